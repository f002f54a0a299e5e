/// Prints YAML values the way people write them: block style, short mappings and lists on one line, long texts folded.
///
/// The only place that writes YAML. O(output), but for values tried on one line first, which doubles the work at most per
/// level of nesting that fits a line.
public struct YAMLPrinter {
  /// Columns of a line that is not made longer by a word of its own.
  public static let width = 100

  private var out = ""

  /// The document with `entries` at its top.
  public static func print(_ entries: [YAMLEntry]) -> [UInt8] {
    var printer = YAMLPrinter()
    printer.mapping(entries, indent: 0)
    return Array(printer.out.utf8)
  }

  /// `node` on one line, however long, to be put into a source: as the value of a block mapping or inside brackets.
  public static func line(_ node: YAMLNode, inFlow: Bool) -> String {
    switch node {
    case .word(let word): word
    case .text(let text): YAMLText.inline(text, inFlow: inFlow)
    case .sequence(let elements): "[" + elements.map { line($0, inFlow: true) }.joined(separator: ", ") + "]"
    case .mapping(let entries, _):
      "{" + entries.map { line($0, inFlow: true) }.joined(separator: ", ") + "}"
    }
  }

  /// `entry` on one line, however long.
  public static func line(_ entry: YAMLEntry, inFlow: Bool) -> String {
    YAMLText.inline(entry.key, inFlow: inFlow) + ": " + line(entry.value, inFlow: inFlow)
  }

  private mutating func mapping(_ entries: [YAMLEntry], indent: Int) {
    for entry in entries {
      let key = YAMLText.inline(entry.key, inFlow: false)
      pad(indent)
      // Readers find the colon of a plain entry only within 1024 bytes.
      if key.utf8.count > 900 {
        out += "? " + key + "\n"
        pad(indent)
        out += ":"
        value(entry.value, indent: indent, used: indent + 1)
      } else {
        out += key + ":"
        value(entry.value, indent: indent, used: indent + key.unicodeScalars.count + 1)
      }
    }
  }

  /// Prints `node` after a colon or a dash that stands at `indent`, with `used` columns of the line taken.
  private mutating func value(_ node: YAMLNode, indent: Int, used: Int) {
    if let line = Self.flow(node, room: Self.width - used - 1) {
      out += " " + line + "\n"
      return
    }
    switch node {
    case .word(let word): out += " " + word + "\n"
    case .text(let text): block(text, indent: indent + 2, used: used)
    case .sequence(let elements):
      out += "\n"
      for element in elements {
        pad(indent + 2)
        out += "-"
        item(element, indent: indent + 2)
      }
    case .mapping(let entries, _):
      out += "\n"
      mapping(entries, indent: indent + 2)
    }
  }

  /// Prints an element of a list after its dash; the first entry of a mapping goes on the dash's line.
  private mutating func item(_ node: YAMLNode, indent: Int) {
    guard case .mapping(let entries, _) = node, !entries.isEmpty, Self.flow(node, room: Self.width - indent - 2) == nil
    else {
      value(node, indent: indent, used: indent + 1)
      return
    }
    var inner = YAMLPrinter()
    inner.mapping(entries, indent: indent + 2)
    out += " " + inner.out.dropFirst(indent + 2)
  }

  /// A text too long for its line, or of several lines.
  private mutating func block(_ text: String, indent: Int, used: Int) {
    guard YAMLText.fitsBlock(text) else {
      out += " " + YAMLText.inline(text, inFlow: false) + "\n"
      return
    }
    if text.contains("\n") {
      out += " |" + (text.hasSuffix("\n\n") ? "+" : text.hasSuffix("\n") ? "" : "-") + "\n"
      let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
      for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
        if !line.isEmpty {
          pad(indent)
          out += line
        }
        out += "\n"
      }
      return
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1, words.allSatisfy({ !$0.isEmpty }) else {
      out += " " + YAMLText.inline(text, inFlow: false) + "\n"
      return
    }
    out += " >-\n"
    var column = 0
    for word in words {
      let length = word.unicodeScalars.count
      if column > 0, column + 1 + length > Self.width {
        out += "\n"
        column = 0
      }
      if column == 0 {
        pad(indent)
        column = indent
      } else {
        out += " "
        column += 1
      }
      out += word
      column += length
    }
    out += "\n"
  }

  private mutating func pad(_ count: Int) { out += String(repeating: " ", count: count) }

  // MARK: One line

  /// `node` on one line of at most `room` columns; nil where it does not fit or should not.
  private static func flow(_ node: YAMLNode, room: Int, isNested: Bool = false) -> String? {
    guard room > 0 else { return nil }
    let line: String
    switch node {
    case .word(let word): line = word
    case .text(let text):
      guard text.utf8.count <= room * 4 else { return nil }
      if text.contains("\n"), !isNested, YAMLText.fitsBlock(text) { return nil }
      line = YAMLText.inline(text, inFlow: isNested)
    case .sequence(let elements):
      guard let parts = all(elements.map { flow($0, room: room, isNested: true) }) else { return nil }
      line = "[" + parts.joined(separator: ", ") + "]"
    case .mapping(let entries, let isSection):
      if isSection, !entries.isEmpty { return nil }
      guard entries.allSatisfy({ $0.key.utf8.count <= room * 4 }),
        let parts = all(entries.map { flow($0.value, room: room, isNested: true) })
      else { return nil }
      let pairs = zip(entries, parts).map { YAMLText.inline($0.0.key, inFlow: true) + ": " + $0.1 }
      line = "{" + pairs.joined(separator: ", ") + "}"
    }
    return line.unicodeScalars.count <= room ? line : nil
  }

  /// The values, if there is one everywhere.
  private static func all(_ values: [String?]) -> [String]? {
    let present = values.compactMap { $0 }
    return present.count == values.count ? present : nil
  }
}
