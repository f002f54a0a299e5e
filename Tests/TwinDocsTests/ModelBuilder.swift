import TwinModel
import TwinSource

/// Fills a model by hand: packages and elements in any order, rows sorted as the model promises when it is finished.
struct ModelBuilder {
  struct PackageSource {
    var name: String
    var kind: PackageKind = .model
    var summary = ""
    var needs: [String] = []
    var concepts: [ConceptSource] = []
    var relations: [RelationSource] = []
    var quantities: [QuantitySource] = []
    var terms: [TermSource] = []
    var points: [(String, Shape)] = []
    var twins: [TwinSource] = []
    var schemas: [(String, Shape)] = []
    var about = About()
  }

  struct About {
    var title: [String: String] = [:]
    var description: [String: String] = [:]
    var synonyms: [String] = []
    var mappings: [(MappingKind, String)] = []
    var deprecation: (since: String, replacedBy: String, reason: String)?
    var externalID: String?
    var stability: Stability?
    var classification: Classification?
    var source: (String, String)?
    var formerly: [String] = []
    var owner: String?
    var annotations: [(String, String)] = []

    static func text(_ text: String) -> About { About(description: ["": text]) }
  }

  struct ConceptSource {
    var name: String
    var broader: [String] = []
    var about = About()
  }
  struct RelationSource {
    var name: String
    var domain: [String] = []
    var range: [String] = []
    var inverse: String?
    var characteristics: Characteristics = []
    var about = About()
  }
  struct QuantitySource {
    var name: String
    var dimension: String
    var units: [(name: String, symbol: String, factor: String, offset: String)] = []
    var about = About()
  }
  struct TermSource {
    var name: String
    var role: String
    var quantity: String?
    var abbreviations: [String] = []
    var about = About()
  }

  indirect enum Shape {
    case primitive(Primitive, [Constraint] = [], quantity: String? = nil, unit: String? = nil)
    case schema(String)
    case array(Shape)
    case map(Shape)
    case object([(String, Shape, About)])
    case enumeration([String])
    case values([(String, About)])
  }

  struct MemberSource {
    var kind: MemberKind
    var name: String
    var shape: Shape?
    var targets: [String] = []
    var external: [String] = []
    var relation: String?
    var inverse: String?
    var cardinality = Cardinality.any
    var edge: [(String, Shape)] = []
    var point: String?
    var isRequired = false
    var isWritable = false
    var sampling: UInt64?
    var severity = ""
    var response: Shape?
    var about = About()
  }

  struct TwinSource {
    var name: String
    var parents: [String] = []
    var concepts: [String] = []
    var isAbstract = false
    var members: [MemberSource] = []
    var about = About()
  }

  var model = Model()
  private var rows: [String: UInt32] = [:]

  static func build(_ packages: [PackageSource]) -> Model {
    var builder = ModelBuilder()
    builder.fill(packages.sorted { $0.name < $1.name })
    return builder.model
  }

  private func row(_ kind: String, _ name: String) -> UInt32 {
    guard let row = rows[kind + " " + name] else { preconditionFailure("the test names no \(kind) \(name)") }
    return row
  }

  private mutating func header(_ package: Int, _ name: String, _ about: About) -> ElementHeader {
    ElementHeader(
      package: ID(package), name: model.symbols.intern(name), metadata: metadata(about),
      place: Place(FileID(0), ByteRange(0, 1)))
  }

  private mutating func texts(_ texts: [String: String]) -> IDRange<LocalizedText> {
    let start = model.texts.count
    for (language, text) in texts.sorted(by: { $0.key < $1.key }) {
      model.texts.append(
        LocalizedText(language: model.symbols.intern(language), text: model.symbols.intern(text)))
    }
    return IDRange(start, model.texts.count)
  }

  private mutating func symbols(_ names: [String]) -> [Symbol] {
    var symbols: [Symbol] = []
    for name in names { symbols.append(model.symbols.intern(name)) }
    return symbols
  }

  private mutating func metadata(_ about: About) -> ID<Metadata> {
    var row = Metadata()
    row.title = texts(about.title)
    row.description = texts(about.description)
    row.synonyms = symbols(about.synonyms)
    row.formerly = symbols(about.formerly)
    row.stability = about.stability
    if let owner = about.owner { row.owner = model.symbols.intern(owner) }
    row.classification = about.classification
    if let id = about.externalID { row.externalID = model.symbols.intern(id) }
    for (kind, target) in about.mappings { row.mappings.append(Mapping(kind, model.symbols.intern(target))) }
    if let source = about.source {
      row.source = Lineage(system: model.symbols.intern(source.0), field: model.symbols.intern(source.1))
    }
    if let deprecation = about.deprecation {
      row.deprecation = Deprecation(
        since: SemanticVersion(deprecation.since), replacedBy: model.symbols.intern(deprecation.replacedBy),
        reason: model.symbols.intern(deprecation.reason), place: .none)
    }
    for (key, value) in about.annotations {
      row.annotations.append(
        Annotation(key: model.symbols.intern(key), value: .string(model.symbols.intern(value))))
    }
    return model.metadata.append(row)
  }

  private mutating func field(_ name: String, _ shape: Shape, _ about: About = About()) -> Field {
    Field(
      name: model.symbols.intern(name), value: value(shape), isRequired: false, isWritable: false,
      metadata: metadata(about), place: .none)
  }

  private mutating func value(_ shape: Shape) -> ValueSpec {
    switch shape {
    case .primitive(let primitive, let constraints, let quantity, let unit):
      let start = model.constraints.count
      for constraint in constraints { model.constraints.append(constraint) }
      return ValueSpec(
        type: primitive.id, constraints: IDRange(start, model.constraints.count),
        quantity: quantity.map { ID(row("quantity", $0)) }, unit: unit.map { ID(row("unit", $0)) })
    case .schema(let name): return ValueSpec(type: model.dataTypes.append(.schema(ID(row("schema", name)))))
    case .array(let element):
      let id = model.fields.append(field("", element))
      return ValueSpec(type: model.dataTypes.append(.array(element: id)))
    case .map(let entry):
      let key = model.fields.append(field("", .primitive(.string)))
      let id = model.fields.append(field("", entry))
      return ValueSpec(type: model.dataTypes.append(.map(key: key, value: id)))
    case .object(let fields):
      var made: [Field] = []
      for (name, shape, about) in fields { made.append(field(name, shape, about)) }
      let start = model.fields.count
      for field in made { model.fields.append(field) }
      return ValueSpec(type: model.dataTypes.append(.object(IDRange(start, model.fields.count))))
    case .enumeration(let names): return values(names.map { ($0, nil) })
    case .values(let values): return self.values(values.map { ($0.0, $0.1) })
    }
  }

  private mutating func values(_ values: [(String, About?)]) -> ValueSpec {
    let start = model.enumerationValues.count
    for (index, (name, about)) in values.enumerated() {
      var id: ID<Metadata>?
      if let about { id = metadata(about) }
      model.enumerationValues.append(
        EnumerationValue(
          name: model.symbols.intern(name), encoded: .number(Number(Int64(index))), metadata: id, place: .none))
    }
    let id = model.enumerations.append(
      Enumeration(encoding: .integer, isOpen: false, values: IDRange(start, model.enumerationValues.count)))
    return ValueSpec(type: model.dataTypes.append(.enumeration(id)))
  }

  private mutating func fill(_ packages: [PackageSource]) {
    number(packages)
    for (index, source) in packages.enumerated() {
      var package = Package(
        name: model.symbols.intern(source.name), kind: source.kind, version: SemanticVersion(1, UInt32(index % 7), 0),
        edition: 2026, summary: source.summary.isEmpty ? nil : model.symbols.intern(source.summary),
        owners: symbols(["team-" + (source.name.split(separator: ".").last.map(String.init) ?? "a")]),
        dependencies: [], metadata: metadata(source.about), place: .none)
      for need in source.needs.sorted() {
        let target = packages.firstIndex { $0.name == need } ?? 0
        package.dependencies.append(
          Dependency(
            package: ID(target), alias: model.symbols.intern(need.split(separator: ".").last.map(String.init) ?? ""),
            requirement: VersionRequirement("^1.0.0") ?? VersionRequirement("1.0.0")!))
      }
      model.packages.append(package)
    }
    for (index, source) in packages.enumerated() { ontology(source, index) }
    for (index, source) in packages.enumerated() { contracts(source, index) }
    layOut()
  }

  /// Gives every element its row before anything refers to it.
  private mutating func number(_ packages: [PackageSource]) {
    var counts: [String: UInt32] = [:]
    func next(_ kind: String) -> UInt32 {
      counts[kind, default: 0] += 1
      return counts[kind, default: 1] - 1
    }
    for source in packages {
      for name in source.concepts.map(\.name).sorted() { rows["concept " + name] = next("concept") }
      for name in source.relations.map(\.name).sorted() { rows["relation " + name] = next("relation") }
      for name in source.quantities.map(\.name).sorted() { rows["quantity " + name] = next("quantity") }
      for name in source.quantities.flatMap({ $0.units.map(\.name) }).sorted() { rows["unit " + name] = next("unit") }
      for name in source.points.map(\.0).sorted() { rows["point " + name] = next("point") }
      for name in source.twins.map(\.name).sorted() { rows["twin " + name] = next("twin") }
      for name in source.schemas.map(\.0).sorted() { rows["schema " + name] = next("schema") }
    }
  }

  private mutating func ontology(_ source: PackageSource, _ package: Int) {
    let starts = (model.concepts.count, model.relations.count, model.quantities.count, model.units.count)
    for item in source.concepts.sorted(by: { $0.name < $1.name }) {
      let header = header(package, item.name, item.about)
      model.concepts.append(Concept(header: header, broader: item.broader.map { ID(row("concept", $0)) }))
    }
    for item in source.relations.sorted(by: { $0.name < $1.name }) {
      let header = header(package, item.name, item.about)
      model.relations.append(
        Relation(
          header: header, domain: item.domain.map { ID(row("concept", $0)) },
          range: item.range.map { ID(row("concept", $0)) }, inverse: item.inverse.map { ID(row("relation", $0)) },
          broader: [], characteristics: item.characteristics))
    }
    for item in source.quantities.sorted(by: { $0.name < $1.name }) {
      let header = header(package, item.name, item.about)
      model.quantities.append(
        Quantity(
          header: header, dimension: Dimension(parsing: item.dimension) ?? .one, broader: [],
          coherentUnit: item.units.first.map { ID(row("unit", $0.name)) }))
    }
    let units = source.quantities.flatMap { quantity in quantity.units.map { (quantity.name, $0) } }
    for (quantity, unit) in units.sorted(by: { $0.1.name < $1.1.name }) {
      let header = header(package, unit.name, About())
      model.units.append(
        TwinModel.Unit(
          header: header, symbol: model.symbols.intern(unit.symbol), quantity: ID(row("quantity", quantity)),
          factor: ExactFactor(parsing: unit.factor) ?? .one, offset: ExactFactor(parsing: unit.offset) ?? .zero))
    }
    let termStart = model.terms.count
    for item in source.terms.sorted(by: { $0.name < $1.name }) {
      let header = header(package, item.name, item.about)
      model.terms.append(
        Term(
          header: header, role: model.symbols.intern(item.role),
          quantity: item.quantity.map { ID(row("quantity", $0)) },
          abbreviations: symbols(item.abbreviations)))
    }
    let pointStart = model.points.count
    for item in source.points.sorted(by: { $0.0 < $1.0 }) {
      let header = header(package, item.0, .text("The shared " + item.0 + "."))
      model.points.append(Point(header: header, value: value(item.1)))
    }
    let id = ID<Package>(package)
    model.packages[id].concepts = IDRange(starts.0, model.concepts.count)
    model.packages[id].relations = IDRange(starts.1, model.relations.count)
    model.packages[id].quantities = IDRange(starts.2, model.quantities.count)
    model.packages[id].units = IDRange(starts.3, model.units.count)
    model.packages[id].terms = IDRange(termStart, model.terms.count)
    model.packages[id].points = IDRange(pointStart, model.points.count)
  }

  private mutating func contracts(_ source: PackageSource, _ package: Int) {
    let starts = (model.twins.count, model.schemas.count)
    for item in source.twins.sorted(by: { $0.name < $1.name }) {
      let header = header(package, item.name, item.about)
      let id = ID<Twin>(model.twins.count)
      let start = model.members.count
      for kind in MemberKind.allCases {
        for member in item.members where member.kind == kind { model.members.append(made(member, id)) }
      }
      model.twins.append(
        Twin(
          header: header, isAbstract: item.isAbstract, isSealed: false,
          concepts: item.concepts.map { ID(row("concept", $0)) }, parents: item.parents.map { ID(row("twin", $0)) },
          members: IDRange(start, model.members.count)))
    }
    for item in source.schemas.sorted(by: { $0.0 < $1.0 }) {
      let header = header(package, item.0, .text("The shared schema " + item.0 + "."))
      model.schemas.append(Schema(header: header, value: value(item.1)))
    }
    model.packages[ID(package)].twins = IDRange(starts.0, model.twins.count)
    model.packages[ID(package)].schemas = IDRange(starts.1, model.schemas.count)
  }

  private mutating func made(_ source: MemberSource, _ twin: ID<Twin>) -> Member {
    var detail = MemberDetail.none
    var value = source.shape.map { self.value($0) }
    switch source.kind {
    case .property: break
    case .telemetry:
      detail = .telemetry(
        model.telemetryDetails.append(TelemetryDetail(sampling: source.sampling, freshness: nil)))
    case .event: detail = .event(severity: model.symbols.intern(source.severity))
    case .command:
      let request = source.shape.map { model.fields.append(field("", $0)) }
      let response = source.response.map { model.fields.append(field("", $0)) }
      detail = .command(request: request, response: response)
      value = nil
    case .component: detail = .component(ID(row("twin", source.targets.first ?? "")))
    case .relationship:
      var fields: [Field] = []
      for (name, shape) in source.edge { fields.append(field(name, shape)) }
      let start = model.fields.count
      for field in fields { model.fields.append(field) }
      detail = .relationship(
        model.relationshipDetails.append(
          RelationshipDetail(
            relation: source.relation.map { ID(row("relation", $0)) },
            targets: source.targets.map { ID(row("twin", $0)) }, externalTargets: symbols(source.external),
            cardinality: source.cardinality, inverseCardinality: .any,
            inverse: source.inverse.map { model.symbols.intern($0) },
            properties: IDRange(start, model.fields.count))))
    }
    return Member(
      twin: twin, name: model.symbols.intern(source.name), kind: source.kind, isRequired: source.isRequired,
      isWritable: source.isWritable, value: value, point: source.point.map { ID(row("point", $0)) }, refines: nil,
      detail: detail, metadata: metadata(source.about), place: .none)
  }

  /// Fills ancestors and effective members as the resolver does: breadth first, own members first.
  private mutating func layOut() {
    for id in model.twins.ids {
      var line: [ID<Twin>] = []
      var pending = model.twins[id].parents
      while !pending.isEmpty {
        var next: [ID<Twin>] = []
        for parent in pending where !line.contains(parent) && parent != id {
          line.append(parent)
          next += model.twins[parent].parents
        }
        pending = next
      }
      let start = model.ancestors.count
      for ancestor in line { model.ancestors.append(ancestor) }
      model.twins[id].ancestors = IDRange(start, model.ancestors.count)
      let first = model.effectiveMembers.count
      var names: [Symbol: ID<Member>] = [:]
      for owner in [id] + line {
        for member in model.twins[owner].members {
          let name = model.members[member].name
          if let near = names[name] {
            if owner != id, model.members[near].twin == id { model.members[near].refines = member }
            continue
          }
          names[name] = member
          model.effectiveMembers.append(member)
        }
      }
      model.twins[id].effectiveMembers = IDRange(first, model.effectiveMembers.count)
    }
  }
}
