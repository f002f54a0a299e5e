/// Walks a document along the model, whether or not it is valid, and gathers what its scalars mean.
struct ReadingWalk {
  /// Lists and mappings inside one another in defaults: as many as values of the model may have, and then some.
  private static let literalDepthLimit = 32

  private let document: JSONDocument
  private let limit: Int
  private var plans = PlanCache()
  private var path = PointerPath()
  private(set) var readings: [Reading] = []
  /// Bytes that pointers may still take, so that long keys above many scalars fill no memory.
  private var pointerBudget = 64 << 20
  /// Parts of defaults that may still be looked at: an image that was forged may share them without end.
  private var literalBudget: Int

  init(_ document: JSONDocument, limit: Int) {
    self.document = document
    self.limit = limit
    literalBudget = 4 * max(0, min(limit, 1 << 20)) + 1000
  }

  private var isFull: Bool { readings.count >= limit || pointerBudget < 0 || literalBudget < 0 }

  private mutating func append(_ value: String, _ plan: ValuePlan?, memberID: String?, isDefault: Bool) {
    if isFull { return }
    var enumerationValue: String?
    if case .enumeration(let enumeration) = plan?.shape { enumerationValue = enumeration.names[Array(value.utf8)] }
    pointerBudget -= path.length
    readings.append(
      Reading(
        pointer: path.pointer, value: value, quantity: plan?.quantity, unit: plan?.unit,
        enumerationValue: enumerationValue, memberID: memberID, isDefault: isDefault, isKnown: plan != nil))
  }

  /// Reads what is at `node`, which may be something else than `content` says or something that the model does not know.
  mutating func walk(_ node: Int, as content: ObjectPlan.Content?, memberID: String?) {
    if isFull { return }
    var plan: ValuePlan?
    switch content {
    case .twin(let type):
      if document[node].kind == .object {
        walk(node, members: plans.state(of: type), memberID: memberID, withDefaults: true)
        return
      }
    case .value(let value): plan = plans.plan(value)
    case nil: break
    }
    switch document[node].kind {
    case .array:
      var element: ObjectPlan.Content?
      if case .array(let type) = plan?.shape { element = .value(type) }
      for (index, child) in document.elements(of: node).enumerated() {
        path.push(index)
        walk(child, as: element, memberID: memberID)
        path.pop()
      }
    case .object:
      if case .object(let members) = plan?.shape {
        walk(node, members: members, memberID: memberID, withDefaults: true)
        return
      }
      var entry: ObjectPlan.Content?
      if case .map(_, let type) = plan?.shape { entry = .value(type) }
      for member in document.members(of: node) {
        path.push(document.text(member.key))
        walk(member.value, as: entry, memberID: memberID)
        path.pop()
      }
    default: append(document.scalar(node), plan, memberID: memberID, isDefault: false)
    }
  }

  /// Reads an object's members, then the defaults of those that it lacks.
  mutating func walk(_ node: Int, members plan: ObjectPlan, memberID: String?, withDefaults: Bool) {
    var present: Set<Int> = []
    for member in document.members(of: node) {
      let name = document.text(member.key)
      if plan.isSystemKey(name) { continue }
      let row = plan.rows[name]
      if let row { present.insert(row) }
      let slot = row.map { plan.slots[$0] }
      path.push(name)
      walk(member.value, as: slot?.content, memberID: slot?.memberID ?? memberID)
      path.pop()
    }
    guard withDefaults else { return }
    for (row, slot) in plan.slots.enumerated() where !present.contains(row) {
      addDefault(of: slot, memberID: memberID, depth: 0)
    }
  }

  private mutating func addDefault(of slot: ObjectPlan.Slot, memberID: String?, depth: Int) {
    guard case .value(let value) = slot.content, let literal = plans.plan(value).defaultValue else { return }
    path.push(Array(slot.name.utf8))
    walk(literal, as: value, memberID: slot.memberID ?? memberID, depth: depth)
    path.pop()
  }

  /// Reads a default, and the defaults of what it lacks in turn.
  private mutating func walk(_ literal: Literal, as value: ValueType?, memberID: String?, depth: Int) {
    literalBudget -= 1
    guard depth < Self.literalDepthLimit, !isFull else { return }
    let plan = value.map { plans.plan($0) }
    switch literal.content {
    case .array(let items):
      var element: ValueType?
      if case .array(let type) = plan?.shape { element = type }
      for (index, item) in items.enumerated() {
        path.push(index)
        walk(item, as: element, memberID: memberID, depth: depth + 1)
        path.pop()
      }
    case .object(let entries):
      for entry in entries {
        path.push(Array(entry.key.utf8))
        walk(entry.value, as: plans.type(of: entry.key, in: plan?.shape), memberID: memberID, depth: depth + 1)
        path.pop()
      }
      guard case .object(let members) = plan?.shape else { return }
      let present = Set(entries.map { Array($0.key.utf8) })
      for slot in members.slots where !present.contains(Array(slot.name.utf8)) {
        addDefault(of: slot, memberID: memberID, depth: depth + 1)
      }
    case .string(let name):
      var text = literal.scalar
      if case .enumeration(let enumeration) = plan?.shape { text = enumeration.encodings[Array(name.utf8)] ?? text }
      append(text, plan, memberID: memberID, isDefault: true)
    // What the compiler could not read, after it said so.
    case .null: return
    case .boolean, .number: append(literal.scalar, plan, memberID: memberID, isDefault: true)
    }
  }
}
