/// What a name in a source refers to.
public enum ElementKind: String, Sendable, CaseIterable {
  case package, concept, relation, quantity, unit, term, point, twin, schema
  /// A built-in data type or a schema.
  case type
}

/// What may stand as the value of a key. From it follow the reader's shape errors, the JSON Schema and the reference page.
public indirect enum Shape: Sendable {
  /// Any scalar, read as text.
  case text
  /// A text, or a mapping from language tags to texts.
  case localizedText
  /// One text or a list of them.
  case texts
  case boolean
  /// A whole number from zero.
  case natural
  /// A decimal number.
  case number
  case version, versionRequirement, edition
  /// A span of time such as `30s`.
  case duration
  /// `1`, `0..64`, `0..*`.
  case cardinality
  /// An exact factor such as `5/9` or `pi/180`.
  case factor
  /// `M L2 T-3`, `1`.
  case dimension
  case pattern
  /// One of some words.
  case word([String])
  /// A list of some words.
  case words([String])
  /// A name of an element of a kind.
  case reference(ElementKind)
  /// One such name or a list of them.
  case references(ElementKind)
  /// Any value.
  case literal
  /// A list of values.
  case literals
  /// A mapping from free keys to any values.
  case annotations
  /// A construct of the language.
  case construct(ConstructID)
  /// A mapping from names to constructs.
  case entries(ConstructID)
  /// A mapping from rule ids to constructs.
  case ruleEntries(ConstructID)
  /// A list of constructs.
  case list(ConstructID)
  /// Values of an enumeration: a mapping from names to encoded values or definitions, or a list of names.
  case enumeration

  /// Kinds of nodes that can have this shape.
  var nodeKinds: NodeKinds {
    switch self {
    case .text, .boolean, .natural, .number, .version, .versionRequirement, .edition, .duration, .cardinality,
      .factor, .dimension, .pattern, .word, .reference:
      [.scalar]
    case .localizedText: [.scalar, .mapping]
    case .texts, .references: [.scalar, .sequence]
    case .words, .literals, .list: [.sequence]
    case .literal: [.scalar, .sequence, .mapping, .nothing]
    case .annotations, .entries, .ruleEntries: [.mapping, .nothing]
    case .construct: [.scalar, .mapping, .nothing]
    case .enumeration: [.mapping, .sequence, .nothing]
    }
  }

  /// What is expected, for messages and the reference: "a whole number".
  public var expectation: String {
    switch self {
    case .text: "a text"
    case .localizedText: "a text, or a mapping from language tags to texts"
    case .texts: "a text or a list of texts"
    case .boolean: "`true` or `false`"
    case .natural: "a whole number from 0"
    case .number: "a decimal number of up to 19 digits"
    case .version: "a version such as `1.4.0`"
    case .versionRequirement: "a version requirement such as `^1.4.0`"
    case .edition: "an edition of the language: `2026`"
    case .duration: "a span of time such as `500ms`, `30s`, `2m`, `1h`, `1d`"
    case .cardinality: "a cardinality such as `1`, `0..64`, `1..*`"
    case .factor: "an exact factor such as `0.3048`, `5/9`, `pi/180`"
    case .dimension: "a dimension such as `M L2 T-3`, or `1`"
    case .pattern: "a regular expression"
    case .word(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .words(let words): "a list of " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .reference(let kind): "the name of a \(kind.rawValue)"
    case .references(let kind): "the name of a \(kind.rawValue), or a list of them"
    case .literal: "a value"
    case .literals: "a list of values"
    case .annotations: "a mapping"
    case .construct(let id): "a mapping (\(id.name))"
    case .entries(let id): "a mapping from names to \(id.plural)"
    case .ruleEntries(let id): "a mapping from rule ids to \(id.plural)"
    case .list(let id): "a list of \(id.plural)"
    case .enumeration: "a mapping from names to encoded values, or a list of names"
    }
  }
}

/// A set of kinds of syntax nodes.
struct NodeKinds: OptionSet, Sendable {
  let rawValue: UInt8
  static let scalar = NodeKinds(rawValue: 1)
  static let sequence = NodeKinds(rawValue: 2)
  static let mapping = NodeKinds(rawValue: 4)
  /// A key without a value, which counts as an empty mapping.
  static let nothing = NodeKinds(rawValue: 8)
}

/// Names a construct of the language.
public enum ConstructID: UInt8, CaseIterable, Sendable {
  case manifest, workspace, compatibility, recordPolicy, freeze, dependency, sourceFile
  case concept, relation, quantity, unit, term, point, twin
  case property, telemetry, event, command, relationship, component
  case schema, field, enumerationValue
  case deprecation, mappings, lineage
  case ruleSetting, pathOverride, rule, ruleOption, ruleExample, impact, pack, waiverFile, waiver
  case changeRecord, coveredChange

  /// What people call it.
  public var name: String {
    switch self {
    case .sourceFile: "source file"
    case .enumerationValue: "enum value"
    case .ruleSetting: "rule setting"
    case .pathOverride: "override"
    case .ruleOption: "option"
    case .ruleExample: "example"
    case .waiverFile: "file of waivers"
    case .recordPolicy: "policy over records"
    case .changeRecord: "change record"
    case .coveredChange: "covered change"
    default: "\(self)"
    }
  }

  /// What people call several.
  var plural: String {
    switch self {
    case .quantity: "quantities"
    case .property: "properties"
    case .dependency: "dependencies"
    case .recordPolicy: "policies over records"
    case .telemetry, .mappings, .compatibility: name
    default: name + "s"
    }
  }
}

/// One key of a construct.
public struct KeyDefinition: Sendable {
  /// The key.
  public let key: Key
  /// What its value may be.
  public let shape: Shape
  /// What it says, in a sentence.
  public let summary: String
  /// Whether it must be there.
  public let isRequired: Bool
  /// The edition that introduced it.
  public let since: Int

  /// The summary as a finding's note: lower-case, without the final period.
  var note: String {
    summary.prefix(1).lowercased() + (summary.hasSuffix(".") ? summary.dropFirst().dropLast() : summary.dropFirst())
  }

  init(_ key: Key, _ shape: Shape, _ summary: String, isRequired: Bool = false, since: Int = 2026) {
    self.key = key
    self.shape = shape
    self.summary = summary
    self.isRequired = isRequired
    self.since = since
  }
}

/// A mapping of the language: which keys it may have, and what they mean.
public struct Construct: Sendable {
  /// A scalar in the place of a mapping: what it may be, what it means, and the key that says the same in full.
  public typealias Shorthand = (shape: Shape, meaning: String, key: Key)

  /// Its name.
  public let id: ConstructID
  /// What it is, in a sentence.
  public let summary: String
  /// What a scalar in its place means, where one may stand.
  public let shorthand: Shorthand?
  /// A small source that uses it, whole: the reference shows it, a test checks it.
  public let example: String
  /// Its keys in the order of the reference.
  public let keys: [KeyDefinition]

  /// By raw value of the key: index into `keys` + 1, or zero.
  private let positions: [UInt8]
  /// By raw value of the key: the kinds of nodes that its value may be, none for keys that the construct lacks.
  private let kinds: [NodeKinds]
  /// Bits of the keys that must be there.
  let required: [Key]

  init(
    _ id: ConstructID, _ summary: String, shorthand: Shorthand? = nil, example: String,
    keys: [KeyDefinition]
  ) {
    self.id = id
    self.summary = summary
    self.shorthand = shorthand
    self.example = example
    self.keys = keys
    var positions = [UInt8](repeating: 0, count: Key.allCases.count)
    var kinds = [NodeKinds](repeating: [], count: Key.allCases.count)
    for (index, definition) in keys.enumerated() {
      positions[Int(definition.key.rawValue)] = UInt8(index + 1)
      kinds[Int(definition.key.rawValue)] = definition.shape.nodeKinds
    }
    self.positions = positions
    self.kinds = kinds
    required = keys.filter(\.isRequired).map(\.key)
  }

  /// A bit for `key` among the construct's keys, of which none has 64; zero for keys that it lacks.
  func bit(of key: Key) -> UInt64 {
    let position = positions[Int(key.rawValue)]
    return position == 0 ? 0 : 1 << UInt64(position - 1)
  }

  /// Its keys in the order in which a source is read with ease: what it is, then what is said about it, then what stands in it.
  public var layout: [Key] {
    func isSection(_ shape: Shape) -> Bool {
      switch shape {
      case .entries, .ruleEntries, .list, .enumeration: true
      default: false
      }
    }
    return keys.filter { !isSection($0.shape) }.map(\.key) + keys.filter { isSection($0.shape) }.map(\.key)
  }

  /// The kinds of nodes that the value of `key` may be; none when the construct lacks the key.
  func kinds(of key: Key) -> NodeKinds { kinds[Int(key.rawValue)] }

  /// The definition of `key` in this construct, if it may have it.
  func definition(of key: Key) -> KeyDefinition? {
    let position = positions[Int(key.rawValue)]
    return position == 0 ? nil : keys[Int(position) - 1]
  }
}
