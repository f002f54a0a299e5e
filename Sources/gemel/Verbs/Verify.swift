import ArgumentParser
import TwinModel
import TwinOutput
import TwinRegistry
import TwinStore

/// `gemel verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that releases are what was published, and signed by those whom the key policy trusts.",
    discussion: """
      The digests of a release are recomputed, and its signatures are held to a key policy: a file that --keys names, or `keys` of \
      the workspace around the current directory.

        format: 1
        keys:
          - name: release-bot
            role: publisher              # or approver
            packages: [com.example.*]    # or packages, or ['*']
            from: 2026-01-01             # both may be left out
            until: 2026-12-31
            key: |
              -----BEGIN PUBLIC KEY-----
              ...
              -----END PUBLIC KEY-----
        require:                         # one publisher where nothing is said
          - packages: [com.example.hvac]
            publishers: 1
            approvers: 2

      Each key counts once. A key counts on the days on which it is valid, whenever it signed, since nothing vouches for the day of a \
      signature: a release that is to outlive a key is signed again with the next one. --as-of asks about another day, and leaves out what was released later.

      A signature by a key that does not count is told and hinders nothing where enough others do. An envelope that cannot be read, \
      was tampered with, holds another type of payload or statement, or is about something else refuses the release.

      What ships with this compiler goes along with what needs it and is signed by nobody: the compiler vouches for it, so that its release is \
      held to the content that the compiler has, in place of a signature; unless `require` names such a package, other than by '*'.

      What was said of a release since (`gemel registry yank`, `deprecate`, `sunset`) is signed by nobody, and is no part of this.

      Exit codes: 0 verified, 1 refused, 2 bad usage or key policy, 3 could not run.
      """)

  @Argument(
    help: ArgumentHelp("As com.example.hvac@1.4.0, or com.example.hvac for all of its releases.", valueName: "release"))
  var releases: [String] = []

  @Flag(help: "Verify every release of the registry.")
  var all = false

  @OptionGroup var policy: KeyPolicyOptions
  @OptionGroup var options: ReleaseRegistry.Options

  @Option(help: "How it is written: text or json.")
  var format: ListFormat = .text

  func validate() throws {
    if all != releases.isEmpty {
      throw ValidationError(all ? "--all is all; name no releases as well" : "name a release, or give --all")
    }
  }

  func run() throws {
    let day = try options.day()
    let policy = try policy.policy(around: ".")
    let registry = try options.open()
    var verified = try chosen(in: registry).map { id in
      try registry.with { try VerifiedRelease(id, in: $0, policy, on: day) }
    }
    // Only who asks about the past is not told of what came later: a record may say any day.
    let later = options.asOf == nil ? 0 : verified.count { $0.isLater(than: day) }
    if later > 0 { verified.removeAll { $0.isLater(than: day) } }
    try verified.acceptShipped(policy)
    try stopOnMissing(verified, registry, day)
    show(verified, day)
    let refused = verified.count { !$0.isAccepted }
    Terminal.note(
      "verified \(verified.count) release\(verified.count == 1 ? "" : "s") as of \(day): "
        + (refused == 0 ? "intact, and signed as the key policy asks" : "\(refused) refused")
        + (later > 0 ? "; \(later) that came later left out" : "")
        + "; statuses are signed by nobody")
    if refused > 0 { throw CommandFailure.hasFindings }
  }

  /// The releases that are meant, by package and version, each once.
  private func chosen(in registry: LocalRegistry) throws -> [ReleaseID] {
    try registry.with { registry in
      // What is left of a release whose record is gone is damage, which its absence would hide.
      let lost = try registry.lostReleases()
      if all {
        return Set(try registry.packages().flatMap { try Self.all(of: $0, in: registry) } + lost).sorted()
      }
      let chosen = try releases.flatMap { text in
        let name = try ReleaseName(text)
        return try (Self.all(of: name.package, in: registry) + lost).filter {
          $0.package == name.package && (name.version == nil || $0.version == name.version)
        }
      }
      return Set(chosen).sorted()
    }
  }

  /// Says what there is instead where something that was named is not there.
  private func stopOnMissing(_ verified: [VerifiedRelease], _ registry: LocalRegistry, _ day: CalendarDay) throws {
    for text in releases {
      let name = try ReleaseName(text)
      let isThere = verified.contains { found in
        found.release.package == name.package && (name.version == nil || found.release.version == name.version)
      }
      if !isThere { _ = try registry.release(name, on: day) }
    }
    if verified.isEmpty { throw CommandFailure.usage("the registry \(registry.path) has no release on \(day)") }
  }

  private static func all(of package: PackageName, in registry: RegistryDirectory) throws -> [ReleaseID] {
    try registry.versions(of: package).compactMap { ReleaseID(package, $0) }.sorted()
  }

  private func show(_ releases: [VerifiedRelease], _ day: CalendarDay) {
    switch format {
    case .text:
      for line in releases.flatMap(\.lines) { Terminal.print(neutralised(line) + "\n") }
    case .json:
      Terminal.print(
        json(
          .object([
            "version": 1, "asOf": .string(day.description),
            "accepted": .boolean(releases.allSatisfy(\.isAccepted)), "releases": .array(releases.map(\.json)),
          ]), layout: .pretty))
    }
  }
}
