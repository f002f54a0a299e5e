/// How documents are judged.
public struct ValidationOptions: Hashable, Sendable {
  /// What becomes of members that the model does not know.
  public enum UnknownMembers: Hashable, Sendable {
    case refused, allowed
  }

  /// What becomes of members that the model does not know.
  public var unknownMembers: UnknownMembers
  /// How many violations are told; at least one is, where there is any.
  public var violationLimit: Int

  /// Options; by default unknown members are refused and 100 violations told.
  public init(unknownMembers: UnknownMembers = .refused, violationLimit: Int = 100) {
    self.unknownMembers = unknownMembers
    self.violationLimit = violationLimit
  }
}

/// What a value can break. The raw value is the word for reports; those of constraints are the keys of the language.
public enum ViolationRule: String, Hashable, Sendable, CaseIterable {
  /// The bytes are no JSON (RFC 8259).
  case syntax
  /// The document is beyond a bound of the reader: size, depth, digits of an exponent, steps of large patterns.
  case limit
  /// A name stands twice in one object.
  case duplicateMember
  /// A member or field that must be there is not.
  case required
  /// The model knows no such member or field.
  case unknownMember
  /// There is a value where the model has none.
  case unexpectedValue
  /// Another kind of JSON value, or a number with a fraction where whole ones go.
  case type
  /// A number that its type cannot hold.
  case range
  /// A string that is no date, time, duration, UUID or base64.
  case format
  /// An object that is no GeoJSON geometry of the kind (RFC 7946): another `type` or nesting, a line of fewer than two positions, a ring of fewer
  /// than four or one that does not end where it begins, degrees beyond 180 and 90.
  case geometry
  /// None of the values of a closed enumeration.
  case enumeration
  /// A key of a map that the map does not allow.
  case mapKey
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, precision
  case minLength, maxLength, pattern
  case minItems, maxItems, uniqueItems
  case const
}

/// One thing that is wrong with a document.
public struct Violation: Hashable, Sendable {
  /// The value that is wrong, as a JSON Pointer (RFC 6901); for what is missing, the object that lacks it. Empty for the
  /// document.
  public var pointer: String
  /// What is broken.
  public var rule: ViolationRule
  /// What had to be there, in words.
  public var expected: String
  /// What is there, shortened. It is text of the document: whoever shows it must expect control characters.
  public var actual: String
  /// The byte of the document where the value starts.
  public var offset: Int

  /// A violation.
  public init(pointer: String, rule: ViolationRule, expected: String, actual: String, offset: Int) {
    self.pointer = pointer
    self.rule = rule
    self.expected = expected
    self.actual = actual
    self.offset = offset
  }
}

extension Violation: CustomStringConvertible {
  /// One line.
  public var description: String {
    "\(pointer.isEmpty ? "the document" : pointer): expected \(expected), found \(actual) [\(rule.rawValue)]"
  }
}
