import Testing
import TwinDocs
import TwinModel
import TwinOutput
import TwinSource
import TwinTestSupport

/// A text of about `bytes` bytes in paragraphs, whose last word is `end`.
private func prose(_ bytes: Int, paragraph: Int = 1_000, end: String) -> String {
  var text = ""
  var number = 0
  while text.utf8.count < bytes {
    text += "Word \(number) & more"
    number += 1
    text += number % (paragraph / 16) == 0 ? ".\n\n" : " "
  }
  return text + end
}

/// Models in each of which one thing is huge, by its name.
private func hugeModels() -> [(name: String, make: @Sendable () -> Model)] {
  typealias Twin = ModelBuilder.TwinSource
  @Sendable func build(_ package: ModelBuilder.PackageSource) -> Model { ModelBuilder.build([package]) }
  @Sendable func twin(_ about: ModelBuilder.About, members: [ModelBuilder.MemberSource] = []) -> Model {
    build(.init(name: "com.example.huge", twins: [.init(name: "Fan", members: members, about: about)]))
  }
  let name = "com.example.huge"
  let long = String(repeating: "Very", count: 120)
  var models: [(name: String, make: @Sendable () -> Model)] = []
  func add(_ name: String, _ make: @autoclosure @escaping @Sendable () -> Model) { models.append((name, make)) }
  let values = (0..<1_500).map { "value<\($0)>" }
  @Sendable func fields(_ count: Int = 1_500) -> [(String, ModelBuilder.Shape, ModelBuilder.About)] {
    (0..<count).map { field($0) }
  }
  @Sendable func field(_ number: Int) -> (String, ModelBuilder.Shape, ModelBuilder.About) {
    ("field\(number)", .primitive(.double), .text("Of \(number)"))
  }
  add("values", build(.init(name: name, schemas: [("Level", .enumeration(values))])))
  add("fields", build(.init(name: name, schemas: [("Limits", .object(fields()))])))
  add("array", build(.init(name: name, schemas: [("List", .array(.object(fields())))])))
  add(
    "long field",
    build(
      .init(
        name: name,
        schemas: [
          ("Limits", .object([("low", .primitive(.double), .text(prose(200_000, end: "theend"))), field(1)]))
        ])))
  add("point", build(.init(name: name, points: (0..<50).map { ("point\($0)", .object(fields(300))) })))
  add("description", twin(.text(prose(200_000, end: "theend"))))
  add("one paragraph", twin(.text(String(repeating: "<x>", count: 60_000) + "theend")))
  add("code", twin(.text("```\n" + prose(200_000, end: "theend") + "\n```\n\nafter")))
  add("list", twin(.text((0..<9_000).map { "- entry \($0) of many\n" }.joined() + "- theend")))
  add(
    "languages",
    twin(.init(description: (0..<400).reduce(into: [:]) { $0["x\($1)"] = prose(900, end: "theend\($1)") })))
  add("titles", twin(.init(title: (0..<3_000).reduce(into: [:]) { $0["x\($1)"] = "Title number \($1)" })))
  add("synonyms", twin(.init(synonyms: (0..<9_000).map { "synonym number \($0)" })))
  add("former names", twin(.init(formerly: (0..<9_000).map { "FormerName\($0)" })))
  add("mappings", twin(.init(mappings: (0..<3_000).map { (.exact, "https://example.com/\($0)") })))
  add("annotations", twin(.init(annotations: (0..<3_000).map { ("key\($0)", "value \($0)") })))
  add("annotation", twin(.init(annotations: [("key", prose(200_000, end: "theend"))])))
  add("identity", twin(.init(externalID: "https://example.com/" + String(repeating: "id", count: 100_000))))
  add("reason", twin(.init(deprecation: ("1.0.0", "Other", prose(200_000, end: "theend")))))
  add(
    "member",
    twin(
      .init(),
      members: (0..<30).map {
        .init(
          kind: .property, name: "part\($0)", shape: .primitive(.double),
          about: .text($0 == 3 ? prose(200_000, end: "theend") : "Short."))
      }))
  add(
    "members with much",
    twin(
      .init(),
      members: (0..<40).map {
        .init(kind: .property, name: "part\($0)", shape: .primitive(.double), about: .text(prose(11_000, end: "e")))
      }))
  add(
    "targets",
    build(
      .init(
        name: name,
        twins: [
          Twin(
            name: "Hub",
            members: [.init(kind: .relationship, name: "to", targets: (0..<2_000).map { "Leaf\($0)" })])
        ] + (0..<2_000).map { Twin(name: "Leaf\($0)") })))
  add(
    "parents",
    build(
      .init(
        name: name,
        twins: [Twin(name: "Child", parents: (0..<900).map { "Parent\($0)" })]
          + (0..<900).map { Twin(name: "Parent\($0)") })))
  add(
    "long names",
    build(
      .init(
        name: name,
        twins: [Twin(name: "Base")] + (0..<400).map { Twin(name: "Type\($0)" + long, parents: ["Base"]) })))
  add(
    "domain",
    build(
      .init(
        name: name, concepts: (0..<900).map { .init(name: "C\($0)") },
        relations: [.init(name: "feeds", domain: (0..<900).map { "C\($0)" }, range: (0..<900).map { "C\($0)" })])))
  add(
    "units",
    build(
      .init(
        name: name,
        quantities: [
          .init(
            name: "Length", dimension: "L",
            units: (0..<1_500).map { (name: "unit\($0)", symbol: "u\($0)", factor: "1", offset: "0") },
            about: .text(prose(30_000, end: "theend")))
        ])))
  add(
    "terms",
    build(
      .init(
        name: name,
        terms: (0..<300).map { n in .init(name: "term\(n)", role: "r", abbreviations: (0..<90).map { "a\($0)x\(n)" }) })
    ))
  add(
    "packages",
    ModelBuilder.build(
      (0..<900).map { n in
        .init(
          name: "com.example.package\(n)", summary: prose(400, end: "theend"),
          needs: n == 0 ? (1..<900).map { "com.example.package\($0)" } : [])
      }))
  add("summary", build(.init(name: name, summary: prose(200_000, end: "theend"))))
  return models
}

@Suite struct PageSizeTests {
  /// Checks the pages of one site, and returns the text of all of them.
  @discardableResult
  private func check(_ name: String, _ model: Model, _ options: DocumentationOptions = .init()) -> [String: [UInt8]] {
    let documentation = documentationSite(of: model, options: options)
    let all = files(documentation)
    #expect(all.count == documentation.pages.count, "\(name): a path twice")
    #expect(Set(all.keys.map { $0.lowercased() }).count == all.count, "\(name)")
    for (path, bytes) in all where path.hasSuffix(".html") {
      #expect(bytes.count < 100_000, "\(name): \(path) has \(bytes.count)")
    }
    #expect(checkLinks(all).broken.prefix(5) == [], "\(name)")
    return all
  }

  private func text(_ all: [String: [UInt8]]) -> String {
    all.filter { $0.key.hasSuffix(".html") }.values.map { String(decoding: $0, as: UTF8.self) }.joined()
  }

  @Test(arguments: hugeModels().map(\.name))
  func `no page is large, whatever of a model is huge, and nothing of it is lost`(_ name: String) throws {
    let model = try #require(hugeModels().first { $0.name == name }).make()
    let all = check(name, model)
    let text = text(all)
    let ends: [String: [String]] = [
      "values": ["value&lt;1499&gt;"], "fields": ["field1499"], "synonyms": ["synonym number 8999"],
      "former names": ["FormerName8999"], "mappings": ["https://example.com/2999"], "annotations": ["value 2999"],
      "languages": ["theend399"], "titles": ["Title number 2999"], "parents": ["Parent899.html"],
      "domain": ["C899.html"], "units": ["unit1499.html"], "packages": ["com.example.package899/"],
      "list": ["theend"], "description": ["theend"], "one paragraph": ["theend"], "code": ["theend", "after"],
      "annotation": ["theend"], "reason": ["theend"], "member": ["theend"], "long field": ["theend"],
      "summary": ["theend"],
    ]
    for end in ends[name] ?? [] { #expect(text.contains(end), "\(end)") }
  }

  @Test func `a page goes on with the rest of what is long, and keeps the beginning of all else`() throws {
    let model = try #require(hugeModels().first { $0.name == "description" }).make()
    let all = check("description", model)
    let page = PageReader(try #require(all["com.example.huge/twins/Fan.html"]))
    #expect(page.elements.contains { $0.tag == "dt" && $0.text == "Identity" })
    let link = try #require(page.elements.first { $0.tag == "a" && $0.text == "Continued …" })
    #expect(link.attributes["href"] == "Fan~description.html")
    let next = PageReader(try #require(all["com.example.huge/twins/Fan~description.html"]))
    #expect(next.elements.contains { $0.tag == "a" && $0.attributes["href"] == "Fan~description~2.html" })
    #expect(next.elements.contains { $0.tag == "a" && $0.attributes["href"] == "Fan.html" })
    let values = try #require(hugeModels().first { $0.name == "values" }).make()
    let level = check("values", values)
    #expect(level["com.example.huge/schemas/Level~values.html"] != nil)
    // The rest of one row stands apart, and its neighbours stay.
    let member = check("member", try #require(hugeModels().first { $0.name == "member" }).make())
    let fan = PageReader(try #require(member["com.example.huge/twins/Fan.html"]))
    #expect(fan.elements.filter { $0.attributes["id"]?.hasPrefix("member-part") == true }.count == 30)
  }

  @Test func `no page is large, whatever a registry, rules and a runtime tell`() {
    let package = "com.example.huge"
    let model = ModelBuilder.build([.init(name: package, twins: [.init(name: "Fan")])])
    var options = DocumentationOptions()
    let event = PackageHistory.Event(.next, .changed, message: prose(6_000, end: "theend"))
    options.source = { _ in SourceReference(label: "fan.yaml:1", excerpt: prose(200_000, end: "sourceend")) }
    options.examples = { _ in [ExampleDocument(title: "State", text: prose(200_000, end: "exampleend"))] }
    options.histories = [
      PackageHistory(
        package: package,
        releases: (0..<1_500).map {
          .init(version: SemanticVersion(1, UInt32($0), 0), day: "2026-01-01", bump: "minor", changes: 1, marks: [])
        }, first: nil,
        events: [package + ".Fan": Array(repeating: event, count: 400)],
        former: [
          FormerElement(
            .twin, identity: package + ".Old", moment: .next,
            steps: (0..<900).map { .init(audience: "Readers", words: prose(300, end: "step\($0)")) },
            events: [event])
        ], types: [:])
    ]
    let long = prose(250_000, end: "articleend")
    let blocks: [MarkdownBlock] = [
      .heading(2, [.text("What changed")], anchor: nil), .paragraph([.text(long)]), .code(long, language: "yaml"),
      .table(columns: ["A", "B"], rows: [[[[.text(long)]], [[.code(long)]]]]), .quote([[.text(long)]]),
      .entries([MarkdownEntry([.text(long)], below: (0..<2_000).map { [.code("below \($0)")] })]),
      .heading(2, [.text("Then")], anchor: nil), .list((0..<4_000).map { [.text("entry \($0)")] }),
    ]
    options.articles = [
      Article(
        .release(package: package, version: "1.0.0"), title: "Release",
        facts: [("Needs", [.text(long)]), ("And", [.text("so")])],
        parts: [{ blocks }, { [.paragraph([.text("second part")])] }]),
      Article(.rule("own/rule"), title: "own/rule", parts: [{ blocks }]),
      Article(.language, title: "Language", parts: [{ blocks }]),
    ]
    options.findings = (0..<900).map {
      FindingCount(package: package, rule: "own/rule\($0)", severity: .warning, isWaived: false, count: 1)
    }
    let text = text(check("registry", model, options))
    for end in ["sourceend", "exampleend", "articleend", "below 1999", "entry 3999", "step899", "second part"] {
      #expect(text.contains(end), "\(end)")
    }
  }
}
