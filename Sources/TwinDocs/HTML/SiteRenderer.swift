import TwinModel
import TwinOutput

/// Writes content as pages of the site. A class, so that what all pages share is passed on at the cost of one reference.
final class SiteRenderer: Sendable {
  let builder: ContentBuilder
  let plan: SitePlan

  init(builder: ContentBuilder, plan: SitePlan) {
    self.builder = builder
    self.plan = plan
  }

  static let stylesheetPath = "site.css"
  static let scriptPath = "site.js"
  static let searchIndexPath = "search.js"

  func render(_ page: Documentation.Page) -> [UInt8] {
    switch page.content {
    case .stylesheet: Array("\(siteStylesheet)\(diagramStylesheet)".utf8)
    case .script: Array(siteScript.utf8)
    case .searchIndex: searchIndex(builder, plan)
    case .subject(let subject): printHTML(PageRenderer(site: self, path: page.path, subject: subject).html())
    }
  }
}

/// Writes the content of one page.
struct PageRenderer {
  let site: SiteRenderer
  let path: String
  let subject: PageSubject

  private var model: Model { site.builder.model }
  private var options: DocumentationOptions { site.builder.options }

  func html() -> HTMLNode {
    let content = site.builder.content(subject, addresses: site.plan.addresses)
    return node(.html, .text(.lang, "en"), content: [head(content), body(content)])
  }

  private func head(_ content: Content) -> HTMLNode {
    let title = content.title == options.title ? content.title : content.title + " · " + options.title
    var nodes = [
      node(.meta, .text(.charset, "utf-8")),
      node(.meta, .text(.name, "viewport"), .text(.content, "width=device-width, initial-scale=1")),
      node(.title, text: title),
    ]
    if !content.summary.isEmpty {
      nodes.append(node(.meta, .text(.name, "description"), .text(.content, content.summary)))
    }
    nodes.append(
      node(.link, .text(.rel, "stylesheet"), .href(.site(SiteRenderer.stylesheetPath, from: path))))
    let root = relativePath("", from: path)
    nodes.append(
      node(.script, .source(.site(SiteRenderer.scriptPath, from: path)), .text(.dataRoot, root)))
    if let generation = options.generation { nodes.append(listeningScript(generation, root: root)) }
    return node(.head, content: nodes)
  }

  private func body(_ content: Content) -> HTMLNode {
    let header = node(
      .header, .class("top"),
      content: [
        node(.a, .class("brand"), .href(.site(site.plan.path(.home), from: path)), text: options.title),
        node(
          .div, .class("search"), .text(.role, "search"), .flag(.hidden),
          content: [
            node(
              .input, .id("search"), .text(.type, "search"), .text(.placeholder, "Search  ( / )"),
              .text(.ariaLabel, "Search"), .text(.role, "combobox"), .text(.ariaAutocomplete, "list"),
              .text(.ariaControls, "results"), .text(.ariaExpanded, "false"), .text(.autocomplete, "off"),
              .text(.spellcheck, "false")),
            node(.div, .id("results"), .text(.role, "listbox"), .text(.ariaLabel, "Search results"), .flag(.hidden)),
          ]),
        node(.a, .class("menu"), .href(.anchor("contents")), text: "Contents"),
        node(.button, .id("theme"), .text(.type, "button"), .flag(.hidden), text: "Theme"),
      ])
    return node(
      .body,
      content: [
        node(.a, .class("skip"), .href(.anchor("main")), text: "Skip to content"), header,
        node(.div, .class("layout"), content: [main(content), Sidebar(page: self).html(content)]),
      ])
  }

  private func main(_ content: Content) -> HTMLNode {
    var nodes: [HTMLNode] = []
    if !content.trail.isEmpty {
      var crumbs: [HTMLNode] = []
      for (index, step) in content.trail.enumerated() {
        if index > 0 { crumbs.append(node(.span, .class("sep"), .text(.ariaHidden, "true"), text: " / ")) }
        crumbs.append(html(plain(step)))
      }
      nodes.append(node(.nav, .class("trail"), .text(.ariaLabel, "Breadcrumb"), content: crumbs))
    }
    var heading: [HTMLNode] = []
    if let kind = content.kind { heading += [node(.span, .class("kind"), text: kind), .text(" ")] }
    heading.append(node(.span, .class("name"), text: content.title))
    nodes.append(node(.h1, content: heading))
    if !content.badges.isEmpty {
      nodes.append(
        node(.p, .class("badges"), content: Array(content.badges.map { [html($0)] }.joined(separator: [.text(" ")]))))
    }
    for block in content.blocks { append(block, to: &nodes) }
    return node(.main, .id("main"), .text(.tabindex, "-1"), content: nodes)
  }

  private func plain(_ step: Inline) -> Inline {
    if case .codeLink(let text, let target) = step { return .link(text, target) }
    return step
  }

  // MARK: Blocks

  private func append(_ block: Block, to nodes: inout [HTMLNode]) {
    switch block {
    case .heading(let level, let text, let id):
      nodes.append(
        node(level == 2 ? .h2 : .h3, .id(id), content: [node(.a, .class("self"), .href(.anchor(id)), text: text)]))
    case .paragraph(let line): nodes.append(node(.p, content: html(line)))
    case .description(let text, let language):
      var attributes: [HTMLAttribute] = [.class("description")]
      if !language.isEmpty { attributes += [.text(.lang, language), .text(.dir, "auto")] }
      for paragraph in paragraphs(text) {
        nodes.append(.element(HTMLElement(tag: .p, attributes: attributes, content: [.text(paragraph)])))
      }
    case .facts(let facts):
      nodes.append(
        node(
          .dl, .class("facts"),
          content: facts.flatMap { [node(.dt, text: $0.label), node(.dd, content: html($0.value))] }))
    case .list(let entries): nodes.append(node(.ul, content: entries.map { node(.li, content: html($0)) }))
    case .nested(let entries):
      nodes.append(
        node(
          .ul,
          content: entries.map { entry in
            let below = entry.below.map { node(.li, content: html($0)) }
            return node(.li, content: html(entry.line) + (below.isEmpty ? [] : [node(.ul, content: below)]))
          }))
    case .code(let text, _):
      nodes.append(
        node(
          .pre, .text(.tabindex, "0"), .text(.role, "region"), .text(.ariaLabel, "Source"),
          content: [node(.code, text: text)]))
    case .dense(let entries):
      nodes.append(node(.ul, .class("dense"), content: entries.map { node(.li, content: html($0)) }))
    case .table(let table):
      // What has many columns is no list on a narrow screen, where nothing would say what is what.
      nodes.append(table.isWide ? scrolling(html(table), "Table") : html(table))
    case .callout(let style, let lines):
      nodes.append(
        node(
          .div, .class("callout " + style.rawValue), .text(.role, "note"),
          content: lines.map { node(.p, content: html($0)) }))
    case .diagram(let diagram):
      nodes.append(figure(diagram.picture().svg(diagram, link: link), shown(diagram.title), diagram.legend))
    }
  }

  private func figure(_ drawing: HTMLNode, _ title: String, _ caption: String) -> HTMLNode {
    node(
      .figure,
      content: [
        scrolling(drawing, title), node(.figcaption, text: caption),
      ])
  }

  /// What may be wider than the screen, in a frame of its own that can be moved by keyboard too.
  private func scrolling(_ content: HTMLNode, _ label: String) -> HTMLNode {
    node(
      .div, .class("scroll"), .text(.tabindex, "0"), .text(.role, "region"), .text(.ariaLabel, label),
      content: [content])
  }

  private func html(_ table: ContentTable) -> HTMLNode {
    let head = node(
      .thead, content: [node(.tr, content: table.columns.map { node(.th, .text(.scope, "col"), text: $0) })])
    let body = node(.tbody, content: table.rows.map { html($0, columns: table.columns.count) })
    return node(.table, .class(table.style.rawValue + (table.isWide ? " wide" : "")), content: [head, body])
  }

  private func html(_ row: ContentTable.Row, columns: Int) -> HTMLNode {
    if row.isGroup {
      let cell = node(
        .th, .number(.colspan, columns), .text(.scope, "rowgroup"), content: row.cells.flatMap { html(lines: $0) })
      return node(.tr, .class("group"), content: [cell])
    }
    var attributes: [HTMLAttribute] = []
    if let anchor = row.anchor { attributes.append(.id(anchor)) }
    if row.isDeprecated { attributes.append(.class("old")) }
    let cells = row.cells.map { node(.td, content: html(lines: $0)) }
    return .element(HTMLElement(tag: .tr, attributes: attributes, content: cells))
  }

  /// Lines of a cell; facts that follow each other share a line.
  private func html(lines: [Line]) -> [HTMLNode] {
    if lines.count == 1, lines[0].style == .plain { return html(lines[0].content) }
    var nodes: [HTMLNode] = []
    var facts: [HTMLNode] = []
    for (index, line) in lines.enumerated() {
      if line.style == .fact {
        if !facts.isEmpty { facts.append(.text(" ")) }
        facts.append(node(.span, content: html(line.content)))
        let next = index + 1 < lines.count ? lines[index + 1] : nil
        if next?.style == .fact, next?.depth == line.depth { continue }
        nodes.append(node(.div, .class("fact" + depth(line)), content: facts))
        facts = []
      } else if line.style == .description {
        for paragraph in descriptionParagraphs(line) {
          nodes.append(node(.p, .class("description" + depth(line)), content: paragraph))
        }
      } else {
        nodes.append(node(.div, .class(line.style.rawValue + depth(line)), content: html(line.content)))
      }
    }
    return nodes
  }

  private func depth(_ line: Line) -> String { line.depth == 0 ? "" : " d\(min(line.depth, 8))" }

  private func descriptionParagraphs(_ line: Line) -> [[HTMLNode]] {
    guard case .text(let text)? = line.content.first, line.content.count == 1 else { return [html(line.content)] }
    return paragraphs(text).map { [.text($0)] }
  }

  // MARK: Lines

  func html(_ line: [Inline]) -> [HTMLNode] { line.map { html($0) } }

  func html(_ inline: Inline) -> HTMLNode {
    switch inline {
    case .text(let text): return .text(text)
    case .strong(let text): return node(.strong, text: text)
    case .muted(let text): return node(.span, .class("muted"), text: text)
    case .code(let text): return node(.code, text: text)
    case .link(let text, let target): return node(.a, .href(link(target)), text: text)
    case .codeLink(let text, let target):
      return node(.a, .class("code"), .href(link(target)), content: breakable(text))
    case .external(let text):
      guard let link = Link.external(text) else { return node(.code, text: text) }
      return node(.a, .href(link), text: text)
    case .reference(let label, let address):
      guard let link = Link.external(address) else { return node(.code, text: label) }
      return node(.a, .class("code"), .href(link), text: label)
    case .localized(let text, let language):
      guard !language.isEmpty else { return .text(text) }
      return node(.span, .text(.lang, language), .text(.dir, "auto"), text: text)
    case .badge(let badge): return html(badge)
    case .lineBreak: return node(.br)
    }
  }

  /// A long name with places where it may be broken: before the capitals in it, and behind what parts its words.
  private func breakable(_ name: String) -> [HTMLNode] {
    guard name.utf8.count > 20 else { return [.text(name)] }
    var nodes: [HTMLNode] = []
    var start = name.startIndex
    var isEnd = false
    for index in name.utf8.indices {
      let byte = name.utf8[index]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let parts = byte == 0x5F || byte == 0x2E || byte == 0x2D || byte == 0x2F
      if start < index, !parts, isEnd, isCapital || !isLetterOrDigit(name.utf8[name.utf8.index(before: index)]) {
        nodes += [.text(String(name[start..<index])), node(.wbr)]
        start = index
      }
      isEnd = !isCapital
    }
    return nodes + [.text(String(name[start...]))]
  }

  private func html(_ badge: Badge) -> HTMLNode {
    var attributes: [HTMLAttribute] = [.class("badge " + badge.style.rawValue)]
    if let hint = badge.hint { attributes.append(.text(.title, hint)) }
    return .element(HTMLElement(tag: .span, attributes: attributes, content: [.text(badge.text)]))
  }

  func link(_ target: Target) -> Link {
    if case .section(let id) = target { return .anchor(id) }
    guard let place = site.plan.place(of: target) else { return .anchor("main") }
    return .site(place.path, from: path, anchor: place.anchor)
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}

extension ContentTable {
  /// Whether it stays a table on a narrow screen.
  fileprivate var isWide: Bool { style == .values && columns.count > 3 }
}
