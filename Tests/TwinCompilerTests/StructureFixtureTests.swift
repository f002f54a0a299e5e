import Foundation
import Testing
import TwinCompiler
import TwinRules
import TwinSource
import TwinTestSupport

/// The fixtures of `Tests/Fixtures/Structure`: whole sources with their findings marked in them.
@Suite struct StructureFixtureTests {
  static let folder = repository.appending(path: "Tests/Fixtures/Structure")
  static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test(arguments: names) func `a fixture has the findings that are marked in it`(name: String) throws {
    let fixture = Fixture(try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8))
    let differences = fixture.differences(CompilerPipeline().compile(fixture.input))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  @Test func `every structure rule of the sources has a fixture`() throws {
    var emitted: Set<String> = []
    let sources = repository.appending(path: "Sources")
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      emitted.formUnion(text.matches(of: /"(structure\/[a-z-]+)"/).map { String($0.1) })
    }
    // Made from the kind of element at run time.
    emitted.formUnion(
      ["concept", "relation", "quantity", "schema", "twin", "component"].map { "structure/\($0)-cycle" })
    try #require(emitted.count > 30)
    var expected: Set<String> = []
    for name in Self.names {
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      expected.formUnion(Fixture(text).expectations.map(\.rule))
    }
    #expect(emitted.subtracting(expected) == ["structure/inheritance-limit"])
  }

  @Test func `inheritance is bounded in depth and in width`() {
    var deep = "twins:\n  T0: {}\n"
    for index in 1...80 { deep += "  T\(index): {extends: T\(index - 1)}\n" }
    let deepFindings = CompilerPipeline().compile(Fixture(deep).input).findings
    #expect(deepFindings.map(\.rule.name) == ["structure/inheritance-limit"])
    #expect(deepFindings.first?.message.contains("65 levels") ?? false)

    var wide = "twins:\n"
    for index in 0..<1_100 { wide += "  T\(index): {}\n" }
    wide += "  All: {extends: [\((0..<1_100).map { "T\($0)" }.joined(separator: ", "))]}\n"
    let wideFindings = CompilerPipeline().compile(Fixture(wide).input).findings
    #expect(wideFindings.map(\.rule.name) == ["structure/inheritance-limit"])
  }
}
