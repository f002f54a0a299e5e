public import TwinModel

/// What a registry tells of a package: its releases, and what became of each element from one to the next.
public struct PackageHistory: Sendable {
  /// A release, as lists show it.
  public struct Release: Hashable, Sendable {
    /// Its version.
    public var version: SemanticVersion
    /// The day on which it was released.
    public var day: String
    /// What it takes to come from the release before: `minor`; nil for the first.
    public var bump: String?
    /// How many changes there were; nil where it does not say.
    public var changes: Int?
    /// What was said of it since: that it was withdrawn, deprecated, or when it ends.
    public var marks: [ArticleMark]

    /// A release.
    public init(version: SemanticVersion, day: String, bump: String?, changes: Int?, marks: [ArticleMark]) {
      self.version = version
      self.day = day
      self.bump = bump
      self.changes = changes
      self.marks = marks
    }
  }

  /// When something became of an element.
  public enum Moment: Hashable, Sendable {
    case release(SemanticVersion)
    /// In what is documented, and in no release yet.
    case next
  }

  /// Something that became of an element.
  public struct Event: Hashable, Sendable {
    /// What it was.
    public enum Kind: Hashable, Sendable {
      case introduced, changed, deprecated, restored
      /// A member is gone. One that has its name later is another one.
      case removed
      /// Words, owners, annotations: nothing that data or code would notice.
      case described
    }

    /// When it was.
    public var moment: Moment
    /// What it was.
    public var kind: Kind
    /// The same in words, with code between backticks.
    public var message: String
    /// What code in the message is the name of.
    public var names: [String: NamedElement]

    /// An event.
    public init(_ moment: Moment, _ kind: Kind, message: String, names: [String: NamedElement] = [:]) {
      self.moment = moment
      self.kind = kind
      self.message = message
      self.names = names
    }
  }

  /// Name of the package.
  public var package: String
  /// All releases, by version.
  public var releases: [Release]
  /// The release that what is not said otherwise has been there since; nil where that is not known.
  public var first: SemanticVersion?
  /// What became of the package's elements and their members, by identity as they are called now, the oldest first.
  public let events: [String: [Event]]
  /// What releases removed or renamed, so that its name means nothing now.
  public var former: [FormerElement]
  /// The version of each type, by identity, in the release that is documented or that it follows.
  public var types: [String: SemanticVersion]
  /// Identities of members that are gone, by that of the type that had them, sorted.
  let departed: [String: [String]]

  /// A history.
  public init(
    package: String, releases: [Release], first: SemanticVersion?, events: [String: [Event]],
    former: [FormerElement] = [], types: [String: SemanticVersion]
  ) {
    self.package = package
    self.releases = releases
    self.first = first
    self.events = events
    self.former = former
    self.types = types
    let gone = events.filter { $0.value.last?.kind == .removed && $0.key.contains("/") }.keys
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    departed = Dictionary(grouping: gone) { String($0.prefix { $0 != "/" }) }
  }
}

extension PackageHistory {
  /// When what is called `identity` came, changed, and was deprecated. What came with its `container` has no event of its own.
  func milestones(of identity: String, in container: String? = nil) -> Milestones {
    // What a removal ended was another element of the same name.
    let own = (events[identity] ?? []).split(omittingEmptySubsequences: false) { $0.kind == .removed }.last ?? []
    func start(_ events: some BidirectionalCollection<Event>) -> Moment? {
      events.last { $0.kind == .introduced }?.moment
    }
    let changes = own.filter { $0.kind == .changed || $0.kind == .restored }.map(\.moment)
    return Milestones(
      since: start(own) ?? container.flatMap { start(events[$0] ?? []) } ?? first.map { .release($0) },
      changed: changes.reduce(into: []) { if $0.last != $1 { $0.append($1) } },
      deprecated: own.last { $0.kind == .deprecated || $0.kind == .restored }
        .flatMap { $0.kind == .deprecated ? $0.moment : nil })
  }
}

/// When an element came, changed and was deprecated.
struct Milestones: Sendable {
  /// Nil where that is not known.
  var since: PackageHistory.Moment?
  var changed: [PackageHistory.Moment]
  var deprecated: PackageHistory.Moment?
}
