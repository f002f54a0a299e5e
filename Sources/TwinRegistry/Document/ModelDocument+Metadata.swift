import TwinModel
import TwinOutput

extension ModelDocument {
  func metadata(_ id: ID<Metadata>?, _ json: inout JSONWriter) {
    guard let id else { return }
    json.object("metadata") { json in entries(id, &json) }
  }

  private func entries(_ id: ID<Metadata>, _ json: inout JSONWriter) {
    // Read one by one: a copy of all of it would count references to its lists.
    keyed("annotations", model.metadata[id].annotations, by: \.key, &json) { literal($0.value, &$1) }
    if let classification = model.metadata[id].classification {
      json.key("classification")
      json.string(classification.name)
    }
    text("comment", model.metadata[id].comment, &json)
    if let deprecation = model.metadata[id].deprecation { self.deprecation(deprecation, &json) }
    localized("description", model.metadata[id].description, &json)
    text("externalID", model.metadata[id].externalID, &json)
    texts("formerly", model.metadata[id].formerly, &json)
    mappings(model.metadata[id].mappings, &json)
    text("owner", model.metadata[id].owner, &json)
    if let source = model.metadata[id].source {
      json.key("source")
      json.beginObject()
      text("field", source.field, &json)
      text("system", source.system, &json)
      json.endObject()
    }
    if let stability = model.metadata[id].stability {
      json.key("stability")
      json.string(stability.name)
    }
    texts("synonyms", model.metadata[id].synonyms, &json)
    localized("title", model.metadata[id].title, &json)
  }

  /// Texts by language; the key is empty where the source names no language.
  private func localized(_ key: StaticString, _ range: IDRange<LocalizedText>, _ json: inout JSONWriter) {
    keyed(key, range, by: { model.texts[$0].language }, &json) { $1.string(model.symbols.utf8(model.texts[$0].text)) }
  }

  private func deprecation(_ deprecation: Deprecation, _ json: inout JSONWriter) {
    json.key("deprecation")
    json.beginObject()
    text("reason", deprecation.reason, &json)
    if let version = deprecation.removeIn {
      json.key("removeIn")
      json.string(version.description)
    }
    text("replacedBy", deprecation.replacedBy, &json)
    if let version = deprecation.since {
      json.key("since")
      json.string(version.description)
    }
    json.endObject()
  }

  private static let mappingKinds = MappingKind.allCases.sorted { $0.name < $1.name }

  private func mappings(_ mappings: [Mapping], _ json: inout JSONWriter) {
    guard !mappings.isEmpty else { return }
    json.object("mappings") { json in
      for kind in Self.mappingKinds where mappings.contains(where: { $0.kind == kind }) {
        json.key(kind.name.utf8Span.span)
        json.beginArray()
        for mapping in mappings where mapping.kind == kind { json.string(model.symbols.utf8(mapping.target)) }
        json.endArray()
      }
    }
  }

  /// An object of keys that should be unique; of two that are equal the first counts.
  private func keyed<Row>(
    _ key: StaticString, _ rows: some RandomAccessCollection<Row>, by name: (Row) -> Symbol, _ json: inout JSONWriter,
    value: (Row, inout JSONWriter) -> Void
  ) {
    guard let first = rows.first else { return }
    func entry(_ row: Row, _ json: inout JSONWriter) {
      json.key(model.symbols.utf8(name(row)))
      value(row, &json)
    }
    json.object(key) { json in
      // Nearly all have one.
      if rows.count == 1 { return entry(first, &json) }
      var seen: Set<Symbol> = []
      let distinct = rows.filter { seen.insert(name($0)).inserted }
      for row in distinct.sorted(by: { isCanonicalOrder(name($0), name($1)) }) { entry(row, &json) }
    }
  }
}
