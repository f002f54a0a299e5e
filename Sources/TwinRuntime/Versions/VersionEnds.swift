/// The two versions at the ends of a chain of releases, asked whether what a release changed is as it was.
struct VersionEnds {
  private let old: Registry
  private let new: Registry
  private let names: RecordedNames
  private var known: [String: Bool] = [:]

  /// Elements that are looked at for one: more than any is made of.
  private static let limit = 10_000
  /// What images do not tell of, so that nobody knows whether it was taken back.
  private static let untold: Set<String> = ["source-changed", "annotation-changed"]

  /// The earlier version, the later one, and what the records between say of names.
  init(_ old: Registry, _ new: Registry, _ names: RecordedNames) {
    (self.old, self.new, self.names) = (old, new, names)
  }

  /// Whether all that `change`, which the record at `index` tells of, is about is at both ends the same, or at neither.
  mutating func areSame(for change: RecordedChange, of index: Int) -> Bool {
    for element in [change.element] + change.consequences {
      // A package is more than what is looked at here.
      if element.kind.hasPrefix("package-") || element.elementKind == "package" || Self.untold.contains(element.kind) {
        return false
      }
      let isGone = RecordedNames.isRemoval(element.kind)
      guard isSame(element.subject, at: index, isBefore: isGone) else { return false }
      if let former = element.former, !isSame(former, at: index, isBefore: true) { return false }
    }
    for member in change.reachedMembers {
      guard isSame(member, at: index, isBefore: false) else { return false }
    }
    return true
  }

  /// Whether what is called `id` after the record at `index`, or before it, is the same at both ends or at neither.
  private mutating func isSame(_ id: String, at index: Int, isBefore: Bool) -> Bool {
    let ends = names.ends(of: id, at: index, isBefore: isBefore)
    let first = ends.first.flatMap { isThere($0, old) ? $0 : nil }
    let last = ends.last.flatMap { isThere($0, new) ? $0 : nil }
    guard let first, let last else { return first == nil && last == nil }
    return first == last && isSame(first)
  }

  private func isThere(_ id: String, _ registry: Registry) -> Bool {
    ElementFacts(of: id, in: registry, nil) != nil
  }

  /// Whether `id` and all that it refers to says the same in both.
  private mutating func isSame(_ id: String) -> Bool {
    if let known = known[id] { return known }
    var seen: Set<String> = [id]
    var pending = [id]
    var isSame = true
    while let next = pending.popLast(), isSame {
      if known[next] == true { continue }
      guard known[next] != false, seen.count <= Self.limit, let one = ElementFacts(of: next, in: old, names),
        let other = ElementFacts(of: next, in: new, nil)
      else {
        isSame = false
        break
      }
      isSame = one.text == other.text && !one.hasOtherNames && !one.isTooLarge && !other.isTooLarge
      for reference in one.references where seen.insert(reference).inserted { pending.append(reference) }
    }
    known[id] = isSame
    // Whatever all of it led to is the same too.
    if isSame { for id in seen { known[id] = true } }
    return isSame
  }
}
