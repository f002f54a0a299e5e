import Testing
import TwinChanges
import TwinCompiler
import TwinRules
import TwinTestSupport

/// What changes of types and of their members say, and whom they harm.
@Suite struct TypeChangeTests {
  private func shown(_ changes: [Change]) -> [String] {
    changes.map { "\($0.kind.rawValue) \($0.subject): \($0.before ?? "-") → \($0.after ?? "-")" }
  }

  @Test func `a component that is gone takes what clients called and set of it, to any depth`() throws {
    let old = """
      twins:
        Lamp: {properties: {level: {type: int32, writable: true}}}
        Panel: {components: {lamp: Lamp}}
        Clock: {telemetry: {time: dateTime}}
        Bell: {commands: {ring: {}}}
        Room: {components: {panel: Panel, clock: Clock, bell: Bell}}
      """
    func found(_ components: String) throws -> [String] {
      harm(try changes(old, old.replacing("{panel: Panel, clock: Clock, bell: Bell}", with: components)))
    }
    let all = "producers readers graph callers code models"
    #expect(
      try found("{clock: Clock, bell: Bell}") == ["component-removed com.example.m.Room/panel: \(all)"])
    #expect(try found("{panel: Panel, clock: Clock}") == ["component-removed com.example.m.Room/bell: \(all)"])
    #expect(
      try found("{panel: Panel, bell: Bell}") == [
        "component-removed com.example.m.Room/clock: producers readers graph code models"
      ])
  }

  @Test func `another id of an abstract type is that of no data`() throws {
    let old = """
      twins:
        Machine: {id: 'dtmi:example:Machine;1', abstract: true}
        Fan: {id: 'dtmi:example:Fan;1', extends: Machine}
      """
    func found(_ id: String, in sources: String) throws -> [String] {
      harm(try changes(sources, sources.replacing("dtmi:example:\(id);1", with: "dtmi:other:\(id);1")))
    }
    #expect(try found("Machine", in: old) == ["twin-id-changed com.example.m.Machine: "])
    let concrete = "twin-id-changed com.example.m.Fan: producers readers graph callers"
    #expect(try found("Fan", in: old) == [concrete])
    let held = old + "\n  Plant: {components: {part: Machine}}"
    #expect(
      try found("Machine", in: held) == ["twin-id-changed com.example.m.Machine: producers readers graph callers"])
  }

  @Test func `another way of making ids is told by the example of one type`() throws {
    let types = (1...4).map { "  T\($0): {id: 'dtmi:example:T\($0);1'\($0 == 1 ? ", abstract: true" : "")}" }
    let old = "twins:\n" + types.joined(separator: "\n")
    let new = old.replacing("dtmi:example:", with: "dtmi:other:")
    let found = try changes(old, new)
    #expect(
      shown(found) == ["twin-id-changed com.example.m: dtmi:example:T2;1 → dtmi:other:T2;1"])
    #expect(found.first?.reach.types.count == 4)
    let (before, after) = (
      CompilerPipeline(isParallel: false).compile(MarkedSources(old).compilerInput),
      CompilerPipeline(isParallel: false).compile(MarkedSources(new).compilerInput)
    )
    let change = try #require(found.first)
    let words = ChangeWords(old: before.model, new: after.model)
    #expect(words.value("what", of: change) == "most types of `com.example.m` is another one: that of `T2`")
    #expect(words.value("kind", of: change) == "package")
  }

  @Test func `an annotation that says something else says what`() throws {
    func found(_ before: String, _ after: String) throws -> [String] {
      let old = "twins: {Fan: {annotations: \(before)}}"
      return shown(try changes(old, "twins: {Fan: {annotations: \(after)}}")).map {
        String($0.dropFirst("annotation-changed com.example.m.Fan: ".count))
      }
    }
    #expect(
      try found("{board: {icon: fan, row: 1}}", "{board: {icon: air, row: 1, column: 2}}") == [
        #"board: {icon: "fan"} → board: {icon: "air", column: 2}"#
      ])
    #expect(
      try found("{a: {k: 1, l: 1, m: 1, n: 1, o: 1}}", "{a: {k: 2, l: 2, m: 2, n: 2, o: 2}}") == [
        "a: {k: 1, l: 1, m: 1} and 2 more → a: {k: 2, l: 2, m: 2} and 2 more"
      ])
    #expect(
      try found("{a: x, b: [1]}", "{b: [2], c: {k: y}}") == [
        #"- → c: {k: "y"}"#, #"a: "x" → -"#, "b: [1] → b: [2]",
      ])
    let long = String(repeating: "x", count: 300)
    let text = try #require(try found("{a: x}", "{a: \(long)}").first)
    #expect(text.hasSuffix("x…") && text.count < 120)
  }

  @Test func `a parent that is new is told with it, or by the change that names it`() throws {
    let old = """
      twins:
        Machine: {}
        Fan: {extends: Machine}
        Pump: {extends: Machine}
      """
    func found(_ fan: String, _ rest: String) throws -> [String] {
      let new = old.replacing("Fan: {extends: Machine}", with: "Fan: {extends: \(fan)}")
      return lines(try changes(old, new + "\n  Rotor: \(rest)"))
    }
    #expect(
      try found("[Machine, Rotor]", "{}") == ["twin-added com.example.m.Rotor", "  parent-added com.example.m.Fan"])
    #expect(
      try found("Rotor", "{extends: Machine}") == [
        "twin-added com.example.m.Rotor", "  parent-added com.example.m.Fan",
      ])
    // In place of another it is named there, and told once; so is what brings members along.
    #expect(
      try found("Rotor", "{}") == ["parent-replaced com.example.m.Fan", "twin-added com.example.m.Rotor"])
    #expect(
      try found("[Machine, Rotor]", "{telemetry: {speed: double}}") == [
        "parent-added com.example.m.Fan", "  telemetry-added com.example.m.Fan/speed",
        "twin-added com.example.m.Rotor",
      ])
  }

  @Test func `a parent of the same name in another package is told by its identity`() throws {
    let old = """
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.n: ^1.0.0}
      #=== m/source.yaml
      twins: {Fan: {}}
      #=== n/gemel.yaml
      edition: 2026
      package: com.example.n
      version: 1.0.0
      #=== n/source.yaml
      twins: {Pump: {}}
      """
    let found = try changes(
      old, old.replacing("Fan: {}", with: "Fan: {extends: n.Fan}").replacing("Pump: {}", with: "Pump: {}, Fan: {}"))
    #expect(found.flatMap(\.consequences).map(\.after) == ["com.example.n.Fan"])
  }

  @Test func `a member of another kind may differ in the rest too`() throws {
    let old = """
      twins:
        Window:
          telemetry:
            open: {type: int32, maximum: 100, description: How far it is open., id: 'dtmi:example:open;1'}
      """
    let new = """
      twins:
        Window:
          properties:
            open: {type: int32, maximum: 50, description: How far., id: 'dtmi:example:ajar;1'}
      """
    #expect(
      lines(try changes(old, new)) == [
        "documentation-changed com.example.m.Window/open", "maximum-lowered com.example.m.Window/open",
        "member-id-changed com.example.m.Window/open", "member-kind-changed com.example.m.Window/open",
      ])
  }
}
