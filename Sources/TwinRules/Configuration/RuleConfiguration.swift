public import TwinChanges
import TwinModel
public import TwinReaders
public import TwinSource

/// A rule as it stands for some files: with which severity and options, and why.
public struct RuleInForce: Sendable {
  /// The rule.
  public var rule: Rule
  /// The severity of its findings.
  public var severity: Severity
  /// Its options.
  public var options: Options
  /// What the rule's pack holds models to, for rules of a target profile.
  public var target: String?
  /// What decided it, in order: `pack recommended`, `gemel.yaml`, `override legacy/**`.
  public var reasons: [String]
  /// The files that it speaks about.
  public var scope: FileScope

  /// A rule that speaks about the files of `scope`.
  public init(
    rule: Rule, severity: Severity, options: Options, target: String? = nil, reasons: [String] = [], scope: FileScope
  ) {
    self.rule = rule
    self.severity = severity
    self.options = options
    self.target = target
    self.reasons = reasons
    self.scope = scope
  }
}

/// A rule that something was said about and that is out of force for some files, and why.
public struct RuleOutOfForce: Sendable {
  /// The rule.
  public var rule: Rule
  /// What decided it, in order; as `RuleInForce` has it.
  public var reasons: [String]
  /// Whether it is an override that took it out of force, so that it is in force for other files.
  public var isByPath: Bool
}

/// The rules of one workspace: its catalogue, packs, settings and overrides.
public struct RuleConfiguration: Sendable {
  /// Every rule that can be named.
  public private(set) var catalogue: Catalogue
  /// Packs in force, in order.
  public private(set) var packs: [Pack] = []
  /// Whom changes of its models must not harm.
  public private(set) var protection: Protection
  /// What is asked of changes of its packages.
  public private(set) var changePolicy: ChangePolicy
  /// Packages of it that must not change.
  public private(set) var freezes: [Freeze]
  private var settings: [RuleSetting] = []
  private var overrides: [(patterns: [(pattern: PathPattern, place: Place)], settings: [RuleSetting])] = []

  /// The configuration of `workspace`, whose manifest is `manifest`; without one, `recommended` is in force.
  ///
  /// `extraPacks` are named on the command line and come after the workspace's. What does not hold is a finding.
  public init(
    catalogue: Catalogue, manifest: Declarations?, extraPacks: [String] = [], findings: inout [Finding]
  ) {
    self.catalogue = catalogue
    var reader = SettingReader(catalogue: catalogue)
    let workspace = manifest?.workspace
    var names: [(name: String, place: Place)] = [("recommended", .none)]
    if let manifest, let declared = workspace?.packs {
      names = declared.map { (manifest.symbols[$0.name], manifest.place($0.range)) }
    }
    protection = reader.protection(ofWorkspace: manifest)
    changePolicy = ChangePolicy(manifest: manifest)
    freezes = reader.freezes(ofWorkspace: manifest)
    names += extraPacks.map { ($0, .none) }
    for (name, place) in names {
      guard catalogue.pack(name) != nil else {
        reader.problems.reportUnknown(
          "config/unknown-pack", "there is no pack `\(name)`", name, among: catalogue.packNames, at: place,
          otherwise: "there are " + catalogue.packNames.map { "`\($0)`" }.joined(separator: ", "), subject: name)
        continue
      }
      add(name, on: [])
    }
    if let manifest, let workspace {
      settings = reader.settings(workspace.rules, in: manifest)
      for override in workspace.overrides {
        overrides.append(
          (
            override.paths.map { (PathPattern(manifest.symbols[$0.name]), manifest.place($0.range)) },
            reader.settings(override.rules, in: manifest)
          ))
      }
    }
    findings += reader.problems.findings
  }

  /// Adds a pack after those that it extends; a circle ends where it closes.
  private mutating func add(_ name: String, on way: [String]) {
    guard !way.contains(name), let pack = catalogue.pack(name) else { return }
    // What a target profile extends becomes part of the profile.
    if pack.target == nil {
      for (extended, _) in pack.extends { add(extended, on: way + [name]) }
    }
    if !packs.contains(where: { $0.name == name }) { packs.append(pack) }
  }

  /// The settings of a target profile, those of what it extends first.
  private func settings(ofTarget pack: Pack, on way: [String]) -> [RuleSetting] {
    guard !way.contains(pack.name) else { return [] }
    let extended = pack.extends.compactMap { catalogue.pack($0.name) }
    return extended.flatMap { settings(ofTarget: $0, on: way + [pack.name]) } + pack.settings
  }

  // MARK: - What is in force

  private struct Key: Hashable {
    var rule: RuleID
    var target: String
  }

  private struct State {
    var severity: Severity?
    var options: Options
    var reasons: [String]
    /// Whether an override took it out of force.
    var isOffByPath = false

    mutating func apply(_ setting: RuleSetting, _ rule: Rule, _ reason: String) {
      switch setting.severity {
      case .off: severity = nil
      case .on(let severity): self.severity = severity
      case nil: severity = severity ?? rule.severity
      }
      options.values.merge(setting.options.values) { $1 }
      reasons.append(reason)
    }
  }

  /// The rules in force for `files`, with paths relative to the workspace, in order of their ids, then targets.
  public func rulesInForce(for files: [(id: FileID, path: String)]) -> [RuleInForce] {
    struct Outcome: Hashable {
      var key: Key
      var severity: Severity
      var options: Options
    }
    var scopes: [Outcome: (files: [FileID], reasons: [String])] = [:]
    for (matching, ids) in byOverrides(files) {
      for (key, state) in states(with: matching) {
        guard let severity = state.severity else { continue }
        scopes[Outcome(key: key, severity: severity, options: state.options), default: ([], state.reasons)].files += ids
      }
    }
    let inForce = scopes.compactMap { outcome, scope in
      catalogue.rule(outcome.key.rule).map { rule in
        RuleInForce(
          rule: rule, severity: outcome.severity, options: outcome.options,
          target: outcome.key.target.isEmpty ? nil : outcome.key.target, reasons: scope.reasons,
          scope: FileScope(scope.files))
      }
    }
    return inForce.sorted { a, b in
      if a.rule.id != b.rule.id { return a.rule.id < b.rule.id }
      if a.target != b.target { return a.target ?? "" < b.target ?? "" }
      return a.reasons.lexicographicallyPrecedes(b.reasons)
    }
  }

  /// The rules that something was said about and that are out of force for some of `files`, in order of their ids.
  public func rulesOutOfForce(for files: [(id: FileID, path: String)]) -> [RuleOutOfForce] {
    struct Outcome: Hashable {
      var rule: RuleID
      var reasons: [String]
      var isByPath: Bool
    }
    var outcomes: Set<Outcome> = []
    for (matching, _) in byOverrides(files) {
      for (key, state) in states(with: matching) where state.severity == nil {
        outcomes.insert(Outcome(rule: key.rule, reasons: state.reasons, isByPath: state.isOffByPath))
      }
    }
    let outOfForce = outcomes.compactMap { outcome in
      catalogue.rule(outcome.rule).map {
        RuleOutOfForce(rule: $0, reasons: outcome.reasons, isByPath: outcome.isByPath)
      }
    }
    return outOfForce.sorted {
      $0.rule.id == $1.rule.id ? $0.reasons.lexicographicallyPrecedes($1.reasons) : $0.rule.id < $1.rule.id
    }
  }

  /// `files` by the overrides that hold for them.
  private func byOverrides(_ files: [(id: FileID, path: String)]) -> [(matching: [Int], files: [FileID])] {
    var groups: [[Int]: [FileID]] = [:]
    for file in files {
      let matching = overrides.indices.filter { overrides[$0].patterns.contains { $0.pattern.matches(file.path) } }
      groups[matching, default: []].append(file.id)
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// The state of every rule that anything is said about, with the overrides at `matching` in force.
  private func states(with matching: [Int]) -> [Key: State] {
    var states: [Key: State] = [:]
    func apply(_ setting: RuleSetting, target: String, reason: String) {
      guard let rule = catalogue.rule(setting.rule) else { return }
      let key = Key(rule: rule.id, target: target)
      states[key, default: State(severity: nil, options: rule.defaults, reasons: [])].apply(setting, rule, reason)
    }
    // What a workspace says of a rule holds for it under every target.
    func applyToAll(_ setting: RuleSetting, reason: String) {
      let targets = states.keys.filter { $0.rule == setting.rule }.map(\.target)
      for target in targets.isEmpty ? [""] : targets { apply(setting, target: target, reason: reason) }
    }
    for rule in catalogue.ownRules where rule.status != .removed && rule.check != nil {
      // The workspace's own rules need no pack; those that replace a shipped one follow the packs.
      guard !isReplacement(rule) else { continue }
      states[Key(rule: rule.id, target: "")] = State(
        severity: rule.severity, options: rule.defaults, reasons: ["own rule"])
    }
    for pack in packs {
      let all = pack.target == nil ? pack.settings : settings(ofTarget: pack, on: [])
      for setting in all { apply(setting, target: pack.target ?? "", reason: "pack \(pack.name)") }
    }
    for setting in settings { applyToAll(setting, reason: "gemel.yaml") }
    let before = states
    for index in matching {
      let pattern = overrides[index].patterns.map(\.pattern.source).joined(separator: ", ")
      for setting in overrides[index].settings { applyToAll(setting, reason: "override \(pattern)") }
    }
    for key in matching.isEmpty ? [] : Array(states.keys) where states[key]?.severity == nil {
      states[key]?.isOffByPath = before[key]?.severity != nil
    }
    return states
  }

  private func isReplacement(_ rule: Rule) -> Bool { catalogue.isShipped(rule.id) }

  /// The rule `id` as it stands for the workspace as a whole; nil when it is out of force.
  public func inForce(_ id: RuleID) -> (severity: Severity, options: Options)? {
    let state = states(with: []).first { $0.key.rule == id }?.value
    return state.flatMap { state in state.severity.map { ($0, state.options) } }
  }

  /// Protects those whom `words` name, audiences or one preset, in place of what the workspace says. Why it cannot, where a word
  /// means nothing or a preset does not stand alone; nil otherwise.
  public mutating func protect(_ words: [String]) -> String? {
    if words.count == 1, let preset = catalogue.pack(words[0])?.protection {
      protection = preset
      return nil
    }
    var audiences: Audiences = []
    for word in words {
      if let audience = Audiences(word: word) {
        audiences.insert(audience)
      } else if catalogue.pack(word)?.protection != nil {
        return "the preset `\(word)` stands alone: name one preset, or audiences"
      } else {
        let known = Audiences.words + catalogue.packs.filter { $0.protection != nil }.map(\.name)
        return "there is no audience or preset `\(word)`; there are " + known.map { "`\($0)`" }.joined(separator: ", ")
      }
    }
    protection = Protection(audiences: audiences)
    return nil
  }

  /// How much a change with `effects`, of the kind that the rule `id` is about, matters in the file at `path`, relative to the
  /// workspace: what the workspace says of the rule, else what its preset says, else what its protection makes of the effects. Nil where
  /// the rule is off.
  public func severity(of id: RuleID, _ effects: Effects, at path: String?) -> Severity? {
    var said = (protection.settings + settings).last { $0.rule == id }?.severity
    if let path {
      for override in overrides where override.patterns.contains(where: { $0.pattern.matches(path) }) {
        said = override.settings.last { $0.rule == id }?.severity ?? said
      }
    }
    return severity(said, effects)
  }

  /// How much such a change matters by what the policy protects alone, whatever `rules` and overrides say of its rule; nil where its preset
  /// leaves it out.
  public func harm(of id: RuleID, _ effects: Effects) -> Severity? {
    severity(protection.settings.last { $0.rule == id }?.severity, effects)
  }

  private func severity(_ said: SettingSeverity?, _ effects: Effects) -> Severity? {
    switch said {
    case .off: nil
    case .on(let severity): severity
    case nil: protection.severity(of: effects)
    }
  }

  /// Findings for override patterns that hold none of `paths`: they are misspelt, or what they were for is gone.
  public func unmatchedPatterns(_ paths: [String]) -> [Finding] {
    var problems = ConfigurationFindings()
    for (pattern, place) in overrides.flatMap(\.patterns)
    where !paths.contains(where: { pattern.matches($0) }) {
      problems.report(
        "config/unmatched-path", "no file of the workspace matches `\(pattern.source)`", at: place, severity: .warning,
        notes: ["paths are relative to the workspace; `**` stands for any directories"])
    }
    return problems.findings
  }
}
