import ArgumentParser
import TwinChanges
import TwinModel
import TwinOutput
import TwinRegistry
import TwinRules
import TwinStore

extension ReleaseRegistry {
  /// `gemel registry rollback`.
  struct Rollback: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rollback",
      abstract:
        "Releases the model of an earlier release again, under a new version, with a record that says so and why.",
      discussion: """
        Nothing is taken back: releases never change, and what came in between stays for those who are locked to it (`gemel registry \
        yank` withdraws it). The new release is compared with the newest one, and its version has to cover what leads back: going back \
        breaks those who use what was added since, and those who are locked to what was withdrawn use it still. Without --version it is \
        the lowest that will do.

        It carries what every release carries: its changes, changelog and migration notes, with the reason, and its provenance, \
        which says what the earlier release was held to. A package that the workspace around the current directory has frozen today is \
        not rolled back either; run elsewhere, with --registry, no freeze is known. A release that was withdrawn takes --withdrawn. Change records and their approvals are not asked for, since nothing in it is new, and going back must \
        not wait for them: --reason stands in their place. Who has to agree to every release says so in the key policy (`approvers`), \
        and `gemel sign --approve` does it.

        The sources of the package are as they were: bring them back too (`git revert`), so that its next release does not bring \
        the change again.

        Exit codes: 0 released, 1 refused, 2 bad usage, 3 could not run.
        """)

    @Argument(help: ArgumentHelp("The release to bring back, as com.example.hvac@1.2.0.", valueName: "release"))
    var release: String

    @Option(help: ArgumentHelp("The version of the new release.", valueName: "version"))
    var version: String?

    @Option(help: "Why.")
    var reason: String

    @Option(help: ArgumentHelp("Who releases; by default who commits, as git is set up.", valueName: "name"))
    var publisher: String?

    @Option(
      help: ArgumentHelp(
        "Sign what is released with the private key in a file, as `gemel sign` does.", valueName: "file"),
      completion: .file())
    var sign: String?

    @Flag(help: "Bring back a release that was withdrawn; the reason of the new one tells it.")
    var withdrawn = false

    @Flag(help: "Show what would be released, and write nothing.")
    var dryRun = false

    @OptionGroup var options: Options

    func run() throws {
      let key = try sign.map(KeyFiles.signingKey)
      let name = try ReleaseName(release)
      _ = try name.exact
      try holdReason(reason)
      let wanted = try version.map { text in
        guard let version = SemanticVersion(text) else {
          throw CommandFailure.usage("--version: `\(text)` is not a version; write one as --version 1.4.0")
        }
        return version
      }
      let who = try publisherName(publisher)
      let (registry, day) = (try options.open(), try CalendarDay.ofRecord(options.asOf))
      let found = try registry.release(name, on: day)
      let old = found.record
      // Also where only today knows of it.
      let withdrawal = [CalendarDay.today, day].lazy.compactMap { found.withdrawal(on: $0) }.first
      if let withdrawal, !withdrawn {
        throw CommandFailure(
          code: CommandFailure.findings,
          message:
            "\(old.release) was withdrawn on \(withdrawal.date) by \(withdrawal.publisher): \(withdrawal.reason); bring back another"
            + " release, or this one all the same with --withdrawn, and its record will say so")
      }
      let why = reason + (withdrawal.map { " (\(old.release.version) was withdrawn: \($0.reason))" } ?? "")
      let plan = try RollbackPlan(
        restoring: old, in: registry, .init(publisher: who, day: day, reason: why, version: wanted))
      try PublishingTerms(around: ".").hold(plan.record.release, dated: day)
      day.tellIfPast("the release")
      if !dryRun {
        try registry.tellOfMissingIndex()
        _ = try registry.with { try $0.publish(plan.content, plan.record, seeing: plan.seen) }
        if let key { _ = try registry.sign(plan.record.release, with: key) }
        registry.rebuildLayout()
      }
      let count = plan.changes.changes.count
      let changes =
        "\(count) change\(count == 1 ? "" : "s") since \(plan.previous.record.release.version)"
        + (plan.previous.isWithdrawn ? ", which is withdrawn" : "")
      let bump = plan.record.bump.map { $0 == .none ? "" : ", a \($0.rawValue) version" } ?? ""
      Terminal.print(
        neutralised(
          "\(dryRun ? "would release" : "released") \(plan.record.release) with the model of \(old.release.version):"
            + " \(changes)\(bump); \(plan.record.manifest)") + "\n")
    }
  }
}
