import TwinModel
import TwinSource

/// A relationship and one of its targets, with the relation that would read it backwards there.
private struct BackLinkQuestion {
  let item: DeclaredRelationship
  let target: ID<Twin>
  let relation: ID<Relation>

  /// What would be declared: a relationship of the target with the relation.
  var declared: [UInt32] { [target.rawValue, relation.rawValue] }
}

/// What a type has of relationships that mean some relation.
struct BackLinks {
  /// The first two of them.
  var first: ID<Member>?
  var second: ID<Member>?
  /// Whether one of them may point at anything.
  var pointsAnywhere = false
  /// Types that they point at.
  var targets: Set<ID<Twin>> = []
  /// Types above those.
  var above: Set<ID<Twin>> = []

  mutating func add(_ member: ID<Member>, _ detail: RelationshipDetail, _ model: Model) {
    if first == nil { first = member } else if second == nil { second = member }
    if detail.pointsAnywhere { pointsAnywhere = true }
    for target in detail.targets where targets.insert(target).inserted {
      above.formUnion(model.ancestors(of: target))
    }
  }

  /// Whether one of them may point at instances of `twin`, or of a type below it.
  func reach(_ twin: ID<Twin>, _ model: Model) -> Bool {
    pointsAnywhere || targets.contains(twin) || above.contains(twin)
      || model.ancestors(of: twin).contains { targets.contains($0) }
  }
}

extension CheckRun {
  /// Answers questions target by target, so that what a type has is gathered once and let go again.
  private func answer(
    _ questions: [BackLinkQuestion], _ use: (BackLinkQuestion, BackLinks) -> Void
  ) {
    let sorted = questions.sorted { ($0.target, $0.item.id) < ($1.target, $1.item.id) }
    var next = 0
    while next < sorted.count {
      let target = sorted[next].target
      let end = sorted[next...].firstIndex { $0.target != target } ?? sorted.count
      var links: [ID<Relation>: BackLinks] = [:]
      for question in sorted[next..<end] { links[question.relation] = BackLinks() }
      for member in model.effectiveMembers(of: target) {
        guard let detail = model.relationship(member), let relation = detail.relation else { continue }
        // A special case of the relation reads backwards as well.
        for broader in facts.closure(of: relation) { links[broader]?.add(member, detail, model) }
      }
      for question in sorted[next..<end] { use(question, links[question.relation] ?? BackLinks()) }
      next = end
    }
  }

  /// A question for each target of each relationship whose relation has an inverse, symmetric ones by themselves.
  private func questions(symmetric: Bool, acrossPackages: Bool) -> [BackLinkQuestion] {
    let meaning = RelationMeaning(model, facts)
    var result: [BackLinkQuestion] = []
    for item in relationships {
      guard let relation = item.detail.relation, let inverse = meaning.inverses[relation.index],
        model.relations[relation].characteristics.contains(.symmetric) == symmetric
      else { continue }
      for target in item.detail.targets where !(item.refined?.targets.contains(target) ?? false) {
        let there = model.twins[target].header.package
        guard acrossPackages || sees(model.twins[item.twin].header, from: there) else { continue }
        result.append(BackLinkQuestion(item: item, target: target, relation: inverse))
      }
    }
    return result
  }

  private func sees(_ header: ElementHeader, from package: ID<Package>) -> Bool {
    header.package == package || model.packages[package].dependencies.contains { $0.package == header.package }
  }

  /// The mend that declares the way back on the target, one for all sources that ask for the same; nil where a name is taken
  /// or out of sight, or the file is not ours.
  private func declaration(of questions: [BackLinkQuestion]) -> Mend? {
    guard let question = questions.first else { return nil }
    let target = model.twins[question.target].header
    let name = model.relations[question.relation].header.name
    guard covers(target.place),
      let relation = shortName(model.relations[question.relation].header, seenFrom: target.package),
      !model.effectiveMembers(of: question.target).contains(where: { model.members[$0].name == name })
    else { return nil }
    let sources = Set(questions.map(\.item.twin))
    // A type stands for those below it.
    let general = sources.sorted().filter { source in !model.ancestors(of: source).contains { sources.contains($0) } }
    let types = general.compactMap { shortName(model.twins[$0].header, seenFrom: target.package) }
    guard types.count == general.count, let type = types.first else { return nil }
    var entries = [
      MendEntry("relation", .text(relation)), MendEntry("target", types.count == 1 ? .text(type) : .list(types)),
    ]
    // `inverse` names one relationship, which all sources must have.
    let names = Set(questions.map { model.members[$0.item.id].name })
    if names.count == 1, let back = names.first, sources.count == general.count {
      entries.append(MendEntry("inverse", .text(model.string(back))))
    }
    return .declare(.relationship, name: model.string(name), of: question.target, entries: entries)
  }

  fileprivate mutating func reportMissing(symmetric: Bool) {
    let questions = questions(symmetric: symmetric, acrossPackages: options.boolean("acrossPackages"))
    var missing: [BackLinkQuestion] = []
    answer(questions) { question, links in
      if !links.reach(question.item.twin, model) { missing.append(question) }
    }
    // Several sources may ask the target for the same: the first finding declares it for all of them.
    var sharing: [[UInt32]: [BackLinkQuestion]] = [:]
    for question in missing { sharing[question.declared, default: []].append(question) }
    for question in missing {
      let (item, target) = (question.item, question.target)
      let mend = sharing.removeValue(forKey: question.declared).flatMap(declaration)
      report(
        .member(item.id), at: ["target"],
        [
          "target": name(target, seenFrom: item.twin), "type": model.string(model.twins[item.twin].header.name),
          "inverse": name(question.relation, seenFrom: item.twin),
          "relation": item.detail.relation.map { name($0, seenFrom: item.twin) } ?? "",
        ],
        discriminator: model.identity(model.twins[target].header), related: [place(of: target, "the target")],
        mends: mend.map { [$0] } ?? [])
    }
  }

  fileprivate mutating func reportUnnamed() {
    var found: [(question: BackLinkQuestion, back: ID<Member>)] = []
    answer(questions(symmetric: false, acrossPackages: true)) { question, links in
      guard question.item.detail.inverse == nil, question.item.detail.targets.count == 1, let back = links.first,
        links.second == nil, links.reach(question.item.twin, model), back != question.item.id
      else { return }
      found.append((question, back))
    }
    for (question, back) in found {
      let (item, name) = (question.item, model.string(model.members[back].name))
      report(
        .member(item.id),
        ["target": self.name(question.target, seenFrom: item.twin), "inverse": name],
        discriminator: name, related: [place(of: back, "the way back")],
        mends: [.set(.member(item.id), key: "inverse", value: .text(name))])
    }
  }
}

private let acrossPackages = Check.Parameter.boolean(
  "acrossPackages", false,
  "Whether targets count whose package does not depend on that of the source, and so cannot name it.")

let missingInverse = Check(
  "missing-inverse", "Links whose relation has an inverse can be followed from the target too.",
  selection: .relationship, needsWholeModel: true, parameters: [acrossPackages],
  values: ["type", "relation", "inverse"]
) { run in run.reportMissing(symmetric: false) }

let oneSidedSymmetry = Check(
  "one-sided-symmetry", "Targets of a symmetric relation can be sources of it.", selection: .relationship,
  needsWholeModel: true, parameters: [acrossPackages], values: ["type", "relation", "inverse"]
) { run in run.reportMissing(symmetric: true) }

let unnamedInverse = Check(
  "unnamed-inverse", "Two relationships that read each other backwards name each other.", selection: .relationship,
  needsWholeModel: true, values: ["inverse"]
) { run in run.reportUnnamed() }
