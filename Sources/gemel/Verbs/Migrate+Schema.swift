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
      "package": JSONSchemaPart.described("The name of the package at the version that documents go to.", text),
      "from": JSONSchemaPart.closed("The version that documents are of.", ["version": text, "type": text]),
      "to": JSONSchemaPart.closed(
        "The version that they go to.",
        [
          "version": text,
          "type": JSONSchemaPart.described(
            "What the type is called there; null where it, or the member that documents are of, is gone.",
            .object(["type": .array(["string", "null"])])),
        ]),
      "steps": JSONSchemaPart.described(
        "In the order in which text shows them, but not by class.", JSONSchemaPart.array(step)),
      "readable": JSONSchemaPart.described(
        "Whether a reader at the version can do without migration; null where records do not tell.",
        .object(["anyOf": .array([.object(["type": "null"]), readable])])),
    ]),
    "$defs": .object([JSONEntry("entry", entry)]),
  ])
}

private let step = JSONSchemaPart.closed(
  "A step.",
  [
    "kind": kind, "rule": rule,
    "class": JSONSchemaPart.described(
      "Who does it: a program; nobody, so that data has to be checked; people, who have to decide.",
      .object(["enum": ["mechanical", "conditional", "manual"]])),
    "element": JSONSchemaPart.described(
      "The element in the version that documents are of; for what is new, what lacks it, with the name.", text),
    "message": JSONSchemaPart.described("The same in words.", text),
    "before": JSONSchemaPart.described(
      "What stood there, where that is the point: a name, a bound as the model writes it, a default or a constant as JSON.",
      text),
    "after": JSONSchemaPart.described("What stands in its place.", text),
    "unit": JSONSchemaPart.closed(
      "Identities of the units of numbers, and of what stands in `before` and `after`, where they differ.",
      ["before": text, "after": text]),
    "releases": JSONSchemaPart.described(
      "The releases that recorded it, in their order along the migration.", JSONSchemaPart.array(text)),
    "advice": JSONSchemaPart.described("What takes the place of what is gone, and why it had to go.", text),
    "isRemoval": JSONSchemaPart.described(
      "Whether `--drop` with the element leaves it out.", .object(["type": "boolean"])),
    "isLack": JSONSchemaPart.described(
      "Whether documents that lack something are refused, since nothing can be put there.",
      .object(["type": "boolean"])),
  ], optional: ["rule", "before", "after", "unit", "advice"])

private let readable = JSONSchemaPart.closed(
  "Changes that count for a reader who does without migration.",
  [
    "verdict": .object(["enum": ["readable", "conditional", "unreadable"]]),
    "obstacles": JSONSchemaPart.described("What is in the way.", JSONSchemaPart.array(reference)),
    "newMeanings": JSONSchemaPart.described("What is read, and means something else.", JSONSchemaPart.array(reference)),
    "conditions": JSONSchemaPart.described("What depends on the data.", JSONSchemaPart.array(reference)),
  ])

private let entry = JSONSchemaPart.closed(
  "A change that a release recorded.",
  [
    "version": JSONSchemaPart.described("The release.", text), "kind": kind, "rule": rule,
    "element": JSONSchemaPart.described("The element, with the place in it.", text), "message": text,
    "before": text, "after": text,
  ], optional: ["rule", "before", "after"])

private let kind = JSONSchemaPart.described("What happens, in the words of the impact table.", text)
private let rule = JSONSchemaPart.described("The rule that tells of such changes, for `gemel explain`.", text)
private let reference = JSONSchemaPart.reference("entry")
private let text = JSONValue.object(["type": "string"])
