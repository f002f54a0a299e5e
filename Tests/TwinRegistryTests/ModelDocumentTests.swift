import Foundation
import Testing
import TwinModel
import TwinOutput
import TwinSource
import TwinTestSupport

@testable import TwinRegistry

@Suite struct ModelDocumentTests {
  private static func documents(_ seeds: Range<UInt64>) -> [JSONValue] {
    seeds.flatMap { seed in
      let model = randomModel(seed: seed)
      return model.packages.ids.map { modelJSON(of: $0, in: model) }
    }
  }

  /// What `model.json` does with each stored property of each row type of the IR.
  static let covered: [String: Set<String>] = [
    "Package": [
      "name", "kind", "version", "edition", "summary", "owners", "dependencies", "metadata", "concepts", "relations",
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
    #expect(!changes { $0.twins[twin].header.place = Place(FileID(3), ByteRange(1, 2)) })
  }

  @Test func `a number is a JSON number where that loses nothing, otherwise a string`() throws {
    let document = ModelDocument(model: Model())
    let exact = ["0", "-50", "0.1", "200000", "1e-9", "9007199254740992", "0.30000000000000004", "1e300", "-0.25"]
    for text in exact {
      let number = try #require(Number(text))
      guard case .number(let double) = document.number(number) else {
        Issue.record("\(text) is not a number")
        continue
      }
      #expect(Number(shortestJSON(double)) == number)
    }
    for text in ["9007199254740993", "18446744073709551615", "1e400", "0.1000000000000000055", "1e-400"] {
      let number = try #require(Number(text))
      #expect(document.number(number) == .string(number.description))
      #expect(document.literal(.number(number)) == .object(["$number": .string(number.description)]))
    }
  }

  @Test func `an object literal that looks like a tagged number is tagged itself`() {
    var model = Model()
    let key = model.symbols.intern("$number")
    let document = ModelDocument(model: model)
    let literal = Literal.object([LiteralEntry(key: key, value: .boolean(true))])
    #expect(document.literal(literal) == .object(["$object": .object(["$number": true])]))
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
    let documents = JSONValue.array(Self.documents(0..<25))
    let broken: [JSONValue] = [
      .object(["format": 2, "package": .object([JSONEntry]())]),
      .object(["format": 1]),
      .object([
        "format": 1, "package": .object(["name": "a.b", "kind": "model", "version": "1.0.0", "edition": 2026, "x": 1]),
      ]),
    ]
    let input = JSONValue.object(["schema": modelSchema(), "good": documents, "bad": .array(broken)])
    let script = """
      import json, sys, jsonschema
      data = json.load(open(sys.argv[1]))
      kind = jsonschema.Draft202012Validator
      kind.check_schema(data["schema"])
      validator = kind(data["schema"])
      for index, document in enumerate(data["good"]):
          for error in validator.iter_errors(document):
              print(index, error.json_path, error.message[:200])
      for index, document in enumerate(data["bad"]):
          if validator.is_valid(document): print("bad", index, "passes")
      print("checked", len(data["good"]))
      """
    let output = try #require(Self.jsonschema).run(["-c", script], input: Data(json(input, layout: .compact)))
    #expect(String(decoding: output, as: UTF8.self) == "checked 100\n")
  }

  static let rfc8785 = OutsideTool("python3", probe: ["-c", "import rfc8785"])

  @Test(.enabled(if: rfc8785 != nil, "needs python3 with rfc8785"))
  func `the canonical layout is that of RFC 8785`() throws {
    var documents = Self.documents(0..<20)
    var random = SeededGenerator(seed: 8785)
    for _ in 0..<3000 {
      let double = Double(bitPattern: random.next())
      documents.append(.number(double.isFinite ? double : 0))
    }
    let keys = ["", "\r", "1", "\u{80}", "ö", "€", "\u{1F600}", "\u{FB33}", "a", "A", "\"", "\\", "\u{7}", "\u{7F}"]
    documents.append(.object(keys.map { JSONEntry($0, .string($0 + "\n\t\u{8}\u{C}\u{1F}/")) }))
    let document = JSONValue.array(documents)
    let script = """
      import json, sys, rfc8785
      data = open(sys.argv[1], "rb").read()
      value = json.loads(data, parse_int=lambda text: int(text) if abs(int(text)) < 2**53 else float(text))
      print("same" if rfc8785.dumps(value) == data else "differs")
      """
    let output = try #require(Self.rfc8785).run(["-c", script], input: Data(json(document, layout: .canonical)))
    #expect(String(decoding: output, as: UTF8.self) == "same\n")
  }
}
