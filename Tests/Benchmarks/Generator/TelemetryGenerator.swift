/// Makes messages of air handlers: some fourteen members of most types, closed objects, about 400 bytes each.
///
/// Everything follows from the seed. The model that they are of and the JSON Schema for other engines stand beside them, and say the same.
struct TelemetryGenerator {
  /// Whether keys stand in the order of the model instead of any.
  let isOrdered: Bool
  private var random: SeededRandom

  init(seed: UInt64, isOrdered: Bool = false) {
    random = SeededRandom(seed: seed)
    self.isOrdered = isOrdered
  }

  /// One document a line.
  struct Documents {
    var bytes: [UInt8] = []
    /// Where each begins; the last one is the end.
    var starts: [Int] = [0]
    /// How many carry a violation.
    var wrong = 0
  }

  /// `count` documents, of which two in a hundred carry one of ten violations.
  mutating func documents(_ count: Int) -> Documents {
    var documents = Documents()
    for _ in 0..<count {
      let violation = random.chance(2) ? random.below(10) : nil
      if violation != nil { documents.wrong += 1 }
      documents.bytes += Array(document(violation).utf8)
      documents.bytes.append(0x0A)
      documents.starts.append(documents.bytes.count)
    }
    return documents
  }

  private mutating func number(_ low: Int, _ high: Int, digits: Int) -> String {
    let whole = low + random.below(high - low)
    guard digits > 0 else { return "\(whole)" }
    return "\(whole)." + (0..<digits).map { _ in "\(random.below(10))" }.joined()
  }

  private mutating func two(_ low: Int, _ high: Int) -> String {
    let number = low + random.below(high - low + 1)
    return number < 10 ? "0\(number)" : "\(number)"
  }

  /// Texts as people write them: one in six not in ASCII, one in ten with escapes.
  private mutating func text() -> String {
    switch random.below(30) {
    case 0..<5: random.pick(["Lüftung Süd", "Fußgängerzone", "Ångström", "空調機 3号", "Étage 4, côté cour"])
    case 5..<8: random.pick([#"Level \"B\" plant room"#, #"north\/east"#, #"caf\u00e9 roof"#, #"line 1\nline 2"#])
    default: random.pick(["Plant room 2", "Roof, north side", "Basement", "Ward 7 air supply", "Hall C"])
    }
  }

  private mutating func object(_ members: [(String, String)]) -> String {
    var members = members
    if !isOrdered {
      for index in stride(from: members.count - 1, to: 0, by: -1) { members.swapAt(index, random.below(index + 1)) }
    }
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  private mutating func alarm(_ severity: String?) -> String {
    object([
      ("code", "\"\(random.pick(["A", "F", "T", "X"]))\(100 + random.below(900))\""),
      ("severity", severity ?? "\(1 + random.below(5))"), ("active", random.pick(["true", "false"])),
    ])
  }

  private mutating func document(_ violation: Int?) -> String {
    let alarms = violation == 0 ? 6 : random.pick([0, 0, 1, 1, 2])
    let listed = (0..<alarms).map { _ in alarm(nil) } + (violation == 1 ? [alarm("9")] : [])
    let time = "\(2024 + random.below(3))-\(two(1, 12))-\(two(1, 28))T\(two(0, 23)):\(two(0, 59)):\(two(0, 59))"
    var members = [
      ("id", violation == 2 ? "\"ahu-12\"" : "\"AHU-\(10 + random.below(9000))\""),
      ("site", "\"\(random.pick(["de-berlin", "fr-lyon", "se-malmo", "at-graz"]))-\(two(1, 40))\""),
      ("timestamp", "\"\(time)\(violation == 3 ? "" : random.pick(["Z", ".\(100 + random.below(900))Z"]))\""),
      (
        "mode",
        violation == 4 ? "\"boost\"" : "\"\(random.pick(["off", "heating", "cooling", "ventilation", "auto"]))\""
      ),
      ("status", "\"\(random.pick(["running", "stopped", "fault", "maintenance"]))\""),
      ("supplyTemperature", violation == 5 ? "95.5" : number(12, 30, digits: 2)),
      ("returnTemperature", number(15, 28, digits: 2)), ("humidity", number(20, 80, digits: 1)),
      ("co2", violation == 6 ? "\"412\"" : number(380, 1600, digits: 0)),
      ("fanSpeed", number(0, 100, digits: 0)),
      ("pressure", number(80, 420, digits: random.chance(5) ? 14 : 1)), ("enabled", random.pick(["true", "false"])),
      ("location", violation == 7 ? "\"\(String(repeating: "long ", count: 11))\"" : "\"\(text())\""),
      (
        "filter",
        object([
          ("state", "\"\(random.pick(["clean", "dirty", "blocked"]))\""), ("hours", number(0, 9000, digits: 0)),
          ("firmware", "\"\(random.below(5)).\(random.below(20)).\(random.below(90))\""),
        ])
      ), ("alarms", "[" + listed.joined(separator: ",") + "]"),
    ]
    if violation == 8 { members.remove(at: random.below(4)) }
    if violation == 9 { members.append(("colour", "\"red\"")) }
    return object(members)
  }

  /// The package, as its manifest and one file of sources.
  static let manifest = "edition: 2026\npackage: com.example.plant\nversion: 1.0.0\n"
  static let model = """
    schemas:
      Report:
        object:
          id: {type: string, pattern: 'AHU-[0-9]{2,4}', required: true}
          site: {type: string, pattern: '[a-z]{2}-[a-z]+-[0-9]{2}', required: true}
          timestamp: {type: dateTime, required: true}
          mode: {enum: ["off", heating, cooling, ventilation, auto], required: true}
          status: {enum: [running, stopped, fault, maintenance]}
          supplyTemperature: {type: double, minimum: -40, maximum: 80, required: true}
          returnTemperature: {type: double, minimum: -40, maximum: 80}
          humidity: {type: double, minimum: 0, maximum: 100}
          co2: {type: int32, minimum: 0, maximum: 10000}
          fanSpeed: {type: int16, minimum: 0, maximum: 100}
          pressure: {type: double, minimum: 0, maximum: 2000}
          enabled: {type: boolean}
          location: {type: string, maxLength: 48}
          filter: {type: Filter, required: true}
          alarms: {array: Alarm, maxItems: 5}
      Filter:
        object:
          state: {enum: [clean, dirty, blocked], required: true}
          hours: {type: int32, minimum: 0}
          firmware: {type: string, pattern: '[0-9]+\\.[0-9]+\\.[0-9]+'}
      Alarm:
        object:
          code: {type: string, pattern: '[A-Z][0-9]{3}', required: true}
          severity: {type: int8, minimum: 1, maximum: 5, required: true}
          active: boolean
    twins:
      AirHandler:
        events:
          reported: {payload: Report}
    """

  /// The same as a JSON Schema. Formats are no assertions in all engines, so the moment is a pattern.
  static let schema = #"""
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
     "required": ["id", "site", "timestamp", "mode", "supplyTemperature", "filter"],
     "properties": {
      "id": {"type": "string", "pattern": "^AHU-[0-9]{2,4}$"},
      "site": {"type": "string", "pattern": "^[a-z]{2}-[a-z]+-[0-9]{2}$"},
      "timestamp": {"type": "string",
       "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?Z$"},
      "mode": {"enum": ["off", "heating", "cooling", "ventilation", "auto"]},
      "status": {"enum": ["running", "stopped", "fault", "maintenance"]},
      "supplyTemperature": {"type": "number", "minimum": -40, "maximum": 80},
      "returnTemperature": {"type": "number", "minimum": -40, "maximum": 80},
      "humidity": {"type": "number", "minimum": 0, "maximum": 100},
      "co2": {"type": "integer", "minimum": 0, "maximum": 10000},
      "fanSpeed": {"type": "integer", "minimum": 0, "maximum": 100},
      "pressure": {"type": "number", "minimum": 0, "maximum": 2000},
      "enabled": {"type": "boolean"},
      "location": {"type": "string", "maxLength": 48},
      "filter": {"type": "object", "additionalProperties": false, "required": ["state"], "properties": {
        "state": {"enum": ["clean", "dirty", "blocked"]}, "hours": {"type": "integer", "minimum": 0},
        "firmware": {"type": "string", "pattern": "^[0-9]+[.][0-9]+[.][0-9]+$"}}},
      "alarms": {"type": "array", "maxItems": 5, "items": {"type": "object", "additionalProperties": false,
        "required": ["code", "severity"], "properties": {
         "code": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
         "severity": {"type": "integer", "minimum": 1, "maximum": 5}, "active": {"type": "boolean"}}}}}}
    """#
}
