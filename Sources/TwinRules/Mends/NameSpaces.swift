import TwinModel
import TwinResolver
import TwinSource

/// Which elements go by one name together, and which names are taken where.
struct NameSpaces {
  let model: Model
  /// The types directly below each type.
  private let subtypes: [[ID<Twin>]]
  /// Rows of fields and of values of enumerations that belong together, by their first row.
  private let fieldGroups: [IDRange<Field>]
  private let valueGroups: [IDRange<EnumerationValue>]
  /// Fields and values whose names stand for those of others: see `Resolver.noteCopy`.
  private let copies: [Place: ElementRef]
  /// What packages declare, by scope and name.
  private let declared: [Name: ElementRef]

  init(_ model: Model, _ references: [SourceReference]) {
    self.model = model
    var subtypes = [[ID<Twin>]](repeating: [], count: model.twins.count)
    for twin in model.twins.ids {
      for parent in model.twins[twin].parents { subtypes[parent.index].append(twin) }
    }
    self.subtypes = subtypes
    var groups: [IDRange<Field>] = model.relationshipDetails.rows.map(\.properties).filter { !$0.isEmpty }
    for case .object(let fields) in model.dataTypes.rows where !fields.isEmpty { groups.append(fields) }
    fieldGroups = groups.sorted { $0.start < $1.start }
    valueGroups = model.enumerations.rows.map(\.values).filter { !$0.isEmpty }.sorted { $0.start < $1.start }
    copies = Self.copies(model, references)
    declared = Self.declared(in: model)
  }

  private static func copies(_ model: Model, _ references: [SourceReference]) -> [Place: ElementRef] {
    var named: Set<Place> = []
    for reference in references {
      switch reference.element {
      case .field, .enumerationValue: named.insert(reference.place)
      default: break
      }
    }
    guard !named.isEmpty else { return [:] }
    var copies: [Place: ElementRef] = [:]
    for field in model.fields.ids where named.contains(model.fields[field].place) {
      copies[model.fields[field].place] = .field(field)
    }
    for value in model.enumerationValues.ids where named.contains(model.enumerationValues[value].place) {
      copies[model.enumerationValues[value].place] = .enumerationValue(value)
    }
    return copies
  }

  // MARK: - Elements that go by one name

  /// `element` and all that must have its name for the model to stay what it is, in order: of a member those that it
  /// refines, that refine it, and that meet it in a type that inherits both; of a field or a value its copies.
  func namesakes(of element: ElementRef, _ index: ReferenceIndex) -> [ElementRef] {
    switch element {
    case .member(let member): members(with: member).map { .member($0) }
    case .field, .enumerationValue: copies(of: element, index)
    default: [element]
    }
  }

  private func copies(of element: ElementRef, _ index: ReferenceIndex) -> [ElementRef] {
    var found = [element]
    var next = 0
    while next < found.count {
      let current = found[next]
      next += 1
      let originals = index.elements(namedAt: model.place(of: current))
      let copied = index.places(naming: current).compactMap { copies[$0] }
      found += (originals + copied).filter { !found.contains($0) }
    }
    return found.sorted { model.place(of: $0) < model.place(of: $1) }
  }

  private func members(with member: ID<Member>) -> [ID<Member>] {
    let name = model.members[member].name
    var found: Set<ID<Member>> = [member]
    var queue = [model.members[member].twin]
    var seen = Set(queue)
    while let twin = queue.popLast() {
      for type in [twin] + model.ancestors(of: twin) {
        let own = model.twins[type].members.filter { model.members[$0].name == name }
        found.formUnion(own)
        // All below a type that has the member have it too, and may have others that are one with it.
        if !own.isEmpty, seen.insert(type).inserted { queue.append(type) }
      }
      for subtype in subtypes[twin.index] where seen.insert(subtype).inserted { queue.append(subtype) }
    }
    return found.sorted()
  }

  /// `twin` and all types below it, each once.
  func below(_ twin: ID<Twin>) -> [ID<Twin>] {
    var found = [twin]
    var seen = Set(found)
    var next = 0
    while next < found.count {
      for subtype in subtypes[found[next].index] where seen.insert(subtype).inserted { found.append(subtype) }
      next += 1
    }
    return found
  }

  /// The fields of the object, or the properties of the relationship, to which `field` belongs; empty for an element, a
  /// key, a value or a payload.
  func siblings(of field: ID<Field>) -> IDRange<Field> { Self.group(of: field, in: fieldGroups) }

  /// The values of the enumeration to which `value` belongs.
  func siblings(of value: ID<EnumerationValue>) -> IDRange<EnumerationValue> { Self.group(of: value, in: valueGroups) }

  private static func group<Row>(of id: ID<Row>, in groups: [IDRange<Row>]) -> IDRange<Row> {
    var low = 0
    var high = groups.count
    while low < high {
      let middle = (low + high) / 2
      if groups[middle].end <= id.rawValue { low = middle + 1 } else { high = middle }
    }
    guard low < groups.count, groups[low].start <= id.rawValue else { return .empty }
    return groups[low]
  }

  // MARK: - Names

  /// A place in which a name is given once: two mends of one run must not both give it.
  enum Scope: Hashable {
    case package(ID<Package>)
    case terms(ID<Package>)
    /// Quantities and units are found by their plain name in every package that depends on theirs.
    case everywhere(ElementKindWord)
    /// A type and all below it.
    case twin(ID<Twin>)
    case fields(UInt32)
    case values(UInt32)
  }

  /// Kinds that are found without a qualifier.
  enum ElementKindWord: Hashable {
    case quantity, unit
  }

  /// The scopes in which `element` has its name.
  func scopes(of element: ElementRef) -> [Scope] {
    switch element {
    case .package: []
    case .term(let id): [.terms(model.terms[id].header.package)]
    case .quantity(let id): [.package(model.quantities[id].header.package), .everywhere(.quantity)]
    case .unit(let id): [.package(model.units[id].header.package), .everywhere(.unit)]
    case .member(let id): [.twin(model.members[id].twin)]
    case .field(let id): siblings(of: id).isEmpty ? [] : [.fields(siblings(of: id).start)]
    case .enumerationValue(let id): [.values(siblings(of: id).start)]
    case .concept, .relation, .point, .twin, .schema: model.header(of: element).map { [.package($0.package)] } ?? []
    }
  }

  /// A name in a scope.
  struct Claim: Hashable {
    var scope: Scope
    var name: String
  }

  /// What has the name of `claim` in its scope, if anything.
  func holder(of claim: Claim) -> ElementRef? {
    guard let name = model.symbols.find(claim.name) else { return nil }
    switch claim.scope {
    case .package, .terms, .everywhere: return declared[Name(scope: claim.scope, name: name)]
    case .twin(let id):
      return below(id).lazy.compactMap { twin in
        model.effectiveMembers(of: twin).first { model.members[$0].name == name }.map { ElementRef.member($0) }
      }.first
    case .fields(let start):
      return siblings(of: ID<Field>(start)).first { model.fields[$0].name == name }.map { .field($0) }
    case .values(let start):
      let values = siblings(of: ID<EnumerationValue>(start))
      return values.first { model.enumerationValues[$0].name == name }.map { .enumerationValue($0) }
    }
  }

  /// Whether one name given in both scopes would be given twice somewhere.
  func overlap(_ a: Scope, _ b: Scope) -> Bool {
    if a == b { return true }
    guard case .twin(let one) = a, case .twin(let other) = b else { return false }
    return !Set(below(one)).isDisjoint(with: below(other))
  }

  /// A name of the model in a scope.
  private struct Name: Hashable {
    var scope: Scope
    var name: Symbol
  }

  private static func declared(in model: Model) -> [Name: ElementRef] {
    var declared: [Name: ElementRef] = [:]
    func add(_ element: ElementRef, _ header: ElementHeader, also other: Scope? = nil) {
      let own: Scope = if case .term = element { .terms(header.package) } else { .package(header.package) }
      for scope in [own, other].compactMap({ $0 }) { declared[Name(scope: scope, name: header.name)] = element }
    }
    for id in model.concepts.ids { add(.concept(id), model.concepts[id].header) }
    for id in model.relations.ids { add(.relation(id), model.relations[id].header) }
    for id in model.points.ids { add(.point(id), model.points[id].header) }
    for id in model.twins.ids { add(.twin(id), model.twins[id].header) }
    for id in model.schemas.ids { add(.schema(id), model.schemas[id].header) }
    for id in model.quantities.ids { add(.quantity(id), model.quantities[id].header, also: .everywhere(.quantity)) }
    for id in model.units.ids { add(.unit(id), model.units[id].header, also: .everywhere(.unit)) }
    for id in model.terms.ids { add(.term(id), model.terms[id].header) }
    return declared
  }
}
