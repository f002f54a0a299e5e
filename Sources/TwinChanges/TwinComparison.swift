import TwinModel

/// Twin types: each with its parents and members as they take effect. What a type inherits is told once, at the type where it
/// changed; types below are its reach.
extension Comparison {
  mutating func compareTwins() {
    var walk = TwinWalk(self)
    walk.compareTypes()
    walk.compareMembers()
    walk.compareGains()
    walk.compareNewParents()
    walk.settleAbstractTypes()
    walk.compareTargets()
    walk.compareAskedSources()
    walk.compareReleasedTargets()
    self = walk.comparison
  }
}

struct TwinWalk {
  var comparison: Comparison
  let old: Model
  let new: Model
  let identities: Identities
  /// Types on both sides that are compared, those above before those below.
  let pairs: [(old: ID<Twin>, new: ID<Twin>)]
  /// Changes of parents, by old type: the change, and what left and joined.
  private(set) var parentChanges: [ID<Twin>: Int] = [:]
  /// New parents that those changes name.
  private var toldParents: [ID<Twin>: [ID<Twin>]] = [:]
  /// Types that are gone, by their change.
  private var removedTypes: [ID<Twin>: Int] = [:]
  /// Types that are new, by their change.
  private(set) var addedTypes: [ID<Twin>: Int] = [:]
  /// Members that a type no longer has, by the change that took each; by old type.
  private(set) var lost: [ID<Twin>: [ID<Member>: Int]] = [:]
  /// Members that are new to a type, likewise; by new type.
  var gained: [ID<Twin>: [ID<Member>: Int]] = [:]
  /// By old member: the first new member that was found to be the same.
  private var counterparts: [ID<Member>?]
  /// The other way round: by new member the first old one.
  private(set) var formers: [ID<Member>: ID<Member>] = [:]
  /// Changes of pairs of members that differ.
  private(set) var memberChanges: [MemberPair: [Int]] = [:]
  /// The types that are new, by the names of their members.
  lazy var newTypes = NewTypes(new, identities)
  /// Gains that have not been told, by new type.
  var untold: [(old: ID<Twin>, new: ID<Twin>, member: ID<Member>)] = []

  struct MemberPair: Hashable {
    var old: ID<Member>
    var new: ID<Member>
  }

  init(_ comparison: Comparison) {
    self.comparison = comparison
    old = comparison.old
    new = comparison.new
    identities = comparison.identities
    let (old, new, identities) = (old, new, identities)
    let all = old.twins.ids.compactMap { twin -> (old: ID<Twin>, new: ID<Twin>)? in
      guard let other = identities.twins[old: twin],
        comparison.areCompared(old.twins[twin].header.package, new.twins[other].header.package)
      else { return nil }
      return (twin, other)
    }
    pairs = all.sorted { a, b in
      let (x, y) = (old.twins[a.old].ancestors.count, old.twins[b.old].ancestors.count)
      return x == y ? a.old < b.old : x < y
    }
    counterparts = [ID<Member>?](repeating: nil, count: old.members.count)
  }

  // MARK: - Types

  mutating func compareTypes() {
    for twin in old.twins.ids
    where identities.twins[old: twin] == nil && comparison.isCompared(old: old.twins[twin].header.package) {
      let package = old.twins[twin].header.package
      let change =
        comparison.removedPackages[package] ?? comparison.addRemoval(.twinRemoved, .twin(twin), in: package)
      removedTypes[twin] = change
      if comparison.removedPackages[package] == nil { suggestRename(of: twin, change) }
    }
    for twin in new.twins.ids
    where identities.twins[new: twin] == nil && comparison.isCompared(new: new.twins[twin].header.package) {
      let header = new.twins[twin].header
      guard comparison.addedPackages[header.package] == nil else { continue }
      var change = Change(.twinAdded, new: .twin(twin), subject: new.identity(header))
      change.after = new.string(header.name)
      addedTypes[twin] = comparison.add(change)
    }
    reachOfRemovedTypes()
    var ids: [IDChange] = []
    for (twin, other) in pairs {
      for difference in differences(twin, other) {
        if difference.kind == .twinIdChanged || difference.kind == .twinIdVersionChanged {
          var difference = difference
          if hasNoTwins(old: twin), !comparison.holders.old.isHeld(twin) { difference.positions = .unused }
          ids.append(IDChange(old: twin, new: other, difference: difference))
        } else {
          comparison.add(difference, of: .twin(twin), .twin(other))
        }
      }
      compareParents(twin, other)
    }
    addIDChanges(ids)
  }

  private struct IDChange {
    var old: ID<Twin>
    var new: ID<Twin>
    var difference: Difference
  }

  /// Another way of making ids is one cause, however many types it concerns: it is told of the package where it concerns most
  /// of its types.
  private mutating func addIDChanges(_ changes: [IDChange]) {
    let groups = Dictionary(grouping: changes) { change in
      [new.twins[change.new].header.package.index, change.difference.kind == .twinIdChanged ? 0 : 1]
    }
    for (_, group) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let first = group.first else { continue }
      let package = new.twins[first.new].header.package
      guard group.count >= 3, group.count * 2 > new.packages[package].twins.count,
        let former = identities.packages[new: package]
      else {
        for change in group { comparison.add(change.difference, of: .twin(change.old), .twin(change.new)) }
        continue
      }
      // One type stands for all, best one that has twins.
      let example = group.first { !hasNoTwins(old: $0.old) } ?? first
      var difference = example.difference
      (difference.old, difference.new) = (.twin(example.old), .twin(example.new))
      let change = comparison.add(difference, of: .package(former), .package(package))
      for twin in group { comparison.reach(change, twin.old) }
    }
  }

  /// What extended, pointed at or was made of the types that are gone.
  private mutating func reachOfRemovedTypes() {
    guard !removedTypes.isEmpty else { return }
    for twin in old.twins.ids {
      for ancestor in old.ancestors(of: twin) {
        if let change = removedTypes[ancestor] { comparison.reach(change, twin) }
      }
    }
    for member in old.members.ids {
      switch old.members[member].detail {
      case .relationship(let detail):
        for target in old.relationshipDetails[detail].targets {
          if let change = removedTypes[target] { comparison.reach(change, member) }
        }
      case .component(let type): if let change = removedTypes[type] { comparison.reach(change, member) }
      default: break
      }
    }
  }

  private func differences(_ a: ID<Twin>, _ b: ID<Twin>) -> [Difference] {
    let (x, y) = (old.twins[a], new.twins[b])
    var found = headerDifferences(x.header, y.header)
    if let difference = comparison.idDifference(x.header.metadata, y.header.metadata, .twinIdChanged) {
      found.append(difference)
    }
    if x.isAbstract != y.isAbstract {
      found.append(Difference(kind: y.isAbstract ? .twinMadeAbstract : .twinMadeConcrete))
    }
    if x.isSealed != y.isSealed { found.append(Difference(kind: y.isSealed ? .twinSealed : .twinUnsealed)) }
    found += comparison.listDifferences(
      x.concepts, y.concepts, identities.concepts, \.concepts, \.header, .twinConceptAdded, .twinConceptRemoved)
    return found + comparison.values.metadataDifferences(x.header.metadata, y.header.metadata, at: "")
  }

  private func headerDifferences(_ x: ElementHeader, _ y: ElementHeader) -> [Difference] {
    let ids = (
      x.metadata.flatMap { old.metadata[$0].externalID }, y.metadata.flatMap { new.metadata[$0].externalID }
    )
    let isPinned = ids.0 != nil && identities.same(ids.0, ids.1)
    return comparison.headerDifferences(
      x, y,
      Comparison.ElementKinds(
        added: .twinAdded, removed: .twinRemoved, renamed: isPinned ? .twinRenamedSameId : .twinRenamed,
        moved: isPinned ? .twinMovedSameId : .twinMoved))
  }

  // MARK: - Parents

  /// Parents that a type no longer has in any way, and that it did not have in any way. A parent that is gone has a change
  /// of its own. One that is new counts where it leads to types that there were; where members come with it is seen later, and
  /// where nothing does is told last.
  private mutating func compareParents(_ a: ID<Twin>, _ b: ID<Twin>) {
    let (parents, newParents) = (old.twins[a].parents, new.twins[b].parents)
    if identities.twins.match(parents, newParents) { return }
    let left = parents.filter { parent in
      identities.twins[old: parent].map { !new.isSubtype(b, of: $0) } ?? false
    }
    let joined = newParents.filter { parent in
      if let known = identities.twins[new: parent] { return !old.isSubtype(a, of: known) }
      return new.ancestors(of: parent).contains { identities.twins[new: $0].map { !old.isSubtype(a, of: $0) } ?? false }
    }
    guard !left.isEmpty || !joined.isEmpty else { return }
    addParentChange(a, b, left: left, joined: newParents.filter { joined.contains($0) || isNew($0) })
  }

  private func isNew(_ twin: ID<Twin>) -> Bool { identities.twins[new: twin] == nil }

  /// Parents that are new and brought nothing along: told with the new type, or by themselves where it is told of no type.
  mutating func compareNewParents() {
    for (twin, other) in pairs {
      for parent in new.twins[other].parents where isNew(parent) && toldParents[twin]?.contains(parent) != true {
        let difference = Difference(kind: .parentAdded, after: new.names(ofParents: [parent], of: other))
        let change = comparison.change(difference, of: .twin(twin), .twin(other))
        if let cause = addedTypes[parent] ?? comparison.addedPackages[new.twins[parent].header.package] {
          comparison.addConsequence(change, to: cause)
        } else {
          comparison.add(change)
        }
      }
    }
  }

  @discardableResult
  mutating func addParentChange(
    _ a: ID<Twin>, _ b: ID<Twin>, left: [ID<Twin>], joined: [ID<Twin>]
  ) -> Int {
    let kind: ChangeKind = left.isEmpty ? .parentAdded : joined.isEmpty ? .parentRemoved : .parentReplaced
    let change = comparison.add(
      Difference(kind: kind, before: old.names(ofParents: left, of: a), after: new.names(ofParents: joined, of: b)),
      of: .twin(a), .twin(b))
    parentChanges[a] = change
    toldParents[a] = joined
    return change
  }

  /// Whether types below `twin` follow it is up to them; those that do are its reach.
  mutating func reachOfParentChanges() {
    guard !parentChanges.isEmpty else { return }
    for (twin, _) in pairs {
      for ancestor in old.ancestors(of: twin) {
        if let change = parentChanges[ancestor] { comparison.reach(change, twin) }
      }
    }
  }

  // MARK: - Members on both sides, and what is gone

  mutating func compareMembers() {
    for (twin, other) in pairs {
      let (members, newMembers) = (old.effectiveMembers(of: twin), new.effectiveMembers(of: other))
      if haveSameNames(members, newMembers) {
        for (member, newMember) in zip(members, newMembers) { compare(member, newMember, in: twin) }
        continue
      }
      let matched = comparison.values.matched(
        Array(members), Array(newMembers), \.members, \.name, \.metadata)
      for (member, newMember) in matched.both { compare(member, newMember, in: twin) }
      for member in matched.lost { lose(member, twin, other, lost: matched.lost, gained: matched.gained) }
      for member in matched.gained { untold.append((twin, other, member)) }
    }
  }

  private func haveSameNames(_ a: ArraySlice<ID<Member>>, _ b: ArraySlice<ID<Member>>) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { member, newMember in
        identities.same(old.members[member].name, new.members[newMember].name)
          && !comparison.values.hasNewFormerName(old.members[member].metadata, new.members[newMember].metadata)
      }
  }

  private mutating func compare(_ a: ID<Member>, _ b: ID<Member>, in twin: ID<Twin>) {
    if counterparts[a.index] == b {
      // Seen at a type above, or at the one that declares both.
      if !memberChanges.isEmpty, let changes = memberChanges[MemberPair(old: a, new: b)] {
        for change in changes { comparison.reach(change, twin) }
      }
      return
    }
    if formers[b] == nil { formers[b] = a }
    let isFirst = counterparts[a.index] == nil
    if isFirst {
      counterparts[a.index] = b
    } else if let changes = memberChanges[MemberPair(old: a, new: b)] {
      for change in changes { comparison.reach(change, twin) }
      return
    }
    if comparison.areAlike(a, b) { return }
    let found = comparison.differences(a, b)
    guard !found.isEmpty else { return }
    // Members of types that are not the same are one only where they are compared: the change is that of the type there.
    // So are members of a type that is only referred to, such as one of a released package, and those that have another
    // counterpart where they are declared.
    let isHome =
      isFirst && identities.twins[old: old.members[a].twin] == new.members[b].twin
      && isCompared(new: new.members[b].twin)
    var changes: [Int] = []
    for difference in found {
      let change = sharedCause(of: difference, a, b) ?? add(difference, a, b, in: isHome ? nil : twin)
      changes.append(change)
      comparison.causes[.member(a), default: [:]][DifferenceKey(difference)] = change
      if isHome, comparison.changes[change].oldOwner != .member(a) {
        comparison.reach(change, a)
        comparison.reach(change, twin)
      }
    }
    memberChanges[MemberPair(old: a, new: b)] = changes
  }

  /// Records a difference of two members, as one of `twin` where it is given.
  private mutating func add(_ difference: Difference, _ a: ID<Member>, _ b: ID<Member>, in twin: ID<Twin>?) -> Int {
    guard let twin, let other = identities.twins[old: twin] else {
      return comparison.add(difference, of: .member(a), .member(b))
    }
    var change = comparison.change(difference, of: .member(a), .member(b))
    let name = { (model: Model, header: ElementHeader, member: Symbol) in
      model.identity(header) + "/" + model.string(member)
    }
    change.subject = name(new, new.twins[other].header, new.members[b].name)
    let former = name(old, old.twins[twin].header, old.members[a].name)
    change.former = former == change.subject ? nil : former
    if !isCompared(new: new.members[b].twin) { change.owners = (.twin(twin), .twin(other)) }
    return comparison.add(change)
  }

  /// The change that explains a difference of two members: of the point that both use, or of the member that both narrow.
  private func sharedCause(of difference: Difference, _ a: ID<Member>, _ b: ID<Member>) -> Int? {
    let (x, y) = (old.members[a], new.members[b])
    let key = DifferenceKey(difference)
    if let unit = difference.unit, let change = comparison.causes[.unit(unit)]?.values.first { return change }
    if let point = x.point, let other = y.point, identities.points[old: point] == other,
      let change = comparison.causes[.point(point)]?[key]
    {
      return change
    }
    if let narrowed = x.refines, let other = y.refines, counterparts[narrowed.index] == other,
      let change = comparison.causes[.member(narrowed)]?[key]
    {
      return change
    }
    return nil
  }

  private mutating func lose(
    _ member: ID<Member>, _ a: ID<Twin>, _ b: ID<Twin>, lost others: [ID<Member>], gained: [ID<Member>]
  ) {
    let change = causeOfLoss(member, a, b, others, gained)
    lost[a, default: [:]][member] = change
    let isToldHere =
      comparison.changes[change].old == .member(member) && comparison.changes[change].oldOwner == .twin(a)
    if old.members[member].twin != a, !isToldHere { comparison.reach(change, a) }
  }

  private mutating func causeOfLoss(
    _ member: ID<Member>, _ a: ID<Twin>, _ b: ID<Twin>, _ others: [ID<Member>], _ gained: [ID<Member>]
  ) -> Int {
    // A type above lost it already, and why is known.
    for parent in old.twins[a].parents { if let change = lost[parent]?[member] { return change } }
    let row = old.members[member]
    let kind = row.kind.changeKinds.removed
    let package = old.twins[a].header.package
    if row.twin != a {
      var consequence = Change(
        kind, old: .member(member), subject: new.identity(new.twins[b].header) + "/" + old.string(row.name))
      consequence.before = old.string(row.name)
      consequence.positions = comparison.positions(of: row, in: old)
      if let cause = removedTypes[row.twin] ?? inheritedRemoval(of: row.twin, above: a) {
        comparison.addConsequence(consequence, to: cause)
        return cause
      }
      if parentChanges[a] == nil, isStillAbove(b, row.twin) {
        consequence.owners = (.twin(a), .twin(b))
        announce(&consequence, kind, .member(member), by: old.twins[row.twin].header.package)
        return comparison.add(consequence)
      }
      let cause = parentChanges[a] ?? addParentChange(a, b, left: [row.twin], joined: [])
      comparison.addConsequence(consequence, to: cause)
      return cause
    }
    var change = Change(kind, old: .member(member), subject: old.identity(of: row))
    change.owners = (.member(member), nil)
    change.shownAt = .twin(b)
    change.before = old.string(row.name)
    announce(&change, kind, .member(member), by: package)
    change.positions = comparison.positions(of: row, in: old)
    if change.kind != .announcedRemoval { change.hint = renameHint(for: member, beside: others, among: gained, of: b) }
    return comparison.add(change)
  }

  /// Says of the removal of `element`, a change of `kind`, that `package` announced it.
  private func announce(_ change: inout Change, _ kind: ChangeKind, _ element: ElementRef, by package: ID<Package>) {
    change.kind = comparison.removalKind(kind, of: element, in: package)
    change.announcedFor = comparison.announcedRemoval(of: element)?.description
    if change.kind == .announcedRemoval { change.before = change.announcedFor }
  }

  private func isCompared(old twin: ID<Twin>) -> Bool { comparison.isCompared(old: old.twins[twin].header.package) }
  private func isCompared(new twin: ID<Twin>) -> Bool { comparison.isCompared(new: new.twins[twin].header.package) }

  /// Whether `ancestor` is above `twin` in the new model too, and is only referred to: what it lost has no change there, and is told of
  /// the type that inherited it.
  private func isStillAbove(_ twin: ID<Twin>, _ ancestor: ID<Twin>) -> Bool {
    !isCompared(old: ancestor) && identities.twins[old: ancestor].map { new.isSubtype(twin, of: $0) } ?? false
  }

  /// Whether `ancestor` was above `twin` in the old model too, and is only referred to: what it gained is told of the type that inherits
  /// it.
  func wasAbove(_ twin: ID<Twin>, _ ancestor: ID<Twin>) -> Bool {
    !isCompared(new: ancestor) && identities.twins[new: ancestor].map { old.isSubtype(twin, of: $0) } ?? false
  }

  /// The change of a type that is gone and through which `twin` had what `ancestor` declares.
  private func inheritedRemoval(of ancestor: ID<Twin>, above twin: ID<Twin>) -> Int? {
    for parent in old.twins[twin].parents where old.isSubtype(parent, of: ancestor) {
      if let change = removedTypes[parent] { return change }
    }
    return nil
  }

  // MARK: - Targets

  /// Relationships whose targets a type left or joined with its parents.
  mutating func compareTargets() {
    guard !parentChanges.isEmpty else { return }
    for (twin, change) in parentChanges.sorted(by: { $0.key < $1.key }) {
      guard let other = identities.twins[old: twin] else { continue }
      for member in old.members.ids {
        guard let counterpart = counterparts[member.index], case .relationship(let x) = old.members[member].detail,
          case .relationship(let y) = new.members[counterpart].detail
        else { continue }
        let (before, after) = (old.relationshipDetails[x], new.relationshipDetails[y])
        guard !before.takesAny, !after.takesAny, identities.twins.match(before.targets, after.targets) else { continue }
        let fitted = before.targets.contains { old.isSubtype(twin, of: $0) }
        let fits = after.targets.contains { new.isSubtype(other, of: $0) }
        guard fitted != fits else { continue }
        var consequence = Change(
          fits ? .subtypeJoinedTarget : .subtypeLeftTarget, old: .member(member), new: .member(counterpart),
          subject: new.identity(of: new.members[counterpart]))
        consequence.before = old.string(old.twins[twin].header.name)
        consequence.after = new.string(new.twins[other].header.name)
        consequence.positions = .property
        comparison.addConsequence(consequence, to: change)
        comparison.reach(change, member)
      }
    }
  }
}
