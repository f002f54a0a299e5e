import TwinRuntime
import TwinSource

/// What --drop names has to be there.
extension Migrate {
  /// Throws where --drop names what `migration` does not take away.
  func checkDropped(by migration: Migration, _ after: VersionImage) throws {
    let removals = migration.steps.filter(\.isRemoval).map(\.element)
    for element in dropped where element != "all" && !removals.contains(element) {
      throw CommandFailure.usage(
        "--drop \(element): \(after.version) has a place for it, or nothing is called that"
          + suggestion(for: element, among: removals)
          + (removals.isEmpty ? "; nothing is to be dropped here" : "; --plan shows what may be dropped"))
    }
  }

  /// Throws where --drop names what no type or schema of `registry` has: which types there will be, the records say.
  func checkDropped(in registry: TwinRuntime.Registry) throws {
    for element in dropped where element != "all" && !element.contains(" → ") {
      let parts = element.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      if parts.count > 1, registry.schema(parts[0]) != nil { continue }
      guard parts.count > 1, let type = registry.type(parts[0]) else {
        let members = registry.types.flatMap { type in type.members.map(\.id) }
        throw CommandFailure.usage(
          "--drop \(element): \(from) has no such element" + suggestion(for: element, among: members))
      }
      if type.member(parts[1]) == nil {
        throw CommandFailure.usage(
          "--drop \(element): `\(type.id)` has no member `\(parts[1])`"
            + suggestion(for: element, among: type.members.map(\.id)))
      }
    }
  }

  /// What may be meant by `element`: what is spelt nearly so, or has that name alone.
  private func suggestion(for element: String, among elements: [String]) -> String {
    func name(_ element: String) -> String {
      String(element[(element.lastIndex(of: "/").map(element.index(after:)) ?? element.startIndex)...])
    }
    let found =
      nearest(to: element, in: elements) ?? elements.first { name($0) == name(element) }
      ?? nearest(to: name(element), in: elements.map(name)).flatMap { near in elements.first { name($0) == near } }
    return found.map { "; did you mean `\($0)`?" } ?? ""
  }
}
