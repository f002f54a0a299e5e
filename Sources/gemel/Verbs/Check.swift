import ArgumentParser
import TwinCompiler
import TwinSource

/// `gemel check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks models and shows what is wrong with them.",
    discussion: """
      A path may be a workspace, a package, a file of one, a directory of packages, or a directory of DTDL documents. \
      The whole workspace around it is compiled, since its packages see each other; findings are shown for the paths \
      that were named. Without a path, the current directory is checked.

      Findings go to standard output, the summary to standard error.
      Exit codes: 0 nothing wrong, 1 findings that fail the check, 2 bad usage or configuration, 3 could not run.
      """)

  @Argument(help: ArgumentHelp("Files and directories to check.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(help: "How findings are written: text or json.")
  var format: FindingFormat = .text

  @Flag(help: "Fail on warnings too.")
  var strict = false

  func run() throws {
    let workspace = try Workspace.load(paths)
    let compilation = workspace.compile()
    let findings = compilation.findings.filter { finding in
      let file = Int(finding.place.file.rawValue)
      return file >= compilation.files.count || workspace.includes(compilation.files[file].path)
        || file >= compilation.givenFileCount
    }
    report(findings, of: compilation, format: format, summary: "checked " + inventory(compilation))
    let failing: Severity = strict ? .warning : .error
    if findings.contains(where: { $0.severity >= failing }) { throw CommandFailure.hasFindings }
  }
}
