import Testing
import TwinChanges
import TwinModel

@testable import TwinRules

@Suite struct VersionBumpTests {
  @Test func `a version is followed by the least that says what changed`() throws {
    let cases: [(String, Bump, String)] = [
      ("1.4.2", .none, "1.4.2"), ("1.4.2", .patch, "1.4.3"), ("1.4.2", .minor, "1.5.0"), ("1.4.2", .major, "2.0.0"),
      ("0.4.2", .patch, "0.4.3"), ("0.4.2", .minor, "0.4.3"), ("0.4.2", .major, "0.5.0"), ("0.0.0", .major, "0.1.0"),
      ("2.0.0-rc.1", .major, "2.0.0"), ("2.0.0-rc.1", .patch, "2.0.0"), ("1.3.0-rc.1", .major, "2.0.0"),
      ("1.3.0-rc.1", .minor, "1.3.0"), ("1.3.1-rc.1", .minor, "1.4.0"), ("1.3.1-rc.1", .patch, "1.3.1"),
      ("4294967295.0.0", .major, "4294967295.0.0"),
    ]
    for (old, bump, next) in cases {
      #expect(try #require(SemanticVersion(old)).raised(by: bump).description == next, "\(old) \(bump)")
    }
  }

  @Test func `what is raised covers what it was raised for, and less does not`() throws {
    let versions = ["0.0.1", "0.4.2", "1.0.0", "1.4.2", "1.3.0-rc.1", "2.0.0-rc.1", "7.0.9"]
    for old in try versions.map({ try #require(SemanticVersion($0)) }) {
      for bump in Bump.allCases {
        #expect(old.raised(by: bump).covers(bump, since: old))
        #expect(old.covers(bump, since: old) == (bump == .none))
      }
    }
    func covers(_ new: String, _ bump: Bump, since old: String) throws -> Bool {
      try #require(SemanticVersion(new)).covers(bump, since: #require(SemanticVersion(old)))
    }
    #expect(try covers("2.0.0-rc.1", .major, since: "1.4.2"))
    #expect(try covers("3.1.0", .major, since: "1.4.2"))
    #expect(try !covers("1.9.0", .major, since: "1.4.2"))
    #expect(try !covers("2.0.0-rc.1", .major, since: "2.0.0-rc.1"))
    #expect(try covers("2.0.0-rc.2", .major, since: "2.0.0-rc.1"))
    #expect(try !covers("1.3.0", .minor, since: "1.4.2"))
    // The largest version there is has no successor.
    #expect(try !covers("4294967295.0.0", .major, since: "4294967295.0.0"))
  }
}

extension VersionBumpTests {
  @Test func `what a compatible requirement admits never covers what breaks`() throws {
    for base in ["0.1.0", "0.4.2", "1.0.0", "1.4.2"].compactMap({ SemanticVersion($0) }) {
      let requirement = try #require(VersionRequirement("^\(base)"))
      #expect(!requirement.admits(base.raised(by: .major)))
      #expect(requirement.admits(base.raised(by: .minor)) && requirement.admits(base.raised(by: .patch)))
    }
  }
}

@Suite struct RecordWriterTests {
  @Test func `the name of a record says what it is about and tells it from others`() {
    var record = ChangeRecord(summary: "Fans: no faster than 2,500 r/min!", why: "Bearings.", bump: .major)
    let name = record.fileName
    #expect(name.hasPrefix("fans-no-faster-than-2-500-r-min-") && name.hasSuffix(".yaml"))
    #expect(record.fileName == name)
    record.why = "Noise."
    #expect(record.fileName != name && record.fileName.hasPrefix("fans-no-faster-"))
    let long = ChangeRecord(summary: String(repeating: "word ", count: 100), why: "w", bump: .patch).fileName
    #expect(long.utf8.count < 70, "\(long)")
    let foreign = ChangeRecord(summary: "換気扇 ../..", why: "w", bump: .patch).fileName
    #expect(foreign.utf8.count == "12345678.yaml".utf8.count, "\(foreign)")
  }

  @Test func `a release is called by the first number in which it differs from the one before`() throws {
    for (old, new, part) in [
      ("0.3.0", "0.3.1", Bump.patch), ("0.3.0", "0.4.0", .minor), ("0.9.0", "1.0.0", .major),
      ("1.2.3", "1.3.0", .minor),
      ("1.2.3", "1.2.4", .patch), ("2.0.0-beta.1", "2.0.0", .patch), ("1.2.3", "1.2.3", .none),
    ] {
      let (old, new) = (try #require(SemanticVersion(old)), try #require(SemanticVersion(new)))
      #expect(new.part(raisedSince: old) == part, "\(old) \(new)")
    }
  }
}
