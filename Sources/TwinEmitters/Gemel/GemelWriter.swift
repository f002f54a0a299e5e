internal import TwinModel
import TwinOutput

/// Makes the YAML values of one package's elements, spelled as people write them.
struct GemelWriter {
  let model: Model
  let package: Package
  let packageID: ID<Package>
  /// First segment of qualified names, by package.
  private let aliases: [ID<Package>: String]
  /// Names of quantities and units that more than one package in sight declares: these are qualified.
  private let ambiguous: Set<Symbol>

  init(_ model: Model, _ id: ID<Package>) {
    self.model = model
    packageID = id
    package = model.packages[id]
    aliases = Dictionary(
      package.dependencies.map { ($0.package, model.string($0.alias)) }, uniquingKeysWith: { first, _ in first })
    var visible = [id]
    var next = 0
    while next < visible.count {
      for dependency in model.packages[visible[next]].dependencies where !visible.contains(dependency.package) {
        visible.append(dependency.package)
      }
      next += 1
    }
    var seen: Set<Symbol> = []
    var twice: Set<Symbol> = []
    for package in visible {
      let row = model.packages[package]
      var own = Set(model.quantities[row.quantities].map(\.header.name))
      own.formUnion(model.units[row.units].map(\.header.name))
      twice.formUnion(own.intersection(seen))
      seen.formUnion(own)
    }
    ambiguous = twice
  }

  func string(_ symbol: Symbol) -> String { model.string(symbol) }

  func text(_ symbol: Symbol) -> YAMLNode { .text(string(symbol)) }

  // MARK: Names

  /// The name of an element as this package writes it.
  func name(_ header: ElementHeader) -> YAMLNode {
    if header.package == packageID { return text(header.name) }
    guard let alias = aliases[header.package] else { return .text(model.identity(header)) }
    return .text(alias + "." + string(header.name))
  }

  /// The name of a quantity or unit: plain, unless two packages declare it.
  func plainName(_ header: ElementHeader) -> YAMLNode {
    ambiguous.contains(header.name) ? name(header) : text(header.name)
  }

  func name(_ concept: ID<Concept>) -> YAMLNode { name(model.concepts[concept].header) }
  func name(_ relation: ID<Relation>) -> YAMLNode { name(model.relations[relation].header) }
  func name(_ quantity: ID<Quantity>) -> YAMLNode { plainName(model.quantities[quantity].header) }
  func name(_ unit: ID<Unit>) -> YAMLNode { plainName(model.units[unit].header) }
  func name(_ point: ID<Point>) -> YAMLNode { name(model.points[point].header) }
  func name(_ twin: ID<Twin>) -> YAMLNode { name(model.twins[twin].header) }

  /// One value, or a list of several.
  func oneOrMany(_ nodes: [YAMLNode]) -> YAMLNode { nodes.count == 1 ? nodes[0] : .sequence(nodes) }

  // MARK: Metadata

  /// Identity, title and description: what people look for first.
  func leadingMetadata(_ id: ID<Metadata>?) -> [YAMLEntry] {
    guard let row = id.map({ model.metadata[$0] }) else { return [] }
    var entries: [YAMLEntry] = []
    if let externalID = row.externalID { entries.append(YAMLEntry("id", text(externalID))) }
    if let title = localized(row.title) { entries.append(YAMLEntry("title", title)) }
    if let description = localized(row.description) { entries.append(YAMLEntry("description", description)) }
    return entries
  }

  /// The rest of the metadata.
  func trailingMetadata(_ id: ID<Metadata>?) -> [YAMLEntry] {
    guard let row = id.map({ model.metadata[$0] }) else { return [] }
    var entries: [YAMLEntry] = []
    func add(_ key: String, _ value: YAMLNode?) { if let value { entries.append(YAMLEntry(key, value)) } }
    func texts(_ symbols: [Symbol]) -> YAMLNode? { symbols.isEmpty ? nil : .sequence(symbols.map { text($0) }) }
    add("comment", row.comment.map { text($0) })
    add("owner", row.owner.map { text($0) })
    add("stability", row.stability.map { .text($0.name) })
    add("classification", row.classification.map { .text($0.name) })
    add("synonyms", texts(row.synonyms))
    add("formerly", texts(row.formerly))
    add("deprecated", row.deprecation.map { deprecation($0) })
    add("mappings", mappings(row.mappings))
    add("source", row.source.map { lineage($0) })
    if !row.annotations.isEmpty {
      add("annotations", .mapping(row.annotations.map { YAMLEntry(string($0.key), literal($0.value)) }))
    }
    return entries
  }

  private func localized(_ range: IDRange<LocalizedText>) -> YAMLNode? {
    let texts = model.texts[range]
    guard let first = texts.first else { return nil }
    if texts.count == 1, first.language.isEmpty { return text(first.text) }
    return .mapping(texts.map { YAMLEntry(string($0.language), text($0.text)) })
  }

  private func deprecation(_ row: Deprecation) -> YAMLNode {
    var entries: [YAMLEntry] = []
    if let since = row.since { entries.append(YAMLEntry("since", .word(since.description))) }
    if let removeIn = row.removeIn { entries.append(YAMLEntry("removeIn", .word(removeIn.description))) }
    if let replacedBy = row.replacedBy { entries.append(YAMLEntry("replacedBy", text(replacedBy))) }
    if let reason = row.reason { entries.append(YAMLEntry("reason", text(reason))) }
    return .mapping(entries)
  }

  private func mappings(_ rows: [Mapping]) -> YAMLNode? {
    guard !rows.isEmpty else { return nil }
    return .mapping(
      MappingKind.allCases.compactMap { kind in
        let targets = rows.filter { $0.kind == kind }.map { text($0.target) }
        return targets.isEmpty ? nil : YAMLEntry(kind.name, .sequence(targets))
      })
  }

  private func lineage(_ row: Lineage) -> YAMLNode {
    guard let field = row.field else { return text(row.system) }
    return .mapping([YAMLEntry("system", text(row.system)), YAMLEntry("field", text(field))])
  }

  // MARK: Literals

  func literal(_ literal: Literal) -> YAMLNode {
    switch literal {
    case .null: .word("null")
    case .boolean(let value): .word(value ? "true" : "false")
    case .number(let number): .word(number.description)
    case .string(let symbol): text(symbol)
    case .array(let elements): .sequence(elements.map { self.literal($0) })
    case .object(let entries): .mapping(entries.map { YAMLEntry(string($0.key), self.literal($0.value)) })
    }
  }
}
