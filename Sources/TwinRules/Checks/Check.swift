public import TwinModel
public import TwinSource

/// A check primitive: what a rule can look for in a model. Rules give it a severity, texts and options; several rules may
/// share one check.
public struct Check: Sendable {
  /// An option that the check reads.
  public struct Parameter: Hashable, Sendable {
    /// Name.
    public var name: String
    /// What it may be.
    public var type: OptionType
    /// The words that it may be, for `word` and `words`.
    public var words: [String]
    /// What it is where a rule does not say.
    public var defaultValue: OptionValue
    /// What it is for, in a sentence.
    public var summary: String

    /// An option that is on or off.
    public static func boolean(_ name: String, _ defaultValue: Bool, _ summary: String) -> Parameter {
      Parameter(name: name, type: .boolean, words: [], defaultValue: .boolean(defaultValue), summary: summary)
    }
    /// A whole number from zero.
    public static func natural(_ name: String, _ defaultValue: Int, _ summary: String) -> Parameter {
      Parameter(name: name, type: .natural, words: [], defaultValue: .natural(defaultValue), summary: summary)
    }
    /// Any text.
    public static func text(_ name: String, _ defaultValue: String, _ summary: String) -> Parameter {
      Parameter(name: name, type: .text, words: [], defaultValue: .text(defaultValue), summary: summary)
    }
    /// A list of texts.
    public static func texts(_ name: String, _ defaultValue: [String], _ summary: String) -> Parameter {
      Parameter(name: name, type: .texts, words: [], defaultValue: .texts(defaultValue), summary: summary)
    }
    /// One of `words`.
    public static func word(_ name: String, _ words: [String], _ defaultValue: String, _ summary: String) -> Parameter {
      Parameter(name: name, type: .word, words: words, defaultValue: .text(defaultValue), summary: summary)
    }
    /// Some of `words`.
    public static func words(_ name: String, _ words: [String], _ defaultValue: [String], _ summary: String)
      -> Parameter
    {
      Parameter(name: name, type: .words, words: words, defaultValue: .texts(defaultValue), summary: summary)
    }
    /// A regular expression; empty means none.
    public static func pattern(_ name: String, _ defaultValue: String, _ summary: String) -> Parameter {
      Parameter(name: name, type: .pattern, words: [], defaultValue: .text(defaultValue), summary: summary)
    }
    /// Texts by text.
    public static func map(_ name: String, _ defaultValue: [OptionPair], _ summary: String) -> Parameter {
      Parameter(name: name, type: .map, words: [], defaultValue: .map(defaultValue), summary: summary)
    }
  }

  /// Name, in kebab case, as rules write it.
  public var name: String
  /// What it looks for, in a sentence.
  public var summary: String
  /// Kinds of elements that it can look at.
  public var selection: ElementKinds
  /// Whether it holds elements against each other, so that it says nothing of a model with holes.
  public var needsWholeModel: Bool
  /// Options that it reads.
  public var parameters: [Parameter]
  /// Names of the values that it reports, for messages, beside those that every finding has: `CheckRun.commonValues`.
  public var values: [String]
  /// Looks for it.
  public var run: @Sendable (inout CheckRun) -> Void

  /// A check.
  public init(
    _ name: String, _ summary: String, selection: ElementKinds, needsWholeModel: Bool = false,
    parameters: [Parameter] = [], values: [String] = [], run: @escaping @Sendable (inout CheckRun) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.selection = selection
    self.needsWholeModel = needsWholeModel
    self.parameters = parameters
    self.values = values
    self.run = run
  }
}

/// What a check found, before it has a place in a source, a severity and a text.
struct Discovery {
  /// The element that it is about.
  var element: ElementRef
  /// Keys below the element's name that lead to what is meant: `["target"]`.
  var path: [String]
  /// Values for the message.
  var values: MessageValues
  /// What tells it from others of its rule about the element; part of the fingerprint.
  var discriminator: String
  /// Other places that explain it.
  var related: [RelatedPlace]
  /// Mechanical mends, the best first.
  var mends: [Mend]
}

/// One run of a check: what it may look at, and what it has found.
public struct CheckRun {
  /// The model, whole: dependencies included.
  public let model: Model
  /// What has been worked out about it.
  public let facts: ModelFacts
  /// The rule's options.
  public let options: Options
  /// Kinds of elements that the rule looks at.
  public let selection: ElementKinds
  /// Files whose elements the rule speaks about.
  public let scope: FileScope
  /// The sources, for the few checks that are about how things are written: looking into a file parses it once more.
  public var sources: SourceTrees
  /// What was found.
  var discoveries: [Discovery] = []

  /// A run with nothing found yet.
  public init(
    model: Model, facts: ModelFacts, sources: SourceTrees, options: Options, selection: ElementKinds, scope: FileScope
  ) {
    self.model = model
    self.facts = facts
    self.sources = sources
    self.options = options
    self.selection = selection
    self.scope = scope
  }

  /// Values that every finding has: name of the element, its kind in words, its name inside its package with that of the
  /// type before it (`Fan/speed`), its package, and what a target profile holds models to.
  public static let commonValues = ["name", "kind", "element", "package", "target"]

  /// Says that `element` is at fault. The finding stands at its name, or at what the keys of `path` lead to below it.
  ///
  /// `values` are for the message; `discriminator` tells the finding from others of this rule about the same element (the
  /// other type, the word) and must not hold what unrelated changes alter, such as counts.
  public mutating func report(
    _ element: ElementRef, at path: [String] = [], _ values: MessageValues = [:], discriminator: String = "",
    related: [RelatedPlace] = [], mends: [Mend] = []
  ) {
    discoveries.append(
      Discovery(
        element: element, path: path, values: values, discriminator: discriminator, related: related, mends: mends))
  }
}

// MARK: - What there is to look at

extension CheckRun {
  /// Whether the rule speaks about things at `place`.
  public func covers(_ place: Place) -> Bool { scope.contains(place.file) }

  private func ids<Row>(
    _ table: Table<Row>, _ kind: ElementKinds, _ place: (Row) -> Place
  ) -> [ID<Row>] {
    guard selection.contains(kind) else { return [] }
    var result: [ID<Row>] = []
    for index in table.rows.indices where scope.contains(place(table.rows[index]).file) { result.append(ID(index)) }
    return result
  }

  /// Packages that the rule looks at; likewise the lists below.
  public var packages: [ID<Package>] { ids(model.packages, .package, \.place) }
  /// Concepts.
  public var concepts: [ID<Concept>] { ids(model.concepts, .concept, \.header.place) }
  /// Relations.
  public var relations: [ID<Relation>] { ids(model.relations, .relation, \.header.place) }
  /// Quantity kinds.
  public var quantities: [ID<Quantity>] { ids(model.quantities, .quantity, \.header.place) }
  /// Units.
  public var units: [ID<Unit>] { ids(model.units, .unit, \.header.place) }
  /// Terms.
  public var terms: [ID<Term>] { ids(model.terms, .term, \.header.place) }
  /// Points.
  public var points: [ID<Point>] { ids(model.points, .point, \.header.place) }
  /// Twin types.
  public var twins: [ID<Twin>] { ids(model.twins, .twin, \.header.place) }
  /// Schemas.
  public var schemas: [ID<Schema>] { ids(model.schemas, .schema, \.header.place) }

  /// Members, as declared, of the kinds selected.
  public var members: [ID<Member>] {
    guard !selection.isDisjoint(with: .members) else { return [] }
    let first = facts.elements.members.lowerBound
    return facts.elements.pick(facts.elements.members, selection, scope) { ID($1 - first) }
  }

  /// Fields of objects and properties of relationships, those that have names.
  public var fields: [ID<Field>] {
    guard selection.contains(.field) else { return [] }
    return facts.elements.pick(facts.elements.fields, selection, scope) { element, _ in
      if case .field(let id) = element { id } else { ID(0) }
    }
  }

  /// Values of enumerations.
  public var enumerationValues: [ID<EnumerationValue>] { ids(model.enumerationValues, .enumerationValue, \.place) }

  /// Every element that the rule looks at, by kind, then in the model's order.
  public var elements: [ElementRef] {
    facts.elements.pick(facts.elements.elements.indices, selection, scope) { element, _ in element }
  }
}

/// Files by id.
public struct FileScope: Hashable, Sendable {
  private var bits: [Bool]

  /// The files of `ids`.
  public init(_ ids: some Sequence<FileID>) {
    bits = []
    for id in ids where id != .none {
      let index = Int(id.rawValue)
      if index >= bits.count { bits += [Bool](repeating: false, count: index + 1 - bits.count) }
      bits[index] = true
    }
  }

  /// Whether it holds `file`.
  public func contains(_ file: FileID) -> Bool {
    let index = Int(file.rawValue)
    return index < bits.count && bits[index]
  }
}
