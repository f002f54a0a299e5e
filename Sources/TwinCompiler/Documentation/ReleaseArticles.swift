import TwinChanges
public import TwinDocs
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource

/// A page for each release of `package`: who released and approved it, what changed, what to do. Long ones have several pages.
public func releaseArticles(of package: ReleasedPackage) -> [Article] {
  let log = EventLog(of: package)
  return package.releases.map { release in
    let record = release.registered.record
    let name = package.package.text
    let body = pages(of: body(of: release) { log.resolved($0, at: .release(release.version)) })
    let version = record.release.version.description
    return Article(
      .release(package: name, version: version), title: name + " " + version, kind: "Release",
      marks: release.registered.marks + [ArticleMark(release.part?.rawValue ?? "first release")],
      summary: "What changed in \(name) \(version), for whom, and what to do.",
      facts: facts(of: release), parts: body.map { part in { part } })
  }
}

extension ReleasedPackage.Release {
  /// The part of the version that it raises, as the numbers say; nil for a first release.
  var part: Bump? {
    guard let bump = registered.record.bump else { return nil }
    return changes?.previous.map { version.part(raisedSince: $0.version) } ?? bump
  }
}

private func body(of release: ReleasedPackage.Release, _ resolve: @escaping NameResolver) -> [MarkdownBlock] {
  let record = release.registered.record
  let entry = ChangelogEntry(
    version: release.version, changes: release.changes, restores: record.restores, restoreReason: record.restoreReason)
  var blocks: [MarkdownBlock] = [.heading(2, [.text("What changed")], anchor: nil)] + Changelog.body(of: entry, resolve)
  if let changes = release.changes, changes.previous != nil {
    blocks.append(.heading(2, [.text("What to do")], anchor: nil))
    var notes = MigrationNotes(of: changes)
    notes.resolve = resolve
    // The changes of the notes stand below their own heading here.
    blocks += notes.body.map { block in
      if case .heading(2, let spans, let anchor) = block { return .heading(3, spans, anchor: anchor) }
      return block
    }
  }
  if !record.waivers.isEmpty {
    blocks += [
      .heading(2, [.text("Waivers")], anchor: nil),
      .table(
        columns: ["Rule", "Element", "Why", "Approved by", "Until"],
        rows: record.waivers.map { finding in
          [
            [[.code(finding.rule.name)]], [[.code(finding.subject)]], [[.text(finding.waiver.reason)]],
            [[.text(finding.waiver.approver)]], [[.text(finding.waiver.expires)]],
          ]
        }),
    ]
  }
  return blocks
}

private func facts(of release: ReleasedPackage.Release) -> [Article.Fact] {
  let record = release.registered.record
  var facts: [Article.Fact] = release.registered.statuses.map { status in
    let isSentence = status.successor != nil && status.reason.hasSuffix(".")
    let reason = isSentence ? String(status.reason.dropLast()) : status.reason
    var line: [MarkdownSpan] = [.text("on \(status.date) by \(status.publisher): "), .text(reason)]
    if let successor = status.successor {
      line.append(.text("; use "))
      line.append(.code(successor.package.text + (successor.version.map { "@\($0)" } ?? "")))
    }
    return (title(status.kind), line)
  }
  facts.append(("Released", [.text("\(record.released) by \(record.publisher)")]))
  if let previous = release.changes?.previous {
    facts.append(("Follows", [.code("\(record.release.package)@\(previous.version)")]))
  }
  if let part = release.part { facts.append(("Bump", [.text(part.rawValue)])) }
  if let restores = record.restores {
    facts.append(("Restores", [.code("\(record.release.package)@\(restores)")]))
  }
  if let commit = record.commit { facts.append(("Commit", [.code(commit)])) }
  facts.append(("Digest", [.code(record.manifest.description)]))
  if !record.dependencies.isEmpty {
    let needs = record.dependencies.map { dependency -> [MarkdownSpan] in
      [
        .code(dependency.release.package.text), .text(" \(dependency.requirement), checked against "),
        .code("\(dependency.release.package)@\(dependency.release.version)"),
      ]
    }
    facts.append(("Needs", Array(needs.joined(separator: [.lineBreak]))))
  }
  let approvers = ReleaseApprover.all(of: record, release.changes)
  if !approvers.isEmpty {
    let approvals = approvers.map { approver -> [MarkdownSpan] in
      var line: [MarkdownSpan] = [.text(approver.name)]
      for (index, decision) in approver.decisions.enumerated() {
        line.append(.text(index == 0 ? ": " : ", "))
        line.append(Link.external(decision).map { .link(decision, $0) } ?? .code(decision))
      }
      if let discounted = approver.discounted { line += [.text(" "), .emphasis("(\(discounted))")] }
      return line
    }
    facts.append(("Approved by", Array(approvals.joined(separator: [.lineBreak]))))
  }
  if !release.signatures.isEmpty {
    facts.append(("Signed", Array(release.signatures.map { [.text($0)] }.joined(separator: [.lineBreak]))))
  }
  return facts
}

private func title(_ kind: StatusRecord.Kind) -> String {
  switch kind {
  case .yanked: "Withdrawn"
  case .deprecated: "Deprecated"
  case .sunset: "Ends"
  }
}
