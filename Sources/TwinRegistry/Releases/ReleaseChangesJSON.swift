import TwinChanges
import TwinModel
import TwinOutput
import TwinSource

/// Version of the layout of `changes.json`. Readers refuse a higher one.
let changesDocumentVersion: Int64 = 1

extension ReleaseChanges {
  /// The bytes of `changes.json`: canonical JSON (RFC 8785), which `changesSchema()` describes. What is empty is left out.
  public var bytes: [UInt8] { json(document, layout: .canonical) }

  private var document: JSONValue {
    .object([
      "format": .integer(changesDocumentVersion),
      "package": .string(release.package.text),
      "version": .string(release.version.description),
      "previous": previous.map {
        .object(["version": .string($0.version.description), "manifest": .string($0.manifest.description)])
      },
      "bump": .string(bump.rawValue),
      "changes": .array(changes.map(changeJSON)),
      "records": .array(records.map(recordJSON)),
      "earlierRecords": earlierRecords.isEmpty
        ? nil : .object(earlierRecords.map { JSONEntry($0.key, .string($0.value.description)) }),
    ])
  }
}

private func strings(_ texts: [String]) -> JSONValue? { texts.isEmpty ? nil : .array(texts.map { .string($0) }) }
private func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }

private func entries(of element: ChangedElement) -> [JSONEntry] {
  var entries = [
    JSONEntry("kind", .string(element.kind.rawValue)), JSONEntry("message", .string(element.message)),
    JSONEntry("elementKind", .string(element.elementKind)), JSONEntry("subject", .string(element.subject)),
  ]
  func add(_ key: String, _ text: String?) { if let text { entries.append(JSONEntry(key, .string(text))) } }
  add("former", element.former)
  add("path", element.path.isEmpty ? nil : element.path)
  add("before", element.before)
  add("after", element.after)
  if !element.renamedValues.isEmpty {
    let renamed = element.renamedValues.map { JSONEntry($0.former, .string($0.name)) }
    entries.append(JSONEntry("renamedValues", .object(renamed)))
  }
  return entries
}

private func changeJSON(_ change: ReleasedChange) -> JSONValue {
  let impact = change.impact
  var all = entries(of: change.element)
  all += [
    JSONEntry(
      "effects",
      .object(impact.effects.byAudience.map { JSONEntry($0.audience.names.joined(), .string($0.effect.rawValue)) })),
    JSONEntry("bump", .string(impact.bump.rawValue)), JSONEntry("upgrade", .string(impact.upgrade.rawValue)),
    JSONEntry("migration", .string(impact.migration.rawValue)),
    JSONEntry("fingerprint", .string(change.fingerprint)),
  ]
  func add(_ key: String, _ value: JSONValue?) { if let value { all.append(JSONEntry(key, value)) } }
  add("positions", strings(change.positions.names))
  add("reach", change.reach.isEmpty ? nil : reachJSON(change.reach))
  add("consequences", consequencesJSON(change.consequences))
  add("advice", strings(change.advice))
  add("announcedFor", text(change.announcedFor))
  add("record", text(change.record))
  return .object(all)
}

private func reachJSON(_ reach: Reach) -> JSONValue {
  .object([
    "types": strings(reach.types), "members": strings(reach.members), "relationships": strings(reach.relationships),
    "packages": strings(reach.packages),
  ])
}

private func consequencesJSON(_ consequences: [ReleasedConsequence]) -> JSONValue? {
  guard !consequences.isEmpty else { return nil }
  return .array(
    consequences.map { consequence in
      var all = entries(of: consequence.element)
      if let more = consequencesJSON(consequence.consequences) { all.append(JSONEntry("consequences", more)) }
      return .object(all)
    })
}

private func recordJSON(_ record: ReleasedRecord) -> JSONValue {
  .object([
    "name": .string(record.name), "digest": .string(record.digest.description), "summary": .string(record.summary),
    "why": .string(record.why), "bump": .string(record.bump.rawValue), "decision": text(record.decision),
    "author": text(record.author), "approvedBy": strings(record.approvedBy),
    "covers": record.covers.map { covers in
      .array(covers.map { .object(["rule": text($0.rule), "subject": text($0.subject)]) })
    },
    "migration": text(record.migration),
  ])
}
