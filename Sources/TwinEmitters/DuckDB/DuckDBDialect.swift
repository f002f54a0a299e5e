/// DuckDB's SQL (1.3 and later, for `lambda`). Its patterns are RE2's.
struct DuckDBDialect: SQLDialect {
  var possessive: String { "" }

  func quoted(_ text: String) -> String {
    // A literal knows no escapes; characters that would not be seen stand as their numbers.
    var pieces: [String] = []
    var plain = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F || isUnseen(scalar) {
        if !plain.isEmpty { pieces.append("'" + plain + "'") }
        plain = ""
        pieces.append("chr(\(scalar.value))")
      } else {
        plain += scalar == "'" ? "''" : String(scalar)
      }
    }
    if !plain.isEmpty || pieces.isEmpty { pieces.append("'" + plain + "'") }
    return pieces.count == 1 ? pieces[0] : "(" + pieces.joined(separator: " || ") + ")"
  }

  func quoted(identifier: String) -> String { "\"" + identifier.escaping { $0 == "\"" ? "\"\"" : nil } + "\"" }

  func call(_ function: SQLFunction, _ arguments: [String], _ operands: [SQL]) -> String {
    func call(_ name: String) -> String { name + "(" + arguments.joined(separator: ", ") + ")" }
    let only = arguments.first ?? ""
    switch function {
    case .substring: return call("substr")
    case .right: return call("right")
    case .length: return call("length")
    case .octets: return call("strlen")
    case .padLeft: return call("lpad")
    case .translate: return call("translate")
    case .repeat: return call("repeat")
    case .find: return call("instr")
    case .greatest: return call("greatest")
    case .coalesce: return call("coalesce")
    case .matchesWhole: return call("regexp_full_match")
    case .matches: return call("regexp_matches")
    case .extract: return call("regexp_extract")
    case .replace: return "regexp_replace(" + (arguments + ["'g'"]).joined(separator: ", ") + ")"
    case .tryInteger: return "TRY_CAST(\(only) AS BIGINT)"
    case .longInteger: return "TRY_CAST(\(only) AS HUGEINT)"
    case .asText: return "CAST(\(only) AS VARCHAR)"
    case .keys: return call("json_keys")
    case .values: return "json_extract_string(\(only), '$.*')"
    case .elements: return "json_extract_string(\(only), '$[*]')"
    case .flatten: return call("flatten")
    case .count: return call("len")
    case .distinct: return call("list_distinct")
    case .sort: return call("list_sort")
    case .join: return "array_to_string(\(only), '')"
    case .contains: return call("list_contains")
    case .positionIn: return call("list_position")
    case .violation: return "{'rule': \(only), 'pointer': \(arguments.last ?? "")}"
    }
  }

  func lambda(_ variables: [String], _ body: String) -> String {
    "lambda " + variables.joined(separator: ", ") + ": " + body
  }
  func list(_ elements: [String]) -> String {
    elements == [""] ? "CAST([] AS VARCHAR[])" : "[" + elements.joined(separator: ", ") + "]"
  }
  func row(_ table: String) -> String { table }
  func map(_ list: String, _ lambda: String) -> String { "list_transform(\(list), \(lambda))" }
  func filter(_ list: String, _ lambda: String) -> String { "list_filter(\(list), \(lambda))" }
  func element(_ list: String, _ position: Int) -> String { "\(list)[\(position + 1)]" }
  func position(_ index: String) -> String { "(\(index) - 1)" }
  func loop(_ count: Int, _ start: String, _ lambda: String) -> String {
    "list_reduce(range(0, \(count)), \(lambda), \(start))"
  }
  func members(_ object: String, _ names: [String], _ variable: String, _ steps: [String]) -> String {
    if names.isEmpty { return list([""]) }
    // Names are asked for as JSON Pointers, which take any.
    let pointers = names.map { quoted("/" + $0.pointerToken) }
    return steps.reduce("json_extract_string(\(object), [\(pointers.joined(separator: ", "))])") {
      map($0, lambda([variable], $1))
    }
  }
  func member(_ members: String, _ place: Int, _ name: String) -> String { "\(members)[\(place + 1)]" }
}

/// Whether a reader of SQL would not see `scalar`, or not where it is.
func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .nonspacingMark: true
  default: false
  }
}
