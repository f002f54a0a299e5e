import TwinChanges
import TwinOutput
import TwinSource

/// Writes a comparison as a comment on a pull request: what it takes, a table of those who break, the changes, the gravest
/// first, with what they reach and what follows folded away.
///
/// It begins with a comment that is not shown, so that a bot finds what it wrote before and updates it. GitHub takes 65,536
/// characters: details go first, then the changes that matter least, and the comment says what is left out.
struct MarkdownDiffWriter {
  // Room in bytes, which are never fewer than characters. Together they leave some for what stands around the parts.
  private static var roomForDetails: Int { 36_000 }
  private static var roomForChanges: Int { 54_000 }
  /// How many reached elements and consequences of a change are shown at most.
  private static var listLimit: Int { 50 }

  let content: DiffContent

  var blocks: [MarkdownBlock] {
    let report = content.report
    let heading = content.entries.isEmpty ? "nothing changed" : content.bump.words
    var blocks: [MarkdownBlock] = [
      .marker("gemel-diff"), .heading(2, [.text("Gemel: " + heading)], anchor: nil),
      .paragraph([
        .text("From "), name(report.old), .text(" to "), name(report.new), .text(": " + content.counts.description),
      ]),
    ]
    blocks += report.notices.prefix(8).map { .paragraph(markdownSpans(shortened($0, toBytes: 300))) }
    if !content.entries.isEmpty { blocks += [audiences, .paragraph(spans(content.protection, limit: 300))] }
    return blocks + changes()
  }

  private func name(_ text: String) -> MarkdownSpan { .code(shortened(text, toBytes: 200)) }

  private func spans(_ text: String, limit: Int) -> [MarkdownSpan] { markdownSpans(shortened(text, toBytes: limit)) }

  /// Who breaks, may break, or reads something else, and by how many changes.
  private var audiences: MarkdownBlock {
    let rows = content.byAudience.map { entry -> [[[MarkdownSpan]]] in
      let name = entry.audience.names.joined()
      let effects: [Effect] = [.breaks, .silent, .conditional, .safe]
      return [[[entry.isProtected ? .strong(name) : .text(name)]]]
        + effects.map { [[.text(entry.counts[$0].map(String.init) ?? "–")]] }
    }
    return .table(columns: ["Who", "Breaks", "Changes unseen", "May break", "Safe"], rows: rows)
  }

  // MARK: - Changes

  private func changes() -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var used = 0
    var missing = 0
    /// Adds `part` if there is room for it.
    func add(_ part: [MarkdownBlock], room: Int) -> Bool {
      let size = printMarkdown(part, for: .comment).count + 2
      guard used + size <= room else { return false }
      used += size
      blocks += part
      return true
    }
    for group in content.groups(content.listed) {
      var heads: [MarkdownBlock] = [.heading(3, [.text(group.title)], anchor: nil)]
      for package in group.packages {
        heads.append(.heading(4, [name(package.name)], anchor: nil))
        for entry in package.entries {
          let brief = heads + [headline(entry)]
          let isShown =
            missing == 0
            && (add(brief + details(entry), room: Self.roomForDetails) || add(brief, room: Self.roomForChanges))
          if isShown { heads = [] } else { missing += 1 }
        }
      }
    }
    if missing > 0 {
      let text = counted(missing, "change") + (missing == 1 ? " is" : " are")
      blocks.append(
        .paragraph([.text(text + " not shown here for want of room; "), .code("gemel diff"), .text(" lists all.")]))
    }
    if let unlisted = content.unlisted { blocks.append(.paragraph(markdownSpans(unlisted))) }
    return blocks
  }

  private func headline(_ entry: DiffEntry) -> MarkdownBlock {
    let finding = entry.judged.finding
    var spans: [MarkdownSpan] = [.strong(entry.severityName), .text(": ")]
    spans += markdownSpans(
      shortened(finding.message, toBytes: 800), holding: [entry.change.before, entry.change.after])
    spans += [.text(" ("), .code(shortened(finding.rule.name, toBytes: 120)), .text(")")]
    return .paragraph(spans)
  }

  private func details(_ entry: DiffEntry) -> [MarkdownBlock] {
    let (judged, change) = (entry.judged, entry.change)
    var lines: [[MarkdownSpan]] = []
    if let place = entry.place { lines.append([.text("at "), .code(shortened(place.description, toBytes: 300))]) }
    if let place = entry.oldPlace {
      let label = judged.finding.related.first?.label ?? ""
      lines.append([.code(shortened(place.description, toBytes: 300)), .text(" ")] + spans(label, limit: 200))
    }
    lines.append(spans(judged.impact.effects.sentence, limit: 400))
    if judged.impact.bump > .patch || content.report.showsAll { lines.append(spans(judged.impact.terms, limit: 400)) }
    lines += judged.advice.map { spans($0, limit: 600) }
    if let announcement = change.announcement { lines.append(spans(announcement, limit: 400)) }
    if let hint = change.hint { lines.append(spans(hint.sentence, limit: 600)) }
    if judged.severity ?? .note > .note, !judged.fix.isEmpty {
      lines.append([.emphasis("Way out:"), .text(" ")] + spans(judged.fix, limit: 600))
    }
    return [.list(lines)] + folded(entry)
  }

  // MARK: - Folded details

  private func folded(_ entry: DiffEntry) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    let reach = entry.change.reach
    if let counts = reach.counts {
      let lines = bounded(reach.elements, Self.listLimit) { [.code(shortened($0, toBytes: 200))] }
      blocks.append(.folded(counts, [.list(lines)]))
    }
    let consequences = entry.judged.flatConsequences
    if !consequences.isEmpty {
      let lines = bounded(consequences, Self.listLimit) { [.indent($0.depth)] + spans($0.message, limit: 400) }
      blocks.append(.folded(counted(consequences.count, "consequence"), [.list(lines)]))
    }
    if !entry.shownWitnesses.isEmpty {
      let lines = bounded(entry.shownWitnesses, 6) { witness -> [MarkdownSpan] in
        let form = witness.form.isEmpty ? "" : ", " + witness.form
        return spans(witness.audience + form, limit: 200) + [.text(": "), .code(shortened(witness.text, toBytes: 800))]
          + [.text(" ")] + spans(witness.verdict, limit: 500)
      }
      blocks.append(.folded(counted(entry.shownWitnesses.count, "document") + " to show it", [.list(lines)]))
    }
    return blocks
  }

  /// At most `limit` of `parts` as lines, and how many more there are.
  private func bounded<Part>(_ parts: [Part], _ limit: Int, _ line: (Part) -> [MarkdownSpan]) -> [[MarkdownSpan]] {
    let more = parts.count - limit
    return parts.prefix(limit).map(line) + (more > 0 ? [[.text("\(more) more")]] : [])
  }
}
