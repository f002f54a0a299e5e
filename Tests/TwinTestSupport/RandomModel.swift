public import TwinModel
import TwinSource

/// A generator of numbers that gives the same ones for the same seed (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator from `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Whether something happens that does so `percent` times in a hundred.
  public mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  /// A number below `count`, which is above zero.
  public mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}

/// Sizes of a random model.
public struct RandomModelShape: Sendable {
  /// Number of packages; the first half are ontologies.
  public var packages = 4
  /// Elements of each kind in a package, at most.
  public var elements = 6
  /// Twin types in a package, at most.
  public var twins = 8
  /// Own members of a type, at most.
  public var members = 6

  /// The usual sizes.
  public init(packages: Int = 4, elements: Int = 6, twins: Int = 8, members: Int = 6) {
    self.packages = packages
    self.elements = elements
    self.twins = twins
    self.members = members
  }
}

/// A well-formed model that uses every table of the IR, from a seed.
/// - Parameter prefill: Strings to intern first, so that equal models differ in their symbols.
public func randomModel(seed: UInt64, shape: RandomModelShape = .init(), prefill: [String] = []) -> Model {
  var builder = RandomModelBuilder(seed: seed, shape: shape)
  for text in prefill { _ = builder.model.symbols.intern(text) }
  builder.build()
  return builder.model
}

/// Fills `Twin.ancestors` and `Twin.effectiveMembers` as the resolver does: nearest first; of members of one name the nearest.
public func layOutInheritance(of model: inout Model) {
  for id in model.twins.ids {
    var seen: Set<ID<Twin>> = [id]
    var order: [ID<Twin>] = []
    var level = model.twins[id].parents
    while !level.isEmpty {
      let fresh = level.filter { seen.insert($0).inserted }
      order += fresh
      level = fresh.flatMap { model.twins[$0].parents }
    }
    let start = model.ancestors.count
    for ancestor in order { model.ancestors.append(ancestor) }
    model.twins[id].ancestors = IDRange(start, model.ancestors.count)
    var names: Set<Symbol> = []
    let first = model.effectiveMembers.count
    for twin in [id] + order {
      for member in model.twins[twin].members where names.insert(model.members[member].name).inserted {
        model.effectiveMembers.append(member)
      }
    }
    model.twins[id].effectiveMembers = IDRange(first, model.effectiveMembers.count)
  }
}

private struct RandomModelBuilder {
  var model = Model()
  var random: SeededGenerator
  let shape: RandomModelShape

  init(seed: UInt64, shape: RandomModelShape) {
    random = SeededGenerator(seed: seed)
    self.shape = shape
  }

  static let words = [
    "fan", "supply", "air", "temperature", "Lüftung", "zone", "speed", "pump", "Ventil", "流量", "rated", "mode", "x",
    "é",
    "alarm", "🌀", "valve", "pressure", "level", "state",
  ]

  mutating func symbol(_ text: String) -> Symbol { model.symbols.intern(text) }
  mutating func word() -> Symbol { symbol(Self.words[random.below(Self.words.count)]) }
  mutating func sentence() -> Symbol {
    symbol((0..<random.below(6)).map { _ in Self.words[random.below(Self.words.count)] }.joined(separator: " "))
  }
  mutating func optional<Value>(_ percent: Int, _ make: (inout Self) -> Value) -> Value? {
    random.chance(percent) ? make(&self) : nil
  }
  mutating func list<Value>(upTo count: Int, _ make: (inout Self) -> Value) -> [Value] {
    (0..<random.below(count + 1)).map { _ in make(&self) }
  }
  /// Some of `items`, each once, in random order.
  mutating func some<Value>(of items: [Value], upTo count: Int) -> [Value] {
    Array(items.shuffled(using: &random).prefix(random.below(count + 1)))
  }
  /// Different names in order.
  mutating func names(upTo count: Int, _ stem: String) -> [Symbol] {
    let numbers = Set((0..<random.below(count + 1)).map { _ in random.below(1000) })
    return numbers.map { "\(stem)\($0)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { symbol($0) }
  }

  mutating func build() {
    let names = Set((0..<shape.packages).map { "com.\(Self.words[$0 % 4]).p\(random.below(100))x\($0)" })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // Which packages a package may need is decided by rank, not by its place among the names.
    let rank = Array(names.indices).shuffled(using: &random)
    for index in names.indices {
      let isModel = rank[index] >= names.count / 2
      let needed = names.indices.filter {
        rank[$0] < rank[index] && (isModel || rank[$0] < names.count / 2) && random.chance(60)
      }
      let package = Package(
        name: symbol(names[index]), kind: isModel ? .model : .ontology, version: version(),
        edition: 2026, summary: optional(60) { $0.sentence() }, owners: list(upTo: 2) { $0.word() },
        dependencies: needed.map { other in
          let alias = symbol("a\(other)")
          return Dependency(
            package: ID(other), alias: alias, requirement: VersionRequirement("^\(version())") ?? .init("1.0.0")!)
        }, metadata: metadata(), place: .none)
      model.packages.append(package)
    }
    for package in model.packages.ids { declare(package) }
    let order = model.packages.ids.sorted { rank[$0.index] < rank[$1.index] }
    for package in order { define(package) }
    for package in order { defineTwins(package) }
    layOutInheritance(of: &model)
  }

  mutating func version() -> SemanticVersion {
    SemanticVersion(
      UInt32(random.below(4)), UInt32(random.below(20)), UInt32(random.below(9)),
      prerelease: random.chance(10) ? "rc.\(random.below(3))" : "")
  }

  /// Rows for all elements, so that references may point anywhere.
  mutating func declare(_ package: ID<Package>) {
    let isModel = model.packages[package].kind == .model
    func header(_ builder: inout Self, _ name: Symbol) -> ElementHeader {
      ElementHeader(package: package, name: name, metadata: builder.metadata(), place: .none)
    }
    func rows<Row>(_ names: [Symbol], _ table: WritableKeyPath<Model, Table<Row>>, _ make: (inout Self, Symbol) -> Row)
      -> IDRange<Row>
    {
      let start = model[keyPath: table].count
      for name in names {
        let row = make(&self, name)
        model[keyPath: table].append(row)
      }
      return IDRange(start, model[keyPath: table].count)
    }
    let size = isModel ? 0 : shape.elements
    let double = ValueSpec(type: Primitive.double.id)
    let quantityNames = names(upTo: size, "Q")
    let hasQuantities = !quantityNames.isEmpty
    let quantityStart = model.quantities.count
    model.packages[package].concepts = rows(names(upTo: size, "C"), \.concepts) {
      Concept(header: header(&$0, $1), broader: [])
    }
    model.packages[package].relations = rows(names(upTo: size, "r"), \.relations) {
      Relation(
        header: header(&$0, $1), domain: [], range: [], inverse: nil, broader: [],
        characteristics: Characteristics(rawValue: UInt16($0.random.below(512))))
    }
    model.packages[package].quantities = rows(quantityNames, \.quantities) { builder, name in
      Quantity(
        header: header(&builder, name),
        dimension: Dimension(exponents: (0..<7).map { _ in Int8(builder.random.below(7)) - 3 }), broader: [],
        coherentUnit: nil)
    }
    model.packages[package].units = rows(names(upTo: hasQuantities ? size : 0, "u"), \.units) { builder, name in
      let factors = ["1", "0.3048", "5/9", "pi/180", "1000", "1e-3", "3600", "1/3/pi", "0.45359237", "1e3/3600"]
      let offsets = ["0", "273.15", "45967/180", "-40", "0"]
      return Unit(
        header: header(&builder, name), symbol: builder.optional(70) { $0.word() },
        quantity: ID(quantityStart + builder.random.below(quantityNames.count)),
        factor: ExactFactor(parsing: factors[builder.random.below(factors.count)]) ?? .one,
        offset: ExactFactor(parsing: offsets[builder.random.below(offsets.count)]) ?? .zero)
    }
    model.packages[package].terms = rows(names(upTo: size, "t"), \.terms) {
      Term(
        header: header(&$0, $1), role: $0.word(),
        quantity: hasQuantities && $0.random.chance(40) ? ID(quantityStart) : nil,
        abbreviations: $0.list(upTo: 2) { $0.word() })
    }
    model.packages[package].points = rows(names(upTo: size, "p"), \.points) {
      Point(header: header(&$0, $1), value: double)
    }
    model.packages[package].schemas = rows(names(upTo: isModel ? shape.elements : 0, "S"), \.schemas) {
      Schema(header: header(&$0, $1), value: double)
    }
    model.packages[package].twins = rows(names(upTo: isModel ? shape.twins : 0, "T"), \.twins) {
      Twin(
        header: header(&$0, $1), isAbstract: $0.random.chance(20), isSealed: $0.random.chance(20), concepts: [],
        parents: [], members: .empty)
    }
  }

  /// Packages that `package` may name: itself and what it needs, not transitively.
  func visible<Row>(from package: ID<Package>, _ range: (Package) -> IDRange<Row>) -> [ID<Row>] {
    ([package] + model.packages[package].dependencies.map(\.package)).flatMap { Array(range(model.packages[$0])) }
  }

  /// Parents of each row: rows of lesser random rank in the package, or of packages that it needs.
  mutating func parents<Row>(_ package: ID<Package>, _ range: (Package) -> IDRange<Row>) -> [(ID<Row>, [ID<Row>])] {
    let own = Array(range(model.packages[package])).shuffled(using: &random)
    let others = visible(from: package, range).filter { !own.contains($0) }
    return own.enumerated().map { index, id in (id, some(of: own[..<index] + others, upTo: 3)) }
  }

  mutating func define(_ package: ID<Package>) {
    let concepts = visible(from: package, \.concepts)
    for (id, above) in parents(package, \.concepts) { model.concepts[id].broader = above }
    for (id, above) in parents(package, \.relations) {
      model.relations[id].broader = above
      model.relations[id].domain = some(of: concepts, upTo: 3)
      model.relations[id].range = some(of: concepts, upTo: 3)
      if random.chance(40) {
        model.relations[id].inverse = visible(from: package, \.relations).randomElement(using: &random)
      }
    }
    for (id, above) in parents(package, \.quantities) {
      model.quantities[id].broader = above
      if random.chance(60) {
        model.quantities[id].coherentUnit =
          above.first.flatMap { model.quantities[$0].coherentUnit }
          ?? visible(from: package, \.units).randomElement(using: &random)
      }
    }
    for id in model.packages[package].points { model.points[id].value = value(package, depth: 0) }
    for id in model.packages[package].schemas { model.schemas[id].value = value(package, depth: 0) }
  }

  mutating func defineTwins(_ package: ID<Package>) {
    for (id, above) in parents(package, \.twins) {
      model.twins[id].parents = above
      model.twins[id].concepts = some(of: visible(from: package, \.concepts), upTo: 3)
    }
    for id in model.packages[package].twins {
      let start = model.members.count
      let names = Set(list(upTo: shape.members) { $0.word() }).sorted { $0.rawValue < $1.rawValue }
      let texts = names.map { model.string($0) }.sorted()
      for text in texts {
        let name = symbol(text)
        let member = member(name, of: id, package)
        model.members.append(member)
      }
      model.twins[id].members = IDRange(start, model.members.count)
    }
    for id in model.packages[package].twins {
      for member in model.twins[id].members {
        let above = model.twins[id].parents.flatMap { Array(model.twins[$0].members) }
        model.members[member].refines = above.first { model.members[$0].name == model.members[member].name }
      }
    }
  }

  mutating func member(_ name: Symbol, of twin: ID<Twin>, _ package: ID<Package>) -> Member {
    let kind = MemberKind.allCases[random.below(MemberKind.allCases.count)]
    var detail = MemberDetail.none
    switch kind {
    case .property: break
    case .telemetry:
      detail = .telemetry(
        model.telemetryDetails.append(
          TelemetryDetail(
            sampling: optional(60) { UInt64($0.random.below(1_000_000)) },
            freshness: optional(30) { $0.random.next() >> 1 })))
    case .event: detail = .event(severity: random.chance(50) ? word() : .empty)
    case .command:
      detail = .command(
        request: optional(60) { $0.field(package, depth: 0) }, response: optional(60) { $0.field(package, depth: 0) })
    case .relationship:
      let properties = fields(package, depth: 1, upTo: 2)
      let maximum: UInt32? = random.chance(50) ? UInt32(random.below(70)) : random.chance(10) ? .max : nil
      let row = RelationshipDetail(
        relation: visible(from: package, \.relations).randomElement(using: &random),
        targets: some(of: visible(from: package, \.twins), upTo: 3), externalTargets: list(upTo: 1) { $0.word() },
        cardinality: Cardinality(0, maximum), inverseCardinality: random.chance(50) ? .any : Cardinality(1, 1),
        inverse: optional(30) { $0.word() }, properties: properties)
      detail = .relationship(model.relationshipDetails.append(row))
    case .component: detail = .component(visible(from: package, \.twins)[0])
    }
    let hasValue = kind == .property || kind == .telemetry || (kind == .event && random.chance(50))
    return Member(
      twin: twin, name: name, kind: kind, isRequired: random.chance(40), isWritable: random.chance(40),
      value: hasValue ? value(package, depth: 0) : nil,
      point: random.chance(20) ? visible(from: package, \.points).randomElement(using: &random) : nil, refines: nil,
      detail: detail, metadata: metadata(), place: .none)
  }

  mutating func field(_ package: ID<Package>, depth: Int, name: Symbol? = nil) -> ID<Field> {
    let row = Field(
      name: name ?? (random.chance(50) ? word() : .empty), value: value(package, depth: depth + 1),
      isRequired: random.chance(50), isWritable: random.chance(50), metadata: metadata(), place: .none)
    return model.fields.append(row)
  }

  /// A run of fields; those inside them are made first, so that the run is consecutive.
  mutating func fields(_ package: ID<Package>, depth: Int, upTo count: Int) -> IDRange<Field> {
    let rows = list(upTo: count) { builder in
      let id = builder.field(package, depth: depth, name: builder.word())
      return builder.model.fields[id]
    }
    let start = model.fields.count
    for row in rows { model.fields.append(row) }
    return IDRange(start, model.fields.count)
  }

  mutating func value(_ package: ID<Package>, depth: Int) -> ValueSpec {
    ValueSpec(
      type: type(package, depth: depth), constraints: constraints(),
      quantity: random.chance(30) ? visible(from: package, \.quantities).randomElement(using: &random) : nil,
      unit: random.chance(30) ? visible(from: package, \.units).randomElement(using: &random) : nil)
  }

  mutating func type(_ package: ID<Package>, depth: Int) -> ID<DataType> {
    let primitive = Primitive.allCases[random.below(Primitive.allCases.count)].id
    guard depth < 3, random.chance(50) else { return primitive }
    let type: DataType
    switch random.below(5) {
    case 0: type = .array(element: field(package, depth: depth))
    case 1: type = .map(key: field(package, depth: depth), value: field(package, depth: depth))
    case 2: type = .object(fields(package, depth: depth, upTo: 4))
    case 3: type = .enumeration(enumeration())
    default:
      guard let schema = visible(from: package, \.schemas).randomElement(using: &random) else { return primitive }
      type = .schema(schema)
    }
    return model.dataTypes.append(type)
  }

  mutating func enumeration() -> ID<Enumeration> {
    let encoding = Enumeration.Encoding(rawValue: UInt8(random.below(3))) ?? .name
    let start = model.enumerationValues.count
    let names = Set(list(upTo: 5) { $0.word() }).map { model.string($0) }.sorted()
    for (index, text) in names.enumerated() {
      let name = symbol(text)
      let encoded: Literal =
        switch encoding {
        case .name: .string(name)
        case .integer: .number(Number(Int64(index) - 1))
        case .string: .string(symbol("v\(index)"))
        }
      let value = EnumerationValue(name: name, encoded: encoded, metadata: metadata(), place: .none)
      model.enumerationValues.append(value)
    }
    return model.enumerations.append(
      Enumeration(
        encoding: encoding, isOpen: random.chance(30), values: IDRange(start, model.enumerationValues.count)))
  }

  mutating func number() -> Number {
    let texts = ["0", "-1.5", "1e3", "9007199254740993", "18446744073709551615", "-9223372036854775808", "0.1", "1e-9"]
    return Number(texts[random.below(texts.count)]) ?? .zero
  }

  mutating func literal(depth: Int = 0) -> Literal {
    switch random.below(depth < 2 ? 6 : 4) {
    case 0: .null
    case 1: .boolean(random.chance(50))
    case 2: .number(number())
    case 3: .string(sentence())
    case 4: .array(list(upTo: 3) { $0.literal(depth: depth + 1) })
    default:
      .object((0..<random.below(3)).map { LiteralEntry(key: symbol("k\($0)"), value: literal(depth: depth + 1)) })
    }
  }

  mutating func constraints() -> IDRange<Constraint> {
    let start = model.constraints.count
    for kind in 0..<15 where random.chance(8) {
      let count = UInt32(truncatingIfNeeded: random.below(100_000))
      let constraint: Constraint =
        switch kind {
        case 0: .minimum(number())
        case 1: .maximum(number())
        case 2: .exclusiveMinimum(number())
        case 3: .exclusiveMaximum(number())
        case 4: .multipleOf(number())
        case 5: .precision(count)
        case 6: .minLength(count)
        case 7: .maxLength(count)
        case 8: .pattern(sentence())
        case 9: .minItems(count)
        case 10: .maxItems(count)
        case 11: .uniqueItems
        case 12: .const(model.literals.append(literal()))
        case 13: .default(model.literals.append(literal()))
        default: .example(model.literals.append(literal()))
        }
      model.constraints.append(constraint)
    }
    return IDRange(start, model.constraints.count)
  }

  mutating func texts() -> IDRange<LocalizedText> {
    let languages = some(of: ["", "de", "de-CH", "en", "en-GB", "fr"], upTo: 3).sorted()
    let start = model.texts.count
    for language in languages {
      let text = LocalizedText(language: symbol(language), text: sentence())
      model.texts.append(text)
    }
    return IDRange(start, model.texts.count)
  }

  mutating func metadata() -> ID<Metadata>? {
    guard random.chance(50) else { return nil }
    var row = Metadata()
    row.title = texts()
    row.description = texts()
    row.comment = optional(20) { $0.sentence() }
    row.externalID = optional(30) { $0.symbol("dtmi:com:x\($0.random.below(100_000));1") }
    row.owner = optional(20) { $0.word() }
    row.stability = optional(30) { $0.random.chance(50) ? .stable : .experimental }
    row.classification = optional(30) { Classification.allCases[$0.random.below(4)] }
    row.deprecation = optional(20) { builder in
      Deprecation(
        since: builder.optional(50) { $0.version() }, removeIn: builder.optional(50) { $0.version() },
        replacedBy: builder.optional(60) { $0.symbol("T\($0.random.below(1000))") },
        reason: builder.optional(60) { $0.sentence() }, place: .none)
    }
    row.formerly = list(upTo: 2) { $0.word() }
    row.synonyms = list(upTo: 2) { $0.word() }
    row.mappings = list(upTo: 2) { Mapping(MappingKind.allCases[$0.random.below(5)], $0.word()) }
    row.source = optional(20) { builder in Lineage(system: builder.word(), field: builder.optional(50) { $0.word() }) }
    row.annotations = (0..<random.below(3)).map { Annotation(key: symbol("n\($0)"), value: literal()) }
    return model.metadata.append(row)
  }
}
