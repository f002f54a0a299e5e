internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// The entity types of an ontology: one model a namespace.
struct BuildingTypes {
  /// An entity type before its parents are known.
  struct EntityType {
    var name: String
    var namespace: String
    /// The file's position among those of the ontology.
    var file: Int
    var key: SyntaxTree.NodeID
    var value: SyntaxTree.NodeID
    var identity: String?
    var parents: [(type: Int, range: ByteRange)] = []
    var uses: [Use] = []
  }

  /// A field as a type uses it.
  struct Use {
    /// The member's name: that of the field, with a number where there are several of a kind.
    var name: String
    var field: String
    var namespace: String
    var isRequired: Bool
    var range: ByteRange
  }

  let ontology: BuildingOntology
  private(set) var packages: [ReadPackage] = []
  private(set) var findings: [Finding] = []
  private var types: [EntityType] = []
  private var suggester = Suggester()
  private var index: [String: [String: Int]] = [:]
  /// Namespaces whose types those of a namespace may name.
  private var dependencies: [String: Set<String>] = [:]

  init(_ ontology: BuildingOntology) { self.ontology = ontology }

  mutating func read() {
    for (position, file) in ontology.files.enumerated() where file.folder == "entity_types" { collect(file, position) }
    for type in types.indices { bind(type) }
    chooseDependencies()
    var inheritance = BuildingInheritance(types)
    inheritance.settle()
    declare(inheritance)
  }

  private mutating func collect(_ file: BuildingOntology.File, _ position: Int) {
    guard let root = file.tree.root, !file.tree.isEmpty(root) else { return }
    if file.tree.kind(root) != .mapping {
      report("digitalbuildings/invalid-entry", "a file of `entity_types` is a mapping of types", at: root, in: position)
    }
    for (key, value) in file.tree.pairs(root) {
      let name = file.tree.string(key)
      guard isBuildingName(name), file.tree.kind(value) == .mapping else {
        report(
          "digitalbuildings/invalid-entry", "`\(name)` is not an entity type", at: key, in: position,
          notes: ["its name is made of letters, digits and underscores, and keys such as `description` are below it"])
        continue
      }
      var type = EntityType(name: name, namespace: file.namespace, file: position, key: key, value: value)
      let guid = file.tree.value(of: "guid", in: value).map { file.tree.string($0) }
      let number = file.tree.value(of: "id", in: value).map { file.tree.string($0) }
      type.identity = guid.map { "urn:uuid:" + $0.lowercased() } ?? number.map { "digitalbuildings:" + $0 }
      if index[file.namespace]?[name] == nil { index[file.namespace, default: [:]][name] = types.count }
      types.append(type)
    }
  }

  // MARK: - Names

  /// Binds the parents and fields of a type.
  private mutating func bind(_ row: Int) {
    let tree = ontology.files[types[row].file].tree
    var seen: [String: Int] = [:]
    for (key, value) in tree.pairs(types[row].value) {
      switch tree.string(key) {
      case "implements":
        for node in list(value, of: "implements", row) { bindParent(node, of: row) }
      case "uses":
        for node in list(value, of: "uses", row) { bindField(node, of: row, isRequired: true, &seen) }
      case "opt_uses":
        for node in list(value, of: "opt_uses", row) { bindField(node, of: row, isRequired: false, &seen) }
      default: break
      }
    }
  }

  /// The names in a list; one name stands for a list of one.
  private mutating func list(_ node: SyntaxTree.NodeID, of key: String, _ row: Int) -> [SyntaxTree.NodeID] {
    let tree = ontology.files[types[row].file].tree
    if tree.isEmpty(node) { return [] }
    let elements = tree.kind(node) == .scalar ? [node] : tree.elements(node)
    let names = elements.filter { tree.kind($0) == .scalar && !tree.isEmpty($0) }
    if names.count < elements.count || tree.kind(node) == .mapping {
      report("digitalbuildings/invalid-entry", "`\(key)` is a list of names", at: node, in: types[row].file, row)
    }
    return names
  }

  private mutating func bindParent(_ node: SyntaxTree.NodeID, of row: Int) {
    let tree = ontology.files[types[row].file].tree
    let text = tree.string(node)
    let (namespace, name) = split(text)
    let found =
      namespace.map { index[$0]?[name] } ?? (index[types[row].namespace]?[name] ?? index[""]?[name])
    guard let found else {
      let own = namespace ?? types[row].namespace
      let near = suggester.nearest(to: name, in: Array((index[own] ?? [:]).keys))
      return report(
        "digitalbuildings/unknown-type", "there is no entity type `\(text)`", at: node, in: types[row].file, row,
        notes: [
          near.map { "did you mean `\(namespace.map { $0 + "/" } ?? "")\($0)`?" }
            ?? "a type of another namespace is named with it, such as `HVAC/FAN`, a global one with a slash in front"
        ])
    }
    if types[row].parents.contains(where: { $0.type == found }) {
      return report(
        "digitalbuildings/repeated-entry", severity: .warning, "`\(text)` is named twice", at: node,
        in: types[row].file, row)
    }
    types[row].parents.append((found, tree.range(node)))
  }

  private mutating func bindField(
    _ node: SyntaxTree.NodeID, of row: Int, isRequired: Bool, _ seen: inout [String: Int]
  ) {
    let tree = ontology.files[types[row].file].tree
    let text = tree.string(node)
    let (namespace, name) = split(text)
    let field = fieldName(name) { candidate in
      namespace.map { ontology.fields[$0]?[candidate] }
        ?? (ontology.fields[types[row].namespace]?[candidate] ?? ontology.fields[""]?[candidate])
    }
    guard let (field, known) = field else {
      let near = suggester.nearest(to: name, in: Array((ontology.fields[namespace ?? ""] ?? [:]).keys))
      return report(
        "digitalbuildings/unknown-field", "there is no field `\(text)`", at: node, in: types[row].file, row,
        notes: [near.map { "did you mean `\($0)`?" } ?? "declare it in `fields`"])
    }
    if let first = seen[name] {
      types[row].uses[first].isRequired = types[row].uses[first].isRequired || isRequired
      return report(
        "digitalbuildings/repeated-entry", severity: .warning, "field `\(name)` is named twice", at: node,
        in: types[row].file, row, notes: ["it is required where one of them says so; take one of them out"])
    }
    seen[name] = types[row].uses.count
    types[row].uses.append(
      Use(name: name, field: field, namespace: known.namespace, isRequired: isRequired, range: tree.range(node)))
  }

  /// Namespace and name of a reference: nil for one without a namespace, empty for a global one.
  private func split(_ text: String) -> (namespace: String?, name: String) {
    guard let slash = text.lastIndex(of: "/") else { return (nil, text) }
    return (String(text[..<slash]), String(text[text.index(after: slash)...]))
  }

  /// The field behind a name, which may go on with numbers that tell several of a kind apart.
  private func fieldName(
    _ name: String, _ find: (String) -> BuildingOntology.Field?
  ) -> (String, BuildingOntology.Field)? {
    var name = name[...]
    while true {
      if let field = find(String(name)) { return (String(name), field) }
      guard let underscore = name.lastIndex(of: "_") else { return nil }
      let tail = name[name.index(after: underscore)...]
      guard !tail.isEmpty, tail.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      name = name[..<underscore]
    }
  }

  // MARK: - Packages

  /// What each namespace depends on. Namespaces may name each other in circles, which packages must not: types are then
  /// named by their identities, which need no dependency.
  private mutating func chooseDependencies() {
    var wanted: Set<[String]> = []
    for type in types {
      for parent in type.parents where types[parent.type].namespace != type.namespace {
        wanted.insert([type.namespace, types[parent.type].namespace])
      }
    }
    for pair in wanted.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      var reached: Set<String> = [pair[1]]
      var pending = [pair[1]]
      while let next = pending.popLast() {
        for other in dependencies[next] ?? [] where reached.insert(other).inserted { pending.append(other) }
      }
      if !reached.contains(pair[0]) { dependencies[pair[0], default: []].insert(pair[1]) }
    }
  }

  private static func alias(_ namespace: String) -> String {
    let name = BuildingOntology.modelPackage(namespace).split(separator: ".").dropFirst().joined(separator: "_")
    return ["vocabulary", "own"].contains(name) ? name + "_types" : name
  }

  private static func vocabularyAlias(_ namespace: String, in own: String) -> String {
    namespace.isEmpty ? "vocabulary" : namespace == own ? "own" : alias(namespace) + "_vocabulary"
  }

  private mutating func declare(_ inheritance: BuildingInheritance) {
    var rows: [Int: [Int]] = [:]
    for (row, type) in types.enumerated() { rows[type.file, default: []].append(row) }
    var positions: [String: [Int]] = [:]
    for (position, file) in ontology.files.enumerated() where file.folder == "entity_types" {
      positions[file.namespace, default: []].append(position)
    }
    for namespace in positions.keys.sorted() {
      var vocabularies: Set<String> = []
      var sources: [Declarations] = []
      for position in positions[namespace] ?? [] {
        var writer = DeclarationWriter(ontology.files[position].tree.file)
        for row in rows[position] ?? [] {
          declareTwin(row, inheritance, &writer)
          vocabularies.formUnion(types[row].uses.map(\.namespace))
          vocabularies.formUnion(inheritance.added[row].map { inheritance.uses[$0].use.namespace })
        }
        sources.append(writer.declarations)
      }
      guard let first = sources.first else { continue }
      var needed = vocabularies.sorted().map { other in
        (
          package: BuildingOntology.vocabularyPackage(other),
          alias: Self.vocabularyAlias(other, in: namespace)
        )
      }
      needed += (dependencies[namespace] ?? []).sorted().map {
        (package: BuildingOntology.modelPackage($0), alias: Self.alias($0))
      }
      var manifest = DeclarationWriter(first.file)
      let title = namespace.isEmpty ? "Global entity types" : "Entity types of the namespace `\(namespace)`"
      manifest.declarePackage(
        BuildingOntology.modelPackage(namespace), .model, ontology.version,
        summary: title + " of a building ontology.", dependencies: needed)
      packages.append(ReadPackage(manifest: manifest.declarations, sources: sources))
    }
  }

  private func declareTwin(_ row: Int, _ inheritance: BuildingInheritance, _ writer: inout DeclarationWriter) {
    let type = types[row]
    let tree = ontology.files[type.file].tree
    let range = tree.range(type.key)
    var metadata = Metadata()
    var kept: [(key: String, value: Literal)] = []
    var isAbstract = false
    metadata.externalID = type.identity.map { writer.symbol($0) }
    let hasGUID = tree.value(of: "guid", in: type.value) != nil
    for (key, value) in tree.pairs(type.value) {
      switch tree.string(key) {
      case "implements", "uses", "opt_uses", "guid": break
      case "id" where !hasGUID: break
      case "description": metadata.description = writer.text(tree.string(value))
      case "is_abstract": isAbstract = tree.boolean(value) ?? false
      case let word: kept.append((word, writer.literal(value, of: tree)))
      }
    }
    metadata.annotations = writer.annotation("digitalbuildings", kept)
    // What is on its way out is put below this type.
    if let old = type.parents.first(where: { types[$0.type].name == "DEPRECATED" && types[$0.type].namespace.isEmpty })
    {
      metadata.deprecation = Deprecation(
        reason: writer.symbol("implements DEPRECATED"), place: Place(tree.file, old.range))
    }
    var twin = TwinDeclaration(header: writer.header(type.name, at: range, metadata))
    twin.isAbstract = isAbstract
    twin.parents = type.parents.map { Reference(writer.symbol(reference(to: $0.type, from: type.namespace)), $0.range) }
    var members = zip(type.uses, inheritance.own[row]).map { use, settled in
      member(use, isRequired: inheritance.uses[settled].isRequired ? true : nil, in: type.namespace, &writer)
    }
    members += inheritance.added[row].map { added in
      var use = inheritance.uses[added].use
      use.range = range
      return member(use, isRequired: true, in: type.namespace, &writer)
    }
    twin.members = writer.append(members)
    writer.declarations.twins.append(twin)
  }

  private func reference(to row: Int, from namespace: String) -> String {
    let other = types[row]
    if other.namespace == namespace { return other.name }
    if dependencies[namespace]?.contains(other.namespace) ?? false {
      return Self.alias(other.namespace) + "." + other.name
    }
    return other.identity ?? Self.alias(other.namespace) + "." + other.name
  }

  private func member(
    _ use: Use, isRequired: Bool?, in namespace: String, _ writer: inout DeclarationWriter
  ) -> MemberDeclaration {
    let field = ontology.fields[use.namespace]?[use.field]
    var member = MemberDeclaration(
      header: writer.header(use.name, at: use.range), kind: field?.isTelemetry ?? false ? .telemetry : .property)
    member.use = Reference(
      writer.symbol(Self.vocabularyAlias(use.namespace, in: namespace) + "." + use.field), use.range)
    member.isRequired = isRequired
    if field?.isWritable ?? false { member.isWritable = true }
    return member
  }

  private mutating func report(
    _ rule: RuleID, severity: Severity = .error, _ message: String, at node: SyntaxTree.NodeID, in file: Int,
    _ row: Int? = nil, notes: [String] = []
  ) {
    let subject = row.map { BuildingOntology.modelPackage(types[$0].namespace) + "." + types[$0].name } ?? ""
    findings.append(
      Finding(
        rule, severity, message, at: ontology.files[file].tree.place(node), notes: notes, subject: subject))
  }
}
