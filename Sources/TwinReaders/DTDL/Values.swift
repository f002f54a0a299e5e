internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// What an element says that the model has no place for: kept as its annotation `dtdl`.
struct Kept {
  /// The element's own context.
  var context: SyntaxTree.NodeID?
  /// Types of extensions.
  var types: [String]
  /// Undefined and extension properties, and terms the model does not hold.
  var properties: [(key: String, value: SyntaxTree.NodeID)]
  /// The interface a schema belongs to.
  var interface: String?
  /// The identifier of the element that this one is a copy of.
  var reference: String?
  /// Whether a schema was written out where it is used.
  var isInline = false

  init(_ element: DTDLElement) {
    context = element.contextNode
    reference = element.reference
    types = element.cotypes
    properties = element.kept
    if let type = element.values["commandType"] { properties.append(("commandType", type)) }
    if element.kind != .field, element.kind != .property, element.kind != .telemetry, element.kind != .mapValue,
      element.kind != .commandRequest, element.kind != .commandResponse
    {
      if let semantic = element.semanticType { types.append(semantic.name) }
      if let unit = element.values["unit"] { properties.append(("unit", unit)) }
    }
  }
}

extension DTDLReader {
  // MARK: Nodes

  /// The elements of the list `node`.
  func elements(_ node: SyntaxTree.NodeID) -> [SyntaxTree.NodeID] {
    var elements: [SyntaxTree.NodeID] = []
    tree.forEachElement(node) { elements.append($0) }
    return elements
  }

  /// The keys and values of the object `node`.
  func pairs(_ node: SyntaxTree.NodeID) -> [(SyntaxTree.NodeID, SyntaxTree.NodeID)] {
    var pairs: [(SyntaxTree.NodeID, SyntaxTree.NodeID)] = []
    tree.forEachPair(node) { pairs.append(($0, $1)) }
    return pairs
  }

  /// The elements of a list, or the one value that stands for a list of one, as JSON-LD has it.
  func items(_ node: SyntaxTree.NodeID) -> [SyntaxTree.NodeID] {
    tree.kind(node) == .sequence ? elements(node) : [node]
  }

  /// The value of `term` where it may stand as a list of one, or as an object with `@value`, as JSON-LD has it. Nil for an
  /// empty list.
  mutating func plainValue(_ node: SyntaxTree.NodeID, _ term: String, _ version: DTDLVersion) -> SyntaxTree.NodeID? {
    switch term {
    case "contents", "extends", "schemas", "fields", "enumValues", "properties", "displayName", "description":
      return node
    default: break
    }
    guard let node = single(node, term) else { return nil }
    let literals = ["name", "comment", "writable", "nullable", "minMultiplicity", "maxMultiplicity", "enumValue"]
    guard literals.contains(term), tree.kind(node) == .mapping, let value = tree.value(of: "@value", in: node) else {
      return node
    }
    for (key, type) in pairs(node) where !tree.text(key, equals: "@value") {
      if tree.text(key, equals: "@type") {
        judgeDatatype(type, of: value)
      } else if version > .v2 || !isToleratedKeyword(tree.string(key)) {
        error("dtdl/wrong-value", "a value has `@value` and `@type` only", node)
      }
    }
    return value
  }

  /// The XML Schema type that a value states must be the one it has.
  private mutating func judgeDatatype(_ type: SyntaxTree.NodeID, of value: SyntaxTree.NodeID) {
    let isPlain = tree.kind(value) == .scalar && tree.style(value) == .plain
    let isBoolean = isPlain && (tree.text(value, equals: "true") || tree.text(value, equals: "false"))
    let name = isString(value) ? "string" : isBoolean ? "boolean" : "integer"
    let types = items(type)
    let written = types.count == 1 && isString(types[0]) ? tree.string(types[0]) : ""
    if written.split(whereSeparator: { $0 == ":" || $0 == "#" }).last ?? "" != name {
      error("dtdl/wrong-value", "the value is of type `xsd:\(name)`, not of the one it states", type)
    }
  }

  /// Whether DTDL v2 looks past `key` in an object with `@value`.
  private func isToleratedKeyword(_ key: String) -> Bool {
    key.hasPrefix("@") && !["@id", "@context", "@graph"].contains(key)
  }

  /// The one element of a list, or the node itself. Nil for an empty list; a finding where there are several.
  mutating func single(_ node: SyntaxTree.NodeID, _ term: String) -> SyntaxTree.NodeID? {
    guard tree.kind(node) == .sequence else { return node }
    let all = elements(node)
    if all.count > 1 { error("dtdl/too-many", "`\(term)` takes one value, not \(all.count)", node) }
    return all.first
  }

  /// Whether `node` is a JSON string.
  func isString(_ node: SyntaxTree.NodeID) -> Bool { tree.kind(node) == .scalar && tree.style(node) != .plain }

  /// Whether `node` is an object that holds nothing but `@id`.
  func isBareReference(_ node: SyntaxTree.NodeID) -> Bool {
    let pairs = pairs(node)
    return pairs.count == 1 && tree.text(pairs[0].0, equals: "@id") && isString(pairs[0].1)
  }

  /// The symbol of `text` in the file's table.
  mutating func symbol(_ text: String) -> Symbol { declarations.symbols.intern(text) }

  /// Where an element is named: its name, else its identifier, else the whole of it.
  func nameRange(_ element: DTDLElement) -> ByteRange {
    tree.range(element.values["name"] ?? tree.value(of: "@id", in: element.node) ?? element.node)
  }

  // MARK: Terms

  /// Reads `name` and checks it against `names`, those read before it. Nil, with a finding, when it cannot be used.
  mutating func name(
    of element: DTDLElement, among names: inout [String: SyntaxTree.NodeID], what: String = "name"
  ) -> String? {
    guard let node = element.values["name"] else { return nil }
    guard isString(node) else {
      error("dtdl/wrong-value", "`name` must be a string", node)
      return nil
    }
    let name = tree.string(node)
    let limit = element.context.version == .v2 ? 64 : 512
    if !isDTDLName(name) {
      let rule = "a name has letters, digits and underscores, begins with a letter and does not end with an underscore"
      error("dtdl/invalid-name", "`\(name)` is not a valid name", node, [rule])
    } else if name.utf8.count > limit {
      error("dtdl/too-long", "a name has at most \(limit) characters", node)
    }
    if let first = names[name] {
      findings.append(
        Finding(
          "dtdl/duplicate-name", .error, "\(what) `\(name)` is declared twice", at: tree.place(node),
          related: [RelatedPlace(tree.place(first), "declared here first")], subject: interfaceID))
      return nil
    }
    names[name] = node
    return name
  }

  mutating func boolean(_ term: String, of element: DTDLElement) -> Bool? {
    guard let node = element.values[term] else { return nil }
    if tree.kind(node) == .scalar, tree.style(node) == .plain {
      if tree.text(node, equals: "true") { return true }
      if tree.text(node, equals: "false") { return false }
    }
    error("dtdl/wrong-value", "`\(term)` must be true or false", node)
    return nil
  }

  mutating func count(_ term: String, of element: DTDLElement, _ range: ClosedRange<UInt32>) -> UInt32? {
    guard let node = element.values[term] else { return nil }
    let number = tree.kind(node) == .scalar && tree.style(node) == .plain ? Number(tree.string(node)) : nil
    guard let number, let value = number.uint64, let count = UInt32(exactly: value) else {
      error("dtdl/wrong-value", "`\(term)` must be a whole number", node)
      return nil
    }
    if !range.contains(count) {
      let bounds = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      error("dtdl/out-of-range", "`\(term)` must be \(bounds)", node)
    }
    return count
  }

  /// A reference by identifier.
  mutating func reference(_ node: SyntaxTree.NodeID, _ position: String, version: DTDLVersion) -> Reference? {
    let holder = isBareReference(node) ? tree.value(of: "@id", in: node) ?? node : node
    guard isString(holder) else {
      error("dtdl/wrong-value", "\(position) must be an identifier", node)
      return nil
    }
    let text = tree.string(holder)
    if DTMI(text, language: .v3) == nil || (version == .v2 && DTMI(text, language: .v2) == nil) {
      error("dtdl/invalid-dtmi", "`\(text)` is not a valid identifier", node)
      return nil
    }
    return Reference(symbol(text), tree.range(holder))
  }

  // MARK: Metadata

  mutating func header(_ name: String, at range: ByteRange, _ element: DTDLElement) -> DeclarationHeader {
    header(name, at: range, element, Kept(element))
  }

  mutating func header(
    _ name: String, at range: ByteRange, _ element: DTDLElement, _ kept: Kept
  ) -> DeclarationHeader {
    var metadata = Metadata()
    let titleLimit = element.context.version == .v2 ? 64 : 512
    metadata.title = texts("displayName", of: element, limit: titleLimit)
    metadata.description = texts("description", of: element, limit: 512)
    if let node = element.values["comment"] {
      if isString(node) {
        let text = tree.string(node)
        metadata.comment = symbol(text)
        judgeLength(text, "comment", node, limit: 512)
      } else {
        error("dtdl/wrong-value", "`comment` must be a string", node)
      }
    }
    metadata.externalID = element.id.map { symbol($0) }
    let entries = annotation(kept)
    if !entries.isEmpty { metadata.annotations = [Annotation(key: symbol("dtdl"), value: .object(entries))] }
    let id = metadata == Metadata() ? nil : declarations.metadata.append(metadata)
    return DeclarationHeader(name: symbol(name), range: range, metadata: id)
  }

  private mutating func annotation(_ kept: Kept) -> [LiteralEntry] {
    var entries: [LiteralEntry] = []
    if let context = kept.context { entries.append(LiteralEntry(key: symbol("context"), value: literal(context))) }
    if let interface = kept.interface {
      entries.append(LiteralEntry(key: symbol("interface"), value: .string(symbol(interface))))
    }
    if let reference = kept.reference {
      entries.append(LiteralEntry(key: symbol("reference"), value: .string(symbol(reference))))
    }
    if kept.isInline { entries.append(LiteralEntry(key: symbol("inline"), value: .boolean(true))) }
    if !kept.types.isEmpty {
      let types = kept.types.map { Literal.string(symbol($0)) }
      entries.append(LiteralEntry(key: symbol("types"), value: .array(types)))
    }
    if !kept.properties.isEmpty {
      var properties: [LiteralEntry] = []
      var seen: Set<String> = []
      for (key, value) in kept.properties where seen.insert(key).inserted {
        properties.append(LiteralEntry(key: symbol(key), value: literal(value)))
      }
      entries.append(LiteralEntry(key: symbol("properties"), value: .object(properties)))
    }
    return entries
  }

  /// The JSON value `node` as it is. A number beyond what a `Number` holds is kept as its text.
  mutating func literal(_ node: SyntaxTree.NodeID) -> Literal {
    switch tree.kind(node) {
    case .sequence: return .array(elements(node).map { literal($0) })
    case .mapping:
      var entries: [LiteralEntry] = []
      var seen: Set<Symbol> = []
      for (key, value) in pairs(node) {
        let key = symbol(tree.string(key))
        if seen.insert(key).inserted { entries.append(LiteralEntry(key: key, value: literal(value))) }
      }
      return .object(entries)
    case .scalar:
      let text = tree.string(node)
      if isString(node) { return .string(symbol(text)) }
      switch text {
      case "null": return .null
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default:
        if let number = Number(text) { return .number(number) }
        warning("dtdl/number-too-precise", "number `\(text)` is kept as text: it has more than 19 digits", node)
        return .string(symbol(text))
      }
    }
  }

  private mutating func texts(_ term: String, of element: DTDLElement, limit: Int) -> IDRange<LocalizedText> {
    guard let node = element.values[term] else { return .empty }
    var texts: [(language: String, text: String)] = []
    collectTexts(node, term, element.context.version, into: &texts)
    // A text without a language is in the default one, English; alone it may stay as it is.
    if texts.count > 1 {
      for index in texts.indices where texts[index].language.isEmpty { texts[index].language = "en" }
    }
    var seen: Set<String> = []
    for (language, text) in texts {
      if !seen.insert(language).inserted {
        error("dtdl/duplicate-language", "`\(term)` has language `\(language)` twice", node)
      }
      judgeLength(text, term, node, limit: limit)
    }
    var kept: Set<String> = []
    texts = texts.filter { kept.insert($0.language).inserted }
    texts.sort { $0.language.utf8.lexicographicallyPrecedes($1.language.utf8) }
    let start = declarations.texts.count
    for (language, text) in texts {
      declarations.texts.append(LocalizedText(language: symbol(language), text: symbol(text)))
    }
    return IDRange(start, declarations.texts.count)
  }

  /// A string, an object of strings by language, or a list of strings and of objects with `@value` and `@language`.
  private mutating func collectTexts(
    _ node: SyntaxTree.NodeID, _ term: String, _ version: DTDLVersion,
    into texts: inout [(language: String, text: String)]
  ) {
    switch tree.kind(node) {
    case .sequence: for item in elements(node) { collectText(item, term, version, into: &texts) }
    case .scalar: collectText(node, term, version, into: &texts)
    case .mapping:
      for (key, value) in pairs(node) {
        guard isString(value) else {
          error("dtdl/wrong-value", "`\(term)` must hold strings by language", value)
          continue
        }
        judgeLanguage(tree.string(key), key)
        texts.append((tree.string(key), tree.string(value)))
      }
    }
  }

  /// An element of a list of texts, or the only text.
  private mutating func collectText(
    _ node: SyntaxTree.NodeID, _ term: String, _ version: DTDLVersion,
    into texts: inout [(language: String, text: String)]
  ) {
    if isString(node) {
      texts.append(("", tree.string(node)))
      return
    }
    guard let value = tree.value(of: "@value", in: node), isString(value) else {
      error("dtdl/wrong-value", "`\(term)` must be a string, or strings by language", node)
      return
    }
    var tag = ""
    for (key, value) in pairs(node) where !tree.text(key, equals: "@value") {
      if version == .v2, !tree.text(key, equals: "@language"), isToleratedKeyword(tree.string(key)) { continue }
      guard tree.text(key, equals: "@language"), isString(value) else {
        error("dtdl/wrong-value", "a text has `@value` and `@language` only", key)
        continue
      }
      tag = tree.string(value)
      judgeLanguage(tag, value)
    }
    texts.append((tag, tree.string(value)))
  }

  /// Two to four small letters, then a script, then a region, as DTDL has it.
  private mutating func judgeLanguage(_ tag: String, _ node: SyntaxTree.NodeID) {
    func all(_ text: Substring, _ range: ClosedRange<UInt8>) -> Bool { text.utf8.allSatisfy { range.contains($0) } }
    let small = UInt8(ascii: "a")...UInt8(ascii: "z")
    let capital = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let digit = UInt8(ascii: "0")...UInt8(ascii: "9")
    var parts = tag.split(separator: "-", omittingEmptySubsequences: false)[...]
    let language = parts.popFirst() ?? ""
    var isValid = (2...4).contains(language.utf8.count) && all(language, small)
    if let script = parts.first, script.utf8.count == 4 {
      isValid = isValid && all(script.prefix(1), capital) && all(script.dropFirst(), small)
      parts.removeFirst()
    }
    if let region = parts.popFirst() {
      isValid =
        isValid && ((region.utf8.count == 2 && all(region, capital)) || (region.utf8.count == 3 && all(region, digit)))
    }
    if !isValid || !parts.isEmpty { error("dtdl/invalid-language", "`\(tag)` is not a language tag", node) }
  }

  private mutating func judgeLength(_ text: String, _ term: String, _ node: SyntaxTree.NodeID, limit: Int) {
    if text.utf16.count > limit { error("dtdl/too-long", "`\(term)` has at most \(limit) characters", node) }
  }
}
