import TwinModel

/// The abbreviations that concepts of the shipped ontologies have as synonyms, with the names, English titles and other synonyms of those.
/// Models that know nothing of these ontologies use the same abbreviations in names, and people search for what they stand for.
public func shippedAbbreviations() -> [String: [String]] {
  let model = CompilerPipeline().compile(CompilerInput(packages: ShippedOntologies.packages)).model
  var found: [String: [String]] = [:]
  for concept in model.concepts.ids {
    guard let metadata = model.concepts[concept].header.metadata.map({ model.metadata[$0] }) else { continue }
    let synonyms = metadata.synonyms.map { model.string($0) }
    let titles = model.texts[metadata.title].filter { ["", "en"].contains(model.string($0.language)) }
    let names = [model.string(model.concepts[concept].header.name)] + titles.map { model.string($0.text) }
    let short = synonyms.filter(isAbbreviation)
    let long = (names + synonyms).filter { name in !short.contains { name.contains($0) } }
    for abbreviation in short {
      for name in long where !(found[abbreviation]?.contains(name) ?? false) {
        found[abbreviation, default: []].append(name)
      }
    }
  }
  return found
}

/// Whether `name` is some capital letters and nothing else.
private func isAbbreviation(_ name: String) -> Bool {
  (2...6).contains(name.utf8.count) && name.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
}
