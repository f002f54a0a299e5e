import TwinModel
import TwinReaders
import TwinSource

extension Resolver {
  /// Settles one member: what it declares, laid over what it inherits or takes from a point.
  mutating func fill(_ id: ID<Member>, _ origin: Int, in file: Int, narrowing inherited: ID<Member>?) {
    let twin = model.members[id].twin
    let subject = Subject.member(twin, model.members[id].name)
    let kind = model.members[id].kind
    var base: Member?
    if let inherited {
      let row = model.members[inherited]
      if row.kind == kind {
        base = row
        model.members[id].refines = inherited
      } else {
        reportRefinement(
          "this \(kind.name) has the name of an inherited \(row.kind.name)",
          at: files[file].members.rows[origin].header.range, in: file, row.place, subject,
          note: "inherited from `\(model.string(model.twins[row.twin].header.name))`; choose another name")
      }
    }
    fillFlags(id, origin, in: file, base, subject)
    let point = files[file].members.rows[origin].use.flatMap { reference in
      bind(reference, .point, in: file, subject).map { ID<Point>($0) }
    }
    model.members[id].point = point ?? base?.point
    switch kind {
    case .property, .telemetry: fillValue(id, origin, in: file, base, point, subject)
    case .event:
      fillEvent(id, origin, in: file, base, subject)
    case .command: fillCommand(id, origin, in: file, base, subject)
    case .relationship: fillRelationship(id, origin, in: file, base, subject)
    case .component: fillComponent(id, origin, in: file, base, subject)
    }
  }

  private mutating func fillFlags(
    _ id: ID<Member>, _ origin: Int, in file: Int, _ base: Member?, _ subject: Subject
  ) {
    let (required, writable) = (
      files[file].members.rows[origin].isRequired, files[file].members.rows[origin].isWritable
    )
    let range = files[file].members.rows[origin].header.range
    if let base, base.isRequired, required == false {
      reportRefinement(
        "`\(model.string(base.name))` is required where it is inherited from and optional here", at: range, in: file,
        base.place, subject, note: "a refinement may make a member required, not optional")
    }
    if let base, let writable, writable != base.isWritable {
      reportRefinement(
        "`\(model.string(base.name))` is \(base.isWritable ? "writable" : "read-only") where it is inherited from",
        at: range, in: file, base.place, subject, note: "a refinement keeps what clients may do")
    }
    model.members[id].isRequired = required ?? base?.isRequired ?? false
    model.members[id].isWritable = writable ?? base?.isWritable ?? false
  }

  private func inheritedBase(_ base: Member?) -> Base? {
    guard let base, let spec = base.value else { return nil }
    return Base(
      spec: spec, label: "the inherited \(base.kind.name) of `\(model.string(model.twins[base.twin].header.name))`",
      place: base.place)
  }

  private func pointBase(_ point: ID<Point>?) -> Base? {
    point.map {
      Base(
        spec: model.points[$0].value, label: "the point `\(model.string(model.points[$0].header.name))`",
        place: model.points[$0].header.place)
    }
  }

  private mutating func fillValue(
    _ id: ID<Member>, _ origin: Int, in file: Int, _ base: Member?, _ point: ID<Point>?, _ subject: Subject
  ) {
    let narrowed = inheritedBase(base) ?? pointBase(point)
    if let value = files[file].members.rows[origin].value {
      // A point that could not be bound had its finding; a second one about a missing type would only confuse.
      let isHopeless = narrowed == nil && value.type == nil && files[file].members.rows[origin].use != nil
      if !isHopeless { model.members[id].value = resolve(value, narrowing: narrowed, in: file, subject) }
    }
    if model.members[id].value == nil {
      model.members[id].value = narrowed?.spec ?? ValueSpec(type: Primitive.string.id)
    }
    if base != nil, let point, let spec = model.members[id].value, !sameType(spec.type, model.points[point].value.type)
    {
      reportRefinement(
        "the point `\(model.string(model.points[point].header.name))` has another type than what is inherited",
        at: files[file].members.rows[origin].header.range, in: file, model.points[point].header.place, subject,
        note: "use the point where the member is first declared")
    }
    guard model.members[id].kind == .telemetry else { return }
    if case .telemetry(let detail) = files[file].members.rows[origin].detail {
      var settled = detail
      if case .telemetry(let inherited)? = base?.detail {
        settled.sampling = detail.sampling ?? model.telemetryDetails[inherited].sampling
        settled.freshness = detail.freshness ?? model.telemetryDetails[inherited].freshness
      }
      model.members[id].detail = .telemetry(model.telemetryDetails.append(settled))
    } else if case .telemetry(let inherited)? = base?.detail {
      model.members[id].detail = .telemetry(inherited)
    }
  }

  private mutating func fillEvent(
    _ id: ID<Member>, _ origin: Int, in file: Int, _ base: Member?, _ subject: Subject
  ) {
    if let value = files[file].members.rows[origin].value {
      model.members[id].value = resolve(value, narrowing: inheritedBase(base), in: file, subject)
    } else {
      model.members[id].value = base?.value
    }
    var severity = Symbol.empty
    if case .event(let declared) = files[file].members.rows[origin].detail { severity = symbol(declared, in: file) }
    if severity.isEmpty, case .event(let inherited)? = base?.detail { severity = inherited }
    model.members[id].detail = .event(severity: severity)
  }

  private mutating func fillCommand(
    _ id: ID<Member>, _ origin: Int, in file: Int, _ base: Member?, _ subject: Subject
  ) {
    guard case .command(let request, let response) = files[file].members.rows[origin].detail else { return }
    var inherited: (request: ID<Field>?, response: ID<Field>?) = (nil, nil)
    if case .command(let request, let response)? = base?.detail { inherited = (request, response) }
    let settledRequest = payload(request, inherited.request, "request", base, in: file, subject)
    let settledResponse = payload(response, inherited.response, "response", base, in: file, subject)
    model.members[id].detail = .command(request: settledRequest, response: settledResponse)
  }

  private mutating func payload(
    _ declared: ID<FieldDeclaration>?, _ inherited: ID<Field>?, _ what: String, _ base: Member?, in file: Int,
    _ subject: Subject
  ) -> ID<Field>? {
    guard let declared else { return inherited }
    let field = resolve(field: files[file].fields[declared], in: file, subject)
    if let base, inherited.map({ !sameField(model.fields[$0], field) }) ?? true {
      reportRefinement(
        "the \(what) differs from that of the inherited command", at: field.place.range, in: file, base.place, subject,
        note: "clients call the inherited command: leave the \(what) out, or give the command another name")
    }
    let row = model.fields.append(field)
    if base != nil, let inherited { noteCopy(row, of: inherited) }
    return row
  }

  private mutating func fillComponent(
    _ id: ID<Member>, _ origin: Int, in file: Int, _ base: Member?, _ subject: Subject
  ) {
    guard case .component(let declared) = files[file].members.rows[origin].detail else { return }
    var inherited: ID<Twin>?
    if case .component(let part)? = base?.detail { inherited = part }
    guard let declared else {
      if let inherited {
        model.members[id].detail = .component(inherited)
      } else {
        report(
          "structure/missing-key", "the component has no `type`", at: files[file].members.rows[origin].header.range,
          in: file, notes: ["name the twin type that is embedded"], subject: identity(subject))
      }
      return
    }
    guard let row = bind(declared, .twin, in: file, subject) else { return }
    let part = ID<Twin>(row)
    if let base, let inherited, !isBelow(part, anyOf: [inherited]) {
      reportRefinement(
        "`\(text(declared.name, in: file))` is not below `\(model.string(model.twins[inherited].header.name))`, "
          + "the type of the inherited component", at: declared.range, in: file, base.place, subject,
        note: "a refinement may name a subtype of the inherited type")
    }
    model.members[id].detail = .component(part)
  }

  /// Whether `twin` is one of `ancestors` or below it, by the declared parents, whose layout may still be under way.
  func isBelow(_ twin: ID<Twin>, anyOf ancestors: Set<ID<Twin>>) -> Bool {
    var queue = [twin]
    var seen: Set<ID<Twin>> = [twin]
    while let next = queue.popLast() {
      if ancestors.contains(next) { return true }
      for parent in model.twins[next].parents where seen.insert(parent).inserted { queue.append(parent) }
    }
    return false
  }

  // MARK: - Relationships

  private mutating func fillRelationship(
    _ id: ID<Member>, _ origin: Int, in file: Int, _ base: Member?, _ subject: Subject
  ) {
    guard case .relationship(let declared) = files[file].members.rows[origin].detail else { return }
    var inherited: RelationshipDetail?
    if case .relationship(let row)? = base?.detail { inherited = model.relationshipDetails[row] }
    var detail =
      inherited
      ?? RelationshipDetail(
        relation: nil, targets: [], externalTargets: [], cardinality: .any, inverseCardinality: .any, inverse: nil,
        properties: .empty)
    if let reference = declared.relation {
      detail.relation =
        bind(reference, .relation, in: file, subject).map { ID($0) } ?? detail.relation
    }
    if let targets = declared.targets {
      bindTargets(targets, isLenient: declared.allowsExternalTargets, &detail, in: file, subject)
    }
    if !declared.externalTargets.isEmpty {
      if declared.targets == nil { detail.targets = [] }
      detail.externalTargets = declared.externalTargets.map { symbol($0, in: file) }
    }
    detail.cardinality = declared.cardinality?.value ?? detail.cardinality
    detail.inverseCardinality = declared.inverseCardinality?.value ?? detail.inverseCardinality
    detail.inverse = declared.inverse.map { symbol($0.name, in: file) } ?? detail.inverse
    if !declared.properties.isEmpty { detail.properties = resolve(fields: declared.properties, in: file, subject) }
    noteInversePlace(declared.inverse?.range, of: id, in: file)
    if let base, let inherited { checkNarrowing(declared, detail, inherited, base, origin, in: file, subject) }
    model.members[id].detail = .relationship(model.relationshipDetails.append(detail))
  }

  /// Binds targets. A name with a colon that is not found names something outside of the sources, and is kept.
  private mutating func bindTargets(
    _ references: [Reference], isLenient: Bool, _ detail: inout RelationshipDetail, in file: Int, _ subject: Subject
  ) {
    detail.targets = []
    detail.externalTargets = []
    var seen: Set<ID<Twin>> = []
    for reference in references {
      let name = symbol(reference.name, in: file)
      if let row = names.row(.twin, externalID: name) {
        detail.targets.append(ID(row))
        note(reference.range, in: file, names: .twin(ID(row)))
      } else if isLenient || model.symbols.contains(UInt8(ascii: ":"), in: name) {
        detail.externalTargets.append(name)
      } else if let row = bind(reference, .twin, in: file, subject) {
        if !seen.insert(ID(row)).inserted {
          report(
            "structure/duplicate-reference", "`\(model.string(name))` is named twice", at: reference.range, in: file,
            subject: identity(subject))
        } else {
          detail.targets.append(ID(row))
        }
      }
    }
  }

  private mutating func checkNarrowing(
    _ declared: RelationshipDeclaration, _ detail: RelationshipDetail, _ inherited: RelationshipDetail,
    _ base: Member, _ origin: Int, in file: Int, _ subject: Subject
  ) {
    let whole = files[file].members.rows[origin].header.range
    if let relation = detail.relation, let outer = inherited.relation, relation != outer,
      !broaderRelations(relation).contains(outer)
    {
      reportRefinement(
        "the relation is not `\(model.string(model.relations[outer].header.name))` or a special case of it",
        at: declared.relation?.range ?? whole, in: file, base.place, subject,
        note: "a refinement keeps what the relationship means")
    }
    if !inherited.targets.isEmpty, declared.targets != nil {
      let outer = Set(inherited.targets)
      let strangers =
        detail.targets.filter { !isBelow($0, anyOf: outer) }.map { model.string(model.twins[$0].header.name) }
        + detail.externalTargets.filter { !inherited.externalTargets.contains($0) }.map(model.string)
      for stranger in strangers {
        reportRefinement(
          "the target `\(stranger)` is not below any target of the inherited one",
          at: declared.targets?.first?.range ?? whole, in: file, base.place, subject,
          note: "a refinement may narrow targets to subtypes")
      }
    }
    let pairs = [
      (declared.cardinality, inherited.cardinality), (declared.inverseCardinality, inherited.inverseCardinality),
    ]
    for (own, outer) in pairs {
      guard let own, own.value.minimum < outer.minimum || (own.value.maximum ?? .max) > (outer.maximum ?? .max) else {
        continue
      }
      reportRefinement(
        "the cardinality \(own.value) is not within the inherited \(outer)", at: own.range, in: file, base.place,
        subject, note: "a refinement may narrow a cardinality, never widen it")
    }
    noteCopies(of: inherited.properties, in: detail.properties)
    for field in model.fields[inherited.properties] where !declared.properties.isEmpty {
      let own = model.fields[detail.properties].first { $0.name == field.name }
      if own.map({ !sameValue($0.value, field.value) }) ?? true {
        reportRefinement(
          "the property `\(model.string(field.name))` of the inherited relationship is missing or differs", at: whole,
          in: file, base.place, subject, note: "a refinement may add properties to the link, and keeps those it has")
      }
    }
  }

  /// `relation` and every relation it is a special case of.
  func broaderRelations(_ relation: ID<Relation>) -> [ID<Relation>] {
    var result = [relation]
    var next = 0
    while next < result.count {
      for broader in model.relations[result[next]].broader where !result.contains(broader) { result.append(broader) }
      next += 1
    }
    return result
  }
}
