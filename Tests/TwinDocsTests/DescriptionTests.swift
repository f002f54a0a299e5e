import Testing
import TwinDocs
import TwinResolver
import TwinTestSupport

/// A package of Gemel sources in memory.
private func documented(_ source: String) -> Documented {
  let manifest = "edition: 2026\npackage: com.example.plant\nversion: 1.0.0\n"
  let resolved = resolveGemel([[("gemel.yaml", Array(manifest.utf8)), ("plant.yaml", Array(source.utf8))]])
  return Documented(
    site: files(documentationSite(of: resolved.model)), markdown: files(documentationMarkdown(of: resolved.model)))
}

private struct Documented {
  var site: [String: [UInt8]]
  var markdown: [String: [UInt8]]

  func page(_ path: String) throws -> PageReader {
    PageReader(try #require(site["com.example.plant/" + path]))
  }

  /// The text of the row of the member `name`.
  func row(_ name: String, of path: String = "twins/Fan.html") throws -> String {
    let page = try page(path)
    return try #require(page.elements.first { $0.attributes["id"] == "member-" + name }).text
  }

  func text(_ path: String) throws -> String {
    String(decoding: try #require(markdown["com.example.plant/" + path]), as: UTF8.self)
  }
}

@Suite struct DescriptionTests {
  private static let source = """
    schemas:
      Mode: {enum: {off: 0, auto: 1}}
      Preset:
        object:
          mode: {type: Mode, default: auto, description: "What to do first.", title: First}
    twins:
      Fan:
        description: |
          Moves air, see https://example.com/fan(1) and (https://example.com/a?b=c&d="x").
          Modes:
          - one `off`
          - two,
            on two lines

          3. of May is no list.

          1. first
          2. second

          ```yaml
          fan: <b>
            speed: 1
          ```
          Not http://example.com nor javascript:https: nor https:// alone.
        properties:
          shared: {type: Mode, default: auto}
          fixed: {type: Mode, const: off}
          several: {array: Mode, default: [auto, off]}
          named: {enum: [low, high], default: low}
          mode:
            description: "مروحة"
            enum:
              off: {value: 0, description: "Stands still.\\n\\n- at once\\n- for good"}
              on: {value: 1, title: Running, deprecated: {since: 1.0.0, replacedBy: auto, reason: "Too coarse."}}
              auto: 2
    """

  @Test func `defaults and constants are shown as documents carry them`() throws {
    let documented = documented(Self.source)
    #expect(try documented.row("shared").contains("default auto (1)"))
    #expect(try documented.row("fixed").contains("always off (0)"))
    #expect(try documented.row("several").contains("default [1, 0]"))
    #expect(try documented.row("named").contains("default \"low\""))
    let fields = try documented.page("schemas/Preset.html")
    #expect(fields.elements.contains { $0.tag == "span" && $0.text == "default auto (1)" })
    #expect(fields.elements.contains { $0.tag == "strong" && $0.text == "First" })
    #expect(try documented.text("twins/Fan.md").contains("default `auto` (1)"))
  }

  @Test func `what is said of the values of an enumeration stands where it is declared`() throws {
    let documented = documented(Self.source)
    let row = try documented.row("mode")
    for words in [
      "off = 0", "Stands still.", "at once", "on = 1 Running deprecated since 1.0.0, use auto: Too coarse.", "auto = 2",
    ] {
      #expect(row.contains(words), "\(words) in \(row)")
    }
    #expect(try documented.row("named").contains("one of low, high"))
    #expect(try documented.text("twins/Fan.md").contains("• at once"))
  }

  @Test func `lists, fenced blocks and addresses of descriptions are what they look like`() throws {
    let documented = documented(Self.source)
    let page = try documented.page("twins/Fan.html")
    #expect(page.faults == [])
    func texts(_ tag: String) -> [String] { page.elements.filter { $0.tag == tag }.map(\.text) }
    #expect(texts("li").contains("one off") && texts("li").contains("two,\non two lines"))
    #expect(texts("ol") == ["first\nsecond\n"])
    #expect(texts("p").contains("3. of May is no list."))
    #expect(texts("pre").contains("fan: <b>\n  speed: 1"))
    let links = page.elements.filter { $0.attributes["href"]?.contains("example.com/") == true }
    #expect(links.map(\.text) == ["https://example.com/fan(1)", "https://example.com/a?b=c&d="])
    #expect(links.allSatisfy { $0.attributes["rel"] == "noopener noreferrer nofollow" })
    let described = page.elements.filter { $0.attributes["class"]?.hasPrefix("description") == true }
    #expect(described.count >= 8 && described.allSatisfy { $0.attributes["dir"] == "auto" })
    let text = try documented.text("twins/Fan.md")
    for part in [
      "- one `off`\n- two, on two lines\n", "1. first\n2. second\n", "```\nfan: <b>\n  speed: 1\n```\n",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `descriptions of any shape are read in time, and nothing of them is lost`() {
    let lines = [
      "- a", "```", "", "  b", "1. c", "2) d", "~~~~", "* ", "https://x" + String(repeating: ")", count: 3_000),
    ]
    var state: UInt64 = 7
    for _ in 0..<60 {
      var text = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += lines[Int(state >> 33) % lines.count] + "\n"
      }
      let model = ModelBuilder.build([.init(name: "com.example.x", twins: [.init(name: "X", about: .text(text))])])
      let page = files(documentationSite(of: model))["com.example.x/twins/X.html"].map { PageReader($0) }
      let shown = page?.elements.filter { $0.tag == "main" }.map(\.text).joined() ?? ""
      #expect(page?.faults == [])
      for letter in ["a", "b", "c", "d"] where text.contains(letter + "\n") { #expect(shown.contains(letter)) }
    }
    let long = String(repeating: "- a\n", count: 50_000) + String(repeating: "b\n", count: 50_000)
    let model = ModelBuilder.build([.init(name: "com.example.x", twins: [.init(name: "X", about: .text(long))])])
    #expect(files(documentationSite(of: model)).count > 4)
  }
}
