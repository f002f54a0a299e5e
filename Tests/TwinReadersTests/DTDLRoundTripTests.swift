import Foundation
import Testing
import TwinEmitters
import TwinModel
import TwinReaders
import TwinResolver
import TwinSource
import TwinTestSupport

/// DTDL imported, printed as Gemel sources and compiled again: nothing may differ.
@Suite struct DTDLRoundTripTests {
  /// The shipped quantities, which imported packages depend on.
  static func quantities() throws -> PackageFiles {
    try packageFiles(in: repository.appending(path: "Ontologies/quantities"))
  }

  /// Findings of the resolver on imported documents, and what differs after printing and compiling.
  static func differences(_ reading: DTDLReading) throws -> (errors: [String], differences: [String]) {
    let files = reading.declarations
    guard let manifest = files.first else { return ([], []) }
    let package = PackageSources(manifest: manifest, sources: Array(files.dropFirst()))
    let needed = manifest.package?.dependencies.isEmpty == false ? [try quantities()] : []
    let resolved = resolveGemel(needed, beside: [package])
    let imported = resolved.model.packages.ids.filter { model in
      !resolved.model.string(resolved.model.packages[model].name).hasPrefix("org.gemel.")
    }
    let again = resolveGemel(needed + imported.map { gemelSources(of: $0, in: resolved.model) })
    func describe(_ findings: [Finding]) -> [String] { findings.map { "\($0.rule): \($0.message) (\($0.subject))" } }
    return (
      describe(resolved.findings),
      describe(again.findings) + dumpDifference(dump(asVersioned(resolved.model)), dump(again.model))
    )
  }

  @Test(arguments: DTDLFixtures.choices)
  func `every construct survives import, printing and compiling`(names: [String]) throws {
    let (errors, differences) = try Self.differences(readDTDL(names.compactMap { DTDLFixtures.named[$0] }))
    #expect(errors == [])
    #expect(differences == [])
  }

  @Test(
    .enabled(if: Corpora.folder("dtdl-conformance") != nil, "dtdl-conformance is not there"),
    arguments: ["doc-examples", "generated"])
  func `valid conformance cases survive import, printing and compiling`(folder: String) throws {
    let cases = try DTDLConformanceTests.cases(folder, versions: ["2", "3"]).filter(\.isValid)
    var unresolved: [String] = []
    var failures: [String] = []
    for item in cases {
      let reading = readDTDL(item.documents, allowsUndefined: item.allowsUndefined)
      let (errors, differences) = try Self.differences(reading)
      if errors.isEmpty {
        failures += differences.prefix(2).map { "\(item.name): \($0)" }
      } else {
        unresolved.append("\(item.name): \(errors.prefix(2))")
      }
    }
    print("\(folder) v2, v3: resolved \(cases.count - unresolved.count)/\(cases.count)")
    if let path = ProcessInfo.processInfo.environment["DTDL_FAILURES"] {
      try unresolved.joined(separator: "\n").write(
        toFile: "\(path)-resolve-\(folder).txt", atomically: true, encoding: .utf8)
    }
    #expect(failures.prefix(5) == [])
    #expect(unresolved.count * 20 <= cases.count)
  }
}
