/// A compiled `pattern` constraint: the regular part of ECMA-262 §22.2 as its `u` flag reads it, without backreferences
/// and lookaround, matched against the whole of a text.
///
/// Works on Unicode scalars. Literals, `.`, classes, `\d \w \s` and their negations, the character escapes, `^ $ \b \B`,
/// groups, alternation and quantifiers are understood; the lazy forms of quantifiers accept the same texts. Matching takes
/// time linear in the text for every pattern, and a pattern is refused when its repetitions multiply out to more than
/// `Pattern.stateLimit` states.
public struct Pattern: Sendable {
  /// The most states a pattern may need after its repetitions are multiplied out.
  public static let stateLimit = 10_000
  /// The most groups that may stand inside one another.
  public static let depthLimit = 200

  /// The pattern as it was written.
  public let text: String

  let program: PatternProgram

  /// Reads and compiles `text`. Throws the first error with its byte offset. O(length + states).
  public init(_ text: String) throws(PatternError) {
    var parser = PatternParser(text)
    let node = try parser.parse()
    self.text = text
    program = try PatternProgram(node, sets: parser.sets)
  }

  /// Whether the whole of `text`, which is UTF-8, is matched; false when it is not valid UTF-8. O(bytes × states) time,
  /// O(states) memory.
  public func matches(_ text: Span<UInt8>) -> Bool {
    var steps = Int.max
    return matches(text, within: &steps) ?? false
  }

  /// The same, of which each state that is looked at takes one of `steps`; nil where there are too few.
  public func matches(_ text: Span<UInt8>, within steps: inout Int) -> Bool? {
    let stateCount = program.instructions.count
    steps -= stateCount
    guard steps >= 0 else { return nil }
    var run = PatternRun(stateCount: stateCount)
    return run.accepts(text, program: program, within: &steps)
  }

  /// Whether the whole of `text` is matched. O(bytes × states) time, O(states) memory.
  public func matches(_ text: String) -> Bool { matches(text.utf8Span.span) }
}

extension Pattern: Hashable {
  /// Patterns are equal when they are written alike.
  public static func == (a: Pattern, b: Pattern) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  /// Hashes the text as written.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
