public import TwinModel

/// A set of kinds of elements that a rule looks at.
public struct ElementKinds: OptionSet, Hashable, Sendable {
  /// One bit a kind.
  public let rawValue: UInt32

  /// A set from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Packages.
  public static let package = ElementKinds(rawValue: 1)
  /// Concepts.
  public static let concept = ElementKinds(rawValue: 1 << 1)
  /// Relations.
  public static let relation = ElementKinds(rawValue: 1 << 2)
  /// Quantity kinds.
  public static let quantity = ElementKinds(rawValue: 1 << 3)
  /// Units.
  public static let unit = ElementKinds(rawValue: 1 << 4)
  /// Terms.
  public static let term = ElementKinds(rawValue: 1 << 5)
  /// Points.
  public static let point = ElementKinds(rawValue: 1 << 6)
  /// Twin types.
  public static let twin = ElementKinds(rawValue: 1 << 7)
  /// Schemas.
  public static let schema = ElementKinds(rawValue: 1 << 8)
  /// Properties of twins.
  public static let property = ElementKinds(rawValue: 1 << 9)
  /// Telemetry of twins.
  public static let telemetry = ElementKinds(rawValue: 1 << 10)
  /// Events.
  public static let event = ElementKinds(rawValue: 1 << 11)
  /// Commands.
  public static let command = ElementKinds(rawValue: 1 << 12)
  /// Relationships.
  public static let relationship = ElementKinds(rawValue: 1 << 13)
  /// Components.
  public static let component = ElementKinds(rawValue: 1 << 14)
  /// Named fields of objects and of relationships.
  public static let field = ElementKinds(rawValue: 1 << 15)
  /// Values of enumerations.
  public static let enumerationValue = ElementKinds(rawValue: 1 << 16)

  /// Everything that a twin type declares.
  public static let members: ElementKinds = [.property, .telemetry, .event, .command, .relationship, .component]
  /// Whatever holds a value.
  public static let values: ElementKinds = [.property, .telemetry, .point, .field]
  /// Named elements of a package, without members.
  public static let declarations: ElementKinds = [
    .concept, .relation, .quantity, .unit, .term, .point, .twin, .schema,
  ]
  /// Everything that has a name inside a package.
  public static let named: ElementKinds = [declarations, members, .field, .enumerationValue]

  /// The words of rule files, in the order of the bits.
  public static let words = [
    "package", "concept", "relation", "quantity", "unit", "term", "point", "twin", "schema", "property", "telemetry",
    "event", "command", "relationship", "component", "field", "enumValue",
  ]

  /// The kind that `word` names, if any.
  public init?(word: String) {
    guard let bit = Self.words.firstIndex(of: word) else { return nil }
    self.init(rawValue: 1 << UInt32(bit))
  }

  /// The words of its members.
  public var names: [String] { Self.words.indices.filter { rawValue & (1 << UInt32($0)) != 0 }.map { Self.words[$0] } }

  /// The kind of a member.
  public init(_ kind: MemberKind) {
    switch kind {
    case .property: self = .property
    case .telemetry: self = .telemetry
    case .event: self = .event
    case .command: self = .command
    case .relationship: self = .relationship
    case .component: self = .component
    }
  }
}
