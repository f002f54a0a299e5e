import TwinModel

/// A relationship with the one on a target that its `inverse` names.
private struct NamedInverse {
  let item: DeclaredRelationship
  let target: ID<Twin>
  let back: ID<Member>
  let detail: RelationshipDetail
}

extension CheckRun {
  /// Pairs by declared `inverse`. A name that leads nowhere has a finding of its own.
  private var namedInverses: [NamedInverse] {
    var questions: [(item: DeclaredRelationship, target: ID<Twin>, name: Symbol)] = []
    for item in relationships {
      guard let name = item.detail.inverse else { continue }
      for target in item.detail.targets where !isInherited(item, target) { questions.append((item, target, name)) }
    }
    questions.sort { ($0.target, $0.item.id) < ($1.target, $1.item.id) }
    var result: [NamedInverse] = []
    var current: ID<Twin>?
    var members: [Symbol: ID<Member>] = [:]
    for (item, target, name) in questions {
      if current != target {
        current = target
        members = [:]
        for member in model.effectiveMembers(of: target) { members[model.members[member].name] = member }
      }
      guard let back = members[name], let detail = model.relationship(back) else { continue }
      result.append(NamedInverse(item: item, target: target, back: back, detail: detail))
    }
    return result
  }

  /// Whether what could be wrong with a target is said where the relationship is first declared.
  private func isInherited(_ item: DeclaredRelationship, _ target: ID<Twin>) -> Bool {
    guard let refined = item.refined else { return false }
    return refined.inverse == item.detail.inverse && refined.relation == item.detail.relation
      && refined.inverseCardinality == item.detail.inverseCardinality && refined.targets.contains(target)
  }

  fileprivate mutating func reportDisagreement() {
    let meaning = RelationMeaning(model, facts)
    // What a way back leads to is gathered once, however many relationships name it.
    var links: [ID<Member>: BackLinks] = [:]
    for pair in namedInverses {
      let item = pair.item
      let back = model.string(model.members[pair.back].name)
      var problem = relationProblem(pair, meaning)
      if links[pair.back] == nil { links[pair.back, default: BackLinks()].add(pair.back, pair.detail, model) }
      let isBack = links[pair.back]?.reach(item.twin, model) ?? false
      if problem == nil, !isBack {
        problem = "it does not point at `\(name(item.twin, seenFrom: item.twin))`"
      }
      if problem == nil, let other = pair.detail.inverse, other != model.members[item.id].name {
        problem = "the inverse of `\(back)` is `\(model.string(other))`"
      }
      guard let problem else { continue }
      report(
        .member(item.id), at: ["inverse"],
        ["target": name(pair.target, seenFrom: item.twin), "inverse": back, "problem": problem],
        discriminator: model.identity(model.twins[pair.target].header),
        related: [place(of: pair.back, "`\(back)`")])
    }
  }

  private func relationProblem(_ pair: NamedInverse, _ meaning: RelationMeaning) -> String? {
    guard let own = pair.item.detail.relation, let other = pair.detail.relation else { return nil }
    let twin = pair.item.twin
    guard let inverse = meaning.inverses[own.index] else {
      return own == other ? "both mean `\(name(own, seenFrom: twin))`, which is not symmetric" : nil
    }
    // One of the two may be more special than the other.
    if facts.closure(of: other).contains(inverse) || facts.closure(of: inverse).contains(other) { return nil }
    return "it means `\(name(other, seenFrom: twin))`, and the inverse of `\(name(own, seenFrom: twin))` "
      + "is `\(name(inverse, seenFrom: twin))`"
  }

  fileprivate mutating func reportCardinalities() {
    for pair in namedInverses {
      let (mine, theirs) = (pair.item.detail.inverseCardinality, pair.detail.cardinality)
      guard mine != .any, theirs != .any, mine != theirs else { continue }
      // A way back that leads to several types counts more than these links; only a clash of bounds is certain then.
      let isShared = pair.detail.targets.count != 1
      guard !isShared || mine.minimum > theirs.maximum ?? .max else { continue }
      let back = model.string(model.members[pair.back].name)
      report(
        .member(pair.item.id), at: ["inverseCardinality"],
        [
          "target": name(pair.target, seenFrom: pair.item.twin), "inverse": back, "cardinality": mine.description,
          "other": theirs.description,
        ],
        discriminator: model.identity(model.twins[pair.target].header),
        related: [place(of: pair.back, "its cardinality is \(theirs)")])
    }
  }
}

let inverseAgreement = Check(
  "inverse-agreement", "The relationship that `inverse` names reads this one backwards.", selection: .relationship,
  needsWholeModel: true, values: ["inverse", "problem"]
) { run in run.reportDisagreement() }

let inverseCardinality = Check(
  "inverse-cardinality", "`inverseCardinality` says the same as the cardinality at the other end.",
  selection: .relationship, needsWholeModel: true, values: ["inverse", "cardinality", "other"]
) { run in run.reportCardinalities() }
