import TwinModel

extension SQLChecker {
  /// A GeoJSON geometry names its kind and holds positions, nested as the kind has it: of two numbers or more, the first two in degrees; lines
  /// have two of them, rings four and end where they begin (RFC 7946 §3.1, §4).
  mutating func geometry(_ primitive: Primitive, at place: Place) -> SQLChecks {
    let isObject = place.value.first == .text("{")
    let pair = SQL.members(of: place.value, ["'type", "'coordinates"], variable: "x", steps: [])
    let bound = name()
    let members =
      place.level.map { stages.column(.cases([SQLBranch(isObject, pair)], otherwise: nil), level: $0) } ?? .name(bound)
    let type = SQL.member(members, 0, "'type")
    let coordinates = SQL.member(members, 1, "'coordinates")
    let isNamed = SQL.call(.coalesce, [type, .text("")]) == .text("'" + primitive.geometryName)
    let inside = SQLChecks(
      items: [
        .cases([SQLBranch(.not(isNamed), place.pointer.violation("geometry"))], otherwise: nil),
        .cases([SQLBranch(.isNull(coordinates), place.pointer.violation("geometry"))], otherwise: nil),
      ],
      lists: [
        duplicates(.call(.keys, [place.value]), place.pointer),
        .cases(
          [SQLBranch(.isNull(coordinates), .list([]))],
          otherwise: positions(
            coordinates, of: primitive, levels: primitive.geometryLevels, place.pointer.member("coordinates"))),
      ])
    if place.level != nil { return container("{", at: place, inside) }
    return container("{", at: place, SQLChecks(lists: [.bind(bound, pair, in: inside.list)]))
  }

  private mutating func positions(_ value: SQL, of geometry: Primitive, levels: Int, _ pointer: SQLPointer) -> SQL {
    let (item, index) = (name(), name())
    let elements = SQL.call(.elements, [value])
    var inside: SQL
    if levels > 0 {
      let inner = positions(.name(item), of: geometry, levels: levels - 1, pointer.element(index))
      inside = .call(.flatten, [.map(elements, variable: item, index: index, body: inner)])
      if levels == 1, geometry.leastPositions > 0 {
        inside = .call(.flatten, [.list([inside, lines(elements, of: geometry, pointer)])])
      }
    } else {
      let isShort = SQL.call(.count, [elements]) < .integer(2)
      func isBeyond(_ limit: UInt64, at place: Int) -> SQL {
        .position(index) == .integer(place)
          && (.name(item) > .text(NumberKey.key(String(limit)))
            || .name(item) < .text(NumberKey.key(String(limit), isNegative: true)))
      }
      let isWrong = SQL.not(SQL.name(item).isNumber) || isBeyond(180, at: 0) || isBeyond(90, at: 1)
      let numbers = SQL.map(
        text.normal(elements), variable: item, index: index,
        body: .cases([SQLBranch(isWrong, pointer.element(index).violation("geometry"))], otherwise: nil))
      inside =
        SQLChecks(
          items: [.cases([SQLBranch(isShort, pointer.violation("geometry"))], otherwise: nil)], lists: [numbers]
        ).list
    }
    return .cases([SQLBranch(value.first == .text("["), inside)], otherwise: .list([pointer.violation("geometry")]))
  }

  /// What may be wrong with the line, or the ring, of these positions as a whole: there are too few of them, or it is not closed.
  mutating func lines(_ elements: SQL, of geometry: Primitive, _ pointer: SQLPointer) -> SQL {
    let (all, item, index, number) = (name(), name(), name(), name())
    let positions = SQL.name(all)
    let isShort = SQL.call(.count, [positions]) < .integer(geometry.leastPositions)
    func told(otherwise: SQL) -> SQL {
      .bind(
        all, elements,
        in: .cases([SQLBranch(isShort, .list([pointer.violation("geometry")]))], otherwise: otherwise))
    }
    guard geometry.hasRings else { return told(otherwise: .list([])) }
    // Of what is no list of numbers nothing is said here.
    func numbers(_ position: SQL) -> SQL { text.normal(.call(.elements, [position])) }
    func isPosition(_ position: SQL) -> SQL {
      let others = SQL.filter(numbers(position), variable: number, body: .not(SQL.name(number).isNumber))
      return position.first == .text("[") && .call(.count, [others]) == .integer(0)
    }
    let (first, last) = (SQL.head(positions), SQL.name(item))
    let isOpen = SQL.cases(
      [
        SQLBranch(first == last, .null),
        SQLBranch(
          isPosition(first) && isPosition(last) && numbers(first) != numbers(last), pointer.violation("geometry")),
      ], otherwise: nil)
    let open = SQL.map(
      positions, variable: item, index: index,
      body: .cases(
        [SQLBranch(.position(index) == .call(.count, [positions]) - .integer(1), isOpen)], otherwise: nil))
    return told(otherwise: open)
  }
}
