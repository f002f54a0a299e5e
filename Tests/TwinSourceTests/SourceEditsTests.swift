import Testing
import TwinSource

@Suite struct SourceEditsTests {
  static let file = FileID(0)

  func edit(_ start: UInt32, _ end: UInt32, _ text: String, in file: FileID = Self.file) -> Edit {
    Edit(Place(file, ByteRange(start, end)), text)
  }

  func applied(_ groups: [[Edit]], to text: String) -> (text: String, outcomes: [SourceEdits.Outcome]) {
    var edits = SourceEdits()
    let outcomes = groups.map { edits.add($0) }
    return (String(decoding: edits.apply(to: Array(text.utf8), of: Self.file), as: UTF8.self), outcomes)
  }

  @Test func `edits are made in order of place, whatever the order in which they come`() {
    let result = applied([[edit(6, 9, "Pump")], [edit(0, 3, "Blower"), edit(9, 9, "!")]], to: "Fan , Fan")
    #expect(result.text == "Blower , Pump!")
    #expect(result.outcomes == [.accepted, .accepted])
  }

  @Test func `a group that overlaps an earlier one is refused whole`() {
    let result = applied([[edit(2, 5, "xyz")], [edit(0, 1, "A"), edit(4, 6, "-")]], to: "abcdefgh")
    #expect(result.text == "abxyzfgh")
    #expect(result.outcomes == [.accepted, .overlapping(Place(Self.file, ByteRange(4, 6)))])
  }

  @Test func `identical edits of two groups count once`() {
    let result = applied([[edit(0, 1, "{"), edit(4, 4, "1")], [edit(0, 1, "{"), edit(2, 2, "2")]], to: "[a, b]")
    #expect(result.text == "{a2, 1b]")
    #expect(result.outcomes == [.accepted, .accepted])
    #expect(
      applied([[edit(0, 1, "{")], [edit(0, 1, "{")], []], to: "[").outcomes == [
        .accepted, .alreadyThere, .alreadyThere,
      ])
  }

  @Test func `two insertions at one offset are a guess`() {
    let result = applied([[edit(1, 1, "x")], [edit(1, 1, "y")]], to: "ab")
    #expect(result.text == "axb")
    #expect(result.outcomes.last == .overlapping(Place(Self.file, ByteRange(1, 1))))
    #expect(applied([[edit(1, 1, "x"), edit(1, 1, "y")]], to: "ab").outcomes.first != .accepted)
  }

  @Test func `an insertion may touch a replacement and not stand inside of it`() {
    let touching = applied([[edit(1, 3, "__")], [edit(1, 1, "<")], [edit(3, 3, ">")]], to: "abcd")
    #expect(touching.text == "a<__>d")
    #expect(applied([[edit(1, 3, "__")], [edit(2, 2, "|")]], to: "abcd").outcomes.last != .accepted)
    #expect(applied([[edit(2, 2, "|")], [edit(1, 3, "__")]], to: "abcd").outcomes.last != .accepted)
  }

  @Test func `files do not get into each other's way`() {
    var edits = SourceEdits()
    edits.add([edit(0, 1, "A"), edit(0, 1, "B", in: FileID(1))])
    #expect(edits.files == [FileID(0), FileID(1)])
    #expect(edits.apply(to: Array("xyz".utf8), of: FileID(1)) == Array("Byz".utf8))
    #expect(edits.apply(to: Array("xyz".utf8), of: FileID(2)) == Array("xyz".utf8))
  }
}
