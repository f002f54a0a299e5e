import Foundation
import Testing
import TwinTestSupport

/// What `gemel report` says of the notice of removals, beside what the gate said before each release.
@Suite struct ReportedNoticeTests {
  /// A release of `com.example.hvac` with what its types are then.
  private struct Step {
    var day: String
    var version: String
    var types: String

    init(_ day: String, _ version: String, _ types: String) {
      (self.day, self.version, self.types) = (day, version, types)
    }
  }

  private static let lenient = "compatibility: {protect: all, backdated: allowed}"

  /// Runs a script in the workspace that must end with `code`, and returns what it printed.
  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  /// Writes a workspace that asks for `notice`.
  private func begin(_ notice: String, protect: String = "all", packages: [String], _ sandbox: Sandbox) throws {
    try sandbox.write(
      "edition: 2026\nworkspace:\n  packages: [\(packages.joined(separator: ", "))]\n  packs: []\n  registry: ../registry\n"
        + "  compatibility: {protect: \(protect), \(notice), backdated: allowed}\n", to: "models/gemel.yaml")
    try expect("git init -q -b main .", sandbox)
  }

  /// Asks the gate, then releases what stands there, whatever the gate says.
  /// - Returns: what the gate misses notice of.
  private func release(on day: String, _ sandbox: Sandbox) throws -> [String] {
    let gate = try sandbox.run("gemel check --against registry --as-of \(day) --format json", in: "models").output
    try expect(
      """
      set -e
      cp gemel.yaml ../strict.yaml
      sed -i 's/  compatibility:.*/  \(Self.lenient)/' gemel.yaml
      git add -A; git commit -q -m work
      gemel release --as-of \(day) --publisher ci --no-changelog
      cp ../strict.yaml gemel.yaml
      """, sandbox)
    let missing = gate.matches(of: /`([^`]*)` is gone without notice/).map { String($0.output.1) }
    return Set(missing).sorted()
  }

  private func report(_ sandbox: Sandbox) throws -> ReportedFigures {
    try expect("gemel report --as-of 2026-11-27 --history 0 --format json -o ../report.json", sandbox)
    return try ReportedFigures(readFrom: "report.json", sandbox)
  }

  /// Releases `steps` one after the other, and returns the report and what the gate missed notice of before the last.
  private func releasing(
    _ steps: [Step], notice: String = "notice: deprecated, noticeDays: 30", protect: String = "all"
  ) throws -> (report: ReportedFigures, missing: [String]) {
    try Sandbox.with { sandbox in
      try begin(notice, protect: protect, packages: ["hvac"], sandbox)
      var missing: [String] = []
      for step in steps {
        try sandbox.write(
          "edition: 2026\npackage: com.example.hvac\nversion: \(step.version)\nowners: [team-air]\n",
          to: "models/hvac/gemel.yaml")
        try sandbox.write("twins:\n  Fan:\n    properties:\n\(step.types)", to: "models/hvac/fan.yaml")
        missing = try release(on: step.day, sandbox)
      }
      return (try report(sandbox), missing)
    }
  }

  private static let speed = "      speed: {type: double}\n"
  private static let noise = "      noise: {type: double}\n"
  private static let going = "      noise: {type: double, deprecated: {since: 1.0.0}}\n"

  @Test func `notice begins with the release in which an element first stood deprecated`() throws {
    let (report, missing) = try releasing([
      Step("2026-01-01", "1.0.0", Self.speed), Step("2026-03-01", "1.1.0", Self.speed + Self.going),
      Step("2026-03-10", "2.0.0", Self.speed),
    ])
    #expect(missing == ["com.example.hvac.Fan/noise"])
    let line = "-com.example.hvac.Fan/noise 2.0.0: property-removed: it was deprecated for 9 days, and 30 are asked for"
    #expect(try report.figure("removal-notice").lines == [line])
    #expect(try report.figure("policy-compliance").lines.contains(line))
  }

  private static let strict =
    "records: {required: breaking, decision: breaking, approval: breaking}, version: all, notice: deprecated"

  @Test func `what was announced and what harms nobody protected complies without a record, as for the gate`() throws {
    let announced = "      noise: {type: double, deprecated: {since: 1.1.0, removeIn: 2.0.0}}\n"
    let steps = [
      Step("2026-01-01", "1.0.0", Self.speed + Self.noise), Step("2026-03-01", "1.1.0", Self.speed + announced),
      Step("2026-05-10", "2.0.0", Self.speed),
    ]
    let (report, missing) = try releasing(steps, notice: Self.strict)
    #expect(missing == [])
    #expect(try report.figure("policy-compliance").lines.map { $0.prefix(1) } == ["+"])
    #expect(try report.counts("removal-notice") == [1, 1])
    // Who protects callers alone asks nothing of what breaks others.
    let sudden = [steps[0], Step("2026-05-10", "2.0.0", Self.speed)]
    let records = "records: {required: breaking}"
    let (lenient, _) = try releasing(sudden, notice: records, protect: "[callers]")
    #expect(try lenient.counts("policy-compliance") == [0, 0])
    #expect(try lenient.counts("breaking-changes") == [1, 1])
    let (held, _) = try releasing(sudden, notice: records)
    #expect(try held.figure("policy-compliance").lines.allSatisfy { $0.hasSuffix("no change record") })
    #expect(try held.counts("policy-compliance") == [0, 1])
  }

  @Test func `notice that was broken counts from its last beginning, for the gate too`() throws {
    for between in [Self.noise, ""] {
      let (report, missing) = try releasing([
        Step("2026-01-01", "1.0.0", Self.speed + Self.noise), Step("2026-01-10", "1.1.0", Self.speed + Self.going),
        Step("2026-02-20", between.isEmpty ? "2.0.0" : "1.2.0", Self.speed + between),
        Step("2026-03-01", between.isEmpty ? "2.1.0" : "1.3.0", Self.speed + Self.going),
        Step("2026-03-10", "3.0.0", Self.speed),
      ])
      #expect(missing == ["com.example.hvac.Fan/noise"])
      let last = try #require(report.figure("removal-notice").lines.first { $0.contains(" 3.0.0: ") })
      #expect(last.hasSuffix("property-removed: it was deprecated for 9 days, and 30 are asked for"), "\(last)")
    }
  }

  @Test func `notice without a break counts from its beginning, whatever was released since`() throws {
    let (report, missing) = try releasing([
      Step("2026-01-01", "1.0.0", Self.speed + Self.noise), Step("2026-01-10", "1.1.0", Self.speed + Self.going),
      Step("2026-03-01", "1.2.0", Self.speed + Self.going + "      more: {type: double}\n"),
      Step("2026-03-10", "2.0.0", Self.speed + "      more: {type: double}\n"),
    ])
    #expect(missing == [])
    #expect(
      try report.figure("removal-notice").lines
        == ["+com.example.hvac.Fan/noise 2.0.0: property-removed: deprecated since 2026-01-10"])
  }

  @Test func `values and fields that are gone are removals, with and without notice`() throws {
    func types(_ codes: String, _ fields: String) -> String {
      "      mode: {enum: {\(codes)}}\n      limits: {object: {\(fields)}}\n"
    }
    let going = "deprecated: {since: 1.0.0, removeIn: 2.0.0}"
    let (report, missing) = try releasing(
      [
        Step(
          "2026-01-01", "1.0.0",
          types(
            "still: 0, slow: {value: 1, \(going)}, fast: 2",
            "low: {type: double}, high: {type: double, \(going)}, top: {type: double}")),
        Step("2026-03-10", "2.0.0", types("still: 0", "low: {type: double}")),
      ], notice: "notice: announced, noticeDays: 30")
    #expect(missing == ["com.example.hvac.Fan/limits", "com.example.hvac.Fan/mode"])
    #expect(
      try report.figure("removal-notice").lines.sorted() == [
        "+com.example.hvac.Fan/limits 2.0.0: field-removed at `.high`: deprecated since 2026-01-01",
        "+com.example.hvac.Fan/mode 2.0.0: enum-value-removed at `=slow`: deprecated since 2026-01-01",
        "-com.example.hvac.Fan/limits 2.0.0: field-removed at `.top`: it was not deprecated in the release before",
        "-com.example.hvac.Fan/mode 2.0.0: enum-value-removed at `=fast`: it was not deprecated in the release before",
      ])
  }

  @Test func `what goes before the version that was announced has no notice`() throws {
    let going = Self.noise.replacing("double", with: "double, deprecated: {since: 1.0.0, removeIn: 3.0.0}")
    let (report, missing) = try releasing([
      Step("2026-01-01", "1.0.0", Self.speed + going), Step("2026-03-10", "2.0.0", Self.speed),
    ])
    #expect(missing == ["com.example.hvac.Fan/noise"])
    #expect(
      try report.figure("removal-notice").lines
        == ["-com.example.hvac.Fan/noise 2.0.0: property-removed: its removal was announced for 3.0.0"])
  }

  @Test func `what a type inherited from another package has its notice there, and is counted there alone`() throws {
    for isAnnounced in [false, true] {
      try Sandbox.with { sandbox in
        try begin("notice: deprecated", packages: ["p", "q"], sandbox)
        let was = isAnnounced ? "      b: {type: double, deprecated: {since: 1.0.0}}\n" : "      b: {type: double}\n"
        var missing: [String] = []
        for (day, version, members) in [("2026-01-01", "1.0.0", was), ("2026-03-10", "2.0.0", "")] {
          try sandbox.write(
            "edition: 2026\npackage: com.m.p\nversion: \(version)\nowners: [team-p]\n", to: "models/p/gemel.yaml")
          try sandbox.write("twins:\n  T:\n    properties:\n      a: {type: double}\n\(members)", to: "models/p/t.yaml")
          try sandbox.write(
            "edition: 2026\npackage: com.m.q\nversion: \(version)\nowners: [team-q]\ndependencies: {com.m.p: ^\(version)}\n",
            to: "models/q/gemel.yaml")
          try sandbox.write("twins:\n  S: {extends: p.T}\n", to: "models/q/s.yaml")
          missing = try release(on: day, sandbox)
        }
        #expect(missing == (isAnnounced ? [] : ["com.m.p.T/b"]))
        let note = isAnnounced ? "deprecated since 2026-01-01" : "it was not deprecated in the release before"
        let lines = try report(sandbox).figure("removal-notice").lines
        #expect(lines == [(isAnnounced ? "+" : "-") + "com.m.p.T/b 2.0.0: property-removed: " + note])
        let refused = try report(sandbox).figure("policy-compliance").lines.filter { $0.hasPrefix("-") }
        #expect(refused.allSatisfy { !$0.contains("com.m.q") }, "\(refused)")
      }
    }
  }
}
