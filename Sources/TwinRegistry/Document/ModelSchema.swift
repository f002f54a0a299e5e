import TwinModel
public import TwinOutput

/// The JSON Schema (draft 2020-12) of `model.json`. Objects are closed: a key that is not described is an error.
public func modelSchema() -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://gemel.org/schema/model-1.json",
    "title": "Resolved model of a package",
    "description": .string(
      "The model.json of an artifact. References are identities; what is false, empty or not given is left out."),
    "type": "object",
    "required": ["format", "package"],
    "additionalProperties": false,
    "properties": .object([
      "format": .object(["const": .integer(modelDocumentVersion)]),
      "package": reference("package"),
      "concepts": array(reference("concept")),
      "relations": array(reference("relation")),
      "quantities": array(reference("quantity")),
      "units": array(reference("unit")),
      "terms": array(reference("term")),
      "points": array(reference("point")),
      "schemas": array(reference("schema")),
      "twins": array(reference("twin")),
    ]),
    "$defs": .object(packageDefinitions + ontologyDefinitions + typeDefinitions + valueDefinitions),
  ])
}

private func reference(_ name: String) -> JSONValue { .object(["$ref": .string("#/$defs/" + name)]) }
private func array(_ items: JSONValue) -> JSONValue { .object(["type": "array", "minItems": 1, "items": items]) }
private func words(_ words: [String]) -> JSONValue { .object(["enum": .array(words.map { .string($0) })]) }
private let string = JSONValue.object(["type": "string"])
private let strings = array(string)
private let flag = JSONValue.object(["const": true])
private let identity = reference("identity")
private let identities = array(identity)
private let count = JSONValue.object(["type": "integer", "minimum": 0, "maximum": 4_294_967_295])

/// A closed object.
private func closed(
  _ description: String, required: [String], _ properties: KeyValuePairs<String, JSONValue?>
) -> JSONValue {
  .object([
    "description": .string(description),
    "type": "object",
    "required": required.isEmpty ? nil : .array(required.map { .string($0) }),
    "additionalProperties": false,
    "properties": .object(properties),
  ])
}

/// A closed object with what every element has.
private func element(
  _ description: String, required: [String] = [], _ properties: KeyValuePairs<String, JSONValue>
) -> JSONValue {
  let head: [(String, JSONValue)] = [("id", identity), ("name", string), ("metadata", reference("metadata"))]
  return .object([
    "description": .string(description),
    "type": "object",
    "required": .array((["id", "name"] + required).map { .string($0) }),
    "additionalProperties": false,
    "properties": .object((head + properties.map { ($0.key, $0.value) }).map { JSONEntry($0, $1) }),
  ])
}

private let packageDefinitions: [JSONEntry] = [
  JSONEntry(
    "package",
    closed(
      "The package and what it needs.", required: ["name", "kind", "version", "edition"],
      [
        "name": string, "kind": words(PackageKind.allCases.map(\.name)), "version": reference("version"),
        "edition": .object(["type": "integer", "minimum": 0]), "summary": string, "owners": strings,
        "dependencies": array(reference("dependency")), "metadata": reference("metadata"), "unversioned": flag,
      ])),
  JSONEntry(
    "dependency",
    closed(
      "A package that it needs, the version it was resolved to, and the versions that would do.",
      required: ["package", "version", "alias", "requirement"],
      ["package": string, "version": reference("version"), "alias": string, "requirement": string])),
  JSONEntry(
    "version",
    .object([
      "description": "A semantic version without build metadata.",
      "type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$",
    ])),
  JSONEntry(
    "identity",
    .object([
      "description": "Package, dot, name; for a member the identity of its type, a slash, and its name.",
      "type": "string", "minLength": 3,
    ])),
]

private let ontologyDefinitions: [JSONEntry] = [
  JSONEntry("concept", element("A kind of thing in the world.", ["broader": identities])),
  JSONEntry(
    "relation",
    element(
      "What a relationship means.",
      [
        "domain": identities, "range": identities, "inverse": identity, "broader": identities,
        "characteristics": array(words(Characteristics.names)),
      ])),
  JSONEntry(
    "quantity",
    element(
      "A kind of quantity.", required: ["dimension"],
      ["dimension": string, "broader": identities, "coherentUnit": identity])),
  JSONEntry(
    "unit",
    element(
      "A unit of measure: value in the coherent unit = value × factor + offset.",
      required: ["quantity", "factor", "offset"],
      ["symbol": string, "quantity": identity, "factor": reference("factor"), "offset": reference("factor")])),
  JSONEntry(
    "factor",
    closed(
      "numerator ÷ denominator × π^piPower, exactly.", required: ["numerator", "denominator", "piPower"],
      [
        "numerator": reference("number"), "denominator": reference("number"),
        "piPower": .object(["type": "integer"]),
      ])),
  JSONEntry(
    "term",
    element(
      "A word that names are composed of.", required: ["role"],
      ["role": string, "quantity": identity, "abbreviations": strings])),
  JSONEntry(
    "point", element("A shared member definition.", required: ["value"], ["value": reference("value")])),
  JSONEntry(
    "schema", element("A shared data type.", required: ["value"], ["value": reference("value")])),
]

private let typeDefinitions: [JSONEntry] = [
  JSONEntry(
    "twin",
    element(
      "A twin type: own members in full, ancestors nearest first, own and inherited members by identity.",
      [
        "abstract": flag, "sealed": flag, "concepts": identities, "extends": identities,
        "members": array(reference("member")), "ancestors": identities, "effectiveMembers": identities,
      ])),
  JSONEntry(
    "member",
    element(
      "A member of a twin type.", required: ["kind"],
      [
        "kind": words(MemberKind.allCases.map(\.name)), "required": flag, "writable": flag,
        "value": reference("value"), "point": identity, "refines": identity,
        "telemetry": closed(
          "How telemetry flows.", required: [],
          ["samplingMilliseconds": reference("number"), "freshnessMilliseconds": reference("number")]),
        "severity": string, "request": reference("field"), "response": reference("field"),
        "relationship": reference("relationship"), "component": identity,
      ])),
  JSONEntry(
    "relationship",
    closed(
      "What only relationships have.", required: ["cardinality", "inverseCardinality"],
      [
        "relation": identity, "targets": identities, "externalTargets": strings,
        "cardinality": reference("cardinality"), "inverseCardinality": reference("cardinality"), "inverse": string,
        "properties": array(reference("field")),
      ])),
  JSONEntry(
    "cardinality", .object(["type": "string", "pattern": "^[0-9]+(\\.\\.([0-9]+|\\*))?$"])),
]

private let valueDefinitions: [JSONEntry] = [
  JSONEntry(
    "value",
    closed(
      "What a value is.", required: ["type"],
      [
        "type": reference("type"), "constraints": reference("constraints"), "quantity": identity, "unit": identity,
      ])),
  JSONEntry(
    "type",
    .object([
      "description": "A primitive by name, or an object that says what the type is made of.",
      "oneOf": [
        words(Primitive.allCases.map(\.name)),
        closed("A list.", required: ["array"], ["array": reference("field")]),
        closed(
          "String keys to values.", required: ["map"],
          [
            "map": closed(
              "Key and value.", required: ["key", "value"], ["key": reference("field"), "value": reference("field")])
          ]),
        closed(
          "Named fields.", required: ["object"],
          ["object": .object(["type": "array", "items": reference("field")])]),
        closed("One of a list of values.", required: ["enum"], ["enum": reference("enumeration")]),
        closed("A shared schema.", required: ["schema"], ["schema": identity]),
      ],
    ])),
  JSONEntry(
    "field",
    closed(
      "A field, an element, a key, a payload.", required: ["value"],
      [
        "name": string, "value": reference("value"), "required": flag, "writable": flag,
        "metadata": reference("metadata"),
      ])),
  JSONEntry(
    "enumeration",
    closed(
      "A list of named values and how they are encoded in data.", required: ["encoding", "values"],
      [
        "encoding": words(["name", "integer", "string"]), "open": flag,
        "values": .object([
          "type": "array",
          "items": closed(
            "A value.", required: ["name", "encoded"],
            ["name": string, "encoded": reference("literal"), "metadata": reference("metadata")]),
        ]),
      ])),
  JSONEntry(
    "constraints",
    closed(
      "Bounds on a value, in its unit.", required: [],
      [
        "minimum": reference("number"), "maximum": reference("number"), "exclusiveMinimum": reference("number"),
        "exclusiveMaximum": reference("number"), "multipleOf": reference("number"), "precision": count,
        "minLength": count, "maxLength": count, "pattern": string, "minItems": count, "maxItems": count,
        "uniqueItems": flag, "const": reference("literal"), "default": reference("literal"),
        "examples": array(reference("literal")),
      ])),
  JSONEntry(
    "number",
    .object([
      "description":
        "A JSON number where the nearest double prints as exactly this number, otherwise a string with all digits.",
      "oneOf": [.object(["type": "number"]), reference("digits")],
    ])),
  JSONEntry(
    "digits", .object(["type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?(e[+-][0-9]+)?$"])),
  JSONEntry(
    "literal",
    .object([
      "description":
        "A JSON value. A number that JSON numbers do not hold exactly is {\"$number\": digits}; an object that could be taken for a tagged value is {\"$object\": object}.",
      "if": .object(["type": "object", "required": ["$number"], "maxProperties": 1]),
      "then": closed("A tagged number.", required: ["$number"], ["$number": reference("digits")]),
    ])),
  JSONEntry(
    "metadata",
    closed(
      "What an element carries beside its definition.", required: [],
      [
        "title": reference("localized"), "description": reference("localized"), "comment": string,
        "externalID": string, "owner": string, "stability": words(Stability.allCases.map(\.name)),
        "classification": words(Classification.allCases.map(\.name)),
        "deprecation": closed(
          "That it is on its way out.", required: [],
          [
            "since": reference("version"), "removeIn": reference("version"), "replacedBy": string, "reason": string,
          ]),
        "formerly": strings, "synonyms": strings,
        "mappings": .object([
          "description": "Links to other vocabularies (SKOS).", "type": "object", "additionalProperties": false,
          "properties": .object(MappingKind.allCases.map { JSONEntry($0.name, strings) }),
        ]),
        "source": closed(
          "Where the truth of its value comes from.", required: ["system"], ["system": string, "field": string]),
        "annotations": .object(["type": "object", "additionalProperties": reference("literal")]),
      ])),
  JSONEntry(
    "localized",
    .object([
      "description": "Texts by BCP 47 tag; the key is empty where the source names no language.",
      "type": "object", "minProperties": 1, "additionalProperties": string,
    ])),
]
