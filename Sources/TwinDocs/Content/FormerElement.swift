public import TwinModel

/// An element that a release removed, or that has another name since.
public struct FormerElement: Sendable {
  /// What somebody does who used it.
  public struct Step: Sendable {
    /// Who: `Producers`.
    public var audience: String
    /// What, with code between backticks.
    public var words: String
    /// What code in the words is the name of.
    public var names: [String: NamedElement]

    /// A step.
    public init(audience: String, words: String, names: [String: NamedElement] = [:]) {
      self.audience = audience
      self.words = words
      self.names = names
    }
  }

  /// What it was.
  public var kind: ElementKind
  /// What it was called: the identity that its page is about.
  public var identity: String
  /// When it had that name no more.
  public var moment: PackageHistory.Moment
  /// What it is called now, or was called at last, where it got another name; nil where it was removed under this one.
  public var name: String?
  /// When what got another name was removed; nil where it is there.
  public var removed: PackageHistory.Moment?
  /// The last release that has it under its name.
  public var last: SemanticVersion?
  /// What those do who used it.
  public var steps: [Step]
  /// What became of it and of its members, under its later names too.
  public var events: [PackageHistory.Event]
  /// What that release says of it, where it was read.
  public var definition: Definition?
  /// Whether no release took it: its package is not in the workspace.
  var leftWithPackage = false

  /// A former element.
  public init(
    _ kind: ElementKind, identity: String, moment: PackageHistory.Moment, name: String? = nil,
    removed: PackageHistory.Moment? = nil, last: SemanticVersion? = nil, steps: [Step] = [],
    events: [PackageHistory.Event] = [],
    definition: Definition? = nil
  ) {
    self.kind = kind
    self.identity = identity
    self.moment = moment
    self.name = name
    self.removed = removed
    self.last = last
    self.steps = steps
    self.events = events
    self.definition = definition
  }

  /// Whether it is there no more, whatever it was called at last.
  var isRemoved: Bool { name == nil || removed != nil }
}

/// The name of an element of `kind` inside `package`, by its identity; nil where that is of another package.
func elementName(of kind: ElementKind, _ identity: String, in package: String) -> String? {
  let start = package + (kind == .term ? ".terms." : ".")
  guard identity.hasPrefix(start), identity.utf8.count > start.utf8.count else { return nil }
  return String(identity.dropFirst(start.count))
}

/// The former elements that have pages, in the order of their packages and identities: those whose package is documented, and whose kind and
/// name nothing has now; all of packages that are not in the workspace.
struct FormerElements: Sendable {
  struct Entry: Sendable {
    var package: PackageHome
    /// Name of the package.
    var packageName: String
    /// Name inside the package.
    var name: String
    var element: FormerElement
    /// Name of the package whose releases its history names.
    var home: String
  }

  let entries: [Entry]
  private let places: [String: Int]

  init(of model: Model, _ options: DocumentationOptions, packages: [String: PackageHome]) {
    var found: [String: Entry] = [:]
    let lists =
      options.histories.map { ($0.package, $0.former) } + options.formerPackages.map { ($0.name, $0.elements) }
    for (home, elements) in lists where packages[home] != nil {
      for former in elements {
        guard let entry = Self.entry(former, home: home, packages) else { continue }
        if case .present(let package) = entry.package, let symbol = model.symbols.find(entry.name),
          model.element(former.kind, named: symbol, in: package) != nil
        {
          continue
        }
        found[Self.key(former.identity, former.kind)] = entry
      }
    }
    entries = found.values.sorted { one, other in
      let (a, b) = (one.element.identity, other.element.identity)
      if one.packageName != other.packageName {
        return one.packageName.utf8.lexicographicallyPrecedes(other.packageName.utf8)
      }
      return a == b ? one.element.kind.rawValue < other.element.kind.rawValue : a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    places = entries.enumerated().reduce(into: [:]) { places, entry in
      let former = entry.element.element
      places[former.identity] = entry.offset
      places[Self.key(former.identity, former.kind)] = entry.offset
    }
  }

  /// Its package is the one with the longest name that its identity begins with.
  private static func entry(
    _ former: FormerElement, home: String, _ packages: [String: PackageHome]
  ) -> Entry? {
    var end = former.identity.endIndex
    while let dot = former.identity[..<end].lastIndex(of: ".") {
      end = dot
      let package = String(former.identity[..<dot])
      if let id = packages[package], let name = elementName(of: former.kind, former.identity, in: package) {
        return Entry(package: id, packageName: package, name: name, element: former, home: home)
      }
    }
    return nil
  }

  private static func key(_ identity: String, _ kind: ElementKind?) -> String {
    kind.map { $0.folder + " " + identity } ?? identity
  }

  /// Position of the one with this identity: of any kind where none is given.
  func position(of identity: String, _ kind: ElementKind? = nil) -> Int? { places[Self.key(identity, kind)] }

  /// The one of `kind` with this identity.
  func element(_ kind: ElementKind, _ identity: String) -> FormerElement? {
    position(of: identity, kind).map { entries[$0].element }
  }
}
