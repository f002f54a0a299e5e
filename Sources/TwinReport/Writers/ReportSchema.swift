public import TwinOutput

/// The JSON Schema (draft 2020-12) of a report as `GovernanceReport.json` writes it. Objects are closed: a key that is not described
/// is an error.
public func governanceSchema() -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://gemel.org/schema/governance-1.json",
    "title": "Governance of a workspace and its registry",
    "description": "Figures with numerator, denominator and the rows behind them, and how they went.",
    "type": "object",
    "required": ["version", "tool", "asOf", "workspace", "packages", "data", "figures", "trends", "problems"],
    "additionalProperties": false,
    "properties": .object([
      "version": .object(["const": 1]),
      "tool": closed("What wrote the document.", ["name": .object(["const": "gemel"]), "version": text]),
      "asOf": described("The day that it is of; what came later is not in it.", day),
      "since": described("The first day whose releases and commits are in it; left out where all are.", day),
      "workspace": described("The workspace, as it was named.", text),
      "packages": described("Names of its packages.", array(text)),
      "registry": described("The registry, as it was named; left out where there is none.", text),
      "data": described("Reports on data that were named.", array(text)),
      "figures": described("In an order that stays.", array(reference("figure"))),
      "trends": array(reference("trend")),
      "problems": described("What could not be read, and so is in no figure.", array(text)),
    ]),
    "$defs": .object(definitions),
  ])
}

private let text = JSONValue.object(["type": "string"])
private let day = JSONValue.object(["type": "string", "format": "date"])
private let count = JSONValue.object(["type": "integer", "minimum": 0])
private let share = JSONValue.object([
  "description": "The quotient, rounded, but to 0 or 1 only where it is that; null where there was nothing to measure.",
  "type": ["number", "null"],
  "minimum": 0, "maximum": 1,
])

private func reference(_ name: String) -> JSONValue { .object(["$ref": .string("#/$defs/" + name)]) }
private func array(_ items: JSONValue) -> JSONValue { .object(["type": "array", "items": items]) }
private func words(_ words: [String]) -> JSONValue { .object(["enum": .array(words.map { .string($0) })]) }

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
    "figure",
    closed(
      "How many of how many, by what, and the rows behind it.",
      [
        "id": words(FigureID.allCases.map(\.rawValue)), "title": text,
        "meaning": described("What it tells, in a sentence.", text),
        "section": words(FigureDefinition.Section.allCases.map(\.rawValue)),
        "unit": described("What is counted.", text),
        "better": described("Which way is the good one.", words(["more", "less"])),
        "criterion": described(
          "By what was counted, where workspaces set that; left out where the figure always counts the same.", text),
        "absence": described(
          "Why nothing was looked at at all, and what to name so that it is; left out where something was.", text),
        "numerator": count, "denominator": count, "share": share,
        "breakdowns": array(
          closed(
            "The figure, split. What several answer for counts for each of them.",
            [
              "by": array(words(["package", "owner", "quarter", "age"])),
              "parts": array(
                closed(
                  "One part.",
                  [
                    "values": described(
                      "A value for each of `by`; empty where nobody or nothing is named.", array(text)),
                    "numerator": count, "denominator": count, "share": share,
                  ])),
            ])),
        "rows": closed(
          "What was looked at.",
          [
            "of": described(
              "Which of what was looked at have rows: all of it, each with whether it counts for the numerator.",
              words(["all"])),
            "entries": array(reference("row")),
          ]),
      ], optional: ["criterion", "absence"])),
  JSONEntry(
    "row",
    closed(
      "Something that was looked at.",
      [
        "counted": described(
          "Whether it counts for the numerator; of a row of several, whether all of them do.",
          .object(["type": "boolean"])),
        "numerator": described("Where a row stands for several: how many of them count.", count),
        "denominator": described("Where a row stands for several: how many it stands for.", count),
        "element": described("Identity of an element, a release, or a file; empty for packages and owners.", text),
        "package": text, "owners": array(text), "place": described("Where it stands: path and line.", text),
        "day": described("The day of the release, or on which a waiver expires.", day),
        "note": described("What there is to say of it.", text),
      ], optional: ["numerator", "denominator", "place", "day"])),
  JSONEntry(
    "trend",
    closed(
      "How a figure went.",
      [
        "figure": words(FigureID.allCases.map(\.rawValue)),
        "over": described("What its points are: releases of a quarter, or commits.", words(["releases", "commits"])),
        "points": array(
          closed(
            "The figure at some time; a problem in its stead where that could not be read.",
            ["name": text, "day": day, "numerator": count, "denominator": count, "share": share, "problem": text],
            optional: ["numerator", "denominator", "share", "problem"])),
      ])),
]
