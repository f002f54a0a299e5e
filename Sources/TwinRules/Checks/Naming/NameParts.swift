import TwinModel

/// Some words of a model's names, to be asked for in constant time.
struct WordSet {
  private var isMember: [Bool]

  /// Those of `texts` that any name has.
  init(_ texts: some Sequence<String>, in words: NameWords) {
    isMember = [Bool](repeating: false, count: words.count)
    for text in texts {
      if let word = words.find(text) { isMember[Int(word.rawValue)] = true }
    }
  }

  /// Whether `word` is one of them.
  func contains(_ word: Word) -> Bool { isMember[Int(word.rawValue)] }
}

/// Runs of words in a model's names, with what each stands for.
struct Phrases<Value> {
  private var values: [[Word]: Value] = [:]
  /// Words of the longest phrase that begins, and that ends, with a word: most words begin and end none.
  private var longestFrom: [Word: Int] = [:]
  private var longestTo: [Word: Int] = [:]
  /// Words in the longest of them.
  private(set) var longest = 0

  /// What `phrase` stands for.
  subscript(phrase: [Word]) -> Value? { values[phrase] }

  /// Adds `phrase`, written as one name, unless no name has one of its words. `merge` decides what a phrase that is there
  /// stands for.
  mutating func add(_ phrase: String, _ value: Value, in words: NameWords, merge: (Value, Value) -> Value) {
    let parts = NameWords.of(phrase)
    let found = parts.compactMap(words.find)
    guard !parts.isEmpty, found.count == parts.count else { return }
    values[found] = values[found].map { merge($0, value) } ?? value
    longest = max(longest, found.count)
    longestFrom[found[0], default: 0] = max(longestFrom[found[0]] ?? 0, found.count)
    let last = found[found.count - 1]
    longestTo[last, default: 0] = max(longestTo[last] ?? 0, found.count)
  }

  /// The longest phrase that ends before `end`.
  func match(_ words: ArraySlice<Word>, before end: Int) -> (value: Value, start: Int)? {
    guard end > words.startIndex, let longest = longestTo[words[end - 1]] else { return nil }
    var length = min(longest, end - words.startIndex)
    while length > 0 {
      if let value = values[Array(words[(end - length)..<end])] { return (value, end - length) }
      length -= 1
    }
    return nil
  }

  /// The longest phrase that begins at `start`.
  func match(_ words: ArraySlice<Word>, from start: Int) -> (value: Value, end: Int)? {
    guard start < words.endIndex, let longest = longestFrom[words[start]] else { return nil }
    var length = min(longest, words.endIndex - start)
    while length > 0 {
      if let value = values[Array(words[start..<(start + length)])] { return (value, start + length) }
      length -= 1
    }
    return nil
  }
}

/// What was found about names, each looked at once.
struct NameVerdicts<Verdict> {
  /// By symbol: not looked at, nothing found, something found.
  private var states: [UInt8]
  private var found: [Symbol: Verdict] = [:]

  init(_ model: Model) { states = [UInt8](repeating: 0, count: model.symbols.count) }

  /// Nil where the name has not been looked at.
  subscript(name: Symbol) -> Verdict?? {
    switch states[Int(name.rawValue)] {
    case 0: nil
    case 1: .some(nil)
    default: .some(found[name])
    }
  }

  /// Keeps what was found, and gives it back.
  mutating func keep(_ verdict: Verdict?, on name: Symbol) -> Verdict? {
    states[Int(name.rawValue)] = verdict == nil ? 1 : 2
    if let verdict { found[name] = verdict }
    return verdict
  }
}

extension NameStyle {
  /// The style that `name` is written in, as far as it shows; camel case where it does not.
  static func of(_ name: Span<UInt8>) -> NameStyle {
    var hasSmall = false
    var separator: UInt8?
    for index in 0..<name.count {
      let byte = name[index]
      if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") { hasSmall = true }
      if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") { separator = byte }
    }
    if separator == UInt8(ascii: "-") { return .kebab }
    if separator == UInt8(ascii: "_") { return hasSmall ? .snake : .screamingSnake }
    let startsCapital = name.count > 0 && name[0] >= UInt8(ascii: "A") && name[0] <= UInt8(ascii: "Z")
    return startsCapital ? .upperCamel : .lowerCamel
  }
}

/// A value with the element that has it and that chose its name.
struct NamedValue {
  /// The element.
  var element: ElementRef
  /// Its name.
  var name: Symbol
  /// What it holds.
  var value: ValueSpec
}

extension CheckRun {
  /// The elements that chose their names: all but members that narrow inherited ones, which must keep theirs.
  var choosers: [ElementRef] {
    elements.filter { element in
      guard case .member(let id) = element else { return true }
      return model.members[id].refines == nil
    }
  }

  /// Points, properties, telemetry and fields with their values. A member that narrows another, or that bears the name of
  /// the point that it uses, did not choose its name: whoever did is looked at instead.
  var namedValues: [NamedValue] {
    var result: [NamedValue] = points.map { id in
      NamedValue(element: .point(id), name: model.points[id].header.name, value: model.points[id].value)
    }
    for id in members {
      let member = model.members[id]
      guard let value = member.value, member.refines == nil, member.kind != .event else { continue }
      if let point = member.point, model.points[point].header.name == member.name { continue }
      result.append(NamedValue(element: .member(id), name: member.name, value: value))
    }
    for id in fields {
      result.append(NamedValue(element: .field(id), name: model.fields[id].name, value: model.fields[id].value))
    }
    return result
  }

  /// `words` as a name in the style of the name that `element` has; nil when they are no name.
  func name(of words: some Sequence<Word>, like element: ElementRef) -> String? {
    let style = NameStyle.of(model.symbols.utf8(model.name(of: element)))
    return style.name(of: words.map(facts.words.text))
  }

  /// A mend that names `element` so, unless something beside it has the name.
  func rename(_ element: ElementRef, to name: String?) -> [Mend] {
    guard let name else { return [] }
    guard let symbol = model.symbols.find(name) else { return [.rename(element, to: name)] }
    let isTaken =
      switch element {
      case .member(let id):
        model.effectiveMembers(of: model.members[id].twin).contains { model.members[$0].name == symbol }
      case .enumerationValue, .field: true
      default: isDeclared(symbol, in: facts.package(of: element, in: model))
      }
    return isTaken ? [] : [.rename(element, to: name)]
  }

  /// Whether `package` declares anything called `name`. Rows of a package are sorted by name.
  private func isDeclared(_ name: Symbol, in package: ID<Package>?) -> Bool {
    guard let package = package.map({ model.packages[$0] }) else { return true }
    return package.twins.contains { model.twins[$0].header.name == name }
      || package.schemas.contains { model.schemas[$0].header.name == name }
      || package.points.contains { model.points[$0].header.name == name }
      || package.concepts.contains { model.concepts[$0].header.name == name }
      || package.relations.contains { model.relations[$0].header.name == name }
      || package.quantities.contains { model.quantities[$0].header.name == name }
      || package.units.contains { model.units[$0].header.name == name }
      || package.terms.contains { model.terms[$0].header.name == name }
  }

  /// Packages whose names can be used in `package`: itself and what it depends on, however far.
  func visiblePackages(from package: ID<Package>) -> [ID<Package>] {
    var isSeen = [Bool](repeating: false, count: model.packages.count)
    var found = [package]
    isSeen[package.index] = true
    var next = 0
    while next < found.count {
      for dependency in model.packages[found[next]].dependencies where !isSeen[dependency.package.index] {
        isSeen[dependency.package.index] = true
        found.append(dependency.package)
      }
      next += 1
    }
    return found
  }
}
