import TwinModel

/// Members that abstract types lose or gain. No data is of such a type: what counts is what the types below it that have twins of
/// their own still have, or had already. Those that are in sight are meant; others are other people's models.
extension TwinWalk {
  mutating func settleAbstractTypes() {
    for (change, types) in losses where isPushedDown(change, types) { comparison.setPositions(.unused, of: change) }
    for (change, types) in gains where isPulledUp(change, types) { comparison.setPositions(.unused, of: change) }
  }

  /// Types that lost a member, by the change that is that of the member itself.
  private var losses: [Int: [ID<Twin>]] {
    var found: [Int: [ID<Twin>]] = [:]
    for (type, members) in lost {
      for (member, change) in members where comparison.changes[change].owners.old == .member(member) {
        found[change, default: []].append(type)
      }
    }
    return found
  }

  private var gains: [Int: [ID<Twin>]] {
    var found: [Int: [ID<Twin>]] = [:]
    for (type, members) in gained {
      for (member, change) in members where comparison.changes[change].owners.new == .member(member) {
        found[change, default: []].append(type)
      }
    }
    return found
  }

  /// Whether a member that `types` lost through `change` is still one of every concrete type below the one that had it.
  private mutating func isPushedDown(_ change: Int, _ types: [ID<Twin>]) -> Bool {
    guard case .member(let member)? = comparison.changes[change].old, types.allSatisfy({ hasNoTwins(old: $0) }) else {
      return false
    }
    let owner = old.members[member].twin
    let below = old.twins.ids.filter { old.isSubtype($0, of: owner) && identities.twins[old: $0] != nil }
    let concrete = below.filter { !hasNoTwins(old: $0) }
    return !concrete.isEmpty && below.allSatisfy(isCompared) && concrete.allSatisfy { lost[$0]?[member] == nil }
      && !types.contains { comparison.holders.old.isHeld($0) }
  }

  /// Whether a member that `types` gained through `change` was one of every concrete type below the one that has it now.
  private mutating func isPulledUp(_ change: Int, _ types: [ID<Twin>]) -> Bool {
    guard case .member(let member)? = comparison.changes[change].new, types.allSatisfy({ hasNoTwins(new: $0) }) else {
      return false
    }
    let owner = new.members[member].twin
    let below = new.twins.ids.filter { new.isSubtype($0, of: owner) && identities.twins[new: $0] != nil }
    let concrete = below.filter { !hasNoTwins(new: $0) }
    return !concrete.isEmpty && below.compactMap { identities.twins[new: $0] }.allSatisfy(isCompared)
      && concrete.allSatisfy { gained[$0]?[member] == nil } && !types.contains { comparison.holders.new.isHeld($0) }
  }

  /// Whether `twin` is among the types whose members were compared.
  private func isCompared(_ twin: ID<Twin>) -> Bool {
    identities.twins[old: twin].map {
      comparison.areCompared(old.twins[twin].header.package, new.twins[$0].header.package)
    } ?? false
  }

  /// Whether a type was abstract and still is.
  func hasNoTwins(old twin: ID<Twin>) -> Bool {
    old.twins[twin].isAbstract && identities.twins[old: twin].map { new.twins[$0].isAbstract } ?? true
  }

  private func hasNoTwins(new twin: ID<Twin>) -> Bool {
    new.twins[twin].isAbstract && identities.twins[new: twin].map { old.twins[$0].isAbstract } ?? true
  }
}
