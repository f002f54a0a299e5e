import CLibTwinRuntime
import Glibc

/// A place to write a result to, which has to be one.
func place<Value>(_ pointer: UnsafeMutablePointer<Value>?) throws(Failure) -> UnsafeMutablePointer<Value> {
  guard let pointer else { throw Failure(TWIN_BAD_ARGUMENT) }
  return pointer
}

/// A place to write a struct to, whose first field says how large its caller knows it to be.
func place<Struct>(
  _ pointer: UnsafeMutablePointer<Struct>?, sizedAs _: Struct.Type
) throws(Failure) -> UnsafeMutablePointer<Struct> {
  let place = try place(pointer)
  try checkSize(UnsafeRawPointer(place), Struct.self)
  return place
}

/// The struct at a pointer, whose first field says how large its caller knows it to be; nil where there is none.
func given<Struct>(_ pointer: UnsafePointer<Struct>?) throws(Failure) -> Struct? {
  guard let pointer else { return nil }
  try checkSize(UnsafeRawPointer(pointer), Struct.self)
  return pointer.pointee
}

private func checkSize<Struct>(_ pointer: UnsafeRawPointer, _: Struct.Type) throws(Failure) {
  // Of a struct that is shorter nothing but the size may be read.
  guard pointer.loadUnaligned(as: Int.self) == MemoryLayout<Struct>.size else { throw Failure(TWIN_WRONG_SIZE) }
}

/// The `size` bytes at `bytes`, to be read during the call. A `size_t` beyond PTRDIFF_MAX arrives as a negative number.
func buffer(_ bytes: UnsafeRawPointer?, _ size: Int) throws(Failure) -> UnsafeBufferPointer<UInt8> {
  guard size >= 0, bytes != nil || size == 0 else { throw Failure(TWIN_BAD_ARGUMENT) }
  return UnsafeBufferPointer(start: bytes?.assumingMemoryBound(to: UInt8.self), count: size)
}

/// The bytes of a text with a length, or with the sign that it ends in a NUL byte; nil where there is none.
func bytes(_ text: twin_string) throws(Failure) -> UnsafeBufferPointer<UInt8>? {
  guard let start = text.bytes else {
    guard text.length == 0 else { throw Failure(TWIN_BAD_ARGUMENT) }
    return nil
  }
  let isTerminated = UInt(bitPattern: text.length) == UInt.max
  return try buffer(start, isTerminated ? strlen(start) : text.length)
}

/// The text that ends in a NUL byte at `pointer`; nil where there is none.
func text(_ pointer: UnsafePointer<CChar>?) throws(Failure) -> String? {
  guard let pointer else { return nil }
  guard let text = String(validatingCString: pointer) else { throw Failure(TWIN_BAD_ARGUMENT, "a text is no UTF-8") }
  return text
}

/// The same of a text that has to be there.
func required(_ pointer: UnsafePointer<CChar>?) throws(Failure) -> String {
  guard let text = try text(pointer) else { throw Failure(TWIN_BAD_ARGUMENT) }
  return text
}

/// `count` texts.
func texts(_ pointers: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int) throws(Failure) -> [String] {
  var texts: [String] = []
  for pointer in try array(pointers, count) { texts.append(try required(pointer)) }
  return texts
}

/// The `count` values at `values`, to be read during the call.
func array<Value>(_ values: UnsafePointer<Value>?, _ count: Int) throws(Failure) -> UnsafeBufferPointer<Value> {
  guard count >= 0, values != nil || count == 0 else { throw Failure(TWIN_BAD_ARGUMENT) }
  return UnsafeBufferPointer(start: values, count: count)
}
