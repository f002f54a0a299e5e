import ArgumentParser
import Glibc
import TwinConformance
import TwinOutput
import TwinRuntime

/// `gemel conform`.
struct Conform: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform",
    abstract: "Holds data to a model: what share conforms, what is wrong, what only one of them knows.",
    discussion: """
      DATA has a JSON record a line, or JSON objects that take several lines each, or is one JSON array, or a graph as Azure Digital Twins Explorer exports \
      it (of any size: each twin and relationship in it is a record); gzip is unpacked. Records say what they are:

        {"$metadata": {"$model": TYPE}, ...}             a twin as Azure Digital Twins keeps it
        {"type": TYPE, "state": {...}}                   an envelope; so with "telemetry"
        {"type": TYPE, "event": NAME, "payload": ...}    an event; {"command": NAME, "request": ...} or "response" a command
        {"type": TYPE, "component": NAME, "telemetry": {...}}   of a component (NAME/NAME inside another); so with "event" and "command"
        {"type": TYPE, ...}                              the document itself, with its type

        {"$sourceId": ID, "$relationshipName": NAME, "$targetId": ID, ...}       a relationship, read with --graph
        {"source": ID, "relationship": NAME, "target": ID, "properties": {...}}  the same

      A key that names a member of the type belongs to the document; its `id` does not where the type has no such member. "$dtId" may stand for \
      "$sourceId", as in files of bulk jobs. A record that says two of these things, or two types, or has a member of its type or a part of another envelope beside an envelope, is \
      unreadable. Keys without "$" are members of a twin with "$metadata", and properties of a relationship with "$relationshipName": "telemetry" there is counted like \
      any that the model does not know, unless "type" names a type as well. \
      With --type, all records are documents of one type. Nothing is of an abstract type.

      Nothing stops at a record that is wrong. A record conforms when it can be read, its type is known and no rule is broken; members \
      that the model does not know are counted apart and do no harm, unless --unknown-members refuse. Values of enumerations are codes where the model writes codes, else names. \
      Empty lines are no records. An element of an array that is broken ends where the next line begins like an element, or a comma is missing before its bracket; \
      a twin or relationship of an export where another one begins, or another part of it; where none does, the rest is not read, which is told. \
      So is an array that lacks its last bracket, whose elements are all read.

      Without records there is nothing to measure: shares are null in JSON, and what is asked for is neither met nor missed.

      Exit codes: 0 the share of records that conform is at least what is asked for, or there are no records, 1 it is less, 2 bad usage, \
      3 data or model could not be read, or data not to its end.
      """)

  @Argument(
    help: """
      The model: a model.image under any name, the directory of an artifact, a workspace, registry:PACKAGE[@VERSION], or anything else that \
      `gemel diff` compares.
      """)
  var model: String

  @Argument(help: "Files of data; - or nothing for standard input.", completion: .file())
  var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "Type of all records, which are its documents and name none: its identity, or its name where one type has it.",
      valueName: "type"))
  var type: String?

  @Option(
    help: ArgumentHelp(
      "What documents are: state, telemetry, event:NAME, request:NAME or response:NAME; state where records do not say it.",
      valueName: "form"))
  var form: String?

  @OptionGroup var keys: RecordKeys

  @Flag(
    help:
      "Read a record a line also where a file begins with an array, an exported graph, or an object that does not end in its line."
  )
  var lines = false

  @Flag(
    help: """
      Take twins and relationships together and check what they say of each other: types, targets, cardinalities, containment, \
      circles, inverses.
      """)
  var graph = false

  @Option(help: "Whether members that the model does not know make a record wrong.")
  var unknownMembers: UnknownMembers = .allow

  @Option(help: ArgumentHelp("The least share of records that has to conform, such as 99.5%.", valueName: "percentage"))
  var minConforming = "100%"

  @Option(
    parsing: .unconditional,
    help: """
      Examples of each rule of each kind of document: of as many places in documents as there are, then the first ones. Of all \
      rules together 1,000 are kept, the first of each before the second of any.
      """, transform: wholeNumber(from: 0, to: 1_000, example: "--samples 3"))
  var samples: Int = 3

  @Option(help: "How the report is written: for people, or as JSON (`gemel schema conformance`).")
  var format: Format = .text

  @Option(
    name: [.short, .long],
    help: "A file that is written instead of standard output; directories that are missing are made.")
  var output: String?

  @Option(
    parsing: .unconditional, help: "Cores to use; all by default.",
    transform: wholeNumber(from: 1, example: "--jobs 2"))
  var jobs: Int?

  @OptionGroup var registry: RegistryOptions

  enum UnknownMembers: String, ExpressibleByArgument, CaseIterable { case allow, refuse }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    guard let threshold = Threshold(minConforming) else {
      throw CommandFailure.usage(
        "--min-conforming \(minConforming): \(Threshold.advice(on: minConforming))")
    }
    let inputs = data.isEmpty ? ["-"] : data
    try refuseOtherOrder()
    if let output { try FileSystem.refuse([output], over: inputs + [model]) }
    let model = try ConformanceModel(model, registry: registry.registry)
    let options = try options(for: model)
    if let output {
      try FileSystem.refuse([output], over: model.files)
      try FileSystem.refuse(output, inside: model.directories)
    }
    let run = ConformanceRun(model, inputs, options, lines ? .lines : .any)
    let report = try run.report(model: model.name, workers: min(jobs ?? Self.cores, 256))
    let isMet = threshold.isMet(by: report.all)
    let bytes =
      switch format {
      case .text: text(of: report)
      case .json:
        json(report.json(tool: Gemel.version, minimum: (threshold.text, isMet)), layout: .pretty)
      }
    if let output { try FileSystem.write(bytes, to: output) } else { Terminal.print(bytes) }
    for rest in report.unread { Terminal.note(neutralised("gemel: not read: \(rest.restWords)")) }
    // Whoever wants data to be there asks for that elsewhere: an hour without messages is no fault of theirs.
    if isMet == nil { Terminal.note("gemel: there are no records, so that there is nothing to measure") }
    if isMet == false {
      Terminal.note(
        "gemel: \(report.all.percentage) of records conform, \(grouped(report.all.conforming)) of \(grouped(report.all.total)); \(threshold.text) % is asked for"
      )
      if type != nil, keys.dataKey == nil, report.isOfEnvelopes(typeKey: keys.typeKey) {
        Terminal.note(
          neutralised(
            "gemel: the records have `\(keys.typeKey)`: perhaps they say themselves what they are; leave --type out"))
      }
      throw CommandFailure.hasFindings
    }
    // Of what was not read nobody knows how many records it has.
    if !report.unread.isEmpty { throw CommandFailure(code: CommandFailure.couldNotRun, message: "") }
  }

  /// Throws where data stands in the place of the model and a model among the data, as far as their names and first bytes tell.
  private func refuseOtherOrder() throws {
    let isData = ConformanceModel.looksLikeData(model)
    guard isData || FileSystem.kind(model) == .file && !ConformanceModel.looksLikeModel(model) else { return }
    // A directory among the data may be one of data, unless the model is none for certain.
    let other = data.first { ConformanceModel.looksLikeModel($0) && (isData || FileSystem.kind($0) == .file) }
    if let other {
      throw CommandFailure.usage(
        "`\(model)` holds data, and `\(other)` is a model; the model comes first: `gemel conform \(other) \(model)`")
    }
    if isData, data.isEmpty {
      throw CommandFailure.usage(
        "`\(model)` holds data, and the model comes first: `gemel conform MODEL \(model)`")
    }
  }

  private func text(of report: ConformanceReport) -> [UInt8] {
    var report = report
    // Whoever says that all records are of one type asks nothing about others.
    if type != nil { report.unseen.types = [] }
    return Array(report.text.utf8)
  }

  private func options(for model: ConformanceModel) throws -> ConformanceOptions {
    if graph, type != nil {
      throw CommandFailure.usage("--graph takes records that say their own type and id; leave --type out")
    }
    var shape = RecordShape(
      type: try type.map { try model.registry.theType(called: $0).id }, typeKey: keys.typeKey, dataKey: keys.dataKey)
    if let form {
      shape.form = RecordForm(form)
      guard shape.form != nil else {
        throw CommandFailure.usage(
          "--form: `\(form)` is no form of documents; write state, telemetry, event:NAME, request:NAME or response:NAME,"
            + " such as --form telemetry")
      }
    }
    do {
      try shape.check(against: model.registry)
    } catch {
      throw CommandFailure.usage(error.description)
    }
    return ConformanceOptions(
      shape: shape, refusesUnknownMembers: unknownMembers == .refuse, gathersGraph: graph, sampleLimit: samples)
  }

  private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
