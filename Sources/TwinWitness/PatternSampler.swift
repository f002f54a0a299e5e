import TwinValues

/// Texts that match a pattern, or nearly: each is tried, so that what the reading of patterns here leaves out does no harm.
///
/// - Complexity: O(samples × length of the pattern).
func samples(of pattern: String) -> [String] {
  var found: [String] = []
  for round in 0..<48 {
    var sampler = PatternSampler(pattern, round: UInt64(round))
    let text = sampler.text()
    if !found.contains(text) { found.append(text) }
  }
  guard let matcher = try? Pattern(pattern) else { return [] }
  return found.filter { matcher.matches($0) }.sorted { a, b in
    a.utf8.count == b.utf8.count ? a.utf8.lexicographicallyPrecedes(b.utf8) : a.utf8.count < b.utf8.count
  }
}

/// Reads a pattern and takes one way through it. The first round takes the shortest, later ones vary.
private struct PatternSampler {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var state: UInt64
  private let isShortest: Bool
  private var depth = 0
  private static let lengthLimit = 300

  init(_ pattern: String, round: UInt64) {
    scalars = Array(pattern.unicodeScalars)
    state = round &* 0x9E37_79B9_7F4A_7C15 &+ 1
    isShortest = round == 0
  }

  mutating func text() -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: alternatives())
    return text
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func below(_ bound: Int) -> Int {
    if isShortest || bound <= 1 { return 0 }
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: state >> 33) % bound
  }

  private mutating func alternatives() -> [Unicode.Scalar] {
    depth += 1
    defer { depth -= 1 }
    guard depth < 50 else {
      position = scalars.count
      return []
    }
    var all = [sequence()]
    while next == "|" {
      position += 1
      all.append(sequence())
    }
    return all[below(all.count)]
  }

  private mutating func sequence() -> [Unicode.Scalar] {
    var found: [Unicode.Scalar] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let start = position
      var part = atom()
      let end = position
      let count = repetitions()
      let rest = position
      if count == 0 { part = [] }
      for _ in 1..<max(1, count) where found.count + part.count < Self.lengthLimit {
        position = start
        part += atom()
      }
      position = max(rest, end)
      if found.count < Self.lengthLimit { found += part }
    }
    return found
  }

  private mutating func repetitions() -> Int {
    guard let scalar = next else { return 1 }
    var range: (Int, Int)
    switch scalar {
    case "*": range = (0, 3)
    case "+": range = (1, 4)
    case "?": range = (0, 1)
    case "{":
      position += 1
      let least = number() ?? 0
      var greatest = least
      if next == "," {
        position += 1
        greatest = number() ?? least + 3
      }
      range = (min(least, Self.lengthLimit), min(greatest, Self.lengthLimit))
    default: return 1
    }
    position += 1
    if next == "?" { position += 1 }
    return range.0 + below(max(1, range.1 - range.0 + 1))
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, let digit = Int(String(scalar)) {
      value = min((value ?? 0) * 10 + digit, 100_000)
      position += 1
    }
    return value
  }

  private mutating func atom() -> [Unicode.Scalar] {
    guard let scalar = next else { return [] }
    position += 1
    switch scalar {
    case "(":
      if next == "?" { position += 2 }
      let inside = alternatives()
      if next == ")" { position += 1 }
      return inside
    case "[": return [characterClass()]
    case ".": return ["a"]
    case "^", "$": return []
    case "\\": return escape().map { [pick($0)] } ?? []
    default: return [scalar]
    }
  }

  private mutating func pick(_ all: [Unicode.Scalar]) -> Unicode.Scalar {
    let index = below(all.count)
    return index < all.count ? all[index] : "a"
  }

  private static let digits: [Unicode.Scalar] = Array("0123456789".unicodeScalars)
  private static let letters: [Unicode.Scalar] = Array("aAbBzZ09_".unicodeScalars)

  /// What an escape stands for; nil where it stands for a place.
  private mutating func escape() -> [Unicode.Scalar]? {
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case "d": return Self.digits
    case "w": return Self.letters
    case "s": return [" "]
    case "D", "W", "S": return ["-", "#", "~"]
    case "n": return ["\n"]
    case "t": return ["\t"]
    case "r": return ["\r"]
    case "b", "B": return nil
    default: return [scalar]
    }
  }

  private mutating func characterClass() -> Unicode.Scalar {
    var members: [Unicode.Scalar] = []
    let isNegated = next == "^"
    if isNegated { position += 1 }
    var isFirst = true
    while let scalar = next, isFirst || scalar != "]" {
      isFirst = false
      position += 1
      var those = [scalar]
      if scalar == "\\" { those = escape() ?? [] }
      if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]", let low = those.first {
        let high = scalars[position + 1]
        position += 2
        those = [low, high]
        if let middle = Unicode.Scalar((low.value &+ high.value) / 2) { those.append(middle) }
      }
      members += those
    }
    if next == "]" { position += 1 }
    guard isNegated else { return pick(members) }
    let others = Array("a0A-_ z9~é".unicodeScalars).filter { !members.contains($0) }
    return pick(others)
  }
}
