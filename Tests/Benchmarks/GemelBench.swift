import Glibc

/// `gemel-bench`: what the compiler costs, as ratios to floors that are measured in the same run.
@main
struct GemelBench {
  static func main() throws {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      print(Options.usage)
      exit(2)
    }
    if let target = options.generate {
      let workspace = WorkspaceGenerator.workspace(twins: options.twins, seed: options.seed)
      try write(workspace, to: target)
      print("wrote \(workspace.files.count) files, \(megabytes(Double(workspace.byteCount))), to \(target)")
      return
    }
    var benchmarks = Benchmarks(options)
    if options.wants("parsing") { benchmarks.parsing() }
    if options.wants("checking") { try benchmarks.checking() }
    if options.wants("ruling") { benchmarks.ruling() }
    if options.wants("changing") { try benchmarks.changing() }
    if options.wants("starting") { try benchmarks.starting() }
    if options.wants("opening") { try benchmarks.opening() }
    if options.wants("comparing") { benchmarks.comparing() }
    if options.wants("releasing") { try benchmarks.releasing() }
    if options.wants("looking") { try benchmarks.lookingUp() }
    if options.wants("validating") { try benchmarks.validating() }
    if options.wants("streaming") { try benchmarks.streaming() }
    if options.wants("documenting") { try benchmarks.documenting() }
    let report = benchmarks.report
    print("\n\(report.missed) targets missed, \(report.skipped) measurements skipped")
    if options.isEnforced, report.missed > 0 { exit(1) }
  }
}

/// What the command line asks for.
struct Options {
  static let usage = """
    usage: gemel-bench [--only parsing|checking|ruling|changing|starting|opening|comparing|releasing|looking|validating|streaming|
                               documenting]
                       [--quick] [--enforce] [--rounds N] [--seed N] [--gemel PATH] [--judges PYTHON]
                       [--generate DIRECTORY] [--twins N]
    --judges names the Python that has what `make judges` installs.
    Corpora are looked for in GEMEL_CORPORA, or ../shared/corpora; a missing one is skipped.
    --enforce fails when a target is missed. --generate writes the workspace that is measured, and measures nothing;
    --twins says how large it is, and what is documented.
    """

  var only: String?
  var isQuick = false
  var isEnforced = false
  var rounds = 9
  var seed: UInt64 = 2026
  var twins = 10_000
  var gemel = ".build/release/gemel"
  var judges = ".build/judges/bin/python"
  var generate: String?
  var corpora = getenv("GEMEL_CORPORA").map { String(cString: $0) } ?? "../shared/corpora"

  /// Nil for arguments that mean nothing.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      switch flag {
      case "--quick": isQuick = true
      case "--enforce": isEnforced = true
      case "--only":
        guard let value = rest.popFirst() else { return nil }
        only = value
      case "--rounds":
        guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else { return nil }
        rounds = value
      case "--seed":
        guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }
        seed = value
      case "--twins":
        guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else { return nil }
        twins = value
      case "--gemel":
        guard let value = rest.popFirst() else { return nil }
        gemel = value
      case "--judges":
        guard let value = rest.popFirst() else { return nil }
        judges = value
      case "--generate":
        guard let value = rest.popFirst() else { return nil }
        generate = value
      default: return nil
      }
    }
  }

  func wants(_ name: String) -> Bool { only == nil || only == name }
}
