import TwinImage

/// What an image says of one element that data or its readers go by, as text: equal where two versions say the same. What it says of
/// other elements stands there by their identity, which is told too.
///
/// Titles, descriptions, examples, deprecations and earlier names are left out: no reader of data goes by them.
struct ElementFacts {
  private(set) var text = ""
  /// Identities of the elements that it refers to.
  private(set) var references: [String] = []
  /// Whether a name in it stands for something else than it did at the earlier version, as the records say.
  private(set) var hasOtherNames = false
  /// What became of the names of the earlier version; nil where they are not asked about.
  private let names: RecordedNames?
  /// Levels of values, and bytes, beyond which nothing more is looked at: an image that a compiler made has fewer.
  private static let limits = (depth: 66, bytes: 4 << 20)
  private var depth = 0
  /// Whether it has more, so that nothing is known to be the same.
  private(set) var isTooLarge = false

  /// All elements of `registry` that are called `id`; nil where there is none. With `names`, it is the earlier version.
  init?(of id: String, in registry: Registry, _ names: RecordedNames?) {
    self.names = names
    if id.utf8.contains(UInt8(ascii: "/")) {
      guard let member = registry.member(id) else { return nil }
      add(member)
      return
    }
    if let type = registry.type(id) { add(type) }
    if let schema = registry.schema(id) {
      say("schema", schema.id)
      add(schema.metadata)
      add(schema.value, at: [RecordedNames.Address(owner: .element(schema.id))])
    }
    if let point = registry.point(id) {
      say("point", point.id)
      add(point.metadata)
      add(point.value, at: [RecordedNames.Address(owner: .element(point.id))])
    }
    if let unit = registry.unit(id) { add(unit) }
    if let quantity = registry.quantity(id) { add(quantity) }
    if let concept = registry.concept(id) {
      say("concept", concept.id)
      refer("broader", concept.broader.map(\.id))
    }
    if let relation = registry.relation(id) { add(relation) }
    if text.isEmpty { return nil }
  }

  /// A line whose parts are told apart, whatever is in them.
  private mutating func say(_ parts: String...) {
    for part in parts { text += quoteJSON(Array(part.utf8)) + " " }
    text += "\n"
  }

  private mutating func refer(_ word: String, _ ids: [String]) {
    for id in ids.sorted() { say(word, id) }
    references += ids
  }

  private mutating func add(_ metadata: Metadata) {
    say("id", metadata.externalID ?? "", metadata.classification.map { "\($0)" } ?? "")
    for mapping in metadata.mappings.map({ "\($0.kind) \($0.target)" }).sorted() { say("mapping", mapping) }
  }

  // MARK: - Types and members

  private mutating func add(_ type: TwinType) {
    say("type", type.id, "\(type.isAbstract)", "\(type.isSealed)")
    add(type.metadata)
    refer("concept", type.concepts.map(\.id))
    refer("parent", type.parents.map(\.id))
  }

  private mutating func add(_ member: Member) {
    // Inherited members are what they are where they are declared.
    let type = member.declaringType.id
    say("member", member.id, "\(member.kind)", "\(member.isRequired)", "\(member.isWritable)")
    let fate = names?.members(of: RecordedNames.TypeLine(id: type)).fate(of: member.name)
    if fate?.isOther(than: member.name) ?? false { hasOtherNames = true }
    add(member.metadata)
    say("stream", member.severity ?? "", "\(member.sampling ?? .max)", "\(member.freshness ?? .max)")
    refer("refines", member.refined.map { [$0.id] } ?? [])
    refer("point", member.point.map { [$0.id] } ?? [])
    let place = PlanBuilder.addresses(of: member)
    if let value = member.value { add(value, at: place) }
    add("request", member.request, at: place.map { $0.stepping(.request) })
    add("response", member.response, at: place.map { $0.stepping(.response) })
    refer("component", member.component.map { [$0.id] } ?? [])
    if let relationship = member.relationship { add(relationship, at: place) }
  }

  private mutating func add(_ word: String, _ payload: Field?, at place: [RecordedNames.Address]) {
    guard let payload else { return }
    say(word, "\(payload.isRequired)")
    add(payload.value, at: place)
  }

  private mutating func add(_ relationship: Relationship, at place: [RecordedNames.Address]) {
    say("cardinality", "\(relationship.cardinality)", "\(relationship.inverseCardinality)", relationship.inverse ?? "")
    refer("relation", relationship.relation.map { [$0.id] } ?? [])
    refer("target", relationship.targets.map(\.id))
    for target in relationship.externalTargets.sorted() { say("target outside", target) }
    // Whatever is below a target is one too.
    for type in Set(relationship.targets.flatMap(\.subtypes).map(\.id)).sorted() { say("target below", type) }
    add(relationship.properties, at: place)
  }

  // MARK: - Values

  private mutating func add(_ value: ValueType, at place: [RecordedNames.Address]) {
    guard depth < Self.limits.depth, text.utf8.count < Self.limits.bytes else {
      isTooLarge = true
      return
    }
    depth += 1
    defer { depth -= 1 }
    refer("unit", value.unit.map { [$0.id] } ?? [])
    refer("quantity", value.quantity.map { [$0.id] } ?? [])
    for constraint in value.constraints.compactMap(text).sorted() { say("constraint", constraint) }
    func inside(_ step: RecordedNames.Step) -> [RecordedNames.Address] { place.map { $0.stepping(step) } }
    switch value.shape {
    case .primitive(let primitive): say("\(primitive)")
    case .schema(let schema): refer("schema", [schema.id])
    case .array(let element):
      say("array of", "\(element.isRequired)")
      add(element.value, at: inside(.element))
    case .map(let key, let element):
      say("map of")
      add(key.value, at: inside(.key))
      add(element.value, at: inside(.value))
    case .object(let fields): add(fields, at: place)
    case .enumeration(let enumeration):
      say("enumeration", "\(enumeration.encoding)", "\(enumeration.isOpen)")
      for value in enumeration.values.sorted(by: { precedes($0.name, $1.name) }) {
        if names?.value(value.name, at: place)?.isOther(than: value.name) ?? false { hasOtherNames = true }
        say("value", value.name, value.encoded.scalar, value.metadata.externalID ?? "")
      }
    }
    say("end")
  }

  private mutating func add(_ fields: [Field], at place: [RecordedNames.Address]) {
    say("object")
    for field in fields.sorted(by: { precedes($0.name, $1.name) }) {
      if names?.field(field.name, at: place)?.isOther(than: field.name) ?? false { hasOtherNames = true }
      say("field", field.name, "\(field.isRequired)", "\(field.isWritable)", field.metadata.externalID ?? "")
      add(field.value, at: place.map { $0.stepping(.field(field.name)) })
    }
  }

  private func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  private func text(_ constraint: Constraint) -> String? {
    switch constraint {
    case .example: nil
    case .const(let literal): "const " + text(literal)
    case .default(let literal): "default " + text(literal)
    default: "\(constraint)"
    }
  }

  private func text(_ literal: Literal) -> String {
    switch literal.content {
    case .null, .boolean, .number, .string: literal.scalar
    case .array(let items): "[" + items.map(text).joined(separator: ",") + "]"
    case .object(let entries):
      "{" + entries.map { quoteJSON(Array($0.key.utf8)) + ":" + text($0.value) }.sorted().joined(separator: ",") + "}"
    }
  }

  // MARK: - Measures and meanings

  private mutating func add(_ unit: UnitOfMeasure) {
    let (factor, offset) = (unit.extendedFactor, unit.extendedOffset)
    say("unit", unit.id, "\(factor.high) \(factor.low)", "\(offset.high) \(offset.low)")
    refer("quantity", [unit.quantity.id])
  }

  private mutating func add(_ quantity: Quantity) {
    say("quantity", quantity.id, "\(quantity.dimension)")
    refer("broader", quantity.broader.map(\.id))
    refer("coherent", quantity.coherentUnit.map { [$0.id] } ?? [])
  }

  private mutating func add(_ relation: Relation) {
    say("relation", relation.id, "\(relation.characteristics.rawValue)")
    refer("inverse", relation.inverse.map { [$0.id] } ?? [])
    refer("broader", relation.broader.map(\.id))
    refer("domain", relation.domain.map(\.id))
    refer("range", relation.range.map(\.id))
  }
}
