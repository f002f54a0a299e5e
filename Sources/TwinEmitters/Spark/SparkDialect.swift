/// Spark's SQL (3.5 and later), with its usual literals (`spark.sql.parser.escapedStringLiterals` off). Its patterns are Java's.
struct SparkDialect: SQLDialect {
  /// Java goes a call deeper with each repetition of a group that may give back what it took.
  var possessive: String { "+" }

  func quoted(_ text: String) -> String {
    "'"
      + text.escaping { scalar in
        switch scalar {
        case "'", "\\": "\\" + String(scalar)
        // `${…}` stands for a variable, in literals too.
        case "$": unicodeEscape(scalar)
        default: scalar.value < 0x20 || scalar.value == 0x7F || isUnseen(scalar) ? unicodeEscape(scalar) : nil
        }
      } + "'"
  }

  private func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
    func padded(_ value: UInt32, _ count: Int) -> String {
      let digits = String(value, radix: 16, uppercase: true)
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    return scalar.value < 0x1_0000 ? "\\u" + padded(scalar.value, 4) : "\\U" + padded(scalar.value, 8)
  }

  func quoted(identifier: String) -> String { "`" + identifier.escaping { $0 == "`" ? "``" : nil } + "`" }

  func call(_ function: SQLFunction, _ arguments: [String], _ operands: [SQL]) -> String {
    func call(_ name: String, _ arguments: [String]) -> String { name + "(" + arguments.joined(separator: ", ") + ")" }
    func pattern(_ wrapped: (String) -> String) -> String {
      if operands.count > 1, case .text(let pattern) = operands[1] { return quoted(wrapped(pattern)) }
      return arguments.count > 1 ? arguments[1] : "''"
    }
    let only = arguments.first ?? ""
    switch function {
    case .substring: return call("substr", arguments)
    case .right: return call("right", arguments)
    case .length: return call("length", arguments)
    case .octets: return call("octet_length", arguments)
    case .padLeft: return call("lpad", arguments)
    case .translate: return call("translate", arguments)
    case .repeat: return call("repeat", arguments)
    case .find: return call("instr", arguments)
    case .greatest: return call("greatest", arguments)
    case .coalesce: return call("coalesce", arguments)
    case .matchesWhole: return call("rlike", [only, pattern { "\\A(?:" + $0 + ")\\z" }])
    case .matches: return call("rlike", [only, pattern { $0 }])
    case .extract: return call("regexp_extract", arguments)
    case .replace:
      var replacement = "''"
      if operands.count > 2, case .text(let text) = operands[2] {
        replacement = quoted(text.escaping { $0 == "\\" ? "$" : nil })
      }
      return call("regexp_replace", [only, pattern { $0 }, replacement])
    case .tryInteger: return "try_cast(\(only) AS BIGINT)"
    case .longInteger: return "try_cast(\(only) AS DECIMAL(38, 0))"
    case .asText: return "CAST(\(only) AS STRING)"
    case .keys: return call("json_object_keys", arguments)
    case .values: return "map_values(from_json(\(only), 'map<string,string>'))"
    case .elements: return "from_json(\(only), 'array<string>')"
    case .flatten: return call("flatten", arguments)
    case .count: return call("size", arguments)
    case .distinct: return call("array_distinct", arguments)
    case .sort: return call("array_sort", arguments)
    case .join: return "array_join(\(only), '')"
    case .contains: return call("array_contains", arguments)
    case .positionIn: return call("array_position", arguments)
    case .violation: return "named_struct('rule', \(only), 'pointer', \(arguments.last ?? ""))"
    }
  }

  func lambda(_ variables: [String], _ body: String) -> String {
    (variables.count == 1 ? variables[0] : "(" + variables.joined(separator: ", ") + ")") + " -> " + body
  }
  func list(_ elements: [String]) -> String {
    elements == [""] ? "CAST(array() AS ARRAY<STRING>)" : "array(" + elements.joined(separator: ", ") + ")"
  }
  func row(_ table: String) -> String { "struct(" + table + ".*)" }
  func map(_ list: String, _ lambda: String) -> String { "transform(\(list), \(lambda))" }
  func filter(_ list: String, _ lambda: String) -> String { "filter(\(list), \(lambda))" }
  func element(_ list: String, _ position: Int) -> String { "\(list)[\(position)]" }
  func position(_ index: String) -> String { index }
  func loop(_ count: Int, _ start: String, _ lambda: String) -> String {
    "aggregate(sequence(1, \(count)), \(start), \(lambda))"
  }
  func members(_ object: String, _ names: [String], _ variable: String, _ steps: [String]) -> String {
    steps.reduce("from_json(\(object), 'map<string,string>')") {
      "transform_values(\($0), \(lambda([variable + "k", variable], $1)))"
    }
  }
  func member(_ members: String, _ place: Int, _ name: String) -> String {
    "try_element_at(\(members), \(quoted(name)))"
  }
}
