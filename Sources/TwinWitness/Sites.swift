import TwinChanges
import TwinModel

/// Where a change shows: a type and perhaps a member of it, on either side by identity and name.
struct Site: Hashable {
  var oldType: String?
  var newType: String?
  /// How data names the type, where that is the point.
  var typeName: String?
  var oldMember: String?
  var newMember: String?
  /// The place inside the member's value.
  var path: [PathStep] = []
  /// Whether the place is one inside a shared schema, wherever that stands in the value.
  var isShared = false
  /// Whether the type has no twins of its own, so that one that extends it stands for it.
  var isAbstract = false
}

/// Finds the sites of changes.
struct SiteFinder {
  let old: Model
  let new: Model
  let counterparts: Counterparts
  /// Members of the old model by identity.
  private let members: [String: ID<Member>]
  private let newTypes: [String: ID<Twin>]
  /// What types of the old model are called in the new one, and the other way round, where it is something else.
  private(set) var newNames: [String: String] = [:]
  private(set) var oldNames: [String: String] = [:]
  private(set) var relationNames: [String: String] = [:]
  /// Sites that are tried for one change.
  static let limit = 24

  init(_ old: Model, _ new: Model) {
    self.old = old
    self.new = new
    counterparts = Counterparts(from: old, to: new)
    members = Dictionary(old.members.ids.map { (old.identity(of: old.members[$0]), $0) }) { first, _ in first }
    newTypes = Dictionary(new.twins.ids.map { (new.identity(new.twins[$0].header), $0) }) { first, _ in first }
    for id in old.twins.ids {
      guard let other = counterparts.new(id) else { continue }
      let (before, after) = (old.identity(old.twins[id].header), new.identity(new.twins[other].header))
      if before == after { continue }
      newNames[before] = after
      oldNames[after] = before
    }
    for id in old.relations.ids {
      guard let other = counterparts.new(id) else { continue }
      let (before, after) = (old.identity(old.relations[id].header), new.identity(new.relations[other].header))
      if before != after { relationNames[before] = after }
    }
  }

  /// The sites of `change`, likely ones first.
  func sites(of change: Change) -> [Site] {
    var path = PathStep.steps(change.path)
    var found: [Site] = []
    switch (change.oldOwner, change.newOwner) {
    case (.member(let a)?, _):
      let other: ID<Member>? = if case .member(let b)? = change.newOwner { b } else { nil }
      found = sites(of: a, other, in: change)
    case (_, .member(let b)?): found = sites(of: nil, b, in: change)
    case (.schema?, _), (.point?, _), (_, .schema?), (_, .point?):
      if case .point? = change.oldOwner ?? change.newOwner {
      } else {
        found = shared(change, isShared: true)
        break
      }
      found = shared(change, isShared: false)
    case (.twin(let a)?, _): found = pairs([a]).map { site($0, change) }
    case (nil, .twin(let b)?): found = [Site(newType: new.identity(new.twins[b].header))]
    case (.package(let id)?, _): found = pairs(Array(old.packages[id].twins)).map { site($0, change) }
    case (.unit(let id)?, _): found = everyMember { mentions($0, unit: id, quantity: nil) }
    case (.quantity(let id)?, _): found = everyMember { mentions($0, unit: nil, quantity: id) }
    case (.relation?, _), (_, .relation?): found = everyMember { isMeaningful($0) }
    case (.concept?, _):
      let named = Set(change.reach.types)
      let twins = old.twins.ids.filter { twin in
        counterparts.new(twin).map { named.contains(new.identity(new.twins[$0].header)) } ?? false
      }
      found = pairs(twins).map { site($0, change) }
    default: break
    }
    if path.first == .field("request") || path.first == .field("response"), isCommand(change) {
      path.removeFirst()
    }
    var unique: [Site] = []
    for var site in found where unique.count < Self.limit {
      site.path = path
      if !unique.contains(site) { unique.append(site) }
    }
    return unique
  }

  /// Whether `change` is of a command's request or response.
  func isCommand(_ change: Change) -> Bool {
    if case .member(let id)? = change.oldOwner { return old.members[id].kind == .command }
    if case .member(let id)? = change.newOwner { return new.members[id].kind == .command }
    return false
  }

  // MARK: - Types

  private typealias TypePair = (old: ID<Twin>?, new: ID<Twin>?)

  /// The types with their counterparts, those that have twins of their own first.
  private func pairs(_ types: [ID<Twin>]) -> [TypePair] { types.map { ($0, counterparts.new($0)) } }

  private func site(_ pair: TypePair, _ change: Change) -> Site {
    var site = Site(
      oldType: pair.old.map { old.identity(old.twins[$0].header) },
      newType: pair.new.map { new.identity(new.twins[$0].header) })
    if change.kind == .twinIdChanged || change.kind == .twinIdVersionChanged { site.typeName = change.before }
    let renames: Set<ChangeKind> = [.twinRenamed, .twinMoved, .packageRenamed]
    if renames.contains(change.kind) { site.typeName = site.oldType }
    site.isAbstract = pair.old.map { old.twins[$0].isAbstract } ?? pair.new.map { new.twins[$0].isAbstract } ?? false
    return site
  }

  /// `pair` and the types below it on both sides, those that have twins of their own first.
  private func family(_ pair: TypePair) -> [TypePair] {
    var all = [pair]
    if let root = pair.old {
      all += old.twins.ids.filter { $0 != root && old.isSubtype($0, of: root) }.map { ($0, counterparts.new($0)) }
    }
    if let root = pair.new {
      all += new.twins.ids.filter { $0 != root && new.isSubtype($0, of: root) }.map { (counterparts.old($0), $0) }
    }
    func isConcrete(_ pair: TypePair) -> Bool {
      !(pair.old.map { old.twins[$0].isAbstract } ?? false) && !(pair.new.map { new.twins[$0].isAbstract } ?? false)
    }
    return all.filter(isConcrete) + all.filter { !isConcrete($0) }
  }

  // MARK: - Members

  private func sites(of a: ID<Member>?, _ b: ID<Member>?, in change: Change) -> [Site] {
    let names = (a.map { old.string(old.members[$0].name) }, b.map { new.string(new.members[$0].name) })
    var roots: [TypePair] = []
    // What was inherited and is gone is told of the type that lost it.
    if let slash = change.subject.lastIndex(of: "/"), let twin = newTypes[String(change.subject[..<slash])] {
      roots.append((counterparts.old(twin), twin))
    }
    if let a { roots.append((old.members[a].twin, counterparts.new(old.members[a].twin))) }
    if let b { roots.append((counterparts.old(new.members[b].twin), new.members[b].twin)) }
    return roots.flatMap(family).map { pair in
      var site = site(pair, change)
      site.oldMember = names.0
      site.newMember = names.1
      return site
    }
  }

  private func shared(_ change: Change, isShared: Bool) -> [Site] {
    let reached = (change.reach.members + change.reach.relationships).prefix(Self.limit)
    return reached.compactMap { members[$0] }.flatMap { member in
      memberSites(member).map { site in
        var site = site
        site.isShared = isShared
        return site
      }
    }
  }

  /// The sites of an old member, and of what it has become under its name.
  private func memberSites(_ member: ID<Member>) -> [Site] {
    let row = old.members[member]
    let name = old.string(row.name)
    return family((row.twin, counterparts.new(row.twin))).prefix(4).map { pair in
      var site = Site(
        oldType: pair.old.map { old.identity(old.twins[$0].header) },
        newType: pair.new.map { new.identity(new.twins[$0].header) }, oldMember: name, newMember: name)
      site.isAbstract = pair.old.map { old.twins[$0].isAbstract } ?? false
      return site
    }
  }

  private func everyMember(where isMeant: (Member) -> Bool) -> [Site] {
    var found: [Site] = []
    for member in old.members.ids where isMeant(old.members[member]) {
      found += memberSites(member).prefix(1)
      if found.count >= Self.limit { break }
    }
    return found
  }

  private func isMeaningful(_ member: Member) -> Bool {
    guard case .relationship(let detail) = member.detail else { return false }
    return old.relationshipDetails[detail].relation != nil
  }

  /// Whether values of `member` are in `unit` or measure `quantity`, somewhere.
  private func mentions(_ member: Member, unit: ID<Unit>?, quantity: ID<Quantity>?) -> Bool {
    var pending = [member.value].compactMap { $0 }
    switch member.detail {
    case .command(let request, let response):
      pending += [request, response].compactMap { $0 }.map { old.fields[$0].value }
    case .relationship(let detail): pending += old.relationshipDetails[detail].properties.map { old.fields[$0].value }
    default: break
    }
    var seen: Set<ID<Schema>> = []
    while let value = pending.popLast() {
      if let unit, value.unit == unit { return true }
      if let quantity {
        if value.quantity == quantity { return true }
        if let unit = value.unit, old.units[unit].quantity == quantity { return true }
      }
      switch old.dataTypes[value.type] {
      case .primitive, .enumeration: continue
      case .schema(let schema): if seen.insert(schema).inserted { pending.append(old.schemas[schema].value) }
      case .array(let element): pending.append(old.fields[element].value)
      case .map(let key, let value): pending += [old.fields[key].value, old.fields[value].value]
      case .object(let fields): pending += fields.map { old.fields[$0].value }
      }
    }
    return false
  }
}

extension Change {
  /// Whether it is of a unit or a kind of quantity, wherever values are in it.
  var isOfMeasure: Bool {
    switch oldOwner {
    case .unit?, .quantity?: true
    default: false
    }
  }
  var isOfRelation: Bool { if case .relation? = oldOwner { true } else { false } }
  var isOfConcept: Bool { if case .concept? = oldOwner { true } else { false } }
}
