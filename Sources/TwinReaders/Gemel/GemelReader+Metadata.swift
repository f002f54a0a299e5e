import TwinModel
import TwinSource
import TwinSyntax

extension GemelReader {
  /// Reads one metadata key into `metadata`, which comes to be with the first of them.
  mutating func readMetadata(_ key: Key, _ node: Node, into metadata: inout Metadata?) {
    // Taken, not copied, which would count references to its lists at every key.
    let hadRow = metadata != nil
    var row = metadata.take() ?? Metadata()
    switch key {
    case .title: row.title = readLocalizedText(node)
    case .description: row.description = readLocalizedText(node)
    case .comment: row.comment = readText(node)
    case .id: row.externalID = readText(node)
    case .owner: row.owner = readText(node)
    case .stability: row.stability = readWord(node, Stability.allCases.map(\.name)).map { Stability.allCases[$0] }
    case .classification:
      row.classification = readWord(node, Classification.allCases.map(\.name)).map { Classification.allCases[$0] }
    case .deprecated: row.deprecation = readDeprecation(node)
    case .formerly: row.formerly = readTexts(node)
    case .synonyms: row.synonyms = readTexts(node)
    case .mappings: row.mappings = readMappings(node)
    case .source: row.source = readLineage(node)
    case .annotations: row.annotations = readAnnotations(node)
    default:
      metadata = hadRow ? row : nil
      return
    }
    metadata = row
  }

  /// Puts `metadata` into its table.
  mutating func store(_ metadata: consuming Metadata?) -> ID<Metadata>? {
    guard let metadata else { return nil }
    return declarations.metadata.append(metadata)
  }

  private mutating func readLocalizedText(_ node: Node) -> IDRange<LocalizedText> {
    let start = declarations.texts.count
    if tree.kind(node) == .scalar {
      declarations.texts.append(LocalizedText(language: .empty, text: readText(node)))
      return IDRange(start, start + 1)
    }
    var texts: [LocalizedText] = []
    var next = tree.firstChild(node)
    while let key = next, let value = tree.sibling(after: key, in: node) {
      next = tree.sibling(after: value, in: node)
      guard isLanguageTag(tree.string(key)) else {
        reportShape(key, "`\(excerpt(key))` is not a language tag", notes: ["such as `en`, `de`, `pt-BR` (BCP 47)"])
        continue
      }
      guard isShorthand(value) else {
        reportShape(value, "expected a text")
        continue
      }
      texts.append(LocalizedText(language: readText(key), text: readText(value)))
    }
    texts.sort { declarations.symbols.precedes($0.language, $1.language) }
    declarations.texts.rows += texts
    return IDRange(start, declarations.texts.count)
  }

  /// Language, optional script, optional region (the subset of BCP 47 that DTDL's pattern allows, any case).
  private func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...4).contains(language.utf8.count), parts.count <= 3 else { return false }
    return parts.allSatisfy { part in
      (2...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetter($0) || isDigit($0) }
    } && language.utf8.allSatisfy(isLetter)
  }

  private mutating func readDeprecation(_ node: Node) -> Deprecation {
    var deprecation = Deprecation(place: tree.place(node))
    if isShorthand(node) {
      deprecation.reason = readText(node)
      return deprecation
    }
    forEachKey(of: node, .deprecation) { reader, key, value in
      switch key {
      case .since: deprecation.since = reader.readVersion(value)
      case .removeIn: deprecation.removeIn = reader.readVersion(value)
      case .replacedBy:
        deprecation.replacedBy = reader.readText(value)
        deprecation.replacedByPlace = reader.tree.place(value)
      case .reason: deprecation.reason = reader.readText(value)
      default: break
      }
    }
    return deprecation
  }

  private mutating func readMappings(_ node: Node) -> [Mapping] {
    var mappings: [Mapping] = []
    forEachKey(of: node, .mappings) { reader, key, value in
      let kind: MappingKind
      switch key {
      case .exact: kind = .exact
      case .close: kind = .close
      case .broader: kind = .broader
      case .narrower: kind = .narrower
      case .related: kind = .related
      default: return
      }
      mappings += reader.readTexts(value).map { Mapping(kind, $0) }
    }
    if zip(mappings, mappings.dropFirst()).allSatisfy({ $0.kind.rawValue <= $1.kind.rawValue }) { return mappings }
    // A stable sort by kind alone: within a kind the order is the author's.
    return MappingKind.allCases.flatMap { kind in mappings.filter { $0.kind == kind } }
  }

  private mutating func readLineage(_ node: Node) -> Lineage? {
    if isShorthand(node) { return Lineage(system: readText(node), field: nil) }
    var system: Symbol?
    var field: Symbol?
    forEachKey(of: node, .lineage) { reader, key, value in
      switch key {
      case .system: system = reader.readText(value)
      case .field: field = reader.readText(value)
      default: break
      }
    }
    return system.map { Lineage(system: $0, field: field) }
  }

  private mutating func readAnnotations(_ node: Node) -> [Annotation] {
    guard case .object(let entries) = readUntyped(node) else { return [] }
    return entries.map { Annotation(key: $0.key, value: $0.value) }
      .sorted { declarations.symbols.precedes($0.key, $1.key) }
  }
}
