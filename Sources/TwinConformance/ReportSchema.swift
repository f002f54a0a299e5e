public import TwinOutput
import TwinRuntime

/// The JSON Schema (draft 2020-12) of a report as `ConformanceReport.json` writes it. Objects are closed: a key that is not
/// described is an error.
public func conformanceSchema() -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://gemel.org/schema/conformance-1.json",
    "title": "Conformance of data to a model",
    "description": "How many records, messages, twins and values of members are what the model says, and what is not.",
    "type": "object",
    "required": [
      "version", "tool", "model", "packages", "inputs", "minimum", "conforming", "records", "documents", "members",
      "unknownTypes",
      "unseen", "samples", "unread",
    ],
    "additionalProperties": false,
    "properties": .object([
      "version": .object(["const": 1]),
      "tool": closed(
        "What wrote the document.", ["name": .object(["const": "gemel"]), "version": text]),
      "model": described("What people call the model.", text),
      "packages": described(
        "The packages of the model that have types, by name; 1.0.0 is the version of one whose sources say none.",
        array(closed("A package.", ["package": text, "version": text]))),
      "inputs": described("Names of the inputs, in order.", array(text)),
      "minimum": closed(
        "The share of records that was asked for.",
        [
          "percentage": .object(["type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$"]),
          "met": described(
            "Null where there are no records to measure.", .object(["type": .array(["boolean", "null"])])),
        ]
      ),
      "conforming": closed(
        "Shares with numerator and denominator.",
        [
          "records": reference("share"), "messages": reference("share"), "twins": reference("share"),
          "relationships": described("Where a graph was asked for.", reference("share")),
          "members": described(
            "Of all values under `members`, and of what events and commands carry, each one value.", reference("share")),
        ], optional: ["relationships"]),
      "records": closed(
        "What became of each record: one of these, which are all that `conforming`/`records` is of, but for `other`.",
        [
          "conforming": described("As many as in `conforming`/`records`.", count), "violating": count,
          "unknownType": count,
          "untyped": described("Those that do not say what they are.", count), "unreadable": count,
          "missingID": described(
            "Where a graph was asked for: twins without an id, with which nothing else is wrong.", count),
          "wrongInGraph": described(
            "Where a graph was asked for: twins that are right by themselves, and relationships, that are wrong in it.",
            count),
          "other": described(
            "Headers and models, and relationships where no graph was asked for; they count for no share.", count),
        ], optional: ["missingID", "wrongInGraph"]),
      "graph": closed(
        "What twins and relationships say of each other; where a graph was asked for.",
        [
          "rules": array(closed("A rule and how often it is broken.", ["rule": graphRule, "violations": count])),
          "undeclared": described(
            "Members of relationships that the model does not know, by relationship.",
            array(
              closed(
                "A relationship, by the identity of its member, and the names.",
                ["relationship": text, "members": reference("names")]))),
          "samples": described("The first examples of each rule.", array(reference("graphSample"))),
        ]),
      "documents": described("By type, then form.", array(reference("documents"))),
      "members": described("Values of members that were there.", array(reference("member"))),
      "unknownTypes": reference("names"),
      "unseen": closed(
        "What the model has and no record.", ["types": array(text), "members": array(text)]),
      "samples": described(
        "Examples of each rule, by place: the first of each member, and of each thing that was expected there, then the first of all; of more than 1,000, the first of each rule before the second of any.",
        array(reference("sample"))),
      "unread": described(
        "Inputs that were not read to their ends, from where on, and why; what is behind counts as one record that is unreadable.",
        array(reference("sample"))),
    ]),
    "$defs": .object(definitions),
  ])
}

private let text = JSONValue.object(["type": "string"])
private let count = JSONValue.object(["type": "integer", "minimum": 0])
private let ordinal = JSONValue.object(["type": "integer", "minimum": 1])

private func reference(_ name: String) -> JSONValue { .object(["$ref": .string("#/$defs/" + name)]) }
private func array(_ items: JSONValue) -> JSONValue { .object(["type": "array", "items": items]) }

private func described(_ description: String, _ schema: JSONValue) -> JSONValue {
  guard case .object(let entries) = schema else { return schema }
  return .object([JSONEntry("description", .string(description))] + entries)
}

/// A closed object, all of whose properties but `optional` are there.
private func closed(
  _ description: String, _ properties: KeyValuePairs<String, JSONValue>, optional: Set<String> = []
) -> JSONValue {
  .object([
    "description": .string(description), "type": "object",
    "required": .array(properties.map(\.key).filter { !optional.contains($0) }.map { .string($0) }),
    "additionalProperties": false, "properties": .object(properties.map { JSONEntry($0.key, $0.value) }),
  ])
}

private let definitions: [JSONEntry] = [
  JSONEntry(
    "share",
    closed(
      "How many of how many.",
      [
        "conforming": count, "total": count,
        "share": described(
          "The quotient, rounded down; null where there is nothing to measure.",
          .object(["type": .array(["number", "null"]), "minimum": 0, "maximum": 1])
        ),
      ])),
  JSONEntry(
    "place",
    closed(
      "Where a record begins: its line, and its place in the array that it is in; its first byte in what was unpacked.",
      ["path": text, "line": ordinal, "element": ordinal, "offset": count], optional: ["element"])),
  JSONEntry(
    "value",
    closed(
      "Where a value stands; of what is missing, the object that lacks it.",
      [
        "line": ordinal, "column": described("Its first byte in the line, from one.", ordinal),
        "offset": described("Its first byte in what was unpacked, from zero.", count),
      ])),
  JSONEntry(
    "names",
    closed(
      "Names that data has and the model has not.",
      [
        "total": described("Occurrences of all.", count),
        "complete": described("False where there are more names than are told apart.", .object(["type": "boolean"])),
        "names": array(
          closed(
            "A name; its count is left out where the list is not complete.",
            [
              "name": text, "count": count, "first": reference("place"),
              "suggestion": described("What of the model was perhaps meant.", text),
            ], optional: ["count", "suggestion"])),
      ])),
  JSONEntry(
    "documents",
    closed(
      "Documents of one form of one type.",
      [
        "type": text,
        "form": .object(["type": "string", "pattern": "^(state|telemetry|undeclared|(event|request|response):.+)$"]),
        "conforming": reference("share"),
        "rules": array(
          closed("A rule and how often it is broken.", ["rule": rule, "violations": count, "documents": count])),
        "undeclared": reference("names"),
      ])),
  JSONEntry(
    "member",
    closed(
      """
      Values of a member of a type, by those that are there: what is missing counts for none. One conforms when nothing is wrong with it or \
      inside it; a member missing inside makes it wrong, and one that the model does not know where these are refused.
      """, ["type": text, "member": text, "conforming": reference("share")])),
  JSONEntry(
    "graphSample",
    closed(
      "A twin or a relationship and what is wrong with it.",
      [
        "place": reference("place"), "subject": text, "rule": graphRule,
        "origin": described("The relationship's member, or the relation, that says so.", text), "pointer": text,
        "expected": text, "actual": text,
      ], optional: ["origin", "pointer"])),
  JSONEntry(
    "sample",
    closed(
      "A record and what is wrong with it.",
      [
        "place": reference("place"), "value": reference("value"), "type": text, "form": text,
        "rule": .object([
          "enum": .array(
            (["unreadable", "untyped", "missingID"] + ConformanceCounts.Rule.all.map(\.word)).map { .string($0) })
        ]),
        "pointer": text, "expected": text, "actual": text,
      ], optional: ["type", "form"])),
]

private let rule = JSONValue.object(["enum": .array(ConformanceCounts.Rule.all.map { .string($0.word) })])
private let graphRule = JSONValue.object(["enum": .array(GraphRule.allCases.map { .string($0.rawValue) })])
