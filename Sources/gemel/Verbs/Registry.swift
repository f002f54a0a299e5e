import ArgumentParser
import TwinChanges
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinStore

/// `gemel registry`.
struct ReleaseRegistry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract:
      "Shows what a registry holds, verifies it, withdraws releases, rolls back, and exchanges releases with OCI registries.",
    discussion: """
      A registry is a directory: releases are files that never change, so that it can be kept in git or on a share. It is the one \
      that --registry names, or `registry` of the workspace around the current directory. `gemel release` publishes to it.
      """,
    subcommands: [
      List.self, Make.self, Show.self, Log.self, ChangelogOf.self, Compare.self, Verify.self, Yank.self, Deprecate.self,
      Sunset.self, Rollback.self,
      Clean.self, Push.self, Pull.self,
    ],
    defaultSubcommand: List.self)

  /// What all of them ask.
  struct Options: ParsableArguments {
    @OptionGroup var registry: RegistryOptions

    @Option(help: ArgumentHelp("The day that is asked about; today by default.", valueName: "yyyy-mm-dd"))
    var asOf: String?

    /// The registry that is meant.
    func open() throws -> LocalRegistry { try .open(try registry.directory(around: ".")) }

    func day() throws -> CalendarDay { try .asked(asOf) }

    /// Who signed `releases` of `registry`, in order; by name where the workspace around the current directory names a key policy.
    func signatures(of releases: [RegisteredRelease], in registry: LocalRegistry) throws -> [ReleaseSignatures] {
      let day = try day()
      var policy: KeyPolicy?
      do {
        policy = try KeyPolicyOptions.declaredPolicy(around: ".")
      } catch {
        // What was released is known without it.
        let reason = (error as? CommandFailure)?.message ?? "\(error)"
        Terminal.note("gemel: " + neutralised("signatures are told by what they call their keys: \(reason)"))
      }
      return try registry.with { registry in
        try releases.map { try ReleaseSignatures(of: $0.record, in: registry, policy, on: day) }
      }
    }
  }
}

extension ReleaseRegistry {
  /// `gemel registry init`.
  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Makes an empty registry, so that changes can be held against it before the first release.",
      discussion: "`gemel release` makes one too. What is there already stays as it is.")

    @OptionGroup var registry: RegistryOptions

    func run() throws {
      let path = try registry.directory(around: ".")
      let isThere = try LocalRegistry.openIfThere(path) != nil
      _ = try LocalRegistry.create(path)
      Terminal.print(
        neutralised(isThere ? "\(path) is a registry already" : "made the registry \(path); commit it") + "\n")
    }
  }

  /// `gemel registry list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the packages with their newest version and how it stands.",
      discussion:
        """
        The newest version is the highest release that is not withdrawn; a pre-release where there is no other. A release that cannot \
        be read, or whose record was lost, is told and left out, which ends with exit code 1.
        """)

    @OptionGroup var options: Options

    @Option(help: "How the list is written: text or json.")
    var format: ListFormat = .text

    func run() throws {
      let (registry, day) = (try options.open(), try options.day())
      var rows: [(release: RegisteredRelease, count: Int)] = []
      var unreadable: [StoreError] = []
      try registry.with { registry in
        for package in try registry.packages() {
          let found = try registry.readableReleases(of: package)
          unreadable += found.unreadable
          let releases = found.releases.filter { $0.record.released <= day }
          if let newest = releases.newest(on: day) { rows.append((newest, releases.count)) }
        }
        unreadable += try registry.lostReleases().map { .lostRecord($0) }
      }
      switch format {
      case .text:
        Terminal.print(
          columns(
            rows.map { release, count in
              let record = release.record
              return [
                record.release.package.text, record.release.version.description, record.released.description,
                "\(count) release\(count == 1 ? "" : "s")",
              ] + [release.standingWords(on: day)].filter { !$0.isEmpty }
            }))
      case .json:
        let values = rows.map { release, count in
          JSONValue.object([
            "package": .string(release.record.release.package.text), "releases": .integer(Int64(count)),
            "newest": release.json(on: day),
          ])
        }
        Terminal.print(
          json(
            .object([
              "version": 1, "packages": .array(values),
              "unreadable": unreadable.isEmpty ? nil : .array(unreadable.map(\.json)),
            ]), layout: .pretty))
      }
      try registry.stopOnDamage(unreadable)
    }
  }

  /// `gemel registry show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows a release: its record, who signed it, its files, and what was said of it since.",
      discussion: """
        Who signed is told by name where the workspace around the current directory names a key policy (`keys`), as it stands on \
        the day; otherwise by what the signatures call their keys, unchecked. `gemel verify` tells whether that is enough.
        """)

    @Argument(help: ArgumentHelp("As com.example.hvac@1.4.0; the newest version without one.", valueName: "release"))
    var release: String

    @OptionGroup var options: Options

    @Option(help: "How it is written: text or json.")
    var format: ListFormat = .text

    func run() throws {
      let (registry, day) = (try options.open(), try options.day())
      let found = try registry.release(ReleaseName(release), on: day)
      let layers = try registry.with { try $0.manifest(of: found.record) }.layers
      let signatures = try options.signatures(of: [found], in: registry).first
      switch format {
      case .text:
        // What is wrong with what it says of itself is told by `verify`.
        let changes = try? RegistryModels(registry: registry).changes(of: found.record)
        var rows = found.rows(on: day, changes) + (signatures?.rows ?? [])
        rows += layers.map { ["file", "\($0.name)  \($0.size) bytes  \($0.digest)"] }
        rows += found.record.types.map { ["type", "\($0.type) \($0.version)"] }
        Terminal.print(columns(rows))
      case .json:
        let files = layers.map { layer in
          JSONValue.object([
            "name": .string(layer.name), "digest": .string(layer.digest.description),
            "size": .integer(Int64(layer.size)),
          ])
        }
        let types = found.record.types.map { JSONEntry($0.type, .string($0.version.description)) }
        Terminal.print(
          json(
            .object([
              "version": 1, "release": found.json(on: day, signatures), "files": .array(files), "types": .object(types),
            ]), layout: .pretty))
      }
      try registry.stopOnDamage([signatures?.damage].compactMap(\.self))
    }
  }

  /// `gemel registry log`.
  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "log",
      abstract:
        "Shows the history of a package: who released and signed what, when, which bump, who approved, what was waived.",
      discussion: """
        The newest release comes first. --as-of shows the history as it stood on a day. Signers are told as `gemel registry show` \
        tells them; signatures have no day, so that all are shown. A release that cannot be read is told and left out, which ends \
        with exit code 1.
        """)

    @Argument(help: "The package.")
    var package: String

    @OptionGroup var options: Options

    @Option(help: "How it is written: text or json.")
    var format: ListFormat = .text

    func run() throws {
      let (registry, day) = (try options.open(), try options.day())
      guard package.contains("@") || PackageName(package) != nil else {
        throw CommandFailure.usage("`\(package)` names no package; packages are named like com.example.hvac")
      }
      let name = try ReleaseName(package)
      guard name.version == nil else {
        throw CommandFailure.usage("a history is that of a package; `gemel registry show \(package)` shows one release")
      }
      var found = try registry.readableReleases(of: name.package, on: day)
      found.unreadable += try registry.losses(of: [name.package])
      let releases = Array(found.releases.reversed())
      let signatures = try options.signatures(of: releases, in: registry)
      let signed = zip(releases, signatures)
      switch format {
      case .text:
        let models = RegistryModels(registry: registry)
        let rows = signed.map { $0.rows(on: day, try? models.changes(of: $0.record)) + $1.rows }
        let all = Array(rows.joined())
        for (index, rows) in rows.enumerated() {
          Terminal.print((index == 0 ? "" : "\n") + columns(rows, alignedWith: all))
        }
      case .json:
        let values = signed.map { release, signatures in release.json(on: day, signatures) }
        Terminal.print(
          json(
            .object([
              "version": 1, "package": .string(name.package.text), "releases": .array(values),
              "unreadable": found.unreadable.isEmpty ? nil : .array(found.unreadable.map(\.json)),
            ]), layout: .pretty))
      }
      try registry.stopOnDamage(found.unreadable + signatures.compactMap(\.damage))
    }
  }

  /// `gemel registry verify`.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Recomputes every digest, follows every reference, and tells what is damaged.",
      discussion: """
        The record of each release is held to what the release says of itself: to the bump, the approvals and the versions of types that \
        follow from its `changes.json`, to the types of its model, and to the commit, the dependencies, the waivers and the release that it \
        brings back in its `provenance.json`. Every release has both, but what ships with the compiler. The day and the publisher stand in the \
        record alone: of them a signature vouches (`gemel sign`), and how many releases have none is told. \
        What it says of others is followed: the release before it and what it needs have to have the digests that it names, and what it needs \
        has to be here, unless it ships with the compiler. A registry that was pulled may lack the release before, which is a notice; where its \
        content is here, its record was lost, which is damage. That the newest release was lost is told by `index.json`, which names it: while its \
        content is here, nothing is published in its place or after it, and nothing is cleaned. An index that is missing or cannot be read \
        vouches for nothing, which is told, and is made anew. So are notices releases that were compared with a lower one than there is, \
        and days before a release or after today. Leftovers of interrupted publishing and notices fail nothing.

        Statuses (`yank`, `deprecate`, `sunset`) are signed by nobody: that the last one of a release was removed or changed is \
        seen in the history of where the registry is kept alone.

        Exit codes: 0 intact, 1 damaged, 2 bad usage, 3 could not run.
        """)

    @OptionGroup var registry: RegistryOptions

    @Option(help: "How it is written: text or json.")
    var format: ListFormat = .text

    func run() throws {
      let registry = try LocalRegistry.open(registry.directory(around: "."), damage: CommandFailure.findings)
      let report = try registry.with {
        try $0.verify(expectingLayout: true, today: .today) { ShippedOntologies.names.contains($0.text) }
      }
      switch format {
      case .text:
        for problem in report.problems {
          Terminal.print(neutralised("\(problem.severity): \(problem)") + "\n")
        }
      case .json:
        let problems = report.problems.map { problem in
          JSONValue.object([
            "kind": .string(problem.kind.rawValue), "severity": .string("\(problem.severity)"),
            "path": .string(problem.path), "message": .string(problem.message), "wayOut": .string(problem.wayOut),
          ])
        }
        Terminal.print(
          json(
            .object([
              "version": 1, "intact": .boolean(report.isIntact), "releases": .integer(Int64(report.releases)),
              "statuses": .integer(Int64(report.statuses)), "attestations": .integer(Int64(report.attestations)),
              "unsigned": .integer(Int64(report.unsigned)),
              "blobs": .integer(Int64(report.blobs)), "bytes": .integer(Int64(report.bytes)),
              "problems": .array(problems),
            ]), layout: .pretty))
      }
      let damages = report.problems.count { $0.severity == .damage }
      Terminal.note(
        "verified \(counted(report.releases, "release")), \(counted(report.statuses, "status", "statuses")),"
          + " \(counted(report.attestations, "attestation")), \(counted(report.blobs, "piece")) of content with"
          + " \(counted(report.bytes, "byte")): "
          + (damages == 0 ? "intact" : "\(damages) damaged"))
      if report.unsigned > 0 {
        Terminal.note(
          "\(report.unsigned) of the releases \(report.unsigned == 1 ? "is" : "are") signed by nobody: who released what on which day"
            + " stands in records alone, which anybody could have changed")
      }
      if !report.isIntact { throw CommandFailure.hasFindings }
    }
  }
}
