import ArgumentParser
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinStore

extension ReleaseRegistry {
  /// `gemel registry yank`.
  struct Yank: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "yank",
      abstract: "Withdraws a release: nothing new resolves to it, and what is locked to it still does.",
      discussion: "The release stays as it is. What was said stays too: a status is added and never taken back.")

    @OptionGroup var status: StatusOptions

    func run() throws { try status.append(.yanked) }
  }

  /// `gemel registry deprecate`.
  struct Deprecate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deprecate",
      abstract: "Says of a release that something better is at hand; it can be used as before.")

    @OptionGroup var status: StatusOptions

    func run() throws { try status.append(.deprecated) }
  }

  /// `gemel registry sunset`.
  struct Sunset: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sunset",
      abstract: "Says from which day on a release is no longer looked after: nothing new resolves to it then.",
      discussion: """
        What is locked to it still resolves. From today on (or --as-of) lists, histories, changelogs and the verbs that read the lock tell that \
        it is to come, and from that day on that it is past. Said once more with another day, the last one counts.
        """)

    @OptionGroup var status: StatusOptions

    @Option(help: ArgumentHelp("The first day on which it holds.", valueName: "yyyy-mm-dd"))
    var date: String

    func run() throws { try status.append(.sunset, from: try .asked(date, by: "--date")) }
  }

  /// What is said of a release.
  struct StatusOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("As com.example.hvac@1.4.0.", valueName: "release"))
    var release: String

    @Option(help: "Why.")
    var reason: String

    @Option(
      help: ArgumentHelp("What to use instead: com.example.air, or com.example.air@2.0.0.", valueName: "release"))
    var successor: String?

    @Option(help: ArgumentHelp("Who says so; by default who commits, as git is set up.", valueName: "name"))
    var publisher: String?

    @OptionGroup var options: Options

    /// Says it, to hold from `start` on, or from the day that is asked about.
    func append(_ kind: StatusRecord.Kind, from start: CalendarDay? = nil) throws {
      let id = try ReleaseName(release).exact
      try holdReason(reason)
      let instead = try successor.map { try ReleaseName($0) }
      let who = try publisherName(publisher)
      let (registry, today) = (try options.open(), try CalendarDay.ofRecord(options.asOf))
      let day = start ?? today
      if let instead { try hold(instead, in: registry, on: today) }
      try holdUnlessOutweighed(kind, of: id, in: registry, on: day)
      let successor = instead.map { Successor(package: $0.package, version: $0.version) }
      let status = try registry.with { registry in
        try registry.append(
          kind, to: id, reason: reason, date: day, publisher: who, announced: start.map { _ in today },
          successor: successor)
      }
      if start == nil { day.tellIfPast("what is said") }
      let what =
        kind == .sunset ? "has its sunset on \(status.date)" : "is \(kind.rawValue) from \(status.date) on"
      Terminal.note(neutralised("\(id) \(what): \(status.grounds)"))
    }

    /// Stops where nobody could use `successor` instead: what is said is never taken back.
    private func hold(_ successor: ReleaseName, in registry: LocalRegistry, on day: CalendarDay) throws {
      if ShippedOntologies.names.contains(successor.package.text) { return }
      let found: RegisteredRelease
      do {
        found = try registry.release(successor, on: day)
      } catch let failure as CommandFailure where failure.code == CommandFailure.badUsage {
        throw CommandFailure.usage(
          "--successor: \(failure.message) (what is elsewhere can be named in --reason)")
      }
      guard successor.version != nil, let standing = found.standing(on: day), standing.kind != .deprecated else {
        return
      }
      throw CommandFailure.usage(
        "--successor: \(found.record.release) is \(standing.words(on: day)), so that nothing new resolves to it; name another"
      )
    }

    /// Stops where something graver holds of the release on `day`, so that nobody would be told of this.
    private func holdUnlessOutweighed(
      _ kind: StatusRecord.Kind, of id: ReleaseID, in registry: LocalRegistry, on day: CalendarDay
    ) throws {
      let found: RegisteredRelease
      do {
        found = try registry.release(ReleaseName(id), on: .today)
      } catch let failure as CommandFailure where failure.code == CommandFailure.couldNotRun {
        // What is lost of what was said is not known, and this fills the gap.
        return
      }
      guard let standing = found.standing(on: day), kind != .yanked,
        standing.kind == .yanked || (standing.kind == .sunset && kind == .deprecated)
      else { return }
      let verb = standing.kind == .yanked ? "yank" : "sunset"
      throw CommandFailure.usage(
        "\(id) is \(standing.words(on: day)) (\(standing.saying)), which outweighs it: nobody would be told; `gemel registry \(verb)`"
          + " once more gives another reason or successor")
    }
  }
}

/// Stops where the words of `--reason` say nothing, or could not be kept: what is recorded is shown on terminals for good.
func holdReason(_ reason: String) throws {
  if isBlank(reason) { throw CommandFailure.usage("--reason is empty") }
  let isKept = reason.unicodeScalars.allSatisfy {
    $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
  }
  if !isKept { throw CommandFailure.usage("--reason holds a control character; write it without") }
  _ = try recordable(reason, "--reason")
}
