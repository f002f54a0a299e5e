import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource

/// What the checks of governance and lifecycle find in sources that no example shows.
@Suite struct GovernanceTests {
  /// Findings of the check `name` with `options`, each as subject and discriminator.
  static func findings(_ name: String, _ options: [String: OptionValue] = [:], in text: String) throws -> [String] {
    try discoveries(name, options, in: text).map { "\($0.subject) \($0.discriminator ?? "")" }
  }

  static func discoveries(
    _ name: String, _ options: [String: OptionValue] = [:], in text: String
  ) throws -> [Finding] {
    let base = try #require(CatalogueTests.catalogue.rules.first { $0.check == name })
    let check = try #require(builtInChecks.first { $0.name == name })
    var rule = base
    rule.selection = check.selection
    // The options of the check stand for those of the rule.
    let own = Dictionary(check.parameters.map { ($0.name, $0.defaultValue) }) { first, _ in first }
    let pipeline = CompilerPipeline(isParallel: false)
    let compilation = pipeline.compile(MarkedSources(text).compilerInput)
    #expect(compilation.findings.filter { $0.severity == .error }.map(\.message) == [])
    return pipeline.findings(of: [rule.alone(Options(own.merging(options) { $1 }), in: compilation)], in: compilation)
  }

  @Test func `a key that an element cannot have is not missing`() throws {
    let source = """
      twins:
        Fan:
          properties: {model: string, speed: double}
          relationships: {feeds: Fan}
      """
    let found = try Self.findings("missing-key", ["keys": .texts(["unit"])], in: source)
    #expect(found == ["com.example.m.Fan/speed "])
  }

  @Test func `keys are looked for behind schemas, arrays and maps`() throws {
    let source = """
      schemas:
        Celsius: {type: double, unit: quantities.degreeCelsius}
      twins:
        Oven:
          telemetry:
            zones: {array: Celsius}
            byName: {map: Celsius}
            core: Celsius
            raw: {array: {array: double}}
      """
    let found = try Self.findings("missing-key", ["keys": .texts(["unit"])], in: source)
    #expect(found == ["com.example.m.Oven/raw "])
  }

  @Test func `names are picked by whole words`() throws {
    let source = """
      twins:
        Visitor:
          properties: {phoneNumber: string, telephony: string, iPhone: string, birthDate: date, dateOfBirthday: date}
      """
    let found = try Self.findings(
      "missing-key", ["keys": .texts(["classification"]), "names": .texts(["phone", "birth date"])], in: source)
    #expect(
      found == [
        "com.example.m.Visitor/phoneNumber ", "com.example.m.Visitor/iPhone ", "com.example.m.Visitor/birthDate ",
      ])
  }

  @Test func `the owner of what encloses an element is its owner`() throws {
    let source = """
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      #=== m/source.yaml
      twins:
        Pump: {owner: team-water, properties: {speed: double}}
        Fan: {properties: {speed: double}}
      """
    let options: [String: OptionValue] = ["keys": .texts(["owner"]), "inherited": .boolean(true)]
    #expect(
      try Self.findings("missing-key", options, in: source)
        == ["com.example.m ", "com.example.m.Fan ", "com.example.m.Fan/speed "])
    let owned = source.replacing("package: com.example.m\n", with: "package: com.example.m\nowners: [team-plant]\n")
    #expect(try Self.findings("missing-key", options, in: owned) == [])
  }

  @Test func `a description that only repeats the name is told from one that adds to it`() throws {
    let source = """
      twins:
        HeatPump:
          description: A heat pump.
          properties:
            powers: {type: double, description: "This is the powers value of the property."}
            flowRate: {type: double, description: Flow rate at the inlet.}
            mode: {type: string, description: "…"}
            gates: {type: string, description: Gate.}
      """
    #expect(
      try Self.findings("text-repeats-name", in: source)
        == ["HeatPump", "HeatPump/powers", "HeatPump/gates"].map { "com.example.m.\($0) description" })
  }

  @Test func `a marker is a word, and a filler is the whole text`() throws {
    let source = """
      twins:
        A1: {description: "(to be defined)"}
        A2: {description: Mastodons were here.}
        A3: {description: The TODO list of the crew.}
        A4: {description: Unknown visitors are counted.}
        A5: {description: "N/A"}
        A6: {description: "-- none --"}
      """
    #expect(
      try Self.discoveries("placeholder-text", in: source).map(\.subject)
        == ["A1", "A3", "A5", "A6"].map { "com.example.m." + $0 })
  }

  @Test func `confidential data is found through schemas, components, parents and payloads`() throws {
    let source = """
      schemas:
        Deep: {array: {map: {object: {card: {type: string, classification: restricted}}}}}
      twins:
        Base: {properties: {log: Deep}}
        Part: {extends: Base}
        Whole: {classification: internal, components: {part: Part}}
        Other:
          commands:
            read: {classification: confidential, response: Deep}
            write: {classification: restricted, request: Deep}
      """
    #expect(
      try Self.discoveries("classification-below-content", in: source).map(\.subject)
        == ["com.example.m.Whole", "com.example.m.Other/read"])
  }

  @Test func `classifications are compared with the next ones below`() throws {
    let source = """
      twins:
        Inner: {classification: public, properties: {secret: {type: string, classification: restricted}}}
        Outer: {classification: public, components: {inner: Inner}}
      """
    #expect(
      try Self.findings("classification-below-content", in: source)
        == ["com.example.m.Inner com.example.m.Inner/secret"])
  }

  @Test func `usual languages are those of more than half of the texts`() throws {
    let source = """
      twins:
        A: {title: {en: A, de: A}}
        B: {title: {en: B, de: B}}
        C: {title: {en-GB: C}}
        D: {title: {fr: D}}
      """
    let found = try Self.findings("missing-translation", ["keys": .texts(["title"])], in: source)
    #expect(found == [])
    let asked = try Self.findings(
      "missing-translation", ["keys": .texts(["title"]), "languages": .texts(["en", "de"])], in: source)
    #expect(asked == ["com.example.m.C title", "com.example.m.D title"])
  }

  @Test func `texts are measured in characters`() throws {
    let source = """
      twins:
        A: {description: Größe}
        B: {description: ÄÖÜÄÖÜ}
      """
    let found = try Self.findings(
      "text-pattern", ["keys": .texts(["description"]), "minimum": .natural(6), "maximum": .natural(6)], in: source)
    #expect(found == ["com.example.m.A description"])
  }

  @Test func `hostile names and texts are looked at in bounded time`() throws {
    let long = String(repeating: "Aa1", count: 160)
    var source = "twins:\n"
    for index in 0..<2_000 {
      source += "  \(long)\(index): {description: \"\(String(repeating: "a ", count: 200))\(index)\"}\n"
    }
    let clock = ContinuousClock()
    let time = try clock.measure {
      for name in ["placeholder-text", "text-repeats-name", "text-pattern", "missing-translation", "missing-key"] {
        _ = try Self.findings(name, in: source)
      }
    }
    #expect(time < .seconds(120))
  }
}
