import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinTestSupport
import TwinSource

@Suite struct ConversionTests {
  /// Units by name, with factor and offset; those of one list measure one kind of quantity.
  static let quantities: [[(String, String, String)]] = [
    [
      ("kelvin", "1", "0"), ("celsius", "1", "273.15"), ("fahrenheit", "5/9", "45967/180"), ("rankine", "5/9", "0"),
    ],
    [
      ("metre", "1", "0"), ("foot", "0.3048", "0"), ("inch", "0.0254", "0"), ("mile", "1609.344", "0"),
      ("kilometre", "1000", "0"), ("lightYear", "9460730472580800", "0"), ("angstrom", "1e-10", "0"),
    ],
    [("radian", "1", "0"), ("degree", "pi/180", "0"), ("turn", "2*pi", "0"), ("gradian", "pi/200", "0")],
    [("huge", "1e999", "0"), ("one", "1", "0"), ("tiny", "1e-999", "0")],
  ]

  static func registry() throws -> Registry {
    var model = Model()
    let package = TwinModel.Package(
      name: model.symbols.intern("org.example"), kind: .ontology, version: SemanticVersion(1, 0, 0), edition: 2026,
      summary: nil, owners: [], dependencies: [], metadata: nil, place: .none)
    let id = model.packages.append(package)
    for (index, units) in quantities.enumerated() {
      let name = model.symbols.intern("Q\(index)")
      let quantity = model.quantities.append(
        TwinModel.Quantity(
          header: ElementHeader(package: id, name: name, metadata: nil, place: .none), dimension: .one, broader: [],
          coherentUnit: nil))
      for (name, factor, offset) in units {
        let header = ElementHeader(package: id, name: model.symbols.intern(name), metadata: nil, place: .none)
        model.units.append(
          TwinModel.Unit(
            header: header, symbol: nil, quantity: quantity, factor: ExactFactor(parsing: factor) ?? .one,
            offset: ExactFactor(parsing: offset) ?? .zero))
      }
    }
    model.packages[id].quantities = model.quantities.ids
    model.packages[id].units = model.units.ids
    return try Registry(bytes: runtimeImage(of: id, in: model))
  }

  private func unit(_ name: String, _ registry: Registry) throws -> UnitOfMeasure {
    try #require(registry.unit("org.example." + name))
  }

  @Test func `well-known conversions are exact`() throws {
    let registry = try Self.registry()
    let cases: [(Double, String, Double, String)] = [
      (32, "fahrenheit", 0, "celsius"), (212, "fahrenheit", 100, "celsius"), (-40, "fahrenheit", -40, "celsius"),
      (0, "celsius", 273.15, "kelvin"), (98.6, "fahrenheit", 37, "celsius"), (1, "mile", 5280, "foot"),
      (1, "foot", 12, "inch"), (0.1, "kilometre", 100, "metre"), (180, "degree", Double.pi, "radian"),
      (90, "degree", 100, "gradian"), (360, "degree", 1, "turn"), (Double.pi, "radian", 180, "degree"),
      (459.67, "rankine", 0, "fahrenheit"),
    ]
    for (value, from, expected, to) in cases {
      let result = try registry.convert(value, from: unit(from, registry), to: unit(to, registry))
      // 98.6, 459.67 and π are not what they look like: nothing else may be off.
      #expect(abs(result - expected) <= abs(expected).ulp * 2 + 6e-14, "\(value) \(from) is \(result) \(to)")
    }
    #expect(try registry.convert(32, from: unit("fahrenheit", registry), to: unit("celsius", registry)) == 0)
    #expect(try registry.convert(180, from: unit("degree", registry), to: unit("radian", registry)) == Double.pi)
    #expect(try registry.convert(90, from: unit("degree", registry), to: unit("gradian", registry)) == 100)
  }

  @Test func `units of different quantities and results out of range are refused`() throws {
    let registry = try Self.registry()
    let metre = try unit("metre", registry)
    let kelvin = try unit("kelvin", registry)
    #expect(throws: ConversionError.differentQuantities(from: "org.example.metre", to: "org.example.kelvin")) {
      try registry.convert(1, from: metre, to: kelvin)
    }
    let other = try Self.registry()
    #expect(throws: ConversionError.self) { try other.convert(1, from: metre, to: unit("foot", other)) }
    for value in [Double.nan, .infinity, -.infinity, .signalingNaN] {
      for name in ["metre", "foot", "lightYear"] {
        let other = try unit(name, registry)
        #expect(throws: ConversionError.outOfRange, "\(value)") { try registry.convert(value, from: metre, to: other) }
      }
    }
    #expect(throws: ConversionError.outOfRange) {
      try registry.convert(.greatestFiniteMagnitude, from: unit("lightYear", registry), to: metre)
    }
    for name in ["huge", "tiny"] {
      #expect(throws: ConversionError.outOfRange) {
        try registry.convert(1, from: unit("one", registry), to: unit(name, registry))
      }
    }
  }

  private static let script = """
    import json, sys, decimal
    from fractions import Fraction
    pi = Fraction("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534")
    def factor(text):
        value, divide = Fraction(1), False
        for part in text.replace("/", " / ").replace("*", " * ").split():
            if part in "*/": divide = part == "/"
            else:
                number = pi if part == "pi" else Fraction(part)
                value = value / number if divide else value * number
        return value
    data = json.load(open(sys.argv[1]))
    wrong = 0
    for value, one, other, result in data:
        exact = (Fraction(float.fromhex(value)) * factor(one[0]) + factor(one[1]) - factor(other[1])) / factor(other[0])
        if float(exact) != float.fromhex(result): wrong += 1; print(value, one, other, result, float(exact).hex())
    print("checked", len(data), "wrong", wrong)
    """

  static let python = OutsideTool("python3")

  @Test(.enabled(if: python != nil, "needs python3"))
  func `every conversion gives the double nearest to the exact result`() throws {
    let registry = try Self.registry()
    var random = SeededGenerator(seed: 6_600)
    var rows: [[Any]] = []
    for units in Self.quantities.dropLast() {
      for one in units {
        for other in units where one.0 != other.0 {
          for _ in 0..<100 {
            let magnitude =
              Double.random(in: -1...1, using: &random) * pow(10, Double.random(in: -6...9, using: &random))
            let value = Bool.random(using: &random) ? magnitude : (magnitude * 100).rounded() / 100
            let result = try registry.convert(value, from: unit(one.0, registry), to: unit(other.0, registry))
            rows.append([hex(value), [one.1, one.2], [other.1, other.2], hex(result)])
          }
        }
      }
    }
    let output = try #require(Self.python).run(
      ["-c", Self.script], input: try JSONSerialization.data(withJSONObject: rows))
    #expect(String(decoding: output, as: UTF8.self) == "checked \(rows.count) wrong 0\n")
  }
}

/// The form that Python's `float.fromhex` reads.
private func hex(_ value: Double) -> String {
  "\(value < 0 ? "-" : "")0x\(String(value.magnitude.significandBitPattern | (value.magnitude.isNormal ? 1 << 52 : 0), radix: 16))p\(value == 0 ? 0 : max(Int(value.exponentBitPattern), 1) - 1075)"
}
