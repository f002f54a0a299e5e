import TwinRuntime

/// The words of a name in lower case: `IPAddress`, `ip_address` and `ipAddress` are `ip`, `address`.
struct NameWords {
  private(set) var words: [String] = []

  init(_ name: String) {
    var word: [UInt8] = []
    func end(_ words: inout [String], _ word: inout [UInt8]) {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    let bytes = Array(name.utf8.prefix(120))
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x41...0x5A:
        let isAfterSmall = index > 0 && !Self.isCapital(bytes[index - 1])
        let isBeforeSmall = index + 1 < bytes.count && Self.isSmall(bytes[index + 1])
        if isAfterSmall || isBeforeSmall { end(&words, &word) }
        word.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...: word.append(byte)
      default: end(&words, &word)
      }
    }
    end(&words, &word)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  /// What `table` has for the longest end of the name, one of several things included: `ip addresses` by `ipaddress`.
  func find<Value>(in table: [String: Value], behind ignored: Set<String> = []) -> Value? {
    var rest = words[...]
    while let last = rest.last, rest.count > 1, ignored.contains(last) || last.utf8.allSatisfy({ $0 < 0x3A }) {
      rest.removeLast()
    }
    for start in rest.indices {
      let end = rest[start...].joined()
      if let value = table[end] { return value }
      for plural in ["es", "s"] where end.hasSuffix(plural) {
        if let value = table[String(end.dropLast(plural.utf8.count))] { return value }
      }
    }
    return nil
  }
}

/// Values that people expect under a name or in a unit. Addresses and numbers are those that standards keep for examples.
enum PlausibleValues {
  /// A text for what is called `name`.
  static func text(_ name: NameWords) -> String? {
    if let text = name.find(in: texts, behind: ["label", "value"]) { return text }
    let stem = name.words.dropLast()
    switch name.words.last {
    case "name"?:
      let words = stem.joined(separator: " ")
      return (words.isEmpty ? "Example" : words.prefix(1).uppercased() + words.dropFirst()) + " 1"
    case let last? where !stem.isEmpty && numbered.contains(last): return (stem + ["0042"]).joined(separator: "-")
    default: return nil
    }
  }

  /// Numbers for what is called `name` and given in `unit`, the likeliest first: by the unit, where it is a common one, else by the name.
  static func numbers(_ name: NameWords, in unit: UnitOfMeasure?) -> [Numeral] {
    let byName = name.find(in: byName, behind: generalWords)
    guard let unit else { return byName ?? [] }
    var symbol = unit.symbol ?? ""
    if byUnit[symbol] == nil { symbol = symbols[unitKey(unit.name)] ?? symbol }
    if symbol == "°C" {
      let words = Set(name.words)
      for (parts, numbers) in celsius where words.isSuperset(of: parts) { return numbers + (byUnit[symbol] ?? []) }
    }
    return byUnit[symbol] ?? byName ?? (unit.quantity.name == "Count" ? [Numeral(3), Numeral(1)] : [])
  }

  /// A unit's name without case, separators and plurals: `degrees_celsius` as `degreeCelsius`.
  private static func unitKey(_ name: String) -> String {
    NameWords(name).words.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 }.joined()
  }

  /// What ends names of keys.
  private static let numbered: Set<String> = ["id", "identifier", "code", "number", "key", "reference", "ref", "tag"]

  private static let texts: [String: String] = {
    var texts: [String: String] = [:]
    for (names, text) in textsOfNames {
      for name in names.split(separator: " ") { texts[String(name)] = text }
    }
    return texts
  }()

  private static let textsOfNames: KeyValuePairs<String, String> = [
    "ip ipaddress ipv4 ipv4address": "192.0.2.10",
    "ipv6 ipv6address": "2001:db8::10",
    "gateway defaultgateway": "192.0.2.1",
    "subnetmask netmask": "255.255.255.0",
    "mac macaddress": "00:00:5e:00:53:0a",
    "hostname host fqdn domain domainname": "device.example.com",
    "url uri link href website homepage webpage endpoint": "https://example.com/",
    "email emailaddress mail": "operations@example.com",
    "phone phonenumber telephone telephonenumber mobile fax faxnumber": "+1 202 555 0100",
    "serialnumber serial serialno": "SN-204817",
    "assettag assetnumber inventorynumber": "A-10452",
    "partnumber articlenumber sku": "PN-4711-02",
    "model modelnumber modelno modelname": "MX-200",
    "barcode gtin ean": "4006381333931",
    "vin": "1M8GDM9AXKP042788",
    "licenseplate licenceplate numberplate": "B-EX 1234",
    "manufacturer vendor supplier brand maker manufacturername": "Example Works",
    "version firmware firmwareversion softwareversion hardwareversion revision": "1.4.2",
    "address streetaddress street addressline addressline1": "1 Example Street",
    "addressline2": "Building A",
    "city town": "Berlin",
    "region province": "Brandenburg",
    "country countryname": "Germany",
    "countrycode": "DE",
    "postalcode postcode zip zipcode": "10115",
    "timezone": "Europe/Berlin",
    "language locale lang": "en",
    "currency currencycode": "EUR",
    "color colour": "#3366cc",
    "material": "steel",
    "mimetype contenttype mediatype": "application/json",
    "filename": "report.pdf",
    "date": "2026-01-31",
    "timestamp datetime": "2026-01-31T08:30:00Z",
    "uuid guid": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "location": "Building A, level 2, room 2.14",
    "room roomnumber": "2.14",
    "owner operator contact": "Facility operations",
    "firstname givenname": "Alex",
    "lastname surname familyname": "Doe",
    "cost price": "1250.00 EUR",
    "comment note remark": "Checked during the last inspection.",
    "description summary": "Serves the north wing.",
  ]

  /// What a quantity is called before, and says little about it.
  private static let generalWords: Set<String> = [
    "average", "capacity", "command", "limit", "max", "maximum", "measurement", "min", "minimum", "rating", "reading",
    "requirement", "sensor", "setpoint", "specification", "status", "target", "value",
  ]

  private static let byName: [String: [Numeral]] = [
    "latitude": [Numeral(52520, exponent: -3)], "lat": [Numeral(52520, exponent: -3)],
    "longitude": [Numeral(13405, exponent: -3)], "lon": [Numeral(13405, exponent: -3)],
    "lng": [Numeral(13405, exponent: -3)], "altitude": [Numeral(34)], "elevation": [Numeral(34)],
    "year": [Numeral(2019)], "constructionyear": [Numeral(1998)], "yearofconstruction": [Numeral(1998)],
    "month": [Numeral(6)], "port": [Numeral(8080)], "portnumber": [Numeral(8080)],
    "floor": [Numeral(2)], "level": [Numeral(2)], "storey": [Numeral(2)], "stage": [Numeral(1)], "phase": [Numeral(1)],
    "levelnumber": [Numeral(2)], "floornumber": [Numeral(2)],
    "storeynumber": [Numeral(2)], "count": [Numeral(3), Numeral(1)], "quantity": [Numeral(3)], "priority": [Numeral(1)],
    "index": [Numeral(1)],
    "occupancy": [Numeral(12)], "occupancycount": [Numeral(12)], "occupant": [Numeral(12)],
    "occupantcount": [Numeral(12)], "peoplecount": [Numeral(12)], "seating": [Numeral(12)], "seat": [Numeral(12)],
    "seatcount": [Numeral(12)], "person": [Numeral(12)], "people": [Numeral(12)],
    "peopledensity": [Numeral(1, exponent: -1), Numeral(1)], "powerfactor": [Numeral(95, exponent: -2), Numeral(1)],
    "percentage": [Numeral(45)], "percent": [Numeral(45)], "humidity": [Numeral(45)],
    "temperature": [Numeral(215, exponent: -1), Numeral(21)], "co2": [Numeral(600)],
    "co2concentration": [Numeral(600)], "pressure": [Numeral(250)], "frequency": [Numeral(50)],
    "voltage": [Numeral(230)], "current": [Numeral(10)], "power": [Numeral(125, exponent: -1), Numeral(12)],
    "energy": [Numeral(1250)], "area": [Numeral(85)], "volume": [Numeral(240)], "weight": [Numeral(75)],
    "mass": [Numeral(75)], "cost": [Numeral(1250)], "price": [Numeral(1250)], "illuminance": [Numeral(500)],
    "efficiency": [Numeral(92, exponent: -2), Numeral(92)], "ph": [Numeral(72, exponent: -1), Numeral(7)],
    "signalstrength": [Numeral(-60)], "rssi": [Numeral(-60)],
  ]

  private static let byUnit: [String: [Numeral]] = [
    "°C": [Numeral(215, exponent: -1), Numeral(21)], "°F": [Numeral(70)],
    "K": [Numeral(29465, exponent: -2), Numeral(295), Numeral(5)],
    "%": [Numeral(45)], "V": [Numeral(230)], "kV": [Numeral(20)], "A": [Numeral(10)], "Hz": [Numeral(50)],
    "W": [Numeral(750)], "kW": [Numeral(125, exponent: -1), Numeral(12)], "kWh": [Numeral(1250)], "Wh": [Numeral(1250)],
    "Pa": [Numeral(250)], "kPa": [Numeral(250)], "bar": [Numeral(25, exponent: -1), Numeral(2)],
    "ppm": [Numeral(600)], "µg/m³": [Numeral(12)], "lx": [Numeral(500)], "lm": [Numeral(800)], "dB": [Numeral(45)],
    "m": [Numeral(35, exponent: -1), Numeral(3)], "cm": [Numeral(80)], "mm": [Numeral(120)], "km": [Numeral(12)],
    "m²": [Numeral(85)], "m³": [Numeral(240)], "l": [Numeral(50)], "kg": [Numeral(75)], "t": [Numeral(2)],
    "m³/h": [Numeral(1200)], "m³/s": [Numeral(35, exponent: -2), Numeral(1)], "l/s": [Numeral(12)],
    "l/min": [Numeral(12)], "m/s": [Numeral(25, exponent: -1), Numeral(2)], "km/h": [Numeral(50)],
    "rpm": [Numeral(1450)], "°": [Numeral(90)], "s": [Numeral(30)], "min": [Numeral(15)], "h": [Numeral(8)],
    "1": [Numeral(5, exponent: -1), Numeral(1)],
    "kvar": [Numeral(25, exponent: -1), Numeral(2)], "kVA": [Numeral(14)], "Ω": [Numeral(100)], "kJ/kg": [Numeral(45)],
    "N·m": [Numeral(20)], "W/m²": [Numeral(600)], "mm/s": [Numeral(18, exponent: -1), Numeral(2)],
    "kg/m³": [Numeral(12, exponent: -1), Numeral(1)],
  ]

  /// What units are called that have no symbol.
  private static let symbols: [String: String] = {
    var symbols: [String: String] = [:]
    for (names, symbol) in unitNames {
      for name in names.split(separator: " ") { symbols[unitKey(String(name))] = symbol }
    }
    return symbols
  }()

  private static let unitNames: KeyValuePairs<String, String> = [
    "degree_celsius celsius": "°C", "degree_fahrenheit fahrenheit": "°F", "kelvin": "K",
    "percent percentage percent_relative_humidity": "%", "volt": "V", "kilovolt": "kV", "ampere amp": "A",
    "hertz": "Hz", "watt": "W", "kilowatt": "kW", "watt_hour": "Wh", "kilowatt_hour": "kWh", "pascal": "Pa",
    "kilopascal": "kPa", "bar": "bar", "parts_per_million": "ppm", "microgram_per_cubic_meter": "µg/m³",
    "lux": "lx", "lumen": "lm", "decibel": "dB", "meter metre": "m", "centimeter centimetre": "cm",
    "millimeter millimetre": "mm", "kilometer kilometre": "km", "square_meter square_metre": "m²",
    "cubic_meter cubic_metre": "m³", "liter litre": "l", "kilogram": "kg", "cubic_meter_per_hour": "m³/h",
    "cubic_meter_per_second cubic_metre_per_second": "m³/s", "liter_per_second litre_per_second": "l/s",
    "liter_per_minute litre_per_minute": "l/min", "meter_per_second metre_per_second": "m/s",
    "kilometer_per_hour": "km/h", "revolution_per_minute rpm": "rpm", "degree": "°", "second": "s", "minute": "min",
    "hour": "h", "kilovolt_ampere_reactive": "kvar", "kilovolt_ampere": "kVA", "ohm": "Ω", "newton_meter": "N·m",
    "kilojoule_per_kilogram_dry_air kilojoule_per_kilogram": "kJ/kg", "kilogram_per_cubic_meter": "kg/m³",
    "watt_per_square_meter_irradiance": "W/m²",
  ]

  /// Of temperatures of water and of air outside, in °C, by the words that names have; the narrowest first.
  private static let celsius: [(words: Set<String>, numbers: [Numeral])] = [
    (["chilled", "water", "supply"], [Numeral(7)]), (["chilled", "water"], [Numeral(12)]),
    (["hot", "water", "return"], [Numeral(50)]), (["hot", "water"], [Numeral(60)]),
    (["heating", "water"], [Numeral(60)]), (["outdoor"], [Numeral(12)]), (["outside"], [Numeral(12)]),
  ]
}
