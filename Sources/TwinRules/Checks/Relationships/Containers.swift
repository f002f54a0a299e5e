import TwinModel
import TwinSource

/// That a type has to be contained, and in what: told by a relationship of its own, or by one that points at it.
private struct ContainerDemand {
  let member: ID<Member>
  let containers: [ID<Twin>]
}

/// Whether some concrete type is below two others. Searches share a budget, so that hostile models cost no more than others;
/// when it is used up, types are taken to have something in common.
private struct CommonSubtypes {
  let model: Model
  let facts: ModelFacts
  private var budget: Int

  init(_ model: Model, _ facts: ModelFacts) {
    self.model = model
    self.facts = facts
    budget = 4 * (model.twins.count + model.members.count) + 1000
  }

  mutating func exist(_ a: ID<Twin>, _ b: ID<Twin>) -> Bool {
    if model.isSubtype(a, of: b) || model.isSubtype(b, of: a) { return true }
    var queue = [a]
    var seen: Set<ID<Twin>> = [a]
    while let twin = queue.popLast() {
      budget -= 1
      if budget < 0 || model.isSubtype(twin, of: b) { return true }
      for child in facts.children[twin.index] where seen.insert(child).inserted { queue.append(child) }
    }
    return false
  }

  mutating func exist(_ a: [ID<Twin>], _ b: [ID<Twin>]) -> Bool {
    for first in a.prefix(32) {
      for second in b.prefix(32) where exist(first, second) { return true }
    }
    return a.count > 32 || b.count > 32
  }
}

extension CheckRun {
  /// For each containment, what demands it makes on types: by the type that states them or is pointed at.
  private func demands(_ meaning: RelationMeaning) -> [ID<Relation>: [(twin: ID<Twin>, demand: ContainerDemand)]] {
    var result: [ID<Relation>: [(twin: ID<Twin>, demand: ContainerDemand)]] = [:]
    for member in model.members.ids {
      guard let detail = model.relationship(member), let relation = detail.relation else { continue }
      if detail.inverseCardinality.minimum > 0 {
        let demand = ContainerDemand(member: member, containers: [model.members[member].twin])
        for root in meaning.outermost(.containment, of: relation, model, facts) {
          for target in detail.targets { result[root, default: []].append((target, demand)) }
        }
      }
      if detail.cardinality.minimum > 0, !detail.targets.isEmpty, detail.externalTargets.isEmpty,
        let inverse = meaning.inverses[relation.index]
      {
        let demand = ContainerDemand(member: member, containers: detail.targets)
        for root in meaning.outermost(.containment, of: inverse, model, facts) {
          result[root, default: []].append((model.members[member].twin, demand))
        }
      }
    }
    return result
  }

  fileprivate mutating func reportCompetition() {
    let all = demands(RelationMeaning(model, facts))
    guard !all.isEmpty else { return }
    var common = CommonSubtypes(model, facts)
    let order = model.twins.ids.sorted { (model.twins[$0].ancestors.count, $0) < (model.twins[$1].ancestors.count, $1) }
    for root in all.keys.sorted() {
      var own: [ID<Twin>: [ContainerDemand]] = [:]
      for (twin, demand) in all[root] ?? [] { own[twin, default: []].append(demand) }
      var isTold: Set<ID<Twin>> = []
      for twin in order {
        let above = model.ancestors(of: twin)
        guard own[twin] != nil || model.twins[twin].parents.count > 1 else { continue }
        if above.contains(where: { isTold.contains($0) }) {
          isTold.insert(twin)
          continue
        }
        let demands = ([twin] + above).lazy.flatMap { own[$0] ?? [] }.prefix(16)
        if let (a, b) = clash(Array(demands), &common) {
          isTold.insert(twin)
          reportCompetition(of: twin, a, b, root)
        }
      }
    }
  }

  /// The first two demands that no container can meet together.
  private func clash(
    _ demands: [ContainerDemand], _ common: inout CommonSubtypes
  ) -> (ContainerDemand, ContainerDemand)? {
    for (index, demand) in demands.enumerated() {
      for other in demands[..<index] where !common.exist(other.containers, demand.containers) { return (other, demand) }
    }
    return nil
  }

  private mutating func reportCompetition(
    of twin: ID<Twin>, _ a: ContainerDemand, _ b: ContainerDemand, _ root: ID<Relation>
  ) {
    guard covers(model.twins[twin].header.place) else { return }
    func words(_ demand: ContainerDemand) -> String {
      row(of: demand.containers.prefix(3).map { name($0, seenFrom: twin) }, outOf: demand.containers.count)
    }
    report(
      .twin(twin), ["first": words(a), "second": words(b), "relation": name(root, seenFrom: twin)],
      discriminator: model.identity(model.relations[root].header),
      related: [place(of: a.member, "requires one container"), place(of: b.member, "requires the other")])
  }

  fileprivate mutating func reportDoubleParts() {
    let meaning = RelationMeaning(model, facts)
    let isContainment = model.relations.ids.map { meaning.implied($0).contains(.containment) }
    guard isContainment.contains(true), model.members.rows.contains(where: { $0.kind == .component }) else { return }
    for twin in twins {
      var parts: [ID<Twin>: ID<Member>] = [:]
      var contained: [(type: ID<Twin>, link: ID<Member>)] = []
      var declaresOne = false
      for member in model.effectiveMembers(of: twin) {
        let row = model.members[member]
        if case .component(let part) = row.detail {
          declaresOne = declaresOne || row.twin == twin
          for type in [part] + model.ancestors(of: part) where parts[type] == nil { parts[type] = member }
        } else if let detail = model.relationship(member), let relation = detail.relation, isContainment[relation.index]
        {
          declaresOne = declaresOne || row.twin == twin
          contained += detail.targets.map { ($0, member) }
        }
      }
      // What is inherited as a whole is said of the type above.
      guard declaresOne else { continue }
      for (type, link) in contained {
        guard let component = parts[type] else { continue }
        report(
          .twin(twin),
          [
            "type": name(type, seenFrom: twin), "component": model.string(model.members[component].name),
            "relationship": model.string(model.members[link].name),
          ],
          discriminator: model.identity(model.twins[type].header),
          related: [place(of: component, "as a component"), place(of: link, "by a containment")])
      }
    }
  }
}

let competingContainers = Check(
  "competing-containers", "No type has to be in two containers at once.", selection: .twin, needsWholeModel: true,
  values: ["first", "second", "relation"]
) { run in run.reportCompetition() }

let componentAndContainment = Check(
  "component-and-containment", "What is a component of a type is not also contained in it by a relationship.",
  selection: .twin, needsWholeModel: true, values: ["type", "component", "relationship"]
) { run in run.reportDoubleParts() }
