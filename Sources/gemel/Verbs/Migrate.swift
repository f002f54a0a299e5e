import ArgumentParser
import TwinConformance
import TwinOutput
import TwinRuntime
import TwinSource

/// `gemel migrate`.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Brings data from one version of a model to another, or says why a program cannot.",
    discussion: """
      Reads a JSON record a line, or one over several lines, from FILE or standard input, gzip unpacked, and writes what became of it: \
      members, fields and values of enumerations under their new names, numbers in their new unit, changed codes, defaults for what \
      must be there now. Everything else keeps its bytes, but line breaks, which are left out. \
      --to may be the older version: names, codes and units go back the same way.

      With --type, records are documents of that type, in the form that --form says. Without, they say their type and form as `gemel conform` \
      reads them (envelopes, events, commands, twins of Azure Digital Twins): the names of types, events and commands in them follow too. So they \
      do with --type, where a document names its type or relationship, which has to be the one that is given. A relationship between twins is migrated \
      without --type by the type of the twin that it leads from. Where that stands behind it, the relationship waits, and comes out behind all other records; \
      256 MiB of them can wait, and the types of 16 million twins are remembered. Of an array, or a graph as Azure Digital Twins Explorer exports it, each \
      element is a record, but where --form names an event, a command or a value, whose documents may be arrays themselves. What comes out is a record a \
      line, whatever it was written like, without the array and without the models.

      A document that is not valid at --from, of which no member is known to the form, that holds what no program can decide, or that --to does not allow is refused: all \
      reasons go to standard error with the line (of an array or a graph also the number of the element) and the place in it, and the others go on. With --plan nothing is read: the \
      steps are shown, with those that people have to decide, and with every bound that is tighter: no value is changed for one, and a document \
      with a value beyond it is refused, so that data has to be checked by hand. --format json writes them for programs (`gemel schema migration`).

      Versions are named as 1.4.0. --to may be a range (^1.4.0, ~1.4.0, >=1.4.0, ">=1.4 <3", "*"): then it is the newest that is not \
      withdrawn. What happened between them is read from what their releases recorded, or from the models of all of them, and from both ends.

      Examples:
        gemel migrate com.example.hvac --from 1.4.0 --to 2.0.0 --type Fan --plan
        gemel migrate com.example.hvac --from 1.4.0 --to 2.0.0 --type Fan --plan --format json
        gemel migrate com.example.hvac --from 1.4.0 --type Fan fans.ndjson > new.ndjson
        gemel migrate com.example.hvac --from 1.4.0 envelopes.ndjson.gz > new.ndjson
        gemel migrate out/artifacts/com.example.hvac --from 1.4.0 --to 1.5.0 --type Fan --form telemetry

      Exit codes: 0 all was migrated, 1 something was refused, 2 bad usage, 3 the registry or the data could not be read, or not to its end.
      """)

  @Argument(
    help: ArgumentHelp(
      "A package of the registry, or the directory of its artifacts (VERSION/model.image, as `gemel build` writes them).",
      valueName: "package"))
  var package: String

  @Argument(help: ArgumentHelp("The data; - or nothing for standard input.", valueName: "file"), completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("The version that the data is of, such as 1.4.0.", valueName: "version"))
  var from: String

  @Option(
    help: ArgumentHelp(
      "The version to go to, or a range of versions; the newest release by default.", valueName: "version"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "The twin type that all data is of, as it is called at --from: its identity, or its name where one type has it. Records that say their own need none.",
      valueName: "type"))
  var type: String?

  @Option(
    help: ArgumentHelp(
      """
      What documents are: state, telemetry, event:NAME, value:NAME (of a property or telemetry), request:NAME, response:NAME, \
      edge:NAME (properties of a relationship); state where neither this nor the record says it.
      """, valueName: "form"))
  var form: String?

  @OptionGroup var keys: RecordKeys

  @Option(
    name: .customLong("drop"),
    help: ArgumentHelp(
      "Leaves values of an element out that --to has no place for, named as --plan names it; `all` for every one. May be repeated.",
      valueName: "element"))
  var dropped: [String] = []

  @Option(
    help: ArgumentHelp(
      "Whether members that the model does not know stay, or make a document invalid; by default they stay beside one that it knows.",
      valueName: "allow|refuse"))
  var unknownMembers: UnknownMembers?

  @Flag(help: "Shows the steps, and reads no data.")
  var plan = false

  @Option(
    help: ArgumentHelp("How --plan is shown: for people, which is the default, or as JSON.", valueName: "text|json"))
  var format: PlanFormat?

  @Flag(
    help: ArgumentHelp(
      "Goes by the two models alone, their ids and `formerly`, where records of releases are missing or of no use."))
  var ignoreRecords = false

  @OptionGroup var options: ReleaseRegistry.Options

  enum UnknownMembers: String, ExpressibleByArgument, CaseIterable { case allow, refuse }
  enum PlanFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let versions = try VersionImages.find(package, options)
    let (before, after) = try versions.chosen(from, to)
    let history = ignoreRecords ? ChangeHistory() : try versions.history(before, after)
    let type = try type.map { try before.registry.theType(called: $0) }
    if format != nil, !plan {
      throw CommandFailure.usage("--format is how --plan is shown; documents come out as they are, a record a line")
    }
    if plan {
      guard let type else {
        throw CommandFailure.usage("--plan takes --type: steps are those of documents of one type")
      }
      let documents = try documents(of: type, form ?? "state")
      if format == .json, let json = planWithoutTarget(documents, before, after, history) {
        Terminal.print(json)
        throw CommandFailure.hasFindings
      }
      let migration = try made(documents, after, history).migration
      let report = MigrationReport(migration: migration, before: before, after: after, history: history)
      switch format ?? .text {
      case .text: Terminal.print(report.text)
      case .json: Terminal.print(json(report.json, layout: .pretty))
      }
      return
    }
    guard let reader = JSONCheck(before.registry) else {
      throw CommandFailure.usage("\(package) \(before.version) has no twin types, so that no data can be of it")
    }
    // What a payload or a value may be is the type's: an array is one, where its value is.
    let areObjects = type == nil || keys.dataKey != nil || ["state", "telemetry", "edge"].contains(formKind)
    var run = MigrationRun(file ?? "-", json: reader, cutsElements: areObjects)
    if let type, keys.dataKey == nil {
      try migrateDocuments(try made(documents(of: type, form ?? "state"), after, history), &run)
    } else {
      try migrateRecords(of: type, before, after, history, &run)
    }
    if run.refused > 0 {
      Terminal.note(
        "gemel: migrated \(run.migrated) of \(run.migrated + run.refused) document\(run.migrated + run.refused == 1 ? "" : "s"); \(run.refused) refused"
      )
    }
    if run.isCutShort {
      throw CommandFailure(
        code: CommandFailure.couldNotRun, message: "the data could not be read to its end; what came before is migrated"
      )
    }
    if run.refused > 0 { throw CommandFailure.hasFindings }
  }

  /// The plan for programs where the type of the documents, or the member that they are of, is gone; nil where it is not.
  private func planWithoutTarget(
    _ documents: DocumentForm, _ before: VersionImage, _ after: VersionImage, _ history: ChangeHistory
  ) -> [UInt8]? {
    do throws(MigrationError) {
      _ = try migration(of: documents, after, history, .allowed)
      return nil
    } catch {
      guard case .noCounterpart(let element, _, let removal) = error else { return nil }
      let plan = MigrationJSON(
        package: after.registry.package.name, before: before, after: after, source: documents)
      return json(
        plan.document(
          withoutTarget: element, removal, message: "\(error)",
          try? history.readability(of: documents, by: after.registry)), layout: .pretty)
    }
  }

  /// What `--form` says without the name of a member.
  private var formKind: String {
    form.map { String($0.prefix { $0 != ":" }) } ?? "state"
  }

  /// Whether a document without a member that is known is taken for a mistake.
  private var looksForMistakes: Bool { unknownMembers == nil }

  private func migrateDocuments(_ made: DocumentMigration, _ run: inout MigrationRun) throws {
    guard let reader = RecordPartsReader(RecordShape(typeKey: keys.typeKey), made.migration.source.type.registry) else {
      return
    }
    var named = NamedDocuments(made.migration, reader, typeKey: keys.typeKey)
    try run.run { record, _ in
      try named.migrate(record) { document in
        if looksForMistakes, let mistake = made.mistake(in: document, isEnclosed: false) {
          throw RecordRefusal("the document: \(mistake)")
        }
        do throws(MigrationRefusal) {
          return try made.migration.migrate(document)
        } catch {
          throw RecordRefusal(error.obstacles.map { "\($0)" })
        }
      }
    }
  }

  private func migrateRecords(
    of type: TwinType?, _ before: VersionImage, _ after: VersionImage, _ history: ChangeHistory,
    _ run: inout MigrationRun
  ) throws {
    var shape = RecordShape(type: type?.id, typeKey: keys.typeKey, dataKey: keys.dataKey)
    if let form {
      shape.form = RecordForm(form)
      guard shape.form != nil else {
        throw CommandFailure.usage(
          "--form: `\(form)` is no form of records; write state, telemetry, event:NAME, request:NAME or response:NAME"
            + (type == nil ? "; value:NAME and edge:NAME take --type" : ""))
      }
      if let type { _ = try documents(of: type, form) }
    }
    try checkDropped(in: before.registry)
    let migrator = RecordMigrator(
      shape, from: before.registry, to: after.registry, looksForMistakes: looksForMistakes
    ) { documents in
      let migration = try migration(of: documents, after, history, unknownMembers == .refuse ? .refused : .allowed)
      return DocumentMigration(
        migration,
        lenient: unknownMembers == .refuse ? try self.migration(of: documents, after, history, .allowed) : nil)
    }
    guard var migrator else { return }
    do {
      try run.run { try migrator.migrate($0, $1) }
    } catch let error as MigrationError {
      throw failure(error)
    }
    for element in dropped where element != "all" && !migrator.removals.contains(element) {
      Terminal.note(neutralised("gemel: --drop \(element): no document was of a type that loses it"))
    }
  }

  /// The migration of one form, where it can be made and loses what is to be dropped.
  private func made(
    _ documents: DocumentForm, _ after: VersionImage, _ history: ChangeHistory
  ) throws -> DocumentMigration {
    let made: DocumentMigration
    do {
      made = DocumentMigration(
        try migration(of: documents, after, history, unknownMembers == .refuse ? .refused : .allowed))
    } catch {
      throw failure(error)
    }
    try checkDropped(by: made.migration, after)
    return made
  }

  private func migration(
    of documents: DocumentForm, _ after: VersionImage, _ history: ChangeHistory,
    _ unknownMembers: ValidationOptions.UnknownMembers
  ) throws(MigrationError) -> Migration {
    let dropping: MigrationOptions.Dropping =
      dropped.contains("all") ? .everything : dropped.isEmpty ? .nothing : .elements(Set(dropped))
    return try Migration(
      of: documents, to: after.registry, history: history,
      options: MigrationOptions(dropping: dropping, unknownMembers: unknownMembers))
  }

  private func failure(_ error: MigrationError) -> CommandFailure {
    if case .history(let reason) = error {
      return CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "\(reason); or have it go by the two models alone, with --ignore-records")
    }
    return CommandFailure(code: CommandFailure.findings, message: "\(error)")
  }

  private func documents(of type: TwinType, _ form: String) throws -> DocumentForm {
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
        "--form: `\(form)` is no form of documents; write state, telemetry, event:NAME, value:NAME, request:NAME, response:NAME or edge:NAME"
      )
    }
  }
}
