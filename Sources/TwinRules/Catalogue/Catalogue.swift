import TwinModel
public import TwinReaders
public import TwinSource

/// All rules and packs that a workspace can name: those that come with the tool, and its own.
public struct Catalogue: Sendable {
  /// Rules in order of their ids.
  public private(set) var rules: [Rule] = []
  /// Packs in order of their names.
  public private(set) var packs: [Pack] = []
  /// Positions in `rules` by id, earlier ids included.
  private var positions: [RuleID: Int] = [:]
  private let checks: [String: Check]
  private var shippedIDs: Set<RuleID> = []
  /// Ids of rules that are declared and cannot stand, which a finding of its own says.
  private var refusedIDs: Set<RuleID> = []

  /// A catalogue of the rule files and pack files that come with the tool; they are held to the same checks as a
  /// workspace's, and tests hold them to have no findings.
  public init(rules: [Declarations], packs: [Declarations], findings: inout [Finding]) {
    checks = builtInChecksByName
    add(rules: rules, isShipped: true, &findings)
    add(packs: packs, isShipped: true, &findings)
    shippedIDs = Set(self.rules.map(\.id))
  }

  /// Whether a rule of that id came with the tool, replaced or not.
  public func isShipped(_ id: RuleID) -> Bool { shippedIDs.contains(id) }

  /// Whether a rule of that id is declared and cannot stand, so that it is no slip to name it.
  func isRefused(_ id: RuleID) -> Bool { refusedIDs.contains(id) }

  /// Adds a workspace's own rules and packs. One that has the id of a shipped rule stands in its stead.
  public mutating func add(rules: [Declarations], packs: [Declarations], findings: inout [Finding]) {
    add(rules: rules, isShipped: false, &findings)
    add(packs: packs, isShipped: false, &findings)
  }

  /// The rule called `id`, now or earlier.
  public func rule(_ id: RuleID) -> Rule? { positions[id].map { rules[$0] } }

  /// The pack called `name`.
  public func pack(_ name: String) -> Pack? { packs.first { $0.name == name } }

  private mutating func add(rules declared: [Declarations], isShipped: Bool, _ findings: inout [Finding]) {
    var loader = RuleLoader(checks: checks, isShipped: isShipped)
    var all = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    for file in declared {
      guard let declaration = file.rule else { continue }
      let id = RuleID(file.symbols[declaration.id.name])
      let earlier = all[id]
      if let earlier, earlier.isShipped == isShipped {
        loader.problems.report(
          "config/duplicate-rule", "the rule `\(id)` is declared twice", at: file.place(declaration.id.range),
          related: [RelatedPlace(earlier.place, "first declared here")], subject: id.name)
        continue
      }
      if let rule = loader.rule(file, replacing: earlier) { all[id] = rule } else { refusedIDs.insert(id) }
    }
    rules = all.values.sorted { $0.id < $1.id }
    positions = [:]
    for (index, rule) in rules.enumerated() {
      for alias in rule.aliases where all[alias] == nil { positions[alias] = index }
    }
    for (index, rule) in rules.enumerated() { positions[rule.id] = index }
    findings += loader.problems.findings
  }

  private mutating func add(packs declared: [Declarations], isShipped: Bool, _ findings: inout [Finding]) {
    var reader = SettingReader(catalogue: self)
    var all = Dictionary(packs.map { ($0.name, $0) }) { first, _ in first }
    for file in declared {
      guard let declaration = file.pack else { continue }
      let name = file.symbols[declaration.id.name]
      let place = file.place(declaration.id.range)
      if let earlier = all[name] {
        reader.problems.report(
          "config/duplicate-pack", "the pack `\(name)` is declared twice", at: place,
          related: earlier.place.isNone ? [] : [RelatedPlace(earlier.place, "first declared here")],
          notes: earlier.isShipped ? ["a pack of that name comes with the tool"] : [], subject: name)
        continue
      }
      all[name] = Pack(
        name: name, summary: file.symbols[declaration.summary], target: declaration.target.map { file.symbols[$0] },
        extends: declaration.extends.map { (file.symbols[$0.name], file.place($0.range)) },
        settings: reader.settings(declaration.rules, in: file), isShipped: isShipped, place: place)
    }
    packs = all.values.sorted { $0.name < $1.name }
    for pack in packs where pack.isShipped == isShipped {
      for (name, place) in pack.extends where all[name] == nil {
        reader.problems.reportUnknown(
          "config/unknown-pack", "there is no pack `\(name)`", name, among: packs.map(\.name), at: place,
          subject: pack.name)
      }
    }
    findings += reader.problems.findings
  }
}
