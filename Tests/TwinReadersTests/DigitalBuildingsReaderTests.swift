import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinReaders
import TwinSource

@Suite struct DigitalBuildingsReaderTests {
  static let vocabulary: [(path: String, text: String)] = [
    (
      "units/units.yaml",
      """
      level: distance
      distance:
        meters: STANDARD
        feet: {multiplier: 0.3048, offset: 0}
      temperature:
        kelvin: STANDARD
        degrees_celsius: {multiplier: 1, offset: 273.15}
      ph: {no_units: STANDARD}
      powerfactor: {no_units: STANDARD}
      mood: {smiles: STANDARD}
      """
    ),
    (
      "subfields/subfields.yaml",
      """
      point_type: {sensor: s, command: c, status: s, setpoint: s, label: l, counter: c, mode: m}
      descriptor: {zone: z, air: a, run: r, fan: f, water: w}
      measurement: {temperature: t, level: l, ph: p, mood: m}
      """
    ),
    ("states/states.yaml", "ON: Powered on.\nOFF: Powered off."),
    ("connections/connections.yaml", "FEEDS: {description: Provides media.}"),
    (
      "fields/fields.yaml",
      """
      literals:
      - fan_label
      - zone_air_temperature_sensor: {flexible_min: 250.5, fixed_max: 330}
      - zone_air_temperature_setpoint
      - water_level_sensor
      - water_ph_sensor
      ---
      literals:
      - fan_run_command: [ON, OFF]
      - fan_run_status: {ON: Turning., OFF: Not turning.}
      - run_counter
      - run_mode
      - air_mood_sensor
      """
    ),
  ]

  static func read(_ files: [(path: String, text: String)]) -> Compilation { compileForeign(vocabulary + files) }

  @Test func `fields become points that tell type, unit and states`() {
    let compilation = Self.read([])
    #expect(compilation.errors == [])
    let model = compilation.model
    let points = model.points.rows.map {
      model.string($0.header.name) + " " + compilation.text($0.value).joined(separator: " ")
    }
    #expect(
      points == [
        "air_mood_sensor double smiles", "fan_label string", "fan_run_command {ON,OFF}", "fan_run_status {ON,OFF}",
        "run_counter double", "run_mode string", "water_level_sensor double meters",
        "water_ph_sensor double ph_no_units", "zone_air_temperature_sensor double kelvin <=330",
        "zone_air_temperature_setpoint double kelvin",
      ])
    #expect(model.relations.rows.map { model.string($0.header.name) } == ["FEEDS"])
    #expect(model.terms.rows.first { model.string($0.header.name) == "ON" }.map { model.string($0.role) } == "state")
    let units = model.units.rows.map { "\(model.string($0.header.name)) \($0.factor) \($0.offset)" }
    #expect(
      units == [
        "degrees_celsius 1 273.15", "feet 0.3048 0", "kelvin 1 0", "meters 1 0", "ph_no_units 1 0",
        "powerfactor_no_units 1 0", "smiles 1 0",
      ])
    let level = model.quantities.rows.first { model.string($0.header.name) == "level" }
    #expect(level?.dimension.description == "L")
    let point = model.points.rows.first { model.string($0.header.name) == "zone_air_temperature_sensor" }
    #expect(compilation.annotations(point?.header.metadata) == "digitalbuildings={flexible_min:250.5}")
  }

  @Test func `what a field holds does not change with its range`() {
    func type(_ field: String) -> [String] {
      let compilation = compileForeign([
        ("fields/f.yaml", "literals:\n- \(field)"),
        (
          "subfields/s.yaml",
          """
          point_type: {command: c, label: l, capacity: c, status: s}
          descriptor: {scene: s, air: a}
          measurement: {temperature: t}
          measurement_descriptor: {index: An integer.}
          """
        ),
      ])
      #expect(compilation.errors == [])
      return compilation.model.points.rows.map { compilation.text($0.value).joined(separator: " ") }
    }
    #expect(type("scene_index_command") == ["double"])
    #expect(type("scene_index_command: {fixed_min: 0}") == ["double >=0"])
    #expect(type("air_capacity") == ["double"])
    #expect(type("air_temperature_status") == ["string"])
    #expect(type("scene_index_label") == ["string"])
    // Where no word tells a number, a range does.
    #expect(type("scene_command: {fixed_max: 4}") == ["double <=4"])
  }

  @Test func `entity types become twins with identities, parents of other namespaces and members`() throws {
    let compilation = Self.read([
      (
        "entity_types/global.yaml",
        """
        EQUIPMENT: {guid: B3FE24F2-6194-4300-95B1-506941487A19, description: Equipment, is_abstract: true, opt_uses: [fan_label]}
        """
      ),
      (
        "HVAC/entity_types/fans.yaml",
        """
        FAN:
          id: "77"
          description: Moves air.
          is_canonical: true
          allow_undefined_fields: true
          implements: [EQUIPMENT]
          uses: [fan_run_command, fan_run_status_1, fan_run_status_2]
          opt_uses:
        """
      ),
      (
        "SAFETY/entity_types/s.yaml",
        "SMOKE_FAN: {implements: [HVAC/FAN, /EQUIPMENT], uses: [/zone_air_temperature_setpoint]}"
      ),
    ])
    #expect(compilation.errors == [])
    #expect(
      compilation.members(of: "FAN", in: "digitalbuildings.hvac") == [
        "fan_run_command property {ON,OFF} writable required", "fan_run_status_1 telemetry {ON,OFF} required",
        "fan_run_status_2 telemetry {ON,OFF} required", "(fan_label property string)",
      ])
    #expect(
      compilation.members(of: "SMOKE_FAN").first
        == "zone_air_temperature_setpoint property double kelvin writable required")
    let text = compilation.model.string
    let fan = try #require(compilation.twin("FAN"))
    #expect(
      compilation.annotations(fan.header.metadata) == "digitalbuildings={allow_undefined_fields:true,is_canonical:true}"
    )
    #expect(
      fan.header.metadata.flatMap { compilation.model.metadata[$0].externalID }.map(text) == "digitalbuildings:77")
    let equipment = try #require(compilation.twin("EQUIPMENT"))
    #expect(equipment.isAbstract)
    #expect(
      equipment.header.metadata.flatMap { compilation.model.metadata[$0].externalID }.map(text)
        == "urn:uuid:b3fe24f2-6194-4300-95b1-506941487a19")
    #expect(compilation.source(at: fan.header.place) == "HVAC/entity_types/fans.yaml: FAN")
    #expect(compilation.model.members[fan.members].allSatisfy { $0.point != nil })
  }

  @Test func `what one parent requires is required, wherever it meets an optional one`() {
    let compilation = Self.read([
      (
        "entity_types/types.yaml",
        """
        A: {uses: [fan_label]}
        B: {opt_uses: [fan_label]}
        BOTH: {implements: [B, A]}
        BELOW: {implements: [BOTH, B]}
        OWN: {implements: [A, B], opt_uses: [fan_label]}
        REFINED: {implements: [B], uses: [fan_label]}
        DIAMOND: {implements: [B, REFINED]}
        """
      )
    ])
    #expect(compilation.errors == [])
    #expect(compilation.members(of: "BOTH") == ["fan_label property string required"])
    #expect(compilation.members(of: "BELOW") == ["(fan_label property string required)"])
    #expect(compilation.members(of: "OWN") == ["fan_label property string required"])
    #expect(compilation.members(of: "DIAMOND") == ["(fan_label property string required)"])
  }

  @Test func `namespaces that name each other, and types that do, are read`() {
    let circle = Self.read([
      ("A/entity_types/a.yaml", "ONE: {guid: 1}\nTWO: {guid: 2, implements: [B/THREE]}"),
      ("B/entity_types/b.yaml", "THREE: {guid: 3, implements: [A/ONE]}"),
    ])
    #expect(circle.errors == [])
    let own = Self.read([("entity_types/a.yaml", "ONE: {implements: [TWO]}\nTWO: {implements: [ONE]}")])
    #expect(Set(own.findings.filter { $0.severity == .error }.map(\.rule.name)) == ["structure/twin-cycle"])
  }

  @Test func `a namespace has fields of its own, which come before global ones`() {
    let compilation = Self.read([
      ("X/fields/f.yaml", "literals:\n- run_mode: [ON, OFF]"),
      ("X/entity_types/t.yaml", "T: {uses: [run_mode, fan_label]}"),
      ("Y/entity_types/t.yaml", "U: {uses: [X/run_mode]}\nV: {uses: [run_mode]}"),
    ])
    #expect(compilation.errors == [])
    #expect(
      compilation.members(of: "T") == ["run_mode property {ON,OFF} required", "fan_label property string required"])
    #expect(compilation.members(of: "U") == ["run_mode property {ON,OFF} required"])
    #expect(compilation.members(of: "V") == ["run_mode property string required"])
  }

  @Test func `an ontology has the version that it says beside its folders, and else none`() {
    let inner = Self.vocabulary.map { (path: "ontology/resources/" + $0.path, text: $0.text) }
    let ontology = compileForeign(inner + [("ontology/version.yaml", "version: 0.0.1\n")])
    #expect(ontology.errors == [])
    #expect(ontology.model.packages.rows.allSatisfy { $0.version == SemanticVersion(0, 0, 1) && $0.isVersioned })
    let unsaid: [[(path: String, text: String)]] = [
      inner, inner + [("ontology/version.yaml", "version: soon\n")], inner + [("version.yaml", "version: 0.0.1\n")],
    ]
    for files in unsaid {
      let compilation = compileForeign(files)
      #expect(compilation.errors == [])
      #expect(compilation.model.packages.rows.allSatisfy { $0.version == SemanticVersion(1, 0, 0) && !$0.isVersioned })
    }
  }

  @Test func `lists of units without conversions, and of words, are read`() {
    let compilation = compileForeign([
      ("units/u.yaml", "current:\n- amperes: STANDARD\n- milliamperes\nlight: [lux]"),
      ("subfields/s.yaml", "measurement:\n- current: Flow.\n- light\npoint_type: [sensor]"),
      ("fields/f.yaml", "literals:\n- current_sensor\n- light_sensor"),
    ])
    #expect(compilation.findings.map(\.message) == [])
    let model = compilation.model
    #expect(
      model.points.rows.map { compilation.text($0.value).joined(separator: " ") } == ["double amperes", "double"])
    let quantities = model.units.rows.map { model.string(model.quantities[$0.quantity].header.name) }
    #expect(quantities == ["current", "lux_light", "milliamperes_current"])
  }

  @Test func `ontologies beside each other are read by themselves`() {
    let compilation = compileForeign([
      ("one/entity_types/t.yaml", "A: {}"), ("one/fields/f.yaml", "literals: []"),
      ("one/HVAC/entity_types/t.yaml", "B: {implements: [A]}"), ("two/entity_types/t.yaml", "C: {implements: [A]}"),
    ])
    #expect(
      compilation.errors.map { $0.prefix(29) }.sorted() == [
        "digitalbuildings/unknown-type", "structure/duplicate-name: pac",
      ])
  }

  @Test func `types that are put below the deprecated ones are deprecated`() throws {
    let compilation = Self.read([
      ("entity_types/g.yaml", "DEPRECATED: {is_abstract: true}\nOLD: {implements: [DEPRECATED]}")
    ])
    let metadata = try #require(compilation.twin("OLD")?.header.metadata)
    #expect(compilation.model.metadata[metadata].deprecation != nil)
  }

  @Test func `files that make no sense have findings and nothing else`() {
    let texts = [
      "- a", "text", "A: 1", "A: {implements: {B: 1}}", "A: {uses: [[x]]}", "literals: 1", "literals: [[a]]",
      "a: {b: c}", "'1': {}",
    ]
    for folder in ["entity_types", "fields", "subfields", "states", "units", "connections"] {
      for text in texts {
        let compilation = compileForeign([("entity_types/ok.yaml", "OK: {}"), ("\(folder)/f.yaml", text)])
        #expect(
          compilation.errors.allSatisfy { $0.hasPrefix("digitalbuildings/") },
          "\(folder) \(text): \(compilation.errors)")
      }
    }
  }

  @Test(
    .enabled(if: Corpora.folder("digitalbuildings") != nil, "digitalbuildings is not there"),
    arguments: [("2023-01-26", 1_641, 949), ("2026-08-03", 2_625, 1_562)])
  func `every date of the ontology reads without an error`(date: String, types: Int, fields: Int) throws {
    let folder = try #require(Corpora.folder("digitalbuildings")?.appending(path: date))
    let compilation = compileForeign(try foreignFiles(in: folder))
    #expect(compilation.errors == [])
    let model = compilation.model
    #expect(model.twins.count == types)
    #expect(model.points.count == fields)
    #expect(Set(compilation.findings.map(\.rule.name)) == [])
  }
}
