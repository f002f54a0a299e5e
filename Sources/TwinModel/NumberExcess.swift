extension Number {
  /// What of `text`, a number in JSON's grammar, is more than a number of a model holds; nil where nothing is, or it is no number.
  public static func excess(of text: String) -> String? {
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    let body = text.utf8.drop { $0 == UInt8(ascii: "-") }
    let mantissa = body.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
    let exponent = body.dropFirst(mantissa.count)
    let power = exponent.dropFirst().drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard let first = mantissa.first, isDigit(first), mantissa.count(where: { $0 == UInt8(ascii: ".") }) <= 1,
      exponent.isEmpty
        || exponent.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") && !power.isEmpty
          && power.allSatisfy(isDigit),
      Number(text) == nil
    else { return nil }
    var digits = mantissa.filter(isDigit).drop { $0 == 0x30 }
    while digits.last == 0x30 { digits.removeLast() }
    if digits.count > 19 { return "it has \(digits.count) digits, and a number of a model has at most 19" }
    return power.isEmpty ? nil : "its exponent is too large: those of a model go from -999 to 999"
  }
}
