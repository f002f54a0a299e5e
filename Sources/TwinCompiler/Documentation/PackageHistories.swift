import TwinChanges
public import TwinDocs
public import TwinModel
public import TwinRegistry

/// What a registry holds of a package, read.
public struct ReleasedPackage: Sendable {
  /// A release with what it says of its changes.
  public struct Release: Sendable {
    /// The release, and what was said of it since.
    public var registered: RegisteredRelease
    /// Its changes; nil where it says nothing of them.
    public var changes: ReleaseChanges?
    /// Who signed it, in words; what is wrong with signatures too.
    public var signatures: [String]

    /// A release.
    public init(registered: RegisteredRelease, changes: ReleaseChanges?, signatures: [String]) {
      self.registered = registered
      self.changes = changes
      self.signatures = signatures
    }

    var version: SemanticVersion { registered.record.release.version }
  }

  /// The package.
  public var package: PackageName
  /// Its releases, by version.
  public var releases: [Release]
  /// The version that is documented.
  public var version: SemanticVersion
  /// What changed since the release that it follows, and is not released yet.
  public var upcoming: [ReleasedChange]

  /// A package.
  public init(package: PackageName, releases: [Release], version: SemanticVersion, upcoming: [ReleasedChange] = []) {
    self.package = package
    self.releases = releases
    self.version = version
    self.upcoming = upcoming
  }

  /// The releases that lead to the version that is documented, the oldest first: each names the one that it followed. Releases of
  /// other lines are not among them.
  var line: [Release] {
    let byVersion = releases.reduce(into: [SemanticVersion: Release]()) { $0[$1.version] = $1 }
    var line: [Release] = []
    var seen: Set<SemanticVersion> = []
    var next = releases.last { $0.version <= version }
    while let release = next, seen.insert(release.version).inserted {
      line.append(release)
      next = release.changes?.previous.flatMap { byVersion[$0.version] }
    }
    return line.reversed()
  }
}

/// What pages tell of the releases of `package` and of what became of its elements. O(changes).
public func packageHistory(of package: ReleasedPackage) -> PackageHistory {
  let line = package.line
  var log = EventLog()
  for release in line {
    let last = release.changes?.previous?.version
    for change in release.changes?.changes ?? [] { log.add(change, .release(release.version), after: last) }
  }
  for change in package.upcoming { log.add(change, .next, after: line.last?.version) }
  let first = line.first.flatMap { $0.changes != nil && $0.changes?.previous == nil ? $0.version : nil }
  return PackageHistory(
    package: package.package.text,
    releases: package.releases.map { release in
      PackageHistory.Release(
        version: release.version, day: release.registered.record.released.description,
        bump: release.part?.rawValue, changes: release.changes?.changes.count,
        marks: release.registered.marks)
    },
    first: first, events: log.events, former: log.former,
    types: (line.last?.registered.record.types ?? []).reduce(into: [:]) { $0[$1.type] = $1.version })
}

extension RegisteredRelease {
  /// What was said of it, in a word each, whatever the day: pages tell the days.
  var marks: [ArticleMark] {
    StatusRecord.Kind.allCases.reversed().compactMap { kind in
      guard let status = statuses.last(where: { $0.kind == kind }) else { return nil }
      switch kind {
      case .yanked: return ArticleMark("withdrawn", .danger)
      case .deprecated: return ArticleMark("deprecated", .caution)
      case .sunset: return ArticleMark("ends \(status.date)", .caution)
      }
    }
  }
}

/// What became of elements, by identity; members below what holds them, so that a type takes them along when it is renamed.
private struct EventLog {
  private var elements: [String: [String: [PackageHistory.Event]]] = [:]
  /// What is gone, by what it was and was called.
  private var gone: [String: FormerElement] = [:]

  var former: [FormerElement] { gone.sorted { $0.key < $1.key }.map(\.value) }

  /// By identity as elements are called in the end.
  var events: [String: [PackageHistory.Event]] {
    var result: [String: [PackageHistory.Event]] = [:]
    for (element, members) in elements {
      for (member, events) in members { result[member.isEmpty ? element : element + "/" + member] = events }
    }
    return result
  }

  /// Adds what became of an element at `moment`, in the release behind `last`.
  mutating func add(_ change: ReleasedChange, _ moment: PackageHistory.Moment, after last: SemanticVersion?) {
    let element = change.element
    let (owner, member) = split(element.subject)
    let kind = element.event
    if let lost = element.lostElement {
      let former = element.former ?? element.subject
      let events = (elements[former] ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
      let name = kind == .removed ? nil : element.subject
      gone["\(lost) \(former)"] = FormerElement(
        lost, identity: former, moment: moment, name: name, last: last,
        steps: MigrationSteps(change).told,
        events: events + [PackageHistory.Event(moment, kind, message: element.message)])
      for (key, earlier) in gone where earlier.name == former { gone[key]?.name = name ?? former }
    }
    if let former = element.former, former != element.subject { rename(former, to: element.subject) }
    if kind == .removed, member.isEmpty {
      // Should it come again, it is new.
      elements[owner] = nil
      return
    }
    elements[owner, default: [:]][member, default: []]
      .append(PackageHistory.Event(moment, kind, message: element.message))
  }

  private mutating func rename(_ former: String, to now: String) {
    let (oldOwner, oldMember) = split(former)
    let (owner, member) = split(now)
    if oldMember.isEmpty, member.isEmpty {
      if let moved = elements.removeValue(forKey: oldOwner) { elements[owner] = moved }
    } else if let moved = elements[oldOwner]?.removeValue(forKey: oldMember) {
      // Another member that had the name before is gone: what became of it stays in the history of the type.
      elements[owner, default: [:]][member, default: []] += moved
    }
  }

  private func split(_ identity: String) -> (owner: String, member: String) {
    guard let slash = identity.firstIndex(of: "/") else { return (identity, "") }
    return (String(identity[..<slash]), String(identity[identity.index(after: slash)...]))
  }
}

extension ChangedElement {
  /// What kind of element has its name no more; nil where none has, or a package, a member or a part of a value.
  fileprivate var lostElement: ElementKind? {
    let family = MigrationSteps.Family(kind)
    guard family == .removal || family == .renaming, path.isEmpty else { return nil }
    return switch elementKind {
    case "twin type": .twin
    case "schema": .schema
    case "concept": .concept
    case "relation": .relation
    case "quantity kind": .quantity
    case "unit": .unit
    case "term": .term
    case "point": .point
    default: nil
    }
  }
}

extension MigrationSteps {
  /// What each audience does whom the change may break.
  fileprivate var told: [FormerElement.Step] {
    asked.map { FormerElement.Step(audience: $0.title, words: step($0)) }
  }
}

extension ChangedElement {
  /// What it is in the life of the element. What happens at a place inside a value changes it.
  fileprivate var event: PackageHistory.Event.Kind {
    let family = MigrationSteps.Family(kind)
    if !path.isEmpty { return family == .words ? .described : .changed }
    switch kind {
    case .deprecated: return .deprecated
    case .undeprecated: return .restored
    case .propertyAddedRequired, .relationshipAddedRequired: return .introduced
    case .fieldAdded, .fieldAddedRequired, .fieldAddedWithDefault, .fieldRemoved: return .changed
    default: break
    }
    return switch family {
    case .addition: .introduced
    case .removal: .removed
    case .words: .described
    default: .changed
    }
  }
}
