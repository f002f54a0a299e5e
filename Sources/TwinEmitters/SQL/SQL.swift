/// An expression of SQL as a value tree: what the dialects have in common, in words of its own. `SQLPrinter` prints it.
indirect enum SQL: Hashable {
  /// A column, or a variable of a lambda; names are made here and legal everywhere.
  case name(String)
  case text(String)
  case integer(Int)
  case null
  case call(SQLFunction, [SQL])
  /// Operands with an operator between; in parentheses.
  case infix(String, [SQL])
  case not(SQL)
  case isNull(SQL)
  case isAmong(SQL, [SQL])
  /// The first branch that holds; null where there is none.
  case cases([SQLBranch], otherwise: SQL?)
  /// A list of texts, or of lists.
  case list([SQL])
  /// What `body` says of each element of a list; `index` names its position, which the dialects count from different numbers.
  case map(SQL, variable: String, index: String?, body: SQL)
  case filter(SQL, variable: String, body: SQL)
  /// `body` with `variable` standing for `value`, which is computed once.
  case bind(String, SQL, in: SQL)
  /// The first of a list.
  case head(SQL)
  /// What is at a position, given by the variable of an index.
  case at(SQL, index: String)
  /// A position, given by the variable of an index, counted from zero.
  case position(String)
  /// `body` again and again, `variable` standing for what it said before.
  case loop(Int, SQL, variable: String, body: SQL)
  /// The members of a JSON object with these names, to be asked by `member`; `steps` say, one after the other, what becomes of each in `variable`.
  case members(of: SQL, [String], variable: String, steps: [SQL])
  /// The member with the name at this place of those asked for; null where there is none.
  case member(SQL, Int, String)
}

/// A branch of `CASE`.
struct SQLBranch: Hashable {
  var condition: SQL
  var value: SQL

  init(_ condition: SQL, _ value: SQL) {
    self.condition = condition
    self.value = value
  }
}

/// Functions that every dialect has, under some name.
enum SQLFunction: Hashable {
  /// Part of a text from a position, counted from one, of a length if there is one; its last characters; its number of characters, of octets.
  case substring, right, length, octets
  case padLeft, translate, `repeat`, find, greatest, coalesce
  /// Whether a text is matched as a whole, or somewhere; what a group takes; replacement of all matches, groups as `\1`.
  case matchesWhole, matches, extract, replace
  /// A text as a whole number of 64 bits, or null; as one of 38 digits; a number as a text.
  case tryInteger, longInteger, asText
  /// Texts that are JSON: names and values of an object, elements of an array; strings without quotes.
  case keys, values, elements
  case flatten, count, distinct, sort, join, contains, positionIn
  /// What the check is to say: rule and pointer.
  case violation
}

extension SQL {
  static func && (a: SQL, b: SQL) -> SQL { combined("AND", a, b) }
  static func || (a: SQL, b: SQL) -> SQL { combined("OR", a, b) }
  static func + (a: SQL, b: SQL) -> SQL { .infix("+", [a, b]) }
  static func - (a: SQL, b: SQL) -> SQL { .infix("-", [a, b]) }
  static func == (a: SQL, b: SQL) -> SQL { .infix("=", [a, b]) }
  static func != (a: SQL, b: SQL) -> SQL { .infix("<>", [a, b]) }
  static func < (a: SQL, b: SQL) -> SQL { .infix("<", [a, b]) }
  static func > (a: SQL, b: SQL) -> SQL { .infix(">", [a, b]) }
  static func <= (a: SQL, b: SQL) -> SQL { .infix("<=", [a, b]) }
  static func >= (a: SQL, b: SQL) -> SQL { .infix(">=", [a, b]) }

  private static func combined(_ word: String, _ a: SQL, _ b: SQL) -> SQL {
    func operands(_ sql: SQL) -> [SQL] {
      if case .infix(word, let inner) = sql { return inner }
      return [sql]
    }
    return .infix(word, operands(a) + operands(b))
  }

  /// Texts behind one another; neighbouring literals become one.
  static func concatenation(_ parts: [SQL]) -> SQL {
    var joined: [SQL] = []
    for part in parts {
      if case .text(let next) = part, case .text(let last)? = joined.last {
        joined[joined.count - 1] = .text(last + next)
      } else {
        joined.append(part)
      }
    }
    joined.removeAll { if case .text("") = $0 { true } else { false } }
    return joined.count > 1 ? .infix("||", joined) : joined.first ?? .text("")
  }

  func substring(from start: Int, count: Int? = nil) -> SQL {
    .call(.substring, [self, .integer(start)] + (count.map { [.integer($0)] } ?? []))
  }
  /// The first character, which tells what a value is.
  var first: SQL { substring(from: 1, count: 1) }
  var length: SQL { .call(.length, [self]) }
  func matchesWhole(_ pattern: String) -> SQL { .call(.matchesWhole, [self, .text(pattern)]) }
  func replacing(_ pattern: String, with replacement: String) -> SQL {
    .call(.replace, [self, .text(pattern), .text(replacement)])
  }
  func extracting(_ pattern: String) -> SQL { .call(.extract, [self, .text(pattern), .integer(1)]) }
}
