import Testing
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource

/// Documents of released packages beside the sources that need them.
@Suite struct ReleasedDependencyTests {
  private func package(_ name: String, _ more: String, _ source: String) -> PackageInput {
    let manifest = "edition: 2026\npackage: com.example.\(name)\nversion: 1.0.0\nsummary: x\nowners: [a]\n" + more
    return PackageInput(
      manifest: InputFile(path: "\(name)/gemel.yaml", bytes: Array(manifest.utf8)),
      sources: [InputFile(path: "\(name)/source.yaml", bytes: Array(source.utf8))])
  }

  /// The document of a package with a type that is a concept which ships.
  private func document() throws -> InputFile {
    let base = package(
      "base", "dependencies:\n  org.gemel.core: ^1.0.0\n",
      "twins:\n  Machine:\n    is: core.Equipment\n    description: x\n    properties:\n      serial: string\n")
    let compilation = CompilerPipeline().compile(CompilerInput(packages: [base]))
    #expect(compilation.findings.isEmpty)
    let id = try #require(compilation.givenPackages.first)
    return InputFile(
      path: "registry:com.example.base@1.0.0/model.json",
      bytes: modelJSON(of: id, in: compilation.model))
  }

  private func fan(_ parent: String = "base.Machine") -> PackageInput {
    package(
      "hvac", "dependencies:\n  com.example.base: ^1.0.0\n",
      "twins:\n  Fan:\n    extends: \(parent)\n    description: x\n")
  }

  private func names(_ packages: [ID<Package>], _ model: Model) -> [String] {
    packages.map { model.string(model.packages[$0].name) }
  }

  @Test func `a released package is understood, and is neither given nor shipped`() throws {
    let compilation = CompilerPipeline().compile(CompilerInput(packages: [fan()], dependencies: [try document()]))
    #expect(compilation.findings.isEmpty)
    let model = compilation.model
    #expect(names(compilation.givenPackages, model) == ["com.example.hvac"])
    #expect(names(compilation.releasedPackages, model) == ["com.example.base"])
    #expect(model.packages.count > 2)
    #expect(compilation.givenFileCount == 2 && compilation.dependencyFileCount == 1)
    #expect(compilation.files[2].path == "registry:com.example.base@1.0.0/model.json")
    #expect(compilation.files.dropFirst(3).allSatisfy { $0.path.hasPrefix("<gemel>/") })
    let type = try #require(model.twins.ids.first { model.string(model.twins[$0].header.name) == "Fan" })
    #expect(model.effectiveMembers(of: type).count == 1)
    // Every place leads to the file that it says.
    for id in model.packages.ids {
      let file = compilation.files[Int(model.packages[id].place.file.rawValue)]
      #expect(String(decoding: file.bytes, as: UTF8.self).contains(model.string(model.packages[id].name)))
    }
  }

  @Test func `rules say nothing of a released package`() throws {
    let compilation = CompilerPipeline().compile(CompilerInput(packages: [fan()], dependencies: [try document()]))
    let findings = CompilerPipeline().check(
      compilation, catalogue: ShippedRules.catalogue, extraPacks: ["strict"], baselines: [],
      asOf: try #require(CalendarDay("2026-11-26"))
    ).findings
    #expect(findings.allSatisfy { $0.place.file.rawValue < 2 })
  }

  @Test func `an error names what there is in a released package`() throws {
    let compilation = CompilerPipeline().compile(
      CompilerInput(packages: [fan("base.Machin")], dependencies: [try document()]))
    #expect(compilation.findings.map(\.rule) == ["structure/unresolved-name"])
    #expect(compilation.findings.first?.notes.first == "did you mean `base.Machine`?")
  }

  @Test func `why a package could not be had is said where it is needed`() throws {
    let compilation = CompilerPipeline().compile(
      CompilerInput(
        packages: [fan()], absences: ["com.example.base": ["the registry has no package `com.example.base`"]]))
    let finding = try #require(compilation.findings.first { $0.rule == "structure/unresolved-package" })
    #expect(finding.notes == ["the registry has no package `com.example.base`"])
  }
}
