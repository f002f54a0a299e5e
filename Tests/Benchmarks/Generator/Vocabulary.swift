/// The words of generated models. Twins and members are named as people name them: qualifier, medium, measurement.
enum Vocabulary {
  /// What a number measures, with bounds within which every generated bound lies.
  struct Measurement {
    var name: String
    var quantity: String
    var unit: String
    var least: Int
    var greatest: Int
  }

  static let measurements: [Measurement] = [
    .init(name: "Temperature", quantity: "Temperature", unit: "degreeCelsius", least: -40, greatest: 120),
    .init(name: "Pressure", quantity: "Pressure", unit: "pascal", least: 0, greatest: 500_000),
    .init(name: "FlowRate", quantity: "VolumeFlowRate", unit: "cubicMetrePerHour", least: 0, greatest: 90_000),
    .init(name: "Power", quantity: "Power", unit: "kilowatt", least: 0, greatest: 4_000),
    .init(name: "Energy", quantity: "Energy", unit: "kilowattHour", least: 0, greatest: 9_000_000),
    .init(name: "Voltage", quantity: "Voltage", unit: "volt", least: 0, greatest: 1_000),
    .init(name: "Current", quantity: "Current", unit: "ampere", least: 0, greatest: 630),
    .init(name: "Frequency", quantity: "Frequency", unit: "hertz", least: 0, greatest: 400),
    .init(name: "Speed", quantity: "AngularVelocity", unit: "revolutionPerMinute", least: 0, greatest: 12_000),
    .init(name: "Illuminance", quantity: "Illuminance", unit: "lux", least: 0, greatest: 100_000),
  ]

  /// Qualifiers of members by level of inheritance, so that no type inherits two members of one name by accident.
  /// The last row is that of second parents.
  static let qualifiers: [[String]] = [
    ["total", "average", "design", "rated"],
    ["supply", "return", "exhaust", "outdoor"],
    ["primary", "secondary", "entering", "leaving"],
    ["lower", "upper", "inner", "outer"],
    ["drive", "shaft", "bearing", "motor"],
  ]

  static let media = [
    "Air", "Water", "ChilledWater", "HotWater", "Steam", "Refrigerant", "Oil", "Brine", "Gas", "Condensate", "Coil",
    "Filter", "Zone", "Panel", "Duct", "Loop",
  ]

  /// Names of members that are no measurements.
  static let states = [
    "Mode", "Status", "Label", "Position", "Count", "Schedule", "Location", "Enabled", "Samples", "Inspection",
  ]
  static let happenings = ["Failed", "Started", "Stopped", "Clogged", "Exceeded", "Restored"]
  static let actions = ["Reset", "Purge", "Calibrate", "Override", "Release", "Test"]
  static let links = ["Source", "Sink", "Backup", "Neighbour", "Feeder", "Host"]
  static let parts = ["Valve", "Damper", "Sensor", "Pump", "Fan", "Controller"]

  static let things = [
    "AirHandlingUnit", "Boiler", "Chiller", "CoolingTower", "HeatPump", "HeatExchanger", "FanCoil", "VavBox", "Damper",
    "Valve", "Pump", "Fan", "Filter", "Humidifier", "Meter", "Transformer", "Inverter", "Battery", "Switchboard",
    "Breaker", "Generator", "Elevator", "Escalator", "Luminaire", "Sensor", "Controller", "Gateway", "Tank",
    "Compressor",
    "Conveyor", "Robot", "Press", "Furnace", "Kiln", "Mixer", "Reactor", "Separator", "Turbine", "Blower", "Burner",
  ]
  static let variants = [
    "Basic", "Compact", "Large", "Rooftop", "Indoor", "Outdoor", "Modular", "Industrial", "Marine", "Mobile", "Standby",
    "Critical", "Variable", "Constant", "Hybrid", "Direct", "Indirect", "Central", "Local", "District", "Smart",
    "Legacy",
    "Split", "Packaged", "Redundant",
  ]

  static let places = [
    "North", "South", "East", "West", "Harbour", "River", "Hill", "Forest", "Station", "Market",
  ]

  /// Words of descriptions.
  static let subjects = ["Reading", "Value", "Setting", "State", "Limit", "Share"]
  static let clauses = [
    "as the manufacturer states it", "measured at the unit itself", "averaged over the last interval",
    "as agreed with the operator", "reported by the field controller", "taken from the maintenance records",
    "before any correction is applied", "while the equipment is in operation",
  ]
}
