/// A dialect of regular expressions that other programs read.
public enum PatternDialect: Sendable {
  /// ECMA-262 with the `u` flag, in the part that Rust's and Python's readers share.
  case ecmaScript
  /// RE2's, of DuckDB and of Go.
  case re2
  /// java.util.regex's, of Spark.
  case java
}

/// A pattern in another dialect.
public struct PatternSpelling: Hashable, Sendable {
  /// The pattern, without what makes it match whole texts. Every class of characters is spelled out, so that no engine's notion of a
  /// digit or a space matters.
  public internal(set) var text = ""
  /// How large it is as an automaton over bytes, roughly: characters and ranges of classes, times repetitions.
  public internal(set) var size = 0
  /// The largest product of counts of repetitions inside one another.
  public internal(set) var nestedCount = 1
}

extension Pattern {
  /// The pattern in `dialect`. O(length + states).
  public func spelling(_ dialect: PatternDialect) -> PatternSpelling {
    var parser = PatternParser(text)
    // It was read before.
    guard let node = try? parser.parse() else { return PatternSpelling() }
    var speller = PatternSpeller(dialect: dialect, sets: parser.sets)
    let measure = speller.append(node)
    speller.spelling.size = measure.size
    speller.spelling.nestedCount = measure.count
    return speller.spelling
  }
}

private struct PatternSpeller {
  let dialect: PatternDialect
  let sets: [ScalarSet]
  var spelling = PatternSpelling()

  /// The most that RE2 lets a count be.
  private static let countLimit = 1000

  /// Appends `node`; how large it is, and the product of counts in it. The walk is as deep as the groups nest, which is bounded.
  mutating func append(_ node: PatternNode) -> (size: Int, count: Int) {
    switch node {
    case .scalar(let value):
      spelling.text += character(value, inClass: false)
      return (4, 1)
    case .set(let index):
      spelling.text += characterClass(sets[index])
      return (sets[index].ranges.allSatisfy { $0.upperBound < 0x80 } ? 1 : 8 + 4 * sets[index].ranges.count, 1)
    case .assertion(let assertion):
      spelling.text += text(assertion)
      return (1, 1)
    case .sequence(let parts): return parts.reduce((0, 1)) { joined($0, append($1)) }
    case .alternation(let branches):
      var measure = (size: 0, count: 1)
      spelling.text += "(?:"
      for (index, branch) in branches.enumerated() {
        if index > 0 { spelling.text += "|" }
        measure = joined(measure, append(branch))
      }
      spelling.text += ")"
      return (measure.size + branches.count, measure.count)
    case .repetition(let node, let atLeast, let atMost): return append(node, atLeast, atMost)
    }
  }

  private func joined(_ a: (size: Int, count: Int), _ b: (size: Int, count: Int)) -> (size: Int, count: Int) {
    (a.size + b.size, max(a.count, b.count))
  }

  private mutating func append(_ node: PatternNode, _ atLeast: Int, _ atMost: Int?) -> (size: Int, count: Int) {
    let start = spelling.text
    spelling.text = ""
    let inner = append(node)
    let isSingle = if case .scalar = node { true } else if case .set = node { true } else { false }
    let atom = isSingle ? spelling.text : "(?:" + spelling.text + ")"
    let isEmpty = spelling.text.isEmpty
    spelling.text = start
    // What matches the empty text alone does so however often.
    if isEmpty { return (0, 1) }
    let most = max(1, atMost ?? max(atLeast, 1))
    switch (atLeast, atMost) {
    case (0, nil): spelling.text += atom + "*"
    case (1, nil): spelling.text += atom + "+"
    case (0, 1): spelling.text += atom + "?"
    case (_, nil): spelling.text += counted(atom, atLeast) { "{\($0)}" } + atom + "*"
    case (_, let atMost?):
      let fixed = counted(atom, atLeast) { "{\($0)}" }
      let optional = counted(atom, atMost - atLeast) { "{0,\($0)}" }
      // In one piece where it fits: that is how people write it.
      let isShort = atMost <= Self.countLimit && atLeast > 0 && atMost > atLeast
      spelling.text += isShort ? atom + "{\(atLeast),\(atMost)}" : fixed + optional
    }
    let (size, overflow) = inner.size.multipliedReportingOverflow(by: most)
    let (count, beyond) = inner.count.multipliedReportingOverflow(by: min(most, Self.countLimit))
    return (overflow ? Int.max / 4 : size, beyond ? Int.max : count)
  }

  /// `atom` `count` times, in pieces that every engine takes.
  private func counted(_ atom: String, _ count: Int, _ suffix: (Int) -> String) -> String {
    var text = ""
    var rest = count
    while rest > 0 {
      let piece = min(rest, Self.countLimit)
      text += atom + suffix(piece)
      rest -= piece
    }
    return text
  }

  private func text(_ assertion: PatternAssertion) -> String {
    switch assertion {
    case .start: return dialect == .ecmaScript ? "^" : "\\A"
    case .end: return dialect == .ecmaScript ? "$" : "\\z"
    case .wordBoundary, .noWordBoundary:
      let isBoundary = if case .wordBoundary = assertion { true } else { false }
      if dialect == .re2 { return isBoundary ? "\\b" : "\\B" }
      // Java's own `\b` knows letters of all scripts in some of its versions, and so do Rust's and Python's, which read schemas.
      let word = "[0-9A-Za-z_]"
      return isBoundary
        ? "(?:(?<=\(word))(?!\(word))|(?<!\(word))(?=\(word)))" : "(?:(?<=\(word))(?=\(word))|(?<!\(word))(?!\(word)))"
    }
  }

  private func characterClass(_ set: ScalarSet) -> String {
    let isInverted = set.contains(0x10_FFFF)
    let ranges = isInverted ? set.inverted.ranges : set.ranges
    // Engines differ about classes that name nothing.
    if ranges.isEmpty { return isInverted ? "[\\s\\S]" : "[^\\s\\S]" }
    var text = isInverted ? "[^" : "["
    for range in ranges {
      text += character(range.lowerBound, inClass: true)
      if range.upperBound > range.lowerBound {
        if range.upperBound > range.lowerBound + 1 { text += "-" }
        text += character(range.upperBound, inClass: true)
      }
    }
    return text + "]"
  }

  private func character(_ value: UInt32, inClass: Bool) -> String {
    guard let scalar = Unicode.Scalar(value) else { return escape(value) }
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "_", " ", "!", "\"", "#", "%", "'", ",", ":", ";", "<", "=", ">", "@", "`":
      return String(scalar)
    case "\\", "^", "$", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|": return "\\" + String(scalar)
    case "-" where inClass: return "\\-"
    case "-", "/": return String(scalar)
    default: return value >= 0x80 && scalar.properties.isAlphabetic ? String(scalar) : escape(value)
    }
  }

  private func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    func padded(_ count: Int) -> String { String(repeating: "0", count: max(0, count - digits.count)) + digits }
    if value < 0x100 { return "\\x" + padded(2) }
    if dialect != .ecmaScript { return "\\x{\(digits)}" }
    // Not every reader knows `\u{…}`; a literal is understood by all.
    return value < 0x1_0000 ? "\\u" + padded(4) : Unicode.Scalar(value).map(String.init) ?? "\\uFFFD"
  }
}
