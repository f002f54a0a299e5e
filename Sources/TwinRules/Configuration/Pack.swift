import TwinModel
import TwinReaders
public import TwinSource

/// What a pack, a workspace or the command line says about one rule.
public struct RuleSetting: Sendable {
  /// The rule, by its present id.
  public var rule: RuleID
  /// The severity of its findings where said.
  public var severity: SettingSeverity?
  /// Options that differ.
  public var options: Options
  /// Where it stands.
  public var place: Place
}

/// The severity of a rule, or that it is out of force.
public enum SettingSeverity: Hashable, Sendable {
  case off
  case on(Severity)

  /// Reads `off`, `note`, `warning`, `error`.
  init?(_ word: String) {
    if word == "off" {
      self = .off
    } else if let severity = Severity.allCases.first(where: { $0.name == word }) {
      self = .on(severity)
    } else {
      return nil
    }
  }
}

/// A named set of rules with severities and options.
public struct Pack: Sendable {
  /// Its name.
  public var name: String
  /// What it is for, as a headline.
  public var summary: String
  /// The service or format whose limits it holds models to; nil for packs of policy.
  public var target: String?
  /// Packs whose rules it takes over, with the places of their names.
  public var extends: [(name: String, place: Place)]
  /// Its own rules.
  public var settings: [RuleSetting]
  /// What changes of models must not harm, where the pack is a preset for that.
  public var protection: Protection?
  /// Whether it came with the tool.
  public var isShipped: Bool
  /// Where its name stands.
  public var place: Place
}

/// Reads settings, each held to the rule that it names.
struct SettingReader {
  let catalogue: Catalogue
  var problems = ConfigurationFindings()

  /// The pack that a file declares; nil where it declares none.
  mutating func pack(_ file: Declarations, isShipped: Bool) -> Pack? {
    guard let declaration = file.pack else { return nil }
    let settings = settings(declaration.rules, in: file)
    return Pack(
      name: file.symbols[declaration.id.name], summary: file.symbols[declaration.summary],
      target: declaration.target.map { file.symbols[$0] },
      extends: declaration.extends.map { (file.symbols[$0.name], file.place($0.range)) },
      settings: settings, protection: protection(declaration, settings, in: file), isShipped: isShipped,
      place: file.place(declaration.id.range))
  }

  mutating func settings(_ declared: [RuleSettingDeclaration], in file: Declarations) -> [RuleSetting] {
    declared.compactMap { setting($0, in: file) }
  }

  private mutating func setting(_ declared: RuleSettingDeclaration, in file: Declarations) -> RuleSetting? {
    let id = RuleID(file.symbols[declared.rule.name])
    let place = file.place(declared.rule.range)
    guard let rule = catalogue.rule(id) else {
      if catalogue.isRefused(id) { return nil }
      problems.reportUnknown(
        "config/unknown-rule", "there is no rule `\(id)`", id.name, among: catalogue.ruleIDs.map(\.name), at: place,
        otherwise: "`gemel rules --all` lists them", subject: id.name)
      return nil
    }
    if rule.id != id {
      problems.report(
        "config/renamed-rule", "`\(id)` is called `\(rule.id)` now", at: place, severity: .warning,
        notes: ["both names work"],
        subject: id.name)
    }
    if rule.status == .removed {
      problems.report(
        "config/removed-rule", "the rule `\(id)` is gone", at: place, severity: .warning, subject: id.name)
      return nil
    }
    let severity = declared.severity.flatMap { SettingSeverity(file.symbols[$0.name]) }
    if rule.isAlwaysInForce {
      problems.report(
        "config/fixed-rule", "`\(id)` is found \(occasion(of: rule)), so that it cannot be set", at: place,
        notes: ["only rules with a check can be turned on and off"], subject: id.name)
      return nil
    }
    var reader = OptionReader(declarations: file)
    var options = Options()
    for declaration in declared.options {
      let name = file.symbols[declaration.name.name]
      guard let option = rule.options.first(where: { $0.name == name }) else {
        problems.reportUnknown(
          "config/unknown-option", "`\(rule.id)` has no option `\(name)`", name, among: rule.options.map(\.name),
          at: file.place(declaration.name.range), otherwise: optionList(rule.options.map(\.name)), subject: id.name)
        continue
      }
      if let literal = declaration.value {
        options.values[name] = reader.value(literal, option.type, words: option.words, option: name, rule: rule.id)
      }
    }
    problems.findings += reader.problems.findings
    return RuleSetting(rule: rule.id, severity: severity, options: options, place: place)
  }

  /// When a rule without a check finds what it finds.
  private func occasion(of rule: Rule) -> String {
    switch rule.pass {
    case "config": "while the configuration is read"
    case "waiver": "while waivers are held against findings"
    case "change": "while changes are held to the policy over them"
    default: "on the way to the model"
    }
  }
}
