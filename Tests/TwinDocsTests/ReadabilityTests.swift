import Testing
import TwinDocs
import TwinModel
import TwinOutput
import TwinSource

/// What pages look like to who reads them for the first time.
@Suite struct ReadabilityTests {
  private func page(_ path: String, of model: Model, _ options: DocumentationOptions = .init()) throws -> PageReader {
    PageReader(try #require(files(documentationSite(of: model, options: options))[path]))
  }

  private func text(_ page: PageReader, _ tag: String = "main") throws -> String {
    try #require(page.elements.first { $0.tag == tag }).text
  }

  /// Whether `words` stand in `text` in this order.
  private func expectOrder(_ words: [String], in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var rest = text[...]
    for word in words {
      guard let found = rest.firstRange(of: word) else {
        Issue.record("\(word) is not where it should be: \(text)", sourceLocation: sourceLocation)
        return
      }
      rest = rest[found.upperBound...]
    }
  }

  @Test func `lists are in the order of letters whatever their case, and of what numbers count`() throws {
    let names = ["Zone", "air", "Sub10", "Sub2", "Sub1", "Sub0", "Sub02x", "sub1"]
    let model = ModelBuilder.build([
      .init(
        name: "com.example.order",
        twins: [.init(name: "Base")] + names.map { .init(name: $0, parents: ["Base"]) })
    ])
    let order = ["air", "Base", "Sub0", "Sub1", "sub1", "Sub2", "Sub02x", "Sub10", "Zone"]
    func entries(_ page: PageReader) -> [String] {
      page.elements.filter { ["li", "td"].contains($0.tag) && order.contains($0.text) }.map(\.text)
    }
    #expect(entries(try page("com.example.order/twins/Sub2.html", of: model)) == order)
    #expect(entries(try page("com.example.order/index.html", of: model)) == order)
    #expect(entries(try page("com.example.order/twins/Base.html", of: model)) == order.filter { $0 != "Base" } + order)
  }

  @Test func `packages are told by title beside the name, and no breadcrumb says the same twice`() throws {
    var model = ModelBuilder.build([
      .init(name: "com.example.air", twins: [.init(name: "Fan")], schemas: [("Fan", .primitive(.string))]),
      .init(name: "com.example.water", twins: [.init(name: "Fan")]),
    ])
    let start = model.texts.count
    model.texts.append(LocalizedText(language: model.symbols.intern("en"), text: model.symbols.intern("Ventilation")))
    var row = Metadata()
    row.title = IDRange(start, start + 1)
    model.packages[ID(0)].metadata = model.metadata.append(row)
    let site = files(documentationSite(of: model, options: DocumentationOptions(title: "com.example")))
    func read(_ path: String) throws -> PageReader { PageReader(try #require(site[path])) }
    func trail(_ page: PageReader) -> String { page.elements.first { $0.attributes["class"] == "trail" }?.text ?? "" }
    #expect(try text(read("index.html")).contains("Ventilation"))
    #expect(try text(read("com.example.air/index.html")).contains("Ventilation"))
    #expect(try trail(read("com.example.air/twins/Fan.html")).contains("com.example.air (Ventilation)"))
    let pages = try ["air/twins", "air/schemas", "water/twins"].map { try read("com.example.\($0)/Fan.html") }
    let titles = try pages.map { try text($0, "title") }
    #expect(titles[0] == "Fan · Twin · com.example.air · com.example" && Set(titles).count == 3, "\(titles)")
    let alone = try page(
      "com.example.water/twins/Fan.html",
      of: ModelBuilder.build([.init(name: "com.example.water", twins: [.init(name: "Fan")])]),
      DocumentationOptions(title: "com.example.water"))
    #expect(trail(alone).contains("Overview / com.example.water / Twins"), "\(trail(alone))")
  }

  @Test func `what is long stands behind what is read first`() throws {
    let users = (0..<30).map { number in
      ModelBuilder.TwinSource(
        name: "User\(number)", parents: ["Base"],
        members: [.init(kind: .telemetry, name: "air", shape: .primitive(.double), point: "air")])
    }
    let base = ModelBuilder.TwinSource(
      name: "Base", members: [.init(kind: .property, name: "serial", shape: .primitive(.string))])
    let model = ModelBuilder.build([
      .init(name: "com.example.long", points: [("air", .primitive(.double))], twins: users + [base])
    ])
    var options = DocumentationOptions()
    options.source = { _ in SourceReference(label: "a.yaml:1", address: nil, excerpt: nil) }
    expectOrder(
      ["Source", "Used by (30)", "User29.air"],
      in: try text(try page("com.example.long/points/air.html", of: model, options)))
    expectOrder(
      ["Properties (1)", "serial", "Inheritance:", "Source", "Subtypes (30)"],
      in: try text(try page("com.example.long/twins/Base.html", of: model, options)))
  }

  @Test func `annotations are told in lines, and a component of which nothing is said by its type`() throws {
    var model = ModelBuilder.build([
      .init(
        name: "com.example.told",
        twins: [
          .init(name: "Mirror", about: .text("Shows what is behind. And more.")),
          .init(name: "Car", members: [.init(kind: .component, name: "left", targets: ["Mirror"])]),
        ])
    ])
    let list = Literal.array(["Left", "Right"].map { .string(model.symbols.intern($0)) })
    let value = Literal.object([
      LiteralEntry(key: model.symbols.intern("instances"), value: list),
      LiteralEntry(
        key: model.symbols.intern("limits"),
        value: .object([LiteralEntry(key: model.symbols.intern("low"), value: .number(Number(Int64(3))))])),
    ])
    let car = try #require(model.twins.ids.first.flatMap { model.twins[$0].header.metadata })
    model.metadata[car].annotations.append(Annotation(key: model.symbols.intern("vss"), value: value))
    let page = try page("com.example.told/twins/Car.html", of: model)
    let told = try text(page)
    #expect(told.contains("Left, Right") && !told.contains("[") && !told.contains("{"), "\(told)")
    #expect(
      page.elements.first { $0.attributes["id"] == "member-left" }?.text.contains("Shows what is behind.") == true)
  }

  @Test func `why there is no example is told in its place`() throws {
    let model = ModelBuilder.build([.init(name: "com.example.none", twins: [.init(name: "Fan")])])
    var options = DocumentationOptions()
    options.examples = { _ in [] }
    options.obstacles = { _ in "No example of a state: pattern `^x$` of `code` has no text that the generator finds." }
    let told = try text(try page("com.example.none/twins/Fan.html", of: model, options))
    #expect(told.contains("Example") && told.contains("pattern ^x$ of code has no text"), "\(told)")
  }

  @Test func `versions of a type say what they count, and what came deprecated says since when it is`() throws {
    func release(_ minor: UInt32) -> PackageHistory.Moment { .release(SemanticVersion(1, minor, 0)) }
    let about = ModelBuilder.About(deprecation: ("1.3.0", "speed", "Old."))
    let model = ModelBuilder.build([
      .init(
        name: "com.example.told",
        twins: [
          .init(
            name: "Fan",
            members: [
              .init(kind: .property, name: "speed", shape: .primitive(.double)),
              .init(kind: .property, name: "rate", shape: .primitive(.double), about: about),
            ])
        ])
    ])
    let fan = "com.example.told.Fan"
    var options = DocumentationOptions()
    options.histories = [
      PackageHistory(
        package: "com.example.told", releases: [], first: SemanticVersion(1, 0, 0),
        events: [
          fan: [.init(release(2), .introduced, message: "new"), .init(release(4), .changed, message: "abstract")],
          fan + "/rate": [.init(release(3), .introduced, message: "new")],
          fan + "/noise": [.init(release(5), .removed, message: "the property `Fan/noise` is gone")],
        ], types: [fan: SemanticVersion(1, 1, 0)])
    ]
    let gone = NamedElement(.twin, fan + "/noise", isFormer: true)
    options.articles = [
      Article(
        .release(package: "com.example.told", version: "1.5.0"), title: "1.5.0",
        parts: [{ [.paragraph([.codeLink("Fan/noise", gone.link)])] }])
    ]
    let site = files(documentationSite(of: model, options: options))
    let page = PageReader(try #require(site["com.example.told/twins/Fan.html"]))
    let told = try text(page).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "Type version1.1.0 counts changes of this type alone", "Introduced in1.2.0 of the package",
      "Changed in1.4.0 · its members in 1.3.0, 1.5.0", "deprecated in 1.3.0 (since its introduction)",
    ] { #expect(told.contains(part), "\(part): \(told)") }
    // What a release took leads to what became of it.
    let article = PageReader(try #require(site["com.example.told/releases/1.5.0.html"]))
    #expect(article.elements.contains { $0.attributes["href"] == "../twins/Fan.html#history" })
    #expect(checkLinks(site).broken == [])
  }

  @Test func `a shared schema is told with the field that uses it, and with its package wherever that is another`()
    throws
  {
    let model = ModelBuilder.build([
      .init(name: "com.example.base", schemas: [("Mode", .enumeration(["on", "off"]))]),
      .init(
        name: "com.example.top", needs: ["com.example.base"],
        twins: [
          .init(
            name: "Fan",
            members: [
              .init(kind: .property, name: "mode", shape: .schema("Mode")),
              .init(kind: .property, name: "modes", shape: .object([("first", .schema("Mode"), .init())])),
            ])
        ],
        schemas: [("Config", .object([("mode", .schema("Mode"), .init()), ("next", .schema("Mode"), .init())]))]),
    ])
    let mode = try text(page("com.example.base/schemas/Mode.html", of: model))
    expectOrder(["Used by (4)", "Fan.mode", "Fan.modes", "Config.mode", "Config.next"], in: mode)
    let fan = try text(page("com.example.top/twins/Fan.html", of: model))
    #expect(fan.ranges(of: "Mode com.example.base").count == 2, "\(fan)")
    #expect(try text(page("com.example.top/schemas/Config.html", of: model)).contains("Mode com.example.base"))
  }

  @Test func `a term leads to every name that it is in`() throws {
    let model = ModelBuilder.build([
      .init(
        name: "com.example.words", terms: [.init(name: "flow", role: "subject")],
        twins: (0..<3).map { twin in
          .init(
            name: "Pump\(twin)",
            members: (0..<400).map {
              .init(kind: .property, name: "flow\(twin)x\($0)", shape: .primitive(.double))
            })
        })
    ])
    let site = files(documentationSite(of: model))
    let pages = site.filter { $0.key.contains("/terms/flow") }.values.map { String(decoding: $0, as: UTF8.self) }
    #expect(pages.count > 1 && pages.allSatisfy { $0.utf8.count < 100_000 } && checkLinks(site).broken == [])
    let text = pages.joined()
    #expect(text.contains("In names of members (1200)") && !text.contains("more names"))
    for twin in 0..<3 { for number in 0..<400 { #expect(text.contains("Pump\(twin).flow\(twin)x\(number)<")) } }
  }

  @Test func `what has no version has no edition`() throws {
    var model = ModelBuilder.build([.init(name: "com.example.air", twins: [.init(name: "Fan")])])
    #expect(try text(page("com.example.air/index.html", of: model)).contains("Edition"))
    model.packages[ID(0)].isVersioned = false
    #expect(try !text(page("com.example.air/index.html", of: model)).contains("Edition"))
  }

  @Test func `paper is light in whatever colours the screen is`() throws {
    let site = files(documentationSite(of: buildingModel()))
    let style = String(decoding: try #require(site["site.css"]), as: UTF8.self)
    let start = try #require(style.firstRange(of: ":root {"))
    let colours = style[start.upperBound...].prefix { $0 != "}" }.matches(of: /--[a-z-]+(?=: #)/).map { String($0.0) }
    let print = try #require(style.firstRange(of: "@media print"))
    let paper = style[print.upperBound...].prefix { $0 != "}" }
    #expect(colours.count > 10)
    for colour in colours { #expect(paper.contains(colour + ":"), "\(colour)") }
    #expect(paper.contains("color-scheme: light"))
  }

  @Test func `names in groups of PlantUML do not say their group again`() throws {
    let model = ModelBuilder.build([
      .init(name: "com.example.base", twins: [.init(name: "Base")]),
      .init(name: "com.example.user", needs: ["com.example.base"], twins: [.init(name: "User", parents: ["Base"])]),
    ])
    let diagrams = ModelDiagrams(of: model)
    let user = try #require(model.twins.ids.first { model.string(model.twins[$0].header.name) == "User" })
    let diagram = try #require(diagrams.diagram(.inheritance, of: .twin(user)))
    let text = String(decoding: diagrams.write(diagram, as: .plantuml), as: UTF8.self)
    #expect(text.ranges(of: "com.example.base").count == 1, "\(text)")
  }
}
