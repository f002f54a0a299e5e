public import TwinModel

extension FormerElement {
  /// What a model says of an element, in words: pages tell it when the model is no longer at hand.
  public struct Definition: Sendable {
    /// A line of what is said beside the description: elements by identity, or words.
    struct Fact: Sendable {
      var label: String
      var elements: [String] = []
      var words = ""
    }

    /// A member that it had.
    struct Part: Sendable {
      var name: String
      var kind: String
      /// What a relationship leads to, or what a component is, by identity.
      var targets: [String]
      var type: String
      var summary: String
      /// The type that it was inherited from, by identity; nil for its own.
      var origin: String?
    }

    /// Characters of a description, and of all that is said of members.
    private static let (longestDescription, memberRoom) = (4_000, 24_000)

    let title: String?
    let owners: [String]
    let description: String
    let facts: [Fact]
    /// The members that it had, its own ones first, and how many more there were.
    private(set) var parts: [Part] = []
    private(set) var further = 0
    /// What it was to be replaced by, by identity or as it was written, and why it was on its way out.
    let replacement: String?
    let reason: String?

    /// What `model` says of the element of `kind` with this identity; nil where it has none.
    public init?(of kind: ElementKind, _ identity: String, in model: Model, language: String) {
      guard let element = model.element(kind, identity: identity) else { return nil }
      let header = model.header(element)
      let words = Words(model: model, language: language)
      let text = model.description(header.metadata, language: language) ?? ""
      description = text.count > Self.longestDescription ? text.prefix(Self.longestDescription) + " …" : text
      title = model.title(header.metadata, language: language)
      let owner = header.metadata.flatMap { model.metadata[$0].owner }
      owners = (owner.map { [$0] } ?? model.packages[header.package].owners).map { model.string($0) }
      facts = model.facts(of: element, words)
      let deprecation = words.deprecation(header.metadata)
      replacement = deprecation?.replacedBy.map { name in
        model.resolve(name, kind: kind, in: header.package).map { model.identity($0) } ?? model.string(name)
      }
      reason = deprecation?.reason.map { model.string($0) }
      guard kind == .twin else { return }
      let twin = ID<Twin>(element.row)
      let effective = model.effectiveMembers(of: twin)
      var room = Self.memberRoom
      for id in effective.filter({ model.members[$0].twin == twin })
        + effective.filter({ model.members[$0].twin != twin })
      {
        let part = model.part(model.members[id], of: twin, words)
        room -= 60 + part.size
        if room < 0 { break }
        parts.append(part)
      }
      further = effective.count - parts.count
    }
  }
}

extension FormerElement.Definition.Part {
  /// About how many bytes a page takes for it.
  fileprivate var size: Int {
    2 * name.utf8.count + type.utf8.count + summary.utf8.count + targets.reduce(0) { $0 + 2 * $1.utf8.count }
  }
}

extension Model {
  /// Elements and targets that a line names at most.
  private static let longestList = 12

  /// Identity of `element`, whatever it is.
  func identity(_ element: Element) -> String {
    element.kind == .term ? identity(ofTerm: terms[ID(element.row)]) : identity(header(element))
  }

  /// The element of `kind` with this identity.
  func element(_ kind: ElementKind, identity: String) -> Element? {
    for id in packages.ids {
      guard let name = elementName(of: kind, identity, in: string(packages[id].name)), let symbol = symbols.find(name)
      else { continue }
      if let found = element(kind, named: symbol, in: id) { return found }
    }
    return nil
  }

  /// A member of `twin` in a few words.
  fileprivate func part(_ member: Member, of twin: ID<Twin>, _ words: Words) -> FormerElement.Definition.Part {
    var part = FormerElement.Definition.Part(
      name: string(member.name), kind: member.kind.name, targets: [],
      type: member.value.map { words.type($0).plainText } ?? "",
      summary: words.summary(member.metadata), origin: member.twin == twin ? nil : identity(Element(member.twin)))
    if part.summary.isEmpty, let point = member.point { part.summary = words.summary(points[point].header.metadata) }
    switch member.detail {
    case .component(let twin): part.targets = [identity(Element(twin))]
    case .relationship(let id):
      let detail = relationshipDetails[id]
      let all = detail.targets.map { identity(Element($0)) } + detail.externalTargets.map { string($0) }
      part.targets = Array(all.prefix(Self.longestList))
      if all.isEmpty { part.type = "any twin" }
      if all.count > Self.longestList { part.type = "and \(all.count - Self.longestList) more" }
    case .command(let request, let response):
      let types = [request.map { ("", $0) }, response.map { ("→ ", $0) }].compactMap(\.self)
      part.type = types.map { $0.0 + words.type(fields[$0.1].value).plainText }.joined(separator: " ")
    case .none, .telemetry, .event: break
    }
    return part
  }

  /// What a few lines say of `element` beside its description.
  fileprivate func facts(of element: Element, _ words: Words) -> [FormerElement.Definition.Fact] {
    typealias Fact = FormerElement.Definition.Fact
    func named(_ label: String, _ elements: [Element]) -> Fact {
      Fact(label: label, elements: elements.prefix(Self.longestList).map { identity($0) })
    }
    func value(_ value: ValueSpec) -> [Fact] {
      let constraints = words.constraints(value).map(\.plainText).joined(separator: ", ")
      return [Fact(label: "Type", words: words.type(value).plainText), Fact(label: "Constraints", words: constraints)]
    }
    let all: [Fact]
    switch element.kind {
    case .twin:
      let twin = twins[ID(element.row)]
      all = [named("Extends", twin.parents.map { Element($0) }), named("Is", twin.concepts.map { Element($0) })]
    case .schema: all = value(schemas[ID(element.row)].value)
    case .point: all = value(points[ID(element.row)].value)
    case .concept: all = [named("Broader", concepts[ID(element.row)].broader.map { Element($0) })]
    case .relation:
      let relation = relations[ID(element.row)]
      all = [
        named("From", relation.domain.map { Element($0) }), named("To", relation.range.map { Element($0) }),
        named("Inverse", relation.inverse.map { [Element($0)] } ?? []),
      ]
    case .quantity:
      let quantity = quantities[ID(element.row)]
      all = [
        Fact(label: "Dimension", words: quantity.dimension.description),
        named("Broader", quantity.broader.map { Element($0) }),
        named("Coherent unit", quantity.coherentUnit.map { [Element($0)] } ?? []),
      ]
    case .unit:
      let id = ID<TwinModel.Unit>(element.row)
      let unit = units[id]
      let coherent = quantities[unit.quantity].coherentUnit
      all = [
        named("Measures", [Element(unit.quantity)]),
        Fact(label: "Symbol", words: unit.symbol.map { string($0) } ?? ""),
        named("Coherent unit", coherent.map { [Element($0)] } ?? []),
        Fact(label: "Conversion", words: coherent == id ? "" : words.conversion(of: id).plainText),
        Fact(label: "Factor", words: unit.factor.description), Fact(label: "Offset", words: unit.offset.description),
      ]
    case .term:
      let term = terms[ID(element.row)]
      all = [
        Fact(label: "Role", words: string(term.role)),
        named("Announces", term.quantity.map { [Element($0)] } ?? []),
      ]
    }
    return all.filter { !$0.elements.isEmpty || !$0.words.isEmpty }
  }
}
