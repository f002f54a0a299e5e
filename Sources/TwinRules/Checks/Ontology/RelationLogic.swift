import TwinModel
import TwinSource

/// Characteristics that exclude each other, with why.
private typealias Contradiction = (set: Characteristics, why: String)

/// Those that no link can have together.
private let withoutLinks: [Contradiction] = [
  ([.symmetric, .asymmetric], "each link would have to have a way back and must not"),
  ([.reflexive, .irreflexive], "everything would have to be linked to itself and must not"),
  ([.symmetric, .transitive, .irreflexive], "a link and its way back would link a thing to itself"),
]

/// Those that no two links in a row can have.
private let withoutChains: [Contradiction] = [
  ([.transitive, .functional], "of two links in a row, the first thing would have two targets"),
  ([.transitive, .inverseFunctional], "of two links in a row, the last thing would have two sources"),
]

let contradictingCharacteristics = Check(
  "contradicting-characteristics", "Characteristics of a relation do not exclude each other.", selection: .relation,
  needsWholeModel: true,
  parameters: [
    .word(
      "excluded", ["links", "chains"], "links",
      "What the characteristics leave no room for: any link, or two links in a row.")
  ],
  values: ["characteristics", "reason", "origin"]
) { run in
  let contradictions = run.options.text("excluded") == "chains" ? withoutChains : withoutLinks
  let meaning = RelationMeaning(run.model, run.facts)
  for relation in run.relations {
    let own = run.model.relations[relation].characteristics
    let all = meaning.implied(relation)
    guard let contradiction = contradictions.first(where: { all.isSuperset(of: $0.set) }) else { continue }
    // What is inherited as a whole is said of the relation above.
    if run.model.relations[relation].broader.contains(where: { meaning.implied($0).isSuperset(of: contradiction.set) })
    {
      continue
    }
    // What comes from the inverse alone is said there.
    guard !own.withImplied.isDisjoint(with: contradiction.set) else { continue }
    let told = contradiction.set
    let following = told.intersection(own.withImplied).subtracting(own)
    let foreign = told.subtracting(own.withImplied)
    let source = own.intersection([.containment, .acyclic, .asymmetric]).names.map { "`\($0)`" }
    let origins = [
      following.isEmpty
        ? nil
        : run.row(of: following.names, outOf: following.names.count) + " follows from "
          + source.joined(separator: ", "),
      foreign.isEmpty
        ? nil
        : run.row(of: foreign.names, outOf: foreign.names.count) + " comes from a broader relation or the inverse",
    ]
    run.report(
      .relation(relation), at: ["characteristics"],
      [
        "characteristics": run.row(of: told.names, outOf: told.names.count), "reason": contradiction.why,
        "origin": origins.compactMap { $0 }.joined(separator: "; "),
      ], discriminator: contradiction.set.names.joined(separator: " "))
  }
}

let impliedCharacteristics = Check(
  "implied-characteristics", "What follows from being a containment is written out.", selection: .relation,
  values: ["characteristics"]
) { run in
  for relation in run.relations {
    let own = run.model.relations[relation].characteristics
    let missing = Characteristics([.acyclic, .inverseFunctional]).subtracting(own)
    guard own.contains(.containment), !missing.isEmpty else { continue }
    run.report(
      .relation(relation), at: ["characteristics"],
      ["characteristics": run.row(of: missing.names, outOf: missing.names.count)],
      mends: [.set(.relation(relation), key: "characteristics", value: .list(missing.names))])
  }
}

let symmetricEnds = Check(
  "symmetric-ends", "Domain and range of a symmetric relation are the same.", selection: .relation,
  needsWholeModel: true, values: ["domain", "range"]
) { run in
  for relation in run.relations {
    let row = run.model.relations[relation]
    guard row.characteristics.contains(.symmetric), !row.domain.isEmpty || !row.range.isEmpty,
      Set(row.domain) != Set(row.range)
    else { continue }
    func words(_ concepts: [ID<Concept>]) -> String {
      concepts.isEmpty ? "anything" : run.names(concepts, seenFrom: row.header.package)
    }
    run.report(
      .relation(relation), at: [row.range.isEmpty ? "domain" : "range"],
      ["domain": words(row.domain), "range": words(row.range)])
  }
}

let relationOutsideBroader = Check(
  "relation-outside-broader", "Domain and range of a relation are within those of the relations above it.",
  selection: .relation, needsWholeModel: true, values: ["end", "concept", "broader", "concepts"]
) { run in
  var marks = [UInt32](repeating: 0, count: run.model.concepts.count)
  var generation: UInt32 = 0
  for relation in run.relations {
    let own = run.model.relations[relation]
    for broader in own.broader {
      let outer = run.model.relations[broader]
      for (end, concepts, limits) in [("domain", own.domain, outer.domain), ("range", own.range, outer.range)]
      where !limits.isEmpty {
        generation += 1
        for concept in limits { marks[concept.index] = generation }
        for concept in concepts
        where !run.facts.closure(of: concept).contains(where: { marks[$0.index] == generation }) {
          run.report(
            .relation(relation), at: [end],
            [
              "end": end, "concept": run.name(run.model.concepts[concept].header, seenFrom: own.header.package),
              "broader": run.name(broader, besides: relation),
              "concepts": run.names(limits, seenFrom: own.header.package),
            ],
            discriminator: "\(end) \(run.model.identity(run.model.concepts[concept].header))",
            related: [run.place(of: broader, "the broader relation")])
        }
      }
    }
  }
}

let redundantEnd = Check(
  "redundant-end", "No concept of a domain or range is below another one of it.", selection: .relation,
  needsWholeModel: true, values: ["end", "concept", "broader"]
) { run in
  for relation in run.relations {
    let row = run.model.relations[relation]
    for (end, concepts) in [("domain", row.domain), ("range", row.range)] where concepts.count > 1 {
      let all = Set(concepts)
      for concept in concepts {
        guard let outer = run.facts.closure(of: concept).first(where: { $0 != concept && all.contains($0) }) else {
          continue
        }
        func name(_ concept: ID<Concept>) -> String {
          run.name(run.model.concepts[concept].header, seenFrom: row.header.package)
        }
        run.report(
          .relation(relation), at: [end], ["end": end, "concept": name(concept), "broader": name(outer)],
          discriminator: "\(end) \(run.model.identity(run.model.concepts[concept].header))")
      }
    }
  }
}

let unboundedRelation = Check(
  "unbounded-relation", "Relations say what they lead from and to.", selection: .relation, needsWholeModel: true,
  values: ["ends"]
) { run in
  let meaning = RelationMeaning(run.model, run.facts)
  for relation in run.relations {
    let isDomainOpen = meaning.domain(of: relation, run.model, run.facts).isEmpty
    let isRangeOpen = meaning.range(of: relation, run.model, run.facts).isEmpty
    guard isDomainOpen || isRangeOpen else { continue }
    let ends = isDomainOpen && isRangeOpen ? "neither a domain nor a range" : isDomainOpen ? "no domain" : "no range"
    run.report(.relation(relation), ["ends": ends], discriminator: ends)
  }
}
