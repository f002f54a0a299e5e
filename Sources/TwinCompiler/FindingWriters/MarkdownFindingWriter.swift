import TwinOutput
import TwinSource

/// Findings as a comment on a pull request: the totals, a table of rules, the findings by file, waived ones folded away.
///
/// It begins with a comment that is not shown, so that a bot finds what it wrote before and updates it. GitHub takes 65,536
/// characters: what matters most is kept, and the comment says how much is left out.
func markdownComment(_ report: FindingReport) -> [UInt8] {
  printMarkdown(MarkdownComment(report).blocks, for: .comment)
}

private struct MarkdownComment {
  // Room in bytes, which are never fewer than characters. Together they leave some for what stands around the parts.
  private static var roomForRules: Int { 12_000 }
  private static var roomForWaived: Int { 8_000 }
  private static var roomForFindings: Int { 40_000 }

  let report: FindingReport
  let places: FindingPlaces

  init(_ report: FindingReport) {
    self.report = report
    places = FindingPlaces(report)
  }

  var blocks: [MarkdownBlock] {
    let counts = FindingCounts(report.findings)
    var blocks: [MarkdownBlock] = [
      .marker("gemel-check"), .heading(2, [.text("Gemel: " + counts.description)], anchor: nil),
      .paragraph([.text(shortened(report.summary, toBytes: 500))]),
    ]
    blocks += report.notices.map { .paragraph([.text(shortened($0, toBytes: 500))]) }
    blocks += rules() + files() + waived()
    return blocks
  }

  // MARK: - Rules

  /// The rules that have findings: the gravest first, then by name.
  private func rules() -> [MarkdownBlock] {
    let groups = Dictionary(grouping: report.open, by: \.rule)
    guard !groups.isEmpty else { return [] }
    func gravest(_ rule: RuleID) -> Severity { groups[rule]?.map(\.severity).max() ?? .note }
    let ordered = groups.keys.sorted { a, b in
      gravest(a) == gravest(b) ? a < b : gravest(a) > gravest(b)
    }
    let rows = ordered.map { rule -> [[[MarkdownSpan]]] in
      let summary = shortened(report.rules[rule]?.summary ?? "", toBytes: 300)
      let count = groups[rule]?.count ?? 0
      return [[[.text(gravest(rule).name)]], [[name(rule)]], [[.text(String(count))]], [markdownSpans(summary)]]
    }
    let fitting = prefix(of: rows, room: Self.roomForRules) { .table(columns: ["", "", "", ""], rows: [$0]) }
    let table = MarkdownBlock.table(columns: ["Severity", "Rule", "Findings", "What is wrong"], rows: Array(fitting))
    let missing = rows.count - fitting.count
    return [table] + (missing == 0 ? [] : [.paragraph([.text("\(missing) more rules have findings.")])])
  }

  private func name(_ rule: RuleID) -> MarkdownSpan {
    let name = shortened(rule.name, toBytes: 120)
    guard let link = report.rules[rule]?.helpURI.flatMap({ Link.external($0) }) else { return .code(name) }
    return .codeLink(name, link)
  }

  // MARK: - Findings

  /// The findings that there is room for, in order of place under the names of their files.
  private func files() -> [MarkdownBlock] {
    let ranked = report.ranked(places)
    let shown = Set(prefix(of: ranked, room: Self.roomForFindings) { block(of: [$0]) })
    var groups: [(path: String?, findings: [Finding])] = []
    for finding in report.open where shown.contains(finding) {
      let path = places.span(finding.place)?.path
      if let last = groups.last, last.path == path {
        groups[groups.count - 1].findings.append(finding)
      } else {
        groups.append((path, [finding]))
      }
    }
    let missing = report.open.count { !shown.contains($0) }
    let sections = groups.flatMap { group in [heading(group.path), .list(group.findings.map(entry))] }
    guard missing > 0 else { return sections }
    let text = missing == 1 ? "1 finding is" : "\(missing) findings are"
    return sections + [
      .paragraph([.text(text + " not shown here for want of room; "), .code("gemel check"), .text(" lists all.")])
    ]
  }

  /// Findings as they take room: each with the heading that it may need.
  private func block(of findings: [Finding]) -> MarkdownBlock {
    let path = findings.first.flatMap { places.span($0.place)?.path }
    return .folded("", [heading(path), .list(findings.map(entry))])
  }

  private func heading(_ path: String?) -> MarkdownBlock {
    .heading(3, path.map { [.code(shortened($0, toBytes: 300))] } ?? [.text("In no file")], anchor: nil)
  }

  /// A finding under the name of its file; with its path where no name of a file stands above.
  private func entry(_ finding: Finding) -> [MarkdownSpan] { entry(finding, namesFile: false) }

  private func entry(_ finding: Finding, namesFile: Bool) -> [MarkdownSpan] {
    var spans: [MarkdownSpan] = [.strong(finding.severity.name)]
    if let span = places.span(finding.place) {
      spans.append(.text(" "))
      spans.append(
        namesFile ? .code(shortened(span.description, toBytes: 300)) : .text("line \(span.start.line)"))
    }
    spans.append(.text(": "))
    spans += markdownSpans(shortened(finding.message, toBytes: 1_000))
    for note in finding.notes.prefix(4) { spans += [.text("; ")] + markdownSpans(shortened(note, toBytes: 400)) }
    for related in finding.related.prefix(4) {
      spans += [.text("; see ")] + markdownSpans(shortened(related.label, toBytes: 200))
      if let span = places.span(related.place) {
        spans += [.text(" at "), .code(shortened(span.description, toBytes: 300))]
      }
    }
    return spans + [.text(" ("), name(finding.rule), .text(")")]
  }

  // MARK: - Waived findings

  private func waived() -> [MarkdownBlock] {
    let waived = report.waived
    guard !waived.isEmpty else { return [] }
    let entries = waived.map { finding in
      entry(finding, namesFile: true) + [.text(": " + shortened(finding.waiver?.description ?? "", toBytes: 500))]
    }
    let fitting = prefix(of: entries, room: Self.roomForWaived) { .list([$0]) }
    let missing = entries.count - fitting.count
    let more: [[MarkdownSpan]] = missing == 0 ? [] : [[.text("\(missing) more")]]
    return [.folded("\(waived.count) waived", [.list(fitting + more)])]
  }

  /// The first of `parts` that fit into `room`, printed as `block` has them.
  private func prefix<Part>(of parts: [Part], room: Int, _ block: (Part) -> MarkdownBlock) -> ArraySlice<Part> {
    var left = room
    return parts.prefix { part in
      left -= printMarkdown([block(part)], for: .comment).count
      return left >= 0
    }
  }
}
