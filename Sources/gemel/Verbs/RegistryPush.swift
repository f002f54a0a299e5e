import ArgumentParser
import TwinRegistry

extension ReleaseRegistry {
  /// `gemel registry push`.
  struct Push: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "push",
      abstract: "Sends releases to an OCI registry.",
      discussion: """
        The registry comes first: registry.example.org/team/models. Releases are named like com.example.hvac@1.4.0, or com.example.hvac \
        for all of its versions; all of the registry go without any. What they need goes along. Each package has a repository of its name \
        below that, and each version is a tag; its record, what was said of it and what was signed about it stand beside it, so that \
        `gemel registry pull` makes the same registry of it.

        Nothing that is there is overwritten: the same content is success, and where it is there with another record, that one stays and a \
        note tells whose it is; other content under the version is refused, and so is a repository of another package (their names are in \
        small letters). Where others pushed at the same time, and the record there is that of what is here, its tag is put right. What was \
        pushed in part only, and what the registry has lost of it, is completed by pushing again. Where a push fails, what was done before is \
        told all the same.

        \(RemoteOptions.access)

        Exit codes: 0 pushed, or there already; 1 refused; 2 bad usage or configuration; 3 could not run.
        """)

    @Argument(help: "The registry that they go to.")
    var remote: String

    @Argument(help: ArgumentHelp("The releases; all by default.", valueName: "release"))
    var releases: [String] = []

    @OptionGroup var registry: RegistryOptions
    @OptionGroup var options: RemoteOptions

    func run() throws {
      try RemoteOptions.holdOrder("push", remote, releases)
      let releases = try releases.map { try RemoteOptions.release($0) }
      let local = try LocalRegistry.open(try registry.directory(around: "."))
      try RemoteProgram.become(["push", local.path, remote] + options.arguments + releases)
    }
  }

  /// How a remote registry is reached.
  struct RemoteOptions: ParsableArguments {
    @Flag(
      help:
        "Allow plain HTTP, which whoever is on the way can read and change, to other machines too; write http:// all the same."
    )
    var plainHttp = false

    @Option(
      help: ArgumentHelp(
        "Certificates of authorities that are trusted, in PEM; SSL_CERT_FILE or those of the system by default.",
        valueName: "file"), completion: .file())
    var caFile: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("Seconds for which a connection, or a credential helper, may stall.", valueName: "seconds"),
      transform: wholeNumber(from: 1, to: 86_400, example: "--timeout 60"))
    var timeout: Int = 60

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("How often a request that failed in passing is sent again.", valueName: "count"),
      transform: wholeNumber(from: 0, to: 20, example: "--retries 4"))
    var retries: Int = 4

    @Option(help: "How it is told what was done: text or json.")
    var format: ListFormat = .text

    static let access = """
      It is reached by TLS; http:// is for this machine. Credentials are those that GEMEL_REGISTRY_USERNAME and GEMEL_REGISTRY_PASSWORD, or \
      GEMEL_REGISTRY_TOKEN, name, else those of docker: what `docker login` keeps, in a file or a credential helper.
      """

    /// What the program is given.
    var arguments: [String] {
      (plainHttp ? ["--plain-http"] : []) + (caFile.map { ["--ca-file", $0] } ?? [])
        + ["--timeout", "\(timeout)", "--retries", "\(retries)"] + (format == .json ? ["--json"] : [])
    }

    /// Stops where a release stands in the place of the registry.
    static func holdOrder(_ verb: String, _ remote: String, _ others: [String]) throws {
      guard let named = try? ReleaseName(remote), named.version != nil else { return }
      let registry = others.first { $0.contains("/") || $0.contains(":") } ?? "REGISTRY"
      throw CommandFailure.usage(
        "`\(remote)` is a release; the registry comes first, as in `gemel registry \(verb) \(registry) \(remote)`")
    }

    /// A release as the program is given it.
    static func release(_ text: String) throws -> String {
      if text.contains("/") {
        throw CommandFailure.usage("`\(text)` names no release; the registry comes first, and then the releases")
      }
      let name = try ReleaseName(text)
      return name.package.text + (name.version.map { "@\($0)" } ?? "")
    }
  }
}
