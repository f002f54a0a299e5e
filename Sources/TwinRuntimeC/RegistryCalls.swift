// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

extension Registry: Handled {
  static let mark: UInt64 = 0x7477_696E_5265_6769
}

@c @implementation public func twin_registry_open(
  _ path: UnsafePointer<CChar>?, _ flags: UInt32, _ registry: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let place = try place(registry)
    guard let path else { throw Failure(TWIN_BAD_ARGUMENT) }
    guard let path = String(validatingCString: path) else {
      throw Failure(TWIN_BAD_ARGUMENT, "the path is no UTF-8; link the image under another name, or pass its bytes")
    }
    guard Int(flags) & ~Int(TWIN_COPYING) == 0 else { throw Failure(TWIN_BAD_ARGUMENT) }
    do throws(ImageError) {
      place.pointee = makeHandle(try Registry(path: path, copying: Int(flags) & Int(TWIN_COPYING) != 0))
    } catch {
      throw Failure(error)
    }
  }
}

@c @implementation public func twin_registry_open_bytes(
  _ bytes: UnsafeRawPointer?, _ size: Int, _ registry: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let place = try place(registry)
    let bytes = try buffer(bytes, size)
    // No image is larger than 4 GiB: what is gets no memory.
    guard size < 1 << 32 else { throw Failure(ImageError.notAnImage) }
    do throws(ImageError) {
      place.pointee = makeHandle(try Registry(bytes: Array(bytes)))
    } catch {
      throw Failure(error)
    }
  }
}

@c @implementation public func twin_registry_byte_count(_ registry: OpaquePointer?) -> Int {
  object(registry, Registry.self)?.byteCount ?? 0
}

@c @implementation public func twin_registry_free(_ registry: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(registry, Registry.self)
}

extension Failure {
  fileprivate init(_ error: ImageError) {
    let status =
      switch error {
      case .unreadable, .notAFile: TWIN_UNREADABLE
      case .empty, .notAnImage, .otherByteOrder: TWIN_NOT_AN_IMAGE
      case .unsupportedVersion: TWIN_UNSUPPORTED_VERSION
      case .wrongLength, .damaged, .malformed: TWIN_DAMAGED
      }
    self.init(status, error.description)
  }
}
