import Testing
import TwinChanges
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinSource

/// What happened from the version of all packages before to that of `model`.
struct ReleasedStep {
  var changes: [Change]
  var model: Model
  var previous: SemanticVersion
}

/// All that is known of releases of these packages: for each the whole of the changes.
func releasedHistory(_ steps: [ReleasedStep]) -> ChangeHistory {
  let records = steps.flatMap { step in
    let released = step.changes.compactMap(released)
    #expect(released.count == step.changes.count)
    return step.model.packages.ids.compactMap { package -> RecordedChanges? in
      let row = step.model.packages[package]
      guard let name = PackageName(step.model.string(row.name)), let id = ReleaseID(name, row.version) else {
        return nil
      }
      let previous = ReleaseChanges.Previous(version: step.previous, manifest: ContentDigest(of: []))
      return try? RecordedChanges(ReleaseChanges(release: id, previous: previous, changes: released).bytes)
    }
  }
  #expect(records.count == steps.map(\.model.packages.count).reduce(0, +))
  return (try? ChangeHistory(records)) ?? ChangeHistory()
}

private func released(_ change: Change) -> ReleasedChange? {
  guard let impact = change.impact(ExampleWitnessTests.impact) else { return nil }
  func element(_ change: Change) -> ChangedElement {
    ChangedElement(
      kind: change.kind, message: change.kind.rawValue, elementKind: word(change), subject: change.subject,
      former: change.former, path: change.path, before: change.before, after: change.after,
      renamedValues: change.renamedValues)
  }
  func consequence(_ change: Change) -> ReleasedConsequence {
    ReleasedConsequence(element: element(change), consequences: change.consequences.map(consequence))
  }
  return ReleasedChange(
    element: element(change), impact: impact, positions: change.positions, reach: change.reach,
    consequences: change.consequences.map(consequence), fingerprint: "0000000000000000")
}

private func word(_ change: Change) -> String {
  if case .package? = change.newOwner { "package" } else { "element" }
}
