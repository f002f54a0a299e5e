import TwinImage
import TwinModel

/// What was written already, so that equal things are written once. Only looked up, never walked.
struct Interned {
  var metadata: RowMap<Metadata>
  var types: RowMap<DataType>
  var typesInProgress: Set<ID<DataType>> = []
  /// Member definitions in order of first use.
  var definitionList: [DefinitionKey] = []

  /// What rows are made of: their tables and values, each as bytes.
  private var keys = SymbolTable()
  /// Rows by key; the empty key has none.
  private var rows: [UInt32] = [0]
  /// The key that is being put together.
  private var key: [UInt32] = []

  init(model: Model) {
    metadata = RowMap(count: model.metadata.count)
    types = RowMap(count: model.dataTypes.count)
  }

  /// Begins the key of a row of `table`; its values are added by `append`.
  mutating func beginKey(_ table: ImageTable) {
    key.removeAll(keepingCapacity: true)
    key.append(UInt32(table.rawValue))
  }

  /// Adds a value to the key.
  mutating func append(_ value: UInt32) { key.append(value) }

  /// The number of the key, and its row if it has one. A new key gets its row by `set`.
  mutating func endKey() -> (key: Symbol, row: UInt32?) {
    let symbol = key.withUnsafeBytes { keys.intern($0.assumingMemoryBound(to: UInt8.self).span) }
    if Int(symbol.rawValue) < rows.count { return (symbol, rows[Int(symbol.rawValue)]) }
    rows.append(0)
    return (symbol, nil)
  }

  /// Notes the row that was written for a key.
  mutating func set(_ row: UInt32, of key: Symbol) { rows[Int(key.rawValue)] = row }
}

extension ImageWriter {
  /// The row of `table` with `values`; `write` adds it when it is new.
  mutating func intern(_ table: ImageTable, _ values: [UInt32], write: (inout ImageWriter) -> UInt32) -> UInt32 {
    interned.beginKey(table)
    for value in values { interned.append(value) }
    return endKey(write)
  }

  /// The row whose columns have these values.
  mutating func intern<let count: Int>(_ table: ImageTable, _ values: [count of (ImageColumn, UInt32)]) -> UInt32 {
    interned.beginKey(table)
    for index in values.indices { interned.append(values[index].1) }
    return endKey { writer in
      var row: UInt32 = 0
      for index in values.indices { row = writer.columns.append(values[index].0, values[index].1) }
      return row
    }
  }

  /// The row of the key that was put together; `write` adds it when it is new.
  mutating func endKey(_ write: (inout ImageWriter) -> UInt32) -> UInt32 {
    let (key, known) = interned.endKey()
    if let known { return known }
    let row = write(&self)
    interned.set(row, of: key)
    return row
  }

  /// The list with `items` in a table whose rows have one column.
  mutating func list(_ start: ImageColumn, _ item: ImageColumn, _ items: [UInt32]) -> UInt32 {
    if items.isEmpty, columns.count(start) > 0 { return 0 }
    return intern(start.table, items) { writer in
      let row = writer.columns.beginRun(start, items: item)
      for value in items { writer.columns.append(item, value) }
      return row
    }
  }

  /// The list with `items` in a table whose rows have two columns.
  mutating func pairs(
    _ start: ImageColumn, _ first: ImageColumn, _ second: ImageColumn, _ items: [(UInt32, UInt32)]
  ) -> UInt32 {
    if items.isEmpty, columns.count(start) > 0 { return 0 }
    interned.beginKey(start.table)
    for (one, other) in items {
      interned.append(one)
      interned.append(other)
    }
    return endKey { writer in
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

  mutating func texts(_ range: IDRange<LocalizedText>, _ start: ImageColumn) -> UInt32 {
    var items: [(UInt32, UInt32)] = []
    for id in range { items.append((string(model.texts[id].language), string(model.texts[id].text))) }
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
    let values: [9 of (ImageColumn, UInt32)] = [
      (.metadataTitle, texts(metadata.title, .textListStart)),
      (.metadataDescription, texts(metadata.description, .textListStart)),
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
