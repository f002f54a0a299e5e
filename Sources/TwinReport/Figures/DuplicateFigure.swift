public import TwinCompiler
import TwinModel
import TwinRules
import TwinSource

/// Types that say once more what another one says, by the rule `naming/near-duplicate-type` with the options of each workspace,
/// whether it is in force there or not. Types of one package are held against each other too, whatever the option says: all types are
/// counted among, and a copy next door drifts apart like any other. Types with fewer members than have to be common are not among those that
/// were looked at: short lists are alike by chance.
public func duplicateFigure(_ compilation: Compilation, _ reported: ReportedModel) -> Figure {
  let id: RuleID = "naming/near-duplicate-type"
  let pipeline = CompilerPipeline()
  var criteria: [String] = []
  var leastMembers = Int.max
  let rules = pipeline.configurations(of: compilation, catalogue: ShippedRules.catalogue).compactMap { workspace in
    workspace.configuration.catalogue.rule(id).map { rule in
      var options = workspace.configuration.inForce(id)?.options ?? rule.defaults
      options.values["within"] = .boolean(true)
      let criterion = duplicateCriterion(options)
      if !criteria.contains(criterion) { criteria.append(criterion) }
      leastMembers = min(leastMembers, options.natural("members"))
      return RuleInForce(rule: rule, severity: .note, options: options, scope: workspace.files)
    }
  }
  let findings = Dictionary(grouping: pipeline.findings(of: rules, in: compilation), by: \.subject)
  let entries = reported.packages.flatMap { package in
    reported.model.packages[package].twins.compactMap { twin -> FigureEntry? in
      guard reported.model.effectiveMembers(of: twin).count >= leastMembers else { return nil }
      let found = findings[reported.identity(of: .twin(twin))]?.min(by: Finding.inOrder)
      return FigureEntry(reported.row(.twin(twin), in: package, isCounted: found != nil, note: found?.message ?? ""))
    }
  }
  var figure = Figure(.nearDuplicates, of: entries, by: [[.package], [.owner]])
  figure.criterion = criteria.isEmpty ? nil : criteria.joined(separator: "; in another workspace ")
  return figure
}

/// From where on two types are near-duplicates.
private func duplicateCriterion(_ options: Options) -> String {
  let (share, members) = (options.natural("share"), options.natural("members"))
  return "at least \(share) % of a type's members, and \(counted(members, "members")) or more, are in another type too"
}
