import TwinChanges
import TwinOutput
import TwinRules
import TwinSource

/// A comparison as a JSON document of version 1, which `diffSchema()` describes. All changes are in it, whatever the report
/// would list for people. Texts are as they are: this is for programs.
func diffJSON(_ content: DiffContent) -> JSONValue {
  let report = content.report
  let protection = report.comparison.protection
  return .object([
    "version": 1,
    "tool": .object(["name": "gemel", "version": .string(report.toolVersion)]),
    "old": .string(report.old),
    "new": .string(report.new),
    "bump": .string(content.bump.rawValue),
    "protect": strings(protection.audiences.names),
    "preset": protection.preset.map { .string($0) },
    "summary": .object([
      "changes": integer(content.entries.count), "errors": integer(content.counts.errors),
      "warnings": integer(content.counts.warnings), "notes": integer(content.counts.notes),
      "off": integer(content.counts.off),
      "audiences": .object(
        content.byAudience.map { entry in
          JSONEntry(
            entry.audience.names.joined(),
            .object(Effect.allCases.map { JSONEntry($0.rawValue, integer(entry.counts[$0] ?? 0)) }))
        }),
    ]),
    "notices": report.notices.isEmpty ? nil : strings(report.notices),
    "changes": .array(content.entries.map(changeJSON)),
  ])
}

private func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
private func integer(_ number: Int) -> JSONValue { .integer(Int64(number)) }

private func changeJSON(_ entry: DiffEntry) -> JSONValue {
  let (judged, change) = (entry.judged, entry.change)
  let head = elementJSON(change, kind: judged.elementKind, message: judged.finding.message)
  let rest: JSONValue = .object([
    "severity": judged.severity.map { .string($0.name) } ?? .null,
    "package": .string(judged.package),
    "advice": judged.advice.isEmpty ? nil : strings(judged.advice),
    "fix": judged.fix.isEmpty ? nil : .string(judged.fix),
    "effects": .object(
      judged.impact.effects.byAudience.map { JSONEntry($0.audience.names.joined(), .string($0.effect.rawValue)) }),
    "bump": .string(judged.impact.bump.rawValue),
    "upgrade": .string(judged.impact.upgrade.rawValue),
    "migration": .string(judged.impact.migration.rawValue),
    "positions": change.positions.isEmpty ? nil : strings(change.positions.names),
    "place": entry.place.map(placeJSON),
    "oldPlace": entry.oldPlace.map(placeJSON),
    "reach": change.reach.isEmpty
      ? nil
      : .object([
        "types": strings(change.reach.types), "members": strings(change.reach.members),
        "relationships": strings(change.reach.relationships), "packages": strings(change.reach.packages),
      ]),
    "consequences": judged.consequences.isEmpty ? nil : .array(judged.consequences.map(consequenceJSON)),
    "hint": change.hint.map {
      .object(["element": .string($0.identity), "formerly": .string($0.formerName)])
    },
    "announcedFor": change.announcedFor.map { .string($0) },
    "fingerprint": .string(judged.finding.fingerprint),
    "witnesses": entry.witnesses.isEmpty ? nil : .array(entry.witnesses.map(witnessJSON)),
  ])
  return joined(head, rest)
}

/// What is said of a change and of a consequence alike.
private func elementJSON(_ change: Change, kind: String, message: String) -> JSONValue {
  .object([
    "kind": .string(change.kind.rawValue),
    "rule": .string(change.kind.rule.name),
    "message": .string(message),
    "elementKind": .string(kind),
    "subject": .string(change.subject),
    "former": change.former.map { .string($0) },
    "path": change.path.isEmpty ? nil : .string(change.path),
    "before": change.before.map { .string($0) },
    "after": change.after.map { .string($0) },
  ])
}

private func consequenceJSON(_ consequence: JudgedConsequence) -> JSONValue {
  joined(
    elementJSON(consequence.change, kind: consequence.elementKind, message: consequence.message),
    .object([
      "consequences": consequence.consequences.isEmpty ? nil : .array(consequence.consequences.map(consequenceJSON))
    ]))
}

private func witnessJSON(_ witness: DiffWitness) -> JSONValue {
  .object([
    "audience": .string(witness.audience), "form": .string(witness.form), "text": .string(witness.text),
    "verdict": .string(witness.verdict),
  ])
}

/// The entries of both objects.
private func joined(_ first: JSONValue, _ second: JSONValue) -> JSONValue {
  guard case .object(let a) = first, case .object(let b) = second else { return first }
  return .object(a + b)
}
