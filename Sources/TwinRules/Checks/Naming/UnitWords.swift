/// What people write for units in names, beside the names and symbols that the units have themselves.
enum UnitWords {
  /// Words with the units that each may mean: names of units, in any package.
  static let aliases: [(word: String, units: [String])] = [
    ("celsius", ["degreeCelsius", "degreeCelsiusDifference"]), ("degC", ["degreeCelsius", "degreeCelsiusDifference"]),
    ("centigrade", ["degreeCelsius", "degreeCelsiusDifference"]),
    ("fahrenheit", ["degreeFahrenheit", "degreeFahrenheitDifference"]),
    ("degF", ["degreeFahrenheit", "degreeFahrenheitDifference"]),
    ("kelvin", ["kelvin", "kelvinDifference"]), ("degK", ["kelvin", "kelvinDifference"]),
    ("degree", ["degreeCelsius", "degreeFahrenheit", "degreeOfArc", "degreeCelsiusDifference"]),
    ("degrees", ["degreeCelsius", "degreeFahrenheit", "degreeOfArc", "degreeCelsiusDifference"]),
    ("deg", ["degreeCelsius", "degreeFahrenheit", "degreeOfArc", "degreeCelsiusDifference"]),
    ("pct", ["percent"]), ("percentage", ["percent"]), ("prct", ["percent"]),
    ("ms", ["millisecond"]), ("msec", ["millisecond"]), ("msecs", ["millisecond"]), ("millis", ["millisecond"]),
    ("usec", ["microsecond"]), ("nsec", ["nanosecond"]), ("sec", ["second"]), ("secs", ["second"]),
    ("mins", ["minute"]), ("hr", ["hour"]), ("hrs", ["hour"]), ("yrs", ["year"]),
    ("amp", ["ampere"]), ("amps", ["ampere"]), ("milliamps", ["milliampere"]), ("kiloamps", ["kiloampere"]),
    ("kwhr", ["kilowattHour"]), ("mwhr", ["megawattHour"]), ("whr", ["wattHour"]),
    ("btuh", ["britishThermalUnitPerHour"]),
    ("btuhr", ["britishThermalUnitPerHour"]), ("kbtuh", ["kiloBritishThermalUnitPerHour"]),
    ("mps", ["metrePerSecond"]), ("kph", ["kilometrePerHour"]), ("kmh", ["kilometrePerHour"]),
    ("mmps", ["millimetrePerSecond"]), ("lps", ["litrePerSecond"]), ("lpm", ["litrePerMinute"]),
    ("lph", ["litrePerHour"]),
    ("cmh", ["cubicMetrePerHour"]), ("m3h", ["cubicMetrePerHour"]), ("m3ph", ["cubicMetrePerHour"]),
    ("m3s", ["cubicMetrePerSecond"]), ("kgs", ["kilogramPerSecond", "kilogram"]), ("kgh", ["kilogramPerHour"]),
    ("m2", ["squareMetre"]), ("sqm", ["squareMetre"]), ("sqft", ["squareFoot"]), ("ft2", ["squareFoot"]),
    ("squareMeters", ["squareMetre"]), ("squareFeet", ["squareFoot"]), ("m3", ["cubicMetre"]), ("cbm", ["cubicMetre"]),
    ("cubicMeters", ["cubicMetre"]), ("cubicFeet", ["cubicFoot"]), ("ft3", ["cubicFoot"]), ("cuft", ["cubicFoot"]),
    ("meter", ["metre"]), ("meters", ["metre"]), ("kilometer", ["kilometre"]), ("kilometers", ["kilometre"]),
    ("centimeter", ["centimetre"]), ("centimeters", ["centimetre"]), ("millimeter", ["millimetre"]),
    ("millimeters", ["millimetre"]), ("feet", ["foot"]), ("inches", ["inch"]), ("liter", ["litre"]),
    ("liters", ["litre"]),
    ("lbs", ["massPound"]), ("kilo", ["kilogram"]), ("kilos", ["kilogram"]),
    ("ton", ["tonne", "ton", "tonOfRefrigeration"]),
    ("tons", ["tonne", "ton", "tonOfRefrigeration"]), ("inh2o", ["inchesOfWater"]), ("inwc", ["inchesOfWater"]),
    ("inwg", ["inchesOfWater"]), ("ugm3", ["microgramPerCubicMetre"]), ("mgm3", ["milligramPerCubicMetre"]),
    ("dba", ["decibel"]), ("kbps", ["kilobitPerSecond", "kibibitPerSecond"]),
    ("mbps", ["megabitPerSecond", "mebibitPerSecond"]), ("gbps", ["gigabitPerSecond", "gibibitPerSecond"]),
    ("wm2", ["wattPerSquareMetre"]), ("kwhm2", ["kilowattHourPerSquareMetre"]),
  ]

  /// Words that also mean other things. They are taken for a unit only where the declared unit measures the same: `mast` +
  /// `bar` in kilopascal, but not `handleBar` in metre.
  static let ambiguous = words(
    """
    acre amp bar bit byte cal cd day days deg degree degrees feet foot gauss gon gray grays ha inch inches item items kilo
    kilos knot knots kn kgs lb lm lx m2 m3 m3s mb ma meter meters mil mile miles mol mole moles ms nm nt ounce ounces pa ph
    point points pound pounds poise ppt pt rad radian slug slugs st stokes therm therms ton tonne tons torr turn turns var
    vars va wb week weeks wh yard yards year years mg mm
    """)

  /// Words that say what is measured, with the quantities that they may be.
  static let measures: [(quantities: [String], words: Set<String>)] = [
    (
      ["Length"],
      words(
        """
        altitude breadth circumference clearance depth diameter distance elevation height length perimeter radius rise
        spacing stroke thickness travel width
        """)
    ),
    (
      ["TimeSpan"],
      words(
        """
        age delay duration interval latency lifetime period runtime time timeout uptime
        """)
    ),
    (["Temperature"], words("temp temperature")), (["Area"], words("area surface")), (["Volume"], words("volume")),
    (["Mass", "Force"], words("mass weight")), (["Mass", "Power"], words("load")), (["Force"], words("force")),
    (["Pressure"], words("pressure")), (["Power"], words("capacity power")), (["Energy"], words("energy heat")),
    (["Current"], words("current")), (["Voltage"], words("voltage")), (["Velocity"], words("speed velocity")),
    (["Angle"], words("angle bearing heading pitch roll rotation tilt yaw")), (["Illuminance"], words("illuminance")),
    (["ReactivePower", "ApparentPower"], words("power")),
  ]

  /// Words for kinds of numbers of dimension one. Catalogues of units have some of them as units too: an aspect ratio is one in
  /// percent as well.
  static let shares = words("fraction proportion ratio share")

  /// Words that are never taken for a unit: `min` is a minimum, `second` comes after the first, `in` is a preposition.
  static let never = words(
    "ac au bel count day eV henry in item items maxwell min minute point second stone tesla unity weber tr")

  /// Words that belong into names: nobody would say operating time for operating hours, or charge for battery percentage.
  static let natural = words("day days hour hours minutes percentage seconds week weeks year years")

  private static func words(_ text: String) -> Set<String> {
    Set(tableWords(text.lowercased()))
  }
}
