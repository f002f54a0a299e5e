public import TwinModel

/// An element that a release removed, or that has another name since.
public struct FormerElement: Sendable {
  /// What somebody does who used it.
  public struct Step: Sendable {
    /// Who: `Producers`.
    public var audience: String
    /// What, with code between backticks.
    public var words: String

    /// A step.
    public init(audience: String, words: String) {
      self.audience = audience
      self.words = words
    }
  }

  /// What it was.
  public var kind: ElementKind
  /// What it was called: the identity that its page is about.
  public var identity: String
  /// When it went.
  public var moment: PackageHistory.Moment
  /// Its identity now, where it only has another name.
  public var name: String?
  /// The last release that has it under its name.
  public var last: SemanticVersion?
  /// What those do who used it.
  public var steps: [Step]
  /// What became of it and of its members while it was there, the oldest first.
  public var events: [PackageHistory.Event]
  /// What that release says of it, where it was read.
  public var definition: Definition?

  /// A former element.
  public init(
    _ kind: ElementKind, identity: String, moment: PackageHistory.Moment, name: String? = nil,
    last: SemanticVersion? = nil, steps: [Step] = [], events: [PackageHistory.Event] = [],
    definition: Definition? = nil
  ) {
    self.kind = kind
    self.identity = identity
    self.moment = moment
    self.name = name
    self.last = last
    self.steps = steps
    self.events = events
    self.definition = definition
  }
}

extension FormerElement {
  /// What a model says of an element, in words: pages tell it when the model is no longer at hand.
  public struct Definition: Sendable {
    /// A member that it had.
    struct Part: Sendable {
      var name: String
      var kind: String
      var type: String
      var summary: String
    }

    /// Characters of a description, and of all that is said of members.
    private static let (longestDescription, memberRoom) = (4_000, 24_000)

    let description: String
    /// Labels and what they say; names of elements are identities.
    let facts: [(label: String, names: [String])]
    /// The members that it declared, and how many more there were.
    private(set) var parts: [Part] = []
    private(set) var further = 0
    /// What it was to be replaced by, by identity or as it was written, and why it was on its way out.
    let replacement: String?
    let reason: String?

    /// What `model` says of the element of `kind` with this identity; nil where it has none.
    public init?(of kind: ElementKind, _ identity: String, in model: Model, language: String) {
      guard let element = model.element(kind, identity: identity) else { return nil }
      let header = model.header(element)
      let words = Words(model: model, language: language)
      let text = model.description(header.metadata, language: language) ?? ""
      description = text.count > Self.longestDescription ? text.prefix(Self.longestDescription) + " …" : text
      facts = model.facts(of: element, words)
      let deprecation = words.deprecation(header.metadata)
      replacement = deprecation?.replacedBy.map { name in
        model.resolve(name, kind: kind, in: header.package).map { model.identity($0) } ?? model.string(name)
      }
      reason = deprecation?.reason.map { model.string($0) }
      guard kind == .twin else { return }
      var room = Self.memberRoom
      let members = model.members[model.twins[ID(element.row)].members]
      for member in members {
        let part = Part(
          name: model.string(member.name), kind: member.kind.name,
          type: member.value.map { words.type($0).plainText } ?? "", summary: words.summary(member.metadata))
        room -= 60 + 2 * part.name.utf8.count + part.type.utf8.count + part.summary.utf8.count
        if room < 0 { break }
        parts.append(part)
      }
      further = members.count - parts.count
    }
  }
}

extension Model {
  /// Identity of `element`, whatever it is.
  func identity(_ element: Element) -> String {
    element.kind == .term ? identity(ofTerm: terms[ID(element.row)]) : identity(header(element))
  }

  /// The element of `kind` with this identity.
  func element(_ kind: ElementKind, identity: String) -> Element? {
    for id in packages.ids {
      guard let name = elementName(of: kind, identity, in: string(packages[id].name)), let symbol = symbols.find(name)
      else { continue }
      if let found = element(kind, named: symbol, in: id) { return found }
    }
    return nil
  }

  /// What a few lines say of `element` beside its description.
  fileprivate func facts(of element: Element, _ words: Words) -> [(label: String, names: [String])] {
    func value(_ value: ValueSpec) -> [(label: String, names: [String])] {
      let constraints = words.constraints(value).map(\.plainText)
      return [("Type", [words.type(value).plainText])] + (constraints.isEmpty ? [] : [("Constraints", constraints)])
    }
    let all: [(label: String, names: [String])]
    switch element.kind {
    case .twin:
      let twin = twins[ID(element.row)]
      all = [
        ("Extends", twin.parents.map { identity(Element($0)) }), ("Is", twin.concepts.map { identity(Element($0)) }),
      ]
    case .schema: all = value(schemas[ID(element.row)].value)
    case .point: all = value(points[ID(element.row)].value)
    case .concept: all = [("Broader", concepts[ID(element.row)].broader.map { identity(Element($0)) })]
    case .relation:
      let relation = relations[ID(element.row)]
      all = [
        ("From", relation.domain.map { identity(Element($0)) }), ("To", relation.range.map { identity(Element($0)) }),
        ("Inverse", relation.inverse.map { [identity(Element($0))] } ?? []),
      ]
    case .quantity:
      let quantity = quantities[ID(element.row)]
      all = [
        ("Dimension", [quantity.dimension.description]), ("Broader", quantity.broader.map { identity(Element($0)) }),
        ("Coherent unit", quantity.coherentUnit.map { [identity(Element($0))] } ?? []),
      ]
    case .unit:
      let unit = units[ID(element.row)]
      all = [
        ("Measures", [identity(Element(unit.quantity))]), ("Symbol", unit.symbol.map { [string($0)] } ?? []),
        ("Factor", [unit.factor.description]), ("Offset", [unit.offset.description]),
      ]
    case .term:
      let term = terms[ID(element.row)]
      all = [("Role", [string(term.role)]), ("Announces", term.quantity.map { [identity(Element($0))] } ?? [])]
    }
    return all.filter { !$0.names.isEmpty }.map { ($0.label, Array($0.names.prefix(12))) }
  }
}

/// The name of an element of `kind` inside `package`, by its identity; nil where that is of another package.
func elementName(of kind: ElementKind, _ identity: String, in package: String) -> String? {
  let start = package + (kind == .term ? ".terms." : ".")
  guard identity.hasPrefix(start), identity.utf8.count > start.utf8.count else { return nil }
  return String(identity.dropFirst(start.count))
}

/// The former elements that have pages, in the order of their packages and identities: those whose package is documented, and whose kind and
/// name nothing has now.
struct FormerElements: Sendable {
  struct Entry: Sendable {
    var package: ID<Package>
    /// Name inside the package.
    var name: String
    var element: FormerElement
    /// The package whose releases its history names.
    var home: ID<Package>
  }

  let entries: [Entry]
  private let places: [String: Int]

  init(of model: Model, _ histories: [PackageHistory], packages: [String: ID<Package>]) {
    var found: [String: Entry] = [:]
    for history in histories {
      guard let home = packages[history.package] else { continue }
      for former in history.former {
        guard let entry = Self.entry(former, home: home, model, packages) else { continue }
        if let symbol = model.symbols.find(entry.name),
          model.element(former.kind, named: symbol, in: entry.package) != nil
        {
          continue
        }
        found[former.kind.folder + " " + former.identity] = entry
      }
    }
    entries = found.values.sorted { one, other in
      let (a, b) = (one.element.identity, other.element.identity)
      if one.package != other.package { return one.package < other.package }
      return a == b ? one.element.kind.rawValue < other.element.kind.rawValue : a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    places = entries.enumerated().reduce(into: [:]) { $0[$1.element.element.identity] = $1.offset }
  }

  /// Its package is the one with the longest name that its identity begins with.
  private static func entry(
    _ former: FormerElement, home: ID<Package>, _ model: Model, _ packages: [String: ID<Package>]
  ) -> Entry? {
    var end = former.identity.endIndex
    while let dot = former.identity[..<end].lastIndex(of: ".") {
      end = dot
      let package = String(former.identity[..<dot])
      if let id = packages[package], let name = elementName(of: former.kind, former.identity, in: package) {
        return Entry(package: id, name: name, element: former, home: home)
      }
    }
    return nil
  }

  /// Position of the one with this identity.
  func position(of identity: String) -> Int? { places[identity] }
}
