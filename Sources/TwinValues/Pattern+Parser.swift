/// The syntax tree of a pattern. No deeper than the groups nest, which the parser bounds.
indirect enum PatternNode: Sendable {
  case scalar(UInt32)
  /// Index into the parser's sets.
  case set(Int)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternation([PatternNode])
  case repetition(PatternNode, atLeast: Int, atMost: Int?)
}

/// What may be asserted of a position without taking a character.
enum PatternAssertion: Sendable {
  case start, end, wordBoundary, noWordBoundary
}

/// Reads a pattern by recursive descent, one level of recursion a group.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var offset = 0
  private(set) var sets: [ScalarSet] = []
  private var setIndices: [ScalarSet: Int] = [:]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try alternation(depth: 0)
    if peek != nil { throw PatternError(.unopenedGroup, at: offset) }
    return node
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private mutating func advance() {
    offset += UTF8.width(scalars[index])
    index += 1
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    advance()
    return true
  }

  /// Branches up to a `)` or the end.
  private mutating func alternation(depth: Int) throws(PatternError) -> PatternNode {
    var branches: [PatternNode] = []
    var branch: [PatternNode] = []
    while let next = peek, next != ")" {
      if take("|") {
        branches.append(.sequence(branch))
        branch = []
      } else {
        branch.append(try term(next, depth: depth))
      }
    }
    if branches.isEmpty { return .sequence(branch) }
    return .alternation(branches + [.sequence(branch)])
  }

  private mutating func term(_ next: Unicode.Scalar, depth: Int) throws(PatternError) -> PatternNode {
    let start = offset
    if let assertion = assertion(next) {
      if let scalar = peek, "*+?{".unicodeScalars.contains(scalar) {
        throw PatternError(.nothingToRepeat(String(scalar)), at: offset)
      }
      return .assertion(assertion)
    }
    let atom: PatternNode
    switch next {
    case "(": atom = try group(depth: depth)
    case "[": atom = intern(try characterClass())
    case "\\":
      advance()
      switch try escape(at: start, inClass: false) {
      case .scalar(let value): atom = .scalar(value)
      case .set(let set): atom = intern(set)
      }
    case ".":
      advance()
      atom = intern(.dot)
    case "*", "+", "?": throw PatternError(.nothingToRepeat(String(next)), at: start)
    case "{":
      throw PatternError(counts(at: index) != nil ? .nothingToRepeat("{") : .bareBracket(next), at: start)
    case "]", "}": throw PatternError(.bareBracket(next), at: start)
    default:
      advance()
      atom = .scalar(next.value)
    }
    return try quantified(atom)
  }

  /// Takes `^`, `$`, `\b` or `\B` if one of them is next.
  private mutating func assertion(_ next: Unicode.Scalar) -> PatternAssertion? {
    switch (next, peek(1)) {
    case ("^", _):
      advance()
      return .start
    case ("$", _):
      advance()
      return .end
    case ("\\", "b"), ("\\", "B"):
      advance()
      let boundary = peek == "b"
      advance()
      return boundary ? .wordBoundary : .noWordBoundary
    default: return nil
    }
  }

  private mutating func group(depth: Int) throws(PatternError) -> PatternNode {
    let start = offset
    guard depth < Pattern.depthLimit else { throw PatternError(.tooDeep, at: start) }
    advance()
    if peek == "?" {
      switch (peek(1), peek(2)) {
      case (":", _):
        advance()
        advance()
      case ("=", _), ("!", _): throw PatternError(.lookaround(opening(3)), at: start)
      case ("<", "="), ("<", "!"): throw PatternError(.lookaround(opening(4)), at: start)
      case ("<", _), ("P", "<"): throw PatternError(.namedGroup, at: start)
      default: throw PatternError(.unknownGroup(opening(3)), at: start)
      }
    }
    let node = try alternation(depth: depth + 1)
    guard take(")") else { throw PatternError(.unterminatedGroup, at: start) }
    return node
  }

  /// The first `count` characters of the group whose `(` was just taken.
  private func opening(_ count: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[(index - 1)..<min(index - 1 + count, scalars.count)])
    return String(text)
  }

  // MARK: Quantifiers

  private mutating func quantified(_ atom: PatternNode) throws(PatternError) -> PatternNode {
    let start = offset
    guard let (atLeast, atMost) = quantifier() else { return atom }
    if let atMost, atLeast > atMost { throw PatternError(.reversedCount, at: start) }
    _ = take("?")
    if let next = peek, "*+?".unicodeScalars.contains(next) || next == "{" && counts(at: index) != nil {
      throw PatternError(.repeatedQuantifier(next), at: offset)
    }
    return .repetition(atom, atLeast: atLeast, atMost: atMost)
  }

  private mutating func quantifier() -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek == "{", let counts = counts(at: index) else { return nil }
    while index < counts.end { advance() }
    return (counts.atLeast, counts.atMost)
  }

  /// The counts of a `{n}`, `{n,}` or `{n,m}` at `index`, without taking them. Counts beyond reason become `Int.max`.
  private func counts(at index: Int) -> (atLeast: Int, atMost: Int?, end: Int)? {
    var index = index + 1
    guard let atLeast = number(&index) else { return nil }
    var atMost: Int? = atLeast
    if index < scalars.count, scalars[index] == "," {
      index += 1
      atMost = number(&index)
    }
    guard index < scalars.count, scalars[index] == "}" else { return nil }
    return (atLeast, atMost, index + 1)
  }

  private func number(_ index: inout Int) -> Int? {
    let start = index
    var value = 0
    while index < scalars.count, ("0"..."9").contains(scalars[index]) {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(Int(scalars[index].value) - 0x30)
      value = overflow || carry ? Int.max : sum
      index += 1
    }
    return index > start ? value : nil
  }

  // MARK: Classes

  private mutating func intern(_ set: ScalarSet) -> PatternNode {
    if let index = setIndices[set] { return .set(index) }
    setIndices[set] = sets.count
    sets.append(set)
    return .set(sets.count - 1)
  }

  private mutating func characterClass() throws(PatternError) -> ScalarSet {
    let start = offset
    advance()
    let negated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while true {
      guard peek != nil else { throw PatternError(.unterminatedClass, at: start) }
      if take("]") { break }
      let itemStart = offset
      let item = try classItem()
      guard peek == "-", let after = peek(1), after != "]" else {
        ranges += item.ranges
        continue
      }
      advance()
      guard case .scalar(let low) = item, case .scalar(let high) = try classItem() else {
        throw PatternError(.rangeOfSet, at: itemStart)
      }
      guard low <= high else { throw PatternError(.reversedRange, at: itemStart) }
      ranges.append(low...high)
    }
    let set = ScalarSet(ranges)
    return negated ? set.inverted : set
  }

  private enum Item {
    case scalar(UInt32)
    case set(ScalarSet)

    var ranges: [ClosedRange<UInt32>] {
      switch self {
      case .scalar(let value): [value...value]
      case .set(let set): set.ranges
      }
    }
  }

  /// One character or escape of a class; the caller has seen that there is one.
  private mutating func classItem() throws(PatternError) -> Item {
    let start = offset
    let scalar = scalars[index]
    advance()
    return scalar == "\\" ? try escape(at: start, inClass: true) : .scalar(scalar.value)
  }

  // MARK: Escapes

  /// What follows a backslash that was taken at byte `start`.
  private mutating func escape(at start: Int, inClass: Bool) throws(PatternError) -> Item {
    guard let letter = peek else { throw PatternError(.trailingBackslash, at: start) }
    advance()
    switch letter {
    case "d": return .set(.digits)
    case "D": return .set(ScalarSet.digits.inverted)
    case "w": return .set(.word)
    case "W": return .set(ScalarSet.word.inverted)
    case "s": return .set(.space)
    case "S": return .set(ScalarSet.space.inverted)
    case "n": return .scalar(0x0A)
    case "t": return .scalar(0x09)
    case "r": return .scalar(0x0D)
    case "f": return .scalar(0x0C)
    case "v": return .scalar(0x0B)
    case "b" where inClass: return .scalar(0x08)
    case "-" where inClass: return .scalar(letter.value)
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return .scalar(letter.value)
    case "0":
      if let next = peek, ("0"..."9").contains(next) { throw PatternError(.unknownEscape(letter), at: start) }
      return .scalar(0)
    case "1"..."9", "k": throw PatternError(.backreference("\\" + String(letter)), at: start)
    case "p", "P": throw PatternError(.unicodeProperty, at: start)
    case "c":
      guard let control = peek, control.isASCII, control.properties.isAlphabetic else {
        throw PatternError(.incompleteEscape(letter), at: start)
      }
      advance()
      return .scalar(control.value & 0x1F)
    case "x":
      guard let value = hexadecimal(2) else { throw PatternError(.incompleteEscape(letter), at: start) }
      return .scalar(value)
    case "u": return .scalar(try unicodeEscape(at: start))
    default: throw PatternError(.unknownEscape(letter), at: start)
    }
  }

  /// The rest of `\uHHHH`, `\uHHHH\uHHHH` (a surrogate pair) or `\u{H…}`.
  private mutating func unicodeEscape(at start: Int) throws(PatternError) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      var digits = 0
      while let digit = peek.flatMap(hexadecimalDigit) {
        value = min(value << 4 | digit, 0x11_0000)
        digits += 1
        advance()
      }
      guard digits > 0, take("}") else { throw PatternError(.incompleteEscape("u"), at: start) }
      guard Unicode.Scalar(value) != nil else { throw PatternError(.notAScalar, at: start) }
      return value
    }
    guard let value = hexadecimal(4) else { throw PatternError(.incompleteEscape("u"), at: start) }
    if Unicode.Scalar(value) != nil { return value }
    guard value < 0xDC00, take("\\"), take("u"), let low = hexadecimal(4), (0xDC00...0xDFFF).contains(low) else {
      throw PatternError(.notAScalar, at: start)
    }
    return 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hexadecimal(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for distance in 0..<count {
      guard let digit = peek(distance).flatMap(hexadecimalDigit) else { return nil }
      value = value << 4 | digit
    }
    for _ in 0..<count { advance() }
    return value
  }
}

private func hexadecimalDigit(_ scalar: Unicode.Scalar) -> UInt32? {
  switch scalar {
  case "0"..."9": scalar.value - 0x30
  case "a"..."f": scalar.value - 0x61 + 10
  case "A"..."F": scalar.value - 0x41 + 10
  default: nil
  }
}
