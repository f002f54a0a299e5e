import CVectors

/// A document's bytes, a zero behind them, and behind that as many bytes of any kind as make `documentPadding` in all.
///
/// The pass over a document reads through this alone, by indices that it counts itself. Where it stands is never past `count`: it moves
/// on only over bytes that it looked at and found not to be zero, one at a time, or up to sixteen after none of them was
/// zero. A zero is no part of any token, so at `count` at the latest every loop ends. It looks at most sixteen bytes ahead of
/// where it stands, and at the last eight bytes of a text from within it, so no read ends past `count + 24`, which the padding holds.
///
/// `UncheckedBytes` relies on this, because a check of each byte's index costs a tenth of the time (`gemel-bench --only validating`
/// measures both). `CheckedBytes` stops the process where it is broken: tests and fuzzers run the same pass over it.
protocol DocumentBytes {
  /// Whether indices into the bytes and into tables are checked.
  static var isChecked: Bool { get }
  /// Bytes at `base`, followed by a zero and by what makes `documentPadding` bytes with it.
  init(_ base: UnsafeRawPointer, count: Int)
  /// The first byte.
  var base: UnsafeRawPointer { get }
  /// Number of bytes without the padding.
  var count: Int { get }
  /// The byte at `index`.
  func byte(_ index: Int) -> UInt8
  /// The eight bytes from `index` on, the first one lowest.
  func word(_ index: Int) -> UInt64
  /// How many plain characters of a string stand from `index` on, up to sixteen: none of them a quote, a backslash, a control character,
  /// or outside ASCII.
  func plainCharacters(_ index: Int) -> Int
}

/// Bytes behind a document that may be looked at; the first one is zero.
let documentPadding = 64

struct UncheckedBytes: DocumentBytes {
  static var isChecked: Bool { false }
  let base: UnsafeRawPointer
  let count: Int

  init(_ base: UnsafeRawPointer, count: Int) {
    self.base = base
    self.count = count
  }

  @inline(__always)
  func byte(_ index: Int) -> UInt8 { base.load(fromByteOffset: index, as: UInt8.self) }
  @inline(__always)
  func word(_ index: Int) -> UInt64 { UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self)) }
  @inline(__always)
  func plainCharacters(_ index: Int) -> Int { plainCharacters(at: base + index) }
}

struct CheckedBytes: DocumentBytes {
  static var isChecked: Bool { true }
  let base: UnsafeRawPointer
  let count: Int

  init(_ base: UnsafeRawPointer, count: Int) {
    self.base = base
    self.count = count
  }

  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    precondition(index >= 0 && index < count + documentPadding, "a read outside the document")
    return base.load(fromByteOffset: index, as: UInt8.self)
  }
  @inline(__always)
  func word(_ index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count + documentPadding - 8, "a read outside the document")
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
  @inline(__always)
  func plainCharacters(_ index: Int) -> Int {
    precondition(index >= 0 && index <= count + documentPadding - 16, "a read outside the document")
    return plainCharacters(at: base + index)
  }
}

extension DocumentBytes {
  @inline(__always)
  fileprivate func plainCharacters(at address: UnsafeRawPointer) -> Int {
    let ends = twin_ends_of_plain_text(address)
    // A seventeenth end, so that there always is one.
    return (ends | 1 << 16).trailingZeroBitCount
  }

  /// Calls `body` with a copy of `bytes` that zeros follow. Short ones are copied to the stack.
  @inline(__always)
  static func withPadded<Result>(_ bytes: UnsafeRawBufferPointer, _ body: (Self) -> Result) -> Result {
    withUnsafeTemporaryAllocation(byteCount: bytes.count + documentPadding, alignment: 16) { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("an allocation of some bytes has an address") }
      if let source = bytes.baseAddress { base.copyMemory(from: source, byteCount: bytes.count) }
      (base + bytes.count).initializeMemory(as: UInt8.self, repeating: 0, count: documentPadding)
      return body(Self(base, count: bytes.count))
    }
  }

  /// Calls `body` with the `count` bytes from `start` on.
  @inline(__always)
  func withSpan<Result>(_ start: Int, _ count: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    if Self.isChecked {
      precondition(start >= 0 && count >= 0 && start + count <= self.count, "a text outside the document")
    }
    let text = UnsafeBufferPointer(start: (base + start).assumingMemoryBound(to: UInt8.self), count: count)
    return body(text.span)
  }

  /// The bytes from `start` up to `end`.
  func array(_ start: Int, _ end: Int) -> [UInt8] {
    withSpan(start, end - start) { span in span.withUnsafeBufferPointer { [UInt8]($0) } }
  }
}

/// The steps from a document to the value being looked at: as many as arrays and objects are open, which the pass bounds before it
/// opens one more.
struct StepPath {
  /// A step of the way to a value.
  struct Step {
    /// The quotes of a key, or the number of an element and -1.
    var start: Int
    var end: Int
  }

  private let base: UnsafeMutablePointer<Step>?

  /// Without steps, for a pass that tells none.
  init() { base = nil }

  private init(_ base: UnsafeMutablePointer<Step>?) { self.base = base }

  /// Calls `body` with room for all steps that there may be.
  @inline(__always)
  static func withSteps<Result>(_ body: (StepPath) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Step.self, capacity: JSONParser.depthLimit) { body(StepPath($0.baseAddress)) }
  }

  @inline(__always)
  func set(_ depth: Int, _ step: Step) {
    precondition(base != nil && depth >= 0 && depth < JSONParser.depthLimit, "a step deeper than the bound")
    base?[depth] = step
  }

  /// The first `depth` steps.
  func steps(_ depth: Int) -> UnsafeBufferPointer<Step> {
    precondition(depth >= 0 && depth <= JSONParser.depthLimit, "a step deeper than the bound")
    return UnsafeBufferPointer(start: base, count: depth)
  }
}

/// Room for one text without its escapes.
struct DecodedText {
  private var base: UnsafeMutableRawPointer?

  func deallocate() { base?.deallocate() }

  /// The content of the string whose quotes are at `open` and `close`, known to be well-formed. It lasts until the next call.
  ///
  /// No escape is longer decoded than written, so what a document's size has room for holds any text of it.
  mutating func decode<Bytes: DocumentBytes>(_ bytes: Bytes, _ open: Int, _ close: Int) -> Bytes {
    let room = base ?? .allocate(byteCount: bytes.count + documentPadding, alignment: 16)
    base = room
    let text = decodeJSONString(bytes.array(open, close + 1)[...])
    precondition(text.count <= bytes.count, "a text outgrew its document")
    text.withUnsafeBytes { if let source = $0.baseAddress { room.copyMemory(from: source, byteCount: text.count) } }
    (room + text.count).initializeMemory(as: UInt8.self, repeating: 0, count: documentPadding)
    return Bytes(UnsafeRawPointer(room), count: text.count)
  }
}
