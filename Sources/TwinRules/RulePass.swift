public import TwinModel
public import TwinSource

/// The passes over a model: every rule in force makes its check; what is found gets its place, severity and words.
///
/// Checks read a finished model and know nothing of each other, so that they may run at once.
public struct RulePass: Sendable {
  private let model: Model
  private let facts: ModelFacts
  private let sources: SourceTrees
  /// Packages with holes, and those around them.
  private let holed: Set<ID<Package>>

  /// Passes over `model`, which came from `sources`. Checks that hold elements against each other say nothing about the
  /// packages of `holed`: reading or resolving found errors there, or in what they see, or in what sees them.
  public init(_ model: Model, sources: SourceTrees, holed: Set<ID<Package>> = []) {
    self.model = model
    self.sources = sources
    self.holed = holed
    facts = ModelFacts(model)
  }

  /// What the check of one rule finds, in no order that matters.
  public func findings(of inForce: RuleInForce) -> [RuleFinding] {
    guard let check = inForce.rule.check.flatMap({ builtInChecksByName[$0] }) else { return [] }
    var run = CheckRun(
      model: model, facts: facts, sources: sources, options: inForce.options, selection: inForce.rule.selection,
      scope: inForce.scope)
    check.run(&run)
    let fallback = inForce.rule.summary.prefix(1).lowercased() + inForce.rule.summary.dropFirst()
    let isHeldBack = check.needsWholeModel && !holed.isEmpty
    return run.discoveries.compactMap { discovery in
      if isHeldBack, facts.package(of: discovery.element, in: model).map(holed.contains) ?? true { return nil }
      return finding(discovery, inForce, fallback: fallback)
    }
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
