/// A piece of an XML document. Names come from literals, values and texts are escaped by the printer: input cannot become
/// markup.
public enum XMLNode: Sendable {
  /// Character data.
  case text(String)
  /// An element.
  case element(XMLElement)
}

/// An element with attributes in the order in which they are printed.
public struct XMLElement: Sendable {
  /// The tag.
  public var name: StaticString
  /// Names and values.
  public var attributes: [(name: StaticString, value: String)]
  /// What stands in it.
  public var content: [XMLNode]

  /// An element; attributes without value are left out.
  public init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], content: [XMLNode] = []
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.content = content
  }
}

/// Prints a whole XML 1.0 document in UTF-8. Linear in its size. Elements stand on lines of their own unless text stands
/// beside them.
public func printXML(_ root: XMLElement) -> [UInt8] {
  var printer = XMLPrinter()
  printer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  printer.print(root, indent: 0)
  printer.append("\n")
  return printer.output
}

/// Writes nodes as XML. The only place where markup characters are written.
private struct XMLPrinter {
  var output: [UInt8] = []

  mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  mutating func print(_ element: XMLElement, indent: Int) {
    append("<\(element.name)")
    for (name, value) in element.attributes {
      append(" \(name)=\"")
      escape(value, inAttribute: true)
      append("\"")
    }
    if element.content.isEmpty {
      append("/>")
      return
    }
    append(">")
    let isMixed = element.content.contains { if case .text = $0 { true } else { false } }
    for node in element.content {
      if !isMixed { newline(indent + 1) }
      switch node {
      case .text(let text): escape(text, inAttribute: false)
      case .element(let child): print(child, indent: indent + 1)
      }
    }
    if !isMixed { newline(indent) }
    append("</\(element.name)>")
  }

  private mutating func newline(_ indent: Int) {
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: indent * 2))
  }

  /// Writes `text` so that it stands for itself. What XML has no characters for, and what reorders or hides text, becomes
  /// visible escapes; a line feed in an attribute is written as a reference, since it would be read back as a space.
  private mutating func escape(_ text: String, inAttribute: Bool) {
    forEachScalar(of: text) { scalar, isHidden in
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append(inAttribute ? "&quot;" : "\"")
      case "\t", "\n": append(inAttribute ? "&#\(scalar.value);" : String(scalar))
      case _ where isHidden: append(visibleEscape(scalar))
      default: append(String(scalar))
      }
    }
  }
}
