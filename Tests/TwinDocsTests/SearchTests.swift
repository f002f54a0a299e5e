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
}
