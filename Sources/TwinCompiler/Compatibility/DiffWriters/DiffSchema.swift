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
      "old": described("What people call the old model.", text),
      "new": described("What people call the new model.", text),
      "bump": reference("bump"),
      "protect": described("Whom the policy protects.", array(reference("audience"))),
      "preset": described("The preset that the policy comes from.", text),
      "summary": reference("summary"),
      "notices": described("What could not be compared.", array(text, minimum: 1)),
      "changes": described("In order of element and kind.", array(reference("change"))),
    ]),
    "$defs": .object(words + counts + changes + places),
  ])
}

private func reference(_ name: String) -> JSONValue { .object(["$ref": .string("#/$defs/" + name)]) }
private func enumeration(_ words: [String]) -> JSONValue { .object(["enum": .array(words.map { .string($0) })]) }
private let text = JSONValue.object(["type": "string"])
private let count = JSONValue.object(["type": "integer", "minimum": 0])
private let ordinal = JSONValue.object(["type": "integer", "minimum": 1])

private func array(_ items: JSONValue, minimum: Int64 = 0) -> JSONValue {
  .object(["type": "array", "minItems": minimum == 0 ? nil : .integer(minimum), "items": items])
}

private func described(_ description: String, _ schema: JSONValue) -> JSONValue {
  guard case .object(let entries) = schema else { return schema }
  return .object([JSONEntry("description", .string(description))] + entries)
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
    "bump", described("The least part of the version that must rise.", enumeration(Bump.allCases.map(\.rawValue)))),
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
        "off": described("Those whose rules the workspace turned off.", count),
        "audiences": closed(
          "How many changes do what to whom.", required: Audiences.words,
          Audiences.words.map { JSONEntry($0, reference("effectCounts")) }),
      ])),
  JSONEntry(
    "effectCounts",
    closed(
      "How many changes have which effect.", required: Effect.allCases.map(\.rawValue),
      Effect.allCases.map { JSONEntry($0.rawValue, count) })),
]

/// What is said of a change and of a consequence alike.
private let aboutElements: [JSONEntry] = [
  JSONEntry("kind", described("The kind of change.", enumeration(ChangeKind.allCases.map(\.rawValue)))),
  JSONEntry("rule", .object(["type": "string", "pattern": "^compatibility/[a-z-]+$"])),
  JSONEntry("message", text),
  JSONEntry("elementKind", described("What the element is.", text)),
  JSONEntry("subject", described("Identity of the element, in the new model where it is there.", text)),
  JSONEntry("former", described("Identity in the old model, where it differs.", text)),
  JSONEntry("path", described("The place inside a value.", text)),
  JSONEntry("before", text), JSONEntry("after", text),
  JSONEntry("consequences", described("What follows at other elements.", array(reference("consequence"), minimum: 1))),
]

private let aboutChanges: [JSONEntry] = [
  JSONEntry(
    "severity",
    described(
      "By the policy; null where the rule is turned off.",
      .object(["enum": .array(Severity.allCases.map { .string($0.name) } + [.null])]))),
  JSONEntry("package", text),
  JSONEntry("advice", described("What the rule says of this change.", array(text, minimum: 1))),
  JSONEntry("fix", described("The way out.", text)),
  JSONEntry(
    "effects",
    closed(
      "What it does to whom.", required: Audiences.words, Audiences.words.map { JSONEntry($0, reference("effect")) })),
  JSONEntry("bump", reference("bump")),
  JSONEntry("upgrade", described("Who goes first.", enumeration(UpgradeOrder.allCases.map(\.rawValue)))),
  JSONEntry("migration", described("What becomes of data.", enumeration(MigrationClass.allCases.map(\.rawValue)))),
  JSONEntry(
    "positions", described("Where the value stands.", array(enumeration(ValuePositions.words.map(\.name)), minimum: 1))),
  JSONEntry("place", described("Where it is in the new sources.", reference("place"))),
  JSONEntry("oldPlace", described("Where it was in the old ones.", reference("place"))),
  JSONEntry("reach", reference("reach")),
  JSONEntry("hint", reference("hint")),
  JSONEntry("announcedFor", described("The version for which a removal was announced.", text)),
  JSONEntry("fingerprint", .object(["type": "string", "pattern": "^[0-9a-f]{16}$"])),
  JSONEntry("witnesses", array(reference("witness"), minimum: 1)),
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
      ["audience": reference("audience"), "form": text, "text": text, "verdict": text])),
]

private let places: [JSONEntry] = [
  JSONEntry(
    "place",
    closed(
      "A range of a file.", required: ["path", "start", "end"],
      [
        "path": text, "start": reference("position"), "end": reference("position"),
      ])),
  JSONEntry(
    "position",
    closed(
      "Line and column from one, the column in Unicode scalars; offset in bytes from zero.",
      required: ["line", "column", "offset"], ["line": ordinal, "column": ordinal, "offset": count])),
]
