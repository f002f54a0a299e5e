import TwinModel

let abstractSealed = Check(
  "abstract-sealed", "No type is abstract and sealed at once.", selection: .twin
) { run in
  for twin in run.twins where run.model.twins[twin].isAbstract && run.model.twins[twin].isSealed {
    run.report(.twin(twin), at: ["sealed"])
  }
}

let abstractLeaf = Check(
  "abstract-leaf", "Abstract types have a concrete type below them.", selection: .twin, needsWholeModel: true
) { run in
  let isConcrete = run.facts.isConcreteSomewhere(run.model)
  for twin in run.twins where !isConcrete[twin.index] && !run.model.twins[twin].isSealed {
    // Of a tree of abstract types, the lowest are told.
    if run.facts.children[twin.index].isEmpty { run.report(.twin(twin), at: ["abstract"]) }
  }
}

let redundantParent = Check(
  "redundant-parent", "No parent of a type is above another of its parents.", selection: .twin, needsWholeModel: true,
  values: ["parent", "other"]
) { run in
  for twin in run.twins where run.model.twins[twin].parents.count > 1 {
    let parents = run.model.twins[twin].parents
    for parent in parents {
      guard let other = parents.first(where: { $0 != parent && run.model.isSubtype($0, of: parent) }) else { continue }
      run.report(
        .twin(twin), at: ["extends"],
        ["parent": run.name(parent, seenFrom: twin), "other": run.name(other, seenFrom: twin)],
        discriminator: run.model.identity(run.model.twins[parent].header),
        related: [run.place(of: other, "the nearer parent")])
    }
  }
}

let conceptOutsideParent = Check(
  "concept-outside-parent", "A type realises concepts at or below those of a type that it extends.", selection: .twin,
  needsWholeModel: true,
  parameters: [
    .boolean(
      "kinSuffices", true,
      "Whether it is enough that both are below a common concept, other than one at the root of a taxonomy.")
  ],
  values: ["concepts", "parent", "inherited"]
) { run in
  let isKinEnough = run.options.boolean("kinSuffices")
  var marks = [UInt32](repeating: 0, count: run.model.concepts.count)
  for (number, twin) in run.twins.enumerated() {
    let own = run.model.twins[twin].concepts
    guard !own.isEmpty else { continue }
    var nearest: ID<Twin>?
    for ancestor in run.model.ancestors(of: twin) {
      for concept in run.model.twins[ancestor].concepts {
        marks[concept.index] = UInt32(number + 1)
        guard isKinEnough else { continue }
        // A heating coil is a heat exchanger and HVAC equipment: two views of equipment.
        for outer in run.facts.closure(of: concept) where !run.model.concepts[outer].broader.isEmpty {
          marks[outer.index] = UInt32(number + 1)
        }
      }
      if nearest == nil, !run.model.twins[ancestor].concepts.isEmpty { nearest = ancestor }
    }
    // A second parent may well be a facet of another branch: one that fits is enough.
    guard let nearest,
      !own.contains(where: { run.facts.closure(of: $0).contains { marks[$0.index] == UInt32(number + 1) } })
    else { continue }
    let package = run.model.twins[twin].header.package
    run.report(
      .twin(twin), at: ["is"],
      [
        "concepts": run.names(own, seenFrom: package), "parent": run.name(nearest, seenFrom: twin),
        "inherited": run.names(run.model.twins[nearest].concepts, seenFrom: package),
      ], discriminator: run.model.identity(run.model.twins[nearest].header),
      related: [run.place(of: nearest, "the type that it extends")])
  }
}

let unreachableType = Check(
  "unreachable-type", "Types take part in the graph: they have a relationship, or something points at them.",
  selection: .twin, needsWholeModel: true,
  parameters: [
    .natural("linkedTypes", 5, "How many types of the package must have relationships before others are expected to.")
  ]
) { run in
  let model = run.model
  var isReached = [Bool](repeating: false, count: model.twins.count)
  var hasLinks = isReached
  for twin in model.twins.ids {
    isReached[twin.index] = !run.facts.incoming[twin.index].isEmpty || !run.facts.uses[twin.index].isEmpty
    hasLinks[twin.index] = model.effectiveMembers(of: twin).contains { model.members[$0].kind == .relationship }
  }
  // A relationship without a target may point at any type.
  if model.members.ids.contains(where: { model.relationship($0)?.pointsAnywhere ?? false }) { return }
  var linked = [Int](repeating: 0, count: model.packages.count)
  for twin in model.twins.ids where hasLinks[twin.index] { linked[model.twins[twin].header.package.index] += 1 }
  for twin in run.twins {
    let row = model.twins[twin]
    guard !row.isAbstract, !hasLinks[twin.index], run.facts.children[twin.index].isEmpty, !isReached[twin.index],
      linked[row.header.package.index] >= run.options.natural("linkedTypes"),
      !model.ancestors(of: twin).contains(where: { isReached[$0.index] })
    else { continue }
    run.report(.twin(twin))
  }
}
