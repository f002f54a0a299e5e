internal import TwinModel
internal import TwinSource
internal import TwinSyntax

extension BuildingOntology {
  /// Notes the subfields and states of a namespace.
  mutating func noteWords(_ namespace: String) {
    for file in files("subfields", in: namespace) {
      for (key, value) in file.tree.rootPairs {
        let category = file.tree.string(key)
        for (word, _) in file.tree.listing(value) {
          let text = file.tree.string(word)
          // A word of several categories counts as what values are read by.
          if subfields[namespace]?[text] == nil || category == "measurement" || category == "point_type" {
            subfields[namespace, default: [:]][text] = category
          }
        }
      }
    }
    for file in files("states", in: namespace) {
      for (key, value) in file.tree.rootPairs {
        states[namespace, default: [:]][file.tree.string(key)] = file.tree.string(value)
      }
    }
  }

  /// Reads words, connections and fields of a namespace into an ontology of its own.
  mutating func readVocabulary(_ namespace: String) {
    var sources: [Declarations] = []
    var terms: Set<String> = []
    for file in files(of: namespace) {
      var writer = DeclarationWriter(file.tree.file)
      switch file.folder {
      case "subfields": readSubfields(file, &writer, &terms)
      case "states": readStates(file, &writer, &terms)
      case "connections": readConnections(file, &writer)
      case "fields": readFields(file, &writer)
      default: continue
      }
      sources.append(writer.declarations)
    }
    let units = files.contains { $0.folder == "units" } ? [(package: Self.unitPackage, alias: "units")] : []
    let title = namespace.isEmpty ? "a building ontology" : "the namespace `\(namespace)` of a building ontology"
    addPackage(
      Self.vocabularyPackage(namespace), summary: "Fields, words and connections of \(title).", dependencies: units,
      sources)
  }

  /// Subfields become terms whose role is their category.
  private mutating func readSubfields(_ file: File, _ writer: inout DeclarationWriter, _ taken: inout Set<String>) {
    let tree = file.tree
    for (category, words) in entries(file) {
      guard tree.kind(words) != .scalar else {
        if !tree.isEmpty(words) {
          report(
            "digitalbuildings/invalid-entry", "`\(tree.string(category))` is not a mapping of subfields", at: category,
            in: tree, notes: ["write each subfield with its description"])
        }
        continue
      }
      let parts = tree.string(category).split(separator: "_")
      let role = (parts.prefix(1) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }).joined()
      for (key, value) in tree.listing(words) {
        guard readTerm(key, value, role: role, of: tree, &writer, &taken) else { continue }
        guard role == "measurement", let quantity = measurements[tree.string(key)]?.quantity else { continue }
        let last = writer.declarations.terms.count - 1
        writer.declarations.terms[last].quantity = Reference(writer.symbol("units." + quantity), tree.range(key))
      }
    }
  }

  private mutating func readStates(_ file: File, _ writer: inout DeclarationWriter, _ taken: inout Set<String>) {
    for (key, value) in entries(file) { _ = readTerm(key, value, role: "state", of: file.tree, &writer, &taken) }
  }

  /// Whether a term was declared.
  private mutating func readTerm(
    _ key: SyntaxTree.NodeID, _ value: SyntaxTree.NodeID?, role: String, of tree: SyntaxTree,
    _ writer: inout DeclarationWriter, _ taken: inout Set<String>
  ) -> Bool {
    let name = tree.string(key)
    guard taken.insert(name).inserted else {
      report(
        "digitalbuildings/repeated-entry", severity: .warning, "`\(name)` is declared twice", at: key, in: tree,
        notes: ["the first one counts; take one of them out"])
      return false
    }
    var metadata = Metadata()
    if let value, tree.kind(value) == .scalar {
      if !tree.isEmpty(value) { metadata.description = writer.text(tree.string(value)) }
    } else if let value {
      metadata.annotations = writer.annotation("digitalbuildings", [("definition", writer.literal(value, of: tree))])
    }
    let header = writer.header(name, at: tree.range(key), metadata)
    writer.declarations.terms.append(TermDeclaration(header: header, role: writer.symbol(role)))
    return true
  }

  private mutating func readConnections(_ file: File, _ writer: inout DeclarationWriter) {
    let tree = file.tree
    for (key, value) in entries(file) {
      var metadata = Metadata()
      var kept: [(key: String, value: Literal)] = []
      for (inner, value) in tree.pairs(value) {
        if tree.text(inner, equals: "description") {
          metadata.description = writer.text(tree.string(value))
        } else {
          kept.append((tree.string(inner), writer.literal(value, of: tree)))
        }
      }
      if tree.kind(value) == .scalar, !tree.isEmpty(value) { metadata.description = writer.text(tree.string(value)) }
      metadata.annotations = writer.annotation("digitalbuildings", kept)
      let header = writer.header(modelName(tree.string(key)), at: tree.range(key), metadata)
      writer.declarations.relations.append(RelationDeclaration(header: header))
    }
  }

  // MARK: - Fields

  private mutating func readFields(_ file: File, _ writer: inout DeclarationWriter) {
    let tree = file.tree
    for (key, value) in entries(file) {
      guard tree.text(key, equals: "literals"), tree.kind(value) == .sequence || tree.isEmpty(value) else {
        report(
          "digitalbuildings/invalid-entry", "fields are listed under `literals`", at: key, in: tree,
          notes: ["write a list of names, each with its states or its range"])
        continue
      }
      for element in tree.elements(value) {
        if tree.kind(element) == .scalar {
          readField(element, nil, file, &writer)
        } else if let (key, value) = tree.pairs(element).first, tree.pairs(element).count == 1 {
          readField(key, value, file, &writer)
        } else {
          report(
            "digitalbuildings/invalid-entry", "this is not a field: a name, alone or with its states or its range",
            at: element, in: tree)
        }
      }
    }
  }

  private mutating func readField(
    _ key: SyntaxTree.NodeID, _ node: SyntaxTree.NodeID?, _ file: File, _ writer: inout DeclarationWriter
  ) {
    let tree = file.tree
    let name = tree.string(key)
    guard isBuildingName(name) else {
      return report(
        "digitalbuildings/invalid-entry", "`\(name)` is not the name of a field", at: key, in: tree,
        notes: ["it is made of subfields in lower case, joined by underscores"])
    }
    guard fields[file.namespace]?[name] == nil else {
      return report(
        "digitalbuildings/repeated-entry", severity: .warning, "field `\(name)` is declared twice", at: key, in: tree,
        notes: ["the first one counts; take one of them out"])
    }
    let words = name.split(separator: "_").map(String.init)
    let known = words.map { subfields[file.namespace]?[$0] ?? subfields[""]?[$0] }
    if !(subfields[""] ?? [:]).isEmpty || subfields[file.namespace] != nil {
      for (word, category) in zip(words, known) where category == nil {
        let near = suggester.nearest(to: word, in: Array((subfields[""] ?? [:]).keys))
        report(
          "digitalbuildings/unknown-subfield", severity: .warning, "`\(word)` of `\(name)` is not a subfield", at: key,
          in: tree, notes: [near.map { "did you mean `\($0)`?" } ?? "declare it in `subfields`, with its category"])
      }
    }
    let last = words.last ?? ""
    fields[file.namespace, default: [:]][name] = Field(
      namespace: file.namespace,
      isTelemetry: ["sensor", "accumulator", "alarm", "status", "count", "counter", "timestamp"].contains(last),
      isWritable: ["command", "setpoint"].contains(last))

    var metadata = Metadata()
    var kept: [(key: String, value: Literal)] = []
    var value = ValueDeclaration(range: tree.range(key))
    var hasRange = false
    if let node { hasRange = readValue(node, of: name, file, &value, &kept, &writer) }
    if value.type == nil {
      let measurement = known.lastIndex(of: "measurement").map { words[$0] }
      let isState = ["alarm", "status", "mode", "label"].contains(last)
      // A range comes and goes with releases. Where the words tell a number it makes none, and no number is told by it alone.
      let isNumber =
        !isState && (measurement != nil || words.contains("index"))
        || ["count", "counter", "accumulator", "timestamp", "capacity", "requirement"].contains(last) || hasRange
      value.type = .named(Reference(writer.symbol(isNumber ? "double" : "string"), tree.range(key)))
      if isNumber, let measurement, let known = measurements[measurement] {
        value.quantity = Reference(writer.symbol("units." + known.quantity), tree.range(key))
        if let unit = known.unit { value.unit = Reference(writer.symbol("units." + unit), tree.range(key)) }
      }
    }
    metadata.annotations = writer.annotation("digitalbuildings", kept)
    let header = writer.header(name, at: tree.range(key), metadata)
    writer.declarations.points.append(PointDeclaration(header: header, value: value))
  }

  /// The states of a field, as a list or with their meanings, or its range. Returns whether there is a range.
  ///
  /// Only fixed bounds hold for all data. Flexible ones are what was seen so far, recalculated from time to time, so that a value
  /// outside is remarkable and not wrong: they are kept as an annotation.
  private mutating func readValue(
    _ node: SyntaxTree.NodeID, of field: String, _ file: File, _ value: inout ValueDeclaration,
    _ kept: inout [(key: String, value: Literal)], _ writer: inout DeclarationWriter
  ) -> Bool {
    let tree = file.tree
    if tree.isEmpty(node) { return false }
    var hasRange = false
    var listed: [(key: SyntaxTree.NodeID, text: String?)] = []
    var constraints: [(Constraint, ByteRange)] = []
    if tree.kind(node) == .sequence {
      listed = tree.listing(node).map { ($0.key, $0.value.map { tree.string($0) }) }
    }
    for (key, bound) in tree.pairs(node) {
      switch tree.string(key) {
      case "fixed_min", "flexible_min", "fixed_max", "flexible_max":
        let word = tree.string(key)
        guard let number = Number(tree.string(bound)) else {
          report("digitalbuildings/invalid-entry", "`\(word)` of `\(field)` is not a number", at: bound, in: tree)
          continue
        }
        hasRange = true
        if word.hasPrefix("flexible") {
          kept.append((word, .number(number)))
        } else {
          constraints.append((word.hasSuffix("min") ? .minimum(number) : .maximum(number), tree.range(bound)))
        }
      case let word where word == word.uppercased() && isBuildingName(word):
        listed.append((key, tree.kind(bound) == .scalar ? tree.string(bound) : nil))
      case let word: kept.append((word, writer.literal(bound, of: tree)))
      }
    }
    if tree.kind(node) == .scalar {
      report(
        "digitalbuildings/invalid-entry", "what `\(field)` holds is neither a list of states nor a range", at: node,
        in: tree)
    }
    if !listed.isEmpty {
      let values = listed.compactMap { state($0.key, $0.text, of: field, file, &writer) }
      value.type = .enumeration(encoding: .name, isOpen: false, values: writer.append(values))
    }
    // A bound may be written twice; minima come before maxima.
    let minimum = constraints.first { if case .minimum = $0.0 { true } else { false } }
    let maximum = constraints.first { if case .maximum = $0.0 { true } else { false } }
    value.constraints = writer.append([minimum, maximum].compactMap(\.self))
    return hasRange
  }

  private mutating func state(
    _ node: SyntaxTree.NodeID, _ text: String?, of field: String, _ file: File, _ writer: inout DeclarationWriter
  ) -> EnumerationValueDeclaration? {
    let name = file.tree.string(node)
    guard isBuildingName(name) else {
      report("digitalbuildings/invalid-entry", "`\(name)` is not the name of a state", at: node, in: file.tree)
      return nil
    }
    let meaning = states[file.namespace]?[name] ?? states[""]?[name]
    if meaning == nil, !states.isEmpty {
      let near = suggester.nearest(to: name, in: Array((states[""] ?? [:]).keys))
      report(
        "digitalbuildings/unknown-state", "there is no state `\(name)`", at: node, in: file.tree,
        notes: [near.map { "did you mean `\($0)`?" } ?? "declare it in `states`, with its description"])
    }
    var metadata = Metadata()
    if let text = text ?? meaning, !text.isEmpty { metadata.description = writer.text(text) }
    return EnumerationValueDeclaration(
      header: writer.header(name, at: file.tree.range(node), metadata), encoded: nil)
  }
}

/// A letter, then letters, digits and underscores.
func isBuildingName(_ text: String) -> Bool { !text.isEmpty && text.utf8.count <= 512 && modelName(text) == text }
