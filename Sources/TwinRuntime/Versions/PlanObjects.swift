extension PlanBuilder {
  /// A member or field, as a document holds it.
  struct Part {
    enum Content {
      case value(ValueType)
      case twin(TwinType)
    }

    var listed: ListedName
    var content: Content
    var isRequired: Bool
    /// Its kind of element, as changes call it: `property`, `field`.
    var word: String
    /// What declares it, where it is a member.
    var member: Member?
    /// What the model says beside of it.
    var metadata: Metadata
    /// Whether a default stands for it where it is absent.
    var hasStandingDefault: Bool

    /// What a document has under its name; nil for a component.
    var value: ValueType? {
      guard case .value(let type) = content else { return nil }
      return type
    }

    var defaultValue: (literal: Literal, type: ValueType)? {
      guard hasStandingDefault, case .value(let type) = content else { return nil }
      return FlatValue(type).defaultValue.map { ($0, type) }
    }
  }

  mutating func object(fields source: [Field], _ target: [Field], at place: Place) -> MigrationPlan.Node {
    func parts(_ fields: [Field], isOld: Bool) -> [Part] {
      fields.map { field in
        let fate = isOld ? correspondence.names.field(field.name, at: place.addresses) : nil
        return Part(
          listed: ListedName(field.name, field.metadata, fate: fate), content: .value(field.value),
          isRequired: field.isRequired, word: "field", member: nil, metadata: field.metadata, hasStandingDefault: true)
      }
    }
    return object(parts(source, isOld: !isBackward), parts(target, isOld: isBackward), at: place)
  }

  /// What is done to properties of edges.
  mutating func edge(_ source: [Field], _ target: [Field], at place: Place) -> Int {
    let made = object(fields: source, target, at: place)
    return add(made)
  }

  /// What is done to the state of twins, or to telemetry messages.
  mutating func twin(_ source: TwinType, _ target: TwinType, isTelemetry: Bool = false) -> Int {
    let label = isTelemetry ? " telemetry" : " state"
    return node(
      NodeKey(source: source.number, target: target.number, label: label),
      .twin(source, target, isTelemetry: isTelemetry))
  }

  mutating func twinNode(_ source: TwinType, _ target: TwinType, isTelemetry: Bool) -> MigrationPlan.Node {
    let pair = memberParts(source, target, isTelemetry ? [.telemetry] : [.property, .component])
    let owner = RecordedNames.Owner.element(isBackward ? target.id : source.id)
    let made = object(pair.source, pair.target, at: Place([RecordedNames.Address(owner: owner)], label: source.id))
    guard !isTelemetry, case .object(var map) = made, let metadata = metadata(of: map) else { return made }
    map.slots[Array("$metadata".utf8)] = MigrationPlan.Slot(fate: .moves(metadata))
    return .object(map)
  }

  /// What is done to what Azure Digital Twins keeps of each member of a twin, by its name, in `$metadata`; nil where no name changes or goes.
  private mutating func metadata(of map: MigrationPlan.ObjectMap) -> Int? {
    let changed = map.slots.filter { _, slot in
      switch slot.fate {
      case .moves: slot.name != nil
      case .removed: true
      }
    }
    if changed.isEmpty { return nil }
    let keep = add(.keep)
    let slots = changed.mapValues { slot in
      switch slot.fate {
      case .moves: MigrationPlan.Slot(name: slot.name, fate: .moves(keep))
      // Where its value is there and not dropped, that is in the way, and told of. Of one without a value nothing is lost.
      case .removed(_, let step): MigrationPlan.Slot(fate: .removed(isDropped: true, step: step))
      }
    }
    return add(.object(MigrationPlan.ObjectMap(slots: slots)))
  }

  private func memberParts(
    _ source: TwinType, _ target: TwinType, _ kinds: Set<MemberKind>
  ) -> (source: [Part], target: [Part]) {
    var records = MemberRecords(source, target, correspondence, isBackward: isBackward)
    func parts(_ type: TwinType, isOld: Bool) -> [Part] {
      type.members.compactMap { member in
        guard kinds.contains(member.kind) else { return nil }
        let content: Part.Content
        if let component = member.component {
          content = .twin(component)
        } else if let value = member.value {
          content = .value(value)
        } else {
          return nil
        }
        return Part(
          listed: records.listed(member, isOld: isOld), content: content, isRequired: member.isRequired,
          word: "\(member.kind)", member: member, metadata: member.metadata,
          hasStandingDefault: member.kind == .property)
      }
    }
    return (parts(source, isOld: !isBackward), parts(target, isOld: isBackward))
  }

  private mutating func object(_ source: [Part], _ target: [Part], at place: Place) -> MigrationPlan.Node {
    var map = MigrationPlan.ObjectMap()
    var formers = [Int?](repeating: nil, count: target.count)
    for pair in paired(source.map(\.listed), target.map(\.listed)) { formers[pair.target] = pair.source }
    let kept = Set(formers.compactMap { $0 })
    for (index, part) in source.enumerated() where !kept.contains(index) {
      let label = self.label(part, place)
      let isDropped = options.dropping.includes(label)
      let addresses = addresses(of: part, place)
      let advice = advice(on: part, addresses)
      let step = step(
        part.word + "-removed", label, isDropped ? .mechanical : .manual, isRemoval: true,
        isDropped
          ? "`\(part.listed.name)` is dropped"
          : "there is no place for `\(part.listed.name)` any more\(advice.map { "; " + $0 } ?? "");"
            + " have it dropped, or move what it says elsewhere",
        StepFacts(addresses: addresses, advice: advice))
      map.slots[Array(part.listed.name.utf8)] = MigrationPlan.Slot(
        fate: .removed(isDropped: isDropped, step: step))
    }
    for (index, part) in target.enumerated() {
      guard let former = formers[index] else {
        if let fill = fill(part, at: place) { map.fills.append(fill) }
        continue
      }
      pair(source[former], part, at: place, &map)
    }
    return .object(map)
  }

  /// Where records tell of a part that one version alone has, or of its value.
  func addresses(of part: Part, _ place: Place) -> [RecordedNames.Address] {
    part.member.map(Self.addresses) ?? place.stepping(.field(part.listed.name)).addresses
  }

  /// What takes the place of a part that is gone, as records say or the version that has it.
  private func advice(on part: Part, _ addresses: [RecordedNames.Address]) -> String? {
    if isBackward { return nil }
    return correspondence.names.removal(at: addresses)?.advice ?? part.metadata.successor
  }

  func label(_ part: Part, _ place: Place) -> String { part.member?.id ?? place.label + "/" + part.listed.name }

  private mutating func pair(_ a: Part, _ b: Part, at place: Place, _ map: inout MigrationPlan.ObjectMap) {
    let label = label(a, place)
    let isRenamed = !a.listed.name.utf8.elementsEqual(b.listed.name.utf8)
    if isRenamed {
      _ = step(
        a.word + "-renamed", label, .mechanical, "`\(a.listed.name)` becomes `\(b.listed.name)`",
        StepFacts(
          before: a.listed.name, after: b.listed.name, addresses: self.place(inside: a, b, place).addresses))
    }
    let node: Int
    switch (a.content, b.content) {
    case (.value(let x), .value(let y)):
      node = value(x, y, at: self.place(inside: a, b, place))
      if let fill = fill(a, b, node, at: place) { map.fills.append(fill) }
    case (.twin(let x), .twin(let y)) where isSame(x, y): node = twin(x, y)
    default:
      node = add(
        .refuse(
          step(
            "component-type-changed", label, .manual, "it is a part of another type; write what is meant",
            StepFacts(addresses: self.place(inside: a, b, place).addresses))))
    }
    map.slots[Array(a.listed.name.utf8)] = MigrationPlan.Slot(
      name: isRenamed ? b.listed.name : nil, fate: .moves(node))
  }

  /// The place of what a member or field holds.
  func place(inside a: Part, _ b: Part, _ place: Place) -> Place {
    let old = isBackward ? b : a
    if let member = old.member { return Place(Self.addresses(of: member), label: a.member?.id ?? member.id) }
    return place.stepping(.field(old.listed.name), shown: .field(a.listed.name))
  }

  /// Where records tell of what `member` holds: at itself, at the members that it refines, at the points that these use.
  static func addresses(of member: Member) -> [RecordedNames.Address] {
    var found: [RecordedNames.Address] = []
    var next: Member? = member
    while let member = next, found.count < addressLimit {
      found.append(RecordedNames.Address(owner: .member(member.name, of: member.declaringType.id)))
      if let point = member.point { found.append(RecordedNames.Address(owner: .element(point.id))) }
      next = member.refined
    }
    return found
  }
}
