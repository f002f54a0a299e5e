import TwinModel

/// A type and what stands around it: more general ones above, more special ones below, what leads to it on the left,
/// what it leads to on the right.
struct Neighbourhood: Sendable {
  struct Entry: Sendable {
    var name: String
    var target: Target
    /// What the connection is called; several with commas.
    var label: String = ""
    /// Whether it is a part rather than a relation.
    var isComponent = false
  }

  /// One side: what is shown, how many more there are, and where they are listed.
  struct Side: Sendable {
    var entries: [Entry] = []
    var surplus = 0
    var list: Target?
    var isEmpty: Bool { entries.isEmpty && surplus == 0 }
    /// How many boxes it takes.
    var slots: Int { entries.count + (surplus > 0 ? 1 : 0) }
  }

  var name: String
  var isAbstract = false
  var parents = Side()
  var children = Side()
  var incoming = Side()
  var outgoing = Side()

  /// Whether there is nothing to draw but the type itself.
  var isEmpty: Bool { parents.isEmpty && children.isEmpty && incoming.isEmpty && outgoing.isEmpty }
}

/// How many neighbours a side shows.
private let sideLimit = 7

extension ContentBuilder {
  /// The surroundings of a twin type.
  func neighbourhood(of id: ID<Twin>) -> Neighbourhood {
    let twin = model.twins[id]
    var picture = Neighbourhood(name: model.string(twin.header.name), isAbstract: twin.isAbstract)
    picture.parents = side(twin.parents.map { entry(Element($0)) }, list: nil)
    let children = index.uses(of: Element(id), .subtypes)
    picture.children = side(
      children.prefix(sideLimit + 1).map { entry($0.element) }, of: children.count, list: .section(Aspect.subtypes.slug)
    )
    picture.incoming = incoming(id)
    picture.outgoing = outgoing(id)
    return picture
  }

  /// The surroundings of a concept: broader and narrower ones, relations from and to it.
  func neighbourhood(of id: ID<Concept>) -> Neighbourhood {
    let concept = model.concepts[id]
    var picture = Neighbourhood(name: model.string(concept.header.name))
    picture.parents = side(concept.broader.map { entry(Element($0)) }, list: nil)
    let narrower = index.uses(of: Element(id), .narrowerConcepts)
    picture.children = side(
      narrower.prefix(sideLimit + 1).map { entry($0.element) }, of: narrower.count,
      list: .section(Aspect.narrowerConcepts.slug))
    picture.outgoing = related(
      index.uses(of: Element(id), .domainOf).prefix(40), list: .section(Aspect.domainOf.slug)
    ) { $0.range }
    picture.incoming = related(
      index.uses(of: Element(id), .rangeOf).prefix(40), list: .section(Aspect.rangeOf.slug)
    ) { $0.domain }
    return picture
  }

  private func entry(_ element: Element, label: String = "", isComponent: Bool = false) -> Neighbourhood.Entry {
    .init(name: model.name(element), target: .element(element), label: label, isComponent: isComponent)
  }

  private func side(_ entries: [Neighbourhood.Entry], of count: Int? = nil, list: Target?) -> Neighbourhood.Side {
    let count = count ?? entries.count
    let shown = count > sideLimit ? sideLimit - 1 : sideLimit
    return .init(entries: Array(entries.prefix(shown)), surplus: count - min(count, shown), list: list)
  }

  /// Entries for the same neighbour become one with several labels; of a long list only the first hundreds are joined.
  private func side(joining pairs: [(Element, String, Bool)], unseen: Int, list: Target?) -> Neighbourhood.Side {
    var entries: [Neighbourhood.Entry] = []
    var positions: [Element: [Bool: Int]] = [:]
    for (element, label, isComponent) in pairs {
      if let position = positions[element]?[isComponent] {
        entries[position].label += ", " + label
      } else {
        positions[element, default: [:]][isComponent] = entries.count
        entries.append(entry(element, label: label, isComponent: isComponent))
      }
    }
    return side(entries, of: entries.count + unseen, list: list)
  }

  private func incoming(_ id: ID<Twin>) -> Neighbourhood.Side {
    let relationships = index.uses(of: Element(id), .incoming)
    let components = index.uses(of: Element(id), .embeddedIn)
    let pairs = (relationships.prefix(64) + components.prefix(64)).compactMap { use -> (Element, String, Bool)? in
      guard let member = use.member.map({ model.members[$0] }), use.element != Element(id) else { return nil }
      return (use.element, model.string(member.name), member.kind == .component)
    }
    let unseen = max(0, relationships.count - 64) + max(0, components.count - 64)
    let list = relationships.isEmpty ? Aspect.embeddedIn : .incoming
    return side(joining: pairs, unseen: unseen, list: .section(list.slug))
  }

  private func outgoing(_ id: ID<Twin>) -> Neighbourhood.Side {
    var pairs: [(Element, String, Bool)] = []
    var unseen = 0
    var list: Target?
    for member in model.effectiveMembers(of: id).lazy.map({ model.members[$0] }) {
      switch member.detail {
      case .component(let target): pairs.append((Element(target), model.string(member.name), true))
      case .relationship(let detail):
        for target in model.relationshipDetails[detail].targets {
          pairs.append((Element(target), model.string(member.name), false))
        }
      default: continue
      }
      list = list ?? .section(member.kind.section)
      if pairs.count > 256 {
        unseen = 1
        break
      }
    }
    return side(joining: pairs, unseen: unseen, list: list)
  }

  private func related(
    _ uses: ArraySlice<Use>, list: Target, _ others: (Relation) -> [ID<Concept>]
  ) -> Neighbourhood.Side {
    var pairs: [(Element, String, Bool)] = []
    for use in uses {
      let relation = model.relations[ID(use.element.row)]
      for concept in others(relation) { pairs.append((Element(concept), model.string(relation.header.name), false)) }
    }
    return side(joining: pairs, unseen: 0, list: list)
  }
}
