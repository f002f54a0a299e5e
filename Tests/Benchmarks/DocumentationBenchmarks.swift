import Glibc
import TwinCompiler

extension Benchmarks {
  /// The site of ten thousand types as the command writes it, beside checking them; how large its pages and the index of its search get.
  mutating func documenting() throws {
    report.section("Documenting (generated workspace, seed \(options.seed))")
    guard access(options.gemel, X_OK) == 0 else { return report.skip("gemel docs", "no \(options.gemel)") }
    let folder = try makeTemporaryDirectory()
    defer { removeTree(folder) }
    let (models, artifacts) = (folder + "/models", folder + "/artifacts")
    try write(WorkspaceGenerator.workspace(twins: options.twins, seed: options.seed), to: models)
    let rounds = max(2, options.rounds / 3)
    var check = Samples()
    var docs = Samples()
    // Each round has a directory of its own: file systems are slow to make files where some have just been removed.
    var site = ""
    for round in 0..<rounds {
      check.add(try ended(["check", models]).wall)
      site = folder + "/site\(round)"
      docs.add(try ended(["docs", models, "-o", site]).wall)
    }
    report.ratio(
      "wall of `gemel docs` to `gemel check`, \(options.twins) twins", docs.least, to: check.least, milliseconds,
      atMost: 10)
    let pages = files(below: site, [".html"])
    let largest = pages.compactMap { path in readFile(path).map { (bytes: $0.count, path: path) } }
      .max { ($0.bytes, $0.path) < ($1.bytes, $1.path) }
    report.note("pages", "\(pages.count)")
    if let largest {
      report.bound("largest page", Double(largest.bytes), kilobytes, atMost: 100_000)
      report.note("which is", String(largest.path.dropFirst(site.count + 1)))
    }
    _ = try ended(["build", models, "-o", artifacts])
    let model = files(below: artifacts, ["model.json"]).compactMap(readFile).reduce(0) { $0 + $1.count }
    let index = readFile(site + "/search.js")?.count ?? 0
    report.ratio("search index to model.json", Double(index), to: Double(model), megabytes, atMost: 0.15)
  }

  /// A run of the command that must end well.
  private func ended(_ arguments: [String]) throws -> ProcessRun {
    guard let result = run([options.gemel] + arguments), result.exitCode == 0 else {
      throw FileFailure(path: ([options.gemel] + arguments).joined(separator: " "))
    }
    return result
  }
}

private func kilobytes(_ bytes: Double) -> String { decimals(bytes / 1e3, 1) + " kB" }
