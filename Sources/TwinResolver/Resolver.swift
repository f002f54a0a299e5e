public import TwinModel
public import TwinReaders
public import TwinSource

/// The files of one package, read.
public struct PackageSources: Sendable {
  /// The file that names the package.
  public var manifest: Declarations
  /// Its other files, in order of their ids.
  public var sources: [Declarations]

  /// A package's files.
  public init(manifest: Declarations, sources: [Declarations]) {
    self.manifest = manifest
    self.sources = sources
  }
}

/// A model, and what is wrong with the sources it came from.
public struct Resolved: Sendable {
  /// The model: whole when there are no errors, otherwise as much of it as could be bound.
  public var model: Model
  /// Findings in order of place.
  public var findings: [Finding]
  /// Every place that names an element declared elsewhere, in the order of binding; a place may name several elements,
  /// and may be listed twice.
  public var references: [SourceReference]
}

/// Binds names across packages, lays out inheritance, settles types, units and quantities.
///
/// Total: whatever is wrong with one declaration, the others are resolved and checked. Linear in the declarations but for
/// sorting; inheritance is bounded by `InheritanceLimits`. `knownPackages` are names of packages that could be had but
/// are not among `packages`: they serve suggestions only. `absences` say of packages by name why they could not be had.
public func resolve(
  _ packages: [PackageSources], knownPackages: [String] = [], absences: [String: [String]] = [:]
) -> Resolved {
  var resolver = Resolver(packages, knownPackages: knownPackages, absences: absences)
  resolver.declarePackages()
  resolver.declareElements()
  resolver.bindDependencies()
  resolver.fillOntology()
  resolver.fillSchemas()
  resolver.fillTwins()
  resolver.checkPendingRanges()
  resolver.readPendingLiterals()
  resolver.checkNarrowedLiterals()
  resolver.checkReferencesByName()
  resolver.noteReferencesByName()
  resolver.checkComponentCycles()
  resolver.findings.sort(by: Finding.inOrder)
  return Resolved(model: resolver.model, findings: resolver.findings, references: resolver.references)
}

/// Where an element's declaration stands: a file's slot and a row in one of its lists.
struct Origin {
  var file: Int
  var row: Int
}

/// The state of one resolution.
struct Resolver {
  var model = Model()
  var findings: [Finding] = []
  /// Places that name elements, as they are bound.
  var references: [SourceReference] = []
  /// Packages in order of their names, then of their manifests' places.
  let packages: [PackageSources]
  /// Names of packages that could be had, for suggestions.
  let knownPackages: [String]
  /// By name of a package that could not be had: why.
  let absences: [String: [String]]
  /// All files, a package's manifest before its sources.
  var files: [Declarations] = []
  /// The package of each file.
  var filePackages: [ID<Package>] = []
  /// Per file: its symbols in terms of the model's.
  var symbolMaps: [[Symbol]] = []
  /// Per file: where its metadata rows start in the model.
  var metadataOffsets: [Int] = []
  var names = NameIndex()

  var conceptOrigins: [Origin] = []
  var relationOrigins: [Origin] = []
  var quantityOrigins: [Origin] = []
  var unitOrigins: [Origin] = []
  var termOrigins: [Origin] = []
  var pointOrigins: [Origin] = []
  var schemaOrigins: [Origin] = []
  var twinOrigins: [Origin] = []
  /// Shapes behind schemas, as far as they are known.
  var declaredShapes: [DeclaredShape?] = []
  /// Row of the first data type that refers to a schema.
  var schemaTypeBase = 0
  /// Compiled patterns by symbol, so that each is compiled once.
  var patterns: [Symbol: Pattern?] = [:]
  /// Inherited members looked at so far; bounded.
  var mergedMembers = 0
  /// How many candidates may still be compared for suggestions, so that a file full of wrong names stays cheap.
  var suggestionBudget = 1_000_000
  /// Values that narrow others, whose inherited literals are held to them at the end.
  var narrowedLiterals: [NarrowedLiteral] = []
  /// Literals to be read at the end, when every type is known.
  var pendingLiterals: [PendingLiteral] = []
  /// Names that literals refer to.
  var literalNames = LiteralNames()
  /// Where the inverses of relationships are named, own or inherited, to be bound when all members are known.
  var inversePlaces: [(member: ID<Member>, place: Place)] = []
  var inversePlaceOf: [ID<Member>: Place] = [:]
  /// Constraints to be checked at the end, when those of all schemas are known.
  var pendingRanges: [PendingRange] = []

  init(_ packages: [PackageSources], knownPackages: [String], absences: [String: [String]]) {
    self.knownPackages = knownPackages
    self.absences = absences
    for primitive in Primitive.allCases { _ = model.symbols.intern(primitive.name) }
    self.packages = packages.sorted { a, b in
      let (one, other) = (Self.name(of: a), Self.name(of: b))
      return one != other ? one < other : a.manifest.file < b.manifest.file
    }
  }

  private static func name(of package: PackageSources) -> String {
    package.manifest.package.map { package.manifest.symbols[$0.header.name] } ?? ""
  }

  // MARK: - What every stage needs

  /// The model's symbol for a file's.
  func symbol(_ symbol: Symbol, in file: Int) -> Symbol { symbolMaps[file][Int(symbol.rawValue)] }

  /// The text of a file's symbol.
  func text(_ symbol: Symbol, in file: Int) -> String { files[file].symbols[symbol] }

  /// The model's metadata row for a file's.
  func metadata(_ id: ID<Metadata>?, in file: Int) -> ID<Metadata>? { id.map { ID($0.index + metadataOffsets[file]) } }

  /// The place of `range` in a file.
  func place(_ range: ByteRange, in file: Int) -> Place { files[file].place(range) }

  /// The primitive that `symbol` names: their names are the model's first symbols.
  func primitive(_ symbol: Symbol) -> Primitive? {
    symbol.isEmpty || symbol.rawValue > Primitive.allCases.count ? nil : Primitive(rawValue: UInt8(symbol.rawValue - 1))
  }

  mutating func report(
    _ rule: RuleID, _ message: String, at range: ByteRange, in file: Int, related: [RelatedPlace] = [],
    notes: [String] = [], fixIts: [FixIt] = [], subject: String = ""
  ) {
    findings.append(
      Finding(
        rule, .error, message, at: place(range, in: file), related: related, notes: notes, fixIts: fixIts,
        subject: subject))
  }
}
