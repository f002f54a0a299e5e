// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import Glibc
import TwinRuntime

@c @implementation public func twin_accepts_lines(
  _ validator: OpaquePointer?, _ documents: UnsafeRawPointer?, _ size: Int, _ verdicts: UnsafeMutablePointer<UInt8>?,
  _ capacity: Int, _ counts: UnsafeMutablePointer<twin_line_counts>?
) -> twin_status {
  status { () throws(Failure) in
    let validator = try required(validator, ValidatorObject.self).validator
    let documents = try buffer(documents, size)
    let place = try place(counts)
    // Of a struct that is shorter nothing but the size may be read.
    guard UnsafeRawPointer(place).loadUnaligned(as: Int.self) == MemoryLayout<twin_line_counts>.size else {
      throw Failure(TWIN_WRONG_SIZE)
    }
    var counts = twin_line_counts()
    counts.size = MemoryLayout<twin_line_counts>.size
    if verdicts != nil {
      forEachLine(documents) { _ in counts.lines += 1 }
      guard counts.lines <= UInt(bitPattern: capacity) else {
        place.pointee = counts
        throw Failure(TWIN_NO_ROOM)
      }
      counts.lines = 0
    }
    forEachLine(documents) { line in
      let verdict = verdict(line, validator)
      switch verdict {
      case TWIN_LINE_ACCEPTED: counts.accepted += 1
      case TWIN_LINE_BLANK: counts.blank += 1
      default: counts.refused += 1
      }
      // There is room for all lines, as was seen above.
      verdicts?[Int(counts.lines)] = UInt8(verdict)
      counts.lines += 1
    }
    place.pointee = counts
  }
}

private func verdict(_ line: UnsafeBufferPointer<UInt8>, _ validator: DocumentValidator) -> Int {
  if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return TWIN_LINE_BLANK }
  return validator.accepts(line.span) ? TWIN_LINE_ACCEPTED : TWIN_LINE_REFUSED
}

/// Calls `body` with each line of `text`, without its line feed.
private func forEachLine(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
  guard let base = text.baseAddress else { return }
  var start = 0
  while start < text.count {
    let end =
      memchr(base + start, 0x0A, text.count - start).map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) }
      ?? text.count
    body(UnsafeBufferPointer(rebasing: text[start..<end]))
    start = end + 1
  }
}
