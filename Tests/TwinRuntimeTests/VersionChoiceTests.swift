import Testing
import TwinModel
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinTestSupport

@Suite struct VersionChoiceTests {
  static let versions = ["1.2.0", "1.10.0", "1.9.3", "2.0.0-rc.1", "2.0.0-rc.2", "2.1.0", "0.3.1", "0.3.4", "0.4.0"]

  @Test func `the newest version that the range admits is chosen`() throws {
    let cases = [
      ("^1.2.0", "1.10.0"), ("~1.9.0", "1.9.3"), (">=1.0.0", "2.1.0"), ("1.2.0", "1.2.0"), ("=1.2.0", "1.2.0"),
      ("^0.3.0", "0.3.4"), ("^2.0.0-rc.1", "2.1.0"), ("~2.0.0-rc.1", "2.0.0-rc.2"),
    ]
    for (range, expected) in cases { #expect(try chooseVersion(range, of: Self.versions) == expected, "\(range)") }
  }

  @Test func `several bounds hold together, and an asterisk is none`() throws {
    for (range, expected) in [
      (">=1.2 <2", "1.10.0"), (">=1.2, <2", "1.10.0"), (">=1.2,<2", "1.10.0"), (">= 1.2.0 < 1.10", "1.9.3"),
      (">1.2.0 <=1.9.3", "1.9.3"), (">1.2.0 <1.9.3", nil), (">=1 <3", "2.1.0"), ("<1", "0.4.0"), ("<0.4.0", "0.3.4"),
      ("^0.3.0 <0.3.4", "0.3.1"), ("*", "2.1.0"), (" * ", "2.1.0"), (">=2.0.0-rc.1 <2.0.0", "2.0.0-rc.2"),
      (">=2.0.0-rc.1 <2.0.0-rc.2", "2.0.0-rc.1"), (">=1.9.0 <2", "1.10.0"), (">=3 <2", nil), ("<=0.4.0", "0.4.0"),
    ] as [(String, String?)] {
      #expect((try? chooseVersion(range, of: Self.versions)) == expected, "\(range)")
    }
    // What leads to a bound is not below it.
    #expect(try chooseVersion(">=1 <2", of: ["1.0.0", "2.0.0-rc.1"], locked: "2.0.0-rc.1") == "1.0.0")
    for text in [
      "", " ", ",", ">=1.2,", ",<3", ">=1.2,,<3", ">=", ">= ", ">=1.2 <", "* <3", "**", ">=1.2.3.4", ">=1.x", "<01",
      "1.2", "^1.2",
      "~1", ">1.2", "<=3", ">=1-rc", "=>1.0.0", "1.0.0 - 2.0.0", "1.0.0 || 2.0.0", String(repeating: ">=1 ", count: 17),
      String(repeating: ",", count: 100_000), ">=\u{661}",
    ] {
      #expect(throws: VersionChoiceError.invalidRange(text), "\(text.prefix(40))") {
        try chooseVersion(text, of: Self.versions)
      }
    }
  }

  @Test func `pre-releases are chosen where they are named or locked, what was withdrawn only where it is locked`()
    throws
  {
    #expect(try chooseVersion(">=1.9.0", of: ["2.0.0-rc.1", "1.9.0"]) == "1.9.0")
    #expect(try chooseVersion(">=1.9.0", of: ["2.0.0-rc.1", "1.9.0"], locked: "2.0.0-rc.1") == "2.0.0-rc.1")
    #expect(try chooseVersion("^1.2.0", of: Self.versions, withdrawn: ["1.10.0"]) == "1.9.3")
    #expect(try chooseVersion("^1.2.0", of: Self.versions, withdrawn: ["1.10.0"], locked: "1.10.0") == "1.10.0")
    // A lock outside the range, or of what is not there, says nothing.
    #expect(try chooseVersion("^1.2.0", of: Self.versions, locked: "2.1.0") == "1.10.0")
    #expect(try chooseVersion("^1.2.0", of: Self.versions, locked: "1.11.0") == "1.10.0")
  }

  @Test func `what fits nothing or is no version is refused with the reason`() {
    #expect(throws: VersionChoiceError.invalidRange("1.x")) { try chooseVersion("1.x", of: []) }
    #expect(throws: VersionChoiceError.invalidVersion("1.2")) { try chooseVersion("^1.0.0", of: ["1.2"]) }
    let rejected = ["3.0.0-a is a pre-release that the range does not name", "2.0.0 was withdrawn", "1.0.0 is outside"]
    #expect(throws: VersionChoiceError.noneFits(range: ">=2.0.0", rejected: rejected)) {
      try chooseVersion(">=2.0.0", of: ["1.0.0", "2.0.0", "3.0.0-a"], withdrawn: ["2.0.0"])
    }
    let error = VersionChoiceError.noneFits(range: ">=2.0.0", rejected: rejected)
    #expect("\(error)".contains("2.0.0 was withdrawn"))
  }

  @Test func `images are chosen by the version of their package`() throws {
    let images = try ["1.0.0", "1.1.0", "2.0.0"].map { try registry("twins: {T: {}}", version: $0) }
    #expect(try Registry.choose("^1.0.0", of: images) === images[1])
    #expect(try Registry.choose("^1.0.0", of: images, withdrawn: ["1.1.0"]) === images[0])
    #expect(throws: VersionChoiceError.self) { try Registry.choose("^3.0.0", of: images) }
  }

  @Test func `images of several packages are not chosen from, but of one that was renamed`() throws {
    func image(_ package: String, _ version: String, formerly: String? = nil) throws -> Registry {
      let manifest =
        "edition: 2026\npackage: \(package)\nversion: \(version)\n" + (formerly.map { "formerly: \($0)\n" } ?? "")
      let model = resolveGemel([[("gemel.yaml", Array(manifest.utf8)), ("model.yaml", Array("twins: {T: {}}".utf8))]])
        .model
      let made = try #require(model.packages.ids.first { model.string(model.packages[$0].name) == package })
      return try Registry(bytes: runtimeImage(of: made, in: model))
    }
    let fans = try image("com.example.fans", "1.0.0")
    let pumps = try image("com.example.pumps", "1.4.0")
    #expect(throws: VersionChoiceError.severalPackages(["com.example.fans", "com.example.pumps"])) {
      try Registry.choose("^1.0.0", of: [pumps, fans])
    }
    #expect(throws: VersionChoiceError.severalPackages(["com.example.fans", "com.example.pumps"])) {
      try Registry.choose("=1.0.0", of: [fans, pumps])
    }
    #expect(
      VersionChoiceError.severalPackages(["a", "b", "c", "d"]).description
        == "a range is of one package, and these images are of `a`, `b`, `c` and 1 more; give those of one")
    let movers = try image("com.example.movers", "2.0.0", formerly: "com.example.fans")
    #expect(try Registry.choose("<2", of: [movers, fans]) === fans)
    #expect(try Registry.choose("*", of: [fans, movers]) === movers)
  }
}
