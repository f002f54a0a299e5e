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
      /// Something inside of it, which has no events of its own, is on its way out.
      case partDeprecated
      /// A member is gone. One that has its name later is another one.
      case removed
      /// Words, owners, annotations: nothing that data or code would notice.
      case described
      /// Of a part: what is inside it came with what it is now.
      case remade
      /// Of a part: what is inside it may have been there or not, since what was recorded does not tell.
      case obscured
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

  /// A field or a value of an enumeration, or what holds such.
  public struct Part: Hashable, Sendable {
    /// Identity of the element or the member that it is inside.
    public var owner: String
    /// Its place there: `.limits.low`, `=idle`, `[].unit`; empty for all that is inside.
    public var path: String

    /// A part.
    public init(owner: String, path: String) {
      self.owner = owner
      self.path = path
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
  /// What became of fields and values, as they and what holds them are called now, the oldest first.
  public let parts: [Part: [Event]]
  /// What releases removed or renamed, so that its name means nothing now.
  public var former: [FormerElement]
  /// The version of each type, by identity, in the release that is documented or that it follows.
  public var types: [String: SemanticVersion]
  /// Identities of members that are gone, by that of the type that had them, sorted.
  let departed: [String: [String]]

  /// A history.
  public init(
    package: String, releases: [Release], first: SemanticVersion?, events: [String: [Event]],
    parts: [Part: [Event]] = [:], former: [FormerElement] = [], types: [String: SemanticVersion]
  ) {
    self.package = package
    self.releases = releases
    self.first = first
    self.events = events
    self.parts = parts
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

extension PackageHistory {
  /// Whether anything became of what stands at `path` inside `owner`.
  func tells(of path: String, in owner: String) -> Bool { parts[Part(owner: owner, path: path)] != nil }

  /// When what stands at `path` inside `owner` came, changed, and was deprecated. What came with that, or with a part around it, has no event of
  /// its own; `start` is when `owner` came.
  func milestones(at path: String, in owner: String, start: Moment?) -> Milestones {
    func events(_ path: some StringProtocol) -> [Event] { parts[Part(owner: owner, path: String(path))] ?? [] }
    let own = events(path).split(omittingEmptySubsequences: false) { $0.kind == .removed }.last ?? []
    var since = own.last { $0.kind == .introduced }?.moment
    if since == nil {
      let last = enclosing(path).lazy.compactMap { place in
        events(place).last { $0.kind == .introduced || $0.kind == .remade || $0.kind == .obscured }
      }.first
      since = last.map { $0.kind == .obscured ? nil : $0.moment } ?? start
    }
    let changes = own.filter { $0.kind == .changed || $0.kind == .restored }.map(\.moment)
    return Milestones(
      since: since, changed: changes.reduce(into: []) { if $0.last != $1 { $0.append($1) } },
      deprecated: own.last { $0.kind == .deprecated || $0.kind == .restored }
        .flatMap { $0.kind == .deprecated ? $0.moment : nil })
  }

  /// The places around `path`, the nearest first, down to all that is inside.
  private func enclosing(_ path: String) -> [Substring] {
    path.indices.reversed().filter { ".[{=".contains(path[$0]) }.map { path[..<$0] }
  }
}

/// When an element came, changed and was deprecated.
struct Milestones: Sendable {
  /// Nil where that is not known.
  var since: PackageHistory.Moment?
  var changed: [PackageHistory.Moment]
  var deprecated: PackageHistory.Moment?

  /// What is deprecated, and never was not, has been so since it came: no release tells of it.
  mutating func completeDeprecation(of deprecation: Deprecation?) {
    if deprecation != nil, deprecated == nil { deprecated = since }
  }
}
