import Testing
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinTestSupport

@Suite struct LookupTests {
  /// A name of `length` letters.
  private static func name(_ length: Int, capital: Bool) -> String {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    let name = (0..<length).map { letters[($0 * 7 + length) % 26] }.joined()
    return capital ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  @Test func `names of any length are found, and those that differ in one letter are not`() throws {
    let lengths = 1...72
    let types = lengths.map { Self.name($0, capital: true) }
    let members = lengths.map { Self.name($0, capital: false) }
    var source = "twins:\n"
    for (type, member) in zip(types, members) {
      source += "  \(type):\n    title: A type\n    properties: {\(member): double}\n"
    }
    let registry = try registry(source)
    var wrong: [String] = []
    for (type, member) in zip(types, members) {
      let id = "com.example." + type
      if registry.type(id)?.name != type { wrong.append(id) }
      if registry.member(id + "/" + member)?.name != member { wrong.append(id + "/" + member) }
      if registry.type(id)?.member(member)?.name != member { wrong.append(member) }
      for other in Self.neighbours(of: id)
      where registry.type(other) != nil && !types.contains(String(other.dropFirst(12))) {
        wrong.append(other)
      }
      for other in Self.neighbours(of: member) where !members.contains(other) {
        if registry.member(id + "/" + other) != nil || registry.type(id)?.member(other) != nil { wrong.append(other) }
      }
    }
    #expect(wrong == [])
  }

  /// `text` with one letter changed, one less and one more.
  private static func neighbours(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    let changed = bytes.indices.map { place in
      var other = bytes
      other[place] = other[place] == 0x71 ? 0x72 : 0x71
      return String(decoding: other, as: UTF8.self)
    }
    return changed + [String(text.dropLast()), text + "q", String(text.dropFirst())]
  }

  @Test func `members are found behind any number of own and inherited ones`() throws {
    var source = "twins:\n  T0:\n    title: A type\n    properties: {first: double}\n"
    for type in 1...40 {
      let members = (0..<type).map { "m\(type)x\($0): double" }.joined(separator: ", ")
      source += "  T\(type):\n    title: A type\n    extends: T\(type - 1)\n    properties: {\(members)}\n"
    }
    let registry = try registry(source)
    for type in 0...40 {
      let id = "com.example.T\(type)"
      let members = try #require(registry.type(id)).members
      #expect(members.count == 1 + (type + 1) * type / 2)
      #expect(members.allSatisfy { registry.member(id + "/" + $0.name) == $0 })
      #expect(registry.member(id + "/m\(type + 1)x0") == nil)
    }
  }
}
