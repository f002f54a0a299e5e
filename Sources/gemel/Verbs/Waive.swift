import ArgumentParser
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRules
import TwinSource

/// `gemel waive`.
struct Waive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Accepts one finding for a time: writes its entry into the workspace's gemel.waivers.yaml.",
    discussion: """
      The entry goes into review with the change that needs it. The finding stays visible in reports and fails nothing until \
      the day that the waiver expires; from then on it fails again, and so does the waiver. A waiver that accepts nothing \
      any more is reported.

      A finding is named by its fingerprint (`gemel check --format jsonl` shows it), or by its rule and element: \
      `gemel waive naming/type-case --subject com.example.hvac.AHU ...`. A change of the model is found with `--against`, as \
      `gemel check` was asked.
      """)

  @Argument(help: ArgumentHelp("Fingerprint of the finding, or the id of its rule.", valueName: "finding"))
  var finding: String

  @Argument(help: "The workspace.", completion: .directory)
  var path: String = "."

  @Option(help: ArgumentHelp("The element that the finding is about, whole or its end.", valueName: "element"))
  var subject: String?

  @Option(help: "Why it is accepted.")
  var reason: String

  @Option(help: "Who answers for it.")
  var owner: String

  @Option(help: "Who approved it.")
  var approver: String

  @Option(help: ArgumentHelp("The last day on which it holds.", valueName: "yyyy-mm-dd"))
  var expires: String

  @OptionGroup var baseline: BaselineOptions

  @OptionGroup var rules: RuleOptions

  func run() throws {
    guard let expiry = CalendarDay(expires) else {
      throw CommandFailure.usage("--expires: `\(expires)` is not a date; write one as --expires 2027-03-31")
    }
    guard try expiry >= rules.day() else { throw CommandFailure.usage("\(expiry) is in the past") }
    for (name, text) in [("reason", reason), ("owner", owner), ("approver", approver)] where isBlank(text) {
      throw CommandFailure.usage("--\(name) is empty")
    }
    for (name, text) in [("owner", owner), ("approver", approver)] where namesNobody(text) {
      throw CommandFailure.usage("--\(name) `\(text)` names nobody; write the person or the team")
    }
    let workspace = try Workspace.load([path], baseline.terms(asOf: rules.day()))
    let (compilation, before) = try baseline.compile(workspace, asOf: rules.day())
    let checked = try rules.check(compilation, against: before.baselines)
    let found = try theFinding(checked.findings)
    let home = checked.configurations.first { $0.files.contains(found.place.file) }
    guard let home, let root = home.root else {
      throw CommandFailure.usage("the finding is in no workspace, which is what has waivers; `gemel init` makes one")
    }
    guard home.configuration.catalogue.rule(found.rule)?.isAlwaysInForce == false else {
      throw CommandFailure.usage("findings of `\(found.rule)` cannot be waived: the model has a hole there")
    }
    if home.configuration.inForce("waiver/self-approved") != nil, isSamePerson(owner, approver) {
      throw CommandFailure.usage(
        "`\(owner)` cannot approve a waiver of their own: "
          + (samePersonNotes(approver, owner) + ["someone else has to look at it"]).joined(separator: "; "))
    }
    let file = root + "gemel.waivers.yaml"
    let terms = Waiver(owner: owner, reason: reason, approver: approver, expires: expiry.description)
    let old = try FileSystem.hasFile(file) ? FileSystem.read(file) : []
    guard let new = adding(WaiverEntry(found, terms), toWaivers: old) else {
      throw CommandFailure.usage(
        "\(file) has no list of waivers with an entry a line to add to; write it in block style")
    }
    if old.isEmpty { try FileSystem.write(new, to: file) } else { try FileSystem.rewrite(file, with: new) }
    Terminal.note(neutralised("\(file): waived until \(expiry): \(found.message) (\(found.rule))"))
  }

  /// The one open finding that is meant.
  private func theFinding(_ findings: [Finding]) throws -> Finding {
    let byName = findings.filter { $0.fingerprint == finding || $0.rule.name == finding }
    let meant = byName.filter { candidate in
      subject.map {
        candidate.subject == $0 || candidate.subject.hasSuffix("." + $0) || candidate.subject.hasSuffix("/" + $0)
      }
        ?? true
    }
    let open = meant.filter { $0.waiver == nil }
    if open.isEmpty, let waived = meant.first, let waiver = waived.waiver {
      throw CommandFailure.usage("the finding is waived already, until \(waiver.expires), by \(waiver.owner)")
    }
    guard let first = open.first else {
      throw CommandFailure.usage(
        "nothing that the check finds is `\(finding)`" + (subject.map { " about `\($0)`" } ?? ""))
    }
    guard open.allSatisfy({ $0.fingerprint == first.fingerprint }) else {
      let list = open.prefix(20).map { "  \($0.fingerprint)  \($0.rule)  \($0.subject)  \($0.message)" }
      throw CommandFailure.usage(
        "`\(finding)` may be any of \(open.count) findings; name one by its fingerprint or with --subject\n"
          + list.joined(separator: "\n"))
    }
    return first
  }
}
