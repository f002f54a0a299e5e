internal import TwinModel
internal import TwinSource
internal import TwinSyntax

extension DTDLReader {
  /// Value of an element with `schema`, its quantity and unit included. `path` names the position.
  mutating func value(of element: DTDLElement, _ path: [String]) -> ValueDeclaration {
    guard let node = element.values["schema"] else { return ValueDeclaration(range: tree.range(element.node)) }
    var value = ValueDeclaration(type: type(node, element.context, path), range: tree.range(node))
    guard let semantic = element.semanticType else { return value }
    if case .named(let reference)? = value.type,
      let primitive = Primitive.allCases.first(where: { $0.name == declarations.symbols[reference.name] }),
      !primitive.isNumeric
    {
      error("dtdl/semantic-type-not-numeric", "`\(semantic.name)` needs a numeric schema", node)
    }
    shared.usesQuantities = true
    value.quantity = Reference(symbol(semantic.name), tree.range(semantic.node))
    value.unit = unit(of: element, semantic.name, family: semantic.family)
    return value
  }

  private mutating func unit(of element: DTDLElement, _ type: String, family: String) -> Reference? {
    guard let node = element.values["unit"] else {
      error("dtdl/missing-unit", "semantic type `\(type)` needs `unit`", element.node)
      return nil
    }
    guard isString(node), let vocabulary = element.context.semanticTypes else {
      error("dtdl/wrong-value", "`unit` must be the name of a unit", node)
      return nil
    }
    let unit = dtdlTerm(tree.string(node), .unit)
    if !SemanticTypes.isUnit(unit, of: family, in: vocabulary) {
      let known = SemanticTypes.units(of: family, in: vocabulary)
      let suggestion = nearest(to: unit, in: known)
      let all = "its units are " + known.map { "`\($0)`" }.joined(separator: ", ")
      error(
        "dtdl/unknown-unit", "`\(unit)` is not a unit of `\(type)`", node, suggestion == nil ? [all] : [],
        suggestion: suggestion)
    }
    return Reference(symbol(unit), tree.range(node))
  }

  /// The type that `node` names or writes out. Nil, with a finding, when it is none.
  private mutating func type(
    _ written: SyntaxTree.NodeID, _ context: DTDLContext, _ path: [String]
  ) -> TypeDeclaration? {
    let node = items(written).first ?? written
    if isString(node) || isBareReference(node) { return namedType(node, context) }
    guard tree.kind(node) == .mapping else {
      error("dtdl/wrong-value", "a schema must be a name, an identifier or an object", node)
      return nil
    }
    if let other = unsupportedSchema(node) {
      error("dtdl/not-supported", "a schema of type `\(other)` is not supported", node)
      return nil
    }
    guard
      let element = element(node, DTDLClass.complexSchemas, outer: context, where: "a schema that is written out")
    else { return nil }
    guard element.hasMetadata || element.contextNode != nil || element.semanticType != nil else {
      return complexType(element, path)
    }
    let name = element.id.flatMap { shared.names.name(of: $0) } ?? shared.names.unique(upperCamel(path))
    declare(element, name: name, path: [name], isInline: true)
    return .named(Reference(symbol(element.id ?? name), tree.range(node)))
  }

  /// A class of the language that this reader cannot hold as a schema: a built-in schema with terms of its own.
  private func unsupportedSchema(_ node: SyntaxTree.NodeID) -> String? {
    guard let types = tree.value(of: "@type", in: node), DTDLSurvey.classes(of: node, in: tree).isEmpty else {
      return nil
    }
    return DTDLSurvey.strings(types, of: tree).first {
      DTDLVocabulary.isOtherClass(dtdlTerm($0, .materialClass))
    }
  }

  private mutating func namedType(_ node: SyntaxTree.NodeID, _ context: DTDLContext) -> TypeDeclaration? {
    let holder = isString(node) ? node : tree.value(of: "@id", in: node) ?? node
    let text = tree.string(holder)
    let term = dtdlTerm(text, .schema)
    if let primitive = DTDLVocabulary.primitive(term, in: context.version) {
      return .named(Reference(symbol(primitive.name), tree.range(node)))
    }
    if term == "scaledDecimal" {
      error("dtdl/not-supported", "the DTDL v4 schema `scaledDecimal` is not supported", node)
      return nil
    }
    guard text.hasPrefix("dtmi:"), !text.hasPrefix("dtmi:dtdl:"), !text.hasPrefix("dtmi:standard:") else {
      let isLater = DTDLVocabulary.primitive(text, in: .v4) != nil
      let suggestion = isLater ? nil : nearest(to: text, in: DTDLVocabulary.primitiveTerms(in: context.version))
      error(
        "dtdl/unknown-schema", "schema `\(text)` is not known", node, isLater ? ["`\(text)` came with DTDL v4"] : [],
        suggestion: suggestion)
      return nil
    }
    guard let reference = reference(node, "a schema", version: context.version) else { return nil }
    if shared.survey.interfaces[text] != nil {
      error(
        "dtdl/wrong-type", "a schema must not be an interface", node, ["an interface is embedded by a `Component`"])
    } else if let owner = shared.survey.schemas[text], owner != interfaceID {
      error("dtdl/foreign-schema", "schema `\(text)` belongs to another interface, `\(owner)`", node)
    }
    shared.structure.schemas[schemaID]?.targets.insert(text)
    return .named(reference)
  }

  /// Declares an entry of an interface's `schemas`.
  mutating func declaredSchema(_ node: SyntaxTree.NodeID, _ interface: DTDLElement) {
    if let other = unsupportedSchema(node) {
      error("dtdl/not-supported", "a schema of type `\(other)` is not supported", node)
      return
    }
    let position = "an entry of `schemas`"
    guard let element = element(node, DTDLClass.complexSchemas, outer: interface.context, where: position) else {
      return
    }
    if element.id == nil { error("dtdl/missing-id", "an entry of `schemas` must have `@id`", node) }
    let name = element.id.flatMap { shared.names.name(of: $0) } ?? shared.names.unique(interfaceName + "Schema")
    declare(element, name: name, path: [name], isInline: false)
  }

  private mutating func declare(_ element: DTDLElement, name: String, path: [String], isInline: Bool) {
    let isFirst = element.id.map { id in
      shared.identifiers[id] == tree.value(of: "@id", in: element.node).map { tree.place($0) }
    }
    let enclosing = schemaID
    defer { schemaID = enclosing }
    if let id = element.id {
      shared.structure.schemas[enclosing]?.targets.insert(id)
      if shared.structure.schemas[id] == nil {
        shared.structure.schemas[id] = (element.context.version, tree.place(element.node), [])
      }
      schemaID = id
    }
    var kept = Kept(element)
    kept.interface = interfaceID
    kept.isInline = isInline
    let header = header(name, at: nameRange(element), element, kept)
    let value = ValueDeclaration(type: complexType(element, path), range: tree.range(element.node))
    guard isFirst != false else { return }
    declarations.schemas.append(SchemaDeclaration(header: header, value: value))
  }

  private mutating func complexType(_ element: DTDLElement, _ path: [String]) -> TypeDeclaration? {
    schemaDepth += 1
    defer { schemaDepth -= 1 }
    let limit = element.context.version >= .v4 ? 8 : 5
    if schemaDepth == limit + 1 {
      error("dtdl/too-deep", "schemas are nested more than \(limit) deep", element.node)
    }
    switch element.kind {
    case .array:
      guard let node = element.values["elementSchema"] else { return nil }
      let value = ValueDeclaration(type: type(node, element.context, path + ["Element"]), range: tree.range(node))
      let header = DeclarationHeader(name: .empty, range: tree.range(node))
      return .array(element: declarations.fields.append(FieldDeclaration(header: header, value: value)))
    case .map:
      let key = part(element, "mapKey", .mapKey, path + ["Key"])
      let value = part(element, "mapValue", .mapValue, path + ["Value"])
      guard let key, let value else { return nil }
      return .map(key: declarations.fields.append(key), value: declarations.fields.append(value))
    case .enumeration: return enumeration(element)
    default: return .object(append(fields(of: element, path)))
    }
  }

  private mutating func part(
    _ map: DTDLElement, _ term: String, _ kind: DTDLClass, _ path: [String]
  ) -> FieldDeclaration? {
    guard let node = map.values[term].map({ items($0) })?.first,
      let element = element(node, [kind], outer: map.context, where: "`\(term)` of a map")
    else { return nil }
    let field = field(element, path)
    if kind == .mapKey, let schema = element.values["schema"] {
      if case .named(let reference)? = field.value.type, declarations.symbols[reference.name] == "string" {
        return field
      }
      error("dtdl/wrong-value", "the keys of a map must be strings", schema)
    }
    return field
  }

  private mutating func fields(of object: DTDLElement, _ path: [String]) -> [FieldDeclaration] {
    let nodes = object.values["fields"].map { items($0) } ?? []
    if object.context.version == .v2, !(1...30).contains(nodes.count) {
      error("dtdl/too-many", "an object of DTDL v2 has 1 to 30 fields", object.values["fields"] ?? object.node)
    }
    var names: [String: SyntaxTree.NodeID] = [:]
    var fields: [FieldDeclaration] = []
    for node in nodes {
      guard let element = element(node, [.field], outer: object.context, where: "a field") else { continue }
      let name = name(of: element, among: &names, what: "field")
      let field = field(element, path + [name ?? "Unnamed"], name: name)
      if name != nil { fields.append(field) }
    }
    return fields
  }

  /// A field, payload, map key or value, or a relationship's property. Its name is read here unless it is given.
  mutating func field(_ element: DTDLElement, _ path: [String], name given: String? = nil) -> FieldDeclaration {
    var names: [String: SyntaxTree.NodeID] = [:]
    let name = given ?? (element.kind == .field || element.kind == .property ? "" : name(of: element, among: &names))
    let range = element.values["name"].map { tree.range($0) } ?? tree.range(element.node)
    var kept = Kept(element)
    if let nullable = element.values["nullable"] {
      _ = boolean("nullable", of: element)
      kept.properties.append(("nullable", nullable))
    }
    return FieldDeclaration(
      header: header(name ?? "", at: range, element, kept), value: value(of: element, path),
      isWritable: boolean("writable", of: element) ?? false)
  }

  /// Appends `fields` as consecutive rows.
  mutating func append(_ fields: [FieldDeclaration]) -> IDRange<FieldDeclaration> {
    let start = declarations.fields.count
    for field in fields { declarations.fields.append(field) }
    return IDRange(start, declarations.fields.count)
  }

  // MARK: Enumerations

  private mutating func enumeration(_ element: DTDLElement) -> TypeDeclaration? {
    var encoding: Enumeration.Encoding?
    if let node = element.values["valueSchema"].map({ items($0).first ?? $0 }) {
      switch isString(node) ? dtdlTerm(tree.string(node), .schema) : "" {
      case "integer": encoding = .integer
      case "string": encoding = .string
      default: error("dtdl/wrong-value", "`valueSchema` must be `integer` or `string`", node)
      }
    }
    let nodes = element.values["enumValues"].map { items($0) } ?? []
    if element.context.version == .v2, !(1...100).contains(nodes.count) {
      error("dtdl/too-many", "an enum of DTDL v2 has 1 to 100 values", element.values["enumValues"] ?? element.node)
    }
    var names: [String: SyntaxTree.NodeID] = [:]
    var encodings: [String: SyntaxTree.NodeID] = [:]
    var values: [EnumerationValueDeclaration] = []
    for node in nodes {
      let position = "an entry of `enumValues`"
      guard let value = self.element(node, [.enumerationValue], outer: element.context, where: position) else {
        continue
      }
      guard let name = name(of: value, among: &names, what: "value") else { continue }
      let range = value.values["name"].map { tree.range($0) } ?? tree.range(node)
      let encoded = value.values["enumValue"].flatMap { encodedValue($0, encoding, &encodings) }
      values.append(EnumerationValueDeclaration(header: header(name, at: range, value), encoded: encoded))
    }
    if encoding == .string, !values.isEmpty, values.allSatisfy({ isEncodedByName($0) }) {
      encoding = .name
      for index in values.indices { values[index].encoded = nil }
    }
    let start = declarations.enumerationValues.count
    for value in values { declarations.enumerationValues.append(value) }
    return .enumeration(
      encoding: encoding, isOpen: false, values: IDRange(start, declarations.enumerationValues.count))
  }

  private func isEncodedByName(_ value: EnumerationValueDeclaration) -> Bool {
    guard case .quoted(let text, _)? = value.encoded else { return false }
    return text == value.header.name
  }

  private mutating func encodedValue(
    _ written: SyntaxTree.NodeID, _ encoding: Enumeration.Encoding?, _ seen: inout [String: SyntaxTree.NodeID]
  ) -> LiteralDeclaration? {
    let node = items(written).first ?? written
    guard tree.kind(node) == .scalar else {
      error("dtdl/wrong-value", "`enumValue` must be an integer or a string", node)
      return nil
    }
    let text = tree.string(node)
    if let first = seen[text] {
      findings.append(
        Finding(
          "dtdl/duplicate-value", .error, "value `\(text)` is used twice in this enum", at: tree.place(node),
          related: [RelatedPlace(tree.place(first), "used here first")], subject: interfaceID))
      return nil
    }
    seen[text] = node
    switch encoding {
    case .string where !isString(node):
      error("dtdl/wrong-value", "`enumValue` must be a string, as `valueSchema` says", node)
    case .integer where isString(node) || Number(text).flatMap({ $0.int64 }).flatMap({ Int32(exactly: $0) }) == nil:
      error("dtdl/wrong-value", "`enumValue` must be a 32-bit integer, as `valueSchema` says", node)
    default: break
    }
    return isString(node) ? .quoted(symbol(text), tree.range(node)) : .plain(symbol(text), tree.range(node))
  }

  /// In DTDL v2 a property may hold no array, at any depth of its schema.
  mutating func refuseArrays(_ node: SyntaxTree.NodeID) {
    switch tree.kind(node) {
    case .scalar:
      if let primitive = DTDLVocabulary.primitive(dtdlTerm(tree.string(node), .schema), in: .v2), primitive.isGeometry {
        error("dtdl/array-in-property", "a property of DTDL v2 must not hold an array, so no geometry either", node)
      }
    case .sequence: for item in elements(node) { refuseArrays(item) }
    case .mapping:
      if DTDLSurvey.classes(of: node, in: tree).contains(.array) {
        error("dtdl/array-in-property", "a property of DTDL v2 must not hold an array", node)
      }
      for (key, value) in pairs(node) {
        let term = dtdlTerm(tree.string(key), .property)
        if ["schema", "mapValue", "fields", "elementSchema"].contains(term) { refuseArrays(value) }
      }
    }
  }
}
