/// The typed model of a set of packages: everything that checks, artifacts, documentation and outputs are made from.
///
/// Flat tables with typed ids. Packages are sorted by name; a package's elements of a kind are consecutive rows sorted by
/// name; members and fields keep the order in which they are written. The same sources give the same rows in any order of
/// files.
public struct Model: Sendable {
  /// All strings.
  public var symbols = SymbolTable()
  /// Packages, sorted by name.
  public var packages = Table<Package>()
  /// Concepts, by package, then name; likewise the tables below.
  public var concepts = Table<Concept>()
  /// Relations.
  public var relations = Table<Relation>()
  /// Quantity kinds.
  public var quantities = Table<Quantity>()
  /// Units.
  public var units = Table<Unit>()
  /// Terms.
  public var terms = Table<Term>()
  /// Points.
  public var points = Table<Point>()
  /// Twin types.
  public var twins = Table<Twin>()
  /// Schemas.
  public var schemas = Table<Schema>()

  /// Members, by twin, then kind, then as written.
  public var members = Table<Member>()
  /// Telemetry details.
  public var telemetryDetails = Table<TelemetryDetail>()
  /// Relationship details.
  public var relationshipDetails = Table<RelationshipDetail>()
  /// Data types; the first rows are the primitives.
  public var dataTypes = Table<DataType>(Primitive.allCases.map { DataType.primitive($0) })
  /// Fields.
  public var fields = Table<Field>()
  /// Enumerations.
  public var enumerations = Table<Enumeration>()
  /// Values of enumerations.
  public var enumerationValues = Table<EnumerationValue>()
  /// Constraints.
  public var constraints = Table<Constraint>()
  /// Literals.
  public var literals = Table<Literal>()
  /// Metadata.
  public var metadata = Table<Metadata>()
  /// Titles and descriptions.
  public var texts = Table<LocalizedText>()
  /// Rows behind `Twin.ancestors`.
  public var ancestors = Table<ID<Twin>>()
  /// Rows behind `Twin.effectiveMembers`.
  public var effectiveMembers = Table<ID<Member>>()

  /// An empty model.
  public init() {}
}

extension Model {
  /// The string of `symbol`.
  public func string(_ symbol: Symbol) -> String { symbols[symbol] }

  /// Identity of an element: its package's name, a dot, its name.
  public func identity(_ header: ElementHeader) -> String {
    symbols[packages[header.package].name] + "." + symbols[header.name]
  }

  /// Identity of a term: terms are words and have a namespace of their own.
  public func identity(ofTerm term: Term) -> String {
    symbols[packages[term.header.package].name] + ".terms." + symbols[term.header.name]
  }

  /// Identity of a member: its twin type's identity, a slash, its name.
  public func identity(of member: Member) -> String {
    identity(twins[member.twin].header) + "/" + symbols[member.name]
  }

  /// The types above `twin`, nearest first.
  public func ancestors(of twin: ID<Twin>) -> ArraySlice<ID<Twin>> { ancestors[twins[twin].ancestors] }

  /// Own and inherited members of `twin`: own first, then by ancestor; of a refined member only the nearest.
  public func effectiveMembers(of twin: ID<Twin>) -> ArraySlice<ID<Member>> {
    effectiveMembers[twins[twin].effectiveMembers]
  }

  /// Whether `twin` is `ancestor` or below it. O(ancestors).
  public func isSubtype(_ twin: ID<Twin>, of ancestor: ID<Twin>) -> Bool {
    twin == ancestor || ancestors(of: twin).contains(ancestor)
  }

  /// The type behind `type` with references to shared schemas followed, and the schema passed last on the way.
  /// Stops at a schema that refers to nothing but itself.
  public func resolved(_ type: ID<DataType>) -> (type: DataType, schema: ID<Schema>?) {
    var current = dataTypes[type]
    var last: ID<Schema>?
    var steps = 0
    while case .schema(let schema) = current, steps <= schemas.count {
      last = schema
      current = dataTypes[schemas[schema].value.type]
      steps += 1
    }
    return (current, last)
  }

  /// The texts of `range` in the model's order.
  public func localizedTexts(_ range: IDRange<LocalizedText>) -> ArraySlice<LocalizedText> { texts[range] }

  /// The title in `language`, or in no language, or in the first one; nil when there is none.
  public func title(_ metadata: ID<Metadata>?, language: String = "en") -> String? {
    metadata.flatMap { text(self.metadata[$0].title, language: language) }
  }

  /// The description, chosen like the title.
  public func description(_ metadata: ID<Metadata>?, language: String = "en") -> String? {
    metadata.flatMap { text(self.metadata[$0].description, language: language) }
  }

  private func text(_ range: IDRange<LocalizedText>, language: String) -> String? {
    let all = texts[range]
    let chosen =
      all.first { symbols[$0.language] == language } ?? all.first { $0.language.isEmpty }
      ?? all.first { symbols[$0.language].hasPrefix(language + "-") } ?? all.first
    return chosen.map { symbols[$0.text] }
  }
}
