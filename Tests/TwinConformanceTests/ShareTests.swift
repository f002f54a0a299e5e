import Testing
import TwinConformance

/// Shares and the thresholds that they are held to.
@Suite struct ShareTests {
  @Test func `only all of them are a hundred percent`() {
    #expect(Share(conforming: 3, total: 3).percentage == "100.00 %")
    #expect(Share(conforming: 99_999, total: 100_000).percentage == "99.99 %")
    #expect(Share(conforming: 1, total: 3).percentage == "33.33 %")
    #expect(Share(conforming: 224, total: 231).percentage == "96.97 %")
    #expect(Share(conforming: 1, total: 1_000_000).percentage == "0.01 %")
    #expect(Share(conforming: 0, total: 7).percentage == "0.00 %")
    #expect(Share().percentage == "nothing to measure" && Share().text(scale: 1, digits: 6) == nil)
    #expect(Share(conforming: .max - 1, total: .max).percentage == "99.99 %")
  }

  @Test func `thresholds are exact`() throws {
    let threshold = try #require(Threshold("99.5%"))
    #expect(threshold.isMet(by: Share(conforming: 199, total: 200)) == true)
    #expect(threshold.isMet(by: Share(conforming: 1_989, total: 2_000)) == false)
    #expect(threshold.isMet(by: Share()) == nil)
    #expect(Threshold.all.isMet(by: Share(conforming: .max, total: .max)) == true)
    #expect(Threshold.all.isMet(by: Share(conforming: .max - 1, total: .max)) == false)
    for text in ["", "%", "-1", "100.1", "101", "1.1234567", "1e1", "NaN", "½", "9 9", ".5", "5.", "0.6", "1", "1.0"] {
      #expect(Threshold(text) == nil, "\(text)")
    }
    for text in ["0", "100%", "100.000000", "99.999999 %", "0.6%", "1 %", "1.1", "0.0"] {
      #expect(Threshold(text) != nil, "\(text)")
    }
  }

  /// Whoever writes 0.6 may mean either.
  @Test func `numbers up to one without a percent sign are asked after`() {
    for (text, advice) in [
      ("0.6", "write 0.6% or 60%, whichever is meant"), ("1", "write 1% or 100%, whichever is meant"),
      ("0.995", "write 0.995% or 99.5%, whichever is meant"),
      ("0.000001", "write 0.000001% or 0.0001%, whichever is meant"),
      ("most", "write a percentage from 0 to 100 with at most six digits after the point"),
    ] {
      #expect(Threshold(text) == nil && Threshold.advice(on: text) == advice, "\(text)")
    }
  }
}
