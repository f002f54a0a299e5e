/// What a JSON value is.
enum JSONKind: UInt8 {
  case null, `false`, `true`, number, string, array, object
}

/// A JSON document as its values in the order in which they begin: an array's elements stand behind it, an object's keys and
/// values by turns. Texts stay in the bytes until they are asked for.
struct JSONDocument {
  /// One value, or the key of one.
  struct Node {
    var kind: JSONKind
    /// First byte, and the one after the last.
    var start: UInt32
    var end: UInt32
    /// Elements of an array, members of an object.
    var count: UInt32
    /// The first node that is no longer inside.
    var next: UInt32
  }

  let bytes: [UInt8]
  let nodes: [Node]

  /// Reads all of `bytes`. Throws what is wrong first.
  init(_ bytes: [UInt8]) throws(JSONProblem) {
    var parser = JSONParser(bytes)
    try parser.parseDocument()
    self.bytes = bytes
    nodes = parser.nodes
  }

  /// What is at `node`; null past the end.
  subscript(node: Int) -> Node {
    node >= 0 && node < nodes.count ? nodes[node] : Node(kind: .null, start: 0, end: 0, count: 0, next: .max)
  }

  /// The bytes of `node` as they are written.
  func source(_ node: Int) -> ArraySlice<UInt8> {
    let node = self[node]
    return bytes[Int(node.start)..<Int(node.end)]
  }

  /// The elements of an array.
  func elements(of node: Int) -> [Int] {
    var elements: [Int] = []
    var next = node + 1
    for _ in 0..<self[node].count {
      elements.append(next)
      next = Int(self[next].next)
    }
    return elements
  }

  /// Keys and values of an object.
  func members(of node: Int) -> [(key: Int, value: Int)] {
    var members: [(Int, Int)] = []
    var next = node + 1
    for _ in 0..<self[node].count {
      members.append((next, next + 1))
      next = Int(self[next + 1].next)
    }
    return members
  }

  /// The content of a string, its escapes resolved, as UTF-8.
  func text(_ node: Int) -> [UInt8] { decodeJSONString(source(node)) }

  /// The number at `node`.
  func number(_ node: Int) -> JSONNumber { JSONNumber(parsed: source(node)) }

  /// The value at `node` for people: short, as it is written.
  func excerpt(_ node: Int) -> String {
    let count = self[node].count
    return switch self[node].kind {
    case .array: "an array of \(count)"
    case .object: "an object of \(count)"
    default: excerptOfJSON(source(node))
    }
  }
}

/// A scalar for people: as it is written, shortened.
func excerptOfJSON(_ source: ArraySlice<UInt8>) -> String {
  guard source.count > 60 else { return String(decoding: source, as: UTF8.self) }
  var end = source.startIndex + 57
  // Not within a scalar.
  while end > source.startIndex, source[end] & 0xC0 == 0x80 { end -= 1 }
  return String(decoding: source[..<end], as: UTF8.self) + "…"
}

extension JSONDocument {
  /// The one text of all scalars that mean the same: numbers by value, strings by content.
  func scalar(_ node: Int) -> String {
    switch self[node].kind {
    case .number: number(node).description
    case .string: quoteJSON(text(node))
    default: String(decoding: source(node), as: UTF8.self)
    }
  }

  /// Appends bytes that are the same for values that are the same: numbers by value, members in any order.
  func appendCanonical(_ node: Int, to result: inout [UInt8]) {
    switch self[node].kind {
    case .array:
      result.append(0x5B)
      for element in elements(of: node) {
        appendCanonical(element, to: &result)
        result.append(0x2C)
      }
      result.append(0x5D)
    case .object:
      let entries = members(of: node).map { (key: text($0.key), value: $0.value) }
      result.append(0x7B)
      for entry in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        result += Array(quoteJSON(entry.key).utf8) + [0x3A]
        appendCanonical(entry.value, to: &result)
        result.append(0x2C)
      }
      result.append(0x7D)
    default: result += Array(scalar(node).utf8)
    }
  }
}

/// `text`, which is UTF-8, as a JSON string with no more escapes than it needs.
func quoteJSON(_ text: [UInt8]) -> String {
  var result: [UInt8] = [0x22]
  result.reserveCapacity(text.count + 2)
  let hexadecimal = Array("0123456789abcdef".utf8)
  for byte in text {
    switch byte {
    case 0x22, 0x5C: result += [0x5C, byte]
    case 0..<0x20: result += Array("\\u00".utf8) + [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    default: result.append(byte)
    }
  }
  result.append(0x22)
  return String(decoding: result, as: UTF8.self)
}
