import ArgumentParser
import Glibc
import TwinOutput

/// The command. Exit codes: 0 clean, 1 findings, 2 bad usage or configuration, 3 could not run.
@main
struct Gemel: ParsableCommand {
  static let version = "0.3.0"

  static let configuration = CommandConfiguration(
    commandName: "gemel",
    abstract: "Compiles, checks and documents digital twin models.",
    discussion: """
      Models and ontologies are YAML in git. Gemel reads them (or DTDL, VSS, Digital Buildings) into one typed model, checks it, \
      and makes registry artifacts and documentation from it.

      Start with `gemel init my-models`, then `gemel check my-models`.

      Exit codes: 0 nothing wrong, 1 findings that fail the check, 2 bad usage or configuration, 3 could not run.
      """,
    version: version,
    subcommands: [
      Check.self, Diff.self, Impact.self, Rules.self, Explain.self, Waive.self, RecordChange.self, Build.self,
      Emit.self, Docs.self, DrawDiagram.self, ReportGovernance.self, Import.self, Init.self,
      Release.self, Update.self,
      ReleaseRegistry.self, Sign.self, Verify.self, Keys.self, Show.self, Lookup.self, Conform.self,
      Migrate.self, Schema.self, Completions.self,
    ])

  static func main() {
    // The commonest question of scripts, answered before the argument parser builds its tables.
    if CommandLine.argc == 2, CommandLine.arguments[1] == "--version" {
      Terminal.print(version + "\n")
      return
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { Terminal.note("gemel: " + neutralised(failure.message, keepingLines: true)) }
      Glibc.exit(failure.code)
    } catch let failure as FileError {
      Terminal.note("gemel: " + neutralised(failure.description))
      Glibc.exit(CommandFailure.couldNotRun)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success { Terminal.print(text + "\n") } else { Terminal.note(text) }
      Glibc.exit(code == .success ? 0 : code == .validationFailure ? CommandFailure.badUsage : code.rawValue)
    }
  }
}

/// A reason to stop, with the exit code that goes with it.
struct CommandFailure: Error {
  static let findings: Int32 = 1
  static let badUsage: Int32 = 2
  static let couldNotRun: Int32 = 3

  var code: Int32
  var message: String

  /// There are findings; they have been shown.
  static let hasFindings = CommandFailure(code: findings, message: "")

  /// The command line or the configuration asks for something that cannot be.
  static func usage(_ message: String) -> CommandFailure { CommandFailure(code: badUsage, message: message) }
}
