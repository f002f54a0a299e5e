import TwinChanges
import TwinDocs
import TwinOutput
import TwinSource

/// Writes a comparison as one page with nothing beside it: no script, nothing that is fetched.
struct HTMLDiffWriter {
  let content: DiffContent

  var page: HTMLNode {
    let title = "Changes " + content.title
    let head: [HTMLNode] = [
      node(.meta, .text(.charset, "utf-8")),
      node(.meta, .text(.name, "viewport"), .text(.content, "width=device-width, initial-scale=1")),
      node(.title, text: title), .style([siteStylesheet, diffStylesheet]),
    ]
    let main = [node(.h1, text: title)] + summary + changes
    return node(
      .html, .text(.lang, "en"),
      content: [node(.head, content: head), node(.body, content: [node(.main, .id("main"), content: main)])])
  }

  // MARK: - Summary

  private var summary: [HTMLNode] {
    var nodes = [node(.p, .class("description"), text: content.counts.description)]
    nodes += content.report.notices.map {
      node(.div, .class("callout"), content: [node(.p, content: spans($0))])
    }
    guard !content.entries.isEmpty else { return nodes + [tool] }
    nodes.append(node(.p, content: [badge(content.bump.words, bumpStyle), .text(" " + content.protection)]))
    return nodes + [audiences, tool]
  }

  private var bumpStyle: String {
    switch content.bump {
    case .major: "danger"
    case .minor: "caution"
    case .patch, .none: "good"
    }
  }

  private var tool: HTMLNode { node(.p, .class("muted"), text: "gemel \(content.report.toolVersion)") }

  /// Who breaks, may break, or reads something else, and by how many changes.
  private var audiences: HTMLNode {
    let columns: [(title: String, effect: Effect)] = [
      ("Breaks", .breaks), ("Changes unseen", .silent), ("May break", .conditional), ("Safe", .safe),
    ]
    let head = node(
      .tr,
      content: [node(.th, .text(.scope, "col"), text: "Who")]
        + columns.map { node(.th, .text(.scope, "col"), text: $0.title) })
    let rows = content.byAudience.map { entry in
      let name = entry.audience.names.joined()
      let title: HTMLNode = entry.isProtected ? node(.strong, text: name) : .text(name)
      return node(
        .tr,
        content: [node(.th, .text(.scope, "row"), content: [title])]
          + columns.map { node(.td, text: entry.counts[$0.effect].map(String.init) ?? "–") })
    }
    return node(.table, .class("who"), content: [node(.thead, content: [head]), node(.tbody, content: rows)])
  }

  // MARK: - Changes

  private var changes: [HTMLNode] {
    var fingerprints = DistinctFingerprints()
    // Anchors are given in the order of the comparison, so that they stay when the policy changes.
    let anchors = content.entries.map { entry in
      let (fingerprint, ordinal) = fingerprints.next(entry.judged.finding)
      return "change-" + fingerprint + (ordinal == 1 ? "" : "-\(ordinal)")
    }
    var nodes: [HTMLNode] = []
    for group in content.groups(content.listed) {
      var section = [node(.h2, text: group.title)]
      for package in group.packages {
        section.append(node(.h3, content: [node(.code, text: package.name)]))
        section += package.entries.map { html($0, anchor: anchors[$0.index]) }
      }
      nodes.append(node(.section, content: section))
    }
    if let unlisted = content.unlisted { nodes.append(node(.p, .class("muted"), content: spans(unlisted))) }
    return nodes
  }

  private func html(_ entry: DiffEntry, anchor: String) -> HTMLNode {
    let (judged, change) = (entry.judged, entry.change)
    let headline =
      [badge(entry.severityName, style(judged.severity)), .text(" ")]
      + spans(judged.finding.message, holding: [judged.change.before, judged.change.after])
      + [.text(" "), node(.a, .class("rule"), .href(.local("#" + anchor)), text: judged.finding.rule.name)]
    var lines: [[HTMLNode]] = []
    if let place = entry.place { lines.append([.text("at "), node(.code, text: place.description)]) }
    if let place = entry.oldPlace {
      let label = judged.finding.related.first?.label ?? ""
      lines.append([node(.code, text: place.description), .text(" ")] + spans(label))
    }
    lines.append(spans(judged.impact.effects.sentence))
    if judged.impact.bump > .patch || content.report.showsAll { lines.append(spans(judged.impact.terms)) }
    lines += judged.advice.map(spans)
    lines += [change.announcement, change.hint?.sentence].compactMap { $0 }.map(spans)
    if judged.severity ?? .note > .note, !judged.fix.isEmpty {
      lines.append([node(.em, text: "Way out:"), .text(" ")] + spans(judged.fix))
    }
    return node(
      .div, .class("change"), .id(anchor),
      content: [
        node(.p, .class("headline"), content: headline), node(.ul, content: lines.map { node(.li, content: $0) }),
      ]
        + folded(entry))
  }

  private func style(_ severity: Severity?) -> String {
    switch severity {
    case .error?: "danger"
    case .warning?: "caution"
    case .note?: "good"
    case nil: "off"
    }
  }

  private func badge(_ text: String, _ style: String) -> HTMLNode { node(.span, .class("badge " + style), text: text) }

  // MARK: - Folded details

  private func folded(_ entry: DiffEntry) -> [HTMLNode] {
    var nodes: [HTMLNode] = []
    let reach = entry.change.reach
    if let counts = reach.counts {
      nodes.append(details(counts, bounded(reach.elements) { [node(.code, text: $0)] }))
    }
    let consequences = entry.judged.flatConsequences
    if !consequences.isEmpty {
      let items = bounded(consequences.map(\.message), spans)
      nodes.append(details(counted(consequences.count, "consequence"), items))
    }
    for witness in entry.shownWitnesses {
      let form = witness.form.isEmpty ? "" : ", " + witness.form
      nodes.append(
        node(
          .details,
          content: [
            node(.summary, text: "shown for \(witness.audience)\(form)"), node(.pre, text: witness.text),
            node(.p, content: spans(witness.verdict)),
          ]))
    }
    return nodes
  }

  private func details(_ summary: String, _ items: [HTMLNode]) -> HTMLNode {
    node(.details, content: [node(.summary, text: summary), node(.ul, content: items)])
  }

  /// The first of `parts` and how many more there are; all where all are asked for.
  private func bounded(_ parts: [String], _ item: (String) -> [HTMLNode]) -> [HTMLNode] {
    let shown = content.report.showsAll ? parts[...] : parts.prefix(100)
    let more = parts.count - shown.count
    return shown.map { node(.li, content: item($0)) } + (more > 0 ? [node(.li, text: "\(more) more")] : [])
  }

  /// `text` with what stands between backticks as code.
  private func spans(_ text: String) -> [HTMLNode] { spans(text, holding: []) }

  /// The same, but for those of `values` that it holds.
  private func spans(_ text: String, holding values: [String?]) -> [HTMLNode] {
    markdownSpans(text, holding: values).map { span in
      switch span {
      case .code(let text): node(.code, text: text)
      case .text(let text): .text(text)
      default: .text("")
      }
    }
  }
}

/// What the page has beyond the documentation's pages.
private let diffStylesheet: StaticString = #"""
  main { margin: 0 auto; }
  table.who { width: auto; table-layout: auto; }
  table.who th, table.who td { padding-right: 1.6rem; font-weight: 400; }
  table.who td { font-variant-numeric: tabular-nums; }
  .change { border-left: 3px solid var(--line); padding: .1rem 0 .1rem 1rem; margin: 1rem 0; }
  .change:target { border-color: var(--accent); background: var(--mark); }
  .change ul { margin: .3rem 0; padding-left: 1.2rem; }
  .change .headline { font-weight: 600; }
  .change .rule { font-weight: 400; font-size: .875em; color: var(--soft); overflow-wrap: anywhere; }
  summary { cursor: pointer; color: var(--soft); }
  pre { font: .875em/1.5 var(--mono); background: var(--code); border-radius: 4px; padding: .5em .7em; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  @media (max-width: 40rem) {
    table.who { display: table; }
    table.who thead { display: table-header-group; position: static; }
    table.who tbody { display: table-row-group; }
    table.who tr { display: table-row; }
    table.who th, table.who td { display: table-cell; padding: .3rem .7rem .3rem 0; }
  }
  @media print {
    details::details-content { content-visibility: visible; block-size: auto; }
    .change { break-inside: avoid; }
  }

  """#
