/// What records say of the names of the members that a type has in both versions.
struct MemberRecords {
  /// Members that refine one another.
  private static let limit = 8

  private let names: RecordedNames
  private let own: RecordedNames.MemberNames
  /// Whether all is recorded that happened to the type itself.
  private let isTold: Bool
  /// Of types above that other packages declare, whose own records tell of them.
  private var others: [String: RecordedNames.MemberNames] = [:]

  init(_ source: TwinType, _ target: TwinType, _ correspondence: Correspondence, isBackward: Bool) {
    let (old, new) = isBackward ? (target, source) : (source, target)
    names = correspondence.names
    isTold = names.packages.contains(old.package.name) || names.packages.contains(new.package.name)
    own = names.members(of: Self.line(old), Self.line(new))
  }

  private static func line(_ type: TwinType) -> RecordedNames.TypeLine {
    RecordedNames.TypeLine(id: type.id, above: type.supertypes.map(\.id))
  }

  /// A member with what records say of its name: in the earlier version of what became of it, in the later one of what it was.
  mutating func listed(_ member: Member, isOld: Bool) -> ListedName {
    let isTold = isTold && member.declaringType.package.name == member.type.package.name
    return isOld
      ? ListedName(member.name, member.metadata, fate: fate(of: member), isTold: isTold)
      : ListedName(member.name, member.metadata, origin: origin(of: member), isTold: isTold)
  }

  /// What became of a member of the earlier version; what it refines may have taken it along.
  private mutating func fate(of member: Member) -> RecordedNames.Fate<String>? {
    var left: RecordedNames.Fate<String>?
    for teller in tellers(of: member, isOld: true) {
      switch teller.fate(of: member.name) {
      // One that is refined no more may go on as what it refined.
      case .left(let name)?: left = left ?? .left(name)
      case let fate?: return fate
      case nil: break
      }
    }
    return left
  }

  /// What a member of the later version comes from; what it refines may have taken it along.
  private mutating func origin(of member: Member) -> RecordedNames.Origin {
    for teller in tellers(of: member, isOld: false) {
      let origin = teller.origin(of: member.name)
      if origin != .name(member.name) { return origin }
    }
    return .name(member.name)
  }

  /// What records tell of `member`, the nearest first: of its type, and where another package declares it, or what it refines, of the
  /// type there.
  private mutating func tellers(of member: Member, isOld: Bool) -> [RecordedNames.MemberNames] {
    var tellers: [RecordedNames.MemberNames] = []
    var known: Set<String> = []
    var next: Member? = member
    for _ in 0..<Self.limit {
      guard let part = next else { break }
      let type = part.declaringType
      let isForeign = type.package.name != member.type.package.name && names.packages.contains(type.package.name)
      if known.insert(isForeign ? type.id : "").inserted { tellers.append(isForeign ? others(type, isOld) : own) }
      next = part.refined
    }
    return tellers
  }

  private mutating func others(_ type: TwinType, _ isOld: Bool) -> RecordedNames.MemberNames {
    let key = (isOld ? "old " : "new ") + type.id
    if let known = others[key] { return known }
    let line = Self.line(type)
    let made = isOld ? names.members(of: line) : names.members(of: nil, line)
    others[key] = made
    return made
  }
}
