public import TwinModel
public import TwinSource

/// What one source file declares, names not bound yet: what every reader produces and the resolver reads.
///
/// Symbols, metadata, texts and constraints are those of the file: ids index the tables here, not those of a model.
public struct Declarations: Sendable {
  /// The file.
  public var file: FileID
  /// Where several files are read as one: those files, in order of their positions. Ranges are then positions in all of
  /// them, one behind the other.
  public var parts: [Part] = []
  /// The file's strings.
  public var symbols = SymbolTable()
  /// Set when the file is a package's manifest.
  public var package: PackageDeclaration?
  /// Set when the file is a workspace's manifest.
  public var workspace: WorkspaceDeclaration?

  /// Set when the file is a rule's.
  public var rule: RuleDeclaration?
  /// Set when the file is a pack's.
  public var pack: PackDeclaration?
  /// Entries of a file of waivers.
  public var waivers: [WaiverDeclaration] = []
  /// Set when the file is a change record.
  public var changeRecord: ChangeRecordDeclaration?

  /// Concepts, as written; likewise the lists below.
  public var concepts: [ConceptDeclaration] = []
  /// Relations.
  public var relations: [RelationDeclaration] = []
  /// Quantity kinds.
  public var quantities: [QuantityDeclaration] = []
  /// Units.
  public var units: [UnitDeclaration] = []
  /// Terms.
  public var terms: [TermDeclaration] = []
  /// Points.
  public var points: [PointDeclaration] = []
  /// Twins.
  public var twins: [TwinDeclaration] = []
  /// Schemas.
  public var schemas: [SchemaDeclaration] = []

  /// Members of all twins.
  public var members = Table<MemberDeclaration>()
  /// Fields of all objects, elements, keys, payloads.
  public var fields = Table<FieldDeclaration>()
  /// Values of all enumerations.
  public var enumerationValues = Table<EnumerationValueDeclaration>()
  /// Numeric and textual constraints; `constraintRanges` has their places.
  public var constraints = Table<Constraint>()
  /// Where the value of each constraint stands.
  public var constraintRanges: [ByteRange] = []
  /// Metadata.
  public var metadata = Table<Metadata>()
  /// Titles and descriptions.
  public var texts = Table<LocalizedText>()

  /// No declarations yet.
  public init(file: FileID) { self.file = file }

  /// One of several files that are read as one.
  public struct Part: Sendable {
    /// The file.
    public var file: FileID
    /// The position of its first byte.
    public var start: UInt32

    /// A file whose first byte is at `start`.
    public init(file: FileID, start: UInt32) {
      self.file = file
      self.start = start
    }
  }

  /// The place of `range`: in this file, or in the part that it begins in. O(log parts).
  public func place(_ range: ByteRange) -> Place {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].start <= range.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Place(file, range) }
    let part = parts[low - 1]
    return Place(part.file, ByteRange(range.start - part.start, max(range.end, range.start) - part.start))
  }
}

/// A name as written, to be bound.
public struct Reference: Hashable, Sendable {
  /// `Name`, `alias.Name`, or a pinned external identity such as a DTMI.
  public var name: Symbol
  /// Where it stands.
  public var range: ByteRange

  /// A reference.
  public init(_ name: Symbol, _ range: ByteRange) {
    self.name = name
    self.range = range
  }
}

/// Name, place and metadata of a declaration.
public struct DeclarationHeader: Hashable, Sendable {
  /// The name.
  public var name: Symbol
  /// Where the name stands.
  public var range: ByteRange
  /// Metadata, if any.
  public var metadata: ID<Metadata>?

  /// A header.
  public init(name: Symbol, range: ByteRange, metadata: ID<Metadata>? = nil) {
    self.name = name
    self.range = range
    self.metadata = metadata
  }
}

/// A package's manifest.
public struct PackageDeclaration: Sendable {
  /// The package's name.
  public var header: DeclarationHeader
  /// Whether it declares meaning or contracts.
  public var kind: PackageKind
  /// Its version.
  public var version: SemanticVersion
  /// Whether that is said there, or taken where nothing is said.
  public var isVersioned = true
  /// Edition of the language.
  public var edition: UInt16
  /// What it is for.
  public var summary: Symbol?
  /// Who answers for it.
  public var owners: [Symbol]
  /// What it needs.
  public var dependencies: [DependencyDeclaration]

  /// A manifest.
  public init(
    header: DeclarationHeader, kind: PackageKind, version: SemanticVersion, edition: UInt16, summary: Symbol? = nil,
    owners: [Symbol] = [], dependencies: [DependencyDeclaration] = []
  ) {
    self.header = header
    self.kind = kind
    self.version = version
    self.edition = edition
    self.summary = summary
    self.owners = owners
    self.dependencies = dependencies
  }
}

/// One dependency of a manifest.
public struct DependencyDeclaration: Sendable {
  /// The package's name.
  public var package: Reference
  /// Versions that will do.
  public var requirement: VersionRequirement
  /// The alias, where one is given.
  public var alias: Reference?

  /// A dependency.
  public init(package: Reference, requirement: VersionRequirement, alias: Reference? = nil) {
    self.package = package
    self.requirement = requirement
    self.alias = alias
  }
}

/// The `workspace` key of a manifest.
public struct WorkspaceDeclaration: Sendable {
  /// Directories of the packages, relative to the manifest.
  public var packages: [Reference] = []
  /// Rule packs in force; nil where none are named.
  public var packs: [Reference]?
  /// What the workspace says about single rules.
  public var rules: [RuleSettingDeclaration] = []
  /// What holds for some paths, the later ones over the earlier.
  public var overrides: [OverrideDeclaration] = []
  /// Directory of the workspace's own rules and packs, relative to the manifest.
  public var catalogue: Reference?
  /// Audiences, or a preset, that changes must not break.
  public var protect: [Reference] = []
  /// What changes are compared with.
  public var baseline: Reference?
  /// What is asked of changes.
  public var changePolicy = ChangePolicyDeclaration()
  /// Packages that must not change.
  public var freezes: [FreezeDeclaration] = []
  /// Directory of the registry, relative to the manifest.
  public var registry: Reference?
  /// File of the key policy, relative to the manifest.
  public var keys: Reference?

  /// An empty workspace.
  public init() {}
}

/// A concept.
public struct ConceptDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// Concepts directly above.
  public var broader: [Reference] = []
}

/// A relation.
public struct RelationDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// Concepts of sources.
  public var domain: [Reference] = []
  /// Concepts of targets.
  public var range: [Reference] = []
  /// The relation that reads it backwards.
  public var inverse: Reference?
  /// Relations it is a special case of.
  public var broader: [Reference] = []
  /// Logical properties.
  public var characteristics: Characteristics = []
}

/// A quantity kind.
public struct QuantityDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// Exponents over the SI base quantities; inherited from the broader kind where not given.
  public var dimension: Dimension?
  /// Where the dimension stands.
  public var dimensionRange: ByteRange?
  /// Kinds it is a special case of.
  public var broader: [Reference] = []
  /// The unit that factors are relative to.
  public var coherentUnit: Reference?
}

/// A unit.
public struct UnitDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// Symbol for display.
  public var symbol: Symbol?
  /// The kind of quantity it measures.
  public var quantity: Reference
  /// Multiplier to the coherent unit.
  public var factor: ExactFactor = .one
  /// Addend after the multiplication.
  public var offset: ExactFactor = .zero
}

/// A term.
public struct TermDeclaration: Sendable {
  /// The word, place, metadata.
  public var header: DeclarationHeader
  /// Its part in a composed name.
  public var role: Symbol
  /// The quantity kind it announces.
  public var quantity: Reference?
  /// Short forms.
  public var abbreviations: [Symbol] = []
}

/// A point.
public struct PointDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// What it holds.
  public var value: ValueDeclaration
}

/// A schema.
public struct SchemaDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// What a value of it is.
  public var value: ValueDeclaration

  /// A schema.
  public init(header: DeclarationHeader, value: ValueDeclaration) {
    self.header = header
    self.value = value
  }
}

/// The shape of a value as written.
public enum TypeDeclaration: Sendable {
  /// A built-in type or a schema, by name.
  case named(Reference)
  case array(element: ID<FieldDeclaration>)
  case map(key: ID<FieldDeclaration>, value: ID<FieldDeclaration>)
  case object(IDRange<FieldDeclaration>)
  case enumeration(
    encoding: Enumeration.Encoding?, isOpen: Bool, values: IDRange<EnumerationValueDeclaration>)
}

/// A value as written.
public struct ValueDeclaration: Sendable {
  /// Shape; nil where it is inherited, or missing.
  public var type: TypeDeclaration?
  /// Constraints, in the order of `Constraint`'s cases.
  public var constraints: IDRange<Constraint> = .empty
  /// Const, default and examples.
  public var literals: [ValueLiteral] = []
  /// Quantity kind.
  public var quantity: Reference?
  /// Unit.
  public var unit: Reference?
  /// The whole value in the source.
  public var range: ByteRange

  /// A value without anything yet.
  public init(type: TypeDeclaration? = nil, range: ByteRange) {
    self.type = type
    self.range = range
  }
}

/// A const, default or example, to be read once the type is known.
public struct ValueLiteral: Sendable {
  /// What the literal is for.
  public enum Role: UInt8, Sendable {
    case const, `default`, example
  }

  /// What it is for.
  public var role: Role
  /// The literal.
  public var literal: LiteralDeclaration

  /// A literal in its role.
  public init(_ role: Role, _ literal: LiteralDeclaration) {
    self.role = role
    self.literal = literal
  }
}

/// A literal as written: a plain scalar means what its type makes of it.
public indirect enum LiteralDeclaration: Sendable {
  case plain(Symbol, ByteRange)
  case quoted(Symbol, ByteRange)
  case array([LiteralDeclaration], ByteRange)
  case object([Entry], ByteRange)

  /// An entry of a mapping.
  public typealias Entry = (key: Symbol, keyRange: ByteRange, value: LiteralDeclaration)

  /// Where it stands.
  public var range: ByteRange {
    switch self {
    case .plain(_, let range), .quoted(_, let range), .array(_, let range), .object(_, let range): range
    }
  }
}

/// A field, an element, a key, a payload or a relationship's property.
public struct FieldDeclaration: Sendable {
  /// Name (empty where none is needed), place, metadata.
  public var header: DeclarationHeader
  /// What it holds.
  public var value: ValueDeclaration
  /// Whether it must be present.
  public var isRequired = false
  /// Whether clients may change it.
  public var isWritable = false

  /// A field.
  public init(header: DeclarationHeader, value: ValueDeclaration, isRequired: Bool = false, isWritable: Bool = false) {
    self.header = header
    self.value = value
    self.isRequired = isRequired
    self.isWritable = isWritable
  }
}

/// A value of an enumeration.
public struct EnumerationValueDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// Encoded value, where one is given.
  public var encoded: LiteralDeclaration?

  /// A value.
  public init(header: DeclarationHeader, encoded: LiteralDeclaration?) {
    self.header = header
    self.encoded = encoded
  }
}

/// A twin type.
public struct TwinDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// Whether it has no instances.
  public var isAbstract = false
  /// Whether nothing may extend it.
  public var isSealed = false
  /// Concepts it realises.
  public var concepts: [Reference] = []
  /// Types it extends.
  public var parents: [Reference] = []
  /// Its members, as written.
  public var members: IDRange<MemberDeclaration> = .empty

  /// A twin type without members yet.
  public init(header: DeclarationHeader) { self.header = header }
}

/// A member of a twin type.
public struct MemberDeclaration: Sendable {
  /// Name, place, metadata.
  public var header: DeclarationHeader
  /// Kind.
  public var kind: MemberKind
  /// Whether state must hold it, where said.
  public var isRequired: Bool?
  /// Whether clients may change it, where said.
  public var isWritable: Bool?
  /// Value of a property, telemetry, or an event's payload.
  public var value: ValueDeclaration?
  /// The point it uses.
  public var use: Reference?
  /// What only some kinds have.
  public var detail: Detail

  /// What only some kinds have.
  public enum Detail: Sendable {
    case none
    case telemetry(TelemetryDetail)
    case event(severity: Symbol)
    case command(request: ID<FieldDeclaration>?, response: ID<FieldDeclaration>?)
    indirect case relationship(RelationshipDeclaration)
    case component(Reference?)
  }

  /// A member.
  public init(header: DeclarationHeader, kind: MemberKind, value: ValueDeclaration? = nil, detail: Detail = .none) {
    self.header = header
    self.kind = kind
    self.value = value
    self.detail = detail
  }
}

/// What a relationship adds to a member.
public struct RelationshipDeclaration: Sendable {
  /// What it means.
  public var relation: Reference?
  /// Types it may point at; nil where not said.
  public var targets: [Reference]?
  /// Whether targets that are not found are kept by name instead of being errors.
  public var allowsExternalTargets = false
  /// Targets that are known to be outside of the sources, by name; beside `targets`.
  public var externalTargets: [Symbol] = []
  /// How many targets, where said.
  public var cardinality: (value: Cardinality, range: ByteRange)?
  /// How many sources a target has, where said.
  public var inverseCardinality: (value: Cardinality, range: ByteRange)?
  /// The relationship on the targets that reads it backwards.
  public var inverse: Reference?
  /// Properties of the edge.
  public var properties: IDRange<FieldDeclaration> = .empty

  /// Nothing said yet.
  public init() {}
}
