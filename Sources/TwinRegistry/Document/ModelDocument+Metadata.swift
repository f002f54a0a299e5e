import TwinModel
import TwinOutput

extension ModelDocument {
  func metadata(_ id: ID<Metadata>?) -> JSONValue? {
    guard let id else { return nil }
    let metadata = model.metadata[id]
    let object = JSONValue.object([
      "title": localized(metadata.title),
      "description": localized(metadata.description),
      "comment": optionalText(metadata.comment),
      "externalID": optionalText(metadata.externalID),
      "owner": optionalText(metadata.owner),
      "stability": metadata.stability.map { .string($0.name) },
      "classification": metadata.classification.map { .string($0.name) },
      "deprecation": metadata.deprecation.map { deprecation($0) },
      "formerly": texts(metadata.formerly),
      "synonyms": texts(metadata.synonyms),
      "mappings": mappings(metadata.mappings),
      "source": metadata.source.map { .object(["system": text($0.system), "field": optionalText($0.field)]) },
      "annotations": annotations(metadata.annotations),
    ])
    return object == .object([JSONEntry]()) ? nil : object
  }

  /// Texts by language; the key is empty where the source names no language.
  private func localized(_ range: IDRange<LocalizedText>) -> JSONValue? {
    keyed(model.texts[range].map { ($0.language, text($0.text)) })
  }

  private func deprecation(_ deprecation: Deprecation) -> JSONValue {
    .object([
      "since": deprecation.since.map { .string($0.description) },
      "removeIn": deprecation.removeIn.map { .string($0.description) },
      "replacedBy": optionalText(deprecation.replacedBy),
      "reason": optionalText(deprecation.reason),
    ])
  }

  private func mappings(_ mappings: [Mapping]) -> JSONValue? {
    let entries = MappingKind.allCases.compactMap { kind in
      list(mappings.filter { $0.kind == kind }) { text($0.target) }.map { JSONEntry(kind.name, $0) }
    }
    return entries.isEmpty ? nil : .object(entries)
  }

  private func annotations(_ annotations: [Annotation]) -> JSONValue? {
    keyed(annotations.map { ($0.key, literal($0.value)) })
  }

  /// An object of keys that should be unique; of two that are equal the first counts.
  private func keyed(_ pairs: [(Symbol, JSONValue)]) -> JSONValue? {
    var seen: Set<Symbol> = []
    let entries = pairs.filter { seen.insert($0.0).inserted }.map { JSONEntry(model.string($0.0), $0.1) }
    return entries.isEmpty ? nil : .object(entries)
  }
}
