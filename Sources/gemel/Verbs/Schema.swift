import ArgumentParser
import TwinCompiler
import TwinConformance
import TwinOutput
import TwinReaders
import TwinRegistry
import TwinReport

/// `gemel schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints a JSON Schema of the source language, for editors, or of artifacts.",
    discussion: """
      For the YAML language server, save it and name it in a source's first line: \
      `# yaml-language-server: $schema=gemel.schema.json`.
      """)

  @Argument(
    help: """
      What to describe: source, manifest (gemel.yaml), rule, pack, waivers (gemel.waivers.yaml), change (a change record), model (an artifact's \
      model.json), changes (a release's changes.json), provenance (its provenance.json), diff (what `gemel diff --format json` writes), conformance \
      (what `gemel conform --format json` writes), migration (what `gemel migrate --plan --format json` writes) or report (what `gemel report --format json` writes).
      """)
  var subject: Subject = .source

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case source, manifest, rule, pack, waivers, change, model, changes, provenance, diff, conformance, migration, report
  }

  func run() throws {
    let schema: JSONValue =
      switch subject {
      case .source: languageSchema(for: .source)
      case .manifest: languageSchema(for: .manifest)
      case .rule: languageSchema(for: .rule)
      case .pack: languageSchema(for: .pack)
      case .waivers: languageSchema(for: .waivers)
      case .change: languageSchema(for: .change)
      case .model: modelSchema()
      case .changes: changesSchema()
      case .provenance: provenanceSchema()
      case .diff: diffSchema()
      case .conformance: conformanceSchema()
      case .migration: migrationSchema()
      case .report: governanceSchema()
      }
    Terminal.print(json(schema, layout: .pretty))
  }
}
