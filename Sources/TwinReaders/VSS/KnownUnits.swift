internal import TwinModel

/// What is known of a unit that a specification names: its dimension, and how it converts to the coherent unit.
struct KnownUnit {
  var dimension: String
  var factor: ExactFactor
  var offset: ExactFactor

  /// The unit spelt `symbol`; nil for one whose conversion is not known, is no multiplication, or is not fixed, as those of
  /// months and decibels.
  init?(_ symbol: String) {
    guard let row = Self.table[symbol], let factor = ExactFactor(parsing: row.factor) else { return nil }
    dimension = row.dimension
    self.factor = factor
    offset = ["celsius", "°C"].contains(symbol) ? ExactFactor(parsing: "273.15") ?? .zero : .zero
  }

  /// By the spellings of the catalogue of signals. Factors by definition, or from SI prefixes.
  private static let table: [String: (dimension: String, factor: String)] = [
    "nm": ("L", "0.000000001"), "um": ("L", "0.000001"), "mm": ("L", "0.001"), "cm": ("L", "0.01"), "m": ("L", "1"),
    "km": ("L", "1000"), "inch": ("L", "0.0254"), "mile": ("L", "1609.344"),
    "km/h": ("L T-1", "1/3.6"), "m/s": ("L T-1", "1"), "mph": ("L T-1", "0.44704"),
    "m/s^2": ("L T-2", "1"), "cm/s^2": ("L T-2", "0.01"),
    "ml": ("L3", "0.000001"), "l": ("L3", "0.001"), "cm^3": ("L3", "0.000001"), "m^3": ("L3", "1"),
    "celsius": ("Θ", "1"), "°C": ("Θ", "1"), "K": ("Θ", "1"), "kelvin": ("Θ", "1"),
    "degree": ("1", "pi/180"), "degrees": ("1", "pi/180"), "rad": ("1", "1"),
    "degree/s": ("T-1", "pi/180"), "degrees/s": ("T-1", "pi/180"), "rad/s": ("T-1", "1"),
    "W": ("M L2 T-3", "1"), "kW": ("M L2 T-3", "1000"), "PS": ("M L2 T-3", "735.49875"),
    "J": ("M L2 T-2", "1"), "Wh": ("M L2 T-2", "3600"), "kWh": ("M L2 T-2", "3600000"),
    "g": ("M", "0.001"), "kg": ("M", "1"), "lbs": ("M", "0.45359237"),
    "mV": ("M L2 T-3 I-1", "0.001"), "V": ("M L2 T-3 I-1", "1"), "kV": ("M L2 T-3 I-1", "1000"),
    "mA": ("I", "0.001"), "A": ("I", "1"), "Ah": ("T I", "3600"), "C": ("T I", "1"),
    "us": ("T", "0.000001"), "ms": ("T", "0.001"), "s": ("T", "1"), "min": ("T", "60"), "h": ("T", "3600"),
    "day": ("T", "86400"), "days": ("T", "86400"), "weeks": ("T", "604800"),
    "mbar": ("M L-1 T-2", "100"), "bar": ("M L-1 T-2", "100000"), "Pa": ("M L-1 T-2", "1"),
    "kPa": ("M L-1 T-2", "1000"),
    "psi": ("M L-1 T-2", "4.4482216152605/0.00064516"),
    "g/s": ("M T-1", "0.001"), "kg/h": ("M T-1", "1/3600"), "g/km": ("M L-1", "0.000001"),
    "kWh/100km": ("M L T-2", "36"), "Wh/km": ("M L T-2", "3.6"),
    "ml/100km": ("L2", "0.00000000001"), "l/100km": ("L2", "0.00000001"),
    "l/h": ("L3 T-1", "0.001/3600"), "mpg": ("L-2", "1609.344/0.003785411784"),
    "N": ("M L T-2", "1"), "kN": ("M L T-2", "1000"), "Nm": ("M L2 T-2", "1"),
    "rpm": ("T-1", "1/60"), "Hz": ("T-1", "1"), "kHz": ("T-1", "1000"), "cpm": ("T-1", "1/60"), "bpm": ("T-1", "1/60"),
    "ratio": ("1", "1"), "percent": ("1", "0.01"), "nm/km": ("1", "0.000000000001"),
    "Ohm": ("M L2 T-3 I-2", "1"), "lx": ("L-2 J", "1"), "lm": ("J", "1"),
  ]
}
