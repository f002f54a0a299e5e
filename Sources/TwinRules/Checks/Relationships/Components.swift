import TwinModel

let abstractComponent = Check(
  "abstract-component", "Components of concrete types are of concrete types.", selection: .component,
  needsWholeModel: true, values: ["type", "owner"]
) { run in
  guard run.model.members.rows.contains(where: { $0.kind == .component }) else { return }
  // The first concrete type that has each component as it is.
  var owners = [ID<Twin>?](repeating: nil, count: run.model.members.count)
  for twin in run.model.twins.ids where !run.model.twins[twin].isAbstract {
    for member in run.model.effectiveMembers(of: twin) where owners[member.index] == nil { owners[member.index] = twin }
  }
  for member in run.members {
    guard case .component(let part) = run.model.members[member].detail, run.model.twins[part].isAbstract,
      let owner = owners[member.index]
    else { continue }
    let twin = run.model.members[member].twin
    run.report(
      .member(member), at: ["type"],
      ["type": run.name(part, seenFrom: twin), "owner": run.name(owner, seenFrom: twin)],
      discriminator: run.model.identity(run.model.twins[part].header),
      related: [run.place(of: part, "abstract")])
  }
}

let deepComponents = Check(
  "deep-components", "Components do not nest too deep.", selection: .twin, needsWholeModel: true,
  parameters: [.natural("maximum", 3, "How many levels of components a type may have.")],
  values: ["depth", "maximum", "path"]
) { run in
  let model = run.model
  guard model.members.rows.contains(where: { $0.kind == .component }) else { return }
  let parts: [[(part: ID<Twin>, member: ID<Member>)]] = model.twins.ids.map { twin in
    model.effectiveMembers(of: twin).compactMap { member in
      if case .component(let part) = model.members[member].detail { (part, member) } else { nil }
    }
  }
  // Depths from the innermost outwards. A circle, which has a finding of its own, ends where it closes.
  var depths = [Int](repeating: -1, count: model.twins.count)
  var deepest = [(part: ID<Twin>, member: ID<Member>)?](repeating: nil, count: model.twins.count)
  for root in model.twins.ids where depths[root.index] < 0 {
    var stack = [(twin: root, next: 0)]
    depths[root.index] = 0
    while let frame = stack.last {
      if frame.next < parts[frame.twin.index].count {
        stack[stack.count - 1].next += 1
        let part = parts[frame.twin.index][frame.next].part
        if depths[part.index] < 0 {
          depths[part.index] = 0
          stack.append((part, 0))
        }
        continue
      }
      stack.removeLast()
      let nearest = parts[frame.twin.index].max { depths[$0.part.index] < depths[$1.part.index] }
      deepest[frame.twin.index] = nearest
      depths[frame.twin.index] = nearest.map { depths[$0.part.index] + 1 } ?? 0
    }
  }
  let maximum = run.options.natural("maximum")
  // The types where the bound is first passed; what is around them follows.
  for twin in run.twins where depths[twin.index] == maximum + 1 {
    var path: [String] = []
    var next = deepest[twin.index]
    while let step = next, path.count < 12 {
      path.append(model.string(model.members[step.member].name))
      next = deepest[step.part.index]
    }
    // A type that only inherits its components has the fault of the one that declares them.
    guard let first = deepest[twin.index], model.members[first.member].twin == twin else { continue }
    run.report(
      .twin(twin),
      [
        "depth": "\(depths[twin.index])", "maximum": "\(maximum)",
        "path": path.joined(separator: "."),
      ], related: [run.place(of: first.member, "the outermost of them")])
  }
}
