import Testing
import TwinCompiler
import TwinDocs
import TwinSource

/// Whether pages have what sources declare, wherever in a value it stands.
@Suite struct DeclaredDetailTests {
  /// The pages of the model in `source`, by path, as the site and as Markdown.
  private func pages(_ source: String) throws -> (html: [String: String], markdown: [String: String]) {
    let manifest = """
      edition: 2026
      package: com.example.p
      version: 1.0.0
      dependencies: {org.gemel.quantities: {version: ^1.0.0, as: q}}
      """
    let compilation = CompilerPipeline().compile(
      CompilerInput(packages: [
        PackageInput(
          manifest: InputFile(path: "gemel.yaml", bytes: Array(manifest.utf8)),
          sources: [InputFile(path: "a.yaml", bytes: Array(source.utf8))])
      ]))
    #expect(compilation.findings.filter { $0.severity == .error }.map(\.message) == [])
    func read(_ documentation: Documentation) -> [String: String] {
      documentation.pages.filter { $0.path.hasPrefix("com.example.p/") }.reduce(into: [:]) {
        $0[$1.path] = String(decoding: documentation.render($1), as: UTF8.self)
      }
    }
    return (read(documentationSite(of: compilation.model)), read(documentationMarkdown(of: compilation.model)))
  }

  private let everything = """
    title: Breite, synonyms: [girth], description: Wide., classification: restricted, source: {system: SAPX, field: FLD}, \
    mappings: {exact: ['brick:Width']}, id: 'urn:uuid:2f1c8a4e-5d0b-4c6f-9a3e-7b1d2c3e4f50', owner: squad-field, \
    annotations: {note: hello}
    """
  private let said = [
    "Breite", "also called girth", "Wide.", "restricted", "from SAPX `FLD`", "exact match", "brick:Width",
    "2f1c8a4e-5d0b-4c6f-9a3e-7b1d2c3e4f50", "owner squad-field", "note: hello",
  ]

  @Test(arguments: [
    "properties: {geometry: {object: {width: {type: double, EVERYTHING}}}}",
    "properties: {mode: {enum: {lit: {value: 1, EVERYTHING}, dark: 2}}}",
    "properties: {parts: {array: {type: string, EVERYTHING}}}",
    "properties: {parts: {map: {type: string, EVERYTHING}}}",
    "properties: {parts: {map: string, keys: {type: string, EVERYTHING}}}",
    "properties: {parts: {array: {map: {object: {width: {type: double, EVERYTHING}}}}}}",
    "events: {alarm: {payload: {object: {width: {type: double, EVERYTHING}}}}}",
    "commands: {ramp: {request: {type: double, EVERYTHING}}}",
    "commands: {ramp: {response: {type: double, EVERYTHING}}}",
    "relationships: {feeds: {properties: {width: {type: double, EVERYTHING}}}}",
  ])
  func `a page has all that parts of members declare`(_ member: String) throws {
    let pages = try pages("twins: {Boiler: {" + member.replacing("EVERYTHING", with: everything) + "}}")
    let markdown = try #require(pages.markdown["com.example.p/twins/Boiler.md"])
    for part in said { #expect(markdown.contains(part), "\(part): \(markdown)") }
    let page = try #require(pages.html["com.example.p/twins/Boiler.html"])
    #expect(page.contains(#"class="badge danger" title="Classification of its data">restricted<"#), "\(page)")
  }

  @Test(arguments: [
    "{object: {width: {type: double, EVERYTHING}}}", "{enum: {lit: {value: 1, EVERYTHING}, dark: 2}}",
    "{array: {type: string, EVERYTHING}}", "{object: {inner: {object: {width: {type: double, EVERYTHING}}}}}",
  ])
  func `the page of a schema has all that its parts declare`(_ schema: String) throws {
    let pages = try pages("schemas: {Shape: " + schema.replacing("EVERYTHING", with: everything) + "}")
    let markdown = try #require(pages.markdown["com.example.p/schemas/Shape.md"])
    for part in said { #expect(markdown.contains(part), "\(part): \(markdown)") }
    #expect(try #require(pages.html["com.example.p/schemas/Shape.html"]).contains(#"<span class="badge danger""#))
  }

  @Test func `requests and responses say what they are called, whether they have to be there, and what for`() throws {
    let pages = try pages(
      """
      twins:
        Pump:
          commands:
            ramp:
              request: {type: double, name: rampTime, unit: q.second, required: true, minimum: 0, maximum: 60, description: How long to ramp.}
              response: {type: boolean, name: okay, required: true, description: Whether it worked.}
            stop: {request: string}
      """)
    let page = try #require(pages.markdown["com.example.p/twins/Pump.md"])
    #expect(page.contains("request `rampTime` *required*: "), "\(page)")
    #expect(page.contains("`0` to `60` s") && page.contains("How long to ramp."), "\(page)")
    #expect(page.contains("response `okay` *required*") && page.contains("Whether it worked."), "\(page)")
    #expect(page.matches(of: /request/).count == 1, "\(page)")
  }

  @Test func `of many values and targets all are on the page`() throws {
    let described = (0..<150).map { "d\($0): {value: \($0), description: Value number \($0).}" }
    let plain = (0..<90).map { "p\($0): \($0)" }
    let targets = (0..<90).map { "T\($0)" }
    let pages = try pages(
      """
      twins:
      \(targets.map { "  \($0): {}" }.joined(separator: "\n"))
        Pump:
          properties:
            described: {enum: {\(described.joined(separator: ", "))}}
            plain: {enum: {\(plain.joined(separator: ", "))}}
          relationships:
            feeds: {target: [\(targets.joined(separator: ", "))]}
      """)
    for (all, ending) in [(pages.html, ".html"), (pages.markdown, ".md")] {
      let pump = all.filter { $0.key.hasPrefix("com.example.p/twins/Pump") }.map(\.value).joined()
      for text in (0..<150).map({ "Value number \($0)." }) + (0..<90).map({ "p\($0)<" })
      where ending == ".html" || !text.hasSuffix("<") {
        #expect(pump.contains(text), "\(text)")
      }
      #expect(targets.allSatisfy { pump.contains($0 + ending) })
    }
    #expect(pages.html.values.allSatisfy { $0.utf8.count < 100_000 })
  }
}
