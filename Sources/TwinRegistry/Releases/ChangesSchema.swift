import TwinChanges
public import TwinOutput
import TwinSource

/// The JSON Schema (draft 2020-12) of `changes.json`. Objects are closed: a key that is not described is an error.
public func changesSchema() -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://gemel.org/schema/changes-1.json",
    "title": "Changes of a release",
    "description": .string(
      "The changes.json of a release: what changed since the release before, which version that takes, and the change records "
        + "that are new. What is empty is left out."),
    "type": "object",
    "required": ["format", "package", "version", "bump", "changes", "records"],
    "additionalProperties": false,
    "properties": .object([
      "format": .object(["const": .integer(changesDocumentVersion)]),
      "package": JSONSchemaPart.described("Name of the package.", text),
      "version": JSONSchemaPart.described("The version that was released.", text),
      "previous": closed(
        "The release that it was compared with; the first release has none.", required: ["version", "manifest"],
        ["version": text, "manifest": digest]),
      "bump": JSONSchemaPart.reference("bump"),
      "changes": JSONSchemaPart.described(
        "In order of element and kind.", array(JSONSchemaPart.reference("change"), minimum: 0)),
      "records": JSONSchemaPart.described(
        "The change records that are new, by name.", array(JSONSchemaPart.reference("record"), minimum: 0)),
      "earlierRecords": .object([
        "description":
          "Change records that the package has and a release before had already, by name: their digests.",
        "type": "object", "additionalProperties": digest,
      ]),
    ]),
    "$defs": .object(changeDefinitions),
  ])
}

private func enumeration(_ words: [String]) -> JSONValue { .object(["enum": .array(words.map { .string($0) })]) }
private let text = JSONValue.object(["type": "string"])
private let digest = JSONValue.object(["type": "string", "pattern": "^sha256:[0-9a-f]{64}$"])

private func array(_ items: JSONValue, minimum: Int64 = 1) -> JSONValue {
  .object(["type": "array", "minItems": .integer(minimum), "items": items])
}

private func closed(
  _ description: String, required: [String], _ properties: KeyValuePairs<String, JSONValue>
) -> JSONValue {
  .object([
    "description": .string(description), "type": "object",
    "required": required.isEmpty ? nil : .array(required.map { .string($0) }), "additionalProperties": false,
    "properties": .object(properties.map { JSONEntry($0.key, $0.value) }),
  ])
}

/// What is said of a change and of a consequence alike.
private let aboutElements: [JSONEntry] = [
  JSONEntry("kind", JSONSchemaPart.described("The kind of change.", enumeration(ChangeKind.allCases.map(\.rawValue)))),
  JSONEntry("message", JSONSchemaPart.described("The same in words.", text)),
  JSONEntry("elementKind", JSONSchemaPart.described("What the element is.", text)),
  JSONEntry("subject", JSONSchemaPart.described("Identity of the element, in the new model where it is there.", text)),
  JSONEntry("former", JSONSchemaPart.described("Identity in the old model, where it differs.", text)),
  JSONEntry("path", JSONSchemaPart.described("The place inside a value.", text)),
  JSONEntry("before", text), JSONEntry("after", text),
  JSONEntry(
    "renamedValues",
    .object([
      "description":
        "Values of an enumeration whose codes changed with their names, by former name: their present names.",
      "type": "object", "minProperties": 1, "additionalProperties": text,
    ])),
  JSONEntry(
    "consequences",
    JSONSchemaPart.described("What follows at other elements.", array(JSONSchemaPart.reference("consequence")))),
]

private let aboutChanges: [JSONEntry] = [
  JSONEntry(
    "effects",
    .object([
      "description": "What it does to whom.", "type": "object",
      "required": .array(Audiences.words.map { .string($0) }), "additionalProperties": false,
      "properties": .object(
        Audiences.words.map { JSONEntry($0, enumeration(Effect.allCases.map(\.rawValue))) }),
    ])),
  JSONEntry("bump", JSONSchemaPart.reference("bump")),
  JSONEntry("upgrade", JSONSchemaPart.described("Who goes first.", enumeration(UpgradeOrder.allCases.map(\.rawValue)))),
  JSONEntry(
    "migration", JSONSchemaPart.described("What becomes of data.", enumeration(MigrationClass.allCases.map(\.rawValue)))
  ),
  JSONEntry(
    "positions",
    JSONSchemaPart.described("Where the value stands.", array(enumeration(ValuePositions.words.map(\.name))))),
  JSONEntry(
    "reach",
    closed(
      "Identities of what it reaches beyond the element itself.", required: [],
      ["types": array(text), "members": array(text), "relationships": array(text), "packages": array(text)])),
  JSONEntry("advice", JSONSchemaPart.described("What the rule says of this change.", array(text))),
  JSONEntry("announcedFor", JSONSchemaPart.described("The version for which a removal was announced.", text)),
  JSONEntry(
    "fingerprint",
    JSONSchemaPart.described("What a waiver of it names.", .object(["type": "string", "pattern": "^[0-9a-f]{16}$"]))),
  JSONEntry("record", JSONSchemaPart.described("Name of the change record that covers it.", text)),
]

private func element(_ description: String, required: [JSONValue], _ properties: [JSONEntry]) -> JSONValue {
  .object([
    "description": .string(description), "type": "object",
    "required": .array(["kind", "message", "elementKind", "subject"] + required), "additionalProperties": false,
    "properties": .object(properties),
  ])
}

private let changeDefinitions: [JSONEntry] = [
  JSONEntry(
    "bump",
    JSONSchemaPart.described(
      "The least part of the version that must rise.", enumeration(Bump.allCases.map(\.rawValue)))),
  JSONEntry(
    "change",
    element(
      "One root cause, with all that follows from it.",
      required: ["effects", "bump", "upgrade", "migration", "fingerprint"], aboutElements + aboutChanges)),
  JSONEntry("consequence", element("What follows at another element.", required: [], aboutElements)),
  JSONEntry(
    "record",
    closed(
      "A change record.", required: ["name", "digest", "summary", "why", "bump"],
      [
        "name": JSONSchemaPart.described("Its path below the package.", text), "digest": digest,
        "summary": JSONSchemaPart.described("What changed, as a headline.", text), "why": text,
        "bump": JSONSchemaPart.reference("bump"),
        "decision": JSONSchemaPart.described("Where the decision is written down.", text), "author": text,
        "approvedBy": array(text),
        "covers": JSONSchemaPart.described(
          "The changes that it is about; all where it does not say.",
          array(
            closed("Changes of a kind, at an element, or both.", required: [], ["rule": text, "subject": text]),
            minimum: 0)),
        "migration": JSONSchemaPart.described("What those do who upgrade.", text),
      ])),
]
