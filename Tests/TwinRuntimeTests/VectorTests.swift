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
        check(count, UInt32.self, 0..<(1 << 32), &random, (twin_exceeds_32_plain, twin_exceeds_32_wide))
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

  @Test func `one pass adds the words of a column and finds the value that is less than the one before`() {
    var random = SeededGenerator(seed: 11)
    for blocks in [0, 1, 2, 3, 9] {
      for _ in 0..<60 {
        checkSteps(blocks, UInt8.self, &random, (twin_checksum_add_steps_8_plain, twin_checksum_add_steps_8_wide))
        checkSteps(blocks, UInt16.self, &random, (twin_checksum_add_steps_16_plain, twin_checksum_add_steps_16_wide))
        checkSteps(blocks, UInt32.self, &random, (twin_checksum_add_steps_32_plain, twin_checksum_add_steps_32_wide))
      }
    }
  }

  private typealias AddSteps = (UnsafeMutablePointer<twin_checksum>, UnsafeRawPointer, Int) -> Bool

  private func checkSteps<Value: FixedWidthInteger>(
    _ blocks: Int, _: Value.Type, _ random: inout SeededGenerator, _ add: (plain: AddSteps, wide: AddSteps)
  ) {
    let count = blocks * 64 / MemoryLayout<Value>.size
    var values = (0..<max(1, count)).map { _ in Value.random(in: 0...(Value.max >> 1), using: &random) }.sorted()
    if Bool.random(using: &random), let place = values.indices.randomElement(using: &random) {
      values[place] = Value.random(in: 0...(Value.max >> 1), using: &random)
    }
    let isFalling = count > 0 && zip(values, values.dropFirst()).contains { $0 > $1 }
    values.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for add in isWide ? [add.plain, add.wide] : [add.plain] {
        var (alone, together) = (twin_checksum(), twin_checksum())
        twin_checksum_add_plain(&alone, base, blocks)
        #expect(add(&together, base, blocks) == isFalling)
        let areSame = withUnsafeBytes(of: alone) { a in withUnsafeBytes(of: together) { a.elementsEqual($0) } }
        #expect(areSame)
      }
    }
  }

  @Test func `the first value between two others is what a walk finds, wherever reading ends`() {
    var random = SeededGenerator(seed: 9)
    for count in [0, 1, 2, 7, 8, 9, 15, 16, 17, 20, 31, 32, 33, 63, 64, 65, 100] {
      for behind in [0, 1, 5, 8, 31, 32, 40] {
        for _ in 0..<20 {
          checkFirst(count, behind, UInt8.self, &random, twin_first_between_8)
          checkFirst(count, behind, UInt16.self, &random, twin_first_between_16)
          checkFirst(count, behind, UInt32.self, &random, twin_first_between_32)
        }
      }
    }
  }

  /// Values of which few are between the two, and `behind` more that may be read and are all between them.
  private func checkFirst<Value: FixedWidthInteger>(
    _ count: Int, _ behind: Int, _: Value.Type, _ random: inout SeededGenerator,
    _ find: (UnsafeRawPointer, Int, UnsafeRawPointer, Value, Value) -> Int
  ) {
    let least = Value.random(in: 0...Value.max, using: &random)
    let greatest = Value.random(in: least...Value.max, using: &random)
    var values = (0..<count).map { _ -> Value in
      let value = Value.random(in: 0...Value.max, using: &random)
      return value < least || value > greatest || Int.random(in: 0..<20, using: &random) == 0 ? value : greatest &+ 1
    }
    let expected = values.firstIndex { $0 >= least && $0 <= greatest } ?? count
    values += [Value](repeating: least, count: behind)
    // A copy that ends where reading has to, so that the sanitizer of addresses sees what goes past.
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: values.count * MemoryLayout<Value>.size, alignment: 1)
    defer { memory.deallocate() }
    values.withUnsafeBytes { memory.copyMemory(from: $0) }
    guard let base = memory.baseAddress else { return }
    #expect(find(base, count, base + memory.count, least, greatest) == expected)
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

  @Test func `a checksum is what the format says, on any processor`() {
    let words = (0..<2_048).map { _ in UInt64.random(in: .min ... .max) }
    words.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for count in [0, 1, 7, 8, 9, 16, 17, 800, 2_048] {
        #expect(imageChecksum(base, count: 8 * count) == Self.checksum(words.prefix(count)))
      }
      for blocks in [0, 1, 2, 3, 100, 256] {
        var plain = twin_checksum()
        var wide = twin_checksum()
        twin_checksum_add_plain(&plain, base, blocks)
        guard isWide else { continue }
        twin_checksum_add_wide(&wide, base, blocks)
        #expect(Self.bytes(plain) == Self.bytes(wide))
      }
    }
  }

  /// The words of ImageFormat.md on checksums, one after the other.
  private static func checksum(_ words: ArraySlice<UInt64>) -> UInt64 {
    if words.isEmpty { return 0 }
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
    var sums = [UInt64](repeating: 0, count: 8)
    var mixes = [0: UInt64(0), 1: 0, 4: 0, 5: 0]
    for block in stride(from: 0, to: words.count, by: 8) {
      for word in 0..<min(8, words.count - block) { sums[word] &+= words[words.startIndex + block + word] }
      for (index, mix) in mixes {
        let turned = rotated(mix, 32)
        mixes[index] = turned &+ turned &+ (turned ^ (sums[index] &+ rotated(sums[index + 2], 32)))
      }
    }
    var hash = UInt64(words.count * 8) &* prime
    for value in sums + mixes.sorted(by: { $0.key < $1.key }).map(\.value) { hash = rotated(hash ^ value, 29) &* prime }
    return hash ^ (hash >> 32)
  }

  private static func bytes(_ checksum: twin_checksum) -> [UInt8] { withUnsafeBytes(of: checksum) { Array($0) } }

  @Test func `values that are looked at while their checksum is taken are looked at one by one, on any processor`() {
    var random = SeededGenerator(seed: 8)
    for blocks in [0, 1, 2, 3, 31, 32, 100] {
      for _ in 0..<40 {
        check(blocks, UInt8.self, &random, (twin_checksum_add_8_plain, twin_checksum_add_8_wide))
        check(blocks, UInt16.self, &random, (twin_checksum_add_16_plain, twin_checksum_add_16_wide))
        check(blocks, UInt32.self, &random, (twin_checksum_add_32_plain, twin_checksum_add_32_wide))
      }
    }
  }

  private typealias Adding<Value> = (UnsafeMutablePointer<twin_checksum>, UnsafeRawPointer, Int, Value) -> Bool

  /// Values at a limit and below it, and one that may be just above, anywhere.
  private func check<Value: FixedWidthInteger>(
    _ blocks: Int, _: Value.Type, _ random: inout SeededGenerator,
    _ adds: (plain: Adding<Value>, wide: Adding<Value>)
  ) {
    let greatest = Value.random(in: 0...Value.max, using: &random)
    var values = (0..<blocks * 64 / MemoryLayout<Value>.size).map { _ in
      Bool.random(using: &random) ? greatest : Value.random(in: 0...greatest, using: &random)
    }
    if let place = values.indices.randomElement(using: &random), greatest < .max, Bool.random(using: &random) {
      values[place] = greatest + 1
    }
    let expected = values.contains { $0 > greatest }
    // Images are aligned; the functions need no more than words are.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: blocks * 64 + 8, alignment: 64)
    defer { memory.deallocate() }
    for offset in [0, 8] {
      guard let base = memory.baseAddress.map({ $0 + offset }) else { return }
      values.withUnsafeBytes { base.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(base), byteCount: $0.count) }
      for (add, isRun) in [(adds.plain, true), (adds.wide, isWide)] where isRun {
        var sum = twin_checksum()
        var alone = twin_checksum()
        twin_checksum_add_plain(&alone, base, blocks)
        #expect(add(&sum, base, blocks, greatest) == expected)
        #expect(Self.bytes(sum) == Self.bytes(alone))
      }
    }
  }
}
