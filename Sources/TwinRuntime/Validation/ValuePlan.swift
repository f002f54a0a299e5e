import TwinImage
import TwinValues

/// What a value must be, read from the image once: the references to shared schemas are followed and their constraints stand
/// behind the value's own.
struct ValuePlan {
  enum Shape {
    case primitive(Primitive)
    case array(element: ValueType)
    case map(key: ValueType, value: ValueType)
    case object(ObjectPlan)
    case enumeration(EnumerationPlan)
    /// A schema that leads back to itself: no value is one.
    case endless
  }

  enum Check {
    case bound(ViolationRule, JSONNumber)
    case multipleOf(ExactNumber)
    case precision(UInt32)
    case length(ViolationRule, UInt32)
    case pattern(Pattern)
    case items(ViolationRule, UInt32)
    case uniqueItems
    case const(Literal)
  }

  var shape: Shape
  var checks: [Check] = []
  /// The nearest default.
  var defaultValue: Literal?
  var quantity: String?
  var unit: String?

  init(_ value: ValueType) {
    var value = value
    var steps: UInt32 = 0
    shape = .endless
    while true {
      add(value)
      guard case .schema(let schema) = value.shape else { break }
      guard steps < value.registry.image[.schemaValue].count else { return }
      value = schema.value
      steps += 1
    }
    switch value.shape {
    case .primitive(let primitive): shape = .primitive(primitive)
    case .array(let element): shape = .array(element: element.value)
    case .map(let key, let value): shape = .map(key: key.value, value: value.value)
    case .object(let fields): shape = .object(ObjectPlan(fields: fields))
    case .enumeration(let enumeration): shape = .enumeration(EnumerationPlan(enumeration))
    case .schema: shape = .endless
    }
  }

  private mutating func add(_ value: ValueType) {
    if quantity == nil { quantity = value.quantity?.id }
    if unit == nil { unit = value.unit?.id }
    for constraint in value.constraints {
      switch constraint {
      case .minimum(let bound): checks.append(.bound(.minimum, JSONNumber(bound)))
      case .maximum(let bound): checks.append(.bound(.maximum, JSONNumber(bound)))
      case .exclusiveMinimum(let bound): checks.append(.bound(.exclusiveMinimum, JSONNumber(bound)))
      case .exclusiveMaximum(let bound): checks.append(.bound(.exclusiveMaximum, JSONNumber(bound)))
      case .multipleOf(let step): checks.append(.multipleOf(step))
      case .precision(let digits): checks.append(.precision(digits))
      case .minLength(let count): checks.append(.length(.minLength, count))
      case .maxLength(let count): checks.append(.length(.maxLength, count))
      case .pattern(let text):
        // The compiler lets no other pattern into an image.
        if let pattern = try? Pattern(text) { checks.append(.pattern(pattern)) }
      case .minItems(let count): checks.append(.items(.minItems, count))
      case .maxItems(let count): checks.append(.items(.maxItems, count))
      case .uniqueItems: checks.append(.uniqueItems)
      case .const(let literal): checks.append(.const(literal))
      case .default(let literal): if defaultValue == nil { defaultValue = literal }
      case .example: continue
      }
    }
  }
}

/// What an object may and must hold.
struct ObjectPlan {
  enum Content {
    case value(ValueType)
    /// The state of a twin.
    case twin(TwinType)
  }

  struct Slot {
    var name: String
    var content: Content
    var isRequired: Bool
    /// The member that it is of.
    var member: Member?
    var memberID: String? { member?.id }
  }

  private(set) var slots: [Slot] = []
  /// Slots by the UTF-8 of their names: strings would take names that are composed otherwise for the same.
  private(set) var rows: [[UInt8]: Int] = [:]
  /// Whether names that begin with `$` are left alone.
  private(set) var hasSystemKeys = false

  /// The fields of an object.
  init(fields: [Field]) {
    for field in fields {
      add(Slot(name: field.name, content: .value(field.value), isRequired: field.mustBeThere))
    }
  }

  /// The properties and components of a type.
  init(stateOf type: TwinType) {
    hasSystemKeys = true
    rows.reserveCapacity(type.members.count)
    for member in type.members {
      let content: Content
      switch member.kind {
      case .property:
        guard let value = member.value else { continue }
        content = .value(value)
      case .component:
        guard let component = member.component else { continue }
        content = .twin(component)
      default: continue
      }
      let mustBeThere = member.isRequired && !(member.value?.hasDefault ?? false)
      add(Slot(name: member.name, content: content, isRequired: mustBeThere, member: member))
    }
  }

  /// The properties of an edge.
  init(edgeOf member: Member) {
    self.init(fields: member.relationship?.properties ?? [])
  }

  /// The telemetry of a type: any part of it makes a message.
  init(telemetryOf type: TwinType) {
    for member in type.members where member.kind == .telemetry {
      guard let value = member.value else { continue }
      add(Slot(name: member.name, content: .value(value), isRequired: false, member: member))
    }
  }

  private mutating func add(_ slot: Slot) {
    let key = Array(slot.name.utf8)
    if rows[key] != nil { return }
    rows[key] = slots.count
    slots.append(slot)
  }

  /// Whether `key` is none of the model's business.
  func isSystemKey(_ key: [UInt8]) -> Bool { hasSystemKeys && key.first == UInt8(ascii: "$") }
}

extension ValueType {
  /// Whether it says itself what stands where it is absent.
  var hasDefault: Bool { constraints.contains { if case .default = $0 { true } else { false } } }
}

extension Field {
  /// Whether data without it is wrong: where a default stands in for it, it is not.
  var mustBeThere: Bool { isRequired && !value.hasDefault }
}

/// The values of an enumeration by what stands in data.
struct EnumerationPlan {
  let encoding: Enumeration.Encoding
  let isOpen: Bool
  /// Names by the canonical text of their encoding.
  private(set) var names: [[UInt8]: String] = [:]
  /// The canonical text of the encoding by name.
  private(set) var encodings: [[UInt8]: String] = [:]
  /// Some of the values, for people: as they stand in data, with their names where these are others.
  let sample: String

  init(_ enumeration: Enumeration) {
    encoding = enumeration.encoding
    isOpen = enumeration.isOpen
    var texts: [String] = []
    for value in enumeration.values {
      let text = value.encoded.scalar
      if names[Array(text.utf8)] == nil { names[Array(text.utf8)] = value.name }
      if encodings[Array(value.name.utf8)] == nil { encodings[Array(value.name.utf8)] = text }
      let isNamed = text == quoteJSON(Array(value.name.utf8))
      if texts.count < 6 { texts.append(isNamed ? text : "\(text) (\(value.name))") }
    }
    sample = texts.joined(separator: ", ") + (names.count > texts.count ? ", …" : "")
  }
}

extension Literal {
  /// The one text of all scalars that mean the same; see `JSONDocument.scalar`. `null` for lists and mappings.
  var scalar: String {
    switch content {
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): JSONNumber(number).description
    case .string(let text): quoteJSON(Array(text.utf8))
    case .null, .array, .object: "null"
    }
  }
}

/// Plans of one registry, made when they are first asked for.
struct PlanCache {
  private var values: [UInt32: ValuePlan] = [:]
  private var states: [UInt32: ObjectPlan] = [:]

  /// What `value` must be.
  mutating func plan(_ value: ValueType) -> ValuePlan {
    if let known = values[value.row] { return known }
    let plan = ValuePlan(value)
    values[value.row] = plan
    return plan
  }

  /// What the state of `type` must be.
  mutating func state(of type: TwinType) -> ObjectPlan {
    if let known = states[type.number] { return known }
    let plan = ObjectPlan(stateOf: type)
    states[type.number] = plan
    return plan
  }

  /// The type of what `shape` has under `key`.
  func type(of key: String, in shape: ValuePlan.Shape?) -> ValueType? {
    switch shape {
    case .map(_, let value): return value
    case .object(let plan):
      guard let row = plan.rows[Array(key.utf8)], case .value(let value) = plan.slots[row].content else { return nil }
      return value
    default: return nil
    }
  }
}
