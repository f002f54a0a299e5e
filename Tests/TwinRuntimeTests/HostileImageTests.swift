import Testing
import TwinImage
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinTestSupport

@Suite struct HostileImageTests {
  /// A small image that uses every table, as far as that goes in a few kilobytes.
  static let image: [UInt8] = {
    let model = randomModel(seed: 11, shape: RandomModelShape(packages: 2, elements: 2, twins: 3, members: 3))
    let largest = model.packages.ids.max { model.packages[$0].twins.count < model.packages[$1].twins.count }
    return runtimeImage(of: largest ?? ID(0), in: model)
  }()

  private func opens(_ bytes: [UInt8]) -> Bool {
    guard let registry = try? Registry(bytes: bytes) else { return false }
    return walkEverything(registry) > 0
  }

  @Test func `an image as written opens`() { #expect(opens(Self.image)) }

  @Test func `every flipped bit is refused`() {
    var image = Self.image
    var opened: [Int] = []
    for byte in image.indices {
      for bit in 0..<8 {
        image[byte] ^= 1 << UInt8(bit)
        if (try? Registry(bytes: image)) != nil { opened.append(byte * 8 + bit) }
        image[byte] ^= 1 << UInt8(bit)
      }
    }
    #expect(opened.isEmpty)
  }

  @Test func `an image changed on purpose is refused or answers, and never traps`() throws {
    let image = Self.image
    var refused = 0
    var answered = 0
    for byte in image.indices {
      for value in [image[byte] ^ 1, image[byte] &+ 1, 0xFF] {
        guard value != image[byte] else { continue }
        var changed = image
        changed[byte] = value
        guard let sealed = resealed(changed) else { continue }
        if opens(sealed) { answered += 1 } else { refused += 1 }
      }
    }
    // Names and texts may be changed to others; references mostly may not.
    #expect(answered > 100)
    #expect(refused > 1000)
  }

  @Test func `changes in several places at once never trap`() { change(Self.image, rounds: 4000) }

  @Test func `an image of version 1 that is changed never traps`() throws {
    let images = try ReleasesOfVersion1().images
    let image = try #require(images.min { $0.count < $1.count })
    #expect(opens(image))
    change(image, rounds: 150)
  }

  private func change(_ image: [UInt8], rounds: Int) {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<rounds {
      var changed = image
      for _ in 0..<(1 + random.below(6)) {
        let byte = ImageHeader.byteCount + random.below(changed.count - ImageHeader.byteCount)
        changed[byte] = random.chance(50) ? UInt8(random.below(8)) : UInt8(truncatingIfNeeded: random.next())
      }
      if let sealed = resealed(changed) { _ = opens(sealed) }
    }
  }

  @Test func `an image cut short or grown at any length is refused`() {
    let image = Self.image
    for length in 0..<image.count {
      #expect(throws: ImageError.self) { try Registry(bytes: Array(image[..<length])) }
    }
    for extra in 1...16 {
      #expect(throws: ImageError.self) { try Registry(bytes: image + [UInt8](repeating: 0, count: extra)) }
    }
  }

  @Test func `bytes at random are refused`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      var bytes = (0..<random.below(4096)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(throws: ImageError.self) { try Registry(bytes: bytes) }
      // With a header that looks right.
      bytes.replaceSubrange(0..<min(24, bytes.count), with: Self.image[..<min(24, bytes.count)])
      #expect(throws: ImageError.self) { try Registry(bytes: bytes) }
    }
  }

  @Test func `forged counts are refused without memory to match`() throws {
    let image = Self.image
    let sections = try #require(ImageColumn.sections(ofVersion: ImageHeader.version))
    for section in sections.indices {
      let entry = ImageHeader.byteCount + section * ImageSectionEntry.byteCount
      for (width, forged) in [(0, 0xFFFF_FFFF), (8, 0xFFFF_FFFF), (1, 0x7FFF_FFFF), (0, 1 << 20), (4, 1 << 30)] {
        var changed = image
        changed[entry + ImageSectionEntry.widthOffset] = UInt8(width)
        for byte in 0..<4 {
          changed[entry + ImageSectionEntry.countOffset + byte] = UInt8(truncatingIfNeeded: forged >> (byte * 8))
        }
        guard let sealed = resealed(changed) else { continue }
        // A million zeros may be a legal column; more rows have to have bytes.
        if forged == 1 << 20 {
          _ = opens(sealed)
        } else {
          #expect(throws: ImageError.self) { try Registry(bytes: sealed) }
        }
      }
    }
    var changed = image
    for byte in 0..<4 { changed[ImageHeader.sectionCountOffset + byte] = 0xFF }
    #expect(throws: ImageError.self) { try Registry(bytes: changed) }
  }

  @Test func `each refusal says what is wrong and what to do`() throws {
    func refusal(_ change: (inout [UInt8]) -> Void) -> ImageError? {
      var image = Self.image
      change(&image)
      do throws(ImageError) {
        _ = try Registry(bytes: image)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal { $0 = [] } == .empty)
    #expect(refusal { $0[0] = 0 } == .notAnImage)
    #expect(refusal { $0[8] = 9 } == .unsupportedVersion(found: 9, supported: 1...2))
    #expect(refusal { $0[8] = 0 } == .unsupportedVersion(found: 0, supported: 1...2))
    #expect(refusal { $0.replaceSubrange(12..<16, with: [1, 2, 3, 4]) } == .otherByteOrder)
    #expect(refusal { $0.removeLast(8) }.map { "\($0)".contains("fetch the artifact again") } == true)
    #expect(refusal { $0[33] ^= 1 } == .damaged(section: "header"))
    let text = try #require(refusal { $0[$0.count - 1] ^= 1 })
    #expect("\(text)".contains("damaged in section"))
    let newer = try #require(refusal { $0[8] = 3 })
    #expect(
      "\(newer)"
        == "the image has format version 3, this library reads up to 2; update the library, or build the artifact with the compiler that goes with it"
    )
  }
}
