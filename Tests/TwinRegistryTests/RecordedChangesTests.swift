import Testing
import TwinChanges
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinSource

/// The runtime reads what the registry writes, without its code.
@Suite struct RecordedChangesTests {
  private static func release(_ version: String, after previous: String?, _ changes: [ReleasedChange] = []) throws
    -> ReleaseChanges
  {
    ReleaseChanges(
      release: try RecordTests.release("com.example", version),
      previous: try previous.map {
        ReleaseChanges.Previous(version: try #require(SemanticVersion($0)), manifest: RecordTests.digest)
      }, changes: changes)
  }

  @Test func `those who approved a record are said once, as people are told apart, and its author is none of them`() {
    func approvers(author: String?, _ names: String...) -> [String] {
      ReleasedRecord(
        name: "changes/a.yaml", digest: RecordTests.digest, summary: "s", why: "w", bump: .major, author: author,
        approvedBy: names
      ).approvers
    }
    #expect(approvers(author: "Bob", "bob", "  BOB  ", "tbd") == [])
    #expect(approvers(author: "Bob", "  Jane  Doe ", "jane doe", "Jane Doe <jane@x.org>", "bob") == ["Jane Doe"])
    #expect(approvers(author: "n/a", "jane") == [] && approvers(author: nil, "jane") == [])
  }

  private static func change(
    _ kind: ChangeKind, _ subject: String, former: String? = nil, path: String = "", before: String? = nil,
    effects: Effects = Effects(producers: .breaks, readers: .silent, callers: .conditional),
    positions: ValuePositions = .property, consequences: [ReleasedConsequence] = []
  ) -> ReleasedChange {
    ReleasedChange(
      element: ChangedElement(
        kind: kind, message: "words", elementKind: "property", subject: subject, former: former, path: path,
        before: before, after: ""),
      impact: Impact(effects: effects, bump: .major, upgrade: .together, migration: .mechanical, mirror: ""),
      positions: positions, consequences: consequences, fingerprint: "0123456789abcdef")
  }

  @Test func `the words of both are the same`() {
    #expect(RecordedEffect.allCases.map(\.rawValue) == Effect.allCases.map(\.rawValue))
    #expect(RecordedAudience.allCases.map(\.rawValue) == Effects().byAudience.map { $0.audience.names.joined() })
    for migration in MigrationClass.allCases { #expect(RecordedMigration(rawValue: migration.rawValue) != nil) }
    for kind in DataKind.allCases { _ = kind }
  }

  @Test func `a record is read as it was written, consequences and all`() throws {
    let inner = ReleasedConsequence(
      element: ChangedElement(kind: .parentRemoved, message: "m", elementKind: "twin type", subject: "com.example.C"))
    let outer = ReleasedConsequence(
      element: ChangedElement(
        kind: .propertyRemoved, message: "m", elementKind: "property", subject: "com.example.B/x"),
      consequences: [inner])
    let written = try Self.release(
      "2.0.0", after: "1.0.0",
      [Self.change(.propertyRenamed, "com.example.T/b", former: "com.example.T/a", consequences: [outer])])
    let read = try RecordedChanges(written.bytes)
    #expect(read.package == "com.example")
    #expect(read.version == SemanticVersion(2, 0, 0) && read.previous == SemanticVersion(1, 0, 0))
    let change = try #require(read.changes.first)
    #expect(change.element.kind == "property-renamed" && change.element.former == "com.example.T/a")
    #expect(change.element.after == "" && change.element.before == nil)
    #expect(change.effects[.producers] == .breaks && change.effects[.readers] == .silent)
    #expect(change.migration == .mechanical && change.positions == ["property"])
    #expect(change.consequences.map(\.subject) == ["com.example.B/x", "com.example.C"])
  }

  @Test func `values that are called otherwise are kept each, however many are told as one`() throws {
    var change = Self.change(.enumValueRecoded, "com.example.T/mode")
    change.element.renamedValues = [
      RenamedValue(former: "off", name: "idle"), RenamedValue(former: "on", name: "busy"),
    ]
    let bytes = try Self.release("2.0.0", after: "1.0.0", [change]).bytes
    #expect(try RecordedChanges(bytes).changes.first?.element.renamedValues == ["off": "idle", "on": "busy"])
    let again = readReleaseChanges(bytes, file: FileID(0))
    #expect(again.findings.isEmpty)
    #expect(again.value?.changes.first?.element.renamedValues.count == 2)
    #expect(again.value?.bytes == bytes)
    let damaged = String(decoding: bytes, as: UTF8.self).replacing(#""off":"idle""#, with: #""off":1"#)
    #expect(throws: RecordedChangesError.self) { try RecordedChanges(Array(damaged.utf8)) }
    #expect(!readReleaseChanges(Array(damaged.utf8), file: FileID(0)).findings.isEmpty)
  }

  @Test func `what is damaged or of another layout is refused with its place`() throws {
    let bytes = try Self.release("2.0.0", after: "1.0.0", [Self.change(.propertyRemoved, "com.example.T/a")]).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let cases: [(String, String, String)] = [
      (#""format":1"#, #""format":2"#, "/format"), (#""version":"2.0.0""#, #""version":"2.0""#, "/version"),
      (#""version":"2.0.0""#, #""version":"1.0.0""#, "/previous/version"),
      (#""kind":"property-removed","#, "", "/changes/0"),
      (#""readers":"silent""#, #""readers":"odd""#, "/changes/0/effects/readers"),
      (#","readers":"silent""#, "", "/changes/0/effects"),
      (#""positions":["property"]"#, #""positions":[1]"#, "/changes/0/positions/0"),
      (#""changes":["#, #""changes":[[],"#, "/changes/0"),
      (#""package":"com.example","#, #""package":null,"#, "/package"),
      (#""format":1,"#, #""format":1,"format":1,"#, ""), ("}", "", ""),
    ]
    for (old, new, pointer) in cases {
      let damaged = text.replacing(old, with: new, maxReplacements: 1)
      #expect(damaged != text, "\(old)")
      do {
        _ = try RecordedChanges(Array(damaged.utf8))
        Issue.record("read in spite of \(new)")
      } catch {
        #expect(error.pointer == pointer, "\(error)")
      }
    }
    // What later compilers add is passed over.
    let later = text.replacing(#""format":1"#, with: #""format":1,"more":{"x":[]}"#)
    #expect(try RecordedChanges(Array(later.utf8)) == RecordedChanges(bytes))
    for bomb in ["[", "{\"a\":", "{\"changes\":["] {
      let deep = String(repeating: bomb, count: 100_000)
      #expect(throws: RecordedChangesError.self) { try RecordedChanges(Array(deep.utf8)) }
    }
  }

  private static func history() throws -> ChangeHistory {
    let effects = Effects(producers: .breaks, readers: .conditional, callers: .silent)
    let renamed = change(.propertyRenamed, "com.example.T/b", former: "com.example.T/a", effects: effects)
    let other = change(.propertyRemoved, "com.example.Other/x", effects: Effects(graph: .breaks))
    let stream = change(
      .valueUnitChanged, "com.example.T/t", effects: Effects(producers: .silent, readers: .silent), positions: .stream)
    let records = try [
      release("1.1.0", after: "1.0.0"), release("2.0.0", after: "1.1.0", [renamed]),
      release("2.1.0", after: "2.0.0", [other, stream]), release("3.1.0", after: "3.0.0"), release("1.0.0", after: nil),
    ]
    return try ChangeHistory(records.map { try RecordedChanges($0.bytes) })
  }

  @Test func `whether data can be read follows from all releases on the way, both ways and by kind of data`() throws {
    let history = try Self.history()
    func readability(_ data: String, _ reader: String, _ type: String? = "com.example.T", _ kind: DataKind = .state)
      throws
      -> Readability
    {
      try history.readability(
        ofDataAt: try #require(SemanticVersion(data)), byReaderAt: try #require(SemanticVersion(reader)),
        of: "com.example", type: type, kind: kind)
    }
    #expect(try readability("1.0.0", "1.1.0").verdict == .readable)
    #expect(try readability("1.1.0", "1.0.0").verdict == .readable)
    #expect(try readability("2.0.0", "2.0.0").verdict == .readable)
    let forward = try readability("1.0.0", "2.1.0")
    #expect(forward.verdict == .unreadable && forward.newMeanings.isEmpty && forward.conditions.isEmpty)
    #expect(forward.obstacles.map(\.change.element.subject) == ["com.example.T/b"])
    #expect(forward.obstacles.map(\.audience) == [.producers])
    #expect(forward.obstacles.map(\.version) == [SemanticVersion(2, 0, 0)])
    let backward = try readability("2.1.0", "1.0.0")
    #expect(backward.verdict == .conditional && backward.conditions.map(\.audience) == [.readers])
    // All of the package, then data that flows.
    #expect(try readability("1.0.0", "2.1.0", nil).obstacles.count == 2)
    #expect(
      try readability("1.0.0", "2.1.0", "com.example.T", .stream).newMeanings.map(\.change.element.kind) == [
        "value-unit-changed"
      ])
    #expect(try readability("2.0.0", "2.1.0", "com.example.T", .request).verdict == .readable)
  }

  @Test func `gaps in the chain are refused with the reason`() throws {
    let history = try Self.history()
    func records(_ one: (UInt32, UInt32, UInt32), _ other: (UInt32, UInt32, UInt32)) throws -> [String] {
      try history.records(
        of: "com.example", between: SemanticVersion(one.0, one.1, one.2),
        and: SemanticVersion(other.0, other.1, other.2)
      ).map { $0.version.description }
    }
    #expect(try records((1, 0, 0), (2, 1, 0)) == ["1.1.0", "2.0.0", "2.1.0"])
    #expect(try records((2, 1, 0), (1, 0, 0)) == ["1.1.0", "2.0.0", "2.1.0"])
    #expect(
      throws: HistoryError.missing(package: "com.example", version: SemanticVersion(3, 0, 0), on: "from 2.0.0 to 3.1.0")
    ) { try records((2, 0, 0), (3, 1, 0)) }
    #expect(
      throws: HistoryError.passedOver(
        package: "com.example", version: SemanticVersion(1, 0, 5), by: SemanticVersion(1, 1, 0),
        previous: SemanticVersion(1, 0, 0))
    ) { try records((1, 0, 5), (2, 0, 0)) }
    #expect(throws: HistoryError.self) { try records((0, 9, 0), (1, 1, 0)) }
    let one = try RecordedChanges(Self.release("1.1.0", after: "1.0.0").bytes)
    let other = try RecordedChanges(Self.release("1.1.0", after: "1.0.1").bytes)
    #expect(throws: HistoryError.contradiction(package: "com.example", version: SemanticVersion(1, 1, 0))) {
      try ChangeHistory([one, one, other])
    }
  }
}
