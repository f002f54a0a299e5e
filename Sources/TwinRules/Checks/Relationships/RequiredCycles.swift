import TwinModel
import TwinSource

/// Finds types of which there can be no instance, since relationships that must not lead in a circle require a next one
/// without end.
///
/// A type can be had when each of its required links has a target that can be had: the least fixed point, found by passing
/// on what became possible. O(types + their members + targets).
private struct Possibility {
  private let model: Model
  private let facts: ModelFacts
  /// Required links of the relation at hand, whether they can be had, and the concrete types that have each.
  private var holders: [ID<Member>: [ID<Twin>]] = [:]
  private var isSatisfied: Set<ID<Member>> = []
  /// How many required links of each type are not satisfied.
  private var open: [Int]
  /// Whether instances of the type, or of one below it, can be had.
  private var isPossible: [Bool]
  private var pending: [ID<Twin>] = []
  private(set) var impossible: [ID<Twin>] = []
  private var links: [ID<Twin>: [ID<Member>]] = [:]

  init(_ model: Model, _ facts: ModelFacts, required: [(twin: ID<Twin>, link: ID<Member>)]) {
    self.model = model
    self.facts = facts
    open = [Int](repeating: 0, count: model.twins.count)
    isPossible = [Bool](repeating: false, count: model.twins.count)
    for (twin, link) in required {
      open[twin.index] += 1
      holders[link, default: []].append(twin)
      links[twin, default: []].append(link)
    }
    for twin in model.twins.ids where !model.twins[twin].isAbstract && open[twin.index] == 0 { reach(twin) }
    // What no type in sight can fill is another rule's matter.
    for link in holders.keys.sorted() {
      guard let detail = model.relationship(link), isBeyondSight(detail) else { continue }
      satisfy(link)
    }
    while let twin = pending.popLast() {
      for link in facts.incoming[twin.index] where holders[link] != nil { satisfy(link) }
    }
    var seen: Set<ID<Twin>> = []
    impossible = required.map(\.twin).filter { open[$0.index] > 0 && seen.insert($0).inserted }.sorted()
  }

  private func isBeyondSight(_ detail: RelationshipDetail) -> Bool {
    detail.targets.isEmpty || !detail.externalTargets.isEmpty
  }

  /// Instances of `twin` can be had, and so what asks for one of the types above it.
  private mutating func reach(_ twin: ID<Twin>) {
    for type in [twin] + model.ancestors(of: twin) where !isPossible[type.index] {
      isPossible[type.index] = true
      pending.append(type)
    }
  }

  private mutating func satisfy(_ link: ID<Member>) {
    guard isSatisfied.insert(link).inserted else { return }
    for twin in holders[link] ?? [] {
      open[twin.index] -= 1
      if open[twin.index] == 0 { reach(twin) }
    }
  }

  /// A circle of required links that each impossible type leads to: one a circle, from its least type.
  func circles(_ representative: [ID<Twin>?]) -> [[(twin: ID<Twin>, link: ID<Member>)]] {
    func step(_ twin: ID<Twin>) -> (link: ID<Member>, next: ID<Twin>)? {
      for link in links[twin] ?? [] where !isSatisfied.contains(link) {
        let next = (model.relationship(link)?.targets ?? []).lazy.compactMap { representative[$0.index] }.first
        if let next { return (link, next) }
      }
      return nil
    }
    var result: [[(twin: ID<Twin>, link: ID<Member>)]] = []
    var walk = [Int](repeating: 0, count: model.twins.count)
    for (number, start) in impossible.enumerated() {
      var path: [(twin: ID<Twin>, link: ID<Member>)] = []
      var twin = start
      while walk[twin.index] == 0, let (link, next) = step(twin) {
        walk[twin.index] = number + 1
        path.append((twin, link))
        twin = next
      }
      guard walk[twin.index] == number + 1, let first = path.firstIndex(where: { $0.twin == twin }) else { continue }
      let circle = path[first...]
      let least = circle.indices.min { circle[$0].twin < circle[$1].twin } ?? first
      result.append(Array(circle[least...] + circle[first..<least]))
    }
    return result
  }
}

extension CheckRun {
  /// Required links of each concrete type, by the outermost acyclic relation that they are links of.
  private var requiredLinks: [ID<Relation>: [(twin: ID<Twin>, link: ID<Member>)]] {
    let meaning = RelationMeaning(model, facts)
    var roots: [ID<Member>: [ID<Relation>]] = [:]
    for member in model.members.ids {
      guard let detail = model.relationship(member), detail.cardinality.minimum > 0, let relation = detail.relation
      else { continue }
      let outermost = meaning.outermost(.acyclic, of: relation, model, facts)
      if !outermost.isEmpty { roots[member] = outermost }
    }
    guard !roots.isEmpty else { return [:] }
    var result: [ID<Relation>: [(twin: ID<Twin>, link: ID<Member>)]] = [:]
    for twin in model.twins.ids where !model.twins[twin].isAbstract {
      for member in model.effectiveMembers(of: twin) where model.members[member].kind == .relationship {
        for root in roots[member] ?? [] { result[root, default: []].append((twin, member)) }
      }
    }
    return result
  }

  /// A concrete type at or below each, if any.
  private var representatives: [ID<Twin>?] {
    var result = [ID<Twin>?](repeating: nil, count: model.twins.count)
    for twin in model.twins.ids where !model.twins[twin].isAbstract {
      for type in [twin] + model.ancestors(of: twin) where result[type.index] == nil { result[type.index] = twin }
    }
    return result
  }

  fileprivate mutating func reportCircles() {
    let required = requiredLinks
    guard !required.isEmpty else { return }
    let representatives = representatives
    for root in required.keys.sorted() {
      let possibility = Possibility(model, facts, required: required[root] ?? [])
      for circle in possibility.circles(representatives) { reportCircle(circle, root) }
    }
  }

  private mutating func reportCircle(_ circle: [(twin: ID<Twin>, link: ID<Member>)], _ root: ID<Relation>) {
    guard let first = circle.firstIndex(where: { covers(model.members[$0.link].place) }) else { return }
    let turned = Array(circle[first...] + circle[..<first])
    let source = turned[0].twin
    let steps = turned.prefix(6).map { "`\(name($0.twin, seenFrom: source))`" } + (turned.count > 6 ? ["…"] : [])
    report(
      .member(turned[0].link), at: ["cardinality"],
      [
        "relation": name(root, seenFrom: source), "type": name(source, seenFrom: source),
        "circle": (steps + [steps[0]]).joined(separator: " → "),
      ],
      discriminator: model.identity(model.relations[root].header),
      related: turned.dropFirst().prefix(5).map { place(of: $0.link, "requires the next") })
  }
}

let requiredCycle = Check(
  "required-cycle", "Links that must be there do not lead in a circle where the relation forbids circles.",
  selection: .relationship, needsWholeModel: true, values: ["type", "relation", "circle"]
) { run in run.reportCircles() }
