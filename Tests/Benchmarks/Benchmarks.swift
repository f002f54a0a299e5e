import Glibc
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinSource
import TwinSyntax

/// The measurements, one function a line or two of the table. All figures are minima of interleaved runs.
struct Benchmarks {
  let options: Options
  var report = Report()

  init(_ options: Options) { self.options = options }

  // MARK: - Parsing

  /// YAML of a corpus to trees, each tree dropped before the next is made, as the compiler does it.
  mutating func parsing() {
    report.section("Parsing (Digital Buildings, all YAML files, to trees)")
    let folder = options.corpora + "/digitalbuildings/2026-08-03"
    let sources = files(below: folder, [".yaml", ".yml"]).compactMap(readFile)
    guard !sources.isEmpty else { return report.skip("digitalbuildings/2026-08-03", "not at \(options.corpora)") }
    let size = sources.reduce(0) { $0 + $1.count }
    report.note("sources", "\(sources.count) files, \(megabytes(Double(size)))")
    let times = interleaved(
      options.rounds * 3, on: CLOCK_PROCESS_CPUTIME_ID,
      [
        { for source in sources { consume(drainLibYAML(source)) } },
        { for source in sources { consume(parseYAML(source, file: .none).tree.nodeCount) } },
      ])
    report.ratio(
      "CPU, one core, to libyaml's bare events", times[1].least, to: times[0].least, milliseconds, atMost: 1.3)
    report.note("medians", "\(milliseconds(times[1].median)) to \(milliseconds(times[0].median))")
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) >= 2 else {
      return report.skip("two cores against one", "the machine has one core")
    }
    let walls = interleaved(
      options.rounds * 10, on: CLOCK_MONOTONIC,
      [
        { for source in sources { consume(parseYAML(source, file: .none).tree.nodeCount) } },
        {
          let counts = parallelMap(sources.count) { parseYAML(sources[$0], file: .none).tree.nodeCount }
          consume(counts.reduce(0, +))
        },
      ])
    report.gain("wall, one core to all", walls[0].least, over: walls[1].least, atLeast: 1.6)
  }

  // MARK: - Checking

  mutating func checking() throws {
    report.section("Checking (generated workspace, seed \(options.seed))")
    let small = WorkspaceGenerator.workspace(twins: 10_000, seed: options.seed)
    let contents = small.files.map(\.bytes)
    let pipeline = CompilerPipeline(isParallel: false)
    let compiled = pipeline.compile(small)
    for finding in compiled.findings.prefix(5) { report.note("finding", "\(finding.rule): \(finding.message)") }
    report.note(
      "sources",
      "\(contents.count) files, \(megabytes(Double(small.byteCount))), \(compiled.ownTwins) twins, "
        + "\(compiled.ownMembers) members, \(compiled.findings.count) findings")
    report.note("fingerprint of the sources", small.fingerprint)
    let times = interleaved(
      options.rounds, on: CLOCK_PROCESS_CPUTIME_ID,
      [
        { for bytes in contents { consume(drainLibYAML(bytes)) } },
        { consume(pipeline.compile(small).findings.count) },
      ])
    report.ratio("CPU, one core, to libyaml's bare events", times[1].least, to: times[0].least, milliseconds, atMost: 3)
    report.note("medians", "\(milliseconds(times[1].median)) to \(milliseconds(times[0].median))")

    guard access(options.gemel, X_OK) == 0 else { return report.skip("gemel check", "no \(options.gemel)") }
    let folder = try makeTemporaryDirectory()
    defer { removeTree(folder) }
    try write(small, to: folder + "/small")
    let smallRuns = try runs(options.rounds, ["check", folder + "/small"])
    report.ratio(
      "peak memory of `gemel check` to source size", Double(smallRuns.map(\.peakMemory).max() ?? 0),
      to: Double(small.byteCount), megabytes, atMost: 10)
    guard !options.isQuick else { return report.skip("100,000 twins", "left out by --quick") }
    let large = WorkspaceGenerator.workspace(twins: 100_000, seed: options.seed)
    try write(large, to: folder + "/large")
    let largeRuns = try runs(max(2, options.rounds / 3), ["check", folder + "/large"])
    report.ratio(
      "CPU of 100,000 twins to 10,000", largeRuns.map(\.cpu).min() ?? 0, to: smallRuns.map(\.cpu).min() ?? 1,
      milliseconds, atMost: 11)
    report.note(
      "memory of 100,000 twins",
      "\(megabytes(Double(largeRuns.map(\.peakMemory).max() ?? 0))) for \(megabytes(Double(large.byteCount))) of sources"
    )
  }

  /// Runs of the command that must end well.
  private func runs(_ count: Int, _ arguments: [String]) throws -> [ProcessRun] {
    try (0..<count).map { _ in
      guard let result = run([options.gemel] + arguments), result.exitCode == 0 else {
        throw FileFailure(path: ([options.gemel] + arguments).joined(separator: " "))
      }
      return result
    }
  }

  // MARK: - Starting and opening

  mutating func starting() throws {
    report.section("Starting (\(options.gemel))")
    guard access(options.gemel, X_OK) == 0 else { return report.skip("gemel", "no such program") }
    let folder = try makeTemporaryDirectory()
    defer { removeTree(folder) }
    try write(Array("int main(void) { return 0; }\n".utf8), to: folder + "/true.c")
    let compiled = run(["/usr/bin/cc", "-O2", "-o", folder + "/true", folder + "/true.c"])?.exitCode == 0
    let floor = compiled ? folder + "/true" : "/bin/true"
    if !compiled { report.note("no C compiler", "comparing with /bin/true instead") }
    var samples = [Samples](repeating: Samples(), count: 3)
    let commands = [[floor], [options.gemel, "--version"], [options.gemel, "check", "Ontologies/examples/campus"]]
    for _ in 0..<options.rounds * 20 {
      for (index, command) in commands.enumerated() {
        guard let result = run(command), result.exitCode == 0 else {
          throw FileFailure(path: command.joined(separator: " "))
        }
        samples[index].add(result.wall)
      }
    }
    report.ratio("`gemel --version` to a C `true`", samples[1].least, to: samples[0].least, milliseconds, atMost: 3)
    report.note("medians", "\(milliseconds(samples[1].median)) to \(milliseconds(samples[0].median))")
    report.bound("`gemel check` of the example workspace", samples[2].least, milliseconds, atMost: 0.020)
    report.note("median", milliseconds(samples[2].median))
  }

  mutating func opening() throws {
    report.section("Opening (runtime image of 10,000 types with 20 members each)")
    try open("members of one name alike", isStandardised: true)
    try open("every member different", isStandardised: false)
  }

  private mutating func open(_ name: String, isStandardised: Bool) throws {
    let workspace = WorkspaceGenerator.workspace(
      twins: 10_000, packageSize: 10_000, seed: options.seed, isStandardised: isStandardised)
    let compiled = CompilerPipeline().compile(workspace)
    guard let package = compiled.givenPackages.first else { return }
    let image = runtimeImage(of: package, in: compiled.model)
    let folder = try makeTemporaryDirectory()
    defer { removeTree(folder) }
    let path = folder + "/types.image"
    try write(image, to: path)
    var failure: ImageError?
    let times = interleaved(
      options.rounds * 50, on: CLOCK_PROCESS_CPUTIME_ID,
      [
        { do throws(ImageError) { consume(try Registry(path: path).byteCount) } catch { failure = error } },
        { consume(Int(truncatingIfNeeded: sumOfWords(path))) },
      ])
    if let failure { return report.skip(name, "\(failure)") }
    let what = "\(name), \(megabytes(Double(image.count)))"
    if isStandardised {
      report.bound(what, times[0].least, microseconds, atMost: 100e-6)
    } else {
      report.note(what, microseconds(times[0].least))
    }
    report.note("median", microseconds(times[0].median))
    report.note("adding its words up, and nothing else", microseconds(times[1].least))
  }

  // MARK: - Comparison

  /// libyaml's events alone over other sources, and what other tools take, measured once on a machine of this kind.
  mutating func comparing() {
    report.section("For comparison: CPU of other tools on a machine of this kind, measured once")
    report.note("Digital Buildings' own tool, its ontology", "2.0 s (libyaml's events alone: 12 ms)")
    report.note("vspec, a JSON export of VSS", "2.0 to 2.4 s (2 ms)")
    report.note("LinkML, lint of Biolink", "9 to 11 s (5 ms)")
    let folder = options.corpora + "/vss"
    let sources = files(below: folder, [".vspec"]).compactMap(readFile)
    guard !sources.isEmpty else { return report.skip("vss", "not at \(options.corpora)") }
    let times = interleaved(options.rounds, on: CLOCK_PROCESS_CPUTIME_ID) {
      for source in sources { consume(drainLibYAML(source)) }
    }
    report.note("here: libyaml's events over VSS", "\(milliseconds(times.least)), \(sources.count) files")
  }
}

func interleaved(_ rounds: Int, on clock: clockid_t, _ body: () -> Void) -> Samples {
  withoutActuallyEscaping(body) { interleaved(rounds, on: clock, [$0])[0] }
}

/// Keeps the optimiser from leaving out what makes `value`.
@inline(never)
func consume(_ value: Int) {}

extension Compilation {
  fileprivate var ownTwins: Int { givenPackages.reduce(0) { $0 + model.packages[$1].twins.count } }
  fileprivate var ownMembers: Int { model.members.count }
}
