import ArgumentParser
import TwinCompiler
import TwinRegistry

extension ReleaseRegistry {
  /// `gemel registry changelog`.
  struct ChangelogOf: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "changelog",
      abstract: "Prints the changelog of a package, written from its releases.",
      discussion: """
        The newest release comes first: what breaks, what was added, what is deprecated, the rest; in the words of the change \
        records, with the decisions and who approved them. `gemel release` writes the same to CHANGELOG.md beside the package's \
        manifest. With --migration, what those do who upgrade to a release, which `gemel diff --format migration` tells of any two \
        models.
        """)

    @Argument(
      help: ArgumentHelp(
        "The package, or a release as com.example.hvac@1.4.0: then what that release says of itself.",
        valueName: "package"))
    var package: String

    @OptionGroup var options: Options

    @Flag(help: "Print the migration notes of the release in place of the changelog.")
    var migration = false

    @Option(
      help: ArgumentHelp("Writes it there instead of to standard output.", valueName: "file"), completion: .file())
    var output: String?

    func run() throws {
      let (registry, day) = (try options.open(), try options.day())
      let models = RegistryModels(registry: registry)
      let name = try ReleaseName(package)
      let bytes: [UInt8]
      if name.version == nil, !migration {
        try registry.tellLosses(of: [name.package])
        bytes = try models.changelog(of: name.package, on: day).bytes
      } else {
        let release = try registry.release(name, on: day).record
        guard let changes = try models.changes(of: release) else {
          throw CommandFailure.usage(
            "\(release.release) says nothing of its changes; `gemel diff` compares any two releases")
        }
        bytes =
          migration
          ? MigrationNotes(of: changes).bytes
          : Changelog(of: changes, restores: release.restores, restoreReason: release.restoreReason).bytes
      }
      if let output { try FileSystem.write(bytes, to: output) } else { Terminal.print(bytes) }
    }
  }
}
