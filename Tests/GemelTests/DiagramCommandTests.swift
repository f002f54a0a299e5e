import Foundation
import Testing

/// What `gemel diagram` draws, and what it says where there is nothing to draw.
@Suite struct DiagramCommandTests {
  private static let models = """
    twins:
      Unit:
        abstract: true
      Fan:
        extends: Unit
        relationships:
          feeds:
            target: Zone
            cardinality: 0..4
      Zone: {}
    """

  private static func run(_ script: String, code: Int32 = 0, _ sandbox: Sandbox) throws -> String {
    let run = try sandbox.run(script)
    #expect(run.code == code, "\(script): \(run.output)")
    return run.output
  }

  private static func withModels(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      let manifest = "package: com.example.air\nversion: 1.0.0\nkind: model\nedition: 2026\n"
      try sandbox.write(manifest, to: "models/gemel.yaml")
      try sandbox.write(models, to: "models/twins.yaml")
      try body(sandbox)
    }
  }

  @Test func `an element is drawn in each format, by its inheritance where it has any`() throws {
    try Self.withModels { sandbox in
      let mermaid = try Self.run("gemel diagram Fan models --format mermaid", sandbox)
      #expect(
        mermaid == """
          classDiagram
            class n0["Fan"]
            style n0 stroke-width:3px
            class n1["Unit"]
            <<abstract>> n1
            n1 <|-- n0

          """)
      let links = try Self.run("gemel diagram com.example.air.Zone models --format plantuml", sandbox)
      #expect(links.contains("n1 --> \"0..4\" n0 : feeds\n"), "\(links)")
      let drawing = try Self.run("gemel diagram Fan models", sandbox)
      #expect(drawing.hasPrefix("<?xml") && drawing.contains(">Unit</text>") && !drawing.contains("href"))
      #expect(try Self.run("gemel diagram Fan models -o out/fan.svg --site ../docs", sandbox).isEmpty)
      let file = try sandbox.read("out/fan.svg")
      #expect(file.contains("<a href=\"../docs/com.example.air/twins/Unit.html\""), "\(file)")
      let around = try Self.run("gemel diagram com.example.air models --format mermaid", sandbox)
      #expect(around.contains("com.example.air<br/>1.0.0 · 3 twins"), "\(around)")
    }
  }

  @Test func `all packages are drawn with what they reuse`() throws {
    try Sandbox.with { sandbox in
      let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
      let campus = root + "/Ontologies/examples/campus"
      let map = try Self.run("gemel diagram --packages \(campus) --format mermaid", sandbox)
      #expect(map.hasPrefix("flowchart TB\n") && map.contains("subgraph g1[\"Ontologies\"]"), "\(map)")
      #expect(try Self.run("gemel diagram --packages \(campus) --format mermaid", sandbox) == map)
    }
  }

  @Test func `what cannot be drawn is said with the way out`() throws {
    try Self.withModels { sandbox in
      for (arguments, words) in [
        ("Fam models", "did you mean `Fan`"), ("", "name an element"), ("--packages models", "name a package"),
        ("Fan models --kind packages", "inheritance or relationships"), ("Fan models --packages", "no element"),
        ("--packages models --kind inheritance", "draws packages"),
        ("Fan/feeds models", "twin types, concepts and packages"),
        ("Fan models --site javascript:alert", "http or https"),
        ("Fan models --site x --format mermaid", "--format svg"),
      ] {
        let output = try Self.run("gemel diagram \(arguments)", code: 2, sandbox)
        #expect(output.contains(words), "\(arguments): \(output)")
      }
      // What is read is not written over.
      let before = try sandbox.read("models/twins.yaml")
      _ = try Self.run("gemel diagram Fan models -o models/twins.yaml", code: 2, sandbox)
      #expect(try sandbox.read("models/twins.yaml") == before)
      _ = try Self.run("mkdir registry", sandbox)
      let into = try Self.run("gemel diagram Fan models --registry registry -o registry/new/fan.svg", code: 2, sandbox)
      #expect(into.contains("registry, which is read; write to another place"), "\(into)")
      #expect(try Self.run("ls registry", sandbox) == "")
      #expect(try Self.run("gemel diagram Fan models -o /dev/full", code: 3, sandbox).contains("/dev/full"))
    }
  }
}
