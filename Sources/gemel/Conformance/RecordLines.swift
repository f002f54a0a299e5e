import ArgumentParser
import TwinConformance
import TwinRuntime

/// The records of an input, in order: from whole blocks, unpacked and without a byte order mark.
final class RecordLines {
  enum Line {
    case bytes([UInt8])
    /// What could not be read, as one line.
    case unreadable(expected: String, actual: String)
    /// All that is left, which could not be read.
    case rest(expected: String, actual: String)
  }

  /// The line in which the last record begins, from one.
  private(set) var number = 0
  /// Whether records are elements of an array or an export, each of which is one, whatever it is.
  private(set) var areElements = false
  private let reader: BlockReader
  private let buffer = BlockBuffer()
  private var lines: LineRanges?
  private var elements: ArraySlice<Range<Int>> = []
  /// What is wrong with those that are none.
  private var problems: [Range<Int>: PieceProblem] = [:]
  /// Where in the buffer lines were counted to.
  private var counted = 0

  /// Records of at most `limit` bytes of the file at `path`, or of standard input for `-`: lines or, if `cutsElements` is true, elements of an array
  /// or an exported graph where the file is one.
  init(_ path: String, limit: Int, cutsElements: Bool) {
    reader = BlockReader([path], cutsElements ? .elements : .lines, recordLimit: limit)
  }

  /// The next record, without its line feed or comma; nil at the end.
  func next() throws -> Line? {
    while true {
      if let range = lines?.next() {
        number += 1
        return .bytes(Array(buffer.bytes[range]))
      }
      if let range = elements.popFirst() {
        let bytes = element(range)
        return problems[range].map { .unreadable(expected: $0.expected, actual: $0.actual) } ?? .bytes(bytes)
      }
      guard let block = try reader.next(into: buffer) else { return nil }
      lines = nil
      if let before = block.linesBefore { (number, counted, areElements) = (before + 1, 0, true) }
      switch block.content {
      case .lines: lines = LineRanges(buffer.bytes)
      case .elements(let ranges, let found): (elements, problems) = (ranges[...], found)
      case .documents(let ranges): (elements, problems) = (ranges[...], [:])
      case .unreadable(let expected, let actual):
        if !areElements { number += 1 }
        return .unreadable(expected: expected, actual: actual)
      case .rest(let expected, let actual):
        if !areElements { number += 1 }
        return .rest(expected: expected, actual: actual)
      }
    }
  }

  /// What stands at `range`, without the spaces around it.
  private func element(_ range: Range<Int>) -> [UInt8] {
    let start = buffer.bytes[range].firstIndex { !isJSONSpace($0) } ?? range.upperBound
    let end = buffer.bytes[start..<range.upperBound].lastIndex { !isJSONSpace($0) }.map { $0 + 1 } ?? start
    number += buffer.bytes[counted..<start].count { $0 == 0x0A }
    counted = start
    return Array(buffer.bytes[start..<end])
  }
}

/// Which keys of records say what they are.
struct RecordKeys: ParsableArguments {
  @Option(help: ArgumentHelp("The key of records whose value is their type.", valueName: "key"))
  var typeKey = "type"

  @Option(
    help: ArgumentHelp("The key of records whose value is the document, as `data` in CloudEvents.", valueName: "key"))
  var dataKey: String?
}
