import TwinChanges
public import TwinOutput
import TwinReaders
public import TwinRules
public import TwinSource

/// A rule as `gemel explain` shows it: what, why, how to mend it, its options and examples with what is found in them.
public func explanation(of rule: Rule, catalogue: Catalogue, width: Int = 100) -> String {
  var page = Explanation(width: width)
  page.line("\(rule.id): \(rule.summary)")
  page.line(facts(of: rule, catalogue: catalogue))
  page.gap()
  page.paragraph(rule.rationale)
  page.gap()
  if let impact = rule.impact {
    for line in impactLines(impact) { page.line(line) }
    page.gap()
  }
  page.paragraph("To mend it: \(rule.fix)")
  if !rule.options.isEmpty {
    page.gap()
    page.line("Options")
    for option in rule.options { page.item(heading(of: option), explanation(of: option, of: rule)) }
  }
  let found = shownFindings(inExamplesOf: rule, catalogue: catalogue)
  for (index, example) in rule.examples.enumerated() {
    page.gap()
    if let (before, after) = states(of: example) {
      page.line(headingBefore(example) + (example.summary.isEmpty ? "" : " " + example.summary))
      page.code(before)
      page.line("After:")
      page.code(after)
    } else {
      page.line(heading(of: example))
      page.code(shown(example))
    }
    for line in found[index] { page.line("  -> " + line) }
  }
  if let reason = rule.unexampled {
    page.gap()
    page.paragraph("No example fails: \(reason)")
  }
  return page.text
}

/// A row of the impact table in lines.
private func impactLines(_ impact: Impact) -> [String] {
  impact.effects.byAudience.map { $0.audience.names.joined() + ": " + $0.effect.rawValue }
    + [
      "version: \(impact.bump.rawValue)", "upgrade: \(impact.upgrade.rawValue)",
      "migration: \(impact.migration.rawValue)",
    ]
}

/// The sources before and after, of an example of a kind of change.
private func states(of example: RuleExample) -> (before: String, after: String)? {
  example.formerText.map { ($0.trimmedEnd, example.text.trimmedEnd) }
}

private func headingBefore(_ example: RuleExample) -> String {
  example.fails ? "Before:" : "Before, where nothing is to be found after:"
}

private func heading(of option: RuleOption) -> String {
  let type = isLong(option) ? option.type.rawValue : typeName(of: option)
  return "\(option.name) (\(type)), by default \(option.defaultValue)"
}

private func explanation(of option: RuleOption, of rule: Rule) -> String {
  guard isLong(option) else { return option.summary }
  return option.summary + " `gemel rules checks \(rule.check ?? "")` lists the \(option.words.count) words."
}

/// Whether an option has more words than help to understand it.
private func isLong(_ option: RuleOption) -> Bool { option.words.count > 16 }

/// Kinds of elements, status, first version and packs, on a line.
private func facts(of rule: Rule, catalogue: Catalogue) -> String {
  let since = rule.since.isEmpty ? "" : " since \(rule.since)"
  var parts = ["\(rule.severity.name)", rule.status.rawValue + since]
  if rule.isAlwaysInForce {
    parts.append("always in force")
  } else {
    let packs = packsHolding(rule, catalogue: catalogue)
    if rule.impact != nil {
      parts[0] = "severity by the workspace's policy"
    } else {
      parts.append(packs.isEmpty ? "in no pack" : "in " + packs.joined(separator: ", "))
    }
    if !rule.selection.isEmpty { parts.append("about " + kinds(of: rule)) }
  }
  if !rule.aliases.isEmpty { parts.append("formerly " + rule.aliases.map(\.name).joined(separator: ", ")) }
  return "(" + parts.joined(separator: "; ") + ")"
}

/// Kinds of elements that a rule looks at, in words.
private func kinds(of rule: Rule) -> String {
  let names = rule.selection.names
  return names.count == ElementKinds.words.count - 1 ? "everything that has a name" : names.joined(separator: ", ")
}

/// Packs that list the rule, with the severity that they give it where it differs.
private func packsHolding(_ rule: Rule, catalogue: Catalogue) -> [String] {
  catalogue.packs.compactMap { pack in
    guard let setting = pack.settings.last(where: { $0.rule == rule.id }) else { return nil }
    switch setting.severity {
    case .on(let severity) where severity != rule.severity: return "\(pack.name) (\(severity.name))"
    case .off: return nil
    default: return pack.name
    }
  }
}

private func typeName(of option: RuleOption) -> String {
  option.words.isEmpty ? option.type.rawValue : option.words.joined(separator: " | ")
}

private func heading(of example: RuleExample) -> String {
  let verdict = example.fails ? "Finds fault with" : "Has nothing to say about"
  let options = example.options.values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
  return verdict + (options.isEmpty ? "" : " (with \(options.joined(separator: ", ")))") + ":"
    + (example.summary.isEmpty ? "" : " " + example.summary)
}

/// The example without its marks: what is found is said below it.
private func shown(_ example: RuleExample) -> String {
  if !example.expected.isEmpty { return "(bytes in base64) " + example.text }
  let lines = example.text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.filter { !isMark($0) }.joined(separator: "\n").trimmedEnd
}

private func isMark(_ line: Substring) -> Bool {
  let body = line.drop { $0 == " " }
  return body.hasPrefix("#!") || (body.hasPrefix("#") && body.dropFirst().drop { $0 == " " }.hasPrefix("^"))
}

/// Lines of a file of the example as they are counted where marks are left out, by lines as they are in the file.
private func shownLines(of path: String, in example: RuleExample) -> [Int: Int] {
  var lines: [Int: Int] = [:]
  var (current, line, shown) = ("m/source.yaml", 0, 0)
  for text in example.text.split(separator: "\n", omittingEmptySubsequences: false) {
    if text.hasPrefix("#=== ") {
      (current, line, shown) = (String(text.dropFirst(5)), 0, 0)
      continue
    }
    // Marks are comments of a YAML file and no part of a JSON file.
    if !isMark(text) { shown += 1 }
    if !isMark(text) || !current.hasSuffix(".json") { line += 1 }
    if current == path { lines[line] = shown }
  }
  return lines
}

/// What is found in the examples of a rule, a list for each, with places. Of a rule that ships with the compiler it is what was found when
/// that was made: to find it again takes as long as checking the examples, which are more than most workspaces hold.
private func shownFindings(inExamplesOf rule: Rule, catalogue: Catalogue) -> [[String]] {
  let known = rule.isShipped ? ShippedRules.findings(inExamplesOf: rule) : nil
  return known ?? findings(inExamplesOf: rule, catalogue: catalogue)
}

/// What a rule of `catalogue` finds in its examples, a list for each, with places: each is compiled and checked.
public func findings(inExamplesOf rule: Rule, catalogue: Catalogue) -> [[String]] {
  rule.examples.indices.map { foundLines(of: rule, example: $0, catalogue: catalogue) }
}

/// What the example's rule finds in it, with places.
private func foundLines(of rule: Rule, example position: Int, catalogue: Catalogue) -> [String] {
  let example = rule.examples[position]
  guard example.fails else { return [] }
  if example.former != nil { return changeLines(of: rule, example: position, catalogue: catalogue) }
  let outcome = outcome(of: rule, example: position, catalogue: catalogue)
  let isAlone = !example.text.contains("#=== ")
  return outcome.findings.compactMap { finding in
    let file = Int(finding.place.file.rawValue)
    guard finding.rule == rule.id, file < outcome.files.count else { return nil }
    let index = LineIndex(outcome.files[file].bytes)
    let offset = Int(finding.place.range.start)
    let line = index.line(of: offset) + 1
    let shown = example.expected.isEmpty ? shownLines(of: outcome.files[file].path, in: example)[line] ?? line : line
    let notes = finding.notes.isEmpty ? "" : " (" + finding.notes.joined(separator: "; ") + ")"
    let place = "line \(shown), column \(index.scalarColumn(of: offset) + 1)"
    return (isAlone ? place : outcome.files[file].path + ", " + place) + ": " + finding.message + notes
  }
}

/// What is said of the change that an example shows.
private func changeLines(of rule: Rule, example position: Int, catalogue: Catalogue) -> [String] {
  outcome(of: rule, example: position, catalogue: catalogue).findings.map { finding in
    (finding.rule == rule.id ? "" : finding.rule.name + ": ") + finding.message
  }
}

/// Lines of plain text.
private struct Explanation {
  let width: Int
  private(set) var text = ""

  init(width: Int) { self.width = width }

  mutating func line(_ line: String) { text += line + "\n" }
  mutating func gap() { text += "\n" }

  mutating func paragraph(_ body: String, indent: String = "") {
    for line in wrapped(body, to: width - indent.count) { text += indent + line + "\n" }
  }

  mutating func item(_ head: String, _ body: String) {
    paragraph(head, indent: "  ")
    paragraph(body, indent: "      ")
  }

  mutating func code(_ source: String) {
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      text += line.isEmpty ? "\n" : "    " + line + "\n"
    }
  }
}

/// `text` in lines of at most `width` characters, broken at spaces.
func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
    if !line.isEmpty, line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return line.isEmpty ? lines : lines + [line]
}

extension String {
  /// Without white space at the end.
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

// MARK: - Reference pages

/// The pages of the rule reference, in Markdown: an index, and a page for each pass. Paths are relative to their directory.
public func ruleReference(_ catalogue: Catalogue) -> [(path: String, text: String)] {
  let index =
    [.heading(1, [.text("Rules")], anchor: nil), .marker("Generated from the rule files; edits here are lost.")]
    + ruleIndex(catalogue) { id, pass in .local("Reference/\(pass).md" + (id.map { "#" + anchor($0) } ?? "")) }
  return [("README.md", text(index))]
    + passes(of: catalogue).map { pass in
      ("Reference/\(pass).md", passPage(pass, catalogue.rules.filter { $0.pass == pass }, catalogue))
    }
}

private func passes(of catalogue: Catalogue) -> [String] {
  catalogue.rules.reduce(into: []) { passes, rule in if passes.last != rule.pass { passes.append(rule.pass) } }
}

private func text(_ blocks: [MarkdownBlock]) -> String { String(decoding: printMarkdown(blocks), as: UTF8.self) }

/// What there is: the packs, the presets, and the rules of each pass. `link` says where a rule, or the page of a pass, stands.
public func ruleIndex(_ catalogue: Catalogue, link: (RuleID?, String) -> Link) -> [MarkdownBlock] {
  let rules = catalogue.rules
  let passes = passes(of: catalogue)
  var blocks: [MarkdownBlock] = [
    .paragraph(
      markdownSpans(
        "\(rules.count) rules in \(passes.count) passes. `gemel explain RULE` shows one; `gemel rules` lists those in"
          + " force and why.")),
    .heading(2, [.text("Packs")], anchor: nil),
    .table(
      columns: ["Pack", "Rules", "What it is for"],
      rows: catalogue.packs.filter { $0.protection == nil }.map { pack in
        let extends =
          pack.extends.isEmpty ? "" : " Extends " + pack.extends.map { "`\($0.name)`" }.joined(separator: ", ") + "."
        return [
          [[.code(pack.name)]], [[.text("\(pack.settings.count)")]], [markdownSpans("\(pack.summary).\(extends)")],
        ]
      }),
    .heading(2, [.text("Presets")], anchor: nil),
    .paragraph(
      markdownSpans("Whom changes must not harm: `compatibility: {protect: ...}` of a workspace names one.")),
    .table(
      columns: ["Preset", "Protects", "Fails where it", "What it promises"],
      rows: catalogue.packs.compactMap { pack in
        guard let protection = pack.protection else { return nil }
        return [
          [[.code(pack.name)]], [[.text(protection.audiences.names.joined(separator: ", "))]],
          [[.text(protection.effect == .conditional ? "may break" : "breaks")]], [markdownSpans(pack.summary)],
        ]
      }),
  ]
  for pass in passes where pass != "compatibility" {
    blocks.append(.heading(2, [.link(pass, link(nil, pass))], anchor: nil))
    blocks.append(
      .table(
        columns: ["Rule", "Severity", "What it finds", "Packs"],
        rows: rules.filter { $0.pass == pass }.map { rule in
          let packs =
            rule.isAlwaysInForce ? "always" : packsHolding(rule, catalogue: catalogue).joined(separator: ", ")
          return [
            [[.link(rule.id.name, link(rule.id, pass))]], [[.text(rule.severity.name)]], [markdownSpans(rule.summary)],
            [[.text(packs)]],
          ]
        }))
  }
  return blocks + impactTable(rules, link)
}

/// The rows of the impact table, as an index of their pages.
private func impactTable(_ rules: [Rule], _ link: (RuleID?, String) -> Link) -> [MarkdownBlock] {
  let rows = rules.compactMap { rule -> [[[MarkdownSpan]]]? in
    guard let impact = rule.impact else { return nil }
    return [[[.link(rule.summary, link(rule.id, rule.pass))]]]
      + impact.effects.byAudience.map { [[.text($0.effect.sign)]] }
      + [[[.text(impact.bump.rawValue)]], [[.text(impact.migration.rawValue)]]]
  }
  guard !rows.isEmpty else { return [] }
  return [
    .heading(2, [.link("compatibility", link(nil, "compatibility"))], anchor: nil),
    .paragraph([
      .text(
        "What each kind of change does to those who go on as before: ✗ breaks, ~ the same data means something else, "
          + "? depends on them, and nothing where they are safe.")
    ]),
    .table(
      columns: ["Change", "producers", "readers", "graph", "callers", "code", "models", "Version", "Migration"],
      rows: rows),
  ]
}

extension Effect {
  fileprivate var sign: String {
    switch self {
    case .safe: ""
    case .conditional: "?"
    case .breaks: "✗"
    case .silent: "~"
    }
  }
}

private func passPage(_ pass: String, _ rules: [Rule], _ catalogue: Catalogue) -> String {
  let head = text([
    .heading(1, [.text(pass)], anchor: nil), .marker("Generated from the rule files; edits here are lost."),
  ])
  let introduction = pass == "compatibility" ? "\n" + compatibilityIntroduction : ""
  return head + introduction
    + rules.map { rule in
      let found = findings(inExamplesOf: rule, catalogue: catalogue)
      return "\n" + text([.heading(2, [.text(rule.id.name)], anchor: nil)] + ruleBlocks(of: rule, found, catalogue))
    }.joined()
}

/// A rule as its page shows it: what, why, how to mend it, its options, and examples with what is found in them.
public func ruleBlocks(of rule: Rule, catalogue: Catalogue) -> [MarkdownBlock] {
  ruleBlocks(of: rule, shownFindings(inExamplesOf: rule, catalogue: catalogue), catalogue)
}

private func ruleBlocks(of rule: Rule, _ found: [[String]], _ catalogue: Catalogue) -> [MarkdownBlock] {
  var blocks: [MarkdownBlock] = [
    .paragraph([.strong(rule.summary + ".")] + markdownSpans(" " + facts(of: rule, catalogue: catalogue))),
    .paragraph(markdownSpans(rule.rationale)),
  ]
  if let impact = rule.impact {
    var line: [MarkdownSpan] = []
    for (audience, effect) in impact.effects.byAudience {
      line += [.text((line.isEmpty ? "" : ", ") + audience.names.joined() + ": "), .strong(effect.rawValue)]
    }
    line += [
      .text(
        "; version: \(impact.bump.rawValue); upgrade: \(impact.upgrade.rawValue); migration: "
          + "\(impact.migration.rawValue); undone by "), .code("compatibility/" + impact.mirror),
    ]
    blocks.append(.paragraph(line))
  }
  blocks.append(.paragraph([.emphasis("To mend it:"), .text(" ")] + markdownSpans(rule.fix)))
  if !rule.options.isEmpty {
    blocks.append(
      .table(
        columns: ["Option", "Type", "Default", "Meaning"],
        rows: rule.options.map { option in
          [
            [[.code(option.name)]], [[.text(typeName(of: option))]], [[.code("\(option.defaultValue)")]],
            [markdownSpans(option.summary)],
          ]
        }))
  }
  for (example, found) in zip(rule.examples, found) { blocks += exampleBlocks(of: example, found) }
  if let reason = rule.unexampled { blocks.append(.paragraph(markdownSpans("No example fails: \(reason)"))) }
  return blocks
}

private func exampleBlocks(of example: RuleExample, _ found: [String]) -> [MarkdownBlock] {
  var blocks: [MarkdownBlock] = []
  if let (before, after) = states(of: example) {
    let heading = headingBefore(example) + (example.summary.isEmpty ? "" : " " + example.summary)
    blocks += [
      .paragraph(markdownSpans(heading)), .code(before, language: "yaml"), .paragraph([.text("After:")]),
      .code(after, language: "yaml"),
    ]
  } else {
    let source = shown(example)
    blocks.append(.paragraph(markdownSpans(heading(of: example))))
    blocks.append(.code(source, language: source.contains(".json") ? "json" : "yaml"))
  }
  return blocks + (found.isEmpty ? [] : [.list(found.map(markdownSpans))])
}

private func anchor(_ id: RuleID) -> String { id.name.filter { $0 != "/" }.lowercased() }
