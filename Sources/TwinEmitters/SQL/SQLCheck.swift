import TwinModel
import TwinValues

/// The check of `document` as SQL: a view `view` over `payloads(payload)` that has, beside the columns there, the list `violations` of rules and JSON
/// Pointers.
func sqlCheck(
  of document: EmittedDocument, called view: String, _ dialect: any SQLDialect, _ patterns: SQLPatterns,
  _ options: EmitOptions, in model: Model
) -> [UInt8] {
  let (stages, violations, _) = SQLChecker.checks(
    of: document, patterns, options, possessive: dialect.possessive, in: model)
  let name = document.identity(in: model)
  let printer = SQLPrinter(dialect: dialect)
  // Names come from models: nothing of them ends the comment.
  let shown = name.escaping { $0.value < 0x20 || $0.value == 0x7F || isUnseen($0) ? "?" : nil }
  var lines = [
    "-- What is wrong with documents: \(shown), version \(model.packages[model.twins[document.twin].header.package].version).",
    "-- `payloads` is a table or view with a column `payload` of raw JSON texts; each row gets the list of rules that it breaks.",
    "CREATE OR REPLACE TEMPORARY VIEW \(dialect.quoted(identifier: view)) AS", "WITH",
    "g_0 AS (SELECT \(dialect.row("payloads")) AS g_row, coalesce(\(printer.print(.call(.asText, [.name("payload")]))), '') AS \(SQLStages.payload) FROM payloads),",
  ]
  let levels = stages.levels
  for (index, columns) in levels.enumerated() {
    lines.append("g_\(index + 1) AS (")
    lines.append("SELECT *,")
    lines.append(columns.map { "  " + printer.print($0.expression) + " AS " + $0.name }.joined(separator: ",\n"))
    lines.append("FROM g_\(index))" + (index + 1 < levels.count ? "," : ""))
  }
  lines += ["SELECT g_row.*,", printer.print(violations) + " AS violations", "FROM g_\(levels.count);", ""]
  return Array(lines.joined(separator: "\n").utf8)
}

/// Columns that are computed one after the other, each from those of the levels before.
struct SQLStages {
  /// The column with the text.
  static let payload = "g_p"

  private(set) var levels: [[(name: String, expression: SQL)]] = []
  private var count = 0

  /// A column with `expression` on a level of its own, the last one.
  mutating func column(_ expression: SQL) -> SQL { column(expression, level: levels.count) }

  /// A column with `expression`, which asks for what stands below `level` alone.
  mutating func column(_ expression: SQL, level: Int) -> SQL {
    while levels.count <= level { levels.append([]) }
    if let known = levels[level].first(where: { $0.expression == expression }) { return .name(known.name) }
    count += 1
    levels[level].append(("g_v\(count)", expression))
    return .name("g_v\(count)")
  }
}

/// Which patterns a dialect takes, and how they are written.
struct SQLPatterns {
  var dialect: PatternDialect
  /// The longest text that a pattern is tried on; nil where there is no bound.
  var lengthLimit: Int?
}

/// What an expression may say: texts that are null where nothing is wrong, and lists of such.
struct SQLChecks {
  var items: [SQL] = []
  var lists: [SQL] = []

  static func + (a: SQLChecks, b: SQLChecks) -> SQLChecks {
    SQLChecks(items: a.items + b.items, lists: a.lists + b.lists)
  }

  var isEmpty: Bool { items.isEmpty && lists.isEmpty }

  /// All as one list.
  var list: SQL {
    if lists.isEmpty { return .list(items) }
    if items.isEmpty, lists.count == 1 { return lists[0] }
    return .call(.flatten, [.list((items.isEmpty ? [] : [.list(items)]) + lists)])
  }
}

/// Where a value is: a JSON Pointer of texts and of expressions.
struct SQLPointer {
  private var parts: [SQL] = []

  func member(_ name: String) -> SQLPointer { adding(.text("/" + name.pointerToken)) }
  func element(_ index: String) -> SQLPointer { adding(.text("/")).adding(.call(.asText, [.position(index)])) }
  /// The member whose marked key is `key`.
  func key(_ key: SQL) -> SQLPointer {
    adding(.text("/")).adding(
      key.substring(from: 2).replacing("~", with: "~0").replacing("/", with: "~1"))
  }

  private func adding(_ part: SQL) -> SQLPointer {
    var longer = self
    longer.parts.append(part)
    return longer
  }

  func violation(_ rule: String) -> SQL { .concatenation([.text(rule + " ")] + parts) }
}

/// Makes the checks of values.
struct SQLChecker {
  /// Where a value is, and how it is asked for.
  struct Place {
    /// The value; null where there is none.
    var value: SQL
    var pointer: SQLPointer
    /// The first level of columns that may ask for it; nil inside a lambda.
    var level: Int?
    /// Lambdas around it.
    var depth = 0
  }

  let model: Model
  let patterns: SQLPatterns
  let options: EmitOptions
  let text: JSONText
  /// How often a schema is followed into itself.
  let levels: Int
  private var stages = SQLStages()
  private var around: [ID<Schema>] = []
  private var variables = 0
  /// What engines have to do to read the check: expressions, each twice with every lambda around it.
  private var size = 0

  /// How much of that a check may be made of; where schemas lead back to themselves, fewer levels are followed.
  private static let sizeLimit = 5_000
  static let levelLimit = 4

  /// Columns, and of those everything that may be wrong with a text, as a list of rules and pointers; how often a schema is followed into itself.
  static func checks(
    of document: EmittedDocument, _ patterns: SQLPatterns, _ options: EmitOptions, possessive: String, in model: Model
  ) -> (stages: SQLStages, violations: SQL, levels: Int) {
    var levels = levelLimit
    while true {
      var checker = SQLChecker(
        model: model, patterns: patterns, options: options, text: JSONText(possessive: possessive), levels: levels)
      let violations = checker.checks(of: document)
      if levels == 1 || checker.size <= sizeLimit { return (checker.stages, violations, levels) }
      levels -= 1
    }
  }

  private init(model: Model, patterns: SQLPatterns, options: EmitOptions, text: JSONText, levels: Int) {
    (self.model, self.patterns, self.options, self.text, self.levels) = (model, patterns, options, text, levels)
  }

  private mutating func checks(of document: EmittedDocument) -> SQL {
    let payload = SQL.name(SQLStages.payload)
    let fault = text.verdict(payload, &stages)
    let value = text.value(payload, unless: fault, &stages)
    let place = Place(value: value, pointer: SQLPointer(), level: stages.levels.count)
    let body: SQL
    var branches: [SQLBranch] = []
    switch model.shape(of: document) {
    case .members(let object): body = self.object(object, at: place).list
    case .value(let spec, let element):
      body = check(spec, at: place).list
      // Without a document, there is no payload; whether one has to be there is the model's to say.
      let absence: [SQL] = model.mayBeAbsent(spec, element) ? [] : [.text("required ")]
      branches.append(SQLBranch(payload.matchesWhole("[ \\t\\n\\r]*"), .list(absence)))
    }
    branches.append(SQLBranch(.not(.isNull(fault)), .list([fault])))
    let told = SQL.filter(
      .cases(branches, otherwise: body), variable: "w", body: .not(.isNull(.name("w"))))
    let space = SQL.call(.find, [.name("w"), .text(" ")])
    let rule = SQL.call(.substring, [.name("w"), .integer(1), space - .integer(1)])
    let pointer = SQL.call(.substring, [.name("w"), space + .integer(1)])
    return .map(told, variable: "w", index: nil, body: .call(.violation, [rule, pointer]))
  }

  /// A name for a variable of a lambda.
  private mutating func name() -> String {
    variables += 1
    return "v\(variables)"
  }

  // MARK: - Values

  /// What may be wrong with a value.
  mutating func check(_ value: ValueSpec, at place: Place) -> SQLChecks {
    size += 1 << min(place.depth, 20)
    let (type, _) = model.resolved(value.type)
    // Schemas on the way, and whether they are around already.
    let passed = model.schemas(passedBy: value)
    for schema in passed where around.count(where: { $0 == schema }) >= levels { return SQLChecks() }
    around += passed
    defer { around.removeLast(passed.count) }
    let held = SQLConstraints(checker: self, value: value, type: type, place: place)
    switch type {
    case .primitive(let primitive):
      if primitive.isGeometry { return geometry(primitive, at: place) + held.checks(count: nil) }
      return held.checks(after: primitive.faults(place.value))
    case .enumeration(let id): return held.checks(after: faults(of: model.enumerations[id], place.value))
    case .array(let element): return array(element, held, at: place)
    case .map(let key, let field): return map(key, field, held, at: place)
    case .object(let fields):
      return object(model.object(fields), at: place) + held.checks(count: nil)
    case .schema:
      // No value is one.
      return SQLChecks(items: [
        .cases([SQLBranch(.not(.isNull(place.value)), place.pointer.violation("type"))], otherwise: nil)
      ])
    }
  }

  private func faults(of row: Enumeration, _ value: SQL) -> [(rule: String, condition: SQL)] {
    let known = model.enumerationValues[row.values].compactMap { model.scalarText($0.encoded) }.map { SQL.text($0) }
    let isWholeNumber = row.encoding == .integer
    let type: (String, SQL) = ("type", isWholeNumber ? .not(value.isNumber) : value.first != .text("'"))
    if !row.isOpen {
      return [type, ("enumeration", known.isEmpty ? .not(.isNull(value)) : .not(.isAmong(value, known)))]
    }
    return isWholeNumber ? [type, ("type", .not(value.isWhole))] : [type]
  }

  // MARK: - Arrays and maps

  /// A list or an object by its first character, and otherwise the wrong type.
  private func container(_ bracket: String, at place: Place, _ inside: SQLChecks) -> SQLChecks {
    SQLChecks(lists: [
      .cases(
        [SQLBranch(place.value.first == .text(bracket), inside.list), SQLBranch(.isNull(place.value), .list([]))],
        otherwise: .list([place.pointer.violation("type")]))
    ])
  }

  /// `expression`, which is there where `place` begins with `bracket`: a column where that can be one.
  private mutating func part(_ expression: SQL, _ bracket: String, of place: Place) -> SQL {
    guard let level = place.level else { return expression }
    return stages.column(
      .cases([SQLBranch(place.value.first == .text(bracket), expression)], otherwise: nil), level: level)
  }

  private mutating func array(_ element: ID<Field>, _ held: SQLConstraints, at place: Place) -> SQLChecks {
    let elements = part(
      text.normal(.call(.elements, [place.value]), if: model.isNumeric(element)), "[", of: place)
    var all = held.checks(count: .call(.count, [elements]))
    let index = name()
    all =
      all
      + entries(
        of: elements, model.fields[element].value, index: index, place.pointer.element(index), depth: place.depth + 1)
    return container("[", at: place, all)
  }

  /// What may be wrong with each of the values of a list. `pointer` leads to the one at `index`.
  private mutating func entries(
    of list: SQL, _ value: ValueSpec, index: String, _ pointer: SQLPointer, depth: Int
  ) -> SQLChecks {
    let item = name()
    let place = Place(value: .name(item), pointer: pointer, level: nil, depth: depth)
    func each(_ list: SQL, _ variable: String, _ checks: SQLChecks) -> [SQL] {
      if checks.isEmpty { return [] }
      if checks.lists.isEmpty, checks.items.count == 1 {
        return [.map(list, variable: variable, index: index, body: checks.items[0])]
      }
      return [.call(.flatten, [.map(list, variable: variable, index: index, body: checks.list)])]
    }
    guard case .object(let fields) = model.resolved(value.type).type else {
      return SQLChecks(lists: each(list, item, check(value, at: place)))
    }
    // Members are taken out of all objects before any is looked at, so that no lambda is inside another for that.
    size += 1 << min(depth, 20)
    let passed = model.schemas(passedBy: value)
    for schema in passed where around.count(where: { $0 == schema }) >= levels { return SQLChecks() }
    around += passed
    defer { around.removeLast(passed.count) }
    let object = model.object(fields)
    let members = name()
    let taken = SQL.map(
      list, variable: item, index: nil,
      body: .cases([SQLBranch(place.value.first == .text("{"), self.members(object, of: place.value))], otherwise: nil))
    let fieldChecks = self.fields(
      object, members: .name(members), isObject: .not(.isNull(.name(members))), at: place)
    let held = SQLConstraints(checker: self, value: value, type: .object(fields), place: place)
    let whole = self.whole(object, at: place) + held.checks(count: nil)
    return SQLChecks(lists: each(list, item, whole) + each(taken, members, fieldChecks))
  }

  private mutating func map(
    _ key: ID<Field>, _ field: ID<Field>, _ held: SQLConstraints, at place: Place
  ) -> SQLChecks {
    let index = name()
    let bound = name()
    let isColumn = place.level != nil
    let keys = isColumn ? part(.call(.keys, [place.value]), "{", of: place) : .name(bound)
    let values = part(text.normal(.call(.values, [place.value]), if: model.isNumeric(field)), "{", of: place)
    let name = SQL.at(keys, index: index)
    let pointer = place.pointer.key(name)
    let depth = place.depth + (isColumn ? 1 : 2)
    var all = held.checks(count: .call(.count, [keys]))
    all.lists.append(duplicates(keys, place.pointer))
    all = all + entries(of: values, model.fields[field].value, index: index, pointer, depth: depth)
    if !model.takesAnyKey(key) {
      // Whatever is wrong with a key is one violation.
      let item = self.name()
      let checks = check(
        model.fields[key].value,
        at: Place(value: .name(item), pointer: place.pointer.key(.name(item)), level: nil, depth: depth))
      let isWrong: SQL =
        checks.lists.isEmpty
        ? .not(.isNull(.call(.coalesce, checks.items + [.null]))) : .not(.isNull(.name(item)))
      all.lists.append(
        .map(
          keys, variable: item, index: nil,
          body: .cases([SQLBranch(isWrong, place.pointer.key(.name(item)).violation("mapKey"))], otherwise: nil)))
    }
    if isColumn { return container("{", at: place, all) }
    return container(
      "{", at: place, SQLChecks(lists: [.bind(bound, .call(.keys, [place.value]), in: all.list)]))
  }

  // MARK: - Objects

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
  private mutating func whole(_ object: DocumentObject, at place: Place) -> SQLChecks {
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
  private mutating func fields(
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

  // MARK: - Geometries

  /// A GeoJSON geometry names its kind and holds positions, nested as the kind has it: of two numbers or more, the first two in degrees; lines
  /// have two of them, rings four and end where they begin (RFC 7946 §3.1, §4).
  private mutating func geometry(_ primitive: Primitive, at place: Place) -> SQLChecks {
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
  private mutating func lines(_ elements: SQL, of geometry: Primitive, _ pointer: SQLPointer) -> SQL {
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

extension SQL {
  /// Whether a value is a number, and one without a fraction.
  var isNumber: SQL { .isAmong(first, [.text("1"), .text("2"), .text("3")]) }
  var isWhole: SQL { .call(.right, [self, .integer(2)]) == .text(" 0") }
}

extension Model {
  /// Whether values are asked about as numbers.
  func isNumeric(_ type: ID<DataType>) -> Bool {
    switch resolved(type).type {
    case .primitive(let primitive): primitive.isNumeric
    case .enumeration(let id): enumerations[id].encoding == .integer
    default: false
    }
  }

  func isNumeric(_ field: ID<Field>) -> Bool { isNumeric(fields[field].value.type) }

  func isNumeric(_ content: DocumentObject.Content) -> Bool {
    if case .value(let value) = content { return isNumeric(value.type) }
    return false
  }

  /// The schemas that stand for a value, first the one that it names.
  func schemas(passedBy value: ValueSpec) -> [ID<Schema>] {
    var passed: [ID<Schema>] = []
    var type = value.type
    while case .schema(let id) = dataTypes[type], passed.count <= schemas.count {
      passed.append(id)
      type = schemas[id].value.type
    }
    return passed
  }

  /// The constraints of a value and of the schemas that stand for it.
  func allConstraints(of value: ValueSpec) -> [Constraint] {
    Array(constraints[value.constraints])
      + schemas(passedBy: value).flatMap { constraints[schemas[$0].value.constraints] }
  }

  /// Whether every text is a key of maps with this one.
  func takesAnyKey(_ key: ID<Field>) -> Bool {
    let value = fields[key].value
    return allConstraints(of: value).isEmpty && resolved(value.type).type == .primitive(.string)
  }

  /// The text that stands for a scalar in checks; nil for anything else.
  func scalarText(_ literal: Literal) -> String? {
    switch literal {
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): NumberKey.key(number)
    case .string(let text): "'" + string(text)
    case .null, .array, .object: nil
    }
  }
}
