import TwinModel

extension ModelFacts {
  /// Whether there is a concrete type at or below each.
  func isConcreteSomewhere(_ model: Model) -> [Bool] {
    var result = [Bool](repeating: false, count: model.twins.count)
    for twin in model.twins.ids where !model.twins[twin].isAbstract {
      result[twin.index] = true
      for type in model.ancestors(of: twin) { result[type.index] = true }
    }
    return result
  }
}

let abstractTarget = Check(
  "abstract-target", "Relationships can point at something: some target, or a type below it, is not abstract.",
  selection: .relationship, needsWholeModel: true,
  parameters: [
    .word("links", ["required", "optional", "all"], "all", "Which relationships are looked at, by their minimum.")
  ],
  values: ["targets", "cardinality"]
) { run in
  let links = run.options.text("links")
  let isConcrete = run.facts.isConcreteSomewhere(run.model)
  for item in run.relationships {
    let detail = item.detail
    let isRequired = detail.cardinality.minimum > 0
    guard links == "all" || isRequired == (links == "required"), !detail.targets.isEmpty,
      detail.externalTargets.isEmpty, item.refined?.targets != detail.targets,
      // A library of abstract types says what others are to fill in.
      isConcrete[item.twin.index], !detail.targets.contains(where: { isConcrete[$0.index] })
    else { continue }
    let names = detail.targets.prefix(5).map { run.name($0, seenFrom: item.twin) }
    run.report(
      .member(item.id), at: ["target"],
      [
        "targets": run.row(of: names, outOf: detail.targets.count), "cardinality": detail.cardinality.description,
      ],
      related: detail.targets.prefix(5).map { run.place(of: $0, "abstract, with no concrete type below it") })
  }
}

let anyTarget = Check(
  "any-target", "Relationships say what they point at.", selection: .relationship, needsWholeModel: true,
  parameters: [
    .boolean("rangeSuffices", false, "Whether a relation with a range says enough.")
  ],
  values: ["range"]
) { run in
  let meaning = RelationMeaning(run.model, run.facts)
  for item in run.relationships where item.detail.pointsAnywhere && item.refined == nil {
    let range = item.detail.relation.map { meaning.range(of: $0, run.model, run.facts) } ?? []
    if !range.isEmpty, run.options.boolean("rangeSuffices") { continue }
    run.report(
      .member(item.id),
      ["range": range.isEmpty ? "" : run.names(range, seenFrom: run.model.twins[item.twin].header.package)])
  }
}

let redundantTarget = Check(
  "redundant-target", "No target of a relationship is below another of its targets.", selection: .relationship,
  needsWholeModel: true, values: ["other"]
) { run in
  for item in run.relationships where item.detail.targets.count > 1 && item.refined?.targets != item.detail.targets {
    let targets = Set(item.detail.targets)
    for target in item.detail.targets {
      guard let other = run.model.ancestors(of: target).first(where: { targets.contains($0) }) else { continue }
      run.report(
        .member(item.id), at: ["target"],
        ["target": run.name(target, seenFrom: item.twin), "other": run.name(other, seenFrom: item.twin)],
        discriminator: run.model.identity(run.model.twins[target].header),
        related: [run.place(of: target, "the narrower type")])
    }
  }
}

let danglingTarget = Check(
  "dangling-target", "Targets of relationships are among the sources.", selection: .relationship
) { run in
  for item in run.relationships {
    for target in item.detail.externalTargets where !(item.refined?.externalTargets.contains(target) ?? false) {
      run.report(
        .member(item.id), at: ["target"], ["target": run.model.string(target)],
        discriminator: run.model.string(target))
    }
  }
}
