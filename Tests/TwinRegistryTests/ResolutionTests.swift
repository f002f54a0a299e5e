import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinTestSupport

/// Which release is chosen for what is needed.
@Suite struct ResolutionTests {
  /// A release as a text: `a 1.0.0: b ^1.0.0 1.0.0, c >=2.0.0 2.1.0`, each dependency with the version that it was checked against.
  private func release(
    _ text: String, released: String = "2026-01-01", statuses: [(StatusRecord.Kind, String)] = []
  ) throws -> RegisteredRelease {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let id = try id(parts[0])
    let dependencies = try (parts.count > 1 ? parts[1].split(separator: ",") : []).map { dependency in
      let words = dependency.split(separator: " ").map(String.init)
      let needed = try self.id(words[0] + " " + words[2])
      return ReleaseDependency(
        release: needed, manifest: digest(needed), requirement: try #require(VersionRequirement(words[1])))
    }
    let record = ReleaseRecord(
      release: id, manifest: digest(id), released: try #require(CalendarDay(released)), publisher: "ada",
      commit: String(repeating: "0", count: 40), dependencies: dependencies)
    return RegisteredRelease(
      record: record,
      statuses: try statuses.enumerated().map { index, status in
        StatusRecord(
          release: id, number: index + 1, kind: status.0, reason: "said so", date: try #require(CalendarDay(status.1)),
          publisher: "ada")
      })
  }

  private func id(_ text: String) throws -> ReleaseID {
    let words = text.split(separator: " ")
    return try RecordTests.release("x." + words[0], String(words[1]))
  }

  private func digest(_ id: ReleaseID) -> ContentDigest { ContentDigest(of: Array(id.description.utf8)) }

  private func name(_ text: String) throws -> PackageName { try #require(PackageName("x." + text)) }

  private func request(
    _ needs: [(String, String)], locked: [String] = [], provided: [String: String] = [:], day: String = "2026-06-01"
  ) throws -> ResolutionRequest {
    ResolutionRequest(
      try needs.map {
        DependencyRequest(try name($0.0), try #require(VersionRequirement($0.1)), asker: try name("workspace"))
      },
      provided: Dictionary(
        uniqueKeysWithValues: try provided.map { (try name($0.key), try #require(SemanticVersion($0.value))) }),
      lock: LockFile(try locked.map { LockedPackage(release: try id($0), manifest: digest(try id($0))) }),
      asOf: try #require(CalendarDay(day)))
  }

  /// What resolves, such as `a 1.0.0, b 2.0.0`, or the message of what does not.
  private func resolve(_ request: ResolutionRequest, _ releases: [RegisteredRelease]) throws -> String {
    switch try resolveDependencies(request, from: ReleaseSource(releases)) {
    case .resolved(let chosen):
      chosen.map { $0.record.release.description.dropFirst(2) }.joined(separator: ", ")
    case .failed(let problem): problem.message
    }
  }

  private func problem(_ request: ResolutionRequest, _ releases: [RegisteredRelease]) throws -> ResolutionProblem {
    guard case .failed(let problem) = try resolveDependencies(request, from: ReleaseSource(releases)) else {
      throw CancellationError()
    }
    for text in [problem.message] + problem.notes { #expect(styleFault(of: text) == nil, "\(text)") }
    return problem
  }

  @Test func `the newest release that is admitted is chosen, with what it needs`() throws {
    let releases = try [
      "a 1.0.0", "a 1.9.0: b ^1.0.0 1.0.0", "a 1.10.0: b ^1.0.0 1.0.0", "a 2.0.0", "b 1.0.0", "b 1.1.0: c 0.1.0 0.1.0",
      "c 0.1.0", "d 1.0.0",
    ].map { try release($0) }
    #expect(try resolve(try request([("a", "^1.0.0")]), releases) == "a 1.10.0, b 1.1.0, c 0.1.0")
    #expect(try resolve(try request([("a", "~1.0.0")]), releases) == "a 1.0.0")
    #expect(try resolve(try request([("a", ">=1.0.0")]), releases) == "a 2.0.0")
    #expect(
      try resolve(try request([("a", "1.9.0"), ("d", "^1.0.0")]), releases) == "a 1.9.0, b 1.1.0, c 0.1.0, d 1.0.0")
    #expect(try resolve(try request([]), releases) == "")
  }

  @Test func `everyone's requirements hold, and an earlier choice gives way`() throws {
    let releases = try [
      "a 1.0.0: c ^1.0.0 1.0.0", "a 1.1.0: c ^2.0.0 2.0.0", "b 1.0.0: c ^1.0.0 1.0.0", "c 1.0.0", "c 1.5.0", "c 2.0.0",
    ].map { try release($0) }
    #expect(try resolve(try request([("a", "^1.0.0"), ("b", "^1.0.0")]), releases) == "a 1.0.0, b 1.0.0, c 1.5.0")
    #expect(try resolve(try request([("a", "^1.0.0"), ("c", "~1.0.0")]), releases) == "a 1.0.0, c 1.0.0")
    let problem = try problem(try request([("a", "1.1.0"), ("b", "^1.0.0")]), releases)
    #expect(problem.message == "no release of `x.a` will do for 1.1.0")
    #expect(
      problem.notes.last
        == "1.1.0 does not go with the rest: no release of `x.c` will do for ^2.0.0 (x.a), ^1.0.0 (x.b)",
      "\(problem)")
  }

  @Test func `what is chosen is a model of what was asked, whatever there is`() throws {
    var generator = SeededGenerator(seed: 11)
    var (resolved, failed) = (0, 0)
    for _ in 0..<400 {
      let names = ["a", "b", "c", "d"]
      var releases: [RegisteredRelease] = []
      for (index, package) in names.enumerated() {
        for minor in 0..<(1 + generator.below(4)) {
          var needs: [String] = []
          for other in names[(index + 1)...] where generator.chance(45) {
            let bound = "\(1 + generator.below(2)).\(generator.below(3)).0"
            needs.append(" x ^\(bound) 1.0.0".replacing(" x", with: " \(other)"))
          }
          let version = "\(1 + generator.below(2)).\(minor).0"
          releases.append(
            try release("\(package) \(version)" + (needs.isEmpty ? "" : ":" + needs.joined(separator: ","))))
        }
      }
      releases = releases.map { release in
        // Nothing is said here of digests of versions that there may not be.
        var release = release
        release.record.dependencies = release.record.dependencies.map {
          ReleaseDependency(
            release: ReleaseID($0.release.package, SemanticVersion(0, 0, 1)) ?? $0.release, manifest: $0.manifest,
            requirement: $0.requirement)
        }
        return release
      }
      let asked = try request([("a", ">=1.0.0"), ("b", "^1.0.0")])
      let outcome = try resolveDependencies(asked, from: ReleaseSource(releases))
      let all = Dictionary(grouping: Dictionary(releases.map { ($0.record.release, $0.record) }) { $1 }.values) {
        $0.release.package
      }
      let isPossible = Self.isSolvable(asked.dependencies.map { ($0.package, $0.requirement) }, [:], all)
      switch outcome {
      case .resolved(let chosen):
        resolved += 1
        #expect(isPossible)
        let versions = Dictionary(
          uniqueKeysWithValues: chosen.map { ($0.record.release.package, $0.record.release.version) })
        let demands =
          asked.dependencies.map { ($0.package, $0.requirement) }
          + chosen.flatMap { $0.record.dependencies.map { ($0.release.package, $0.requirement) } }
        #expect(demands.allSatisfy { package, requirement in versions[package].map(requirement.admits) ?? false })
        #expect(Set(demands.map(\.0)) == Set(versions.keys))
      case .failed:
        failed += 1
        #expect(!isPossible)
      }
    }
    #expect(resolved > 50 && failed > 50, "\(resolved) \(failed)")
  }

  /// Whether some choice satisfies all demands, by trying every one.
  private static func isSolvable(
    _ demands: [(PackageName, VersionRequirement)], _ chosen: [PackageName: ReleaseRecord],
    _ all: [PackageName: [ReleaseRecord]]
  ) -> Bool {
    for (package, requirement) in demands {
      if let record = chosen[package], !requirement.admits(record.release.version) { return false }
    }
    guard let open = demands.first(where: { chosen[$0.0] == nil })?.0 else { return true }
    return (all[open] ?? []).contains { record in
      var chosen = chosen
      chosen[open] = record
      return isSolvable(demands + record.dependencies.map { ($0.release.package, $0.requirement) }, chosen, all)
    }
  }

  @Test func `yanked and sunset releases are chosen only where they are locked`() throws {
    let releases = [
      try release("a 1.0.0"), try release("a 1.1.0", statuses: [(.deprecated, "2026-02-01")]),
      try release("a 1.2.0", statuses: [(.yanked, "2026-03-01")]),
      try release("a 1.3.0", statuses: [(.sunset, "2026-05-01")]),
    ]
    #expect(try resolve(try request([("a", "^1.0.0")]), releases) == "a 1.1.0")
    #expect(try resolve(try request([("a", "^1.0.0")], locked: ["a 1.2.0"]), releases) == "a 1.2.0")
    #expect(try resolve(try request([("a", "^1.0.0")], locked: ["a 1.3.0"]), releases) == "a 1.3.0")
    // Before it was said it did not hold.
    #expect(try resolve(try request([("a", "^1.0.0")], day: "2026-04-30"), releases) == "a 1.3.0")
    #expect(try resolve(try request([("a", "~1.2.0")], day: "2026-02-28"), releases) == "a 1.2.0")
    let problem = try problem(try request([("a", "~1.2.0")]), releases)
    #expect(problem.notes.contains("1.2.0 was yanked: said so"), "\(problem)")
    guard
      case .resolved(let chosen) = try resolveDependencies(
        try request([("a", "^1.0.0")]), from: ReleaseSource(releases))
    else { throw CancellationError() }
    #expect(chosen.first?.standing?.kind == .deprecated)
  }

  @Test func `what was released after the day does not count`() throws {
    let releases = [try release("a 1.0.0"), try release("a 1.1.0", released: "2026-06-02")]
    #expect(try resolve(try request([("a", "^1.0.0")], day: "2026-06-01"), releases) == "a 1.0.0")
    #expect(try resolve(try request([("a", "^1.0.0")], day: "2026-06-02"), releases) == "a 1.1.0")
    #expect(
      try problem(try request([("a", "^1.1.0")]), releases).notes.contains("1.1.0 was released later, on 2026-06-02"))
  }

  @Test func `a prerelease is chosen only where one of its version is asked for, or it is locked`() throws {
    let releases = try ["a 1.0.0", "a 1.1.0-rc.1", "a 1.1.0-rc.2", "a 1.2.0-beta"].map { try release($0) }
    #expect(try resolve(try request([("a", "^1.0.0")]), releases) == "a 1.0.0")
    #expect(try resolve(try request([("a", "^1.1.0-rc.1")]), releases) == "a 1.1.0-rc.2")
    #expect(try resolve(try request([("a", "1.2.0-beta")]), releases) == "a 1.2.0-beta")
    #expect(try resolve(try request([("a", "^1.0.0")], locked: ["a 1.1.0-rc.1"]), releases) == "a 1.1.0-rc.1")
    let problem = try problem(try request([("a", ">=1.0.1")]), releases)
    #expect(problem.notes.contains("a prerelease has to be asked for by name, as in `^1.2.0-beta`"), "\(problem)")
  }

  @Test func `what is locked stays while it will do`() throws {
    let releases = try ["a 1.0.0", "a 1.1.0", "b 1.0.0: a ^1.1.0 1.1.0"].map { try release($0) }
    #expect(try resolve(try request([("a", "^1.0.0")], locked: ["a 1.0.0"]), releases) == "a 1.0.0")
    #expect(try resolve(try request([("a", "^1.1.0")], locked: ["a 1.0.0"]), releases) == "a 1.1.0")
    #expect(
      try resolve(try request([("a", "^1.0.0"), ("b", "^1.0.0")], locked: ["a 1.0.0"]), releases) == "a 1.1.0, b 1.0.0")
  }

  @Test func `content that is not what the lock or a release says ends resolution`() throws {
    var tampered = try release("a 1.0.0")
    tampered.record.manifest = ContentDigest(of: [1])
    let releases = [tampered, try release("a 1.1.0"), try release("b 1.0.0: a ~1.0.0 1.0.0")]
    let locked = try problem(try request([("a", "^1.0.0")], locked: ["a 1.0.0"]), releases)
    #expect(locked.message == "the content of `x.a` 1.0.0 is not what it was")
    #expect(try problem(try request([("b", "^1.0.0")]), releases).message == locked.message)
    #expect(try resolve(try request([("a", "^1.0.0")]), releases) == "a 1.1.0")
  }

  @Test func `what comes from elsewhere is not looked up, and its version has to do`() throws {
    let releases = try ["a 1.0.0: core ^1.0.0 1.0.0", "a 1.1.0: core ^2.0.0 2.0.0"].map { try release($0) }
    #expect(try resolve(try request([("a", "^1.0.0")], provided: ["core": "1.4.0"]), releases) == "a 1.0.0")
    #expect(try resolve(try request([("core", "^1.0.0")], provided: ["core": "1.4.0"]), releases) == "")
    let problem = try problem(try request([("core", "^2.0.0")], provided: ["core": "1.4.0"]), releases)
    #expect(problem.message == "`x.workspace` needs `x.core` ^2.0.0, and the workspace has 1.4.0")
  }

  @Test func `what there is not is told with what there is`() throws {
    let releases = try (0..<8).map { try release("a 1.\($0).0") }
    #expect(try problem(try request([("z", "^1.0.0")]), releases).message == "the registry has no package `x.z`")
    let problem = try problem(try request([("a", "^2.0.0")]), releases)
    #expect(problem.message == "no release of `x.a` will do for ^2.0.0")
    #expect(
      problem.notes == ["needed by `x.workspace`", "there is 1.7.0, 1.6.0, 1.5.0, 1.4.0, 1.3.0 and 3 older"])
    let deep = try (0..<8).map { try release("a 1.\($0).0: z ^1.0.0 1.0.0") }
    #expect(try self.problem(try request([("a", "^1.0.0")]), deep).notes.last == "and 3 more versions")
  }

  @Test func `a package that cannot be had does not make others be tried in vain`() throws {
    let releases = try (0..<5_000).map { try release("a 1.\($0).0") }
    var looked = 0
    let all = ReleaseSource(releases)
    let source = ReleaseSource(
      versions: all.versions,
      release: {
        looked += 1
        return try all.release($0)
      })
    _ = try resolveDependencies(try request([("a", "^1.0.0"), ("b", "^1.0.0")]), from: source)
    #expect(looked == 1)
    looked = 0
    _ = try resolveDependencies(try request([("a", "^1.0.0")]), from: source)
    #expect(looked == 1)
  }
}
