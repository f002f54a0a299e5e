import Foundation
import Testing
import TwinDocs
import TwinModel
import TwinTestSupport

/// What the search finds, and how much of it, as a browser shows it; skipped where there is none.
@Suite(.enabled(if: Browser.isThere), .serialized) struct SearchTests {
  private func value(_ name: String) -> ModelBuilder.MemberSource {
    .init(kind: .telemetry, name: name, shape: .primitive(.double))
  }

  private func search(_ model: Model, _ body: (BrowserPage) throws -> Void) throws {
    try written(documentationSite(of: model)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      try body(page)
      #expect(page.complaints == [])
    }
  }

  @Test func `types whose names are abbreviations are found by what their descriptions say for them`() throws {
    let many = (0..<30).map { ModelBuilder.TwinSource(name: "Rig\($0)", members: [value("pump_status_\($0)")]) }
    let model = ModelBuilder.build([
      .init(
        name: "com.example.tags",
        terms: [
          .init(name: "pump", role: "equipment"), .init(name: "boiler", role: "equipment", abbreviations: ["BLR"]),
        ],
        points: [("pump_run_status", .primitive(.boolean)), ("damper_status", .primitive(.boolean))],
        twins: many + [
          .init(name: "PMP", about: .text("Tag for pumps. Pumps move liquid.")), .init(name: "DMP_SS"),
          .init(name: "DMP", about: .text("Tag for general, stand-alone dampers.")),
          .init(name: "AHU", about: .text("Tag for air-handling units.")), .init(name: "BLR_STD"),
          .init(name: "CDF", about: .text("Lifts water with an impeller.")),
        ])
    ])
    try search(model) { (page) throws in
      #expect(try found("pump", on: page).prefix(2) == ["pump", "PMP"])
      #expect(try found("pumps", on: page).first == "PMP")
      #expect(try found("damper", on: page).contains("DMP_SS"))
      #expect(try found("damper", on: page).first == "DMP")
      #expect(try found("air handling unit", on: page).first == "AHU")
      #expect(try found("boiler", on: page).prefix(2) == ["boiler", "BLR_STD"])
      #expect(try found("impeller", on: page).first == "CDF")
    }
  }

  @Test func `a list that is cut says of how many, and shows more when it is asked to`() throws {
    let twins = (0..<60).map { ModelBuilder.TwinSource(name: "Pump\($0)") }
    try search(ModelBuilder.build([.init(name: "com.example.many", twins: twins)])) { (page) throws in
      #expect(try found("pump", on: page).count == 24)
      let last = "document.querySelector('#results').lastElementChild"
      #expect(try page.text("\(last).textContent") == "24 of 60: show more")
      #expect(try page.text("document.querySelector('.unseen').textContent") == "24 of 60")
      #expect(try page.text("\(last).getAttribute('role')") == "option")
      try page.press("ArrowUp")
      #expect(
        try page.text("document.getElementById('search').getAttribute('aria-activedescendant')") == "result-24")
      try page.press("Enter")
      #expect(try page.evaluate("document.querySelectorAll('#results a[role=option]').length") as? Int == 60)
      #expect(try page.text("document.querySelector('[aria-selected=true]').id") == "result-24")
      #expect(try page.text("document.querySelector('.unseen').textContent") == "")
      #expect(try found("pump5", on: page).count == 11)
      #expect(try page.evaluate("document.querySelector('#results .more') === null") as? Bool == true)
    }
  }

  @Test func `near names follow what is misspelt just so in the model, and names in the same letters come first`()
    throws
  {
    let model = ModelBuilder.build([
      .init(
        name: "com.example.near",
        twins: [
          .init(name: "Asset", members: [.init(kind: .relationship, name: "isCapabiltyOf", targets: ["Asset"])]),
          .init(name: "Capability"), .init(name: "FAN"), .init(name: "Fan", members: [value("fan")]),
          .init(name: "Capture"),
        ])
    ])
    try search(model) { (page) throws in
      #expect(try found("capabilty", on: page) == ["isCapabiltyOf", "Capability"])
      #expect(try found("FAN", on: page) == ["FAN", "Fan", "fan"])
      #expect(try found("Fan", on: page) == ["Fan", "FAN", "fan"])
      #expect(try found("fan", on: page).first == "fan")
    }
  }

  @Test func `fields and values are found by name and lead to their rows`() throws {
    let text = ModelBuilder.Shape.primitive(.string)
    let model = ModelBuilder.build([
      .init(
        name: "com.example.parts",
        points: [("run_mode", .enumeration(["purging", "idle"]))],
        twins: [
          .init(
            name: "Machine",
            members: [
              .init(kind: .property, name: "mode", shape: .enumeration(["boosted", "idle"])),
              .init(kind: .property, name: "limits", shape: .object([("upperRoom", text, .init())])),
              .init(kind: .command, name: "start", shape: .object([("rampTime", text, .init())])), value("idleTime"),
            ])
        ],
        schemas: [
          ("Mode", .enumeration(["idle", "über all"])),
          (
            "Reading",
            .object([("sampleRate", text, .init()), ("position", .object([("latitude", text, .init())]), .init())])
          ),
          ("Track", .array(.object([("heading", text, .init())]))),
        ])
    ])
    try search(model) { (page) throws in
      func first(_ query: String) throws -> String {
        _ = try found(query, on: page)
        return try page.text(
          "(({name, kind, where, path}) => [name, kind, where, path.slice('com.example.parts/'.length)].join(' | '))(gemelFind('\(query)')[0])"
        )
      }
      let expected = [
        "purging": "purging | Value | of run_mode | points/run_mode.html#value-purging",
        "idle": "idle | Value | of Mode and 2 more | schemas/Mode.html#value-idle",
        "boosted": "boosted | Value | of Machine.mode | twins/Machine.html#member-mode",
        "upperRoom": "upperRoom | Field | of Machine.limits | twins/Machine.html#member-limits",
        "rampTime": "rampTime | Field | of Machine.start | twins/Machine.html#member-start",
        "sampleRate": "sampleRate | Field | of Reading | schemas/Reading.html#field-sampleRate",
        "latitude": "latitude | Field | of Reading | schemas/Reading.html#field-position",
        "heading": "heading | Field | of Track | schemas/Track.html#entries",
      ]
      for (query, result) in expected.sorted(by: { $0.key < $1.key }) {
        #expect(try first(query) == result, "\(query)")
      }
      #expect(try found("id", on: page).prefix(2) == ["idleTime", "idle"], "behind members")
      #expect(try found("über all", on: page).first == "über all")
      try page.press("Enter")
      try page.wait(until: "document.querySelector(':target')?.textContent.includes('über all')")
    }
  }

  /// The first result for `query`: name, kind, where it is, and its address in the package `com.example.parts`.
  private func first(_ query: String, on page: BrowserPage) throws -> String {
    _ = try found(query, on: page)
    let parts = "[name, kind, where, path.slice('com.example.parts/'.length)].join(' | ')"
    return try page.text("(({name, kind, where, path}) => \(parts))(gemelFind(\(String(reflecting: query)))[0] ?? {})")
  }

  @Test func `what is named with all that it is in comes first`() throws {
    let text = ModelBuilder.Shape.primitive(.string)
    let model = ModelBuilder.build([
      .init(
        name: "com.example.parts", terms: [.init(name: "supply", role: "qualifier")],
        twins: [
          .init(name: "Base", members: [value("speed")]),
          .init(
            name: "Fan", parents: ["Base"],
            members: [
              .init(kind: .property, name: "mode", shape: .schema("Mode")),
              .init(kind: .property, name: "plan", shape: .object([("weekday", text, .init())])),
              .init(
                kind: .property, name: "limits", shape: .object([("low", text, .init()), ("high", text, .init())])),
            ]),
          .init(
            name: "Plant",
            members: [
              .init(
                kind: .property, name: "plan",
                shape: .object([("hours", .object([("night", .enumeration(["silent"]), .init())]), .init())])),
              .init(kind: .relationship, name: "feeds", targets: ["Fan"], edge: [("share", text)]),
            ]),
          .init(name: "FanSpeed", members: [value("fanSpeed")]), .init(name: "ComExamplePartsFan"),
        ],
        schemas: [
          ("Pt", .object([("x", text, .init()), ("range", .object([("low", text, .init())]), .init())])),
          ("Other", .object([("x", text, .init())])), ("Limits", .enumeration(["low"])),
          ("Mode", .enumeration(["off", "high"])), ("State", .enumeration(["off"])),
        ]), .init(name: "com.example.other", twins: [.init(name: "Fan")]),
    ])
    try search(model) { (page) throws in
      let expected = [
        "com.example.parts.Fan": "Fan | Twin | com.example.parts | twins/Fan.html",
        "com.example.parts.fa": "Fan | Twin | com.example.parts | twins/Fan.html",
        "com.example.parts.terms.supply": "supply | Term | com.example.parts | terms/supply.html",
        "com.example.parts.Fan/speed": "speed | telemetry | of Fan, from Base | twins/Fan.html#member-speed",
        "Fan/speed": "speed | telemetry | of Fan, from Base | twins/Fan.html#member-speed",
        "parts.Fan": "Fan | Twin | com.example.parts | twins/Fan.html",
        "com.example.parts.Mode/off": "off | Value | of Mode and 1 more | schemas/Mode.html#value-off",
        "State/off": "off | Value | of State and 1 more | schemas/State.html#value-off",
        "Mode/off": "off | Value | of Mode and 1 more | schemas/Mode.html#value-off",
        "Pt.x": "x | Field | of Pt and 1 more | schemas/Pt.html#field-x",
        "pt x": "x | Field | of Pt and 1 more | schemas/Pt.html#field-x",
        "other x": "x | Field | of Other and 1 more | schemas/Other.html#field-x",
        "Fan/limits/low": "low | Field | of Fan.limits and 1 more | twins/Fan.html#member-limits",
        "limits high": "high | Field | of Fan.limits | twins/Fan.html#member-limits",
        "night silent": "silent | Value | of Plant.plan | twins/Plant.html#member-plan",
        "Plant/plan/hours/night": "night | Field | of Plant.plan | twins/Plant.html#member-plan",
        "hours.night": "night | Field | of Plant.plan | twins/Plant.html#member-plan",
        "Fan/plan/weekday": "weekday | Field | of Fan.plan | twins/Fan.html#member-plan",
        "feeds/share": "share | Field | of Plant.feeds | twins/Plant.html#member-feeds",
        "range low": "low | Field | of Pt and 1 more | schemas/Pt.html#field-range",
        "mode high": "high | Value | of Mode | schemas/Mode.html#value-high",
      ]
      for (query, result) in expected.sorted(by: { $0.key < $1.key }) {
        #expect(try first(query, on: page) == result, "\(query)")
      }
    }
  }

  @Test func `fields, values and packages are found by the other names that pages tell, those that are gone too`()
    throws
  {
    let text = ModelBuilder.Shape.primitive(.string)
    let model = ModelBuilder.build([
      .init(
        name: "com.example.parts",
        twins: [
          .init(
            name: "Fan",
            members: [
              .init(
                kind: .property, name: "limits", shape: .object([("floor", text, .init(formerly: ["bottomless"]))]))
            ])
        ],
        schemas: [
          ("Area", .enumeration(["idle"])),
          ("Mode", .values([("idle", .init(synonyms: ["resting"], formerly: ["stopped"])), ("on", .init())])),
        ], about: .init(title: ["en": "Air handling and more"]))
    ])
    var options = DocumentationOptions()
    func part(_ owner: String, _ path: String) -> PackageHistory.Part {
      PackageHistory.Part(owner: "com.example.parts." + owner, path: path)
    }
    func gone(_ kind: PackageHistory.Event.Kind = .removed) throws -> [PackageHistory.Event] {
      [.init(.release(try #require(SemanticVersion("2.0.0"))), kind, message: "it is gone")]
    }
    options.histories = [
      PackageHistory(
        package: "com.example.parts", releases: [], first: nil,
        events: ["com.example.parts.Mode": try gone(.changed), "com.example.parts.Fan/limits": try gone(.changed)],
        parts: [
          part("Mode", "=purging"): try gone(), part("Fan/limits", ".reach.ceiling"): try gone(),
          part("Mode", "=on"): try gone(.changed),
        ], types: [:])
    ]
    try written(documentationSite(of: model, options: options)) { folder in
      let page = try Browser().page()
      try page.open(folder.appending(path: "index.html").absoluteString)
      let expected = [
        "stopped": "idle | Value | of Mode and 1 more | schemas/Mode.html#value-idle",
        "resting": "idle | Value | of Mode and 1 more | schemas/Mode.html#value-idle",
        "bottomless": "floor | Field | of Fan.limits | twins/Fan.html#member-limits",
        "purging": "purging | Removed | from Mode in 2.0.0 | schemas/Mode.html#history",
        "ceiling": "ceiling | Removed | from Fan.limits in 2.0.0 | twins/Fan.html#history",
        "air handling and more": "com.example.parts | Package |  | index.html",
      ]
      for (query, result) in expected.sorted(by: { $0.key < $1.key }) {
        #expect(try first(query, on: page) == result, "\(query)")
      }
      #expect(page.complaints == [])
    }
  }

  @Test func `how many there are does not change as more is shown`() throws {
    // Names that fit, names that nearly do, and things that are found in several ways.
    let twins = (0..<500).map { number in
      ModelBuilder.TwinSource(
        name: (number % 3 == 0 ? "Pump" : number % 3 == 1 ? "Pumb" : "Valve") + "\(number)",
        members: [value("pumpState\(number % 40)")], about: .init(synonyms: ["pump valve"]))
    }
    try search(ModelBuilder.build([.init(name: "com.example.many", twins: twins)])) { (page) throws in
      for query in ["pump", "pumb", "pump valve", "pump state", "valve 1", "state", "pmup"] {
        _ = try found(query, on: page)
        let totals =
          try page.evaluate("[24, 96, 384].map(most => gemelFind('\(query)', most).total)") as? [Int] ?? []
        let shown = try page.evaluate("gemelFind('\(query)', 384).length") as? Int ?? 0
        #expect(totals.count == 3 && Set(totals).count == 1, "\(query): \(totals)")
        #expect(shown == min(384, totals.first ?? 0), "\(query): \(shown) of \(totals)")
      }
    }
  }
}
