/// Writes a JSON document as UTF-8, value after value: the one printer of JSON.
///
/// Separators, indentation and escapes are the writer's; what stands where is the caller's. In an object each value follows its
/// `key`, and what was begun is ended in turn. In the canonical layout keys ascend by `isCanonicalOrder`: `json(_:layout:)` sees
/// to it for value trees, and who writes without one gives the keys in that order.
/// - Complexity: linear in the size of the output.
public struct JSONWriter: ~Copyable, Sendable {
  /// What stands before the next value.
  private enum Position { case start, value, key }

  private let isPretty: Bool
  private var bytes: OutputBytes
  private var position = Position.start
  private var depth = 0

  /// A writer that has written nothing.
  /// - Parameter capacity: Bytes for which there is room from the start: where the size is known, nothing moves.
  public init(layout: JSONLayout, capacity: Int = 0) {
    isPretty = layout == .pretty
    bytes = OutputBytes(capacity: capacity)
  }

  /// The document; the pretty layout ends in a line feed.
  public consuming func finish() -> [UInt8] {
    if isPretty { put(0x0A) }
    return bytes.finish()
  }

  // MARK: Containers

  /// Begins an object.
  public mutating func beginObject() { begin(UInt8(ascii: "{")) }
  /// Ends the object that was begun last.
  public mutating func endObject() { end(UInt8(ascii: "}")) }
  /// Begins an array.
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }
  /// Ends the array that was begun last.
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// The key of the value that comes next, which needs no escapes.
  public mutating func key(_ key: StaticString) {
    beginValue()
    key.withUTF8Buffer { key in
      assert(!key.contains(where: needsEscape), "keys that are written in the source are plain words")
      bytes.append(atMost: key.count + 2) { target in
        target[0] = 0x22
        UnsafeMutableRawBufferPointer(rebasing: target[1...]).copyMemory(from: UnsafeRawBufferPointer(key))
        target[key.count + 1] = 0x22
        return key.count + 2
      }
    }
    endKey()
  }

  /// The key of the value that comes next, in UTF-8.
  public mutating func key(_ key: Span<UInt8>) {
    key.withUnsafeBufferPointer { literal($0) }
    endKey()
  }

  @inline(__always)
  private mutating func endKey() {
    put(UInt8(ascii: ":"))
    if isPretty { put(0x20) }
    position = .key
  }

  /// An entry whose value is the object that `entries` writes; nothing where that writes nothing.
  public mutating func object(_ key: StaticString, unlessEmpty entries: (inout JSONWriter) -> Void) {
    entry(key, UInt8(ascii: "{"), UInt8(ascii: "}"), unlessEmpty: entries)
  }

  /// An entry whose value is the array that `elements` writes; nothing where that writes nothing.
  public mutating func array(_ key: StaticString, unlessEmpty elements: (inout JSONWriter) -> Void) {
    entry(key, UInt8(ascii: "["), UInt8(ascii: "]"), unlessEmpty: elements)
  }

  private mutating func entry(
    _ key: StaticString, _ open: UInt8, _ close: UInt8, unlessEmpty content: (inout JSONWriter) -> Void
  ) {
    let (count, position) = (bytes.count, self.position)
    self.key(key)
    begin(open)
    content(&self)
    let isEmpty = self.position == .start
    end(close)
    guard isEmpty else { return }
    bytes.shorten(to: count)
    self.position = position
  }

  // MARK: Values

  /// `null`.
  public mutating func null() { word("null") }
  /// `true` or `false`.
  public mutating func boolean(_ value: Bool) { word(value ? "true" : "false") }

  /// A whole number in full.
  public mutating func integer(_ value: Int64) {
    beginValue()
    var digits: [20 of UInt8] = .init(repeating: 0x30)
    var start = digits.count
    var rest = value.magnitude
    repeat {
      start -= 1
      digits[start] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest != 0
    if value < 0 { put(UInt8(ascii: "-")) }
    for index in start..<digits.count { put(digits[index]) }
  }

  /// A number in the shortest form that reads back to it; `null` where it is not finite.
  public mutating func number(_ value: Double) { word(shortestJSON(value)) }

  /// A number with exactly these digits; `null` for what is not in the grammar of RFC 8259 §6.
  public mutating func number(digits: String) { word(isJSONNumber(digits) ? digits : "null") }

  /// A string.
  public mutating func string(_ text: String) { string(text.utf8Span.span) }

  /// A string, in UTF-8.
  public mutating func string(_ text: Span<UInt8>) { text.withUnsafeBufferPointer { literal($0) } }

  /// Begins a string that is appended piece by piece.
  public mutating func beginString() {
    beginValue()
    put(0x22)
  }

  /// Adds an ASCII character to the string that was begun.
  public mutating func append(_ character: UInt8) {
    if needsEscape(character) { return escape(character) }
    put(character)
  }

  /// Adds text in UTF-8 to the string that was begun.
  public mutating func append(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { escape(UnsafeRawBufferPointer($0)) }
  }

  /// Ends the string that was begun.
  public mutating func endString() { put(0x22) }

  // MARK: Layout

  /// A value that needs no escapes.
  private mutating func word(_ text: String) {
    beginValue()
    for byte in text.utf8 { put(byte) }
  }

  private mutating func begin(_ bracket: UInt8) {
    beginValue()
    put(bracket)
    position = .start
    depth += 1
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if position != .start { newline() }
    put(bracket)
    position = .value
  }

  /// What stands between the value before, or the key, and the next one.
  @inline(__always)
  private mutating func beginValue() {
    if position == .value { put(UInt8(ascii: ",")) }
    if position != .key, depth > 0 { newline() }
    position = .value
  }

  @inline(__always)
  private mutating func newline() {
    guard isPretty else { return }
    put(0x0A)
    for _ in 0..<max(0, depth) * 2 { put(0x20) }
  }

  /// Writes a string as a whole: nearly always all of it at once.
  private mutating func literal(_ text: UnsafeBufferPointer<UInt8>) {
    beginValue()
    let text = UnsafeRawBufferPointer(text)
    var plain = 0
    bytes.append(atMost: text.count + 2) { target in
      target[0] = 0x22
      plain = copyPlain(text, to: UnsafeMutableRawBufferPointer(rebasing: target[1...]))
      target[plain + 1] = 0x22
      return plain < text.count ? plain + 1 : plain + 2
    }
    guard plain < text.count else { return }
    escape(UnsafeRawBufferPointer(rebasing: text[plain...]))
    put(0x22)
  }

  // MARK: Bytes

  /// The escapes that RFC 8785 §3.2.2.2 asks for, which suit the other layouts as well.
  private mutating func escape(_ text: UnsafeRawBufferPointer) {
    var rest = text
    while true {
      var plain = 0
      bytes.append(atMost: rest.count) { target in
        plain = copyPlain(rest, to: target)
        return plain
      }
      guard plain < rest.count else { return }
      escape(rest[plain])
      rest = UnsafeRawBufferPointer(rebasing: rest[(plain + 1)...])
    }
  }

  private mutating func escape(_ byte: UInt8) {
    put(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: put(UInt8(ascii: "b"))
    case 0x09: put(UInt8(ascii: "t"))
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0C: put(UInt8(ascii: "f"))
    case 0x0D: put(UInt8(ascii: "r"))
    case 0..<0x20:
      for digit in "u00".utf8 { put(digit) }
      put(0x30 + byte >> 4)
      put(byte & 15 + (byte & 15 < 10 ? 0x30 : 0x57))
    default: put(byte)
    }
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) { bytes.append(byte) }
}

/// Copies text up to the first byte that needs an escape, and says how many bytes that are. `target` has room for all of it.
@inline(__always)
private func copyPlain(_ text: UnsafeRawBufferPointer, to target: UnsafeMutableRawBufferPointer) -> Int {
  var index = 0
  while index < text.count {
    // The last word overlaps the one before it.
    let start = min(index, text.count - 8)
    guard start >= 0 else { return copyShort(text, to: target) }
    let word = text.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    if needsEscape(word) { break }
    target.storeBytes(of: word, toByteOffset: start, as: UInt64.self)
    index = start + 8
  }
  return copyBytes(text, from: index, to: target)
}

/// The same for text of less than eight bytes, as most names and keys are: two words of four that overlap, or byte by byte.
@inline(__always)
private func copyShort(_ text: UnsafeRawBufferPointer, to target: UnsafeMutableRawBufferPointer) -> Int {
  if text.count >= 4 {
    let first = text.loadUnaligned(as: UInt32.self)
    let last = text.loadUnaligned(fromByteOffset: text.count - 4, as: UInt32.self)
    if !needsEscape(UInt64(last) << 32 | UInt64(first)) {
      target.storeBytes(of: first, as: UInt32.self)
      target.storeBytes(of: last, toByteOffset: text.count - 4, as: UInt32.self)
      return text.count
    }
  }
  return copyBytes(text, from: 0, to: target)
}

/// The same byte by byte, from where the rest has been copied.
private func copyBytes(
  _ text: UnsafeRawBufferPointer, from start: Int, to target: UnsafeMutableRawBufferPointer
) -> Int {
  var index = start
  while index < text.count {
    let byte = text[index]
    if needsEscape(byte) { break }
    target[index] = byte
    index += 1
  }
  return index
}

/// Whether a byte is a control character, a quotation mark or a backslash.
@inline(__always)
private func needsEscape(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

/// Whether one of eight bytes is a control character, a quotation mark or a backslash.
@inline(__always)
private func needsEscape(_ bytes: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quotes = bytes ^ ones &* 0x22
  let backslashes = bytes ^ ones &* 0x5C
  // Taking n from a byte that is less borrows into its highest bit.
  let borrows = (bytes &- ones &* 0x20) & ~bytes | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
  return borrows & (ones &* 0x80) != 0
}
