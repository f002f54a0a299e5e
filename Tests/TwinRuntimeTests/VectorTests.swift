import CVectors
import Testing
import TwinImage
import TwinTestSupport

/// What is compiled for wide vectors, what is compiled for all processors, and the same said plainly.
@Suite struct VectorTests {
  private let isWide = twin_has_wide_vectors()

  @Test func `what a processor looks at many at once is what it would be one by one`() {
    var random = SeededGenerator(seed: 7)
    for count in [0, 1, 2, 3, 7, 15, 16, 31, 32, 33, 63, 64, 65, 127, 128, 300] {
      for _ in 0..<60 {
        check(count, UInt8.self, 0..<256, &random, (twin_exceeds_8_plain, twin_exceeds_8_wide))
        check(count, UInt16.self, 0..<65_536, &random, (twin_exceeds_16_plain, twin_exceeds_16_wide))
        check(count, UInt32.self, 0..<(1 << 31), &random, (twin_exceeds_32_plain, twin_exceeds_32_wide))
        checkFalls(count, UInt8.self, &random, (twin_falls_8_plain, twin_falls_8_wide))
        checkFalls(count, UInt16.self, &random, (twin_falls_16_plain, twin_falls_16_wide))
        checkFalls(count, UInt32.self, &random, (twin_falls_32_plain, twin_falls_32_wide))
      }
    }
  }

  /// Values at a limit and below it, and one that may be just above.
  private func check<Value: FixedWidthInteger>(
    _ count: Int, _: Value.Type, _ limits: Range<UInt64>, _ random: inout SeededGenerator,
    _ exceeds: (plain: (UnsafeRawPointer, Int, Value) -> Bool, wide: (UnsafeRawPointer, Int, Value) -> Bool)
  ) {
    let greatest = Value(UInt64.random(in: limits, using: &random))
    var values = (0..<count).map { _ in Bool.random(using: &random) ? greatest : Value.random(in: 0...greatest) }
    if let place = values.indices.randomElement(using: &random), greatest < Value(limits.upperBound - 1) {
      values[place] = greatest + 1
    }
    let expected = values.contains { $0 > greatest }
    values.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      #expect(exceeds.plain(base, count, greatest) == expected)
      #expect(!isWide || exceeds.wide(base, count, greatest) == expected)
    }
  }

  private func checkFalls<Value: FixedWidthInteger>(
    _ count: Int, _: Value.Type, _ random: inout SeededGenerator,
    _ falls: (plain: (UnsafeRawPointer, Int) -> Bool, wide: (UnsafeRawPointer, Int) -> Bool)
  ) {
    var values = (0...count).map { _ in Value.random(in: 0...(Value.max >> 1), using: &random) }.sorted()
    if Bool.random(using: &random), let place = values.indices.dropFirst().randomElement(using: &random) {
      values[place] = Value.random(in: 0...(Value.max >> 1), using: &random)
    }
    let expected = zip(values, values.dropFirst()).contains { $0 > $1 }
    values.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let second = base + MemoryLayout<Value>.size
      #expect(falls.plain(second, count) == expected)
      #expect(!isWide || falls.wide(second, count) == expected)
    }
  }

  @Test func `every byte but plain characters ends a run of them`() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<16 {
        var text = [UInt8](repeating: 0x61, count: 16)
        text[place] = byte
        let isPlain = byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5C
        #expect(twin_ends_of_plain_text(text) == (isPlain ? 0 : 1 << UInt32(place)))
      }
    }
  }

  @Test func `two checksums at once are those of each, on any processor`() {
    let words = (0..<4_096).map { _ in UInt64.random(in: .min ... .max) }
    words.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for blocks in [0, 1, 2, 3, 100, 256] {
        let others = base + 64 * 256
        var (one, other) = (ImageChecksum(), ImageChecksum())
        ImageChecksum.add(base, to: &one, others, to: &other, count: 64 * blocks)
        #expect(one.value == imageChecksum(base, count: 64 * blocks))
        #expect(other.value == imageChecksum(others, count: 64 * blocks))
        var (plain, wide) = ([twin_checksum(), twin_checksum()], [twin_checksum(), twin_checksum()])
        plain.withUnsafeMutableBufferPointer { twin_checksum_add_two_plain(&$0[0], base, &$0[1], others, blocks) }
        guard isWide else { continue }
        wide.withUnsafeMutableBufferPointer { twin_checksum_add_two_wide(&$0[0], base, &$0[1], others, blocks) }
        #expect(plain.withUnsafeBytes { Array($0) } == wide.withUnsafeBytes { Array($0) })
      }
    }
  }
}
