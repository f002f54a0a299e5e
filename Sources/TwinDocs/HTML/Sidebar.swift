import TwinModel
import TwinOutput

/// The way around: this page's sections, the package, and what stands beside this element. Bounded, whatever the model.
struct Sidebar {
  let page: PageRenderer

  /// How many elements before and after this one are listed.
  private static let reach = 12
  /// How many packages the sidebar lists.
  private static let packages = 40

  private var model: Model { page.site.builder.model }

  func html(_ content: Content) -> HTMLNode {
    var nodes = onThisPage(content)
    switch page.subject {
    case .home: nodes += packages(around: nil)
    case .package(let id): nodes += packages(around: id)
    case .listing(let id, let kind, _): nodes += kinds(of: id, current: kind)
    case .uses(let element, _, _): nodes += kinds(of: model.header(element).package, current: element.kind)
    case .article(let index, _): nodes += packages(around: page.site.builder.package(ofArticle: index))
    case .members(let twin, _):
      nodes += kinds(of: model.twins[twin].header.package, current: .twin) + neighbours(of: Element(twin))
    case .element(let element):
      nodes += kinds(of: model.header(element).package, current: element.kind) + neighbours(of: element)
    }
    return node(.nav, .class("side"), .id("contents"), .text(.ariaLabel, "Contents"), content: nodes)
  }

  private func onThisPage(_ content: Content) -> [HTMLNode] {
    let sections = content.blocks.compactMap { block -> HTMLNode? in
      guard case .heading(2, let text, let id) = block else { return nil }
      return node(.li, content: [node(.a, .href(.anchor(id)), text: text)])
    }
    return sections.count < 2 ? [] : [node(.h2, text: "On this page"), node(.ul, content: sections)]
  }

  /// All packages, or of many those around `current`.
  private func packages(around current: ID<Package>?) -> [HTMLNode] {
    let count = model.packages.count
    guard count > 0 else { return [] }
    let first = max(0, min((current?.index ?? 0) - Self.packages / 2, count - Self.packages))
    let entries = (first..<min(count, first + Self.packages)).map { index in
      let id = ID<Package>(index)
      return entry(model.string(model.packages[id].name), .package(id), id == current)
    }
    return [node(.h2, text: "Packages"), node(.ul, .class("names"), content: entries)]
  }

  private func kinds(of id: ID<Package>, current: ElementKind) -> [HTMLNode] {
    let package = model.packages[id]
    let entries = ElementKind.allCases.compactMap { kind -> HTMLNode? in
      let count = model.rows(of: kind, in: package).count
      guard count > 0, kind != .unit else { return nil }
      return entry("\(kind.plural) (\(count))", .listing(id, kind), kind == current)
    }
    let heading = node(.h2, content: [page.html(.link(model.string(package.name), .package(id)))])
    return [heading, node(.ul, content: entries)]
  }

  private func neighbours(of element: Element) -> [HTMLNode] {
    let package = model.header(element).package
    let rows = model.rows(of: element.kind, in: model.packages[package])
    let row = Int(element.row)
    let shown = max(rows.lowerBound, row - Self.reach)..<min(rows.upperBound, row + Self.reach + 1)
    guard shown.count > 1 else { return [] }
    let entries = shown.map { row in
      let other = Element(element.kind, UInt32(row))
      return entry(model.name(other), .element(other), other == element)
    }
    return [node(.h2, text: element.kind.plural), node(.ul, .class("names"), content: entries)]
  }

  private func entry(_ text: String, _ target: Target, _ isCurrent: Bool) -> HTMLNode {
    var attributes: [HTMLAttribute] = [.href(page.link(target))]
    if isCurrent { attributes.append(.text(.ariaCurrent, "page")) }
    return node(.li, content: [.element(HTMLElement(tag: .a, attributes: attributes, content: [.text(text)]))])
  }
}
