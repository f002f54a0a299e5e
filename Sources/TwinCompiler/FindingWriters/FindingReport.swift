public import TwinSource

/// What a rule's catalogue entry says to people who meet one of its findings.
public struct RuleText: Hashable, Sendable {
  /// The headline.
  public var summary: String
  /// Why it matters.
  public var rationale: String
  /// The way out.
  public var fix: String
  /// Where more is to be read.
  public var helpURI: String?

  /// The texts of a rule.
  public init(summary: String, rationale: String, fix: String, helpURI: String? = nil) {
    self.summary = summary
    self.rationale = rationale
    self.fix = fix
    self.helpURI = helpURI
  }
}

/// What every writer writes: findings, and what is needed to show them.
public struct FindingReport: Sendable {
  /// The findings in order of place, waived ones among them.
  public var findings: [Finding]
  /// The files that their places point into, by `FileID`.
  public var files: [InputFile]
  /// Texts of the rules, where there are any.
  public var rules: [RuleID: RuleText]
  /// Version of the command.
  public var toolVersion: String
  /// The lines that a change touches, when that is known: findings on them come first where only some can be shown.
  public var changedLines: ChangedLines?
  /// What was checked: "checked 3 packages, 27 twins".
  public var summary: String
  /// What the check could not look at, in a sentence each.
  public var notices: [String] = []
  /// The least severity that fails the check.
  public var failingSeverity: Severity

  /// A report.
  public init(
    findings: [Finding], files: [InputFile], rules: [RuleID: RuleText] = [:], toolVersion: String,
    changedLines: ChangedLines? = nil, summary: String, failingSeverity: Severity = .error
  ) {
    self.findings = findings
    self.files = files
    self.rules = rules
    self.toolVersion = toolVersion
    self.changedLines = changedLines
    self.summary = summary
    self.failingSeverity = failingSeverity
  }

  /// Adds the findings, files and rules of a report about something else; they come last.
  public mutating func append(_ other: FindingReport) {
    let count = UInt32(files.count)
    files += other.files
    findings += other.findings.map { $0.movingFiles(by: count) }
    rules.merge(other.rules) { first, _ in first }
    notices += other.notices
  }

  /// Whether `finding` fails the check.
  func fails(_ finding: Finding) -> Bool { finding.waiver == nil && finding.severity >= failingSeverity }

  /// The findings that count: those that nobody accepted.
  var open: [Finding] { findings.filter { $0.waiver == nil } }

  /// The findings that a waiver accepts.
  var waived: [Finding] { findings.filter { $0.waiver != nil } }

  /// Open findings, those first that matter most to whoever reads: on changed lines, then by severity, then by place.
  func ranked(_ places: FindingPlaces) -> [Finding] {
    func isChanged(_ finding: Finding) -> Bool {
      guard let changedLines, let span = places.span(finding.place) else { return false }
      guard let path = repositoryPath(span.path) else { return false }
      return changedLines.touches(path, lines: span.start.line...span.lastLine)
    }
    let open = open.enumerated().map { (offset: $0.offset, isChanged: isChanged($0.element), finding: $0.element) }
    return open.sorted { a, b in
      if a.isChanged != b.isChanged { return a.isChanged }
      if a.finding.severity != b.finding.severity { return a.finding.severity > b.finding.severity }
      return a.offset < b.offset
    }.map(\.finding)
  }
}

/// How many findings there are of each severity; waived ones are counted apart.
struct FindingCounts: Hashable {
  var errors = 0
  var warnings = 0
  var notes = 0
  var waived = 0

  init(_ findings: some Sequence<Finding>) {
    for finding in findings {
      if finding.waiver != nil {
        waived += 1
      } else {
        switch finding.severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .note: notes += 1
        }
      }
    }
  }

  /// "2 errors, 1 warning, 1 waived".
  var description: String {
    let open = [("error", errors), ("warning", warnings), ("note", notes)].filter { $0.1 > 0 }
      .map { "\($0.1) \($0.0)\($0.1 == 1 ? "" : "s")" }
    let parts = (open.isEmpty ? ["no findings"] : open) + (waived == 0 ? [] : ["\(waived) waived"])
    return parts.joined(separator: ", ")
  }
}

extension Finding {
  /// The finding with its places in files whose numbers are higher by `count`.
  fileprivate func movingFiles(by count: UInt32) -> Finding {
    func move(_ place: inout Place) {
      if !place.isNone { place.file = FileID(place.file.rawValue + count) }
    }
    var result = self
    move(&result.place)
    for index in result.related.indices { move(&result.related[index].place) }
    for fix in result.fixIts.indices {
      for edit in result.fixIts[fix].edits.indices { move(&result.fixIts[fix].edits[edit].place) }
    }
    return result
  }

  /// The message and the notes in one line, for where there is room for one.
  var messageWithNotes: String { ([message] + notes).joined(separator: "; ") }
}

/// Fingerprints made different from each other, for platforms that show one finding a fingerprint: repeats are numbered in
/// order of place.
struct DistinctFingerprints {
  private var counts: [String: Int] = [:]

  /// The fingerprint of `finding`, and how many findings had it so far, this one among them.
  mutating func next(_ finding: Finding) -> (fingerprint: String, ordinal: Int) {
    let fingerprint = finding.fingerprint
    let ordinal = counts[fingerprint, default: 0] + 1
    counts[fingerprint] = ordinal
    return (fingerprint, ordinal)
  }
}

/// `text` cut to `limit` bytes of UTF-8, with an ellipsis where something is missing.
func shortened(_ text: String, toBytes limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var short = ""
  var room = limit - 3
  for scalar in text.unicodeScalars {
    room -= UTF8.width(scalar)
    if room < 0 { break }
    short.unicodeScalars.append(scalar)
  }
  return short + "…"
}

extension Waiver {
  /// Who accepted a finding, until when and why, in a line.
  var description: String { "accepted by \(owner) until \(expires): \(reason) (approved by \(approver))" }
}
