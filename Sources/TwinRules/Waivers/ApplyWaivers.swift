public import TwinModel
public import TwinReaders
public import TwinSource

/// Marks the findings that `waivers` accept, and finds fault with the waivers themselves.
///
/// Only findings in `files`, those of the workspace, count. A waiver holds through the day on which it expires; an expired one accepts
/// nothing. What is found while reading and resolving cannot be waived, since the model has holes there. Rules are silent
/// around the holes: unless the model `isWhole`, no waiver is called unused, nor is one of a change unless changes were
/// looked at.
public func apply(
  waivers: Declarations, to findings: inout [Finding], isWhole: Bool, seesChanges: Bool, in files: FileScope,
  configuration: RuleConfiguration, asOf day: CalendarDay
) -> [Finding] {
  var pass = WaiverPass(
    file: waivers, configuration: configuration, day: day, isWhole: isWhole, seesChanges: seesChanges)
  for index in findings.indices where files.contains(findings[index].place.file) {
    pass.positions[findings[index].fingerprint, default: []].append(index)
  }
  for waiver in waivers.waivers { pass.apply(waiver, to: &findings) }
  return pass.problems.findings
}

private struct WaiverPass {
  let file: Declarations
  let configuration: RuleConfiguration
  let day: CalendarDay
  let durationLimit: (days: Int, severity: Severity)?
  let selfApproval: Severity?
  let isWhole: Bool
  let seesChanges: Bool
  var seen: [String: Place] = [:]
  /// Findings by fingerprint.
  var positions: [String: [Int]] = [:]
  var problems = ConfigurationFindings()

  init(file: Declarations, configuration: RuleConfiguration, day: CalendarDay, isWhole: Bool, seesChanges: Bool) {
    self.isWhole = isWhole
    self.seesChanges = seesChanges
    self.file = file
    self.configuration = configuration
    self.day = day
    durationLimit = configuration.inForce("waiver/too-long").map { ($0.options.natural("days"), $0.severity) }
    selfApproval = configuration.inForce("waiver/self-approved")?.severity
  }

  mutating func apply(_ waiver: WaiverDeclaration, to findings: inout [Finding]) {
    guard let rule = waiver.rule, let subject = waiver.subject, let reason = waiver.reason, let owner = waiver.owner,
      let approver = waiver.approver, let expires = waiver.expires
    else { return }
    let fingerprint = text(waiver.finding)
    let id = RuleID(text(rule))
    let name = text(subject)
    if let first = seen[fingerprint] {
      problems.report(
        "waiver/duplicate", "the finding \(fingerprint) is waived twice", at: place(waiver.finding),
        related: [RelatedPlace(first, "first waived here")], subject: name)
      return
    }
    seen[fingerprint] = place(waiver.finding)
    for (key, reference) in [("reason", reason), ("owner", owner), ("approver", approver)]
    where isBlank(text(reference)) {
      return problems.report(
        "waiver/invalid", "the waiver's `\(key)` is empty", at: place(reference),
        notes: ["a waiver says why it stands, who answers for it and who approved it"], subject: name)
    }
    for (key, reference) in [("owner", owner), ("approver", approver)] where namesNobody(text(reference)) {
      return problems.report(
        "waiver/invalid", "the waiver's `\(key)`, `\(text(reference))`, names nobody", at: place(reference),
        notes: ["write the person or the team"], subject: name)
    }
    guard let expiry = CalendarDay(text(expires)) else {
      return problems.report(
        "waiver/invalid", "`\(text(expires))` is not a date", at: place(expires),
        notes: ["such as `\(CalendarDay(daysSinceEpoch: day.daysSinceEpoch + 90))`"], subject: name)
    }
    guard let known = configuration.catalogue.rule(id) else {
      if configuration.catalogue.isRefused(id) { return }
      return problems.reportUnknown(
        "waiver/invalid", "there is no rule `\(id)`", id.name, among: configuration.catalogue.ruleIDs.map(\.name),
        at: place(rule), subject: name)
    }
    guard !known.isAlwaysInForce else {
      return problems.report(
        "waiver/invalid", "findings of `\(id)` cannot be waived", at: place(rule),
        notes: ["the model has a hole there, so that nothing beyond it can be trusted"], subject: name)
    }
    checkTerms(waiver, owner: text(owner), approver, expiry, expires, name)
    let matches = positions[fingerprint] ?? []
    guard let first = matches.first else {
      guard isWhole, seesChanges || known.impact == nil else { return }
      return problems.report(
        "waiver/unused", "the waiver of `\(id)` for `\(name)` accepts nothing", at: place(waiver.finding),
        severity: .warning, notes: ["what it accepted is gone; remove the entry"], subject: name)
    }
    guard findings[first].rule == known.id else {
      return problems.report(
        "waiver/invalid", "the finding \(fingerprint) is of `\(findings[first].rule)`, not of `\(id)`",
        at: place(rule), related: [RelatedPlace(findings[first].place, "the finding")], subject: name)
    }
    guard findings[first].subject == name else {
      return problems.report(
        "waiver/invalid", "the finding \(fingerprint) is about `\(findings[first].subject)`, not about `\(name)`",
        at: place(subject), related: [RelatedPlace(findings[first].place, "the finding")], subject: name)
    }
    guard day <= expiry else {
      return problems.report(
        "waiver/expired", "the waiver of `\(id)` for `\(name)` expired on \(expiry)", at: place(expires),
        related: [RelatedPlace(findings[first].place, "what it accepted")],
        notes: ["mend the finding, or have the waiver renewed: \(text(owner)) answers for it"], subject: name)
    }
    let accepted = Waiver(
      owner: text(owner), reason: text(reason), approver: text(approver), expires: expiry.description)
    for index in matches { findings[index].waiver = accepted }
  }

  /// Who may approve, and for how long.
  private mutating func checkTerms(
    _ waiver: WaiverDeclaration, owner: String, _ approver: Reference, _ expiry: CalendarDay, _ expires: Reference,
    _ subject: String
  ) {
    if let selfApproval, isSamePerson(text(approver), owner) {
      problems.report(
        "waiver/self-approved", "`\(owner)` approved a waiver of their own", at: place(approver),
        severity: selfApproval, notes: samePersonNotes(text(approver), owner) + ["someone else has to look at it"],
        subject: subject)
    }
    if let (limit, severity) = durationLimit, expiry.daysSinceEpoch - day.daysSinceEpoch > limit {
      problems.report(
        "waiver/too-long", "the waiver lasts until \(expiry), more than \(limit) days from now", at: place(expires),
        severity: severity,
        notes: ["at most until \(CalendarDay(daysSinceEpoch: day.daysSinceEpoch + limit))"], subject: subject)
    }
  }

  private func text(_ reference: Reference) -> String { file.symbols[reference.name] }
  private func place(_ reference: Reference) -> Place { file.place(reference.range) }
}

/// Checks of waivers: found when waivers are applied, since no model has them.
let waiverChecks: [Check] = [
  Check(
    "waiver-duration", "Waivers last no longer than they may.", selection: [],
    parameters: [.natural("days", 366, "Most days between the check and the expiry.")]
  ) { _ in },
  Check("waiver-approval", "Waivers are approved by someone else than their owner.", selection: []) { _ in },
]
