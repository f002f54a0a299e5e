import TwinChanges
public import TwinOutput
import TwinSource

/// The JSON Schema (draft 2020-12) of a comparison as `DiffFormat.json` writes it. Objects are closed: a key that is not
/// described is an error.
public func diffSchema() -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://gemel.org/schema/diff-1.json",
    "title": "Comparison of two models",
    "description":
      "What changed between two states of a model, judged by the policy of the new one. What is empty is left out.",
    "type": "object",
    "required": ["version", "tool", "old", "new", "bump", "protect", "summary", "changes"],
    "additionalProperties": false,
    "properties": .object([
      "version": .object(["const": 1]),
      "tool": closed(
        "What wrote the document.", required: ["name", "version"],
        ["name": .object(["const": "gemel"]), "version": text]),
      "old": JSONSchemaPart.described("What people call the old model.", text),
      "new": JSONSchemaPart.described("What people call the new model.", text),
      "bump": JSONSchemaPart.reference("bump"),
      "protect": JSONSchemaPart.described("Whom the policy protects.", array(JSONSchemaPart.reference("audience"))),
      "preset": JSONSchemaPart.described("The preset that the policy comes from.", text),
      "summary": JSONSchemaPart.reference("summary"),
      "notices": JSONSchemaPart.described("What could not be compared.", array(text, minimum: 1)),
      "changes": JSONSchemaPart.described("In order of element and kind.", array(JSONSchemaPart.reference("change"))),
    ]),
    "$defs": .object(words + counts + changes + places),
  ])
}

private func enumeration(_ words: [String]) -> JSONValue { .object(["enum": .array(words.map { .string($0) })]) }
private let text = JSONValue.object(["type": "string"])
private let count = JSONValue.object(["type": "integer", "minimum": 0])
private let ordinal = JSONValue.object(["type": "integer", "minimum": 1])

private func array(_ items: JSONValue, minimum: Int64 = 0) -> JSONValue {
  .object(["type": "array", "minItems": minimum == 0 ? nil : .integer(minimum), "items": items])
}

/// A closed object.
private func closed(_ description: String, required: [String], _ properties: KeyValuePairs<String, JSONValue>)
  -> JSONValue
{
  closed(description, required: required, properties.map { JSONEntry($0.key, $0.value) })
}

private func closed(_ description: String, required: [String], _ properties: [JSONEntry]) -> JSONValue {
  .object([
    "description": .string(description), "type": "object",
    "required": required.isEmpty ? nil : .array(required.map { .string($0) }),
    "additionalProperties": false, "properties": .object(properties),
  ])
}

private let words: [JSONEntry] = [
  JSONEntry(
    "bump",
    JSONSchemaPart.described(
      "The least part of the version that must rise.", enumeration(Bump.allCases.map(\.rawValue)))),
  JSONEntry("audience", enumeration(Audiences.words)),
  JSONEntry("effect", enumeration(Effect.allCases.map(\.rawValue))),
]

private let counts: [JSONEntry] = [
  JSONEntry(
    "summary",
    closed(
      "How many changes there are, and how much they matter.",
      required: ["changes", "errors", "warnings", "notes", "off", "audiences"],
      [
        "changes": count, "errors": count, "warnings": count, "notes": count,
        "off": JSONSchemaPart.described("Those whose rules the workspace turned off.", count),
        "audiences": closed(
          "How many changes do what to whom.", required: Audiences.words,
          Audiences.words.map { JSONEntry($0, JSONSchemaPart.reference("effectCounts")) }),
      ])),
  JSONEntry(
    "effectCounts",
    closed(
      "How many changes have which effect.", required: Effect.allCases.map(\.rawValue),
      Effect.allCases.map { JSONEntry($0.rawValue, count) })),
]

/// What is said of a change and of a consequence alike.
private let aboutElements: [JSONEntry] = [
  JSONEntry("kind", JSONSchemaPart.described("The kind of change.", enumeration(ChangeKind.allCases.map(\.rawValue)))),
  JSONEntry("rule", .object(["type": "string", "pattern": "^compatibility/[a-z-]+$"])),
  JSONEntry("message", text),
  JSONEntry("elementKind", JSONSchemaPart.described("What the element is.", text)),
  JSONEntry("subject", JSONSchemaPart.described("Identity of the element, in the new model where it is there.", text)),
  JSONEntry("former", JSONSchemaPart.described("Identity in the old model, where it differs.", text)),
  JSONEntry("path", JSONSchemaPart.described("The place inside a value.", text)),
  JSONEntry("before", text), JSONEntry("after", text),
  JSONEntry(
    "consequences",
    JSONSchemaPart.described(
      "What follows at other elements.", array(JSONSchemaPart.reference("consequence"), minimum: 1))),
]

private let aboutChanges: [JSONEntry] = [
  JSONEntry(
    "severity",
    JSONSchemaPart.described(
      "By the policy; null where the rule is turned off.",
      .object(["enum": .array(Severity.allCases.map { .string($0.name) } + [.null])]))),
  JSONEntry("package", text),
  JSONEntry("advice", JSONSchemaPart.described("What the rule says of this change.", array(text, minimum: 1))),
  JSONEntry("fix", JSONSchemaPart.described("The way out.", text)),
  JSONEntry(
    "effects",
    closed(
      "What it does to whom.", required: Audiences.words,
      Audiences.words.map { JSONEntry($0, JSONSchemaPart.reference("effect")) })),
  JSONEntry("bump", JSONSchemaPart.reference("bump")),
  JSONEntry("upgrade", JSONSchemaPart.described("Who goes first.", enumeration(UpgradeOrder.allCases.map(\.rawValue)))),
  JSONEntry(
    "migration", JSONSchemaPart.described("What becomes of data.", enumeration(MigrationClass.allCases.map(\.rawValue)))
  ),
  JSONEntry(
    "positions",
    JSONSchemaPart.described(
      "Where the value stands.", array(enumeration(ValuePositions.words.map(\.name)), minimum: 1))),
  JSONEntry("place", JSONSchemaPart.described("Where it is in the new sources.", JSONSchemaPart.reference("place"))),
  JSONEntry("oldPlace", JSONSchemaPart.described("Where it was in the old ones.", JSONSchemaPart.reference("place"))),
  JSONEntry("reach", JSONSchemaPart.reference("reach")),
  JSONEntry("hint", JSONSchemaPart.reference("hint")),
  JSONEntry("announcedFor", JSONSchemaPart.described("The version for which a removal was announced.", text)),
  JSONEntry("fingerprint", .object(["type": "string", "pattern": "^[0-9a-f]{16}$"])),
  JSONEntry("witnesses", array(JSONSchemaPart.reference("witness"), minimum: 1)),
]

private let changes: [JSONEntry] = [
  JSONEntry(
    "change",
    closed(
      "One root cause, with all that follows from it.",
      required: [
        "kind", "rule", "message", "elementKind", "subject", "severity", "package", "effects", "bump", "upgrade",
        "migration", "fingerprint",
      ], aboutElements + aboutChanges)),
  JSONEntry(
    "consequence",
    closed(
      "What follows at another element.", required: ["kind", "rule", "message", "elementKind", "subject"], aboutElements
    )),
  JSONEntry(
    "reach",
    closed(
      "Identities of what it reaches beyond the element itself.",
      required: ["types", "members", "relationships", "packages"],
      ["types": array(text), "members": array(text), "relationships": array(text), "packages": array(text)])),
  JSONEntry(
    "hint",
    closed(
      "An addition that may be what is gone, and what to write under `formerly` there if it is.",
      required: ["element", "formerly"], ["element": text, "formerly": text])),
  JSONEntry(
    "witness",
    closed(
      "A document that shows the effect.", required: ["audience", "form", "text", "verdict"],
      ["audience": JSONSchemaPart.reference("audience"), "form": text, "text": text, "verdict": text])),
]

private let places: [JSONEntry] = [
  JSONEntry(
    "place",
    closed(
      "A range of a file.", required: ["path", "start", "end"],
      [
        "path": text, "start": JSONSchemaPart.reference("position"), "end": JSONSchemaPart.reference("position"),
      ])),
  JSONEntry(
    "position",
    closed(
      "Line and column from one, the column in Unicode scalars; offset in bytes from zero.",
      required: ["line", "column", "offset"], ["line": ordinal, "column": ordinal, "offset": count])),
]
