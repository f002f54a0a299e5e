/// Integer exponents of the seven SI base dimensions.
public struct Dimension: Hashable, Sendable {
  /// Exponents of length, mass, time, electric current, temperature, amount of substance, luminous intensity.
  public var exponents: [Int8]

  /// The base symbols in the order of `exponents`.
  public static let symbols = ["L", "M", "T", "I", "Θ", "N", "J"]

  /// Dimensionless.
  public static let one = Dimension(exponents: [0, 0, 0, 0, 0, 0, 0])

  /// A dimension from seven exponents.
  public init(exponents: [Int8]) { self.exponents = exponents }

  /// Reads `1`, or base symbols with integer exponents separated by spaces: `M L2 T-3`. Nil for anything else.
  public init?(parsing text: String) {
    self = .one
    if text == "1" { return }
    let factors = text.split(separator: " ")
    guard !factors.isEmpty else { return nil }
    for factor in factors {
      guard let index = Self.symbols.firstIndex(where: { factor.hasPrefix($0) }) else { return nil }
      let power = factor.dropFirst()
      guard exponents[index] == 0, let exponent = power.isEmpty ? 1 : Int8(power), exponent != 0,
        power.isEmpty || power == String(exponent)
      else { return nil }
      exponents[index] = exponent
    }
  }
}

extension Dimension: CustomStringConvertible {
  /// The form that `init(parsing:)` reads.
  public var description: String {
    let factors = zip(Self.symbols, exponents).filter { $0.1 != 0 }.map { $0.1 == 1 ? $0.0 : $0.0 + String($0.1) }
    return factors.isEmpty ? "1" : factors.joined(separator: " ")
  }
}

/// An exact conversion number: numerator ÷ denominator × π^piPower. Factors of units are of this form.
public struct ExactFactor: Hashable, Sendable {
  /// Above the line.
  public let numerator: Number
  /// Below the line; never zero.
  public let denominator: Number
  /// Power of π: 0, 1 or -1 in practice.
  public let piPower: Int8

  /// One.
  public static let one = ExactFactor(Number(1 as Int64))
  /// Zero.
  public static let zero = ExactFactor(.zero)

  /// A plain decimal.
  public init(_ number: Number) {
    numerator = number
    denominator = Number(1 as Int64)
    piPower = 0
  }

  /// Reads products and quotients of decimals and `pi`: `0.3048`, `5/9`, `0.3048*0.3048`, `pi/180`, `1e3/3600`.
  /// Nil for anything else, for a zero denominator, and when a product leaves 19 digits.
  public init?(parsing text: String) {
    var numerator = Number(1 as Int64)
    var denominator = Number(1 as Int64)
    var piPower: Int8 = 0
    var divide = false
    var term = ""
    func take() -> Bool {
      term = term.trimmingSpaces
      if term == "pi" {
        piPower += divide ? -1 : 1
        return abs(piPower) < 8
      }
      guard let number = Number(term) else { return false }
      if divide {
        guard number != .zero, let product = denominator.multiplied(by: number) else { return false }
        denominator = product
      } else {
        guard let product = numerator.multiplied(by: number) else { return false }
        numerator = product
      }
      return true
    }
    for character in text {
      guard character == "*" || character == "/" else {
        term.append(character)
        continue
      }
      guard take() else { return nil }
      divide = character == "/"
      term = ""
    }
    guard take() else { return nil }
    self.numerator = numerator
    self.denominator = denominator
    self.piPower = piPower
  }

  /// The nearest double, from one multiplication and one division of exact parts.
  public var double: Double {
    var value = numerator.double / denominator.double
    for _ in 0..<abs(Int(piPower)) { value = piPower > 0 ? value * Double.pi : value / Double.pi }
    return value
  }
}

extension ExactFactor: CustomStringConvertible {
  /// The form that `init(parsing:)` reads.
  public var description: String {
    var text = numerator.description
    if piPower > 0 {
      text = (text == "1" ? "" : text + "*") + Array(repeating: "pi", count: Int(piPower)).joined(separator: "*")
    }
    if denominator != Number(1 as Int64) { text += "/" + denominator.description }
    if piPower < 0 { text += String(repeating: "/pi", count: -Int(piPower)) }
    return text
  }
}

extension String {
  /// Without the spaces at both ends.
  fileprivate var trimmingSpaces: String {
    let tail = drop { $0 == " " }
    guard let last = tail.lastIndex(where: { $0 != " " }) else { return "" }
    return String(tail[...last])
  }
}

extension Number {
  /// The exact product, or nil when it has more than 19 digits.
  public func multiplied(by other: Number) -> Number? {
    let (product, overflow) = magnitude.multipliedReportingOverflow(by: other.magnitude)
    guard !overflow else { return nil }
    return Number(
      magnitude: product, exponent: Int(exponent) + Int(other.exponent), isNegative: isNegative != other.isNegative)
  }
}
