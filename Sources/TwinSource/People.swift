/// Whether `text` has nothing to read: a reason, an owner or an approver that is none.
public func isBlank(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || isUnseen($0) }
}

/// Whether `text` names no person and no team: it is blank, has no letter and no digit, or is what people write where they have no name
/// (`n/a`, `None.`, `TBD`).
public func namesNobody(_ text: String) -> Bool {
  var scalars = text.lowercased().unicodeScalars.filter { !isUnseen($0) }[...]
  func isMark(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
  }
  while let first = scalars.first, isMark(first) { scalars.removeFirst() }
  while let last = scalars.last, isMark(last) { scalars.removeLast() }
  var word = ""
  word.unicodeScalars.append(contentsOf: scalars)
  return word.isEmpty || nobody.contains(word.split(whereSeparator: \.isWhitespace).joined(separator: " "))
}

/// What stands in the place of a name, in lower case and without marks around it.
private let nobody: Set<String> = [
  "n/a", "n.a", "none", "nobody", "no one", "no-one", "noone", "nil", "null", "unknown", "undefined", "not applicable",
  "not available",
  "not needed", "not required", "pending", "tba", "tbc", "tbd", "to be announced", "to be confirmed", "to be decided",
  "to be defined",
  "to be determined", "to be done", "todo", "to do", "fixme", "xxx", "anonymous", "placeholder", "someone", "somebody",
]

/// Whether `a` and `b` name the same person or team. Addresses decide where both have one (`Bob <bob@example.com>`, `bob@example.com`),
/// otherwise names; a name without an address is also that of who has it as the name in an address (`bob`). Case, quotes, and spaces
/// and characters that nobody sees, make no difference.
public func isSamePerson(_ a: String, _ b: String) -> Bool {
  let (a, b) = (PersonName(a), PersonName(b))
  switch (a.address, b.address) {
  case (let one?, let other?): return one == other
  case (nil, nil): return a.name == b.name
  case (let address?, nil): return a.name == b.name || isLocal(b.name, address)
  case (nil, let address?): return a.name == b.name || isLocal(a.name, address)
  }
}

/// People and teams, each once, in the order in which they came: whoever is the same as one before (`isSamePerson`) is that one. To ask and to
/// add takes constant time.
public struct People: Sendable {
  /// Each as they were first called.
  public private(set) var names: [String] = []
  /// Positions by address, by the name of those without one, and by the names that those with an address have in or beside it.
  private var byAddress: [String: Int] = [:]
  private var byPlainName: [String: Int] = [:]
  private var byOtherName: [String: Int] = [:]

  /// Nobody.
  public init() {}

  /// The position of the first one who is the same as `text` names; nil where there is none.
  func position(of text: String) -> Int? { position(of: PersonName(text)) }

  /// The position of who `text` names, who is added where there is none.
  /// - Returns: the position, and whether they are new.
  @discardableResult
  public mutating func add(_ text: String) -> (position: Int, isNew: Bool) {
    let person = PersonName(text)
    if let known = position(of: person) { return (known, false) }
    let position = names.count
    names.append(text)
    if let address = person.address {
      byAddress[address] = position
      for name in [person.name] + Self.localNames(address) { byOtherName[name] = byOtherName[name] ?? position }
    } else {
      byPlainName[person.name] = position
    }
    return (position, true)
  }

  private func position(of person: PersonName) -> Int? {
    var found = [byPlainName[person.name]]
    if let address = person.address {
      found += [byAddress[address]] + Self.localNames(address).map { byPlainName[$0] }
    } else {
      found.append(byOtherName[person.name])
    }
    return found.compactMap(\.self).min()
  }

  /// What stands before each `@` of an address.
  private static func localNames(_ address: String) -> [String] {
    address.indices.filter { address[$0] == "@" }.map { String(address[..<$0]) }
  }
}

/// `names` in a sentence, the first ones where there are many: `ada, bob and 7 more`.
public func shortList(_ names: [String], most: Int = 12) -> String {
  names.prefix(most).joined(separator: ", ") + (names.count > most ? " and \(names.count - most) more" : "")
}

/// A note for a finding that `a` and `b`, which are the same person, are so; none where both are written alike.
public func samePersonNotes(_ a: String, _ b: String) -> [String] {
  a == b ? [] : ["`\(a)` and `\(b)` name the same person"]
}

private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0x80 && scalar.properties.isDefaultIgnorableCodePoint
}

private func isLocal(_ name: String, _ address: String) -> Bool { address.hasPrefix(name + "@") }

/// A person as people write one, in the form in which two are compared.
private struct PersonName {
  var name: String
  var address: String?

  init(_ text: String) {
    var seen = ""
    for scalar in text.unicodeScalars where scalar.properties.isWhitespace || !isUnseen(scalar) {
      seen.unicodeScalars.append(scalar)
    }
    let words = Self.collapsed(seen.lowercased()[...])
    if words.hasSuffix(">"), let open = words.lastIndex(of: "<") {
      name = Self.collapsed(words[..<open])
      address = Self.address(words[words.index(after: open)...].dropLast())
    } else if !words.contains(" "), words.dropFirst().contains("@") {
      name = ""
      address = Self.address(words[...])
    } else {
      name = words
    }
    if name.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
    // As hosts of repositories write accounts.
    if name.hasPrefix("@") { name.removeFirst() }
  }

  private static func collapsed(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func address(_ text: Substring) -> String? {
    let bare = text.hasPrefix("mailto:") ? text.dropFirst(7) : text
    let address = String(bare.filter { !$0.isWhitespace })
    return address.isEmpty ? nil : address
  }
}
