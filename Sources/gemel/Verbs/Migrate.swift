import ArgumentParser
import TwinOutput
import TwinRuntime
import TwinSource

/// `gemel migrate`.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Brings data from one version of a model to another, or says why a program cannot.",
    discussion: """
      Reads a JSON document a line, or one document over several lines, from FILE or standard input, and writes what became of it: \
      members, fields and values of enumerations under their new names, numbers in their new unit, changed codes, defaults for what \
      must be there now. Everything else keeps its bytes. --to may be the older version: names, codes and units go back the same way.

      A document that is not valid at --from, that holds what no program can decide, or that --to does not allow is refused: all \
      reasons go to standard error with the line and the place in it, and the others go on. With --plan nothing is read: the \
      steps are shown, with those that people have to decide.

      Versions are named as 1.4.0, or by a range as in manifests (^1.4.0, ~1.4.0, >=1.4.0): then the newest that is not withdrawn. \
      What happened between them is read from what their releases recorded and from both models.

      Examples:
        gemel migrate com.example.hvac --from 1.4.0 --to 2.0.0 --type Fan --plan
        gemel migrate com.example.hvac --from 1.4.0 --type Fan fans.ndjson > new.ndjson
        gemel migrate out/artifacts/com.example.hvac --from 1.4.0 --to 1.5.0 --type Fan --form telemetry

      Exit codes: 0 all was migrated, 1 something was refused, 2 bad usage, 3 the registry or the data could not be read.
      """)

  @Argument(
    help: ArgumentHelp(
      "A package of the registry, or the directory of its artifacts (VERSION/model.image, as `gemel build` writes them).",
      valueName: "package"))
  var package: String

  @Argument(help: ArgumentHelp("The data; - or nothing for standard input.", valueName: "file"), completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("The version that the data is of, or a range of versions.", valueName: "version"))
  var from: String

  @Option(help: ArgumentHelp("The version to go to; the newest release by default.", valueName: "version"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "The twin type that the data is of, as it is called at --from: its identity, or its name in the package.",
      valueName: "type"))
  var type: String

  @Option(
    help: ArgumentHelp(
      """
      What documents are: state, telemetry, event:NAME, value:NAME (of a property or telemetry), request:NAME, response:NAME, \
      edge:NAME (properties of a relationship).
      """, valueName: "form"))
  var form = "state"

  @Option(
    name: .customLong("drop"),
    help: ArgumentHelp(
      "Leaves values of an element out that --to has no place for, named as --plan names it; `all` for every one. May be repeated.",
      valueName: "element"))
  var dropped: [String] = []

  @Option(help: "Whether members that the model does not know stay, or make a document invalid.")
  var unknownMembers: UnknownMembers = .allow

  @Flag(help: "Shows the steps, and reads no data.")
  var plan = false

  @Flag(
    help: ArgumentHelp(
      "Goes by the two models alone, their ids and `formerly`, where records of releases are missing or of no use."))
  var ignoreRecords = false

  @OptionGroup var options: ReleaseRegistry.Options

  enum UnknownMembers: String, ExpressibleByArgument, CaseIterable { case allow, refuse }

  func run() throws {
    let versions = try VersionImages.find(package, options)
    let (before, after) = try versions.chosen(from, to)
    let history = ignoreRecords ? ChangeHistory() : try versions.history(before, after)
    let migration = try migration(before, after, history)
    if plan {
      Terminal.print(MigrationText(migration: migration, before: before, after: after, history: history).text)
      return
    }
    var run = MigrationRun(
      migration: migration, name: file.map { $0 == "-" ? "standard input" : $0 } ?? "standard input")
    try run.migrate(file == "-" ? nil : file)
    if run.refused > 0 {
      Terminal.note(
        "gemel: migrated \(run.migrated) of \(run.migrated + run.refused) documents; \(run.refused) refused")
      throw CommandFailure.hasFindings
    }
  }

  private func migration(_ before: VersionImage, _ after: VersionImage, _ history: ChangeHistory) throws -> Migration {
    let documents = try documents(of: theType(before))
    let dropping: MigrationOptions.Dropping =
      dropped.contains("all") ? .everything : dropped.isEmpty ? .nothing : .elements(Set(dropped))
    let options = MigrationOptions(
      dropping: dropping, unknownMembers: unknownMembers == .allow ? .allowed : .refused)
    do {
      return try Migration(of: documents, to: after.registry, history: history, options: options)
    } catch .history(let error) {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "\(error); or have it go by the two models alone, with --ignore-records")
    } catch {
      throw CommandFailure(code: CommandFailure.findings, message: "\(error)")
    }
  }

  private func theType(_ image: VersionImage) throws -> TwinType {
    let registry = image.registry
    if let found = registry.type(type) ?? registry.type(registry.package.name + "." + type) { return found }
    let named = registry.types.filter { $0.name == type }
    if named.count == 1, let found = named.first { return found }
    let near = nearest(to: type, in: registry.package.types.map(\.name)).map { "; did you mean `\($0)`?" }
    throw CommandFailure.usage(
      "`\(registry.package.name)` \(registry.package.version) has "
        + (named.isEmpty ? "no type" : "several types in other packages called") + " `\(type)`" + (near ?? ""))
  }

  private func documents(of type: TwinType) throws -> DocumentForm {
    let parts = form.split(separator: ":", maxSplits: 1).map(String.init)
    let name = parts.count == 2 ? parts[1] : nil
    func member(_ kinds: Set<MemberKind>) throws -> Member {
      let members = Array(type.members).filter { kinds.contains($0.kind) }
      if let found = members.first(where: { $0.name == name }) { return found }
      let near = nearest(to: name ?? "", in: members.map(\.name)).map { "; did you mean `\($0)`?" }
      let words = kinds.map { "\($0)" }.sorted().joined(separator: " or ")
      throw CommandFailure.usage("`\(type.id)` has no \(words) `\(name ?? "")`\(near ?? "")")
    }
    switch (parts.first, name) {
    case ("state", nil): return .state(type)
    case ("telemetry", nil): return .telemetry(type)
    case ("event", .some): return .payload(try member([.event]))
    case ("value", .some): return .payload(try member([.property, .telemetry]))
    case ("request", .some): return .request(try member([.command]))
    case ("response", .some): return .response(try member([.command]))
    case ("edge", .some): return .edgeProperties(try member([.relationship]))
    default:
      throw CommandFailure.usage(
        "`\(form)` is no form of documents; write state, telemetry, event:NAME, value:NAME, request:NAME, response:NAME or edge:NAME"
      )
    }
  }
}
