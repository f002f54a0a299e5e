import Testing

@testable import TwinSource

@Suite struct SuggestionTests {
  @Test func `the nearest candidate within a third of the word is suggested`() {
    let keys = ["properties", "telemetry", "commands", "title", "is", "id"]
    let expected: [String: String?] = [
      "propertes": "properties", "porperties": "properties", "Telemetry": "telemetry", "telemtry": "telemetry",
      "command": "commands", "titel": "title", "tite": "title", "iz": "is", "xyz": nil, "propositions": nil, "": nil,
      "relationships": nil,
    ]
    for (word, candidate) in expected { #expect(nearest(to: word, in: keys) == candidate, "\(word)") }
  }

  @Test func `names below the same package are compared by themselves`() {
    #expect(nearest(to: "com.acme.plant.Zone", in: ["com.acme.plant.Fan"]) == nil)
    #expect(nearest(to: "com.acme.plant.Fam", in: ["com.acme.plant.Fan"]) == "com.acme.plant.Fan")
    #expect(nearest(to: "com.acme.plnat.Fan", in: ["com.acme.plant.Fan"]) == "com.acme.plant.Fan")
    #expect(
      nearest(to: "com.acme.Fan/spede", in: ["com.acme.Fan/state", "com.acme.Fan/speed"]) == "com.acme.Fan/speed")
  }

  @Test func `ties go to the first candidate, and the exact one wins over earlier near ones`() {
    #expect(nearest(to: "cat", in: ["bat", "hat"]) == "bat")
    #expect(nearest(to: "cat", in: ["hat", "bat"]) == "hat")
    #expect(nearest(to: "cat", in: ["bat", "CAT"]) == "CAT")
    #expect(nearest(to: "cat", in: [String]()) == nil)
  }

  @Test func `a word is never suggested for itself`() {
    #expect(nearest(to: "cat", in: ["cat"]) == nil)
    #expect(nearest(to: "cat", in: ["cat", "car"]) == "car")
  }

  @Test func `the distance counts insertions, deletions, replacements and swaps of neighbours`() {
    let cases: [(String, String, Int)] = [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1),
      ("abc", "ab", 1),
      ("abc", "xabc", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("abcdef", "badcfe", 3),
    ]
    for (a, b, distance) in cases {
      #expect(editDistance(Array(a.utf8), Array(b.utf8)) == distance)
      #expect(editDistance(Array(b.utf8), Array(a.utf8)) == distance)
    }
  }

  @Test func `long words are left alone, near ones at most three edits away`() {
    let long = String(repeating: "x", count: 65)
    #expect(nearest(to: long, in: [long]) == nil)
    let word = String(repeating: "y", count: 64)
    #expect(nearest(to: word, in: ["abc" + word.dropFirst(3)]) != nil)
    #expect(nearest(to: word, in: ["abcd" + word.dropFirst(4)]) == nil)
  }
}
