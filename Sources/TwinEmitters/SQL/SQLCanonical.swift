import TwinModel

// Texts that are the same for values that are the same: numbers by value, members in any order. A part stands behind its length, so that
// no two ways of putting parts together give one text.

extension SQLChecker {
  /// How deep arrays, maps and objects nest in values that are compared whole.
  static let comparisonLimit = 4

  /// The canonical text of the value at `place`; nil where that takes more than is known of it: geometries, too many levels.
  func canonical(_ value: ValueSpec, of place: SQL, _ depth: Int = 0) -> SQL? {
    guard depth <= Self.comparisonLimit else { return nil }
    switch model.resolved(value.type).type {
    case .primitive(let primitive): return primitive.isGeometry ? nil : place
    case .enumeration: return place
    case .schema: return nil
    case .array(let element):
      let item = "m\(depth)"
      guard let parts = canonicalElements(element, of: place, depth) else { return nil }
      let joined = SQL.call(.join, [.map(parts, variable: item, index: nil, body: measured(.name(item)))])
      return .cases([SQLBranch(place.first == .text("["), .concatenation([.text("["), joined]))], otherwise: place)
    case .map(_, let field):
      let (keys, item) = ("k\(depth)", "n\(depth)")
      guard let part = canonical(model.fields[field].value, of: .name(item), depth + 1) else { return nil }
      let entry = SQL.concatenation([measured(.at(.name(keys), index: item + "i")), measured(part)])
      let values = text.normal(.call(.values, [place]), if: model.isNumeric(field))
      let entries = SQL.call(.sort, [.map(values, variable: item, index: item + "i", body: entry)])
      let all = SQL.bind(keys, .call(.keys, [place]), in: .call(.join, [entries]))
      return .cases([SQLBranch(place.first == .text("{"), .concatenation([.text("{"), all]))], otherwise: place)
    case .object(let range):
      let members = "o\(depth)"
      guard let parts = canonicalMembers(range, .name(members), depth) else { return nil }
      return .cases(
        [SQLBranch(place.first == .text("{"), .bind(members, taken(range, of: place), in: parts))], otherwise: place)
    }
  }

  private func taken(_ range: IDRange<Field>, of place: SQL) -> SQL {
    members(model.object(range), of: place)
  }

  private func canonicalMembers(_ range: IDRange<Field>, _ members: SQL, _ depth: Int) -> SQL? {
    var parts: [SQL] = [.text("{")]
    for (index, slot) in model.object(range).slots.enumerated() {
      guard case .value(let inner) = slot.content,
        let part = canonical(inner, of: .member(members, index, "'" + slot.name), depth + 1)
      else { return nil }
      parts.append(.call(.coalesce, [measured(part), .text("-")]))
    }
    return .concatenation(parts)
  }

  /// The canonical texts of the elements of a list.
  func canonicalElements(_ element: ID<Field>, of place: SQL, _ depth: Int = 0) -> SQL? {
    let value = model.fields[element].value
    let item = "e\(depth)"
    let elements = text.normal(.call(.elements, [place]), if: model.isNumeric(element))
    if case .object(let range) = model.resolved(value.type).type, depth < Self.comparisonLimit {
      guard let parts = canonicalMembers(range, .name(item), depth + 1) else { return nil }
      let objects = SQL.map(
        elements, variable: item, index: nil,
        body: .cases([SQLBranch(SQL.name(item).first == .text("{"), taken(range, of: .name(item)))], otherwise: nil))
      return .map(objects, variable: item, index: nil, body: parts)
    }
    guard let part = canonical(value, of: .name(item), depth + 1) else { return nil }
    return .map(elements, variable: item, index: nil, body: part)
  }

  private func measured(_ part: SQL) -> SQL {
    .concatenation([.call(.asText, [part.length]), .text(":"), part])
  }
}

extension Model {
  /// The canonical text of an encoded literal; nil where no value has it.
  func canonical(_ literal: Literal, as value: ValueSpec) -> String? {
    func measured(_ text: String) -> String { "\(text.unicodeScalars.count):" + text }
    switch (resolved(value.type).type, literal) {
    case (.array(let element), .array(let items)):
      let parts = items.compactMap { canonical($0, as: fields[element].value) }
      return parts.count == items.count ? "[" + parts.map(measured).joined() : nil
    case (.map(_, let field), .object(let entries)):
      let parts = entries.compactMap { entry in
        canonical(entry.value, as: fields[field].value).map { measured("'" + string(entry.key)) + measured($0) }
      }
      guard parts.count == entries.count else { return nil }
      return "{" + parts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
    case (.object(let range), .object(let entries)):
      var text = "{"
      var used = 0
      for slot in object(range).slots {
        guard case .value(let inner) = slot.content else { return nil }
        guard let entry = entries.first(where: { string($0.key).utf8.elementsEqual(slot.name.utf8) }) else {
          text += "-"
          continue
        }
        guard let part = canonical(entry.value, as: inner) else { return nil }
        used += 1
        text += measured(part)
      }
      return used == entries.count ? text : nil
    default: return scalarText(literal)
    }
  }
}
