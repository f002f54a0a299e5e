import TwinModel
import TwinSource

let cardinalityLimit = Check(
  "cardinality-limit", "The cardinality of a relationship is one that a target can hold.", selection: .relationship,
  parameters: [
    .word("bound", ["minimum", "maximum"], "maximum", "Which end of the cardinality is looked at."),
    .natural("lowest", 0, "The least that it may be."),
    .natural("highest", 1_000_000_000, "The most that it may be; a maximum of `*` is always allowed."),
  ],
  values: ["cardinality", "lowest", "highest"]
) { run in
  let isMinimum = run.options.text("bound") == "minimum"
  let (lowest, highest) = (run.options.natural("lowest"), run.options.natural("highest"))
  for id in run.members {
    guard case .relationship(let row) = run.model.members[id].detail else { continue }
    let cardinality = run.model.relationshipDetails[row].cardinality
    let bound = isMinimum ? cardinality.minimum : cardinality.maximum
    guard let bound, Int(bound) < lowest || Int(bound) > highest else { continue }
    run.report(
      .member(id), at: ["cardinality"],
      ["cardinality": cardinality.description, "lowest": "\(lowest)", "highest": "\(highest)"])
  }
}

let targetSubtypes = Check(
  "target-subtypes", "The targets of a relationship have no types below them.", selection: .relationship,
  values: ["type", "subtypes"]
) { run in
  for id in run.members {
    guard case .relationship(let row) = run.model.members[id].detail else { continue }
    for target in run.model.relationshipDetails[row].targets {
      let below = run.facts.children[target.index]
      guard let first = below.first else { continue }
      let type = run.model.string(run.model.twins[target].header.name)
      var names = below.prefix(3).map { run.model.string(run.model.twins[$0].header.name) }.codeList
      if below.count > 3 { names += " and \(below.count - 3) more" }
      run.report(
        .member(id), at: ["target"], ["type": type, "subtypes": names], discriminator: type,
        related: [RelatedPlace(run.model.twins[first].header.place, "a type below it")])
    }
  }
}

let componentDepth = Check(
  "component-depth", "Components do not nest deeper than a target allows.", selection: .component,
  parameters: [.natural("maximum", 1, "Most levels of components.")],
  values: ["type", "part", "depth", "maximum"]
) { run in
  let maximum = run.options.natural("maximum")
  let levels = ComponentLevels(run.model)
  for id in run.members {
    guard case .component(let type) = run.model.members[id].detail, levels.count[type.index] + 1 > maximum else {
      continue
    }
    let part = levels.deepest[type.index]
    run.report(
      .member(id),
      [
        "type": run.model.string(run.model.twins[type].header.name),
        "part": part.map { run.model.string(run.model.members[$0].name) } ?? "",
        "depth": "\(levels.count[type.index] + 1)", "maximum": "\(maximum)",
      ],
      related: part.map { [RelatedPlace(run.model.members[$0].place, "a component of it")] } ?? [])
  }
}

/// How many levels of components each type has, inherited ones included. A circle, which has a finding of its own, ends
/// where it closes. O(members, inherited ones included).
private struct ComponentLevels {
  /// Levels by row of the type.
  private(set) var count: [Int]
  /// The component that has the most levels below it, by row of the type.
  private(set) var deepest: [ID<Member>?]

  init(_ model: Model) {
    count = [Int](repeating: 0, count: model.twins.count)
    deepest = [ID<Member>?](repeating: nil, count: model.twins.count)
    let components = model.twins.ids.map { twin in
      model.effectiveMembers(of: twin).compactMap { id -> (member: ID<Member>, type: ID<Twin>)? in
        guard case .component(let type) = model.members[id].detail else { return nil }
        return (id, type)
      }
    }
    var isSeen = [Bool](repeating: false, count: model.twins.count)
    var stack: [(twin: ID<Twin>, next: Int)] = []
    for root in model.twins.ids where !isSeen[root.index] {
      isSeen[root.index] = true
      stack.append((root, 0))
      while let (twin, next) = stack.last {
        let own = components[twin.index]
        if next < own.count {
          stack[stack.count - 1].next += 1
          let type = own[next].type
          if !isSeen[type.index] {
            isSeen[type.index] = true
            stack.append((type, 0))
          }
          continue
        }
        for (member, type) in own where count[type.index] + 1 > count[twin.index] {
          count[twin.index] = count[type.index] + 1
          deepest[twin.index] = member
        }
        stack.removeLast()
      }
    }
  }
}
