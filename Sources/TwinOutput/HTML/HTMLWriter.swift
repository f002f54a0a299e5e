/// Prints a whole page. Linear in its size.
public func printHTML(_ root: HTMLNode) -> [UInt8] {
  var writer = HTMLWriter(.page)
  writer.write(root)
  return writer.finish()
}

/// Prints a drawing as a file of its own: XML, in which what is written for HTML means the same. Linear in its size.
public func printSVG(_ root: HTMLNode) -> [UInt8] {
  var writer = HTMLWriter(.drawing)
  writer.write(root)
  return writer.finish()
}

/// Writes HTML: whole nodes or, where a tree of all would cost more than everything else, element by element. The only place where markup
/// characters are written.
public struct HTMLWriter: ~Copyable {
  /// What a document is.
  public enum Document: Sendable {
    /// A page.
    case page
    /// A drawing in a file of its own.
    case drawing
  }

  private var output: OutputBytes
  /// Whether the start tag that was begun may still take attributes.
  private var isInTag = false
  /// Whether what is inside the element is left out: a script's text, and what elements without an end tag cannot hold.
  private var isMuted = false

  /// A document without elements yet.
  public init(_ document: Document) {
    output = OutputBytes(capacity: 1 << 15)
    switch document {
    case .page: append("<!DOCTYPE html>\n")
    case .drawing: append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }
  }

  /// The bytes of the document.
  public consuming func finish() -> [UInt8] { output.finish() }

  /// Writes an element: `content` first sets its attributes, then writes what is inside.
  public mutating func element(_ tag: HTMLTag, _ content: (inout HTMLWriter) -> Void = { _ in }) {
    if isMuted { return }
    endStartTag()
    output.append(0x3C)
    append(tag.rawValue)
    isInTag = true
    isMuted = tag.isVoid || tag == .script
    content(&self)
    isMuted = false
    endStartTag()
    if !tag.isVoid {
      append("</")
      append(tag.rawValue)
      output.append(0x3E)
    }
    if tag.endsLine { output.append(0x0A) }
  }

  /// Writes an element that holds a text.
  public mutating func element(_ tag: HTMLTag, _ attribute: HTMLAttribute? = nil, text: String) {
    element(tag) { element in
      if let attribute { element.set(attribute) }
      element.text(text)
    }
  }

  /// Sets an attribute of the element that was begun, before anything is written inside it.
  public mutating func set(_ attribute: HTMLAttribute) {
    guard isInTag else { return assertionFailure("an attribute behind the start tag") }
    switch attribute {
    case .text(let name, let value): set(name.rawValue, value)
    case .number(let name, let value): set(name.rawValue, String(value))
    case .class(let value): set("class", value)
    case .id(let value): set("id", value)
    case .href(let link):
      set("href", link.address)
      if link.isExternal { set("rel", "noopener noreferrer nofollow") }
    case .source(let link): set("src", link.address)
    case .flag(let flag):
      output.append(0x20)
      append(flag.rawValue)
    }
  }

  /// Writes `text`, which stands for itself.
  public mutating func text(_ text: String) {
    if isMuted { return }
    endStartTag()
    escape(text)
  }

  /// Writes a part of a text.
  public mutating func text(_ text: Substring) {
    if isMuted { return }
    endStartTag()
    var text = text
    text.withUTF8 { escape($0) }
  }

  /// Writes a node with all that is inside.
  public mutating func write(_ node: HTMLNode) {
    switch node {
    case .text(let text): self.text(text)
    case .element(let node):
      element(node.tag) { element in
        for attribute in node.attributes { element.set(attribute) }
        for child in node.content { element.write(child) }
      }
    case .style(let sheets):
      if isMuted { return }
      endStartTag()
      append("<style>\n")
      for sheet in sheets { append("\(sheet)") }
      append("</style>\n")
    }
  }

  private mutating func endStartTag() {
    if isInTag { output.append(0x3E) }
    isInTag = false
  }

  private mutating func set(_ name: String, _ value: String) {
    output.append(0x20)
    append(name)
    output.append(0x3D)
    output.append(0x22)
    escape(value)
    output.append(0x22)
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { output.append($0) }
  }

  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }

  /// Writes text so that it stands for itself in content and in quoted values alike; control characters and marks that
  /// reorder or hide text become visible escapes.
  private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if !Self.needsLook(byte) {
        index += 1
        continue
      }
      var length = 1
      let replacement: String
      switch byte {
      case 0x26: replacement = "&amp;"
      case 0x3C: replacement = "&lt;"
      case 0x3E: replacement = "&gt;"
      case 0x22: replacement = "&quot;"
      case 0x27: replacement = "&#39;"
      default:
        guard let hidden = hiddenScalar(bytes, at: index) else {
          index += 1
          continue
        }
        replacement = "\\u{" + String(hidden.value, radix: 16, uppercase: true) + "}"
        length = hidden.length
      }
      output.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
      append(replacement)
      index += length
      start = index
    }
    output.append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Whether a byte needs a look: markup, controls, and the lead bytes of marks that reorder or hide text.
  @inline(__always)
  private static func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28...0x3B, 0x3F...0x7E, 0x20, 0x21, 0x23...0x25, 0x3D, 0x09, 0x0A: false
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
