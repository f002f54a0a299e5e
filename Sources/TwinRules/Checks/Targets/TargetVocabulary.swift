import TwinModel

let sharedVocabulary = Check(
  "shared-vocabulary", "Units and quantities are mapped to words that a target knows.",
  selection: [.property, .telemetry, .schema, .field],
  parameters: [
    .word("of", ["unit", "quantity"], "unit", "What is looked up: the unit of a value, or its quantity."),
    .text("prefix", "", "What the target's words begin with in exact mappings, such as `dtdl:`."),
    .texts("words", [], "The words that the target knows, without the prefix."),
  ],
  values: ["word", "mapping"]
) { run in
  let isUnit = run.options.text("of") == "unit"
  let known = KnownWords(run.model, prefix: run.options.text("prefix"), words: run.options.texts("words"))
  var units = [Bool?](repeating: nil, count: run.model.units.count)
  var quantities = [Bool?](repeating: nil, count: run.model.quantities.count)
  for carrier in run.valueCarriers {
    guard let unit = carrier.value.unit else { continue }
    if isUnit {
      let isKnown = units[unit.index] ?? known.holds(unit)
      units[unit.index] = isKnown
      if isKnown { continue }
      let header = run.model.units[unit].header
      run.report(
        carrier.element, at: ["unit"],
        ["word": run.model.string(header.name), "mapping": known.mapping(header.metadata)])
    } else {
      let quantity = carrier.value.quantity ?? run.model.units[unit].quantity
      let isKnown = quantities[quantity.index] ?? known.holds(quantity)
      quantities[quantity.index] = isKnown
      if isKnown { continue }
      let header = run.model.quantities[quantity].header
      run.report(
        carrier.element,
        ["word": run.model.string(header.name), "mapping": known.mapping(header.metadata)])
    }
  }
}

/// The words of a target's vocabulary.
private struct KnownWords {
  private let model: Model
  private let prefix: String
  private let words: Set<String>

  init(_ model: Model, prefix: String, words: [String]) {
    self.model = model
    self.prefix = prefix
    self.words = Set(words)
  }

  func holds(_ unit: ID<Unit>) -> Bool { holds(model.units[unit].header.metadata) }

  /// Whether the quantity or one that it is a special case of is mapped to a known word. Circles, which have a finding of
  /// their own, end.
  func holds(_ quantity: ID<Quantity>) -> Bool {
    var found = [quantity]
    var next = 0
    while next < found.count {
      if holds(model.quantities[found[next]].header.metadata) { return true }
      for broader in model.quantities[found[next]].broader where !found.contains(broader) { found.append(broader) }
      next += 1
    }
    return false
  }

  /// The word of the target's vocabulary that is mapped, known or not; empty where there is none.
  func mapping(_ metadata: ID<Metadata>?) -> String { mappedWords(metadata).first ?? "" }

  private func holds(_ metadata: ID<Metadata>?) -> Bool { mappedWords(metadata).contains { words.contains($0) } }

  private func mappedWords(_ metadata: ID<Metadata>?) -> [String] {
    guard let metadata else { return [] }
    return model.metadata[metadata].mappings.compactMap { mapping in
      let target = model.string(mapping.target)
      return mapping.kind == .exact && target.hasPrefix(prefix) ? String(target.dropFirst(prefix.count)) : nil
    }
  }
}

let quantityUnit = Check(
  "quantity-unit", "Values that have a quantity have a unit too.", selection: [.property, .telemetry, .schema, .field],
  values: ["quantity"]
) { run in
  for carrier in run.valueCarriers where carrier.value.unit == nil {
    guard let quantity = carrier.value.quantity else { continue }
    run.report(carrier.element, ["quantity": run.model.string(run.model.quantities[quantity].header.name)])
  }
}
