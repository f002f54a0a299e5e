/// Reads `document` and judges it by `body`; what is no JSON is one violation.
private func judge(_ document: [UInt8], _ options: ValidationOptions, _ body: (inout Judge) -> Void) -> [Violation] {
  do throws(JSONProblem) {
    var judge = Judge(try JSONDocument(document), options)
    body(&judge)
    return judge.violations
  } catch {
    return [
      Violation(
        pointer: "", rule: error.isLimit ? .limit : .syntax, expected: error.expected,
        actual: JSONProblem.excerpt(document, at: error.offset), offset: error.offset)
    ]
  }
}

extension JSONProblem {
  /// The byte at `offset`, for people.
  fileprivate static func excerpt(_ document: [UInt8], at offset: Int) -> String {
    guard offset >= 0, offset < document.count else { return "the end" }
    let byte = document[offset]
    return byte > 0x20 && byte < 0x7F
      ? "`\(Character(Unicode.Scalar(byte)))`" : "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

/// Holds a document that should be there, or not, to `value`. Blank bytes are no document.
private func judge(
  _ document: [UInt8], _ options: ValidationOptions, as value: ValueType?, isRequired: Bool, what: String
) -> [Violation] {
  let isBlank = document.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  guard let value else {
    if isBlank { return [] }
    return [
      Violation(
        pointer: "", rule: .unexpectedValue, expected: "nothing: the model gives it no \(what)", actual: "a document",
        offset: 0)
    ]
  }
  if isBlank {
    return isRequired
      ? [Violation(pointer: "", rule: .required, expected: "a \(what)", actual: "nothing", offset: 0)] : []
  }
  return judge(document, options) { $0.judge(0, as: value) }
}

extension TwinType {
  /// What is wrong with a document of this type's state: an object of its properties and, as objects inside, its components.
  ///
  /// Names that begin with `$` belong to the system that keeps the twin and are left alone. Telemetry, events, commands and relationships are no
  /// part of state. An absent component is no error; what is required inside it is, once it is there.
  /// For what is required and has a default of its own, the default stands.
  /// - Complexity: O(bytes) for the reading, beside what patterns cost; every call reads what it needs of the model anew.
  public func validate(state document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    judge(document, options) { $0.judge(0, as: $0.plans.state(of: self)) }
  }

  /// What is wrong with a telemetry message: an object of values of this type's telemetry by name, any part of it.
  public func validate(telemetry document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    judge(document, options) { $0.judge(0, as: ObjectPlan(telemetryOf: self)) }
  }
}

extension Member {
  /// What is wrong with the payload of this event, or with the value of this property or telemetry. For an event without a payload, blank
  /// bytes are right and anything else is wrong.
  public func validate(payload document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    judge(document, options, as: value, isRequired: true, what: "payload")
  }

  /// What is wrong with a request of this command. Blank bytes stand for none.
  public func validate(request document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    judge(document, options, as: request?.value, isRequired: request?.mustBeThere ?? false, what: "request")
  }

  /// What is wrong with a response of this command. Blank bytes stand for none.
  public func validate(response document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    judge(document, options, as: response?.value, isRequired: response?.mustBeThere ?? false, what: "response")
  }

  /// What is wrong with the properties of an edge of this relationship: an object.
  public func validate(edgeProperties document: [UInt8], options: ValidationOptions = ValidationOptions())
    -> [Violation]
  {
    judge(document, options) { $0.judge(0, as: ObjectPlan(edgeOf: self)) }
  }
}

extension ValueType {
  /// What is wrong with a JSON document that should be a value of this type.
  public func validate(_ document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    judge(document, options) { $0.judge(0, as: self) }
  }
}
