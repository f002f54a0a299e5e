/// What one scalar of a document means to a reader who has this model.
public struct Reading: Hashable, Sendable {
  /// Where it stands, as a JSON Pointer (RFC 6901).
  public var pointer: String
  /// The scalar as JSON, written in one way: numbers by value, strings with no more escapes than they need.
  public var value: String
  /// Identity of the kind of quantity that it measures.
  public var quantity: String?
  /// Identity of the unit that it is in.
  public var unit: String?
  /// Name of the enumeration's value that it stands for.
  public var enumerationValue: String?
  /// Identity of the member that it belongs to, the innermost one.
  public var memberID: String?
  /// Whether it is not in the document and stands because the model says so.
  public var isDefault: Bool
  /// Whether the model says what stands there; of other scalars it knows no more than where they are.
  public var isKnown: Bool

  /// A reading.
  public init(
    pointer: String, value: String, quantity: String? = nil, unit: String? = nil, enumerationValue: String? = nil,
    memberID: String? = nil, isDefault: Bool = false, isKnown: Bool = true
  ) {
    self.pointer = pointer
    self.value = value
    self.quantity = quantity
    self.unit = unit
    self.enumerationValue = enumerationValue
    self.memberID = memberID
    self.isDefault = isDefault
    self.isKnown = isKnown
  }
}

/// The readings of `document`, by `body`; none where it is no JSON.
private func read(_ document: [UInt8], _ limit: Int, _ body: (inout ReadingWalk) -> Void) -> [Reading] {
  guard let document = try? JSONDocument(document) else { return [] }
  var walk = ReadingWalk(document, limit: limit)
  body(&walk)
  return walk.readings
}

extension TwinType {
  /// What a document of this type's state means: its scalars in the order of the document, and for absent properties the
  /// defaults, in the order of the model after the object that lacks them.
  ///
  /// Documents need not be valid: what the model does not know is read without meaning. What is no JSON has no readings.
  /// - Parameter limit: The most readings that are made.
  public func readings(state document: [UInt8], limit: Int = 100_000) -> [Reading] {
    read(document, limit) { $0.walk(0, as: .twin(self), memberID: nil) }
  }

  /// What a telemetry message means; see `readings(state:limit:)`. Absent telemetry has no default.
  public func readings(telemetry document: [UInt8], limit: Int = 100_000) -> [Reading] {
    read(document, limit) { $0.walk(0, members: ObjectPlan(telemetryOf: self), memberID: nil, withDefaults: false) }
  }
}

extension Member {
  /// What the payload of this event, or the value of this property or telemetry, means; see `TwinType.readings(state:limit:)`.
  public func readings(payload document: [UInt8], limit: Int = 100_000) -> [Reading] {
    read(document, limit) { $0.walk(0, as: value.map { .value($0) }, memberID: id) }
  }

  /// What a request of this command means.
  public func readings(request document: [UInt8], limit: Int = 100_000) -> [Reading] {
    read(document, limit) { $0.walk(0, as: request.map { .value($0.value) }, memberID: id) }
  }

  /// What a response of this command means.
  public func readings(response document: [UInt8], limit: Int = 100_000) -> [Reading] {
    read(document, limit) { $0.walk(0, as: response.map { .value($0.value) }, memberID: id) }
  }

  /// What the properties of an edge of this relationship mean.
  public func readings(edgeProperties document: [UInt8], limit: Int = 100_000) -> [Reading] {
    read(document, limit) { $0.walk(0, members: ObjectPlan(edgeOf: self), memberID: id, withDefaults: true) }
  }
}

extension ValueType {
  /// What a JSON document means as a value of this type; see `TwinType.readings(state:limit:)`.
  public func readings(_ document: [UInt8], limit: Int = 100_000) -> [Reading] {
    read(document, limit) { $0.walk(0, as: .value(self), memberID: nil) }
  }
}
