import Dispatch
import Glibc
import TwinRegistry

/// What a piece of content was found to be.
enum BlobState: Sendable {
  case intact(size: Int)
  /// Another digest, of so many bytes.
  case corrupt(ContentDigest, size: Int)
  case absent
  case unreadable(StoreError)
}

extension Directory {
  /// The digest of a regular file, read piece by piece, and its length; nil where there is nothing.
  func hash(_ name: String) throws(StoreError) -> (digest: ContentDigest, size: Int)? {
    guard let (file, _) = try openFile(name) else { return nil }
    defer { close(file) }
    posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL)
    var hasher = ContentHasher()
    var size = 0
    var failure: Int32 = 0
    withUnsafeTemporaryAllocation(byteCount: 256 << 10, alignment: 16) { buffer in
      while true {
        let count = Glibc.read(file, buffer.baseAddress, buffer.count)
        if count > 0 {
          hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
          size += count
        } else if count == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure != 0 { throw .system("read", shown(name), failure) }
    return (hasher.finish(), size)
  }

  /// What stands under a digest.
  func state(of digest: ContentDigest) -> BlobState {
    do throws(StoreError) {
      guard let found = try hash(digest.hexadecimal) else { return .absent }
      return found.digest == digest ? .intact(size: found.size) : .corrupt(found.digest, size: found.size)
    } catch {
      return .unreadable(error)
    }
  }

  /// What stands under each digest, on all cores.
  func states(of digests: [ContentDigest]) -> [BlobState] {
    [BlobState](unsafeUninitializedCapacity: digests.count) { buffer, count in
      // Each iteration writes its own slot and nobody reads until all have ended.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: digests.count) { index in
        slots.initializeElement(at: index, to: state(of: digests[index]))
      }
      count = digests.count
    }
  }
}
