public import TwinModel

/// Something that depends on an element.
public struct Dependent: Hashable, Sendable {
  /// What depends on it.
  public var element: ElementRef
  /// How, in words that follow its name: "extends", "leads to".
  public var manner: String
  /// What it depends on directly: the element itself, or something that depends on it in turn.
  public var on: ElementRef
  /// Steps from the element; 1 for what depends on it directly.
  public var distance: Int
}

/// What depends on what, through a whole model: who would notice if an element changed.
public struct DependencyIndex: Sendable {
  private var users: [ElementRef: [(element: ElementRef, manner: String)]] = [:]

  /// Looks through all of `model`. O(model).
  public init(_ model: Model) {
    addOntology(model)
    for id in model.schemas.ids { add(model.schemas[id].value, of: .schema(id), model) }
    for id in model.points.ids { add(model.points[id].value, of: .point(id), model) }
    for id in model.twins.ids {
      for parent in model.twins[id].parents { add(.twin(id), "extends", .twin(parent)) }
      for concept in model.twins[id].concepts { add(.twin(id), "realises", .concept(concept)) }
      for member in model.effectiveMembers(of: id) where model.members[member].twin != id {
        add(.twin(id), "inherits", .member(member))
      }
    }
    for id in model.members.ids { addMember(id, model) }
    for id in model.packages.ids {
      for dependency in model.packages[id].dependencies { add(.package(id), "needs", .package(dependency.package)) }
    }
  }

  private mutating func add(_ user: ElementRef, _ manner: String, _ used: ElementRef) {
    guard user != used else { return }
    users[used, default: []].append((user, manner))
  }

  private mutating func addOntology(_ model: Model) {
    for id in model.concepts.ids {
      for broader in model.concepts[id].broader { add(.concept(id), "is narrower than", .concept(broader)) }
    }
    for id in model.relations.ids {
      let row = model.relations[id]
      for concept in row.domain { add(.relation(id), "begins at", .concept(concept)) }
      for concept in row.range { add(.relation(id), "leads to", .concept(concept)) }
      for broader in row.broader { add(.relation(id), "is a special case of", .relation(broader)) }
      if let inverse = row.inverse { add(.relation(id), "is the inverse of", .relation(inverse)) }
    }
    for id in model.quantities.ids {
      for broader in model.quantities[id].broader { add(.quantity(id), "is a special case of", .quantity(broader)) }
      if let unit = model.quantities[id].coherentUnit { add(.quantity(id), "has the coherent unit", .unit(unit)) }
    }
    for id in model.units.ids {
      let quantity = model.units[id].quantity
      add(.unit(id), "measures", .quantity(quantity))
      if let unit = model.quantities[quantity].coherentUnit { add(.unit(id), "is converted through", .unit(unit)) }
    }
    for id in model.terms.ids {
      if let quantity = model.terms[id].quantity { add(.term(id), "announces", .quantity(quantity)) }
    }
  }

  private mutating func addMember(_ id: ID<Member>, _ model: Model) {
    let row = model.members[id]
    let user = ElementRef.member(id)
    add(.twin(row.twin), "has", user)
    if let value = row.value { add(value, of: user, model) }
    if let point = row.point { add(user, "uses", .point(point)) }
    if let narrowed = row.refines { add(user, "narrows", .member(narrowed)) }
    switch row.detail {
    case .component(let twin): add(user, "is made of", .twin(twin))
    case .relationship(let detail):
      let detail = model.relationshipDetails[detail]
      for target in detail.targets { add(user, "leads to", .twin(target)) }
      if let relation = detail.relation { add(user, "means", .relation(relation)) }
      add(Array(detail.properties), of: user, model)
    case .command(let request, let response): add([request, response].compactMap(\.self), of: user, model)
    default: break
    }
  }

  private mutating func add(_ fields: [ID<Field>], of user: ElementRef, _ model: Model) {
    for field in fields {
      add(user, "has", .field(field))
      add(model.fields[field].value, of: user, at: .field(field), model)
    }
  }

  /// What a value refers to, to any depth, and its fields. Types of one value form a tree. `user` is the element with a name
  /// whose value it is, which stands for all inside; `place` is what the value is that of.
  private mutating func add(_ value: ValueSpec, of user: ElementRef, at place: ElementRef? = nil, _ model: Model) {
    var pending = [(value: value, place: place ?? user)]
    while let (next, place) = pending.popLast() {
      if let quantity = next.quantity { add(user, "measures", .quantity(quantity)) }
      if let unit = next.unit { add(user, "is in", .unit(unit)) }
      let inner: [ID<Field>]
      switch model.dataTypes[next.type] {
      case .primitive: continue
      case .enumeration(let enumeration):
        for value in model.enumerations[enumeration].values { add(place, "has", .enumerationValue(value)) }
        continue
      case .schema(let schema):
        add(user, "holds", .schema(schema))
        continue
      case .array(let element): inner = [element]
      case .map(let key, let value): inner = [key, value]
      case .object(let fields): inner = Array(fields)
      }
      for field in inner {
        add(place, "has", .field(field))
        pending.append((model.fields[field].value, .field(field)))
      }
    }
  }

  /// Whether what happens to an element happens to those who depend on it in this way, so that those who depend on them are
  /// concerned in turn. Who only points there is not made of it.
  private static func carries(_ manner: String) -> Bool {
    !["leads to", "begins at", "means", "is the inverse of", "realises"].contains(manner)
  }

  /// All that refers to `element` itself, each way in which something does once.
  public func uses(of element: ElementRef) -> [(element: ElementRef, manner: String)] {
    var seen: [ElementRef: Set<String>] = [:]
    return (users[element] ?? []).filter { seen[$0.element, default: []].insert($0.manner).inserted }
  }

  /// What depends on `element`, nearest first, each once; up to `limit` steps away.
  public func dependents(of element: ElementRef, within limit: Int = .max) -> [Dependent] {
    var found: [Dependent] = []
    var seen: Set<ElementRef> = [element]
    var level = [element]
    var distance = 1
    while !level.isEmpty, distance <= limit {
      var next: [ElementRef] = []
      for used in level {
        for user in users[used] ?? [] where seen.insert(user.element).inserted {
          found.append(Dependent(element: user.element, manner: user.manner, on: used, distance: distance))
          if Self.carries(user.manner) { next.append(user.element) }
        }
      }
      level = next
      distance += 1
    }
    return found
  }
}
