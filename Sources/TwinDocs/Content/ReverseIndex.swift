import TwinModel

/// A way in which other elements refer to one; each gives a list on the element's page.
enum Aspect: UInt8, CaseIterable, Sendable {
  case subtypes, incoming, embeddedIn
  case narrowerConcepts, realisedBy, domainOf, rangeOf
  case narrowerRelations, inverseOf, relationUses
  case narrowerQuantities, units, announcedBy, quantityUses
  case schemaUses, pointUses
  case coherentFor, unitUses, termPoints

  /// What its keys are.
  var kind: ElementKind {
    switch self {
    case .subtypes, .incoming, .embeddedIn: .twin
    case .narrowerConcepts, .realisedBy, .domainOf, .rangeOf: .concept
    case .narrowerRelations, .inverseOf, .relationUses: .relation
    case .narrowerQuantities, .units, .announcedBy, .quantityUses: .quantity
    case .schemaUses: .schema
    case .pointUses: .point
    case .coherentFor, .unitUses: .unit
    case .termPoints: .term
    }
  }

  /// Whether it counts where packages use each other. What uses a unit uses its quantity and is counted there; words in names refer to nothing.
  var isReference: Bool { self != .unitUses && self != .termPoints }

  /// Whether long lists go on on further pages. Units of a quantity are a table; what is given in a unit is listed with its quantity, and of
  /// units that all have there would be as many pages again.
  var hasPages: Bool { self != .units && self != .unitUses }

  /// Heading of the list.
  var title: String {
    switch self {
    case .subtypes: "Subtypes"
    case .incoming: "Incoming relationships"
    case .embeddedIn: "Component of"
    case .narrowerConcepts: "Narrower concepts"
    case .realisedBy: "Realised by"
    case .domainOf: "Source of relations"
    case .rangeOf: "Target of relations"
    case .narrowerRelations: "Narrower relations"
    case .inverseOf: "Inverse of"
    case .narrowerQuantities: "Narrower quantities"
    case .units: "Units"
    case .announcedBy: "Terms"
    case .coherentFor: "Coherent unit of"
    case .termPoints: "In names of points"
    case .relationUses, .quantityUses, .schemaUses, .pointUses, .unitUses: "Used by"
    }
  }

  /// Anchor of the list, and part of the names of its further pages.
  var slug: String { title.lowercased().replacingSpaces() }
}

extension String {
  /// Our own words as an anchor.
  func replacingSpaces() -> String { String(map { $0 == " " ? "-" : $0 }) }
}

/// An element that refers to another, and the member of a type or the field of a schema that does so.
struct Use: Hashable, Sendable {
  var element: Element
  var member: ID<Member>?
  var field: Symbol?

  init(_ element: Element, _ member: ID<Member>? = nil, field: Symbol? = nil) {
    self.element = element
    self.member = member
    self.field = field
  }
}

/// Lists by row, in one array.
struct Grouped<Value: Sendable>: Sendable {
  private var starts: [UInt32]
  private var values: [Value]

  /// Groups `pairs` by their rows, all below `count`, keeping their order. Linear.
  init(count: Int, _ pairs: [(row: UInt32, value: Value)]) {
    starts = [UInt32](repeating: 0, count: count + 1)
    for pair in pairs { starts[Int(pair.row) + 1] += 1 }
    for row in 0..<count { starts[row + 1] += starts[row] }
    var next = starts
    var order = [Int](repeating: 0, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      order[Int(next[Int(pair.row)])] = index
      next[Int(pair.row)] += 1
    }
    values = order.map { pairs[$0].value }
  }

  /// The list of `row`.
  subscript(row: UInt32) -> ArraySlice<Value> { values[Int(starts[Int(row)])..<Int(starts[Int(row) + 1])] }
}

/// Who refers to whom, backwards; made once for a site.
struct ReverseIndex: Sendable {
  private var lists: [Grouped<Use>]
  private var subtypeCounts: [Int]
  /// Packages that need a package.
  let dependents: Grouped<ID<Package>>

  /// What refers to `element` by way of `aspect`, in the order of lists.
  func uses(of element: Element, _ aspect: Aspect) -> ArraySlice<Use> { lists[Int(aspect.rawValue)][element.row] }

  /// How many types stand below `twin`, however deep.
  func subtypeCount(_ twin: ID<Twin>) -> Int { subtypeCounts[twin.index] }

  /// Walks every table of `model` once.
  init(of model: Model, _ termNames: TermNames, _ order: ListOrder) {
    subtypeCounts = [Int](repeating: 0, count: model.twins.count)
    for id in model.twins.ids {
      for ancestor in model.ancestors(of: id) { subtypeCounts[ancestor.index] += 1 }
    }
    var collector = UseCollector(model: model, termNames: termNames, order: order)
    collector.collect()
    lists = Aspect.allCases.map { aspect in
      Grouped(count: model.count(of: aspect.kind), collector.pairs[Int(aspect.rawValue)])
    }
    var dependents: [(row: UInt32, value: ID<Package>)] = []
    for id in model.packages.ids {
      for dependency in model.packages[id].dependencies { dependents.append((dependency.package.rawValue, id)) }
    }
    self.dependents = Grouped(count: model.packages.count, dependents)
  }
}

private struct UseCollector {
  let model: Model
  let termNames: TermNames
  let order: ListOrder
  var pairs = [[(row: UInt32, value: Use)]](repeating: [], count: Aspect.allCases.count)
  /// Schemas, quantities and units already noted for the user at hand.
  private var seen: Set<Element> = []

  init(model: Model, termNames: TermNames, order: ListOrder) {
    self.model = model
    self.termNames = termNames
    self.order = order
  }

  mutating func collect() {
    for id in all(.concept, as: Concept.self) {
      for broader in Set(model.concepts[id].broader) { add(.narrowerConcepts, broader.rawValue, Use(Element(id))) }
    }
    for id in all(.relation, as: Relation.self) { collect(model.relations[id], Use(Element(id))) }
    for id in all(.quantity, as: Quantity.self) {
      for broader in Set(model.quantities[id].broader) { add(.narrowerQuantities, broader.rawValue, Use(Element(id))) }
      if let unit = model.quantities[id].coherentUnit { add(.coherentFor, unit.rawValue, Use(Element(id))) }
    }
    for id in all(.unit, as: TwinModel.Unit.self) { add(.units, model.units[id].quantity.rawValue, Use(Element(id))) }
    for id in all(.term, as: Term.self) {
      if let quantity = model.terms[id].quantity { add(.announcedBy, quantity.rawValue, Use(Element(id))) }
    }
    for id in all(.twin, as: Twin.self) {
      for parent in Set(model.twins[id].parents) { add(.subtypes, parent.rawValue, Use(Element(id))) }
      for concept in Set(model.twins[id].concepts) { add(.realisedBy, concept.rawValue, Use(Element(id))) }
      for member in model.twins[id].members { collect(member, of: id) }
    }
    for id in all(.point, as: Point.self) {
      let point = model.points[id]
      collect(point.value, by: Use(Element(id)))
      for term in termNames.terms(in: point.header.name, of: point.header.package) {
        add(.termPoints, term.rawValue, Use(Element(id)))
      }
    }
    for id in all(.schema, as: Schema.self) {
      let value = model.schemas[id].value
      guard case .object(let fields) = model.dataTypes[value.type] else {
        collect(value, by: Use(Element(id)))
        continue
      }
      for field in model.fields[fields] { collect(field.value, by: Use(Element(id), field: field.name)) }
    }
  }

  private func all<Row>(_ kind: ElementKind, as _: Row.Type) -> some Sequence<ID<Row>> {
    (0..<model.count(of: kind)).lazy.map { [order] in ID<Row>(order.element(kind, at: $0).row) }
  }

  private mutating func add(_ aspect: Aspect, _ row: UInt32, _ use: Use) {
    pairs[Int(aspect.rawValue)].append((row, use))
  }

  private mutating func collect(_ relation: Relation, _ use: Use) {
    for concept in Set(relation.domain) { add(.domainOf, concept.rawValue, use) }
    for concept in Set(relation.range) { add(.rangeOf, concept.rawValue, use) }
    for broader in Set(relation.broader) { add(.narrowerRelations, broader.rawValue, use) }
    if let inverse = relation.inverse { add(.inverseOf, inverse.rawValue, use) }
  }

  private mutating func collect(_ id: ID<Member>, of twin: ID<Twin>) {
    let member = model.members[id]
    let use = Use(Element(twin), id)
    if let point = member.point { add(.pointUses, point.rawValue, use) }
    switch member.detail {
    case .component(let target): add(.embeddedIn, target.rawValue, use)
    case .relationship(let detail):
      let detail = model.relationshipDetails[detail]
      if let relation = detail.relation { add(.relationUses, relation.rawValue, use) }
      for target in Set(detail.targets) { add(.incoming, target.rawValue, use) }
      collect(values: detail.properties.map { model.fields[$0].value }, by: use)
    case .command(let request, let response):
      collect(values: [request, response].compactMap { $0.map { model.fields[$0].value } }, by: use)
    case .none, .telemetry, .event: break
    }
    if let value = member.value { collect(value, by: use) }
  }

  private mutating func collect(_ value: ValueSpec, by use: Use) { collect(values: [value], by: use) }

  /// Notes the schemas, quantities and units of `values`, each once, without looking behind references to shared schemas.
  private mutating func collect(values: [ValueSpec], by use: Use) {
    seen.removeAll(keepingCapacity: true)
    var pending = values
    var visits = 0
    while let value = pending.popLast(), visits < 100_000 {
      visits += 1
      if let quantity = value.quantity, seen.insert(Element(quantity)).inserted {
        add(.quantityUses, quantity.rawValue, use)
      }
      if let unit = value.unit, seen.insert(Element(unit)).inserted { add(.unitUses, unit.rawValue, use) }
      switch model.dataTypes[value.type] {
      case .primitive, .enumeration: break
      case .schema(let schema):
        if seen.insert(Element(schema)).inserted { add(.schemaUses, schema.rawValue, use) }
      case .array(let element): pending.append(model.fields[element].value)
      case .map(let key, let value): pending += [model.fields[value].value, model.fields[key].value]
      case .object(let fields): pending += fields.reversed().map { model.fields[$0].value }
      }
    }
  }
}
