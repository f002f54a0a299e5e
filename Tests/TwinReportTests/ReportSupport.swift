import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinReport
import TwinRules
import TwinSource

func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

func version(_ text: String) throws -> SemanticVersion { try #require(SemanticVersion(text)) }

/// A package of a workspace: its manifest but for edition and name, and its types.
struct SourcePackage {
  var name: String
  var manifest: String
  var source: String

  init(_ name: String, _ manifest: String, _ source: String) {
    (self.name, self.manifest, self.source) = (name, manifest, source)
  }
}

/// Compiles `packages`, which have no errors.
func compiled(_ packages: [SourcePackage]) throws -> Compilation {
  func file(_ path: String, _ text: String) -> InputFile { InputFile(path: path, bytes: Array(text.utf8)) }
  let input = CompilerInput(
    packages: packages.map { package in
      PackageInput(
        manifest: file("\(package.name)/gemel.yaml", "edition: 2026\npackage: \(package.name)\n\(package.manifest)"),
        sources: [file("\(package.name)/model.yaml", package.source)])
    })
  let compilation = CompilerPipeline().compile(input)
  try #require(compilation.findings.filter { $0.severity == .error }.map(\.message) == [])
  return compilation
}

/// What was compiled, as a report looks at it.
func reported(_ compilation: Compilation) -> ReportedModel {
  ReportedModel(compilation.model, packages: compilation.givenPackages) { place in
    place.isNone ? nil : compilation.files[Int(place.file.rawValue)].path
  }
}

/// A release of `com.example.plant` for tests of what is made of releases.
struct ReleaseSketch {
  var version: String
  var day: String
  var previous: String?
  var changes: [ReleasedChange] = []
  var records: [ReleasedRecord] = []
  var waived: [WaivedFinding] = []
  /// What is gone and needs notice, with the day since which it was deprecated; nil where it was not.
  var removals: [String: String?] = [:]
  var restores: String?
  var statuses: [(kind: StatusRecord.Kind, date: String)] = []
  var dependencies: [String] = []

  func release(of package: String = "com.example.plant") throws -> ReportedPackage.Release {
    func id(_ package: String, _ text: String) throws -> ReleaseID {
      let name = try #require(PackageName(package))
      let number = try TwinReportTests.version(text)
      return try #require(ReleaseID(name, number))
    }
    let release = try id(package, version)
    let digest = ContentDigest(of: Array(version.utf8))
    let record = ReleaseRecord(
      release: release, manifest: digest, released: try TwinReportTests.day(day), publisher: "ci", commit: nil,
      restores: try restores.map { try TwinReportTests.version($0) },
      dependencies: try dependencies.map { text in
        let parts = text.split(separator: "@").map(String.init)
        return ReleaseDependency(
          release: try id(parts[0], parts[1]), manifest: digest,
          requirement: try #require(VersionRequirement("^" + parts[1])))
      }, waivers: waived)
    let statuses = try statuses.enumerated().map { number, status in
      StatusRecord(
        release: release, number: number + 1, kind: status.kind, reason: "enough",
        date: try TwinReportTests.day(status.date),
        publisher: "ci")
    }
    let changes = ReleaseChanges(
      release: release,
      previous: try previous.map { .init(version: try TwinReportTests.version($0), manifest: digest) },
      changes: changes, records: records)
    return .init(
      registered: RegisteredRelease(record: record, statuses: statuses), changes: changes,
      removals: try removals.reduce(into: [:]) { removals, removed in
        removals[RemovalPlace(subject: "com.example.plant.\(removed.key)")] = ReportedPackage.Removal(
          GovernedChange.Removal(isDeprecated: removed.value != nil, removeIn: nil, isDue: false),
          since: try removed.value.map { try TwinReportTests.day($0) })
      })
  }
}

/// A change at `subject` of `com.example.plant` that takes `bump`.
func change(
  _ kind: ChangeKind, _ subject: String, _ bump: Bump, record: String? = nil, announcedFor: String? = nil
) -> ReleasedChange {
  ReleasedChange(
    element: ChangedElement(
      kind: kind, message: "`\(subject)` is otherwise", elementKind: "property", subject: "com.example.plant.\(subject)"
    ),
    impact: Impact(effects: Effects(), bump: bump, upgrade: .any, migration: .none, mirror: ""),
    announcedFor: announcedFor, fingerprint: "print of \(subject)", record: record)
}

/// A change record.
func record(_ name: String, decision: String? = nil, author: String? = nil, approvedBy: [String] = []) -> ReleasedRecord
{
  ReleasedRecord(
    name: name, digest: ContentDigest(of: Array(name.utf8)), summary: "s", why: "w", bump: .major, decision: decision,
    author: author, approvedBy: approvedBy)
}

/// What asks for everything.
func strictPolicy(noticeDays: Int = 0) -> ChangePolicy {
  var policy = ChangePolicy()
  (policy.required, policy.decision, policy.approval) = (.breaking, .breaking, .breaking)
  (policy.notice, policy.noticeDays) = (.deprecated, noticeDays)
  return policy
}

extension Figure {
  /// Elements of the rows, each with whether it counts.
  var brief: [String] { rows.map { ($0.isCounted ? "+" : "-") + ($0.element.isEmpty ? $0.package : $0.element) } }

  /// Parts of the breakdown by `dimensions`: `com.example.plant 2026-Q1 1/2`.
  func parts(_ dimensions: [FigureDimension]) -> [String] {
    (breakdowns.first { $0.dimensions == dimensions }?.parts ?? []).map {
      ($0.values + ["\($0.tally.numerator)/\($0.tally.denominator)"]).joined(separator: " ")
    }
  }
}
