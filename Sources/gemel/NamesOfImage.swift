import TwinRuntime
import TwinSource

/// How people name elements of an image: by identity, by external id, by an identity that it had before it was renamed, or by the name
/// alone where one element has it.
extension TwinRuntime.Registry {
  /// The type that `text` means. Throws with what may be meant instead.
  func theType(called text: String) throws -> TwinType {
    if let found = type(text) ?? typesByFormerIdentity[text] { return found }
    return try theOne(called: text, in: types, "type", \.id, \.name) { $0.package == package }
  }

  /// The unit that `text` means. Throws with what may be meant instead.
  func theUnit(called text: String) throws -> UnitOfMeasure {
    if let found = unit(text) { return found }
    return try theOne(called: text, in: units, "unit", \.id, \.name) { $0.package == package }
  }

  /// The element with the name alone: that of the package itself before those of others.
  private func theOne<Element>(
    called text: String, in elements: ElementList<Element>, _ word: String, _ id: (Element) -> String,
    _ name: (Element) -> String, isOwn: (Element) -> Bool
  ) throws -> Element {
    let named = elements.filter { name($0) == text }
    let own = named.filter(isOwn)
    if let found = own.first ?? named.first, own.count == 1 || named.count == 1 { return found }
    let model = "`\(package.name)` \(package.version)"
    guard named.isEmpty else {
      let ids = named.prefix(5).map { "`\(id($0))`" }.joined(separator: ", ")
      throw CommandFailure.usage("\(model) has several \(word)s called `\(text)`; write which one: \(ids)")
    }
    // What is written with dots is meant as an identity.
    let near =
      elements.map(id).first { $0.hasSuffix("." + text) }
      ?? nearest(to: text, in: text.contains(".") ? elements.map(id) : elements.map(name))
    throw CommandFailure.usage(
      "\(model) has no \(word) called `\(text)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
  }
}
