import TwinChanges
import TwinOutput
import TwinRuntime
import TwinSource
import TwinWitness

/// Proves that a change of a value shows in no data, since something else that is said of the value rules it out: by all values
/// that the constraints of random workspaces can tell apart.
///
/// Their bounds and constants are whole numbers up to 40, their steps divide 12, they ask for at most four digits after the point,
/// lengths up to 12, and five patterns, which see of a character whether it is a letter, a digit or another one. So whole
/// numbers beyond all of these in every residue, one step off them in each digit, and words of every length of each class
/// stand for all others.
struct Exhaustion {
  let finder: WitnessFinder

  /// Whether no data that `audience` is about shows `change`.
  func rulesOut(_ change: Change, for audience: Audiences) -> Bool {
    guard let rules = change.kind.signs?.rules, !rules.isEmpty, let places = finder.places(of: change) else {
      return false
    }
    let isRead = audience == .readers || (audience == .producers && change.positions.contains(.request))
    let isWritten = audience != .readers && (audience == .graph || change.positions != .request)
    return !places.isEmpty
      && places.allSatisfy { place in
        !values(place).contains { value in
          let document = json(value, layout: .compact)
          return isWritten && shows(document, place.old, place.new, rules)
            || isRead && shows(document, place.new, place.old, rules)
        }
      }
  }

  private func shows(_ document: [UInt8], _ mine: ValueType, _ other: ValueType, _ rules: Set<ViolationRule>) -> Bool {
    other.validate(document).contains { $0.pointer.isEmpty && rules.contains($0.rule) }
      && mine.validate(document).isEmpty
  }

  private func values(_ place: ValuePlace) -> [JSONValue] {
    switch (place.old.resolvedShape, place.new.resolvedShape) {
    case (.array(let before), .array(let after)):
      return arrays(ValuePlace(old: before.value, new: after.value))
    case (.array(let element), _), (_, .array(let element)):
      return arrays(ValuePlace(old: element.value, new: element.value)) + scalars(place)
    default: return scalars(place)
    }
  }

  private func scalars(_ place: ValuePlace) -> [JSONValue] {
    var found: [JSONValue] = []
    for type in [place.old, place.new] {
      var sampler = Sampler()
      found += sampler.values(type, beside: nil)
      switch type.resolvedShape {
      case .primitive(.string): found += Self.words
      case .primitive(.int8), .primitive(.uint8), .primitive(.int32), .primitive(.uint32), .primitive(.int64),
        .primitive(.float), .primitive(.double), .primitive(.decimal):
        found += Self.numbers
      default: continue
      }
    }
    return found
  }

  /// None to nine entries, all different or all the same.
  private func arrays(_ element: ValuePlace) -> [JSONValue] {
    var distinct: [JSONValue] = []
    for value in values(element) where distinct.count < 9 && !distinct.contains(value) {
      if element.old.validate(json(value, layout: .compact)).isEmpty { distinct.append(value) }
    }
    return (0...9).flatMap { count -> [JSONValue] in
      let same = distinct.prefix(3).map { JSONValue.array(Array(repeating: $0, count: count)) }
      return count <= distinct.count ? same + [.array(Array(distinct.prefix(count)))] : same
    }
  }

  private static let numbers: [JSONValue] = {
    let limits = [7, 8, 15, 16, 31, 32, 63, 64].flatMap { power -> [Int128] in
      let limit = Int128(1) << power
      return [limit - 1, limit, -limit, -limit - 1]
    }
    let whole = (-140...310).map { Int128($0) } + limits
    let parts = (0...5).flatMap { digits in ["1", "5"].map { String(repeating: "0", count: digits) + $0 } }
    let near = (-14...64).flatMap { number in parts.map { JSONValue.decimal("\(number).\($0)") } }
    return whole.map { .decimal("\($0)") } + near + [.decimal("1e300"), .decimal("-1e300"), .decimal("4e38")]
  }()

  private static let words: [JSONValue] = (0...12).flatMap { length in
    ["a", "0", "A", "é", "ab", "cd", "abcd", "a0", "0a"].map { word in
      JSONValue.string(String(String(repeating: word, count: length).prefix(length)))
    }
  }
}
