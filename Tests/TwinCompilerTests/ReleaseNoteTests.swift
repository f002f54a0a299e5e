import Testing
import TwinChanges
import TwinModel
import TwinRegistry
import TwinRules
import TwinSource
import TwinTestSupport

@testable import TwinCompiler

/// Changelogs and migration notes, as files.
@Suite struct ReleaseNoteTests {
  /// The second version of a package, with a record that covers one change and one that covers none.
  private static let sample: ReleaseChanges? = {
    guard let name = PackageName("com.example.canal"), let release = ReleaseID(name, SemanticVersion(2, 0, 0)) else {
      return nil
    }
    var changes = DiffSample.report.comparison.changes.map { ReleasedChange($0) }
    let removed = changes.firstIndex { $0.element.kind == .telemetryRemoved || $0.element.kind == .twinRemoved }
    if let removed { changes[removed].record = "changes/gone.yaml" }
    let digest = ContentDigest(of: [])
    return ReleaseChanges(
      release: release, previous: .init(version: SemanticVersion(1, 4, 0), manifest: digest), changes: changes,
      records: [
        ReleasedRecord(
          name: "changes/gone.yaml", digest: digest, summary: "Weirs are not modelled any more", why: "Nobody has any.",
          bump: .major, decision: "https://decisions.example.com/42", author: "team", approvedBy: ["jane", "joe"],
          covers: [.init(rule: nil, subject: "com.example.canal.Weir")], migration: "Take them out of `twins` first."),
        ReleasedRecord(
          name: "changes/words.yaml", digest: digest, summary: "Better words", why: "They were too short.",
          bump: .patch,
          decision: "ADR 7"),
      ])
  }()

  private func notes(_ change: (inout ReleaseChanges) -> Void = { _ in }) throws -> ReleaseChanges {
    var notes = try #require(Self.sample)
    change(&notes)
    return notes
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `what a change record says at length is said once, however many changes it covers`() throws {
    let why = "Weirs are gone. " + String(repeating: "Nobody has any left. ", count: 60)
    for (text, times) in [("Nobody has any.", 2...), (why, 1...1)] as [(String, any RangeExpression<Int>)] {
      let notes = try notes { changes in
        for index in changes.changes.indices { changes.changes[index].record = "changes/gone.yaml" }
        changes.records[0].why = text
      }
      let written = self.text(MigrationNotes(of: notes).bytes)
      #expect(times.contains(written.ranges(of: text.prefix(15)).count))
      #expect(written.contains("as above") == (text == why))
    }
  }

  @Test func `a changelog and migration notes are what their golden files hold`() throws {
    let changes = try notes()
    let first = try notes {
      $0.previous = nil
      $0.changes = []
      $0.records = []
    }
    let changelog = Changelog(
      package: changes.release.package,
      entries: [
        ChangelogEntry(version: SemanticVersion(2, 0, 1), day: CalendarDay(daysSinceEpoch: 20_700), changes: nil),
        ChangelogEntry(
          version: SemanticVersion(2, 0, 0), day: CalendarDay(daysSinceEpoch: 20_605), changes: changes,
          standing: try status(.yanked, "Weirs are needed after all.", 20_606), restores: SemanticVersion(1, 3, 0)),
        ChangelogEntry(version: SemanticVersion(1, 4, 0), day: CalendarDay(daysSinceEpoch: 20_000), changes: first),
      ])
    try expectGolden(changelog.bytes, "notes/CHANGELOG.md")
    try expectGolden(MigrationNotes(of: changes).bytes, "notes/MIGRATION.md")
    #expect(changelog.bytes.starts(with: Changelog.mark.utf8))
  }

  @Test func `what a release says of itself has its version and no day`() throws {
    let own = text(Changelog(of: try notes()).bytes)
    #expect(own.contains("\n## 2.0.0\n") && own.ranges(of: "\n## ").count == 1)
    #expect(own.contains("\n### Breaking changes\n\n- **Weirs are not modelled any more**: Nobody has any."))
  }

  @Test func `every change and every record is told once`() throws {
    let changes = try notes()
    let lines = text(Changelog(of: changes).bytes).split(separator: "\n")
    let told = lines.filter { $0.hasPrefix("- ") || $0.hasPrefix("  - ") }
    #expect(told.count == changes.changes.count + changes.records.count)
    let sections = lines.filter { $0.hasPrefix("### ") }
    #expect(sections == ["### Breaking changes", "### Additions", "### Other changes"])
  }

  /// What is said of a release from a day on.
  private func status(
    _ kind: StatusRecord.Kind, _ reason: String, _ day: Int, successor: Successor? = nil
  ) throws -> StatusRecord {
    StatusRecord(
      release: try notes().release, number: 1, kind: kind, reason: reason, date: CalendarDay(daysSinceEpoch: day),
      publisher: "team-canal", successor: successor)
  }

  @Test func `what was said of a release is told with the day, who said it, why, and what to use instead`() throws {
    let successor = Successor(package: try notes().release.package, version: SemanticVersion(2, 0, 0))
    let entries = [
      ChangelogEntry(
        version: SemanticVersion(1, 2, 0), changes: nil,
        standing: try status(.deprecated, "Old", 20_000, successor: successor),
        comingSunset: try status(.sunset, "Nobody looks.", 21_000)),
      ChangelogEntry(version: SemanticVersion(1, 1, 0), changes: nil, standing: try status(.sunset, "Gone.", 20_500)),
    ]
    let told = text(Changelog(package: try notes().release.package, entries: entries).bytes)
    #expect(
      told.contains(
        "## 1.2.0\n\n**Deprecated** on 2024-10-04 by team-canal: Old. Use `com.example.canal` 2.0.0 instead.\n\n"
          + "**Sunset** on 2027-07-01, said by team-canal: Nobody looks.\n"), "\(told)")
    #expect(told.contains("## 1.1.0\n\n**Past its sunset** since 2026-02-16, said by team-canal: Gone.\n"), "\(told)")
  }

  @Test func `words keep their lines and paragraphs`() throws {
    let changes = try notes {
      $0.records[0].why = "Nobody has any:\n- not here\n\n# Nor `there`\n"
      $0.records[0].migration = "First.\nThen."
    }
    let changelog = text(Changelog(of: changes).bytes)
    let lines = "any more**: Nobody has any:\\\n  \\- not here\n\n  \\# Nor `there`. Decided in"
    #expect(changelog.contains(lines) && changelog.contains("Upgrading: First.\\\n  Then."), "\(changelog)")
    let migration = text(MigrationNotes(of: changes).bytes)
    #expect(migration.contains("Nobody has any:\\\n> \\- not here\n>\n> \\# Nor `there`\n"), "\(migration)")
    let withdrawn = ChangelogEntry(
      version: SemanticVersion(1, 0, 0), changes: nil, standing: try status(.yanked, "It leaks.\nIt falls.", 20_606))
    #expect(
      text(Changelog(package: changes.release.package, entries: [withdrawn]).bytes).contains("It leaks.\\\nIt falls.\n")
    )
  }

  @Test func `backticks in a value of the model mark no code`() throws {
    let value = #""a`b""#
    let changes = try notes {
      $0.records = []
      $0.changes = [$0.changes[0]]
      $0.changes[0].record = nil
      $0.changes[0].element.message = "\(value) stands for `Fan/mode` where none is given"
      $0.changes[0].element.after = value
    }
    for shown in [text(Changelog(of: changes).bytes), text(MigrationNotes(of: changes).bytes)] {
      #expect(shown.contains(#""a\`b" stands for `Fan/mode` where"#), "\(shown)")
    }
  }

  @Test func `another version of what is needed anyway is no addition`() throws {
    let changes = try notes {
      $0.records = []
      $0.changes = [$0.changes[0]]
      $0.changes[0].record = nil
      $0.changes[0].element.kind = .dependencyRequirementChanged
      $0.changes[0].impact.bump = .minor
    }
    let shown = text(Changelog(of: changes).bytes)
    #expect(shown.contains("### Other changes") && !shown.contains("### Additions"))
  }

  @Test func `sections of a changelog hold what they say, whatever version it takes`() throws {
    func change(_ kind: ChangeKind, _ bump: Bump = .minor, record: String? = nil) -> ReleasedChange {
      ReleasedChange(
        element: ChangedElement(
          kind: kind, message: kind.rawValue, elementKind: "property", subject: "com.example.canal.Sluice/level"),
        impact: Impact(effects: Effects(), bump: bump, upgrade: .any, migration: .none, mirror: ""),
        fingerprint: kind.rawValue, record: record)
    }
    let changes = try notes {
      $0.records = [
        ReleasedRecord(name: "a", digest: ContentDigest(of: []), summary: "One and other", why: "So.", bump: .minor)
      ]
      $0.changes = [
        change(.telemetryAdded), change(.openEnumValueAdded), change(.announcedRemoval), change(.openEnumValueRemoved),
        change(.termRemoved, .patch), change(.maximumLowered), change(.madeOptional), change(.deprecated),
        change(.twinRemoved, .major), change(.documentationChanged, .patch),
        change(.propertyAdded, record: "a"), change(.undeprecated, record: "a"),
      ]
    }
    let shown = text(Changelog(of: changes).bytes)
    let sections = shown.split(separator: "\n### ").dropFirst().map { section in
      section.split(separator: "\n").filter { !$0.isEmpty }.joined(separator: " ")
    }
    #expect(
      sections == [
        "Breaking changes - twin-removed", "Additions - telemetry-added - open-enum-value-added",
        "Changes - **One and other**: So.   - property-added   - undeprecated - maximum-lowered - made-optional",
        "Deprecations - deprecated", "Removals - announced-removal - open-enum-value-removed - term-removed",
        "Other changes - documentation-changed",
      ], "\(sections)")
  }

  @Test func `what is deprecated asks those who use it to move, in time, with the reason`() throws {
    let deprecated = ReleasedChange(
      element: ChangedElement(
        kind: .deprecated, message: "the property `Fan/speed` is deprecated now", elementKind: "property",
        subject: "com.example.canal.Fan/speed", after: "2.0.0"),
      impact: Impact(effects: Effects(), bump: .minor, upgrade: .any, migration: .none, mirror: ""), fingerprint: "f")
    var advised = deprecated
    advised.advice = ["those who use it move to `pace` before 2.0.0, in which it goes: Use pace."]
    let told = text(MigrationNotes(of: try notes { $0.changes = [advised] }).bytes)
    #expect(told.contains("## The property `Fan/speed` is deprecated now"), "\(told)")
    #expect(
      told.contains("*To do*: those who use it move to `pace` before 2.0.0, in which it goes: Use pace."), "\(told)")
    #expect(!told.contains("| Who") && !told.contains("there is nothing to do"))
    // A release of earlier times has no such words.
    let silent = text(MigrationNotes(of: try notes { $0.changes = [deprecated] }).bytes)
    #expect(silent.contains("move to what replaces it before 2.0.0, in which it goes"), "\(silent)")
  }

  @Test func `a deprecation says in its advice what replaces the element, by when and why`() {
    func farewells(_ deprecation: String) -> [String] {
      let files = ["", ", deprecated: {\(deprecation)}"].map { text in
        "#=== gemel.yaml\nedition: 2026\nworkspace: {packages: [m]}\n#=== m/fan.yaml\ntwins:\n  Fan:\n    properties:\n"
          + "      pace: double\n      speed: {type: double\(text)}\n"
      }
      let comparison = DiffSample.report(old: files[0], new: files[1]).comparison
      return comparison.changes.filter { $0.change.kind == .deprecated }.flatMap(\.advice)
    }
    #expect(
      farewells("since: 1.0.0, replacedBy: pace, removeIn: 2.0.0, reason: Use pace.")
        == ["those who use it move to `pace` before 2.0.0, in which it goes; the reason is `Use pace.`"])
    #expect(farewells("since: 1.0.0") == ["those who use it move away from it before it goes"])
  }

  /// What is advised about a change from one state of a package to another, by the message of the change.
  private func advice(_ old: String, _ new: String, _ kinds: Set<ChangeKind>) -> [String: [String]] {
    let head = "#=== gemel.yaml\nedition: 2026\nworkspace: {packages: [m]}\n#=== m/fan.yaml\n"
    let changes = DiffSample.report(old: head + old, new: head + new).comparison.changes
    return changes.filter { kinds.contains($0.change.kind) }
      .reduce(into: [:]) { $0[$1.finding.message] = $1.advice.filter { !$0.hasPrefix("Deprecate ") } }
  }

  @Test func `fields and values that are deprecated say what replaces them, by when and why, wherever they stand`() {
    func source(_ x: String, _ off: String, _ unit: String) -> String {
      """
      schemas:
        Pt: {object: {x: {type: double\(x)}, lon: double}}
        Mode: {enum: {off: {value: 0\(off)}, idle: 1}}
      twins:
        Fan:
          properties:
            limits: {object: {low: {object: {unit: {type: string\(unit)}, measure: string}}}}
          relationships:
            feeds: {target: Fan, properties: {rate: {type: double\(x)}, lon: double}}

      """
    }
    let told = advice(
      source("", "", ""),
      source(
        ", deprecated: {since: 1.0.0, removeIn: 2.0.0, replacedBy: lon, reason: Ambiguous.}",
        ", deprecated: {since: 1.0.0, removeIn: 2.0.0, replacedBy: idle}",
        ", deprecated: {since: 1.0.0, reason: Nobody reads it.}"), [.deprecated])
    #expect(
      told == [
        "the field `Pt/x` is deprecated now": [
          "those who use it move to `lon` before 2.0.0, in which it goes; the reason is `Ambiguous.`"
        ],
        "the field `Fan/feeds/rate` is deprecated now": [
          "those who use it move to `lon` before 2.0.0, in which it goes; the reason is `Ambiguous.`"
        ],
        "the enum value `Mode/off` is deprecated now": [
          "those who use it move to `idle` before 2.0.0, in which it goes"
        ],
        "the field `Fan/limits/low/unit` is deprecated now": [
          "those who use it move away from it before it goes; the reason is `Nobody reads it.`"
        ],
      ], "\(told)")
  }

  @Test func `what is deprecated of the entries of a list has its own advice, and not that of the field around it`() {
    func source(_ item: String) -> String {
      "twins:\n  Fan:\n    properties:\n      track:\n        object:\n          steps:\n"
        + "            array: {type: double\(item)}\n            deprecated: {since: 1.0.0, replacedBy: pace}\n"
        + "          pace: double\n"
    }
    let told = advice(source(""), source(", deprecated: {since: 1.1.0, reason: Too fine.}"), [.deprecated])
    #expect(
      Array(told.values) == [["those who use it move away from it before it goes; the reason is `Too fine.`"]],
      "\(told)")
  }

  @Test func `a successor is called what the same release calls it`() {
    let going = ", deprecated: {since: 1.0.0, replacedBy: pace}"
    let old = """
      schemas:
        Pt: {object: {x: {type: double\(going)}, pace: double}}
        Mode: {enum: {off: {value: 0\(going)}, pace: 1}}
      twins:
        Base: {abstract: true, properties: {pace: double}}
        Fan: {extends: Base, properties: {speed: {type: double\(going)}}}
        Blower: {deprecated: {since: 1.0.0, replacedBy: Fan}}

      """
    let new = """
      schemas:
        Pt: {object: {tempo: {type: double, formerly: [pace]}}}
        Mode: {enum: {tempo: {value: 1, formerly: [pace]}}}
      twins:
        Base: {abstract: true, properties: {tempo: {type: double, formerly: [pace]}}}
        Ventilator: {extends: Base, formerly: [Fan]}

      """
    let told = advice(old, new, [.fieldRemoved, .enumValueRemoved, .propertyRemoved, .twinRemoved])
    #expect(told.count == 4 && told.values.count { $0 == ["use `tempo` in its place"] } == 3, "\(told)")
    #expect(told.contains { $0.key.contains("Blower") && $0.value == ["use `Ventilator` in its place"] }, "\(told)")
  }

  @Test func `what is gone says in its advice what takes its place, in one sentence with the reason`() {
    func successors(_ deprecation: String, of member: String = "      speed: {type: double") -> [String] {
      let head =
        "#=== gemel.yaml\nedition: 2026\nworkspace: {packages: [m]}\n#=== m/fan.yaml\ntwins:\n  Fan:\n    properties:\n"
        + "      pace: double\n"
      let old = head + member + ", deprecated: {\(deprecation)}}\n"
      return DiffSample.report(old: old, new: head).comparison.changes
        .filter { $0.change.new == nil && $0.change.old != nil }.flatMap(\.advice).filter {
          !$0.hasPrefix("Deprecate ")
        }
    }
    let told = successors("since: 1.0.0, replacedBy: pace, removeIn: 2.0.0, reason: Measures nothing.")
    #expect(told == ["use `pace` in its place; the reason is `Measures nothing.`"])
    #expect(successors("since: 1.0.0, replacedBy: pace") == ["use `pace` in its place"])
    #expect(successors("since: 1.0.0, reason: Broken.") == ["it was deprecated; the reason is `Broken.`"])
    #expect(successors("since: 1.0.0") == [])
  }

  @Test func `many changes are told in part, with how many more there are`() throws {
    let changes = try notes { $0.changes = (0..<450).map { [changes = $0.changes] _ in changes[0] } }
    let lines = text(Changelog(of: changes).bytes).split(separator: "\n")
    #expect(lines.count < 230 && lines.contains("- 250 more, which `changes.json` lists"))
  }

  @Test func `where nothing is asked of anybody, the notes say so`() throws {
    let none = text(MigrationNotes(of: try notes { $0.changes = [] }).bytes)
    #expect(none.hasSuffix("Nothing changed: there is nothing to do.\n"))
    let words = try notes {
      $0.changes = $0.changes.filter {
        $0.impact.effects.audiences(atLeast: .conditional).isEmpty && !$0.isFarewell
      }
    }
    #expect(!words.changes.isEmpty)
    #expect(text(MigrationNotes(of: words).bytes).contains("asks anything of anybody: there is nothing to do."))
    let first = text(MigrationNotes(of: try notes { $0.previous = nil }).bytes)
    #expect(first.contains("This is the first release") && !first.contains("## "))
  }

  @Test func `each change that asks something is told with all whom it concerns, the gravest first`() throws {
    let changes = try notes()
    let notes = text(MigrationNotes(of: changes).bytes)
    let asking = changes.changes.filter {
      !$0.impact.effects.audiences(atLeast: .conditional).isEmpty || $0.isFarewell
    }
    let sections = notes.split(separator: "\n## ").dropFirst()
    #expect(sections.count == asking.count)
    for change in asking {
      let message = change.element.message.dropFirst()
      let section = try #require(sections.first { $0.prefix { $0 != "\n" }.dropFirst() == message })
      for (audience, effect) in change.impact.effects.byAudience {
        let title = audience.names.joined()
        #expect(section.lowercased().contains("**\(title)** (") == (effect > .safe), "\(change.element.kind) \(title)")
      }
    }
    let firstBreak = try #require(sections.firstIndex { !$0.contains("(breaks unseen)") })
    #expect(sections[firstBreak...].allSatisfy { !$0.contains("(breaks unseen)") })
  }

  @Test(arguments: ChangeKind.allCases) func `every kind of change asks each audience in whole sentences with names`(
    _ kind: ChangeKind
  ) {
    let change = ReleasedChange(
      element: ChangedElement(
        kind: kind, message: "m", elementKind: "property", subject: "com.example.m.Fan/speed",
        former: "com.example.m.Fan/pace", path: ".low", before: "1", after: "2"),
      impact: Impact(effects: Effects(), bump: .major, upgrade: .any, migration: .none, mirror: ""), fingerprint: "f")
    let steps = MigrationSteps(change)
    for audience in MigrationAudience.allCases {
      let step = steps.step(audience)
      #expect(step.hasSuffix(".") && step.contains("`Fan/speed.low`") && !step.contains("com.example"))
      #expect(step.first?.isUppercase == true && step.ranges(of: "`").count % 2 == 0)
    }
  }

  private func steps(
    _ kind: ChangeKind, _ subject: String, _ elementKind: String, _ path: String = "",
    _ values: (String, String)? = nil,
    at positions: ValuePositions = []
  ) -> String {
    let change = ReleasedChange(
      element: ChangedElement(
        kind: kind, message: "m", elementKind: elementKind, subject: "com.example.m." + subject, path: path,
        before: values?.0, after: values?.1),
      impact: Impact(effects: Effects(), bump: .major, upgrade: .any, migration: .none, mirror: ""),
      positions: positions, fingerprint: "f")
    return MigrationAudience.allCases.map { MigrationSteps(change).step($0) }.joined(separator: "\n")
  }

  @Test func `what to do is said in the words of what changed, not of values where there are none`() {
    let secret = steps(.classificationRaised, "Pump/speed", "telemetry", "", ("internal", "confidential"))
    #expect(secret.contains("Look whether you may still read `Pump/speed`") && !secret.contains("be set"), "\(secret)")
    let alarm = steps(.severityChanged, "Pump/jammed", "event", "", ("critical", "info"))
    #expect(alarm.contains("severity") && !alarm.contains("meaning") && !alarm.contains("convert"), "\(alarm)")
    let links = [
      ChangeKind.cardinalityMaximumLowered, .cardinalityMinimumRaised, .cardinalityMaximumRaised, .targetNarrowed,
      .inverseMinimumRaised, .relationshipMeaningChanged,
    ].map { steps($0, "Pump/draws", "relationship", "", ("0..4", "0..1")) }
    for text in links { #expect(text.contains("links") && !text.contains("stored values"), "\(text)") }
    #expect(links.dropLast().allSatisfy { !$0.contains("constants") && !$0.contains("default") }, "\(links)")
    let stored = steps(.maximumLowered, "Pump/draws", "relationship", ".share", ("4", "1"))
    #expect(stored.contains("Look for stored values of `Pump/draws.share`"), "\(stored)")
    let fallback = steps(.defaultChanged, "Pump/speed", "property", "", ("20", "25"))
    #expect(fallback.contains("leave it out") && !fallback.contains("meaning"), "\(fallback)")
  }

  @Test func `a request that has to be there is asked of those who call, and named in words`() {
    let text = steps(.madeRequired, "Pump/start", "command", ".request", at: .request)
    #expect(
      text.contains("Give the request of `Pump/start` always: a call without it is refused.")
        && !text.contains("start.request"), "\(text)")
    let state = steps(.madeRequired, "Pump/speed", "property", at: .property)
    #expect(state.contains("a call or a twin without it is refused."))
    let rule = ShippedRules.catalogue.rule(ChangeKind.madeRequired.rule)
    #expect(rule?.rationale.contains("wherever it stands") == true)
  }

  @Test func `messages name what commands carry, spans of time and lengths as people do`() {
    let report = DiffSample.report(
      old: """
        schemas: {Limits: {object: {low: double, codes: {array: {type: string, maxLength: 9}}}}}
        twins:
          Pump:
            properties: {tag: {type: string, maxLength: 30}, limits: {object: {low: {type: double, maximum: 9}}}}
            telemetry: {flow: {type: double, sampling: 10s}}
            commands:
              start: {request: {type: double}}
              ramp: {request: {object: {gain: double}}}
        """,
      new: """
        schemas: {Limits: {object: {low: double, codes: {array: {type: string, maxLength: 4}}}}}
        twins:
          Pump:
            properties: {tag: {type: string, maxLength: 24}, limits: {object: {low: {type: double, maximum: 8}}}}
            telemetry: {flow: {type: double, sampling: 5s}}
            commands:
              start: {request: {type: double, required: true}}
              ramp: {request: {object: {gain: {type: double, required: true}}}}
        """)
    let messages = report.comparison.changes.map(\.finding.message).joined(separator: "\n")
    for words in [
      "the request of `Pump/start` must be there", "`gain` of the request of `Pump/ramp` must be there",
      "the sampling of `Pump/flow` is 5 s, and was 10 s",
      "the length allowed for `Pump/tag` is at most 24, and was at most 30",
      "the length allowed for `codes[]` of `Limits` is at most 4",
    ] { #expect(messages.contains(words), "\(words): \(messages)") }
    #expect(!messages.contains("`."), "\(messages)")
    let steps = report.comparison.changes.map { MigrationSteps(ReleasedChange($0)).step(.readers) }.joined()
    #expect(steps.contains("(`5 s` now, `10 s` before)") && steps.contains("(`at most 24` now"), "\(steps)")
  }

  private func renamed(
    _ subject: String, former: String? = nil, _ path: String, from before: String,
    to after: String,
    kind: ChangeKind = .fieldRenamed
  ) -> ReleasedChange {
    ReleasedChange(
      element: ChangedElement(
        kind: kind, message: "m", elementKind: "field", subject: "com.example.m." + subject,
        former: former.map { "com.example.m." + $0 }, path: path, before: before, after: after),
      impact: Impact(effects: Effects(), bump: .major, upgrade: .any, migration: .none, mirror: ""), fingerprint: "f")
  }

  @Test func `what is renamed inside a value is named by the whole place that it had, whatever else is renamed`() {
    let changes = [
      renamed("Drive/pos", former: "Pump/pos", ".latitude", from: "lat", to: "latitude"),
      renamed("FAN/go", former: "Fan/go", ".request.aa", from: "a", to: "aa"),
      renamed("Pump/list", ".items[].element", from: "el", to: "element"),
      renamed("Pump/list", ".items", from: "entries", to: "items"),
      renamed("State", former: "St", "=aa", from: "a", to: "aa", kind: .enumValueRenamed),
    ]
    let names = FormerNames(in: changes)
    let steps = changes.map { MigrationSteps($0, formerNames: names).step(.producers) }
    #expect(
      steps == [
        "Write `Drive/pos.latitude` where you wrote `Pump/pos.lat`.",
        "Write `FAN/go.request.aa` where you wrote `Fan/go.request.a`.",
        "Write `Pump/list.items[].element` where you wrote `Pump/list.entries[].el`.",
        "Write `Pump/list.items` where you wrote `Pump/list.entries`.",
        "Write `aa` of `State` where you wrote `a` of `St`.",
      ])
    #expect(
      MigrationSteps(changes[0]).step(.graph)
        == "Rename `Pump/pos.lat` to `Drive/pos.latitude` in stored twins and links; a program can do it.")
  }

  @Test func `a new value of an enumeration has no bounds, and a term is named as references name it`() {
    var value = renamed("St", "=c", from: "", to: "2", kind: .enumValueAdded)
    value.element.before = nil
    for audience in MigrationAudience.allCases {
      let step = MigrationSteps(value).step(audience)
      #expect(step.contains("`c` of `St`") && !step.contains("bounds"), "\(step)")
    }
    let term = renamed("terms.baz", former: "terms.foo", "", from: "foo", to: "baz", kind: .termRenamed)
    #expect(MigrationSteps(term).step(.models) == "Name `terms.baz` where you name `terms.foo`.")
  }

  @Test func `hostile words are no markup, no command and no control character`() throws {
    let hostile = FindingWriterSample.hostile
    let changes = try notes {
      for index in $0.changes.indices {
        $0.changes[index].element.message = hostile
        $0.changes[index].element.subject = hostile
        $0.changes[index].element.before = hostile
        $0.changes[index].advice = [hostile]
      }
      for index in $0.records.indices {
        $0.records[index].summary = hostile
        $0.records[index].why = hostile
        $0.records[index].decision = "javascript:alert(1)"
        $0.records[index].approvedBy = [hostile]
        $0.records[index].migration = hostile
      }
    }
    for shown in [text(Changelog(of: changes).bytes), text(MigrationNotes(of: changes).bytes)] {
      #expect(shown.contains("::error::x"), "the sample is in it")
      #expect(!shown.contains("##[") && !shown.contains("##vso[") && !shown.contains("](javascript"))
      #expect(!shown.contains("</script>") && shown.ranges(of: "<!--").count <= 1)
      for line in shown.split(separator: "\n") { #expect(!line.drop { $0 == " " }.hasPrefix("::error")) }
      for scalar in shown.unicodeScalars where scalar != "\n" {
        let isUnsafe = scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
        if isUnsafe { Issue.record("U+\(String(scalar.value, radix: 16))") }
      }
    }
  }

  @Test func `what changed is read as it was written, and what is wrong with it is told with its place`() throws {
    let changes = try notes { $0.earlierRecords = ["changes/old.yaml": ContentDigest(of: [1])] }
    let bytes = changes.bytes
    let read = readReleaseChanges(bytes, file: .none)
    #expect(read.findings.isEmpty && read.value == changes)
    #expect(read.value?.allRecords.count == 3)
    func findings(_ old: String, _ new: String) -> [String] {
      let text = text(bytes)
      #expect(text.contains(old), "\(old)")
      let read = readReleaseChanges(Array(text.replacing(old, with: new, maxReplacements: 1).utf8), file: .none)
      #expect(read.value == nil && read.findings.allSatisfy { $0.place.range.start < $0.place.range.end })
      return read.findings.map(\.message)
    }
    #expect(findings(#""format":1"#, #""format":2"#).first?.contains("format 2") == true)
    #expect(findings(#""kind":"#, #""sort":"#).contains { $0.contains("unknown key `sort`") })
    #expect(findings(#""upgrade":"together""#, #""upgrade":"sideways""#).contains { $0.contains("`sideways`") })
    #expect(findings(#""bump":"major","changes""#, #""bump":"minor","changes""#).contains { $0.contains("take major") })
    #expect(findings(#""digest":"sha256:"#, #""digest":"md5:"#).contains { $0.contains("sha256") })
    #expect(!findings(#""records":"#, #""records":7,"more":"#).isEmpty)
  }
}
