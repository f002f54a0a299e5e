public import TwinChanges
import TwinModel
import TwinOutput
public import TwinReaders
public import TwinSource

/// A change record of a package, read.
public struct ReadChangeRecord: Sendable {
  /// The package that it is of.
  public var package: String
  /// Its path below the package: `changes/capped-fans-1a2b3c4d.yaml`.
  public var name: String
  /// Its content.
  public var bytes: [UInt8]
  /// What it says; no record where the file is none.
  public var declarations: Declarations
  /// Whether its decision is the path of a file that there is in its workspace.
  public var decisionIsFile: Bool

  /// A record.
  public init(
    package: String, name: String, bytes: [UInt8], declarations: Declarations, decisionIsFile: Bool = false
  ) {
    self.package = package
    self.name = name
    self.bytes = bytes
    self.declarations = declarations
    self.decisionIsFile = decisionIsFile
  }

  /// What it says; nil where the file is no record.
  var record: ChangeRecordDeclaration? { declarations.changeRecord }

  func text(_ reference: Reference?) -> String { reference.map { declarations.symbols[$0.name] } ?? "" }
  func place(_ reference: Reference?) -> Place {
    declarations.place(reference?.range ?? record?.summary?.range ?? ByteRange(0, 0))
  }

  /// What changed, as a headline.
  public var summary: String { text(record?.summary) }
  /// Why it changed.
  public var why: String { text(record?.why) }
  /// The part of the version that its author believes it takes.
  public var bump: Bump { Bump(rawValue: text(record?.bump)) ?? .none }
  /// The decision behind it; empty where it names none.
  public var decision: String { text(record?.decision) }
  /// Whether who reads it finds the decision: a page of the web, or a file of the workspace.
  var linksDecision: Bool {
    guard !decisionIsFile else { return true }
    guard Link.external(decision) != nil, let mark = decision.firstRange(of: "://") else { return false }
    return decision[mark.upperBound...].first.map { $0 != "/" && $0 != "?" && $0 != "#" } ?? false
  }
  /// Who wrote it; empty where it does not say.
  public var author: String { text(record?.author) }
  /// Who approved it, without blanks.
  public var approvers: [String] { (record?.approvedBy ?? []).map { text($0) }.filter { !namesNobody($0) } }
  /// What those do who upgrade; empty where it does not say.
  public var migration: String { text(record?.migration) }

  /// Which changes it is about, as it says: the kind, the element, or both; nil where it does not say.
  public var covered: [(rule: String?, subject: String?)]? {
    record?.covers?.map { (rule: $0.rule.map { text($0) }, subject: $0.subject.map { text($0) }) }
  }

  /// Whether the file is a record.
  public var isRecord: Bool { record != nil }

  /// Whether its entry at `index` is about the change of the kind `rule` at `subject`.
  func entry(_ index: Int, isAbout rule: RuleID, _ subject: String) -> Bool {
    guard let entry = record?.covers?[index] else { return false }
    if let kind = entry.rule, text(kind) != rule.name {
      // A removal that was announced is of that kind as soon as the version is raised.
      guard rule.name == "compatibility/announced-removal", text(kind).hasSuffix("-removed") else { return false }
    }
    guard let element = entry.subject else { return true }
    let outer = text(element)
    guard subject.hasPrefix(outer) else { return false }
    let rest = subject.dropFirst(outer.count)
    return rest.isEmpty || rest.hasPrefix("/") || rest.hasPrefix(".")
  }

  /// Whether it says which changes it is about.
  var isSelective: Bool { record?.covers != nil }

  /// The entry that is about the change; nil where there is none.
  func firstEntry(about rule: RuleID, _ subject: String) -> Int? {
    (record?.covers ?? []).indices.first { entry($0, isAbout: rule, subject) }
  }

  /// Whether it covers a change that takes `bump` of the version.
  func covers(_ change: Finding, taking bump: Bump) -> Bool {
    record != nil && bump <= self.bump && (!isSelective || firstEntry(about: change.rule, change.subject) != nil)
  }
}

/// What is wrong with `records` by themselves: words that say nothing, and kinds of change that there are not.
public func findings(ofRecords records: [ReadChangeRecord], catalogue: Catalogue) -> [Finding] {
  var problems = ConfigurationFindings()
  for record in records {
    guard let declared = record.record else { continue }
    let words = [
      ("summary", declared.summary), ("why", declared.why), ("decision", declared.decision),
      ("author", declared.author), ("migration", declared.migration),
    ]
    for (key, reference) in words + declared.approvedBy.map({ ("approvedBy", $0) }) {
      guard let reference, isBlank(record.text(reference)) else { continue }
      problems.report(
        "change/invalid-record", "the record's `\(key)` is empty", at: record.place(reference),
        notes: ["say it in words, or leave out what need not be there"], subject: record.package)
    }
    for entry in declared.covers ?? [] {
      guard let rule = entry.rule else { continue }
      let id = RuleID(record.text(rule))
      guard catalogue.rule(id)?.impact == nil else { continue }
      problems.reportUnknown(
        "change/invalid-record", "there is no kind of change `\(id)`", id.name,
        among: catalogue.ruleIDs.map(\.name).filter { $0.hasPrefix("compatibility/") }, at: record.place(rule),
        otherwise: "reports of changes show it, such as `compatibility/maximum-lowered`", subject: record.package)
    }
  }
  return problems.findings
}
