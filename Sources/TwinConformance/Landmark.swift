/// What in an exported graph shows where one is, whatever is broken before it.
enum Landmark {
  /// A twin or relationship begins.
  case record
  /// A list of records begins behind this index.
  case list(Int)
  /// The graph begins behind this index.
  case graph(Int)
  /// What is neither twins nor relationships begins behind this index, with its value.
  case other(Int)

  enum Found {
    case mark(Landmark)
    case nothing
    /// It depends on bytes that are not there.
    case unsettled
  }

  static let graphName = Array("digitalTwinsGraph".utf8)
  static let listNames = [Array("digitalTwins".utf8), Array("relationships".utf8)]
  static let otherNames = [Array("digitalTwinsFileInfo".utf8), Array("digitalTwinsModels".utf8)]
  private static let names = listNames + [graphName] + otherNames
  private static let idNames = [Array("$dtId".utf8), Array("$relationshipId".utf8)]

  /// The first landmark at `start` or behind it and before `end`, with its place. What it ends begins at `element`. `unsettled` says how many bytes have to be
  /// looked at again.
  static func first(
    _ cursor: ByteCursor, from start: Int, before end: Int, inElement element: Int, _ unsettled: inout Int
  ) -> (place: Int, mark: Landmark)? {
    var index = start
    while true {
      index = cursor.firstQuoteOrBracket(index)
      guard index < end else { return nil }
      switch find(cursor, at: index, inElement: element) {
      case .mark(let mark): return (index, mark)
      case .nothing: index += 1
      case .unsettled:
        unsettled = cursor.end - index
        return nil
      }
    }
  }

  /// The landmark at `place`.
  static func find(_ cursor: ByteCursor, at place: Int, inElement element: Int) -> Found {
    switch cursor.base[place] {
    case 0x7B: record(cursor, place, element)
    case 0x22: named(cursor, place)
    default: .nothing
    }
  }

  /// Whether the name of an id begins at `place`: of a record that lacks its brace.
  static func isID(_ cursor: ByteCursor, at place: Int) -> Found {
    switch quoted(cursor, place, idNames) {
    case .name: .mark(.record)
    case .nothing: .nothing
    case .unsettled: .unsettled
    }
  }

  /// Whether what stands beside the graph begins at `place`.
  static func other(_ cursor: ByteCursor, at place: Int) -> Found {
    let found = named(cursor, place)
    if case .mark(let mark) = found { if case .other = mark { return found } else { return .nothing } }
    return found
  }

  /// Whether a graph with a list in it begins at `place`, or a list with a record in it, which shows that the value at `name` has lost a bracket. What models
  /// and headers hold may be called so: of them, one that is lost leaves a graph with records among the names of the outermost object, where none was
  /// before.
  static func nested(
    _ cursor: ByteCursor, at place: Int, depth: Int, inValueOf name: [UInt8], isBehindGraph: Bool
  ) -> Found {
    let isOther = otherNames.contains(name)
    if isOther, depth > 1 || isBehindGraph { return .nothing }
    let found = named(cursor, place)
    guard case .mark(let mark) = found else { return found }
    let inside: Found
    switch mark {
    case .graph(let behind):
      let list = cursor.skipSpace(behind)
      guard list < cursor.end else { return .unsettled }
      let found = named(cursor, list)
      inside = if isOther, case .mark(.list(let behind)) = found { record(cursor, behind: behind) } else { found }
    case .list(let behind) where !isOther: inside = record(cursor, behind: behind)
    default: return .nothing
    }
    if case .mark = inside { return found }
    return inside
  }

  /// Whether a record with an id begins at `place` or behind space there.
  static func record(_ cursor: ByteCursor, behind place: Int) -> Found {
    let brace = cursor.skipSpace(place)
    guard brace < cursor.end else { return .unsettled }
    return cursor.base[brace] == 0x7B ? record(cursor, brace, brace) : .nothing
  }

  /// A brace before an id; or behind a comma, where none of a record's own stands, before any name of the system's.
  private static func record(_ cursor: ByteCursor, _ place: Int, _ element: Int) -> Found {
    let quote = cursor.skipSpace(place + 1)
    guard quote + 1 < cursor.end else {
      return quote < cursor.end && cursor.base[quote] != 0x22 ? .nothing : .unsettled
    }
    guard cursor.base[quote] == 0x22, cursor.base[quote + 1] == 0x24 else { return .nothing }
    var before = place - 1
    while before >= element, isJSONSpace(cursor.base[before]) { before -= 1 }
    return before >= element && cursor.base[before] == 0x2C ? .mark(.record) : isID(cursor, at: quote)
  }

  /// A name of an export before what it names.
  private static func named(_ cursor: ByteCursor, _ place: Int) -> Found {
    let behind: Int
    let name: [UInt8]
    switch quoted(cursor, place, names) {
    case .name(let found): (name, behind) = (found, place + found.count + 2)
    case .nothing: return .nothing
    case .unsettled: return .unsettled
    }
    let colon = cursor.skipSpace(behind)
    guard colon < cursor.end else { return .unsettled }
    guard cursor.base[colon] == 0x3A else { return .nothing }
    if otherNames.contains(name) { return .mark(.other(colon + 1)) }
    let bracket = cursor.skipSpace(colon + 1)
    guard bracket < cursor.end else { return .unsettled }
    if name == graphName { return cursor.base[bracket] == 0x7B ? .mark(.graph(bracket + 1)) : .nothing }
    return cursor.base[bracket] == 0x5B ? .mark(.list(bracket + 1)) : .nothing
  }

  private enum Quoted { case name([UInt8]), nothing, unsettled }

  /// Which of `names` stands in quotes at `place`.
  private static func quoted(_ cursor: ByteCursor, _ place: Int, _ names: [[UInt8]]) -> Quoted {
    guard cursor.has(0x22, at: place) else { return .nothing }
    var isCut = false
    for name in names {
      var index = 0
      while index < name.count, cursor.has(name[index], at: place + 1 + index) { index += 1 }
      if place + 1 + index >= cursor.end {
        isCut = true
      } else if index == name.count, cursor.base[place + 1 + index] == 0x22 {
        return .name(name)
      }
    }
    return isCut ? .unsettled : .nothing
  }
}
