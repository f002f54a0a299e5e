import TwinImage
import TwinModel

/// What was written already, so that equal things are written once. Only looked up, never walked.
struct Interned {
  /// A row of several columns.
  struct Key: Hashable {
    var table: ImageTable
    var values: [UInt32]
  }
  var rows: [Key: UInt32] = [:]
  var metadata: [ID<Metadata>: UInt32] = [:]
  var types: [ID<DataType>: UInt32] = [:]
  var typesInProgress: Set<ID<DataType>> = []
  var literals: [Literal: UInt32] = [:]
  var numbers: [Number: UInt32] = [:]
  var definitions: [DefinitionKey: UInt32] = [:]
  /// Member definitions in order of first use.
  var definitionList: [DefinitionKey] = []
  var memberNames: [UInt32: UInt32] = [:]
}

extension ImageWriter {
  /// The row of `table` with `values`; `write` adds it when it is new.
  mutating func intern(_ table: ImageTable, _ values: [UInt32], write: (inout ImageWriter) -> UInt32) -> UInt32 {
    let key = Interned.Key(table: table, values: values)
    if let row = interned.rows[key] { return row }
    let row = write(&self)
    interned.rows[key] = row
    return row
  }

  /// The list with `items` in a table whose rows have one column.
  mutating func list(_ start: ImageColumn, _ item: ImageColumn, _ items: [UInt32]) -> UInt32 {
    intern(start.table, items) { writer in
      let row = writer.columns.beginRun(start, items: item)
      for value in items { writer.columns.append(item, value) }
      return row
    }
  }

  /// The list with `items` in a table whose rows have two columns.
  mutating func pairs(
    _ start: ImageColumn, _ first: ImageColumn, _ second: ImageColumn, _ items: [(UInt32, UInt32)]
  ) -> UInt32 {
    intern(start.table, items.flatMap { [$0.0, $0.1] }) { writer in
      let row = writer.columns.beginRun(start, items: first)
      for (one, other) in items {
        writer.columns.append(first, one)
        writer.columns.append(second, other)
      }
      return row
    }
  }

  mutating func intervals(_ items: [(UInt32, UInt32)]) -> UInt32 {
    pairs(.intervalListStart, .intervalFrom, .intervalTo, items)
  }

  mutating func segments(_ items: [(UInt32, UInt32)]) -> UInt32 {
    pairs(.segmentListStart, .segmentStart, .segmentCount, items)
  }

  mutating func texts(_ texts: [LocalizedText], _ start: ImageColumn) -> UInt32 {
    var items: [(UInt32, UInt32)] = []
    for text in texts { items.append((string(text.language), string(text.text))) }
    return pairs(start, .textLanguage, .textText, items)
  }

  mutating func mappings(_ mappings: [Mapping]) -> UInt32 {
    var items: [(UInt32, UInt32)] = []
    for mapping in mappings { items.append((UInt32(mapping.kind.rawValue), string(mapping.target))) }
    return pairs(.mappingListStart, .mappingKind, .mappingTarget, items)
  }

  /// The row of `id`, which belongs to `element`, or to a package, member, field or value if that is nil.
  mutating func metadata(_ id: ID<Metadata>?, of element: (ElementHeader, ImageElementKind)?) -> UInt32 {
    if let id, element == nil, let row = interned.metadata[id] { return row }
    let metadata = id.map { model.metadata[$0] } ?? Metadata()
    let deprecation = metadata.deprecation.map { self.deprecation($0, of: element) + 1 } ?? 0
    let formerly = metadata.formerly.map { string($0) }
    let values: [(ImageColumn, UInt32)] = [
      (.metadataTitle, texts(Array(model.texts[metadata.title]), .textListStart)),
      (.metadataDescription, texts(Array(model.texts[metadata.description]), .textListStart)),
      (.metadataExternalID, string(metadata.externalID)),
      (.metadataOwner, string(metadata.owner)),
      (.metadataStability, metadata.stability.map { UInt32($0.rawValue) + 1 } ?? 0),
      (.metadataClassification, metadata.classification.map { UInt32($0.rawValue) + 1 } ?? 0),
      (.metadataDeprecation, deprecation),
      (.metadataFormerly, list(.stringListStart, .stringListItem, formerly)),
      (.metadataMappings, mappings(metadata.mappings)),
    ]
    let row = intern(.metadata, values)
    if let id, element == nil { interned.metadata[id] = row }
    return row
  }

  private mutating func deprecation(_ deprecation: Deprecation, of element: (ElementHeader, ImageElementKind)?)
    -> UInt32
  {
    let replacement = deprecation.replacedBy.map { name in
      element.flatMap { replacementIdentity(name, of: $0.0, kind: $0.1) } ?? model.string(name)
    }
    return intern(
      .deprecations,
      [
        (.deprecationSince, string(deprecation.since?.description ?? "")),
        (.deprecationRemoveIn, string(deprecation.removeIn?.description ?? "")),
        (.deprecationReplacedBy, string(replacement ?? "")),
        (.deprecationReason, string(deprecation.reason)),
      ])
  }

  /// The row whose columns have these values.
  mutating func intern(_ table: ImageTable, _ values: [(ImageColumn, UInt32)]) -> UInt32 {
    intern(table, values.map(\.1)) { writer in
      var row: UInt32 = 0
      for (column, value) in values { row = writer.columns.append(column, value) }
      return row
    }
  }

  /// The identity of the element that `name`, written in the package of `header`, means: a plain name of the package itself,
  /// or one qualified by a dependency's alias. Nil when there is none of this kind.
  private func replacementIdentity(_ name: Symbol, of header: ElementHeader, kind: ImageElementKind) -> String? {
    let text = model.string(name)
    let package = model.packages[header.package]
    var candidates = [(header.package, text)]
    for dependency in package.dependencies {
      let alias = model.string(dependency.alias) + "."
      if text.utf8.starts(with: alias.utf8) {
        candidates.append((dependency.package, String(decoding: text.utf8.dropFirst(alias.utf8.count), as: UTF8.self)))
      }
    }
    for (package, name) in candidates where hasElement(name, kind, in: model.packages[package]) {
      return model.string(model.packages[package].name) + "." + name
    }
    return nil
  }

  private func hasElement(_ name: String, _ kind: ImageElementKind, in package: Package) -> Bool {
    guard let symbol = model.symbols.find(name) else { return false }
    return switch kind {
    case .twin: model.twins[package.twins].contains { $0.header.name == symbol }
    case .concept: model.concepts[package.concepts].contains { $0.header.name == symbol }
    case .relation: model.relations[package.relations].contains { $0.header.name == symbol }
    case .quantity: model.quantities[package.quantities].contains { $0.header.name == symbol }
    case .unit: model.units[package.units].contains { $0.header.name == symbol }
    case .schema: model.schemas[package.schemas].contains { $0.header.name == symbol }
    case .point: model.points[package.points].contains { $0.header.name == symbol }
    }
  }
}
