import Testing
import TwinCompiler
import TwinSource

@testable import TwinRules

/// Rules about single names: what their examples do not show.
@Suite struct SingleNameTests {
  /// Subjects and messages of what `rule` finds in `text`, in order.
  private func findings(_ rule: String, _ text: String, options: Options = Options()) throws -> [String] {
    let rule = try #require(CatalogueTests.catalogue.rule(RuleID("naming/" + rule)))
    let pipeline = CompilerPipeline(isParallel: false)
    let compilation = pipeline.compile(MarkedSources(text).compilerInput)
    try #require(compilation.findings.isEmpty, "\(compilation.findings.map(\.message))")
    return pipeline.findings(of: [rule.alone(options, in: compilation)], in: compilation)
      .sorted(by: Finding.inOrder).map { "\($0.subject.split(separator: "/").last ?? ""): \($0.message)" }
  }

  // MARK: - Grammatical number

  @Test(arguments: [
    ("pumps", "pump"), ("batteries", "battery"), ("valves", "valve"), ("switches", "switch"), ("boxes", "box"),
    ("buses", "bus"), ("statuses", "status"), ("houses", "house"), ("phases", "phase"), ("indices", "index"),
    ("axes", "axis"), ("ahus", "ahu"), ("fuses", "fuse"), ("glasses", nil), ("shelves", "shelf"), ("cameras", "camera"),
    ("causes", "cause"), ("busses", "buss"), ("responses", "response"), ("sizes", "size"), ("gases", "gas"),
  ]) func `a plural has its singular`(plural: String, singular: String?) {
    #expect(EnglishNumber.singular(plural) == singular)
  }

  @Test(arguments: [
    "status", "bus", "gas", "glass", "analysis", "axis", "series", "chassis", "hvac", "ups", "gps", "lens", "process",
    "apparatus", "campus", "mains", "pump", "", "s", "ss", "basis", "access", "wireless", "canvas", "éclairs",
    "asbestos", "ethos", "corps", "crossroads", "steelworks", "siemens", "kubernetes", "customs", "proceeds",
    "tweezers",
  ]) func `a word that ends in s need not be a plural`(word: String) {
    #expect(EnglishNumber.singular(word) == nil)
  }

  // MARK: - Units

  @Test func `a word for the kind of what is measured is no unit, though a unit be called so`() throws {
    let catalogue = """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      quantities: {relation: {dimension: 1}, intake_stroke: {dimension: L}}
      units:
        ratio: {quantity: relation}
        percent: {quantity: relation, factor: 0.01}
        stroke: {quantity: intake_stroke, factor: 0.1}
        thumb: {quantity: intake_stroke, factor: 0.02}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Tyre:
          properties:
            aspectRatio: {type: uint8, unit: percent}
            slipRatio: {type: float, unit: ratio}
            pistonStroke: {type: float, unit: thumb}
            wearRatio: {type: float, unit: thumb}
            wearPercent: {type: float, unit: ratio}
      """
    let found = try findings("unit-mismatch", catalogue)
    #expect(
      found == [
        "wearRatio: property `wearRatio` says `ratio`, and its unit is `thumb`",
        "wearPercent: property `wearPercent` says `percent`, and its unit is `ratio`",
      ])
    #expect(try findings("unit-in-name", catalogue) == [])
  }

  @Test(arguments: [
    ("powerKw", "Power", "kilowatt", "unit-in-name"), ("powerKW", "Power", "kilowatt", "unit-in-name"),
    ("energyKWh", "Energy", "kilowattHour", "unit-in-name"),
    ("outletDegC", "Temperature", "degreeCelsius", "unit-in-name"),
    ("speedMetresPerSecond", "Velocity", "metrePerSecond", "unit-in-name"),
    ("flowM3h", "VolumeFlowRate", "cubicMetrePerHour", "unit-in-name"),
    ("heat_w_m2", "PowerPerArea", "wattPerSquareMetre", "unit-in-name"),
    ("powerKw", "Power", "watt", "unit-mismatch"), ("energyKwh", "Power", "kilowatt", "unit-mismatch"),
    ("supplyFahrenheit", "Temperature", "degreeCelsius", "unit-mismatch"),
    ("uptimeHours", "TimeSpan", "second", "unit-mismatch"),
    ("linePressureBar", "Pressure", "kilopascal", "unit-mismatch"),
  ]) func `a unit at the end of a name is held to the declared one`(
    name: String, quantity: String, unit: String, rule: String
  ) throws {
    let text = "twins: {Meter: {telemetry: {\(name): {type: double, quantity: \(quantity), unit: \(unit)}}}}"
    for other in ["unit-in-name", "unit-mismatch", "undeclared-unit"] {
      #expect(try findings(other, text).isEmpty == (other != rule), "\(other)")
    }
  }

  @Test(arguments: [
    ("powerMin", "Power", "watt"), ("timeMin", "TimeSpan", "second"), ("stepSecond", "TimeSpan", "minute"),
    ("handleBar", "Length", "metre"), ("currentA", "Current", "kiloampere"), ("voltageV", "Voltage", "kilovolt"),
    ("hours", "TimeSpan", "second"), ("costPerKwh", "RelativeMeasure", "percent"), ("average15Ms", "Power", "watt"),
    ("roomTemperatureInCelsiusRange", "Temperature", "kelvin"), ("kilowatt", "Power", "watt"),
    ("supplyTemperatureDegC", "TemperatureDifference", "degreeCelsiusDifference"),
  ]) func `a word that may be no unit contradicts none`(name: String, quantity: String, unit: String) throws {
    let text = "twins: {Meter: {telemetry: {\(name): {type: double, quantity: \(quantity), unit: \(unit)}}}}"
    #expect(try findings("unit-mismatch", text).isEmpty)
  }

  @Test(arguments: ["startHour", "peakHour", "openingHour", "timeHour", "minuteOfHour", "closingDay"])
  func `an hour of the day is no unit`(name: String) throws {
    #expect(try findings("undeclared-unit", "twins: {Shop: {properties: {\(name): uint8}}}") == [])
  }

  @Test func `a percentage without a unit is said once`() throws {
    #expect(try findings("undeclared-unit", "twins: {Car: {telemetry: {batteryPercentage: double}}}") == [])
    #expect(try findings("undeclared-unit", "twins: {Car: {telemetry: {batteryPercentage: uint8}}}").count == 1)
  }

  // MARK: - Quantities

  @Test(arguments: [
    ("radonConcentration", "ActivityConcentration"), ("powerDensity", "PowerPerArea"),
    ("thermalResistance", "Temperature"),
    ("temperatureRate", "TemperatureRate"), ("currentTemperature", "Temperature"), ("fanSpeed", "RelativeMeasure"),
    ("soundPressure", "SoundPressure"), ("absoluteHumidity", "Humidity"), ("queueLength", "Count"),
    ("motorPower", "ApparentPower"), ("temperatureAlarmDelay", "TimeSpan"), ("volume", "SoundPressure"),
  ]) func `a name that may mean the declared quantity does not contradict it`(name: String, quantity: String) throws {
    let text = "twins: {Probe: {telemetry: {\(name): {type: double, quantity: \(quantity)}}}}"
    #expect(try findings("quantity-mismatch", text).isEmpty)
  }

  @Test(arguments: [
    ("airTemperature", "Pressure"), ("returnPressureSetpoint", "Temperature"), ("peakPowerMaximum", "Energy"),
    ("apparentPower", "Voltage"), ("gridFrequency", "Current"),
  ]) func `a name that announces another quantity contradicts the declared one`(name: String, quantity: String) throws {
    let text = "twins: {Probe: {telemetry: {\(name): {type: double, quantity: \(quantity)}}}}"
    #expect(try findings("quantity-mismatch", text).count == 1)
  }

  // MARK: - Who chose a name

  @Test func `a member that narrows an inherited one is not blamed for its name`() throws {
    let text = """
      twins:
        Fan: {properties: {rated_power: double}}
        AxialFan: {extends: Fan, properties: {rated_power: {type: double, minimum: 0}}}
      """
    #expect(try findings("member-case", text).count == 1)
  }

  @Test func `an abbreviation of the vocabulary is one only where the vocabulary is in sight`() throws {
    let text = """
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      #=== m/source.yaml
      twins: {Room: {telemetry: {airTemp: double}}}
      """
    #expect(try findings("abbreviation", text) == [])
    let sighted = "twins: {Room: {telemetry: {airTemp: double, volumeFlowRate: double, flowShare: double}}}"
    #expect(
      try findings("abbreviation", sighted) == [
        "airTemp: telemetry `airTemp` has `temp` where the vocabulary has `temperature`"
      ])
  }

  /// The mends of each finding about the short forms of a name.
  private func mends(_ name: String, type: String = "double") throws -> [[Mend]] {
    let rule = try #require(CatalogueTests.catalogue.rule("naming/abbreviation"))
    let text = "twins: {Room: {telemetry: {\(name): \(type)}}}"
    let compilation = CompilerPipeline(isParallel: false).compile(MarkedSources(text).compilerInput)
    return RulePass(compilation.model, sources: SourceTrees([]))
      .findings(of: rule.alone(in: compilation)).map(\.mends)
  }

  @Test func `a name is written out by a machine only where each of its words is known and the unit agrees`() throws {
    let celsius = "{type: double, unit: degreeCelsius}"
    #expect(try mends("returnAirTemp", type: celsius).map(\.count) == [1])
    #expect(try mends("supplyAirTempSetpoint", type: celsius).map(\.count) == [1])
    #expect(try mends("outletTemp", type: celsius).map(\.count) == [1])
    #expect(try mends("outletTempF", type: celsius).map(\.count) == [0])
    #expect(try mends("brineTemp", type: celsius).map(\.count) == [0])
    #expect(try mends("quenchMaxTemp", type: celsius).map(\.count) == [0])
    // Without a declared quantity, and with a short form that may mean something else, nothing is sure.
    #expect(try mends("returnAirTemp").map(\.count) == [0])
    #expect(try mends("minTemperature", type: celsius).map(\.count) == [0])
    #expect(try mends("supplyAirDp", type: "{type: double, unit: pascal}").map(\.count) == [0])
    #expect(try mends("supplyAirTempAlarm", type: "boolean").map(\.count) == [1])
  }

  @Test(arguments: [
    ("supplyAirTemp", "bar"), ("tmp", "bar"), ("dp", "degreeCelsius"), ("outdoorAirDp", "degreeCelsius"),
    ("curr", "metrePerSecond"),
  ]) func `a short form of another measurement than is declared is none`(name: String, unit: String) throws {
    #expect(try mends(name, type: "{type: double, unit: \(unit)}").isEmpty)
  }

  @Test(arguments: ["tempSupply", "tempReturn", "tempIn", "tempOut", "tempTank", "tempZone1", "tempMin", "tempMax"])
  func `what is declared tells that a name begins with a measurement`(name: String) throws {
    #expect(try mends(name, type: "{type: double, unit: degreeCelsius}").count == 1)
    #expect(try mends(name, type: "boolean").isEmpty)
  }

  @Test(arguments: [
    "flow", "supplyAirFlow", "chwFlow", "ratedAppPower", "hwFlow", "pumpSpd", "secVoltage", "minTemperature",
  ]) func `an ambiguous short form is one in a measurement of terms`(name: String) throws {
    #expect(try mends(name).count == 1)
    #expect(try mends(name, type: "string").count == (name == "chwFlow" ? 1 : 0))
  }

  @Test(arguments: [
    "cashFlow", "hwVersion", "appVersion", "dbName", "expDate", "capName", "manHours", "tempFile", "tempStorage",
    "secNumber", "expTime", "availPower", "gripForce", "ventTemperature", "cwSpeed", "actTemperature",
    "noPower", "durationSec", "cycleTimeMin", "flowTemperature", "curTemperature2Cap", "acVoltage", "dcPower",
    "pHValue",
    "expTankPressure", "accumPressure", "evapRate", "mtrReading", "machNumber", "hwVoltage", "procLoad", "impForce",
    "relForce", "znConcentration", "fwPumpSpeed", "statVoltage", "max", "min",
    "insideTemperature", "meanTemperature", "outletTemperature", "nominalVoltage", "torqueNm",
  ]) func `a word that is one of its own is no short form`(name: String) throws {
    #expect(try mends(name).isEmpty)
  }

  @Test func `values of an enumeration may share any style, and where most share none nothing is said`() throws {
    let text = """
      schemas:
        A: {enum: {Supply_Air: 0, Return_Air: 1, exhaust: 2}}
        B: {enum: {ON_HOLD: 0, RUNNING: 1, stopped: 2}}
        C: {enum: {one: 0, Two: 1}}
      """
    #expect(
      try findings("enum-value-case", text) == [
        "stopped: enum value `stopped` is not in screamingSnake like `ON_HOLD`, `RUNNING`"
      ])
  }

  // MARK: - Hostile names

  @Test func `two thousand long names cost little`() throws {
    // Names of 512 letters in many words, numbers and units among them, each different.
    let words = ["Kw", "M3h", "Temp", "1", "Pressure", "NO2", "isNot", "Bars", "Per", "Hours"]
    var text = "twins:\n"
    for twin in 0..<20 {
      text += "  T\(twin):\n    telemetry:\n"
      for member in 0..<100 {
        var name = "m\(member)x"
        var seed = twin * 100 + member
        while name.utf8.count < 500 {
          seed = (seed * 1_103_515_245 + 12345) % 2_147_483_648
          name += words[seed / 65536 % words.count]
        }
        text += "      \(name): {type: double, quantity: Power, unit: watt}\n"
      }
    }
    let compilation = CompilerPipeline().compile(MarkedSources(text).compilerInput)
    try #require(!compilation.hasErrors)
    let rules = CatalogueTests.catalogue.rules.filter { $0.pass == "naming" && $0.check != nil }
    // All of them at once: what they share is worked out once.
    var count = 0
    let time = ContinuousClock().measure {
      count = CompilerPipeline().findings(of: rules.map { $0.alone(in: compilation) }, in: compilation).count
    }
    // An unoptimised build on a busy machine; what is quadratic would take far longer.
    #expect(time < .seconds(60))
    #expect(count > 0)
  }
}
