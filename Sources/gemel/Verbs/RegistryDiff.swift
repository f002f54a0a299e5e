import ArgumentParser
import TwinModel
import TwinOutput
import TwinRegistry

extension ReleaseRegistry {
  /// `gemel registry diff`.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Shows what changed between two releases, who breaks, and which version the changes take.",
      discussion: """
        The same as `gemel diff registry:OLD registry:NEW`, which compares a release with anything else too. Releases of two \
        packages may be compared: one may have become the other.

        Exit codes: 0 compared, whatever was found; with --exit-code, 1 where a change breaks someone protected; 2 bad usage, \
        3 could not run.
        """)

    @Argument(help: ArgumentHelp("The release before, as com.example.hvac@1.4.0.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The release after; the newest one of the package by default.", valueName: "new"))
    var new: String?

    @OptionGroup var options: Options

    @OptionGroup var comparison: ComparisonOptions

    func run() throws {
      let (registry, day) = (try options.open(), try options.day())
      let models = RegistryModels(registry: registry)
      let (before, after) = (try ReleaseName(old), try ReleaseName(new ?? old.prefixBeforeVersion))
      if before.version == nil, new == nil {
        throw CommandFailure.usage("`\(old)` names no version, so that there is nothing to compare; write which one")
      }
      try comparison.compare(
        models.model(of: registry.release(before, on: day).record),
        models.model(of: registry.release(after, on: day).record))
    }
  }
}

extension String {
  /// The name of the package in `com.example.hvac@1.4.0`.
  fileprivate var prefixBeforeVersion: String { String(prefix { $0 != "@" }) }
}
