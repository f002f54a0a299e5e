import ArgumentParser
import TwinCompiler
import TwinModel
import TwinRegistry

/// `gemel build`.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Compiles packages into artifacts: model.json and model.image.",
    discussion: """
      Each package goes to OUTPUT/<package>/<version>/. model.json is the whole resolved model in canonical JSON \
      (RFC 8785; `gemel schema model` prints its JSON Schema), model.image is what the runtime library maps. The same \
      sources give the same bytes everywhere.
      """)

  @Argument(help: "Workspace, package or directory of another source language.", completion: .directory)
  var path: String = "."

  @Option(
    name: [.short, .long], help: "Directory to write to; it is made where it is missing.", completion: .directory)
  var output: String = "out/artifacts"

  @OptionGroup var dependencies: DependencyOptions

  func run() throws {
    let compilation = try compileWithoutErrors([path], dependencies.terms)
    let model = compilation.model
    var progress = Progress()
    for package in compilation.givenPackages {
      let row = model.packages[package]
      progress.show("building \(model.string(row.name))")
      let directory = FileSystem.join(FileSystem.join(output, model.string(row.name)), row.version.description)
      for file in artifact(of: package, in: model) {
        try FileSystem.write(file.bytes, to: FileSystem.join(directory, file.name))
      }
    }
    progress.finish()
    Terminal.note("built \(inventory(compilation, fromFiles: true)) to \(output)")
  }
}
