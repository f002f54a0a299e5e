import TwinModel
import TwinOutput

/// What elements had, and have under no name any more, with the release that took it.
extension SearchIndex {
  /// By element, those that left it.
  func departed(_ range: Range<Int>) -> JSONValue {
    let parts = departedParts()
    return pairs(range) { element in
      let gone = members(gone: element) + (parts[model.identity(element)] ?? [])
      return gone.isEmpty ? nil : .string(gone.joined(separator: "\n"))
    }
  }

  private func members(gone element: Element) -> [String] {
    guard element.kind == .twin else { return [] }
    let id = ID<Twin>(element.row)
    let header = model.twins[id].header
    guard let history = builder.history(header.package), let departed = history.departed[model.identity(header)],
      !departed.isEmpty
    else { return [] }
    let present = Set(model.effectiveMembers(of: id).map { model.string(model.members[$0].name) })
    return departed.compactMap { identity -> String? in
      let name = String(identity[identity.index(after: identity.firstIndex(of: "/") ?? identity.startIndex)...])
      guard !present.contains(name) else { return nil }
      return line(name, history.events[identity]?.last?.moment)
    }
  }

  /// Fields and values that are gone, by the identity of the element whose history tells of them, in order.
  private func departedParts() -> [String: [String]] {
    var found: [String: [String]] = [:]
    for history in builder.options.histories {
      let gone = history.parts.filter { $0.value.last?.kind == .removed }
      for (part, events) in gone.sorted(by: { ($0.key.owner, $0.key.path) < ($1.key.owner, $1.key.path) }) {
        let names = part.path.split { ".[]{}=".contains($0) }
        guard let name = names.last else { continue }
        let owner = part.owner.split(separator: "/", maxSplits: 1)
        let member = owner.count > 1 ? String(owner[1]) : ""
        found[String(owner[0]), default: []].append(line(String(name), events.last?.moment, member))
      }
    }
    return found
  }

  private func line(_ name: String, _ moment: PackageHistory.Moment?, _ member: String = "") -> String {
    var version = ""
    if case .release(let number)? = moment { version = "\(number)" }
    let columns = [neutralised(name), version, neutralised(member)]
    let last = columns.lastIndex { !$0.isEmpty } ?? 0
    return columns[...last].joined(separator: "\t")
  }
}
