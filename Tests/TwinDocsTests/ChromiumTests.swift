import Foundation
import Testing
import TwinDocs
import TwinModel
import TwinTestSupport

/// Writes the files of `documentation` to a directory of their own, which is removed after `body`.
func written(_ documentation: Documentation, _ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "gemel-docs-" + UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  for page in documentation.pages {
    let url = folder.appending(path: page.path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(documentation.render(page)).write(to: url)
  }
  try body(folder)
}

/// What the search shows for `query`, typed into an empty field; the best first.
func found(_ query: String, on page: BrowserPage) throws -> [String] {
  let field = "document.getElementById('search')"
  try page.evaluate("\(field).value = ''; \(field).focus()")
  try page.wait(until: "globalThis.gemelFind")
  try page.type(query)
  let names =
    "[...document.querySelectorAll('#results:not([hidden]) [role=option] .name')].map(name => name.textContent)"
  return try page.evaluate(names) as? [String] ?? []
}

/// Runs pages from files in a browser; skipped where there is none.
@Suite(.enabled(if: Browser.isThere), .serialized) struct ChromiumTests {
  @Test func `the search finds by name, initials, word, synonym, concept, abbreviation and misspelling`() throws {
    try written(documentationSite(of: buildingModel())) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "com.example.hvac/twins/Fan.html").absoluteString)
      #expect(!page.requests.contains { $0.contains("search") }, "the index is loaded before it is used")
      let expected = [
        "AirHandlingUnit": "AirHandlingUnit", "ahu": "AirHandlingUnit", "handling": "AirHandlingUnit",
        "air hand": "AirHandlingUnit", "machine": "Equipment", "ratedAirflow": "ratedAirflow",
        "degreeC": "degreeCelsius", "°C": "degreeCelsius", "AirHandlnigUnit": "AirHandlingUnit",
        "lüftungs": "AirHandlingUnit",
        "luftungsgerat": "AirHandlingUnit", "lingUn": "AirHandlingUnit", "temprature": "Temperature",
        "fan speed": "speed", "vav feeds": "feeds", "hvac": "com.example.hvac", "tmp supply": "supplyAirTemperature",
      ]
      for (query, name) in expected { #expect(try found(query, on: page).first == name, "\(query)") }
      #expect(try found("machine", on: page).contains("HvacEquipment"), "by the synonym of its concept")
      #expect(try found("zzzz", on: page) == [])
      #expect(try page.text("document.querySelector('[role=status]').textContent") == "Nothing found")
      #expect(page.requests.filter { $0.hasSuffix("search.js") }.count == 1)
      #expect(page.requests.filter { $0.hasSuffix("search-shipped.js") }.count == 1)
      #expect(page.complaints == [])
    }
  }

  @Test func `the search knows what members are called, what is inherited, descriptions and identities elsewhere`()
    throws
  {
    try written(documentationSite(of: calledModel())) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      func first(_ query: String) throws -> String {
        _ = try found(query, on: page)
        return try page.text(
          "[...document.querySelector('#results:not([hidden]) [role=option]')?.children ?? []].map(part => part.textContent).join(' ')"
        )
      }
      let expected = [
        "bladePitch": "bladeAngle property of Fan, also bladePitch",
        "blade pitch": "bladeAngle property of Fan, also bladePitch",
        "bladePich": "bladeAngle property of Fan, also bladePitch",
        "fan blade pitch": "bladeAngle property of Fan, also bladePitch",
        "schaufel": "bladeAngle property of Fan, also Schaufelwinkel",
        "incidence": "bladeAngle property of Fan, also incidence",
        "bladeAngle": "bladeAngle property of Fan and 1 more",
        "fan rotational speed": "rotationalSpeed telemetry of Fan, from Rotating",
        "fan hours": "hours property of Fan, from Machine",
        "hours of the fan": "hours property of Fan, from Machine",
        "rotating hours": "hours property of Rotating, from Machine",
        "air handling": "AHU Twin com.example.called",
        "units": "AHU Twin com.example.called",
        "boiler": "BLR Concept com.example.called",
        "dtmi:com:example:called:Fan;1": "Fan Twin com.example.called",
        "DTMI:com:example:called:f": "Fan Twin com.example.called",
        "9f2c1d34-5e6f": "AHU Twin com.example.called",
        "https://example.com/ns#AirHandler": "AHU Twin com.example.called",
        "ns#airhandler": "AHU Twin com.example.called",
        "dtmi:com:example:Fan:blade;2": "bladeAngle property of Fan",
      ]
      for (query, name) in expected.sorted(by: { $0.key < $1.key }) { #expect(try first(query) == name, "\(query)") }
      #expect(Array(try found("air handlng unts", on: page)) == ["AHU", "outsideAirRequirement"])
      #expect(Array(try found("air handlr", on: page).prefix(2)) == ["AirHandle", "AHU"])
      #expect(try found("furnace", on: page) == [], "not in the first sentence")
      #expect(try found("bladePitch", on: page) == ["bladeAngle"])
      try page.press("Enter")
      try page.wait(until: "document.querySelector(':target')?.id === 'member-bladeAngle'")
      _ = try found("fan rotational speed", on: page)
      try page.press("Enter")
      try page.wait(until: "document.querySelector(':target')?.id === 'member-rotationalSpeed'")
      #expect(try page.text("location.pathname").hasSuffix("com.example.called/twins/Fan.html"))
      #expect(page.complaints == [])
    }
  }

  @Test func `the search finds what has a name before what had it, and abbreviations by what they stand for`() throws {
    let model = ModelBuilder.build([
      .init(
        name: "com.example.names",
        twins: [
          .init(name: "Chiller", about: .init(formerly: ["Cooler"])), .init(name: "Cooler"),
          .init(
            name: "Plant", members: [.init(kind: .property, name: "airHandler", shape: .primitive(.string))],
            about: .init(synonyms: ["air handler"])),
          .init(name: "AHU"), .init(name: "AHU_SFSS"), .init(name: "VAV_ED"), .init(name: "HandlerOfAir"),
        ])
    ])
    let abbreviations = [
      "AHU": ["AirHandlingUnit", "air handler", "air handling unit"], "VAV": ["Variable air volume box"],
    ]
    let gone = FormerElement(.concept, identity: "com.example.names.Plant", moment: .next)
    let histories = [
      PackageHistory(package: "com.example.names", releases: [], first: nil, events: [:], former: [gone], types: [:])
    ]
    let options = DocumentationOptions(histories: histories, abbreviations: abbreviations)
    try written(documentationSite(of: model, options: options)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      #expect(try found("cooler", on: page).prefix(2) == ["Cooler", "Chiller"])
      #expect(try found("plant", on: page) == ["Plant", "Plant"])
      #expect(try page.text("gemelFind('plant').map(one => one.kind + one.old).join()") == "Twinfalse,Concepttrue")
      #expect(try found("air handler", on: page).prefix(4) == ["airHandler", "Plant", "HandlerOfAir", "AHU"])
      #expect(try found("air handling unit", on: page) == ["AHU", "AHU_SFSS"])
      #expect(try found("variable air volume", on: page) == ["VAV_ED"])
      #expect(page.complaints == [])
    }
  }

  @Test func `the search finds owners, classifications, origins of data, releases, and what is gone`() throws {
    var options = buildingOptions()
    options.shipped = ["org.gemel.core", "org.gemel.quantities"]
    try written(documentationSite(of: buildingModel(), options: options)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      func first(_ query: String) throws -> String {
        _ = try found(query, on: page)
        return try page.text(
          "(({name, kind, where, path}) => [name, kind, where, path].join(' | '))(gemelFind('\(query)')[0])")
      }
      let hvac = "com.example.hvac/"
      let unit = "AirHandlingUnit | \(hvac)twins/AirHandlingUnit.html"
      let expected = [
        "CMMS": "installedOn | property | of HvacEquipment | \(hvac)twins/HvacEquipment.html#member-installedOn",
        "rated_flow": "ratedAirflow | property | of \(unit)#member-ratedAirflow",
        "internal": "ratedAirflow | property | of \(unit)#member-ratedAirflow",
        "internal rooftop":
          "ratedAirflow | property | of RooftopUnit | \(hvac)twins/RooftopUnit.html#member-ratedAirflow",
        "1.1.0": "com.example.hvac 1.1.0 | Release |  | \(hvac)releases/1.1.0.html",
        "inventoryNumber":
          "inventoryNumber | Removed | from HvacEquipment | \(hvac)twins/HvacEquipment.html#history",
        "inventory nmber":
          "inventoryNumber | Removed | from HvacEquipment | \(hvac)twins/HvacEquipment.html#history",
        "hvac fan": "Fan | Twin | com.example.hvac | \(hvac)twins/Fan.html",
      ]
      for (query, result) in expected.sorted(by: { $0.key < $1.key }) {
        #expect(try first(query) == result, "\(query)")
      }
      #expect(page.complaints == [])
    }
  }

  @Test
  func
    `the search reads words that are written as one, or misspelled across others, and names that say all come first`()
    throws
  {
    func value(_ name: String) -> ModelBuilder.MemberSource {
      .init(kind: .telemetry, name: name, shape: .primitive(.double))
    }
    let model = ModelBuilder.build([
      .init(
        name: "com.example.words",
        twins: [
          .init(name: "Zone", members: [value("airTemperature"), value("humidity")]),
          .init(name: "ZoneAirTemperatureSensor"), .init(name: "AirHandlingUnit"), .init(name: "AirTemperature"),
          .init(name: "TemperatureSensor"), .init(name: "PressureSensor"), .init(name: "Meeting_Room"),
          .init(name: "MeetingRoom"), .init(name: "RoomOfMeetings"), .init(name: "BuildingComponent"),
          .init(name: "Component", members: [value("componentOfBuilding")]),
        ])
    ])
    try written(documentationSite(of: model)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      #expect(try found("airhandlr", on: page) == ["AirHandlingUnit"])
      #expect(try found("airhandlingnuit", on: page) == ["AirHandlingUnit"])
      #expect(try found("tempsensor", on: page).prefix(2) == ["TemperatureSensor", "ZoneAirTemperatureSensor"])
      #expect(try found("zonetempsensor", on: page) == ["ZoneAirTemperatureSensor"])
      #expect(try found("zone air temprature", on: page).first == "ZoneAirTemperatureSensor")
      #expect(Set(try found("meeting room", on: page).prefix(2)) == ["MeetingRoom", "Meeting_Room"])
      #expect(Set(try found("meetingrooom", on: page).prefix(2)) == ["MeetingRoom", "Meeting_Room"])
      #expect(try found("buildng component", on: page).first == "BuildingComponent")
      #expect(try found("qqqsensor", on: page) == [])
      #expect(page.complaints == [])
    }
  }

  @Test func `the search takes numbers and signs for what they are`() throws {
    try written(documentationSite(of: buildingModel(), options: buildingOptions())) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      for query in ["1.1.0", "1.1", "v1.1.0", "hvac 1.1.0"] {
        #expect(try found(query, on: page) == ["com.example.hvac 1.1.0"], "\(query)")
      }
      #expect(try found("1.0", on: page) == ["com.example.hvac 1.0.0"])
      for query in ["1.2.0", "11.1.0", "0.0"] { #expect(try found(query, on: page) == [], "\(query)") }
      #expect(try found("°C", on: page) == ["degreeCelsius"])
      #expect(page.complaints == [])
    }
    let model = ModelBuilder.build([
      .init(
        name: "com.example.signs",
        quantities: [
          .init(
            name: "Temperature", dimension: "Θ",
            units: [("kelvins", "", "1", "0"), ("degrees_celsius", "", "1", "273.15"), ("carats", "", "1", "0")])
        ],
        twins: [
          .init(name: "CH"), .init(name: "Channel299"), .init(name: "Channel298"), .init(name: "Room"),
          .init(name: "AHU", about: .text("The air handler of a floor.")),
          .init(name: "Conference", about: .text("People who are meeting.")),
        ])
    ])
    try written(documentationSite(of: model)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      let status = "document.querySelector('.status').textContent"
      #expect(try found("°C", on: page) == ["degrees_celsius"])
      #expect(try found("chanel299", on: page) == ["Channel299"])
      #expect(try found("airhandlr", on: page) == ["AHU"])
      #expect(try found("handlrfloor", on: page) == ["AHU"])
      #expect(try page.text(status) == "")
      // Where nothing has all words, what has some of them is shown, and said to.
      #expect(try found("meeting room", on: page).prefix(2) == ["Room", "Conference"])
      #expect(try page.text(status) == "Nothing has all of these words")
      let overlap =
        "document.getElementById('results').offsetTop >= document.querySelector('.status').offsetTop + document.querySelector('.status').offsetHeight"
      #expect(try page.evaluate(overlap) as? Bool == true)
      #expect(try found("wrtz plkm", on: page) == [])
      #expect(try page.text(status) == "Nothing found")
      #expect(page.complaints == [])
    }
  }

  @Test func `the search leads to rules and to units, which have shorter entries`() throws {
    try written(documentationSite(of: buildingModel(), options: buildingOptions())) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      #expect(try found("naming/case", on: page).first == "naming/case")
      func first(_ query: String) throws -> String {
        try page.text("(({kind, where, path}) => [kind, where, path].join(' | '))(gemelFind('\(query)')[0])")
      }
      #expect(try first("naming/case") == "Rule | Names have a case. | rules/naming/case.html")
      for query in ["degreeCelsius", "kelvin"] {
        let place = try first(query).split(separator: " | ").last.map(String.init) ?? ""
        #expect(place == "org.gemel.quantities/units/\(query).html")
      }
      // What is gone is found by its name.
      for name in ["chiller", "Blower"] {
        #expect(try first(name).hasSuffix(" in 1.1.0 | com.example.hvac/twins/\(name.capitalized).html"))
      }
      #expect(page.complaints == [])
    }
  }

  @Test func `the search is used by keyboard alone and leads to members`() throws {
    try written(documentationSite(of: buildingModel())) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      let active = "document.activeElement.id"
      try page.type("/")
      #expect(try page.text(active) == "search")
      try page.type("feeds")
      try page.wait(until: "document.querySelectorAll('#results [role=option]').length > 1")
      func attribute(_ name: String) throws -> String {
        try page.text("document.getElementById('search').getAttribute('\(name)')")
      }
      #expect(try attribute("aria-expanded") == "true")
      #expect(try attribute("aria-activedescendant") == "result-0")
      try page.press("ArrowDown")
      #expect(try attribute("aria-activedescendant") == "result-1")
      #expect(try page.text("document.querySelector('#results [aria-selected=true]').id") == "result-1")
      try page.press("ArrowUp")
      try page.press("ArrowUp")
      let last = try page.text("[...document.querySelectorAll('#results [role=option]')].at(-1).id")
      #expect(try attribute("aria-activedescendant") == last)
      // Who goes on with the keyboard is not followed by the list.
      try page.press("Tab")
      #expect(try attribute("aria-expanded") == "false")
      try page.evaluate("document.getElementById('search').focus()")
      try page.wait(until: "document.getElementById('search').getAttribute('aria-expanded') === 'true'")
      try page.press("Escape")
      #expect(try attribute("aria-expanded") == "false")
      #expect(try page.text(active) == "search")
      try page.press("Escape")
      #expect(try page.text(active) == "")
      try page.type("/")
      try page.type("vav feeds")
      try page.wait(
        until: "document.querySelector('#results [aria-selected=true] .where')?.textContent === 'of VavBox'")
      try page.press("Enter")
      try page.wait(until: "location.hash === '#member-feeds' && document.readyState === 'complete'")
      #expect(try page.text("location.pathname").hasSuffix("com.example.hvac/twins/VavBox.html"))
      #expect(try page.evaluate("document.querySelector(':target').id") as? String == "member-feeds")
      #expect(page.complaints == [])
    }
  }

  @Test func `members on further pages are found, and their addresses stay what they were`() throws {
    try written(documentationSite(of: wideModel(members: 300))) { folder in
      let page = try Browser().page()
      let twins = folder.appending(path: "com.example.wide/twins").absoluteString
      let isThere = "document.querySelector(':target')?.id === 'member-channelNumber299'"
      for old in ["/Wide.html", "/Wide~members~99.html", "/Wide~members~2.html"] {
        try Data("".utf8).write(to: folder.appending(path: "com.example.wide/twins/Wide~members~99.html"))
        let source = try Data(contentsOf: folder.appending(path: "com.example.wide/twins/Wide~members~2.html"))
        try source.write(to: folder.appending(path: "com.example.wide/twins/Wide~members~99.html"))
        try page.open(twins + old + "#member-channelNumber299")
        try page.wait(until: isThere)
      }
      let place = try page.text("location.pathname")
      #expect(place.contains("Wide~members~") && !place.hasSuffix("~2.html"))
      try page.open(twins + "/Wide.html#member-nothing")
      try page.open(twins + "/WideChild.html")
      #expect(try found("channelnumber299", on: page) == ["channelNumber299"])
      try page.press("Enter")
      try page.wait(until: isThere)
      #expect(try page.text("location.pathname") == place)
      #expect(try found("widechild channelnumber299", on: page) == ["channelNumber299"])
      try page.press("Enter")
      try page.wait(until: isThere)
      #expect(page.complaints == [])
    }
  }

  @Test func `what stands on numbered pages, or had another name, is found where it always was`() throws {
    let documentation = documentationSite(of: numberedModel())
    try written(documentation) { folder in
      let page = try Browser().page()
      let package = folder.appending(path: "com.example.numbered").absoluteString
      func leads(_ address: String, to id: String) throws -> String {
        try page.open("about:blank")
        try page.open(package + address)
        if id.isEmpty {
          try page.wait(until: "!location.hash && document.readyState === 'complete'")
        } else {
          try page.wait(until: "document.querySelector(':target')?.id === '\(id)'")
        }
        return try page.text("location.pathname.split('/').slice(-2).join('/')")
      }
      let expected = [
        ("/points/index.html#point-point230", "", "points/point230.html"),
        ("/points/index~2.html#point-point230", "", "points/point230.html"),
        ("/points/index~3.html#point-point230", "", "points/point230.html"),
        ("/points/index~3.html#point-point100", "", "points/point100.html"),
        ("/terms/index.html#term-word230", "", "terms/word230.html"),
        ("/terms/index.html#term-former230", "", "terms/word230.html"),
        ("/twins/Fan.html#member-bladePitch", "member-bladeAngle", "twins/Fan.html"),
        ("/twins/Fan.html#member-blade_angle", "member-bladeAngle", "twins/Fan.html"),
        ("/twins/Propeller.html#member-bladePitch", "member-bladeAngle", "twins/Propeller.html"),
      ]
      for (address, id, place) in expected { #expect(try leads(address, to: id) == place, "\(address)") }
      // On the page itself, and for copying.
      try page.evaluate("location.hash = '#member-bladePitch'")
      try page.wait(until: "document.querySelector(':target')?.id === 'member-bladeAngle'")
      #expect(try found("point232", on: page).first == "point232")
      #expect(try page.text("document.querySelector('#results a').href") == package + "/points/point232.html")
      try page.press("Enter")
      try page.wait(until: "location.pathname.endsWith('/points/point232.html')")
      try page.open(package + "/points/index.html#point-nothing")
      #expect(page.complaints == [])
    }
    try written(documentationSite(of: buildingModel())) { folder in
      let page = try Browser().page()
      let quantities = folder.appending(path: "org.gemel.quantities/quantities").absoluteString
      // Where a unit had its row, also by a name that is written otherwise.
      for anchor in ["unit-degreeFahrenheit", "unit-degree_fahrenheit"] {
        try page.open(quantities + "/Temperature.html#" + anchor)
        try page.wait(until: "location.pathname.endsWith('/org.gemel.quantities/units/degreeFahrenheit.html')")
      }
      #expect(page.complaints == [])
    }
  }

  @Test func `descriptions in letters from right to left stand on the right`() throws {
    let model = ModelBuilder.build([
      .init(
        name: "com.example.right",
        twins: [
          .init(
            name: "Fan", members: [.init(kind: .property, name: "a", shape: .primitive(.double), about: .text("سرعة"))],
            about: .text("مروحة تحرك الهواء\n\n- واحد\n- اثنان"))
        ])
    ])
    try written(documentationSite(of: model)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "com.example.right/twins/Fan.html").absoluteString)
      let styles = """
        [...document.querySelectorAll('main .description')].map((part) => getComputedStyle(part))
          .map((style) => style.direction + ' ' + style.textAlign).join()
        """
      #expect(try page.text(styles) == "rtl start,rtl start,rtl start")
      #expect(page.complaints == [])
    }
  }

  @Test func `every page is quiet, asks for nothing else than files, and fits on a phone`() throws {
    let documentation = documentationSite(of: buildingModel())
    try written(documentation) { folder in
      let page = try Browser().page()
      try page.resize(width: 360, height: 700, mobile: true)
      for path in documentation.pages.map(\.path) where path.hasSuffix(".html") {
        try page.open(folder.appending(path: path).absoluteString + "?theme=dark")
        let width = try page.evaluate("document.documentElement.scrollWidth") as? Int ?? .max
        #expect(width <= 360, "\(path) is \(width) wide")
      }
      try page.evaluate("document.getElementById('theme').click()")
      #expect(try page.text("document.documentElement.dataset.theme") == "light")
      _ = try found("air", on: page)
      let width = try page.evaluate("document.documentElement.scrollWidth") as? Int ?? .max
      #expect(width <= 360, "the results of the search are \(width) wide")
      #expect(page.complaints == [])
      #expect(page.requests.filter { !$0.hasPrefix("file:") } == [])
      #expect(page.requests.count > 30)
    }
  }

  @Test func `pages can be read and followed without script`() throws {
    try written(documentationSite(of: buildingModel())) { folder in
      let page = try Browser().page()
      try page.setScripts(false)
      try page.open(folder.appending(path: "com.example.hvac/twins/AirHandlingUnit.html").absoluteString)
      #expect(try page.evaluate("document.getElementById('member-ratedAirflow').offsetHeight > 0") as? Bool == true)
      // What works by script alone is not shown.
      let hidden = "['search', 'theme'].every(id => document.getElementById(id).offsetHeight === 0)"
      #expect(try page.evaluate(hidden) as? Bool == true)
      let trail = try page.text("[...document.querySelectorAll('.trail a')].map(step => step.textContent).join(' / ')")
      #expect(trail == "Model documentation / com.example.hvac / Twins")
      try page.open(try page.text("document.querySelector('.trail a').href"))
      #expect(try page.text("document.querySelector('h1').textContent").contains("Model documentation"))
      #expect(page.complaints == [])
    }
  }

  @Test func `on a phone a wide drawing begins where its subject is, without script, and can be moved`() throws {
    var twins = (0..<40).map { ModelBuilder.TwinSource(name: "SomewhatSpecialMachine\($0)", parents: ["Middle"]) }
    twins += [.init(name: "Middle", parents: ["Machine"]), .init(name: "Machine")]
    try written(documentationSite(of: ModelBuilder.build([.init(name: "com.example.many", twins: twins)]))) { folder in
      let page = try Browser().page()
      try page.setScripts(false)
      try page.resize(width: 390, height: 700, mobile: true)
      try page.open(folder.appending(path: "com.example.many/twins/Middle.html").absoluteString)
      let middle = """
        (() => { const box = document.querySelector('.graph .self').getBoundingClientRect();
        return Math.round(box.x + box.width / 2); })()
        """
      try page.wait(until: "Math.abs(\(middle) - 195) < 20")
      let frame = "document.querySelector('.scroll')"
      #expect(try page.evaluate("\(frame).scrollWidth > 600") as? Bool == true)
      try page.wait(
        until: "getComputedStyle(document.querySelector('.start svg:last-child')).scrollSnapAlign == 'none'")
      try page.evaluate("\(frame).scrollLeft = 0")
      #expect(try page.evaluate("\(frame).scrollLeft") as? Int == 0)
      // One that is about nothing by itself begins at its start.
      try page.open(folder.appending(path: "index.html").absoluteString)
      #expect(try page.evaluate("\(frame)?.scrollLeft ?? 0") as? Int == 0)
      #expect(page.complaints == [])
    }
  }

  @Test func `a drawing as wide as a page is whole beside the contents and without them`() throws {
    let users = (0..<6).map { number in
      ModelBuilder.PackageSource(
        name: "com.example.user\(number)", needs: ["com.example.base"],
        twins: [.init(name: "T\(number)", parents: ["Base"])])
    }
    let base = ModelBuilder.PackageSource(name: "com.example.base", twins: [.init(name: "Base")])
    try written(documentationSite(of: ModelBuilder.build(users + [base]))) { folder in
      let page = try Browser().page()
      for width in [1200, 900] {
        try page.resize(width: width, height: 900, mobile: false)
        try page.open(folder.appending(path: "index.html").absoluteString)
        let frame = "document.querySelector('.scroll.slim')"
        // Its own width would not do.
        #expect(
          try page.evaluate("+\(frame).querySelector('svg.graph').getAttribute('width') > \(frame).clientWidth")
            as? Bool == true)
        #expect(try page.evaluate("\(frame).scrollWidth <= \(frame).clientWidth") as? Bool == true, "\(width)")
      }
      #expect(page.complaints == [])
    }
  }

  @Test func `hostile names and texts do nothing`() throws {
    let documentation = documentationSite(of: hostileModel())
    try written(documentation) { folder in
      let page = try Browser().page()
      let pages = documentation.pages.map(\.path).filter { $0.hasSuffix(".html") }
      for path in pages {
        try page.open(folder.appending(path: path).absoluteString)
        // As the browser understands them, whatever they look like.
        let schemes = "[...new Set([...document.querySelectorAll('a')].map(a => a.href.baseVal ?? a.protocol))].join()"
        let found = Set(try page.text(schemes).split(separator: ",").map(String.init))
        #expect(found.allSatisfy { $0 == "file:" || $0 == "https:" || !$0.contains(":") }, "\(path): \(found)")
        #expect(try page.evaluate("document.scripts.length") as? Int == 1, "\(path)")
        #expect(
          try page.evaluate("document.querySelectorAll('img, iframe, object, embed, [style]').length") as? Int == 0)
      }
      for query in hostileTexts where !query.isEmpty && !query.contains(where: \.isNewline) {
        for name in try found(String(query.prefix(40)), on: page) {
          #expect(!name.unicodeScalars.contains { $0.properties.isBidiControl || $0.value < 0x20 }, "\(name)")
        }
        #expect(
          try page.evaluate("document.querySelectorAll('#results *:not(a, span)').length") as? Int == 0, "\(query)")
      }
      #expect(pages.count >= 80)
      #expect(page.complaints == [])
      #expect(page.requests.filter { !$0.hasPrefix("file:") } == [])
    }
  }

  /// Texts of drawings that do not lie in their boxes, and how many there are in all.
  private static let measure = #"""
    (() => {
      let count = 0;
      const faults = [];
      for (const node of document.querySelectorAll(".graph .gn")) {
        const box = node.querySelector("rect").getBBox();
        for (const text of node.querySelectorAll("text")) {
          const own = text.getBBox();
          count += 1;
          const isInside = own.x >= box.x && own.x + own.width <= box.x + box.width
            && own.y >= box.y && own.y + own.height <= box.y + box.height;
          if (!isInside) faults.push([text.textContent, own.width, box.width]);
        }
      }
      return JSON.stringify([count, faults]);
    })()
    """#

  @Test func `the texts of diagrams lie in their boxes as a browser draws them`() throws {
    let names = [
      "W", String(repeating: "W", count: 90), "AirHandlingUnit", "AHU_BSPC_CHWSC_ECON_EFSS_EFVSC_HWSC_SARC_SFSS_SFVSC",
      "空調機器の給気温度の設定値", "مستشعر درجة الحرارة", "👩‍🔧👷", "﷽﷽﷽", "<script>alert(1)</script>", "a\u{202E}txt", "iiiiiiiiii",
    ]
    let model = ModelBuilder.build([
      .init(
        name: "com.example.star",
        twins: [.init(name: "Centre", isAbstract: true)]
          + names.map {
            .init(
              name: $0, parents: ["Centre"], members: [.init(kind: .relationship, name: "of" + $0, targets: ["Centre"])]
            )
          })
    ])
    try written(documentationSite(of: model)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "com.example.star/twins/Centre.html").absoluteString)
      // The names in two drawings, one of them in two lines, and that of their middle.
      #expect(try page.text(Self.measure) == "[26,[]]")
      #expect(page.complaints == [])
    }
  }

  @Test func `a search over ten thousand types ends within a frame, from the first key on`() throws {
    try written(onlySearch(documentationSite(of: namedModel(twins: 10_000)))) { folder in
      let page = try Browser().page()
      // What a page is asked first, as it is typed, and what comes later.
      let typed = [
        "pump", "supply temp", "sothmodularpmup", "condtions laboratries", "dtmi:com:example:named:u", "valve former3",
      ]
      let later = [
        "a", "te", "basic", "SouthModularPump7", "tempratur suply", "ssur", "zzzzzzzz", "primary pressure pump north",
        "boiler laboratories", "distributes the air for kitchens", "SouthModularPump9 location",
      ]
      var slowest: [String: Double] = [:]
      for word in typed {
        // The least of some rounds, and of more where the machine has other things to do.
        for round in 0..<60 where round < 4 || slowest.values.contains(where: { $0 >= 16 }) {
          try page.open("about:blank")
          try page.open(folder.appending(path: "index.html").absoluteString)
          try page.evaluate("document.getElementById('search').focus()")
          try page.wait(until: "globalThis.gemelFind")
          let queries = (1...word.count).map { String(word.prefix($0)) }
          for query in queries + later where round < 4 || queries.contains(query) || (slowest[query] ?? 0) >= 16 {
            slowest[query] = min(slowest[query] ?? .infinity, try time(query, on: page))
          }
        }
      }
      for (query, time) in slowest where time >= 16 { Issue.record("\(query): \(time) ms") }
      let worst = slowest.max { ($0.value, $0.key) < ($1.value, $1.key) }
      print("search over 10,000 types: \(worst?.value ?? 0) ms at most, for \(worst?.key ?? "nothing")")
    }
  }

  /// How many milliseconds it takes from the key that makes the field hold `query` to the list: as long as somebody waits, or as the page's
  /// thread works, whichever is less, since either has all that it takes, and the one what else the machine does and the other what is asked of it.
  private func time(_ query: String, on page: BrowserPage) throws -> Double {
    let measure = """
      (async () => {
        const field = document.getElementById("search");
        await new Promise((next) => setTimeout(next, 5));
        field.value = \(String(reflecting: query));
        const start = performance.now();
        field.dispatchEvent(new Event("input"));
        document.getElementById("results").offsetHeight;
        return performance.now() - start;
      })()
      """
    let start = try page.threadSeconds()
    let waited = (try page.evaluate(measure) as? NSNumber)?.doubleValue ?? .infinity
    guard let start, let end = try page.threadSeconds() else { return waited }
    return min(waited, (end - start) * 1_000)
  }

  /// The first page with what the search needs.
  private func onlySearch(_ documentation: Documentation) -> Documentation {
    documentation.filtered {
      ["index.html", "site.css", "site.js", "search.js", "search-shipped.js"].contains($0.path)
    }
  }
}
