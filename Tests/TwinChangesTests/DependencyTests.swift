import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// What depends on what: who would notice if an element changed.
@Suite struct DependencyTests {
  /// What depends on the element called `name` in `text`, with how and on what.
  private func dependents(of name: String, in text: String) throws -> [String] {
    let compilation = CompilerPipeline(isParallel: false).compile(MarkedSources(text).compilerInput)
    #expect(compilation.findings.filter { $0.severity == .error }.map(\.message) == [])
    let model = compilation.model
    let all: [ElementRef] =
      model.units.ids.map { .unit($0) } + model.quantities.ids.map { .quantity($0) } + model.twins.ids.map { .twin($0) }
    let element = try #require(all.first { model.string(model.name(of: $0)) == name })
    return DependencyIndex(model).dependents(of: element).map {
      "\(model.string(model.name(of: $0.element))) \($0.manner) \(model.string(model.name(of: $0.on)))"
    }
  }

  private let measures = """
    #=== o/gemel.yaml
    edition: 2026
    package: com.example.o
    kind: ontology
    version: 1.0.0
    #=== o/source.yaml
    quantities: {Warmth: {dimension: Θ, coherentUnit: kel}, RoomWarmth: {broader: [Warmth]}}
    units: {kel: {quantity: Warmth}, cel: {quantity: Warmth, offset: 273}}
    #=== m/gemel.yaml
    edition: 2026
    package: com.example.m
    version: 1.0.0
    dependencies: {com.example.o: ^1.0.0}
    #=== m/source.yaml
    twins: {Room: {telemetry: {warmth: {type: double, unit: cel}}}}
    """

  @Test func `a quantity kind depends on its coherent unit, and units on the one that they convert through`() throws {
    let found = try dependents(of: "kel", in: measures)
    #expect(
      found == [
        "RoomWarmth has the coherent unit kel", "Warmth has the coherent unit kel", "cel is converted through kel",
        "warmth measures Warmth", "Room has warmth",
      ])
    #expect(try dependents(of: "cel", in: measures) == ["warmth is in cel", "Room has warmth"])
  }

  @Test func `a change reaches the types that depend on what changed`() throws {
    let text = """
      twins:
        Machine: {properties: {serial: string}}
        Motor: {extends: Machine, telemetry: {speed: double}}
        Fan: {components: {drive: Motor}}
        JetFan: {extends: Fan}
        Tunnel: {components: {fan: JetFan}, relationships: {cooledBy: {target: Pump}}}
        Pump: {components: {drive: Machine}}
        Duct: {relationships: {holds: {target: Fan}}}
      """
    func compiled(_ text: String) -> ModelVersion {
      let compilation = CompilerPipeline(isParallel: false).compile(MarkedSources(text).compilerInput)
      return ModelVersion(compilation.model, packages: compilation.givenPackages)
    }
    for (name, before, after) in [("Motor", "double", "float"), ("Machine", "serial: string", "serial: date")] {
      let (old, new) = (compiled(text), compiled(text.replacing(before, with: after)))
      let (model, found) = (old.model, changes(from: old, to: new))
      let twin = try #require(model.twins.ids.first { model.string(model.twins[$0].header.name) == name })
      let member = try #require(model.members.ids.first { model.members[$0].twin == twin })
      let dependents = DependencyIndex(model).dependents(of: .member(member)).compactMap { dependent -> String? in
        guard case .twin(let id) = dependent.element, id != twin else { return nil }
        return model.identity(model.twins[id].header)
      }
      #expect(found.count == 1 && found.first?.reach.types == dependents.sorted(), "\(name)")
      #expect(dependents.count >= 3)
    }
  }

  @Test func `what is made of a type depends on it, and what is made of that in turn`() throws {
    let text = """
      twins:
        Motor: {telemetry: {speed: double}}
        Fan: {components: {drive: Motor}}
        JetFan: {extends: Fan}
        Tunnel: {components: {fan: JetFan}}
      """
    let found = try dependents(of: "Motor", in: text)
    #expect(
      found == [
        "drive is made of Motor", "JetFan inherits drive", "Fan has drive", "fan is made of JetFan", "Tunnel has fan",
      ])
  }
}
