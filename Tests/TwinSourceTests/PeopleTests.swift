import Testing

@testable import TwinSource

/// Who has to be someone else is held to the person, not to the spelling.
@Suite struct PeopleTests {
  private static let bob = "Bob <bob@example.com>"

  @Test func `a person is the same however they are written`() {
    for other in [
      Self.bob, "bob <BOB@example.com>", "  Bob   <bob@example.com> ", "bob@example.com", "Bob@Example.com", "Bob",
      "<bob@example.com>", "mailto:bob@example.com", "Robert < bob@example.com >", "\"Bob\" <bob@example.com>",
      "b\u{200B}ob", "@bob", "\u{2068}Bob\u{2069}",
    ] {
      #expect(isSamePerson(Self.bob, other) && isSamePerson(other, Self.bob), "\(other)")
    }
    #expect(isSamePerson("jane.doe", "jane.doe@example.com") && isSamePerson("Jane  Doe", "jane doe"))
    #expect(
      isSamePerson("Ünal", "U\u{308}NAL") && isSamePerson("team-hvac", "Team-HVAC") && isSamePerson("@a/b", "a/b"))
  }

  @Test func `what people write where they have no name names nobody`() {
    for text in [
      "", " ", "n/a", "N/A.", "none", "(None)", "-", "—", "?", "tbd", "TBD", "to be\tdefined", "no one", "\u{200B}",
    ] {
      #expect(namesNobody(text), "\(text)")
    }
    for text in ["Na", "a", "Nona", "None Such", "tbd@example.com", "team-tbd", "王", "007", "Bob <bob@example.com>"] {
      #expect(!namesNobody(text), "\(text)")
    }
  }

  @Test func `two people are two`() {
    for other in [
      "Bob <bob@example.org>", "bob@example.org", "Alice <alice@example.com>", "Alice", "bo", "bobby", "example.com",
      "bob.example.com", "bob@example.com.evil.org", "Bob <", "",
    ] {
      #expect(!isSamePerson(Self.bob, other) && !isSamePerson(other, Self.bob), "\(other)")
    }
    #expect(!isSamePerson("jane.doe", "jane@doe") && !isSamePerson("a", "b") && !isSamePerson("jane", "Jane Doe"))
  }

  @Test func `people are found again as they are told apart, whatever came before`() {
    let names = ["bob", "jane doe", "ünal", "team-x", "", "a@b", "jane.doe"]
    let hosts = ["example.com", "example.org", "b"]
    var seed: UInt64 = 7
    func pick<T>(_ list: [T]) -> T {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return list[Int(seed >> 33) % list.count]
    }
    for _ in 0..<400 {
      var (people, naive) = (People(), [String]())
      for _ in 0..<12 {
        let address = pick(names).split(separator: " ").joined(separator: ".") + "@" + pick(hosts)
        let text = pick([pick(names), address, pick(names) + " <" + address + ">", "@" + pick(names)])
        let known = naive.firstIndex { isSamePerson($0, text) }
        #expect(people.position(of: text) == known, "\(text) among \(naive)")
        if known == nil { naive.append(text) }
        #expect(people.add(text) == (known ?? naive.count - 1, known == nil))
        #expect(people.names == naive)
      }
    }
  }

  @Test func `of many names the first ones are told`() {
    #expect(shortList(["a", "b"]) == "a, b" && shortList(["a", "b", "c"], most: 1) == "a and 2 more")
  }

  @Test func `which two are the same is told where spelling hides it`() {
    #expect(samePersonNotes("a", "a") == [])
    #expect(
      samePersonNotes("bob@example.com", Self.bob) == ["`bob@example.com` and `\(Self.bob)` name the same person"])
  }
}
