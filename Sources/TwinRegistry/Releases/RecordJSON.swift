import TwinChanges
import TwinModel
import TwinOutput
import TwinSource

extension ReleaseRecord {
  /// The bytes of the record: canonical JSON (RFC 8785). What is empty is left out.
  public var bytes: [UInt8] { json(document, layout: .canonical) }

  private var document: JSONValue {
    .object([
      "package": .string(release.package.text),
      "version": .string(release.version.description),
      "manifest": .string(manifest.description),
      "released": .string(released.description),
      "publisher": .string(publisher),
      "commit": commit.map { .string($0) },
      "bump": bump.map { .string($0.rawValue) },
      "restores": restores.map { .string($0.description) },
      "restoreReason": restoreReason.map { .string($0) },
      "dependencies": list(dependencies) { dependency in
        .object([
          "package": .string(dependency.release.package.text),
          "version": .string(dependency.release.version.description),
          "manifest": .string(dependency.manifest.description),
          "requirement": .string(dependency.requirement.description),
        ])
      },
      "approvals": list(approvals) { approval in
        .object([
          "approver": .string(approval.approver), "decision": approval.decision.map { .string($0) },
          "record": approval.record.map { .string($0) },
        ])
      },
      "waivers": list(waivers) { $0.document },
      "types": types.isEmpty
        ? nil : .object(types.map { JSONEntry($0.type, .string($0.version.description)) }),
    ])
  }
}

extension StatusRecord {
  /// The bytes of the record: canonical JSON (RFC 8785).
  public var bytes: [UInt8] { json(document, layout: .canonical) }

  private var document: JSONValue {
    .object([
      "package": .string(release.package.text),
      "version": .string(release.version.description),
      "number": .integer(Int64(number)),
      "status": .string(kind.rawValue),
      "reason": .string(reason),
      "date": .string(date.description),
      "announced": announced.map { .string($0.description) },
      "publisher": .string(publisher),
      "successor": successor.map { successor in
        .object([
          "package": .string(successor.package.text),
          "version": successor.version.map { .string($0.description) },
        ])
      },
    ])
  }
}

extension WaivedFinding {
  /// As records and provenance tell it.
  var document: JSONValue {
    .object([
      "rule": .string(rule.name), "subject": .string(subject), "fingerprint": .string(fingerprint),
      "owner": .string(waiver.owner), "reason": .string(waiver.reason), "approver": .string(waiver.approver),
      "expires": .string(waiver.expires),
    ])
  }
}

/// A list of what `body` makes of `elements`; nil for none.
func list<Element>(_ elements: [Element], _ body: (Element) -> JSONValue) -> JSONValue? {
  elements.isEmpty ? nil : .array(elements.map(body))
}
