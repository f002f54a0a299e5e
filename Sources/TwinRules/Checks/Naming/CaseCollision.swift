import TwinModel
import TwinSource

/// Each name without what case-insensitive targets do not see: equal numbers are names that fall together.
private struct FoldedNames {
  private var folded: [UInt32]
  private var table = SymbolTable()
  /// By folded name: the first symbol with it, and whether there are others.
  private var first: [Symbol?] = []
  private var isShared: [Bool] = []
  /// Whether any two names fall together.
  private(set) var hasShared = false

  /// The names of one kind of namespace: a type and a member never meet.
  init(_ names: some Sequence<Symbol>, _ run: CheckRun) {
    let underscores = run.options.boolean("underscores")
    folded = [UInt32](repeating: .max, count: run.model.symbols.count)
    for name in names { take(name, run.model, underscores) }
  }

  private mutating func take(_ name: Symbol, _ model: Model, _ underscores: Bool) {
    guard folded[Int(name.rawValue)] == .max else { return }
    let key = Int(table.intern(Self.fold(model.symbols.utf8(name), underscores).span).rawValue)
    folded[Int(name.rawValue)] = UInt32(key)
    while first.count <= key {
      first.append(nil)
      isShared.append(false)
    }
    if first[key] == nil {
      first[key] = name
    } else {
      isShared[key] = true
      hasShared = true
    }
  }

  /// Lower case, without underscores; one between digits stays, since `1_2` is not 12.
  private static func fold(_ name: Span<UInt8>, _ underscores: Bool) -> [UInt8] {
    func isDigit(_ index: Int) -> Bool {
      index >= 0 && index < name.count && name[index] >= UInt8(ascii: "0") && name[index] <= UInt8(ascii: "9")
    }
    var result: [UInt8] = []
    for index in 0..<name.count {
      let byte = name[index]
      if underscores, byte == UInt8(ascii: "_"), !(isDigit(index - 1) && isDigit(index + 1)) { continue }
      result.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
    }
    return result
  }

  /// The folded name, where another name folds to it too.
  func shared(_ name: Symbol) -> UInt32? {
    let key = folded[Int(name.rawValue)]
    return key != .max && isShared[Int(key)] ? key : nil
  }
}

let caseCollision = Check(
  "case-collision", "Names that differ in nothing but case and underscores do not meet in one namespace.",
  selection: [.twin, .schema, .concept, .members, .field, .enumerationValue],
  parameters: [.boolean("underscores", true, "Whether underscores are looked through as well.")],
  values: ["other"]
) { run in
  let model = run.model
  let selection = run.selection
  if !selection.isDisjoint(with: [.twin, .schema]) {
    // Twins and schemas of a package are one namespace.
    let twins = selection.contains(.twin) ? model.twins.ids.map { ElementRef.twin($0) } : []
    let schemas = selection.contains(.schema) ? model.schemas.ids.map { ElementRef.schema($0) } : []
    holdBesideEachOther(twins + schemas, &run)
  }
  if selection.contains(.concept) { holdBesideEachOther(model.concepts.ids.map { .concept($0) }, &run) }
  if selection.contains(.field) {
    let fields = model.fields.ids.filter { run.facts.isNamedField($0) }
    holdBesideEachOther(fields.map { .field($0) }, &run)
  }
  if selection.contains(.enumerationValue) {
    holdBesideEachOther(model.enumerationValues.ids.map { .enumerationValue($0) }, &run)
  }
  if !selection.isDisjoint(with: .members) {
    let names = FoldedNames(model.members.rows.lazy.map(\.name), run)
    if names.hasShared { CaseCollisions(names: names).holdMembers(&run) }
  }
}

/// Holds elements to those that have the same owner, and so one namespace with them.
private func holdBesideEachOther(_ elements: [ElementRef], _ run: inout CheckRun) {
  let names = FoldedNames(elements.lazy.map { [model = run.model] in model.name(of: $0) }, run)
  if names.hasShared { CaseCollisions(names: names).hold(elements, &run) }
}

private struct CaseCollisions {
  let names: FoldedNames

  private struct Slot: Hashable {
    var owner: ElementRef
    var name: UInt32
  }

  /// Reports each element that falls together with an earlier one beside it.
  func hold(_ elements: [ElementRef], _ run: inout CheckRun) {
    var first: [Slot: ElementRef] = [:]
    for element in elements {
      guard let key = names.shared(run.model.name(of: element)),
        let owner = run.facts.enclosing(element, in: run.model)
          ?? run.facts.package(of: element, in: run.model).map({ .package($0) })
      else { continue }
      let slot = Slot(owner: owner, name: key)
      guard let other = first[slot] else {
        first[slot] = element
        continue
      }
      report(element, other, &run)
    }
  }

  private func report(_ element: ElementRef, _ other: ElementRef, _ run: inout CheckRun) {
    let name = run.model.string(run.model.name(of: other))
    guard run.covers(element), name != run.model.string(run.model.name(of: element)) else { return }
    run.report(
      element, ["other": name], discriminator: name,
      related: [.init(run.model.place(of: other), "`\(run.facts.path(of: other, in: run.model))`")])
  }

  /// A type's own and inherited members are one namespace. A type answers for its own members; one that brings two parents
  /// together is at fault itself.
  func holdMembers(_ run: inout CheckRun) {
    let model = run.model
    let isSuspect = model.members.rows.map { names.shared($0.name) }
    for twin in model.twins.ids {
      var first: [UInt32: ID<Member>] = [:]
      // Inherited members come last and are looked at first: they were there before.
      for member in model.effectiveMembers(of: twin).reversed() {
        guard let key = isSuspect[member.index], run.selection.contains(ElementKinds(model.members[member].kind))
        else { continue }
        guard let other = first[key] else {
          first[key] = member
          continue
        }
        holdPair(member, other, in: twin, &run)
      }
    }
  }

  private func holdPair(_ member: ID<Member>, _ other: ID<Member>, in twin: ID<Twin>, _ run: inout CheckRun) {
    let model = run.model
    guard model.members[member].name != model.members[other].name else { return }
    let owners = (model.members[member].twin, model.members[other].twin)
    switch (owners.0 == twin, owners.1 == twin) {
    case (true, true):
      // Own members are looked at from the last to the first.
      report(.member(other), .member(member), &run)
    case (true, false): report(.member(member), .member(other), &run)
    case (false, true): report(.member(other), .member(member), &run)
    case (false, false):
      let isOlder = model.twins[twin].parents.contains {
        model.isSubtype($0, of: owners.0) && model.isSubtype($0, of: owners.1)
      }
      guard !isOlder, run.covers(.twin(twin)) else { return }
      let names = [member, other].map { model.string(model.members[$0].name) }.sorted()
      run.report(
        .twin(twin), ["name": names[1], "other": names[0]], discriminator: names.joined(separator: " "),
        related: [member, other].map { .init(model.members[$0].place, "`\(model.string(model.members[$0].name))`") })
    }
  }
}
