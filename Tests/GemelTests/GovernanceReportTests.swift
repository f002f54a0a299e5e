import Foundation
import Testing
import TwinTestSupport

/// `gemel report` as people run it: a workspace with a past in git, releases, waivers and data.
@Suite struct GovernanceReportTests {
  /// A repository `models` of two packages of two teams, with a registry, three releases, a commit with an error, waivers and a report
  /// on data.
  private func withModels(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        """
        edition: 2026
        workspace:
          packages: [base, hvac]
          packs: []
          rules: {governance/undescribed-type: note, governance/undescribed-member: note}
          registry: ../registry
          compatibility:
            protect: all
            records: {required: breaking, decision: breaking, approval: breaking}

        """, to: "models/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.base\nversion: 1.0.0\nowners: [team-base]\n", to: "models/base/gemel.yaml")
      try sandbox.write(
        "twins:\n  Machine:\n    abstract: true\n    properties:\n      serial: {type: string, maxLength: 20}\n",
        to: "models/base/machine.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.hvac\nversion: 1.0.0\nowners: [team-air]\ndependencies:\n  com.example.base: ^1.0.0\n",
        to: "models/hvac/gemel.yaml")
      try sandbox.write(
        "twins:\n  Fan:\n    extends: base.Machine\n    telemetry:\n      speed: {type: double, maximum: 3000}\n",
        to: "models/hvac/fan.yaml")
      try sandbox.write(
        """
        summary: Fans turn slower
        why: The bearings.
        bump: major
        decision: https://decisions.example.com/1
        author: ada
        approvedBy: [grace]

        """, to: "record.yaml")
      try sandbox.write(
        "waivers:\n"
          + [
            ("9ad2a07b69a6ebed", "type", "base.Machine", "2026-09-01"),
            ("546fb7efd3e9132c", "member", "base.Machine/serial", "2026-12-10"),
            ("1f3f9db1ea025830", "member", "hvac.Fan/speed", "2027-06-01"),
          ].map { finding, what, subject, day in
            """
              - finding: '\(finding)'
                rule: governance/undescribed-\(what)
                subject: com.example.\(subject)
                reason: printed
                owner: team-air
                approver: grace
                expires: '\(day)'

            """
          }.joined(), to: "waivers.yaml")
      try expect(
        """
        set -e
        commit() { git add -A; GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z" git commit -q -m "$1"; }
        release() { gemel release --as-of $1 --publisher ci --no-changelog; }
        git init -q -b main .
        commit 2026-01-15; release 2026-01-15
        sed -i 's/    telemetry/    description: Moves air.\\n    telemetry/' hvac/fan.yaml
        echo '  Duct: {description: Leads air.}' >> hvac/fan.yaml
        sed -i 's/version: 1.0.0/version: 1.1.0/' hvac/gemel.yaml
        commit 2026-02-15; release 2026-02-15
        echo '  Broken: {extends: Nobody}' >> hvac/fan.yaml
        commit 2026-04-15
        sed -i '/Broken/d; s/3000/2500/' hvac/fan.yaml
        mkdir hvac/changes; cp ../record.yaml hvac/changes/slower.yaml
        sed -i 's/version: 1.1.0/version: 2.0.0/' hvac/gemel.yaml
        cp ../waivers.yaml gemel.waivers.yaml
        commit 2026-08-15; release 2026-08-15
        gemel build . -o ../out > /dev/null
        printf '%s\\n' '{"type": "com.example.hvac.Fan", "telemetry": {"speed": 1}}' \
          '{"type": "com.example.hvac.Fan", "telemetry": {"speed": 9999}}' > ../data.ndjson
        gemel conform ../out/com.example.hvac ../data.ndjson --format json --min-conforming 0% -o ../data.json
        """, sandbox)
      try body(sandbox)
    }
  }

  /// Runs a script in the repository that must end with `code`, and returns what it printed.
  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  /// The report; one of the commits cannot be read, so that it ends with 1 where commits are looked at.
  private func report(_ arguments: String, _ sandbox: Sandbox, code: Int32? = nil) throws -> ReportedFigures {
    try expect(
      "gemel report --as-of 2026-11-27 --format json -o ../report.json \(arguments)", sandbox,
      code: code ?? (arguments.contains("--history 0") ? 0 : 1))
    return try ReportedFigures(readFrom: "report.json", sandbox)
  }

  @Test func `figures are those of the workspace, its registry and reports on data`() throws {
    try withModels { sandbox in
      let report = try report("--history 0 --data ../data.json", sandbox)
      #expect(report.problems == [])
      // The lowered maximum has a record, a decision and an approval; the first releases have no changes.
      #expect(try report.counts("policy-compliance") == [1, 1])
      #expect(try report.counts("change-records") == [1, 1])
      #expect(try report.counts("version-coverage") == [2, 2])
      // What changed in 1.1.0 is a description and a type; what in 2.0.0, a maximum.
      let breaking = try report.figure("breaking-changes")
      #expect(try report.counts("breaking-changes") == [1, 3])
      #expect(breaking.rows.entries.count == breaking.denominator)
      let counted = breaking.rows.entries.filter(\.counted)
      #expect(counted.map(\.element) == ["com.example.hvac.Fan/speed"] && counted.map(\.day) == ["2026-08-15"])
      #expect(
        breaking.breakdowns.first { $0.by == ["package", "quarter"] }?.parts.map(\.values)
          == [["com.example.hvac", "2026-Q1"], ["com.example.hvac", "2026-Q3"]])
      #expect(try report.counts("removal-notice") == [0, 0])
      #expect(try report.figure("removal-notice").share == nil)
      #expect(try report.counts("conforming-data") == [1, 2])
      // Machine, serial; Fan, speed, Duct.
      #expect(try report.counts("described") == [2, 5])
      #expect(try report.figure("described").rows.entries.map(\.place).first == "base/machine.yaml:2")
      #expect(try report.counts("numbers-with-unit") == [0, 1])
      #expect(try report.counts("owned") == [3, 3])
      #expect(try report.counts("reused-packages") == [1, 2])
      #expect(
        try report.figure("reused-packages").rows.entries.first { $0.package == "com.example.base" }?.note
          == "1 package, 1 other team: com.example.hvac (team-air; 1 reference)")
    }
  }

  @Test func `each figure has the rows that it says, and parts that add up`() throws {
    try withModels { sandbox in
      for figure in try report("--history 0", sandbox).figures where figure.absence == nil {
        let rows = figure.rows.entries
        let (counted, others) = (figure.numerator, figure.denominator - figure.numerator)
        #expect(figure.rows.of == "all")
        #expect(
          [rows.count { $0.counted }, rows.count { !$0.counted }].elementsEqual([counted, others]), "\(figure.id)")
        #expect((figure.share == nil) == (figure.denominator == 0), "\(figure.id)")
        for breakdown in figure.breakdowns {
          // Nothing here has two owners.
          #expect(breakdown.parts.reduce(0) { $0 + $1.numerator } == figure.numerator, "\(figure.id)")
          #expect(breakdown.parts.reduce(0) { $0 + $1.denominator } == figure.denominator, "\(figure.id)")
        }
      }
    }
  }

  @Test func `what waivers and models say is text in every form`() throws {
    try withModels { sandbox in
      // Sources with control characters are refused before anything is made of them.
      let hostile = ###""##[error]</td><script>alert(1)</script>\n# TYPE evil gauge""###
      try sandbox.edit("gemel.waivers.yaml", "reason: printed", "reason: " + hostile)
      try sandbox.edit("gemel.waivers.yaml", "owner: team-air", "owner: " + hostile)
      try sandbox.edit("hvac/gemel.yaml", "owners: [team-air]", "owners: [" + hostile + "]")
      try expect(
        """
        set -e
        for format in text json html prometheus; do
          gemel report --as-of 2026-11-27 --history 0 --rows --format $format > ../$format
        done
        """, sandbox)
      for format in ["text", "json", "html", "prometheus"] {
        let text = try sandbox.read(format)
        #expect(text.contains("alert(1)"), "\(format)")
        #expect(!text.contains("##[error]"), "\(format)")
        #expect(!text.split(separator: "\n").contains { $0.hasPrefix("# TYPE evil") }, "\(format)")
      }
      #expect(try !sandbox.read("html").contains("<script"))
    }
  }

  @Test func `waivers are as old as the commit that wrote them`() throws {
    try withModels { sandbox in
      let waivers = try report("--history 0", sandbox).figure("waivers-in-force")
      #expect(waivers.numerator == 2 && waivers.denominator == 3)
      #expect(
        waivers.rows.entries.map(\.note).first
          == "governance/undescribed-type: expired 87 days ago, 104 days old: printed")
      #expect(waivers.breakdowns.first { $0.by == ["age"] }?.parts.map(\.values) == [["91 to 365 days"]])
      #expect(
        waivers.rows.entries.map(\.place) == ["gemel.waivers.yaml:2", "gemel.waivers.yaml:9", "gemel.waivers.yaml:16"])
      #expect(try report("--history 0", sandbox).counts("waivers-expiring") == [1, 2])
      // One that is in no commit yet has no age.
      try expect("sed -i 's/1f3f9db1ea025830/00000000000000ff/' gemel.waivers.yaml", sandbox)
      let parts = try report("--history 0", sandbox).figure("waivers-in-force").breakdowns.first { $0.by == ["age"] }?
        .parts
      #expect(parts?.map(\.values) == [["91 to 365 days"], ["not known"]])
    }
  }

  @Test func `a waiver that the check refuses is in force neither today nor at commits`() throws {
    try withModels { sandbox in
      let entry = """
          - {finding: 'FINDING', rule: governance/undescribed-member, subject: com.example.SUBJECT, reason: r, owner: OWNER, approver: grace, expires: 2027-01-01}

        """
      func waiver(_ finding: String, _ subject: String, owner: String = "team-air") -> String {
        entry.replacing("FINDING", with: finding).replacing("SUBJECT", with: subject).replacing("OWNER", with: owner)
      }
      let (serial, speed) = ("546fb7efd3e9132c", "1f3f9db1ea025830")
      try sandbox.write(
        "waivers:\n" + waiver(serial, "base.Machine/serial") + waiver(speed, "hvac.Fan/speed", owner: "n/a")
          + waiver("00000000000000ff", "hvac.Nope") + waiver(serial, "base.Machine/serial"),
        to: "models/gemel.waivers.yaml")
      try expect(
        "GIT_COMMITTER_DATE=2026-10-01T12:00:00Z git commit -q -a -m w --date 2026-10-01T12:00:00Z", sandbox)
      #expect(try expect("gemel check --as-of 2026-11-27", sandbox, code: 1).contains("1 waived"))
      let report = try report("", sandbox)
      #expect(try report.counts("waivers-in-force") == [1, 4])
      #expect(try report.counts("waivers-expiring") == [0, 1])
      let rows = try report.figure("waivers-in-force").rows.entries
      #expect(rows.first(where: \.counted)?.place == "gemel.waivers.yaml:2")
      let notes = rows.filter { !$0.counted }.map(\.note)
      for (rule, words) in [
        ("invalid", "the waiver's `owner`, `n/a`, names nobody"), ("unused", "accepts nothing"),
        ("duplicate", "the finding \(serial) is waived twice"),
      ] {
        #expect(notes.contains { $0.contains("-member: \(rule): ") && $0.contains(words) }, "\(rule): \(notes)")
      }
      let last = try #require(try report.trend("waivers-in-force", "commits").last)
      #expect(last.numerator == 1 && last.denominator == 4)
    }
  }

  @Test func `the past is read from commits, and one that cannot be read says so`() throws {
    try withModels { sandbox in
      let whole = try report("--every commit", sandbox)
      #expect(whole.problems.count == 1 && whole.problems[0].contains("of 2026-04-15 could not be read: the model had"))
      let every = try whole.trend("described", "commits")
      #expect(every.map(\.day) == ["2026-01-15", "2026-02-15", "2026-04-15", "2026-08-15"])
      #expect(every.map(\.numerator) == [0, 2, nil, 2])
      #expect(every.map(\.denominator) == [4, 5, nil, 5])
      #expect(every[2].problem?.contains("the model had errors") ?? false, "\(every[2])")
      let hashes = try expect("git log --reverse --format=%h --abbrev=12", sandbox).split(separator: "\n").map(
        String.init)
      #expect(every.map(\.name) == hashes)
      // The last commits of quarters, and of months.
      let quarters = try report("", sandbox).trend("described", "commits")
      #expect(quarters.map(\.day) == ["2026-02-15", "2026-04-15", "2026-08-15"])
      #expect(
        try report("--every month --history 2", sandbox).trend("owned", "commits").map(\.day) == [
          "2026-04-15", "2026-08-15",
        ])
      #expect(
        try report("--since 2026-03-01", sandbox).trend("described", "commits").map(\.day) == [
          "2026-04-15", "2026-08-15",
        ])
      #expect(try report("--every commit", sandbox).trend("waivers-in-force", "commits").last?.numerator == 3)
      // What types and packages are to each other is counted at commits too.
      for figure in ["reused-packages", "reusing-teams"] {
        let last = try report("--every commit", sandbox).trend(figure, "commits").last
        let now = try report("", sandbox).counts(figure)
        #expect([last?.numerator, last?.denominator] == now.map { $0 }, "\(figure)")
      }
      // No type has members enough to be looked at for near-duplicates; of waivers in force, how many are about to expire is told.
      #expect(
        try whole.counts("near-duplicates") == [0, 0] && !whole.trends.contains { $0.figure == "near-duplicates" })
      #expect(try whole.trend("waivers-expiring", "commits").last?.denominator == 3)
      #expect(try report("--history 0", sandbox).trends.allSatisfy { $0.over == "releases" })
      // Nothing was checked out, and nothing changed.
      #expect(try expect("git status --porcelain", sandbox).isEmpty)
    }
  }

  @Test func `a day that was is reported as it was`() throws {
    try withModels { sandbox in
      try expect("gemel report --as-of 2026-03-01 --format json -o ../then.json", sandbox)
      let then = try ReportedFigures(readFrom: "then.json", sandbox)
      #expect(try then.counts("breaking-changes") == [0, 2])
      #expect(try then.trend("described", "commits").map(\.day) == ["2026-02-15"])
      // Waivers that were written later were not there.
      #expect(try then.counts("waivers-in-force") == [0, 0])
    }
  }

  @Test func `the same inputs give the same bytes in every form, wherever they stand`() throws {
    try withModels { sandbox in
      try expect(
        """
        set -e
        for format in text json html prometheus; do
          for run in 1 2 3; do gemel report --as-of 2026-11-27 --data ../data.json --format $format > ../$format.$run || test $? = 1; done
          cmp ../$format.1 ../$format.2; cmp ../$format.1 ../$format.3
        done
        cd .. && mkdir elsewhere && cp -r models registry data.json elsewhere/ && cd elsewhere/models
        for format in text json html prometheus; do
          gemel report --as-of 2026-11-27 --data ../data.json --format $format -o ../$format || test $? = 1; cmp ../$format ../../$format.1
        done
        """, sandbox)
      let text = try sandbox.read("text.1")
      #expect(!text.contains("\u{1B}") && text.contains("Breaking changes, by the quarters of releases"))
      let document = try sandbox.read("json.1")
      #expect(!text.contains(sandbox.directory.path) && !document.contains(sandbox.directory.path))
      if let tool = OutsideTool("check-jsonschema") {
        try expect("gemel schema report > ../schema.json", sandbox)
        let place = { (name: String) in sandbox.directory.appending(path: name).path }
        _ = try tool.run(["--schemafile", place("schema.json"), place("json.1")])
      }
    }
  }

  @Test func `a report is written neither over a source nor into the registry that is read`() throws {
    try withModels { sandbox in
      let before = try expect("find . ../registry -path '*/.git' -prune -o -print | sort", sandbox)
      let source = try sandbox.read("models/hvac/fan.yaml")
      let report = "gemel report --as-of 2026-11-27 --history 0 -o"
      for (place, words) in [
        ("../registry/report.txt", "registry, which is read"), ("../registry/new/r.txt", "registry, which is read"),
        ("hvac/fan.yaml", "hvac/fan.yaml is read"),
      ] {
        let output = try expect("\(report) \(place)", sandbox, code: 2)
        #expect(output.contains(words), "\(place): \(output)")
      }
      #expect(try expect("find . ../registry -path '*/.git' -prune -o -print | sort", sandbox) == before)
      #expect(try sandbox.read("models/hvac/fan.yaml") == source)
    }
  }

  @Test func `every record of a report on data is in a row, and parts by package and owner add up`() throws {
    try Sandbox.with { sandbox in
      let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
      let campus = root + "/Ontologies/examples/campus"
      try sandbox.write("{\"telemetry\": {}}\n", to: "untyped.ndjson")
      try sandbox.write("{\"$metadata\": {\"$model\": \"com.example.hvac.Fan\"}}\n", to: "nameless.ndjson")
      let made = try sandbox.run(
        """
        set -e
        cat \(campus)/data/graph.ndjson nameless.ndjson > graph.ndjson
        gemel conform \(campus) \(campus)/data/messages.ndjson untyped.ndjson --format json --min-conforming 0% -o a.json
        gemel conform \(campus) --graph graph.ndjson --format json --min-conforming 0% -o b.json
        gemel report \(campus) --as-of 2026-11-27 --history 0 --format json -o report.json --data a.json b.json
        gemel report \(campus) --as-of 2026-11-27 --history 0 --rows -o report.txt --data a.json
        """)
      try #require(made.code == 0, "\(made.output)")
      let report = try ReportedFigures(readFrom: "report.json", sandbox)
      let figure = try report.figure("conforming-data")
      let rows = figure.rows.entries
      #expect(figure.numerator < figure.denominator && figure.denominator > 9)
      #expect(rows.reduce(0) { $0 + ($1.numerator ?? 0) } == figure.numerator)
      #expect(rows.reduce(0) { $0 + ($1.denominator ?? 0) } == figure.denominator)
      for dimension in ["package", "owner"] {
        let parts = try #require(figure.breakdowns.first { $0.by == [dimension] }).parts
        #expect(parts.reduce(0) { $0 + $1.numerator } == figure.numerator, "\(dimension)")
        #expect(parts.reduce(0) { $0 + $1.denominator } == figure.denominator, "\(dimension)")
      }
      let unknown = try #require(rows.first { $0.element == "com.example.hvac.HeatPump" })
      #expect(unknown.package == "com.example.hvac" && unknown.numerator == 0 && unknown.denominator == 1)
      let text = try sandbox.read("report.txt")
      #expect(text.contains("4 of 9 records"))
      for line in [
        "- com.example.hvac.HeatPump  team-hvac  1 record of a type that \(campus) does not have, in a.json",
        "- a.json  1 record without a type", "- a.json  1 record that cannot be read",
        "+ com.example.hvac.AirHandlingUnit  team-ahu  1 of 1 event:faultCleared, in a.json, held to \(campus), version 2.0.0",
      ] {
        #expect(text.contains("    \(line)\n"), "\(line)\n\(text)")
      }
    }
  }

  @Test func `a report on data of another model is refused, and one that is named twice counts once`() throws {
    try withModels { sandbox in
      try sandbox.write("edition: 2026\npackage: com.other\nversion: 1.0.0\n", to: "other/gemel.yaml")
      try sandbox.write("twins:\n  Fan:\n    telemetry: {speed: {type: double}}\n", to: "other/model.yaml")
      try sandbox.write("{\"type\": \"com.other.Fan\", \"telemetry\": {\"speed\": 1}}\n", to: "other.ndjson")
      try expect(
        "gemel conform ../other ../other.ndjson --format json -o ../other.json && cp ../data.json ../copy.json", sandbox
      )
      let refused = try expect(
        "gemel report --as-of 2026-11-27 --history 0 --data ../other.json --fail-under conforming-data=90%", sandbox,
        code: 2)
      #expect(
        refused.contains(
          "`../other.json` is a report on data of another model: `../other` has the type `com.other.Fan`, which is of no package"
        ))
      let report = try report("--history 0 --data ../data.json ../data.json ../copy.json", sandbox)
      #expect(try report.counts("conforming-data") == [1, 2])
      let notes = try report.figure("conforming-data").rows.entries.map(\.note)
      #expect(notes.contains("it is named twice, and counts once"))
      #expect(notes.contains("it says what ../data.json says, and counts once"))
      // Numbers that do not add up are no report.
      try expect("sed -i 's/\"unreadable\": 0/\"unreadable\": 1/' ../copy.json", sandbox)
      #expect(
        try expect("gemel report --as-of 2026-11-27 --history 0 --data ../copy.json", sandbox, code: 2).contains(
          "its parts are not the 1 of 2 records"))
    }
  }

  @Test func `figures are held to shares, and what cannot be held is refused`() throws {
    try withModels { sandbox in
      let base = "gemel report --as-of 2026-11-27 --history 0 -o ../r.txt"
      #expect(
        try expect("\(base) --fail-under described=40% owned=100% --fail-over breaking-changes=50%", sandbox) == "")
      let missed = try expect(
        "\(base) --fail-under described=40.000001% --fail-over breaking-changes=33%", sandbox, code: 1)
      #expect(
        missed == """
          gemel: `described` is 40.00 % (2 of 5); at least 40.000001 % is asked for
          gemel: `breaking-changes` is 33.33 % (1 of 3); at most 33 % is asked for

          """)
      #expect(try expect("\(base) --fail-under removal-notice=100%", sandbox).contains("nothing to measure"))
      for (arguments, reason) in [
        ("--fail-under conforming-data=99%", "--data"), ("--fail-under tidy=1%", "there is no figure `tidy`"),
        ("--fail-under described", "write a figure and a percentage"), ("--fail-under described=101%", "percentage"),
        ("--fail-under breaking-changes=1%", "--fail-over"), ("--fail-over described=1%", "--fail-under"),
        (
          "--fail-over waivers-in-force=0%",
          "the share of `waivers-in-force` among all waivers is the better the larger it is, so hold it with --fail-under. It counts: Waivers"
        ),
        ("--since 2027-01-01", "comes after the day"), ("--history -1", "from 0 to 1000"),
        ("--history 1001", "from 0 to 1000"),
        ("--data ../waivers.yaml", "cannot be read as a report on data"), ("--as-of tomorrow", "is not a date"),
      ] {
        #expect(try expect("\(base) \(arguments)", sandbox, code: 2).contains(reason), "\(arguments)")
      }
      #expect(try expect("\(base) --data ../none.json", sandbox, code: 3).contains("none.json"))
      // A pipe is read as a file is, whoever is faster.
      for writer in ["cat ../data.json", "sleep 0.3; cat ../data.json"] {
        let command =
          "bash -c 'gemel report --as-of 2026-11-27 --history 0 --data <(\(writer)) --fail-under conforming-data=1%'"
        #expect(try expect(command, sandbox).contains("Validation pass rate"))
      }
      #expect(
        try expect("bash -c '\(base) --data <(true)'", sandbox, code: 2).contains("cannot be read as a report on data"))
    }
  }

  @Test func `without a registry or a repository the figures say what is missing`() throws {
    try withModels { sandbox in
      try expect(
        "rm -rf .git ../registry && sed -i '/registry/d' gemel.yaml && gemel report --as-of 2026-11-27 --format json -o ../report.json",
        sandbox)
      let report = try ReportedFigures(readFrom: "report.json", sandbox)
      #expect(try report.figure("policy-compliance").absence?.contains("--registry") ?? false)
      #expect(try report.figure("policy-compliance").share == nil)
      #expect(report.trends.isEmpty)
      #expect(try report.counts("described") == [2, 5])
      let note = try expect("gemel report --as-of 2026-11-27 2>&1 > /dev/null", sandbox)
      #expect(
        note.contains("is in no git repository, so there is no commit to read; `--history 0` asks for none\n"),
        "\(note)")
      #expect(try expect("gemel report --history 3", sandbox, code: 2).contains("is in no git repository"))
    }
  }

  @Test func `what is damaged in the registry is told, is in no figure, and fails the report`() throws {
    try withModels { sandbox in
      try expect("echo '{' > ../registry/packages/com.example.hvac/1.1.0.json", sandbox)
      let report = try report("--history 0", sandbox, code: 1)
      #expect(report.problems.count == 1 && report.problems[0].contains("com.example.hvac/1.1.0.json"))
      #expect(try report.counts("breaking-changes") == [1, 1])
    }
  }

  @Test func `content that is not what its digest says is told, whether figures read it or not`() throws {
    try withModels { sandbox in
      for name in ["model.json", "provenance.json"] {
        let blob = try expect(
          "gemel registry show com.example.hvac@2.0.0 --registry ../registry | sed -n 's/.* \(name) .*sha256://p'",
          sandbox
        ).trimmingCharacters(in: .whitespacesAndNewlines)
        let file = "../registry/blobs/sha256/\(blob)"
        try expect("cp \(file) ../kept && chmod u+w \(file) && printf ' ' >> \(file)", sandbox)
        let report = try report("--history 0", sandbox, code: 1)
        #expect(report.problems.count == 1 && report.problems[0].contains(blob), "\(name): \(report.problems)")
        #expect(try report.counts("policy-compliance") == [0, 0])
        #expect(try report.counts("breaking-changes") == [0, 2])
        try expect("cp ../kept \(file)", sandbox)
      }
      #expect(try report("--history 0", sandbox).problems == [])
    }
  }

  @Test func `a registry that is named and not there is an error, and an empty one is not`() throws {
    try withModels { sandbox in
      let report = "gemel report --as-of 2026-11-27 --history 0 -o ../r.txt"
      let missing = try expect("\(report) --registry ../regg", sandbox, code: 2)
      #expect(
        missing.contains("there is no registry `../regg` to report on") && missing.contains("gemel registry init"))
      try sandbox.edit("gemel.yaml", "registry: ../registry", "registry: ../regg")
      #expect(try expect(report, sandbox, code: 2).contains("there is no registry `../regg` to report on"))
      try expect("gemel registry init && \(report)", sandbox)
    }
  }

  @Test func `packages of other teams in the registry count for reuse, and who uses what is deprecated`() throws {
    try withModels { sandbox in
      // The base alone is in the workspace now; the fans of the other team are known from their release.
      try expect(
        """
        set -e
        sed -i 's/base, hvac/base/' gemel.yaml
        sed -i "s/abstract: true/abstract: true\\n    deprecated: {since: 1.0.0, removeIn: 1.0.0, reason: Gone.}/" base/machine.yaml
        """, sandbox)
      let report = try report("--history 0", sandbox)
      #expect(try report.counts("reused-packages") == [1, 2])
      #expect(try report.counts("deprecations-due") == [1, 1])
      #expect(try report.counts("deprecations-in-use") == [1, 1])
      #expect(
        try report.figure("deprecations-due").rows.entries.map(\.note)
          == ["to go in 1.0.0, and the version is 1.0.0; used: com.example.hvac.Fan extends it"])
    }
  }
}
