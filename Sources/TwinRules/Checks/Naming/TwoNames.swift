import TwinModel
import TwinSource

let twoNames = Check(
  "two-names", "One meaning has one name in all types.", selection: [.point, .twin, .members],
  needsWholeModel: true,
  parameters: [
    .words(
      "by", ["point", "mapping", "vocabulary"], ["point", "mapping", "vocabulary"],
      "What shows that two names mean one thing: the point that both use, an exact mapping of both, or that their words are "
        + "synonyms or short forms of the same terms."),
    .texts("ambiguous", [], "Short forms that are words of their own as well, and so show nothing."),
  ],
  values: ["suggestion", "reason"]
) { run in
  var names = TwoNames(run)
  let ways = run.options.texts("by")
  if ways.contains("point") { names.holdPoints(&run) }
  if ways.contains("mapping") { names.holdMappings(&run) }
  if ways.contains("vocabulary") { names.holdWords(&run) }
}

private struct TwoNames {
  private let elements: [ElementRef]
  private var taken: TakenNames
  private var isReported: Set<ElementRef> = []

  init(_ run: CheckRun) {
    elements = run.population
    taken = TakenNames(run.model)
  }

  // MARK: - By point

  /// Members that use one point ought to have one name, as a rule that of the point.
  mutating func holdPoints(_ run: inout CheckRun) {
    let model = run.model
    var users = [[ID<Member>]](repeating: [], count: model.points.count)
    for case .member(let id) in elements {
      if let point = model.members[id].point { users[point.index].append(id) }
    }
    for point in model.points.ids where users[point.index].count > 1 {
      hold(users[point.index], of: point, &run)
    }
  }

  private mutating func hold(_ users: [ID<Member>], of point: ID<Point>, _ run: inout CheckRun) {
    let model = run.model
    let name = model.points[point].header.name
    let roles = rolesBesideEachOther(users.map { .member($0) }, model)
    let words = run.facts.words(of: .point(point), in: model)
    // A name that says more than the point, or leaves to its type what the type's name says, is a name of its own right.
    let candidates = users.filter { user in
      let own = run.facts.words(of: .member(user), in: model)
      let missing = words.filter { !own.contains($0) }
      let type = run.facts.words(of: .twin(model.members[user].twin), in: model)
      return !roles.contains(model.members[user].name)
        && (model.members[user].name == name || !missing.allSatisfy(type.contains))
    }
    let named = users.first { model.members[$0].name == name }.map { ElementRef.member($0) }
    guard
      let best = named
        ?? mostFrequent(candidates.map { .member($0) }, by: { run.facts.words(of: $0, in: model) })
    else { return }
    let reason = "both use the point `\(model.identity(model.points[point].header))`"
    for user in candidates { report(.member(user), best, reason, &run) }
  }

  /// Names that stand beside another of the same meaning in one type: they tell parts apart and are no synonyms.
  private func rolesBesideEachOther(_ elements: [ElementRef], _ model: Model) -> Set<Symbol> {
    var seen: [ID<Twin>: Symbol] = [:]
    var roles: Set<Symbol> = []
    for case .member(let id) in elements {
      let member = model.members[id]
      if let other = seen[member.twin], other != member.name {
        roles.insert(other)
        roles.insert(member.name)
      }
      seen[member.twin] = member.name
    }
    return roles
  }

  // MARK: - By mapping

  private struct Target: Hashable {
    var name: Symbol
    var sort: NameSort
  }

  /// Things of one sort that are exactly one thing of another vocabulary.
  mutating func holdMappings(_ run: inout CheckRun) {
    let model = run.model
    var groups: [Target: [ElementRef]] = [:]
    var inOrder: [Target] = []
    for element in elements {
      guard let metadata = model.metadata(of: element) else { continue }
      for mapping in model.metadata[metadata].mappings where mapping.kind == .exact {
        let target = Target(name: mapping.target, sort: NameSort(element, in: model))
        if groups[target] == nil { inOrder.append(target) }
        groups[target, default: []].append(element)
      }
    }
    for target in inOrder {
      guard let group = groups[target], group.count > 1 else { continue }
      let roles = rolesBesideEachOther(group, model)
      guard let best = mostFrequent(group, by: { run.facts.words(of: $0, in: model) }) else { continue }
      let reason = "both are exactly `\(model.string(target.name))`"
      for element in group where !roles.contains(model.name(of: element)) && !areRelated(element, best, model) {
        report(element, best, reason, &run)
      }
    }
  }

  /// Whether one type is above the other: a special case may be mapped as its general one is.
  private func areRelated(_ a: ElementRef, _ b: ElementRef, _ model: Model) -> Bool {
    guard case .twin(let a) = a, case .twin(let b) = b else { return false }
    return model.isSubtype(a, of: b) || model.isSubtype(b, of: a)
  }

  // MARK: - By vocabulary

  private struct Group: Hashable {
    var words: UInt32
    var sort: NameSort
    var value: ValueClass
  }

  /// Names whose words are synonyms, or short forms, of the same terms.
  mutating func holdWords(_ run: inout CheckRun) {
    let model = run.model
    let canonical = canonicalWords(run)
    guard canonical.contains(where: { $0.key != $0.value }) else { return }
    var keys = [UInt32?](repeating: nil, count: model.symbols.count)
    var isReplaced = [Bool](repeating: false, count: model.symbols.count)
    var numbers: [[Word]: UInt32] = [:]
    var isRivalled: [Bool] = []
    for element in elements {
      let name = model.name(of: element)
      guard keys[Int(name.rawValue)] == nil else { continue }
      let words = run.facts.words.of(name)
      let meant = words.map { canonical[$0] ?? $0 }
      let number = numbers[meant] ?? UInt32(numbers.count)
      if numbers.updateValue(number, forKey: meant) == nil { isRivalled.append(false) }
      keys[Int(name.rawValue)] = number
      if !words.elementsEqual(meant) {
        isReplaced[Int(name.rawValue)] = true
        isRivalled[Int(number)] = true
      }
    }
    var groups: [Group: [ElementRef]] = [:]
    var inOrder: [Group] = []
    for element in elements {
      guard let key = keys[Int(model.name(of: element).rawValue)], isRivalled[Int(key)] else { continue }
      let group = Group(
        words: key, sort: NameSort(element, in: model), value: ValueClass(model.value(of: element), in: model))
      if groups[group] == nil { inOrder.append(group) }
      groups[group, default: []].append(element)
    }
    for group in inOrder {
      let group = groups[group] ?? []
      let plain = group.filter { !isReplaced[Int(model.name(of: $0).rawValue)] }
      guard let best = mostFrequent(plain.isEmpty ? group : plain, by: { run.facts.words(of: $0, in: model) })
      else { continue }
      for element in group { report(element, best, reason(element, best, canonical, run), &run) }
    }
  }

  /// Each word that stands for a term, by the vocabulary of the model. A word that is a term itself, or stands for several,
  /// stands for itself.
  private func canonicalWords(_ run: CheckRun) -> [Word: Word] {
    let model = run.model
    var terms: Set<Word> = []
    for term in model.terms.rows {
      let words = run.facts.words.of(term.header.name)
      if words.count == 1 { terms.formUnion(words) }
    }
    var meant: [Word: Word] = [:]
    var isUnclear = Set(run.options.texts("ambiguous").compactMap(run.facts.words.find))
    for term in model.terms.rows {
      let words = run.facts.words.of(term.header.name)
      guard words.count == 1, let own = words.first else { continue }
      let synonyms = term.header.metadata.map { model.metadata[$0].synonyms } ?? []
      for other in term.abbreviations + synonyms {
        let parts = NameWords.of(model.string(other))
        guard parts.count == 1, let word = parts.first.flatMap({ run.facts.words.find($0) }), !terms.contains(word)
        else { continue }
        if let before = meant.updateValue(own, forKey: word), before != own { isUnclear.insert(word) }
      }
    }
    for word in isUnclear { meant[word] = nil }
    return meant
  }

  private func reason(_ element: ElementRef, _ best: ElementRef, _ canonical: [Word: Word], _ run: CheckRun) -> String {
    let texts = run.facts.words
    let pairs = zip(texts.of(run.model.name(of: element)), texts.of(run.model.name(of: best)))
    guard let (own, other) = pairs.first(where: { $0 != $1 }) else { return "their words mean the same" }
    return "`\(texts.text(own))` stands for `\(texts.text(other))`"
  }

  // MARK: - Reporting

  private mutating func report(_ element: ElementRef, _ best: ElementRef, _ reason: String, _ run: inout CheckRun) {
    let words = run.facts.words(of: best, in: run.model)
    guard element != best, run.facts.words(of: element, in: run.model) != words, run.covers(element),
      isReported.insert(element).inserted
    else { return }
    let usual = run.model.string(run.model.name(of: best))
    let own = NamePieces(run.model.string(run.model.name(of: element)))
    let suggestion = own.name(of: NamePieces(usual).pieces) ?? usual
    run.report(
      element, ["suggestion": suggestion, "reason": reason], discriminator: suggestion,
      related: [.init(run.model.place(of: best), "`\(run.facts.path(of: best, in: run.model))`")],
      mends: taken.rename(element, to: suggestion))
  }
}
