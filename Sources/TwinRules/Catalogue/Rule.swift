public import TwinChanges
public import TwinSource

/// How settled a rule is.
public enum RuleStatus: String, Sendable, CaseIterable {
  /// May still change, and is in no pack but those that say so.
  case preview
  case stable
  /// On its way out.
  case deprecated
  /// Gone; its id is not given to another.
  case removed
}

/// A rule of the catalogue: what is checked, how much it matters, why, with examples that are its tests.
public struct Rule: Sendable {
  /// Its id.
  public var id: RuleID
  /// Headline: sentence case, no final period.
  public var summary: String
  /// Why it matters, and to whom.
  public var rationale: String
  /// How much a finding matters where no pack or workspace says otherwise.
  public var severity: Severity
  /// The version that brought it.
  public var since: String
  /// How settled it is.
  public var status: RuleStatus
  /// Earlier ids.
  public var aliases: [RuleID]
  /// Name of the check that it makes of the model; nil for what reading, resolving and configuring find.
  public var check: String?
  /// Kinds of elements that it looks at.
  public var selection: ElementKinds
  /// Its options, in the order written.
  public var options: [RuleOption]
  /// What a change of this kind means; nil for what is found in one model.
  public var impact: Impact?
  /// What a finding says; nil where there is neither a check nor an impact.
  public var message: MessageTemplate?
  /// What is said beneath it.
  public var notes: [MessageTemplate]
  /// The way out.
  public var fix: String
  /// Examples.
  public var examples: [RuleExample]
  /// Why there is no example that fails, where none can be shown.
  public var unexampled: String?
  /// Whether it came with the tool; a workspace's own are in force without a pack.
  public var isShipped: Bool
  /// Where its id stands.
  public var place: Place

  /// The pass that the rule belongs to: its id up to the slash.
  public var pass: String { String(id.name.prefix { $0 != "/" }) }

  /// Whether it is found on the way to the model or about the configuration, so that no pack turns it on or off.
  public var isAlwaysInForce: Bool { check == nil && impact == nil }

  /// Whether it holds elements against each other, so that it says nothing around errors.
  public var needsWholeModel: Bool { check.flatMap { builtInChecksByName[$0]?.needsWholeModel } ?? false }

  /// Values of the options where nobody says otherwise.
  public var defaults: Options { Options(Dictionary(options.map { ($0.name, $0.defaultValue) }) { first, _ in first }) }
}

/// A small source, whole, with the findings that a rule must have in it marked in comments.
public struct RuleExample: Sendable {
  /// Whether the rule finds fault with it.
  public var fails: Bool
  /// What it shows; may be empty.
  public var summary: String
  /// The files before, where the example is of a kind of change; `sources` has those after it.
  public var former: MarkedSources?
  /// The source before as it is shown, where the example is of a kind of change.
  public var formerText: String?
  /// The source as it is shown.
  public var text: String
  /// The files and what is to be found in them.
  public var sources: MarkedSources
  /// Ids of rules that must speak somewhere, where places cannot be marked.
  public var expected: [RuleID]
  /// Options of the rule that differ from its own.
  public var options: Options
  /// Where it stands.
  public var place: Place
}
