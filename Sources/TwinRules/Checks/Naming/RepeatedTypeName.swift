import TwinModel

let repeatedTypeName = Check(
  "repeated-type-name", "A member's name does not begin with the name of its type.",
  selection: .members.subtracting(.relationship), values: ["type", "suggestion"]
) { run in
  let words = run.facts.words
  let linking = WordSet(["of", "by", "to", "in", "on", "at", "for", "from", "with", "per", "and", "or"], in: words)
  for id in run.members {
    let member = run.model.members[id]
    guard member.refines == nil else { continue }
    // A member that bears the name of the point that it uses did not choose it.
    if let point = member.point, run.model.points[point].header.name == member.name { continue }
    let type = words.of(run.model.twins[member.twin].header.name)
    let name = words.of(member.name)
    guard !type.isEmpty, name.count > type.count, name.starts(with: type) else { continue }
    let rest = name.dropFirst(type.count)
    guard let next = rest.first, !linking.contains(next), let suggestion = run.name(of: rest, like: .member(id)) else {
      continue
    }
    run.report(
      .member(id),
      ["type": run.model.string(run.model.twins[member.twin].header.name), "suggestion": suggestion],
      mends: run.rename(.member(id), to: suggestion))
  }
}
