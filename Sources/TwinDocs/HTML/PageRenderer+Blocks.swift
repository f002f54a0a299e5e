import TwinOutput

extension PageRenderer {
  func write(_ block: Block, to main: inout HTMLWriter) {
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
}

extension ContentTable {
  /// Whether it stays a table on a narrow screen.
  fileprivate var isWide: Bool { style == .values && columns.count > 3 }
}
