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

  /// The units that `from` and `to` mean: where several are called so, the pair that can be converted. Throws with what may be meant instead.
  func theUnits(called from: String, _ to: String) throws -> (from: UnitOfMeasure, to: UnitOfMeasure) {
    let (ones, others) = (try units(called: from), try units(called: to))
    let convertible = ones.flatMap { one in others.filter { one.isConvertible(to: $0) }.map { (from: one, to: $0) } }
    // From a unit to itself nothing changes, whichever of those is meant that are called so.
    let pairs = from == to ? Array(convertible.prefix { $0.from.id == $0.to.id }.prefix(1)) : convertible
    // What cannot be converted is told with the quantities of both.
    guard let pair = pairs.first ?? ones.first.flatMap({ one in others.first.map { (from: one, to: $0) } }) else {
      throw CommandFailure.usage("`\(from)` and `\(to)` are no units")
    }
    if pairs.count > 1 {
      let shown = pairs.prefix(5).map { "`\($0.from.id)` to `\($0.to.id)`" }.joined(separator: ", ")
      throw CommandFailure.usage("`\(from)` to `\(to)` may be several things; write which by identities: \(shown)")
    }
    return pair
  }

  /// The units that are called `text`: by identity, by name, those of the package itself before others, or by symbol. Throws where there are
  /// none.
  func units(called text: String) throws -> [UnitOfMeasure] {
    if let found = unit(text) { return [found] }
    let named = units.filter { $0.name == text }
    let own = named.filter { $0.package == package }
    let found = !own.isEmpty ? own : !named.isEmpty ? named : units.filter { isSymbol(text, of: $0) }
    guard found.isEmpty else { return Array(found) }
    let near = nearestUnit(to: text).map { "; did you mean `\($0)`?" } ?? ""
    throw CommandFailure.usage("`\(package.name)` \(package.version) has no unit called `\(text)`\(near)")
  }

  /// Whether `text` is the symbol of `unit`; a keyboard's Greek mu stands for the micro sign, which looks the same.
  private func isSymbol(_ text: String, of unit: UnitOfMeasure) -> Bool {
    func withMicroSigns(_ symbol: String) -> String {
      String(String.UnicodeScalarView(symbol.unicodeScalars.map { $0 == "\u{3BC}" ? "\u{B5}" : $0 }))
    }
    return unit.symbol.map { withMicroSigns($0) == withMicroSigns(text) } ?? false
  }

  /// The identity of an element that has the name `text` and is looked up by identity alone: a schema, a quantity, a concept, a relation or a point.
  func identity(called text: String) -> String? {
    schemas.first { $0.name == text }?.id ?? quantities.first { $0.name == text }?.id
      ?? concepts.first { $0.name == text }?.id ?? relations.first { $0.name == text }?.id
      ?? points.first { $0.name == text }?.id
  }

  /// A unit that may be meant by `text`: its name, or its identity where `text` looks like one.
  func nearestUnit(to text: String) -> String? {
    let isIdentity = text.contains(".") && text.utf8.count > 4
    let byName = nearest(to: text, in: isIdentity ? units.map(\.id) : units.map(\.name))
    // Symbols are short: one that differs in case alone is near, and every other one is too.
    let bySymbol = units.first { $0.symbol?.lowercased() == text.lowercased() }
    // People leave out what a name begins with: celsius.
    let wanted = text.lowercased()
    let byEnd = wanted.utf8.count < 4 ? nil : units.first { $0.name.lowercased().hasSuffix(wanted) }
    let byCase = units.first { $0.name.lowercased() == wanted }
    let found =
      byCase ?? bySymbol ?? byEnd
      ?? byName.flatMap { near in units.first { isIdentity ? $0.id == near : $0.name == near } }
    return found.map { isIdentity ? $0.id : $0.name }
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
