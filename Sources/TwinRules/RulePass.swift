public import TwinModel
public import TwinSource

/// The passes over a model: every rule in force makes its check; what is found gets its place, severity and words.
///
/// Checks read a finished model and know nothing of each other, so that they may run at once.
public struct RulePass: Sendable {
  private let model: Model
  private let facts: ModelFacts
  private let sources: SourceTrees
  /// Whether reading or resolving found errors, so that the model has holes.
  private let hasHoles: Bool

  /// Passes over `model`, which came from `sources`.
  public init(_ model: Model, sources: SourceTrees, hasHoles: Bool) {
    self.model = model
    self.sources = sources
    self.hasHoles = hasHoles
    facts = ModelFacts(model)
  }

  /// What the check of one rule finds, in no order that matters. Nothing for checks that hold elements against each other
  /// when the model has holes.
  public func findings(of inForce: RuleInForce) -> [RuleFinding] {
    guard let check = inForce.rule.check.flatMap({ name in builtInChecks.first { $0.name == name } }),
      !(hasHoles && check.needsWholeModel)
    else { return [] }
    var run = CheckRun(
      model: model, facts: facts, sources: sources, options: inForce.options, selection: inForce.rule.selection,
      scope: inForce.scope)
    check.run(&run)
    let fallback = inForce.rule.summary.prefix(1).lowercased() + inForce.rule.summary.dropFirst()
    return run.discoveries.map { finding($0, inForce, fallback: fallback) }
  }

  private func finding(_ discovery: Discovery, _ inForce: RuleInForce, fallback: String) -> RuleFinding {
    let element = discovery.element
    let subject = facts.identity(of: element, in: model)
    func value(_ name: String) -> String? {
      if let value = discovery.values[name] { return value }
      switch name {
      case "name": return model.string(model.name(of: element))
      case "kind": return facts.kind(of: element, in: model)
      case "element": return facts.path(of: element, in: model)
      case "package": return facts.package(of: element, in: model).map { model.string(model.packages[$0].name) }
      case "target": return inForce.target
      default: return nil
      }
    }
    let finding = Finding(
      inForce.rule.id, inForce.severity, inForce.rule.message?.text(value) ?? fallback, at: model.place(of: element),
      related: discovery.related, notes: inForce.rule.notes.compactMap { $0.text(value) }, subject: subject,
      discriminator: inForce.target.map { discovery.discriminator + "\u{0}" + $0 } ?? discovery.discriminator)
    return RuleFinding(finding: finding, element: element, path: discovery.path, mends: discovery.mends)
  }
}

/// A finding of a rule, before its place has been narrowed to a key and its mends have become edits.
public struct RuleFinding: Sendable {
  /// The finding, at the name of its element.
  public var finding: Finding
  /// The element.
  public var element: ElementRef
  /// Keys below the element that lead to what is meant.
  public var path: [String]
  /// Mechanical mends, the best first.
  public var mends: [Mend]
}
