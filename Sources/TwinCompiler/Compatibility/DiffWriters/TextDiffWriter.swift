import TwinChanges
import TwinOutput
import TwinSource

/// Writes a comparison for people at a terminal: what it takes, then the changes, the gravest first. Headlines and places
/// stand on a line of their own each, so that they can be searched for; everything else is wrapped.
struct TextDiffWriter {
  let content: DiffContent
  let usesColour: Bool
  let width: Int

  var text: String {
    let report = content.report
    var out = paint(neutralised(content.title), .plain, bold: true) + "\n"
    out += lines(content.counts.description, first: "", rest: "  ")
    if !content.entries.isEmpty {
      out += lines(content.bump.words, first: "", rest: "  ") + lines(content.protection, first: "", rest: "  ")
    }
    for notice in report.notices { out += lines(notice, first: "notice: ", rest: "  ") }
    var explained: Set<RuleID> = []
    for group in content.groups(content.listed) {
      out += "\n" + paint(group.title, group.severity.map { TerminalStyle($0) } ?? .plain, bold: true) + "\n"
      for package in group.packages {
        out += "\n" + paint(neutralised(package.name), .plain, bold: true) + "\n"
        for entry in package.entries {
          out += "\n" + text(of: entry, explains: explained.insert(entry.judged.finding.rule).inserted)
        }
      }
    }
    if let unlisted = content.unlisted { out += "\n" + lines(unlisted, first: "", rest: "  ") }
    return out
  }

  // MARK: - One change

  /// `explains` says whether the way out is said, which is the same for all changes of a kind.
  private func text(of entry: DiffEntry, explains: Bool) -> String {
    let (judged, change) = (entry.judged, entry.change)
    let colour = judged.severity.map { TerminalStyle($0) } ?? .plain
    var out = paint("\(entry.severityName)[\(neutralised(judged.finding.rule.name))]", colour, bold: true)
    out += paint(": " + neutralised(judged.finding.message), .plain, bold: true) + "\n"
    if let place = entry.place { out += "  \(paint("-->", .blue)) \(neutralised(place.description))\n" }
    if let place = entry.oldPlace {
      let label = entry.judged.finding.related.first?.label ?? ""
      out += "  \(paint(":::", .blue)) \(neutralised(place.description)) \(neutralised(label))\n"
    }
    out += detail(judged.impact.effects.sentence)
    if judged.impact.bump > .patch || content.report.showsAll { out += detail(judged.impact.terms) }
    for line in judged.advice { out += detail(line) }
    out += reach(change.reach)
    out += consequences(judged)
    if let announcement = change.announcement { out += detail(announcement) }
    if let hint = change.hint { out += detail(hint.sentence, label: "hint: ") }
    if explains, judged.severity ?? .note > .note, !judged.fix.isEmpty { out += detail(judged.fix, label: "fix: ") }
    for witness in entry.shownWitnesses { out += text(of: witness) }
    return out
  }

  private func reach(_ reach: Reach) -> String {
    guard content.report.showsAll, let counts = reach.counts else { return reach.sentence.map { detail($0) } ?? "" }
    return detail(counts) + reach.elements.map { "      \(neutralised($0))\n" }.joined()
  }

  private func consequences(_ judged: JudgedChange) -> String {
    let all = judged.flatConsequences
    guard !all.isEmpty else { return "" }
    let shown = content.report.showsAll ? all[...] : all.prefix(3)
    var out = detail("with it:")
    for consequence in shown {
      let margin = String(repeating: " ", count: 6 + 2 * min(consequence.depth, 8))
      out += lines(consequence.message, first: margin + "- ", rest: margin + "  ")
    }
    return shown.count < all.count ? out + "      - \(all.count - shown.count) more\n" : out
  }

  /// The document stands on lines of its own, unbroken, so that it can be copied.
  private func text(of witness: DiffWitness) -> String {
    let head = witness.form.isEmpty ? witness.audience : "\(witness.audience), \(witness.form)"
    let document = witness.text.split(separator: "\n").map { "      \(neutralised(String($0)))\n" }.joined()
    return detail(head + ":", label: "witness for ") + document
      + lines(witness.verdict, first: "      ", rest: "        ")
  }

  // MARK: - Lines

  /// A line beneath a headline.
  private func detail(_ text: String, label: String = "") -> String {
    "  " + paint("= ", .blue) + lines(text, first: label, rest: "      ", margin: 4)
  }

  /// `text` in lines of the width, the first behind `first`, the others behind `rest`. A word that is longer than a line
  /// is not broken. `margin` is what already stands on the first line.
  private func lines(_ text: String, first: String, rest: String, margin: Int = 0) -> String {
    var out = first
    var column = margin + columns(first)
    var isAtStart = true
    for word in neutralised(text).split(separator: " ", omittingEmptySubsequences: false) {
      let wide = columns(word)
      if !isAtStart, column + 1 + wide > width {
        out += "\n" + rest
        column = columns(rest)
        isAtStart = true
      }
      out += isAtStart ? "" : " "
      out += word
      column += wide + (isAtStart ? 0 : 1)
      isAtStart = false
    }
    return out + "\n"
  }

  private func columns(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + terminalColumns($1) }
  }

  private func paint(_ text: String, _ style: TerminalStyle, bold: Bool = false) -> String {
    usesColour ? style.painted(text, bold: bold) : text
  }
}
