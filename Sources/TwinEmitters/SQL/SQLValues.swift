import TwinModel

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
