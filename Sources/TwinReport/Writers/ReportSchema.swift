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
      "tool": JSONSchemaPart.closed(
        "What wrote the document.", ["name": .object(["const": "gemel"]), "version": text]),
      "asOf": JSONSchemaPart.described("The day that it is of; what came later is not in it.", day),
      "since": JSONSchemaPart.described(
        "The first day whose releases and commits are in it; left out where all are.", day),
      "workspace": JSONSchemaPart.described("The workspace, as it was named.", text),
      "packages": JSONSchemaPart.described("Names of its packages.", JSONSchemaPart.array(text)),
      "registry": JSONSchemaPart.described("The registry, as it was named; left out where there is none.", text),
      "data": JSONSchemaPart.described("Reports on data that were named.", JSONSchemaPart.array(text)),
      "figures": JSONSchemaPart.described(
        "In an order that stays.", JSONSchemaPart.array(JSONSchemaPart.reference("figure"))),
      "trends": JSONSchemaPart.array(JSONSchemaPart.reference("trend")),
      "problems": JSONSchemaPart.described(
        "What could not be read, and so is in no figure.", JSONSchemaPart.array(text)),
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

private func words(_ words: [String]) -> JSONValue { .object(["enum": .array(words.map { .string($0) })]) }

private let definitions: [JSONEntry] = [
  JSONEntry(
    "figure",
    JSONSchemaPart.closed(
      "How many of how many, by what, and the rows behind it.",
      [
        "id": words(FigureID.allCases.map(\.rawValue)), "title": text,
        "meaning": JSONSchemaPart.described("What it tells, in a sentence.", text),
        "section": words(FigureDefinition.Section.allCases.map(\.rawValue)),
        "unit": JSONSchemaPart.described("What is counted.", text),
        "better": JSONSchemaPart.described("Which way is the good one.", words(["more", "less"])),
        "criterion": JSONSchemaPart.described(
          "By what was counted, where workspaces set that; left out where the figure always counts the same.", text),
        "absence": JSONSchemaPart.described(
          "Why nothing was looked at at all, and what to name so that it is; left out where something was.", text),
        "numerator": count, "denominator": count, "share": share,
        "breakdowns": JSONSchemaPart.array(
          JSONSchemaPart.closed(
            "The figure, split. What several answer for counts for each of them.",
            [
              "by": JSONSchemaPart.array(words(["package", "owner", "quarter", "age"])),
              "parts": JSONSchemaPart.array(
                JSONSchemaPart.closed(
                  "One part.",
                  [
                    "values": JSONSchemaPart.described(
                      "A value for each of `by`; empty where nobody or nothing is named.", JSONSchemaPart.array(text)),
                    "numerator": count, "denominator": count, "share": share,
                  ])),
            ])),
        "rows": JSONSchemaPart.closed(
          "What was looked at.",
          [
            "of": JSONSchemaPart.described(
              "Which of what was looked at have rows: all of it, each with whether it counts for the numerator.",
              words(["all"])),
            "entries": JSONSchemaPart.array(JSONSchemaPart.reference("row")),
          ]),
      ], optional: ["criterion", "absence"])),
  JSONEntry(
    "row",
    JSONSchemaPart.closed(
      "Something that was looked at.",
      [
        "counted": JSONSchemaPart.described(
          "Whether it counts for the numerator; of a row of several, whether all of them do.",
          .object(["type": "boolean"])),
        "numerator": JSONSchemaPart.described("Where a row stands for several: how many of them count.", count),
        "denominator": JSONSchemaPart.described("Where a row stands for several: how many it stands for.", count),
        "element": JSONSchemaPart.described(
          "Identity of an element, a release, or a file; empty for packages and owners.", text),
        "package": text, "owners": JSONSchemaPart.array(text),
        "place": JSONSchemaPart.described("Where it stands: path and line.", text),
        "day": JSONSchemaPart.described("The day of the release, or on which a waiver expires.", day),
        "note": JSONSchemaPart.described("What there is to say of it.", text),
      ], optional: ["numerator", "denominator", "place", "day"])),
  JSONEntry(
    "trend",
    JSONSchemaPart.closed(
      "How a figure went.",
      [
        "figure": words(FigureID.allCases.map(\.rawValue)),
        "over": JSONSchemaPart.described(
          "What its points are: releases of a quarter, or commits.", words(["releases", "commits"])),
        "points": JSONSchemaPart.array(
          JSONSchemaPart.closed(
            "The figure at some time; a problem in its stead where that could not be read.",
            ["name": text, "day": day, "numerator": count, "denominator": count, "share": share, "problem": text],
            optional: ["numerator", "denominator", "share", "problem"])),
      ])),
]
