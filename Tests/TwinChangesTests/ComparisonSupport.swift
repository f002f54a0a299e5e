import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// The changes from one set of sources to another. Sources must be without errors.
func changes(_ old: String, _ new: String) throws -> [Change] {
  try changes(MarkedSources(old).compilerInput, MarkedSources(new).compilerInput)
}

/// The changes between two building ontologies, each its files by their paths.
func buildingChanges(_ old: [String: String], _ new: [String: String]) throws -> [Change] {
  func input(_ files: [String: String]) -> CompilerInput {
    CompilerInput(packages: [], digitalBuildings: inputFiles(files))
  }
  return try changes(input(old), input(new))
}

/// The changes between two vehicle specifications, each its signals and its units.
func vehicleChanges(
  _ old: (signals: String, units: String), _ new: (signals: String, units: String)
) throws -> [Change] {
  func input(_ version: (signals: String, units: String)) -> CompilerInput {
    let root = "Vehicle: {type: branch, description: A vehicle.}\n"
    return CompilerInput(
      packages: [], vss: inputFiles(["Vehicle.vspec": root + version.signals, "units.yaml": version.units]))
  }
  return try changes(input(old), input(new))
}

private func inputFiles(_ files: [String: String]) -> [InputFile] {
  files.sorted { $0.key < $1.key }.map { InputFile(path: $0.key, bytes: Array($0.value.utf8)) }
}

private func changes(_ old: CompilerInput, _ new: CompilerInput) throws -> [Change] {
  let pipeline = CompilerPipeline(isParallel: false)
  let (before, after) = (pipeline.compile(old), pipeline.compile(new))
  #expect(before.findings.filter { $0.severity == .error }.map(\.message) == [])
  #expect(after.findings.filter { $0.severity == .error }.map(\.message) == [])
  return TwinChanges.changes(
    from: ModelVersion(before.model, packages: before.givenPackages),
    to: ModelVersion(after.model, packages: after.givenPackages))
}

/// Changes one a line; consequences stand below, indented.
func lines(_ changes: [Change], indent: String = "") -> [String] {
  changes.flatMap { change in
    ["\(indent)\(change.kind.rawValue) \(change.subject)\(change.path.isEmpty ? "" : " " + change.path)"]
      + lines(change.consequences, indent: indent + "  ")
  }
}

/// Whom the table calls harmed by each change, one a line.
func harm(_ changes: [Change]) -> [String] {
  changes.map { change in
    let impact = change.impact(ImpactTableTests.impact)
    let harmed = impact?.effects.audiences(atLeast: .breaks).names.joined(separator: " ") ?? "no row"
    return "\(change.kind.rawValue) \(change.subject): \(harmed)"
  }
}
