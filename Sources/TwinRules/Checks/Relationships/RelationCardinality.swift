import TwinModel

/// Characteristics that bound a number of links by one.
private enum SingleLink: String, CaseIterable {
  case functional, inverseFunctional, containment

  /// Whether `characteristics` bound it, leaving to containment what containment bounds.
  func holds(_ characteristics: Characteristics) -> Bool {
    switch self {
    case .functional: characteristics.contains(.functional)
    case .inverseFunctional:
      characteristics.contains(.inverseFunctional) && !characteristics.contains(.containment)
    case .containment: characteristics.contains(.containment)
    }
  }

  /// The key whose value it bounds.
  var key: String { self == .functional ? "cardinality" : "inverseCardinality" }

  /// What it bounds.
  func cardinality(of detail: RelationshipDetail) -> Cardinality {
    self == .functional ? detail.cardinality : detail.inverseCardinality
  }
}

let relationCardinality = Check(
  "relation-cardinality", "Cardinalities keep to what the relation allows.", selection: .relationship,
  needsWholeModel: true,
  parameters: [
    .word(
      "characteristic", SingleLink.allCases.map(\.rawValue), "functional",
      "What bounds the number of links: of targets for functional, of sources for the others."),
    .boolean("open", true, "Whether a cardinality without an upper bound counts as one above it."),
  ],
  values: ["relation", "cardinality", "allowed"]
) { run in
  guard let single = SingleLink(rawValue: run.options.text("characteristic")) else { return }
  let isOpenMeant = run.options.boolean("open")
  let meaning = RelationMeaning(run.model, run.facts)
  for item in run.relationships {
    guard let relation = item.detail.relation, single.holds(meaning.characteristics[relation.index]) else { continue }
    let cardinality = single.cardinality(of: item.detail)
    let isAbove = cardinality.minimum > 1 || cardinality.maximum.map { $0 > 1 } ?? isOpenMeant
    let isInherited = item.refined.map { $0.relation == relation && single.cardinality(of: $0) == cardinality } ?? false
    guard isAbove, !isInherited else { continue }
    let allowed = cardinality.minimum == 0 ? "0..1" : "1"
    run.report(
      .member(item.id), at: [single.key],
      [
        "relation": run.name(relation, seenFrom: item.twin), "cardinality": cardinality.description,
        "allowed": allowed,
      ],
      related: [run.place(of: relation, "the relation")],
      mends: cardinality.minimum > 1 ? [] : [.set(.member(item.id), key: single.key, value: .text(allowed))])
  }
}

let impossibleCardinality = Check(
  "impossible-cardinality", "Relationships allow at least one link.", selection: .relationship,
  values: ["key"]
) { run in
  for item in run.relationships where item.refined == nil {
    // A refinement may well forbid links that the type above has.
    for (key, cardinality) in [
      ("cardinality", item.detail.cardinality), ("inverseCardinality", item.detail.inverseCardinality),
    ] where cardinality.maximum == 0 {
      run.report(.member(item.id), at: [key], ["key": key], discriminator: key)
    }
  }
}
