import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource

@Suite struct LifecycleTests {
  private func found(
    _ name: String, _ options: [String: OptionValue] = [:], _ text: String
  ) throws -> [String] {
    try GovernanceTests.discoveries(name, options, in: text).map(\.subject).map {
      $0.replacing("com.example.m.", with: "")
    }
  }

  @Test func `every way to lean on something deprecated is seen`() throws {
    let source = """
      #=== o/source.yaml
      concepts:
        Old: {deprecated: Gone.}
        Narrow: {broader: [Old]}
      relations:
        was: {deprecated: Gone.}
        is: {broader: [was], domain: Old, range: Old, inverse: was}
      quantities:
        Length: {dimension: L, deprecated: Gone.}
        Height: {broader: [Length]}
      units:
        metre: {quantity: Length, deprecated: Gone.}
      points:
        level: {type: double, unit: metre, deprecated: Gone.}
      terms:
        height: {role: measurement, quantity: Length}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      schemas:
        Shape: {type: string, deprecated: Gone.}
        Again: Shape
      twins:
        Part: {deprecated: Gone., properties: {inside: {type: double, unit: o.metre}}}
        Base: {properties: {a: {type: string, deprecated: Gone.}}}
        Whole:
          extends: [Part, Base]
          is: [o.Old]
          properties:
            a: {maxLength: 3}
            b: Shape
            c: {type: double, unit: o.metre}
            e: {array: Shape}
          telemetry: {d: {use: o.level}}
          components: {f: Part}
          relationships: {g: {target: Part, relation: o.was}}
          events: {h: {payload: Shape}}
          commands: {i: {request: Shape}}
      """
    let all = try GovernanceTests.findings("deprecated-in-use", in: source)
      .map { $0.replacing("com.example.", with: "") }.sorted()
    #expect(
      all == [
        "m.Again m.Shape is of the type", "m.Whole m.Part extends", "m.Whole o.Old realises",
        "m.Whole/a m.Base/a narrows", "m.Whole/b m.Shape is of the type", "m.Whole/c o.metre is in",
        "m.Whole/d o.level uses", "m.Whole/e/items m.Shape is of the type", "m.Whole/f m.Part is of the type",
        "m.Whole/g m.Part points at", "m.Whole/g o.was means", "m.Whole/h m.Shape is of the type",
        "m.Whole/i/request m.Shape is of the type", "o.Height o.Length is a kind of", "o.Narrow o.Old is a kind of",
        "o.is o.Old leads to", "o.is o.Old starts at", "o.is o.was is a kind of", "o.is o.was is the inverse of",
        "o.terms.height o.Length announces",
      ])
  }

  @Test(arguments: [
    ("1.0.0", "2.0.0", 1, 0, true), ("1.9.0", "2.0.0", 1, 0, true), ("1.0.0", "1.9.0", 1, 0, false),
    ("1.0.0", "3.0.0", 2, 0, true), ("1.0.0", "2.0.0", 2, 0, false), ("1.1.0", "1.3.0", 0, 2, true),
    ("1.1.0", "1.2.0", 0, 2, false), ("2.0.0", "1.0.0", 0, 0, false), ("1.0.0", "1.0.0", 0, 0, false),
    ("0.1.0", "0.2.0", 1, 0, true), ("0.1.0", "0.1.1", 1, 0, false), ("0.9.0", "1.0.0", 3, 0, true),
  ])
  func `notice is counted in versions`(
    since: String, removal: String, majors: Int, minors: Int, isEnough: Bool
  ) throws {
    let source = "twins:\n  A: {deprecated: {since: \(since), removeIn: \(removal)}}\n"
    let found = try found("short-notice", ["majors": .natural(majors), "minors": .natural(minors)], source)
    #expect(found.isEmpty == isEnough)
  }

  @Test(arguments: [
    ("2.0.0", ""), ("1.5.0", "such as 2.0.0"), ("1.0.1", "such as 2.0.0"), ("0.3.0", ""), ("0.3.1", "such as 0.4.0"),
    ("4294967295.1.0", nil),
  ])
  func `removals are announced for versions that may break`(removal: String, note: String?) throws {
    let source = "twins:\n  A: {deprecated: {removeIn: \(removal)}}\n"
    let findings = try GovernanceTests.discoveries("breaking-removal", in: source)
    #expect(findings.isEmpty == (note == ""))
    #expect(findings.flatMap(\.notes) == (note ?? "").split(separator: "|").map(String.init))
  }

  @Test func `replacements are found by every name that the resolver takes`() throws {
    let source = """
      #=== a/gemel.yaml
      edition: 2026
      package: com.example.a
      version: 1.0.0
      #=== a/source.yaml
      twins:
        New: {deprecated: Gone., id: 'dtmi:new;1'}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      dependencies: {com.example.a: {version: ^1.0.0, as: other}}
      #=== m/source.yaml
      twins:
        A: {deprecated: {replacedBy: other.New}}
        B: {deprecated: {replacedBy: com.example.a.New}}
        C: {deprecated: {replacedBy: 'dtmi:new;1'}}
        D: {deprecated: {replacedBy: E}}
        E: {}
        F:
          properties:
            old: {type: string, deprecated: {replacedBy: new}}
            new: {type: string, deprecated: Gone.}
      """
    #expect(try found("deprecated-replacement", [:], source) == ["A", "B", "C", "F/old"])
  }

  @Test(arguments: [
    ("int32", "int64", true), ("int64", "int32", false), ("int64", "double", true), ("double", "int64", false),
    ("string", "string", true), ("string", "boolean", false), ("uint8", "int16", true), ("uint8", "int8", false),
    ("date", "dateTime", false), ("{array: string}", "{array: string}", true), ("{array: string}", "string", false),
    ("{enum: [a]}", "string", false), ("{type: double, unit: quantities.metre}", "double", true),
    ("{type: double, unit: quantities.metre}", "{type: double, unit: quantities.kilometre}", false),
    ("{type: double, unit: quantities.metre}", "{type: double, unit: quantities.kilogram}", false),
  ])
  func `a replacement holds what was held`(old: String, new: String, isCompatible: Bool) throws {
    let was =
      old.hasPrefix("{")
      ? String(old.dropLast()) + ", deprecated: {replacedBy: new}}" : "{type: \(old), deprecated: {replacedBy: new}}"
    let source = "twins:\n  A:\n    properties:\n      old: \(was)\n      new: \(new)\n"
    #expect(try found("incompatible-replacement", [:], source) == (isCompatible ? [] : ["A/old"]))
  }

  @Test func `stability comes from what encloses an element`() throws {
    let source = """
      #=== a/gemel.yaml
      edition: 2026
      package: com.example.a
      version: 1.0.0
      stability: experimental
      #=== a/source.yaml
      twins:
        Pilot: {}
        Settled: {stability: stable, extends: Pilot}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      dependencies: {com.example.a: ^1.0.0}
      #=== m/source.yaml
      twins:
        A: {extends: a.Pilot}
        B: {extends: a.Settled}
        C: {stability: experimental, extends: a.Pilot, relationships: {r: a.Pilot}}
        D: {deprecated: Gone., extends: a.Pilot}
      """
    #expect(try found("unstable-dependency", [:], source) == ["com.example.a.Settled", "A"])
  }

  @Test func `many deprecated members of one type are looked up in one table`() throws {
    var source = "twins:\n  A:\n    properties:\n      last: string\n"
    for index in 0..<5_000 {
      source += "      p\(index): {type: string, formerly: [q], deprecated: {replacedBy: last, reason: Merged.}}\n"
    }
    let clock = ContinuousClock()
    var count = 0
    let time = try clock.measure {
      count += try found("former-name-twice", [:], source).count
      count += try found("incompatible-replacement", [:], source).count
      count += try found("deprecated-replacement", [:], source).count
    }
    #expect(count == 4_999)
    #expect(time < .seconds(60))
  }
}
