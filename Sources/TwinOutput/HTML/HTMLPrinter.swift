/// Prints a whole page. Linear in its size.
public func printHTML(_ root: HTMLNode) -> [UInt8] {
  var printer = HTMLPrinter()
  printer.output.reserveCapacity(32_768)
  printer.append("<!DOCTYPE html>\n")
  printer.print(root)
  return printer.output
}

/// Prints a drawing as a file of its own: XML, in which what is written for HTML means the same. Linear in its size.
public func printSVG(_ root: HTMLNode) -> [UInt8] {
  var printer = HTMLPrinter()
  printer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  printer.print(root)
  return printer.output
}

/// Writes nodes as HTML. The only place where markup characters are written.
struct HTMLPrinter {
  var output: [UInt8] = []

  mutating func print(_ node: HTMLNode) {
    switch node {
    case .text(let text): escape(text)
    case .element(let element): print(element)
    case .style(let sheets):
      append("<style>\n")
      for sheet in sheets { append("\(sheet)") }
      append("</style>\n")
    }
  }

  private mutating func print(_ element: HTMLElement) {
    output.append(0x3C)
    append(element.tag.rawValue)
    for attribute in element.attributes { print(attribute) }
    output.append(0x3E)
    if !element.tag.isVoid {
      if element.tag != .script {
        for child in element.content { print(child) }
      }
      append("</")
      append(element.tag.rawValue)
      output.append(0x3E)
    }
    if element.tag.endsLine { output.append(0x0A) }
  }

  private mutating func print(_ attribute: HTMLAttribute) {
    switch attribute {
    case .text(let name, let value): print(name.rawValue, value)
    case .number(let name, let value): print(name.rawValue, String(value))
    case .class(let value): print("class", value)
    case .id(let value): print("id", value)
    case .href(let link):
      print("href", link.address)
      if link.isExternal { print("rel", "noopener noreferrer nofollow") }
    case .source(let link): print("src", link.address)
    case .flag(let flag):
      output.append(0x20)
      append(flag.rawValue)
    }
  }

  private mutating func print(_ name: String, _ value: String) {
    output.append(0x20)
    append(name)
    output.append(0x3D)
    output.append(0x22)
    escape(value)
    output.append(0x22)
  }

  mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  /// Writes `text` so that it stands for itself in content and in quoted values alike; control characters and marks that
  /// reorder or hide text become visible escapes.
  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if !HTMLPrinter.isSpecial[Int(byte)] {
          index += 1
          continue
        }
        let length: Int
        switch byte {
        case 0x26: length = replace(bytes, start, index, "&amp;")
        case 0x3C: length = replace(bytes, start, index, "&lt;")
        case 0x3E: length = replace(bytes, start, index, "&gt;")
        case 0x22: length = replace(bytes, start, index, "&quot;")
        case 0x27: length = replace(bytes, start, index, "&#39;")
        default:
          guard let hidden = hiddenScalar(bytes, at: index) else {
            index += 1
            continue
          }
          _ = replace(bytes, start, index, "\\u{" + String(hidden.value, radix: 16, uppercase: true) + "}")
          length = hidden.length
        }
        index += length
        start = index
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  private mutating func replace(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: Int, _ replacement: String
  ) -> Int {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    append(replacement)
    return 1
  }

  /// Bytes that need a look: markup, controls, and the lead bytes of marks that reorder or hide text.
  private static let isSpecial: [Bool] = (0..<256).map { byte in
    switch byte {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0xC2, 0xCD, 0xD8: true
    case 0xE1...0xE3, 0xEF...0xF4: true
    default: false
    }
  }
}

/// What hides or reorders text and begins at `index`, with the length of its UTF-8; nil where it shapes what is around it.
private func hiddenScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int)? {
  guard let scalar = decodedScalar(bytes, at: index), isHidden(scalar.value) else { return nil }
  let length = UTF8.width(scalar)
  var start = index - 1
  while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  let previous = start < 0 ? nil : decodedScalar(bytes, at: start)
  let next = decodedScalar(bytes, at: index + length)
  return isShaping(scalar, after: previous, before: next) ? nil : (scalar.value, length)
}

/// The scalar whose UTF-8 begins at `index`; nil at the end.
private func decodedScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar? {
  guard index < bytes.count else { return nil }
  let first = UInt32(bytes[index])
  if first < 0x80 { return Unicode.Scalar(first) }
  let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard index + length <= bytes.count else { return nil }
  let bits = first & (0x7F >> UInt32(length))
  let value = bytes[(index + 1)..<(index + length)].reduce(bits) { $0 << 6 | UInt32($1 & 0x3F) }
  return Unicode.Scalar(value)
}
