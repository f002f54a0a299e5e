import TwinModel
import TwinSource

let numberedMembers = Check(
  "numbered-members", "Members of one type are not told apart by a running number.",
  selection: .members,
  parameters: [
    .natural("minimum", 3, "Fewest members with running numbers."),
    .texts("except", ["phase", "l", "line", "conductor", "axis"], "Words before the number of what really has one."),
  ],
  values: ["first", "last", "stem"]
) { run in
  let words = run.facts.words
  let minimum = max(run.options.natural("minimum"), 2)
  let excepted = WordSet(run.options.texts("except"), in: words)
  var numbers = [Int??](repeating: nil, count: words.count)
  for twin in run.model.twins.ids where run.covers(run.model.twins[twin].header.place) {
    // Members whose names differ in one number, by that name with a hole in it.
    var series: [Series: [(number: Int, member: ID<Member>)]] = [:]
    var order: [Series] = []
    for id in run.model.twins[twin].members {
      let member = run.model.members[id]
      guard run.selection.contains(ElementKinds(member.kind)), member.refines == nil else { continue }
      let parts = words.of(member.name)
      // Longer names are no numbered ones, and all ways to take a number out of them would be many.
      guard parts.count <= 24 else { continue }
      for index in parts.indices {
        let number = numbers[Int(parts[index].rawValue)] ?? Int(words.text(parts[index]))
        numbers[Int(parts[index].rawValue)] = .some(number)
        guard let number, index > parts.startIndex, !excepted.contains(parts[index - 1]) else { continue }
        let key = Series(
          kind: member.kind, before: Array(parts[..<index]), after: Array(parts[(index + 1)...]))
        if series[key] == nil { order.append(key) }
        series[key, default: []].append((number, id))
      }
    }
    for key in order {
      let found = (series[key] ?? []).sorted { $0.number < $1.number }
      // From 0 or 1 upwards: pm1, pm25 and pm10 are sizes, not numbers in a row.
      guard found.count >= minimum, let first = found.first, let last = found.last, first.number <= 1,
        last.number - first.number == found.count - 1
      else { continue }
      let stem = key.before.map(words.text).joined(separator: " ")
      run.report(
        .member(first.member),
        [
          "first": run.model.string(run.model.members[first.member].name), "stem": stem,
          "last": run.model.string(run.model.members[last.member].name),
        ],
        discriminator: stem,
        related: [RelatedPlace(run.model.members[last.member].place, "the last of them")])
    }
  }
}

private struct Series: Hashable {
  var kind: MemberKind
  var before: [Word]
  var after: [Word]
}
