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
      "tool": JSONSchemaPart.closed(
        "What wrote the document.", ["name": .object(["const": "gemel"]), "version": text]),
      "model": JSONSchemaPart.described("What people call the model.", text),
      "packages": JSONSchemaPart.described(
        "The packages of the model that have types, by name; 1.0.0 is the version of one whose sources say none.",
        JSONSchemaPart.array(JSONSchemaPart.closed("A package.", ["package": text, "version": text]))),
      "inputs": JSONSchemaPart.described("Names of the inputs, in order.", JSONSchemaPart.array(text)),
      "minimum": JSONSchemaPart.closed(
        "The share of records that was asked for.",
        [
          "percentage": .object(["type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$"]),
          "met": JSONSchemaPart.described(
            "Null where there are no records to measure.", .object(["type": .array(["boolean", "null"])])),
        ]
      ),
      "conforming": JSONSchemaPart.closed(
        "Shares with numerator and denominator.",
        [
          "records": JSONSchemaPart.reference("share"), "messages": JSONSchemaPart.reference("share"),
          "twins": JSONSchemaPart.reference("share"),
          "relationships": JSONSchemaPart.described("Where a graph was asked for.", JSONSchemaPart.reference("share")),
          "members": JSONSchemaPart.described(
            "Of all values under `members`, and of what events and commands carry, each one value.",
            JSONSchemaPart.reference("share")),
        ], optional: ["relationships"]),
      "records": JSONSchemaPart.closed(
        "What became of each record: one of these, which are all that `conforming`/`records` is of, but for `other`.",
        [
          "conforming": JSONSchemaPart.described("As many as in `conforming`/`records`.", count), "violating": count,
          "unknownType": count,
          "untyped": JSONSchemaPart.described("Those that do not say what they are.", count), "unreadable": count,
          "missingID": JSONSchemaPart.described(
            "Where a graph was asked for: twins without an id, with which nothing else is wrong.", count),
          "wrongInGraph": JSONSchemaPart.described(
            "Where a graph was asked for: twins that are right by themselves, and relationships, that are wrong in it.",
            count),
          "other": JSONSchemaPart.described(
            "Headers and models, and relationships where no graph was asked for; they count for no share.", count),
        ], optional: ["missingID", "wrongInGraph"]),
      "graph": JSONSchemaPart.closed(
        "What twins and relationships say of each other; where a graph was asked for.",
        [
          "rules": JSONSchemaPart.array(
            JSONSchemaPart.closed("A rule and how often it is broken.", ["rule": graphRule, "violations": count])),
          "undeclared": JSONSchemaPart.described(
            "Members of relationships that the model does not know, by relationship.",
            JSONSchemaPart.array(
              JSONSchemaPart.closed(
                "A relationship, by the identity of its member, and the names.",
                ["relationship": text, "members": JSONSchemaPart.reference("names")]))),
          "samples": JSONSchemaPart.described(
            "The first examples of each rule.", JSONSchemaPart.array(JSONSchemaPart.reference("graphSample"))),
        ]),
      "documents": JSONSchemaPart.described(
        "By type, then form.", JSONSchemaPart.array(JSONSchemaPart.reference("documents"))),
      "members": JSONSchemaPart.described(
        "Values of members that were there.", JSONSchemaPart.array(JSONSchemaPart.reference("member"))),
      "unknownTypes": JSONSchemaPart.reference("names"),
      "unseen": JSONSchemaPart.closed(
        "What the model has and no record.",
        ["types": JSONSchemaPart.array(text), "members": JSONSchemaPart.array(text)]),
      "samples": JSONSchemaPart.described(
        "Examples of each rule, by place: the first of each member, and of each thing that was expected there, then the first of all; of more than 1,000, the first of each rule before the second of any.",
        JSONSchemaPart.array(JSONSchemaPart.reference("sample"))),
      "unread": JSONSchemaPart.described(
        "Inputs that were not read to their ends, from where on, and why; what is behind counts as one record that is unreadable.",
        JSONSchemaPart.array(JSONSchemaPart.reference("sample"))),
    ]),
    "$defs": .object(definitions),
  ])
}

private let text = JSONValue.object(["type": "string"])
private let count = JSONValue.object(["type": "integer", "minimum": 0])
private let ordinal = JSONValue.object(["type": "integer", "minimum": 1])

private let definitions: [JSONEntry] = [
  JSONEntry(
    "share",
    JSONSchemaPart.closed(
      "How many of how many.",
      [
        "conforming": count, "total": count,
        "share": JSONSchemaPart.described(
          "The quotient, rounded down; null where there is nothing to measure.",
          .object(["type": .array(["number", "null"]), "minimum": 0, "maximum": 1])
        ),
      ])),
  JSONEntry(
    "place",
    JSONSchemaPart.closed(
      "Where a record begins: its line, and its place in the array that it is in; its first byte in what was unpacked.",
      ["path": text, "line": ordinal, "element": ordinal, "offset": count], optional: ["element"])),
  JSONEntry(
    "value",
    JSONSchemaPart.closed(
      "Where a value stands; of what is missing, the object that lacks it.",
      [
        "line": ordinal, "column": JSONSchemaPart.described("Its first byte in the line, from one.", ordinal),
        "offset": JSONSchemaPart.described("Its first byte in what was unpacked, from zero.", count),
      ])),
  JSONEntry(
    "names",
    JSONSchemaPart.closed(
      "Names that data has and the model has not.",
      [
        "total": JSONSchemaPart.described("Occurrences of all.", count),
        "complete": JSONSchemaPart.described(
          "False where there are more names than are told apart.", .object(["type": "boolean"])),
        "names": JSONSchemaPart.array(
          JSONSchemaPart.closed(
            "A name; its count is left out where the list is not complete.",
            [
              "name": text, "count": count, "first": JSONSchemaPart.reference("place"),
              "suggestion": JSONSchemaPart.described("What of the model was perhaps meant.", text),
            ], optional: ["count", "suggestion"])),
      ])),
  JSONEntry(
    "documents",
    JSONSchemaPart.closed(
      "Documents of one form of one type.",
      [
        "type": text,
        "form": .object(["type": "string", "pattern": "^(state|telemetry|undeclared|(event|request|response):.+)$"]),
        "conforming": JSONSchemaPart.reference("share"),
        "rules": JSONSchemaPart.array(
          JSONSchemaPart.closed(
            "A rule and how often it is broken.", ["rule": rule, "violations": count, "documents": count])),
        "undeclared": JSONSchemaPart.reference("names"),
      ])),
  JSONEntry(
    "member",
    JSONSchemaPart.closed(
      """
      Values of a member of a type, by those that are there: what is missing counts for none. One conforms when nothing is wrong with it or \
      inside it; a member missing inside makes it wrong, and one that the model does not know where these are refused.
      """, ["type": text, "member": text, "conforming": JSONSchemaPart.reference("share")])),
  JSONEntry(
    "graphSample",
    JSONSchemaPart.closed(
      "A twin or a relationship and what is wrong with it.",
      [
        "place": JSONSchemaPart.reference("place"), "subject": text, "rule": graphRule,
        "origin": JSONSchemaPart.described("The relationship's member, or the relation, that says so.", text),
        "pointer": text,
        "expected": text, "actual": text,
      ], optional: ["origin", "pointer"])),
  JSONEntry(
    "sample",
    JSONSchemaPart.closed(
      "A record and what is wrong with it.",
      [
        "place": JSONSchemaPart.reference("place"), "value": JSONSchemaPart.reference("value"), "type": text,
        "form": text,
        "rule": .object([
          "enum": .array(
            (["unreadable", "untyped", "missingID"] + ConformanceCounts.Rule.all.map(\.word)).map { .string($0) })
        ]),
        "pointer": text, "expected": text, "actual": text,
      ], optional: ["type", "form"])),
]

private let rule = JSONValue.object(["enum": .array(ConformanceCounts.Rule.all.map { .string($0.word) })])
private let graphRule = JSONValue.object(["enum": .array(GraphRule.allCases.map { .string($0.rawValue) })])
