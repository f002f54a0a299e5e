extension UInt64 {
  /// A span of so many milliseconds as people say it: `30 s`, `2 min`, `1.5 s`.
  public var asMilliseconds: String {
    for (name, size) in [("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000)] as [(String, UInt64)]
    where self >= size && self % size == 0 {
      return "\(self / size) \(name)"
    }
    return self >= 1_000 && self % 100 == 0 ? "\(self / 1_000).\(self % 1_000 / 100) s" : "\(self) ms"
  }
}

extension Cardinality {
  /// How many there may be, in words: `at most 24`, `1 to 5`, `exactly 4`; of no bounds at all `any number`.
  public var words: String {
    switch (minimum, maximum) {
    case (0, nil): "any number"
    case (let low, nil): "at least \(low)"
    case (0, let high?) where high > 0: "at most \(high)"
    case (let low, let high?): low == high ? "exactly \(low)" : "\(low) to \(high)"
    }
  }
}
