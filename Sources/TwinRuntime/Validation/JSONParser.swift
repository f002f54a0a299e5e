/// Why bytes are not a JSON document that is read here.
struct JSONProblem: Error, Hashable {
  /// Whether it is JSON, but beyond a bound.
  var isLimit = false
  /// What had to be there.
  var expected: String
  /// The byte where it had to be.
  var offset: Int
}

/// A strict reader of RFC 8259: UTF-8 without a byte order mark, escapes of whole scalars, nothing after the value. Time and
/// memory are linear in the bytes.
struct JSONParser {
  /// Arrays and objects inside one another.
  static let depthLimit = 64
  /// Bytes of a document.
  static let sizeLimit = 64 << 20
  /// Digits of an exponent, without leading zeros.
  static let exponentLimit = 18

  /// What is said of documents beyond `sizeLimit`.
  static let tooLarge = JSONProblem(isLimit: true, expected: "a document of at most 64 MiB", offset: 0)

  /// Where `bytes` are no UTF-8.
  static func problem(ofUTF8 bytes: Span<UInt8>) -> JSONProblem? {
    do {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return JSONProblem(expected: "UTF-8", offset: error.byteOffsets.lowerBound)
    }
  }

  private let bytes: [UInt8]
  private var index = 0
  private(set) var nodes: [JSONDocument.Node] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parseDocument() throws(JSONProblem) {
    guard bytes.count <= Self.sizeLimit else { throw Self.tooLarge }
    if let problem = Self.problem(ofUTF8: bytes.span) { throw problem }
    try parseValue(depth: 0)
    skipSpace()
    if index < bytes.count { throw JSONProblem(expected: "the end of the document", offset: index) }
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func open(_ kind: JSONKind) -> Int {
    nodes.append(
      JSONDocument.Node(
        kind: kind, start: UInt32(truncatingIfNeeded: index), end: 0, count: 0, next: 0))
    return nodes.count - 1
  }

  private mutating func close(_ node: Int, count: Int = 0) {
    nodes[node].end = UInt32(truncatingIfNeeded: index)
    nodes[node].count = UInt32(truncatingIfNeeded: count)
    nodes[node].next = UInt32(truncatingIfNeeded: nodes.count)
  }

  private mutating func parseValue(depth: Int) throws(JSONProblem) {
    skipSpace()
    guard let byte = peek else { throw JSONProblem(expected: "a JSON value", offset: index) }
    switch byte {
    case 0x7B: try parseObject(depth: depth)
    case 0x5B: try parseArray(depth: depth)
    case 0x22: try parseString()
    case 0x2D, 0x30...0x39: try parseNumber()
    case 0x74: try parseWord("true", .true)
    case 0x66: try parseWord("false", .false)
    case 0x6E: try parseWord("null", .null)
    default: throw JSONProblem(expected: "a JSON value", offset: index)
    }
  }

  private mutating func parseWord(_ word: StaticString, _ kind: JSONKind) throws(JSONProblem) {
    let node = open(kind)
    for byte in word.description.utf8 where !take(byte) {
      throw JSONProblem(expected: "`\(word)`", offset: index)
    }
    close(node)
  }

  private func checkDepth(_ depth: Int) throws(JSONProblem) {
    if depth >= Self.depthLimit {
      throw JSONProblem(
        isLimit: true, expected: "at most \(Self.depthLimit) arrays and objects inside one another", offset: index)
    }
  }

  private mutating func parseArray(depth: Int) throws(JSONProblem) {
    try checkDepth(depth)
    let node = open(.array)
    index += 1
    var count = 0
    skipSpace()
    if !take(0x5D) {
      repeat {
        try parseValue(depth: depth + 1)
        count += 1
        skipSpace()
      } while take(0x2C)
      if !take(0x5D) { throw JSONProblem(expected: "`,` or `]`", offset: index) }
    }
    close(node, count: count)
  }

  private mutating func parseObject(depth: Int) throws(JSONProblem) {
    try checkDepth(depth)
    let node = open(.object)
    index += 1
    skipSpace()
    var count = 0
    if !take(0x7D) {
      repeat {
        skipSpace()
        guard peek == 0x22 else { throw JSONProblem(expected: "a key in quotes", offset: index) }
        try parseString()
        skipSpace()
        guard take(0x3A) else { throw JSONProblem(expected: "`:`", offset: index) }
        try parseValue(depth: depth + 1)
        count += 1
        skipSpace()
      } while take(0x2C)
      if !take(0x7D) { throw JSONProblem(expected: "`,` or `}`", offset: index) }
    }
    close(node, count: count)
  }

  private mutating func parseString() throws(JSONProblem) {
    let node = open(.string)
    index += 1
    while let byte = peek {
      switch byte {
      case 0x22:
        index += 1
        close(node)
        return
      case 0x5C: try parseEscape()
      case 0..<0x20: throw JSONProblem(expected: "an escape in place of a control character", offset: index)
      default: index += 1
      }
    }
    throw JSONProblem(expected: "the closing quote", offset: index)
  }

  private mutating func parseEscape() throws(JSONProblem) {
    let start = index
    index += 1
    switch peek {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: index += 1
    case 0x75:
      index += 1
      guard let unit = hexadecimalUnit(bytes[...], at: index) else {
        throw JSONProblem(expected: "four hexadecimal digits", offset: index)
      }
      index += 4
      if unit & 0xF800 != 0xD800 { return }
      guard unit & 0xFC00 == 0xD800, take(0x5C), take(0x75), let low = hexadecimalUnit(bytes[...], at: index),
        low & 0xFC00 == 0xDC00
      else { throw JSONProblem(expected: "a pair of surrogates, high and low", offset: start) }
      index += 4
    default: throw JSONProblem(expected: "an escape of JSON", offset: start)
    }
  }

  private mutating func parseNumber() throws(JSONProblem) {
    let node = open(.number)
    _ = take(0x2D)
    if !take(0x30) { try skipDigits() }
    if take(0x2E) { try skipDigits() }
    if take(0x65) || take(0x45) {
      if !take(0x2B) { _ = take(0x2D) }
      let start = index
      try skipDigits()
      if bytes[start..<index].drop(while: { $0 == 0x30 }).count > Self.exponentLimit {
        throw JSONProblem(
          isLimit: true, expected: "an exponent of at most \(Self.exponentLimit) digits", offset: start)
      }
    }
    close(node)
  }

  /// One digit or more.
  private mutating func skipDigits() throws(JSONProblem) {
    let start = index
    while let byte = peek, byte >= 0x30, byte <= 0x39 { index += 1 }
    if index == start { throw JSONProblem(expected: "a digit", offset: index) }
  }
}
