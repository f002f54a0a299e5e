internal import TwinSource

/// Reads JSON into a tree: one loop over tokens, no recursion.
struct JSONReader {
  let bytes: [UInt8]
  var builder: TreeBuilder
  var offset: Int
  private var open: [Bracket] = []
  private var problems = 0
  private var stopped = false

  /// A bracket that has not been closed, and what may come next inside it.
  private struct Bracket {
    var isObject: Bool
    var start: Int
    var expects: Expectation
    /// The comma before the next entry.
    var comma: Int?
  }

  private enum Expectation {
    case entry, colon, value, commaOrEnd
  }

  /// Mistakes in one file before reading stops: what looks so little like JSON is probably something else.
  private static let problemLimit = 20

  init(_ bytes: [UInt8], from start: Int, builder: TreeBuilder) {
    self.bytes = bytes
    self.builder = builder
    offset = start
  }

  /// Reads the whole file.
  mutating func read() {
    skipSpace()
    guard !stopped else { return }
    guard offset < bytes.count else {
      return problem("the file is empty", at: offset, offset, ["a JSON file holds one value; write `{}` for nothing"])
    }
    readValue()
    while let bracket = open.last, !stopped {
      skipSpace()
      guard !stopped else { return }
      guard offset < bytes.count else { return reportUnclosed(bracket) }
      switch bracket.expects {
      case .entry: readEntry(bracket)
      case .colon: readColon()
      case .value:
        open[open.count - 1].expects = .commaOrEnd
        readValue()
      case .commaOrEnd: readCommaOrEnd(bracket)
      }
    }
    guard !stopped else { return }
    skipSpace()
    if offset < bytes.count, !stopped {
      problem(
        "text follows the value of the file", at: offset, offset + 1,
        ["a JSON file holds one value; put several into an array"])
    }
  }

  // MARK: Structure

  private mutating func readEntry(_ bracket: Bracket) {
    if isCloser(bytes[offset]) {
      if let comma = bracket.comma {
        let place = builder.place(UInt32(comma), UInt32(comma + 1))
        problem(
          "a comma stands before the closing bracket", at: comma, comma + 1,
          ["JSON allows commas between entries only; remove it"],
          fixIts: [FixIt("remove the comma", [Edit(place, "")])])
      }
      return close(bracket)
    }
    if bytes[offset] == UInt8(ascii: ",") {
      problem("a comma without an entry before it", at: offset, offset + 1, ["remove it, or write the missing entry"])
      offset += 1
      return
    }
    guard bracket.isObject else {
      open[open.count - 1].expects = .commaOrEnd
      return readValue()
    }
    open[open.count - 1].expects = .colon
    switch bytes[offset] {
    case UInt8(ascii: "\""): readString()
    case UInt8(ascii: "'"): readSingleQuoted()
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"):
      stop("expected a key in double quotes", at: offset, offset + 1, ["entries of an object are `\"key\": value`"])
    default: readBareKey()
    }
  }

  private mutating func readColon() {
    open[open.count - 1].expects = .value
    switch bytes[offset] {
    case UInt8(ascii: ":"): offset += 1
    case UInt8(ascii: "="):
      problem("expected `:` after the key, not `=`", at: offset, offset + 1, ["write `\"key\": value`"])
      offset += 1
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      problem("the key has no value", at: offset, offset + 1, ["write `\"key\": value`; `null` stands for nothing"])
      addNothing()
    default:
      problem("the `:` after the key is missing", at: offset, offset + 1, ["write `\"key\": value`"])
    }
  }

  private mutating func readCommaOrEnd(_ bracket: Bracket) {
    let byte = bytes[offset]
    if isCloser(byte) { return close(bracket) }
    open[open.count - 1].expects = .entry
    open[open.count - 1].comma = nil
    if byte == UInt8(ascii: ",") {
      open[open.count - 1].comma = offset
      offset += 1
    } else if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") {
      problem(
        "expected `,` or `\(bracket.isObject ? "}" : "]")`, not `\(Character(UnicodeScalar(byte)))`", at: offset,
        offset + 1, ["entries are separated by commas"])
      offset += 1
    } else {
      let end = Int(builder.lastEnd)
      let place = builder.place(UInt32(end), UInt32(end))
      problem(
        "a comma is missing before this", at: offset, offset + 1, ["entries are separated by commas"],
        fixIts: [FixIt("insert a comma", [Edit(place, ",")])])
    }
  }

  private mutating func close(_ bracket: Bracket) {
    let closer: UInt8 = bracket.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard bytes[offset] == closer else {
      let place = builder.place(UInt32(bracket.start), UInt32(bracket.start + 1))
      let (wrong, right) = bracket.isObject ? ("]", "}") : ("}", "]")
      return stop(
        "`\(wrong)` closes what `\(bracket.isObject ? "{" : "[")` opened", at: offset, offset + 1,
        ["write `\(right)` here, or mend the brackets before it; the rest of the file is not read"],
        related: [RelatedPlace(place, "it is opened here")])
    }
    offset += 1
    open.removeLast()
    builder.closeCollection(end: UInt32(offset))
  }

  private mutating func reportUnclosed(_ bracket: Bracket) {
    let (name, closer) = bracket.isObject ? ("object", "}") : ("array", "]")
    if bracket.expects == .value { addNothing() }
    stop(
      "the \(name) is never closed with `\(closer)`", at: offset, offset,
      ["the file ends inside it; write what is missing"],
      related: [RelatedPlace(builder.place(UInt32(bracket.start), UInt32(bracket.start + 1)), "it is opened here")])
  }

  /// Reads what stands where a value must.
  private mutating func readValue() {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = byte == UInt8(ascii: "{")
      guard builder.openCollection(isMapping: isObject, start: UInt32(offset)) else { return stopped = true }
      open.append(Bracket(isObject: isObject, start: offset, expects: .entry, comma: nil))
      offset += 1
    case UInt8(ascii: "\""): readString()
    case UInt8(ascii: "'"): readSingleQuoted()
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"):
      if open.isEmpty {
        return stop(
          "expected a value, not `\(Character(UnicodeScalar(byte)))`", at: offset, offset + 1,
          ["a JSON file holds one object, array, string, number, `true`, `false` or `null`"])
      }
      problem("a value is missing here", at: offset, offset + 1, ["write it; `null` stands for nothing"])
      addNothing()
      if byte == UInt8(ascii: ":") { offset += 1 }
    default: readBareValue()
    }
  }

  private func isCloser(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") }

  // MARK: White space

  /// Skips white space, and comments, which it reports.
  private mutating func skipSpace() {
    while offset < bytes.count, !stopped {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        guard let end = commentEnd() else { return }
        problem(
          "a comment stands in JSON", at: offset, end,
          ["JSON has no comments; remove it, or keep it as the value of a key such as `comment`"])
        offset = end
      default: return
      }
    }
  }

  private func commentEnd() -> Int? {
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    if bytes[offset] == UInt8(ascii: "#") || next == UInt8(ascii: "/") {
      return bytes[offset...].firstIndex(where: isBreak) ?? bytes.count
    }
    guard next == UInt8(ascii: "*") else { return nil }
    var end = offset + 2
    while end + 1 < bytes.count {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") { return end + 2 }
      end += 1
    }
    return bytes.count
  }

  // MARK: Findings

  /// Reports a mistake that reading goes on after, up to a number of them.
  mutating func problem(
    _ message: String, at start: Int, _ end: Int, _ notes: [String], related: [RelatedPlace] = [], fixIts: [FixIt] = []
  ) {
    guard !stopped else { return }
    problems += 1
    var notes = notes
    if problems == Self.problemLimit {
      notes.append("the file has \(problems) mistakes up to here; the rest of it is not read")
      stopped = true
    }
    let place = builder.place(UInt32(start), UInt32(min(end, bytes.count)))
    builder.findings.add("syntax/invalid-json") {
      Finding("syntax/invalid-json", .error, message, at: place, related: related, notes: notes, fixIts: fixIts)
    }
  }

  /// Reports a mistake that ends the reading.
  mutating func stop(_ message: String, at start: Int, _ end: Int, _ notes: [String], related: [RelatedPlace] = []) {
    problem(message, at: start, end, notes, related: related)
    stopped = true
  }

  /// Adds a scalar whose text is the source from `textStart` to `textEnd`.
  mutating func addSlice(_ style: SyntaxTree.Style, _ range: Range<Int>, text: Range<Int>) {
    var count = text.count
    if count > builder.limits.scalarLength {
      count = bytes.withUnsafeBufferPointer {
        builder.shorten(
          UnsafeBufferPointer(rebasing: $0[text]), start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
      }
    }
    let added = builder.addScalar(
      style, start: UInt32(range.lowerBound), end: UInt32(range.upperBound), isDecoded: false,
      textStart: UInt32(text.lowerBound), textCount: UInt32(count))
    if !added { stopped = true }
  }

  /// Adds a scalar of decoded text.
  mutating func addDecoded(_ range: Range<Int>, text: [UInt8]) {
    var count = text.count
    if count > builder.limits.scalarLength {
      count = text.withUnsafeBufferPointer {
        builder.shorten($0, start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
      }
    }
    let textStart = UInt32(builder.tree.decodedText.count)
    builder.tree.decodedText.append(contentsOf: text.prefix(count))
    let added = builder.addScalar(
      .doubleQuoted, start: UInt32(range.lowerBound), end: UInt32(range.upperBound), isDecoded: true,
      textStart: textStart, textCount: UInt32(count))
    if !added { stopped = true }
  }

  /// Adds an empty value where one is missing.
  private mutating func addNothing() {
    let end = Int(max(builder.lastEnd, builder.innermostStart))
    addSlice(.plain, end..<end, text: end..<end)
    if !open.isEmpty { open[open.count - 1].expects = .commaOrEnd }
  }
}
