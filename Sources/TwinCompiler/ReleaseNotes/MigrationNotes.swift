import TwinChanges
import TwinModel
public import TwinOutput
public import TwinRegistry
import TwinRules
import TwinSource

/// What those do who go from one model to another: change by change, for each audience. Changes that ask nothing of anybody are
/// not told.
public struct MigrationNotes: Sendable {
  /// The name of the file in a release.
  public static let file = "MIGRATION.md"

  /// How many elements that a change reaches are named.
  private static let reachLimit = 20
  /// Bytes of what a change record says beyond which the sections of its other changes do not say it again.
  private static let longestRepetition = 1_000

  /// What is upgraded: "com.example.hvac".
  public var subject: String?
  /// What people call the old model; nil where there is none.
  public var old: String?
  /// What people call the new one.
  public var new: String
  /// All changes.
  public var changes: [ReleasedChange]
  /// The change records that cover some.
  public var records: [ReleasedRecord]
  /// What the names of what changed lead to; nil in files.
  var resolve: NameResolver?

  /// Notes about `changes`.
  public init(
    subject: String? = nil, from old: String?, to new: String, changes: [ReleasedChange],
    records: [ReleasedRecord] = []
  ) {
    self.subject = subject
    self.old = old
    self.new = new
    self.changes = changes
    self.records = records
  }

  /// The notes of a release.
  public init(of changes: ReleaseChanges) {
    self.init(
      subject: changes.release.package.text, from: changes.previous?.version.description,
      to: changes.release.version.description, changes: changes.changes, records: changes.records)
  }

  /// The notes of a comparison.
  public init(of report: DiffReport) {
    self.init(from: report.old, to: report.new, changes: report.comparison.changes.map { ReleasedChange($0) })
  }

  /// The file. The same changes give the same bytes.
  public var bytes: [UInt8] { withoutLogCommands(printMarkdown(blocks), escape: "&#35;") }

  // MARK: - Blocks

  /// The changes that ask something of somebody, the gravest first, otherwise as they come; what is deprecated last.
  private var asking: [ReleasedChange] {
    let found = changes.filter { !$0.impact.effects.audiences(atLeast: .conditional).isEmpty }
    return [Effect.silent, .breaks, .conditional].flatMap { worst in
      found.filter { change in change.impact.effects.byAudience.map(\.effect).max() == worst }
    } + changes.filter(isOnlyFarewell)
  }

  /// Whether nothing breaks by `change`, and those who use its element have to move all the same.
  private func isOnlyFarewell(_ change: ReleasedChange) -> Bool {
    change.isFarewell && change.impact.effects.audiences(atLeast: .conditional).isEmpty
  }

  private var blocks: [MarkdownBlock] {
    var title: [MarkdownSpan] = [.text("Migration")]
    if let subject { title += [.text(" of "), .code(subject)] }
    if let old { title += [.text(" from "), .code(old)] }
    title += [.text(" to "), .code(new)]
    return [.heading(1, title, anchor: nil)] + body
  }

  /// What the notes say below their heading: a section for each change that asks something of somebody.
  public var body: [MarkdownBlock] {
    guard old != nil else {
      return [.paragraph([.text("This is the first release: there is nothing to migrate.")])]
    }
    let asking = asking
    guard !asking.isEmpty else {
      let what =
        changes.isEmpty ? "Nothing changed" : "None of the \(counted(changes.count, "change")) asks anything of anybody"
      return [.paragraph([.text(what + ": there is nothing to do.")])]
    }
    let formerNames = FormerNames(in: changes)
    let written = records.reduce(into: [String: ReleasedRecord]()) { $0[$1.name] = $0[$1.name] ?? $1 }
    var told: Set<String> = []
    return [.paragraph([.text(overview(asking))])]
      + (asking.allSatisfy(isOnlyFarewell) ? [] : [audiences(asking)])
      + asking.flatMap { change in
        let record = change.record.flatMap { written[$0] }
        let isRepeated = record.map { !told.insert($0.name).inserted } ?? false
        return section(change, record.map { reason($0, isRepeated: isRepeated) } ?? [], formerNames)
      }
  }

  private func overview(_ asking: [ReleasedChange]) -> String {
    let count = asking.count
    let start = "\(count) of \(counted(changes.count, "change")) \(count == 1 ? "asks" : "ask") something of somebody."
    let leaving = asking.count(where: isOnlyFarewell)
    let last = " What is deprecated still works: those who use it move before it goes."
    if leaving == count { return start + last }
    return start
      + " What breaks unseen comes first: no error shows where it was forgotten, since the old still parses and means something"
      + " else. Then comes what breaks, then what may: that depends on what you do with the model."
      + (leaving > 0 ? last : "")
  }

  /// Who has to look at how many changes.
  private func audiences(_ asking: [ReleasedChange]) -> MarkdownBlock {
    let rows = MigrationAudience.allCases.map { audience -> [[[MarkdownSpan]]] in
      let effects = asking.map { $0.impact.effects[audience.members] }
      let counts = [Effect.silent, .breaks, .conditional].map { effect in
        let count = effects.count { $0 == effect }
        return [[MarkdownSpan.text(count == 0 ? "–" : "\(count)")]]
      }
      return [[[.strong(audience.title), .text(": " + audience.description)]]] + counts
    }
    return .table(columns: ["Who", "Breaks unseen", "Breaks", "May break"], rows: rows)
  }

  /// Why and how, as `record` says; where that is long, once.
  private func reason(_ record: ReleasedRecord, isRepeated: Bool) -> [MarkdownBlock] {
    if isRepeated, record.why.utf8.count + (record.migration?.utf8.count ?? 0) > Self.longestRepetition {
      return [.quote([[.strong(record.summary), .text(": as above.")]])]
    }
    let why = [MarkdownSpan.strong(record.summary), .text(": ")] + markdownLines(record.why)
    return [.quote([why] + [record.migration.map(markdownLines)].compactMap(\.self))]
  }

  private func section(
    _ change: ReleasedChange, _ reason: [MarkdownBlock], _ formerNames: FormerNames
  ) -> [MarkdownBlock] {
    let element = change.element
    var blocks: [MarkdownBlock] = [
      .heading(2, markdownSpans(element, of: sentence(element.message), resolve), anchor: nil)
    ]
    let rule = ShippedRules.catalogue.rule(element.kind.rule)
    if let rule { blocks.append(.paragraph(markdownSpans(rule.rationale))) }
    blocks += reason
    let steps = MigrationSteps(change, formerNames: formerNames)
    var lines: [[MarkdownSpan]] = steps.asked.map { audience in
      let effect = change.impact.effects[audience.members]
      return [.strong(audience.title), .text(" (\(effect.words)): ")]
        + markdownSpans(element, of: steps.step(audience), resolve)
    }
    if let order = change.impact.upgrade.words { lines.append([.emphasis("Order"), .text(": \(order).")]) }
    if let data = change.impact.migration.words { lines.append([.emphasis("Data"), .text(": \(data).")]) }
    if change.isFarewell {
      let words = change.advice.isEmpty ? [steps.farewell] : change.advice
      lines += words.map { [.emphasis("To do"), .text(": ")] + markdownSpans(element, of: $0, resolve) }
    } else {
      lines += change.advice.map { [.emphasis("Note"), .text(": ")] + markdownSpans(element, of: $0, resolve) }
    }
    blocks.append(.list(lines))
    return blocks + reach(change)
  }

  /// What it reaches, and what follows from it.
  private func reach(_ change: ReleasedChange) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    if let counts = change.reach.counts {
      let names = change.reach.elements
      var spans: [MarkdownSpan] = [.text(sentence(counts) + ": ")]
      for (index, name) in names.prefix(Self.reachLimit).enumerated() {
        spans += (index == 0 ? [] : [.text(", ")]) + [.code(name)]
      }
      let more = names.count - Self.reachLimit
      spans.append(.text(more > 0 ? " and \(more) more." : "."))
      blocks.append(.paragraph(spans))
    }
    let consequences = flat(change.consequences)
    if !consequences.isEmpty {
      let more = consequences.count - Self.reachLimit
      blocks.append(.paragraph([.text("With it:")]))
      blocks.append(
        .list(
          consequences.prefix(Self.reachLimit).map { markdownSpans($0.element, resolve) }
            + (more > 0 ? [[.text("\(more) more")]] : [])))
    }
    return blocks
  }

  private func flat(_ consequences: [ReleasedConsequence]) -> [ReleasedConsequence] {
    var result: [ReleasedConsequence] = []
    var stack = Array(consequences.reversed())
    while let next = stack.popLast() {
      result.append(next)
      stack += next.consequences.reversed()
    }
    return result
  }

  /// `text` as a sentence begins.
  private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// An audience, to be spoken to.
enum MigrationAudience: CaseIterable {
  case producers, readers, graph, callers, code, models

  var members: Audiences {
    switch self {
    case .producers: .producers
    case .readers: .readers
    case .graph: .graph
    case .callers: .callers
    case .code: .code
    case .models: .models
    }
  }

  var title: String {
    switch self {
    case .producers: "Producers"
    case .readers: "Readers"
    case .graph: "Graph"
    case .callers: "Callers"
    case .code: "Code"
    case .models: "Models"
    }
  }

  /// Who it is.
  var description: String {
    switch self {
    case .producers: "devices and pipelines that write data"
    case .readers: "dashboards, analyses and saved queries"
    case .graph: "those who look after stored twins and links"
    case .callers: "clients that call commands and set writable properties"
    case .code: "source code, generated or written against the model"
    case .models: "packages that extend, compose, target or name what changed"
    }
  }
}

extension Effect {
  /// As it stands behind an audience.
  fileprivate var words: String {
    switch self {
    case .safe: "safe"
    case .conditional: "may break"
    case .breaks: "breaks"
    case .silent: "breaks unseen"
    }
  }
}
