import Foundation
import Testing
import TwinModel
import TwinOutput
import TwinReaders
import TwinSource
import TwinSyntax
import TwinTestSupport

@testable import TwinRegistry

@Suite struct ModelDocumentTests {
  private static func documents(_ seeds: Range<UInt64>) -> [[UInt8]] {
    seeds.flatMap { seed in
      let model = randomModel(seed: seed)
      return model.packages.ids.map { modelJSON(of: $0, in: model) }
    }
  }

  /// What `model.json` does with each stored property of each row type of the IR.
  static let covered: [String: Set<String>] = [
    "Package": [
      "name", "kind", "version", "isVersioned", "edition", "summary", "owners", "dependencies", "metadata", "concepts",
      "relations",
      "quantities", "units", "terms", "points", "twins", "schemas",
    ],
    "Dependency": ["package", "alias", "requirement"],
    "ElementHeader": ["package", "name", "metadata"],
    "Concept": ["header", "broader"],
    "Relation": ["header", "domain", "range", "inverse", "broader", "characteristics"],
    "Quantity": ["header", "dimension", "broader", "coherentUnit"],
    "Unit": ["header", "symbol", "quantity", "factor", "offset"],
    "ExactFactor": ["numerator", "denominator", "piPower"],
    "Term": ["header", "role", "quantity", "abbreviations"],
    "Point": ["header", "value"],
    "Schema": ["header", "value"],
    "Twin": [
      "header", "isAbstract", "isSealed", "concepts", "parents", "members", "ancestors", "effectiveMembers",
    ],
    "Member": [
      "twin", "name", "kind", "isRequired", "isWritable", "value", "point", "refines", "detail", "metadata",
    ],
    "TelemetryDetail": ["sampling", "freshness"],
    "RelationshipDetail": [
      "relation", "targets", "externalTargets", "cardinality", "inverseCardinality", "inverse", "properties",
    ],
    "Cardinality": ["minimum", "maximum"],
    "ValueSpec": ["type", "constraints", "quantity", "unit"],
    "Field": ["name", "value", "isRequired", "isWritable", "metadata"],
    "Enumeration": ["encoding", "isOpen", "values"],
    "EnumerationValue": ["name", "encoded", "metadata"],
    "LiteralEntry": ["key", "value"],
    "LocalizedText": ["language", "text"],
    "Metadata": [
      "title", "description", "comment", "externalID", "owner", "stability", "classification", "deprecation",
      "formerly", "synonyms", "mappings", "source", "annotations",
    ],
    "Deprecation": ["since", "removeIn", "replacedBy", "reason"],
    "Mapping": ["kind", "target"],
    "Lineage": ["system", "field"],
    "Annotation": ["key", "value"],
    "Model": [
      "packages", "concepts", "relations", "quantities", "units", "terms", "points", "twins", "schemas", "members",
      "telemetryDetails", "relationshipDetails", "dataTypes", "fields", "enumerations", "enumerationValues",
      "constraints", "literals", "metadata", "texts", "ancestors", "effectiveMembers",
    ],
  ]

  @Test func `every stored property of the model is in model.json, except places`() {
    var seen: [String: Set<String>] = [:]
    func reflect(_ value: Any) {
      let mirror = Mirror(reflecting: value)
      let type = "\(Swift.type(of: value))"
      if mirror.displayStyle == .struct, Self.isRow(type) {
        seen[type] = Set(mirror.children.compactMap(\.label)).subtracting(["place", "replacedByPlace", "symbols"])
      }
      for child in mirror.children { reflect(child.value) }
    }
    for seed in 0..<8 as Range<UInt64> {
      let model = randomModel(seed: seed, shape: RandomModelShape(packages: 3, elements: 3, twins: 3, members: 6))
      reflect(model)
    }
    for (type, properties) in Self.covered { #expect(seen[type] == properties, "\(type)") }
    for type in seen.keys where Self.covered[type] == nil { Issue.record("\(type) is not covered by model.json") }
  }

  /// Structs of the IR that are written as objects of their own.
  private static func isRow(_ type: String) -> Bool {
    let atoms = ["Symbol", "ID<", "IDRange<", "Table<", "SymbolTable", "Place", "FileID", "ByteRange", "Number"]
    let words = ["SemanticVersion", "VersionRequirement", "Dimension", "Characteristics"]
    return !atoms.contains { type.hasPrefix($0) } && !words.contains(type) && type.first?.isUppercase == true
      && !["Optional", "Array", "ArraySlice", "String", "UInt", "Int", "Bool"].contains { type.hasPrefix($0) }
  }

  @Test func `a changed property changes the document`() {
    var model = randomModel(seed: 3)
    let package = model.packages.ids.first { !model.packages[$0].twins.isEmpty } ?? ID(0)
    let before = modelJSON(of: package, in: model)
    func changes(_ change: (inout Model) -> Void) -> Bool {
      let saved = model
      change(&model)
      defer { model = saved }
      return modelJSON(of: package, in: model) != before
    }
    let twin = model.packages[package].twins[0]
    #expect(changes { $0.twins[twin].isAbstract.toggle() })
    #expect(changes { $0.twins[twin].isSealed.toggle() })
    #expect(changes { $0.packages[package].version.patch += 1 })
    #expect(changes { $0.packages[package].edition += 1 })
    #expect(changes { $0.packages[package].isVersioned.toggle() })
    #expect(!changes { $0.twins[twin].header.place = Place(FileID(3), ByteRange(1, 2)) })
  }

  /// What `write` writes, as text.
  private func written(_ model: Model = Model(), _ write: (borrowing ModelDocument, inout JSONWriter) -> Void) -> String
  {
    let document = ModelDocument(model: model)
    var json = JSONWriter(layout: .canonical)
    write(document, &json)
    return String(decoding: json.finish(), as: UTF8.self)
  }

  @Test func `a number is a JSON number where that loses nothing, otherwise a string`() throws {
    let exact = [
      "0", "-50", "0.1", "200000", "1e-9", "9007199254740991", "9007199254740992", "-9007199254740992",
      "0.30000000000000004", "1e20", "1e21", "1e300", "-0.25",
    ]
    for text in exact {
      let number = try #require(Number(text))
      let printed = written { $0.number(number, &$1) }
      #expect(printed == shortestJSON(number.double) && Number(printed) == number)
      #expect(written { $0.literal(.number(number), &$1) } == printed)
    }
    for text in ["9007199254740993", "18446744073709551615", "1e400", "0.1000000000000000055", "1e-400"] {
      let number = try #require(Number(text))
      #expect(written { $0.number(number, &$1) } == "\"\(number)\"")
      #expect(written { $0.literal(.number(number), &$1) } == "{\"$number\":\"\(number)\"}")
    }
  }

  @Test func `an object literal that looks like a tagged number is tagged itself`() {
    var model = Model()
    let key = model.symbols.intern("$number")
    let literal = Literal.object([LiteralEntry(key: key, value: .boolean(true))])
    #expect(written(model) { $0.literal(literal, &$1) } == #"{"$object":{"$number":true}}"#)
  }

  @Test func `metadata is there as soon as it says one thing, and not before`() {
    var model = Model()
    let word = model.symbols.intern("x")
    let text = IDRange<LocalizedText>(model.texts.append(LocalizedText(language: .empty, text: word)).index, 1)
    func metadata(_ change: (inout Metadata) -> Void) -> String {
      var model = model
      var metadata = Metadata()
      change(&metadata)
      let id = model.metadata.append(metadata)
      return written(model) { document, json in
        json.beginObject()
        document.metadata(id, &json)
        json.endObject()
      }
    }
    #expect(metadata { _ in } == "{}")
    let facts: [((inout Metadata) -> Void, String)] = [
      ({ $0.title = text }, #""title":{"":"x"}"#), ({ $0.description = text }, #""description":{"":"x"}"#),
      ({ $0.comment = word }, #""comment":"x""#), ({ $0.externalID = word }, #""externalID":"x""#),
      ({ $0.owner = word }, #""owner":"x""#), ({ $0.stability = .stable }, #""stability":"stable""#),
      ({ $0.classification = .public }, #""classification":"public""#),
      ({ $0.deprecation = Deprecation(place: .none) }, #""deprecation":{}"#),
      ({ $0.formerly = [word] }, #""formerly":["x"]"#), ({ $0.synonyms = [word, word] }, #""synonyms":["x","x"]"#),
      (
        { $0.mappings = [.related, .exact, .exact].map { Mapping($0, word) } },
        #""mappings":{"exact":["x","x"],"related":["x"]}"#
      ),
      ({ $0.source = Lineage(system: word, field: nil) }, #""source":{"system":"x"}"#),
      ({ $0.annotations = [Annotation(key: word, value: .null)] }, #""annotations":{"x":null}"#),
    ]
    for (change, printed) in facts { #expect(metadata(change) == #"{"metadata":{\#(printed)}}"#) }
  }

  @Test func `of keys that are equal the first counts, and the rest are in canonical order`() {
    var model = Model()
    let keys = ["b", "\u{FB33}", "a", "\u{1F600}", "b", "é"].map { model.symbols.intern($0) }
    var metadata = Metadata()
    metadata.annotations = keys.enumerated().map { index, key in
      Annotation(key: key, value: .number(Number(Int64(index))))
    }
    let id = model.metadata.append(metadata)
    let printed = written(model) { document, json in
      json.beginObject()
      document.metadata(id, &json)
      json.endObject()
    }
    #expect(printed == "{\"metadata\":{\"annotations\":{\"a\":2,\"b\":0,\"é\":5,\"\u{1F600}\":3,\"\u{FB33}\":1}}}")
  }

  /// A document as a value tree; numbers keep their digits.
  private func tree(_ node: SyntaxTree.NodeID, in syntax: SyntaxTree) -> JSONValue {
    switch syntax.kind(node) {
    case .mapping:
      var entries: [JSONEntry] = []
      syntax.forEachPair(node) { entries.append(JSONEntry(syntax.string($0), tree($1, in: syntax))) }
      return .object(entries)
    case .sequence:
      var elements: [JSONValue] = []
      syntax.forEachElement(node) { elements.append(tree($0, in: syntax)) }
      return .array(elements)
    case .scalar:
      let text = syntax.string(node)
      if syntax.style(node) != .plain { return .string(text) }
      return ["true": .boolean(true), "false": .boolean(false), "null": .null][text] ?? .decimal(text)
    }
  }

  @Test func `documents are laid out as the printer of value trees lays them out`() throws {
    for bytes in Self.documents(0..<60) {
      let parsed = parseJSON(bytes, file: .none, limits: .artifact)
      #expect(!parsed.findings.contains { $0.severity == .error })
      let root = try #require(parsed.tree.root)
      #expect(json(tree(root, in: parsed.tree), layout: .canonical) == bytes)
    }
  }

  @Test func `equal models give the same bytes, whatever the order of their strings`() {
    for seed in 0..<30 as Range<UInt64> {
      let plain = randomModel(seed: seed)
      let words = plain.symbols.symbols.map { plain.string($0) }
      let other = randomModel(seed: seed, prefill: ["unused"] + words.reversed())
      for package in plain.packages.ids {
        let files = artifact(of: package, in: plain)
        #expect(files == artifact(of: package, in: other))
        #expect(files == artifact(of: package, in: plain))
        #expect(files.map(\.name) == ["model.image", "model.json"])
      }
    }
  }

  static let jsonschema = OutsideTool("python3", probe: ["-c", "import jsonschema"])

  @Test(.enabled(if: jsonschema != nil, "needs python3 with jsonschema"))
  func `model.json conforms to its JSON Schema`() throws {
    let broken: [JSONValue] = [
      .object(["format": 2, "package": .object([JSONEntry]())]),
      .object(["format": 1]),
      .object([
        "format": 1, "package": .object(["name": "a.b", "kind": "model", "version": "1.0.0", "edition": 2026, "x": 1]),
      ]),
    ]
    // A line each: no document holds a line feed.
    let lines = [modelSchema(), .array(broken)].map { json($0, layout: .compact) } + Self.documents(0..<25)
    let script = """
      import json, sys, jsonschema
      schema, bad, *good = map(json.loads, open(sys.argv[1], encoding="utf-8", newline="\\n"))
      kind = jsonschema.Draft202012Validator
      kind.check_schema(schema)
      validator = kind(schema)
      for index, document in enumerate(good):
          for error in validator.iter_errors(document):
              print(index, error.json_path, error.message[:200])
      for index, document in enumerate(bad):
          if validator.is_valid(document): print("bad", index, "passes")
      print("checked", len(good))
      """
    let input = Data(lines.joined(separator: [0x0A]))
    let output = try #require(Self.jsonschema).run(["-c", script], input: input)
    #expect(String(decoding: output, as: UTF8.self) == "checked 100\n")
  }

  static let rfc8785 = OutsideTool("python3", probe: ["-c", "import rfc8785"])

  @Test(.enabled(if: rfc8785 != nil, "needs python3 with rfc8785"))
  func `the canonical layout is that of RFC 8785`() throws {
    var documents: [JSONValue] = []
    var random = SeededGenerator(seed: 8785)
    for _ in 0..<3000 {
      let double = Double(bitPattern: random.next())
      documents.append(.number(double.isFinite ? double : 0))
    }
    let keys = ["", "\r", "1", "\u{80}", "ö", "€", "\u{1F600}", "\u{FB33}", "a", "A", "\"", "\\", "\u{7}", "\u{7F}"]
    documents.append(.object(keys.map { JSONEntry($0, .string($0 + "\n\t\u{8}\u{C}\u{1F}/")) }))
    let lines = Self.documents(0..<20) + [json(.array(documents), layout: .canonical)]
    let script = """
      import json, sys, rfc8785
      for data in open(sys.argv[1], "rb").read().split(b"\\n"):
          value = json.loads(data, parse_int=lambda text: int(text) if abs(int(text)) < 2**53 else float(text))
          print("same" if rfc8785.dumps(value) == data else "differs", end=" ")
      """
    let input = Data(lines.joined(separator: [0x0A]))
    let output = try #require(Self.rfc8785).run(["-c", script], input: input)
    #expect(String(decoding: output, as: UTF8.self) == String(repeating: "same ", count: lines.count))
  }
}
