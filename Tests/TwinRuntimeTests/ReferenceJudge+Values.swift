import TwinValues

@testable import TwinRuntime

extension ReferenceJudge {
  /// Holds the value at `node` to what `value` says.
  mutating func judge(_ node: Int, as value: ValueType) {
    if isFull { return }
    let plan = plans.plan(value)
    guard isOfShape(node, plan.shape) else { return }
    for check in plan.checks { hold(node, to: check, of: plan.shape, as: value) }
  }

  /// Whether the value is of the kind that the shape has, so that constraints say something of it. Reports what is wrong
  /// with it and inside it.
  private mutating func isOfShape(_ node: Int, _ shape: ValuePlan.Shape) -> Bool {
    switch shape {
    case .primitive(let primitive): return isPrimitive(node, primitive)
    case .array(let element):
      guard isKind(.array, node, "an array") else { return false }
      eachChild(of: node) { judge, _, child in judge.judge(child, as: element) }
      return true
    case .map(let keyType, let valueType):
      guard isKind(.object, node, "an object") else { return false }
      eachChild(of: node) { judge, key, child in
        if let key { judge.reportingKey { $0.judge(key, as: keyType) } }
        judge.judge(child, as: valueType)
      }
      return true
    case .object(let plan):
      judge(node, as: plan)
      return document[node].kind == .object
    case .enumeration(let plan): return isEnumerated(node, plan)
    case .endless:
      report(.type, node, expected: "no value: the schema leads back to itself")
      return false
    }
  }

  private mutating func isKind(_ kind: JSONKind, _ node: Int, _ expected: String) -> Bool {
    if document[node].kind == kind { return true }
    report(.type, node, expected: expected)
    return false
  }

  /// Holds an object to its members: those that must be there are, and there are no others.
  mutating func judge(_ node: Int, as plan: ObjectPlan) {
    guard isKind(.object, node, "an object") else { return }
    var present: Set<Int> = []
    eachChild(of: node) { judge, key, child in
      guard let key else { return }
      let name = judge.document.text(key)
      if let row = plan.rows[name] {
        present.insert(row)
        switch plan.slots[row].content {
        case .value(let value): judge.judge(child, as: value)
        case .twin(let type): judge.judge(child, as: judge.plans.state(of: type))
        }
      } else if judge.options.unknownMembers == .refused, !plan.isSystemKey(name) {
        judge.report(.unknownMember, key, expected: "no member that the model does not know")
      }
    }
    for (row, slot) in plan.slots.enumerated() where slot.isRequired && !present.contains(row) {
      report(.required, node, expected: "the member `\(slot.name)`", actual: "nothing")
    }
  }

  private mutating func isEnumerated(_ node: Int, _ plan: EnumerationPlan) -> Bool {
    guard isKind(plan.encoding == .integer ? .number : .string, node, plan.words) else { return false }
    if plan.names[Array(document.scalar(node).utf8)] != nil { return true }
    if !plan.isOpen {
      report(.enumeration, node, expected: plan.words)
    } else if plan.encoding == .integer, !document.number(node).isInteger {
      report(.type, node, expected: plan.words)
    } else {
      return true
    }
    return false
  }

  private mutating func isPrimitive(_ node: Int, _ primitive: Primitive) -> Bool {
    switch primitive {
    case .boolean:
      if document[node].kind == .true || document[node].kind == .false { return true }
      report(.type, node, expected: "`true` or `false`")
      return false
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .float, .double, .decimal:
      return isNumber(node, primitive)
    case .string: return isKind(.string, node, "a string")
    case .bytes: return isText(node, "base64", isBase64)
    case .uuid: return isText(node, "a UUID", isUUID)
    case .date: return isText(node, "a date such as 2026-01-31", isDate)
    case .time: return isText(node, "a time such as 08:30:00Z", isTime)
    case .dateTime: return isText(node, "a moment such as 2026-01-31T08:30:00Z", isDateTime)
    case .duration: return isText(node, "a duration such as PT15M", isDuration)
    case .point: return isGeometry(node, "Point", levels: 0)
    case .lineString: return isGeometry(node, "LineString", levels: 1)
    case .polygon: return isGeometry(node, "Polygon", levels: 2)
    case .multiPoint: return isGeometry(node, "MultiPoint", levels: 1)
    case .multiLineString: return isGeometry(node, "MultiLineString", levels: 2)
    case .multiPolygon: return isGeometry(node, "MultiPolygon", levels: 3)
    }
  }

  private mutating func isNumber(_ node: Int, _ primitive: Primitive) -> Bool {
    let range = primitive.integerRange
    guard isKind(.number, node, range == nil ? "a number" : "a whole number (\(primitive))") else { return false }
    let number = document.number(node)
    if let range {
      guard number.isInteger else {
        report(.type, node, expected: "a whole number (\(primitive))")
        return false
      }
      guard number >= range.least, number <= range.greatest else {
        report(.range, node, expected: "a number from \(range.least) to \(range.greatest) (\(primitive))")
        return false
      }
    } else if let limit = primitive.limit, number.absolute >= limit {
      report(.range, node, expected: "a number that is finite as a \(primitive)")
      return false
    }
    return true
  }

  private mutating func isText(_ node: Int, _ expected: String, _ isValid: (Span<UInt8>) -> Bool) -> Bool {
    guard isKind(.string, node, expected) else { return false }
    if isValid(document.text(node).span) { return true }
    report(.format, node, expected: expected)
    return false
  }
}
