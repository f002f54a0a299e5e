public import ArgumentParser
public import TwinCompiler
import TwinModel
import TwinOutput
import TwinSource

extension FindingFormat: ExpressibleByArgument {}

/// Where findings go, and how.
struct FindingOutput {
  var format: FindingFormat = .text
  /// The file that is written instead of standard output.
  var path: String?

  /// Writes findings and, for people, a summary line to standard error. People see paths as they wrote them; machines see
  /// paths by which files are found in a repository. What a format has no room for goes to standard error.
  func write(_ report: FindingReport) throws {
    var report = report
    if format != .text {
      let paths = RepositoryPaths(report.files.map(\.path))
      for index in report.files.indices { report.files[index].path = paths.path(report.files[index].path) }
      report.changedLines = report.changedLines?.below(paths.prefix)
    }
    if let path {
      try FileSystem.write(format.bytes(report), to: path)
    } else {
      format.write(report, usesColour: Terminal.usesColour) { Terminal.print($0) }
    }
    let isForPeople = format == .text || path != nil
    if isForPeople || !format.hasNotices {
      for notice in report.notices { Terminal.note(neutralised(notice)) }
    }
    guard isForPeople else { return }
    Terminal.note(report.summary + ": " + summary(of: report.findings))
  }
}

extension FindingReport {
  /// A report about `findings` of a compilation.
  init(_ findings: [Finding], of compilation: Compilation, summary: String) {
    self.init(findings: findings, files: compilation.files, toolVersion: Gemel.version, summary: summary)
  }
}

extension Finding {
  /// Whether it is about rules, packs or settings that cannot be.
  var isConfigurationError: Bool { rule.name.hasPrefix("config/") && severity == .error }
}

/// "3 packages, 27 twins": what was compiled, in short; with its files, or from them.
func inventory(_ compilation: Compilation, fromFiles areSources: Bool = false) -> String {
  let packages = compilation.givenPackages.map { compilation.model.packages[$0] }
  func count(_ number: Int, _ one: String, _ many: String? = nil) -> String? {
    number == 0 ? nil : "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
  let parts = [
    count(packages.count, "package"), count(packages.reduce(0) { $0 + $1.twins.count }, "twin"),
    count(packages.reduce(0) { $0 + $1.schemas.count }, "schema"),
    count(packages.reduce(0) { $0 + $1.concepts.count }, "concept"),
    count(packages.reduce(0) { $0 + $1.units.count }, "unit"),
  ]
  let files = count(compilation.givenFileCount, "file")
  let counted = parts.compactMap { $0 }.joined(separator: ", ")
  return files.map { counted + (areSources ? " from " : ", ") + $0 } ?? counted
}

extension Workspace {
  /// Compiles it, saying so on a terminal when it takes a while.
  func compile() -> Compilation {
    let files = input.models
    return Progress.during("compiling \(files.count) files", bytes: files.reduce(0) { $0 + $1.bytes.count }) {
      CompilerPipeline().compile(input)
    }
  }

  /// Compiles it for a verb that makes something: errors are shown and stop it.
  func compileWithoutErrors() throws -> Compilation {
    let compilation = compile()
    guard !compilation.hasErrors else {
      let errors = compilation.findings.filter { $0.severity == .error }
      try FindingOutput().write(
        FindingReport(errors, of: compilation, summary: "cannot go on with errors in the model"))
      throw CommandFailure.hasFindings
    }
    return compilation
  }
}

/// Compiles what `paths` belong to for a verb that makes something.
func compileWithoutErrors(_ paths: [String], _ terms: DependencyTerms) throws -> Compilation {
  try Workspace.load(paths, terms).compileWithoutErrors()
}
