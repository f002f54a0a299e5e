import TwinModel

/// Types by which elements can be picked, as sources write them.
private let typeWords = Primitive.allCases.map(\.name) + ["object", "enum"]

let missingKey = Check(
  "missing-key", "Elements have at least one of some keys.", selection: [.package, .named],
  parameters: [
    .words("keys", ElementKey.allCases.map(\.rawValue), ["description"], "Keys of which one must be there."),
    .words(
      "types", typeWords, [],
      "Only elements whose values are of these types, in arrays, maps and schemas too; all when empty."),
    .texts("names", [], "Only elements whose names have one of these words or runs of words; all when empty."),
    .texts("except", [], "No elements whose names have one of these words or runs of words."),
    .texts(
      "silent", [],
      "Words of names that say nothing by themselves: for a name of these words alone, that of its type counts too."),
    .boolean("inherited", false, "Whether what encloses an element may have the key in its stead."),
  ],
  values: ["keys", "type"]
) { run in
  let keys = run.options.texts("keys").compactMap { ElementKey(rawValue: $0) }
  let types = run.options.texts("types")
  let isInherited = run.options.boolean("inherited")
  let picksNames = !run.options.texts("names").isEmpty
  var names = NamePhrases(run.options.texts("names"), run.model, run.facts)
  var exceptions = NamePhrases(run.options.texts("except"), run.model, run.facts)
  let silent = WordSet(run.options.texts("silent"), in: run.facts.words)
  let picked = TypePick(types)
  let presence = KeyPresence(run.model, run.facts)
  let list = keys.map { "`\($0.rawValue)`" }.joined(separator: " or ")
  for element in run.elements {
    let name = run.model.name(of: element)
    guard types.isEmpty || picked.holds(run.model.innermostType(of: element)), !picksNames || names.hold(for: name),
      !exceptions.hold(for: name),
      !(encloser(of: element, where: silent, run).map { exceptions.hold(for: $0) } ?? false)
    else { continue }
    var applies = false
    var isThere = false
    for key in keys where !isThere {
      guard let has = presence.has(key, element) else { continue }
      applies = true
      isThere = has || (isInherited && presence.encloserHas(key, element))
    }
    guard applies, !isThere else { continue }
    let type = run.model.innermostType(of: element).map { run.model.word(of: $0) } ?? ""
    run.report(element, ["keys": list, "type": type])
  }
}

/// The name of the type, or of the member around, that says what an element is, where its own name does not: the last value
/// of a power factor sensor is a power factor.
private func encloser(of element: ElementRef, where silent: WordSet, _ run: CheckRun) -> Symbol? {
  let words = run.facts.words(of: element, in: run.model)
  guard !words.isEmpty, words.allSatisfy(silent.contains) else { return nil }
  return run.facts.enclosing(element, in: run.model).map { run.model.name(of: $0) }
}

extension Model {
  /// What the value of an element comes down to, where it has one.
  fileprivate func innermostType(of element: ElementRef) -> DataType? {
    value(of: element).map { innermostType(of: $0) }
  }
}

/// Some types.
private struct TypePick {
  private var primitives = [Bool](repeating: false, count: Primitive.allCases.count)
  private var objects = false
  private var enumerations = false

  init(_ words: [String]) {
    for (index, primitive) in Primitive.allCases.enumerated() { primitives[index] = words.contains(primitive.name) }
    objects = words.contains("object")
    enumerations = words.contains("enum")
  }

  func holds(_ type: DataType?) -> Bool {
    switch type {
    case .primitive(let primitive): return primitives[Int(primitive.rawValue)]
    case .object: return objects
    case .enumeration: return enumerations
    default: return false
    }
  }
}
