import TwinModel

let redundantSuffix = Check(
  "redundant-suffix", "A name does not end with what its element is anyway.",
  selection: [.twin, .schema, .members, .point, .field],
  parameters: [
    .texts("types", ["twin", "type", "interface"], "Last words that say no more of a twin type than that it is one."),
    .texts("schemas", ["schema"], "Last words that say no more of a schema than that it is one."),
    .boolean("kinds", true, "Whether members may not end with their kind, as in `feedsRelationship`."),
    .boolean("dataTypes", true, "Whether values may not end with their data type, as in `serialNumberString`."),
    .texts("except", [], "Names that are right as they are."),
  ],
  values: ["suffix", "suggestion"]
) { run in
  let words = run.facts.words
  let types = WordSet(run.options.texts("types"), in: words)
  let schemas = WordSet(run.options.texts("schemas"), in: words)
  let excepted = Set(run.options.texts("except").compactMap(run.model.symbols.find))
  let looksAtKinds = run.options.boolean("kinds")
  let looksAtDataTypes = run.options.boolean("dataTypes")
  for element in run.choosers {
    let name = run.model.name(of: element)
    let parts = words.of(name)
    guard parts.count > 1, let last = parts.last, !excepted.contains(name) else { continue }
    let isRedundant =
      switch element {
      case .twin: types.contains(last)
      case .schema: schemas.contains(last)
      case .member(let id):
        (looksAtKinds && words.text(last) == run.model.members[id].kind.name)
          || (looksAtDataTypes
            && (run.model.members[id].value.map { dataTypeWords($0, run.model) } ?? []).contains(words.text(last)))
      case .point(let id):
        looksAtDataTypes && dataTypeWords(run.model.points[id].value, run.model).contains(words.text(last))
      case .field(let id):
        looksAtDataTypes && dataTypeWords(run.model.fields[id].value, run.model).contains(words.text(last))
      default: false
      }
    guard isRedundant else { continue }
    let suggestion = run.name(of: parts.dropLast(), like: element)
    run.report(
      element, ["suffix": words.text(last), "suggestion": suggestion ?? ""],
      mends: run.rename(element, to: suggestion))
  }
}

/// Words for the data type of a value. Dates, times and places are not among them: `installationDate` says what it is.
private func dataTypeWords(_ value: ValueSpec, _ model: Model) -> [String] {
  switch model.resolved(value.type).type {
  case .primitive(.boolean): ["boolean", "bool"]
  case .primitive(.float), .primitive(.double): ["double", "float"]
  case .primitive(.decimal): ["decimal"]
  case .primitive(.string): ["string", "str"]
  case .primitive(.uuid): ["uuid"]
  case .primitive(let primitive): primitive.isNumeric ? ["integer", "int", "long"] : []
  // What is called a list would need a plural without the word.
  case .array: ["array"]
  case .map: ["map", "dictionary"]
  case .object: ["object", "struct"]
  case .enumeration: ["enum", "enumeration"]
  case .schema: []
  }
}
