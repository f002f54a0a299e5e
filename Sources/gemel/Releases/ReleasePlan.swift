import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRules
import TwinSource
import TwinStore

/// A release that was made ready.
struct PlannedRelease {
  /// Its files.
  var content: ReleaseContent
  /// Its record; that of the registry where it is released already.
  var record: ReleaseRecord
  /// What it says of its changes; nil for what says nothing, which ships with the compiler or is there already.
  var changes: ReleaseChanges?
  /// Whether what it follows is withdrawn; of one that is there already, whether that is.
  var followsWithdrawn = false
  /// Whether the registry has it.
  var isPresent = false
  /// Whether the package ships with the compiler, and goes along so that the registry holds all that is needed.
  var isShipped = false
  /// The versions of the package that there were when it was made ready; nil for what ships, which follows nothing.
  var seen: Set<SemanticVersion>?
  /// Of one that is there already: the newest release of the package, where that is a higher one.
  var newest: SemanticVersion?
}

/// Makes releases ready: what depends on nothing first.
struct ReleasePlanner {
  /// What is the same for all releases of a run.
  struct Terms {
    var publisher: String
    var day: CalendarDay
    var commit: String?
  }

  let compilation: Compilation
  /// The packages with what they follow.
  let upcoming: UpcomingReleases
  /// The check, which held them to that.
  let checked: CheckedCompilation
  /// The registry; nil where there is none yet.
  let registry: LocalRegistry?
  let terms: Terms
  /// Releases in the order in which they have to be published.
  private(set) var releases: [PlannedRelease] = []
  /// Why some cannot be released.
  private(set) var refusals: [String] = []
  private var planned: [ID<Package>: Int] = [:]
  private var visited: Set<ID<Package>> = []
  /// Packages that come from a registry.
  private let released: Set<ID<Package>>
  private let findings: [String: [Finding]]

  private var model: Model { compilation.model }

  init(
    _ compilation: Compilation, _ upcoming: UpcomingReleases, _ checked: CheckedCompilation,
    in registry: LocalRegistry?, _ terms: Terms
  ) {
    self.compilation = compilation
    self.upcoming = upcoming
    self.checked = checked
    self.registry = registry
    self.terms = terms
    released = Set(compilation.releasedPackages)
    findings = Self.findings(of: checked, compilation)
  }

  /// Makes `packages` ready, and what ships with the compiler and is needed. Other packages that are needed have to be in the
  /// registry as they are here.
  mutating func plan(_ packages: [ID<Package>]) throws {
    let named = Set(packages)
    let given = Set(compilation.givenPackages)
    // Each package comes after those that it needs; without recursion, since models may be deep.
    var pending = packages.reversed().map { (package: $0, isReady: false) }
    while let (package, isReady) = pending.popLast() {
      if isReady {
        try add(package, isNamed: named.contains(package), isShipped: !given.contains(package))
      } else if visited.insert(package).inserted {
        pending.append((package, true))
        // What a release needs was published before it.
        if released.contains(package) { continue }
        pending += model.packages[package].dependencies.reversed().map { ($0.package, false) }
      }
    }
  }

  private mutating func add(_ package: ID<Package>, isNamed: Bool, isShipped: Bool) throws {
    let row = model.packages[package]
    let name = model.string(row.name)
    if released.contains(package) { return try addReleased(name, row.version, package) }
    guard let release = PackageName(name).flatMap({ ReleaseID($0, row.version) }) else {
      refusals.append(
        "`\(name)` \(row.version) cannot be a release: a name has two segments or more, of letters, digits, `_` and `-`, and a"
          + " version at most \(ReleaseID.maximumVersionLength) characters")
      return
    }
    let files = upcoming[package]?.files ?? artifact(of: package, in: model)
    if let present = try registry?.with({ try $0.release(release) })?.record {
      return try add(present, package, files, isNamed: isNamed, isShipped: isShipped)
    }
    guard isNamed || isShipped else {
      refusals.append("`\(name)` \(row.version) is needed and not released yet; name it too, or release everything")
      return
    }
    if let followed = upcoming[package]?.followed?.record, terms.day < followed.released {
      refusals.append(
        "`\(name)` \(row.version) would be released on \(terms.day), and \(followed.release.version), which it follows, was on"
          + " \(followed.released); give that day or a later one with --as-of")
      return
    }
    if !isShipped, upcoming[package]?.followed == nil, let lowest = upcoming[package]?.seen.min(), row.version < lowest
    {
      refusals.append(
        "`\(name)` \(row.version) would stand before \(lowest), the lowest version that is released, and be compared with nothing;"
          + " write a version from \(lowest) on")
      return
    }
    if !isShipped, let higher = upcoming[package]?.seen.filter({ $0.isInLine(of: row.version) }).max(),
      row.version < higher
    {
      refusals.append(
        "`\(name)` \(row.version) would come after \(higher), which is released and was not compared with it: those who move up would lose"
          + " what it adds; bring these sources to what \(higher) has and write `version: \(higher.raised(by: .patch))` or higher"
      )
      return
    }
    guard let dependencies = dependencies(of: package) else { return }
    let changes = isShipped ? nil : changes(of: package, released: release)
    guard holds(changes, release) else { return }
    let waivers = waivers(of: name)
    // What ships with the compiler comes about with it, and is the same content whichever compiler publishes it.
    let origin = isShipped ? [] : [provenanceFile(of: package, release, dependencies, waivers)]
    let content = try ReleaseContent.of(release, files + origin, changes)
    var planned = PlannedRelease(
      content: content,
      record: ReleaseRecord(
        release: release, manifest: content.digest, released: terms.day, publisher: terms.publisher,
        commit: isShipped ? nil : terms.commit, bump: changes?.previous == nil ? nil : changes?.bump,
        dependencies: dependencies, approvals: changes?.approvals ?? [], waivers: waivers),
      isShipped: isShipped)
    planned.record.types = typeVersions(
      of: model.types(of: package), in: release,
      previous: changes?.previous == nil ? nil : upcoming[package]?.followed?.record.types ?? [],
      changes: changes?.changes ?? [])
    planned.changes = changes
    planned.seen = isShipped ? nil : upcoming[package]?.seen
    planned.followsWithdrawn = !isShipped && upcoming[package]?.followed?.isWithdrawn ?? false
    append(planned, package)
  }

  // MARK: - Changes

  /// What the check compared `package` with.
  private func comparison(of package: ID<Package>) -> ModelComparison? {
    guard let index = upcoming[package]?.baseline, let gate = checked.gate, gate.comparisons.indices.contains(index)
    else { return nil }
    return gate.comparisons[index]
  }

  /// What `package` says of its changes.
  private func changes(of package: ID<Package>, released release: ReleaseID) -> ReleaseChanges {
    let name = release.package.text
    let records = compilation.changeRecords.filter { $0.package == name }
    guard let followed = upcoming[package]?.followed?.record, let comparison = comparison(of: package),
      let governed = checked.gate?.packages.first(where: { $0.name == name })
    else { return ReleaseChanges(first: release, records: records) }
    return ReleaseChanges(
      of: release, since: ReleaseChanges.Previous(version: followed.release.version, manifest: followed.manifest),
      comparison: comparison, package: governed, records: records)
  }

  /// Whether the version says what changed. The check holds manifests to it; this holds what has none.
  private mutating func holds(_ changes: ReleaseChanges?, _ release: ReleaseID) -> Bool {
    guard let changes, let base = changes.previous?.version, !release.version.covers(changes.bump, since: base) else {
      return true
    }
    refusals.append(
      "`\(release.package)` goes from \(base) to \(release.version), and its changes take a \(changes.bump.rawValue)"
        + " version: it has to be \(base.raised(by: changes.bump)) or higher")
    return false
  }

  /// Adds a release whose version the registry has: with the same model it is that release, with another it cannot be.
  private mutating func add(
    _ present: ReleaseRecord, _ package: ID<Package>, _ files: [ArtifactFile], isNamed: Bool, isShipped: Bool
  ) throws {
    let release = present.release
    let isSame =
      try upcoming[package]?.isReleased ?? false
      || registry.map { try RegistryModels(registry: $0).holds(package, of: model, files, as: present) } ?? false
    if isSame {
      let content = try ReleaseContent.of(release, files)
      let followed = upcoming[package]?.followed
      var planned = PlannedRelease(
        content: content, record: present,
        followsWithdrawn: followed?.record.release == release && followed?.isWithdrawn ?? false, isPresent: true,
        isShipped: isShipped)
      planned.newest = upcoming[package]?.seen.max().flatMap { release.version < $0 ? $0 : nil }
      return append(planned, package)
    }
    var refusal =
      "`\(release.package)` \(release.version) was released on \(present.released) by \(present.publisher) with other content"
    if isShipped {
      refusal += " than this compiler ships; use the compiler that published it, or another registry"
    } else {
      refusal += ", and a release is never changed: write `version: \(release.version.raised(by: .patch))` or higher"
      refusal += " (`gemel diff \(ReleaseName(release).text)` shows the changes)"
      if !isNamed { refusal += " and name it too, since others need it" }
    }
    refusals.append(refusal)
  }

  /// Adds a release that the registry has, as it is there: what is compiled here of it may be what other releases make of it.
  private mutating func addReleased(_ name: String, _ version: SemanticVersion, _ package: ID<Package>) throws {
    guard let registry, let id = PackageName(name).flatMap({ ReleaseID($0, version) }),
      let record = try registry.with({ try $0.release(id) })?.record,
      let content = ReleaseContent(id, files: [])
    else {
      refusals.append("`\(name)` \(version) is needed and not in the registry; publish it there first")
      return
    }
    append(PlannedRelease(content: content, record: record, isPresent: true), package)
  }

  private mutating func append(_ release: PlannedRelease, _ package: ID<Package>) {
    planned[package] = releases.count
    releases.append(release)
  }

  /// What a package needs, as it was made ready before; nil where something of it cannot be released, or was not yet on the day.
  private mutating func dependencies(of package: ID<Package>) -> [ReleaseDependency]? {
    var dependencies: [ReleaseDependency] = []
    for dependency in model.packages[package].dependencies {
      guard let index = planned[dependency.package] else { return nil }
      let record = releases[index].record
      // What ships was there with the compiler, whenever it came to this registry.
      if terms.day < record.released, !ShippedOntologies.names.contains(record.release.package.text) {
        refusals.append(
          "`\(model.string(model.packages[package].name))` would be released on \(terms.day), and `\(record.release.package)`"
            + " \(record.release.version), which it needs, was on \(record.released); give that day or a later one with --as-of"
        )
        return nil
      }
      dependencies.append(
        ReleaseDependency(
          release: record.release, manifest: record.manifest, requirement: dependency.requirement))
    }
    return dependencies
  }

  // MARK: - Findings

  /// What was found about the package called `name` and its elements, accepted findings included.
  func findings(about name: String) -> [Finding] { findings[name] ?? [] }

  /// What was found, by the package that it is about.
  static func findings(of checked: CheckedCompilation, _ compilation: Compilation) -> [String: [Finding]] {
    let model = compilation.model
    let names = Set(compilation.givenPackages.map { model.string(model.packages[$0].name) })
    var findings: [String: [Finding]] = [:]
    for finding in checked.findings {
      // Of packages whose names begin alike, the longest is meant.
      var name = finding.subject
      while !names.contains(name), let dot = name.lastIndex(of: ".") { name = String(name[..<dot]) }
      findings[name, default: []].append(finding)
    }
    return findings
  }

  /// The waived ones of them.
  private func waivers(of name: String) -> [WaivedFinding] {
    findings(about: name).compactMap { finding in
      finding.waiver.map {
        WaivedFinding(rule: finding.rule, subject: finding.subject, fingerprint: finding.fingerprint, waiver: $0)
      }
    }
  }
}
