import Testing
import TwinChanges

/// Quantity kinds and units: which are the same, and whose values a change of them concerns.
@Suite struct MeasureComparisonTests {
  /// Changes between two lists of units of a vehicle specification, each beside the same signal in one of them.
  private func unitChanges(_ old: String, _ new: String) throws -> [Change] {
    let signals = "Vehicle.Speed: {type: sensor, datatype: float, unit: km/h, description: Speed over ground.}"
    return try vehicleChanges((signals, old), (signals, new))
  }

  @Test func `a quantity kind that left its units to another one of the same dimension is renamed`() throws {
    let old = """
      units:
        km/h: {label: kilometer per hour, domain: speed}
        m/s: {label: meters per second, domain: speed}
        km: {label: kilometer, domain: distance}
      """
    let renamed = old.replacing("domain: speed", with: "domain: velocity")
    let found = try unitChanges(old, renamed)
    #expect(found.map(\.kind) == [.quantityRenamed])
    #expect(found.first?.before == "speed" && found.first?.after == "velocity")
    // Units that are new or gone say nothing of the others.
    let beside = renamed.replacing("km: {label", with: "mph: {domain: velocity}\n  km: {label")
    #expect(
      try unitChanges(old, beside).map(\.kind.rawValue).sorted() == ["quantity-renamed", "unit-added"])
  }

  @Test func `a unit that left others of its kind is of another kind, as is one of another dimension`() throws {
    let old = """
      units:
        km/h: {domain: speed}
        m/s: {domain: speed}
      """
    let split = old.replacing("m/s: {domain: speed}", with: "m/s: {domain: velocity}")
    #expect(
      try unitChanges(old, split).map(\.kind.rawValue).sorted() == ["quantity-added", "unit-quantity-changed"])
    #expect(
      try unitChanges(split, old).map(\.kind.rawValue).sorted() == ["quantity-removed", "unit-quantity-changed"])
    let ontology = """
      #=== o/source.yaml
      quantities: {Torque: {dimension: L2 M T-2}}
      units: {turn: {quantity: Torque}}
      """
    let other = """
      #=== o/source.yaml
      quantities: {Frequency: {dimension: T-1}}
      units: {turn: {quantity: Frequency}}
      """
    #expect(
      lines(try changes(ontology, other)).map { $0.split(separator: " ").first ?? "" } == [
        "quantity-added", "quantity-removed", "unit-quantity-changed",
      ])
  }

  private let units = """
    field: {volts_per_meter: STANDARD}
    strength: {amperes_per_meter: STANDARD}
    """

  @Test func `a quantity kind is the one that has its units where its name was taken over by one of another dimension`()
    throws
  {
    let turned = """
      strength: {volts_per_meter: STANDARD}
      magnetism: {amperes_per_meter: STANDARD}
      """
    let found = try buildingChanges(["units/u.yaml": units], ["units/u.yaml": turned])
    #expect(
      found.map { "\($0.kind.rawValue) \($0.before ?? "") \($0.after ?? "")" } == [
        "quantity-renamed strength magnetism", "quantity-renamed field strength",
      ])
    // A unit that stayed speaks for the name.
    let gauss = "gauss: {multiplier: 80, offset: 0}"
    let whole = "strength: {amperes_per_meter: STANDARD, \(gauss)}"
    let split = "magnetism: {amperes_per_meter: STANDARD}\nstrength: {teslas: STANDARD, \(gauss)}"
    #expect(
      try buildingChanges(["units/u.yaml": whole], ["units/u.yaml": split]).map(\.kind.rawValue).sorted() == [
        "coherent-unit-changed", "dimension-changed", "quantity-added", "unit-added", "unit-quantity-changed",
      ])
  }

  @Test func `a dimension that one side does not tell has not changed`() throws {
    let unknown = "glare: {smiles: STANDARD}"
    let known = "glare: {lux: STANDARD}"
    for (old, new) in [(unknown, known), (known, unknown)] {
      let found = try buildingChanges(["units/u.yaml": old], ["units/u.yaml": new])
      #expect(found.allSatisfy { $0.kind != .dimensionChanged })
      #expect(found.contains { $0.kind == .coherentUnitChanged })
    }
    // Nor does a specification of a vehicle tell that of a unit that nobody knows.
    let vehicle = "furlong: {quantity: length}"
    let found = try unitChanges(
      vehicle + "\nkm/h: {quantity: speed}", vehicle + "\nm: {quantity: length}\nkm/h: {quantity: speed}")
    #expect(found.allSatisfy { $0.kind != .dimensionChanged })
  }

  @Test func `what no value is in or of has changed for no data`() throws {
    let ontology = """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      quantities: {Speed: {dimension: L T-1, coherentUnit: knot}, Pace: {broader: Speed}, Haste: {dimension: L T-1}}
      units: {knot: {quantity: Speed}, mach: {quantity: Speed}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      schemas: {Log: {object: {pace: {type: double, quantity: Haste}}}}
      twins: {Ship: {properties: {name: string}}}
      """
    func found(_ before: String, _ after: String, in sources: String) throws -> [String] {
      harm(try changes(sources, sources.replacing(before, with: after)))
    }
    let moved = ("mach: {quantity: Speed}", "mach: {quantity: Haste}")
    #expect(
      try found(moved.0, moved.1, in: ontology) == ["unit-quantity-changed com.example.o.mach: models"])
    let fast = ontology.replacing("{name: string}", with: "{pace: {type: double, unit: mach}}")
    #expect(
      try found(moved.0, moved.1, in: fast) == [
        "unit-quantity-changed com.example.o.mach: producers readers graph models"
      ])
    let telemetry = fast.replacing("properties:", with: "telemetry:")
    #expect(
      try found(moved.0, moved.1, in: telemetry) == [
        "unit-quantity-changed com.example.o.mach: producers readers models"
      ])
    let turned = ("Haste: {dimension: L T-1}", "Haste: {dimension: L T-2}")
    #expect(try found(turned.0, turned.1, in: ontology) == ["dimension-changed com.example.o.Haste: models"])
    let held = ontology.replacing("{name: string}", with: "{log: Log}")
    #expect(
      try found(turned.0, turned.1, in: held) == [
        "dimension-changed com.example.o.Haste: producers readers graph models"
      ])
  }

  // MARK: - Defaults

  @Test func `defaults are compared as quantities, inside objects, arrays and maps too`() throws {
    let ontology = """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      quantities: {Heat: {dimension: Θ, coherentUnit: kelvin}, Length: {dimension: L, coherentUnit: metre}}
      units:
        kelvin: {quantity: Heat}
        celsius: {quantity: Heat, offset: 273.15}
        fahrenheit: {quantity: Heat, factor: 5/9, offset: 45967/180}
        metre: {quantity: Length}
        foot: {quantity: Length, factor: 0.3048}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins: {T: {properties: {a: {VALUE}}}}

      """
    func told(_ old: String, _ new: String) throws -> [String] {
      let found = try changes(
        ontology.replacing("VALUE", with: old), ontology.replacing("VALUE", with: new))
      return found.filter { $0.kind == .defaultChanged }.map { "\($0.before ?? "") → \($0.after ?? "")" }
    }
    func number(_ unit: String, _ rest: String) -> String {
      "type: double, quantity: \(["metre", "foot"].contains(unit) ? "Length" : "Heat"), unit: \(unit)\(rest)"
    }
    // The same quantity in another unit.
    #expect(try told(number("celsius", ", default: 20"), number("fahrenheit", ", default: 68")) == [])
    #expect(try told(number("fahrenheit", ", default: 68"), number("celsius", ", default: 20")) == [])
    #expect(
      try told(number("celsius", ", default: 20"), number("fahrenheit", ", default: 69")) == [
        "20 celsius → 69 fahrenheit"
      ])
    // The same number of another unit.
    #expect(
      try told(number("celsius", ", default: 20"), number("fahrenheit", ", default: 20")) == [
        "20 celsius → 20 fahrenheit"
      ])
    #expect(try told(number("metre", ", default: 0"), number("foot", ", default: 0")) == [])
    func object(_ unit: String, _ value: String) -> String {
      "object: {x: {\(number(unit, ""))}, s: {type: string}}, default: {\(value)}"
    }
    #expect(try told(object("metre", "x: 1"), object("foot", "x: 1")) == ["{x: 1 metre} → {x: 1 foot}"])
    #expect(try told(object("metre", "x: 0.3048"), object("foot", "x: 1")) == [])
    #expect(try told(object("metre", "x: 1, s: a"), object("metre", "s: a, x: 1")) == [])
    func array(_ unit: String, _ value: String) -> String { "array: {\(number(unit, ""))}, default: [\(value)]" }
    #expect(try told(array("metre", "0, 3.048"), array("foot", "0, 10")) == [])
    #expect(try told(array("metre", "0, 1"), array("foot", "0, 1")) == ["[0 metre, 1 metre] → [0 foot, 1 foot]"])
    func map(_ unit: String, _ value: String) -> String { "map: {\(number(unit, ""))}, default: {k: \(value)}" }
    #expect(try told(map("metre", "0.3048"), map("foot", "1")) == [])
    #expect(try told(map("metre", "1"), map("foot", "1")) == ["{k: 1 metre} → {k: 1 foot}"])
    // Without a unit on either side nothing is known but the number.
    #expect(try told(number("metre", ", default: 1"), "type: double, default: 1") == [])
    #expect(try told("type: double, default: 1", "type: double, default: 1.0") == [])
  }

  @Test func `a default means something else where the schema that it is of has another unit`() throws {
    func source(_ unit: String, _ value: String) -> String {
      """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      quantities: {Length: {dimension: L, coherentUnit: metre}}
      units: {metre: {quantity: Length}, foot: {quantity: Length, factor: 0.3048}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      schemas: {Size: {object: {x: {type: double, quantity: Length, unit: \(unit)}}}}
      twins:
        T:
          properties:
            a: {type: Size, default: {x: \(value)}}
            b: {object: {s: {type: Size, default: {x: \(value)}}}}

      """
    }
    func told(_ old: String, _ new: String) throws -> [String] {
      try changes(old, new).filter { $0.kind == .defaultChanged }.map { $0.subject.description + $0.path }.sorted()
    }
    let places = try told(source("metre", "1"), source("foot", "1"))
    #expect(places.count == 2 && places.first?.hasSuffix("T/a") ?? false && places.last?.hasSuffix("T/b.s") ?? false)
    #expect(try told(source("metre", "0.3048"), source("foot", "1")) == [])
  }

  // MARK: - Bounds

  /// Changes of the property `a` of a type between two of its values, but for that of its unit: kind, old and new.
  private func told(_ old: String, _ new: String, schemas: (String, String) = ("", "")) throws -> [String] {
    func source(_ value: String, _ schemas: String) -> String {
      """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      quantities:
        Power: {dimension: L2 M T-3, coherentUnit: watt}
        Speed: {dimension: L T-1, coherentUnit: metrePerSecond}
        Heat: {dimension: Θ, coherentUnit: kelvin}
        Angle: {dimension: 1, coherentUnit: radian}
      units:
        watt: {quantity: Power}
        kilowatt: {quantity: Power, factor: 1000}
        metrePerSecond: {quantity: Speed}
        kilometrePerHour: {quantity: Speed, factor: 1e3/3600}
        kelvin: {quantity: Heat}
        celsius: {quantity: Heat, offset: 273.15}
        fahrenheit: {quantity: Heat, factor: 5/9, offset: 45967/180}
        radian: {quantity: Angle}
        degree: {quantity: Angle, factor: pi/180}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      schemas: {Other: string\(schemas)}
      twins: {T: {properties: {a: {\(value)}}}}

      """
    }
    return try changes(source(old, schemas.0), source(new, schemas.1)).filter { $0.kind != .valueUnitChanged }.map {
      "\($0.kind.rawValue) \($0.before ?? "none") → \($0.after ?? "none")"
    }
  }

  private func number(_ quantity: String, _ unit: String, _ bounds: String) -> String {
    "type: double, quantity: \(quantity), unit: \(unit), \(bounds)"
  }

  @Test(arguments: [
    ("kilowatt", "maximum: 100", "watt", "maximum: 50000", "maximum-lowered 100 kilowatt → 50000 watt"),
    ("kilowatt", "maximum: 100", "watt", "maximum: 200000", "maximum-raised 100 kilowatt → 200000 watt"),
    ("kilowatt", "maximum: 100", "watt", "maximum: 100000", nil),
    (
      "kilowatt", "maximum: 100", "watt", "exclusiveMaximum: 100000",
      "maximum-lowered 100 kilowatt → exclusive 100000 watt"
    ),
    ("kilowatt", "maximum: 100", "watt", "maximum: 100", "maximum-lowered 100 kilowatt → 100 watt"),
    ("kilowatt", "minimum: 1", "watt", "minimum: 1000.5", "minimum-raised 1 kilowatt → 1000.5 watt"),
    ("kilowatt", "exclusiveMinimum: 1", "watt", "minimum: 1000", "minimum-lowered exclusive 1 kilowatt → 1000 watt"),
    ("watt", "description: x", "kilowatt", "maximum: 9, description: x", "maximum-lowered none → 9 kilowatt"),
    ("watt", "maximum: 9, description: x", "kilowatt", "description: x", "maximum-raised 9 watt → none"),
    ("kilowatt", "multipleOf: 2", "watt", "multipleOf: 500", "step-loosened 2 kilowatt → 500 watt"),
    ("watt", "multipleOf: 500", "kilowatt", "multipleOf: 2", "step-tightened 500 watt → 2 kilowatt"),
    ("watt", "multipleOf: 300", "kilowatt", "multipleOf: 2", "step-changed 300 watt → 2 kilowatt"),
    ("watt", "multipleOf: 500", "kilowatt", "multipleOf: 0.5", nil),
    ("kilowatt", "precision: 1", "watt", "precision: 0", nil),
    ("watt", "const: 1000", "kilowatt", "const: 1", nil),
    ("watt", "const: 1000", "kilowatt", "const: 1000", "const-changed 1000 watt → 1000 kilowatt"),
  ])
  func `bounds in another unit are compared as quantities, and told with both units`(
    from: String, old: String, to: String, new: String, change: String?
  ) throws {
    #expect(try told(number("Power", from, old), number("Power", to, new)) == (change.map { [$0] } ?? []))
  }

  @Test func `quantities with an offset, an endless fraction or π are compared exactly`() throws {
    func found(_ quantity: String, _ old: (String, String), _ new: (String, String)) throws -> [String] {
      try told(number(quantity, old.0, old.1), number(quantity, new.0, new.1))
    }
    #expect(
      try found("Speed", ("metrePerSecond", "maximum: 10"), ("kilometrePerHour", "maximum: 20")) == [
        "maximum-lowered 10 metrePerSecond → 20 kilometrePerHour"
      ])
    #expect(try found("Speed", ("metrePerSecond", "maximum: 10"), ("kilometrePerHour", "maximum: 36")) == [])
    #expect(try found("Heat", ("celsius", "maximum: 20"), ("fahrenheit", "maximum: 68")) == [])
    #expect(
      try found("Heat", ("celsius", "multipleOf: 1"), ("kelvin", "multipleOf: 1")) == [
        "step-changed 1 celsius → 1 kelvin"
      ])
    #expect(
      try found("Angle", ("degree", "maximum: 180"), ("radian", "maximum: 3.1416")) == [
        "maximum-raised 180 degree → 3.1416 radian"
      ])
    #expect(
      try found("Angle", ("degree", "maximum: 180"), ("radian", "maximum: 3.1415")) == [
        "maximum-lowered 180 degree → 3.1415 radian"
      ])
    // Numbers that no data has are not reckoned with.
    let decimal = "type: decimal, quantity: Speed, unit: "
    #expect(try told(decimal + "metrePerSecond, maximum: 1e999", decimal + "kilometrePerHour, maximum: 1") == [])
  }

  @Test func `what a value says of a schema is another bound where the schema is in another unit`() throws {
    func power(_ unit: String) -> String { ", PowerValue: {type: double, quantity: Power, unit: \(unit)}" }
    func found(_ old: String, _ new: String) throws -> [String] {
      try told("type: PowerValue, \(old)", "type: PowerValue, \(new)", schemas: (power("kilowatt"), power("watt")))
    }
    #expect(try found("maximum: 5", "maximum: 5") == ["maximum-lowered 5 kilowatt → 5 watt"])
    #expect(try found("maximum: 5", "maximum: 5000") == [])
    #expect(try found("const: 5", "const: 5") == ["const-changed 5 kilowatt → 5 watt"])
    #expect(try found("const: 5", "const: 5000") == [])
    #expect(try found("description: x", "description: x") == [])
  }
}
