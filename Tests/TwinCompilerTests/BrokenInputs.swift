import TwinReaders
import TwinSource
import TwinSyntax

/// A file that breaks a rule of the parsers or of the DTDL reader.
struct BrokenInput {
  enum Language { case yaml, json, dtdl }

  var rule: String
  var language: Language
  var bytes: [UInt8]
  var limits = SyntaxLimits()

  /// What the parser, and for DTDL the reader, finds.
  func findings() -> [Finding] {
    switch language {
    case .yaml: return parseYAML(bytes, file: FileID(0), limits: limits).findings
    case .json: return parseJSON(bytes, file: FileID(0), limits: limits).findings
    case .dtdl:
      let parsed = parseJSON(bytes, file: FileID(0), limits: limits)
      return parsed.findings + readDTDL([parsed.tree]).findings
    }
  }

  static let all = yamlInputs + jsonInputs + dtdlInputs

  private static func yaml(_ rule: String, _ text: String, _ limits: SyntaxLimits = SyntaxLimits()) -> BrokenInput {
    BrokenInput(rule: "syntax/" + rule, language: .yaml, bytes: Array(text.utf8), limits: limits)
  }

  private static func json(_ rule: String, _ text: String) -> BrokenInput {
    BrokenInput(rule: "syntax/" + rule, language: .json, bytes: Array(text.utf8))
  }

  private static let yamlInputs: [BrokenInput] =
    [
      yaml("alias", "a: *x"), yaml("alias", "a: *"), yaml("anchor", "a: &x 1"), yaml("anchor", "a: &"),
      yaml("bidirectional-character", "a: \u{202E}b\u{2066}c\u{2067}"),
      yaml("bidirectional-character", #"a: "\u202e""#), yaml("complex-key", "? [a]\n: b"),
      yaml("control-character", "a: \u{7}b\u{1}"), yaml("control-character", #"a: "\a""#),
      yaml("directive", "%YAML 1.2\n---\na: 1"), yaml("directive", "%YAML x\n---\na: 1"),
      yaml("duplicate-key", "a: 1\na: 2"),
      yaml("file-too-large", "a: 12345678", SyntaxLimits(fileSize: 10)),
      BrokenInput(rule: "syntax/invalid-utf8", language: .yaml, bytes: [0x61, 0x3A, 0x20, 0xFF, 0xFE, 0xC0]),
      yaml("merge-key", "a: {<<: b}"), yaml("multiple-documents", "a: 1\n---\nb: 2"),
      yaml("scalar-too-long", "[123456]", SyntaxLimits(scalarLength: 5)),
      yaml("tag", "a: !!str 1"), yaml("tag", "a: !<x b"), yaml("tag", "a: !x!y b"),
      yaml("too-deep", "[[[[1]]]]", SyntaxLimits(depth: 3)),
      yaml("too-many-nodes", "[1, 2, 3, 4]", SyntaxLimits(nodes: 4)),
      BrokenInput(rule: "syntax/utf16", language: .yaml, bytes: [0xFF, 0xFE, 0x61, 0]),
      // More of a rule than are kept.
      yaml("alias", String(repeating: "- *a\n", count: 200)),
    ]
    + [
      "a:1\nb: 2", "a: b: c", "a: b\n  c: d", "a:\n\tb: c", "a: [1", "a: {b: 1", "a: [b] c", "a: 'b", "a: @b",
      "a: |x\n  b",
    ]
    .map { yaml("invalid-yaml", $0) }

  private static let jsonInputs: [BrokenInput] =
    [
      json("invalid-json", ""), json("invalid-json", String(repeating: "[1 ", count: 30)),
      json("control-character", #"["\u0007"]"#), json("duplicate-key", #"{"a": 1, "a": 2}"#),
    ]
    + ["{\"a\": 1,}", "[1,,2]", "{'a': 1} // c", "[NaN, True, nil]", "[01, +1, .5, 5., 1e, 0x1, 1_0]", "{a = 1}", "}"]
    .map { json("invalid-json", $0) }

  // MARK: DTDL

  private static func dtdl(_ rule: String, _ text: String) -> BrokenInput {
    BrokenInput(rule: "dtdl/" + rule, language: .dtdl, bytes: Array(text.utf8))
  }

  /// An interface of version `version` with more entries.
  private static func interface(version: Int = 3, id: String = "dtmi:a:B;1", _ rest: String) -> String {
    #"{"@context": "dtmi:dtdl:context;\#(version)", "@id": "\#(id)", "@type": "Interface", \#(rest)}"#
  }

  /// An interface with `contents`.
  private static func content(version: Int = 3, _ contents: String) -> String {
    interface(version: version, #""contents": [\#(contents)]"#)
  }

  /// An interface with a property of schema `schema`.
  private static func schema(version: Int = 3, _ schema: String) -> String {
    content(version: version, #"{"@type": "Property", "name": "p", "schema": \#(schema)}"#)
  }

  /// An interface with context `context` and nothing else.
  private static func context(_ context: String) -> String {
    #"{"@context": \#(context), "@id": "dtmi:a:B;1", "@type": "Interface"}"#
  }

  private static let dtdlInputs: [BrokenInput] = contexts + types + terms + schemas + structures

  private static let contexts: [BrokenInput] = [
    dtdl("context-order", context(#"["dtmi:dtdl:extension:historization;1", "dtmi:dtdl:context;3"]"#)),
    dtdl("invalid-context", context(#""dtmi:dtdl:context;3#x""#)), dtdl("invalid-context", context(#""x""#)),
    dtdl("local-term", context(#"["dtmi:dtdl:context;3", {"a": "b"}]"#)),
    dtdl("missing-context", #"{"@id": "dtmi:a:B;1", "@type": "Interface"}"#),
    dtdl(
      "mixed-versions",
      content(#"{"@type": "Property", "name": "p", "schema": "string", "@context": "dtmi:dtdl:context;4"}"#)),
    dtdl(
      "mixed-versions",
      "[" + interface(version: 2, #""extends": "dtmi:a:C;1""#) + "," + interface(id: "dtmi:a:C;1", #""contents": []"#)
        + "]"),
    dtdl("unknown-context", context(#"["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeType;1"]"#)),
    dtdl("unknown-context", context(#"["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;9"]"#)),
    dtdl("unknown-version", context(#""dtmi:dtdl:context;7""#)),
    dtdl("invalid-dtmi", context(#"["dtmi:dtdl:context;3", "x y"]"#)),
  ]

  private static let types: [BrokenInput] = [
    dtdl("misplaced-semantic-type", content(version: 2, #"{"@type": ["Command", "Temperature"], "name": "c"}"#)),
    dtdl("missing-type", #"{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:a:B;1"}"#),
    dtdl("missing-type", schema(#"{"@type": "Object", "fields": [{"@type": "X", "name": "f", "schema": "string"}]}"#)),
    dtdl("not-an-interface", "[1]"), dtdl("not-an-interface", "1"),
    dtdl(
      "several-semantic-types",
      content(
        version: 2,
        #"{"@type": ["Telemetry", "Temperature", "Length"], "name": "t", "schema": "double", "unit": "kelvin"}"#)),
    dtdl("several-types", content(#"{"@type": ["Property", "Telemetry"], "name": "p", "schema": "string"}"#)),
    dtdl("unknown-type", content(#"{"@type": ["Property", "Propety"], "name": "p", "schema": "string"}"#)),
    dtdl("unknown-type", content(version: 2, #"{"@type": ["Property", "Propety"], "name": "p", "schema": "string"}"#)),
    dtdl("unknown-type", content(#"{"@type": ["Property", "Temperature"], "name": "p", "schema": "double"}"#)),
    dtdl("wrong-type", content(#"{"@type": "Propety", "name": "p", "schema": "string"}"#)),
    dtdl("wrong-type", content(#"{"@type": "Field", "name": "p", "schema": "string"}"#)),
    dtdl("wrong-type", content(#"{"@type": ["Property", "Double"], "name": "p", "schema": "string"}"#)),
  ]

  private static let terms: [BrokenInput] = [
    dtdl("duplicate-id", content(#"{"@type": "Property", "name": "p", "@id": "dtmi:a:B;1", "schema": "string"}"#)),
    dtdl(
      "duplicate-language",
      interface(#""displayName": [{"@value": "a", "@language": "en"}, {"@value": "b", "@language": "en"}]"#)),
    dtdl(
      "duplicate-name",
      content(
        #"{"@type": "Property", "name": "p", "schema": "date"}, {"@type": "Property", "name": "p", "schema": "date"}"#)),
    dtdl(
      "duplicate-term",
      content(
        #"{"@type": "Property", "name": "p", "schema": "date", "dtmi:dtdl:property:schema;3": "string"}"#)),
    dtdl("invalid-dtmi", content(#"{"@type": "Relationship", "name": "r", "target": "Room"}"#)),
    dtdl("invalid-dtmi", interface(id: "dtmi:a:B;0", #""contents": []"#)),
    dtdl("invalid-language", interface(#""displayName": {"English": "a"}"#)),
    dtdl("invalid-name", content(#"{"@type": "Property", "name": "a_", "schema": "string"}"#)),
    dtdl("missing-id", #"{"@context": "dtmi:dtdl:context;3", "@type": "Interface"}"#),
    dtdl("missing-id", interface(#""schemas": [{"@type": "Array", "elementSchema": "string"}]"#)),
    dtdl("missing-name", content(#"{"@type": "Property", "schema": "string"}"#)),
    dtdl("missing-schema", content(#"{"@type": "Property", "name": "p"}"#)),
    dtdl(
      "missing-unit", content(version: 2, #"{"@type": ["Telemetry", "Temperature"], "name": "t", "schema": "double"}"#)),
    dtdl(
      "number-too-precise",
      content(
        version: 2,
        #"{"@type": ["Property", "X"], "name": "p", "schema": "string", "y": 1.123456789012345678901234567890}"#)),
    dtdl("out-of-range", content(#"{"@type": "Relationship", "name": "r", "minMultiplicity": 1}"#)),
    dtdl("reserved-id", interface(id: "dtmi:dtdl:B;1", #""contents": []"#)),
    dtdl("too-long", interface(version: 2, #""displayName": "\#(String(repeating: "a", count: 65))""#)),
    dtdl(
      "too-long",
      content(
        version: 2, #"{"@type": "Property", "name": "\#(String(repeating: "a", count: 65))", "schema": "string"}"#)),
    dtdl("too-many", interface(version: 2, #""extends": ["dtmi:a:C;1", "dtmi:a:D;1", "dtmi:a:E;1"]"#)),
    dtdl("too-many", content(#"{"@type": "Property", "name": ["a", "b"], "schema": "string"}"#)),
    dtdl("unknown-keyword", content(#"{"@type": "Property", "name": "p", "schema": "string", "@idd": 1}"#)),
    dtdl("unknown-term", content(#"{"@type": "Property", "name": "p", "schema": "string", "writeable": true}"#)),
    dtdl("unknown-term", content(#"{"@type": "Property", "name": "p", "schema": "string", "unit": "kelvin"}"#)),
    dtdl("wrong-value", content(#"{"@type": "Property", "name": 1, "schema": "string", "writable": "yes"}"#)),
    dtdl("wrong-value", content(#"{"@type": "Command", "name": "c", "commandType": "later", "request": 1}"#)),
    dtdl("wrong-value", content(#"{"@type": "Relationship", "name": "r", "target": 1, "maxMultiplicity": "1"}"#)),
    dtdl("wrong-value", interface(#""comment": 1, "displayName": 2, "description": {"en": 3}"#)),
    dtdl("wrong-value", interface(#""comment": {"@value": "a", "@type": "xsd:integer", "x": 1}, "contents": 1"#)),
  ]

  private static let schemas: [BrokenInput] = [
    dtdl("array-in-property", schema(version: 2, #"{"@type": "Array", "elementSchema": "string"}"#)),
    dtdl("array-in-property", schema(version: 2, #""point""#)),
    dtdl("duplicate-value", schema(enumeration(#"{"name": "x", "enumValue": 1}, {"name": "y", "enumValue": 1}"#))),
    dtdl(
      "foreign-schema",
      "["
        + interface(
          id: "dtmi:a:C;1", #""schemas": [{"@id": "dtmi:a:S;1", "@type": "Array", "elementSchema": "string"}]"#)
        + "," + schema(#""dtmi:a:S;1""#) + "]"),
    dtdl("missing-elementSchema", schema(#"{"@type": "Array"}"#)),
    dtdl("missing-valueSchema", schema(#"{"@type": "Enum", "enumValues": []}"#)),
    dtdl("missing-enumValue", schema(enumeration(#"{"name": "x"}"#))),
    dtdl("missing-mapKey", schema(#"{"@type": "Map", "mapValue": {"name": "v", "schema": "string"}}"#)),
    dtdl("missing-mapValue", schema(#"{"@type": "Map", "mapKey": {"name": "k", "schema": "string"}}"#)),
    dtdl("not-supported", schema(version: 4, #""scaledDecimal""#)),
    dtdl(
      "recursive-schema",
      interface(#""schemas": [{"@id": "dtmi:a:S;1", "@type": "Array", "elementSchema": "dtmi:a:S;1"}]"#)),
    dtdl(
      "semantic-type-not-numeric",
      content(
        version: 2, #"{"@type": ["Telemetry", "Temperature"], "name": "t", "schema": "string", "unit": "kelvin"}"#)),
    dtdl(
      "too-deep",
      schema(
        String(repeating: #"{"@type": "Array", "elementSchema": "#, count: 6) + #""string""#
          + String(repeating: "}", count: 6))),
    dtdl("too-many", schema(version: 2, #"{"@type": "Object", "fields": []}"#)),
    dtdl("unknown-schema", schema(#""strng""#)), dtdl("unknown-schema", schema(#""uuid""#)),
    dtdl(
      "unknown-unit",
      content(
        version: 2,
        #"{"@type": ["Telemetry", "Temperature"], "name": "t", "schema": "double", "unit": "degreeCelcius"}"#)),
    dtdl(
      "unknown-unit",
      content(version: 2, #"{"@type": ["Telemetry", "Temperature"], "name": "t", "schema": "double", "unit": "metre"}"#)
    ),
    dtdl("wrong-value", schema(enumeration(#"{"name": "x", "enumValue": "1"}, {"name": "y", "enumValue": []}"#))),
    dtdl("wrong-value", schema(#"{"@type": "Map", "mapKey": {"name": "k", "schema": "integer"}}"#)),
    dtdl("wrong-value", schema("1")),
  ]

  /// An enum of integers with `values`.
  private static func enumeration(_ values: String) -> String {
    #"{"@type": "Enum", "valueSchema": "integer", "enumValues": [\#(values)]}"#
  }

  private static let structures: [BrokenInput] = [
    dtdl("extends-itself", interface(#""extends": "dtmi:a:B;1""#)),
    dtdl("duplicate-name", "[" + family(extending: #""dtmi:a:L;1""#) + "]"),
    dtdl("duplicate-name", "[" + family(extending: #""dtmi:a:L;1", "dtmi:a:R;1""#) + "]"),
    dtdl(
      "nested-component",
      "["
        + ["A", "B", "C"].enumerated().map { index, name in
          let next = #"{"@type": "Component", "name": "c", "schema": "dtmi:a:\#(["B", "C", "D"][index]);1"}"#
          return interface(id: "dtmi:a:\(name);1", #""contents": [\#(next)]"#)
        }.joined(separator: ",") + "]"),
    dtdl(
      "too-deep",
      "["
        + (0..<15).map { interface(id: "dtmi:a:T\($0);1", #""extends": "dtmi:a:T\#($0 + 1);1""#) }
        .joined(separator: ",") + "]"),
  ]

  /// Two interfaces that have a content in common, and one that extends `parents` and has it too.
  private static func family(extending parents: String) -> String {
    let property = #""contents": [{"@type": "Property", "name": "p", "schema": "string"}]"#
    return interface(id: "dtmi:a:L;1", property) + "," + interface(id: "dtmi:a:R;1", property) + ","
      + interface(#""extends": [\#(parents)], "# + property)
  }
}
