/// The order in which the parts of a name stand: roles with how often each may stand there. `[aggregation?, qualifier*,
/// measurement]` is an optional aggregation, any number of qualifiers, one measurement.
///
/// Compiled into an automaton whose states are the places between parts, kept as the bits of one word.
struct NameGrammar {
  /// A role at one place of the order.
  struct Slot {
    var role: String
    var isOptional: Bool
    var isRepeated: Bool
  }

  /// Places, one for each time that a role may stand.
  private let slots: [Slot]
  /// Roles in order of their first place.
  let roles: [String]
  /// Where a name begins.
  let start: UInt64

  /// The order that names have where nobody says another.
  static let usual = [
    "aggregation?", "qualifier*", "component?", "qualifier*", "measurement{0,2}", "pointType{0,3}",
  ]

  /// More places than a word has bits for are none that a name of bounded length fills.
  static let mostSlots = 63

  /// Reads the entries; nil with the one that is no role with a multiplicity, or that leads past `mostSlots`.
  static func read(_ entries: [String]) -> (grammar: NameGrammar?, wrong: String) {
    var slots: [Slot] = []
    for entry in entries {
      guard let own = Self.slots(entry), slots.count + own.count <= mostSlots else { return (nil, entry) }
      slots += own
    }
    return (NameGrammar(slots), "")
  }

  private init(_ slots: [Slot]) {
    self.slots = slots
    roles = slots.reduce(into: []) { if !$0.contains($1.role) { $0.append($1.role) } }
    start = Self.closed(1, slots)
  }

  /// `role`, `role?`, `role*`, `role+`, `role{2}`, `role{1,3}`, `role{1,}`.
  private static func slots(_ entry: String) -> [Slot]? {
    let role = String(entry.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    guard !role.isEmpty else { return nil }
    let one = Slot(role: role, isOptional: false, isRepeated: false)
    let maybe = Slot(role: role, isOptional: true, isRepeated: false)
    let any = Slot(role: role, isOptional: true, isRepeated: true)
    let rest = entry.dropFirst(role.count)
    switch rest {
    case "": return [one]
    case "?": return [maybe]
    case "*": return [any]
    case "+": return [one, any]
    default: break
    }
    guard rest.hasPrefix("{"), rest.hasSuffix("}") else { return nil }
    let bounds = rest.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard let first = bounds.first, let least = Int(first), least >= 0, least <= mostSlots else { return nil }
    let required = [Slot](repeating: one, count: least)
    guard bounds.count == 2 else { return bounds.count == 1 && least > 0 ? required : nil }
    if bounds[1].isEmpty { return required + [any] }
    guard let most = Int(bounds[1]), most >= max(1, least), most <= mostSlots else { return nil }
    return required + [Slot](repeating: maybe, count: most - least)
  }

  /// The states with those that leaving out optional parts leads to.
  private static func closed(_ states: UInt64, _ slots: [Slot]) -> UInt64 {
    var result = states
    for (place, slot) in slots.enumerated() where slot.isOptional && result >> UInt64(place) & 1 == 1 {
      result |= 1 << UInt64(place + 1)
    }
    return result
  }

  /// The states after a part with `role`; none when it cannot stand there.
  func step(_ states: UInt64, _ role: String) -> UInt64 {
    var next: UInt64 = 0
    for (place, slot) in slots.enumerated() where states >> UInt64(place) & 1 == 1 && slot.role == role {
      next |= 1 << UInt64(slot.isRepeated ? place : place + 1)
    }
    return Self.closed(next, slots)
  }

  /// Whether a name may end here.
  func isEnd(_ states: UInt64) -> Bool { states >> UInt64(slots.count) & 1 == 1 }

  /// Roles that may stand next.
  func expected(_ states: UInt64) -> [String] {
    slots.indices.filter { states >> UInt64($0) & 1 == 1 }.map { slots[$0].role }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// First and last place of a role.
  func places(of role: String) -> ClosedRange<Int>? {
    guard let first = slots.firstIndex(where: { $0.role == role }),
      let last = slots.lastIndex(where: { $0.role == role })
    else { return nil }
    return first...last
  }
}
