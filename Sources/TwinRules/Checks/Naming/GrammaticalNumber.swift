import TwinModel

let pluralName = Check(
  "plural-name", "What stands for one thing has a name in the singular.",
  selection: [.concept, .quantity, .twin, .schema, .point, .property, .telemetry, .component, .field],
  parameters: [.texts("except", [], "Last words of names that may be in the plural.")],
  values: ["word", "singular", "suggestion"]
) { run in
  let words = run.facts.words
  let excepted = WordSet(run.options.texts("except"), in: words)
  var singulars = [String??](repeating: nil, count: words.count)
  for element in run.choosers where standsForOne(element, run) {
    let parts = words.of(run.model.name(of: element))
    guard let head = headIndex(of: parts, words), !excepted.contains(parts[head]) else { continue }
    let last = parts[head]
    let singular = singulars[Int(last.rawValue)] ?? EnglishNumber.singular(words.text(last))
    singulars[Int(last.rawValue)] = .some(singular)
    guard let singular else { continue }
    let style = NameStyle.of(run.model.symbols.utf8(run.model.name(of: element)))
    let suggestion = style.name(of: parts[..<head].map(words.text) + [singular] + parts[(head + 1)...].map(words.text))
    run.report(
      element, ["word": words.text(last), "singular": singular, "suggestion": suggestion ?? ""],
      mends: run.rename(element, to: suggestion))
  }
}

/// The word that a name is about: the last, or the one before a preposition or a letter, as in `billOfMaterials` and
/// `codesA`. None in a statement, `isHandsOnWheel`.
private func headIndex(of parts: ArraySlice<Word>, _ words: NameWords) -> Int? {
  guard let first = parts.first, parts.count == 1 || !Statements.verbs.contains(words.text(first)) else { return nil }
  let end = parts.dropFirst().firstIndex { word in
    let text = words.text(word)
    return prepositions.contains(text) || text.utf8.count == 1
  }
  return (end ?? parts.endIndex) - 1
}

private let prepositions: Set<String> = ["of", "by", "per", "for", "in", "on", "at", "with", "to", "from"]

/// Whether `element` is sure to be one thing. Numbers count things, objects hold several, and so do types called a list or a
/// set; all of them are rightly called in the plural.
private func standsForOne(_ element: ElementRef, _ run: CheckRun) -> Bool {
  switch element {
  case .schema(let id): return !holdsSeveral(run.model.schemas[id].value, run.model)
  case .point(let id): return isSingle(run.model.points[id].value, run.model)
  case .field(let id): return isSingle(run.model.fields[id].value, run.model)
  case .member(let id):
    let member = run.model.members[id]
    if case .component(let twin) = member.detail {
      let last = run.facts.words.of(run.model.twins[twin].header.name).last
      return !(last.map { EnglishNumber.isCollective(run.facts.words.text($0)) } ?? true)
    }
    return member.value.map { isSingle($0, run.model) } ?? false
  default: return true
  }
}

private func holdsSeveral(_ value: ValueSpec, _ model: Model) -> Bool {
  switch model.resolved(value.type).type {
  case .array, .map, .object: true
  default: false
  }
}

private func isSingle(_ value: ValueSpec, _ model: Model) -> Bool {
  switch model.resolved(value.type).type {
  // `opens` and `expires` are verbs where the value is a time.
  case .primitive(let primitive):
    !primitive.isNumeric && !primitive.isGeometry && !primitive.isTemporal && primitive != .bytes
  case .enumeration(let id): !isCount(id, model)
  case .array, .map, .object, .schema: false
  }
}

/// Whether the values of an enumeration are numbers in words: `One`, `Three` and `Four` are counts of poles.
private func isCount(_ id: ID<Enumeration>, _ model: Model) -> Bool {
  let values = model.enumerationValues[model.enumerations[id].values]
  return !values.isEmpty
    && values.allSatisfy { value in
      NameWords.of(model.string(value.name)).first.map { numerals.contains($0) || Int($0) != nil } ?? false
    }
}

private let numerals: Set<String> = [
  "zero", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  "single", "double", "triple", "dual", "quad", "sixteen", "twenty",
]

let singularCollection = Check(
  "singular-collection", "An array has a name in the plural, or one that stands for several things.",
  selection: [.point, .property, .telemetry, .field],
  parameters: [.texts("except", [], "Last words of names that stand for several things.")], values: ["word"]
) { run in
  let words = run.facts.words
  let excepted = WordSet(run.options.texts("except"), in: words)
  for named in run.namedValues {
    guard case .array = run.model.resolved(named.value.type).type, !isTuple(named.value, run.model) else { continue }
    let parts = words.of(named.name)
    guard let head = headIndex(of: parts, words) else { continue }
    let last = parts[head]
    let text = words.text(last)
    guard !excepted.contains(last), !EnglishNumber.isCollective(text), text.utf8.last != UInt8(ascii: "s") else {
      continue
    }
    run.report(named.element, ["word": text])
  }
}

/// Whether an array is of a fixed length, as a vector is.
private func isTuple(_ value: ValueSpec, _ model: Model) -> Bool {
  var least: UInt32?
  var most: UInt32?
  for constraint in model.constraints[value.constraints] {
    if case .minItems(let count) = constraint { least = count }
    if case .maxItems(let count) = constraint { most = count }
  }
  return least != nil && least == most
}
