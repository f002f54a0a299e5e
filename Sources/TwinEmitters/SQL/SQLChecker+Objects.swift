import TwinModel

extension SQLChecker {
  /// What may be wrong with an object, or with what is none.
  mutating func object(_ object: DocumentObject, at place: Place) -> SQLChecks {
    let isObject = place.value.first == .text("{")
    let whole = self.whole(object, at: place)
    let members = self.members(object, of: place.value)
    if let level = place.level {
      let column = stages.column(.cases([SQLBranch(isObject, members)], otherwise: nil), level: level)
      var inside = place
      inside.level = level + 1
      return whole + fields(object, members: column, isObject: isObject, at: inside)
    }
    let bound = name()
    var inside = place
    inside.depth += 1
    let checks = fields(object, members: .name(bound), isObject: .not(.isNull(.name(bound))), at: inside)
    return whole
      + SQLChecks(lists: [
        .cases([SQLBranch(isObject, .bind(bound, members, in: checks.list))], otherwise: .list([]))
      ])
  }

  func members(_ object: DocumentObject, of value: SQL) -> SQL {
    .members(
      of: value, object.slots.map { "'" + $0.name }, variable: "x",
      steps: object.slots.contains { model.isNumeric($0.content) } ? text.steps : [])
  }

  /// What may be wrong with an object but for its members: that it is none, names that it must not have.
  mutating func whole(_ object: DocumentObject, at place: Place) -> SQLChecks {
    let keys = SQL.call(.keys, [place.value])
    var lists = [duplicates(keys, place.pointer)]
    if !options.allowsUnknownMembers { lists.append(unknown(object, keys, place.pointer)) }
    return SQLChecks(lists: [
      .cases(
        [
          SQLBranch(place.value.first == .text("{"), SQLChecks(lists: lists).list),
          SQLBranch(.isNull(place.value), .list([])),
        ], otherwise: .list([place.pointer.violation("type")]))
    ])
  }

  /// What may be wrong with the members of an object, which are null where it is none.
  mutating func fields(
    _ object: DocumentObject, members: SQL, isObject: SQL, at place: Place
  ) -> SQLChecks {
    var all = SQLChecks()
    for (index, slot) in object.slots.enumerated() {
      var inner = place
      inner.value = .member(members, index, "'" + slot.name)
      inner.pointer = place.pointer.member(slot.name)
      if slot.isRequired {
        all.items.append(
          .cases([SQLBranch(.isNull(inner.value) && isObject, place.pointer.violation("required"))], otherwise: nil))
      }
      switch slot.content {
      case .value(let value): all = all + check(value, at: inner)
      case .twin(let twin):
        size += 1 << min(inner.depth, 20)
        all = all + self.object(model.state(of: twin), at: inner)
      }
    }
    return all
  }

  /// Names that stand twice: each but the first.
  mutating func duplicates(_ keys: SQL, _ pointer: SQLPointer) -> SQL {
    let (key, index) = (name(), name())
    let isSecond = SQL.call(.positionIn, [keys, .name(key)]) <= .position(index)
    return .cases(
      [
        SQLBranch(
          .call(.count, [.call(.distinct, [keys])]) < .call(.count, [keys]),
          .map(
            keys, variable: key, index: index,
            body: .cases(
              [SQLBranch(isSecond, pointer.key(.name(key)).violation("duplicateMember"))], otherwise: nil)))
      ], otherwise: .list([]))
  }

  private mutating func unknown(_ object: DocumentObject, _ keys: SQL, _ pointer: SQLPointer) -> SQL {
    let key = name()
    let name = SQL.name(key)
    var isForeign = SQL.not(.isNull(name))
    if !object.slots.isEmpty { isForeign = .not(.isAmong(name, object.slots.map { .text("'" + $0.name) })) }
    if object.hasSystemKeys { isForeign = isForeign && name.substring(from: 2, count: 1) != .text("$") }
    return .map(
      keys, variable: key, index: nil,
      body: .cases([SQLBranch(isForeign, pointer.key(name).violation("unknownMember"))], otherwise: nil))
  }
}
