/// Expressions that read JSON text exactly, without the engines' own notions of numbers and of what is well-formed.
///
/// A text that passes `verdict` is rewritten by `marked` so that every scalar is a string whose first character tells what it was: `'` before the
/// content of a string, and numbers, `true`, `false` and `null` as they were written. What the engines' readers of JSON then take out of it is
/// text: with `{` or `[` first, or a scalar. A number becomes its key (`steps`), which orders as the number does.
struct JSONText {
  /// What keeps repetitions from recursing; see `SQLDialect.possessive`.
  let possessive: String

  private static let escape =
    "\\\\(?:[\"\\\\/bfnrt]|u(?:[0-9abceABCEfF][0-9a-fA-F]{3}|[dD][0-7][0-9a-fA-F]{2}"
    + "|[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}))"
  private static let number = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+\\-]?[0-9]+)?"
  /// Levels of arrays and objects, as the runtime has them.
  private static let depth = 64

  /// `text` without what is in its strings: each is one mark.
  func withoutStrings(_ text: SQL) -> SQL {
    text.replacing("\"(?:[^\"\\\\\\x00-\\x1F]|\(Self.escape))*\(possessive)\"", with: "\u{1}")
  }

  /// Where `text` is one JSON value (RFC 8259) within the bounds: nothing; otherwise `syntax` or `limit`. Values and then innermost arrays and
  /// objects become marks, until one is left.
  func verdict(_ text: SQL, _ stages: inout SQLStages) -> SQL {
    let value = "[\\x01\\x02]"
    let containers =
      "\\{(?:\\x01:\(value)(?:,\\x01:\(value))*\(possessive))?\\}|\\[(?:\(value)(?:,\(value))*\(possessive))?\\]"
    let skeleton = stages.column(withoutStrings(text))
    let scalars = skeleton.replacing("\(Self.number)|true|false|null", with: "\u{2}")
      .replacing("[ \\t\\n\\r]+", with: "")
    let rest = stages.column(
      .loop(Self.depth, scalars, variable: "k", body: .name("k").replacing(containers, with: "\u{2}")))
    let isDone = SQL.isAmong(rest, [.text("\u{1}"), .text("\u{2}")])
    return stages.column(
      .cases(
        [
          SQLBranch(.call(.octets, [text]) > .integer(64 << 20), .text("limit ")),
          // The marks are none of the text's.
          SQLBranch(.call(.matches, [text, .text("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]")]), .text("syntax ")),
          SQLBranch(.not(isDone) && .call(.matches, [rest, .text(containers)]), .text("limit ")),
          SQLBranch(.not(isDone), .text("syntax ")),
          SQLBranch(
            .call(.matches, [skeleton, .text("[eE][+\\-]?0*[1-9][0-9]{18}")]), .text("limit ")),
        ], otherwise: nil))
  }

  /// The one value of `text`, where there is no `fault`: marked, and a number as its key.
  func value(_ text: SQL, unless fault: SQL, _ stages: inout SQLStages) -> SQL {
    let content = "(?:[^\"\\\\]|\\\\.)*\(possessive)"
    let strings = text.replacing("\"(\(content))\"", with: "\"'\\1\"")
    // Everything up to the next scalar, strings whole, so that what looks like one inside a string is none; a mark ends the last part.
    let gap = "((?:[^\"\\x01\\-0-9tfn]|\"\(content)\")*\(possessive))"
    let scalars = SQL.concatenation([strings, .text("\u{1}")])
      .replacing("\(gap)(-?[0-9][0-9.eE+\\-]*|true|false|null|\\x01)", with: "\\1\"\\2\"")
    let marked = stages.column(.cases([SQLBranch(.isNull(fault), scalars)], otherwise: nil))
    // The mark has quotes of its own.
    let whole = SQL.call(.substring, [marked, .integer(1), marked.length - .integer(3)])
    return stages.column(.head(normal(.call(.elements, [.concatenation([.text("["), whole, .text("]")])]))))
  }

  /// `list` with keys in place of numbers, where any are asked about.
  func normal(_ list: SQL, if isNumeric: Bool = true) -> SQL {
    if !isNumeric { return list }
    return steps.reduce(list) { .map($0, variable: "x", index: nil, body: $1) }
  }

  /// What makes, one after the other, a key of `x` where that is a number: a text that orders and compares as the number does, of any length. Below
  /// zero `1`, zero `2`, above `3`; the place of the first digit; the digits (complemented below zero, and ended); a space and the number of
  /// digits behind the point. Two steps, since lambdas inside one another cost engines dearly.
  var steps: [SQL] {
    let text = SQL.name("x")
    let fraction = text.extracting("\\.([0-9]+)")
    let digits = SQL.concatenation([text.extracting("^-?([0-9]+)"), fraction]).replacing("^0+", with: "")
    let power = SQL.call(
      .coalesce, [.call(.tryInteger, [text.extracting("[eE]\\+?(-?[0-9]+)$")]), .integer(0)])
    let lead = power + digits.length - fraction.length
    let parts = SQL.concatenation([
      .text("#"), text.extracting("^(-?)"), digits.replacing("0+$", with: ""), .text(" "), .call(.asText, [lead]),
    ])
    let kept = text.extracting("^#-?([0-9]*)")
    let place = SQL.call(.tryInteger, [text.extracting(" (-?[0-9]+)$")])
    let behind = SQL.call(.asText, [.call(.greatest, [.integer(0), kept.length - place])])
    func number(_ value: SQL) -> SQL { .call(.asText, [value]) }
    let offset = SQL.integer(NumberKey.offset)
    let complement = SQL.call(.translate, [kept, .text("0123456789"), .text("9876543210")])
    let key = SQL.cases(
      [
        SQLBranch(text.first != .text("#"), text),
        SQLBranch(kept == .text(""), .text(NumberKey.zero)),
        SQLBranch(
          text.substring(from: 2, count: 1) == .text("-"),
          .concatenation([.text("1"), number(offset - place), complement, .text("~ "), behind])),
      ], otherwise: .concatenation([.text("3"), number(offset + place), kept, .text(" "), behind]))
    return [.cases([SQLBranch(.call(.matches, [text, .text("^[\\-0-9]")]), parts)], otherwise: text), key]
  }
}
