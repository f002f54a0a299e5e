import TwinModel
import TwinSource

extension Characteristics {
  /// What a special case of a relation has because the relation has it. Symmetry, transitivity and reflexivity are not
  /// handed down: fewer links need not hold them.
  static let handedDown: Characteristics = [
    .asymmetric, .irreflexive, .functional, .inverseFunctional, .acyclic, .containment,
  ]

  /// The characteristics of a relation whose inverse has these.
  var ofInverse: Characteristics {
    var result = intersection([.symmetric, .asymmetric, .transitive, .reflexive, .irreflexive, .acyclic])
    if contains(.functional) { result.insert(.inverseFunctional) }
    if contains(.inverseFunctional) { result.insert(.functional) }
    return result
  }

  /// With what follows from them.
  var withImplied: Characteristics {
    var result = self
    if contains(.containment) { result.formUnion([.acyclic, .inverseFunctional]) }
    if result.contains(.acyclic) { result.insert(.asymmetric) }
    if result.contains(.asymmetric) { result.insert(.irreflexive) }
    return result
  }
}

/// What relations come to when their inverses and those that they are special cases of are taken together.
struct RelationMeaning {
  /// The relation that reads each one backwards: as declared on it or on the other, itself where it is symmetric.
  let inverses: [ID<Relation>?]
  /// What each has: declared, declared on the inverse, and handed down. Without what follows from them.
  let characteristics: [Characteristics]

  init(_ model: Model, _ facts: ModelFacts) {
    var inverses = model.relations.rows.map(\.inverse)
    for relation in model.relations.ids {
      let row = model.relations[relation]
      if row.characteristics.contains(.symmetric), row.inverse == nil { inverses[relation.index] = relation }
      if let other = row.inverse, inverses[other.index] == nil { inverses[other.index] = relation }
    }
    let declared = model.relations.ids.map { relation in
      let inverse = inverses[relation.index].map { model.relations[$0].characteristics.withImplied.ofInverse } ?? []
      return model.relations[relation].characteristics.union(inverse)
    }
    characteristics = model.relations.ids.map { relation in
      facts.closure(of: relation).dropFirst().reduce(declared[relation.index]) { found, broader in
        found.union(declared[broader.index].intersection(.handedDown))
      }
    }
    self.inverses = inverses
  }

  /// What `relation` has, with what follows.
  func implied(_ relation: ID<Relation>) -> Characteristics { characteristics[relation.index].withImplied }

  /// The outermost relations with `characteristic` that `relation` is a special case of, or is: links of special cases are
  /// links of theirs, so what holds of them holds of all together.
  func outermost(
    _ characteristic: Characteristics, of relation: ID<Relation>, _ model: Model, _ facts: ModelFacts
  ) -> [ID<Relation>] {
    func has(_ relation: ID<Relation>) -> Bool { implied(relation).isSuperset(of: characteristic) }
    guard has(relation) else { return [] }
    return facts.closure(of: relation).filter { candidate in
      has(candidate) && !model.relations[candidate].broader.contains(where: has)
    }
  }

  /// Concepts whose twins may be at the source end of `relation`: its own, else those of the nearest relation above that has
  /// any, else those at the other end of its inverse. Empty means any.
  func domain(of relation: ID<Relation>, _ model: Model, _ facts: ModelFacts) -> [ID<Concept>] {
    for candidate in facts.closure(of: relation) where !model.relations[candidate].domain.isEmpty {
      return model.relations[candidate].domain
    }
    return inverses[relation.index].map { model.relations[$0].range } ?? []
  }

  /// Concepts whose twins may be at the target end; likewise.
  func range(of relation: ID<Relation>, _ model: Model, _ facts: ModelFacts) -> [ID<Concept>] {
    for candidate in facts.closure(of: relation) where !model.relations[candidate].range.isEmpty {
      return model.relations[candidate].range
    }
    return inverses[relation.index].map { model.relations[$0].domain } ?? []
  }
}

/// A relationship as it is declared.
struct DeclaredRelationship {
  /// The member.
  let id: ID<Member>
  /// The type that declares it.
  let twin: ID<Twin>
  /// Its detail, with what it inherits.
  let detail: RelationshipDetail
  /// That of the relationship that it narrows.
  let refined: RelationshipDetail?
}

extension CheckRun {
  /// Relationships that the rule looks at.
  var relationships: [DeclaredRelationship] {
    members.compactMap { id in
      guard let detail = model.relationship(id) else { return nil }
      let member = model.members[id]
      return DeclaredRelationship(
        id: id, twin: member.twin, detail: detail, refined: member.refines.flatMap(model.relationship))
    }
  }

  /// A declared element as a source of `package` names it: `Fan`, `core.Fan`, or in full where no alias leads there.
  func name(_ header: ElementHeader, seenFrom package: ID<Package>) -> String {
    shortName(header, seenFrom: package) ?? model.identity(header)
  }

  /// Likewise; nil where the package does not see it.
  func shortName(_ header: ElementHeader, seenFrom package: ID<Package>) -> String? {
    if header.package == package { return model.string(header.name) }
    let dependency = model.packages[package].dependencies.first { $0.package == header.package }
    return dependency.map { model.string($0.alias) + "." + model.string(header.name) }
  }

  /// The name of a twin type, as the type `source` would write it.
  func name(_ twin: ID<Twin>, seenFrom source: ID<Twin>) -> String {
    name(model.twins[twin].header, seenFrom: model.twins[source].header.package)
  }

  /// The name of a relation, as the type `source` would write it.
  func name(_ relation: ID<Relation>, seenFrom source: ID<Twin>) -> String {
    name(model.relations[relation].header, seenFrom: model.twins[source].header.package)
  }

  /// The names of concepts as a source of `package` writes them, in a row that stays short.
  func names(_ concepts: [ID<Concept>], seenFrom package: ID<Package>) -> String {
    row(of: concepts.prefix(5).map { name(model.concepts[$0].header, seenFrom: package) }, outOf: concepts.count)
  }

  /// "`a`, `b`, and 3 more".
  func row(of names: [String], outOf count: Int) -> String {
    let shown = names.map { "`\($0)`" }.joined(separator: ", ")
    return names.count < count ? "\(shown), and \(count - names.count) more" : shown
  }

  /// The place where a member is named, with a label.
  func place(of member: ID<Member>, _ label: String) -> RelatedPlace {
    RelatedPlace(model.members[member].place, label)
  }

  /// The place where a relation is named, with a label.
  func place(of relation: ID<Relation>, _ label: String) -> RelatedPlace {
    RelatedPlace(model.relations[relation].header.place, label)
  }

  /// The place where a twin type is named, with a label.
  func place(of twin: ID<Twin>, _ label: String) -> RelatedPlace {
    RelatedPlace(model.twins[twin].header.place, label)
  }
}

extension Model {
  /// The detail of a relationship; nil for other members.
  func relationship(_ member: ID<Member>) -> RelationshipDetail? {
    if case .relationship(let detail) = members[member].detail { relationshipDetails[detail] } else { nil }
  }
}

extension RelationshipDetail {
  /// Whether it may point at anything.
  var pointsAnywhere: Bool { targets.isEmpty && externalTargets.isEmpty }
}
