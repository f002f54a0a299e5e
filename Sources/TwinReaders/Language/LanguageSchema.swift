import TwinModel
public import TwinOutput

/// Which files of a package a schema describes.
public enum LanguageDocument: String, CaseIterable, Sendable {
  /// `gemel.yaml`.
  case manifest
  /// Any other `*.yaml` of a package.
  case source
  /// Either, for editors that tell files apart by their folder alone.
  case any
  /// A rule of a catalogue.
  case rule
  /// A pack of rules.
  case pack
  /// `gemel.waivers.yaml`.
  case waivers
  /// A change record: a file in a package's `changes/`.
  case change
}

/// A JSON Schema (draft-07) of the source language, for editors: completion, hover and checks while typing.
///
/// Derived from `LanguageDefinition` alone. It accepts every file that the reader accepts, but for slips that only show
/// later: `null`, a number or a boolean where a name stands, and `null` or nothing where a text does. What takes more than
/// one value to see (a lower bound above the upper one, a key that goes with another) is left to the compiler.
/// O(size of the table).
public func languageSchema(for document: LanguageDocument) -> JSONValue {
  let roots: [ConstructID] =
    switch document {
    case .manifest: [.manifest]
    case .source: [.sourceFile]
    case .any: [.manifest, .sourceFile]
    case .rule: [.rule]
    case .pack: [.pack]
    case .waivers: [.waiverFile]
    case .change: [.changeRecord]
    }
  let writer = SchemaWriter()
  let edition = LanguageDefinition.editions.upperBound
  let head: [JSONEntry] = [
    JSONEntry("$schema", "http://json-schema.org/draft-07/schema#"),
    JSONEntry("$id", .string("urn:gemel:language:\(edition):\(document.rawValue)")),
    JSONEntry("title", .string(title(of: document) + ", edition \(edition)")),
  ]
  // A reference would hide what stands beside it, so a single root is spelled out.
  let body: [JSONEntry] =
    roots.count == 1
    ? writer.mapping(of: LanguageDefinition.construct(roots[0]))
    : [JSONEntry("anyOf", .array(roots.map { reference("\($0)") }))]
  return .object(head + body + [JSONEntry("definitions", .object(writer.definitions(reachedFrom: roots)))])
}

private func title(of document: LanguageDocument) -> String {
  switch document {
  case .manifest: "Gemel manifest"
  case .source: "Gemel source"
  case .any: "Gemel manifest or source"
  case .rule: "Gemel rule"
  case .pack: "Gemel pack of rules"
  case .waivers: "Gemel waivers"
  case .change: "Gemel change record"
  }
}

private func reference(_ definition: String) -> JSONValue {
  .object([JSONEntry("$ref", .string("#/definitions/" + definition))])
}

/// The forms of scalars, as regular expressions that ECMA-262 engines, Python and RE2 read alike.
///
/// They say of YAML's typed scalars what the reader says of their text; tests hold the two together.
enum LanguageForm {
  static let name = "^[A-Za-z][A-Za-z0-9_]{0,\(GemelReader.maximumNameLength - 1)}$"
  static let packageName = "^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)+$"
  static let ruleID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[A-Za-z0-9]+)*$"
  static let languageTag = "^[A-Za-z]{2,4}(-[A-Za-z0-9]{2,8}){0,2}$"
  static let version = "^" + bareVersion + "$"
  static let versionRequirement = "^(\\^|~|>=|=)? *" + bareVersion + "$"
  static let duration = "^[0-9]+(ms|s|m|h|d)$"
  static let cardinality = "^[0-9]+(\\.\\.([0-9]+|\\*))?$"
  static let factor = "^ *(\(decimal)|pi) *([*/] *(\(decimal)|pi) *)*$"
  static let dimension: String = {
    let base = "(" + Dimension.symbols.joined(separator: "|") + ")(-?[1-9][0-9]{0,2})?"
    return "^(1| *\(base)( +\(base))* *)$"
  }()

  private static let decimal = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"
  private static let bareVersion: String = {
    let number = "(0|[1-9][0-9]*)"
    let identifier = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
    return "\(number)\\.\(number)\\.\(number)(-\(identifier)(\\.\(identifier))*)?"
  }()
}

private struct SchemaWriter {
  private typealias Entries = [JSONEntry]

  /// Definitions of keys that several constructs share, under the key's name with a prefix.
  private let shared: [(prefix: String, keys: [KeyDefinition])] = [
    ("value", LanguageDefinition.valueKeys), ("metadata", LanguageDefinition.metadataKeys),
  ]

  // MARK: Definitions

  /// The constructs that `roots` lead to, then the shared keys that they use.
  func definitions(reachedFrom roots: [ConstructID]) -> [JSONEntry] {
    var pending = roots
    // A single root is the schema itself; what leads back to it would have it defined.
    var reached: Set<ConstructID> = roots.count == 1 ? [] : Set(roots)
    var sharedKeys: Set<String> = []
    while let id = pending.popLast() {
      for definition in LanguageDefinition.construct(id).keys {
        if let name = sharedName(of: definition) { sharedKeys.insert(name) }
        for next in definition.shape.constructs where reached.insert(next).inserted { pending.append(next) }
      }
    }
    let constructs = LanguageDefinition.constructs.filter { reached.contains($0.id) }
    let keys = shared.flatMap { group in group.keys.map { (name: "\(group.prefix).\($0.key.spelling)", definition: $0) }
    }
    return constructs.map { JSONEntry("\($0.id)", schema(of: $0)) }
      + keys.filter { sharedKeys.contains($0.name) }.map { JSONEntry($0.name, described($0.definition)) }
  }

  private func sharedName(of definition: KeyDefinition) -> String? {
    for (prefix, keys) in shared
    where keys.contains(where: { $0.key == definition.key && $0.summary == definition.summary }) {
      return "\(prefix).\(definition.key.spelling)"
    }
    return nil
  }

  // MARK: Constructs

  /// A construct where it stands as a value: its mapping, or what may stand for it in short.
  private func schema(of construct: Construct) -> JSONValue {
    guard let shorthand = construct.shorthand else { return .object(mapping(of: construct)) }
    let short =
      [JSONEntry("description", .string("In short: \(shorthand.meaning)."))]
      + (isLiteral(shorthand.shape) ? anyScalar : schema(of: shorthand.shape))
    return .object([
      JSONEntry("description", .string(construct.summary)),
      JSONEntry("anyOf", .array([.object(short), .object(mapping(of: construct))])),
    ])
  }

  private func isLiteral(_ shape: Shape) -> Bool {
    if case .literal = shape { true } else { false }
  }

  /// The mapping alone. Empty stands for an empty mapping, where no key is required.
  func mapping(of construct: Construct) -> [JSONEntry] {
    let properties = construct.keys.map { definition in
      JSONEntry(
        definition.key.spelling, sharedName(of: definition).map(reference) ?? described(definition))
    }
    var entries: Entries = [
      JSONEntry("description", .string(construct.summary)),
      JSONEntry("type", construct.required.isEmpty ? ["object", "null"] : "object"),
      JSONEntry("properties", .object(properties)),
    ]
    if !construct.required.isEmpty {
      entries.append(JSONEntry("required", .array(construct.required.map { .string($0.spelling) })))
    }
    return entries + [JSONEntry("additionalProperties", false)]
  }

  private func described(_ definition: KeyDefinition) -> JSONValue {
    let expectation = "\(definition.summary)\n\nValue: \(definition.shape.expectation)."
    return .object(
      [
        JSONEntry("description", .string(definition.summary)),
        JSONEntry("markdownDescription", .string(expectation)),
      ] + schema(of: definition.shape))
  }

  // MARK: Shapes

  /// A YAML editor types plain scalars: a text may look like a number or a boolean.
  private var anyScalar: [JSONEntry] { [JSONEntry("type", ["string", "number", "boolean"])] }

  private func string(_ pattern: String, or other: JSONValue? = nil) -> [JSONEntry] {
    [
      JSONEntry("type", other.map { .array(["string", $0]) } ?? "string"), JSONEntry("pattern", .string(pattern)),
    ]
  }

  private func list(of element: [JSONEntry]) -> [JSONEntry] {
    [JSONEntry("type", "array"), JSONEntry("items", .object(element))]
  }

  private func either(_ choices: [JSONEntry]...) -> [JSONEntry] {
    [JSONEntry("anyOf", .array(choices.map { .object($0) }))]
  }

  /// A mapping from keys of a form; empty stands for an empty one.
  private func map(_ keyPattern: String, _ value: JSONValue, canBeEmpty: Bool = true) -> [JSONEntry] {
    [
      JSONEntry("type", canBeEmpty ? ["object", "null"] : "object"),
      JSONEntry("patternProperties", .object([JSONEntry(keyPattern, value)])),
      JSONEntry("additionalProperties", false),
    ]
  }

  private func words(_ words: [String]) -> [JSONEntry] { [JSONEntry("enum", .array(words.map { .string($0) }))] }

  private func schema(of shape: Shape) -> [JSONEntry] {
    switch shape {
    case .text, .pattern: return anyScalar
    case .localizedText:
      return either(anyScalar, map(LanguageForm.languageTag, .object(anyScalar), canBeEmpty: false))
    case .texts: return either(anyScalar, list(of: anyScalar))
    case .boolean: return [JSONEntry("type", "boolean")]
    case .natural:
      return [
        JSONEntry("type", "integer"), JSONEntry("minimum", 0), JSONEntry("maximum", .integer(Int64(UInt32.max))),
      ]
    case .number: return [JSONEntry("type", "number")]
    case .edition:
      let editions = LanguageDefinition.editions
      return [
        JSONEntry(
          "enum", .array(editions.map { .integer(Int64($0)) } + editions.map { .string(String($0)) }))
      ]
    case .version: return string(LanguageForm.version)
    case .versionRequirement: return string(LanguageForm.versionRequirement)
    case .duration: return string(LanguageForm.duration)
    case .cardinality: return string(LanguageForm.cardinality, or: "integer") + [JSONEntry("minimum", 0)]
    case .factor: return string(LanguageForm.factor, or: "number")
    case .dimension: return either([JSONEntry("const", 1)], string(LanguageForm.dimension))
    case .word(let choices): return words(choices)
    case .words(let choices): return list(of: words(choices))
    case .reference(let kind): return name(of: kind)
    case .references(let kind): return either(name(of: kind), list(of: name(of: kind)))
    case .literal: return []
    case .literals: return [JSONEntry("type", "array")]
    case .annotations: return [JSONEntry("type", ["object", "null"])]
    case .construct(let id): return [JSONEntry("$ref", .string("#/definitions/\(id)"))]
    case .entries(let id):
      return map(id == .dependency ? LanguageForm.packageName : LanguageForm.name, reference("\(id)"))
    case .ruleEntries(let id): return map(LanguageForm.ruleID, reference("\(id)"))
    case .list(let id): return list(of: [JSONEntry("$ref", .string("#/definitions/\(id)"))])
    case .enumeration:
      return either(
        map(LanguageForm.name, reference("\(ConstructID.enumerationValue)")),
        list(of: string(LanguageForm.name, or: "boolean")))
    }
  }

  /// A name to be bound. Built-in types are offered; any other name may be that of a schema.
  private func name(of kind: ElementKind) -> [JSONEntry] {
    let any = [JSONEntry("type", "string"), JSONEntry("minLength", 1)]
    return kind == .type ? either(words(Primitive.allCases.map(\.name)), any) : any
  }
}

extension Shape {
  /// Constructs that a value of this shape consists of.
  var constructs: [ConstructID] {
    switch self {
    case .construct(let id), .entries(let id), .ruleEntries(let id), .list(let id): [id]
    case .enumeration: [.enumerationValue]
    default: []
    }
  }
}
