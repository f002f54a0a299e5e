import TwinModel
import TwinSource

/// Where a name means one thing: a kind of element in a package, or a twin type for its members.
private enum NameSpace: Hashable {
  case concepts(ID<Package>), relations(ID<Package>), quantities(ID<Package>), units(ID<Package>), terms(ID<Package>)
  case points(ID<Package>), twins(ID<Package>), schemas(ID<Package>), members(ID<Twin>)

  init?(_ element: ElementRef, _ model: Model) {
    switch element {
    case .concept(let id): self = .concepts(model.concepts[id].header.package)
    case .relation(let id): self = .relations(model.relations[id].header.package)
    case .quantity(let id): self = .quantities(model.quantities[id].header.package)
    case .unit(let id): self = .units(model.units[id].header.package)
    case .term(let id): self = .terms(model.terms[id].header.package)
    case .point(let id): self = .points(model.points[id].header.package)
    case .twin(let id): self = .twins(model.twins[id].header.package)
    case .schema(let id): self = .schemas(model.schemas[id].header.package)
    case .member(let id): self = .members(model.members[id].twin)
    case .package, .field, .enumerationValue: return nil
    }
  }
}

private struct SpacedName: Hashable {
  var space: NameSpace
  var name: Symbol
}

/// Everything that has names of its own in a namespace.
private let spacedKinds: ElementKinds = [.declarations, .members]

extension CheckRun {
  /// Elements that the rule looks at that were called something else once, with each earlier name.
  private var formerNames: [(element: ElementRef, name: SpacedName)] {
    guard model.metadata.rows.contains(where: { !$0.formerly.isEmpty }) else { return [] }
    return elements.flatMap { element -> [(ElementRef, SpacedName)] in
      guard let row = model.metadata(of: element), let space = NameSpace(element, model) else { return [] }
      return model.metadata[row].formerly.map { (element, SpacedName(space: space, name: $0)) }
    }
  }

  fileprivate mutating func reportFormerNames(
    _ clash: (inout CheckRun, [(element: ElementRef, name: SpacedName)]) -> Void
  ) {
    let names = formerNames
    if !names.isEmpty { clash(&self, names) }
  }
}

let reusedFormerName = Check(
  "reused-former-name", "No earlier name is that of another element now.", selection: spacedKinds, values: ["former"]
) { run in
  run.reportFormerNames { run, names in
    let wanted = Set(names.map(\.name))
    var current: [SpacedName: ElementRef] = [:]
    for element in run.elements {
      guard let space = NameSpace(element, run.model) else { continue }
      let name = SpacedName(space: space, name: run.model.name(of: element))
      if wanted.contains(name) { current[name] = element }
    }
    for (element, name) in names {
      guard let other = current[name], other != element else { continue }
      let former = run.model.string(name.name)
      run.report(
        element, at: ["formerly"], ["former": former], discriminator: former,
        related: [RelatedPlace(run.model.place(of: other), "has the name now")])
    }
  }
}

let formerNameTwice = Check(
  "former-name-twice", "No two elements had the same earlier name.", selection: spacedKinds,
  values: ["former", "other"]
) { run in
  run.reportFormerNames { run, names in
    var first: [SpacedName: ElementRef] = [:]
    for (element, name) in names {
      guard let other = first[name] else {
        first[name] = element
        continue
      }
      if other == element { continue }
      let former = run.model.string(name.name)
      run.report(
        element, at: ["formerly"], ["former": former, "other": run.facts.path(of: other, in: run.model)],
        discriminator: former, related: [RelatedPlace(run.model.place(of: other), "was called so too")])
    }
  }
}

let redundantFormerName = Check(
  "redundant-former-name", "Earlier names differ from the present one and from each other.", selection: spacedKinds,
  values: ["former"]
) { run in
  run.reportFormerNames { run, names in
    var seen: Set<Symbol> = []
    var last: ElementRef?
    for (element, name) in names {
      if element != last { seen = [run.model.name(of: element)] }
      last = element
      if seen.insert(name.name).inserted { continue }
      let former = run.model.string(name.name)
      run.report(element, at: ["formerly"], ["former": former], discriminator: former)
    }
  }
}
