import TwinValues

/// Columns that are computed one after the other, each from those of the levels before.
struct SQLStages {
  /// The column with the text.
  static let payload = "g_p"

  private(set) var levels: [[(name: String, expression: SQL)]] = []
  private var count = 0

  /// A column with `expression` on a level of its own, the last one.
  mutating func column(_ expression: SQL) -> SQL { column(expression, level: levels.count) }

  /// A column with `expression`, which asks for what stands below `level` alone.
  mutating func column(_ expression: SQL, level: Int) -> SQL {
    while levels.count <= level { levels.append([]) }
    if let known = levels[level].first(where: { $0.expression == expression }) { return .name(known.name) }
    count += 1
    levels[level].append(("g_v\(count)", expression))
    return .name("g_v\(count)")
  }
}

/// Which patterns a dialect takes, and how they are written.
struct SQLPatterns {
  var dialect: PatternDialect
  /// The longest text that a pattern is tried on; nil where there is no bound.
  var lengthLimit: Int?
}

/// What an expression may say: texts that are null where nothing is wrong, and lists of such.
struct SQLChecks {
  var items: [SQL] = []
  var lists: [SQL] = []

  static func + (a: SQLChecks, b: SQLChecks) -> SQLChecks {
    SQLChecks(items: a.items + b.items, lists: a.lists + b.lists)
  }

  var isEmpty: Bool { items.isEmpty && lists.isEmpty }

  /// All as one list.
  var list: SQL {
    if lists.isEmpty { return .list(items) }
    if items.isEmpty, lists.count == 1 { return lists[0] }
    return .call(.flatten, [.list((items.isEmpty ? [] : [.list(items)]) + lists)])
  }
}

/// Where a value is: a JSON Pointer of texts and of expressions.
struct SQLPointer {
  private var parts: [SQL] = []

  func member(_ name: String) -> SQLPointer { adding(.text("/" + name.pointerToken)) }
  func element(_ index: String) -> SQLPointer { adding(.text("/")).adding(.call(.asText, [.position(index)])) }
  /// The member whose marked key is `key`.
  func key(_ key: SQL) -> SQLPointer {
    adding(.text("/")).adding(
      key.substring(from: 2).replacing("~", with: "~0").replacing("/", with: "~1"))
  }

  private func adding(_ part: SQL) -> SQLPointer {
    var longer = self
    longer.parts.append(part)
    return longer
  }

  func violation(_ rule: String) -> SQL { .concatenation([.text(rule + " ")] + parts) }
}
