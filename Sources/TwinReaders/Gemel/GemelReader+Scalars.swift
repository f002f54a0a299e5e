import TwinModel
import TwinSource
import TwinSyntax

/// Scalars are read by what is expected where they stand, never by guessing: `no` is a string where a string is expected,
/// and an error with a hint where not.
extension GemelReader {
  /// Longest name of an element, in bytes.
  static var maximumNameLength: Int { 512 }

  /// A name to declare: a letter, then letters, digits and underscores.
  mutating func readName(_ node: Node) -> Symbol? {
    let tree = tree
    let text = tree.text(node)
    guard text.count > 0, text.count <= Self.maximumNameLength, isLetter(text[0]) else { return rejectName(node) }
    for index in 1..<text.count where !(isLetter(text[index]) || isDigit(text[index]) || text[index] == 0x5F) {
      return rejectName(node)
    }
    return declarations.symbols.intern(text)
  }

  private mutating func rejectName(_ node: Node) -> Symbol? {
    let tooLong = tree.text(node).count > Self.maximumNameLength
    report(
      "structure/invalid-name", "`\(excerpt(node))` is not a name", at: node,
      notes: [
        tooLong
          ? "a name has at most \(Self.maximumNameLength) characters"
          : "a name starts with a letter and goes on with letters, digits and underscores; "
            + "what people read belongs into `title`"
      ])
    return nil
  }

  func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Any text, as it stands.
  mutating func readText(_ node: Node) -> Symbol {
    let tree = tree
    return declarations.symbols.intern(tree.text(node))
  }

  /// A name to be bound.
  mutating func readReference(_ node: Node) -> Reference { Reference(readText(node), tree.range(node)) }

  /// One reference or a list of them.
  mutating func readReferences(_ node: Node, _ shape: Shape) -> [Reference] {
    readList(node, shape) { reader, element in reader.readReference(element) }
  }

  /// One text or a list of them.
  mutating func readTexts(_ node: Node) -> [Symbol] {
    readList(node, .texts) { reader, element in reader.readText(element) }
  }

  private mutating func readList<Element>(
    _ node: Node, _ shape: Shape, _ read: (inout GemelReader, Node) -> Element
  ) -> [Element] {
    guard tree.kind(node) == .sequence else { return isEmpty(node) ? [] : [read(&self, node)] }
    var result: [Element] = []
    var next = tree.firstChild(node)
    while let element = next {
      next = tree.sibling(after: element, in: node)
      if isShorthand(element) {
        result.append(read(&self, element))
      } else {
        reportShape(element, "expected \(shape.expectation)")
      }
    }
    return result
  }

  mutating func readBoolean(_ node: Node) -> Bool? {
    if tree.style(node) == .plain {
      if tree.text(node, equals: "true") { return true }
      if tree.text(node, equals: "false") { return false }
    }
    let word = tree.string(node).lowercased()
    var notes: [String] = []
    switch word {
    case "true", "false":
      notes = [tree.style(node) == .plain ? "write it in lower case" : "without quotes it is a boolean"]
    case "yes", "on", "y": notes = ["did you mean `true`?"]
    case "no", "off", "n": notes = ["did you mean `false`?"]
    default: break
    }
    reportValue(node, .boolean, notes: notes)
    return nil
  }

  mutating func readNumber(_ node: Node) -> Number? {
    if tree.style(node) == .plain, let number = Number(parsing: tree.text(node)) { return number }
    reportValue(node, .number, notes: numberHints(node))
    return nil
  }

  mutating func readNatural(_ node: Node) -> UInt32? {
    let tree = tree
    let text = tree.text(node)
    if tree.style(node) == .plain, text.count > 0, text.count < 11, text.count == 1 || text[0] != 0x30 {
      var value: UInt64 = 0
      for index in 0..<text.count {
        guard isDigit(text[index]) else { return rejectNatural(node) }
        value = value * 10 + UInt64(text[index] - 0x30)
      }
      if value <= UInt64(UInt32.max) { return UInt32(value) }
    }
    return rejectNatural(node)
  }

  private mutating func rejectNatural(_ node: Node) -> UInt32? {
    reportValue(node, .natural, notes: numberHints(node, greatest: .max))
    return nil
  }

  /// Why something that looks like a number is none, or is none that is at most `greatest`.
  private func numberHints(_ node: Node, greatest: UInt32? = nil) -> [String] {
    let text = tree.string(node)
    if tree.style(node) != .plain, Number(text) != nil { return ["without quotes it is a number"] }
    let digits = text.drop { $0 == "-" || $0 == "+" }
    if digits.hasPrefix("0x") || digits.hasPrefix("0o") { return ["write it in decimal"] }
    if digits.count > 1, digits.first == "0", digits.allSatisfy({ $0.isNumber }) {
      return ["leading zeros mean octal to some readers; leave them out, or quote it if it is a string"]
    }
    if text.hasPrefix("+") { return ["leave out the plus sign"] }
    if text.hasPrefix(".") || text.hasPrefix("-.") { return ["write a digit before the point"] }
    if text.contains("_") || text.contains(",") { return ["write the digits without separators"] }
    if let greatest, tree.style(node) == .plain, digits.count > 9, text.utf8.allSatisfy({ isDigit($0) }) {
      return ["it is too large: the greatest number here is \(greatest)"]
    }
    return tree.style(node) == .plain ? Number.excess(of: text).map { [$0] } ?? [] : []
  }

  mutating func readVersion(_ node: Node) -> SemanticVersion? {
    if let version = SemanticVersion(tree.string(node)) { return version }
    reportValue(node, .version, notes: ["a version has three numbers: major.minor.patch (semver.org)"])
    return nil
  }

  mutating func readRequirement(_ node: Node) -> VersionRequirement? {
    if let requirement = VersionRequirement(tree.string(node)) { return requirement }
    reportValue(node, .versionRequirement, notes: ["forms: `^1.2.0`, `~1.2.0`, `>=1.2.0`, `1.2.0`"])
    return nil
  }

  /// A span of time in milliseconds.
  mutating func readDuration(_ node: Node) -> UInt64? {
    let tree = tree
    let text = tree.text(node)
    var count: UInt64 = 0
    var digits = 0
    while digits < text.count, isDigit(text[digits]), count <= UInt64(UInt32.max) {
      count = count * 10 + UInt64(text[digits] - 0x30)
      digits += 1
    }
    if digits > 0, count <= UInt64(UInt32.max), let unit = milliseconds(text.extracting(digits...)) {
      return count * unit
    }
    reportValue(node, .duration)
    return nil
  }

  /// Milliseconds in the unit that `suffix` names.
  private func milliseconds(_ suffix: Span<UInt8>) -> UInt64? {
    if suffix.count == 2, suffix[0] == UInt8(ascii: "m"), suffix[1] == UInt8(ascii: "s") { return 1 }
    guard suffix.count == 1 else { return nil }
    switch suffix[0] {
    case UInt8(ascii: "s"): return 1_000
    case UInt8(ascii: "m"): return 60_000
    case UInt8(ascii: "h"): return 3_600_000
    case UInt8(ascii: "d"): return 86_400_000
    default: return nil
    }
  }

  mutating func readCardinality(_ node: Node) -> (value: Cardinality, range: ByteRange)? {
    if let cardinality = Cardinality(tree.string(node)) { return (cardinality, tree.range(node)) }
    reportValue(node, .cardinality, notes: ["the lower bound comes first; `*` means no upper bound"])
    return nil
  }

  mutating func readFactor(_ node: Node) -> ExactFactor? {
    if let factor = ExactFactor(parsing: tree.string(node)) { return factor }
    reportValue(node, .factor, notes: ["products and quotients of decimals and `pi`; each of up to 19 digits"])
    return nil
  }

  /// The word's position among `words`.
  mutating func readWord(_ node: Node, _ words: [String]) -> Int? {
    let text = tree.string(node)
    if let index = words.firstIndex(of: text) { return index }
    let begun = text.utf8.count < 3 ? [] : words.filter { $0.hasPrefix(text) }
    let suggestion = nearest(to: text, in: words) ?? (begun.count == 1 ? begun[0] : nil)
    reportValue(node, .word(words), notes: suggestion.map { ["did you mean `\($0)`?"] } ?? [])
    return nil
  }

  /// Any value, kept with the way its scalars are written, to be read once its type is known.
  mutating func readLiteral(_ node: Node) -> LiteralDeclaration {
    let range = tree.range(node)
    switch tree.kind(node) {
    case .scalar:
      let text = readText(node)
      return tree.style(node) == .plain ? .plain(text, range) : .quoted(text, range)
    case .sequence:
      var elements: [LiteralDeclaration] = []
      var next = tree.firstChild(node)
      while let element = next {
        next = tree.sibling(after: element, in: node)
        elements.append(readLiteral(element))
      }
      return .array(elements, range)
    case .mapping:
      var entries: [LiteralDeclaration.Entry] = []
      var next = tree.firstChild(node)
      while let key = next, let value = tree.sibling(after: key, in: node) {
        next = tree.sibling(after: value, in: node)
        entries.append((readText(key), tree.range(key), readLiteral(value)))
      }
      return .object(entries, range)
    }
  }

  /// A value that has no declared type: plain `null`, `true`, `false` and JSON numbers mean what they say.
  mutating func readUntyped(_ node: Node) -> Literal {
    switch tree.kind(node) {
    case .scalar:
      guard tree.style(node) == .plain else { return .string(readText(node)) }
      if isEmpty(node) || tree.text(node, equals: "null") || tree.text(node, equals: "~") { return .null }
      if tree.text(node, equals: "true") { return .boolean(true) }
      if tree.text(node, equals: "false") { return .boolean(false) }
      if let number = Number(parsing: tree.text(node)) { return .number(number) }
      return .string(readText(node))
    case .sequence:
      var elements: [Literal] = []
      var next = tree.firstChild(node)
      while let element = next {
        next = tree.sibling(after: element, in: node)
        elements.append(readUntyped(element))
      }
      return .array(elements)
    case .mapping:
      var entries: [LiteralEntry] = []
      var next = tree.firstChild(node)
      while let key = next, let value = tree.sibling(after: key, in: node) {
        next = tree.sibling(after: value, in: node)
        entries.append(LiteralEntry(key: readText(key), value: readUntyped(value)))
      }
      return .object(entries)
    }
  }
}
