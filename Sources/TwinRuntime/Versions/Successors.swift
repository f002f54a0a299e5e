extension Metadata {
  /// What to use in the place of a deprecated element, and why it goes, in the words of those who record changes; nil where nothing is said.
  var successor: String? {
    guard let deprecation: Deprecation<TwinType> = deprecation({ _ in nil }) else { return nil }
    let words = deprecation.reason?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    let shown = words.count > Self.longestReason ? words.prefix(Self.longestReason) + "…" : words[...]
    let reason = shown.isEmpty ? "" : "; the reason is `\(shown.replacing("`", with: "'"))`"
    guard let replacement = deprecation.replacedBy else { return reason.isEmpty ? nil : "it was deprecated" + reason }
    return "use `\(replacement)` in its place" + reason
  }

  /// How many characters of the reason of a deprecation are told.
  private static let longestReason = 400
}

extension RecordedNames {
  /// What records say of the removal of what is at one of `addresses`, as the earliest version names them.
  func removal(at addresses: [Address]) -> ElementRemoval? {
    for address in addresses {
      let place = Place(owner: address.owner.id, path: address.steps.map(\.text).joined())
      if let removal = removals[place] { return removal }
    }
    return nil
  }

  /// What the records say of removals, by what the earliest version calls what is gone.
  static func removals(in records: [RecordedChanges], _ names: RecordedNames) -> [Place: ElementRemoval] {
    var found: [Place: ElementRemoval] = [:]
    for (index, record) in records.enumerated() {
      for change in record.changes where isRemoval(change.element.kind) || change.element.kind == "field-removed" {
        guard let first = names.ends(of: change.element.subject, at: index, isBefore: true).first else { continue }
        let advice = change.advice.isEmpty ? nil : change.advice.joined(separator: "; ")
        found[Place(owner: first, path: change.element.path)] = ElementRemoval(version: record.version, advice: advice)
      }
    }
    return found
  }
}
