import ArgumentParser
import TwinCompiler
import TwinEmitters
import TwinModel

/// `gemel import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads DTDL documents and writes them as Gemel sources.",
    discussion: """
      The sources compile to the model that the documents describe; what the language has no words for is kept as \
      annotations. Nothing is overwritten: the output directory must be new or empty.
      """)

  @Argument(help: "Directory of DTDL documents.", completion: .directory)
  var path: String

  @Option(
    name: [.short, .long], help: "Directory to write the package to; it is made where it is missing.",
    completion: .directory)
  var output: String

  func run() throws {
    if FileSystem.kind(output) == .file { throw CommandFailure.usage("`\(output)` is a file, not a directory") }
    if FileSystem.kind(output) == .directory, try !FileSystem.list(output).isEmpty {
      throw CommandFailure.usage("`\(output)` is not empty; name a new directory")
    }
    let workspace = try Workspace.load([path])
    if let package = workspace.input.packages.first {
      throw CommandFailure.usage(
        "`\(path)` is a Gemel workspace or package (\(package.manifest.path)); import reads DTDL documents")
    }
    let compilation = try workspace.compileWithoutErrors()
    let packages = compilation.givenPackages
    for package in packages {
      let name = compilation.model.string(compilation.model.packages[package].name)
      let directory = packages.count == 1 ? output : FileSystem.join(output, name)
      for (path, bytes) in gemelSources(of: package, in: compilation.model) {
        try FileSystem.write(bytes, to: FileSystem.join(directory, path))
      }
    }
    Terminal.note("imported \(inventory(compilation, fromFiles: true)) to \(output); `gemel check \(output)` checks it")
  }
}
