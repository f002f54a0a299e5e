import Testing

@testable import TwinSource

@Suite struct FindingTests {
  private func finding(
    _ rule: RuleID = "a/b", _ message: String = "m", file: UInt32 = 0, _ start: UInt32 = 0, _ end: UInt32 = 1,
    subject: String = ""
  ) -> Finding {
    Finding(rule, .error, message, at: Place(FileID(file), ByteRange(start, end)), subject: subject)
  }

  @Test func `findings are ordered by file, place, rule, message, subject`() {
    let ordered = [
      finding(file: 0, 0, 1), finding(file: 0, 0, 1, subject: "s"), finding("a/b", "n", file: 0, 0, 1),
      finding("a/c", "a", file: 0, 0, 1), finding("a/a", "a", file: 0, 0, 2), finding("a/a", file: 0, 5, 6),
      finding("a/a", file: 1, 0, 1), Finding("a/a", .note, "m", at: .none),
    ]
    for (i, a) in ordered.enumerated() {
      for (j, b) in ordered.enumerated() { #expect(Finding.inOrder(a, b) == (i < j), "\(i) \(j)") }
    }
    #expect(ordered.reversed().sorted(by: Finding.inOrder) == ordered)
  }

  @Test func `a fingerprint survives moved lines and nothing else`() {
    let one = finding("a/b", "m", subject: "s").fingerprint
    var moved = finding("a/b", "m", file: 3, 70, 90, subject: "s")
    moved.severity = .warning
    moved.notes = ["n"]
    #expect(moved.fingerprint == one)
    let others = [
      finding("a/c", "m", subject: "s"), finding("a/b", "n", subject: "s"), finding("a/b", "m", subject: "t"),
    ]
    #expect(Set(others.map(\.fingerprint) + [one]).count == 4)
    // Text may not slide from one part into the next.
    #expect(finding("a/b", "m", subject: "xs").fingerprint != finding("a/bx", "m", subject: "s").fingerprint)
    #expect(finding("a/b", "xm", subject: "s").fingerprint != finding("a/b", "m", subject: "sx").fingerprint)
  }

  @Test func `a fingerprint is sixteen hexadecimal digits, the same for ever`() {
    // FNV-1a of "a/b", FF, FF, "m", FF, worked out independently.
    #expect(finding("a/b", "m").fingerprint == "026552cabc4a3feb")
    for i in 0..<2000 {
      let fingerprint = finding("a/b", "\(i)").fingerprint
      #expect(fingerprint.utf8.count == 16 && fingerprint.allSatisfy { "0123456789abcdef".contains($0) })
    }
  }

  @Test func `places order by file, start, end, and the place of nothing is last`() {
    let places =
      [(0, 0, 0), (0, 0, 5), (0, 1, 2), (1, 0, 1)].map { Place(FileID($0.0), ByteRange($0.1, $0.2)) } + [Place.none]
    #expect(places.reversed().sorted() == places)
    #expect(Place.none.isNone && !places[0].isNone)
    #expect(ByteRange(5, 3) == ByteRange(5, 5) && ByteRange(2, 7).count == 5)
  }

  @Test func `severities order from note to error, audiences name their members`() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
    #expect(Severity.allCases.map(\.name) == ["note", "warning", "error"])
    #expect(Audiences([.models, .producers, .code]).names == ["producers", "code", "models"])
    #expect(Audiences().names.isEmpty)
  }
}
