import TwinSource

/// Findings about rules, packs, settings and waivers, with the places of one file.
struct ConfigurationFindings {
  var findings: [Finding] = []

  mutating func report(
    _ rule: RuleID, _ message: String, at place: Place, severity: Severity = .error, related: [RelatedPlace] = [],
    notes: [String] = [], subject: String = ""
  ) {
    findings.append(
      Finding(rule, severity, message, at: place, related: related, notes: notes, subject: subject))
  }

  /// An unknown word, with the nearest of those that are known.
  mutating func reportUnknown(
    _ rule: RuleID, _ message: String, _ word: String, among known: [String], at place: Place, replaces: Bool = true,
    otherwise: String = "", subject: String = ""
  ) {
    let suggestion = nearest(to: word, in: known)
    let note = suggestion.map { "did you mean `\($0)`?" } ?? otherwise
    findings.append(
      Finding(
        rule, .error, message, at: place, notes: note.isEmpty ? [] : [note],
        fixIts: replaces ? suggestion.map { [FixIt("write `\($0)`", [Edit(place, $0)])] } ?? [] : [], subject: subject))
  }
}
