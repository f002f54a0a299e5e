/// Which elements of two versions of a model are the same: as the records say, then by pinned id, then by an earlier name that is news,
/// then by name, then by a name that is left over once on either side, in another package. The order is that of the comparison of models.
struct Correspondence: Sendable {
  /// One direction and the other, by identity.
  struct Pairs: Sendable {
    private(set) var later: [String: String] = [:]
    private(set) var earlier: [String: String] = [:]

    fileprivate mutating func pair(_ old: String, _ new: String) {
      guard later[old] == nil, earlier[new] == nil else { return }
      later[old] = new
      earlier[new] = old
    }
  }

  /// The earlier version and the later one.
  let old: Registry
  let new: Registry
  let names: RecordedNames
  private(set) var types: Pairs
  private(set) var schemas: Pairs
  private(set) var units: Pairs
  private(set) var quantities: Pairs

  init(old: Registry, new: Registry, names: RecordedNames) {
    (self.old, self.new, self.names) = (old, new, names)
    let packages = PackageNames(old, new)
    func pairs<Element: PackageElement>(_ elements: KeyPath<Registry, ElementList<Element>>) -> Pairs {
      pair(old[keyPath: elements], new[keyPath: elements], names, packages)
    }
    types = pairs(\.types)
    schemas = pairs(\.schemas)
    units = pairs(\.units)
    quantities = pairs(\.quantities)
  }
}

/// What packages of the earlier version are called in the later one.
private struct PackageNames {
  private var later: [String: String] = [:]

  init(_ old: Registry, _ new: Registry) {
    let known = Set(old.packages.map(\.name))
    let present = Set(new.packages.map(\.name))
    for package in new.packages where !known.contains(package.name) {
      for former in package.metadata.formerNames
      where known.contains(former) && !present.contains(former) && later[former] == nil {
        later[former] = package.name
      }
    }
  }

  func present(_ package: String) -> String { later[package] ?? package }
}

private struct Named {
  var id: String
  var package: String
  var name: String
  var externalID: String?
  var formerNames: [String]
}

/// The elements of both, in the order of the counterpart rules.
private func pair<Element: PackageElement>(
  _ old: ElementList<Element>, _ new: ElementList<Element>, _ names: RecordedNames, _ packages: PackageNames
) -> Correspondence.Pairs {
  func named(_ element: Element, _ package: String) -> Named {
    let metadata = element.metadata
    let name = element.name
    return Named(
      id: package + "." + name, package: package, name: name, externalID: metadata.externalID.map(unversioned),
      formerNames: metadata.formerNames)
  }
  let before = old.map { named($0, $0.package.name) }
  let after = new.map { named($0, $0.package.name) }
  let present = Set(after.map(\.id))
  var pairs = Correspondence.Pairs()
  var gone: Set<String> = []
  for element in before {
    switch names.element(element.id) {
    case .became(let id)? where present.contains(id): pairs.pair(element.id, id)
    case .gone?: gone.insert(element.id)
    default: continue
    }
  }
  let ids = Dictionary(before.compactMap { element in element.externalID.map { ($0, element.id) } }) { first, _ in first
  }
  for element in after {
    if let id = element.externalID, let found = ids[id] { pairs.pair(found, element.id) }
  }
  // By package and name as they are called in the later version, with what they were.
  var known: [String: Named] = [:]
  for element in before { known[packages.present(element.package) + "." + element.name] = element }
  let byName = known.filter { !gone.contains($0.value.id) }
  let byID = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
  for element in after {
    for former in element.formerNames {
      if known[element.id]?.formerNames.contains(former) ?? false { continue }
      let found = byName[element.package + "." + former] ?? (former.contains(".") ? byID[former] : nil)
      if let found, !gone.contains(found.id) { pairs.pair(found.id, element.id) }
    }
  }
  for element in after { if let found = byName[element.id] { pairs.pair(found.id, element.id) } }
  pairMoved(&pairs, before.filter { !gone.contains($0.id) }, after)
  return pairs
}

/// What is left over once on either side under one name has moved to another package.
private func pairMoved(_ pairs: inout Correspondence.Pairs, _ before: [Named], _ after: [Named]) {
  let lost = Dictionary(grouping: before.filter { pairs.later[$0.id] == nil }, by: \.name)
  guard !lost.isEmpty else { return }
  let found = Dictionary(grouping: after.filter { pairs.earlier[$0.id] == nil }, by: \.name)
  for (name, places) in found {
    guard places.count == 1, let place = places.first, let sources = lost[name], sources.count == 1,
      let source = sources.first
    else { continue }
    pairs.pair(source.id, place.id)
  }
}

/// A DTMI without its version, which changes with the content; any other id as it is.
private func unversioned(_ id: String) -> String {
  guard id.hasPrefix("dtmi:"), let semicolon = id.lastIndex(of: ";") else { return id }
  return String(id[..<semicolon])
}

// MARK: - Lists of names

/// One of a list of names: a member, a field, a value of an enumeration.
struct ListedName {
  var name: String
  var externalID: String?
  var formerNames: [String]
  /// What the records say became of it; for the earlier of two lists.
  var fate: RecordedNames.Fate<String>?
  /// Where the records say that it comes from; for the later of two lists.
  var origin: RecordedNames.Origin?
  /// Whether the records tell all of its name: of the earlier of two lists, that it is the same where they say nothing of it; of the later
  /// one, what it was.
  var isTold: Bool

  init(
    _ name: String, _ metadata: Metadata, fate: RecordedNames.Fate<String>? = nil,
    origin: RecordedNames.Origin? = nil, isTold: Bool = false
  ) {
    self.name = name
    externalID = metadata.externalID
    formerNames = metadata.formerNames
    self.fate = fate
    self.origin = origin
    self.isTold = isTold
  }

  /// Whether it may be what was called `former`: what the records say that it was called, if that is another name than it has now.
  fileprivate func mayHaveBeen(_ former: String) -> Bool {
    switch origin {
    case .new?: false
    case .name(let first)?: first.utf8.elementsEqual(name.utf8) || first.utf8.elementsEqual(former.utf8)
    case nil: true
    }
  }
}

/// Which names of two lists are the same, as places in them: as the records say, then by pinned id, then by an earlier name that is news,
/// then by name.
func matched(_ old: [ListedName], _ new: [ListedName]) -> [(old: Int, new: Int)] {
  var partner = [Int?](repeating: nil, count: new.count)
  var isTaken = [Bool](repeating: false, count: old.count)
  func pair(_ x: Int, _ y: Int) {
    guard partner[y] == nil, !isTaken[x] else { return }
    guard new[y].mayHaveBeen(old[x].name) else { return }
    partner[y] = x
    isTaken[x] = true
  }
  let places = Dictionary(new.enumerated().map { (Array($0.element.name.utf8), $0.offset) }) { first, _ in first }
  let later = Dictionary(
    new.enumerated().flatMap { place, element in element.formerNames.map { (Array($0.utf8), place) } }
  ) { first, _ in first }
  let known = Dictionary(old.enumerated().map { (Array($0.element.name.utf8), $0.offset) }) { first, _ in first }
  var byName: [[UInt8]: Int] = [:]
  // What the models may tell another name of.
  var byFormerName: [[UInt8]: Int] = [:]
  var byID: [String: Int] = [:]
  var untold: [(place: Int, name: [UInt8])] = []
  for (place, element) in old.enumerated() {
    let name = Array(element.name.utf8)
    switch element.fate {
    case .became(let next)?:
      if let found = places[Array(next.utf8)] { pair(place, found) } else { untold.append((place, Array(next.utf8))) }
    case .left(let next)? where !next.utf8.elementsEqual(element.name.utf8):
      if let found = places[Array(next.utf8)] { pair(place, found) }
    case .gone?: continue
    case .left?: byName[name] = byName[name] ?? place
    case nil:
      byName[name] = byName[name] ?? place
      if element.isTold { continue }
      byFormerName[name] = byFormerName[name] ?? place
      if let id = element.externalID.map(unversioned), byID[id] == nil { byID[id] = place }
    }
  }
  // What became something that is not there either has another name now that records did not tell, or is gone: another one
  // may have taken its name since.
  for (place, name) in untold {
    if let found = later[name], !new[found].isTold { pair(place, found) }
  }
  for (place, element) in new.enumerated() {
    if let id = element.externalID.map(unversioned), let found = byID[id] { pair(found, place) }
  }
  for (place, element) in new.enumerated() where partner[place] == nil {
    let earlier = known[Array(element.name.utf8)].map { old[$0].formerNames } ?? []
    for former in element.formerNames where !earlier.contains(former) {
      if let found = byFormerName[Array(former.utf8)] { pair(found, place) }
    }
  }
  for (place, element) in new.enumerated() {
    if let found = byName[Array(element.name.utf8)] { pair(found, place) }
  }
  return partner.enumerated().compactMap { place, found in found.map { ($0, place) } }
}
