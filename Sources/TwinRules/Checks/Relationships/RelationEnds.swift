import TwinModel

/// Judges whether twin types realise one of some concepts, for one set of concepts after the other. Each type and concept is
/// looked at once a set.
struct EndJudge {
  /// What a type is to a set of concepts.
  enum Verdict { case within, outside, unclassified }

  private let model: Model
  private let facts: ModelFacts
  private var generation: UInt32 = 0
  private var allowed: [UInt32]
  private var judged: [UInt32]
  private var verdicts: [Verdict]

  init(_ model: Model, _ facts: ModelFacts) {
    self.model = model
    self.facts = facts
    allowed = [UInt32](repeating: 0, count: model.concepts.count)
    judged = [UInt32](repeating: 0, count: model.twins.count)
    verdicts = [Verdict](repeating: .unclassified, count: model.twins.count)
  }

  /// From now on, types are held to `concepts`.
  mutating func start(_ concepts: [ID<Concept>]) {
    generation += 1
    for concept in concepts { allowed[concept.index] = generation }
  }

  /// What `twin` is: by its own concepts and those of every type above it.
  mutating func verdict(_ twin: ID<Twin>) -> Verdict {
    if judged[twin.index] == generation { return verdicts[twin.index] }
    var result = own(twin)
    for ancestor in model.ancestors(of: twin) where result != .within {
      let next = judged[ancestor.index] == generation ? verdicts[ancestor.index] : own(ancestor)
      if next != .unclassified { result = next }
    }
    judged[twin.index] = generation
    verdicts[twin.index] = result
    return result
  }

  private func own(_ twin: ID<Twin>) -> Verdict {
    let concepts = model.twins[twin].concepts
    if concepts.isEmpty { return .unclassified }
    let isWithin = concepts.contains { facts.closure(of: $0).contains { allowed[$0.index] == generation } }
    return isWithin ? .within : .outside
  }

  /// The first type below `twin` that is within, among the nearest few: a hint, not a search.
  mutating func subtypeWithin(_ twin: ID<Twin>) -> ID<Twin>? {
    var queue = [twin]
    var next = 0
    while next < queue.count, next < 32 {
      for child in facts.children[queue[next].index].prefix(32) {
        if verdict(child) == .within { return child }
        queue.append(child)
      }
      next += 1
    }
    return nil
  }
}

extension CheckRun {
  /// Relationships with a relation, grouped by it.
  fileprivate var byRelation: [(relation: ID<Relation>, relationship: DeclaredRelationship)] {
    let typed = relationships.compactMap { item in item.detail.relation.map { ($0, item) } }
    return typed.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
  }

  /// The concepts of a type and of those above it, nearest first.
  fileprivate func concepts(of twin: ID<Twin>) -> [ID<Concept>] {
    var result: [ID<Concept>] = []
    for type in [twin] + model.ancestors(of: twin) where result.count < 16 {
      for concept in model.twins[type].concepts where !result.contains(concept) { result.append(concept) }
    }
    return result
  }
}

let relationDomain = Check(
  "relation-domain", "Types that declare a relationship are in the domain of its relation.", selection: .relationship,
  needsWholeModel: true, values: ["type", "relation", "concepts", "domain"]
) { run in
  let meaning = RelationMeaning(run.model, run.facts)
  var judge = EndJudge(run.model, run.facts)
  var current: ID<Relation>?
  var domain: [ID<Concept>] = []
  for (relation, item) in run.byRelation {
    if current != relation {
      current = relation
      domain = meaning.domain(of: relation, run.model, run.facts)
      judge.start(domain)
    }
    // A refinement that keeps the relation has the fault, if any, of the relationship that it refines.
    guard !domain.isEmpty, item.refined?.relation != relation, judge.verdict(item.twin) == .outside else { continue }
    let package = run.model.twins[item.twin].header.package
    run.report(
      .member(item.id), at: ["relation"],
      [
        "type": run.model.string(run.model.twins[item.twin].header.name),
        "relation": run.name(relation, seenFrom: item.twin),
        "concepts": run.names(run.concepts(of: item.twin), seenFrom: package),
        "domain": run.names(domain, seenFrom: package),
      ],
      discriminator: run.model.identity(run.model.relations[relation].header),
      related: [run.place(of: relation, "the relation")])
  }
}

let relationRange = Check(
  "relation-range", "Targets of a relationship are in the range of its relation.", selection: .relationship,
  needsWholeModel: true, values: ["relation", "concepts", "range", "subtype"]
) { run in
  let meaning = RelationMeaning(run.model, run.facts)
  var judge = EndJudge(run.model, run.facts)
  var current: ID<Relation>?
  var range: [ID<Concept>] = []
  for (relation, item) in run.byRelation {
    if current != relation {
      current = relation
      range = meaning.range(of: relation, run.model, run.facts)
      judge.start(range)
    }
    guard !range.isEmpty else { continue }
    let inherited = item.refined?.relation == relation ? Set(item.refined?.targets ?? []) : []
    let package = run.model.twins[item.twin].header.package
    for target in item.detail.targets where judge.verdict(target) == .outside && !inherited.contains(target) {
      run.report(
        .member(item.id), at: ["target"],
        [
          "target": run.name(target, seenFrom: item.twin), "relation": run.name(relation, seenFrom: item.twin),
          "concepts": run.names(run.concepts(of: target), seenFrom: package),
          "range": run.names(range, seenFrom: package),
          "subtype": judge.subtypeWithin(target).map { run.name($0, seenFrom: item.twin) } ?? "",
        ],
        discriminator: run.model.identity(run.model.twins[target].header),
        related: [
          run.place(of: target, "the target"),
          run.place(of: relation, "the relation"),
        ])
    }
  }
}

let unclassifiedEnd = Check(
  "unclassified-end", "Types at the ends of relationships whose relation asks for concepts realise one.",
  selection: .twin, needsWholeModel: true, values: ["relation", "end", "concepts"]
) { run in
  let meaning = RelationMeaning(run.model, run.facts)
  var isClassified = run.model.twins.ids.map { !run.model.twins[$0].concepts.isEmpty }
  for twin in run.model.twins.ids where !isClassified[twin.index] {
    isClassified[twin.index] = run.model.ancestors(of: twin).contains { !run.model.twins[$0].concepts.isEmpty }
  }
  // The first relationship that asks is told; the rest would say the same of the type.
  var isTold = isClassified
  func visit(_ twin: ID<Twin>, _ member: ID<Member>, _ relation: ID<Relation>, isSource: Bool) {
    let header = run.model.twins[twin].header
    guard !isTold[twin.index], run.covers(header.place) else { return }
    let concepts =
      isSource
      ? meaning.domain(of: relation, run.model, run.facts) : meaning.range(of: relation, run.model, run.facts)
    guard !concepts.isEmpty else { return }
    isTold[twin.index] = true
    run.report(
      .twin(twin),
      [
        "relation": run.name(run.model.relations[relation].header, seenFrom: header.package),
        "end": isSource ? "domain" : "range", "concepts": run.names(concepts, seenFrom: header.package),
      ], related: [run.place(of: member, isSource ? "its relationship" : "the relationship that points at it")])
  }
  for member in run.model.members.ids {
    guard let detail = run.model.relationship(member), let relation = detail.relation else { continue }
    visit(run.model.members[member].twin, member, relation, isSource: true)
    for target in detail.targets { visit(target, member, relation, isSource: false) }
  }
}
