/// The way from the document to the value being looked at, as a JSON Pointer (RFC 6901).
struct PointerPath {
  private var text: [UInt8] = []
  /// Where each step begins.
  private var starts: [Int] = []

  mutating func push(_ name: [UInt8]) {
    starts.append(text.count)
    Self.append(name, to: &text)
  }

  /// Appends a step to the bytes of a JSON Pointer.
  static func append(_ name: [UInt8], to text: inout [UInt8]) {
    text.append(0x2F)
    guard name.contains(0x7E) || name.contains(0x2F) else {
      text += name
      return
    }
    for byte in name {
      switch byte {
      case 0x7E: text += [0x7E, 0x30]
      case 0x2F: text += [0x7E, 0x31]
      default: text.append(byte)
      }
    }
  }

  mutating func push(_ index: Int) { push(Array(String(index).utf8)) }

  mutating func pop() {
    if let start = starts.popLast() { text.removeLast(text.count - start) }
  }

  /// The JSON Pointer.
  var pointer: String { String(decoding: text, as: UTF8.self) }
  /// Bytes of the pointer.
  var length: Int { text.count }
}
