public import TwinModel
public import TwinSource

/// An option with a value, as a rule, a pack or a workspace writes it.
public struct OptionDeclaration: Sendable {
  /// The option's name.
  public var name: Reference
  /// The value, or, in a rule file, the default.
  public var value: LiteralDeclaration?
  /// In a rule file that spells the option out: the word for its type.
  public var type: Reference?
  /// Words that may be its value.
  public var words: [Symbol] = []
  /// What it is for.
  public var summary: Symbol?
}

/// What a pack or a workspace says about one rule.
public struct RuleSettingDeclaration: Sendable {
  /// The rule's id.
  public var rule: Reference
  /// `off`, `note`, `warning` or `error`, where said.
  public var severity: Reference?
  /// Options that differ from the rule's own.
  public var options: [OptionDeclaration] = []
}

/// Settings for some paths of a workspace.
public struct OverrideDeclaration: Sendable {
  /// Patterns over paths relative to the workspace.
  public var paths: [Reference] = []
  /// What holds there.
  public var rules: [RuleSettingDeclaration] = []
}

/// One example of a rule.
public struct RuleExampleDeclaration: Sendable {
  /// Whether it is one that the rule finds fault with.
  public var fails: Bool
  /// What it shows, where said.
  public var summary: Symbol?
  /// The marked sources; nil where the bytes are given instead.
  public var source: Symbol?
  /// The sources before, where the example is of a kind of change; `source` has those after it.
  public var former: Symbol?
  /// The bytes of a file in base64, where YAML text cannot hold them.
  public var bytes: Symbol?
  /// Ids of the rules that `bytes` break.
  public var expected: [Symbol] = []
  /// Options of the rule for this example.
  public var options: [OptionDeclaration] = []
  /// Where it stands.
  public var range: ByteRange
}

/// What a rule file says about a kind of change: words, each where it stands.
public struct ImpactDeclaration: Sendable {
  /// Effects by audience, in the order in which audiences are always named.
  public var effects = [Reference?](repeating: nil, count: 6)
  /// The part of the version that it takes.
  public var bump: Reference?
  /// Who goes first.
  public var upgrade: Reference?
  /// What it takes to bring data along.
  public var migration: Reference?
  /// The kind of change that undoes it.
  public var mirror: Reference?
}

/// A rule file.
public struct RuleDeclaration: Sendable {
  /// The rule's id.
  public var id: Reference
  /// Headline.
  public var summary: Symbol = .empty
  /// Why it matters.
  public var rationale: Symbol = .empty
  /// `note`, `warning` or `error`.
  public var severity: Severity = .warning
  /// The version of the tool, or of the workspace's own catalogue, that brought it.
  public var since: Symbol = .empty
  /// How settled it is: a word.
  public var status: Reference?
  /// Earlier ids.
  public var aliases: [Reference] = []
  /// The check primitive; nil for what reading and resolving find.
  public var check: Reference?
  /// Kinds of elements it is about.
  public var select: [Reference] = []
  /// Condition and requirement of an expression rule.
  public var when: Reference?
  /// Requirement of an expression rule.
  public var require: Reference?
  /// Options.
  public var options: [OptionDeclaration] = []
  /// What a change means, where the rule is of a kind of change.
  public var impact: ImpactDeclaration?
  /// Template of the message.
  public var message: Reference?
  /// Templates of the notes.
  public var notes: [Reference] = []
  /// The way out, in words.
  public var fix: Symbol = .empty
  /// Examples.
  public var examples: [RuleExampleDeclaration] = []
  /// Why there is no example that fails.
  public var unexampled: Symbol?
}

/// A pack file: a named set of rules with severities and options.
public struct PackDeclaration: Sendable {
  /// The pack's name.
  public var id: Reference
  /// Headline.
  public var summary: Symbol = .empty
  /// The service or format whose limits the pack knows, for target profiles.
  public var target: Symbol?
  /// Packs whose rules it takes over.
  public var extends: [Reference] = []
  /// Audiences that changes must not harm, for presets.
  public var protect: [Reference] = []
  /// The least effect on them that fails: a word.
  public var effect: Reference?
  /// Its rules.
  public var rules: [RuleSettingDeclaration] = []
}

/// One entry of a file of waivers.
public struct WaiverDeclaration: Sendable {
  /// Fingerprint of the finding.
  public var finding: Reference
  /// The rule that found it.
  public var rule: Reference?
  /// The element it is about.
  public var subject: Reference?
  /// Why it is accepted.
  public var reason: Reference?
  /// Who answers for it.
  public var owner: Reference?
  /// Who approved it.
  public var approver: Reference?
  /// The last day on which it holds.
  public var expires: Reference?
  /// The whole entry.
  public var range: ByteRange
}
