import TwinModel

let untypedRelationship = Check(
  "untyped-relationship", "Relationships say which relation they mean, where there are relations to choose from.",
  selection: .relationship, needsWholeModel: true, values: ["source"]
) { run in
  let model = run.model
  for item in run.relationships where item.detail.relation == nil && item.refined == nil {
    let package = model.packages[model.twins[item.twin].header.package]
    let source = package.dependencies.first { !model.packages[$0.package].relations.isEmpty }
    guard let source else { continue }
    run.report(.member(item.id), ["source": model.string(source.alias)])
  }
}

let misleadingName = Check(
  "misleading-name", "No relationship has the name of another relation than its own.", selection: .relationship,
  needsWholeModel: true, values: ["relation", "other", "backwards"]
) { run in
  let meaning = RelationMeaning(run.model, run.facts)
  var named: [Symbol: [ID<Relation>]] = [:]
  for relation in run.model.relations.ids {
    named[run.model.relations[relation].header.name, default: []].append(relation)
  }
  for item in run.relationships where item.refined == nil {
    let name = run.model.members[item.id].name
    guard let relation = item.detail.relation, let candidates = named[name] else { continue }
    // Special cases and their general ones may lend each other their names.
    let isRelated = candidates.contains {
      run.facts.closure(of: $0).contains(relation) || run.facts.closure(of: relation).contains($0)
    }
    let sighted = candidates.first {
      run.shortName(run.model.relations[$0].header, seenFrom: run.model.twins[item.twin].header.package) != nil
    }
    guard !isRelated, let other = sighted else { continue }
    run.report(
      .member(item.id), at: ["relation"],
      [
        "relation": run.name(relation, seenFrom: item.twin), "other": run.name(other, seenFrom: item.twin),
        "backwards": meaning.inverses[relation.index] == other ? run.name(relation, seenFrom: item.twin) : "",
      ],
      discriminator: run.model.identity(run.model.relations[other].header),
      related: [run.place(of: other, "the relation of that name")])
  }
}

let duplicateRelationship = Check(
  "duplicate-relationship", "No two relationships of a type mean the same relation to the same targets.",
  selection: .relationship, needsWholeModel: true, values: ["other", "relation", "targets"]
) { run in
  struct Meaning: Hashable {
    let relation: ID<Relation>
    let targets: [ID<Twin>]
  }
  let model = run.model
  let covered = Set(run.relationships.map(\.id))
  for twin in model.twins.ids where model.twins[twin].members.contains(where: { covered.contains($0) }) {
    var seen: [Meaning: ID<Member>] = [:]
    for member in model.effectiveMembers(of: twin) {
      guard let detail = model.relationship(member), let relation = detail.relation, !detail.targets.isEmpty,
        detail.externalTargets.isEmpty
      else { continue }
      let meaning = Meaning(relation: relation, targets: detail.targets.sorted())
      guard let first = seen[meaning] else {
        seen[meaning] = member
        continue
      }
      let isOwn = model.members[member].twin == twin
      let (late, early) = isOwn ? (member, first) : (first, member)
      guard covered.contains(late), model.members[late].twin == twin, model.members[late].refines == nil else {
        continue
      }
      run.report(
        .member(late),
        [
          "other": model.string(model.members[early].name), "relation": run.name(relation, seenFrom: twin),
          "targets": run.row(
            of: detail.targets.prefix(5).map { run.name($0, seenFrom: twin) }, outOf: detail.targets.count),
        ],
        discriminator: model.string(model.members[early].name), related: [run.place(of: early, "the other one")])
    }
  }
}
