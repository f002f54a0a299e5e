import CLibTwinRuntime

/// A class whose objects C holds by opaque pointers.
protocol Handled: AnyObject {
  /// The word that tells its handles from those of other classes.
  static var mark: UInt64 { get }
}

/// What an opaque pointer leads to. The word in front tells a handle of another kind, and mostly one that was freed, from a good one.
private struct Handle {
  var mark: UInt64
  var object: Unmanaged<AnyObject>
}

/// A handle of `object`, which the caller of the library owns from then on.
func makeHandle(_ object: some Handled) -> OpaquePointer {
  let memory = UnsafeMutablePointer<Handle>.allocate(capacity: 1)
  memory.initialize(to: Handle(mark: type(of: object).mark, object: .passRetained(object)))
  return OpaquePointer(memory)
}

/// The memory of a handle that belongs to an `Object`.
private func memory<Object: Handled>(_ handle: OpaquePointer?, _: Object.Type) -> UnsafeMutablePointer<Handle>? {
  guard let handle, UInt(bitPattern: handle) % UInt(MemoryLayout<Handle>.alignment) == 0 else { return nil }
  let memory = UnsafeMutablePointer<Handle>(handle)
  return memory.pointee.mark == Object.mark ? memory : nil
}

/// The object of `handle`, or nil for what is no handle of an `Object`.
func object<Object: Handled>(_ handle: OpaquePointer?, _ type: Object.Type = Object.self) -> Object? {
  memory(handle, type).map { Unmanaged<Object>.fromOpaque($0.pointee.object.toOpaque()).takeUnretainedValue() }
}

/// The object of `handle`, which has to be one.
func required<Object: Handled>(_ handle: OpaquePointer?, _ type: Object.Type = Object.self) throws(Failure) -> Object {
  guard let object = object(handle, type) else { throw Failure(TWIN_BAD_HANDLE) }
  return object
}

/// Frees the handle at `place`, and leaves nothing there.
func free<Object: Handled>(_ place: UnsafeMutablePointer<OpaquePointer?>?, _ type: Object.Type) -> twin_status {
  status { () throws(Failure) in
    guard let place, let handle = place.pointee else { return }
    guard let memory = memory(handle, type) else { throw Failure(TWIN_BAD_HANDLE) }
    place.pointee = nil
    memory.pointee.mark = 0
    memory.pointee.object.release()
    memory.deallocate()
  }
}
