import Testing
import TwinChanges
import TwinDocs
import TwinModel
import TwinOutput
import TwinReaders
import TwinRegistry
import TwinRules
import TwinSource

@testable import TwinCompiler

@Suite struct DocumentationArticleTests {
  private static let package = PackageName("com.example.m")
  private static let digest = ContentDigest(of: Array("m".utf8))

  private static func version(_ text: String) throws -> SemanticVersion { try #require(SemanticVersion(text)) }

  private static func change(
    _ kind: ChangeKind, _ subject: String, former: String? = nil, path: String = ""
  ) -> ReleasedChange {
    ReleasedChange(
      element: ChangedElement(
        kind: kind, message: "\(kind.rawValue) `\(subject)`", elementKind: word(of: subject),
        subject: "com.example.m." + subject, former: former.map { "com.example.m." + $0 }, path: path),
      impact: Impact(effects: Effects(readers: .breaks), bump: .major, upgrade: .any, migration: .none, mirror: ""),
      fingerprint: "f-" + subject)
  }

  /// What changes call the element: members have an owner, units and terms are written small here, all else is a twin.
  private static func word(of subject: String) -> String {
    if subject.contains("/") { return "property" }
    if subject.hasPrefix("terms.") { return "term" }
    return subject.first?.isLowercase == true ? "unit" : "twin type"
  }

  private static func release(
    _ text: String, after previous: String?, _ changes: [ReleasedChange] = [], statuses: [StatusRecord.Kind] = []
  ) throws -> ReleasedPackage.Release {
    let version = try version(text)
    let package = try #require(package)
    let id = try #require(ReleaseID(package, version))
    let day = CalendarDay(daysSinceEpoch: 20_000)
    let record = ReleaseRecord(
      release: id, manifest: digest, released: day, publisher: "ada", commit: nil,
      bump: previous == nil ? nil : .major, types: [TypeVersion(type: "com.example.m.Fan", version: version)])
    return ReleasedPackage.Release(
      registered: RegisteredRelease(
        record: record,
        statuses: statuses.enumerated().map {
          StatusRecord(release: id, number: $0 + 1, kind: $1, reason: "why", date: day, publisher: "ada")
        }),
      changes: ReleaseChanges(
        release: id,
        previous: try previous.map { ReleaseChanges.Previous(version: try Self.version($0), manifest: digest) },
        changes: changes),
      signatures: [])
  }

  private static func package(
    _ releases: [ReleasedPackage.Release], at text: String, upcoming: [ReleasedChange] = []
  ) throws -> ReleasedPackage {
    ReleasedPackage(
      package: try #require(package), releases: releases, version: try version(text), upcoming: upcoming)
  }

  @Test func `events follow renamed types and members, and tell what is gone and what comes in its place`() throws {
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release(
            "1.1.0", after: "1.0.0",
            [
              Self.change(.twinAdded, "Blower"), Self.change(.propertyAdded, "Blower/speed"),
              Self.change(.propertyAdded, "Blower/noise"), Self.change(.deprecated, "Pump/tag"),
              Self.change(.deprecated, "Old"), Self.change(.propertyAdded, "Pump/flow"),
            ]),
          Self.release(
            "2.0.0", after: "1.1.0",
            [
              Self.change(.twinRenamed, "Fan", former: "Blower"), Self.change(.propertyRemoved, "Fan/noise"),
              Self.change(.propertyRenamed, "Pump/rate", former: "Pump/flow"),
              Self.change(.announcedRemoval, "Pump/tag"), Self.change(.twinRemoved, "Old"),
              Self.change(.fieldAdded, "Fan/speed", path: ".low"), Self.change(.deprecated, "Pump"),
            ]),
        ], at: "2.0.0",
        upcoming: [Self.change(.propertyAddedRequired, "Fan/noise"), Self.change(.undeprecated, "Pump")]))
    func told(_ identity: String) -> [String] {
      (history.events["com.example.m." + identity] ?? []).map { "\($0.moment) \($0.kind)" }
    }
    let (one, two) = (try Self.version("1.1.0"), try Self.version("2.0.0"))
    func at(_ version: SemanticVersion) -> String { "\(PackageHistory.Moment.release(version))" }
    let first = try Self.version("1.0.0")
    #expect(history.first == first)
    #expect(told("Fan") == [at(one) + " introduced", at(two) + " changed"])
    #expect(told("Fan/speed") == [at(one) + " introduced", at(two) + " changed"])
    #expect(told("Fan/noise") == [at(one) + " introduced", at(two) + " removed", "next introduced"])
    #expect(told("Pump/tag") == [at(one) + " deprecated", at(two) + " removed"])
    #expect(told("Pump/rate") == [at(one) + " introduced", at(two) + " changed"])
    #expect(told("Pump") == [at(two) + " deprecated", "next restored"])
    #expect(history.events.keys.allSatisfy { !$0.contains("Blower") && !$0.contains("Old") && !$0.hasSuffix("/flow") })
    #expect(history.types["com.example.m.Fan"] == two)
    // What is gone keeps what became of it, and what has another name leads there.
    #expect(history.former.map(\.identity) == ["com.example.m.Blower", "com.example.m.Old"])
    let (blower, old) = (try #require(history.former.first), try #require(history.former.last))
    #expect(blower.name == "com.example.m.Fan" && old.name == nil)
    #expect(old.moment == .release(two) && old.last == one && old.events.map(\.kind) == [.deprecated, .removed])
    #expect(old.steps.map(\.audience) == ["Readers"] && old.steps[0].words.contains("`Old`"))
  }

  @Test func `a former name leads to its page, whatever else became of the element in that release`() throws {
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release(
            "2.0.0", after: "1.0.0",
            [
              Self.change(.deprecated, "Fan", former: "Blower"),
              Self.change(.documentationChanged, "Fan", former: "Blower"),
              Self.change(.twinRenamed, "Fan", former: "Blower"),
            ]),
        ], at: "2.0.0"))
    #expect(history.former.map(\.identity) == ["com.example.m.Blower"])
    #expect(history.former.first?.name == "com.example.m.Fan")
    #expect(history.former.first?.steps.map(\.audience) == ["Readers"])
  }

  @Test func `what was renamed more than once leads to its last name, and what comes again is there`() throws {
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release(
            "2.0.0", after: "1.0.0", [Self.change(.twinRenamed, "B", former: "A"), Self.change(.unitRemoved, "u")]),
          Self.release("3.0.0", after: "2.0.0", [Self.change(.twinRenamed, "C", former: "B")]),
        ], at: "3.0.0", upcoming: [Self.change(.unitAdded, "u"), Self.change(.termRemoved, "terms.supply")]))
    #expect(
      history.former.map { "\($0.kind) \($0.identity)" } == [
        "term com.example.m.terms.supply", "twin com.example.m.A", "twin com.example.m.B",
        "unit com.example.m.u",
      ])
    #expect(history.former.compactMap(\.name) == ["com.example.m.C", "com.example.m.C"])
    #expect(history.former.first?.moment == .next)
  }

  @Test func `what was renamed more than once asks for its last name, and its history goes on`() throws {
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release(
            "2.0.0", after: "1.0.0",
            [Self.change(.twinRenamed, "B", former: "A"), Self.change(.twinRenamed, "Y", former: "X")]),
          Self.release(
            "3.0.0", after: "2.0.0",
            [Self.change(.twinRenamed, "C", former: "B"), Self.change(.propertyAdded, "C/speed")]),
          Self.release(
            "4.0.0", after: "3.0.0", [Self.change(.deprecated, "C"), Self.change(.twinRemoved, "Y")]),
        ], at: "4.0.0"))
    func former(_ name: String) throws -> FormerElement {
      try #require(history.former.first { $0.identity == "com.example.m." + name })
    }
    for name in ["A", "B"] {
      let element = try former(name)
      #expect(element.name == "com.example.m.C" && element.removed == nil)
      #expect(
        element.steps.map(\.words) == [
          "Read `C` where you read `\(name)`; in what was stored before it has its old name."
        ])
      #expect(
        element.events.map(\.message) == [
          "twin-renamed `B`", "twin-renamed `C`", "deprecated `C`", "property-added `C/speed`",
        ])
    }
    // What is gone for good is asked for by the name that is looked up.
    let gone = try former("X")
    #expect(gone.name == "com.example.m.Y")
    #expect(try gone.removed == .release(Self.version("4.0.0")) && gone.moment == .release(Self.version("2.0.0")))
    #expect(gone.steps[0].words.contains("`X`") && !gone.steps[0].words.contains("`Y`"))
    #expect(gone.events.map(\.message) == ["twin-renamed `Y`", "twin-removed `Y`"])
    #expect(try former("Y").steps[0].words.contains("`Y`"))
  }

  @Test func `what has the name of something before it tells both lives, and counts from its own`() throws {
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil, [Self.change(.twinAdded, "Fan"), Self.change(.propertyAdded, "Fan/old")]),
          Self.release(
            "2.0.0", after: "1.0.0",
            [Self.change(.twinRemoved, "Fan"), Self.change(.twinAdded, "Pump"), Self.change(.twinAdded, "Valve")]),
          // A name that is given away and taken at once: the new one comes first in the list of changes.
          Self.release(
            "3.0.0", after: "2.0.0",
            [
              Self.change(.twinAdded, "Fan"), Self.change(.twinAdded, "Pump"),
              Self.change(.propertyAdded, "Pump/flow"), Self.change(.twinRenamed, "Zone", former: "Pump"),
              Self.change(.propertyRenamed, "Zone/rate", former: "Pump/flow"),
            ]),
          Self.release("4.0.0", after: "3.0.0", [Self.change(.twinRenamed, "Other", former: "Valve")]),
          Self.release(
            "5.0.0", after: "4.0.0",
            [
              Self.change(.twinRenamed, "Valve", former: "Other"),
              Self.change(.twinMoved, "Damper", former: "parts.Damper"),
            ]),
        ], at: "5.0.0"))
    func told(_ identity: String) -> [String] {
      (history.events["com.example.m." + identity] ?? []).map { event in
        guard case .release(let version) = event.moment else { return "next" }
        return "\(version) \(event.kind) \(event.message.split(separator: " ")[0])"
      }
    }
    #expect(
      told("Fan") == [
        "1.0.0 introduced twin-added", "1.0.0 introduced property-added", "2.0.0 removed twin-removed",
        "3.0.0 introduced twin-added",
      ])
    #expect(told("Fan/old") == [])
    #expect(
      told("Pump") == ["2.0.0 introduced twin-added", "3.0.0 removed twin-renamed", "3.0.0 introduced twin-added"])
    #expect(told("Pump/flow") == ["3.0.0 introduced property-added"])
    #expect(told("Zone") == ["2.0.0 introduced twin-added", "3.0.0 changed twin-renamed"])
    #expect(told("Zone/rate") == ["3.0.0 changed property-renamed"])
    // It was in another package before.
    #expect(told("Damper") == ["5.0.0 introduced twin-moved"])
    // What has its old name again has one life.
    #expect(
      told("Valve") == [
        "2.0.0 introduced twin-added", "4.0.0 changed twin-renamed", "5.0.0 changed twin-renamed",
      ])
  }

  @Test func `a member that goes when its type is renamed is told of that type, whatever has the old name`() throws {
    let changes = [
      Self.change(.twinRenamed, "Drive", former: "Pump"), Self.change(.propertyRemoved, "Pump/zebra"),
      Self.change(.twinAdded, "Pump"), Self.change(.twinRenamed, "A", former: "B"),
      Self.change(.twinRenamed, "B", former: "A"), Self.change(.propertyRemoved, "A/old"),
    ]
    let history = packageHistory(
      of: try Self.package([Self.release("1.0.0", after: nil)], at: "1.0.0", upcoming: changes))
    func told(_ identity: String) -> [String] {
      (history.events["com.example.m." + identity] ?? []).map(\.message)
    }
    #expect(told("Drive/zebra") == ["property-removed `Pump/zebra`"] && told("Pump/zebra") == [])
    #expect(told("B/old") == ["property-removed `A/old`"] && told("A/old") == [])
  }

  @Test func `what types and members had that is gone is told of them`() throws {
    var concept = Self.change(.conceptRemoved, "Cold")
    concept.element.elementKind = "concept"
    concept.reach.types = ["com.example.m.Fridge", "com.example.m.Freezer", "com.example.m.Icebox"]
    var schema = Self.change(.schemaRemoved, "Plate")
    schema.element.elementKind = "schema"
    schema.reach.members = ["com.example.m.Fridge/plate"]
    let upcoming = [
      concept, Self.change(.twinRenamed, "Cooler", former: "Freezer"), Self.change(.twinRemoved, "Icebox"), schema,
    ]
    let history = packageHistory(
      of: try Self.package([Self.release("1.0.0", after: nil)], at: "1.0.0", upcoming: upcoming))
    func told(_ identity: String) -> [String]? {
      history.events["com.example.m." + identity]?.map { "\($0.moment) \($0.kind) \($0.message)" }
    }
    #expect(told("Fridge") == ["next changed concept-removed `Cold`"])
    #expect(told("Fridge/plate") == ["next changed schema-removed `Plate`"])
    #expect(told("Cooler") == ["next changed twin-renamed `Cooler`", "next changed concept-removed `Cold`"])
    #expect(told("Icebox") == nil && told("Freezer") == nil)
    #expect(history.former.map(\.identity) == ["Cold", "Plate", "Freezer", "Icebox"].map { "com.example.m." + $0 })
  }

  @Test func `fields and values have a life of their own, through renames of what holds them`() throws {
    func renamed(_ kind: ChangeKind, _ subject: String, path: String, from former: String, to name: String)
      -> ReleasedChange
    {
      var change = Self.change(kind, subject, path: path)
      (change.element.before, change.element.after) = (former, name)
      return change
    }
    let recoded = {
      var change = Self.change(.enumCodesExchanged, "Level/code")
      change.element.renamedValues = [RenamedValue(former: "low", name: "least")]
      return change
    }()
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release(
            "1.1.0", after: "1.0.0",
            [
              Self.change(.schemaAdded, "Limits"), Self.change(.enumValueAdded, "Mode", path: "=eco"),
              Self.change(.fieldAdded, "Fan/plate", path: ".size.low"), Self.change(.deprecated, "Mode", path: "=off"),
              Self.change(.enumValueAdded, "Level/code", path: "=low"),
              Self.change(.documentationChanged, "Mode", path: "=on"),
            ]),
          Self.release(
            "2.0.0", after: "1.1.0",
            [
              Self.change(.schemaRenamed, "State", former: "Mode"),
              renamed(.enumValueRenamed, "State", path: "=saving", from: "eco", to: "saving"),
              Self.change(.enumValueRemoved, "State", path: "=off"), Self.change(.undeprecated, "State", path: "=on"),
              Self.change(.propertyRenamed, "Fan/label", former: "Fan/plate"),
              renamed(.fieldRenamed, "Fan/label", path: ".extent", from: "size", to: "extent"),
              renamed(.fieldRenamed, "Fan/label", path: ".extent.least", from: "low", to: "least"),
              Self.change(.typeNarrowed, "Fan/label", path: ".material"), recoded,
            ]),
        ], at: "2.0.0", upcoming: [Self.change(.enumValueAdded, "State", path: "=off")]))
    func told(_ owner: String, _ path: String) -> [String] {
      (history.parts[PackageHistory.Part(owner: "com.example.m." + owner, path: path)] ?? []).map { event in
        guard case .release(let version) = event.moment else { return "next \(event.kind)" }
        return "\(version) \(event.kind)"
      }
    }
    #expect(told("State", "=saving") == ["1.1.0 introduced", "2.0.0 changed"])
    #expect(told("State", "=off") == ["1.1.0 deprecated", "2.0.0 removed", "next introduced"])
    #expect(told("State", "=on") == ["2.0.0 restored"])
    #expect(told("Fan/label", ".extent.least") == ["1.1.0 introduced", "2.0.0 changed"])
    #expect(told("Fan/label", ".extent") == ["2.0.0 changed"])
    #expect(told("Fan/label", ".material") == ["2.0.0 remade", "2.0.0 changed"])
    #expect(told("Level/code", "=least") == ["1.1.0 introduced"] && told("Level/code", "") == ["2.0.0 obscured"])
    #expect(!history.parts.keys.contains { $0.owner.hasSuffix("Mode") || $0.owner.hasSuffix("plate") })
    #expect(!history.parts.keys.contains { $0.path.contains("size") || $0.path.contains("eco") })
  }

  @Test func `what is deprecated inside of something is neither a change of it nor its own deprecation`() throws {
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release(
            "1.1.0", after: "1.0.0",
            [
              Self.change(.deprecated, "Mode", path: "=off"), Self.change(.deprecated, "Fan/plate", path: ".size"),
              Self.change(.deprecationChanged, "Fan"), Self.change(.removalPutOff, "Fan/plate", path: ".low"),
            ]),
        ], at: "1.1.0"))
    func told(_ identity: String) -> [String] {
      (history.events["com.example.m." + identity] ?? []).map { "\($0.kind)" }
    }
    #expect(told("Mode") == ["partDeprecated"] && told("Fan") == ["described"])
    #expect(told("Fan/plate").sorted() == ["described", "partDeprecated"])
    #expect(history.parts.map { "\($0.key.path) \($0.value.map(\.kind))" }.sorted().count == 2)
  }

  @Test func `what became of a member that is gone says what takes its place, and leads there by later names`() throws {
    func gone(_ subject: String, use replacement: String, _ kind: ChangeKind = .propertyRemoved) -> ReleasedChange {
      var change = Self.change(kind, subject)
      change.advice = ["use `\(replacement)` in its place; the reason is `Odd.`"]
      return change
    }
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release(
            "2.0.0", after: "1.0.0",
            [gone("Fan/speed", use: "pace"), gone("Blower", use: "Fan", .twinRemoved), gone("Pump/x", use: "y")]),
          Self.release("3.0.0", after: "2.0.0", [Self.change(.twinRenamed, "Ventilator", former: "Fan")]),
        ], at: "3.0.0"))
    let speed = try #require(history.events["com.example.m.Ventilator/speed"]?.last)
    #expect(speed.message.hasSuffix("; use `pace` in its place; the reason is `Odd.`"), "\(speed.message)")
    #expect(speed.names["pace"]?.identity == "com.example.m.Ventilator/pace")
    #expect(history.events["com.example.m.Pump/x"]?.last?.names["y"]?.identity == "com.example.m.Pump/y")
    // What is inside of a value has no page of its own.
    var field = Self.change(.fieldRemoved, "Fan/plate", path: ".low")
    field.advice = ["use `floor` in its place"]
    #expect(field.replacement?.identity == "com.example.m.Fan/plate")
    let blower = try #require(history.former.first { $0.identity == "com.example.m.Blower" })
    #expect(blower.events.last?.names["Fan"]?.identity == "com.example.m.Ventilator")
  }

  @Test func `where a name comes back for something else, what became of both is told under it`() throws {
    let lines = [
      ("1.1.0", [Self.change(.twinAdded, "Fan"), Self.change(.schemaAdded, "Mode")]),
      ("1.2.0", [Self.change(.propertyAdded, "Fan/speed")]),
      ("2.0.0", [Self.change(.twinRemoved, "Fan"), Self.change(.schemaRemoved, "Mode")]),
      ("2.1.0", [Self.change(.twinAdded, "Fan"), Self.change(.schemaAdded, "Mode")]),
      ("2.2.0", [Self.change(.propertyAdded, "Fan/power"), Self.change(.deprecated, "Mode", path: "=off")]),
    ]
    var releases = [try Self.release("1.0.0", after: nil)]
    for (version, changes) in lines {
      releases.append(try Self.release(version, after: releases.last?.version.description, changes))
    }
    let history = packageHistory(of: try Self.package(releases, at: "2.2.0"))
    func told(_ identity: String) -> [String] {
      (history.events["com.example.m." + identity] ?? []).map { "\($0.kind) \($0.message)" }
    }
    #expect(
      told("Fan") == [
        "introduced twin-added `Fan`", "introduced property-added `Fan/speed`", "removed twin-removed `Fan`",
        "introduced twin-added `Fan`",
      ], "\(told("Fan"))")
    #expect(told("Fan/power") == ["introduced property-added `Fan/power`"] && told("Fan/speed") == [])
    #expect(
      told("Mode") == [
        "introduced schema-added `Mode`", "removed schema-removed `Mode`", "introduced schema-added `Mode`",
        "partDeprecated deprecated `Mode`",
      ], "\(told("Mode"))")
  }

  @Test func `names of fields change hands at once, and what comes again is another one`() throws {
    func renamed(_ path: String, from former: String) -> ReleasedChange {
      var change = Self.change(.fieldRenamed, "Fan/plate", path: path)
      (change.element.before, change.element.after) = (former, String(path.dropFirst()))
      return change
    }
    let history = packageHistory(
      of: try Self.package(
        [
          Self.release("1.0.0", after: nil),
          Self.release("1.1.0", after: "1.0.0", [Self.change(.fieldAdded, "Fan/plate", path: ".a.inner")]),
          Self.release("2.0.0", after: "1.1.0", [renamed(".b", from: "a"), renamed(".a", from: "b")]),
          Self.release("3.0.0", after: "2.0.0", [Self.change(.fieldRemoved, "Fan/plate", path: ".b")]),
          Self.release("4.0.0", after: "3.0.0", [Self.change(.propertyRemoved, "Fan/plate")]),
        ], at: "3.0.0", upcoming: [Self.change(.fieldAdded, "Fan/plate", path: ".b")]))
    let parts = history.parts.map { "\($0.key.path) \($0.value.map { "\($0.kind)" }.joined(separator: " "))" }.sorted()
    #expect(parts == [".a changed", ".b changed removed introduced"])
  }

  @Test func `the reason why a release was withdrawn ends before what to use instead`() throws {
    var release = try Self.release("2.0.0", after: nil, statuses: [.yanked])
    release.registered.statuses[0].reason = "Unit bug."
    release.registered.statuses[0].successor = .init(
      package: try #require(Self.package), version: try Self.version("3.0.0"))
    let article = try #require(releaseArticles(of: Self.package([release], at: "2.0.0")).first)
    let text = String(decoding: printMarkdown([.paragraph(article.facts[0].value)]), as: UTF8.self)
    #expect(text.contains("Unit bug; use `com.example.m@3.0.0`"), "\(text)")
  }

  @Test func `a release names who approved it once, and says whose approval does not count`() throws {
    func record(_ name: String, _ author: String?, _ approvers: [String]) -> ReleasedRecord {
      ReleasedRecord(
        name: name, digest: Self.digest, summary: name, why: "so", bump: .major,
        decision: "https://example.com/" + name,
        author: author, approvedBy: approvers)
    }
    var release = try Self.release("2.0.0", after: "1.0.0", [Self.change(.twinRemoved, "Fan")])
    let records = [
      record("a", "Ada <ada@example.com>", ["Grace", "ada@example.com", "N/A"]), record("b", "Alan", ["grace", "Ada"]),
      record("c", "Alan", ["alan"]), record("d", nil, ["Eve"]),
    ]
    release.changes?.records = records
    release.registered.record.approvals = release.changes?.approvals ?? []
    let approvers = ReleaseApprover.all(of: release.registered.record, release.changes)
    #expect(approvers.map(\.name) == ["Grace", "ada@example.com", "N/A", "alan", "Eve"])
    #expect(approvers.map(\.records) == [["a", "b"], ["a", "b"], ["a"], ["c"], ["d"]])
    #expect(approvers.map { $0.discounted == nil } == [true, true, false, false, false])
    let article = try #require(releaseArticles(of: Self.package([release], at: "2.0.0")).first)
    let fact = try #require(article.facts.first { $0.label == "Approved by" })
    let text = String(decoding: printMarkdown([.paragraph(fact.value)]), as: UTF8.self)
    #expect(text.contains("the author's own") && text.contains("names nobody") && text.contains("no author is named"))
    #expect(text.ranges(of: "Grace").count == 1 && !text.contains("grace"))
    // Each record says it of those who approved that.
    let body = String(decoding: printMarkdown(article.parts[0]()), as: UTF8.self)
    #expect(
      body.contains("Approved by Grace, ada@example.com (does not count: the author's own) and N/A (does not"),
      "\(body)")
  }

  @Test func `who uses a value that an open enumeration no longer lists is told one thing`() throws {
    let change = Self.change(.openEnumValueRemoved, "Fan/mode", path: "=turbo")
    let steps = MigrationSteps(change)
    let told = MigrationAudience.allCases.map(steps.step)
    #expect(
      told[0]
        == "Stop writing `turbo` of `Fan/mode` where you can: it stays valid, and the model says no more what it means."
    )
    #expect(told.allSatisfy { !$0.contains("allow") && $0.contains("`turbo` of `Fan/mode`") }, "\(told)")
    #expect(Set(told).count == told.count)
  }

  @Test func `names in what is told lead to what had them, whatever has them since`() throws {
    var added = Self.change(.schemaAdded, "Mode")
    added.element.elementKind = "schema"
    let package = try Self.package(
      [
        Self.release("1.0.0", after: nil),
        Self.release(
          "1.1.0", after: "1.0.0", [Self.change(.twinMadeAbstract, "Pump"), Self.change(.twinSealed, "Mode")]),
        Self.release(
          "2.0.0", after: "1.1.0",
          [Self.change(.twinRenamed, "Drive", former: "Pump"), Self.change(.twinAdded, "Pump")]),
        Self.release("3.0.0", after: "2.0.0", [Self.change(.twinRemoved, "Mode"), added]),
        Self.release("4.0.0", after: "3.0.0", [Self.change(.twinRemoved, "Drive"), Self.change(.twinRemoved, "Fan")]),
        Self.release("5.0.0", after: "4.0.0", [Self.change(.twinAdded, "Fan")]),
      ], at: "5.0.0")
    func links(_ version: String) throws -> [String] {
      let subject = Article.Subject.release(package: "com.example.m", version: version)
      let article = try #require(releaseArticles(of: package).first { $0.subject == subject })
      let spans = article.parts.flatMap { $0() }.flatMap { block -> [MarkdownSpan] in
        switch block {
        case .heading(_, let spans, _): spans
        case .entries(let entries): entries.flatMap(\.line)
        case .list(let entries): entries.flatMap(\.self)
        default: []
        }
      }
      var found: [String] = []
      for case .codeLink(let name, let link) in spans {
        let words = "\(name) \(link.address.replacing("element:", with: "").replacing("com.example.m.", with: ""))"
        if !found.contains(words) { found.append(words) }
      }
      return found
    }
    // What became of them by now: `Drive` is gone for good, and a schema has the name of the twin.
    #expect(try links("1.1.0") == ["Pump former:twins:Drive", "Mode former:twins:Mode"])
    // The name that people know leads to what had it, and the same name of what came leads to that.
    #expect(
      try links("2.0.0") == ["Drive former:twins:Drive", "Pump present:twins:Pump", "Pump former:twins:Drive"])
    #expect(try links("3.0.0") == ["Mode former:twins:Mode", "Mode present:schemas:Mode"])
    // Another twin has the name: there is no page of the one that had it, and the links are not to the other one.
    #expect(try links("4.0.0").contains("Fan former:twins:Fan"))
    #expect(try links("5.0.0") == ["Fan present:twins:Fan"])
    let history = packageHistory(of: package)
    let names = (history.events["com.example.m.Pump"] ?? []).map { event in
      event.names.map { "\($0) \($1.identity.replacing("com.example.m.", with: "")) \($1.isFormer)" }
    }
    #expect(names == [["Pump Drive true"], ["Drive Drive true"], ["Pump Pump false"]])
  }

  @Test func `only releases that lead to what is documented tell of elements, and all are listed`() throws {
    let releases = try [
      Self.release("1.0.0", after: nil),
      Self.release("1.0.1", after: "1.0.0", [Self.change(.propertyAdded, "Fan/late")], statuses: [.yanked, .sunset]),
      Self.release("2.0.0", after: "1.0.0", [Self.change(.propertyAdded, "Fan/new")]),
      Self.release("3.0.0", after: "2.0.0", [Self.change(.propertyAdded, "Fan/later")]),
    ]
    let history = packageHistory(of: try Self.package(releases, at: "2.0.0"))
    #expect(history.releases.map(\.version.description) == ["1.0.0", "1.0.1", "2.0.0", "3.0.0"])
    #expect(history.events.keys.sorted() == ["com.example.m.Fan/new"])
    #expect(history.releases[1].marks.map(\.text) == ["ends 2024-10-04", "withdrawn"])
    // A registry that lacks the first release does not know since when the rest is there.
    let partial = try Self.package(Array(releases.dropFirst(2)), at: "2.0.0")
    #expect(packageHistory(of: partial).first == nil)
  }

  @Test func `long releases are parted, and no page of them is large`() throws {
    let changes = (0..<1_500).map { Self.change(.propertyRemoved, "Fan/property\($0)") }
    let article = try #require(
      releaseArticles(of: Self.package([Self.release("2.0.0", after: "1.0.0", changes)], at: "2.0.0")).first)
    #expect(article.parts.count > 5)
    var told = 0
    for part in article.parts {
      let blocks = part()
      #expect(printMarkdown(blocks).count < 70_000)
      told += blocks.count { if case .heading(3, _, _) = $0 { true } else { false } }
      if case .heading? = blocks.last { Issue.record("a heading stands alone at the end of a page") }
    }
    #expect(told >= 1_500)
  }

  @Test func `there is a page for every rule and for the language`() throws {
    let catalogue = ShippedRules.completeCatalogue
    let articles = referenceArticles(catalogue)
    let subjects = Set(articles.map(\.subject))
    #expect(subjects.count == articles.count)
    #expect(subjects.isSuperset(of: [.language, .rules]))
    for rule in catalogue.rules { #expect(subjects.contains(.rule(rule.id.name)), "\(rule.id)") }
    let rule = try #require(articles.first { $0.subject == .rule("naming/abbreviation") })
    let text = String(decoding: printMarkdown(rule.parts[0]()), as: UTF8.self)
    for part in ["temperature", "To mend it", "```yaml", "has `temp` where the vocabulary has `temperature`"] {
      #expect(text.contains(part), "\(part)")
    }
    let index = articles.first { $0.subject == .rules }?.parts.map {
      String(decoding: printMarkdown($0()), as: UTF8.self)
    }
    for rule in catalogue.rules { #expect(index?.contains { $0.contains("`\(rule.id)`") } == true, "\(rule.id)") }
  }
}
