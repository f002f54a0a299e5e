public import TwinSource

/// A text in one language.
public struct LocalizedText: Hashable, Sendable {
  /// BCP 47 tag, or empty where the source names no language.
  public var language: Symbol
  /// The text.
  public var text: Symbol

  /// A text in `language`.
  public init(language: Symbol, text: Symbol) {
    self.language = language
    self.text = text
  }
}

/// How settled an element is.
public enum Stability: UInt8, Sendable, CaseIterable {
  case experimental, stable

  /// The word in sources and artifacts.
  public var name: String { self == .stable ? "stable" : "experimental" }
}

/// How confidential the data under an element is, from open to closed.
public enum Classification: UInt8, Comparable, Sendable, CaseIterable {
  case `public`, `internal`, confidential, restricted

  /// The word in sources and artifacts.
  public var name: String {
    switch self {
    case .public: "public"
    case .internal: "internal"
    case .confidential: "confidential"
    case .restricted: "restricted"
    }
  }

  /// Orders from open to closed.
  public static func < (a: Classification, b: Classification) -> Bool { a.rawValue < b.rawValue }
}

/// That an element is on its way out.
public struct Deprecation: Hashable, Sendable {
  /// Version of the package that deprecated it.
  public var since: SemanticVersion?
  /// Version that may remove it.
  public var removeIn: SemanticVersion?
  /// What to use instead, as written: the name of an element of the same kind.
  public var replacedBy: Symbol?
  /// Where that is named.
  public var replacedByPlace = Place.none
  /// Why, in words.
  public var reason: Symbol?
  /// Where it is declared.
  public var place: Place

  /// A deprecation; everything is optional but the place.
  public init(
    since: SemanticVersion? = nil, removeIn: SemanticVersion? = nil, replacedBy: Symbol? = nil, reason: Symbol? = nil,
    place: Place
  ) {
    self.since = since
    self.removeIn = removeIn
    self.replacedBy = replacedBy
    self.reason = reason
    self.place = place
  }
}

/// How an element of another vocabulary relates to this one (SKOS §10).
public enum MappingKind: UInt8, Sendable, CaseIterable {
  case exact, close, broader, narrower, related

  /// The word in sources and artifacts.
  public var name: String {
    switch self {
    case .exact: "exact"
    case .close: "close"
    case .broader: "broader"
    case .narrower: "narrower"
    case .related: "related"
    }
  }
}

/// A link to an element of another vocabulary.
public struct Mapping: Hashable, Sendable {
  /// How it relates.
  public var kind: MappingKind
  /// A compact IRI (`brick:AHU`), a full one, or a plain name.
  public var target: Symbol

  /// A link of `kind` to `target`.
  public init(_ kind: MappingKind, _ target: Symbol) {
    self.kind = kind
    self.target = target
  }
}

/// Where the truth of a value comes from.
public struct Lineage: Hashable, Sendable {
  /// The system of record.
  public var system: Symbol
  /// The field in it, if named.
  public var field: Symbol?

  /// A lineage.
  public init(system: Symbol, field: Symbol?) {
    self.system = system
    self.field = field
  }
}

/// A free-form annotation, kept as it is.
public struct Annotation: Hashable, Sendable {
  /// Its key.
  public var key: Symbol
  /// Its value.
  public var value: Literal

  /// An annotation.
  public init(key: Symbol, value: Literal) {
    self.key = key
    self.value = value
  }
}

/// What every element may carry beside its definition. Elements without any of it share no row.
public struct Metadata: Hashable, Sendable {
  /// Display names, sorted by language.
  public var title: IDRange<LocalizedText> = .empty
  /// Descriptions, sorted by language.
  public var description: IDRange<LocalizedText> = .empty
  /// A remark for maintainers; not part of generated documentation.
  public var comment: Symbol?
  /// Pinned external identity: a DTMI, a GUID, an IRI.
  public var externalID: Symbol?
  /// Who answers for it; nil means the owners of the enclosing element.
  public var owner: Symbol?
  /// How settled it is.
  public var stability: Stability?
  /// How confidential its data is.
  public var classification: Classification?
  /// Set when it is on its way out.
  public var deprecation: Deprecation?
  /// Earlier names, the latest first.
  public var formerly: [Symbol] = []
  /// Other words for it.
  public var synonyms: [Symbol] = []
  /// Links to other vocabularies, sorted by kind, then as written.
  public var mappings: [Mapping] = []
  /// Where the truth of its value comes from.
  public var source: Lineage?
  /// Free-form annotations, sorted by key.
  public var annotations: [Annotation] = []

  /// Nothing at all.
  public init() {}
}
