import Testing
import TwinChanges
import TwinModel
import TwinRegistry

/// Versions that changes take.
@Suite struct RequiredVersionTests {
  @Test(arguments: [
    ("1.4.2", Bump.none, "1.4.2"), ("1.4.2", .patch, "1.4.3"), ("1.4.2", .minor, "1.5.0"), ("1.4.2", .major, "2.0.0"),
    ("0.4.2", .patch, "0.4.3"), ("0.4.2", .minor, "0.4.3"), ("0.4.2", .major, "0.5.0"),
    ("4294967295.4294967295.4294967295", .major, "4294967295.0.0"),
    ("1.4294967295.4294967295", .patch, "1.4294967295.4294967295"),
  ])
  func `a change raises the part of the version that semver says`(base: String, bump: Bump, expected: String) throws {
    #expect(try #require(SemanticVersion(base)).raised(by: bump).description == expected)
  }

  @Test(arguments: [
    ("1.4.0", "1.5.0", Bump.minor, true), ("1.4.0", "1.4.1", .minor, false), ("1.4.0", "1.4.1", .none, true),
    ("1.4.0", "1.9.0", .major, false), ("1.4.0", "3.0.0", .major, true), ("1.4.0", "1.4.0", .none, false),
    ("1.4.0", "1.3.9", .none, false), ("1.4.0", "1.5.0-rc.1", .minor, true), ("1.4.0", "1.5.0-rc.1", .major, false),
  ])
  func `a version covers what takes no more`(base: String, version: String, bump: Bump, covers: Bool) throws {
    let (base, version) = (try #require(SemanticVersion(base)), try #require(SemanticVersion(version)))
    #expect(version.covers(bump, since: base) == covers)
  }

  @Test func `what a compatible requirement admits never covers what breaks`() throws {
    for base in ["0.1.0", "0.4.2", "1.0.0", "1.4.2"].compactMap({ SemanticVersion($0) }) {
      let requirement = try #require(VersionRequirement("^\(base)"))
      #expect(!requirement.admits(base.raised(by: .major)))
      #expect(requirement.admits(base.raised(by: .minor)) && requirement.admits(base.raised(by: .patch)))
    }
  }
}
