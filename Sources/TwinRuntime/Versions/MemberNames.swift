extension RecordedNames {
  /// A type of one version and those above it, by identity.
  struct TypeLine {
    var id: String
    var above: [String] = []
  }

  /// Where a name of a later version comes from.
  enum Origin: Hashable, Sendable {
    case name(String)
    /// What has the name came on the way.
    case new
  }

  /// The names of the members that one type has, its own and those from above, release by release. Where a member is declared may
  /// change without a word; what a type above loses or renames concerns the type only where the record says that it reaches it.
  struct MemberNames: Sendable {
    fileprivate var releases: [ReleasedMembers] = []

    /// What became of the member `name`; nil where nothing is said of it.
    ///
    /// Who leaves a parent loses what others keep, so that one that was lost is gone only where another has its name, then or later.
    func fate(of name: String) -> Fate<String>? {
      var present = name
      var (isLost, isRenamed) = (false, false)
      for release in releases {
        let wasLost = isLost
        if let next = release.renamed[present] {
          (present, isRenamed) = (next, true)
          continue
        }
        if release.lost.contains(present) || release.perhapsLost.contains(present) { isLost = true }
        if release.formers[present] != nil || release.gained.contains(present)
          || wasLost && release.perhapsGained.contains(present)
        {
          return .gone
        }
      }
      if isLost { return .left(present) }
      // Also where it has its name again: a former name that the models tell may be another one's by now.
      return isRenamed ? .became(present) : nil
    }

    /// What the member that is called `name` in the end was called at first.
    func origin(of name: String) -> Origin {
      var former = name
      for release in releases.reversed() {
        if let found = release.formers[former] {
          former = found
        } else if release.gained.contains(former) {
          return .new
        }
      }
      return .name(former)
    }

    /// What members may be called in the record of each release, those that are called `first` in the earlier version and `last` in the
    /// later one.
    func identities(of first: [String], _ last: [String]) -> [Set<String>] {
      var identities = releases.map { _ in Set<String>() }
      func add(_ names: Set<String>, _ index: Int) {
        for owner in releases[index].owners { identities[index].formUnion(names.map { owner + "/" + $0 }) }
      }
      var names = Set(first)
      for (index, release) in releases.enumerated() {
        add(names, index)
        names = Set(names.map { release.renamed[$0] ?? $0 })
        add(names, index)
      }
      names = Set(last)
      for (index, release) in releases.enumerated().reversed() {
        add(names, index)
        names = Set(names.map { release.formers[$0] ?? $0 })
        add(names, index)
      }
      return identities
    }
  }

  /// What one release did to the names of the members that one type has.
  fileprivate struct ReleasedMembers {
    /// What each is called now, and what each was called.
    var renamed: [String: String] = [:]
    var formers: [String: String] = [:]
    var lost: Set<String> = []
    var gained: Set<String> = []
    /// What some type above lost or gained with its parents, of which the record does not say whether this one did.
    var perhapsLost: Set<String> = []
    var perhapsGained: Set<String> = []
    /// The type and those above it, as they are called before the release and after it.
    var owners: Set<String> = []

    mutating func add(_ change: Release.MemberChange, isSure: Bool) {
      switch change.what {
      case .renamed(let former, let name):
        // What is told of the type itself comes first.
        guard renamed[former] == nil, formers[name] == nil else { return }
        renamed[former] = name
        formers[name] = former
      case .lost(let name): if isSure { lost.insert(name) } else { perhapsLost.insert(name) }
      case .gained(let name): if isSure { gained.insert(name) } else { perhapsGained.insert(name) }
      }
    }
  }

  /// The members of the type that is `first` in the earlier version and `last` in the later one, or in one of them alone.
  func members(of first: TypeLine?, _ last: TypeLine? = nil) -> MemberNames {
    let types = first.map { laterNames(of: $0.id) } ?? last.map { earlierNames(of: $0.id) } ?? []
    let above = (first?.above ?? []).map(laterNames) + (last?.above ?? []).map(earlierNames)
    var names = MemberNames()
    for (index, type) in types.enumerated() {
      var released = ReleasedMembers()
      guard let type else { break }
      for change in releases[index].members[type] ?? [] { released.add(change, isSure: true) }
      released.owners = [type]
      for owner in above.compactMap({ $0[index] }) where released.owners.insert(owner).inserted {
        for change in releases[index].members[owner] ?? [] where change.reach.contains(type) {
          released.add(change, isSure: change.isCause)
        }
      }
      released.owners.formUnion(released.owners.map { Self.former($0, releases[index]) })
      names.releases.append(released)
    }
    return names
  }

  /// What the element `id` is called after each release; nil where it is gone.
  private func laterNames(of id: String) -> [String?] {
    var present: String? = id
    return releases.map { release in
      present = present.flatMap { release.gone.contains($0) ? nil : Self.present($0, release) }
      return present
    }
  }

  /// What the element that is called `id` in the end is called after each release; nil before it came.
  private func earlierNames(of id: String) -> [String?] {
    var present: String? = id
    return releases.reversed().map { release in
      defer { present = present.flatMap { release.newTypes.contains($0) ? nil : Self.former($0, release) } }
      return present
    }.reversed()
  }
}
