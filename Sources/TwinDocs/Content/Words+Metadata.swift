import TwinModel

/// What is said of something beside its definition, in a few words each.
extension Words {
  /// Marks of what data is: whether it may change at any time, and how confidential it is.
  func marks(_ metadata: ID<Metadata>?) -> [Badge] {
    guard let row = metadata.map({ model.metadata[$0] }) else { return [] }
    let stability =
      row.stability == .experimental
      ? [Badge(text: "experimental", style: .caution, hint: "May change at any time")] : []
    return stability + (row.classification.map { [Badge($0)] } ?? [])
  }

  /// The same as they follow a name.
  func markLine(_ metadata: ID<Metadata>?) -> [Inline] {
    marks(metadata).flatMap { badge -> [Inline] in [.text(" "), .badge(badge)] }
  }

  /// What metadata says beside title, description, deprecation and marks, each in a few words.
  func metadataFacts(_ metadata: ID<Metadata>?) -> [[Inline]] {
    guard let metadata = metadata.map({ model.metadata[$0] }) else { return [] }
    var facts: [[Inline]] = []
    if let source = metadata.source { facts.append([.text("from ")] + lineage(source)) }
    if !metadata.synonyms.isEmpty { facts.append([.text("also called " + names(metadata.synonyms))]) }
    if !metadata.formerly.isEmpty {
      facts.append(
        [.text("formerly ")] + metadata.formerly.map { [.code(model.string($0))] }.joined(separator: [.text(", ")]))
    }
    if let external = metadata.externalID { facts.append([.text("id "), .external(model.string(external))]) }
    for mapping in metadata.mappings {
      facts.append([.text(mapping.kind.name + " match "), mappingLink(model.string(mapping.target))])
    }
    for annotation in metadata.annotations {
      facts += annotationFacts(model.string(annotation.key), annotation.value)
    }
    if let owner = metadata.owner { facts.append([.text("owner " + model.string(owner))]) }
    return facts
  }

  /// `names` with commas.
  func names(_ names: [Symbol]) -> String { names.map { model.string($0) }.joined(separator: ", ") }

  /// Where the truth comes from.
  func lineage(_ source: Lineage) -> [Inline] {
    [.text(model.string(source.system))] + (source.field.map { [.text(" "), .code(model.string($0))] } ?? [])
  }
}

extension Badge {
  /// The mark of data that is as confidential as `classification` says.
  init(_ classification: Classification) {
    let style: Style =
      switch classification {
      case .public, .internal: .plain
      case .confidential: .caution
      case .restricted: .danger
      }
    self.init(text: classification.name, style: style, hint: "Classification of its data")
  }
}
