import TwinModel
import TwinSource
import TwinSyntax

extension ArtifactReader {
  mutating func metadata(_ node: Node) -> ID<Metadata> {
    var row = Metadata()
    object(node, "metadata") { reader, key, node in
      switch key {
      case "title": row.title = reader.localized(node)
      case "description": row.description = reader.localized(node)
      case "comment": row.comment = reader.text(node)
      case "externalID": row.externalID = reader.text(node)
      case "owner": row.owner = reader.text(node)
      case "stability": row.stability = reader.word(node, Stability.allCases, \.name)
      case "classification": row.classification = reader.word(node, Classification.allCases, \.name)
      case "deprecation": row.deprecation = reader.deprecation(node)
      case "formerly": row.formerly = reader.texts(node)
      case "synonyms": row.synonyms = reader.texts(node)
      case "mappings": row.mappings = reader.mappings(node)
      case "source": row.source = reader.lineage(node)
      case "annotations": row.annotations = reader.annotations(node)
      default: return false
      }
      return true
    }
    return declarations.metadata.append(row)
  }

  private mutating func localized(_ node: Node) -> IDRange<LocalizedText> {
    var texts: [LocalizedText] = []
    object(node, "a text by language") { reader, key, node in
      texts.append(LocalizedText(language: reader.declarations.symbols.intern(key), text: reader.text(node)))
      return true
    }
    texts.sort { declarations.symbols.precedes($0.language, $1.language) }
    let start = declarations.texts.count
    declarations.texts.rows += texts
    return IDRange(start, declarations.texts.count)
  }

  private mutating func deprecation(_ node: Node) -> Deprecation {
    var row = Deprecation(place: tree.place(node))
    object(node, "a deprecation") { reader, key, node in
      switch key {
      case "since": row.since = reader.version(node)
      case "removeIn": row.removeIn = reader.version(node)
      case "replacedBy":
        row.replacedBy = reader.text(node)
        row.replacedByPlace = reader.tree.place(node)
      case "reason": row.reason = reader.text(node)
      default: return false
      }
      return true
    }
    return row
  }

  private mutating func mappings(_ node: Node) -> [Mapping] {
    var found: [Mapping] = []
    object(node, "mappings") { reader, key, node in
      guard let kind = MappingKind.allCases.first(where: { $0.name == key }) else { return false }
      found += reader.texts(node).map { Mapping(kind, $0) }
      return true
    }
    return MappingKind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  private mutating func lineage(_ node: Node) -> Lineage? {
    var (system, field) = (Symbol?.none, Symbol?.none)
    object(node, "a source", required: ["system"]) { reader, key, node in
      switch key {
      case "system": system = reader.text(node)
      case "field": field = reader.text(node)
      default: return false
      }
      return true
    }
    return system.map { Lineage(system: $0, field: field) }
  }

  private mutating func annotations(_ node: Node) -> [Annotation] {
    var found: [Annotation] = []
    object(node, "annotations") { reader, key, node in
      let value = reader.untyped(node)
      found.append(Annotation(key: reader.declarations.symbols.intern(key), value: value))
      return true
    }
    return found.sorted { declarations.symbols.precedes($0.key, $1.key) }
  }
}
