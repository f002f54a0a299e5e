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
    var id: String
    /// The type that declares it, and what it is called there.
    var type: String
    var name: String
    var relationship: Relationship
    /// Relations that its edges mean, and what each asks of them.
    var words: [String: Characteristics]
    var relations: Set<String> { Set(words.keys) }
    /// Types that have it and are not further narrowed, and those that it may lead to.
    var sources: Set<String>
    var targets: Set<String>
    /// Types that it names, which must have sources where any are asked for.
    var named: Set<String>
    /// How many targets and how many sources, by what its relation means as well.
    var outward: Count
    var inward: Count
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
        let meanings = Self.meanings(of: relationship.relation)
        let words = meanings.map(\.characteristics)
        func bounded(_ cardinality: Cardinality, _ isSingle: Bool) -> Count {
          (cardinality.minimum, isSingle ? min(cardinality.maximum ?? 1, 1) : cardinality.maximum)
        }
        return Request(
          id: member.id, type: type.id, name: member.name, relationship: relationship,
          words: Dictionary(meanings.map { ($0.id, $0.characteristics) }) { first, _ in first },
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

  /// `relation` and each that is above it: an edge of the one is an edge of the others.
  private static func meanings(of relation: Relation?) -> [Relation] {
    var waiting = [relation].compactMap { $0 }
    var seen: Set<String> = []
    var found: [Relation] = []
    while let next = waiting.popLast() {
      guard seen.insert(next.id).inserted else { continue }
      found.append(next)
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

  /// Types each of which needs a target by edges without circles, and all of whose targets do too, without end; or a source.
  private func endless() -> Set<String> {
    func closed(_ asking: [(from: Set<String>, to: Set<String>)]) -> Set<String> {
      var found = asking.reduce(into: Set<String>()) { $0.formUnion($1.from) }
      while true {
        let kept = found.filter { type in
          asking.contains { $0.from.contains(type) && $0.to.subtracting(impossible).isSubset(of: found) }
        }
        if kept.count == found.count { return found }
        found = kept
      }
    }
    let acyclic = requests.filter(\.isAcyclic)
    let forward = acyclic.filter { $0.outward.minimum > 0 && $0.relationship.externalTargets.isEmpty }
    let backward = acyclic.filter { $0.inward.minimum > 0 }
    return closed(forward.map { ($0.sources, $0.targets) }).union(closed(backward.map { ($0.named, $0.sources) }))
  }

  /// Whether no finite graph has an edge of the relationship `member`, since another one that means the same takes the only source
  /// that each of its targets may have, or the only target that each of its sources may have.
  func isTaken(_ member: String) -> Bool {
    guard let request = requests.first(where: { $0.id == member }) else { return false }
    let (sources, targets) = (request.sources.subtracting(impossible), request.targets.subtracting(impossible))
    return requests.contains { other in
      guard other.id != member else { return false }
      let (mine, others) = (other.sources.subtracting(impossible), other.targets.subtracting(impossible))
      let shared = request.words.filter { other.words[$0.key] != nil }.values
      // As many edges as there are twins of `mine`, all to twins of `others`, which are no more; one more would be of another twin.
      let isFull =
        other.outward.minimum >= 1 && others.isSubset(of: mine) && targets.isSubset(of: others)
        && sources.isDisjoint(with: mine)
      if isFull, shared.contains(where: { !$0.isDisjoint(with: [.inverseFunctional, .containment]) }) { return true }
      let isTight =
        other.inward.minimum >= 1 && mine.isSubset(of: other.named) && sources.isSubset(of: mine)
        && targets.isDisjoint(with: others)
      return isTight && shared.contains { $0.contains(.functional) }
    }
  }

  /// `types` and those of which there are no twins without some of theirs, as far as relationships ask for them.
  func needing(_ types: Set<String>) -> Set<String> {
    var found = types
    while true {
      let before = found.count
      for request in requests {
        let gone = found.union(impossible)
        if request.outward.minimum > 0, request.relationship.externalTargets.isEmpty,
          request.targets.isSubset(of: gone)
        {
          found.formUnion(request.sources)
        }
        if request.inward.minimum > 0, request.sources.isSubset(of: gone) { found.formUnion(request.named) }
      }
      if found.count == before { return found }
    }
  }

  /// Relationships that mean `relation`, each with the type that declares it and its name there.
  func relationships(meaning relation: String) -> [(type: String, name: String)] {
    requests.filter { $0.relations.contains(relation) }.map { ($0.type, $0.name) }
  }

  /// How many targets each source of the relationship `member` has, and how many sources each target that it names: what it
  /// says, what its relation says, and what edges of all leave.
  func counts(of member: TwinRuntime.Member) -> (outward: Count, inward: Count)? {
    requests.first { $0.id == member.id }.map(counts)
  }

  private func counts(of request: Request) -> (outward: Count, inward: Count) {
    let sources = request.sources.subtracting(impossible)
    let targets = request.targets.subtracting(impossible)
    let isFull = request.outward.maximum == request.inward.minimum && sources.isSubset(of: request.named)
    let isTight = request.inward.maximum == request.outward.minimum && targets.isSubset(of: sources)
    for most in [isFull ? request.outward.maximum : nil, isTight ? request.inward.maximum : nil].compactMap({ $0 }) {
      return ((most, most), (most, most))
    }
    return (request.outward, request.inward)
  }

  typealias Count = (minimum: UInt32, maximum: UInt32?)

  /// Whether edges that mean `relation` keep to `word`, whatever they are.
  func keeps(_ word: Characteristics, of relation: String) -> Bool {
    let meaning = requests.filter { $0.relations.contains(relation) && !$0.sources.isSubset(of: impossible) }
    if word == .functional || word == .inverseFunctional || word == .containment {
      let isOutward = word == .functional
      guard meaning.count <= 1, let only = meaning.first else { return meaning.isEmpty }
      let counts = counts(of: only)
      guard (isOutward ? counts.outward : counts.inward).maximum.map({ $0 <= 1 }) ?? false else { return false }
      if word != .containment { return true }
    }
    var arcs: Set<[String]> = []
    for request in meaning {
      for source in request.sources.subtracting(impossible) {
        for target in request.targets.subtracting(impossible) { arcs.insert([source, target]) }
      }
    }
    if word == .irreflexive { return !arcs.contains { $0[0] == $0[1] } }
    if word == .asymmetric { return !arcs.contains { arcs.contains([$0[1], $0[0]]) } }
    // Types that lead somewhere, until only circles are left.
    while true {
      let kept = arcs.filter { arc in arcs.contains { $0[0] == arc[1] } }
      if kept.count == arcs.count { return arcs.isEmpty }
      arcs = kept
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
    // Who reads what is gone loses what old data has.
    let isOfNew = audience == .readers && change.kind != .relationshipRemoved
    let side: Witness.Side = isOfNew ? .new : .old
    if change.kind == .restrictionAdded, let word = Self.word(change.after) {
      return populations[side]?.keeps(word, of: change.former ?? change.subject) ?? false
    }
    if change.kind == .inverseMinimumRaised, isAskedOfNobody(change.subject, audience: side) { return true }
    let subject = side == .old ? change.former ?? change.subject : change.subject
    let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
    guard let registry = registries[side], let population = populations[side],
      let type = parts.first.flatMap(registry.type)
    else { return false }
    // What shows in documents as well is not ruled out by what graphs are.
    let isOfRelationship =
      parts.count == 2 && type.member(parts[1])?.relationship != nil && change.kind != .memberKindChanged
    guard isOfRelationship || signs.isOfGraphs && signs.rules.isEmpty else { return false }
    let isOfTypeAlone = change.kind == .twinMadeAbstract || change.kind == .twinMadeConcrete
    let family = ([type] + (isOfTypeAlone ? [] : type.subtypes)).filter(population.has)
    if family.isEmpty { return true }
    if isOfRelationship, let member = type.member(parts[1]), population.isTaken(member.id) { return true }
    if parts.count == 2, isCounted(change, type, parts[1], population, side) { return true }
    guard parts.count == 2, [.targetWidened, .targetNarrowed, .targetChanged].contains(change.kind) else {
      return false
    }
    return !family.contains { source in
      registry.types.contains { target in
        guard population.has(target), let mine = source.member(parts[1]), mine.leads(to: target) else { return false }
        return !isAllowed(target, by: source, parts[1], side)
      }
    }
  }

  /// Whether there can be no twins in old graphs that the new relationship `member` would ask for sources.
  private func isAskedOfNobody(_ member: String, audience side: Witness.Side) -> Bool {
    let parts = member.split(separator: "/", maxSplits: 1).map(String.init)
    guard side == .old, parts.count == 2, let old = registries[.old], let population = populations[.old],
      let targets = registries[.new]?.type(parts[0])?.member(parts[1])?.relationship?.targets
    else { return false }
    return targets.allSatisfy { target in
      ([target] + target.subtypes).allSatisfy { type in
        counterparts[.new]?[type.id].flatMap(old.type).map { !population.has($0) } ?? true
      }
    }
  }

  /// Types of the old model of which there are no twins without some of `types`, or of types below those.
  func needing(_ types: Set<String>) -> Set<String> {
    guard let registry = registries[.old], let population = populations[.old] else { return types }
    let roots = types.compactMap(registry.type)
    let below = registry.types.filter { type in roots.contains { type.isSubtype(of: $0) } }
    return population.needing(types.union(below.map(\.id)))
  }

  /// Whether no finite graph of the model that makes the data of `audience` has an edge that meant `relation` in the old one.
  func hasNoEdges(of relation: String, for audience: Audiences) -> Bool {
    let side: Witness.Side = audience == .readers ? .new : .old
    guard let old = populations[.old], let population = populations[side], let registry = registries[side] else {
      return false
    }
    return old.relationships(meaning: relation).allSatisfy { relationship in
      let id = side == .old ? relationship.type : counterparts[.old]?[relationship.type]
      guard let type = id.flatMap(registry.type) else { return true }
      return !([type] + type.subtypes).contains { population.has($0) && $0.member(relationship.name) != nil }
    }
  }

  /// Whether the other model allows as many as there must be.
  private func isCounted(
    _ change: Change, _ type: TwinType, _ name: String, _ population: Population, _ side: Witness.Side
  ) -> Bool {
    let other: Witness.Side = side == .old ? .new : .old
    guard let member = type.member(name),
      let former = counterparts[side]?[type.id].flatMap({ registries[other]?.type($0) })?.member(name)?.relationship
    else { return false }
    guard let counts = population.counts(of: member) else { return false }
    func hasEnough(_ cardinality: Cardinality, _ count: Population.Count) -> Bool {
      cardinality.minimum <= count.minimum
    }
    func hasRoom(_ cardinality: Cardinality, _ count: Population.Count) -> Bool {
      count.maximum ?? .max <= cardinality.maximum ?? .max
    }
    switch change.kind {
    case .cardinalityMinimumRaised, .cardinalityMinimumLowered: return hasEnough(former.cardinality, counts.outward)
    case .cardinalityMaximumLowered, .cardinalityMaximumRaised: return hasRoom(former.cardinality, counts.outward)
    case .inverseMinimumRaised, .inverseMinimumLowered: return hasEnough(former.inverseCardinality, counts.inward)
    case .inverseMaximumLowered, .inverseMaximumRaised: return hasRoom(former.inverseCardinality, counts.inward)
    default: return false
    }
  }

  private static func word(_ text: String?) -> Characteristics? {
    let words: [String: Characteristics] = [
      "functional": .functional, "inverseFunctional": .inverseFunctional, "containment": .containment,
      "irreflexive": .irreflexive, "asymmetric": .asymmetric, "acyclic": .acyclic,
    ]
    return text.flatMap { words[$0] }
  }

  /// Whether the other model lets the relationship lead from one to the other, as far as it knows them.
  private func isAllowed(_ target: TwinType, by source: TwinType, _ name: String, _ side: Witness.Side) -> Bool {
    let other: Witness.Side = side == .old ? .new : .old
    func counterpart(_ type: TwinType) -> TwinType? {
      counterparts[side]?[type.id].flatMap { registries[other]?.type($0) }
    }
    guard let from = counterpart(source), let to = counterpart(target), let member = from.member(name) else {
      return true
    }
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
