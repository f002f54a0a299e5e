import TwinModel

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
  var stages = SQLStages()
  var around: [ID<Schema>] = []
  var variables = 0
  /// What engines have to do to read the check: expressions, each twice with every lambda around it.
  var size = 0

  /// How much of that a check may be made of; where schemas lead back to themselves, fewer levels are followed.
  static let sizeLimit = 5_000
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

  mutating func checks(of document: EmittedDocument) -> SQL {
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
  mutating func name() -> String {
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

  func faults(of row: Enumeration, _ value: SQL) -> [(rule: String, condition: SQL)] {
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
  func container(_ bracket: String, at place: Place, _ inside: SQLChecks) -> SQLChecks {
    SQLChecks(lists: [
      .cases(
        [SQLBranch(place.value.first == .text(bracket), inside.list), SQLBranch(.isNull(place.value), .list([]))],
        otherwise: .list([place.pointer.violation("type")]))
    ])
  }

  /// `expression`, which is there where `place` begins with `bracket`: a column where that can be one.
  mutating func part(_ expression: SQL, _ bracket: String, of place: Place) -> SQL {
    guard let level = place.level else { return expression }
    return stages.column(
      .cases([SQLBranch(place.value.first == .text(bracket), expression)], otherwise: nil), level: level)
  }

  mutating func array(_ element: ID<Field>, _ held: SQLConstraints, at place: Place) -> SQLChecks {
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
  mutating func entries(
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

  mutating func map(
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
}
