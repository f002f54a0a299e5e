import TwinModel
import TwinSource

/// Which rows of two tables are the same element, in both directions.
struct Pairs<Row: Sendable>: Sendable {
  /// By old row.
  private(set) var newOfOld: [ID<Row>?]
  /// By new row.
  private(set) var oldOfNew: [ID<Row>?]

  init(old: Int, new: Int) {
    newOfOld = [ID<Row>?](repeating: nil, count: old)
    oldOfNew = [ID<Row>?](repeating: nil, count: new)
  }

  subscript(old id: ID<Row>) -> ID<Row>? { newOfOld[id.index] }
  subscript(new id: ID<Row>) -> ID<Row>? { oldOfNew[id.index] }

  /// Whether `old` and `new` are the same element, or both nothing.
  func match(_ old: ID<Row>?, _ new: ID<Row>?) -> Bool {
    guard let old else { return new == nil }
    return new != nil && newOfOld[old.index] == new
  }

  /// Whether two lists hold the same elements, in whatever order.
  func match(_ old: [ID<Row>], _ new: [ID<Row>]) -> Bool {
    guard old.count == new.count else { return false }
    if zip(old, new).allSatisfy({ match($0, $1) }) { return true }
    return Set(old.compactMap { self[old: $0] }) == Set(new)
  }

  mutating func pair(_ old: ID<Row>, _ new: ID<Row>) {
    guard newOfOld[old.index] == nil, oldOfNew[new.index] == nil else { return }
    newOfOld[old.index] = new
    oldOfNew[new.index] = old
  }
}

/// Which elements of two models are the same: by pinned id, then by `formerly`, then by name in the same package, then by a
/// name that is left over once on either side, in another package. A quantity kind that none of these find again is the one
/// that took over its units; so is one whose name stands for another dimension now.
struct Identities: Sendable {
  /// Each old symbol among those of the new model and what follows them.
  let symbols: [Symbol]
  private(set) var packages: Pairs<Package>
  private(set) var twins: Pairs<Twin>
  private(set) var schemas: Pairs<Schema>
  private(set) var points: Pairs<Point>
  private(set) var concepts: Pairs<Concept>
  private(set) var relations: Pairs<Relation>
  private(set) var quantities: Pairs<Quantity>
  private(set) var units: Pairs<Unit>
  private(set) var terms: Pairs<Term>

  init(_ old: Model, _ new: Model) {
    var joint = new.symbols
    symbols = joint.merge(old.symbols)
    packages = Pairs(old: old.packages.count, new: new.packages.count)
    var matcher = Matcher(old: old, new: new, symbols: symbols, joint: joint, packages: packages)
    matcher.pairPackages()
    twins = matcher.pairs(\.twins, \.header)
    schemas = matcher.pairs(\.schemas, \.header)
    points = matcher.pairs(\.points, \.header)
    concepts = matcher.pairs(\.concepts, \.header)
    relations = matcher.pairs(\.relations, \.header)
    units = matcher.pairs(\.units, \.header)
    quantities = matcher.quantityPairs(units)
    terms = matcher.pairs(\.terms, \.header)
    packages = matcher.packages
  }

  /// Whether a symbol of the old model and one of the new model are the same string.
  @inline(__always)
  func same(_ old: Symbol, _ new: Symbol) -> Bool { symbols[Int(old.rawValue)] == new }

  /// Whether both are the same string, or nothing.
  func same(_ old: Symbol?, _ new: Symbol?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return same(old, new)
  }
}

private struct Matcher {
  let old: Model
  let new: Model
  let symbols: [Symbol]
  let joint: SymbolTable
  var packages: Pairs<Package>

  /// The symbol of the old model as one that new symbols can be compared with.
  private func joined(_ symbol: Symbol) -> Symbol { symbols[Int(symbol.rawValue)] }

  // MARK: - Packages

  mutating func pairPackages() {
    var byName: [Symbol: ID<Package>] = [:]
    for id in old.packages.ids { byName[joined(old.packages[id].name)] = id }
    for id in new.packages.ids { if let found = byName[new.packages[id].name] { packages.pair(found, id) } }
    for id in new.packages.ids where packages[new: id] == nil {
      for former in new.packages[id].metadata.map({ new.metadata[$0].formerly }) ?? [] {
        if let found = byName[former] { packages.pair(found, id) }
      }
    }
    pairPackagesByContent()
  }

  /// Packages without a namesake are the same where one holds most of the types that the other holds: the name that a DTDL
  /// document gives a package follows from its identifiers.
  private mutating func pairPackagesByContent() {
    let lost = old.packages.ids.filter { packages[old: $0] == nil }
    let found = new.packages.ids.filter { packages[new: $0] == nil }
    guard !lost.isEmpty, !found.isEmpty else { return }
    var homes: [Symbol: [ID<Package>]] = [:]
    for package in found {
      for twin in new.packages[package].twins { homes[new.twins[twin].header.name, default: []].append(package) }
    }
    for package in lost {
      var votes: [ID<Package>: Int] = [:]
      let types = old.packages[package].twins
      for twin in types {
        for home in homes[joined(old.twins[twin].header.name)] ?? [] { votes[home, default: 0] += 1 }
      }
      let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let best, best.value * 2 > types.count { packages.pair(package, best.key) }
    }
  }

  // MARK: - Elements

  func pairs<Row: Sendable>(
    _ table: KeyPath<Model, Table<Row>>, _ header: KeyPath<Row, ElementHeader>,
    beforeNames: (inout Pairs<Row>) -> Void = { _ in }
  ) -> Pairs<Row> {
    let oldRows = old[keyPath: table]
    let newRows = new[keyPath: table]
    var pairs = Pairs<Row>(old: oldRows.count, new: newRows.count)
    let oldHeaders = oldRows.rows.map { $0[keyPath: header] }
    let newHeaders = newRows.rows.map { $0[keyPath: header] }
    pairByID(&pairs, oldHeaders, newHeaders)
    var byName: [QualifiedName: Int] = [:]
    byName.reserveCapacity(oldHeaders.count)
    for (index, header) in oldHeaders.enumerated() {
      // A package without a counterpart keeps a number that no new one has.
      let package = packages[old: header.package]?.index ?? -1 - header.package.index
      byName[QualifiedName(package: package, name: joined(header.name))] = index
    }
    pairByFormerName(&pairs, oldHeaders, newHeaders, byName)
    beforeNames(&pairs)
    for (index, header) in newHeaders.enumerated() where pairs[new: ID(index)] == nil {
      let name = QualifiedName(package: header.package.index, name: header.name)
      if let found = byName[name] { pairs.pair(ID(found), ID(index)) }
    }
    pairMoved(&pairs, oldHeaders, newHeaders)
    return pairs
  }

  /// Quantity kinds: what is left over on either side is the same under another name where it has the same dimension and the
  /// same units, as far as these are on both sides. A number in one of them means what it meant. This goes before a name
  /// that another kind, of another dimension, has taken over.
  func quantityPairs(_ units: Pairs<Unit>) -> Pairs<Quantity> {
    let heirs = heirs(units)
    var pairs = pairs(\.quantities, \.header) { pairs in
      let taken = heirs.filter { isNameTaken($0.old, by: $0.new) }
      for pair in taken { pairs.pair(pair.old, pair.new) }
    }
    for pair in heirs { pairs.pair(pair.old, pair.new) }
    return pairs
  }

  /// Kinds whose units all went to one kind of the same dimension, which has them from nowhere else; in the order of the old ones.
  private func heirs(_ units: Pairs<Unit>) -> [(old: ID<Quantity>, new: ID<Quantity>)] {
    var heirs: [ID<Quantity>: Set<ID<Quantity>>] = [:]
    var origins: [ID<Quantity>: Set<ID<Quantity>>] = [:]
    for unit in old.units.ids {
      guard let counterpart = units[old: unit] else { continue }
      let (before, after) = (old.units[unit].quantity, new.units[counterpart].quantity)
      heirs[before, default: []].insert(after)
      origins[after, default: []].insert(before)
    }
    return old.quantities.ids.compactMap { quantity in
      guard let heir = heirs[quantity]?.first, heirs[quantity] == [heir], origins[heir] == [quantity],
        old.quantities[quantity].dimension == new.quantities[heir].dimension
      else { return nil }
      return (quantity, heir)
    }
  }

  /// Whether the name of `quantity` in the new model, or that of `heir` in the old one, is that of a kind of another dimension.
  private func isNameTaken(_ quantity: ID<Quantity>, by heir: ID<Quantity>) -> Bool {
    let (x, y) = (old.quantities[quantity].header, new.quantities[heir].header)
    guard joined(x.name) != y.name, let package = packages[old: x.package], package == y.package,
      old.hasKnownDimension(quantity), new.hasKnownDimension(heir)
    else { return false }
    let later = new.packages[package].quantities.first { new.quantities[$0].header.name == joined(x.name) }
    let earlier = old.packages[x.package].quantities.first { joined(old.quantities[$0].header.name) == y.name }
    let dimension = old.quantities[quantity].dimension
    return later.map { new.hasKnownDimension($0) && new.quantities[$0].dimension != dimension } ?? true
      && earlier.map { old.hasKnownDimension($0) && old.quantities[$0].dimension != dimension } ?? true
  }

  private struct QualifiedName: Hashable {
    var package: Int
    var name: Symbol
  }

  private func pairByID<Row>(_ pairs: inout Pairs<Row>, _ oldHeaders: [ElementHeader], _ newHeaders: [ElementHeader]) {
    var byID: [String: Int] = [:]
    for (index, header) in oldHeaders.enumerated() {
      guard let id = header.metadata.flatMap({ old.metadata[$0].externalID }) else { continue }
      byID[unversioned(old.string(id))] = index
    }
    guard !byID.isEmpty else { return }
    for (index, header) in newHeaders.enumerated() {
      guard let id = header.metadata.flatMap({ new.metadata[$0].externalID }) else { continue }
      if let found = byID[unversioned(new.string(id))] { pairs.pair(ID(found), ID(index)) }
    }
  }

  /// An earlier name counts where it is news: an element that the old model has under its present name, with the same earlier
  /// one, was renamed before that.
  private func pairByFormerName<Row>(
    _ pairs: inout Pairs<Row>, _ oldHeaders: [ElementHeader], _ newHeaders: [ElementHeader],
    _ byName: [QualifiedName: Int]
  ) {
    var packagesByName: [String: Int] = [:]
    var formers: [(index: Int, name: Symbol)] = []
    for (index, header) in newHeaders.enumerated() where header.metadata != nil {
      for former in header.metadata.map({ new.metadata[$0].formerly }) ?? [] { formers.append((index, former)) }
    }
    guard !formers.isEmpty else { return }
    for id in old.packages.ids {
      packagesByName[old.string(old.packages[id].name)] = packages[old: id]?.index ?? -1 - id.index
    }
    for (index, former) in formers where pairs[new: ID(index)] == nil {
      var name = QualifiedName(package: newHeaders[index].package.index, name: former)
      let text = new.string(former)
      if let dot = text.lastIndex(of: "."), let package = packagesByName[String(text[..<dot])],
        let plain = joint.find(String(text[text.index(after: dot)...]))
      {
        name = QualifiedName(package: package, name: plain)
      }
      let present = QualifiedName(package: newHeaders[index].package.index, name: newHeaders[index].name)
      let isHistory = byName[present].map { hasFormerName(oldHeaders[$0].metadata, former) } ?? false
      guard !isHistory, let found = byName[name] else { continue }
      pairs.pair(ID(found), ID(index))
    }
  }

  private func hasFormerName(_ metadata: ID<Metadata>?, _ name: Symbol) -> Bool {
    metadata.map { old.metadata[$0].formerly.contains { joined($0) == name } } ?? false
  }

  /// What is left over once on either side under one name has moved to another package.
  private func pairMoved<Row>(_ pairs: inout Pairs<Row>, _ oldHeaders: [ElementHeader], _ newHeaders: [ElementHeader]) {
    var lost: [Symbol: [Int]] = [:]
    for index in oldHeaders.indices where pairs[old: ID(index)] == nil {
      lost[joined(oldHeaders[index].name), default: []].append(index)
    }
    guard !lost.isEmpty else { return }
    var found: [Symbol: [Int]] = [:]
    for index in newHeaders.indices where pairs[new: ID(index)] == nil {
      found[newHeaders[index].name, default: []].append(index)
    }
    for (name, places) in found {
      guard places.count == 1, let sources = lost[name], sources.count == 1 else { continue }
      pairs.pair(ID(sources[0]), ID(places[0]))
    }
  }
}

/// A DTMI without its version, which changes with the content; any other id as it is.
func unversioned(_ id: String) -> String {
  guard id.hasPrefix("dtmi:"), let semicolon = id.lastIndex(of: ";") else { return id }
  return String(id[..<semicolon])
}
