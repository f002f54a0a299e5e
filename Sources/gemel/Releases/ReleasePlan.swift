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
  /// The release that it was compared with.
  var previous: SemanticVersion?
  /// How many changes were found.
  var changes = 0
  /// Whether the registry has it.
  var isPresent = false
  /// Whether the package ships with the compiler, and goes along so that the registry holds all that is needed.
  var isShipped = false
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

  private var model: Model { compilation.model }

  init(_ compilation: Compilation, _ checked: CheckedCompilation, in registry: LocalRegistry?, _ terms: Terms) {
    self.compilation = compilation
    self.checked = checked
    self.registry = registry
    self.terms = terms
    released = Set(compilation.releasedPackages)
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
    guard let release = PackageName(name).flatMap({ ReleaseID($0, row.version) }),
      let content = ReleaseContent(release, files: artifact(of: package, in: model))
    else {
      refusals.append(
        "`\(name)` \(row.version) cannot be a release: a name has two segments or more, of letters, digits, `_` and `-`, and a"
          + " version at most \(ReleaseID.maximumVersionLength) characters")
      return
    }
    if let present = try registry?.with({ try $0.release(release) })?.record {
      return try add(present, package, content, isNamed: isNamed, isShipped: isShipped)
    }
    guard isNamed || isShipped else {
      refusals.append("`\(name)` \(row.version) is needed and not released yet; name it too, or release everything")
      return
    }
    guard let dependencies = dependencies(of: package) else { return }
    var record = ReleaseRecord(
      release: release, manifest: content.digest, released: terms.day, publisher: terms.publisher,
      commit: isShipped ? nil : terms.commit, dependencies: dependencies, waivers: waivers(of: name))
    var planned = PlannedRelease(content: content, record: record, isShipped: isShipped)
    let previous = isShipped ? nil : try self.previous(before: release)
    var changes: [JudgedChange] = []
    if let previous {
      let comparison = try comparison(of: package, with: previous)
      changes = comparison.changes
      record.bump = comparison.bump
      let base = previous.release.version
      guard release.version.covers(comparison.bump, since: base) else {
        refusals.append(
          "`\(name)` goes from \(base) to \(release.version), and its changes take a \(comparison.bump.rawValue) version: write"
            + " `version: \(base.raised(by: comparison.bump))` or higher (\(hint(previous)))")
        return
      }
    }
    record.types = typeVersions(of: package, in: model, previous: previous?.types ?? [], changes: changes)
    (planned.record, planned.previous, planned.changes) = (record, previous?.release.version, changes.count)
    append(planned, package)
  }

  /// Adds a release whose version the registry has: with the same model it is that release, with another it cannot be.
  ///
  /// The model decides, and not the image, which holds dependencies too and is written by the compiler that is at hand.
  private mutating func add(
    _ present: ReleaseRecord, _ package: ID<Package>, _ content: ReleaseContent, isNamed: Bool, isShipped: Bool
  ) throws {
    let document = "model.json"
    let old = try registry?.with { try $0.manifest(of: present) }.layers.first { $0.name == document }
    let new = content.manifest.layers.first { $0.name == document }
    if old?.digest == new?.digest {
      let planned = PlannedRelease(content: content, record: present, isPresent: true, isShipped: isShipped)
      return append(planned, package)
    }
    let release = present.release
    var refusal =
      "`\(release.package)` \(release.version) was released on \(present.released) by \(present.publisher) with other content"
    if isShipped {
      refusal += " than this compiler ships; use the compiler that published it, or another registry"
    } else {
      let bump = try comparison(of: package, with: present).bump
      let next = release.version.raised(by: max(bump, .patch))
      refusal += ", and a release is never changed: write `version: \(next)` or higher (\(hint(present)))"
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

  private func hint(_ release: ReleaseRecord) -> String {
    "`gemel diff \(ReleaseName(release.release).text)` shows the changes"
  }

  /// The release that the next one of this version follows: the highest below it.
  private func previous(before release: ReleaseID) throws -> ReleaseRecord? {
    guard let registry else { return nil }
    return try RegistryModels(registry: registry).releases(of: release.package, on: terms.day)
      .last { $0.record.release.version < release.version }?.record
  }

  private func comparison(of package: ID<Package>, with release: ReleaseRecord) throws -> ModelComparison {
    guard let registry else { throw CommandFailure.usage("there is no registry") }
    let old = CompilerPipeline().compile(try RegistryModels(registry: registry).workspace(of: release).input)
    guard !old.hasErrors else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message:
          "the model of \(release.release) cannot be read without errors; `gemel registry verify` tells whether it is"
          + " damaged, and the compiler that published it reads it")
    }
    var baseline = Baseline(name: ReleaseName(release.release).text, compilation: old)
    baseline.package = model.string(model.packages[package].name)
    return CompilerPipeline().compare(compilation, with: baseline, configurations: checked.configurations)
  }

  /// What a package needs, as it was made ready before; nil where something of it cannot be released.
  private func dependencies(of package: ID<Package>) -> [ReleaseDependency]? {
    var dependencies: [ReleaseDependency] = []
    for dependency in model.packages[package].dependencies {
      guard let index = planned[dependency.package] else { return nil }
      let record = releases[index].record
      dependencies.append(
        ReleaseDependency(
          release: record.release, manifest: record.manifest, requirement: dependency.requirement))
    }
    return dependencies
  }

  /// The waived findings about elements of the package called `name`.
  private func waivers(of name: String) -> [WaivedFinding] {
    let names = compilation.givenPackages.map { model.string(model.packages[$0].name) }
    return checked.findings.compactMap { finding in
      guard let waiver = finding.waiver else { return nil }
      let subject = finding.subject
      // Of packages whose names begin alike, the longest is meant.
      let home = names.filter { subject == $0 || subject.hasPrefix($0 + ".") }.max { $0.utf8.count < $1.utf8.count }
      guard home == name else { return nil }
      return WaivedFinding(
        rule: finding.rule, subject: finding.subject, fingerprint: finding.fingerprint, waiver: waiver)
    }
  }
}
