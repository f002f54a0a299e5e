/// How a dialect says things.
protocol SQLDialect {
  /// The pattern's dialect, and what makes a repetition give nothing back where that is needed so that an engine does not recurse.
  var possessive: String { get }
  func quoted(_ text: String) -> String
  func quoted(identifier: String) -> String
  func call(_ function: SQLFunction, _ arguments: [String], _ operands: [SQL]) -> String
  func lambda(_ variables: [String], _ body: String) -> String
  func list(_ elements: [String]) -> String
  /// A row of a table as one value, whose columns `.*` gives back.
  func row(_ table: String) -> String
  func map(_ list: String, _ lambda: String) -> String
  func filter(_ list: String, _ lambda: String) -> String
  /// The element at a position that is counted from zero.
  func element(_ list: String, _ position: Int) -> String
  /// A position counted from zero, of the variable that counts as the dialect does.
  func position(_ index: String) -> String
  func loop(_ count: Int, _ start: String, _ lambda: String) -> String
  func members(_ object: String, _ names: [String], _ variable: String, _ steps: [String]) -> String
  func member(_ members: String, _ place: Int, _ name: String) -> String
}

/// Prints expressions: on a line where that is short, otherwise a line for each part.
struct SQLPrinter {
  let dialect: any SQLDialect
  private let width = 110

  func print(_ sql: SQL) -> String {
    switch sql {
    case .name(let name): return name
    case .text(let text): return dialect.quoted(text)
    case .integer(let value): return String(value)
    case .null: return "NULL"
    case .call(let function, let arguments):
      return dialect.call(function, arguments.map { folded($0) }, arguments)
    case .infix(let word, let operands):
      let printed = operands.map { folded($0) }
      let flat = "(" + printed.joined(separator: " \(word) ") + ")"
      return fits(flat) ? flat : "(" + printed.joined(separator: "\n\(word) ") + ")"
    case .not(let operand): return "(NOT " + print(operand) + ")"
    case .isNull(let operand): return "(" + print(operand) + " IS NULL)"
    case .isAmong(let operand, let values):
      return "(" + print(operand) + " IN (" + parts(values.map(print)) + "))"
    case .cases(let branches, let otherwise): return cases(branches, otherwise)
    case .list(let elements): return dialect.list([parts(elements.map(print))])
    case .map(let list, let variable, let index, let body):
      return dialect.map(folded(list), dialect.lambda([variable] + (index.map { [$0] } ?? []), folded(body)))
    case .filter(let list, let variable, let body):
      return dialect.filter(folded(list), dialect.lambda([variable], folded(body)))
    case .bind(let variable, let value, let body):
      return dialect.element(
        dialect.map(dialect.list([folded(value)]), dialect.lambda([variable], folded(body))), 0)
    case .head(let list): return dialect.element(print(list), 0)
    case .at(let list, let index): return print(list) + "[" + index + "]"
    case .position(let index): return dialect.position(index)
    case .loop(let count, let start, let variable, let body):
      return dialect.loop(count, folded(start), dialect.lambda([variable, variable + "i"], folded(body)))
    case .members(let object, let names, let variable, let steps):
      return dialect.members(folded(object), names, variable, steps.map(folded))
    case .member(let members, let place, let name): return dialect.member(print(members), place, name)
    }
  }

  private func fits(_ text: String) -> Bool { text.utf8.count <= width && !text.utf8.contains(0x0A) }

  /// On a line of its own, and further in, where it is long.
  private func folded(_ sql: SQL) -> String {
    let text = print(sql)
    return fits(text) ? text : "\n" + indented(text) + "\n"
  }

  private func parts(_ printed: [String]) -> String {
    let flat = printed.joined(separator: ", ")
    return fits(flat) ? flat : "\n" + indented(printed.joined(separator: ",\n")) + "\n"
  }

  private func cases(_ branches: [SQLBranch], _ otherwise: SQL?) -> String {
    let printed =
      branches.map { "WHEN " + print($0.condition) + " THEN " + print($0.value) }
      + (otherwise.map { ["ELSE " + print($0)] } ?? [])
    let flat = "CASE " + printed.joined(separator: " ") + " END"
    return fits(flat) ? flat : "CASE\n" + indented(printed.joined(separator: "\n")) + "\nEND"
  }

  /// Literals hold no line feeds, so that every one begins a line of SQL.
  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).map { "  " + $0 }.joined(separator: "\n")
  }
}
