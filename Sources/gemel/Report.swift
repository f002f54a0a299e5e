import ArgumentParser
import TwinCompiler
import TwinModel
import TwinOutput
import TwinSource

/// How findings are written.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Writes findings to standard output and, for people, a summary line to standard error.
func report(_ findings: [Finding], of compilation: Compilation, format: FindingFormat, summary: String) {
  switch format {
  case .text:
    var writer = TextFindingWriter(files: compilation.files, usesColour: Terminal.usesColour)
    for finding in findings { Terminal.print(writer.text(of: finding) + "\n") }
    Terminal.note(summary + ": " + writer.summary(of: findings))
  case .json: Terminal.print(json(findingsJSON(findings, files: compilation.files), layout: .pretty))
  }
}

/// "3 packages, 27 twins": what was compiled, in short.
func inventory(_ compilation: Compilation) -> String {
  let packages = compilation.givenPackages.map { compilation.model.packages[$0] }
  func count(_ number: Int, _ one: String, _ many: String? = nil) -> String? {
    number == 0 ? nil : "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
  let parts = [
    count(packages.count, "package"), count(packages.reduce(0) { $0 + $1.twins.count }, "twin"),
    count(packages.reduce(0) { $0 + $1.schemas.count }, "schema"),
    count(packages.reduce(0) { $0 + $1.concepts.count }, "concept"),
    count(packages.reduce(0) { $0 + $1.units.count }, "unit"),
    count(compilation.givenFileCount, "file"),
  ]
  return parts.compactMap { $0 }.joined(separator: ", ")
}

extension Workspace {
  /// Compiles it, saying so on a terminal when it takes a while.
  func compile() -> Compilation {
    let files = input.packages.flatMap { [$0.manifest] + $0.sources } + input.dtdl
    return Progress.during("compiling \(files.count) files", bytes: files.reduce(0) { $0 + $1.bytes.count }) {
      CompilerPipeline().compile(input)
    }
  }

  /// Compiles it for a verb that makes something: errors are shown and stop it.
  func compileWithoutErrors() throws -> Compilation {
    let compilation = compile()
    guard !compilation.hasErrors else {
      let errors = compilation.findings.filter { $0.severity == .error }
      report(errors, of: compilation, format: .text, summary: "cannot go on with errors in the model")
      throw CommandFailure.hasFindings
    }
    return compilation
  }
}

/// Compiles what `paths` belong to for a verb that makes something.
func compileWithoutErrors(_ paths: [String]) throws -> Compilation {
  try Workspace.load(paths).compileWithoutErrors()
}
