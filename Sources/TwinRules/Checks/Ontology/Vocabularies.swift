import TwinModel
import TwinSource

extension CheckRun {
  /// Elements of a kind that the rule holds against each other, dependencies included, in the model's order.
  fileprivate func all(of kind: ElementKinds) -> [ElementRef] {
    guard selection.contains(kind) else { return [] }
    switch kind {
    case .concept: return model.concepts.ids.map { .concept($0) }
    case .relation: return model.relations.ids.map { .relation($0) }
    case .quantity: return model.quantities.ids.map { .quantity($0) }
    case .unit: return model.units.ids.map { .unit($0) }
    case .term: return model.terms.ids.map { .term($0) }
    case .twin: return model.twins.ids.map { .twin($0) }
    default: return []
    }
  }

  /// The kinds whose elements are held against those of their own kind.
  fileprivate static var vocabularies: [ElementKinds] { [.concept, .relation, .quantity, .unit, .term, .twin] }

  fileprivate func metadata(_ element: ElementRef) -> Metadata? {
    model.metadata(of: element).map { model.metadata[$0] }
  }

  /// The name of `other` as the package of `element` writes it.
  fileprivate func name(_ other: ElementRef, seenFrom element: ElementRef) -> String {
    guard let header = model.header(of: other), let own = model.header(of: element) else { return "" }
    return name(header, seenFrom: own.package)
  }

  /// The one of two elements to speak of: the later one, if the rule looks at it.
  fileprivate func spoken(_ a: ElementRef, _ b: ElementRef) -> (element: ElementRef, other: ElementRef)? {
    if covers(model.place(of: b)) { return (b, a) }
    return covers(model.place(of: a)) ? (a, b) : nil
  }
}

let sharedExactMapping = Check(
  "shared-exact-mapping", "No two elements of a kind are the same as one element of another vocabulary.",
  selection: [.concept, .relation, .quantity, .unit], needsWholeModel: true, values: ["other", "mapping"]
) { run in
  for kind in CheckRun.vocabularies {
    var owners: [Symbol: ElementRef] = [:]
    for element in run.all(of: kind) {
      guard let metadata = run.metadata(element), metadata.deprecation == nil else { continue }
      for mapping in metadata.mappings where mapping.kind == .exact {
        guard let first = owners[mapping.target] else {
          owners[mapping.target] = element
          continue
        }
        guard first != element, let (spoken, other) = run.spoken(first, element) else { continue }
        run.report(
          spoken, at: ["mappings", "exact"],
          ["other": run.name(other, seenFrom: spoken), "mapping": run.model.string(mapping.target)],
          discriminator: run.model.string(mapping.target),
          related: [RelatedPlace(run.model.place(of: other), "the other one")])
      }
    }
  }
}

let contradictingMappings = Check(
  "contradicting-mappings", "An element is related to one of another vocabulary in one way.",
  selection: [.concept, .relation, .quantity, .unit, .term, .twin, .point], values: ["mapping", "first", "second"]
) { run in
  for element in run.elements {
    guard let mappings = run.metadata(element)?.mappings, mappings.count > 1 else { continue }
    var kinds: [Symbol: MappingKind] = [:]
    for mapping in mappings {
      guard let first = kinds[mapping.target] else {
        kinds[mapping.target] = mapping.kind
        continue
      }
      guard first != mapping.kind else { continue }
      run.report(
        element, at: ["mappings"],
        ["mapping": run.model.string(mapping.target), "first": first.name, "second": mapping.kind.name],
        discriminator: run.model.string(mapping.target))
    }
  }
}

let mappingPresence = Check(
  "mapping-presence", "Elements are mapped to another vocabulary.",
  selection: [.concept, .relation, .quantity, .unit, .term, .twin, .point],
  parameters: [
    .texts(
      "vocabularies", [],
      "Prefixes of the vocabularies of which one must be mapped to, such as `brick`; any by default.")
  ],
  values: ["vocabularies"]
) { run in
  let vocabularies = run.options.texts("vocabularies")
  for element in run.elements {
    let mappings = run.metadata(element)?.mappings ?? []
    let isMapped = mappings.contains { mapping in
      vocabularies.isEmpty || vocabularies.contains { run.model.string(mapping.target).hasPrefix($0 + ":") }
    }
    if isMapped { continue }
    run.report(element, ["vocabularies": vocabularies.map { "`\($0)`" }.joined(separator: ", ")])
  }
}

/// A word without case and punctuation: what people take for the same.
private func foldedWord(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    return String(decoding: text.utf8.lazy.filter(isLetterOrDigit).map(lowercased), as: UTF8.self)
  }
  return String(
    text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
}

let synonymClash = Check(
  "synonym-clash", "A synonym means one thing.", selection: [.concept, .relation, .quantity, .unit, .term, .twin],
  needsWholeModel: true, values: ["synonym", "other", "use"]
) { run in
  for kind in CheckRun.vocabularies {
    let elements = run.all(of: kind)
    // Names are looked up only where some element has synonyms at all.
    guard elements.contains(where: { !(run.metadata($0)?.synonyms.isEmpty ?? true) }) else { continue }
    var named: [String: ElementRef] = [:]
    for element in elements {
      let word = foldedWord(run.model.string(run.model.name(of: element)))
      if named[word] == nil { named[word] = element }
    }
    var synonyms: [String: ElementRef] = [:]
    for element in elements {
      for synonym in run.metadata(element)?.synonyms ?? [] {
        let word = foldedWord(run.model.string(synonym))
        if word.isEmpty { continue }
        let isName = named[word].map { $0 != element } ?? false
        let owner = isName ? named[word] : synonyms[word]
        if synonyms[word] == nil { synonyms[word] = element }
        guard let owner, owner != element else { continue }
        // A name belongs to its element, whatever the order; of two synonyms the later one is told.
        let pair = isName ? (element: element, other: owner) : run.spoken(owner, element)
        guard let (spoken, other) = pair, run.covers(run.model.place(of: spoken)) else { continue }
        run.report(
          spoken, at: ["synonyms"],
          [
            "synonym": run.model.string(synonym), "other": run.name(other, seenFrom: spoken),
            "use": isName ? "the name" : "a synonym",
          ],
          discriminator: word, related: [RelatedPlace(run.model.place(of: other), "the other one")])
      }
    }
  }
}
