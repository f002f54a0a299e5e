import Glibc
import TwinImage

/// Texts by number, each once: ids, names of types and of relationships. Compared as bytes.
struct GraphTexts: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends in the bytes.
  private var ends: [Int] = []
  /// Numbers by hash, open addressing, one more than they are; zero where there is none.
  private var places: [UInt32]
  /// Not the same in two runs, so that nobody can choose ids that meet in one place.
  private let seed = UInt64.random(in: .min ... .max)

  init() { places = [UInt32](repeating: 0, count: 16) }

  var count: Int { ends.count }

  /// The text of `number`, as bytes.
  func withText<Result>(_ number: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = range(number)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The text of `number`.
  func string(_ number: UInt32) -> String { withText(number) { String(decoding: $0, as: UTF8.self) } }

  private func range(_ number: UInt32) -> Range<Int> {
    let index = Int(number)
    guard index < ends.count else { return 0..<0 }
    return (index > 0 ? ends[index - 1] : 0)..<ends[index]
  }

  /// The number of `text`, which gets one if it has none.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> UInt32 {
    var place = place(of: text)
    if places[place] != 0 { return places[place] - 1 }
    if (ends.count + 1) * 2 > places.count {
      grow()
      place = self.place(of: text)
    }
    let number = UInt32(truncatingIfNeeded: ends.count)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    places[place] = number + 1
    return number
  }

  mutating func intern(_ text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// Where `text` stands, or may be put. At least half of the places are free, so that the search ends.
  private func place(of text: UnsafeRawBufferPointer) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: imageHash(text, seed: seed)) & mask
    bytes.withUnsafeBytes { bytes in
      while places[place] != 0 {
        let range = range(places[place] - 1)
        if range.count == text.count {
          // Both have as many bytes as are compared; of none there is no base.
          guard let known = bytes.baseAddress, let base = text.baseAddress, text.count > 0 else { return }
          if memcmp(known + range.lowerBound, base, text.count) == 0 { return }
        }
        place = (place + 1) & mask
      }
    }
    return place
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: places.count * 2)
    let mask = larger.count - 1
    for number in 0..<UInt32(truncatingIfNeeded: ends.count) {
      var place = Int(truncatingIfNeeded: withText(number) { imageHash($0, seed: seed) }) & mask
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = number + 1
    }
    places = larger
  }
}
