import Testing
import TwinOutput

/// Shares as people read them, wherever they stand.
@Suite struct ShareTextTests {
  @Test func `a share is rounded to the nearest`() {
    #expect(shareText(224, of: 231, scale: 100, digits: 2) == "96.97")
    #expect(shareText(1, of: 3, scale: 100, digits: 2) == "33.33")
    #expect(shareText(2, of: 3, scale: 1, digits: 6) == "0.666667")
    #expect(shareText(1, of: 8, scale: 100, digits: 0) == "13", "a half goes up")
    #expect(shareText(1, of: 16, scale: 100, digits: 1) == "6.3")
  }

  @Test func `only nothing is nothing, and only all of them are all`() {
    #expect(shareText(99_999, of: 100_000, scale: 100, digits: 2) == "99.99")
    #expect(shareText(.max - 1, of: .max, scale: 100, digits: 2) == "99.99")
    #expect(shareText(.max - 1, of: .max, scale: 1, digits: 6) == "0.999999")
    #expect(shareText(1, of: 1_000_000, scale: 100, digits: 2) == "0.01")
    #expect(shareText(1, of: .max, scale: 1, digits: 6) == "0.000001")
    #expect(shareText(999, of: 1_000, scale: 100, digits: 0) == "99")
    #expect(shareText(1, of: 1_000, scale: 100, digits: 0) == "1")
    for digits in 0...6 {
      let point = digits == 0 ? "" : "." + String(repeating: "0", count: digits)
      #expect(shareText(.max, of: .max, scale: 100, digits: digits) == "100" + point)
      #expect(shareText(0, of: .max, scale: 100, digits: digits) == "0" + point)
    }
  }

  @Test func `what is no part of anything has no share`() {
    #expect(shareText(0, of: 0, scale: 100, digits: 2) == nil)
    #expect(shareText(-1, of: 3, scale: 100, digits: 2) == nil)
    #expect(shareText(4, of: 3, scale: 100, digits: 2) == nil)
    #expect(shareText(0, of: -1, scale: 100, digits: 2) == nil)
  }
}
