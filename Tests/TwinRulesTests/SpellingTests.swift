import Testing
import TwinModel
import TwinTestSupport

@testable import TwinRules

/// Misspellings: what counts as one, and that the index finds them all.
@Suite struct SpellingTests {
  private func isSlip(_ wrong: String, of right: String, isVocabulary: Bool = false) -> Bool {
    guard let edit = SpellingEdit(wrong: Array(wrong.utf8), right: Array(right.utf8)) else { return false }
    return TwinRules.isSlip(Array(wrong.utf8), of: Array(right.utf8), edit, isVocabulary: isVocabulary)
  }

  @Test(arguments: [
    ("temprature", "temperature"), ("presure", "pressure"), ("humidty", "humidity"), ("statsu", "status"),
    ("setpiont", "setpoint"), ("tempereture", "temperature"), ("temperatture", "temperature"), ("sensorr", "sensor"),
    ("controler", "controller"), ("temperatur", "temperature"), ("colour", "coluor"),
  ])
  func `a slip is one`(wrong: String, right: String) {
    #expect(isSlip(wrong, of: right))
  }

  @Test(arguments: [
    ("valve", "value"), ("lower", "power"), ("hotel", "hot"), ("meter", "metre"), ("color", "colour"),
    ("sensors", "sensor"), ("closed", "close"), ("heater", "heated"), ("labelled", "labeled"), ("state", "stage"),
    ("organization", "organisation"), ("actuators", "actuator"), ("reheating", "heating"), ("aging", "ageing"),
    ("aluminum", "aluminium"), ("condensor", "condenser"), ("same", "same"), ("twoedits", "towedist"),
  ])
  func `another word, form or spelling is none`(wrong: String, right: String) {
    #expect(!isSlip(wrong, of: right))
  }

  @Test(arguments: [("suply", "supply"), ("retun", "return"), ("wather", "water"), ("daper", "damper")])
  func `next to a word of the vocabulary shorter words have slips`(wrong: String, right: String) {
    #expect(isSlip(wrong, of: right, isVocabulary: true))
    #expect(!isSlip(wrong, of: right))
  }

  @Test(arguments: [("waters", "water"), ("heaters", "heater"), ("lower", "power"), ("fans", "fan"), ("pumps", "pump")])
  func `another form of a word of the vocabulary is no slip`(wrong: String, right: String) {
    #expect(!isSlip(wrong, of: right, isVocabulary: true))
  }

  @Test func `an edit says what it does`() {
    func edit(_ wrong: String, _ right: String) -> SpellingEdit? {
      SpellingEdit(wrong: Array(wrong.utf8), right: Array(right.utf8))
    }
    #expect(edit("presure", "pressure") == .missing(4))
    #expect(edit("pressurre", "pressure") == .surplus(7))
    #expect(edit("prassure", "pressure") == .replaced(2))
    #expect(edit("prsesure", "pressure") == .swapped(2))
    #expect(edit("", "a") == .missing(0))
    #expect(edit("a", "") == .surplus(0))
    #expect(edit("", "") == nil)
    #expect(edit("pressure", "pressure") == nil)
    #expect(edit("pesrsure", "pressure") == nil)
  }

  @Test func `the index finds what comparing with every word finds`() {
    var random = SeededGenerator(seed: 31)
    func word() -> [UInt8] { (0..<1 + random.below(7)).map { _ in UInt8(ascii: "a") + UInt8(random.below(3)) } }
    let words = Set((0..<400).map { _ in word() }).sorted { $0.lexicographicallyPrecedes($1) }
    var index = SpellingIndex()
    for (number, letters) in words.enumerated() { index.add(Word(UInt32(number)), letters) }
    var found = 0
    for _ in 0..<400 {
      let wrong = word()
      let expected = words.indices.filter { SpellingEdit(wrong: wrong, right: words[$0]) != nil }
      #expect(index.neighbours(of: wrong).map { Int($0.word.rawValue) } == expected)
      found += expected.count
    }
    #expect(found > 1_000)
  }

  @Test func `words of a length that nobody writes are left out`() {
    var index = SpellingIndex()
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 500)
    index.add(Word(0), long)
    #expect(index.neighbours(of: Array(long.dropLast())).isEmpty)
  }
}
