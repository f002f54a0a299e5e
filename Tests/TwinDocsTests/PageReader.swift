/// What a test reads back from a page: elements with attributes, their texts, and whether the markup is well formed.
struct PageReader {
  struct Element {
    var tag: String
    var attributes: [String: String] = [:]
    /// Text of this element and everything in it.
    var text = ""
  }

  /// Elements in the order of their start tags.
  private(set) var elements: [Element] = []
  /// What is wrong with the markup.
  private(set) var faults: [String] = []

  private static let voids: Set<String> = ["meta", "link", "br", "wbr", "input"]

  init(_ bytes: [UInt8]) {
    let text = bytes
    var open: [Int] = []
    var index = 0
    while index < text.count {
      guard text[index] == 0x3C else {
        var end = index
        while end < text.count, text[end] != 0x3C { end += 1 }
        let run = Self.unescaped(String(decoding: text[index..<end], as: UTF8.self), &faults)
        for element in open { elements[element].text += run }
        index = end
        continue
      }
      guard let end = Self.endOfTag(text, from: index) else {
        faults.append("a tag does not end")
        return
      }
      let inside = String(decoding: text[(index + 1)..<end], as: UTF8.self)
      index = end + 1
      if inside.hasPrefix("!") {
        if inside != "!DOCTYPE html" { faults.append("<\(inside)>") }
      } else if inside.hasPrefix("/") {
        guard let last = open.popLast(), elements[last].tag == String(inside.dropFirst()) else {
          faults.append("<\(inside)> closes nothing")
          continue
        }
      } else {
        let element = element(inside)
        elements.append(element)
        if !Self.voids.contains(element.tag) { open.append(elements.count - 1) }
      }
    }
    if !open.isEmpty { faults.append("\(open.count) elements stay open") }
  }

  /// The `>` that ends the tag that starts at `start`, quoted values skipped.
  private static func endOfTag(_ text: [UInt8], from start: Int) -> Int? {
    var isQuoted = false
    for index in start..<text.count {
      if text[index] == 0x22 { isQuoted.toggle() }
      if text[index] == 0x3E, !isQuoted { return index }
    }
    return nil
  }

  private mutating func element(_ inside: String) -> Element {
    var rest = Substring(inside)
    let tag = rest.prefix { $0 != " " }
    rest = rest.dropFirst(tag.count)
    var element = Element(tag: String(tag))
    while rest.first == " " {
      rest = rest.dropFirst()
      let name = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(name.count)
      var value = ""
      if rest.hasPrefix("=\"") {
        rest = rest.dropFirst(2)
        let raw = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(raw.count + 1)
        value = Self.unescaped(String(raw), &faults)
      }
      if element.attributes.updateValue(value, forKey: String(name)) != nil { faults.append("\(name) twice") }
    }
    if !rest.isEmpty { faults.append("<\(inside)> is not understood") }
    return element
  }

  private static func unescaped(_ text: String, _ faults: inout [String]) -> String {
    guard text.utf8.contains(0x26) || text.utf8.contains(0x3E) else { return text }
    if text.utf8.contains(0x3E) { faults.append("a bare > in '\(text)'") }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let names = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
      guard let (name, character) = names.first(where: { rest.hasPrefix($0.key) }) else {
        faults.append("a bare & in '\(text)'")
        return result + rest
      }
      result += character
      rest = rest.dropFirst(name.count)
    }
    return result + rest
  }
}
