import ArgumentParser
import TwinOutput
import TwinReaders
import TwinRegistry

/// `gemel schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints a JSON Schema of the source language, for editors, or of artifacts.",
    discussion: """
      For the YAML language server, save it and name it in a source's first line: \
      `# yaml-language-server: $schema=gemel.schema.json`.
      """)

  @Argument(help: "What to describe: source, manifest (gemel.yaml) or model (an artifact's model.json).")
  var subject: Subject = .source

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case source, manifest, model
  }

  func run() throws {
    let schema: JSONValue =
      switch subject {
      case .source: languageSchema(for: .source)
      case .manifest: languageSchema(for: .manifest)
      case .model: modelSchema()
      }
    Terminal.print(json(schema, layout: .pretty))
  }
}
