import Glibc
import TwinImage
import TwinRuntime

/// The image that is changed, which `GEMEL_FUZZ_IMAGE` names.
private let original: [UInt8] = {
  guard let path = getenv("GEMEL_FUZZ_IMAGE"), let file = fopen(path, "rb") else {
    // Without an image there is nothing to fuzz: whoever started it has to build it first.
    fatalError("GEMEL_FUZZ_IMAGE has to name a model.image")
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(file), byte >= 0 { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return bytes
}()

/// Opens bytes as they are, and an image with the changes that they spell: four bytes each, two of a place scaled to the image, one to
/// add and one to keep away from it, with checksums that fit. What opens must answer everything. libFuzzer calls it.
@c(LLVMFuzzerTestOneInput)
public func fuzzImage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let registry = try? Registry(bytes: bytes) { _ = walkEverything(registry) }
  var changed = original
  for change in stride(from: 0, to: bytes.count - 3, by: 4) {
    let place = (Int(bytes[change]) << 8 | Int(bytes[change + 1])) * changed.count >> 16
    let index = min(changed.count - 1, place + Int(bytes[change + 3] & 7))
    changed[index] = bytes[change + 3] & 8 == 0 ? changed[index] &+ bytes[change + 2] : bytes[change + 2]
  }
  guard let sealed = resealed(changed), let registry = try? Registry(bytes: sealed) else { return 0 }
  _ = walkEverything(registry)
  return 0
}
