import TwinModel

extension ValueComparison {
  /// What differs between two enumerations.
  func enumerationDifferences(_ a: ID<Enumeration>, _ b: ID<Enumeration>, at path: String) -> [Difference] {
    let (rowA, rowB) = (old.enumerations[a], new.enumerations[b])
    var pairs = matched(Array(rowA.values), Array(rowB.values), \.enumerationValues, \.name, \.metadata)
    // Names that stand in data themselves are texts like others.
    guard (rowA.encoding == .integer) == (rowB.encoding == .integer) else {
      return [
        Difference(
          kind: .enumEncodingChanged, path: path, before: rowA.encoding.word, after: rowB.encoding.word,
          renamedValues: pairs.both.compactMap { renamed($0, $1) })
      ]
    }
    var found: [Difference] = []
    if rowA.isOpen != rowB.isOpen {
      found.append(Difference(kind: rowB.isOpen ? .enumOpened : .enumClosed, path: path))
    }
    let codes = Codes(
      old: Dictionary(rowA.values.map { (code($0, old), $0) }) { first, _ in first },
      new: Dictionary(rowB.values.map { (code($0, new), $0) }) { first, _ in first })
    pairRespelled(&pairs, codes)
    for (oldValue, newValue) in pairs.both {
      found += wordDifferences(oldValue, newValue, at: path).map {
        $0.about(.enumerationValue(oldValue), .enumerationValue(newValue))
      }
    }
    found += codeDifferences(pairs, codes, at: path)
    // Values whose codes stand for others on the other side are told there.
    let lost = pairs.lost.filter { codes.new[code($0, old)] == nil }
    let gained = pairs.gained.filter { codes.old[code($0, new)] == nil }
    for value in lost {
      let row = old.enumerationValues[value]
      found.append(
        Difference(
          kind: rowB.isOpen ? .openEnumValueRemoved : .enumValueRemoved, path: place(path, old.string(row.name)),
          before: old.text(of: row.encoded), old: .enumerationValue(value),
          candidate: renameCandidate(for: value, beside: lost, among: gained, at: path)))
    }
    for value in gained {
      let row = new.enumerationValues[value]
      found.append(
        Difference(
          kind: rowA.isOpen ? .openEnumValueAdded : .enumValueAdded, path: place(path, new.string(row.name)),
          after: new.text(of: row.encoded), new: .enumerationValue(value)))
    }
    return found
  }

  private typealias MatchedValues = (
    both: [(ID<EnumerationValue>, ID<EnumerationValue>)], lost: [ID<EnumerationValue>], gained: [ID<EnumerationValue>]
  )

  /// What each code stands for on either side.
  private struct Codes {
    var old: [String: ID<EnumerationValue>]
    var new: [String: ID<EnumerationValue>]
  }

  private func code(_ value: ID<EnumerationValue>, _ model: Model) -> String {
    model.text(of: model.enumerationValues[value].encoded)
  }

  private func name(_ value: ID<EnumerationValue>, _ model: Model) -> String {
    model.string(model.enumerationValues[value].name)
  }

  private func place(_ path: String, _ value: String) -> String { path + "=" + value }

  /// Codes are what data holds. A value with the code of one that is gone is the same where the name is only spelt another way;
  /// under another name, and without a word about it, it is another value.
  private func pairRespelled(_ pairs: inout MatchedValues, _ codes: Codes) {
    let lost = Set(pairs.lost)
    for value in pairs.gained {
      guard let former = codes.old[code(value, new)], lost.contains(former),
        areSpellings(name(former, old), name(value, new))
      else { continue }
      pairs.both.append((former, value))
      pairs.lost.removeAll { $0 == former }
      pairs.gained.removeAll { $0 == value }
    }
  }

  /// What differs between two values that are the same, apart from their codes.
  private func wordDifferences(
    _ a: ID<EnumerationValue>, _ b: ID<EnumerationValue>, at path: String
  ) -> [Difference] {
    let (x, y) = (old.enumerationValues[a], new.enumerationValues[b])
    let place = place(path, new.string(y.name))
    let found = metadataDifferences(x.metadata, y.metadata, at: place)
    guard same(x.encoded, y.encoded), !identities.same(x.name, y.name) else { return found }
    return found + [
      Difference(kind: .enumValueRenamed, path: place, before: old.string(x.name), after: new.string(y.name))
    ]
  }

  // MARK: - Codes

  /// What codes stand for, where that is something else: an enumeration that is numbered anew is one change of a kind, however
  /// many values it has.
  private func codeDifferences(_ pairs: MatchedValues, _ codes: Codes, at path: String) -> [Difference] {
    var recoded: [Difference] = []
    var exchanged: [Difference] = []
    for (a, b) in pairs.both where !same(old.enumerationValues[a].encoded, new.enumerationValues[b].encoded) {
      let isExchanged = codes.old[code(b, new)] != nil || codes.new[code(a, old)] != nil
      var difference = codeDifference(isExchanged ? .enumCodesExchanged : .enumValueRecoded, a, b, at: path)
      difference.renamedValues = renamed(a, b).map { [$0] } ?? []
      if isExchanged { exchanged.append(difference) } else { recoded.append(difference) }
    }
    let lost = Set(pairs.lost)
    for value in pairs.gained {
      guard let former = codes.old[code(value, new)], lost.contains(former) else { continue }
      var difference = codeDifference(.enumCodesExchanged, former, value, at: path)
      difference.candidate = RenameCandidate(
        element: .enumerationValue(value), path: place(path, name(value, new)), formerName: name(former, old),
        isLikely: false)
      exchanged.append(difference)
    }
    return [folded(recoded, at: path), folded(exchanged, at: path)].compactMap(\.self)
  }

  /// Two values that are the same, where the name is another one.
  private func renamed(_ a: ID<EnumerationValue>, _ b: ID<EnumerationValue>) -> RenamedValue? {
    let (former, name) = (name(a, old), name(b, new))
    return former.utf8.elementsEqual(name.utf8) ? nil : RenamedValue(former: former, name: name)
  }

  private func codeDifference(
    _ kind: ChangeKind, _ a: ID<EnumerationValue>, _ b: ID<EnumerationValue>, at path: String
  ) -> Difference {
    func text(_ value: ID<EnumerationValue>, _ model: Model) -> String {
      let (name, code) = (name(value, model), code(value, model))
      return name == code ? name : "\(name) = \(code)"
    }
    return Difference(
      kind: kind, path: place(path, name(b, new)), before: text(a, old), after: text(b, new),
      old: .enumerationValue(a), new: .enumerationValue(b))
  }

  /// Differences of one kind as one of the whole enumeration, with the first few.
  private func folded(_ differences: [Difference], at path: String) -> Difference? {
    guard let first = differences.first, differences.count > 1 else { return differences.first }
    func listing(_ texts: [String]) -> String {
      let more = texts.count - 3
      return texts.prefix(3).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
    return Difference(
      kind: first.kind, path: path, before: listing(differences.compactMap(\.before)),
      after: listing(differences.compactMap(\.after)), renamedValues: differences.flatMap(\.renamedValues))
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
