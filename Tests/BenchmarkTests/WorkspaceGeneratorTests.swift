import Testing
import TwinCompiler
import TwinModel

@testable import gemel_bench

@Suite struct WorkspaceGeneratorTests {
  @Test func `the same seed gives the same bytes, another seed others`() {
    let one = WorkspaceGenerator.workspace(twins: 300, packageSize: 100, seed: 7)
    let again = WorkspaceGenerator.workspace(twins: 300, packageSize: 100, seed: 7)
    let other = WorkspaceGenerator.workspace(twins: 300, packageSize: 100, seed: 8)
    #expect(one.files.map(\.path) == again.files.map(\.path))
    #expect(one.files.map(\.bytes) == again.files.map(\.bytes))
    #expect(one.fingerprint == again.fingerprint)
    #expect(one.fingerprint != other.fingerprint)
  }

  @Test(arguments: [false, true])
  func `a workspace checks without findings and has what real ones have`(isStandardised: Bool) {
    let workspace = WorkspaceGenerator.workspace(
      twins: 400, packageSize: 100, seed: 11, isStandardised: isStandardised)
    let compiled = CompilerPipeline().compile(workspace)
    #expect(compiled.findings.isEmpty, "\(compiled.findings.prefix(3))")
    let model = compiled.model
    #expect(model.twins.count == 400)
    #expect(model.members.count == 8_000)
    #expect(Set(model.members.rows.map(\.kind)) == Set(MemberKind.allCases))
    #expect(model.members.rows.contains { $0.refines != nil })
    #expect(model.twins.rows.contains { $0.parents.count > 1 })
    #expect((2...4).contains(model.twins.ids.map { depth(of: $0, in: model) }.max() ?? 0))
    let crossings = model.relationshipDetails.rows.flatMap(\.targets).map { model.twins[$0].header.package }
    #expect(Set(crossings).count == 4)
    #expect(compiled.givenPackages.contains { model.packages[$0].dependencies.count == 5 })
  }

  /// Types on the longest way from `twin` to a root.
  private func depth(of twin: ID<Twin>, in model: Model) -> Int {
    1 + (model.twins[twin].parents.map { depth(of: $0, in: model) }.max() ?? 0)
  }
}
