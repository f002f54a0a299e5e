import CZlib
import Glibc

/// The bytes of a file, a pipe or standard input, unpacked where they are gzip. Told by the first two bytes, whatever the name.
final class ByteInput {
  /// Why the bytes end before they should, and where in the file that shows; nil where they do not.
  private(set) var damage: (reason: String, offset: Int)?
  /// Bytes taken from the file, packed as they are.
  private(set) var taken = 0

  private let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  private var gzip: Gunzip?
  private var isAtEnd = false
  /// What was read to tell what it is.
  private var ahead: [UInt8] = []

  /// Opens the file at `path`; standard input for `-`. Regular files and pipes only, and the device that has nothing.
  init(_ path: String) throws {
    if path == "-" {
      (name, descriptor, isOwned) = ("standard input", STDIN_FILENO, false)
    } else {
      var info = stat()
      guard stat(path, &info) == 0 else { throw FileError("read", path) }
      switch info.st_mode & S_IFMT {
      case S_IFREG, S_IFIFO: break
      case S_IFCHR where info.st_rdev == Self.nullDevice: break
      case S_IFDIR: throw CommandFailure.usage("\(path) is a directory; name the files of data in it")
      default: throw CommandFailure.usage("\(path) is neither a file nor a pipe, so that there is no data to read")
      }
      name = path
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      isOwned = true
      guard descriptor >= 0 else { throw FileError("read", path) }
      // Read once from front to back.
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }
    ahead = [UInt8](repeating: 0, count: 2)
    let count = try ahead.withUnsafeMutableBytes { try fill($0) }
    ahead.removeLast(2 - count)
    if ahead == [0x1F, 0x8B] {
      gzip = Gunzip(ahead)
      ahead = []
      guard gzip != nil else { throw FileError("unpack", name, ENOMEM) }
    }
  }

  deinit { if isOwned { close(descriptor) } }

  private static var nullDevice: dev_t? {
    var info = stat()
    return stat("/dev/null", &info) == 0 ? info.st_rdev : nil
  }

  /// Reads into `buffer`; fewer bytes than it holds only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let gzip else {
      let count = min(ahead.count, buffer.count)
      if count > 0 {
        buffer.copyBytes(from: ahead[..<count])
        ahead.removeFirst(count)
      }
      return count + (try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[count...])))
    }
    let count = try gzip.read(into: buffer) { try self.fill($0) }
    if let reason = gzip.damage { damage = (reason, max(0, taken - gzip.unusedCount)) }
    return count
  }

  /// Reads the file's own bytes until `buffer` is full or there are no more.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var count = 0
    while count < buffer.count, !isAtEnd {
      let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got > 0 {
        count += got
      } else if got == 0 {
        isAtEnd = true
      } else if errno == EAGAIN {
        // Whoever has the other end may have made it non-blocking.
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        throw FileError("read", name)
      }
    }
    taken += count
    return count
  }
}

/// Unpacks gzip, member after member, a buffer at a time: however much a small file unpacks to, no more than the buffers is held.
private final class Gunzip {
  /// Why there is no more; nil at an orderly end.
  private(set) var damage: String?

  /// At one address for good: zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private let packed: UnsafeMutableRawBufferPointer
  private var isFinished = false
  /// Whether a member has begun and not ended.
  private var isInside = true

  /// Bytes that were read and not unpacked.
  var unusedCount: Int { Int(stream.pointee.avail_in) }

  /// Begins with the bytes that were read already; nil without memory.
  init?(_ first: [UInt8]) {
    packed = .allocate(byteCount: 256 << 10, alignment: 16)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard gemel_inflate_gzip(stream) == Z_OK else { return nil }
    packed.copyBytes(from: first)
    stream.pointee.next_in = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(first.count)
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    packed.deallocate()
  }

  /// Unpacks into `buffer` until it is full or there is no more; `more` reads packed bytes.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, more: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> Int {
    var count = 0
    while count < buffer.count, !isFinished {
      if stream.pointee.avail_in == 0, try refill(more) == 0 {
        isFinished = true
        if isInside { damage = "a gzip member that ends" }
        break
      }
      if !isInside, try !beginMember(more) { break }
      let room = min(buffer.count - count, 1 << 30)
      stream.pointee.next_out = buffer.baseAddress.map { ($0 + count).assumingMemoryBound(to: UInt8.self) }
      stream.pointee.avail_out = UInt32(room)
      let code = inflate(stream, Z_NO_FLUSH)
      count += room - Int(stream.pointee.avail_out)
      switch code {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isInside = false
      default:
        damage = stream.pointee.msg.map { "gzip data (\(String(cString: $0)))" } ?? "gzip data"
        isFinished = true
      }
    }
    return count
  }

  private func refill(_ more: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Int {
    let count = try more(packed)
    stream.pointee.next_in = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
    return count
  }

  /// What stands behind a member: another one, or zeros that fill up a tape's block. Whether there is another one.
  private func beginMember(_ more: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Bool {
    while stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
      if stream.pointee.avail_in == 0, try refill(more) == 0 {
        isFinished = true
        return false
      }
    }
    isInside = true
    return inflateReset(stream) == Z_OK
  }
}
