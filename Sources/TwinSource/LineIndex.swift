/// Converts byte offsets of one file to lines and columns. Built once per file that has something to show.
///
/// A line ends at LF, CR LF, or a CR alone, as YAML 1.2 §5.4 has it.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Scalars, and UTF-16 units, before every `stride`th byte, so that columns in long lines cost no walk from their start.
  private let scalarsBefore: [Int]
  private let unitsBefore: [Int]
  private static let stride = 1024

  /// Indexes `bytes`. O(bytes).
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)) {
        starts.append(index + 1)
      }
      index += 1
    }
    self.bytes = bytes
    self.lineStarts = starts
    (scalarsBefore, unitsBefore) = Self.checkpoints(bytes)
  }

  private static func checkpoints(_ bytes: [UInt8]) -> ([Int], [Int]) {
    var (scalars, units) = (0, 0)
    var (scalarsBefore, unitsBefore): ([Int], [Int]) = ([], [])
    for (index, byte) in bytes.enumerated() {
      if index % stride == 0 {
        scalarsBefore.append(scalars)
        unitsBefore.append(units)
      }
      scalars += scalarWeight(byte)
      units += unitWeight(byte)
    }
    return (scalarsBefore + [scalars], unitsBefore + [units])
  }

  private static func scalarWeight(_ byte: UInt8) -> Int { byte & 0xC0 == 0x80 ? 0 : 1 }
  private static func unitWeight(_ byte: UInt8) -> Int { byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1 }

  /// Number of lines; an empty file has one.
  public var lineCount: Int { lineStarts.count }

  /// Zero-based line that holds the byte at `offset`; offsets past the end belong to the last line. O(log lines).
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Byte offset of the first byte of zero-based `line`, or the end of the file past the last line.
  public func start(ofLine line: Int) -> Int { line < lineStarts.count ? lineStarts[max(0, line)] : bytes.count }

  /// The bytes of zero-based `line` without its line ending.
  public func text(ofLine line: Int) -> ArraySlice<UInt8> {
    let start = start(ofLine: line)
    var end = self.start(ofLine: line + 1)
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }

  /// Zero-based column in Unicode scalars of the byte at `offset`, as people count it in an editor. O(log lines).
  public func scalarColumn(of offset: Int) -> Int {
    column(of: offset) { count(before: $0, scalarsBefore, Self.scalarWeight) }
  }

  /// Zero-based column in UTF-16 code units of the byte at `offset`, as the Language Server Protocol counts by default.
  public func utf16Column(of offset: Int) -> Int {
    column(of: offset) { count(before: $0, unitsBefore, Self.unitWeight) }
  }

  private func column(of offset: Int, _ countBefore: (Int) -> Int) -> Int {
    let clamped = min(max(0, offset), bytes.count)
    return countBefore(clamped) - countBefore(start(ofLine: line(of: clamped)))
  }

  private func count(before offset: Int, _ checkpoints: [Int], _ weight: (UInt8) -> Int) -> Int {
    let checkpoint = offset / Self.stride
    guard checkpoint < checkpoints.count else { return checkpoints.last ?? 0 }
    return bytes[(checkpoint * Self.stride)..<offset].reduce(checkpoints[checkpoint]) { $0 + weight($1) }
  }
}
