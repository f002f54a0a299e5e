import Foundation
import Testing
import TwinEmitters
import TwinModel
import TwinReaders
import TwinResolver
import TwinSource
import TwinSyntax
import TwinTestSupport

@Suite struct GemelRoundTripTests {
  /// The shipped ontologies and examples, by directory.
  static func shipped() throws -> [PackageFiles] {
    let root = repository.appending(path: "Ontologies")
    let manifests = files(in: root, extension: "yaml").filter { $0.lastPathComponent == "gemel.yaml" }
    return try manifests.map { try packageFiles(in: $0.deletingLastPathComponent()) }
      .filter { files in
        let manifest = files.first { $0.path == "gemel.yaml" }
        return manifest.map { String(decoding: $0.bytes, as: UTF8.self).contains("package:") } ?? false
          && files.count { $0.path.hasSuffix("gemel.yaml") } == 1
      }
  }

  /// Prints every package of `model`, compiles the sources again, and returns what differs.
  static func differences(_ model: Model) -> [String] {
    let printed = model.packages.ids.map { gemelSources(of: $0, in: model) }
    let again = resolveGemel(printed)
    let findings = again.findings.map { "\($0.rule): \($0.message) (\($0.subject))" }
    return Array(findings.prefix(20)) + dumpDifference(dump(asVersioned(model)), dump(again.model))
  }

  @Test func `every shipped package, printed and compiled again, is the same model`() throws {
    let packages = try Self.shipped()
    #expect(packages.count >= 6)
    let resolved = resolveGemel(packages)
    #expect(
      resolved.findings.filter { $0.severity == .error }.map { "\($0.rule): \($0.message) (\($0.subject))" } == [])
    #expect(Self.differences(resolved.model) == [])
  }

  /// Models whose packages need each other: those that ship, and one of another source language.
  private static func dependentModels() throws -> [Model] {
    let vehicle = [
      ("Vehicle.vspec", "Vehicle: {type: branch}\nVehicle.Speed: {type: sensor, datatype: float, unit: km/h}\n"),
      ("units.yaml", "km/h: {definition: Speed, unit: kilometer per hour, quantity: velocity}\n"),
    ].enumerated().map { number, file in
      ForeignFile(path: file.0, trees: [parseYAML(Array(file.1.utf8), file: FileID(UInt32(number))).tree])
    }
    let foreign = readVSS(vehicle).packages.map { PackageSources(manifest: $0.manifest, sources: $0.sources) }
    return [resolveGemel(try Self.shipped()).model, resolveGemel([], beside: foreign).model]
  }

  @Test(arguments: ["^", "~", ">=", ""])
  func `a requirement of any form is read again as it was`(form: String) throws {
    for model in try Self.dependentModels() {
      var model = model
      for package in model.packages.rows.indices {
        for index in model.packages.rows[package].dependencies.indices {
          let needed = model.packages[model.packages.rows[package].dependencies[index].package].version
          model.packages.rows[package].dependencies[index].requirement = try #require(
            VersionRequirement("\(form)\(needed)"))
        }
      }
      #expect(model.packages.rows.contains { !$0.dependencies.isEmpty })
      #expect(Self.differences(model) == [])
    }
  }

  @Test(
    .enabled(if: corpus("realestatecore-dtdl") != nil, "realestatecore-dtdl is not there"),
    arguments: ["2021-09-11", "2021-12-16", "2022-09-01"])
  func `RealEstateCore, imported, printed and compiled again, is the same model`(date: String) throws {
    let folder = try #require(Self.corpus("realestatecore-dtdl")).appending(path: date)
    let files = Self.files(in: folder, extension: "json")
    var trees: [SyntaxTree] = []
    for (number, file) in files.enumerated() {
      trees.append(parseJSON([UInt8](try Data(contentsOf: file)), file: FileID(UInt32(number))).tree)
    }
    let read = readDTDL(trees)
    let package = PackageSources(manifest: read.declarations[0], sources: Array(read.declarations.dropFirst()))
    let resolved = resolveGemel(try Self.shipped(), beside: [package])
    #expect(resolved.findings.filter { $0.severity == .error }.prefix(5).map { "\($0.rule): \($0.message)" } == [])
    #expect(resolved.model.twins.count > files.count)
    #expect(Self.differences(resolved.model) == [])
  }

  /// All files below `folder` with an extension, sorted by path.
  static func files(in folder: URL, extension: String) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = all?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == `extension` }.sorted { $0.path < $1.path }
  }

  static func corpus(_ name: String) -> URL? {
    corpora.map { $0.appending(path: name) }.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }
}
