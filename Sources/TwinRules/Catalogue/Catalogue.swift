import TwinModel
public import TwinReaders
public import TwinSource

/// All rules and packs that a workspace can name: those that come with the tool, and its own.
///
/// What comes with the tool is read when it is first asked for: a check needs a quarter of it.
public struct Catalogue: Sendable {
  /// Rules by id, replaced ones left out.
  private var rulesByID: [RuleID: Entry<Rule>] = [:]
  /// Present ids by earlier ones.
  private var renamed: [RuleID: RuleID] = [:]
  private var packsByName: [String: Entry<Pack>] = [:]
  /// Ids of own rules that cannot stand, which has been told.
  private var refusedIDs: Set<RuleID> = []
  private var shippedIDs: Set<RuleID> = []
  private let unread: UnreadCatalogue?

  /// A rule or a pack, or its number among those that have not been read.
  private enum Entry<Value: Sendable>: Sendable {
    case read(Value)
    case unread(Int)
  }

  /// A catalogue of the rule files and pack files that come with the tool; they are held to the same checks as a
  /// workspace's, and tests hold them to have no findings.
  public init(rules: [Declarations], packs: [Declarations], findings: inout [Finding]) {
    unread = nil
    add(rules: rules, isShipped: true, &findings)
    add(packs: packs, isShipped: true, &findings)
    shippedIDs = Set(rulesByID.keys)
  }

  /// A catalogue of what comes with the tool, none of it read.
  public init(unread: UnreadCatalogue) {
    self.unread = unread
    for (number, rule) in unread.rules.enumerated() {
      rulesByID[rule.id] = .unread(number)
      for alias in rule.aliases { renamed[alias] = rule.id }
    }
    for (number, pack) in unread.packs.enumerated() { packsByName[pack] = .unread(number) }
    shippedIDs = Set(rulesByID.keys)
  }

  /// Whether a rule of that id came with the tool, replaced or not.
  public func isShipped(_ id: RuleID) -> Bool { shippedIDs.contains(id) }

  /// Whether a rule of that id was declared and cannot stand.
  func isRefused(_ id: RuleID) -> Bool { refusedIDs.contains(id) }

  /// Adds a workspace's own rules and packs. One that has the id of a shipped rule stands in its stead.
  public mutating func add(rules: [Declarations], packs: [Declarations], findings: inout [Finding]) {
    add(rules: rules, isShipped: false, &findings)
    add(packs: packs, isShipped: false, &findings)
  }

  /// Ids of all rules, in order.
  public var ruleIDs: [RuleID] { rulesByID.keys.sorted() }

  /// All rules in order of their ids; all are read.
  public var rules: [Rule] { ruleIDs.compactMap { rulesByID[$0].flatMap(read) } }

  /// Rules of the workspace, in order of their ids.
  public var ownRules: [Rule] {
    rulesByID.values.compactMap { if case .read(let rule) = $0, !rule.isShipped { rule } else { nil } }
      .sorted { $0.id < $1.id }
  }

  /// All packs in order of their names; all are read.
  public var packs: [Pack] { packNames.compactMap(pack) }

  /// Names of all packs, in order.
  public var packNames: [String] { packsByName.keys.sorted() }

  /// The rule called `id`, now or earlier.
  public func rule(_ id: RuleID) -> Rule? {
    (rulesByID[id] ?? renamed[id].flatMap { rulesByID[$0] }).flatMap(read)
  }

  /// The pack called `name`.
  public func pack(_ name: String) -> Pack? {
    switch packsByName[name] {
    case .read(let pack): pack
    case .unread(let number): unread?.pack(number)
    case nil: nil
    }
  }

  private func read(_ entry: Entry<Rule>) -> Rule? {
    switch entry {
    case .read(let rule): rule
    case .unread(let number): unread?.rule(number)
    }
  }

  private mutating func add(rules declared: [Declarations], isShipped: Bool, _ findings: inout [Finding]) {
    var loader = RuleLoader(checks: builtInChecksByName, isShipped: isShipped)
    for file in declared {
      guard let declaration = file.rule else { continue }
      let id = RuleID(file.symbols[declaration.id.name])
      let earlier = rulesByID[id].flatMap(read)
      if let earlier, earlier.isShipped == isShipped {
        loader.problems.report(
          "config/duplicate-rule", "the rule `\(id)` is declared twice", at: file.place(declaration.id.range),
          related: [RelatedPlace(earlier.place, "first declared here")], subject: id.name)
        continue
      }
      guard let rule = loader.rule(file, replacing: earlier) else {
        refusedIDs.insert(id)
        continue
      }
      rulesByID[id] = .read(rule)
      for alias in rule.aliases { renamed[alias] = id }
    }
    findings += loader.problems.findings
  }

  private mutating func add(packs declared: [Declarations], isShipped: Bool, _ findings: inout [Finding]) {
    var reader = SettingReader(catalogue: self)
    var added: [Pack] = []
    for file in declared {
      guard let pack = reader.pack(file, isShipped: isShipped) else { continue }
      if let earlier = self.pack(pack.name) {
        reader.problems.report(
          "config/duplicate-pack", "the pack `\(pack.name)` is declared twice", at: pack.place,
          related: earlier.place.isNone ? [] : [RelatedPlace(earlier.place, "first declared here")],
          notes: earlier.isShipped ? ["a pack of that name comes with the tool"] : [], subject: pack.name)
        continue
      }
      packsByName[pack.name] = .read(pack)
      added.append(pack)
    }
    for pack in added.sorted(by: { $0.name < $1.name }) {
      for (name, place) in pack.extends where packsByName[name] == nil {
        reader.problems.reportUnknown(
          "config/unknown-pack", "there is no pack `\(name)`", name, among: packNames, at: place, subject: pack.name)
      }
    }
    findings += reader.problems.findings
  }
}
