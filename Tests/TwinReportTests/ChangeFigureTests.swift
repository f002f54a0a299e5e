import Testing
import TwinChanges
import TwinModel
import TwinRegistry
import TwinReport
import TwinRules
import TwinSource

/// Figures about what was released, each worked out by hand.
@Suite struct ChangeFigureTests {
  private static let full = record(
    "changes/full.yaml", decision: "https://decisions.example.com/1", author: "ada", approvedBy: ["grace"])
  private static let own = record("changes/own.yaml", author: "ada", approvedBy: ["Ada"])

  /// Five releases: additions and a deprecation; a breaking change with all that is asked, one whose author approved it, one that
  /// nobody wrote down and one that was waived; a removal in time and one without notice; a rollback; a version that says too little.
  private func plant(_ policy: ChangePolicy) throws -> ReportedPackage {
    let waiver = Waiver(owner: "team-plant", reason: "one plant has it", approver: "grace", expires: "2026-12-31")
    let releases = [
      ReleaseSketch(version: "1.0.0", day: "2026-01-10"),
      ReleaseSketch(
        version: "1.1.0", day: "2026-02-10", previous: "1.0.0",
        changes: [change(.propertyAdded, "Fan/a", .minor), change(.deprecated, "Fan/old", .minor)]),
      ReleaseSketch(
        version: "2.0.0", day: "2026-05-20", previous: "1.1.0",
        changes: [
          change(.maximumLowered, "Fan/b", .major, record: "changes/full.yaml"),
          change(.maximumLowered, "Fan/c", .major, record: "changes/own.yaml"),
          change(.maximumLowered, "Fan/d", .major), change(.maximumLowered, "Fan/w", .major),
          change(.propertyRemoved, "Fan/old", .major, record: "changes/full.yaml"),
          change(.propertyRemoved, "Fan/sudden", .major, record: "changes/full.yaml"),
        ], records: [Self.full, Self.own],
        waived: [
          WaivedFinding(
            rule: "compatibility/maximum-lowered", subject: "com.example.plant.Fan/w", fingerprint: "print of Fan/w",
            waiver: waiver)
        ], removals: ["Fan/old": "2026-02-10", "Fan/sudden": nil]),
      ReleaseSketch(
        version: "3.0.0", day: "2026-08-01", previous: "2.0.0",
        changes: [change(.propertyRemoved, "Fan/b", .major)], restores: "1.1.0"),
      ReleaseSketch(
        version: "3.0.1", day: "2026-09-01", previous: "3.0.0", changes: [change(.propertyAdded, "Fan/e", .minor)]),
    ]
    return ReportedPackage(
      name: "com.example.plant", owners: ["team-plant"], policy: policy, releases: try releases.map { try $0.release() }
    )
  }

  private func figures(
    _ policy: ChangePolicy, since: String? = nil, asOf: String = "2026-12-01"
  ) throws -> [FigureID: Figure] {
    let figures = ChangeFigures(
      [try plant(policy)], since: try since.map { try day($0) }, asOf: try day(asOf)
    ).figures
    return Dictionary(uniqueKeysWithValues: figures.map { ($0.id, $0) })
  }

  @Test func `a change complies when nothing is missing that its workspace asks`() throws {
    let compliance = try #require(figures(strictPolicy())[.policyCompliance])
    // b and old have everything, the rollback is asked for its version alone; c, d, sudden lack something; w is waived.
    #expect(compliance.tally == Tally(3, of: 6))
    let names = Set(compliance.brief.map { $0.replacing("com.example.plant.Fan/", with: "") })
    #expect(names == ["+b", "-c", "-d", "+old", "-sudden"])
    let notes = compliance.rows.filter { !$0.isCounted }.map(\.note)
    #expect(
      notes == [
        "2.0.0: maximum-lowered: no decision; no approval by someone else than the author",
        "2.0.0: maximum-lowered: no change record",
        "2.0.0: property-removed: it was not deprecated in the release before",
      ])
    #expect(compliance.parts([.quarter]) == ["2026-Q2 2/5", "2026-Q3 1/1"])
    #expect(compliance.rows.allSatisfy { $0.owners == ["team-plant"] && $0.day != nil })
  }

  @Test
  func
    `where no workspace asks anything there is no compliance, and where one asks for versions alone it counts those`()
    throws
  {
    let compliance = try #require(figures(ChangePolicy())[.policyCompliance])
    #expect(compliance.tally == Tally() && compliance.tally.ratio == nil && compliance.rows.isEmpty)
    #expect(compliance.absence?.contains("no policy") == true && compliance.absence?.contains("gemel.yaml") == true)
    let trends = ChangeFigures([try plant(ChangePolicy())], since: nil, asOf: try day("2026-12-01")).trends
    #expect(!trends.contains { $0.figure == .policyCompliance })
    var versions = ChangePolicy()
    versions.version = .all
    #expect(try figures(versions)[.policyCompliance]?.tally == Tally(6, of: 6))
    // Packages of another workspace, which is not known here, are in no share.
    let other = ReportedPackage(
      name: "com.example.other", owners: [],
      releases: try plant(ChangePolicy()).releases)
    let both = ChangeFigures([try plant(versions), other], since: nil, asOf: try day("2026-12-01")).figures
    #expect(both.first { $0.id == .policyCompliance }?.tally == Tally(6, of: 6))
  }

  @Test func `records, decisions and approvals are counted whether they are asked for or not`() throws {
    let figures = try figures(ChangePolicy())
    // Of b, c, d, old, sudden: without what is waived and what a rollback brings back.
    #expect(figures[.changeRecords]?.tally == Tally(4, of: 5))
    #expect(figures[.changeRecords]?.brief.first == "-com.example.plant.Fan/d")
    #expect(figures[.changeApprovals]?.rows.last?.note == "2.0.0: property-removed: by grace")
    #expect(figures[.changeDecisions]?.tally == Tally(3, of: 5))
    #expect(figures[.changeApprovals]?.tally == Tally(3, of: 5), "an author's own approval is none")
  }

  @Test func `what stands in the place of a name approves nothing, and is told`() throws {
    for nobody in ["n/a", "None", "-", "TBD.", "\u{200B}"] {
      let record = record(
        "changes/full.yaml", decision: "https://decisions.example.com/1", author: "ada", approvedBy: [nobody])
      let release = ReleaseSketch(
        version: "2.0.0", day: "2026-05-20", previous: "1.0.0",
        changes: [change(.maximumLowered, "Fan/b", .major, record: "changes/full.yaml")], records: [record])
      let package = ReportedPackage(
        name: "com.example.plant", owners: [], policy: strictPolicy(), releases: [try release.release()])
      let figures = ChangeFigures([package], since: nil, asOf: try day("2026-12-01")).figures
      for id in [FigureID.policyCompliance, .changeApprovals] {
        let figure = try #require(figures.first { $0.id == id })
        let said = nobody == "\u{200B}" ? "" : "; `\(nobody)` names nobody"
        #expect(figure.tally == Tally(0, of: 1))
        #expect(
          figure.rows.map(\.note) == ["2.0.0: maximum-lowered: no approval by someone else than the author" + said])
      }
    }
  }

  @Test func `a removal has notice when the release before deprecates it, for as long as is asked`() throws {
    #expect(try figures(strictPolicy())[.removalNotice]?.tally == Tally(1, of: 2))
    // 1.1.0 deprecated it on 10 February, and 2.0.0 removed it 99 days later.
    #expect(try figures(strictPolicy(noticeDays: 99))[.removalNotice]?.tally == Tally(1, of: 2))
    let late = try figures(strictPolicy(noticeDays: 100))[.removalNotice]
    #expect(late?.tally == Tally(0, of: 2))
    #expect(late?.rows.first?.note == "2.0.0: property-removed: it was deprecated for 99 days, and 100 are asked for")
  }

  @Test func `two changes of one element are told apart by their kind and the place inside`() throws {
    var field = change(.fieldRemoved, "Fan/a", .major)
    field.element.path = ".f2"
    var other = field
    other.element.path = ".f3"
    let release = ReleaseSketch(
      version: "2.0.0", day: "2026-05-20", previous: "1.0.0",
      changes: [change(.maximumLowered, "Fan/a", .major), field, other])
    let package = ReportedPackage(
      name: "com.example.plant", owners: [], policy: strictPolicy(), releases: [try release.release()])
    let figures = ChangeFigures([package], since: nil, asOf: try day("2026-12-01")).figures
    for (id, word) in [
      (FigureID.policyCompliance, "change record"), (.changeRecords, "change record"), (.changeDecisions, "decision"),
    ] {
      let notes = figures.first { $0.id == id }?.rows.map(\.note) ?? []
      #expect(
        Set(notes) == [
          "2.0.0: maximum-lowered: no \(word)", "2.0.0: field-removed at `.f2`: no \(word)",
          "2.0.0: field-removed at `.f3`: no \(word)",
        ])
    }
  }

  @Test func `versions cover what changed since the release before, and first releases say nothing`() throws {
    let versions = try #require(figures(ChangePolicy())[.versionCoverage])
    #expect(versions.tally == Tally(3, of: 4))
    #expect(versions.brief.first == "-com.example.plant@3.0.1")
    #expect(versions.rows.first?.note == "patch since 3.0.0; what changed takes 3.1.0 or higher")
  }

  @Test func `breaking changes are counted by package and quarter, waived ones apart`() throws {
    let figures = try figures(ChangePolicy())
    #expect(figures[.breakingChanges]?.tally == Tally(7, of: 10))
    #expect(
      figures[.breakingChanges]?.parts([.package, .quarter]) == [
        "com.example.plant 2026-Q1 0/2", "com.example.plant 2026-Q2 6/6", "com.example.plant 2026-Q3 1/2",
      ])
    #expect(figures[.waivedChanges]?.tally == Tally(1, of: 7))
    #expect(
      figures[.waivedChanges]?.shownRows.map(\.note)
        == ["2.0.0: maximum-lowered: until 2026-12-31, by team-plant, approved by grace: one plant has it"])
  }

  @Test func `what was released before the first day or after the last is not counted`() throws {
    let figures = try figures(ChangePolicy(), since: "2026-02-11", asOf: "2026-08-31")
    #expect(figures[.breakingChanges]?.tally == Tally(7, of: 7))
    #expect(figures[.versionCoverage]?.tally == Tally(2, of: 2))
    #expect(try self.figures(ChangePolicy(), since: "2026-10-01")[.breakingChanges]?.tally == Tally())
  }

  @Test func `trends go over the quarters in which something was released`() throws {
    let trends = ChangeFigures([try plant(strictPolicy())], since: nil, asOf: try day("2026-12-01")).trends
    #expect(
      trends.map(\.figure) == [
        .policyCompliance, .changeRecords, .changeDecisions, .changeApprovals, .removalNotice, .versionCoverage,
        .breakingChanges, .waivedChanges,
      ])
    let figures = try figures(strictPolicy())
    for trend in trends {
      let sum = trend.points.compactMap(\.tally).reduce((0, 0)) { ($0.0 + $1.numerator, $0.1 + $1.denominator) }
      let tally = try #require(figures[trend.figure]?.tally)
      #expect(sum == (tally.numerator, tally.denominator), "\(trend.figure)")
    }
    #expect(trends.first?.points.map(\.name) == ["2026-Q2", "2026-Q3"])
    func tallies(_ id: FigureID) -> [Tally?]? { trends.first { $0.figure == id }?.points.map(\.tally) }
    #expect(tallies(.breakingChanges) == [Tally(0, of: 2), Tally(6, of: 6), Tally(1, of: 2)])
    #expect(trends.first { $0.figure == .breakingChanges }?.points.last?.day == (try day("2026-09-01")))
    #expect(tallies(.versionCoverage) == [Tally(1, of: 1), Tally(1, of: 1), Tally(1, of: 2)])
    #expect(tallies(.waivedChanges) == [Tally(1, of: 6), Tally(0, of: 1)])
  }

  @Test func `releases that ended are told with the newest releases that need them`() throws {
    let base = ReportedPackage(
      name: "com.example.base", owners: [],
      releases: try [
        ReleaseSketch(version: "1.0.0", day: "2026-01-01", statuses: [(.sunset, "2026-06-30")]),
        ReleaseSketch(version: "1.1.0", day: "2026-01-02", statuses: [(.yanked, "2026-03-01")]),
        ReleaseSketch(version: "2.0.0", day: "2026-01-03"),
      ].map { try $0.release(of: "com.example.base") })
    let user = ReportedPackage(
      name: "com.example.plant", owners: [],
      releases: try [
        ReleaseSketch(version: "1.0.0", day: "2026-02-01", dependencies: ["com.example.base@1.1.0"]),
        ReleaseSketch(version: "1.1.0", day: "2026-02-02", dependencies: ["com.example.base@1.0.0"]),
      ].map { try $0.release() })
    let figure = endFigure([base, user], asOf: try day("2026-07-01"))
    #expect(figure.tally == Tally(1, of: 2))
    #expect(
      figure.rows.map(\.note) == [
        "past its sunset: enough; needed by com.example.plant@1.1.0", "withdrawn: enough; nothing needs it",
      ])
    // Before the sunset holds, only the withdrawn one has ended, and nothing needs it.
    #expect(endFigure([base, user], asOf: try day("2026-06-29")).tally == Tally(0, of: 1))
    // At the end of March the withdrawn one has ended, at that of June the sunset one too; no quarter is later than the day.
    let trend = try #require(endTrend([base, user], since: nil, asOf: try day("2026-07-01")))
    #expect(trend.points.map(\.name) == ["2026-Q1", "2026-Q2", "2026-Q3"])
    #expect(trend.points.map(\.day) == (try ["2026-03-31", "2026-06-30", "2026-07-01"].map { try day($0) }))
    #expect(trend.points.map(\.tally) == [Tally(0, of: 1), Tally(1, of: 2), Tally(1, of: 2)])
    #expect(endTrend([user], since: nil, asOf: try day("2026-07-01")) == nil, "nothing ever ended")
  }
}
