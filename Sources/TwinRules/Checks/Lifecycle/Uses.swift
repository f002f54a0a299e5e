import TwinModel

/// How one element leans on another.
enum UseKind {
  case extends, realises, narrows, uses, targets, means, isOfType, measures, isInUnit, isNarrower, startsAt, leadsTo,
    inverts, isBasedOn, announces

  /// As a message says it: "`Fan` extends `Ventilator`".
  var words: String {
    switch self {
    case .extends: "extends"
    case .realises: "realises"
    case .narrows: "narrows"
    case .uses: "uses"
    case .targets: "points at"
    case .means: "means"
    case .isOfType: "is of the type"
    case .measures: "measures"
    case .isInUnit: "is in"
    case .isNarrower: "is a kind of"
    case .startsAt: "starts at"
    case .leadsTo: "leads to"
    case .inverts: "is the inverse of"
    case .isBasedOn: "is based on"
    case .announces: "announces"
    }
  }

  /// The key of the source that says it; nil where the name alone does.
  var key: String? {
    switch self {
    case .extends: "extends"
    case .realises: "is"
    case .narrows: nil
    case .uses: "use"
    case .targets: "target"
    case .means: "relation"
    case .isOfType: "type"
    case .measures, .announces: "quantity"
    case .isInUnit: "unit"
    case .isNarrower: "broader"
    case .startsAt: "domain"
    case .leadsTo: "range"
    case .inverts: "inverse"
    case .isBasedOn: "coherentUnit"
    }
  }
}

/// One element leaning on another.
struct Use {
  var user: ElementRef
  var kind: UseKind
  var used: ElementRef
}

extension CheckRun {
  /// Visits what the elements that the rule looks at lean on. O(model).
  func visitUses(_ visit: (Use) -> Void) {
    visitMeaningUses(visit)
    for id in twins {
      for parent in model.twins[id].parents { visit(Use(user: .twin(id), kind: .extends, used: .twin(parent))) }
      for concept in model.twins[id].concepts { visit(Use(user: .twin(id), kind: .realises, used: .concept(concept))) }
    }
    for id in members { visitUses(of: id, visit) }
    for id in points { visitUses(of: model.points[id].value, .point(id), visit) }
    for id in schemas { visitUses(of: model.schemas[id].value, .schema(id), visit) }
    if selection.contains(.field) {
      // Those without names too: elements of arrays, payloads.
      for id in model.fields.ids where covers(model.fields[id].place) && facts.parent(of: id) != nil {
        visitUses(of: model.fields[id].value, .field(id), visit)
      }
    }
  }

  private func visitMeaningUses(_ visit: (Use) -> Void) {
    for id in concepts {
      for other in model.concepts[id].broader {
        visit(Use(user: .concept(id), kind: .isNarrower, used: .concept(other)))
      }
    }
    for id in relations {
      let relation = model.relations[id]
      let user = ElementRef.relation(id)
      for other in relation.broader { visit(Use(user: user, kind: .isNarrower, used: .relation(other))) }
      for concept in relation.domain { visit(Use(user: user, kind: .startsAt, used: .concept(concept))) }
      for concept in relation.range { visit(Use(user: user, kind: .leadsTo, used: .concept(concept))) }
      if let inverse = relation.inverse { visit(Use(user: user, kind: .inverts, used: .relation(inverse))) }
    }
    for id in quantities {
      let quantity = model.quantities[id]
      for other in quantity.broader { visit(Use(user: .quantity(id), kind: .isNarrower, used: .quantity(other))) }
      if let unit = quantity.coherentUnit { visit(Use(user: .quantity(id), kind: .isBasedOn, used: .unit(unit))) }
    }
    for id in units {
      visit(Use(user: .unit(id), kind: .measures, used: .quantity(model.units[id].quantity)))
    }
    for id in terms {
      if let quantity = model.terms[id].quantity {
        visit(Use(user: .term(id), kind: .announces, used: .quantity(quantity)))
      }
    }
  }

  private func visitUses(of id: ID<Member>, _ visit: (Use) -> Void) {
    let member = model.members[id]
    let user = ElementRef.member(id)
    if let refined = member.refines { visit(Use(user: user, kind: .narrows, used: .member(refined))) }
    // A member that narrows another has the point and the value of that one, and the finding stands there.
    let base = member.refines.map { model.members[$0] }
    if let point = member.point, point != base?.point { visit(Use(user: user, kind: .uses, used: .point(point))) }
    if let value = member.value {
      visitUses(of: value, user, inherited: base?.value ?? member.point.map { model.points[$0].value }, visit)
    }
    switch member.detail {
    case .relationship(let row):
      let detail = model.relationshipDetails[row]
      if let relation = detail.relation { visit(Use(user: user, kind: .means, used: .relation(relation))) }
      for target in detail.targets { visit(Use(user: user, kind: .targets, used: .twin(target))) }
    case .component(let twin): visit(Use(user: user, kind: .isOfType, used: .twin(twin)))
    case .none, .telemetry, .event, .command: break
    }
  }

  /// What `value` leans on, but for what it has from `inherited`.
  private func visitUses(
    of value: ValueSpec, _ user: ElementRef, inherited: ValueSpec? = nil, _ visit: (Use) -> Void
  ) {
    var inherited = inherited
    if case .schema(let schema) = model.dataTypes[value.type] {
      if inherited?.type != value.type { visit(Use(user: user, kind: .isOfType, used: .schema(schema))) }
      inherited = inherited ?? model.schemas[schema].value
    }
    // The quantity is that of the unit unless a source says otherwise.
    let implied = value.unit.map { model.units[$0].quantity }
    if let quantity = value.quantity, quantity != implied, quantity != inherited?.quantity {
      visit(Use(user: user, kind: .measures, used: .quantity(quantity)))
    }
    if let unit = value.unit, unit != inherited?.unit { visit(Use(user: user, kind: .isInUnit, used: .unit(unit))) }
  }
}

extension CheckRun {
  /// The deprecation of an element, if it has one of its own.
  func deprecation(of element: ElementRef) -> Deprecation? {
    model.metadata(of: element).flatMap { model.metadata[$0].deprecation }
  }

  /// Whether an element, or what encloses it, its package included, is on its way out.
  func isGoing(_ element: ElementRef) -> Bool {
    var current: ElementRef? = element
    while let next = current {
      if deprecation(of: next) != nil { return true }
      current = facts.enclosing(next, in: model)
    }
    return facts.package(of: element, in: model).map { deprecation(of: .package($0)) != nil } ?? false
  }

  /// How settled an element is: what it says itself, else what encloses it does, its package last.
  func stability(of element: ElementRef) -> Stability {
    var current: ElementRef? = element
    while let next = current {
      if let stability = model.metadata(of: next).flatMap({ model.metadata[$0].stability }) { return stability }
      current = facts.enclosing(next, in: model)
    }
    return facts.package(of: element, in: model).flatMap { model.packages[$0].metadata }
      .flatMap { model.metadata[$0].stability } ?? .stable
  }

  /// The name of `element` as one writes it in the package of `user`.
  func name(of element: ElementRef, seenFrom user: ElementRef) -> String {
    let package = facts.package(of: element, in: model)
    return package == facts.package(of: user, in: model)
      ? facts.path(of: element, in: model) : facts.identity(of: element, in: model)
  }
}
