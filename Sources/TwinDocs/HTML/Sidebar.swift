import TwinModel
import TwinOutput

/// The way around: this page's sections, the package, and what stands beside this element. Bounded, whatever the model.
struct Sidebar {
  let page: PageRenderer

  /// How many elements before and after this one are listed.
  private static let reach = 12
  /// Bytes that a name may take here: its own page has all of it.
  private static let longestEntry = 200
  /// How many packages the sidebar lists.
  private static let packages = 40

  private var model: Model { page.site.builder.model }

  func write(_ content: Content, to layout: inout HTMLWriter) {
    layout.element(.nav) { side in
      side.set(.class("side"))
      side.set(.id("contents"))
      side.set(.text(.ariaLabel, "Contents"))
      writeSections(of: content, to: &side)
      write(around: page.subject, to: &side)
    }
  }

  private func write(around subject: PageSubject, to side: inout HTMLWriter) {
    switch subject {
    case .home, .formerPackage: writePackages(around: nil, to: &side)
    case .package(let id): writePackages(around: id, to: &side)
    case .listing(let id, let kind, _): writeKinds(of: id, current: kind, to: &side)
    case .former(let position):
      let entry = page.site.builder.references.former.entries[position]
      guard case .present(let package) = entry.package else { return writePackages(around: nil, to: &side) }
      writeKinds(of: package, current: entry.element.kind, to: &side)
    case .uses(let element, _, _):
      writeKinds(of: model.header(element).package, current: element.kind, to: &side)
    case .article(let index, _): writePackages(around: page.site.builder.package(ofArticle: index), to: &side)
    case .members(let twin, _):
      writeKinds(of: model.twins[twin].header.package, current: .twin, to: &side)
      writeNeighbours(of: Element(twin), to: &side)
    case .element(let element):
      writeKinds(of: model.header(element).package, current: element.kind, to: &side)
      writeNeighbours(of: element, to: &side)
    case .further(let base, _, _): write(around: base, to: &side)
    }
  }

  private func writeSections(of content: Content, to side: inout HTMLWriter) {
    let sections = content.blocks.compactMap { block -> (text: String, id: String)? in
      if case .heading(2, let text, let id) = block { (text, id) } else { nil }
    }
    guard sections.count > 1 else { return }
    side.element(.h2, text: "On this page")
    side.element(.ul) { list in
      for section in sections {
        let text = shortened(section.text, to: Self.longestEntry)
        list.element(.li) { $0.element(.a, .href(.anchor(section.id)), text: text) }
      }
    }
  }

  /// All packages, or of many those around `current`.
  private func writePackages(around current: ID<Package>?, to side: inout HTMLWriter) {
    let count = model.packages.count
    guard count > 0 else { return }
    let first = max(0, min((current?.index ?? 0) - Self.packages / 2, count - Self.packages))
    side.element(.h2, text: "Packages")
    side.element(.ul) { list in
      list.set(.class("names"))
      for index in first..<min(count, first + Self.packages) {
        let id = ID<Package>(index)
        writeEntry(model.string(model.packages[id].name), .package(id), id == current, to: &list)
      }
    }
  }

  private func writeKinds(of id: ID<Package>, current: ElementKind, to side: inout HTMLWriter) {
    let package = model.packages[id]
    side.element(.h2) {
      page.write(.link(shortened(model.string(package.name), to: Self.longestEntry), .package(id)), to: &$0)
    }
    side.element(.ul) { list in
      for kind in ElementKind.allCases {
        let count = model.rows(of: kind, in: package).count
        guard count > 0 else { continue }
        writeEntry("\(kind.plural) (\(count))", .listing(id, kind), kind == current, to: &list)
      }
    }
  }

  private func writeNeighbours(of element: Element, to side: inout HTMLWriter) {
    let package = model.header(element).package
    let rows = model.rows(of: element.kind, in: model.packages[package])
    let order = page.site.builder.order
    let place = order.place(of: element)
    let shown = max(rows.lowerBound, place - Self.reach)..<min(rows.upperBound, place + Self.reach + 1)
    guard shown.count > 1 else { return }
    side.element(.h2, text: element.kind.plural)
    side.element(.ul) { list in
      list.set(.class("names"))
      for place in shown {
        let other = order.element(element.kind, at: place)
        writeEntry(model.name(other), .element(other), other == element, to: &list)
      }
    }
  }

  private func writeEntry(_ text: String, _ target: Target, _ isCurrent: Bool, to list: inout HTMLWriter) {
    list.element(.li) { item in
      item.element(.a) {
        $0.set(.href(page.link(target)))
        if isCurrent { $0.set(.text(.ariaCurrent, "page")) }
        $0.text(shortened(text, to: Self.longestEntry))
      }
    }
  }
}
