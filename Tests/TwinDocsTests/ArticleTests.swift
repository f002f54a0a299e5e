import Testing
import TwinDocs
import TwinModel
import TwinOutput
import TwinSource
import TwinTestSupport

private func version(_ text: String) -> SemanticVersion { SemanticVersion(text) ?? SemanticVersion(0, 0, 0) }

/// What a registry, a check and a runtime tell of the small model.
func buildingOptions() -> DocumentationOptions {
  var options = DocumentationOptions()
  let unit = "com.example.hvac.AirHandlingUnit"
  options.source = { _ in
    SourceReference(
      label: "hvac/units.yaml:12", address: "https://example.com/models/hvac/units.yaml#L12",
      excerpt: "AirHandlingUnit:\n  extends: [HvacEquipment]")
  }
  options.examples = { id in
    id.rawValue == 0 ? [ExampleDocument(title: "State", text: "{\n  \"ratedAirflow\": 80000\n}\n")] : []
  }
  options.findings = [
    FindingCount(package: "com.example.hvac", rule: "naming/case", severity: .warning, isWaived: false, count: 2),
    FindingCount(package: "com.example.hvac", rule: "naming/case", severity: .warning, isWaived: true, count: 1),
    FindingCount(
      package: "com.example.hvac", rule: "governance/none-such", severity: .error, isWaived: false, count: 1),
  ]
  options.histories = [
    PackageHistory(
      package: "com.example.hvac",
      releases: [
        .init(
          version: version("1.0.0"), day: "2026-01-05", bump: nil, changes: 0, marks: [.init("withdrawn", .danger)]),
        .init(version: version("1.1.0"), day: "2026-02-05", bump: "minor", changes: 3, marks: []),
      ], first: version("1.0.0"),
      events: [
        unit: [.init(.release(version("1.1.0")), .changed, message: "twin `AirHandlingUnit` is stable")],
        "com.example.hvac.HvacEquipment": [
          .init(.release(version("1.1.0")), .changed, message: "twin `HvacEquipment` is stable")
        ],
        "com.example.hvac.HvacEquipment/inventoryNumber": [
          .init(.release(version("1.1.0")), .deprecated, message: "property `inventoryNumber` is deprecated"),
          .init(.next, .removed, message: "property `inventoryNumber` was removed"),
        ],
        unit + "/tags": [.init(.release(version("1.1.0")), .introduced, message: "property `tags` was added")],
        unit + "/flow": [
          .init(.release(version("1.1.0")), .changed, message: "property `flow` may be more"),
          .init(.next, .deprecated, message: "property `flow` is deprecated"),
        ],
      ],
      former: [
        FormerElement(
          .twin, identity: "com.example.hvac.Chiller", moment: .release(version("1.1.0")), last: version("1.0.0"),
          steps: [.init(audience: "Producers", words: "Stop writing `Chiller`.")],
          events: [.init(.release(version("1.1.0")), .removed, message: "the twin type `Chiller` is gone")],
          definition: formerDefinition(.twin, "Chiller")),
        FormerElement(
          .twin, identity: "com.example.hvac.Blower", moment: .release(version("1.1.0")),
          name: "com.example.hvac.Fan", last: version("1.0.0")),
        FormerElement(
          .twin, identity: "com.example.hvac.Cooler", moment: .release(version("1.1.0")),
          name: "com.example.hvac.Chiller", removed: .release(version("1.1.0")), last: version("1.0.0")),
        FormerElement(
          .term, identity: "com.example.hvac.terms.people", moment: .next, name: "com.example.hvac.terms.persons",
          definition: formerDefinition(.term, "terms.people")),
        FormerElement(
          .unit, identity: "com.example.hvac.cask", moment: .next, definition: formerDefinition(.unit, "cask")),
        // A name that something has is no former one, and one of a package that is not documented has no page.
        FormerElement(.twin, identity: "com.example.hvac.Fan", moment: .release(version("1.1.0"))),
        FormerElement(.twin, identity: "com.example.gone.Fan", moment: .next),
      ], types: [unit: version("1.1.0")])
  ]
  options.articles = [
    Article(
      .language, title: "The language", parts: [{ [.heading(2, [.text("Twin")], anchor: nil)] }]),
    Article(.rules, title: "Rules", parts: [{ [.list([[.code("naming/case")]])] }]),
    Article(
      .rule("naming/case"), title: "naming/case", kind: "Rule", marks: [.init("warning", .caution)],
      summary: "Names have a case.",
      parts: [
        {
          [
            .heading(1, [.text("Not shown")], anchor: nil), .paragraph([.text("Why: "), .strong("so"), .lineBreak]),
            .code("twins:\n  fan: {}\n", language: "yaml"), .heading(2, [.text("Why")], anchor: nil),
            .paragraph([.link("below", .local("#why")), .text(" "), .link("elsewhere", .local("Reference/x.md"))]),
            .heading(2, [.text("Why")], anchor: nil),
          ]
        }
      ]),
    Article(
      .release(package: "com.example.hvac", version: "1.0.0"), title: "com.example.hvac 1.0.0", kind: "Release",
      parts: [{ [.paragraph([.text("The first release.")])] }]),
    Article(
      .release(package: "com.example.hvac", version: "1.1.0"), title: "com.example.hvac 1.1.0", kind: "Release",
      facts: [("Follows", [.code("com.example.hvac@1.0.0")]), ("Digest", [.code("sha256:00")])],
      parts: [
        {
          [
            .heading(2, [.text("What changed")], anchor: nil),
            .entries([
              MarkdownEntry(
                [.code(unit + "/tags"), .text(" was added")],
                below: [[.code(unit)], [.code("com.example.none.None")], [.code("com.example.hvac.Chiller")]])
            ]),
            .quote([[.text("Said so")]]),
            .table(columns: ["Who", "Breaks"], rows: [[[[.strong("Readers")]], [[.text("1")]]]]),
          ]
        }, { [.paragraph([.text("The rest.")])] },
      ]),
    Article(.release(package: "com.example.gone", version: "1.0.0"), title: "Of nothing", parts: [{ [] }]),
  ]
  return options
}

/// What release 1.0.0 said of what is gone.
private func formerDefinition(_ kind: ElementKind, _ name: String) -> FormerElement.Definition? {
  let model = ModelBuilder.build([
    .init(
      name: "com.example.hvac",
      quantities: [
        .init(name: "Volume", dimension: "L3", units: [("litre", "l", "1", "0"), ("cask", "ck", "40", "1")])
      ],
      terms: [.init(name: "people", role: "quantity")],
      points: [("supplyTemperature", .primitive(.double))],
      twins: [
        .init(
          name: "Machine",
          members: [
            .init(kind: .property, name: "plate", shape: .primitive(.string), about: .text("What is on its plate."))
          ]),
        .init(
          name: "Chiller", parents: ["Machine"],
          members: [
            .init(kind: .property, name: "power", shape: .primitive(.double), about: .text("What it takes.")),
            .init(kind: .relationship, name: "cools", targets: ["AirHandlingUnit"]),
            .init(kind: .telemetry, name: "supply", shape: .primitive(.double), point: "supplyTemperature"),
          ],
          about: .init(
            title: ["": "Water chiller"], description: ["": "Cools water."],
            deprecation: ("1.0.0", "AirHandlingUnit", "Units cool by themselves."), owner: "cold@example.com")),
        .init(name: "AirHandlingUnit"),
      ])
  ])
  return FormerElement.Definition(of: kind, "com.example.hvac." + name, in: model, language: "en")
}

@Suite struct ArticleTests {
  @Test func `what a release removed keeps its page, which tells what it was and what to use`() throws {
    for (make, ending) in [(documentationSite, ".html"), (documentationMarkdown, ".md")] {
      let all = files(make(buildingModel(), buildingOptions()))
      func text(_ path: String) throws -> String {
        let page = String(decoding: try #require(all[path + ending], "no \(path)"), as: UTF8.self)
        return ending == ".md" ? page : PageReader(Array(page.utf8)).elements.first { $0.tag == "main" }?.text ?? ""
      }
      let chiller = try text("com.example.hvac/twins/Chiller")
      for part in [
        "removed", "1.1.0", "AirHandlingUnit", "Units cool by themselves.", "1.0.0", "Cools water.", "Machine",
        "Producers", "Stop writing", "power", "What it takes.", "is gone", "Water chiller", "cold@example.com",
        "Inherited from", "plate", "What is on its plate.", "cools", "The shared supplyTemperature.",
      ] { #expect(chiller.contains(part), "\(part): \(chiller)") }
      let blower = try text("com.example.hvac/twins/Blower")
      #expect(blower.contains("renamed") && blower.contains("Fan"), "\(blower)")
      let cooler = try text("com.example.hvac/twins/Cooler")
      for part in ["removed", "Renamed", "called", "Chiller", "at last", "Use", "AirHandlingUnit", "by themselves."] {
        #expect(cooler.contains(part), "\(part): \(cooler)")
      }
      let people = try text("com.example.hvac/terms/people")
      #expect(people.contains("persons") && !people.contains("terms.persons"), "\(people)")
      let cask = try text("com.example.hvac/units/cask")
      for part in ["value in l = value in ck × 40 + 1", "Coherent unit"] { #expect(cask.contains(part), "\(cask)") }
      // Releases lead there; lists do not.
      let leading = all.filter {
        $0.key.hasSuffix(ending) && String(decoding: $0.value, as: UTF8.self).contains("Chiller" + ending)
      }.keys
      #expect(
        leading.sorted() == [
          "com.example.hvac/releases/1.1.0" + ending, "com.example.hvac/twins/Chiller" + ending,
          "com.example.hvac/twins/Cooler" + ending,
        ])
      #expect(try !text("com.example.hvac/twins/Fan").contains("last release with it"))
      #expect(!all.keys.contains { $0.hasPrefix("com.example.gone") })
    }
    let site = files(documentationSite(of: buildingModel(), options: buildingOptions()))
    let index = String(decoding: try #require(site["search.js"]), as: UTF8.self)
    #expect(
      index.contains(
        #"["Twin","Chiller","com.example.hvac, removed in 1.1.0","com.example.hvac/twins/Chiller.html"]"#))
    #expect(
      index.contains(#"["Twin","Blower","com.example.hvac, renamed in 1.1.0","com.example.hvac/twins/Blower.html"]"#)
    )
  }

  @Test func `names lead to what they mean there: of the kind that is told, and to nothing else where that is gone`()
    throws
  {
    var options = DocumentationOptions()
    let package = "com.example.names"
    func former(_ kind: ElementKind, _ name: String, now: String? = nil) -> FormerElement {
      FormerElement(kind, identity: package + "." + name, moment: .next, name: now.map { package + "." + $0 })
    }
    func message(_ text: String, _ name: String, _ kind: ElementKind, isFormer: Bool = false) -> PackageHistory.Event {
      let named = NamedElement(kind, package + "." + (kind == .term ? "terms." : "") + name, isFormer: isFormer)
      return .init(.next, .changed, message: text, names: [name: named])
    }
    options.histories = [
      PackageHistory(
        package: package, releases: [], first: nil,
        events: [
          package + ".Fan": [
            message("the twin type `Mode` is gone", "Mode", .twin, isFormer: true),
            message("the schema `Mode` is new", "Mode", .schema),
            message("the term `foo` is spelled `baz` now", "foo", .term, isFormer: true),
            message("the twin type `Fan` is gone", "Fan", .twin, isFormer: true),
            message("the enum value `b` of `Level` is gone", "Level", .schema),
            message("`Old` was so", "Old", .twin), message("`Mode` was so as well", "Mode", .twin),
          ]
        ],
        former: [
          former(.twin, "Mode"), former(.term, "terms.foo", now: "terms.baz"), former(.twin, "Fan"),
          former(.twin, "Old", now: "Gone"), former(.twin, "Gone"),
        ], types: [:])
    ]
    let model = ModelBuilder.build([
      .init(
        name: package, twins: [.init(name: "Fan")],
        schemas: [("Level", .primitive(.string)), ("Mode", .primitive(.string))])
    ])
    let site = files(documentationSite(of: model, options: options))
    let page = PageReader(try #require(site[package + "/twins/Fan.html"]))
    let addresses = page.elements.compactMap { $0.attributes["href"] }
    #expect(addresses.contains("Mode.html") && addresses.contains("../schemas/Mode.html"))
    #expect(addresses.contains("Old.html"))
    #expect(addresses.count { $0 == "../schemas/Mode.html" } == addresses.count { $0 == "../schemas/Level.html" })
    #expect(addresses.contains("../terms/foo.html"))
    let text = String(decoding: try #require(site[package + "/twins/Fan.html"]), as: UTF8.self)
    let history = text.split(separator: "id=\"history\"").last ?? ""
    #expect(!history.contains("href=\"Fan.html\"") && history.contains("href=\"../schemas/Level.html\""))
    #expect(checkLinks(site).broken == [])
  }

  @Test func `members of what is gone have their anchors`() throws {
    let site = files(documentationSite(of: buildingModel(), options: buildingOptions()))
    let page = PageReader(try #require(site["com.example.hvac/twins/Chiller.html"]))
    let ids = page.elements.compactMap { $0.attributes["id"] }
    for name in ["power", "cools", "supply", "plate"] { #expect(ids.contains("member-" + name)) }
  }

  @Test func `fields and values tell since when they are there, what changed and what is deprecated`() throws {
    let package = "com.example.parts"
    let model = ModelBuilder.build([
      .init(
        name: package,
        twins: [
          .init(
            name: "Fan",
            members: [
              .init(
                kind: .property, name: "plate",
                shape: .object([
                  ("maker", .primitive(.string), .init()), ("grade", .enumeration(["good", "bad"]), .init()),
                  ("size", .object([("low", .primitive(.double), .init())]), .init()),
                ])),
              .init(kind: .property, name: "mode", shape: .enumeration(["on", "off"])),
              .init(kind: .property, name: "state", shape: .enumeration(["up", "down"])),
            ])
        ],
        schemas: [
          ("Level", .enumeration(["low", "high", "top"])),
          ("Limits", .object([("least", .primitive(.double), .init()), ("most", .primitive(.double), .init())])),
        ])
    ])
    let (one, two, three) = (version("1.0.0"), version("1.1.0"), version("2.0.0"))
    func part(_ owner: String, _ path: String) -> PackageHistory.Part {
      .init(owner: package + "." + owner, path: path)
    }
    func event(_ version: SemanticVersion, _ kind: PackageHistory.Event.Kind) -> PackageHistory.Event {
      .init(.release(version), kind, message: "")
    }
    var options = DocumentationOptions()
    options.histories = [
      PackageHistory(
        package: package, releases: [], first: one,
        events: [package + ".Limits": [event(two, .introduced)]],
        parts: [
          part("Level", "=high"): [event(two, .introduced), event(three, .changed)],
          part("Level", "=top"): [
            event(two, .introduced), event(three, .removed), .init(.next, .introduced, message: ""),
          ],
          part("Limits", ".most"): [event(three, .deprecated)],
          part("Fan/plate", ".grade=bad"): [event(three, .introduced)],
          part("Fan/plate", ".size"): [event(two, .introduced)],
          part("Fan/state", ""): [event(two, .obscured)], part("Fan/state", "=down"): [event(three, .introduced)],
        ], types: [:])
    ]
    options.articles = ["1.0.0", "1.1.0", "2.0.0"].map {
      Article(.release(package: package, version: $0), title: $0, parts: [{ [] }])
    }
    let site = files(documentationSite(of: model, options: options))
    #expect(checkLinks(site).broken == [])
    func rows(_ path: String) throws -> [String] {
      PageReader(try #require(site[package + path])).elements.filter { $0.tag == "tr" }.map(\.text)
    }
    func row(_ path: String, _ start: String) throws -> String {
      try #require(try rows(path).first { $0.contains(start) })
    }
    #expect(try row("/schemas/Level.html", "low").contains("introduced in 1.0.0"))
    let high = try row("/schemas/Level.html", "high")
    #expect(high.contains("introduced in 1.1.0") && high.contains("changed in 2.0.0"), "\(high)")
    #expect(try row("/schemas/Level.html", "top").contains("introduced in the next release"))
    #expect(try row("/schemas/Limits.html", "least").contains("introduced in 1.1.0"))
    #expect(try row("/schemas/Limits.html", "most").contains("deprecated in 2.0.0"))
    func lines(_ member: String) throws -> [String] {
      let page = PageReader(try #require(site[package + "/twins/Fan.html"]))
      return page.elements.filter { $0.attributes["class"]?.hasPrefix("field") == true }.map(\.text)
        .filter { $0.hasPrefix(member) }
    }
    #expect(try lines("maker") == ["maker string — introduced in 1.0.0"])
    #expect(try lines("good").contains { $0.hasSuffix(" — introduced in 1.0.0") })
    #expect(try lines("bad").contains { $0.hasSuffix(" — introduced in 2.0.0") })
    #expect(try lines("low") == ["low double — introduced in 1.1.0"])
    // What was there before codes were given away is not known.
    #expect(
      try lines("up").contains { !$0.contains("introduced") }
        && lines("down").contains { $0.hasSuffix("introduced in 2.0.0") })
    // Names side by side stay so where nothing became of any.
    #expect(try lines("on").isEmpty && row("/twins/Fan.html", "mode").contains("one of on"))
    let markdown = files(documentationMarkdown(of: model, options: options))
    let level = String(decoding: try #require(markdown[package + "/schemas/Level.md"]), as: UTF8.self)
    #expect(level.contains("introduced in [1.1.0](../releases/1.1.0.md)") && level.contains("changed in [2.0.0]"))
  }

  @Test func `deprecation stands under the release that brought it, and leads to what takes the place`() throws {
    let name = "com.example.m"
    let leaving = ModelBuilder.About(deprecation: ("1.1.0", "lon", "Odd."))
    let double = ModelBuilder.Shape.primitive(.double)
    let model = ModelBuilder.build([
      .init(
        name: name,
        twins: [
          .init(
            name: "Fan",
            members: [
              .init(kind: .property, name: "speed", shape: double, about: leaving), value("lon"), value("pace"),
            ])
        ],
        schemas: [
          ("Pt", .object([("x", double, leaving), ("lon", double, .init())])),
          (
            "Mode",
            .values([("off", leaving), ("lon", .init()), ("none", .init(deprecation: ("1.1.0", "gone", "Odd.")))])
          ),
        ])
    ])
    func event(_ kind: PackageHistory.Event.Kind, _ at: String) -> PackageHistory.Event {
      .init(.release(version(at)), kind, message: "it happened")
    }
    var options = DocumentationOptions()
    options.histories = [
      PackageHistory(
        package: name, releases: [], first: version("1.0.0"),
        events: [
          name + ".Pt": [event(.partDeprecated, "1.1.0")], name + ".Fan/speed": [event(.deprecated, "1.1.0")],
          name + ".Fan/pace": [event(.changed, "1.2.0")],
        ], types: [:])
    ]
    let site = files(documentationSite(of: model, options: options))
    #expect(checkLinks(site).broken == [])
    func page(_ path: String) throws -> PageReader { PageReader(try #require(site[name + path], "no \(path)")) }
    func facts(_ path: String) throws -> String {
      try page(path).elements.filter { $0.tag == "dt" || $0.tag == "dd" }.map(\.text).joined(separator: "|")
    }
    let (pt, fan) = (try facts("/schemas/Pt.html"), try facts("/twins/Fan.html"))
    #expect(pt.contains("Deprecated in|parts of it in 1.1.0") && !pt.contains("Changed in"), "\(pt)")
    #expect(
      fan.contains("Changed in|its members in 1.2.0|Deprecated in|its members in 1.1.0"), "\(fan)")
    for (path, links) in [("/schemas/Pt.html", ["#field-lon"]), ("/schemas/Mode.html", ["#value-lon"])] {
      let found = try page(path).elements.compactMap { $0.attributes["href"] }
      #expect(links.allSatisfy(found.contains) && !found.contains("#value-gone"), "\(path): \(found)")
    }
    // One reckoning for the site and the report: fields and values count.
    let home = PageReader(try #require(site["index.html"])).elements.first { $0.tag == "main" }?.text ?? ""
    #expect(home.contains("4 deprecated"), "\(home)")
  }

  private func value(_ name: String) -> ModelBuilder.MemberSource {
    .init(kind: .property, name: name, shape: .primitive(.double))
  }

  @Test func `what is gone says what there is instead by the name that it has now`() throws {
    var options = DocumentationOptions()
    let now = ModelBuilder.build([.init(name: "com.example.m", twins: [.init(name: "Ventilator")])])
    let old = ModelBuilder.build([
      .init(
        name: "com.example.m",
        twins: [
          .init(name: "Fan"),
          .init(name: "Gone", about: .init(deprecation: ("1.0.0", "Fan", "Fans do it."))),
        ])
    ])
    options.histories = [
      PackageHistory(
        package: "com.example.m", releases: [], first: nil, events: [:],
        former: [
          FormerElement(
            .twin, identity: "com.example.m.Gone", moment: .next,
            definition: FormerElement.Definition(of: .twin, "com.example.m.Gone", in: old, language: "")),
          FormerElement(.twin, identity: "com.example.m.Fan", moment: .next, name: "com.example.m.Ventilator"),
        ], types: [:])
    ]
    let page = try #require(files(documentationMarkdown(of: now, options: options))["com.example.m/twins/Gone.md"])
    #expect(String(decoding: page, as: UTF8.self).contains("Use [`Ventilator`](Ventilator.md) instead."))
  }

  @Test func `a package that left the workspace keeps the pages of its releases and of what it had`() throws {
    let name = "com.example.left"
    let old = ModelBuilder.build([
      .init(
        name: name, summary: "Left us.",
        twins: [
          .init(name: "Base", members: [.init(kind: .property, name: "plate", shape: .primitive(.string))]),
          .init(name: "Fan", parents: ["Base"], about: .text("Moves air.")),
        ], schemas: [("Level", .enumeration(["low", "high"]))])
    ])
    var options = DocumentationOptions()
    let history = PackageHistory(
      package: name,
      releases: [.init(version: version("1.0.0"), day: "2026-01-05", bump: nil, changes: 0, marks: [])],
      first: version("1.0.0"),
      events: [name + ".Fan/speed": [.init(.release(version("1.0.0")), .removed, message: "`speed` is gone")]],
      former: [FormerElement(.twin, identity: name + ".Older", moment: .release(version("1.0.0")))], types: [:])
    options.histories = [history]
    options.formerPackages = [FormerPackage(name, last: version("1.0.0"), in: old, history, language: "en")]
    options.articles = [
      Article(
        .release(package: name, version: "1.0.0"), title: "A release", parts: [{ [.paragraph([.code("Fan")])] }])
    ]
    let model = ModelBuilder.build([.init(name: "com.example.here", twins: [.init(name: "Zone")])])
    let site = files(documentationSite(of: model, options: options))
    #expect(checkLinks(site).broken == [])
    func page(_ path: String) throws -> PageReader { PageReader(try #require(site[path], "no \(path)")) }
    let home = try page("index.html")
    #expect(home.elements.contains { $0.tag == "h2" && $0.text == "Not in the workspace (1)" })
    #expect(home.elements.contains { $0.attributes["href"] == "com.example.left/index.html" })
    let package = try page("com.example.left/index.html")
    for address in ["twins/Fan.html", "twins/Base.html", "schemas/Level.html", "releases/1.0.0.html"] {
      #expect(package.elements.contains { $0.attributes["href"] == address }, "\(address)")
    }
    #expect(!package.elements.contains { $0.attributes["href"] == "twins/Older.html" })
    let fan = try page("com.example.left/twins/Fan.html").elements.first { $0.tag == "main" }?.text ?? ""
    for part in ["Moves air.", "not in the workspace", "1.0.0", "Inherited from", "plate", "is gone"] {
      #expect(fan.contains(part), "\(part): \(fan)")
    }
    #expect(site["com.example.left/twins/Older.html"] != nil)
    let release = try page("com.example.left/releases/1.0.0.html")
    #expect(release.elements.contains { $0.attributes["href"] == "../twins/Fan.html" })
    let index = String(decoding: try #require(site["search.js"]), as: UTF8.self)
    #expect(index.contains(#"["Package","com.example.left","not in the workspace","com.example.left/index.html"]"#))
    #expect(
      index.contains(#"["Twin","Fan","com.example.left, not in the workspace","com.example.left/twins/Fan.html"]"#))
    let markdown = files(documentationMarkdown(of: model, options: options))
    #expect(markdown["com.example.left/index.md"] != nil && markdown["com.example.left/twins/Fan.md"] != nil)
  }

  @Test func `what is gone takes no address of what is there`() throws {
    var options = DocumentationOptions()
    options.histories = [
      PackageHistory(
        package: "com.example.case", releases: [], first: nil, events: [:],
        former: ["FAN", "index", "Fan.old"].map {
          FormerElement(.twin, identity: "com.example.case." + $0, moment: .next)
        }, types: [:])
    ]
    let model = ModelBuilder.build([.init(name: "com.example.case", twins: [.init(name: "Fan")])])
    let site = documentationSite(of: model, options: options)
    let paths = site.pages.map { $0.path.lowercased() }
    #expect(Set(paths).count == paths.count)
    #expect(site.pages.contains { $0.path == "com.example.case/twins/Fan.html" })
    #expect(site.pages.contains { $0.path == "com.example.case/twins/Fan.old.html" })
    #expect(
      paths.count { $0.hasPrefix("com.example.case/twins/fan-") || $0.hasPrefix("com.example.case/twins/index-") } == 2)
    // It stays where it was beside the other.
    let both = ModelBuilder.build([.init(name: "com.example.case", twins: [.init(name: "Fan"), .init(name: "FAN")])])
    let before = documentationSite(of: both).pages.map(\.path).filter { $0.contains("/twins/FAN") }
    #expect(before.count == 1 && site.pages.map(\.path).contains(before[0]))
    #expect(checkLinks(files(site)).broken == [])
  }

  @Test func `pages of releases, rules and of what they change are the golden ones`() throws {
    let site = files(documentationSite(of: buildingModel(), options: buildingOptions()))
    let pages = [
      "com.example.hvac/releases/1.1.0.html", "rules/naming/case.html", "com.example.hvac/index.html", "index.html",
      "com.example.hvac/twins/AirHandlingUnit.html",
    ]
    for page in pages {
      try expectGolden(try #require(site[page], "no \(page)"), "site-history/" + page.replacing("/", with: "_"))
    }
    let markdown = files(documentationMarkdown(of: buildingModel(), options: buildingOptions()))
    for page in ["com.example.hvac/releases/1.1.0.md", "com.example.hvac/twins/AirHandlingUnit.md", "index.md"] {
      try expectGolden(try #require(markdown[page], "no \(page)"), "markdown-history/" + page.replacing("/", with: "_"))
    }
  }

  @Test func `every link to and from articles leads somewhere, and what is in no package has no page`() {
    let site = files(documentationSite(of: buildingModel(), options: buildingOptions()))
    #expect(checkLinks(site).broken == [])
    #expect(site["com.example.hvac/releases/1.1.0~2.html"] != nil)
    #expect(site["language/index.html"] != nil && site["rules/index.html"] != nil)
    #expect(!site.keys.contains { $0.contains("gone") })
    let markdown = files(documentationMarkdown(of: buildingModel(), options: buildingOptions()))
    #expect(
      Set(markdown.keys.map { $0.dropLast(3) })
        == Set(site.keys.filter { $0.hasSuffix(".html") }.map { $0.dropLast(5) }))
  }

  @Test func `members say when they came, changed and were deprecated`() throws {
    let site = files(documentationSite(of: buildingModel(), options: buildingOptions()))
    let page = PageReader(try #require(site["com.example.hvac/twins/AirHandlingUnit.html"]))
    func row(_ name: String) -> String { page.elements.first { $0.attributes["id"] == "member-" + name }?.text ?? "" }
    #expect(row("tags").contains("introduced in 1.1.0"))
    #expect(row("ratedAirflow").contains("introduced in 1.0.0"))
    #expect(row("flow").contains("introduced in 1.0.0") && row("flow").contains("changed in 1.1.0"))
    #expect(row("flow").contains("deprecated in the next release"))
    // What is inherited has the history of the type that declares it.
    #expect(row("serialNumber").contains("in HvacEquipment since 1.0.0"))
    let child = PageReader(try #require(site["com.example.hvac/twins/RooftopUnit.html"]))
    let refined = child.elements.first { $0.attributes["id"] == "member-ratedAirflow" }?.text ?? ""
    #expect(refined.contains("was 0 to 200000 m³/h") && !refined.contains("was optional"), "\(refined)")
  }

  @Test func `what was removed stays in the history of its type, and subtypes tell it as inherited`() throws {
    let site = files(documentationMarkdown(of: buildingModel(), options: buildingOptions()))
    func history(_ type: String) throws -> Substring {
      let page = String(decoding: try #require(site["com.example.hvac/twins/\(type).md"]), as: UTF8.self)
      return page[try #require(page.firstRange(of: "## History")).lowerBound...]
    }
    let owner = try history("HvacEquipment")
    #expect(owner.contains("`inventoryNumber` is deprecated") && owner.contains("`inventoryNumber` was removed"))
    #expect(!owner.contains("### Inherited"))
    let child = try history("RooftopUnit")
    let inherited = child[try #require(child.firstRange(of: "### Inherited")).lowerBound...]
    #expect(inherited.contains("`HvacEquipment`") && inherited.contains("`inventoryNumber` was removed"))
    #expect(inherited.contains("`AirHandlingUnit`") && inherited.contains("`tags` was added"))
    // What is said of the parent itself is said of no child.
    #expect(!child.contains("is stable"))
  }

  @Test func `a package called like the folders of articles gets another folder`() {
    let model = ModelBuilder.build([
      .init(name: "rules", twins: [.init(name: "naming")]), .init(name: "language", twins: [.init(name: "index")]),
    ])
    let documentation = documentationSite(of: model, options: buildingOptions())
    let paths = documentation.pages.map { $0.path.lowercased() }
    #expect(Set(paths).count == paths.count)
    #expect(paths.contains("rules/index.html") && paths.contains { $0.hasPrefix("rules-") })
    #expect(checkLinks(files(documentation)).broken == [])
  }

  @Test func `hostile words in articles, histories, examples and sources stay text`() {
    var options = DocumentationOptions()
    let model = hostileModel()
    options.source = { _ in
      SourceReference(
        label: hostileTexts.joined(), address: "javascript:alert(1)", excerpt: hostileTexts.joined(separator: "\n"))
    }
    options.examples = { _ in [ExampleDocument(title: hostileTexts[0], text: hostileTexts.joined(separator: "\n"))] }
    options.findings = hostileTexts.map {
      FindingCount(package: "<script>", rule: $0, severity: .error, isWaived: false, count: 1)
    }
    options.histories = [
      PackageHistory(
        package: "<script>",
        releases: [
          .init(
            version: version("1.0.0"), day: hostileTexts[1], bump: hostileTexts[2], changes: 1,
            marks: [.init(hostileTexts[0])])
        ], first: nil,
        events: ["<script>.fan": hostileTexts.map { .init(.release(version("1.0.0")), .changed, message: $0) }],
        former: hostileTexts.map { text in
          FormerElement(
            .schema, identity: "<script>." + text, moment: .next, name: text,
            steps: [.init(audience: text, words: text)], events: [.init(.next, .removed, message: text)],
            definition: FormerElement.Definition(of: .twin, "<script>." + text, in: model, language: "en"))
        }, types: [:])
    ]
    let spans = hostileTexts.flatMap { [MarkdownSpan.text($0), .code($0), .strong($0), .link($0, .local("#" + $0))] }
    options.articles = hostileTexts.flatMap { text in
      [
        Article(
          .rule("a/" + text), title: text, kind: text, marks: [.init(text)], summary: text, facts: [(text, spans)],
          parts: [
            { [.heading(2, spans, anchor: text), .paragraph(spans), .code(text + "\n```\n" + text, language: "yaml")] }
          ]), Article(.release(package: "<script>", version: text), title: text, parts: [{ [.quote([spans])] }]),
      ]
    }
    let site = files(documentationSite(of: model, options: options))
    #expect(checkLinks(site).broken.prefix(5) == [])
    for (path, bytes) in site where path.hasSuffix(".html") {
      let page = PageReader(bytes)
      #expect(page.faults == [], "\(path)")
      #expect(Set(page.elements.map(\.tag)).isDisjoint(with: ["img", "iframe", "b", "style"]), "\(path)")
      for element in page.elements {
        #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "\(path)")
        let address = element.attributes["href"] ?? ""
        let scheme = address.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
        #expect(!scheme.contains(":") || address.hasPrefix("https://e"), "\(path): \(address)")
      }
    }
    for (path, bytes) in files(documentationMarkdown(of: model, options: options)) {
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars
      where scalar != "\n" && (scalar.value < 0x20 || (0x202A...0x202E).contains(scalar.value)) {
        Issue.record("\(path) holds U+\(String(scalar.value, radix: 16))")
      }
    }
  }
}
