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

  @Test func `which two are the same is told where spelling hides it`() {
    #expect(samePersonNotes("a", "a") == [])
    #expect(
      samePersonNotes("bob@example.com", Self.bob) == ["`bob@example.com` and `\(Self.bob)` name the same person"])
  }
}
