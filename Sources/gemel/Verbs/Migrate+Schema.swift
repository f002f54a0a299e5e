import TwinOutput

/// The JSON Schema (draft 2020-12) of what `gemel migrate --plan --format json` writes. Objects are closed: a key that is not described is
/// an error.
func migrationSchema() -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://gemel.org/schema/migration-1.json",
    "title": "Plan of a migration",
    "description":
      "What is done to documents of one type, or cannot be, on the way from one version of a model to another.",
    "type": "object",
    "required": ["format", "package", "from", "to", "steps", "readable"],
    "additionalProperties": false,
    "properties": .object([
      "format": .object(["const": 1]),
      "package": described("The name of the package at the version that documents go to.", text),
      "from": closed("The version that documents are of.", ["version": text, "type": text]),
      "to": closed(
        "The version that they go to.",
        [
          "version": text,
          "type": described(
            "What the type is called there; null where it, or the member that documents are of, is gone.",
            .object(["type": .array(["string", "null"])])),
        ]),
      "steps": described("In the order in which text shows them, but not by class.", array(step)),
      "readable": described(
        "Whether a reader at the version can do without migration; null where records do not tell.",
        .object(["anyOf": .array([.object(["type": "null"]), readable])])),
    ]),
    "$defs": .object([JSONEntry("entry", entry)]),
  ])
}

private let step = closed(
  "A step.",
  [
    "kind": kind, "rule": rule,
    "class": described(
      "Who does it: a program; nobody, so that data has to be checked; people, who have to decide.",
      .object(["enum": ["mechanical", "conditional", "manual"]])),
    "element": described(
      "The element in the version that documents are of; for what is new, what lacks it, with the name.", text),
    "message": described("The same in words.", text),
    "before": described(
      "What stood there, where that is the point: a name, a bound as the model writes it, a default or a constant as JSON.",
      text),
    "after": described("What stands in its place.", text),
    "unit": closed(
      "Identities of the units of numbers, and of what stands in `before` and `after`, where they differ.",
      ["before": text, "after": text]),
    "releases": described("The releases that recorded it, in their order along the migration.", array(text)),
    "advice": described("What takes the place of what is gone, and why it had to go.", text),
    "isRemoval": described("Whether `--drop` with the element leaves it out.", .object(["type": "boolean"])),
    "isLack": described(
      "Whether documents that lack something are refused, since nothing can be put there.",
      .object(["type": "boolean"])),
  ], optional: ["rule", "before", "after", "unit", "advice"])

private let readable = closed(
  "Changes that count for a reader who does without migration.",
  [
    "verdict": .object(["enum": ["readable", "conditional", "unreadable"]]),
    "obstacles": described("What is in the way.", array(reference)),
    "newMeanings": described("What is read, and means something else.", array(reference)),
    "conditions": described("What depends on the data.", array(reference)),
  ])

private let entry = closed(
  "A change that a release recorded.",
  [
    "version": described("The release.", text), "kind": kind, "rule": rule,
    "element": described("The element, with the place in it.", text), "message": text,
    "before": text, "after": text,
  ], optional: ["rule", "before", "after"])

private let kind = described("What happens, in the words of the impact table.", text)
private let rule = described("The rule that tells of such changes, for `gemel explain`.", text)
private let reference = JSONValue.object(["$ref": "#/$defs/entry"])
private let text = JSONValue.object(["type": "string"])

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
