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
  static let shippedSearchPath = "search-shipped.js"

  func render(_ page: Documentation.Page) -> [UInt8] {
    switch page.content {
    case .stylesheet: Array("\(siteStylesheet)\(diagramStylesheet)".utf8)
    case .script: Array(siteScript.utf8)
    case .searchIndex: searchIndex(builder, plan)
    case .shippedSearch: shippedSearch(builder, plan)
    case .subject(let subject): PageRenderer(site: self, path: page.path, subject: subject).page()
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

  func page() -> [UInt8] {
    page(site.plan.parted.content(subject) ?? site.builder.content(subject, addresses: site.plan.addresses))
  }

  /// The bytes of the page if it says `content`.
  func page(_ content: Content) -> [UInt8] {
    var writer = HTMLWriter(.page)
    writer.element(.html) { html in
      html.set(.text(.lang, "en"))
      html.element(.head) { writeHead(content, to: &$0) }
      html.element(.body) { writeBody(content, to: &$0) }
    }
    return writer.finish()
  }

  /// How many bytes `block` takes on the page.
  func size(of block: Block) -> Int {
    var writer = HTMLWriter(.page)
    writer.element(.div) { write(block, to: &$0) }
    return writer.finish().count
  }

  private func writeHead(_ content: Content, to head: inout HTMLWriter) {
    head.element(.meta) { $0.set(.text(.charset, "utf-8")) }
    head.element(.meta) {
      $0.set(.text(.name, "viewport"))
      $0.set(.text(.content, "width=device-width, initial-scale=1"))
    }
    head.element(.title, text: site.builder.windowTitle(content, subject))
    if !content.summary.isEmpty {
      head.element(.meta) {
        $0.set(.text(.name, "description"))
        $0.set(.text(.content, descriptionLine(content.summary).plainText))
      }
    }
    head.element(.link) {
      $0.set(.text(.rel, "stylesheet"))
      $0.set(.href(.site(SiteRenderer.stylesheetPath, from: path)))
    }
    let root = relativePath("", from: path)
    head.element(.script) {
      $0.set(.source(.site(SiteRenderer.scriptPath, from: path)))
      $0.set(.text(.dataRoot, root))
    }
    if let generation = options.generation { head.write(listeningScript(generation, root: root)) }
  }

  private func writeBody(_ content: Content, to body: inout HTMLWriter) {
    body.element(.a) {
      $0.set(.class("skip"))
      $0.set(.href(.anchor("main")))
      $0.text("Skip to content")
    }
    body.write(header)
    body.element(.div) { layout in
      layout.set(.class("layout"))
      writeMain(content, to: &layout)
      Sidebar(page: self).write(content, to: &layout)
    }
  }

  private var header: HTMLNode {
    node(
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
  }

  private func writeMain(_ content: Content, to layout: inout HTMLWriter) {
    layout.element(.main) { main in
      main.set(.id("main"))
      main.set(.text(.tabindex, "-1"))
      if !content.trail.isEmpty { main.element(.nav) { writeTrail(content.trail, to: &$0) } }
      main.element(.h1) { heading in
        if let kind = content.kind {
          heading.element(.span, .class("kind"), text: kind)
          heading.text(" ")
        }
        heading.element(.span) {
          $0.set(.class("name"))
          writeBreakable(content.title, to: &$0)
        }
      }
      if !content.badges.isEmpty {
        main.element(.p) { badges in
          badges.set(.class("badges"))
          for (index, badge) in content.badges.enumerated() {
            if index > 0 { badges.text(" ") }
            write(badge, to: &badges)
          }
        }
      }
      for block in content.blocks { write(block, to: &main) }
    }
  }

  private func writeTrail(_ trail: [Inline], to nav: inout HTMLWriter) {
    nav.set(.class("trail"))
    nav.set(.text(.ariaLabel, "Breadcrumb"))
    for (index, step) in trail.enumerated() {
      if index > 0 {
        nav.element(.span) {
          $0.set(.class("sep"))
          $0.set(.text(.ariaHidden, "true"))
          $0.text(" / ")
        }
      }
      if case .codeLink(let text, let target) = step {
        write(.link(text, target), to: &nav)
      } else {
        write(step, to: &nav)
      }
    }
  }

  // MARK: Blocks

  private func write(_ block: Block, to main: inout HTMLWriter) {
    switch block {
    case .heading(let level, let text, let id):
      main.element(level == 2 ? .h2 : .h3) { heading in
        heading.set(.id(id))
        heading.element(.a) {
          $0.set(.class("self"))
          $0.set(.href(.anchor(id)))
          $0.text(text)
        }
      }
    case .paragraph(let line): main.element(.p) { write(line, to: &$0) }
    case .description(let text, let language):
      writeDescription(text, language: language, to: &main)
    case .facts(let facts):
      main.element(.dl) { list in
        list.set(.class("facts"))
        for fact in facts {
          list.element(.dt, text: fact.label)
          list.element(.dd) { write(fact.value, to: &$0) }
        }
      }
    case .list(let entries): writeList(entries, to: &main)
    case .nested(let entries):
      main.element(.ul) { list in
        for entry in entries {
          list.element(.li) { item in
            write(entry.line, to: &item)
            if !entry.below.isEmpty { writeList(entry.below, to: &item) }
          }
        }
      }
    case .code(let text, _):
      writeCode(text, label: "Source", to: &main)
    case .dense(let entries): writeList(entries, style: "dense", to: &main)
    case .table(let table):
      // What has many columns is no list on a narrow screen, where nothing would say what is what.
      if table.isWide {
        writeScrolling("Table", to: &main) { write(table, to: &$0) }
      } else {
        write(table, to: &main)
      }
    case .callout(let style, let lines):
      main.element(.div) { note in
        note.set(.class("callout " + style.rawValue))
        note.set(.text(.role, "note"))
        for line in lines { note.element(.p) { write(line, to: &$0) } }
      }
    case .diagram(let diagram):
      main.element(.figure) { figure in
        let picture = diagram.picture()
        // What nearly fits beside the contents, or on a page that has them below, is drawn a little smaller there.
        let style =
          picture.width <= Picture.columnWidth
          ? "scroll fit slim" : picture.width <= Picture.pageWidth ? "scroll fit" : "scroll"
        writeScrolling(shown(diagram.title), style: style, to: &figure) { frame in
          writeStart(of: picture, diagram, to: &frame)
          frame.write(picture.svg(diagram, link: link))
        }
        figure.element(.figcaption, text: diagram.legend)
      }
    }
  }

  /// Where a drawing that is wider than the screen is looked at first: something invisible above what it is about, to which the frame snaps
  /// when it appears, without a script.
  private func writeStart(of picture: Picture, _ diagram: Diagram, to frame: inout HTMLWriter) {
    guard let box = picture.boxes.first(where: { diagram.nodes[$0.node].role == .subject }) else { return }
    frame.element(.div) { start in
      start.set(.class("start"))
      start.set(.text(.ariaHidden, "true"))
      start.element(.svg) { $0.set(.number(.width, box.x)) }
      start.element(.svg) { $0.set(.number(.width, box.width)) }
    }
  }

  private func writeList(_ entries: [[Inline]], style: String? = nil, to parent: inout HTMLWriter) {
    parent.element(.ul) { list in
      if let style { list.set(.class(style)) }
      for entry in entries { list.element(.li) { write(entry, to: &$0) } }
    }
  }

  /// What may be wider than the screen, in a frame of its own that can be moved by keyboard too.
  private func writeScrolling(
    _ label: String, style: String = "scroll", to parent: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
  ) {
    parent.element(.div) { frame in
      frame.set(.class(style))
      frame.set(.text(.tabindex, "0"))
      frame.set(.text(.role, "region"))
      frame.set(.text(.ariaLabel, label))
      content(&frame)
    }
  }

  private func write(_ table: ContentTable, to parent: inout HTMLWriter) {
    parent.element(.table) { element in
      element.set(.class(table.style.rawValue + (table.isWide ? " wide" : "")))
      element.element(.thead) { head in
        head.element(.tr) { row in
          for column in table.columns { row.element(.th, .text(.scope, "col"), text: column) }
        }
      }
      element.element(.tbody) { body in
        for row in table.rows { body.element(.tr) { write(row, columns: table.columns.count, to: &$0) } }
      }
    }
  }

  private func write(_ row: ContentTable.Row, columns: Int, to element: inout HTMLWriter) {
    if row.isGroup {
      element.set(.class("group"))
      element.element(.th) { cell in
        cell.set(.number(.colspan, columns))
        cell.set(.text(.scope, "rowgroup"))
        for lines in row.cells { write(lines, to: &cell) }
      }
      return
    }
    if let anchor = row.anchor { element.set(.id(anchor)) }
    if row.isDeprecated { element.set(.class("old")) }
    for lines in row.cells { element.element(.td) { write(lines, to: &$0) } }
  }

  /// Lines of a cell; facts that follow each other share a line.
  private func write(_ lines: [Line], to cell: inout HTMLWriter) {
    if lines.count == 1, lines[0].style == .plain { return write(lines[0].content, to: &cell) }
    var index = 0
    while index < lines.count {
      let line = lines[index]
      var end = index + 1
      switch line.style {
      case .fact:
        while end < lines.count, lines[end].style == .fact, lines[end].depth == line.depth { end += 1 }
        cell.element(.div) { facts in
          facts.set(.class("fact" + depth(line)))
          for fact in index..<end {
            if fact > index { facts.text(" ") }
            facts.element(.span) { write(lines[fact].content, to: &$0) }
          }
        }
      case .description: writeDescription(line.content.plainText, style: depth(line), to: &cell)
      case .plain, .field:
        cell.element(.div) {
          $0.set(.class(line.style.rawValue + depth(line)))
          write(line.content, to: &$0)
        }
      }
      index = end
    }
  }

  private func depth(_ line: Line) -> String { line.depth == 0 ? "" : " d\(min(line.depth, 8))" }

  /// The parts of a description, each in the direction of its own letters.
  private func writeDescription(
    _ text: String, style: String = "", language: String = "", to parent: inout HTMLWriter
  ) {
    func begin(_ element: inout HTMLWriter) {
      element.set(.class("description" + style))
      if !language.isEmpty { element.set(.text(.lang, language)) }
      element.set(.text(.dir, "auto"))
    }
    for part in descriptionParts(text) {
      switch part {
      case .paragraph(let text):
        parent.element(.p) {
          begin(&$0)
          write(descriptionLine(text), to: &$0)
        }
      case .list(let entries, let isNumbered):
        parent.element(isNumbered ? .ol : .ul) { list in
          begin(&list)
          for entry in entries { list.element(.li) { write(descriptionLine(entry), to: &$0) } }
        }
      case .code(let text): writeCode(text, label: "Code", to: &parent)
      }
    }
  }

  private func writeCode(_ text: String, label: String, to parent: inout HTMLWriter) {
    parent.element(.pre) { source in
      source.set(.text(.tabindex, "0"))
      source.set(.text(.role, "region"))
      source.set(.text(.ariaLabel, label))
      source.element(.code, text: text)
    }
  }

  // MARK: Lines

  func write(_ line: [Inline], to parent: inout HTMLWriter) {
    for inline in line { write(inline, to: &parent) }
  }

  func write(_ inline: Inline, to parent: inout HTMLWriter) {
    switch inline {
    case .text(let text): parent.text(text)
    case .strong(let text): parent.element(.strong, text: text)
    case .muted(let text): parent.element(.span, .class("muted"), text: text)
    case .code(let text): parent.element(.code) { writeBreakable(text, to: &$0) }
    case .link(let text, let target):
      parent.element(.a) {
        $0.set(.href(link(target)))
        writeBreakable(text, to: &$0)
      }
    case .codeLink(let text, let target):
      parent.element(.a) {
        $0.set(.class("code"))
        $0.set(.href(link(target)))
        writeBreakable(text, to: &$0)
      }
    case .external(let text):
      guard let link = Link.external(text) else { return parent.element(.code, text: text) }
      parent.element(.a, .href(link), text: text)
    case .reference(let label, let address):
      guard let link = Link.external(address) else { return parent.element(.code, text: label) }
      parent.element(.a) {
        $0.set(.class("code"))
        $0.set(.href(link))
        $0.text(label)
      }
    case .localized(let text, let language):
      guard !language.isEmpty else { return parent.text(text) }
      parent.element(.span) {
        $0.set(.text(.lang, language))
        $0.set(.text(.dir, "auto"))
        $0.text(text)
      }
    case .badge(let badge): write(badge, to: &parent)
    case .lineBreak: parent.element(.br)
    }
  }

  /// A long name with places where it may be broken: before the capitals in it, and behind what parts its words. Numbers stay whole.
  private func writeBreakable(_ name: String, to parent: inout HTMLWriter) {
    guard name.utf8.count > 16 else { return parent.text(name) }
    var start = name.startIndex
    var previous: UInt8 = 0
    for index in name.utf8.indices {
      let byte = name.utf8[index]
      let parts = byte == 0x5F || byte == 0x2E || byte == 0x2D || byte == 0x2F
      let isWithinNumber = isDigit(byte) && previous == 0x2E
      if start < index, !parts, !isWithinNumber, byte != 0x20, !isCapital(previous), previous != 0x20, previous != 0x28,
        isCapital(byte) || !isLetterOrDigit(previous)
      {
        parent.text(name[start..<index])
        parent.element(.wbr)
        start = index
      }
      previous = byte
    }
    parent.text(name[start...])
  }

  private func write(_ badge: Badge, to parent: inout HTMLWriter) {
    parent.element(.span) {
      $0.set(.class("badge " + badge.style.rawValue))
      if let hint = badge.hint { $0.set(.text(.title, hint)) }
      $0.text(badge.text)
    }
  }

  func link(_ target: Target) -> Link {
    guard let place = site.plan.place(of: target, on: subject) else { return .anchor("main") }
    return .site(place.path, from: path, anchor: place.anchor)
  }
}

private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}

extension ContentTable {
  /// Whether it stays a table on a narrow screen.
  fileprivate var isWide: Bool { style == .values && columns.count > 3 }
}
