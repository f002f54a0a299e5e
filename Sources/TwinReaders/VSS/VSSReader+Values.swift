internal import TwinModel
internal import TwinSource
internal import TwinSyntax

extension VSSReader {
  private static let primitives: [String: Primitive] = [
    "uint8": .uint8, "int8": .int8, "uint16": .uint16, "int16": .int16, "uint32": .uint32, "int32": .int32,
    "uint64": .uint64, "int64": .int64, "boolean": .boolean, "float": .float, "double": .double, "string": .string,
    "numeric": .double,
  ]

  /// What a signal or a property holds. What a value of its type cannot have is added to `kept`.
  mutating func value(_ row: Int, keeping kept: inout [(key: String, value: Literal)]) -> ValueDeclaration {
    let node = tree.nodes[row]
    guard let entry = node.entries["datatype"] else {
      report(
        "vss/unknown-datatype", "`\(node.path)` has no `datatype`", at: node.range,
        notes: ["say what it holds, such as `float`, `boolean` or `string[]`"], subject: node.path)
      for key in ["unit", "min", "max", "allowed", "default", "arraysize", "pattern"] {
        if let entry = node.entries[key] { kept.append((key, literal(entry))) }
      }
      return ValueDeclaration(type: .named(Reference(writer.symbol("string"), node.range)), range: node.range)
    }
    var text = tree.string(entry)[...]
    let isArray = text.hasSuffix("[]")
    if isArray { text = text.dropLast(2) }
    let primitive = Self.primitives[String(text)]
    var element = ValueDeclaration(range: node.range)
    if let allowed = node.entries["allowed"], let type = enumeration(allowed, of: primitive, node) {
      element.type = type
      // The values say what they are; what carries them does not show.
      if primitive != .string { kept.append(("datatype", literal(entry))) }
      for key in ["min", "max"] {
        if let entry = node.entries[key] { kept.append((key, literal(entry))) }
      }
    } else {
      element.type = .named(Reference(writer.symbol(typeName(text, primitive, entry, node)), tree.range(entry)))
      if let allowed = node.entries["allowed"] { kept.append(("allowed", literal(allowed))) }
    }
    let isNumber = primitive?.isNumeric ?? false
    if let unit = unit(of: node) {
      if isNumber, case .named? = element.type {
        element.unit = unit
      } else if let entry = node.entries["unit"] {
        kept.append(("unit", literal(entry)))
      }
    }
    if case .named? = element.type { element.constraints = bounds(of: node, primitive, keeping: &kept) }
    guard isArray else {
      if let entry = node.entries["default"] { setDefault(entry, of: &element) }
      if let size = node.entries["arraysize"] { kept.append(("arraysize", literal(size))) }
      return element
    }
    var array = ValueDeclaration(range: node.range)
    let field = FieldDeclaration(header: writer.header("", at: node.range), value: element)
    array.type = .array(element: writer.declarations.fields.append(field))
    if let size = node.entries["arraysize"] {
      if let count = UInt32(tree.string(size)) {
        let range = tree.range(size)
        array.constraints = writer.append([(.minItems(count), range), (.maxItems(count), range)])
      } else {
        reportValue("arraysize", "a number of elements", size, node)
      }
    }
    if let entry = node.entries["default"] {
      array.literals = [ValueLiteral(.default, literalDeclaration(entry.value, in: entry.file, as: element))]
    }
    return array
  }

  private mutating func typeName(
    _ text: Substring, _ primitive: Primitive?, _ entry: VSSNode.Entry, _ node: VSSNode
  ) -> String {
    if let primitive { return primitive.name }
    if let name = structure(String(text), from: node) { return name }
    let near = suggester.nearest(to: String(text), in: Array(Self.primitives.keys))
    report(
      "vss/unknown-datatype", "there is no datatype `\(text)`", at: tree.range(entry),
      notes: [
        near.map { "did you mean `\($0)`?" } ?? "it is a built-in type, or the path of a struct in the files of types"
      ], subject: node.path)
    return "string"
  }

  private mutating func unit(of node: VSSNode) -> Reference? {
    guard let entry = node.entries["unit"] else { return nil }
    let text = tree.string(entry)
    if text.isEmpty { return nil }
    if let name = units[text] { return Reference(writer.symbol("units." + name), tree.range(entry)) }
    let near = suggester.nearest(to: text, in: Array(units.keys))
    report(
      "vss/unknown-unit", "there is no unit `\(text)`", at: tree.range(entry),
      notes: [near.map { "did you mean `\($0)`?" } ?? "units are declared in units.yaml"], subject: node.path)
    return nil
  }

  // MARK: - Bounds and values

  private mutating func bounds(
    of node: VSSNode, _ primitive: Primitive?, keeping kept: inout [(key: String, value: Literal)]
  ) -> IDRange<Constraint> {
    var constraints: [(Constraint, ByteRange)] = []
    for key in ["min", "max"] {
      guard let entry = node.entries[key] else { continue }
      guard primitive?.isNumeric ?? false else {
        kept.append((key, literal(entry)))
        continue
      }
      if let number = Number(tree.string(entry)) {
        constraints.append((key == "min" ? .minimum(number) : .maximum(number), tree.range(entry)))
      } else {
        reportValue(key, "a number", entry, node)
      }
    }
    if let entry = node.entries["pattern"] {
      let text = tree.string(entry)
      // Expressions of another dialect say what they mean where they are kept.
      if primitive == .string, (try? Pattern(text)) != nil {
        constraints.append((.pattern(writer.symbol(text)), tree.range(entry)))
      } else {
        kept.append(("pattern", literal(entry)))
      }
    }
    return writer.append(constraints)
  }

  /// The values that `allowed` lists as an enumeration; nil where they are none of a model.
  private mutating func enumeration(
    _ entry: VSSNode.Entry, of primitive: Primitive?, _ node: VSSNode
  ) -> TypeDeclaration? {
    let file = tree.files[entry.file].tree
    guard file.kind(entry.value) == .sequence else {
      reportValue("allowed", "a list of values", entry, node)
      return nil
    }
    let elements = file.elements(entry.value)
    let isInteger = primitive.map { $0.integerRange != nil } ?? false
    guard !elements.isEmpty, elements.allSatisfy({ file.kind($0) == .scalar }), primitive == .string || isInteger else {
      return nil
    }
    if isInteger, !elements.allSatisfy({ Number(file.string($0))?.int64 != nil }) {
      reportValue("allowed", "a list of integers", entry, node)
      return nil
    }
    var names: [String: Int] = [:]
    var codes: Set<String> = []
    var values: [EnumerationValueDeclaration] = []
    var areNames = !isInteger
    for element in elements {
      let text = file.string(element)
      guard codes.insert(text).inserted else { continue }
      var name = Self.valueName(text)
      if name != text { areNames = false }
      let count = names[name, default: 0] + 1
      names[name] = count
      if count > 1 {
        areNames = false
        name += "_\(count)"
      }
      let range = tree.files[entry.file].position(file.range(element))
      let code = writer.symbol(text)
      values.append(
        EnumerationValueDeclaration(
          header: writer.header(name, at: range), encoded: isInteger ? .plain(code, range) : .quoted(code, range)))
    }
    if areNames { for index in values.indices { values[index].encoded = nil } }
    return .enumeration(
      encoding: areNames ? nil : isInteger ? .integer : .string, isOpen: false, values: writer.append(values))
  }

  private static func valueName(_ text: String) -> String {
    text.hasPrefix("-") ? modelName("minus" + text.dropFirst()) : modelName(text)
  }

  private mutating func setDefault(_ entry: VSSNode.Entry, of value: inout ValueDeclaration) {
    value.literals = [ValueLiteral(.default, literalDeclaration(entry.value, in: entry.file, as: value))]
  }

  /// A default as what `value` takes: the name of an enumeration's value for its code, truths in lower case.
  private mutating func literalDeclaration(
    _ node: SyntaxTree.NodeID, in file: Int, as value: ValueDeclaration
  ) -> LiteralDeclaration {
    let source = tree.files[file].tree
    let range = tree.files[file].position(source.range(node))
    switch source.kind(node) {
    case .scalar:
      var text = source.string(node)
      switch value.type {
      case .enumeration: text = Self.valueName(text)
      case .named(let type) where writer.declarations.symbols[type.name] == "boolean":
        if let truth = source.boolean(node) { text = truth ? "true" : "false" }
      default: break
      }
      let symbol = writer.symbol(text)
      return source.style(node) == .plain ? .plain(symbol, range) : .quoted(symbol, range)
    case .sequence:
      return .array(source.elements(node).map { literalDeclaration($0, in: file, as: value) }, range)
    case .mapping:
      return .object(
        source.pairs(node).map { pair in
          (
            writer.symbol(source.string(pair.key)), tree.files[file].position(source.range(pair.key)),
            literalDeclaration(pair.value, in: file, as: ValueDeclaration(range: range))
          )
        }, range)
    }
  }

  // MARK: - Instances

  /// How many instances a branch has at most, and all branches together.
  private static let instanceLimit = 1_024
  private static let allInstancesLimit = 200_000

  /// The instances of a branch, each as its parts of a data path: a list of labels, or several lists and ranges (`Row[1,4]`)
  /// that are combined. Empty, with a finding, where they cannot be read.
  mutating func instances(_ entry: VSSNode.Entry, _ node: VSSNode) -> [[String]] {
    let file = tree.files[entry.file].tree
    let elements = file.kind(entry.value) == .sequence ? file.elements(entry.value) : [entry.value]
    let texts = elements.map { file.kind($0) == .scalar ? file.string($0) : nil }
    let isOneList = texts.allSatisfy { text in text.map { !$0.contains("[") } ?? false }
    var levels: [[String]] = isOneList ? [texts.compactMap { $0 }] : []
    if !isOneList {
      for (element, text) in zip(elements, texts) {
        if let text {
          guard let labels = text.contains("[") ? Self.range(text) : [text] else {
            reportValue("instances", "labels, or a range such as `Row[1,4]` of at most 1024", entry, node)
            return []
          }
          levels.append(labels)
        } else {
          let labels = file.elements(element).filter { file.kind($0) == .scalar }.map { file.string($0) }
          // A range may stand in a list of its own.
          levels.append(labels.count == 1 ? Self.range(labels[0]) ?? labels : labels)
        }
      }
    }
    var result: [[String]] = [[]]
    for labels in levels {
      guard !labels.isEmpty, result.count * labels.count <= Self.instanceLimit, labels.allSatisfy(Self.isLabel) else {
        reportValue("instances", "labels made of letters and digits, at most 1024 combinations of them", entry, node)
        return []
      }
      result = result.flatMap { path in labels.map { path + [$0] } }
    }
    instanceCount += result.count
    guard instanceCount <= Self.allInstancesLimit else {
      reportValue("instances", "part of a specification of at most 200000 instances", entry, node)
      return []
    }
    return result
  }

  private static func isLabel(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F
      }
  }

  /// The labels that `Row[1,4]` stands for; nil for anything else.
  private static func range(_ text: String) -> [String]? {
    guard let open = text.firstIndex(of: "["), text.hasSuffix("]") else { return nil }
    let bounds = text[text.index(after: open)...].dropLast().split(separator: ",")
      .map { part in Int(part.filter { $0 != " " }) }
    guard bounds.count == 2, let low = bounds[0], let high = bounds[1], low >= 0, low <= high,
      high - low < instanceLimit
    else { return nil }
    return (low...high).map { "\(text[..<open])\($0)" }
  }

  private mutating func reportValue(_ key: String, _ expected: String, _ entry: VSSNode.Entry, _ node: VSSNode) {
    report(
      "vss/wrong-value", "`\(key)` of `\(node.path)` is not \(expected)", at: tree.range(entry),
      notes: ["correct the value, or leave it out"], subject: node.path)
  }
}
