import TwinCompiler
import TwinModel
import TwinOutput
import TwinRules
import TwinSource

/// A check, and the mends of its findings in memory, over and over until nothing more is to be mended: a mend can uncover
/// the next finding, as when an unknown key hid what stands below it.
struct MendSession {
  private(set) var workspace: Workspace
  private(set) var compilation: Compilation
  private(set) var checked: CheckedCompilation
  private let rules: RuleOptions
  private let baselines: [Baseline]
  /// What files held before, by path.
  private var originals: [String: [UInt8]] = [:]
  private var current: [String: [UInt8]] = [:]
  fileprivate var mendedCount = 0
  /// Names that rounds have given and that were nowhere in the sources before.
  private var inventedNames: Set<String> = []
  /// What is a name, or any other text, in the sources as they were.
  private let firstTexts: SymbolTable
  fileprivate var refused: [(finding: Finding, reason: MendRefusal)] = []

  /// Rounds that are made at most; each one mends something, so that more mean mends that undo each other.
  private static let roundLimit = 10

  /// Checks `workspace`, which was compiled, and holds it against `baselines`.
  init(
    _ workspace: Workspace, _ compilation: Compilation, _ rules: RuleOptions, against baselines: [Baseline]
  ) throws {
    self.workspace = workspace
    self.rules = rules
    self.baselines = baselines
    self.compilation = compilation
    firstTexts = compilation.model.symbols
    checked = try rules.check(compilation, against: baselines)
  }

  /// Mends what was found.
  mutating func mend() throws {
    for _ in 0..<Self.roundLimit {
      guard try mendOnce() else { break }
    }
  }

  /// Raises the versions of packages to what their changes since the baselines take, and what others require of them with
  /// it, until nothing is to be raised: another requirement is a change too.
  mutating func raiseVersions() throws {
    for _ in 0..<Self.roundLimit {
      guard try apply(versionMends(of: compilation, since: baselines)) else { break }
    }
  }

  /// What is found now, of what was asked for.
  func report() -> FindingReport {
    let findings = compilation.withFixIts(workspace.shown(checked.proposals, of: compilation))
    var report = FindingReport(findings, of: compilation, summary: "")
    report.rules = checked.texts(of: findings)
    report.files += checked.gate?.files ?? []
    report.notices = [checked.gate?.notice, checked.heldBack?.notice].compactMap { $0 }
    if !baselines.isEmpty, checked.gate == nil {
      report.notices.append("changes were not looked at, since the model has errors")
    }
    return report
  }

  /// One round. False when it changed nothing.
  private mutating func mendOnce() throws -> Bool {
    try apply(workspace.shown(checked.proposals, of: compilation))
  }

  /// Makes the mends of `proposals`. False when they changed nothing.
  private mutating func apply(_ proposals: [MendProposal]) throws -> Bool {
    let report = compilation.mend(proposals, inventedNames: inventedNames)
    refused = report.refused
    guard !report.files.isEmpty else { return false }
    mendedCount += report.applied.count
    inventedNames.formUnion(report.givenNames.filter { firstTexts.find($0) == nil })
    for (file, bytes) in report.files {
      let old = compilation.files[Int(file.rawValue)]
      if originals[old.path] == nil { originals[old.path] = old.bytes }
      current[old.path] = bytes
      self.workspace.input.replace(old.path, with: bytes)
    }
    self.compilation = self.workspace.compile()
    checked = try rules.check(self.compilation, against: baselines)
    return true
  }

  /// Paths of the files that differ now, sorted.
  fileprivate var changedPaths: [String] { originals.keys.filter { originals[$0] != current[$0] }.sorted() }

  /// Stops where a file changed since it was read: it holds something that the mend does not know.
  fileprivate func holdToDisk() throws {
    for path in changedPaths where try FileSystem.read(path) != originals[path] {
      throw FileError("mend", path, because: "it changed while it was being checked; run again")
    }
    // A file that stands in two packages by links can have but one content.
    var mended: [String: String] = [:]
    for path in changedPaths {
      let other = mended.updateValue(path, forKey: FileSystem.absolute(path) ?? path)
      if let other, current[other] != current[path] {
        throw FileError("mend", path, because: "it is the same file as \(other), and each needs another mend")
      }
    }
  }

  /// Whether any file differs now.
  var hasChanged: Bool { !changedPaths.isEmpty }

  fileprivate func writeFiles() throws {
    for path in changedPaths { try FileSystem.rewrite(path, with: current[path] ?? []) }
  }

  fileprivate func printDiff(_ paths: RepositoryPaths) {
    for path in changedPaths {
      let old = originals[path] ?? []
      Terminal.print(neutralised(unifiedDiff(path: paths.path(path), old: old, new: current[path] ?? [])))
    }
  }
}

extension [MendSession] {
  /// Writes what changed, each file whole, and says what was mended and what was not.
  func write() throws {
    for session in self { try session.holdToDisk() }
    for session in self { try session.writeFiles() }
    tell("mended")
  }

  /// Shows what `write` would change. Stops with exit code 1 when there is something.
  func showDiff() throws {
    // One base for all, so that `git apply` there finds every file.
    let paths = RepositoryPaths(flatMap(\.changedPaths))
    for session in self { session.printDiff(paths) }
    tell("would be mended")
    if contains(where: { !$0.changedPaths.isEmpty }) { throw CommandFailure.hasFindings }
  }

  private func tell(_ what: String) {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let mended = count(reduce(0) { $0 + $1.mendedCount }, "finding")
    Terminal.note("\(mended) \(what) in \(count(reduce(0) { $0 + $1.changedPaths.count }, "file"))")
    let refused = flatMap(\.refused)
    for (finding, reason) in refused.prefix(20) {
      Terminal.note(neutralised("not mended: \(finding.message) (\(finding.rule)): \(reason.reason)"))
    }
    if refused.count > 20 { Terminal.note("and \(refused.count - 20) more not mended") }
  }
}
