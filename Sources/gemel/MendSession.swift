import TwinCompiler
import TwinModel
import TwinOutput
import TwinRules
import TwinSource

/// Mends the findings of a check in memory, over and over until nothing more is to be mended: a mend can uncover the next
/// finding, as when an unknown key hid what stands below it.
struct MendSession {
  private(set) var workspace: Workspace
  private(set) var compilation: Compilation
  private(set) var checked: CheckedCompilation
  private let rules: RuleOptions
  /// What files held before, by path.
  private var originals: [String: [UInt8]] = [:]
  private var current: [String: [UInt8]] = [:]
  private var mendedCount = 0
  /// Names that rounds have given and that were nowhere in the sources before.
  private var inventedNames: Set<String> = []
  private let firstModel: Model
  private var refused: [(finding: Finding, reason: MendRefusal)] = []

  /// Rounds that are made at most; each one mends something, so that more mean mends that undo each other.
  private static let roundLimit = 10

  /// Mends what `checked` found in `workspace`.
  static func run(
    _ workspace: Workspace, _ rules: RuleOptions, _ compilation: Compilation, _ checked: CheckedCompilation
  ) throws -> MendSession {
    var session = MendSession(workspace, compilation, checked, rules)
    for _ in 0..<roundLimit {
      guard try session.mendOnce() else { break }
    }
    return session
  }

  private init(
    _ workspace: Workspace, _ compilation: Compilation, _ checked: CheckedCompilation, _ rules: RuleOptions
  ) {
    self.workspace = workspace
    self.compilation = compilation
    self.checked = checked
    self.rules = rules
    firstModel = compilation.model
  }

  /// One round. False when it changed nothing.
  private mutating func mendOnce() throws -> Bool {
    let report = compilation.mend(
      workspace.shown(checked.proposals, of: compilation), inventedNames: inventedNames)
    refused = report.refused
    guard !report.files.isEmpty else { return false }
    mendedCount += report.applied.count
    inventedNames.formUnion(report.givenNames.filter { firstModel.symbols.find($0) == nil })
    for (file, bytes) in report.files {
      let old = compilation.files[Int(file.rawValue)]
      if originals[old.path] == nil { originals[old.path] = old.bytes }
      current[old.path] = bytes
      self.workspace.input.replace(old.path, with: bytes)
    }
    self.compilation = self.workspace.compile()
    checked = try rules.check(self.compilation)
    return true
  }

  /// Paths of the files that differ now, sorted.
  private var changedPaths: [String] { originals.keys.filter { originals[$0] != current[$0] }.sorted() }

  /// Writes what changed, each file whole, and says what was mended and what was not.
  func write() throws {
    for path in changedPaths {
      // A file that changed since it was read holds something that the mend does not know.
      guard try FileSystem.read(path) == originals[path] else {
        throw FileError("mend", path, because: "it changed while it was being checked; run again")
      }
    }
    for path in changedPaths { try FileSystem.rewrite(path, with: current[path] ?? []) }
    tell("mended")
  }

  /// Shows what `write` would change. Stops with exit code 1 when there is something.
  func showDiff() throws {
    for path in changedPaths {
      Terminal.print(neutralised(unifiedDiff(path: path, old: originals[path] ?? [], new: current[path] ?? [])))
    }
    tell("would be mended")
    if !changedPaths.isEmpty { throw CommandFailure.hasFindings }
  }

  private func tell(_ what: String) {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    Terminal.note("\(count(mendedCount, "finding")) \(what) in \(count(changedPaths.count, "file"))")
    for (finding, reason) in refused.prefix(20) {
      Terminal.note(neutralised("not mended: \(finding.message) (\(finding.rule)): \(reason.reason)"))
    }
    if refused.count > 20 { Terminal.note("and \(refused.count - 20) more not mended") }
  }
}
