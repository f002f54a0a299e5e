// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

@c @implementation public func twin_accepts_lines(
  _ validator: OpaquePointer?, _ documents: UnsafeRawPointer?, _ size: Int, _ verdicts: UnsafeMutablePointer<UInt8>?,
  _ capacity: Int, _ counts: UnsafeMutablePointer<twin_line_counts>?
) -> twin_status {
  status { () throws(Failure) in
    let validator = try required(validator, ValidatorObject.self).validator
    let documents = try buffer(documents, size)
    let place = try place(counts, sizedAs: twin_line_counts.self)
    var counts = twin_line_counts()
    counts.size = MemoryLayout<twin_line_counts>.size
    if verdicts != nil {
      counts.lines = LineRanges(documents).reduce(0) { count, _ in count + 1 }
      guard counts.lines <= UInt(bitPattern: capacity) else {
        place.pointee = counts
        throw Failure(TWIN_NO_ROOM)
      }
      counts.lines = 0
    }
    func take(_ verdict: Int) {
      // There is room for all lines, as was seen above.
      verdicts?[Int(counts.lines)] = UInt8(verdict)
      counts.lines += 1
    }
    for range in wholeLines(documents) {
      DocumentBlock.withCopy(of: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: documents[range]))) { block in
        var start = 0
        while let line = validator.refusedLine(
          of: block, from: start,
          { _ in
            counts.accepted += 1
            take(TWIN_LINE_ACCEPTED)
          })
        {
          if block.bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            counts.blank += 1
            take(TWIN_LINE_BLANK)
          } else {
            counts.refused += 1
            take(TWIN_LINE_REFUSED)
          }
          start = line.upperBound + 1
        }
      }
    }
    place.pointee = counts
  }
}

/// Runs of whole lines, which are copied to be judged: of little more than `size` bytes where no line is longer, which is little enough for
/// the cache of a core.
private func wholeLines(_ text: UnsafeBufferPointer<UInt8>, size: Int = 64 << 10) -> some Sequence<Range<Int>> {
  sequence(state: 0) { start -> Range<Int>? in
    guard start < text.count else { return nil }
    let begin = start
    let last = min(begin + size, text.count) - 1
    start = text[last...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
    return begin..<start
  }
}
