import Glibc
import TwinChanges
import TwinCompiler
import TwinModel

extension Benchmarks {
  /// Comparing two models to reading one; the gate against a commit to a plain check.
  mutating func changing() throws {
    report.section("Changes (generated workspace, seed \(options.seed))")
    let pipeline = CompilerPipeline(isParallel: false)
    let before = WorkspaceGenerator.workspace(twins: 10_000, seed: options.seed)
    let after = before.changingOneInAHundred()
    let (old, new) = (pipeline.compile(before), pipeline.compile(after))
    let versions = (
      ModelVersion(old.model, packages: old.givenPackages), ModelVersion(new.model, packages: new.givenPackages)
    )
    let found = changes(from: versions.0, to: versions.1)
    report.note("changes", "\(found.count) in \(old.model.members.count) members")
    let times = interleaved(
      options.rounds, on: CLOCK_PROCESS_CPUTIME_ID,
      [
        { consume(pipeline.compile(after).findings.count) },
        { consume(changes(from: versions.0, to: versions.1).count) },
      ])
    report.ratio(
      "CPU of comparing two models of 10,000 twins, one core, to reading one", times[1].least, to: times[0].least,
      milliseconds, atMost: 1)
    report.note("medians", "\(milliseconds(times[1].median)) to \(milliseconds(times[0].median))")
    try holdingAgainstCommit()
  }

  /// A repository of 767 files, RealEstateCore, with one file in a hundred changed.
  private mutating func holdingAgainstCommit() throws {
    let corpus = options.corpora + "/realestatecore-dtdl/2022-09-01"
    let sources = files(below: corpus, [".json"])
    guard !sources.isEmpty else { return report.skip("realestatecore-dtdl/2022-09-01", "not at \(options.corpora)") }
    guard access(options.gemel, X_OK) == 0 else { return report.skip("gemel check", "no \(options.gemel)") }
    let folder = try makeTemporaryDirectory()
    defer { removeTree(folder) }
    let repository = folder + "/models"
    guard run(["/bin/cp", "-r", corpus, repository])?.exitCode == 0 else { throw FileFailure(path: repository) }
    func git(_ arguments: [String]) throws {
      let identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"]
      guard run(["/usr/bin/env", "git", "-C", repository] + identity + arguments)?.exitCode == 0 else {
        throw FileFailure(path: "git " + arguments.joined(separator: " "))
      }
    }
    try git(["init", "-q"])
    try git(["add", "-A"])
    try git(["commit", "-q", "-m", "before"])
    for path in files(below: repository, [".json"]).enumerated().filter({ $0.offset % 100 == 50 }).map(\.element) {
      let text = String(decoding: readFile(path) ?? [], as: UTF8.self)
      try write(Array(text.replacing("\"Property\"", with: "\"Telemetry\"", maxReplacements: 1).utf8), to: path)
    }
    var samples = [Samples](repeating: Samples(), count: 2)
    for _ in 0..<options.rounds {
      for (index, extra) in [[], ["--against", "git:HEAD", "--fail-on", "error"]].enumerated() {
        guard let result = run([options.gemel, "check", repository] + extra), result.exitCode < 2 else {
          throw FileFailure(path: "gemel check \(extra)")
        }
        samples[index].add(result.wall)
      }
    }
    report.ratio(
      "wall of `check --against git:HEAD`, \(sources.count) files, to a plain check", samples[1].least,
      to: samples[0].least, milliseconds, atMost: 2)
    report.note("medians", "\(milliseconds(samples[1].median)) to \(milliseconds(samples[0].median))")
  }
}

extension CompilerInput {
  /// The same with about one member in a hundred changed: its least value, its description, or its name.
  fileprivate func changingOneInAHundred() -> CompilerInput {
    var result = self
    var seen = 0
    for package in result.packages.indices {
      for source in result.packages[package].sources.indices {
        let text = String(decoding: result.packages[package].sources[source].bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          guard line.contains("minimum: ") || line.contains("description: ") else { return String(line) }
          seen += 1
          guard seen % 100 == 0 else { return String(line) }
          return String(line).replacing("minimum: ", with: "minimum: -1").replacing(
            "description: ", with: "description: Now ")
        }
        result.packages[package].sources[source].bytes = Array(lines.joined(separator: "\n").utf8)
      }
    }
    return result
  }
}
