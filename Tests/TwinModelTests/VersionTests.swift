import Testing
import TwinModel

@Suite struct VersionTests {
  @Test func `precedence is that of Semantic Versioning`() throws {
    let ascending = [
      "0.0.0", "0.0.1", "0.1.0-alpha", "0.1.0", "1.0.0-0", "1.0.0-1", "1.0.0-9", "1.0.0-10", "1.0.0-20240101123456",
      "1.0.0-99999999999999999999", "1.0.0--", "1.0.0-A", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta",
      "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-beta.x", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.9.0", "1.10.0",
      "1.11.0", "2.0.0", "2.1.0", "2.1.1", "10.0.0", "4294967295.4294967295.4294967295",
    ]
    let versions = try ascending.map { try #require(SemanticVersion($0), "\($0)") }
    for (left, a) in versions.enumerated() {
      #expect(a.description == ascending[left])
      for (right, b) in versions.enumerated() {
        #expect((a < b) == (left < right), "\(a) < \(b)")
        #expect((a == b) == (left == right))
      }
    }
  }

  @Test func `what is not a version is refused`() {
    for text in [
      "", "1", "1.2", "1.2.3.4", "01.2.3", "1.02.3", "1.2.03", "v1.2.3", "1.2.3-", "1.2.3-a..b", "1.2.3-01",
      "1.2.3-a.00",
      "1.2.3-é", "1.2.3-a_b", "1.2.3 ", " 1.2.3", "-1.2.3", "1.-2.3", "+1.2.3", "1.2.x", "1..3", "4294967296.0.0",
      "1.2.3+b",
      "1.2.3-a+b", "١.0.0", "1.2.3-a.",
    ] {
      #expect(SemanticVersion(text) == nil, "\(text)")
    }
    for text in ["1.2.3-0a", "1.2.3-0", "1.2.3--1", "1.2.3-a-b.c-d", "1.2.3-00a"] {
      #expect(SemanticVersion(text)?.description == text)
    }
  }

  @Test func `a requirement admits the versions it names`() throws {
    let facts: [(requirement: String, printed: String, yes: [String], no: [String])] = [
      ("^1.2.0", "^1.2.0", ["1.2.0", "1.2.1", "1.9.0"], ["1.1.9", "2.0.0", "0.9.0", "1.2.0-rc.1"]),
      ("^0.2.1", "^0.2.1", ["0.2.1", "0.2.9"], ["0.2.0", "0.3.0", "1.0.0"]),
      ("~1.2.3", "~1.2.3", ["1.2.3", "1.2.9"], ["1.2.2", "1.3.0", "2.2.3"]),
      (">=1.2.0", ">=1.2.0", ["1.2.0", "9.0.0"], ["1.1.0", "1.2.0-a"]), (">= 1.2.0", ">=1.2.0", ["1.2.0"], []),
      ("=1.2.0", "1.2.0", ["1.2.0"], ["1.2.1", "1.2.0-a"]), ("1.2.0", "1.2.0", ["1.2.0"], ["1.2.1"]),
      ("^1.0.0-rc.1", "^1.0.0-rc.1", ["1.0.0-rc.2", "1.0.0", "1.5.0"], ["1.0.0-rc.0", "2.0.0"]),
    ]
    for (text, printed, yes, no) in facts {
      let requirement = try #require(VersionRequirement(text), "\(text)")
      #expect(requirement.description == printed)
      #expect(VersionRequirement(printed) == requirement)
      for version in yes { #expect(requirement.admits(try #require(SemanticVersion(version))), "\(text) \(version)") }
      for version in no { #expect(!requirement.admits(try #require(SemanticVersion(version))), "\(text) \(version)") }
    }
    for text in [
      "", "^", "^1", "^1.2", ">1.0.0", "<1.0.0", "<=1.0.0", "*", "1.x", "^^1.0.0", "1.0.0 - 2.0.0", "^1.0.0 ",
    ] {
      #expect(VersionRequirement(text) == nil, "\(text)")
    }
  }

  @Test func `cardinalities read and print`() throws {
    let facts: [(text: String, minimum: UInt32, maximum: UInt32?, printed: String)] = [
      ("1", 1, 1, "1"), ("0", 0, 0, "0"), ("0..1", 0, 1, "0..1"), ("0..*", 0, nil, "0..*"), ("2..2", 2, 2, "2"),
      ("1..64", 1, 64, "1..64"), ("0..4294967295", 0, .max, "0..4294967295"),
    ]
    for (text, minimum, maximum, printed) in facts {
      let cardinality = try #require(Cardinality(text), "\(text)")
      #expect(cardinality == Cardinality(minimum, maximum))
      #expect(cardinality.description == printed)
    }
    #expect(Cardinality.any == Cardinality("0..*"))
    for text in [
      "", "*", "..", "1..", "..1", "..*", "2..1", "1...2", "1.2", "1..2..3", "-1", "+1", "1..-1", " 1", "1 ..2",
      "4294967296",
      "0..4294967296", "a", "1..n", "1..**", "١", "1.5..2", ".",
    ] {
      #expect(Cardinality(text) == nil, "\(text)")
    }
  }
}
