public import TwinModel
import TwinRules

/// How much of what should be said of the elements of `reported` is said.
public func coverageFigures(_ reported: ReportedModel) -> [Figure] {
  var entries: [CoverageAspect: [FigureEntry]] = [:]
  for package in reported.packages {
    reported.model.forEachCovered(in: package) { aspect, element, isThere in
      let row = reported.row(
        element, in: package, isCounted: isThere, note: reported.facts.kind(of: element, in: reported.model))
      entries[aspect, default: []].append(FigureEntry(row))
    }
  }
  return CoverageAspect.allCases.map { Figure($0.figure, of: entries[$0] ?? [], by: [[.package], [.owner]]) }
}

/// The same without rows and parts: for a model of which there are many.
public func coverageTallies(of model: Model, packages: [ID<Package>]) -> [(figure: FigureID, tally: Tally)] {
  var tallies: [CoverageAspect: Tally] = [:]
  for package in packages {
    model.forEachCovered(in: package) { aspect, _, isThere in tallies[aspect, default: Tally()].count(isThere) }
  }
  return CoverageAspect.allCases.map { ($0.figure, tallies[$0] ?? Tally()) }
}

extension CoverageAspect {
  /// The figure about it.
  fileprivate var figure: FigureID {
    switch self {
    case .description: .described
    case .unit: .measured
    case .owner: .owned
    case .classification: .classified
    }
  }
}
