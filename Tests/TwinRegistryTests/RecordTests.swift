import Foundation
import Testing
import TwinChanges
import TwinModel
import TwinRegistry
import TwinSource
import TwinTestSupport

/// Records of releases and statuses: one form, read strictly.
@Suite struct RecordTests {
  static let digest = ContentDigest(of: [])

  static func release(_ package: String, _ version: String) throws -> ReleaseID {
    let name = try #require(PackageName(package))
    let number = try #require(SemanticVersion(version))
    return try #require(ReleaseID(name, number))
  }

  static func full() throws -> ReleaseRecord {
    ReleaseRecord(
      release: try release("com.example.hvac", "1.4.0"), manifest: digest,
      released: try #require(CalendarDay("2026-11-26")), publisher: "ada@example.com",
      commit: String(repeating: "0a", count: 20), bump: .major, restores: SemanticVersion(1, 2, 0),
      restoreReason: "1.3.0 lost the speed.",
      dependencies: [
        ReleaseDependency(
          release: try release("com.example.b", "2.0.0-rc.1"), manifest: digest,
          requirement: try #require(VersionRequirement("^2.0.0-rc.1"))),
        ReleaseDependency(
          release: try release("com.example.a", "1.0.0"), manifest: digest,
          requirement: try #require(VersionRequirement(">=1.0.0"))),
      ],
      approvals: [
        Approval(approver: "grace@example.com", decision: "https://example.com/adr/7"), Approval(approver: "alan"),
        Approval(approver: "ada", record: "changes/fans.yaml"),
      ],
      waivers: [
        WaivedFinding(
          rule: "naming/type-case", subject: "com.example.hvac.fan \"x\"", fingerprint: "00ff",
          waiver: Waiver(owner: "ada", reason: "é\\ \n", approver: "grace", expires: "2027-01-31"))
      ],
      types: [
        TypeVersion(type: "com.example.hvac.Fan", version: SemanticVersion(2, 0, 0)),
        TypeVersion(type: "com.example.hvac.Ahu", version: SemanticVersion(1, 0, 0)),
      ])
  }

  @Test func `a record is read back as it was written, in one form`() throws {
    let record = try Self.full()
    #expect(readReleaseRecord(record.bytes, file: .none).value == record)
    #expect(record.dependencies.map(\.release.package.text) == ["com.example.a", "com.example.b"])
    #expect(record.types.map(\.type) == ["com.example.hvac.Ahu", "com.example.hvac.Fan"])
    let commit = String(repeating: "f", count: 64)
    var plain = ReleaseRecord(
      release: record.release, manifest: Self.digest, released: record.released, publisher: "ada", commit: commit)
    #expect(readReleaseRecord(plain.bytes, file: .none).value == plain)
    #expect(
      String(decoding: plain.bytes, as: UTF8.self)
        == #"{"commit":"\#(commit)","manifest":"\#(Self.digest)","package":"com.example.hvac","publisher":"ada","#
        + #""released":"2026-11-26","version":"1.4.0"}"#)
    plain.commit = nil
    #expect(readReleaseRecord(plain.bytes, file: .none).value == plain)
    #expect(!String(decoding: plain.bytes, as: UTF8.self).contains("commit"))
  }

  @Test func `a status is read back as it was written`() throws {
    for successor in [
      nil, Successor(package: try #require(PackageName("com.example.air"))),
      Successor(package: try #require(PackageName("com.example.air")), version: SemanticVersion(2, 0, 0)),
    ] {
      for kind in StatusRecord.Kind.allCases {
        let status = StatusRecord(
          release: try Self.release("com.example.hvac", "1.0.0-rc.1"), number: 12, kind: kind, reason: "wrong unit",
          date: try #require(CalendarDay("2026-12-01")), publisher: "ada@example.com", successor: successor)
        #expect(readStatusRecord(status.bytes, file: .none).value == status)
        var announced = status
        announced.announced = CalendarDay("2026-11-01")
        // What holds from when it is said has no other day.
        #expect(readStatusRecord(announced.bytes, file: .none).value == announced || kind != .sunset)
        #expect(readStatusRecord(announced.bytes, file: .none).findings.isEmpty == (kind == .sunset))
      }
    }
  }

  /// Texts to replace in a record, and the rule that speaks then.
  private static let faults: [(from: String, to: String, rule: String)] = [
    (#""publisher""#, #""publsher""#, "structure/unknown-key"),
    (#""publisher":"ada@example.com","#, "", "structure/missing-key"),
    (#""publisher":"ada@example.com""#, #""publisher":1"#, "structure/wrong-shape"),
    (#""publisher":"ada@example.com""#, #""publisher":"""#, "structure/invalid-value"),
    (#""publisher":"ada@example.com""#, #""publisher":null"#, "structure/wrong-shape"),
    (#""publisher":"ada@example.com""#, #""publisher":["ada"]"#, "structure/wrong-shape"),
    (#""publisher":"ada@example.com""#, #""publisher":"a","publisher":"b""#, "syntax/duplicate-key"),
    (#""com.example.hvac.Fan":"2.0.0""#, #""com.example.hvac.Ahu":"2.0.0""#, "syntax/duplicate-key"),
    (#""com.example.hvac.Fan":"2.0.0""#, #""com.example.hvac.Fan":"2.0""#, "structure/invalid-value"),
    (#""package":"com.example.hvac""#, #""package":"../../etc""#, "structure/invalid-value"),
    (#""package":"com.example.hvac""#, #""package":"com.example/x""#, "structure/invalid-value"),
    (#""package":"com.example.hvac""#, #""package":"com..hvac""#, "structure/invalid-value"),
    (#""package":"com.example.a""#, #""package":"com.example.b""#, "structure/invalid-value"),
    (#""version":"1.4.0""#, #""version":"1.4.0/../x""#, "structure/invalid-value"),
    (#""version":"1.4.0""#, #""version":"1.4.0-rc.status.1""#, "structure/invalid-value"),
    (#""version":"1.4.0""#, #""version":"01.4.0""#, "structure/invalid-value"),
    (#""bump":"major""#, #""bump":"huge""#, "structure/invalid-value"),
    (#""released":"2026-11-26""#, #""released":"2026-02-30""#, "structure/invalid-value"),
    (#""commit":"0a"#, #""commit":"0A"#, "structure/invalid-value"),
    (#""commit":"0a"#, #""commit":"0a0"#, "structure/invalid-value"),
    (#""dependencies":["#, #""dependencies":[{},"#, "structure/missing-key"),
    (#""approvals":["#, #""approvals":["ada","#, "structure/wrong-shape"),
    ("sha256:e3", "sha256:E3", "structure/invalid-value"), ("sha256:", "sha512:", "structure/invalid-value"),
    ("sha256:e3", "sha256:e", "structure/invalid-value"),
    (#""requirement":">=1.0.0""#, #""requirement":"latest""#, "structure/invalid-value"),
  ]

  @Test func `what a record must not hold is an error with its place`() throws {
    let text = String(decoding: try Self.full().bytes, as: UTF8.self)
    for fault in Self.faults {
      try #require(text.contains(fault.from), "\(fault.from)")
      let read = readReleaseRecord(Array(text.replacing(fault.from, with: fault.to).utf8), file: FileID(3))
      #expect(read.value == nil, "\(fault)")
      #expect(read.findings.map(\.rule.name).contains(fault.rule), "\(fault): \(read.findings)")
      #expect(read.findings.allSatisfy { $0.place.file == FileID(3) })
      #expect(read.findings.flatMap(styleFaults) == [])
    }
    for text in ["", "[]", "null", "{", #""x""#, "{}"] {
      let read = readReleaseRecord(Array(text.utf8), file: .none)
      #expect(read.value == nil && !read.findings.isEmpty, "\(text)")
      #expect(read.findings.flatMap(styleFaults) == [])
    }
  }

  @Test func `cut or altered records never read as another record by accident of a trap`() throws {
    let record = try Self.full()
    let bytes = record.bytes
    for length in 0..<bytes.count { #expect(readReleaseRecord(Array(bytes.prefix(length)), file: .none).value == nil) }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      var altered = bytes
      for _ in 0..<(1 + generator.below(3)) { altered[generator.below(altered.count)] = UInt8(generator.below(256)) }
      // Whatever is read has a form, and that reads back.
      if let value = readReleaseRecord(altered, file: .none).value {
        #expect(readReleaseRecord(value.bytes, file: .none).value == value)
      }
    }
  }

  @Test func `names and paths never lead out of the registry`() throws {
    for name in ["com.example", "a.b", "com.Example.x-1_y"] { #expect(PackageName(name)?.text == name) }
    for name in [
      "", "com", ".", "..", "com.", ".com", "a..b", "a/b.c", "a.b/c", "../a.b", "a.b\0", "a.b ", "ä.b", "1.b", "a.1",
      "a.-b", "a\\.b", "a.b\n", String(repeating: "a.", count: 200) + "a",
    ] {
      #expect(PackageName(name) == nil, "\(name)")
    }
    let release = try Self.release("com.example.hvac", "1.0.0-rc.1")
    #expect(RegistryPath.record(release) == "packages/com.example.hvac/1.0.0-rc.1.json")
    #expect(RegistryPath.status(release, 3) == "packages/com.example.hvac/1.0.0-rc.1.status.3.json")
    #expect(RegistryPath.blob(Self.digest).hasPrefix("blobs/sha256/e3b0c44298fc1c14"))
    let package = release.package
    #expect(ReleaseID(package, SemanticVersion(1, 0, 0, prerelease: "status.1")) != nil)
    #expect(ReleaseID(package, SemanticVersion(1, 0, 0, prerelease: "a.status.1")) == nil)
    #expect(ReleaseID(package, SemanticVersion(1, 0, 0, prerelease: String(repeating: "a", count: 200))) == nil)
  }

  @Test func `the name of a file tells what it is, and no two things have one name`() throws {
    let texts = ["1.0.0", "1.0.0-rc.1", "1.0.0-status.1", "0.0.1-a.status", "10.20.30--.-", "1.0.0-json"]
    var names: Set<String> = []
    for version in texts.compactMap({ SemanticVersion($0) }) {
      #expect(names.insert(RegistryPath.recordName(version)).inserted)
      #expect(RegistryPath.entry(RegistryPath.recordName(version)) == .release(version))
      for number in [1, 2, 10, 999_999] {
        #expect(names.insert(RegistryPath.statusName(version, number)).inserted)
        #expect(RegistryPath.entry(RegistryPath.statusName(version, number)) == .status(version, number))
      }
    }
    for name in [
      "", ".json", "1.0.json", "1.0.0", "1.0.0.JSON", "01.0.0.json", "1.0.0.status.json", "1.0.0.status.0.json",
      "1.0.0.status.01.json", "1.0.0.status.1", ".gemel-1.tmp", "1.0.0.status.1000000.json", "README.json",
    ] {
      #expect(RegistryPath.entry(name) == .other, "\(name)")
    }
  }

  @Test func `a sunset is known from when it was announced, and the last word on it counts`() throws {
    let release = try Self.release("com.example.hvac", "1.4.0")
    func sunset(_ number: Int, _ announced: String?, _ day: String) throws -> StatusRecord {
      StatusRecord(
        release: release, number: number, kind: .sunset, reason: "r", date: try #require(CalendarDay(day)),
        publisher: "p", announced: announced.flatMap { CalendarDay($0) })
    }
    let putOff = RegisteredRelease(
      record: try Self.full(),
      statuses: [try sunset(1, "2027-01-01", "2027-06-01"), try sunset(2, "2027-03-01", "2027-09-01")])
    for (day, coming, isPast) in [
      ("2026-12-31", nil, false), ("2027-01-01", 1, false), ("2027-03-01", 2, false), ("2027-07-01", 2, false),
      ("2027-08-31", 2, false), ("2027-09-01", nil, true),
    ] {
      let date = try #require(CalendarDay(day))
      #expect(putOff.comingSunset(on: date)?.number == coming, "\(day)")
      #expect((putOff.standing(on: date)?.kind == .sunset) == isPast, "\(day)")
    }
    // Of one that does not say when it was announced, that is not known, and it counts at once.
    let plain = RegisteredRelease(record: try Self.full(), statuses: [try sunset(1, nil, "2027-06-01")])
    #expect(plain.comingSunset(on: try #require(CalendarDay("2026-12-01")))?.number == 1)
    #expect(plain.comingSunset(on: try #require(CalendarDay("2027-06-01"))) == nil)
    var withdrawn = plain
    withdrawn.statuses.append(
      StatusRecord(
        release: release, number: 2, kind: .yanked, reason: "r", date: try #require(CalendarDay("2026-12-01")),
        publisher: "p"))
    #expect(withdrawn.comingSunset(on: try #require(CalendarDay("2026-12-01"))) == nil)
  }

  @Test func `of what was said the gravest that is in force counts`() throws {
    let release = try Self.release("com.example.hvac", "1.4.0")
    func status(_ number: Int, _ kind: StatusRecord.Kind, _ day: String) throws -> StatusRecord {
      StatusRecord(
        release: release, number: number, kind: kind, reason: "r", date: try #require(CalendarDay(day)), publisher: "p")
    }
    let statuses = [
      try status(1, .sunset, "2027-06-01"), try status(2, .deprecated, "2026-01-01"),
      try status(3, .yanked, "2028-01-01"), try status(4, .deprecated, "2026-02-01"),
    ]
    let registered = RegisteredRelease(record: try Self.full(), statuses: statuses)
    for (day, number) in [
      ("2025-12-31", nil), ("2026-01-01", 2), ("2026-02-01", 4), ("2027-05-31", 4), ("2027-06-01", 1),
      ("2028-01-01", 3),
    ] {
      let date = try #require(CalendarDay(day))
      #expect(registered.standing(on: date)?.number == number, "\(day)")
    }
  }
}
