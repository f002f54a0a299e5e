import Foundation
import Testing
import TwinDocs
import TwinModel
import TwinResolver
import TwinTestSupport

/// All files of `documentation` by path.
func files(_ documentation: Documentation) -> [String: [UInt8]] {
  Dictionary(documentation.pages.map { ($0.path, documentation.render($0)) }) { first, _ in first }
}

/// The path that `address`, written on the page at `page`, leads to, and its anchor.
func resolved(_ address: String, from page: String) -> (path: String, anchor: String)? {
  let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  let anchor = parts.count > 1 ? parts[1] : ""
  if parts[0].isEmpty { return (page, anchor) }
  var folders = page.split(separator: "/").dropLast().map(String.init)
  for segment in parts[0].split(separator: "/") {
    if segment == ".." {
      if folders.popLast() == nil { return nil }
    } else {
      folders.append(String(segment))
    }
  }
  return (folders.joined(separator: "/"), anchor)
}

/// Checks that all links of `files` lead to a file and an anchor in it; returns how many there were.
func checkLinks(_ files: [String: [UInt8]]) -> (count: Int, broken: [String]) {
  let pages = files.filter { $0.key.hasSuffix(".html") }.mapValues { PageReader($0) }
  let anchors = pages.mapValues { page in Set(page.elements.compactMap { $0.attributes["id"] }) }
  var count = 0
  var broken: [String] = []
  for (path, page) in pages {
    broken += page.faults.map { path + ": " + $0 }
    let ids = page.elements.compactMap { $0.attributes["id"] }
    if Set(ids).count != ids.count { broken.append(path + ": an id twice") }
    for element in page.elements {
      for address in [element.attributes["href"], element.attributes["src"]].compactMap({ $0 }) {
        if address.hasPrefix("http://") || address.hasPrefix("https://") || address.hasPrefix("mailto:") { continue }
        count += 1
        guard let target = resolved(address, from: path), files[target.path] != nil else {
          broken.append(path + " → " + address)
          continue
        }
        if !target.anchor.isEmpty, anchors[target.path]?.contains(target.anchor) != true {
          broken.append(path + " → " + address + " (no such anchor)")
        }
      }
    }
  }
  return (count, broken.sorted())
}

@Suite struct SiteTests {
  @Test func `the pages of a small model are the golden ones`() throws {
    let shipped: Set = ["org.gemel.core", "org.gemel.quantities"]
    let all = files(documentationSite(of: buildingModel(), options: DocumentationOptions(shipped: shipped)))
    let pages = [
      "index.html", "com.example.hvac/index.html", "com.example.hvac/twins/AirHandlingUnit.html",
      "com.example.hvac/twins/VavBox.html", "com.example.hvac/schemas/PurgeRequest.html",
      "org.gemel.core/concepts/Equipment.html", "org.gemel.core/relations/feeds.html",
      "org.gemel.quantities/quantities/Temperature.html", "org.gemel.quantities/terms/index.html",
      "org.gemel.quantities/points/index.html", "org.gemel.quantities/points/supplyAirTemperature.html",
      "org.gemel.quantities/terms/temperature.html", "org.gemel.quantities/units/degreeFahrenheit.html",
      "org.gemel.quantities/units/index.html", "search.js", "search-shipped.js",
    ]
    for page in pages {
      var bytes = try #require(all[page], "no page \(page)")
      // Behind the index stands the engine, which is the same in all sites.
      if page == "search-shipped.js" { bytes = Array(bytes.prefix { $0 != 0x0A }) + [0x0A] }
      try expectGolden(bytes, "site/" + page.map { $0 == "/" ? "_" : String($0) }.joined())
    }
  }

  @Test func `every link and anchor of a site leads somewhere`() {
    for (model, least) in [(buildingModel(), 500), (largeModel(twins: 300, members: 3), 9_000), (hostileModel(), 100)] {
      let (count, broken) = checkLinks(files(documentationSite(of: model)))
      #expect(broken.prefix(10) == [])
      #expect(count >= least)
    }
  }

  @Test func `every link in the documentation of the shipped ontologies leads somewhere and no page is large`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Ontologies").standardized
    let names = ["quantities", "core", "building", "energy", "manufacturing"]
    let campus = ["vocabulary", "spaces", "hvac", "metering", "campus"].map { "examples/campus/" + $0 }
    let resolved = resolveGemel(try (names + campus).map { try packageFiles(in: root.appending(path: $0)) })
    let all = files(documentationSite(of: resolved.model))
    let (count, broken) = checkLinks(all)
    #expect(broken.prefix(10) == [])
    #expect(count > 10_000)
    for (path, bytes) in all where path.hasSuffix(".html") { #expect(bytes.count < 100_000, "\(path)") }
  }

  @Test func `pages say of what no version and no owner is known`() throws {
    var model = buildingModel()
    let site = try #require(model.packages.ids.first { model.string(model.packages[$0].name) == "com.example.site" })
    model.packages[site].isVersioned = false
    model.packages[site].owners = []
    var all = files(documentationSite(of: model))
    func text(_ path: String) throws -> String { String(decoding: try #require(all[path]), as: UTF8.self) }
    #expect(try text("com.example.site/index.html").contains("not versioned"))
    #expect(try text("com.example.site/index.html").contains("1.1.0") == false)
    #expect(try text("com.example.hvac/index.html").contains("1.0.0"))
    #expect(try text("index.html").contains("Without an owner: "))
    // What stands in the place of a name names nobody, and is no row of its own.
    let nobody = model.symbols.intern("n/a")
    model.packages[site].owners = [nobody]
    all = files(documentationSite(of: model))
    #expect(try text("index.html").contains("Without an owner: "))
    #expect(try !text("index.html").contains(">n/a<"))
    for id in model.packages.ids { model.packages[id].owners = [] }
    all = files(documentationSite(of: model))
    #expect(try text("index.html").contains("Nobody answers for anything here: no package and no type names an owner."))
  }

  @Test func `each page of a long list tells where all of it stands`() throws {
    let all = files(documentationSite(of: numberedModel()))
    #expect(checkLinks(all).broken == [])
    let page = PageReader(try #require(all["com.example.numbered/points/index~2.html"]))
    let ranges = try #require(page.elements.first { $0.attributes["class"] == "dense" })
    #expect(ranges.text == "point100 – point159 60\npoint160 – point219 60\npoint220 – point239 20\n")
    #expect(page.elements.contains { $0.tag == "strong" && $0.text == "point160 – point219" })
    #expect(page.elements.contains { $0.tag == "a" && $0.attributes["href"] == "index~3.html" })
  }

  @Test func `every element has a page that tells what it says and where it is used`() throws {
    for (make, ending) in [(documentationSite, ".html"), (documentationMarkdown, ".md")] {
      let model = buildingModel()
      let all = files(make(model, DocumentationOptions()))
      let elements = [
        model.twins.count, model.schemas.count, model.concepts.count, model.relations.count, model.quantities.count,
        model.units.count, model.terms.count, model.points.count,
      ].reduce(0, +)
      // Pages of elements stand in a folder of their package and kind; lists are called `index`, further pages have `~`.
      let pages = all.keys.filter {
        $0.split(separator: "/").count == 3 && !$0.contains("/index") && !$0.contains("~") && $0.hasSuffix(ending)
      }
      #expect(pages.count == elements)
      func text(_ path: String) throws -> String {
        let bytes = try #require(all["org.gemel.quantities/" + path + ending])
        let page = String(decoding: bytes, as: UTF8.self)
        return ending == ".md" ? page : PageReader(bytes).elements.filter { $0.tag == "main" }.map(\.text).joined()
      }
      let unit = try text("units/degreeFahrenheit")
      for part in ["Temperature", "kelvin", "value in K = value in °F × ", "5/9", "45967/180", "degreeCelsius"] {
        #expect(unit.contains(part), "\(part): \(unit)")
      }
      #expect(try text("units/degreeCelsius").contains("AirHandlingUnit.supplyAirTemperature"))
      #expect(try text("units/kelvin").contains("Coherent unit of"))
      let term = try text("terms/temperature")
      for part in ["measurement", "temp, tmp", "org.gemel.quantities.terms.temperature", "supplyAirTemperature"] {
        #expect(term.contains(part), "\(part): \(term)")
      }
      let point = try text("points/supplyAirTemperature")
      for part in ["double °C", "-50 to 120 °C", "supply, ", "AirHandlingUnit.supplyAirTemperature"] {
        #expect(ending == ".md" || point.contains(part), "\(part): \(point)")
      }
      // What no registry tells of has at least the version of its package.
      #expect(point.contains("Package version") && point.contains("1.3.0"))
    }
  }

  @Test func `a unit that very many values have names the first ones and leads to its quantity`() throws {
    let model = ModelBuilder.build([
      .init(
        name: "com.example.many",
        quantities: [
          .init(name: "Length", dimension: "L", units: [(name: "metre", symbol: "m", factor: "1", offset: "0")])
        ],
        twins: [
          .init(
            name: "Ruler",
            members: (100..<200).map {
              .init(
                kind: .property, name: "mark\($0)", shape: .primitive(.double, quantity: "Length", unit: "metre"))
            })
        ])
    ])
    let all = files(documentationSite(of: model))
    let unit = PageReader(try #require(all["com.example.many/units/metre.html"]))
    #expect(unit.elements.contains { $0.tag == "h2" && $0.text == "Used by (100)" })
    #expect(unit.elements.contains { $0.tag == "li" && $0.text == "Ruler.mark147" })
    #expect(!unit.elements.contains { $0.tag == "li" && $0.text == "Ruler.mark148" })
    let rest = try #require(unit.elements.first { $0.tag == "a" && $0.text == "and 52 more in Length" })
    #expect(rest.attributes["href"] == "../quantities/Length.html")
    #expect(all["com.example.many/quantities/Length~used-by.html"] != nil)
    #expect(!all.keys.contains { $0.contains("units/metre~") })
    #expect(checkLinks(all).broken == [])
  }

  @Test func `rows of lists keep their anchors and lead to pages`() throws {
    let all = files(documentationSite(of: numberedModel()))
    for (path, row, page) in [
      ("points/index~2.html", "point-point160", "point160.html"), ("terms/index.html", "term-word100", "word100.html"),
    ] {
      let list = PageReader(try #require(all["com.example.numbered/" + path]))
      #expect(list.elements.contains { $0.tag == "tr" && $0.attributes["id"] == row })
      #expect(list.elements.contains { $0.tag == "a" && $0.attributes["href"] == page })
    }
    let quantity = PageReader(
      try #require(files(documentationSite(of: buildingModel()))["org.gemel.quantities/quantities/Temperature.html"]))
    #expect(quantity.elements.contains { $0.tag == "tr" && $0.attributes["id"] == "unit-kelvin" })
    #expect(quantity.elements.contains { $0.tag == "a" && $0.attributes["href"] == "../units/kelvin.html" })
  }

  @Test func `an address stays when an element comes whose name differs in case alone`() throws {
    func paths(_ names: [String], _ events: [String: [PackageHistory.Event]] = [:]) -> [String] {
      var options = DocumentationOptions()
      if !events.isEmpty {
        options.histories = [
          PackageHistory(
            package: "com.example.case", releases: [], first: nil,
            events: events.reduce(into: [:]) { $0["com.example.case." + $1.key] = $1.value }, types: [:])
        ]
      }
      let model = ModelBuilder.build([
        .init(
          name: "com.example.case", concepts: names.map { .init(name: $0) }, relations: names.map { .init(name: $0) },
          twins: names.map { .init(name: $0) })
      ])
      let pages = documentationSite(of: model, options: options).pages.map(\.path)
      #expect(Set(pages.map { $0.lowercased() }).count == pages.count)
      return pages.filter { $0.split(separator: "/").count == 3 && !$0.hasSuffix("index.html") }
    }
    let all = ["Fan", "FAN", "FaN", "AirHandlingUnit", "AIR_HANDLING_UNIT", "CO2Sensor", "HVACZone"]
    let together = Set(paths(all))
    for name in ["Fan", "AirHandlingUnit", "AIR_HANDLING_UNIT", "CO2Sensor", "HVACZone"] {
      #expect(together.contains("com.example.case/twins/\(name).html"))
      #expect(together.contains("com.example.case/concepts/\(name).html"))
      // What each has alone it has beside all others.
      #expect(together.isSuperset(of: paths([name])), "\(name)")
    }
    let marked = together.filter { $0.contains(/\/twins\/(FAN|FaN)-[0-9a-f]{8}\.html/) }
    #expect(marked.count == 2)
    #expect(paths(["FAN"]).contains("com.example.case/twins/FAN.html"))
    // The one that was released first stays where it was.
    func introduced(_ minor: UInt32) -> [PackageHistory.Event] {
      [PackageHistory.Event(.release(SemanticVersion(1, minor, 0)), .introduced, message: "")]
    }
    #expect(paths(["SetPoint", "Setpoint"]).contains("com.example.case/twins/Setpoint.html"))
    let released = paths(["SetPoint", "Setpoint"], ["SetPoint": introduced(0), "Setpoint": introduced(1)])
    #expect(released.contains("com.example.case/twins/SetPoint.html"))
    #expect(!released.contains("com.example.case/twins/Setpoint.html"))
  }

  @Test func `an empty model has a first page and its assets`() {
    let all = files(documentationSite(of: Model()))
    #expect(all.keys.sorted() == ["index.html", "search-shipped.js", "search.js", "site.css", "site.js"])
    #expect(checkLinks(all).broken == [])
  }

  @Test func `pages stay small however many types there are`() {
    let documentation = documentationSite(of: largeModel(twins: 1_500, members: 4))
    var paths = Set<String>()
    for page in documentation.pages {
      #expect(paths.insert(page.path.lowercased()).inserted)
      if page.path.hasSuffix(".html") { #expect(documentation.render(page).count < 100_000, "\(page.path)") }
    }
    #expect(paths.contains("com.example.large/twins/base~subtypes~3.html"))
    #expect(paths.contains("com.example.large/twins/index~7.html"))
  }

  @Test func `every subtype of a type with thousands is reachable from its page`() throws {
    let all = files(documentationSite(of: largeModel(twins: 1_200, members: 2)))
    var found = Set<String>()
    for number in 1...6 {
      let path = "com.example.large/twins/Base~subtypes" + (number == 1 ? "" : "~\(number)") + ".html"
      let page = PageReader(try #require(all[path]))
      found.formUnion(page.elements.filter { $0.attributes["class"] == "code" }.map(\.text))
    }
    #expect(found.filter { $0.hasPrefix("Device") }.count == 1_200)
    let base = PageReader(try #require(all["com.example.large/twins/Base.html"]))
    #expect(base.elements.contains { $0.attributes["href"] == "Base~subtypes.html" })
    #expect(base.elements.contains { $0.tag == "text" && $0.text == "+ 1141 more" })
  }

  @Test func `the page of a package with many types begins with the most general ones`() throws {
    let all = files(documentationSite(of: largeModel(twins: 100, members: 2)))
    let page = PageReader(try #require(all["com.example.large/index.html"]))
    let headings = page.elements.filter { $0.tag == "h2" || $0.tag == "h3" }.map(\.text)
    #expect(headings.contains(["Twins (101)", "Most general", "By name"]))
    let entry = try #require(page.elements.first { $0.tag == "li" && $0.text.hasPrefix("Base 100") })
    #expect(entry.text.contains("Device0, Device1, ") && entry.text.contains(", 92 more"))
    // Where types stand below none, names are all there is.
    let flat = PageReader(
      try #require(files(documentationSite(of: namedModel(twins: 70)))["com.example.named/index.html"]))
    #expect(!flat.elements.contains { $0.text == "Most general" })
    #expect(flat.elements.contains { $0.tag == "li" && $0.text == "NorthBasicPump0" })
    #expect(flat.elements.contains { $0.tag == "a" && $0.text == "With descriptions" })
  }

  @Test func `of what nobody describes, lists have the type above, or names side by side, and no empty columns`() throws
  {
    func quantity(_ number: Int) -> ModelBuilder.QuantitySource {
      let unit = "unit_of_q\(number)"
      return .init(
        name: "q\(number)", dimension: "L", units: [(name: unit, symbol: unit, factor: "1", offset: "0")])
    }
    let parents = (0..<5).map { ModelBuilder.TwinSource(name: "Above\($0)") }
    let model = ModelBuilder.build([
      .init(name: "com.example.silent", quantities: (0..<70).map(quantity)),
      .init(
        name: "com.example.types",
        twins: parents + [
          .init(name: "Below", parents: parents.map(\.name)), .init(name: "Told", about: .text("Says so.")),
        ], schemas: [("Mode", .enumeration(["on", "off"]))]),
    ])
    let all = files(documentationSite(of: model))
    let silent = PageReader(try #require(all["com.example.silent/index.html"]))
    #expect(silent.elements.filter { $0.tag == "li" && $0.text.wholeMatch(of: /q\d+/) != nil }.count == 70)
    #expect(!silent.elements.contains { $0.text == "With descriptions" })
    let unit = PageReader(try #require(all["com.example.silent/quantities/q3.html"]))
    #expect(unit.elements.filter { $0.tag == "th" }.map(\.text) == ["Unit", "In unit_of_q3"])
    let types = PageReader(try #require(all["com.example.types/index.html"]))
    let row = try #require(types.elements.first { $0.tag == "tr" && $0.text.contains("Below") })
    #expect(row.text.contains("extends Above0, Above1, Above2 and 2 more"), "\(row.text)")
    let mode = PageReader(try #require(all["com.example.types/schemas/Mode.html"]))
    #expect(mode.elements.filter { $0.tag == "th" }.map(\.text) == ["Name", "Encoded"])
    #expect(checkLinks(all).broken == [])
  }

  @Test func `descriptions have what stands between backticks as code`() throws {
    let model = ModelBuilder.build([
      .init(
        name: "com.example.code",
        twins: [
          .init(
            name: "Meter",
            members: [.init(kind: .property, name: "power", about: .text("In `kW`, or `W"))],
            about: .text("Of the namespace `HVAC` <b>.")), .init(name: "Empty"),
        ])
    ])
    let all = files(documentationSite(of: model))
    let bytes = try #require(all["com.example.code/twins/Meter.html"])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<p class=\"description\" dir=\"auto\">Of the namespace <code>HVAC</code> &lt;b&gt;.</p>"))
    #expect(text.contains("content=\"Of the namespace HVAC &lt;b&gt;.\""))
    // Backticks that come in no pairs are what they are.
    #expect(text.contains("In `kW`, or `W"))
    let empty = PageReader(try #require(all["com.example.code/twins/Empty.html"]))
    #expect(empty.elements.contains { $0.tag == "p" && $0.text.hasPrefix("The model gives this type no members") })
  }

  @Test func `the members of a type with hundreds stand on pages of a bearable size, each once`() throws {
    for make in [documentationSite, documentationMarkdown] {
      let all = files(make(wideModel(members: 700), DocumentationOptions()))
      for (name, count) in [("Wide", 702), ("WideChild", 704)] {
        let start = "com.example.wide/twins/" + name
        let pages = all.filter { $0.key.hasPrefix(start + ".") || $0.key.hasPrefix(start + "~") }
        #expect(pages.count > 4 && pages.keys.contains { $0.hasPrefix(start + "~members~2.") })
        var found: [String: Int] = [:]
        for (path, bytes) in pages {
          #expect(bytes.count < 100_000, "\(path)")
          let text = String(decoding: bytes, as: UTF8.self)
          for match in text.matches(of: /id="(member-[A-Za-z0-9]*)"/) { found[String(match.1), default: 0] += 1 }
        }
        #expect(found.count == count && found.values.allSatisfy { $0 == 1 }, "\(name)")
      }
    }
    let site = files(documentationSite(of: wideModel(members: 700)))
    #expect(checkLinks(site).broken == [])
    // Types that inherit them have them on pages of their own, and name where they come from.
    let child = PageReader(try #require(site["com.example.wide/twins/WideChild~members~2.html"]))
    #expect(child.elements.contains { $0.attributes["class"] == "group" && $0.text == "Inherited from Wide" })
    let page = PageReader(try #require(site["com.example.wide/twins/Wide.html"]))
    #expect(page.elements.contains { $0.tag == "h2" && $0.text == "Properties (350)" })
    #expect(page.elements.contains { $0.tag == "h2" && $0.text.hasPrefix("Further members (") })
  }

  @Test func `what a diagram has no room for leads to the page that lists it`() throws {
    let members = (0..<700).map {
      ModelBuilder.MemberSource(kind: .property, name: "channelNumber\($0)", shape: .primitive(.double))
    }
    let leaves = (0..<70).map { ModelBuilder.TwinSource(name: "Leaf\($0)") }
    let links = leaves.map { leaf in
      ModelBuilder.MemberSource(kind: .relationship, name: "to" + leaf.name, targets: [leaf.name])
    }
    let any = ModelBuilder.MemberSource(kind: .relationship, name: "any")
    let model = ModelBuilder.build([
      .init(name: "com.example.hub", twins: [.init(name: "Hub", members: members + [any] + links)] + leaves)
    ])
    let site = files(documentationSite(of: model))
    #expect(checkLinks(site).broken == [])
    let page = String(decoding: try #require(site["com.example.hub/twins/Hub.html"]), as: UTF8.self)
    #expect(page.contains("+ 11 more") && page.contains("Hub~members~"))
  }

  @Test func `of very many types above, a page says how many it leaves out`() throws {
    let twins = (0..<40).map { ModelBuilder.TwinSource(name: "T\($0)", parents: $0 == 0 ? [] : ["T\($0 - 1)"]) }
    let site = files(documentationMarkdown(of: ModelBuilder.build([.init(name: "com.example.deep", twins: twins)])))
    let page = String(decoding: try #require(site["com.example.deep/twins/T39.md"]), as: UTF8.self)
    #expect(page.contains("and 14 more"))
  }

  @Test func `the same model gives the same bytes, in any order and from many tasks`() async {
    for make in [documentationSite, documentationMarkdown] {
      let one = make(buildingModel(), DocumentationOptions())
      let other = make(buildingModel(), DocumentationOptions())
      #expect(one.pages.map(\.path) == other.pages.map(\.path))
      let bytes = files(one)
      await withTaskGroup(of: (String, [UInt8]).self) { group in
        for page in other.pages.reversed() { group.addTask { (page.path, other.render(page)) } }
        for await (path, rendered) in group { #expect(bytes[path] == rendered, "\(path)") }
      }
    }
  }

  @Test func `pages carry neither inline script nor inline style nor anything from elsewhere`() {
    for (path, bytes) in files(documentationSite(of: hostileModel())) where path.hasSuffix(".html") {
      for element in PageReader(bytes).elements {
        #expect(element.tag != "style" && element.tag != "img" && element.tag != "iframe")
        #expect(element.attributes["style"] == nil)
        #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
        if element.tag == "script" {
          #expect(element.text.isEmpty)
          #expect(element.attributes["src"]?.hasSuffix("site.js") == true)
        }
        if element.tag == "link" { #expect(element.attributes["href"]?.hasSuffix("site.css") == true) }
      }
    }
  }

  @Test func `a member row says what the model says`() throws {
    let all = files(documentationSite(of: buildingModel()))
    let page = PageReader(try #require(all["com.example.hvac/twins/AirHandlingUnit.html"]))
    let rows = Dictionary(
      page.elements.filter { $0.tag == "tr" }.compactMap { row in row.attributes["id"].map { ($0, row.text) } }
    ) { first, _ in first }
    let expected: [String: [String]] = [
      "member-ratedAirflow": [
        "required", "internal", "double", "m³/h", "VolumeFlowRate", "0 to 200000 m³/h", "CMMS asset.rated_flow",
      ],
      "member-operatingMode": ["writable", "OperatingMode"],
      "member-flow": ["deprecated since 1.3.0, use ratedAirflow", "never clear"],
      "member-tags": ["map of string to string", "each value: length at most 40"],
      "member-supplyAirTemperature": ["°C", "-50 to 120 °C", "sampled every 30 s", "point supplyAirTemperature"],
      "member-filterClogged": ["severity warning", "pressure double", "Across the filter."],
      "member-startPurge": ["PurgeRequest", "→ boolean"],
      "member-feeds": ["VavBox", "Zone com.example.site", "0..64", "0 to 64 targets", "since dateTime"],
      "member-supplyFan": ["Fan"], "member-serialNumber": ["length 1 to 32"],
    ]
    for (id, parts) in expected {
      let row = try #require(rows[id], "no row \(id)")
      for part in parts { #expect(row.contains(part), "\(id): \(row)") }
    }
    #expect(page.elements.contains { $0.attributes["class"] == "group" && $0.text == "Inherited from HvacEquipment" })
    let child = PageReader(try #require(all["com.example.hvac/twins/RooftopUnit.html"]))
    let refined = child.elements.first { $0.attributes["id"] == "member-ratedAirflow" }?.text ?? ""
    #expect(refined.contains("refines AirHandlingUnit.ratedAirflow"))
  }
}
