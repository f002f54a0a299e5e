import TwinModel

/// Packages, schemas and what ontologies declare.
extension Comparison {
  // MARK: - Packages

  mutating func comparePackages() {
    for package in old.packages.ids where isCompared(old: package) {
      let element = ElementRef.package(package)
      guard let other = identities.packages[old: package] else {
        let isDissolved = standsElsewhere(package)
        var change = Change(
          isDissolved ? .packageDissolved : .packageRemoved, old: element, subject: old.identity(of: element))
        change.before = old.packages[package].version.description
        let index = add(change)
        // What is lost of a package that moved is told by itself.
        if !isDissolved { removedPackages[package] = index }
        continue
      }
      guard isCompared(new: other) else { continue }
      compare(package, other)
    }
    for package in new.packages.ids where isCompared(new: package) && identities.packages[new: package] == nil {
      let element = ElementRef.package(package)
      var change = Change(.packageAdded, new: element, subject: new.identity(of: element))
      change.after = new.packages[package].version.description
      addedPackages[package] = add(change)
    }
  }

  /// Whether all twins of an old package are in other packages, or, where it has none, anything that it declared.
  private func standsElsewhere(_ package: ID<Package>) -> Bool {
    let row = old.packages[package]
    guard row.twins.isEmpty else { return row.twins.allSatisfy { identities.twins[old: $0] != nil } }
    let isEmpty =
      row.schemas.isEmpty && row.points.isEmpty && row.concepts.isEmpty && row.relations.isEmpty
      && row.quantities.isEmpty && row.units.isEmpty && row.terms.isEmpty
    return isEmpty
      || row.schemas.contains { identities.schemas[old: $0] != nil }
      || row.points.contains { identities.points[old: $0] != nil }
      || row.concepts.contains { identities.concepts[old: $0] != nil }
      || row.relations.contains { identities.relations[old: $0] != nil }
      || row.quantities.contains { identities.quantities[old: $0] != nil }
      || row.units.contains { identities.units[old: $0] != nil }
      || row.terms.contains { identities.terms[old: $0] != nil }
  }

  private mutating func compare(_ a: ID<Package>, _ b: ID<Package>) {
    let (x, y) = (old.packages[a], new.packages[b])
    let (oldElement, newElement) = (ElementRef.package(a), ElementRef.package(b))
    var found: [Difference] = []
    if !identities.same(x.name, y.name) {
      found.append(Difference(kind: .packageRenamed, before: old.string(x.name), after: new.string(y.name)))
    }
    for dependency in x.dependencies {
      let name = old.string(old.packages[dependency.package].name)
      let counterpart = y.dependencies.first { identities.packages[new: $0.package] == dependency.package }
      if let counterpart {
        guard counterpart.requirement != dependency.requirement else { continue }
        found.append(
          Difference(
            kind: .dependencyRequirementChanged, before: "\(name) \(dependency.requirement)",
            after: "\(new.string(new.packages[counterpart.package].name)) \(counterpart.requirement)"))
      } else {
        found.append(Difference(kind: .dependencyRemoved, before: "\(name) \(dependency.requirement)"))
      }
    }
    for dependency in y.dependencies
    where !x.dependencies.contains(where: { identities.packages[old: $0.package] == dependency.package }) {
      found.append(
        Difference(
          kind: .dependencyAdded,
          after: "\(new.string(new.packages[dependency.package].name)) \(dependency.requirement)"))
    }
    if !identities.same(x.summary, y.summary) { found.append(Difference(kind: .documentationChanged)) }
    let owners = (x.owners.map(old.string), y.owners.map(new.string))
    if owners.0 != owners.1 {
      found.append(
        Difference(
          kind: .ownerChanged, before: owners.0.isEmpty ? nil : owners.0.joined(separator: ", "),
          after: owners.1.isEmpty ? nil : owners.1.joined(separator: ", ")))
    }
    found += values.metadataDifferences(x.metadata, y.metadata, at: "")
    for difference in found { add(difference, of: oldElement, newElement) }
  }

  // MARK: - Elements of every kind

  /// Kinds of change for the elements of a table.
  struct ElementKinds {
    var added: ChangeKind
    var removed: ChangeKind
    var renamed: ChangeKind
    var moved: ChangeKind
  }

  /// Compares the elements of a table: what is gone and new, and by `paired` what is on both sides. `users` tells what uses an old
  /// element, which is what its changes reach; `removed` and `paired` may fold others under what was found.
  mutating func compare<Row: Sendable>(
    _ table: KeyPath<Model, Table<Row>>, _ header: KeyPath<Row, ElementHeader>,
    _ pairs: KeyPath<Identities, Pairs<Row>>, _ element: (ID<Row>) -> ElementRef, _ kinds: ElementKinds,
    users: (inout Comparison, ID<Row>) -> Reached = { _, _ in Reached() },
    removed: (inout Comparison, ID<Row>, Int) -> Void = { _, _, _ in },
    paired: (inout Comparison, ID<Row>, ID<Row>) -> [Difference]
  ) {
    for id in old[keyPath: table].ids {
      let package = old[keyPath: table][id][keyPath: header].package
      guard let other = identities[keyPath: pairs][old: id] else {
        guard isCompared(old: package) else { continue }
        let change = removedPackages[package] ?? addRemoval(kinds.removed, element(id), in: package)
        reach(change, users(&self, id))
        removed(&self, id, change)
        continue
      }
      let (x, y) = (old[keyPath: table][id][keyPath: header], new[keyPath: table][other][keyPath: header])
      guard areCompared(package, y.package) else { continue }
      var found = headerDifferences(x, y, kinds)
      found += paired(&self, id, other)
      if !found.isEmpty {
        let users = users(&self, id)
        for difference in found {
          let change = add(difference, of: element(id), element(other))
          reach(change, users)
          if difference.kind == .unitQuantityChanged {
            causes[element(id), default: [:]][DifferenceKey(difference)] = change
          }
        }
      }
      for difference in values.metadataDifferences(x.metadata, y.metadata, at: "") {
        add(difference, of: element(id), element(other))
      }
    }
    for id in new[keyPath: table].ids where identities[keyPath: pairs][new: id] == nil {
      let package = new[keyPath: table][id][keyPath: header].package
      guard isCompared(new: package), addedPackages[package] == nil else { continue }
      var change = Change(kinds.added, new: element(id), subject: new.identity(of: element(id)))
      change.after = new.string(new[keyPath: table][id][keyPath: header].name)
      add(change)
    }
  }

  func headerDifferences(_ x: ElementHeader, _ y: ElementHeader, _ kinds: ElementKinds) -> [Difference] {
    if identities.packages[old: x.package] != y.package {
      return [Difference(kind: kinds.moved, before: old.identity(x), after: new.identity(y))]
    }
    guard !identities.same(x.name, y.name) else { return [] }
    return [Difference(kind: kinds.renamed, before: old.string(x.name), after: new.string(y.name))]
  }

  // MARK: - Schemas

  mutating func compareSchemas() {
    compare(
      \.schemas, \.header, \.schemas, { .schema($0) },
      ElementKinds(added: .schemaAdded, removed: .schemaRemoved, renamed: .schemaRenamed, moved: .schemaMoved),
      users: { Reached(members: $0.uses.old.uses(of: $1).members) },
      removed: { comparison, id, change in
        if let hint = comparison.renameHint(for: id, change) { comparison.setHint(hint, of: change) }
      },
      paired: { comparison, a, b in
        let (x, y) = (comparison.old.schemas[a].value, comparison.new.schemas[b].value)
        let found = comparison.sharedDifferences(x, y)
        guard !found.isEmpty else { return [] }
        let (before, after) = (comparison.uses.old.uses(of: a), comparison.uses.new.uses(of: b))
        let positions = before.positions.common(with: after.positions)
        for difference in found {
          let change = comparison.add(
            difference.at(positions), of: .schema(a), .schema(b))
          for member in before.members { comparison.reach(change, member) }
        }
        return []
      })
  }

  /// A new schema of the same package that is like `schema`, which is gone without notice.
  private func renameHint(for schema: ID<Schema>, _ change: Int) -> RenameHint? {
    let package = old.schemas[schema].header.package
    guard changes[change].kind == .schemaRemoved, let counterpart = identities.packages[old: package] else {
      return nil
    }
    var values = values
    let found = renamed(
      schema, beside: old.packages[package].schemas.filter { identities.schemas[old: $0] == nil },
      among: new.packages[counterpart].schemas.filter { identities.schemas[new: $0] == nil },
      names: { (old.string(old.schemas[$0].header.name), new.string(new.schemas[$1].header.name)) },
      areAlike: { values.areAlike(old.schemas[$0].value, new.schemas[$1].value) })
    return found.map {
      RenameHint(
        element: .schema($0.row), identity: new.identity(new.schemas[$0.row].header), formerName: $0.formerName,
        isLikely: $0.isLikely)
    }
  }

  /// What differs between two shared values, their defaults included.
  private mutating func sharedDifferences(_ x: ValueSpec, _ y: ValueSpec) -> [Difference] {
    values.presenceDifferences(
      Presence(isRequired: false, hasDefault: values.hasDefault(x, in: old)),
      Presence(isRequired: false, hasDefault: values.hasDefault(y, in: new)), x, y, at: "")
      + values.differences(x, y, at: "")
  }

  // MARK: - Ontologies

  mutating func compareOntologies() {
    compareConcepts()
    compareRelations()
    compareQuantities()
    compareUnits()
    compareTerms()
    comparePoints()
  }

  private mutating func compareConcepts() {
    compare(
      \.concepts, \.header, \.concepts, { .concept($0) },
      ElementKinds(added: .conceptAdded, removed: .conceptRemoved, renamed: .conceptRenamed, moved: .conceptMoved),
      users: { comparison, id in
        Reached(types: comparison.old.twins.ids.filter { comparison.old.twins[$0].concepts.contains(id) })
      },
      paired: { comparison, a, b in
        comparison.listDifferences(
          comparison.old.concepts[a].broader, comparison.new.concepts[b].broader, comparison.identities.concepts,
          \.concepts, \.header, .conceptBroaderAdded, .conceptBroaderRemoved, broader: \.broader)
      })
  }

  /// What joined and what left a list of elements; what is gone altogether has a change of its own. Of lists that name what is
  /// broader by `broader`, what is only said by others on the list, or was before, makes no difference.
  func listDifferences<Row>(
    _ a: [ID<Row>], _ b: [ID<Row>], _ pairs: Pairs<Row>, _ table: KeyPath<Model, Table<Row>>,
    _ header: KeyPath<Row, ElementHeader>, _ added: ChangeKind, _ removed: ChangeKind,
    broader: KeyPath<Row, [ID<Row>]>? = nil
  ) -> [Difference] {
    if pairs.match(a, b) { return [] }
    func name(_ id: ID<Row>, _ model: Model) -> String { model.string(model[keyPath: table][id][keyPath: header].name) }
    func all(_ list: [ID<Row>], _ model: Model) -> Set<ID<Row>> {
      var found: Set<ID<Row>> = []
      var pending = list
      while let next = pending.popLast() {
        if found.insert(next).inserted, let broader { pending += model[keyPath: table][next][keyPath: broader] }
      }
      return found
    }
    let (before, after) = (all(a, old), all(b, new))
    let lost = a.filter { id in pairs[old: id].map { !after.contains($0) } ?? false }
    let gained = b.filter { id in pairs[new: id].map { !before.contains($0) } ?? true }
    return lost.map { Difference(kind: removed, before: name($0, old)) }
      + gained.map { Difference(kind: added, after: name($0, new)) }
  }

  private mutating func compareRelations() {
    compare(
      \.relations, \.header, \.relations, { .relation($0) },
      ElementKinds(added: .relationAdded, removed: .relationRemoved, renamed: .relationRenamed, moved: .relationMoved),
      users: { comparison, id in
        let old = comparison.old
        return Reached(
          members: old.members.ids.filter { member in
            guard case .relationship(let detail) = old.members[member].detail else { return false }
            return old.relationshipDetails[detail].relation == id
          })
      },
      paired: { comparison, a, b in comparison.relationDifferences(a, b) })
  }

  private func relationDifferences(_ a: ID<Relation>, _ b: ID<Relation>) -> [Difference] {
    let (x, y) = (old.relations[a], new.relations[b])
    var found: [Difference] = []
    if let kind = endOrder(x.domain, y.domain, (.domainNarrowed, .domainWidened, .domainChanged)) {
      found.append(Difference(kind: kind, before: names(x.domain, old), after: names(y.domain, new)))
    }
    if let kind = endOrder(x.range, y.range, (.rangeNarrowed, .rangeWidened, .rangeChanged)) {
      found.append(Difference(kind: kind, before: names(x.range, old), after: names(y.range, new)))
    }
    if !identities.relations.match(x.inverse, y.inverse),
      x.inverse.map({ identities.relations[old: $0] != nil }) ?? true
    {
      found.append(
        Difference(
          kind: .relationInverseChanged, before: x.inverse.map { old.string(old.relations[$0].header.name) },
          after: y.inverse.map { new.string(new.relations[$0].header.name) }))
    }
    found += listDifferences(
      x.broader, y.broader, identities.relations, \.relations, \.header, .relationBroaderAdded, .relationBroaderRemoved,
      broader: \.broader)
    let inferences: Characteristics = [.symmetric, .transitive, .reflexive]
    let (before, after) = (old.characteristics(of: a), new.characteristics(of: b))
    let (lost, gained) = (x.characteristics.subtracting(after), y.characteristics.subtracting(before))
    for name in lost.names {
      let isInference = !inferences.isDisjoint(with: Characteristics(named: name))
      found.append(Difference(kind: isInference ? .inferenceDropped : .restrictionDropped, before: name))
    }
    for name in gained.names {
      let isInference = !inferences.isDisjoint(with: Characteristics(named: name))
      found.append(Difference(kind: isInference ? .inferenceAdded : .restrictionAdded, after: name))
    }
    return found
  }

  private func names(_ concepts: [ID<Concept>], _ model: Model) -> String {
    concepts.isEmpty
      ? "any" : concepts.map { model.string(model.concepts[$0].header.name) }.joined(separator: ", ")
  }

  /// What became of the concepts at an end of a relation, where none means any; nil where the same ones fit.
  private func endOrder(
    _ a: [ID<Concept>], _ b: [ID<Concept>], _ kinds: (narrowed: ChangeKind, widened: ChangeKind, changed: ChangeKind)
  ) -> ChangeKind? {
    if identities.concepts.match(a, b) { return nil }
    if a.isEmpty { return kinds.narrowed }
    if b.isEmpty { return kinds.widened }
    let kept = a.compactMap { identities.concepts[old: $0] }
    // Concepts that are gone have a change of their own.
    let isNarrower = b.allSatisfy { isWithin($0, kept) }
    let isWider = kept.allSatisfy { isWithin($0, b) }
    if isNarrower, isWider { return nil }
    return isNarrower ? kinds.narrowed : isWider ? kinds.widened : kinds.changed
  }

  /// Whether a concept of the new model is one of `others` or narrower than one.
  private func isWithin(_ concept: ID<Concept>, _ others: [ID<Concept>]) -> Bool {
    var seen: Set<ID<Concept>> = [concept]
    var pending = [concept]
    while let next = pending.popLast() {
      if others.contains(next) { return true }
      for broader in new.concepts[next].broader where seen.insert(broader).inserted { pending.append(broader) }
    }
    return false
  }

  private mutating func compareTerms() {
    compare(
      \.terms, \.header, \.terms, { .term($0) },
      ElementKinds(added: .termAdded, removed: .termRemoved, renamed: .termRenamed, moved: .termRenamed),
      paired: { comparison, a, b in
        let (x, y) = (comparison.old.terms[a], comparison.new.terms[b])
        let isSame =
          comparison.identities.same(x.role, y.role)
          && comparison.identities.quantities.match(x.quantity, y.quantity)
          && x.abbreviations.count == y.abbreviations.count
          && zip(x.abbreviations, y.abbreviations).allSatisfy(comparison.identities.same)
        func text(_ term: Term, _ model: Model) -> String {
          let parts =
            [model.string(term.role)] + (term.quantity.map { [model.string(model.quantities[$0].header.name)] } ?? [])
            + term.abbreviations.map(model.string)
          return parts.joined(separator: ", ")
        }
        return isSame
          ? [] : [Difference(kind: .termChanged, before: text(x, comparison.old), after: text(y, comparison.new))]
      })
  }

  private mutating func comparePoints() {
    compare(
      \.points, \.header, \.points, { .point($0) },
      ElementKinds(added: .pointAdded, removed: .pointRemoved, renamed: .pointRenamed, moved: .pointMoved),
      users: { Reached(members: $0.uses.old.uses(of: $1).members) },
      paired: { comparison, a, b in
        let (x, y) = (comparison.old.points[a], comparison.new.points[b])
        let found = comparison.sharedDifferences(x.value, y.value)
        guard !found.isEmpty else { return [] }
        let (before, after) = (comparison.uses.old.uses(of: a), comparison.uses.new.uses(of: b))
        let positions = before.positions.common(with: after.positions)
        for difference in found {
          let change = comparison.add(
            difference.at(positions), of: .point(a), .point(b))
          comparison.causes[.point(a), default: [:]][DifferenceKey(difference)] = change
        }
        return []
      })
  }
}

extension Model {
  /// What holds of the edges of `relation`: what it says, what those above it forbid, since its edges are theirs too, and what
  /// follows from that.
  fileprivate func characteristics(of relation: ID<Relation>) -> Characteristics {
    let restrictions: Characteristics = [
      .asymmetric, .irreflexive, .functional, .inverseFunctional, .acyclic, .containment,
    ]
    var found = relations[relation].characteristics
    var seen: Set<ID<Relation>> = [relation]
    var pending = relations[relation].broader
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      found.formUnion(relations[next].characteristics.intersection(restrictions))
      pending += relations[next].broader
    }
    if found.contains(.containment) { found.formUnion([.acyclic, .inverseFunctional]) }
    if found.contains(.acyclic) { found.insert(.asymmetric) }
    if found.contains(.asymmetric) { found.insert(.irreflexive) }
    return found
  }
}

extension Characteristics {
  /// The one of this name; none for other names.
  fileprivate init(named name: String) {
    self.init(rawValue: Self.names.firstIndex(of: name).map { 1 << UInt16($0) } ?? 0)
  }
}
