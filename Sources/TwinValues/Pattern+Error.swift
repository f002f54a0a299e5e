/// Why a text is not a pattern: what is wrong, where, and a way out.
public struct PatternError: Error, Hashable, Sendable {
  /// What is wrong.
  public let problem: PatternProblem
  /// Byte offset in the pattern's UTF-8 at which the trouble starts.
  public let offset: Int

  init(_ problem: PatternProblem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  /// What is wrong, as a clause without a final period.
  public var message: String { problem.texts.message }
  /// What to do about it, as a clause without a final period.
  public var remedy: String { problem.texts.remedy }
}

extension PatternError: CustomStringConvertible {
  /// Message, place and way out in one line.
  public var description: String { "\(message) at byte \(offset); \(remedy)" }
}

/// The kinds of trouble in a pattern.
public enum PatternProblem: Hashable, Sendable {
  /// `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`; the value is the opening.
  case lookaround(String)
  /// `\1` or `\k<name>`; the value is the escape.
  case backreference(String)
  /// `(?<name>…)` or `(?P<name>…)`.
  case namedGroup
  /// `(?i)`, `(?>…)` and other openings that are not of this dialect; the value is the opening.
  case unknownGroup(String)
  /// `\p{…}` or `\P{…}`.
  case unicodeProperty
  /// A `(` without its `)`.
  case unterminatedGroup
  /// A `)` without its `(`.
  case unopenedGroup
  /// A `[` without its `]`.
  case unterminatedClass
  /// A `]`, `{` or `}` outside a class that begins or ends nothing.
  case bareBracket(Unicode.Scalar)
  /// A quantifier with nothing before it, or after an anchor.
  case nothingToRepeat(String)
  /// A quantifier on a quantifier; the value is the second one's first character.
  case repeatedQuantifier(Unicode.Scalar)
  /// `{m,n}` with m greater than n.
  case reversedCount
  /// A class range whose end precedes its start.
  case reversedRange
  /// A class range with `\d`, `\w` or `\s` as an end.
  case rangeOfSet
  /// A backslash at the end of the pattern.
  case trailingBackslash
  /// A backslash before a character that forms no escape.
  case unknownEscape(Unicode.Scalar)
  /// `\x`, `\u` or `\c` not followed by what it needs; the value is the escape's letter.
  case incompleteEscape(Unicode.Scalar)
  /// `\u` naming a lone surrogate or a number beyond U+10FFFF.
  case notAScalar
  /// Groups nested deeper than `Pattern.depthLimit`.
  case tooDeep
  /// More states than `Pattern.stateLimit`; the value is the number needed, or nil when beyond counting.
  case tooManyStates(Int?)
}

extension PatternProblem {
  fileprivate var texts: (message: String, remedy: String) {
    switch self {
    case .lookaround(let opening):
      (
        "'\(opening)' looks around and is not supported since matching must take linear time",
        "spell the condition out by alternation or state it by another constraint"
      )
    case .backreference(let escape):
      (
        "'\(escape)' refers back to a group and is not supported since matching must take linear time",
        "repeat the group's pattern instead"
      )
    case .namedGroup: ("a group has a name, of which a pattern makes no use", "write '(?:'")
    case .unknownGroup(let opening):
      ("'\(opening)' does not open a group of this dialect", "write '(' or '(?:', or '\\(' for the character")
    case .unicodeProperty:
      ("Unicode properties are not supported", "list the ranges of characters in a class, such as '[A-Za-zÀ-ÿ]'")
    case .unterminatedGroup: ("'(' is never closed", "add ')', or write '\\(' for the character")
    case .unopenedGroup: ("')' closes no group", "remove it, or write '\\)' for the character")
    case .unterminatedClass: ("'[' is never closed", "add ']', or write '\\[' for the character")
    case .bareBracket(let bracket):
      ("'\(bracket)' stands alone", "write '\\\(bracket)' for the character")
    case .nothingToRepeat(let quantifier):
      ("'\(quantifier)' has nothing to repeat", "put it after a character, a class or a group, or escape it by '\\'")
    case .repeatedQuantifier(let quantifier):
      ("'\(quantifier)' repeats a quantifier", "put what is repeated twice in a group")
    case .reversedCount: ("the least count exceeds the greatest", "swap the two counts")
    case .reversedRange: ("the range runs backwards", "swap its ends, or put '-' last in the class for the character")
    case .rangeOfSet:
      ("an end of the range is a set of characters", "write '\\-' for the character, or name a character at each end")
    case .trailingBackslash: ("the pattern ends in a backslash", "write '\\\\' for the character")
    case .unknownEscape(let scalar):
      ("'\\\(scalar)' is not an escape", "write '\(scalar)' without the backslash, or '\\\\' for a backslash")
    case .incompleteEscape("x"): ("'\\x' needs two hexadecimal digits", "write it as '\\x41'")
    case .incompleteEscape("c"): ("'\\c' needs an ASCII letter", "write it as '\\cJ'")
    case .incompleteEscape:
      ("'\\u' needs four hexadecimal digits, or digits in braces", "write it as '\\u0041' or '\\u{41}'")
    case .notAScalar:
      ("the escape names no Unicode character", "use at most '\\u{10FFFF}', and surrogates only as a high and low pair")
    case .tooDeep: ("groups nest more than \(Pattern.depthLimit) deep", "flatten the pattern")
    case .tooManyStates(let count):
      (
        "the pattern needs \(count.map(String.init) ?? "far") "
          + "more states than the limit of \(Pattern.stateLimit), for its repetitions multiply",
        "lower the counts, or bound the length by minLength and maxLength instead"
      )
    }
  }
}
