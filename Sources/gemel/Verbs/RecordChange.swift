import ArgumentParser
import TwinChanges
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRules
import TwinSource
import TwinSyntax

/// `gemel change`.
struct RecordChange: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Writes a change record: in words what changed in a package, why, and who decided it.",
    discussion: """
      The record is a file in the package's `changes/`, to be reviewed with the change. `gemel check --against` asks for records as \
      the workspace's `compatibility: {records: ...}` says, and what a record covers is accepted once the package's \
      version says what changed.

      With --against, the record says which part of the version the changes take, and covers those that the policy does not \
      call harmless and that no other record covers; they are listed. What is missing is asked for in a terminal, and is an \
      error elsewhere. The same record again changes nothing.

      Exit codes: 0 written, 2 bad usage, 3 could not run.
      """)

  @Argument(help: "The package, or what it is in.", completion: .directory)
  var path: String = "."

  @Option(help: "Name of the package, whole or its last segment; needed where there are several.")
  var package: String?

  @Option(help: "What changed, as a headline of the changelog.")
  var summary: String?

  @Option(help: "Why it changed.")
  var why: String?

  @Option(help: "The part of the version that it takes: patch, minor or major; found out by default with --against.")
  var bump: RecordedBump?

  @Option(help: ArgumentHelp("A link to the decision behind it.", valueName: "link"))
  var decision: String?

  @Option(help: ArgumentHelp("Who wrote it.", valueName: "name"))
  var author: String?

  @Option(help: ArgumentHelp("Who approved it; may be repeated.", valueName: "name"))
  var approvedBy: [String] = []

  @Option(help: "What those do who upgrade.")
  var migration: String?

  @OptionGroup var baseline: BaselineOptions

  /// The parts of a version that a record may say.
  enum RecordedBump: String, ExpressibleByArgument, CaseIterable {
    case patch, minor, major

    var bump: Bump {
      switch self {
      case .patch: .patch
      case .minor: .minor
      case .major: .major
      }
    }
  }

  func run() throws {
    let workspace = try Workspace.load([path], baseline.terms())
    let (compilation, old) = try baseline.compile(workspace)
    if !old.baselines.isEmpty, compilation.hasErrors {
      throw CommandFailure.usage("the model has errors, so that its changes are not known; `gemel check` shows them")
    }
    for notice in old.notices { Terminal.note(neutralised(notice)) }
    let target = try target(in: workspace, compilation)
    let pipeline = CompilerPipeline()
    let gate = pipeline.changeFindings(
      compilation, against: old.baselines, configurations: pipeline.configurations(of: compilation))
    let changes = gate.uncovered(in: target.name)
    let taken = gate.packages.filter { $0.name == target.name }.map(\.bump).max() ?? .none
    let part = try part(taken: taken, of: changes)
    var record = ChangeRecord(
      summary: try text(summary, "--summary", "Summary"), why: try text(why, "--why", "Why"), bump: part)
    record.decision = try given(decision, "--decision")
    record.author = try given(author, "--author")
    record.approvedBy = try approvedBy.compactMap { try given($0, "--approved-by") }
    record.migration = try given(migration, "--migration", isProse: true)
    record.covers = changes.map { .init(rule: $0.rule.name, subject: $0.subject) }
    try write(record, to: target.directory)
    for change in changes { Terminal.note(neutralised("  covers \(change.rule): \(change.message)")) }
    tellWhatIsAsked(of: record, gate.packages.first { $0.name == target.name })
    if !old.baselines.isEmpty, changes.isEmpty {
      Terminal.note(
        "  covers nothing: "
          + (taken == .none
            ? "nothing changed from the baseline that takes a version"
            : "what changed from the baseline harms nobody, or another record covers it"))
    }
  }

  /// Tells what the workspace asks of records and this one does not say yet.
  private func tellWhatIsAsked(of record: ChangeRecord, _ package: GovernedPackage?) {
    guard let package else { return }
    let policy = package.policy
    let isBreaking = package.changes.contains(where: \.isBreaking)
    var missing: [String] = []
    func asks(_ scope: ChangePolicy.Scope) -> Bool { scope == .all || (scope == .breaking && isBreaking) }
    if asks(policy.decision), record.decision == nil { missing.append("`decision` (--decision)") }
    if asks(policy.approval) {
      if record.author == nil { missing.append("`author` (--author)") }
      if record.approvedBy.isEmpty { missing.append("`approvedBy` (--approved-by)") }
    }
    guard !missing.isEmpty else { return }
    Terminal.note(
      "  the workspace asks for \(missing.joined(separator: ", ")) too, before it accepts what the record covers")
  }

  private func write(_ record: ChangeRecord, to directory: String) throws {
    let file = FileSystem.join(FileSystem.join(directory, "changes"), record.fileName)
    if try FileSystem.hasFile(file) {
      guard try FileSystem.read(file) == record.bytes else {
        throw CommandFailure.usage("\(file) exists already and says something else; change the summary")
      }
      return Terminal.note(neutralised("\(file): says so already"))
    }
    try FileSystem.write(record.bytes, to: file)
    Terminal.note(neutralised("\(file): a \(record.bump.rawValue) change: \(record.summary)"))
  }

  /// The one package that is meant, and its directory.
  private func target(in workspace: Workspace, _ compilation: Compilation) throws -> (name: String, directory: String) {
    let model = compilation.model
    let all = compilation.givenPackages.compactMap { id -> (name: String, directory: String)? in
      let place = model.packages[id].place
      guard !place.isNone, place.file.rawValue >= UInt32(compilation.foreignFileCount) else { return nil }
      let path = compilation.files[Int(place.file.rawValue)].path
      guard path == "gemel.yaml" || path.hasSuffix("/gemel.yaml"), package != nil || workspace.isInScope(path) else {
        return nil
      }
      return (model.string(model.packages[id].name), FileSystem.parent(path))
    }
    let meant = all.filter { candidate in
      package.map { candidate.name == $0 || candidate.name.hasSuffix("." + $0) } ?? true
    }
    guard let first = meant.first, meant.count == 1 else {
      let names = all.map { "`\($0.name)`" }.joined(separator: ", ")
      throw CommandFailure.usage(
        all.isEmpty
          ? "there is no package at `\(path)` that could have a record"
          : (package.map { "`\($0)` is not one package" } ?? "there are several packages; name one with --package")
            + ": there are \(names)")
    }
    return first
  }

  /// The part of the version to be recorded.
  private func part(taken: Bump, of changes: [Finding]) throws -> Bump {
    guard let bump = bump?.bump else {
      if baseline.against.isEmpty {
        throw CommandFailure.usage(
          "say which part of the version it takes with --bump, or since when it changed with --against")
      }
      return max(taken, .patch)
    }
    guard bump >= taken else {
      throw CommandFailure.usage(
        "the changes take a \(taken.rawValue) version, which a record of a \(bump.rawValue) one does not cover; leave out --bump"
      )
    }
    return bump
  }

  /// `value`, which must be there; asked for in a terminal.
  private func text(_ value: String?, _ option: String, _ question: String) throws -> String {
    if let given = try given(value, option, isProse: true) { return given }
    let answer = Terminal.ask(question) ?? ""
    guard !isBlank(answer), let text = try given(answer, option, isProse: true) else {
      throw CommandFailure.usage("\(option) is missing")
    }
    return text
  }

  private func given(_ value: String?, _ option: String, isProse: Bool = false) throws -> String? {
    if let value, isBlank(value) { throw CommandFailure.usage("\(option) is empty") }
    // The record would be written, and refused by whoever reads it.
    if let value, let character = refusedCharacter(in: value, isProse: isProse) {
      throw CommandFailure.usage(
        "\(option) has the character \(visibleEscape(character)), which no source may have; leave it out")
    }
    return value
  }
}

extension GateOutcome {
  /// Findings about changes of `package` that no record covers yet.
  fileprivate func uncovered(in package: String) -> [Finding] {
    let own = packages.filter { $0.name == package }
    let open = Set(proposals.map(\.finding.fingerprint))
    var seen: Set<String> = []
    return own.flatMap { held in
      held.changes.filter { change in
        open.contains(change.finding.fingerprint) && !held.isCovered(change)
          && seen.insert(change.finding.rule.name + " " + change.finding.subject).inserted
      }.map(\.finding)
    }
  }
}
