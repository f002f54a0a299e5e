import TwinModel

// Texts that are the same for values that are the same: numbers by value, members in any order. A part stands behind its length, so that
// no two ways of putting parts together give one text.

extension SQLChecker {
  func canonicalVariable() -> String { "u" }

  /// The canonical text of the value at `place`; nil where that takes more than is known of it: geometries, too many levels.
  func canonical(_ value: ValueSpec, of place: SQL, _ levels: Int, _ depth: Int = 0) -> SQL? {
    let passed = model.schemas(passedBy: value)
    guard depth <= 16 else { return nil }
    switch model.resolved(value.type).type {
    case .primitive(let primitive): return primitive.isGeometry ? nil : place
    case .enumeration: return place
    case .schema: return nil
    case .array(let element):
      guard levels > 0, let parts = canonicalElements(element, of: place, levels - (passed.isEmpty ? 0 : 1), depth + 1)
      else { return nil }
      let joined = SQL.call(.join, [.map(parts, variable: "m\(depth)", index: nil, body: measured(.name("m\(depth)")))])
      return .cases([SQLBranch(place.first == .text("["), .concatenation([.text("["), joined]))], otherwise: place)
    case .map(_, let field):
      let (keys, values, item) = ("k\(depth)", "w\(depth)", "n\(depth)")
      guard levels > 0,
        let part = canonical(
          model.fields[field].value, of: .name(item), levels - (passed.isEmpty ? 0 : 1), depth + 1)
      else { return nil }
      let entry = SQL.concatenation([measured(.at(.name(keys), index: item + "i")), measured(part)])
      let entries = SQL.call(
        .sort, [.map(.name(values), variable: item, index: item + "i", body: entry)])
      let normal = SQL.map(.call(.values, [place]), variable: "x", index: nil, body: text.normal("x"))
      return .cases(
        [
          SQLBranch(
            place.first == .text("{"),
            .concatenation([
              .text("{"),
              .bind(keys, .call(.keys, [place]), in: .bind(values, normal, in: .call(.join, [entries]))),
            ]))
        ], otherwise: place)
    case .object(let range):
      guard levels > 0 else { return nil }
      let members = "o\(depth)"
      let slots = model.object(range).slots
      var parts: [SQL] = [.text("{")]
      for (index, slot) in slots.enumerated() {
        let member = SQL.member(.name(members), index, "'" + slot.name)
        guard case .value(let inner) = slot.content,
          let part = canonical(inner, of: member, levels - (passed.isEmpty ? 0 : 1), depth + 1)
        else { return nil }
        parts.append(.call(.coalesce, [measured(part), .text("-")]))
      }
      let all = SQL.bind(
        members, .members(of: place, slots.map { "'" + $0.name }, variable: "x", norm: text.normal("x")),
        in: .concatenation(parts))
      return .cases([SQLBranch(place.first == .text("{"), all)], otherwise: place)
    }
  }

  /// The canonical texts of the elements of a list.
  func canonicalElements(_ element: ID<Field>, of place: SQL, _ levels: Int, _ depth: Int = 0) -> SQL? {
    let item = "e\(depth)"
    guard let part = canonical(model.fields[element].value, of: .name(item), levels, depth + 1) else { return nil }
    return .map(elements(of: place), variable: item, index: nil, body: part)
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
