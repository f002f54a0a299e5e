#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Owns the bytes of an image: a mapping or a buffer. Never written to after it is made, so threads may share it.
final class ImageStorage: @unchecked Sendable {
  /// The bytes, eight-aligned.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  private init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool) {
    self.bytes = bytes
    self.isMapped = isMapped
  }

  deinit {
    guard let base = bytes.baseAddress else { return }
    let memory = UnsafeMutableRawPointer(mutating: base)
    if isMapped { munmap(memory, bytes.count) } else { memory.deallocate() }
  }

  /// A copy of `bytes`.
  convenience init(copying bytes: [UInt8]) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
    bytes.withUnsafeBytes { buffer.copyMemory(from: $0) }
    self.init(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<bytes.count]), isMapped: false)
  }

  /// The content of the file at `path`, mapped, or read into memory where `copying`.
  convenience init(path: String, copying: Bool) throws(ImageError) {
    // A pipe without a writer would block the call without O_NONBLOCK.
    let file = Self.retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { throw .unreadable(path: path, reason: Self.lastError()) }
    defer { _ = close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path: path, reason: Self.lastError()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard status.st_size > 0 else { throw .empty }
    let length = Int(status.st_size)
    // No image is larger than 4 GiB; a file that is gets no memory.
    guard length < 1 << 32 else { throw .notAnImage }
    if copying {
      self.init(try Self.read(file, length: length, path: path), isMapped: false)
    } else {
      guard let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else {
        throw .unreadable(path: path, reason: Self.lastError())
      }
      self.init(UnsafeRawBufferPointer(start: memory, count: length), isMapped: true)
    }
  }

  private static func read(_ file: Int32, length: Int, path: String) throws(ImageError) -> UnsafeRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 64)
    var filled = 0
    while filled < length, let base = buffer.baseAddress {
      let count = retrying { Int32(clamping: pread(file, base + filled, min(length - filled, 1 << 30), filled)) }
      guard count > 0 else {
        let reason = lastError()
        buffer.deallocate()
        throw count == 0
          ? .wrongLength(stated: UInt64(length), found: UInt64(filled)) : .unreadable(path: path, reason: reason)
      }
      filled += Int(count)
    }
    return UnsafeRawBufferPointer(buffer)
  }

  /// `call`, again as long as a signal interrupts it.
  private static func retrying(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func lastError() -> String {
    guard let text = strerror(errno) else { return "error \(errno)" }
    return String(cString: text)
  }
}
