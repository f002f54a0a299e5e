/// Names by number, found by bytes. Made once and only read afterwards.
///
/// A name is told by its length, its first and its last eight bytes; that is all of it up to sixteen.
final class NameTable {
  private struct Signature: Equatable {
    var count: Int
    var first: UInt64
    var last: UInt64
  }

  private let names: [[UInt8]]
  private let signatures: UnsafeMutablePointer<Signature>
  /// Numbers by hash, open addressing, one more than they are; zero where there is none.
  private let places: UnsafeMutablePointer<Int32>
  private let mask: Int

  /// Gives each of `names` its place in them; of names that are there twice, the first one counts.
  init(_ names: [[UInt8]]) {
    var size = 8
    while size < names.count * 2 { size *= 2 }
    self.names = names
    mask = size - 1
    signatures = .allocate(capacity: max(1, names.count))
    places = .allocate(capacity: size)
    places.initialize(repeating: 0, count: size)
    for (number, name) in names.enumerated() {
      let signature = name.withUnsafeBufferPointer { Self.signature($0.baseAddress, $0.count) }
      signatures[number] = signature
      var place = Self.hash(signature) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = Int32(truncatingIfNeeded: number + 1)
    }
  }

  deinit {
    signatures.deallocate()
    places.deallocate()
  }

  /// The number of the name that these bytes are; -1 where it is none.
  @inline(__always)
  func number(_ base: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    let signature = Self.signature(base, count)
    var place = Self.hash(signature) & mask
    // The mask keeps the place within the table, half of which is free, so that the walk ends; what is not zero in it is one
    // more than the number of a signature.
    while places[place] != 0 {
      let number = Int(places[place]) - 1
      if signatures[number] == signature, count <= 16 || isName(number, base, count) { return number }
      place = (place &+ 1) & mask
    }
    return -1
  }

  func number(_ name: [UInt8]) -> Int { name.withUnsafeBufferPointer { number($0.baseAddress, $0.count) } }

  private func isName(_ number: Int, _ base: UnsafePointer<UInt8>?, _ count: Int) -> Bool {
    names[number].elementsEqual(UnsafeBufferPointer(start: base, count: count))
  }

  /// Every load is within the `count` bytes at `base`.
  @inline(__always)
  private static func signature(_ base: UnsafePointer<UInt8>?, _ count: Int) -> Signature {
    guard let base, count > 0 else { return Signature(count: 0, first: 0, last: 0) }
    let bytes = UnsafeRawPointer(base)
    if count >= 8 {
      return Signature(
        count: count, first: bytes.loadUnaligned(as: UInt64.self),
        last: bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
    }
    if count >= 4 {
      let first = bytes.loadUnaligned(as: UInt32.self)
      let last = bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      return Signature(count: count, first: UInt64(first) | UInt64(last) &<< 32, last: 0)
    }
    let (first, middle, last) = (base[0], base[count &>> 1], base[count &- 1])
    return Signature(count: count, first: UInt64(first) | UInt64(middle) &<< 8 | UInt64(last) &<< 16, last: 0)
  }

  @inline(__always)
  private static func hash(_ signature: Signature) -> Int {
    let mixed = (signature.first ^ UInt64(truncatingIfNeeded: signature.count)) &* 0x9E37_79B9_7F4A_7C15
    let product = (mixed ^ signature.last).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return Int(truncatingIfNeeded: (product.high ^ product.low) & 0x7FFF_FFFF)
  }
}
