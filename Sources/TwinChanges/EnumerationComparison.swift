import TwinModel

extension ValueComparison {
  /// What differs between two enumerations.
  func enumerationDifferences(_ a: ID<Enumeration>, _ b: ID<Enumeration>, at path: String) -> [Difference] {
    let (rowA, rowB) = (old.enumerations[a], new.enumerations[b])
    guard rowA.encoding == rowB.encoding else {
      return [
        Difference(
          kind: .enumEncodingChanged, path: path, before: rowA.encoding.word, after: rowB.encoding.word)
      ]
    }
    var found: [Difference] = []
    if rowA.isOpen != rowB.isOpen {
      found.append(Difference(kind: rowB.isOpen ? .enumOpened : .enumClosed, path: path))
    }
    var pairs = matched(Array(rowA.values), Array(rowB.values), \.enumerationValues, \.name, \.metadata)
    // Codes are what data holds: a value with another name and the same code is the same value.
    for value in pairs.gained {
      let encoded = new.enumerationValues[value].encoded
      guard let twin = pairs.lost.first(where: { same(old.enumerationValues[$0].encoded, encoded) }) else { continue }
      pairs.both.append((twin, value))
      pairs.lost.removeAll { $0 == twin }
      pairs.gained.removeAll { $0 == value }
    }
    for (oldValue, newValue) in pairs.both {
      found += valueDifferences(oldValue, newValue, in: rowA, rowB, at: path).map {
        $0.about(.enumerationValue(oldValue), .enumerationValue(newValue))
      }
    }
    for value in pairs.lost {
      let row = old.enumerationValues[value]
      found.append(
        Difference(
          kind: rowB.isOpen ? .openEnumValueRemoved : .enumValueRemoved, path: place(path, old.string(row.name)),
          before: old.text(of: row.encoded), old: .enumerationValue(value)))
    }
    for value in pairs.gained {
      let row = new.enumerationValues[value]
      found.append(
        Difference(
          kind: rowA.isOpen ? .openEnumValueAdded : .enumValueAdded, path: place(path, new.string(row.name)),
          after: new.text(of: row.encoded), new: .enumerationValue(value)))
    }
    return found
  }

  private func place(_ path: String, _ value: String) -> String { path + "=" + value }

  private func valueDifferences(
    _ a: ID<EnumerationValue>, _ b: ID<EnumerationValue>, in rowA: Enumeration, _ rowB: Enumeration, at path: String
  ) -> [Difference] {
    let (x, y) = (old.enumerationValues[a], new.enumerationValues[b])
    let place = place(path, new.string(y.name))
    var found = metadataDifferences(x.metadata, y.metadata, at: place)
    if same(x.encoded, y.encoded) {
      if !identities.same(x.name, y.name) {
        found.append(
          Difference(kind: .enumValueRenamed, path: place, before: old.string(x.name), after: new.string(y.name)))
      }
      return found
    }
    let isExchanged =
      rowB.values.contains { same(x.encoded, new.enumerationValues[$0].encoded) }
      || rowA.values.contains { same(old.enumerationValues[$0].encoded, y.encoded) }
    found.append(
      Difference(
        kind: isExchanged ? .enumCodesExchanged : .enumValueRecoded, path: place, before: old.text(of: x.encoded),
        after: new.text(of: y.encoded)))
    return found
  }
}

extension Enumeration.Encoding {
  fileprivate var word: String {
    switch self {
    case .name: "name"
    case .integer: "integer"
    case .string: "string"
    }
  }
}
