import TwinChanges
public import TwinRules
import TwinReaders
import TwinSource

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
    for line in foundLines(of: rule, example: index, catalogue: catalogue) { page.line("  -> " + line) }
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
  let passes = catalogue.rules.reduce(into: [String]()) { passes, rule in
    if passes.last != rule.pass { passes.append(rule.pass) }
  }
  let rules = { (pass: String) in catalogue.rules.filter { $0.pass == pass } }
  return [("README.md", indexPage(catalogue, passes))]
    + passes.map { ("Reference/\($0).md", passPage($0, rules($0), catalogue)) }
}

private let generatedMark = "<!-- Generated from the rule files; edits here are lost. -->\n"

private func indexPage(_ catalogue: Catalogue, _ passes: [String]) -> String {
  var page = "# Rules\n\n\(generatedMark)\n"
  page +=
    "\(catalogue.rules.count) rules in \(passes.count) passes. `gemel explain RULE` shows one; `gemel rules` lists "
  page += "those in force and why.\n\n## Packs\n\n| Pack | Rules | What it is for |\n| --- | --- | --- |\n"
  for pack in catalogue.packs where pack.protection == nil {
    let extends =
      pack.extends.isEmpty ? "" : " Extends " + pack.extends.map { "`\($0.name)`" }.joined(separator: ", ") + "."
    page += "| `\(pack.name)` | \(pack.settings.count) | \(cell(pack.summary)).\(extends) |\n"
  }
  page += "\n## Presets\n\nWhom changes must not harm: `compatibility: {protect: ...}` of a workspace names one.\n\n"
  page += "| Preset | Protects | Fails where it | What it promises |\n| --- | --- | --- | --- |\n"
  for pack in catalogue.packs {
    guard let protection = pack.protection else { continue }
    let effect = protection.effect == .conditional ? "may break" : "breaks"
    let audiences = protection.audiences.names.joined(separator: ", ")
    page += "| `\(pack.name)` | \(audiences) | \(effect) | \(cell(pack.summary)) |\n"
  }
  for pass in passes where pass != "compatibility" {
    page +=
      "\n## [\(pass)](Reference/\(pass).md)\n\n| Rule | Severity | What it finds | Packs |\n| --- | --- | --- | --- |\n"
    for rule in catalogue.rules where rule.pass == pass {
      let packs = rule.isAlwaysInForce ? "always" : packsHolding(rule, catalogue: catalogue).joined(separator: ", ")
      page +=
        "| [\(rule.id)](Reference/\(pass).md#\(anchor(rule.id))) | \(rule.severity.name) | \(cell(rule.summary)) | \(packs) |\n"
    }
  }
  return page + impactTable(catalogue)
}

/// The rows of the impact table, as an index of their page.
private func impactTable(_ catalogue: Catalogue) -> String {
  var page = "\n## [compatibility](Reference/compatibility.md)\n\n"
  page += "What each kind of change does to those who go on as before: ✗ breaks, ~ the same data means something else, "
  page += "? depends on them, and nothing where they are safe.\n\n"
  page += "| Change | producers | readers | graph | callers | code | models | Version | Migration |\n"
  page += "| --- " + String(repeating: "| :-: ", count: 6) + "| --- | --- |\n"
  for rule in catalogue.rules {
    guard let impact = rule.impact else { continue }
    let cells = impact.effects.byAudience.map { "| \($0.effect.sign) " }.joined()
    page += "| [\(cell(rule.summary))](Reference/compatibility.md#\(anchor(rule.id))) \(cells)"
    page += "| \(impact.bump.rawValue) | \(impact.migration.rawValue) |\n"
  }
  return page
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
  var page = "# \(pass)\n\n\(generatedMark)"
  if pass == "compatibility" { page += "\n" + compatibilityIntroduction }
  for rule in rules {
    page += "\n## \(rule.id)\n\n**\(prose(rule.summary)).** \(prose(facts(of: rule, catalogue: catalogue)))\n\n"
    page += prose(rule.rationale) + "\n\n"
    if let impact = rule.impact {
      let effects = impact.effects.byAudience.map { $0.audience.names.joined() + ": **" + $0.effect.rawValue + "**" }
      page += effects.joined(separator: ", ") + "; version: \(impact.bump.rawValue); upgrade: "
      page += "\(impact.upgrade.rawValue); migration: \(impact.migration.rawValue); undone by `\(impact.mirror)`\n\n"
    }
    page += "*To mend it:* " + prose(rule.fix) + "\n"
    if !rule.options.isEmpty {
      page += "\n| Option | Type | Default | Meaning |\n| --- | --- | --- | --- |\n"
      for option in rule.options {
        page +=
          "| `\(option.name)` | \(cell(typeName(of: option))) | `\(cell("\(option.defaultValue)"))` | \(cell(option.summary)) |\n"
      }
    }
    for (index, example) in rule.examples.enumerated() {
      if let (before, after) = states(of: example) {
        page += "\n\(headingBefore(example))" + (example.summary.isEmpty ? "" : " " + prose(example.summary))
        page += "\n\n" + fenced(before)
        page += "\nAfter:\n\n" + fenced(after)
      } else {
        page += "\n\(prose(heading(of: example)))\n\n" + fenced(shown(example))
      }
      let found = foundLines(of: rule, example: index, catalogue: catalogue)
      if !found.isEmpty { page += "\n" + found.map { "- " + prose($0) }.joined(separator: "\n") + "\n" }
    }
    if let reason = rule.unexampled { page += "\nNo example fails: \(prose(reason))\n" }
  }
  return page
}

/// A source as a block of code that it cannot end.
private func fenced(_ source: String) -> String {
  let fence = String(repeating: "`", count: max(3, (source.split { $0 != "`" }.map(\.count).max() ?? 0) + 1))
  return "\(fence)\(source.contains(".json") ? "json" : "yaml")\n\(source)\n\(fence)\n"
}

private func anchor(_ id: RuleID) -> String { id.name.filter { $0 != "/" }.lowercased() }

/// Prose with code in backticks, for a paragraph: marks outside code are escaped.
private func prose(_ text: String) -> String {
  var result = ""
  var isCode = false
  for character in text {
    switch character {
    case "`": isCode.toggle()
    case "\\", "*", "_", "<", ">", "[", "]": if !isCode { result += "\\" }
    case "\n":
      result += " "
      continue
    default: break
    }
    result.append(character)
  }
  return result
}

private func cell(_ text: String) -> String {
  prose(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
}
