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
        .object(["approver": .string(approval.approver), "decision": approval.decision.map { .string($0) }])
      },
      "waivers": list(waivers) { finding in
        .object([
          "rule": .string(finding.rule.name), "subject": .string(finding.subject),
          "fingerprint": .string(finding.fingerprint), "owner": .string(finding.waiver.owner),
          "reason": .string(finding.waiver.reason), "approver": .string(finding.waiver.approver),
          "expires": .string(finding.waiver.expires),
        ])
      },
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

/// A list of what `body` makes of `elements`; nil for none.
private func list<Element>(_ elements: [Element], _ body: (Element) -> JSONValue) -> JSONValue? {
  elements.isEmpty ? nil : .array(elements.map(body))
}
