import TwinChanges
import TwinRuntime
import TwinSource
import TwinWitness

/// Which types can have twins in a finite graph, by what relationships ask of all twins together. What is called impossible is proven
/// to be; where nothing is proven there may be none all the same.
struct Population {
  /// Identities of types that no finite graph has twins of.
  private(set) var impossible: Set<String> = []
  private let requests: [Request]

  /// A relationship, asked of all types that have it.
  private struct Request {
    var relationship: Relationship
    /// Types that have it and are not further narrowed, and those that it may lead to.
    var sources: Set<String>
    var targets: Set<String>
    /// Types that it names, which must have sources where any are asked for.
    var named: Set<String>
    /// How many targets and how many sources, by what its relation means as well.
    var outward: (minimum: UInt32, maximum: UInt32?)
    var inward: (minimum: UInt32, maximum: UInt32?)
    /// Whether its edges may not lead in a circle.
    var isAcyclic: Bool
  }

  /// Whether twins of `type` can be.
  func has(_ type: TwinType) -> Bool { !impossible.contains(type.id) }

  init(_ registry: Registry) {
    let types = Array(registry.types)
    requests = types.flatMap { type in
      type.members.compactMap { member -> Request? in
        guard let relationship = member.relationship, member.declaringType == type else { return nil }
        let targets = relationship.targets
        let isAny = targets.isEmpty && relationship.externalTargets.isEmpty
        let named = types.filter { candidate in targets.contains { candidate.isSubtype(of: $0) } }.map(\.id)
        let words = Self.characteristics(relationship.relation)
        func bounded(_ cardinality: Cardinality, _ isSingle: Bool) -> (minimum: UInt32, maximum: UInt32?) {
          (cardinality.minimum, isSingle ? min(cardinality.maximum ?? 1, 1) : cardinality.maximum)
        }
        return Request(
          relationship: relationship,
          sources: Set(types.filter { $0.isSubtype(of: type) }.map(\.id)),
          targets: isAny ? Set(types.map(\.id)) : Set(named), named: Set(named),
          outward: bounded(relationship.cardinality, words.contains { $0.contains(.functional) }),
          inward: bounded(
            relationship.inverseCardinality,
            words.contains { !$0.isDisjoint(with: [.inverseFunctional, .containment]) }),
          isAcyclic: words.contains {
            !$0.isDisjoint(with: [.acyclic, .containment])
              || ($0.contains(.transitive) && !$0.isDisjoint(with: [.irreflexive, .asymmetric]))
          })
      }
    }
    while extend() {}
  }

  /// The characteristics of `relation` and of each that is above it: an edge of the one is an edge of the others.
  private static func characteristics(_ relation: Relation?) -> [Characteristics] {
    var waiting = [relation].compactMap { $0 }
    var seen: Set<String> = []
    var found: [Characteristics] = []
    while let next = waiting.popLast() {
      guard seen.insert(next.id).inserted else { continue }
      found.append(next.characteristics)
      waiting += next.broader
    }
    return found
  }

  /// Adds what follows from what is known; false where nothing does.
  private mutating func extend() -> Bool {
    let before = impossible.count
    for request in requests where !request.sources.isSubset(of: impossible) {
      let targets = request.targets.subtracting(impossible)
      let sources = request.sources.subtracting(impossible)
      let (outward, inward) = (request.outward, request.inward)
      // Who needs a target and has none to point at; who needs a source and has none that could point.
      if outward.minimum > 0, targets.isEmpty, request.relationship.externalTargets.isEmpty {
        impossible.formUnion(sources)
      }
      if inward.minimum > 0, sources.isEmpty { impossible.formUnion(request.named) }
      // Edges of all: at most so many by the sources, at least so many by the targets.
      if let most = outward.maximum, inward.minimum > 0, sources.isSubset(of: request.named) {
        if inward.minimum > most { impossible.formUnion(request.named) }
        if inward.minimum == most { impossible.formUnion(request.named.subtracting(request.sources)) }
      }
      // And the other way round. Each source may be a target of others too, so that all of its edges count.
      if let most = inward.maximum, outward.minimum > 0, targets.isSubset(of: sources) {
        if outward.minimum > most { impossible.formUnion(sources) }
        if outward.minimum == most { impossible.formUnion(sources.subtracting(targets)) }
      }
    }
    impossible.formUnion(endless())
    return impossible.count > before
  }

  /// Types each of which needs a target by edges without circles, and all of whose targets do too, without end.
  private func endless() -> Set<String> {
    let asking = requests.filter { $0.isAcyclic && $0.outward.minimum > 0 }
    var found = Set(asking.flatMap(\.sources))
    while true {
      let kept = found.filter { type in
        asking.contains { request in
          request.sources.contains(type) && request.relationship.externalTargets.isEmpty
            && request.targets.subtracting(impossible).isSubset(of: found)
        }
      }
      if kept.count == found.count { return found }
      found = kept
    }
  }
}

/// What the populations of two models rule out.
struct PopulationProof {
  private let registries: [Witness.Side: Registry]
  private let populations: [Witness.Side: Population]
  /// Identities of types in the other model.
  private let counterparts: [Witness.Side: [String: String]]

  init?(_ finder: WitnessFinder, _ pairs: [(old: String, new: String)]) {
    guard let old = finder.registries[.old], let new = finder.registries[.new] else { return nil }
    registries = finder.registries
    populations = [.old: Population(old), .new: Population(new)]
    counterparts = [
      .old: Dictionary(pairs.map { ($0.old, $0.new) }) { first, _ in first },
      .new: Dictionary(pairs.map { ($0.new, $0.old) }) { first, _ in first },
    ]
  }

  /// Whether no finite graph of the model that makes the data shows `change`: it has no twins of the type, or none that only one of
  /// both models lets the relationship lead to.
  func rulesOut(_ change: Change, for audience: Audiences) -> Bool {
    guard let signs = change.kind.signs else { return false }
    let side: Witness.Side = audience == .readers ? .new : .old
    let subject = side == .old ? change.former ?? change.subject : change.subject
    let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
    guard let registry = registries[side], let population = populations[side], let type = parts.first.flatMap(registry.type)
    else { return false }
    // What shows in documents as well is not ruled out by what graphs are.
    let isOfRelationship =
      parts.count == 2 && type.member(parts[1])?.relationship != nil && change.kind != .memberKindChanged
    guard isOfRelationship || signs.isOfGraphs && signs.rules.isEmpty else { return false }
    let family = ([type] + type.subtypes).filter(population.has)
    if family.isEmpty { return true }
    guard parts.count == 2, [.targetWidened, .targetNarrowed, .targetChanged].contains(change.kind) else { return false }
    return !family.contains { source in
      registry.types.contains { target in
        guard population.has(target), let mine = source.member(parts[1]), mine.leads(to: target) else { return false }
        return !isAllowed(target, by: source, parts[1], side)
      }
    }
  }

  /// Whether the other model lets the relationship lead from one to the other, as far as it knows them.
  private func isAllowed(_ target: TwinType, by source: TwinType, _ name: String, _ side: Witness.Side) -> Bool {
    let other: Witness.Side = side == .old ? .new : .old
    func counterpart(_ type: TwinType) -> TwinType? {
      counterparts[side]?[type.id].flatMap { registries[other]?.type($0) }
    }
    guard let from = counterpart(source), let to = counterpart(target), let member = from.member(name) else { return true }
    return member.leads(to: to)
  }
}

extension TwinRuntime.Member {
  /// Whether it may lead to twins of `type`.
  fileprivate func leads(to type: TwinType) -> Bool {
    guard let relationship else { return false }
    if relationship.targets.isEmpty, relationship.externalTargets.isEmpty { return true }
    return relationship.targets.contains { type.isSubtype(of: $0) }
  }
}
