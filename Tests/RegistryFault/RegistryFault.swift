import Glibc
import Synchronization
import TwinModel
import TwinRegistry
import TwinStore

/// Does one thing to a registry and meets a fault on the way: what the tests of publishing run as another process.
///
///     registry-fault create|publish|status|attest|layout|clean DIRECTORY [--seed N] [--kill N] [--fail N CODE]
///         [--file-size BYTES] [--as-nobody] [--list] [--wait FILE]
///
/// Prints what it did, or with `--list` the steps that it took, and ends with 0, or with 1 and the error.
@main struct RegistryFault {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    func take(_ name: String, values: Int = 1) -> [String]? {
      guard let index = arguments.firstIndex(of: name), arguments.count > index + values else { return nil }
      let taken = arguments[index...index + values].dropFirst()
      arguments.removeSubrange(index...index + values)
      return Array(taken)
    }
    let seed = take("--seed").flatMap { $0.first.flatMap(UInt8.init) } ?? 0
    let kill = take("--kill").flatMap { $0.first.flatMap { Int($0) } }
    let fail = take("--fail", values: 2)?.compactMap { Int($0) }
    let lists = take("--list", values: 0) != nil
    if let size = take("--file-size").flatMap({ $0.first.flatMap { rlim_t($0) } }) {
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: size, rlim_max: size)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
    if take("--as-nobody", values: 0) != nil { setuid(65_534) }
    if let gate = take("--wait")?.first {
      while access(gate, F_OK) != 0 { usleep(100) }
    }
    let counter = StepCounter(kill: kill, fail: fail?.first, code: Int32(fail?.last ?? 0), prints: lists)
    guard arguments.count == 2 else { exit(64) }
    do throws(StoreError) {
      print(try act(arguments[0], arguments[1], seed: seed, counter))
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  static func act(
    _ verb: String, _ directory: String, seed: UInt8, _ counter: StepCounter
  ) throws(StoreError) -> String {
    if verb == "create" {
      _ = try RegistryDirectory.create(directory) { counter.before($0, $1) }
      return "created"
    }
    let registry = try RegistryDirectory.open(directory) { counter.before($0, $1) }
    switch verb {
    case "publish":
      let (content, record) = SampleRelease.make(seed: seed)
      return try registry.publish(content, record).isNew ? "published" : "already published"
    case "status":
      let (content, record) = SampleRelease.make(seed: 0)
      let status = try registry.append(
        .yanked, to: content.release, reason: "reason \(seed)", date: record.released, publisher: "ada@example.com")
      return "status \(status.number)"
    case "attest":
      let outcome = try registry.attest(
        SampleRelease.envelope(seed: seed), to: SampleRelease.make(seed: 0).content.release)
      return "attestation \(outcome.number)" + (outcome.isNew ? "" : " again")
    case "layout":
      try registry.rebuildLayout()
      return "made"
    case "clean": return try registry.clean().joined(separator: " ")
    default: exit(64)
    }
  }
}

/// Counts steps from one, and at the one asked for dies or fails.
final class StepCounter: Sendable {
  private let count = Atomic(0)
  private let kill: Int?
  private let fail: Int?
  private let code: Int32
  private let prints: Bool

  init(kill: Int?, fail: Int?, code: Int32, prints: Bool) {
    self.kill = kill
    self.fail = fail
    self.code = code
    self.prints = prints
  }

  func before(_ step: FileStep, _ name: String) -> Int32 {
    let number = count.add(1, ordering: .relaxed).newValue
    if prints { print(step.rawValue, name) }
    if number == kill { Glibc.kill(getpid(), SIGKILL) }
    return number == fail ? code : 0
  }
}
