extension DocumentJudge {
  /// What is wrong with `document`.
  fileprivate func violations(in document: [UInt8], _ options: ValidationOptions) -> [Violation] {
    document.withUnsafeBytes { violations(in: $0, options, UncheckedBytes.self) }
  }
}

extension TwinType {
  /// What is wrong with a document of this type's state: an object of its properties and, as objects inside, its components.
  ///
  /// Names that begin with `$` belong to the system that keeps the twin and are left alone. Telemetry, events, commands and relationships are no
  /// part of state. An absent component is no error; what is required inside it is, once it is there.
  /// For what is required and has a default of its own, the default stands.
  ///
  /// For many documents of one form, a `DocumentValidator` saves looking up what they are held to.
  /// - Complexity: O(bytes), beside what patterns cost.
  public func validate(state document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    DocumentJudge(.state(self)).violations(in: document, options)
  }

  /// What is wrong with a telemetry message: an object of values of this type's telemetry by name, any part of it.
  public func validate(telemetry document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    DocumentJudge(.telemetry(self)).violations(in: document, options)
  }
}

extension Member {
  /// What is wrong with the payload of this event, or with the value of this property or telemetry. For an event without a payload, blank
  /// bytes are right and anything else is wrong.
  public func validate(payload document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    DocumentJudge(.payload(self)).violations(in: document, options)
  }

  /// What is wrong with a request of this command. Blank bytes stand for none.
  public func validate(request document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    DocumentJudge(.request(self)).violations(in: document, options)
  }

  /// What is wrong with a response of this command. Blank bytes stand for none.
  public func validate(response document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    DocumentJudge(.response(self)).violations(in: document, options)
  }

  /// What is wrong with the properties of an edge of this relationship: an object.
  public func validate(edgeProperties document: [UInt8], options: ValidationOptions = ValidationOptions())
    -> [Violation]
  {
    DocumentJudge(.edgeProperties(self)).violations(in: document, options)
  }
}

extension ValueType {
  /// What is wrong with a JSON document that should be a value of this type.
  public func validate(_ document: [UInt8], options: ValidationOptions = ValidationOptions()) -> [Violation] {
    DocumentJudge(self).violations(in: document, options)
  }
}
