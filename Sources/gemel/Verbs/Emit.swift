public import ArgumentParser
import TwinCompiler
public import TwinEmitters
import TwinModel
import TwinOutput
import TwinSource

extension EmitTarget: ExpressibleByArgument {}

/// `gemel emit`.
struct Emit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emit",
    abstract: "Writes what documents of a model must be in the terms of other systems: SQL checks, JSON Schema, Avro.",
    discussion: """
      spark, duckdb: a view over a table `payloads` with a column `payload` of raw JSON texts, which tells of each row the rules that it breaks \
      and where, as `gemel conform` does. The text itself is judged, so that nothing that a reader of JSON makes up or drops is missed.
      json-schema: a self-contained JSON Schema (2020-12).
      avro: a schema for a schema registry; names do not hold the version, former names are aliases.

      Each type that is not abstract has OUTPUT/<package>/<version>/<type>/state and telemetry, and below it events, commands and relationships \
      that carry something: files that end in .spark.sql, .duckdb.sql, .schema.json or .avsc, so that targets may share OUTPUT. What a target cannot say is listed in OUTPUT/losses.<target>.json, element by element: what, why, and what is said in its \
      place, which lets more pass and not less, but where `mayRefuse` says otherwise.

      Files that an earlier run wrote for the target (OUTPUT/.gemel-emit.<target> lists them) and this one does not are removed, but by a run that is about \
      some types or packages alone.

      Exit codes: 0 written; 1 the model has errors, or something is lost and --deny-loss is given; 2 bad usage; 3 could not write.
      """)

  @Argument(help: "What to write: spark, duckdb, json-schema or avro.")
  var target: EmitTarget

  @Argument(
    help: """
      Workspaces, packages or directories of another source language; artifacts, `git:REF`, `registry:PACKAGE@VERSION`; or names of packages of \
      the workspace here, to write those alone.
      """, completion: .directory)
  var sources: [String] = []

  @Option(
    name: [.customLong("type")],
    help: "A twin type to write: its identity, or its name where one type has it; may be given more than once.")
  var types: [String] = []

  @Option(
    name: [.short, .long], help: "Directory to write to; it is made where it is missing.", completion: .directory)
  var output: String = "out/emitted"

  @Flag(help: "Let members pass that the model does not know.")
  var allowUnknown = false

  @Flag(
    help: """
      Fail, and write nothing, where the target cannot say something that this model has (`"of": "model"` in the list); what it says of no model at \
      all (`"of": "format"`) is listed and does no harm.
      """)
  var denyLoss = false

  @OptionGroup var dependencies: DependencyOptions

  func run() throws {
    let (model, packages, inputs) = try load()
    let documents = try documents(of: packages, in: model)
    guard !documents.isEmpty else {
      throw CommandFailure.usage("there is no twin type that has documents: types are abstract, or there are none")
    }
    let emission = emit(documents, for: target, options: EmitOptions(allowsUnknownMembers: allowUnknown), in: model)
    if denyLoss, !emission.ledger.lossesOfModel.isEmpty {
      tell(emission.ledger)
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "\(target.rawValue) does not say all that this model says, and nothing was written")
    }
    let ledger = "losses.\(target.rawValue).json"
    let files = emission.files + [(path: ledger, bytes: json(emission.ledger.document, layout: .pretty))]
    try FileSystem.refuse(files.map { FileSystem.join(output, $0.path) }, over: inputs)
    let artifacts = FileSystem.artifactDirectories(of: inputs)
    for file in files { try FileSystem.refuse(FileSystem.join(output, file.path), inside: artifacts) }
    for file in files { try FileSystem.write(file.bytes, to: FileSystem.join(output, file.path)) }
    let list = OutputList(directory: output, name: ".gemel-emit.\(target.rawValue)")
    let removed = try list.finish(written: files.map(\.path), isWhole: types.isEmpty && !isOfSomePackages)
    tell(emission.ledger)
    let count = emission.files.count
    Terminal.note(
      neutralised(
        "wrote \(count) \(count == 1 ? "file" : "files") for \(target.rawValue) to \(output)"
          + (removed == 0 ? "" : ", \(removed) stale ones removed")))
  }

  /// Says what is lost, a line for each kind of thing.
  private func tell(_ ledger: LossLedger) {
    for (aspect, limit, elements) in ledger.counts where !denyLoss || !aspect.isOfEveryModel {
      Terminal.note(
        neutralised(
          "lost in \(target.rawValue): \(aspect.rawValue) of \(elements) \(elements == 1 ? "element" : "elements"). \(limit.reason) Instead: \(limit.instead)"
        ))
    }
    if !ledger.losses.isEmpty, !denyLoss {
      Terminal.note(
        neutralised("all \(ledger.losses.count) losses: \(FileSystem.join(output, "losses.\(target.rawValue).json"))"))
    }
  }

  private static func isPlace(_ source: String) -> Bool {
    FileSystem.kind(source) != nil || source.contains("/") || source.contains(":") || source.hasPrefix(".")
  }

  /// Whether packages are named, so that the others of the workspace are left out.
  private var isOfSomePackages: Bool { sources.contains { !Self.isPlace($0) } }

  /// The model, the packages that are meant, and the files that it was read from.
  private func load() throws -> (Model, [ID<Package>], inputs: [String]) {
    let places = sources.filter(Self.isPlace)
    let names = sources.filter { !Self.isPlace($0) }
    var meant = names
    let workspace: Workspace
    if places.count == 1, FileSystem.kind(places[0]) == nil {
      let loaded = try ModelSource(places[0], registry: dependencies.registry.registry).load()
      workspace = loaded.workspace
      if let package = loaded.package, names.isEmpty { meant = [package] }
    } else if places.count == 1, let artifacts = try artifacts(at: places[0]) {
      workspace = Workspace(input: artifacts)
    } else {
      workspace = try Workspace.load(places, dependencies.terms)
    }
    let compilation = try workspace.compileWithoutErrors()
    let model = compilation.model
    let given = compilation.givenPackages
    let inputs = compilation.files.map(\.path)
    if meant.isEmpty { return (model, given, inputs) }
    return (
      model,
      try meant.map { name in
        guard let package = given.first(where: { model.string(model.packages[$0].name) == name }) else {
          let known = given.map { model.string(model.packages[$0].name) }
          let suggestion = nearest(to: name, in: known).map { "; did you mean `\($0)`?" } ?? ""
          throw CommandFailure.usage("there is no file, directory or package `\(name)`" + suggestion)
        }
        return package
      }, inputs
    )
  }

  private func artifacts(at path: String) throws -> CompilerInput? {
    let terms = dependencies.terms
    return try ArtifactFiles.find(Workspace.normalised(path), in: Disk()) {
      try RegistryOptions.directoryIfNamed(terms)
    }
  }

  private func documents(of packages: [ID<Package>], in model: Model) throws -> [EmittedDocument] {
    if types.isEmpty { return packages.flatMap { emittedDocuments(of: $0, in: model) } }
    let names = ElementNames(of: model)
    var found: [ID<Twin>] = []
    for name in types {
      let twin = try names.theTwin(called: name, in: packages)
      if !found.contains(twin) { found.append(twin) }
    }
    return found.flatMap { emittedDocuments(of: $0, in: model) }
  }
}
