/// Expressions that read JSON text exactly, without the engines' own notions of numbers and of what is well-formed.
///
/// A text that passes `verdict` is rewritten by `marked` so that every scalar is a string whose first character tells what it was: `'` before the
/// content of a string, and numbers, `true`, `false` and `null` as they were written. What the engines' readers of JSON then take out of it is
/// text: with `{` or `[` first, or a scalar. A number becomes its `key`, which orders as the number does.
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

  /// Nothing where `text` is one JSON value (RFC 8259) within the bounds; otherwise `syntax` or `limit`. Values and then innermost arrays and
  /// objects become marks, until one is left.
  func verdict(_ text: SQL) -> SQL {
    let value = "[\\x01\\x02]"
    let containers =
      "\\{(?:\\x01:\(value)(?:,\\x01:\(value))*\(possessive))?\\}|\\[(?:\(value)(?:,\(value))*\(possessive))?\\]"
    let scalars = SQL.name("j").replacing("\(Self.number)|true|false|null", with: "\u{2}")
      .replacing("[ \\t\\n\\r]+", with: "")
    let rest = SQL.loop(
      Self.depth, scalars, variable: "k", body: .name("k").replacing(containers, with: "\u{2}"))
    let isDone = SQL.isAmong(.name("r"), [.text("\u{1}"), .text("\u{2}")])
    let isDeep = SQL.call(.matches, [.name("r"), .text(containers)])
    let isLong = SQL.call(.matches, [.name("j"), .text("[eE][+\\-]?0*[1-9][0-9]{18}")])
    return .cases(
      [
        SQLBranch(.call(.octets, [text]) > .integer(64 << 20), .text("limit ")),
        // The marks are none of the text's.
        SQLBranch(.call(.matches, [text, .text("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]")]), .text("syntax ")),
      ],
      otherwise: .bind(
        "j", withoutStrings(text),
        in: .bind(
          "r", rest,
          in: .cases(
            [
              SQLBranch(.not(isDone) && isDeep, .text("limit ")), SQLBranch(.not(isDone), .text("syntax ")),
              SQLBranch(isLong, .text("limit ")),
            ], otherwise: nil))))
  }

  /// The one value of `text`, which is JSON, as it is asked about: marked, and a number as its key.
  func value(_ text: SQL) -> SQL {
    let content = "(?:[^\"\\\\]|\\\\.)*\(possessive)"
    let strings = text.replacing("\"(\(content))\"", with: "\"'\\1\"")
    // Everything up to the next scalar, strings whole, so that what looks like one inside a string is none; a mark ends the last part.
    let gap = "((?:[^\"\\x01\\-0-9tfn]|\"\(content)\")*\(possessive))"
    let scalars = SQL.concatenation([strings, .text("\u{1}")])
      .replacing("\(gap)(-?[0-9][0-9.eE+\\-]*|true|false|null|\\x01)", with: "\\1\"\\2\"")
    let marked = SQL.call(.substring, [.name("t"), .integer(1), .name("t").length - .integer(3)])
    return .bind(
      "t", scalars,
      in: .bind(
        "y", .head(.call(.elements, [.concatenation([.text("["), marked, .text("]")])])), in: normal("y")))
  }

  /// The value in `variable`: a number becomes its key.
  func normal(_ variable: String) -> SQL {
    let value = SQL.name(variable)
    return .cases([SQLBranch(.call(.matches, [value, .text("^[\\-0-9]")]), key(of: value))], otherwise: value)
  }

  /// A text that orders and compares as the number that `text` writes does, of any length: below zero `1`, zero `2`, above `3`; the place of the
  /// first digit, the digits (complemented below zero, and ended), a space and the number of digits behind the point.
  private func key(of text: SQL) -> SQL {
    let digits = SQL.concatenation([text.extracting("^-?([0-9]+)"), text.extracting("\\.([0-9]+)")])
      .replacing("^0+", with: "")
    let power = SQL.call(
      .coalesce, [.call(.tryInteger, [text.extracting("[eE]\\+?(-?[0-9]+)$")]), .integer(0)])
    let lead = power + SQL.name("d").length - text.extracting("\\.([0-9]+)").length
    let kept = SQL.name("d").replacing("0+$", with: "")
    let places = SQL.call(
      .asText, [.call(.greatest, [.integer(0), SQL.name("g").length - .name("l")])])
    func place(_ number: SQL) -> SQL { .call(.asText, [number]) }
    let offset = SQL.integer(NumberKey.offset)
    let negative: [SQL] = [
      .text("1"), place(offset - .name("l")),
      .call(.translate, [.name("g"), .text("0123456789"), .text("9876543210")]), .text("~ "), places,
    ]
    return .bind(
      "d", digits,
      in: .bind(
        "l", lead,
        in: .bind(
          "g", kept,
          in: .cases(
            [
              SQLBranch(.name("g") == .text(""), .text(NumberKey.zero)),
              SQLBranch(text.first == .text("-"), .concatenation(negative)),
            ],
            otherwise: .concatenation([.text("3"), place(offset + .name("l")), .name("g"), .text(" "), places])))))
  }
}
