import TwinModel
import TwinSource

/// Finds what `replacedBy` names, as the resolver does: an element of the same kind, plain or qualified by an alias or a
/// package, or by its external identity; of a member, a member of the same type.
struct ReplacementIndex {
  private struct Key: Hashable {
    var kind: UInt8
    var package: ID<Package>?
    var name: Symbol
  }

  private let model: Model
  private var elements: [Key: ElementRef] = [:]
  private var packages: [Symbol: ID<Package>] = [:]
  /// Members of the type that was asked about last: members of a type follow one another.
  private var members: (twin: ID<Twin>, byName: [Symbol: ID<Member>])?

  init(_ model: Model) {
    self.model = model
    for id in model.packages.ids { packages[model.packages[id].name] = id }
    for id in model.concepts.ids { add(.concept(id)) }
    for id in model.relations.ids { add(.relation(id)) }
    for id in model.quantities.ids { add(.quantity(id)) }
    for id in model.units.ids { add(.unit(id)) }
    for id in model.terms.ids { add(.term(id)) }
    for id in model.points.ids { add(.point(id)) }
    for id in model.twins.ids { add(.twin(id)) }
    for id in model.schemas.ids { add(.schema(id)) }
  }

  private mutating func add(_ element: ElementRef) {
    guard let header = model.header(of: element), let kind = Self.kind(element) else { return }
    elements[Key(kind: kind, package: header.package, name: header.name)] = element
    if let external = header.metadata.flatMap({ model.metadata[$0].externalID }) {
      elements[Key(kind: kind, package: nil, name: external)] = element
    }
  }

  private static func kind(_ element: ElementRef) -> UInt8? {
    switch element {
    case .concept: 0
    case .relation: 1
    case .quantity: 2
    case .unit: 3
    case .term: 4
    case .point: 5
    case .twin: 6
    case .schema: 7
    case .package, .member, .field, .enumerationValue: nil
    }
  }

  /// What is to be used instead of `element`; nil where nothing is named or it is not there, which has a finding.
  mutating func replacement(of element: ElementRef, _ deprecation: Deprecation) -> ElementRef? {
    guard let name = deprecation.replacedBy else { return nil }
    if case .member(let id) = element { return member(name, of: model.members[id].twin).map { .member($0) } }
    guard let header = model.header(of: element), let kind = Self.kind(element) else { return nil }
    if let found = elements[Key(kind: kind, package: header.package, name: name)]
      ?? elements[Key(kind: kind, package: nil, name: name)]
    {
      return found
    }
    let text = model.string(name)
    guard let dot = text.lastIndex(of: "."), let qualifier = model.symbols.find(String(text[..<dot])),
      let last = model.symbols.find(String(text[text.index(after: dot)...]))
    else { return nil }
    let dependencies = model.packages[header.package].dependencies
    guard let package = dependencies.first(where: { $0.alias == qualifier })?.package ?? packages[qualifier] else {
      return nil
    }
    return elements[Key(kind: kind, package: package, name: last)]
  }

  private mutating func member(_ name: Symbol, of twin: ID<Twin>) -> ID<Member>? {
    if members?.twin != twin {
      let pairs = model.effectiveMembers(of: twin).map { (model.members[$0].name, $0) }
      members = (twin, Dictionary(pairs) { nearest, _ in nearest })
    }
    return members?.byName[name]
  }
}

extension CheckRun {
  /// Deprecated elements that the rule looks at, with what is to be used instead.
  fileprivate var replacements: [(element: ElementRef, deprecation: Deprecation, replacement: ElementRef)] {
    let all = deprecations.filter { $0.deprecation.replacedBy != nil }
    guard !all.isEmpty else { return [] }
    var index = ReplacementIndex(model)
    return all.compactMap { element, deprecation in
      index.replacement(of: element, deprecation).map { (element, deprecation, $0) }
    }
  }

  fileprivate mutating func reportReplacement(
    _ element: ElementRef, _ replacement: ElementRef, _ label: String, _ more: MessageValues = [:]
  ) {
    var values = more
    values["replacement"] = name(of: replacement, seenFrom: element)
    report(
      element, at: ["deprecated", "replacedBy"], values,
      discriminator: facts.identity(of: replacement, in: model),
      related: element == replacement ? [] : [RelatedPlace(model.place(of: replacement), label)])
  }
}

let selfReplacement = Check(
  "self-replacement", "What is deprecated is replaced by something else.", selection: .named, values: ["replacement"]
) { run in
  for (element, _, replacement) in run.replacements where element == replacement {
    run.reportReplacement(element, replacement, "")
  }
}

let deprecatedReplacement = Check(
  "deprecated-replacement", "What is to be used instead stays.", selection: .named,
  values: ["replacement", "next"]
) { run in
  for (element, _, replacement) in run.replacements where element != replacement && run.isGoing(replacement) {
    let next = run.deprecation(of: replacement)?.replacedBy.map(run.model.string) ?? ""
    run.reportReplacement(element, replacement, "deprecated itself", ["next": next])
  }
}

let incompatibleReplacement = Check(
  "incompatible-replacement", "What is to be used instead holds what was held before.", selection: .named,
  needsWholeModel: true, values: ["replacement", "fault"]
) { run in
  for (element, _, replacement) in run.replacements where element != replacement {
    guard let fault = run.model.incompatibility(of: element, with: replacement) else { continue }
    run.reportReplacement(element, replacement, "the replacement", ["fault": fault])
  }
}

extension Model {
  /// Why `replacement` cannot hold what `element` holds; nil when nothing speaks against it.
  fileprivate func incompatibility(of element: ElementRef, with replacement: ElementRef) -> String? {
    switch (element, replacement) {
    case (.member(let old), .member(let new)):
      let (old, new) = (members[old], members[new])
      if old.kind != new.kind { return "is a \(new.kind.name), and this is a \(old.kind.name)" }
      if case .component(let was) = old.detail, case .component(let becomes) = new.detail, !isSubtype(becomes, of: was)
      {
        return "is of another type"
      }
    case (.twin(let old), .twin(let new)):
      return twins[new].isAbstract && !twins[old].isAbstract ? "is abstract, so that no twin can be of it" : nil
    case (.unit(let old), .unit(let new)):
      let (was, becomes) = (units[old].quantity, units[new].quantity)
      return isKind(becomes, of: was) || isKind(was, of: becomes) ? nil : "measures another quantity"
    case (.quantity(let old), .quantity(let new)):
      return quantities[old].dimension == quantities[new].dimension ? nil : "has another dimension"
    default: break
    }
    guard let was = value(of: element), let becomes = value(of: replacement) else { return nil }
    return incompatibility(of: was, with: becomes)
  }

  private func incompatibility(of was: ValueSpec, with becomes: ValueSpec) -> String? {
    let (oldType, newType) = (resolved(was.type).type, resolved(becomes.type).type)
    if !admits(newType, oldType) {
      return "holds \(article(word(of: newType))), and this holds \(article(word(of: oldType)))"
    }
    if let old = was.quantity, let new = becomes.quantity, !isKind(new, of: old), !isKind(old, of: new) {
      return "measures another quantity"
    }
    if let old = was.unit, let new = becomes.unit, old != new {
      return "is in `\(string(units[new].header.name))`, and this is in `\(string(units[old].header.name))`"
    }
    return nil
  }

  /// Whether values of `old` are values of `new`, as far as the shapes tell.
  private func admits(_ new: DataType, _ old: DataType) -> Bool {
    switch (new, old) {
    case (.primitive(let new), .primitive(let old)):
      if new == old { return true }
      guard new.isNumeric, old.isNumeric else { return false }
      guard let wide = new.integerRange else { return true }
      guard let narrow = old.integerRange else { return false }
      return wide.least <= narrow.least && narrow.greatest <= wide.greatest
    case (.array, .array), (.map, .map), (.object, .object), (.enumeration, .enumeration): return true
    default: return false
    }
  }

  /// Whether `quantity` is `other` or below it.
  private func isKind(_ quantity: ID<Quantity>, of other: ID<Quantity>) -> Bool {
    var seen = [quantity]
    var next = 0
    while next < seen.count {
      if seen[next] == other { return true }
      for broader in quantities[seen[next]].broader where !seen.contains(broader) { seen.append(broader) }
      next += 1
    }
    return false
  }
}

/// "a string", "an object".
private func article(_ word: String) -> String {
  (word.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + word
}
