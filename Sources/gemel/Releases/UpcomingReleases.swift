import TwinCompiler
import TwinModel
import TwinRegistry
import TwinSource
import TwinStore

/// A release that another one follows: what it promised is what that is held to.
///
/// Withdrawn releases count. Withdrawing hides a release from those who choose anew and takes nothing from those who are locked to it:
/// what they have must not go away under a version that says nothing of it. So the version is the same whichever comes first, the
/// withdrawal or what takes back what the release brought.
struct FollowedRelease {
  /// Its record.
  var record: ReleaseRecord
  /// Whether it is withdrawn.
  var isWithdrawn: Bool

  init(_ release: RegisteredRelease, on day: CalendarDay) {
    (record, isWithdrawn) = (release.record, release.isWithdrawn(on: day))
  }

  /// What a comparison with it is called.
  var name: String { ReleaseName(record.release).text + (isWithdrawn ? " (withdrawn)" : "") }

  /// What is to be told of a comparison with it; nil where nobody would be surprised.
  var notice: String? {
    guard isWithdrawn else { return nil }
    return
      "`\(record.release.package)` is held against \(record.release.version), which is withdrawn: those who are locked to it still"
      + " have it"
  }
}

/// The packages that are to be released, each with the release that it follows.
struct UpcomingReleases {
  /// One of them.
  struct Upcoming {
    /// What it is compiled to.
    var files: [ArtifactFile]
    /// The release that it follows: the highest up to its version; nil for the first one.
    var followed: FollowedRelease?
    /// Whether that is this release already: the same version with the same model.
    var isReleased = false
    /// Position of the followed release among the baselines; nil where nothing is compared.
    var baseline: Int?
    /// The versions of its package that there were when it was looked up.
    var seen: Set<SemanticVersion> = []
  }

  private var upcoming: [ID<Package>: Upcoming] = [:]
  /// The releases that are followed, to be compared with.
  private(set) var baselines: [Baseline] = []
  /// The releases that are followed, compared or not, in the order of the packages.
  private(set) var followed: [FollowedRelease] = []
  /// What is to be told of what is compared.
  private(set) var notices: [String] = []
  /// The packages that have no release yet.
  private(set) var firstReleases: [ID<Package>] = []

  /// Looks up what `packages` of `compilation` follow in `registry`; nothing where there is none yet. With `comparesAll`, what is
  /// released already is compared too: it may be about to change.
  init(
    _ packages: [ID<Package>], of compilation: Compilation, _ workspace: Workspace, in registry: LocalRegistry?,
    on day: CalendarDay, comparesAll: Bool = false
  ) throws {
    let models = registry.map { RegistryModels(registry: $0) }
    let lost = try registry?.with { try $0.lostReleases() } ?? []
    let notice = NoticePolicy(of: workspace)
    let model = compilation.model
    for package in packages {
      let (row, name) = (model.packages[package], model.string(model.packages[package].name))
      var found = Upcoming(files: artifact(of: package, in: model))
      let earlier = (row.metadata.map { model.metadata[$0].formerly } ?? []).map(model.string)
      // Before the release that is followed: what comes in between is seen when it is published.
      if let registry, let name = PackageName(name) {
        found.seen = try registry.with { try $0.versionsInLine(of: name) }
      }
      found.followed = try models?.followed(by: name, row.version, formerly: earlier, on: day, lost: lost)
      if let models, let followed = found.followed {
        self.followed.append(followed)
        found.isReleased =
          try followed.record.release.version == row.version
          && models.holds(package, of: model, found.files, as: followed.record)
        if comparesAll || !found.isReleased {
          found.baseline = baselines.count
          if let notice = followed.notice { notices.append(notice) }
          baselines.append(
            try models.baseline(of: followed, as: name, noticeDays: notice.days(of: name), on: day))
        }
      } else {
        firstReleases.append(package)
      }
      upcoming[package] = found
    }
  }

  /// What is known of `package`; nil where it is not to be released.
  subscript(package: ID<Package>) -> Upcoming? { upcoming[package] }
}

extension RegistryModels {
  /// The release that a package at `version` follows: its highest up to that version, whether it is withdrawn or not; of one that has
  /// no release yet and was called otherwise before, the highest of that name. Where one of either name is among those that are `lost`,
  /// which one it follows is not known, and that is an error.
  func followed(
    by name: String, _ version: SemanticVersion, formerly earlier: [String], on day: CalendarDay, lost: [ReleaseID]
  ) throws -> FollowedRelease? {
    let own = try PackageName(name).map { try releases(of: $0) } ?? []
    try hold(lost, ofPackages: own.isEmpty ? [name] + earlier : [name])
    if !own.isEmpty {
      return own.last { $0.record.release.version <= version }.map { FollowedRelease($0, on: day) }
    }
    for former in earlier.compactMap({ PackageName($0) }) {
      if let last = try releases(of: former).last { return FollowedRelease(last, on: day) }
    }
    return nil
  }

  /// Stops where one of the releases that are `lost` is of one of `packages`: nothing can be held against it.
  func hold(_ lost: [ReleaseID], ofPackages packages: [String]) throws {
    guard let release = lost.first(where: { packages.contains($0.package.text) }) else { return }
    try registry.with { _ in throw StoreError.lostRecord(release) }
  }

  /// Whether the model of `package` among `files` is that of the release `record`. The model decides, and not the image, which holds
  /// dependencies too and is written by the compiler that is at hand; nor does which version of a dependency is at hand, as long as
  /// what the package says with it is the same.
  func holds(
    _ package: ID<Package>, of model: Model, _ files: [ArtifactFile], as record: ReleaseRecord
  ) throws -> Bool {
    let old = try registry.with { try $0.manifest(of: record) }.layers.first { $0.name == Self.document }
    guard let old, let new = files.first(where: { $0.name == Self.document }) else { return false }
    if old.digest == new.digest { return true }
    let versions = record.dependencies.map { ($0.release.package.text, $0.release.version) }
    let asReleased = modelJSON(
      of: package, in: model, dependencyVersions: Dictionary(versions) { first, _ in first })
    return old.digest == ContentDigest(of: asReleased)
  }

  /// A release that the package called `name` is to follow, as a baseline.
  func baseline(
    of followed: FollowedRelease, as name: String, noticeDays: Int = 0, on day: CalendarDay
  ) throws -> Baseline {
    let record = followed.record
    var baseline = Baseline(name: followed.name, compilation: try compilation(of: record))
    baseline.package = name
    if record.release.package.text != name { baseline.formerPackage = record.release.package.text }
    baseline.release = try known(of: record, noticeDays: noticeDays, on: day)
    baseline.release?.isFollowed = true
    return baseline
  }

  /// What is known of a release that is a baseline, where removals take `noticeDays` days of notice on `day`.
  func known(of record: ReleaseRecord, noticeDays: Int, on day: CalendarDay) throws -> ReleaseBaseline {
    ReleaseBaseline(
      records: try recordsOfLine(upTo: record), notice: try notice(of: record, days: noticeDays, on: day))
  }

  /// The change records that `record` or a release of a lower version had: what any of them decided is decided, and a release in
  /// between, such as one that brings back an older model, need not have it.
  private func recordsOfLine(upTo record: ReleaseRecord) throws -> [String: Set<ContentDigest>] {
    var records: [String: Set<ContentDigest>] = [:]
    for release in try releases(of: record.release.package)
    where release.record.release.version < record.release.version {
      for (name, digest) in try changes(of: release.record)?.allRecords ?? [:] {
        records[name, default: []].insert(digest)
      }
    }
    // A pre-release may be what is asked about, and is none of the line.
    for (name, digest) in try changes(of: record)?.allRecords ?? [:] { records[name, default: []].insert(digest) }
    return records
  }

  private func notice(of record: ReleaseRecord, days: Int, on day: CalendarDay) throws -> ReleaseBaseline.Notice {
    guard days > 0 else { return .unknown }
    let start = CalendarDay(daysSinceEpoch: day.daysSinceEpoch - days)
    let line = noticeLine(try releases(of: record.release.package), upTo: record.release.version, on: day)
    guard let newest = line.lastIndex(where: { $0.record.released <= start }) else { return .nothing(on: start) }
    guard line[newest].record.release != record.release else { return .itself }
    // The baseline itself is looked at anyway.
    let between = line[(newest + 1)...].filter { $0.record.release != record.release }
    let later = try between.filter { try changes(of: $0.record)?.mayEndNotice ?? true }
    return .older(try pastModel(of: line[newest]), later: try later.map(pastModel), on: start)
  }

  /// The model of an older release of a package, as a baseline that is called by its version.
  private func pastModel(of release: RegisteredRelease) throws -> Baseline {
    let id = release.record.release
    var baseline = Baseline(name: id.version.description, compilation: try compilation(of: release.record))
    baseline.package = id.package.text
    return baseline
  }

  /// The model of a release, which was compiled without errors once.
  func compilation(of record: ReleaseRecord) throws -> Compilation {
    let compilation = CompilerPipeline().compile(try workspace(of: record).input)
    guard !compilation.hasErrors else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message:
          "the model of \(record.release) cannot be read without errors; `gemel registry verify` tells whether it is"
          + " damaged, and the compiler that published it reads it")
    }
    return compilation
  }

  /// What a release says of its changes; nil where it says nothing.
  func changes(of record: ReleaseRecord) throws -> ReleaseChanges? {
    guard let bytes = try registry.with({ try $0.file(ReleaseChanges.file, of: record) }) else { return nil }
    let read = readReleaseChanges(bytes, file: .none)
    if let changes = read.value, changes.release == record.release { return changes }
    let reason = read.findings.first?.message ?? "it is of another release"
    throw CommandFailure(
      code: CommandFailure.couldNotRun,
      message: "\(ReleaseChanges.file) of the release \(record.release) cannot be read: \(reason);"
        + " `gemel registry verify` tells whether it is damaged, and the compiler that published it reads it")
  }
}
