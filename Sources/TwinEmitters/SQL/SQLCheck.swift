import TwinModel
import TwinValues

/// The check of `document` as SQL: a view over `payloads(payload)` that has, beside the columns there, the list `violations` of rules and JSON
/// Pointers.
func sqlCheck(
  of document: EmittedDocument, _ dialect: any SQLDialect, _ patterns: SQLPatterns, _ options: EmitOptions,
  in model: Model
) -> [UInt8] {
  let checks = SQLChecker.checks(of: document, patterns, options, possessive: dialect.possessive, in: model)
  let name = document.identity(in: model)
  let view = dialect.quoted(identifier: legal(name) + "_violations")
  let expression = SQLPrinter(dialect: dialect).print(checks)
  // Names come from models: nothing of them ends the comment.
  let shown = name.escaping { $0.value < 0x20 || $0.value == 0x7F || isUnseen($0) ? "?" : nil }
  let text = """
    -- What is wrong with documents: \(shown), version \(model.packages[model.twins[document.twin].header.package].version).
    -- `payloads` is a table or view with a column `payload` of raw JSON texts; each row gets the list of rules that it breaks.
    CREATE OR REPLACE TEMPORARY VIEW \(view) AS
    SELECT
      payloads.*,
      \(expression) AS violations
    FROM payloads;

    """
  return Array(text.utf8)
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
  let model: Model
  let patterns: SQLPatterns
  let options: EmitOptions
  let text: JSONText
  /// How often a schema is followed into itself.
  let levels: Int
  private var around: [ID<Schema>] = []
  private var variables = 0
  private var size = 0

  /// What a check may be made of; where schemas lead back to themselves, fewer levels are followed.
  private static let sizeLimit = 20_000
  static let levelLimit = 4

  /// Everything that may be wrong with the column `payload`, as a list of rules and pointers.
  static func checks(
    of document: EmittedDocument, _ patterns: SQLPatterns, _ options: EmitOptions, possessive: String, in model: Model
  ) -> SQL {
    for levels in (1...levelLimit).reversed() {
      var checker = SQLChecker(
        model: model, patterns: patterns, options: options, text: JSONText(possessive: possessive), levels: levels)
      let checks = checker.checks(of: document)
      if levels == 1 || checker.size <= sizeLimit { return checks }
    }
    return .list([])
  }

  private init(model: Model, patterns: SQLPatterns, options: EmitOptions, text: JSONText, levels: Int) {
    (self.model, self.patterns, self.options, self.text, self.levels) = (model, patterns, options, text, levels)
  }

  private mutating func checks(of document: EmittedDocument) -> SQL {
    let body: SQL
    var blank: SQL?
    switch model.shape(of: document) {
    case .members(let object): body = self.object(object, of: .name("v"), SQLPointer())
    case .value(let value, let element):
      body = check(value, of: .name("v"), SQLPointer()).list
      // Without a document, there is no payload; whether one has to be there is the model's to say.
      var isRequired = true
      if case .field(let id) = element {
        isRequired = model.fields[id].isRequired && model.defaultValue(of: value) == nil
      }
      blank = .list(isRequired ? [.text("required ")] : [])
    }
    let payload = SQL.name("p")
    var branches: [SQLBranch] = []
    if let blank { branches.append(SQLBranch(payload.matchesWhole("[ \\t\\n\\r]*"), blank)) }
    branches.append(SQLBranch(.not(.isNull(.name("s"))), .list([.name("s")])))
    let all = SQL.bind(
      "p", .call(.coalesce, [.name("payload"), .text("")]),
      in: .bind(
        "s", text.verdict(payload),
        in: .cases(branches, otherwise: .bind("v", text.value(payload), in: body))))
    let told = SQL.filter(all, variable: "w", body: .not(.isNull(.name("w"))))
    let space = SQL.call(.find, [.name("w"), .text(" ")])
    let rule = SQL.call(.substring, [.name("w"), .integer(1), space - .integer(1)])
    let pointer = SQL.call(.substring, [.name("w"), space + .integer(1)])
    return .map(told, variable: "w", index: nil, body: .call(.violation, [rule, pointer]))
  }

  mutating func name() -> String {
    variables += 1
    return "v\(variables)"
  }

  // MARK: - Values

  /// What may be wrong with the value that `place` says, which is null where there is none.
  mutating func check(_ value: ValueSpec, of place: SQL, _ pointer: SQLPointer) -> SQLChecks {
    size += 1
    let (type, _) = model.resolved(value.type)
    // Schemas on the way, and whether they are around already.
    let passed = model.schemas(passedBy: value)
    for schema in passed where around.count(where: { $0 == schema }) >= levels { return SQLChecks() }
    around += passed
    defer { around.removeLast(passed.count) }
    let constraints = model.allConstraints(of: value)
    switch type {
    case .primitive(let primitive):
      if primitive.isGeometry { return geometry(primitive, value, constraints, of: place, pointer) }
      return scalar(primitive, value, constraints, of: place, pointer)
    case .enumeration(let id): return enumeration(model.enumerations[id], value, constraints, of: place, pointer)
    case .array(let element):
      return container("[", of: place, pointer) { $0.array(element, value, constraints, of: place, pointer) }
    case .map(let key, let field):
      return container("{", of: place, pointer) { $0.map(key, field, value, constraints, of: place, pointer) }
    case .object(let fields):
      return container("{", of: place, pointer) { checker in
        let members = SQLChecks(lists: [checker.object(checker.model.object(fields), isKnown: true, of: place, pointer)]
        )
        return members + checker.held(constraints, value, type, of: place, pointer, count: nil)
      }
    case .schema:
      // No value is one.
      return SQLChecks(items: [.cases([SQLBranch(.not(.isNull(place)), pointer.violation("type"))], otherwise: nil)])
    }
  }

  /// A list or an object, by its first character.
  private mutating func container(
    _ bracket: String, of place: SQL, _ pointer: SQLPointer, _ inside: (inout Self) -> SQLChecks
  ) -> SQLChecks {
    let list = inside(&self).list
    return SQLChecks(lists: [
      .cases(
        [
          SQLBranch(place.first == .text(bracket), list),
          SQLBranch(.isNull(place), .list([])),
        ], otherwise: .list([pointer.violation("type")]))
    ])
  }

  private mutating func scalar(
    _ primitive: Primitive, _ value: ValueSpec, _ constraints: [Constraint], of place: SQL, _ pointer: SQLPointer
  ) -> SQLChecks {
    let faults = primitive.faults(place)
    let item = SQL.cases(faults.map { SQLBranch($0.condition, pointer.violation($0.rule)) }, otherwise: nil)
    let isRight = faults.reduce(nil as SQL?) { all, fault in
      all.map { $0 && .not(fault.condition) } ?? .not(fault.condition)
    }
    return SQLChecks(items: [item])
      + held(constraints, value, .primitive(primitive), of: place, pointer, count: nil, if: isRight)
  }

  private mutating func enumeration(
    _ row: Enumeration, _ value: ValueSpec, _ constraints: [Constraint], of place: SQL, _ pointer: SQLPointer
  ) -> SQLChecks {
    let known = model.enumerationValues[row.values].compactMap { model.scalarText($0.encoded) }.map { SQL.text($0) }
    let isKnown: SQL = known.isEmpty ? .isNull(place) : .isAmong(place, known)
    var faults: [(rule: String, condition: SQL)] = [
      row.encoding == .integer ? ("type", .not(place.isNumber)) : ("type", place.first != .text("'"))
    ]
    if !row.isOpen {
      faults.append(("enumeration", .not(isKnown)))
    } else if row.encoding == .integer {
      faults.append(("type", .not(place.isWhole)))
    }
    let item = SQL.cases(faults.map { SQLBranch($0.condition, pointer.violation($0.rule)) }, otherwise: nil)
    var isRight = SQL.not(faults[0].condition)
    for fault in faults.dropFirst() { isRight = isRight && .not(fault.condition) }
    let type = model.resolved(value.type).type
    return SQLChecks(items: [item]) + held(constraints, value, type, of: place, pointer, count: nil, if: isRight)
  }

  private mutating func array(
    _ element: ID<Field>, _ value: ValueSpec, _ constraints: [Constraint], of place: SQL, _ pointer: SQLPointer
  ) -> SQLChecks {
    let (list, item, index) = (name(), name(), name())
    let inner = check(model.fields[element].value, of: .name(item), pointer.element(index))
    var all = held(
      constraints, value, model.resolved(value.type).type, of: place, pointer, count: .call(.count, [.name(list)]))
    if inner.lists.isEmpty, inner.items.count == 1 {
      all.lists.append(.map(.name(list), variable: item, index: index, body: inner.items[0]))
    } else if !inner.isEmpty {
      all.lists.append(.call(.flatten, [.map(.name(list), variable: item, index: index, body: inner.list)]))
    }
    return SQLChecks(lists: [.bind(list, elements(of: place), in: all.list)])
  }

  /// The elements of a list, as values.
  func elements(of place: SQL) -> SQL {
    .map(.call(.elements, [place]), variable: "x", index: nil, body: text.normal("x"))
  }

  private mutating func map(
    _ key: ID<Field>, _ field: ID<Field>, _ value: ValueSpec, _ constraints: [Constraint], of place: SQL,
    _ pointer: SQLPointer
  ) -> SQLChecks {
    let (keys, values, item, index) = (name(), name(), name(), name())
    let name = SQL.at(.name(keys), index: index)
    let at = pointer.key(name)
    var inner = check(model.fields[field].value, of: .name(item), at)
    let keyChecks = check(model.fields[key].value, of: name, at)
    if !model.takesAnyKey(key) {
      // Whatever is wrong with a key is one violation.
      let isWrong: SQL =
        keyChecks.lists.isEmpty
        ? .not(.isNull(.call(.coalesce, keyChecks.items + [.null]))) : .not(.isNull(name))
      inner.items.append(.cases([SQLBranch(isWrong, at.violation("mapKey"))], otherwise: nil))
    }
    var all = held(
      constraints, value, model.resolved(value.type).type, of: place, pointer, count: .call(.count, [.name(keys)]))
    all.lists.append(repeated(.name(keys), pointer))
    all.lists.append(.call(.flatten, [.map(.name(values), variable: item, index: index, body: inner.list)]))
    let normal = SQL.map(.call(.values, [place]), variable: "x", index: nil, body: text.normal("x"))
    return SQLChecks(lists: [
      .bind(keys, .call(.keys, [place]), in: .bind(values, normal, in: all.list))
    ])
  }

  // MARK: - Objects

  /// What may be wrong with an object, or with what is none.
  mutating func object(
    _ object: DocumentObject, isKnown: Bool = false, of place: SQL, _ pointer: SQLPointer
  ) -> SQL {
    let (members, keys) = (name(), name())
    var all = SQLChecks()
    for (index, slot) in object.slots.enumerated() {
      let member = SQL.member(.name(members), index, "'" + slot.name)
      let inner = pointer.member(slot.name)
      if slot.isRequired {
        all.items.append(.cases([SQLBranch(.isNull(member), pointer.violation("required"))], otherwise: nil))
      }
      switch slot.content {
      case .value(let value): all = all + check(value, of: member, inner)
      case .twin(let twin): all.lists.append(component(twin, of: member, inner))
      }
    }
    all.lists.append(repeated(.name(keys), pointer))
    if !options.allowsUnknownMembers { all.lists.append(unknown(object, .name(keys), pointer)) }
    let list = SQL.bind(
      members, .members(of: place, object.slots.map { "'" + $0.name }, variable: "x", norm: text.normal("x")),
      in: .bind(keys, .call(.keys, [place]), in: all.list))
    if isKnown { return list }
    return .cases(
      [SQLBranch(place.first == .text("{"), list), SQLBranch(.isNull(place), .list([]))],
      otherwise: .list([pointer.violation("type")]))
  }

  private mutating func component(_ twin: ID<Twin>, of place: SQL, _ pointer: SQLPointer) -> SQL {
    size += 1
    return object(model.state(of: twin), of: place, pointer)
  }

  mutating func repeated(_ keys: SQL, _ pointer: SQLPointer) -> SQL {
    let (key, index) = (name(), name())
    let isSecond = SQL.call(.positionIn, [keys, .name(key)]) <= .position(index)
    return .map(
      keys, variable: key, index: index,
      body: .cases(
        [SQLBranch(isSecond, pointer.key(.name(key)).violation("duplicateMember"))], otherwise: nil))
  }

  private mutating func unknown(_ object: DocumentObject, _ keys: SQL, _ pointer: SQLPointer) -> SQL {
    let key = name()
    let name = SQL.name(key)
    var isForeign: [SQL] = []
    if !object.slots.isEmpty { isForeign.append(.not(.isAmong(name, object.slots.map { .text("'" + $0.name) }))) }
    if object.hasSystemKeys { isForeign.append(.call(.substring, [name, .integer(2), .integer(1)]) != .text("$")) }
    let condition: SQL =
      isForeign.isEmpty ? .not(.isNull(name)) : isForeign.count == 1 ? isForeign[0] : isForeign[0] && isForeign[1]
    return .map(
      keys, variable: key, index: nil,
      body: .cases([SQLBranch(condition, pointer.key(name).violation("unknownMember"))], otherwise: nil))
  }
}

extension SQL {
  /// Whether a value is a number, and one without a fraction.
  var isNumber: SQL { .isAmong(first, [.text("1"), .text("2"), .text("3")]) }
  var isWhole: SQL { .call(.right, [self, .integer(2)]) == .text(" 0") }
}

extension Model {
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
