public import TwinRegistry
import TwinSource

/// Somebody who approved a release, with all that they approved of it.
public struct ReleaseApprover: Sendable {
  /// Who, as the first approval has it.
  public var name: String
  /// Where the decisions are written down, each once.
  public var decisions: [String]
  /// The change records that say so, each once.
  public var records: [String]
  /// Why none of it counts as an approval, in words; nil where some does.
  public var discounted: String?

  /// Those who approved the release of `record`, each once, as people are told apart. `changes` tell who wrote what they approved: who approves
  /// their own alone approves nothing, and so does who approves what nobody has written by name.
  public static func all(of record: ReleaseRecord, _ changes: ReleaseChanges?) -> [ReleaseApprover] {
    let written = (changes?.records ?? []).reduce(into: [String: ReleasedRecord]()) { $0[$1.name] = $1 }
    var found: [ReleaseApprover] = []
    var people = People()
    for approval in record.approvals {
      let discounted = approval.record.flatMap { written[$0] }.flatMap { reason(against: approval.approver, of: $0) }
      let (index, isNew) = people.add(approval.approver)
      if isNew {
        found.append(
          ReleaseApprover(
            name: approval.approver, decisions: [approval.decision].compactMap(\.self),
            records: [approval.record].compactMap(\.self), discounted: discounted))
        continue
      }
      if let decision = approval.decision, !found[index].decisions.contains(decision) {
        found[index].decisions.append(decision)
      }
      if let record = approval.record, !found[index].records.contains(record) { found[index].records.append(record) }
      if discounted == nil { found[index].discounted = nil }
    }
    return found
  }

  /// Those who approved what `record` says, each once, and behind a name why it does not count where that is so.
  static func names(of record: ReleasedRecord) -> [String] {
    var people = People()
    return record.approvedBy.filter { people.add($0).isNew }.map { approver in
      approver + (reason(against: approver, of: record).map { " (\($0))" } ?? "")
    }
  }

  /// Why `approver` approves nothing by what `record` says; nil where they do.
  private static func reason(against approver: String, of record: ReleasedRecord) -> String? {
    if namesNobody(approver) { return "does not count: it names nobody" }
    guard let author = record.author, !namesNobody(author) else { return "does not count: no author is named" }
    return isSamePerson(approver, author) ? "does not count: the author's own" : nil
  }
}
