public import TwinSource

/// What a package may hold.
public enum PackageKind: UInt8, Sendable, CaseIterable {
  /// Meaning: concepts, relations, quantities, units, terms, points. Depends on ontologies only.
  case ontology
  /// Contracts: twins and schemas. Depends on both kinds.
  case model

  /// The word in sources and artifacts.
  public var name: String { self == .model ? "model" : "ontology" }
}

/// A package that another one needs.
public struct Dependency: Hashable, Sendable {
  /// The package.
  public var package: ID<Package>
  /// The first segment of qualified names that mean it.
  public var alias: Symbol
  /// Versions that will do.
  public var requirement: VersionRequirement

  /// A dependency.
  public init(package: ID<Package>, alias: Symbol, requirement: VersionRequirement) {
    self.package = package
    self.alias = alias
    self.requirement = requirement
  }
}

/// A versioned unit of meaning or contract. Its elements are consecutive rows, sorted by name.
public struct Package: Hashable, Sendable {
  /// Reverse-DNS name.
  public var name: Symbol
  /// Whether it declares meaning or contracts.
  public var kind: PackageKind
  /// Its version.
  public var version: SemanticVersion
  /// Whether its sources say the version; languages without packages often do not, and then it is 1.0.0.
  public var isVersioned = true
  /// Edition of the language it is written in: a year.
  public var edition: UInt16
  /// What it is for, in a sentence.
  public var summary: Symbol?
  /// Who answers for it.
  public var owners: [Symbol]
  /// What it needs, sorted by package name.
  public var dependencies: [Dependency]
  /// Metadata, if any.
  public var metadata: ID<Metadata>?
  /// Where its manifest names it.
  public var place: Place

  /// Its concepts.
  public var concepts: IDRange<Concept> = .empty
  /// Its relations.
  public var relations: IDRange<Relation> = .empty
  /// Its quantity kinds.
  public var quantities: IDRange<Quantity> = .empty
  /// Its units.
  public var units: IDRange<Unit> = .empty
  /// Its terms.
  public var terms: IDRange<Term> = .empty
  /// Its points.
  public var points: IDRange<Point> = .empty
  /// Its twins.
  public var twins: IDRange<Twin> = .empty
  /// Its schemas.
  public var schemas: IDRange<Schema> = .empty

  /// A package without elements.
  public init(
    name: Symbol, kind: PackageKind, version: SemanticVersion, edition: UInt16, summary: Symbol?, owners: [Symbol],
    dependencies: [Dependency], metadata: ID<Metadata>?, place: Place
  ) {
    self.name = name
    self.kind = kind
    self.version = version
    self.edition = edition
    self.summary = summary
    self.owners = owners
    self.dependencies = dependencies
    self.metadata = metadata
    self.place = place
  }
}

/// What every named element of a package has.
public struct ElementHeader: Hashable, Sendable {
  /// The package.
  public var package: ID<Package>
  /// Name inside the package.
  public var name: Symbol
  /// Metadata, if any.
  public var metadata: ID<Metadata>?
  /// Where it is named.
  public var place: Place

  /// A header.
  public init(package: ID<Package>, name: Symbol, metadata: ID<Metadata>?, place: Place) {
    self.package = package
    self.name = name
    self.metadata = metadata
    self.place = place
  }
}

/// A kind of thing in the world, in a taxonomy.
public struct Concept: Hashable, Sendable {
  /// Package, name, metadata, place.
  public var header: ElementHeader
  /// Concepts directly above it.
  public var broader: [ID<Concept>]

  /// A concept.
  public init(header: ElementHeader, broader: [ID<Concept>]) {
    self.header = header
    self.broader = broader
  }
}

/// Logical properties of a relation.
public struct Characteristics: OptionSet, Hashable, Sendable {
  /// One bit a property.
  public let rawValue: UInt16

  /// A set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// a→b means b→a.
  public static let symmetric = Characteristics(rawValue: 1)
  /// a→b means not b→a.
  public static let asymmetric = Characteristics(rawValue: 2)
  /// a→b→c means a→c.
  public static let transitive = Characteristics(rawValue: 4)
  /// a→a always.
  public static let reflexive = Characteristics(rawValue: 8)
  /// a→a never.
  public static let irreflexive = Characteristics(rawValue: 16)
  /// At most one target.
  public static let functional = Characteristics(rawValue: 32)
  /// At most one source.
  public static let inverseFunctional = Characteristics(rawValue: 64)
  /// No path leads back.
  public static let acyclic = Characteristics(rawValue: 128)
  /// The source holds the target: one container each.
  public static let containment = Characteristics(rawValue: 256)

  /// The words in sources and artifacts, in the order of the bits.
  public static let names = [
    "symmetric", "asymmetric", "transitive", "reflexive", "irreflexive", "functional", "inverseFunctional", "acyclic",
    "containment",
  ]

  /// Names of the members, in the order of the bits.
  public var names: [String] { Self.names.indices.filter { rawValue & (1 << UInt16($0)) != 0 }.map { Self.names[$0] } }
}

/// What a relationship means.
public struct Relation: Hashable, Sendable {
  /// Package, name, metadata, place.
  public var header: ElementHeader
  /// Concepts whose twins may be sources; empty means any.
  public var domain: [ID<Concept>]
  /// Concepts whose twins may be targets; empty means any.
  public var range: [ID<Concept>]
  /// The relation that reads it backwards.
  public var inverse: ID<Relation>?
  /// Relations that it is a special case of.
  public var broader: [ID<Relation>]
  /// Its logical properties.
  public var characteristics: Characteristics

  /// A relation.
  public init(
    header: ElementHeader, domain: [ID<Concept>], range: [ID<Concept>], inverse: ID<Relation>?,
    broader: [ID<Relation>], characteristics: Characteristics
  ) {
    self.header = header
    self.domain = domain
    self.range = range
    self.inverse = inverse
    self.broader = broader
    self.characteristics = characteristics
  }
}

/// A kind of quantity: what is measured, apart from the unit.
public struct Quantity: Hashable, Sendable {
  /// Package, name, metadata, place.
  public var header: ElementHeader
  /// Exponents over the SI base quantities.
  public var dimension: Dimension
  /// Kinds that it is a special case of; their units serve it too.
  public var broader: [ID<Quantity>]
  /// The unit that factors and offsets are relative to; inherited from the broader kind where not given.
  public var coherentUnit: ID<Unit>?

  /// A quantity kind.
  public init(header: ElementHeader, dimension: Dimension, broader: [ID<Quantity>], coherentUnit: ID<Unit>?) {
    self.header = header
    self.dimension = dimension
    self.broader = broader
    self.coherentUnit = coherentUnit
  }
}

/// A unit of measure. value in the coherent unit = value × factor + offset.
public struct Unit: Hashable, Sendable {
  /// Package, name, metadata, place.
  public var header: ElementHeader
  /// Symbol for display, if any.
  public var symbol: Symbol?
  /// The kind of quantity it measures.
  public var quantity: ID<Quantity>
  /// Multiplier to the coherent unit.
  public var factor: ExactFactor
  /// Addend after the multiplication, in the coherent unit.
  public var offset: ExactFactor

  /// A unit.
  public init(
    header: ElementHeader, symbol: Symbol?, quantity: ID<Quantity>, factor: ExactFactor, offset: ExactFactor
  ) {
    self.header = header
    self.symbol = symbol
    self.quantity = quantity
    self.factor = factor
    self.offset = offset
  }
}

/// A word of the controlled vocabulary that names are composed of.
public struct Term: Hashable, Sendable {
  /// Package, word, metadata, place.
  public var header: ElementHeader
  /// Its part in a composed name: `qualifier`, `component`, `measurement`, `pointType`, ...
  public var role: Symbol
  /// The quantity kind it announces, if any.
  public var quantity: ID<Quantity>?
  /// Short forms that should be written out.
  public var abbreviations: [Symbol]

  /// A term.
  public init(header: ElementHeader, role: Symbol, quantity: ID<Quantity>?, abbreviations: [Symbol]) {
    self.header = header
    self.role = role
    self.quantity = quantity
    self.abbreviations = abbreviations
  }
}

/// A shared member definition, so that one name means one thing everywhere.
public struct Point: Hashable, Sendable {
  /// Package, name, metadata, place.
  public var header: ElementHeader
  /// What it holds.
  public var value: ValueSpec

  /// A point.
  public init(header: ElementHeader, value: ValueSpec) {
    self.header = header
    self.value = value
  }
}

/// A data type shared across twins.
public struct Schema: Hashable, Sendable {
  /// Package, name, metadata, place.
  public var header: ElementHeader
  /// What a value of it is.
  public var value: ValueSpec

  /// A schema.
  public init(header: ElementHeader, value: ValueSpec) {
    self.header = header
    self.value = value
  }
}

/// A twin type: the contract of one kind of digital twin.
public struct Twin: Hashable, Sendable {
  /// Package, name, metadata, place.
  public var header: ElementHeader
  /// Whether it has no instances of its own.
  public var isAbstract: Bool
  /// Whether no type may extend it.
  public var isSealed: Bool
  /// The concepts it realises.
  public var concepts: [ID<Concept>]
  /// Types it extends, as declared.
  public var parents: [ID<Twin>]
  /// Its own members, by kind, then as declared.
  public var members: IDRange<Member>
  /// All types above it, nearest first, each once: a row range of `Model.ancestors`. Filled by the resolver.
  public var ancestors: IDRange<ID<Twin>> = .empty
  /// Own and inherited members, refined ones once: a row range of `Model.effectiveMembers`. Filled by the resolver.
  public var effectiveMembers: IDRange<ID<Member>> = .empty

  /// A twin type whose inheritance is not laid out yet.
  public init(
    header: ElementHeader, isAbstract: Bool, isSealed: Bool, concepts: [ID<Concept>], parents: [ID<Twin>],
    members: IDRange<Member>
  ) {
    self.header = header
    self.isAbstract = isAbstract
    self.isSealed = isSealed
    self.concepts = concepts
    self.parents = parents
    self.members = members
  }
}

/// What a member is.
public enum MemberKind: UInt8, Sendable, CaseIterable {
  case property, telemetry, event, command, relationship, component

  /// The word in artifacts and messages.
  public var name: String {
    switch self {
    case .property: "property"
    case .telemetry: "telemetry"
    case .event: "event"
    case .command: "command"
    case .relationship: "relationship"
    case .component: "component"
    }
  }

  /// The key of a twin in sources under which members of this kind stand.
  public var section: String {
    switch self {
    case .property: "properties"
    case .telemetry: "telemetry"
    case .event: "events"
    case .command: "commands"
    case .relationship: "relationships"
    case .component: "components"
    }
  }
}

/// What a twin type has.
public struct Member: Hashable, Sendable {
  /// The twin type that declares it.
  public var twin: ID<Twin>
  /// Name.
  public var name: Symbol
  /// Kind.
  public var kind: MemberKind
  /// Whether a document of twin state must hold it.
  public var isRequired: Bool
  /// Whether clients may change it.
  public var isWritable: Bool
  /// What it holds: properties, telemetry and events with a payload. Nil for the rest.
  public var value: ValueSpec?
  /// The shared definition it uses.
  public var point: ID<Point>?
  /// The inherited member it narrows.
  public var refines: ID<Member>?
  /// What only some kinds have.
  public var detail: MemberDetail
  /// Metadata, if any.
  public var metadata: ID<Metadata>?
  /// Where it is named.
  public var place: Place

  /// A member.
  public init(
    twin: ID<Twin>, name: Symbol, kind: MemberKind, isRequired: Bool, isWritable: Bool, value: ValueSpec?,
    point: ID<Point>?, refines: ID<Member>?, detail: MemberDetail, metadata: ID<Metadata>?, place: Place
  ) {
    self.twin = twin
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.isWritable = isWritable
    self.value = value
    self.point = point
    self.refines = refines
    self.detail = detail
    self.metadata = metadata
    self.place = place
  }
}

/// What only members of some kinds have, in tables of their own.
public enum MemberDetail: Hashable, Sendable {
  case none
  case telemetry(ID<TelemetryDetail>)
  /// Severity word of an event, empty when not given.
  case event(severity: Symbol)
  case command(request: ID<Field>?, response: ID<Field>?)
  case relationship(ID<RelationshipDetail>)
  /// The twin type embedded.
  case component(ID<Twin>)
}

/// How telemetry flows.
public struct TelemetryDetail: Hashable, Sendable {
  /// Time between samples, in milliseconds.
  public var sampling: UInt64?
  /// Age after which a value is stale, in milliseconds.
  public var freshness: UInt64?

  /// A detail.
  public init(sampling: UInt64?, freshness: UInt64?) {
    self.sampling = sampling
    self.freshness = freshness
  }
}

/// How many.
public struct Cardinality: Hashable, Sendable {
  /// At least this many.
  public var minimum: UInt32
  /// At most this many; nil means no bound.
  public var maximum: UInt32?

  /// `minimum..maximum`.
  public init(_ minimum: UInt32, _ maximum: UInt32?) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// `0..*`.
  public static let any = Cardinality(0, nil)

  /// Reads `n`, `n..m` or `n..*`; nil for anything else and for n > m.
  public init?(_ text: String) {
    func number(_ text: Substring) -> UInt32? {
      text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? UInt32(text) : nil
    }
    if let exact = number(text[...]) {
      self.init(exact, exact)
      return
    }
    guard let dots = text.firstRange(ofDots: ()) else { return nil }
    guard let low = number(text[..<dots.lowerBound]) else { return nil }
    let upper = text[dots.upperBound...]
    if upper == "*" {
      self.init(low, nil)
    } else if let high = number(upper), high >= low {
      self.init(low, high)
    } else {
      return nil
    }
  }
}

extension Cardinality: CustomStringConvertible {
  /// The form that `init` reads: `1`, `0..64`, `0..*`.
  public var description: String {
    guard let maximum else { return "\(minimum)..*" }
    return minimum == maximum ? "\(minimum)" : "\(minimum)..\(maximum)"
  }
}

extension String {
  /// The first `..`.
  fileprivate func firstRange(ofDots: Void) -> Range<String.Index>? {
    guard let first = firstIndex(of: ".") else { return nil }
    let second = index(after: first)
    guard second < endIndex, self[second] == "." else { return nil }
    return first..<index(after: second)
  }
}

/// What only relationships have.
public struct RelationshipDetail: Hashable, Sendable {
  /// What it means.
  public var relation: ID<Relation>?
  /// Types it may point at; empty together with `externalTargets` means any.
  public var targets: [ID<Twin>]
  /// Targets that the sources name and do not hold: legal in DTDL.
  public var externalTargets: [Symbol]
  /// How many targets a source has.
  public var cardinality: Cardinality
  /// How many sources a target has.
  public var inverseCardinality: Cardinality
  /// The relationship on the targets that reads it backwards, by name.
  public var inverse: Symbol?
  /// Properties of the edge.
  public var properties: IDRange<Field>

  /// A detail.
  public init(
    relation: ID<Relation>?, targets: [ID<Twin>], externalTargets: [Symbol], cardinality: Cardinality,
    inverseCardinality: Cardinality, inverse: Symbol?, properties: IDRange<Field>
  ) {
    self.relation = relation
    self.targets = targets
    self.externalTargets = externalTargets
    self.cardinality = cardinality
    self.inverseCardinality = inverseCardinality
    self.inverse = inverse
    self.properties = properties
  }
}
