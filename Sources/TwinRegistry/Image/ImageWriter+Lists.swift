import TwinImage
import TwinModel

/// What was written already, so that equal things are written once.
struct Interned {
  var metadata: RowMap<Metadata>
  var types: RowMap<DataType>
  var typesInProgress: Set<ID<DataType>> = []
  /// Rows of `memberNames` by symbol, each plus one; zero for none.
  var memberNames: [UInt32]
  /// Member definitions in order of first use.
  var definitionList: [DefinitionKey] = []
  /// Rows by their tables and values.
  var rows: RowTable

  init(model: Model) {
    metadata = RowMap(count: model.metadata.count)
    types = RowMap(count: model.dataTypes.count)
    memberNames = [UInt32](repeating: 0, count: model.symbols.count)
    // Of a member's rows its detail and its value are its own now and then.
    rows = RowTable(expectedCount: model.members.count)
  }
}

extension ImageWriter {
  /// Values of rows that are being put together.
  var stack: [UInt32] {
    _read { yield interned.rows.stack }
    _modify { yield &interned.rows.stack }
  }

  /// Begins a row of `table`: its values are pushed on the stack, and those of rows that it refers to may be in between. The
  /// result is where its values start.
  mutating func begin(_ table: ImageTable) -> Int {
    stack.append(UInt32(table.rawValue))
    return stack.count
  }

  /// The next value of the row that was begun last.
  mutating func push(_ value: UInt32) { stack.append(value) }

  /// The next values.
  mutating func push<let count: Int>(_ values: [count of UInt32]) {
    for index in values.indices { stack.append(values[index]) }
  }

  /// The next two values, the lower half first.
  mutating func push(halvesOf value: UInt64) {
    stack.append(UInt32(truncatingIfNeeded: value))
    stack.append(UInt32(value >> 32))
  }

  /// Ends the row whose values start at `start`. The result is that row; `write` adds it when it is new, and is given where
  /// its values stand on the stack.
  /// - Parameter rare: One of its values, a row, that it seldom shares with another row of `table`; zero for none.
  mutating func end(
    _ start: Int, rare: UInt32 = 0, in table: ImageTable = .image, write: (inout ImageWriter, Range<Int>) -> UInt32
  ) -> UInt32 {
    let key = start - 1..<stack.count
    let (entry, isNew) = interned.rows.entry(from: key.lowerBound, rare: rare, in: table)
    if isNew {
      let row = write(&self, start..<stack.count)
      interned.rows.set(row, of: entry)
    }
    stack.removeSubrange(key)
    return interned.rows.row(of: entry)
  }

  /// The row whose columns have these values; `rare` as for `end`.
  mutating func intern<let count: Int>(
    _ table: ImageTable, rare: UInt32 = 0, _ values: [count of (ImageColumn, UInt32)]
  ) -> UInt32 {
    let start = begin(table)
    for index in values.indices { push(values[index].1) }
    return end(start, rare: rare, in: table) { writer, _ in
      var row: UInt32 = 0
      for index in values.indices { row = writer.columns.append(values[index].0, values[index].1) }
      return row
    }
  }

  /// Ends a list whose items have a value for each of `items`; the first row of every table of lists is the empty one.
  /// - Parameter rare: As for `end`.
  mutating func endList<let width: Int>(
    _ start: Int, rare: UInt32 = 0, _ list: ImageColumn, _ items: [width of ImageColumn]
  ) -> UInt32 {
    if stack.count == start, columns.count(list) > 0 {
      stack.removeLast()
      return 0
    }
    return end(start, rare: rare, in: list.table) { writer, values in
      let row = writer.columns.beginRun(list, items: items[0])
      writer.append(values, to: items)
      return row
    }
  }

  /// Adds rows with the values that stand in `range` of the stack, those of one row one behind the other.
  mutating func append<let width: Int>(_ range: Range<Int>, to items: [width of ImageColumn]) {
    for first in stride(from: range.lowerBound, to: range.upperBound, by: width) {
      for index in items.indices { columns.append(items[index], stack[first + index]) }
    }
  }

  /// The list of `symbols`.
  mutating func texts(_ symbols: [Symbol]) -> UInt32 {
    let list = begin(.stringLists)
    for symbol in symbols { push(string(symbol)) }
    return endList(list, .stringListStart, [.stringListItem])
  }

  mutating func intervals(_ items: [(UInt32, UInt32)]) -> UInt32 {
    let list = begin(.intervalLists)
    for (from, to) in items {
      push(from)
      push(to)
    }
    return endList(list, .intervalListStart, [.intervalFrom, .intervalTo])
  }

  mutating func texts(_ range: IDRange<LocalizedText>) -> UInt32 {
    if range.isEmpty, columns.count(.textListStart) > 0 { return 0 }
    let list = begin(.textLists)
    for id in range {
      push(string(model.texts[id].language))
      push(prose.row(model.texts[id].text, in: model.symbols))
    }
    return end(list, rare: range.isEmpty ? 0 : stack[stack.count - 1], in: .textLists) { writer, values in
      let row = writer.columns.beginRun(.textListStart, items: .textLanguage)
      for first in stride(from: values.lowerBound, to: values.upperBound, by: 2) {
        writer.columns.append(.textLanguage, writer.stack[first])
        writer.proseOfText.append(writer.stack[first + 1])
      }
      return row
    }
  }

  mutating func mappings(_ mappings: [Mapping]) -> UInt32 {
    let list = begin(.mappingLists)
    for mapping in mappings {
      push(UInt32(mapping.kind.rawValue))
      push(string(mapping.target))
    }
    return endList(list, .mappingListStart, [.mappingKind, .mappingTarget])
  }

  /// The row of `id`, which belongs to `element`, or to a package, member, field or value if that is nil. The first row says
  /// nothing.
  mutating func metadata(_ id: ID<Metadata>?, of element: (ElementHeader, ImageElementKind)?) -> UInt32 {
    guard let id else { return 0 }
    if element == nil, let row = interned.metadata[id] { return row }
    // Read one by one: a copy of all of it would count references to its lists.
    let deprecation = model.metadata[id].deprecation.map { self.deprecation($0, of: element) + 1 } ?? 0
    let formerly = texts(model.metadata[id].formerly)
    let title = texts(model.metadata[id].title)
    let description = texts(model.metadata[id].description)
    let values: [9 of (ImageColumn, UInt32)] = [
      (.metadataTitle, title),
      (.metadataDescription, description),
      (.metadataExternalID, string(model.metadata[id].externalID)),
      (.metadataOwner, string(model.metadata[id].owner)),
      (.metadataStability, model.metadata[id].stability.map { UInt32($0.rawValue) + 1 } ?? 0),
      (.metadataClassification, model.metadata[id].classification.map { UInt32($0.rawValue) + 1 } ?? 0),
      (.metadataDeprecation, deprecation),
      (.metadataFormerly, formerly),
      (.metadataMappings, mappings(model.metadata[id].mappings)),
    ]
    let row = intern(.metadata, rare: description, values)
    if element == nil { interned.metadata[id] = row }
    return row
  }

  /// Metadata that says nothing: the first row of its table.
  mutating func emptyMetadata() {
    let row = begin(.metadata)
    for _ in ImageColumn.allCases.filter({ $0.table == .metadata }) { push(0) }
    _ = end(row) { writer, _ in
      for column in ImageColumn.allCases where column.table == .metadata { writer.columns.append(column, UInt32(0)) }
      return 0
    }
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
