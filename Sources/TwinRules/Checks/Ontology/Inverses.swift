import TwinModel
import TwinSource

extension CheckRun {
  /// A relation as a source of the package of another names it.
  func name(_ relation: ID<Relation>, besides other: ID<Relation>) -> String {
    name(model.relations[relation].header, seenFrom: model.relations[other].header.package)
  }

  /// Relations with their inverses, each pair once; without those whose inverse names a third, which is another rule's
  /// matter.
  fileprivate var inversePairs: [(relation: ID<Relation>, inverse: ID<Relation>)] {
    relations.compactMap { relation in
      guard let inverse = model.relations[relation].inverse, inverse != relation else { return nil }
      guard let back = model.relations[inverse].inverse else { return (relation, inverse) }
      let isSaidThere = relation > inverse && covers(model.relations[inverse].header.place)
      return back != relation || isSaidThere ? nil : (relation, inverse)
    }
  }
}

let inverseMutual = Check(
  "inverse-mutual", "Relations that are each other's inverse both say so.", selection: .relation,
  needsWholeModel: true, values: ["inverse", "other"]
) { run in
  for relation in run.relations {
    guard let inverse = run.model.relations[relation].inverse, inverse != relation else { continue }
    let back = run.model.relations[inverse].inverse
    guard back != relation else { continue }
    // Only a package that sees the relation can name it.
    let package = run.model.relations[inverse].header.package
    let own = run.shortName(run.model.relations[relation].header, seenFrom: package)
    let canSay = back == nil && own != nil && run.covers(run.model.relations[inverse].header.place)
    guard back != nil || own != nil else { continue }
    run.report(
      .relation(relation), at: ["inverse"],
      ["inverse": run.name(inverse, besides: relation), "other": back.map { run.name($0, besides: relation) } ?? ""],
      discriminator: run.model.identity(run.model.relations[inverse].header),
      related: [run.place(of: inverse, "the inverse")],
      mends: canSay ? [.set(.relation(inverse), key: "inverse", value: .text(own ?? ""))] : [])
  }
}

let inverseEnds = Check(
  "inverse-ends", "The domain of a relation is the range of its inverse, and the other way round.",
  selection: .relation, needsWholeModel: true, values: ["end", "concepts", "inverse", "otherEnd", "otherConcepts"]
) { run in
  for (relation, inverse) in run.inversePairs {
    let (own, other) = (run.model.relations[relation], run.model.relations[inverse])
    let ends = [("domain", own.domain, "range", other.range), ("range", own.range, "domain", other.domain)]
    for (end, concepts, otherEnd, otherConcepts) in ends {
      // What one of the two leaves out, it takes from the other.
      guard !concepts.isEmpty, !otherConcepts.isEmpty, Set(concepts) != Set(otherConcepts) else { continue }
      run.report(
        .relation(relation), at: [end],
        [
          "end": end, "concepts": run.names(concepts, seenFrom: own.header.package),
          "inverse": run.name(inverse, besides: relation), "otherEnd": otherEnd,
          "otherConcepts": run.names(otherConcepts, seenFrom: own.header.package),
        ], discriminator: end, related: [run.place(of: inverse, "the inverse")])
    }
  }
}

let inverseCharacteristics = Check(
  "inverse-characteristics", "Characteristics of a relation and of its inverse fit each other.", selection: .relation,
  needsWholeModel: true, values: ["characteristics", "inverse"]
) { run in
  for relation in run.relations {
    guard let inverse = run.model.relations[relation].inverse, inverse != relation else { continue }
    let own = run.model.relations[relation].characteristics
    let missing = run.model.relations[inverse].characteristics.ofInverse.subtracting(own.withImplied)
    guard !missing.isEmpty else { continue }
    run.report(
      .relation(relation), at: ["characteristics"],
      [
        "characteristics": run.row(of: missing.names, outOf: missing.names.count),
        "inverse": run.name(inverse, besides: relation),
      ],
      related: [run.place(of: inverse, "the inverse")],
      mends: [.set(.relation(relation), key: "characteristics", value: .list(missing.names))])
  }
}

let symmetricInverse = Check(
  "symmetric-inverse", "A symmetric relation is its own inverse, and a relation that is its own inverse is symmetric.",
  selection: .relation, needsWholeModel: true, values: ["inverse", "problem"]
) { run in
  for relation in run.relations {
    let row = run.model.relations[relation]
    guard let inverse = row.inverse, (inverse == relation) != row.characteristics.contains(.symmetric) else { continue }
    let problem =
      inverse == relation ? "it is its own inverse and not `symmetric`" : "it is `symmetric` and has another inverse"
    run.report(
      .relation(relation), at: ["inverse"], ["inverse": run.name(inverse, besides: relation), "problem": problem],
      mends: inverse == relation
        ? [.set(.relation(relation), key: "characteristics", value: .list(["symmetric"]))] : [])
  }
}

let oneWayRelation = Check(
  "one-way-relation", "Relations have an inverse, unless they are symmetric.", selection: .relation,
  needsWholeModel: true
) { run in
  let meaning = RelationMeaning(run.model, run.facts)
  for relation in run.relations where meaning.inverses[relation.index] == nil { run.report(.relation(relation)) }
}
