import TwinOutput

/// A part of a description.
enum DescriptionPart: Equatable, Sendable {
  case paragraph(String)
  /// Entries with bullets, or counted from 1.
  case list([String], isNumbered: Bool)
  /// What stands between fences, line by line as it is.
  case code(String)
}

/// The parts of a description: paragraphs, and of Markdown what authors write without thinking of it, lists and fenced blocks. Linear in its size.
func descriptionParts(_ text: String) -> [DescriptionPart] {
  if !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return text.isEmpty ? [] : [.paragraph(text)] }
  var reader = DescriptionReader()
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reader.read(line) }
  return reader.finish()
}

private struct DescriptionReader {
  private struct Fence {
    var mark: Character
    var length: Int
    var indent: Int
  }

  private var parts: [DescriptionPart] = []
  /// Of the paragraph, the entry or the code that is open.
  private var lines: [Substring] = []
  /// Of the list that is open, without the one that is.
  private var entries: [String] = []
  /// Whether the list that is open is numbered; nil without one.
  private var isNumbered: Bool?
  private var fence: Fence?
  private var isAfterBlank = false

  mutating func read(_ line: Substring) {
    if let fence { return read(line, inside: fence) }
    let words = line.drop(while: \.isWhitespace)
    if words.isEmpty {
      if isNumbered == nil { endParagraph() }
      isAfterBlank = true
      return
    }
    if let opening = opening(words, indent: line.count - words.count) {
      endParagraph()
      endList()
      fence = opening
    } else if let entry = entry(words) {
      if isNumbered != entry.isNumbered {
        endParagraph()
        endList()
        isNumbered = entry.isNumbered
      } else {
        endEntry()
      }
      lines = [entry.text]
    } else {
      // Behind a blank line an entry goes on where it is indented.
      if isAfterBlank, line.startIndex == words.startIndex { endList() }
      lines.append(isNumbered == nil ? line : words)
    }
    isAfterBlank = false
  }

  mutating func finish() -> [DescriptionPart] {
    if fence != nil { endCode() }
    endParagraph()
    endList()
    return parts
  }

  private mutating func read(_ line: Substring, inside fence: Fence) {
    let words = line.drop(while: \.isWhitespace)
    let marks = words.prefix { $0 == fence.mark }
    if marks.count >= fence.length, words.dropFirst(marks.count).allSatisfy(\.isWhitespace) { return endCode() }
    var start = line.startIndex
    for _ in 0..<fence.indent {
      guard start < line.endIndex, line[start].isWhitespace else { break }
      start = line.index(after: start)
    }
    lines.append(line[start...])
  }

  private func opening(_ words: Substring, indent: Int) -> Fence? {
    guard let mark = words.first, mark == "`" || mark == "~" else { return nil }
    let length = words.prefix { $0 == mark }.count
    guard length >= 3, mark == "~" || !words.dropFirst(length).contains("`") else { return nil }
    return Fence(mark: mark, length: length, indent: indent)
  }

  /// Numbers count on from 1, or they are words.
  private func entry(_ words: Substring) -> (text: Substring, isNumbered: Bool)? {
    let digits = words.prefix { ("0"..."9").contains($0) }.prefix(9)
    let rest = words.dropFirst(digits.count)
    guard let mark = rest.first, rest.dropFirst().first == " " else { return nil }
    let text = rest.dropFirst(2).drop { $0 == " " }
    guard !text.isEmpty else { return nil }
    if digits.isEmpty { return "-*+".contains(mark) ? (text, false) : nil }
    let next = isNumbered == true ? entries.count + 2 : 1
    return (mark == "." || mark == ")") && Int(digits) == next ? (text, true) : nil
  }

  private mutating func endCode() {
    parts.append(.code(lines.joined(separator: "\n")))
    lines = []
    fence = nil
  }

  private mutating func endParagraph() {
    guard isNumbered == nil, !lines.isEmpty else { return }
    parts.append(.paragraph(lines.joined(separator: "\n")))
    lines = []
  }

  private mutating func endEntry() {
    guard isNumbered != nil, !lines.isEmpty else { return }
    entries.append(lines.joined(separator: "\n"))
    lines = []
  }

  private mutating func endList() {
    guard let numbered = isNumbered else { return }
    endEntry()
    parts.append(.list(entries, isNumbered: numbered))
    entries = []
    isNumbered = nil
  }
}

/// A paragraph or an entry of a description: what stands between backticks is code, and `https` addresses lead where they say.
func descriptionLine(_ text: String) -> [Inline] {
  markdownSpans(text).flatMap { span -> [Inline] in
    switch span {
    case .code(let code): [.code(code)]
    case .text(let text): linked(text)
    default: []
    }
  }
}

private func linked(_ text: String) -> [Inline] {
  guard text.utf8.contains(0x3A) else { return [.text(text)] }
  var line: [Inline] = []
  var start = text.startIndex
  var rest = text[...]
  while let scheme = rest.firstRange(of: "https://") {
    let end = text[scheme.lowerBound...].firstIndex { $0.isWhitespace || "<>\"`".contains($0) } ?? text.endIndex
    let address = withoutPunctuation(text[scheme.lowerBound..<end])
    // What was cut short leads nowhere.
    if address.endIndex > scheme.upperBound, !text[address.endIndex..<end].contains("…"),
      Link.external(String(address)) != nil
    {
      if start < address.startIndex { line.append(.text(String(text[start..<address.startIndex]))) }
      line.append(.external(String(address)))
      start = address.endIndex
    }
    rest = text[end...]
  }
  if start < text.endIndex { line.append(.text(String(text[start...]))) }
  return line
}

/// `address` without what ends the sentence around it.
private func withoutPunctuation(_ address: Substring) -> Substring {
  var address = address
  var open = address.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
  while let last = address.last, ".,;:!?'*_]…".contains(last) || (last == ")" && open < 0) {
    if last == ")" { open += 1 }
    address.removeLast()
  }
  return address
}

/// The first sentence of the description `text`, or its first 140 characters, on one line.
func firstSentence(_ text: String) -> String {
  for part in descriptionParts(text) {
    switch part {
    case .paragraph(let text): return sentence(text)
    case .list(let entries, _): return sentence(entries.first ?? "")
    case .code: continue
    }
  }
  return ""
}

private func sentence(_ text: String) -> String {
  var line = String.UnicodeScalarView()
  var length = 0
  var endsSentence = false
  var isAfterSpace = true
  for scalar in text.unicodeScalars {
    let isSpace = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    if isSpace, endsSentence { break }
    if isSpace, isAfterSpace { continue }
    line.append(isSpace ? " " : scalar)
    length += 1
    if length >= 140 { return String(line) + "…" }
    isAfterSpace = isSpace
    endsSentence = scalar == "." || scalar == "!" || scalar == "?"
  }
  return String(line)
}
