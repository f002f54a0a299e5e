import ArgumentParser
import TwinConformance
import TwinRuntime

/// The records of an input, a line each, in order: from whole blocks, unpacked and without a byte order mark.
final class RecordLines {
  enum Line {
    case bytes([UInt8])
    /// What could not be read, as one line.
    case unreadable(expected: String, actual: String)
  }

  private let reader: BlockReader
  private let buffer = BlockBuffer()
  private var lines: LineRanges?

  /// Lines of at most `limit` bytes of the file at `path`, or of standard input for `-`.
  init(_ path: String, limit: Int) {
    reader = BlockReader([path], readsArrays: false, recordLimit: limit)
  }

  /// The next line without its line feed; nil at the end.
  func next() throws -> Line? {
    while true {
      if let range = lines?.next() { return .bytes(Array(buffer.bytes[range])) }
      guard let block = try reader.next(into: buffer) else { return nil }
      switch block.content {
      case .lines: lines = LineRanges(buffer.bytes)
      case .unreadable(let expected, let actual), .rest(let expected, let actual):
        lines = nil
        return .unreadable(expected: expected, actual: actual)
      case .elements, .documents: lines = nil
      }
    }
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
