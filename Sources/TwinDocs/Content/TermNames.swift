import TwinModel

/// Which names are made of which terms: made once for a site. A term counts in names of its own package and of those that need that.
struct TermNames: Sendable {
  /// A name of members.
  struct MemberName: Sendable {
    /// The first that has it.
    var member: ID<Member>
    /// How many have it.
    var count: Int
  }

  /// Words that one term may have, and words of a name that are looked at.
  private static let (longestTerm, longestName) = (3, 24)

  private let model: Model
  /// Terms by their letters.
  private var terms: [String: [ID<Term>]] = [:]
  /// For each package with terms those that see them.
  private var users: [ID<Package>: [Bool]] = [:]
  private var members: [[MemberName]]

  /// Looks at the name of every member. O(members).
  init(of model: Model) {
    self.model = model
    members = Array(repeating: [], count: model.terms.count)
    guard model.terms.count > 0 else { return }
    for id in model.terms.ids {
      let header = model.terms[id].header
      terms[NameWords.of(model.string(header.name)).joined(), default: []].append(id)
      if users[header.package] == nil { users[header.package] = Self.users(of: header.package, in: model) }
    }
    collect()
  }

  /// The names of members that `term` is in.
  func names(with term: ID<Term>) -> [MemberName] { members[term.index] }

  /// The terms that `name` is made of, in its order, as `package` sees them.
  func terms(in name: Symbol, of package: ID<Package>) -> [ID<Term>] {
    terms(in: name).filter { users[model.terms[$0].header.package]?[package.index] == true }
  }

  private func terms(in name: Symbol) -> [ID<Term>] {
    guard !terms.isEmpty else { return [] }
    let words = NameWords.of(model.string(name)).prefix(Self.longestName)
    var found: [ID<Term>] = []
    var start = 0
    // Of terms that begin with the same word the longest one is meant.
    while start < words.count {
      var length = min(Self.longestTerm, words.count - start)
      while length > 0 {
        if let terms = terms[words[start..<start + length].joined()] {
          for term in terms where !found.contains(term) { found.append(term) }
          break
        }
        length -= 1
      }
      start += max(length, 1)
    }
    return found
  }

  private mutating func collect() {
    /// A term of a name, and where the name stands in the list of the term once it does.
    struct Part {
      var term: ID<Term>
      var place: Int?
    }
    var known: [[Part]?] = Array(repeating: nil, count: model.symbols.count)
    for id in model.members.ids {
      let member = model.members[id]
      let name = Int(member.name.rawValue)
      if known[name] == nil { known[name] = terms(in: member.name).map { Part(term: $0) } }
      guard let parts = known[name], !parts.isEmpty else { continue }
      let package = model.twins[member.twin].header.package
      for (index, part) in parts.enumerated()
      where users[model.terms[part.term].header.package]?[package.index] == true {
        let row = part.term.index
        if let place = part.place {
          members[row][place].count += 1
          continue
        }
        known[name]?[index].place = members[row].count
        members[row].append(MemberName(member: id, count: 1))
      }
    }
  }

  /// Which packages need `package`, directly or not, and itself.
  private static func users(of package: ID<Package>, in model: Model) -> [Bool] {
    var isUser = [Bool](repeating: false, count: model.packages.count)
    isUser[package.index] = true
    var hasNew = true
    while hasNew {
      hasNew = false
      for id in model.packages.ids where !isUser[id.index] {
        if model.packages[id].dependencies.contains(where: { isUser[$0.package.index] }) {
          (isUser[id.index], hasNew) = (true, true)
        }
      }
    }
    return isUser
  }
}
