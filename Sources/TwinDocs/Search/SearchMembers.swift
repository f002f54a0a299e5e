import TwinModel
import TwinOutput

/// The columns of the index about members. A member is a kind and a name, whatever declares it.
struct MemberColumns {
  private struct MemberName {
    var name: Symbol
    /// Positions of those that declare it, and what they declare.
    var declarers: [(position: Int, member: ID<Member>)] = []
  }

  private let index: SearchIndex
  /// By kind, in the order in which they are met.
  private var byKind = [[MemberName]](repeating: [], count: MemberKind.allCases.count)

  private var model: Model { index.model }
  private var all: [MemberName] { byKind.flatMap(\.self) }

  init(of index: SearchIndex) {
    self.index = index
    var found = [[Symbol: Int]](repeating: [:], count: MemberKind.allCases.count)
    for id in index.model.members.ids {
      let member = index.model.members[id]
      guard let declarer = index.positions[Element(member.twin)] else { continue }
      let kind = Int(member.kind.rawValue)
      let place = found[kind][member.name] ?? byKind[kind].count
      if place == byKind[kind].count {
        found[kind][member.name] = place
        byKind[kind].append(MemberName(name: member.name))
      }
      byKind[kind][place].declarers.append((declarer, id))
    }
  }

  var names: JSONValue {
    .array(
      byKind.map { members in
        [
          .string(index.lines(members.map { model.string($0.name) })),
          .string(members.map { index.differences($0.declarers.map(\.position)) }.joined(separator: "\n")),
        ]
      })
  }

  /// Titles, synonyms and former names: those of a type are not those of another.
  var otherNames: JSONValue {
    var (numbers, names, lists): ([Int], [String], [String]) = ([], [], [])
    for (number, member) in all.enumerated() {
      var found: [(name: String, declarers: [Int])] = []
      var places: [String: Int] = [:]
      for (declarer, id) in member.declarers {
        for name in index.otherNames(than: model.string(member.name), model.members[id].metadata) {
          let place = places[name] ?? found.count
          if place == found.count {
            places[name] = place
            found.append((name, []))
          }
          found[place].declarers.append(declarer)
        }
      }
      for (name, declarers) in found {
        numbers.append(number)
        names.append(name)
        lists.append(declarers.count == member.declarers.count ? "" : index.differences(declarers))
      }
    }
    return [
      .string(index.differences(numbers)), .string(names.joined(separator: "\n")),
      .string(lists.joined(separator: "\n")),
    ]
  }

  var identities: JSONValue {
    .array(
      all.enumerated().flatMap { number, member in
        member.declarers.flatMap { declarer, id in
          index.identities(model.members[id].metadata).map { identity -> JSONValue in
            [.integer(Int64(number)), .integer(Int64(declarer)), .string(identity)]
          }
        }
      })
  }

  var anchors: JSONValue {
    index.pairs(all) { member in
      let name = model.string(member.name)
      let anchor = slug(name)
      return anchor == name ? nil : .string(anchor)
    }
  }

  /// By the position of each type with further pages: the members that it declares itself, a list for each page but the first.
  var parts: JSONValue {
    let pages = index.builder.memberPages
    var parts: [Int: [[Int]]] = [:]
    for (position, element) in index.elements.enumerated() where element.kind == .twin {
      let further = pages.count(of: ID(element.row)) - 1
      if further > 0 { parts[position] = [[Int]](repeating: [], count: further) }
    }
    for (number, member) in all.enumerated() {
      for (position, id) in member.declarers where parts[position] != nil {
        let page = pages.page(of: member.name, in: model.members[id].twin)
        if page > 0 { parts[position]?[page - 1].append(number) }
      }
    }
    return index.pairs(Array(index.elements.indices)) { position in
      parts[position].map { .array($0.map { .string(index.differences($0)) }) }
    }
  }
}
