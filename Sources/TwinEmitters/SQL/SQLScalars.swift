import TwinModel

extension Primitive {
  /// What may be wrong with a scalar at `place`, in order: rules, and what they hold it to. Null where there is no value.
  func faults(_ place: SQL) -> [(rule: String, condition: SQL)] {
    func text(_ form: String) -> [(rule: String, condition: SQL)] {
      [
        ("type", place.first != .text("'")), ("format", .not(place.substring(from: 2).matchesWhole(form))),
      ]
    }
    func below(_ limit: String) -> [(rule: String, condition: SQL)] {
      [
        ("type", .not(place.isNumber)),
        (
          "range",
          place <= .text(NumberKey.key(limit, isNegative: true)) || place >= .text(NumberKey.key(limit))
        ),
      ]
    }
    switch self {
    case .boolean: return [("type", .not(.isAmong(place, [.text("true"), .text("false")])))]
    case .string: return [("type", place.first != .text("'"))]
    case .bytes: return text(TextForm.base64)
    case .uuid: return text(TextForm.uuid)
    case .date: return text(TextForm.date)
    case .time: return text(TextForm.time)
    case .dateTime: return text(TextForm.dateTime)
    case .duration: return text(TextForm.duration)
    case .float: return below(floatLimit)
    case .double: return below(doubleLimit)
    case .decimal: return [("type", .not(place.isNumber))]
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64:
      guard let range = integerRange else { return [] }
      return [
        ("type", .not(place.isNumber)), ("type", .not(place.isWhole)),
        (
          "range",
          place < .text(NumberKey.key(range.least)) || place > .text(NumberKey.key(range.greatest))
        ),
      ]
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon: return []
    }
  }
}

/// 2^1024 - 2^970: what is as large rounds to infinity as a double (IEEE 754 §4.3.1).
private let doubleLimit =
  "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851"
  + "940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510"
  + "704342711559699508093042880177904174497792"
