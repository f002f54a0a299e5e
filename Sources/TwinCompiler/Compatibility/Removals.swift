public import TwinChanges
public import TwinModel
public import TwinRegistry
public import TwinRules

/// Where something stood that is gone, in the words of the new model where its owner is still there.
public struct RemovalPlace: Hashable, Sendable {
  /// Identity of the element.
  public var subject: String
  /// The place inside a value; empty for the element itself.
  public var path: String

  /// A place in, or of, `subject`.
  public init(subject: String, path: String = "") {
    self.subject = subject
    self.path = path
  }
}

/// What is gone in `new` since `old` and needs a notice of its own, with what `old` said of it, where the package is at `version` now. How long
/// the notice was is not among that.
public func removals(
  from old: ModelVersion, to new: ModelVersion, at version: SemanticVersion
) -> [RemovalPlace: GovernedChange.Removal] {
  let found = changes(from: old, to: new).compactMap { change in
    change.removal(in: old.model, at: version).map { (change.removalPlace, $0) }
  }
  return Dictionary(found) { first, _ in first }
}

/// Where that stood which `old` deprecates and which is gone in `new`.
public func announcedRemovals(from old: ModelVersion, to new: ModelVersion) -> Set<RemovalPlace> {
  Set(changes(from: old, to: new).filter { $0.deprecation(in: old.model) != nil }.map(\.removalPlace))
}

extension Change {
  /// What is gone, as policies over notice look at it, where its package is at `version` now; nil where nothing is. Notice of what another
  /// package declares is given there, and judged by its version.
  func removal(in old: Model, at version: SemanticVersion) -> GovernedChange.Removal? {
    guard isRemoval, !isOfInherited(in: old) else { return nil }
    let deprecation = deprecation(in: old)
    // Fields and values of enumerations have one kind of change, whether their time has come or not.
    let isReached = deprecation?.removeIn.map { $0 <= version } ?? false
    return GovernedChange.Removal(
      isDeprecated: deprecation != nil, removeIn: deprecation?.removeIn?.description,
      isDue: kind == .announcedRemoval || isReached)
  }

  /// Where it stood.
  var removalPlace: RemovalPlace { RemovalPlace(subject: subject, path: path) }

  /// The deprecation, in the old model, of what is gone.
  func deprecation(in model: Model) -> Deprecation? {
    guard isRemoval, let old else { return nil }
    return model.metadata(of: old).flatMap { model.metadata[$0].deprecation }
  }

  /// Whether something is gone.
  private var isRemoval: Bool { old != nil && new == nil }

  /// Whether it is of a member that the type it is told of inherited.
  private func isOfInherited(in model: Model) -> Bool {
    guard case .member(let member)? = old, case .twin(let type)? = oldOwner else { return false }
    return model.members[member].twin != type
  }
}

extension ReleasedChange {
  /// Where what is gone stood; nil where its kind is none of those with which something goes.
  public var removalPlace: RemovalPlace? {
    // Values of enumerations go with words of their own.
    let isRemoval =
      MigrationSteps.Family(element.kind) == .removal
      || element.kind == .enumValueRemoved || element.kind == .openEnumValueRemoved
    return isRemoval ? RemovalPlace(subject: element.subject, path: element.path) : nil
  }
}

/// The releases of a package that gave notice of what is gone in the one after `version`, on `day`: each from the day on which it was the
/// highest one, the oldest first. What was withdrawn gives no notice: those who came later never saw it.
public func noticeLine(
  _ releases: [RegisteredRelease], upTo version: SemanticVersion, on day: CalendarDay
) -> [RegisteredRelease] {
  let standing = releases.filter {
    $0.record.release.version.prerelease.isEmpty && $0.record.release.version <= version && $0.record.released <= day
      && $0.standing(on: day)?.kind != .yanked
  }
  let byDay = standing.sorted {
    ($0.record.released, $0.record.release.version) < ($1.record.released, $1.record.release.version)
  }
  return byDay.reduce(into: []) { line, release in
    if line.last.map({ $0.record.release.version < release.record.release.version }) ?? true { line.append(release) }
  }
}

extension ReleaseChanges {
  /// Whether something that was deprecated before may no longer be so since: a deprecation was lifted, or something is gone.
  public var mayEndNotice: Bool {
    changes.contains { $0.element.kind == .undeprecated || $0.impact.bump == .major || $0.removalPlace != nil }
  }
}
