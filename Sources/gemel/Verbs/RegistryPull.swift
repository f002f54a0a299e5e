import ArgumentParser

extension ReleaseRegistry {
  /// `gemel registry pull`.
  struct Pull: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pull",
      abstract: "Fetches releases from an OCI registry.",
      discussion: """
        The registry comes first: registry.example.org/team/models. Releases are named like com.example.hvac@1.4.0, or com.example.hvac \
        for all of its versions; what they need comes along, and what of that is not there is told. They go to the registry that --registry or \
        the workspace names, which is made where there is none.

        Every digest is recomputed from what comes: what was cut, altered or is of another kind is refused, and nothing of it stays. \
        Nothing that is here is overwritten: where the same content is here with another record, that one stays and a note tells whose it \
        is; other content under the version is refused. What came in part only is completed by pulling again. Where a pull fails, what came \
        before is told all the same. A version that was pushed in part only is told and left out, which ends with exit code 1 where it is \
        the newest.

        \(RemoteOptions.access)

        Exit codes: 0 pulled, or here already; 1 refused, or the newest left out; 2 bad usage or configuration; 3 could not run.
        """)

    @Argument(help: "The registry that they come from.")
    var remote: String

    @Argument(help: ArgumentHelp("The releases.", valueName: "release"))
    var releases: [String]

    @OptionGroup var registry: RegistryOptions
    @OptionGroup var options: RemoteOptions

    func run() throws {
      try RemoteOptions.holdOrder("pull", remote, releases)
      let directory = try registry.directory(around: ".")
      let releases = try releases.map { try RemoteOptions.release($0) }
      try RemoteProgram.become(["pull", directory, remote] + options.arguments + releases)
    }
  }
}
