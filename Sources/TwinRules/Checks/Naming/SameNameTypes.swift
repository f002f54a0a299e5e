import TwinModel
import TwinSource

let sameNameTypes = Check(
  "same-name-types", "A type's name is used once across packages, unless one type builds on the other.",
  selection: [.twin], needsWholeModel: true, values: ["other"]
) { run in
  let model = run.model
  // Twins are sorted by package: the first of a name is that of the first package.
  var groups = [[ID<Twin>]](repeating: [], count: model.symbols.count)
  for twin in model.twins.ids { groups[Int(model.twins[twin].header.name.rawValue)].append(twin) }
  for twin in run.twins {
    let group = groups[Int(model.twins[twin].header.name.rawValue)]
    guard group.count > 1, let other = rival(of: twin, among: group, run) else { continue }
    let identity = model.identity(model.twins[other].header)
    run.report(
      .twin(twin), ["other": identity], discriminator: identity,
      related: [.init(model.twins[other].header.place, "`\(identity)`")])
  }
}

/// The type that `twin` should have built on or kept apart from: one of a package that its own depends on, or else the first
/// before it. A bounded number is looked at, so that a name that every package uses costs no more than the packages.
private func rival(of twin: ID<Twin>, among group: [ID<Twin>], _ run: CheckRun) -> ID<Twin>? {
  let model = run.model
  let others = group.prefix(8).filter { other in
    model.twins[other].header.package != model.twins[twin].header.package
      && !areRelated(twin, other, named: model.twins[twin].header.name, model)
  }
  let needed = model.packages[model.twins[twin].header.package].dependencies.map(\.package)
  if let below = others.first(where: { needed.contains(model.twins[$0].header.package) }) { return below }
  return others.first {
    $0 < twin
      && !model.packages[model.twins[$0].header.package].dependencies.map(\.package)
        .contains(model.twins[twin].header.package)
  }
}

/// Whether one is above the other, or both specialise a type of their name.
private func areRelated(_ a: ID<Twin>, _ b: ID<Twin>, named name: Symbol, _ model: Model) -> Bool {
  let above = model.ancestors(of: a)
  if above.contains(b) || model.ancestors(of: b).contains(a) { return true }
  let shared = above.filter { model.twins[$0].header.name == name }
  return !shared.isEmpty && model.ancestors(of: b).contains { shared.contains($0) }
}
