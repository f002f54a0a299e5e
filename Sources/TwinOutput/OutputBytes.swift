import Glibc

/// Bytes that are written one behind the other, with as little work for each as can be.
///
/// They go through a piece of raw memory that stays in the cache: an array asks at each byte whether it is shared and whether it
/// has room. Pieces that are full are copied to the end of an array, which is the result.
struct OutputBytes: ~Copyable, @unchecked Sendable {
  // Nobody else has the memory, which is why this can be handed to another thread.
  private var room: UnsafeMutableRawBufferPointer
  /// How many bytes of `room` are written; never more than it has.
  private var used = 0
  /// What was written before that.
  private var done: [UInt8] = []

  /// Nothing yet.
  /// - Parameter capacity: Bytes for which the result has room from the start: where the size is known, nothing moves.
  init(capacity: Int) {
    room = .allocate(byteCount: 1 << 14, alignment: 16)
    done.reserveCapacity(capacity)
    if capacity >= Self.many { askForLargePages() }
  }

  /// From how many bytes on large pages are worth a call of the system.
  private static let many = 4 << 20

  /// A wish, which the system may leave unheard: of megabytes that are written once, it otherwise takes as long to provide each page
  /// as to fill it.
  private mutating func askForLargePages() {
    let capacity = done.capacity
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    guard page > 0 else { return }
    done.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      // Whole pages of the memory that was allocated; nothing of it is read or written here.
      let skipped = (page - Int(bitPattern: start) % page) % page
      guard skipped < capacity else { return }
      madvise(start + skipped, (capacity - skipped) / page * page, MADV_HUGEPAGE)
    }
  }

  deinit { room.deallocate() }

  /// How many bytes are written.
  var count: Int { done.count + used }

  /// All of them.
  consuming func finish() -> [UInt8] {
    clearRoom()
    var all: [UInt8] = []
    swap(&all, &done)
    return all
  }

  /// Takes back what was written after the first `count` bytes.
  mutating func shorten(to count: Int) {
    if count >= done.count {
      used = min(used, count - done.count)
    } else {
      used = 0
      done.removeLast(done.count - max(0, count))
    }
  }

  /// Adds a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if used == room.count { makeRoom(1) }
    // Unchecked: there is room for one.
    room.baseAddress.unsafelyUnwrapped.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
    used += 1
  }

  /// Adds `bytes`.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    append(atMost: bytes.count) { target in
      target.copyMemory(from: UnsafeRawBufferPointer(bytes))
      return bytes.count
    }
  }

  /// Adds at most `size` bytes, which `write` puts at the start of what it is given; it says how many.
  @inline(__always)
  mutating func append(atMost size: Int, _ write: (UnsafeMutableRawBufferPointer) -> Int) {
    if room.count - used < size { makeRoom(size) }
    // Unchecked: there is room for `size`.
    let target = UnsafeMutableRawBufferPointer(start: room.baseAddress.unsafelyUnwrapped + used, count: size)
    used += min(size, write(target))
  }

  @inline(never)
  private mutating func makeRoom(_ size: Int) {
    clearRoom()
    guard size > room.count else { return }
    room.deallocate()
    room = .allocate(byteCount: size, alignment: 16)
  }

  private mutating func clearRoom() {
    done.append(contentsOf: room[..<used])
    used = 0
  }
}
