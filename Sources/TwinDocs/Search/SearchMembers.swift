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

  /// Calls `body` with the number of each member, and for each type that declares it with the position of that and what it declares.
  func forEachDeclarer(_ body: (_ number: Int, _ declarer: Int, _ member: ID<Member>) -> Void) {
    for (number, member) in all.enumerated() {
      for (position, id) in member.declarers { body(number, position, id) }
    }
  }

  var names: JSONValue {
    .array(
      byKind.indices.filter { !byKind[$0].isEmpty }.map { kind in
        [
          .integer(Int64(kind)), .string(index.lines(byKind[kind].map { model.string($0.name) })),
          .string(byKind[kind].map { list($0.declarers.map(\.position)) }.joined(separator: "\n")),
        ]
      })
  }

  private func list(_ declarers: [Int]) -> String { index.differences(declarers, from: index.shippedElements) }

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
        lists.append(declarers.count == member.declarers.count ? "" : list(declarers))
      }
    }
    guard !numbers.isEmpty else { return [] }
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
            [.integer(Int64(number)), .integer(Int64(declarer - index.shippedElements)), .string(identity)]
          }
        }
      })
  }

  /// Words of classifications, of where values come from, and of who answers for them: those of a type are not those of another.
  var told: JSONValue {
    var (numbers, lists): ([Int], [String]) = ([], [])
    var words: [String: [Int]] = [:]
    // Most members say one of few things.
    var known: [[String]: [String]] = [:]
    for (number, member) in all.enumerated() {
      var declarers: [[String]: [Int]] = [:]
      for (declarer, id) in member.declarers {
        let said = said(by: model.members[id].metadata)
        if said.isEmpty { continue }
        let told = known[said] ?? self.words(said)
        known[said] = told
        if !told.isEmpty { declarers[told, default: []].append(declarer) }
      }
      for (told, declarers) in declarers.sorted(by: { $0.value[0] < $1.value[0] }) {
        for word in told { words[word, default: []].append(numbers.count) }
        numbers.append(number)
        lists.append(declarers.count == member.declarers.count ? "" : list(declarers))
      }
    }
    guard !numbers.isEmpty else { return [] }
    return .array([.string(index.differences(numbers)), .string(lists.joined(separator: "\n"))] + index.columns(words))
  }

  private func said(by metadata: ID<Metadata>?) -> [String] {
    guard let metadata else { return [] }
    return index.origins(metadata) + [model.metadata[metadata].owner].compactMap { $0.map { model.string($0) } }
  }

  /// The words of `said` in its order, each once. Where small letters meet capitals is for the engine to see.
  private func words(_ said: [String]) -> [String] {
    var seen: Set<String> = []
    return said.flatMap(index.tokens).filter { seen.insert($0).inserted }
  }

  var anchors: JSONValue {
    .array(
      all.enumerated().flatMap { number, member -> [JSONValue] in
        let name = model.string(member.name)
        let anchor = slug(name)
        return anchor == name ? [] : [.integer(Int64(number)), .string(anchor)]
      })
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
    return index.pairs(index.shippedElements..<index.elements.count) { element in
      index.positions[element].flatMap { parts[$0] }.map { .array($0.map { .string(index.differences($0)) }) }
    }
  }
}
