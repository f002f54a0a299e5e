internal import TwinSource

/// Findings of one file, so many of each rule: a hostile file must not turn into gigabytes of findings.
struct FindingList {
  /// Findings of one rule that are kept.
  static let limitPerRule = 100

  private(set) var findings: [Finding] = []
  private var counts: [(rule: RuleID, count: Int, last: Int)] = []

  /// Adds what `make` builds, unless enough of `rule` is there already.
  mutating func add(_ rule: RuleID, _ make: () -> Finding) {
    guard let row = counts.firstIndex(where: { $0.rule == rule }) else {
      counts.append((rule, 1, findings.count))
      findings.append(make())
      return
    }
    counts[row].count += 1
    guard counts[row].count <= Self.limitPerRule else { return }
    counts[row].last = findings.count
    findings.append(make())
  }

  /// The findings in order of place, with a note on the last of a rule that had more.
  func inOrder() -> [Finding] {
    var findings = findings
    for (_, count, last) in counts where count > Self.limitPerRule {
      findings[last].notes.append("the file has \(count - Self.limitPerRule) more of the same, not listed")
    }
    return findings.sorted(by: Finding.inOrder)
  }
}
