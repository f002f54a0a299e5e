import TwinConformance
import TwinOutput
import TwinRuntime

/// Data on its way through a migration.
struct MigrationRun {
  /// Bytes of a record; a longer one is refused.
  private static let lineLimit = 64 << 20
  /// Bytes of records that wait, each with what it costs to hold it.
  private static let heldLimit = 256 << 20
  private static let heldCost = 64

  /// What the data is called in messages.
  private let name: String
  private let lines: RecordLines
  private let json: JSONCheck
  private(set) var migrated = 0
  private(set) var refused = 0
  /// Whether the data ends before it should, or could not be read to its end.
  private(set) var isCutShort = false
  private var output: [UInt8] = []
  /// Relationships that came before the twins that they lead from.
  private var held: [(record: [UInt8], place: String)] = []
  private var heldBytes = 0
  /// Whether it has been told what to do with arrays.
  private var isArrayTold = false

  /// The data in the file `path`, or in standard input for `-`; of an array or an exported graph its elements, if `cutsElements` is true.
  init(_ path: String, json: JSONCheck, cutsElements: Bool) {
    name = path == "-" ? "standard input" : path
    lines = RecordLines(path, limit: Self.lineLimit, cutsElements: cutsElements)
    self.json = json
  }

  /// Writes what `migrate` makes of it, a record a line; last, those that had to wait, for which it gives nil. What it refuses with `RecordRefusal` is told,
  /// and the others go on.
  mutating func run(_ migrate: (_ record: [UInt8], Patience) throws -> [UInt8]?) throws {
    var isFirst = true
    var waiting: ArraySlice<RecordLines.Line> = []
    var element = 0
    while let line = try waiting.popFirst() ?? lines.next() {
      var number = "\(lines.number - waiting.count)"
      if lines.areElements, case .bytes = line {
        // Several elements may stand in one line.
        element += 1
        number += ": element \(element)"
      }
      switch line {
      case .unreadable(let expected, let actual): refuse(number, ["expected \(expected), found \(actual)"])
      case .rest(let expected, let actual):
        isCutShort = true
        refuse(number, ["expected \(expected), found \(actual): nothing is read from here on"])
      case .bytes(let bytes):
        if !lines.areElements, bytes.allSatisfy(isJSONSpace) { continue }
        if isFirst, !lines.areElements, isCut(bytes) {
          // Perhaps a record over several lines, all that there is; else the first of many is cut short.
          let rest = try takeRest(after: bytes)
          if let whole = rest.whole {
            try self.migrate(whole, number, migrate)
            break
          }
          waiting = rest.lines[...]
        }
        isFirst = false
        try self.migrate(bytes, number, migrate)
      }
      if output.count > 1 << 20 { flush() }
    }
    for (record, place) in held {
      try self.migrate(record, place, patience: .isOver, migrate)
      if output.count > 1 << 20 { flush() }
    }
    flush()
  }

  /// Why a line is no record in which JSON begins and does not end.
  private var cutRecord: String {
    "begins here and does not end in this line; give one record a line, as `jq -c .` writes them"
  }

  /// Whether JSON begins and does not end in `line`.
  private func isCut(_ line: [UInt8]) -> Bool {
    json.problem(in: line.span).map { $0.rule == .syntax && $0.offset >= line.count } ?? false
  }

  /// The lines after `first`, as far as they are within the limit, and all of them as one record if they are that.
  private func takeRest(after first: [UInt8]) throws -> (whole: [UInt8]?, lines: [RecordLines.Line]) {
    var whole = first
    var taken: [RecordLines.Line] = []
    while whole.count <= Self.lineLimit, let line = try lines.next() {
      taken.append(line)
      guard case .bytes(let bytes) = line else { return (nil, taken) }
      whole += [UInt8(ascii: "\n")] + bytes
    }
    guard whole.count <= Self.lineLimit, json.problem(in: whole.span)?.rule != .syntax else { return (nil, taken) }
    return (whole, taken)
  }

  private mutating func migrate(
    _ record: [UInt8], _ place: String, patience: Patience? = nil,
    _ migrate: (_ record: [UInt8], Patience) throws -> [UInt8]?
  ) throws {
    let cost = record.count + Self.heldCost
    do {
      guard let result = try migrate(record, patience ?? (heldBytes + cost > Self.heldLimit ? .isFull : .mayWait))
      else {
        held.append((record, place))
        heldBytes += cost
        return
      }
      output += inOneLine(result) + [UInt8(ascii: "\n")]
      migrated += 1
    } catch let refusal as RecordRefusal {
      refuse(place, !lines.areElements && isCut(record) ? ["the document: " + cutRecord] : refusal.reasons)
      if !isArrayTold, record.first(where: { !isJSONSpace($0) }) == UInt8(ascii: "[") {
        isArrayTold = true
        Terminal.note("gemel: of an array of documents, give one a line, as `jq -c '.[]'` writes them")
      }
    }
  }

  /// `record`, which is JSON, without its line feeds and the spaces around them.
  private func inOneLine(_ record: [UInt8]) -> [UInt8] {
    guard record.contains(0x0A) else { return record }
    var line: [UInt8] = []
    line.reserveCapacity(record.count)
    var isBehindFeed = false
    for byte in record {
      if byte == 0x0A {
        // No string has a line feed in it, so that what is taken away is around tokens.
        while let last = line.last, isJSONSpace(last) { line.removeLast() }
        isBehindFeed = true
      } else if !isBehindFeed || !isJSONSpace(byte) {
        line.append(byte)
        isBehindFeed = false
      }
    }
    return line
  }

  private mutating func refuse(_ place: String, _ reasons: [String]) {
    // What came before it in the data comes before it on the terminal.
    flush()
    refused += 1
    for reason in reasons { Terminal.note(neutralised("\(name):\(place): \(reason)")) }
  }

  private mutating func flush() {
    if !output.isEmpty { Terminal.print(output) }
    output.removeAll(keepingCapacity: true)
  }
}
