import TwinModel

extension SQLChecker {
  /// A GeoJSON geometry names its kind and holds positions of two numbers or more, nested as the kind has it (RFC 7946 §3.1).
  mutating func geometry(
    _ primitive: Primitive, _ value: ValueSpec, _ constraints: [Constraint], of place: SQL, _ pointer: SQLPointer
  ) -> SQLChecks {
    let (members, keys) = (name(), name())
    let type = SQL.member(.name(members), 0, "'type")
    let coordinates = SQL.member(.name(members), 1, "'coordinates")
    let isNamed = SQL.call(.coalesce, [type, .text("")]) == .text("'" + primitive.geometryName)
    var all = SQLChecks(items: [
      .cases([SQLBranch(.not(isNamed), pointer.violation("geometry"))], otherwise: nil),
      .cases([SQLBranch(.isNull(coordinates), pointer.violation("geometry"))], otherwise: nil),
    ])
    all.lists.append(repeated(.name(keys), pointer))
    all.lists.append(
      .cases(
        [SQLBranch(.isNull(coordinates), .list([]))],
        otherwise: positions(coordinates, levels: primitive.geometryLevels, pointer.member("coordinates"))))
    let list = SQL.bind(
      members,
      .members(of: place, ["'type", "'coordinates"], variable: "x", norm: text.normal("x")),
      in: .bind(keys, .call(.keys, [place]), in: all.list))
    return SQLChecks(lists: [
      .cases(
        [SQLBranch(place.first == .text("{"), list), SQLBranch(.isNull(place), .list([]))],
        otherwise: .list([pointer.violation("type")]))
    ])
  }

  private mutating func positions(_ place: SQL, levels: Int, _ pointer: SQLPointer) -> SQL {
    let (list, item, index) = (name(), name(), name())
    let inside: SQL
    if levels > 0 {
      inside = .call(
        .flatten,
        [
          .map(
            .name(list), variable: item, index: index,
            body: positions(.name(item), levels: levels - 1, pointer.element(index)))
        ])
    } else {
      let isShort = SQL.call(.count, [.name(list)]) < .integer(2)
      let numbers = SQL.map(
        .name(list), variable: item, index: index,
        body: .cases(
          [SQLBranch(.not(SQL.name(item).isNumber), pointer.element(index).violation("geometry"))], otherwise: nil))
      inside =
        SQLChecks(
          items: [.cases([SQLBranch(isShort, pointer.violation("geometry"))], otherwise: nil)], lists: [numbers]
        ).list
    }
    return .cases(
      [SQLBranch(place.first == .text("["), .bind(list, elements(of: place), in: inside))],
      otherwise: .list([pointer.violation("geometry")]))
  }
}
