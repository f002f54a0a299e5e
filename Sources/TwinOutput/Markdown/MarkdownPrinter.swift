/// Where a Markdown document is shown.
public enum MarkdownSetting: Sendable {
  /// A file of its own.
  case page
  /// A comment on a forge, where names call people and numbers call issues: in texts they do not.
  case comment
}

/// Prints a whole document. Linear in its size.
public func printMarkdown(_ blocks: [MarkdownBlock], for setting: MarkdownSetting = .page) -> [UInt8] {
  var printer = MarkdownPrinter(setting: setting)
  printer.print(blocks)
  return printer.output
}

/// Writes blocks as Markdown. The only place where markup characters are written.
struct MarkdownPrinter {
  let setting: MarkdownSetting
  var output: [UInt8] = []
  private var isInTable = false
  /// Whether the line is a heading, in which no list begins.
  private var isInHeading = false
  /// What lines begin with that belong to the same entry.
  private var continuation = ""
  /// Whether the next character starts a block, where more characters mean something.
  private var isAtStart = false

  init(setting: MarkdownSetting) { self.setting = setting }

  mutating func print(_ blocks: [MarkdownBlock]) {
    for (index, block) in blocks.enumerated() {
      if index > 0 { output.append(0x0A) }
      print(block)
    }
  }

  mutating func print(_ block: MarkdownBlock) {
    switch block {
    case .heading(let level, let spans, let anchor):
      if let anchor {
        self.anchor(anchor)
        append("\n\n")
      }
      append(String(repeating: "#", count: level) + " ")
      isInHeading = true
      line(spans)
      isInHeading = false
    case .paragraph(let spans): line(spans)
    case .list(let entries):
      for entry in entries {
        append("- ")
        line(entry, continuedBy: "  ")
      }
    case .numbered(let entries):
      for (index, entry) in entries.enumerated() {
        let number = "\(index + 1). "
        append(number)
        line(entry, continuedBy: String(repeating: " ", count: number.utf8.count))
      }
    case .entries(let entries):
      for entry in entries {
        append("- ")
        line(entry.line, continuedBy: "  ")
        for below in entry.below {
          append("  - ")
          line(below, continuedBy: "    ")
        }
      }
    case .quote(let lines):
      for (index, entry) in lines.enumerated() {
        if index > 0 { append(">\n") }
        append("> ")
        line(entry, continuedBy: "> ")
      }
    case .table(let columns, let rows): table(columns, rows)
    case .code(let text, let language): code(text, language)
    case .folded(let summary, let blocks):
      append("<details><summary>")
      escape(summary)
      append("</summary>\n\n")
      print(blocks)
      append("\n</details>\n")
    case .marker(let name): append("<!-- \(name) -->\n")
    }
  }

  /// The name of an anchor is an attribute: quotes are the only way out of it.
  private mutating func anchor(_ name: String) {
    append("<a id=\"")
    for byte in oneLine(name).utf8 {
      switch byte {
      case 0x22: append("&quot;")
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      default: output.append(byte)
      }
    }
    append("\"></a>")
  }

  private mutating func line(_ spans: [MarkdownSpan], continuedBy continuation: String = "") {
    self.continuation = continuation
    isAtStart = true
    for span in spans { print(span) }
    isAtStart = false
    output.append(0x0A)
  }

  private mutating func table(_ columns: [String], _ rows: [[[[MarkdownSpan]]]]) {
    isInTable = true
    append("|")
    for column in columns {
      append(" ")
      escape(column)
      append(" |")
    }
    append("\n|" + String(repeating: " --- |", count: columns.count) + "\n")
    for row in rows {
      append("|")
      for column in columns.indices {
        append(" ")
        for (index, line) in (column < row.count ? row[column] : []).enumerated() {
          if index > 0 { append("<br>") }
          for span in line { print(span) }
        }
        append(" |")
      }
      append("\n")
    }
    isInTable = false
  }

  private mutating func print(_ span: MarkdownSpan) {
    switch span {
    case .text(let text): escape(text)
    case .strong(let text): wrapped("**", text)
    case .emphasis(let text): wrapped("*", text)
    case .code(let text): code(text)
    case .link(let text, let link):
      append("[")
      isAtStart = false
      escape(text)
      append("](" + destination(link) + ")")
    case .codeLink(let text, let link):
      append("[")
      isAtStart = false
      code(text)
      append("](" + destination(link) + ")")
    case .anchor(let name): anchor(name)
    case .lineBreak, .paragraphBreak: lineBreak(span)
    case .indent(let levels): append(String(repeating: "&nbsp;&nbsp;", count: max(0, min(levels, 16))))
    }
  }

  private mutating func lineBreak(_ span: MarkdownSpan) {
    if isInHeading { return append(" ") }
    if isInTable { return append("<br>") }
    if case .paragraphBreak = span {
      append("\n" + (continuation.hasPrefix(">") ? ">" : ""))
    } else {
      append("\\")
    }
    append("\n" + continuation)
    isAtStart = true
  }

  private func destination(_ link: Link) -> String {
    guard link.isExternal else { return link.address }
    return "<" + link.address.map { $0 == "|" ? "%7C" : String($0) }.joined() + ">"
  }

  /// Emphasis needs text that neither starts nor ends with white space.
  private mutating func wrapped(_ mark: String, _ text: String) {
    let core = text.drop { $0.isWhitespace }
    guard let end = core.lastIndex(where: { !$0.isWhitespace }) else { return }
    append(mark)
    isAtStart = false
    escape(String(core[...end]))
    append(mark)
  }

  /// A code span. Where backticks cannot fence it (a pipe in a table, nothing at all), or a log would take it for a command,
  /// a `code` element does, in which the characters are escaped.
  private mutating func code(_ text: String) {
    isAtStart = false
    let line = oneLine(text)
    if line.isEmpty { return }
    if line.utf8.contains(0x60) || line.contains("{{") || line.contains("{%") || holdsLogCommand(line)
      || (isInTable && line.utf8.contains { $0 == 0x7C || $0 == 0x5C })
    {
      append("<code>")
      escape(line)
      append("</code>")
      return
    }
    let pad = line.first == " " || line.last == " " ? " " : ""
    append("`" + pad + line + pad + "`")
  }

  /// A block between fences that its text cannot end.
  private mutating func code(_ text: String, _ language: StaticString) {
    let fence = String(repeating: "`", count: max(3, (text.split { $0 != "`" }.map(\.count).max() ?? 0) + 1))
    append(fence + "\(language)\n")
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for line in lines.last?.isEmpty == true ? lines.dropLast() : lines[...] {
      append(neutralised(String(line)) + "\n")
    }
    append(fence + "\n")
  }

  /// `text` on one line, with what hides or reorders made visible.
  private func oneLine(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var line = ""
    forEachScalar(of: text) { scalar, isHidden in
      if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        line += " "
      } else if isHidden {
        line += visibleEscape(scalar)
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  /// Writes `text` so that it stands for itself.
  private mutating func escape(_ text: String) {
    if text.isEmpty { return }
    let line = oneLine(text)
    guard isAtStart else {
      escape(bytes: line.utf8[...])
      return
    }
    var rest = Substring(line).drop { $0 == " " }
    let digits = rest.prefix { ("0"..."9").contains($0) }
    if let first = rest.first, "#+-=~:".contains(first) {
      output.append(0x5C)
      append(String(first))
      rest = rest.dropFirst()
    } else if !isInHeading, !digits.isEmpty, let mark = rest.dropFirst(digits.count).first, mark == "." || mark == ")" {
      append(String(digits) + "\\" + String(mark))
      rest = rest.dropFirst(digits.count + 1)
    }
    isAtStart = rest.isEmpty && line.allSatisfy { $0 == " " }
    escape(bytes: rest.utf8)
  }

  private mutating func escape(bytes: Substring.UTF8View) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let rest = bytes[bytes.index(after: index)...]
      switch byte {
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x7C: append("&#124;")
      // Generators of sites fill in what stands between two of these, or one and a percent sign.
      case 0x7B where rest.first == 0x7B || rest.first == 0x25: append("&#123;")
      // What a heading ends with is no part of it.
      case 0x23 where isInHeading: append("\\#")
      case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x7E, 0x24:
        output.append(0x5C)
        output.append(byte)
      default: output.append(byte)
      }
      if setting == .comment, callsSomething(byte, rest) { append("&#8203;") }
      index = bytes.index(after: index)
    }
  }

  /// Whether a forge would take what `byte` begins or joins for the name of a person, the number of an issue or an address:
  /// a space of no width after it makes it text. `GH-1` is the long form of `#1`.
  private func callsSomething(_ byte: UInt8, _ rest: Substring.UTF8View) -> Bool {
    guard let next = rest.first else { return false }
    switch byte {
    case 0x40: return true
    case 0x23, 0x21: return (0x30...0x39).contains(next)
    case 0x2D: return (0x30...0x39).contains(next) && endsInWord("gh-")
    case 0x3A: return next == 0x2F
    case 0x2E: return endsInWord("www.")
    default: return false
    }
  }

  /// Whether what was written last is `word`, in whatever case.
  private func endsInWord(_ word: String) -> Bool {
    String(decoding: output.suffix(word.utf8.count), as: UTF8.self).lowercased() == word
  }
}
