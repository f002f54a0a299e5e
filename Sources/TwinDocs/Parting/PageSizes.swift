import TwinModel
import TwinOutput

/// Which pages may be large: told by what the model holds, without making them. That most pages are small is seen at once, and the others are
/// looked at.
struct PageSizes: Sendable {
  /// What a page may be said to take before it is looked at: below what it may take, since nothing here is exact. Of the pages of real models
  /// one takes a hundredth more than is said here, and most take half.
  private static let limit = 92_000
  /// About how many bytes a page takes beside what its element says.
  private static let frame = 14_000

  private let builder: ContentBuilder
  private var costs: TextCosts { builder.costs }
  /// About how many bytes an entry takes that names another element.
  private let entry: Int
  /// By the identity of an element, about how many bytes what became of it and of its members takes.
  private var told: [String: Int] = [:]

  private var model: Model { builder.model }

  init(of builder: ContentBuilder) {
    self.builder = builder
    let (model, costs) = (builder.model, builder.costs)
    var longest = 40
    for kind in ElementKind.allCases {
      for row in 0..<model.count(of: kind) {
        longest = max(longest, costs[model.header(Element(kind, UInt32(row))).name])
      }
    }
    for member in model.members.rows { longest = max(longest, costs[member.name]) }
    entry = 160 + 2 * longest
    for history in builder.options.histories {
      for (identity, events) in history.events {
        let bytes = events.reduce(0) { $0 + 300 + 2 * textCost($1.message) }
        told[String(identity.prefix { $0 != "/" }), default: 0] += bytes
      }
    }
  }

  /// Whether the page about `subject` may take more than a page should.
  func mayBeLarge(_ subject: PageSubject) -> Bool {
    switch subject {
    case .element(let element): return size(of: element) > Self.limit
    case .members(let twin, let page): return size(ofMembers: page, of: twin) > Self.limit
    case .uses(let element, _, _):
      return Self.frame + 6 * costs[model.header(element).name] + SitePlan.usesSize * entry > Self.limit
    case .article(let index, let part):
      // Tags and links are several times what is between them.
      let article = builder.options.articles[index]
      let facts = part == 0 ? article.facts.map { MarkdownBlock.paragraph($0.value) } : []
      return Self.frame + 6 * printMarkdown(facts + article.parts[part]()).count > Self.limit
    case .home, .package, .listing, .former, .formerPackage, .further: return true
    }
  }

  /// A further page with members.
  private func size(ofMembers page: Int, of twin: ID<Twin>) -> Int {
    let members = model.membersByKind(of: twin)
    let positions = builder.memberPages.positions(on: page, of: twin, count: members.count)
    return positions.reduce(Self.frame + 6 * costs[model.twins[twin].header.name]) {
      $0 + builder.memberPages.weight(of: members[$1])
    }
  }

  // MARK: Elements

  private func size(of element: Element) -> Int {
    let header = model.header(element)
    var size = Self.frame + 6 * costs[header.name] + self.size(of: header.metadata)
    for aspect in Aspect.allCases where aspect.kind == element.kind {
      let count = builder.index.uses(of: element, aspect).count
      size += (aspect == .units ? count : min(count, ContentBuilder.shortList)) * entry
    }
    size += history(of: element)
    guard size <= Self.limit else { return size }
    switch element.kind {
    case .twin: size += self.size(of: ID<Twin>(element.row))
    case .schema: size += self.size(of: model.schemas[ID(element.row)].value, levels: Words.deepestField + 1)
    case .point: size += self.size(of: model.points[ID(element.row)].value, levels: Words.deepestField + 1)
    case .concept: size += 2 * (model.concepts[ID(element.row)].broader.count + 30) * entry
    case .relation:
      let relation = model.relations[ID(element.row)]
      size += (relation.domain.count + relation.range.count + relation.broader.count) * entry
    case .quantity:
      size += model.quantities[ID(element.row)].broader.count * entry
      for use in builder.index.uses(of: element, .units) {
        size += 300 + self.size(of: model.header(use.element).metadata)
      }
    case .unit: size += ContentBuilder.shortList * entry
    case .term:
      size += builder.termNames.names(with: ID(element.row)).count * entry
      size += model.terms[ID(element.row)].abbreviations.reduce(0) { $0 + costs[$1] }
    }
    return size
  }

  /// About how many bytes what became of `element` takes.
  private func history(of element: Element) -> Int {
    told.isEmpty ? 0 : min(told[model.identity(element)] ?? 0, Self.limit)
  }

  /// Members, relatives, drawings and examples.
  private func size(of id: ID<Twin>) -> Int {
    let twin = model.twins[id]
    let uses = [Aspect.subtypes, .incoming, .embeddedIn].reduce(0) {
      $0 + min(builder.index.uses(of: Element(id), $1).count, 60)
    }
    let ancestors = model.ancestors(of: id)
    var size = 6_000 + (twin.parents.count + twin.concepts.count + min(ancestors.count, 100)) * entry
    size += uses * (entry + 300)
    for ancestor in ancestors { size += history(of: Element(ancestor)) }
    let members = model.membersByKind(of: id)
    let own = builder.memberPages.positions(on: 0, of: id, count: members.count)
    for position in own { size += builder.memberPages.weight(of: members[position]) }
    // The drawing shows the first of those that stand elsewhere too.
    let drawn = members[own.upperBound...].count { [.relationship, .component].contains(model.members[$0].kind) }
    return size + min(drawn, 60) * (entry + 300)
  }

  private func size(of metadata: ID<Metadata>?) -> Int {
    guard let metadata = metadata.map({ model.metadata[$0] }) else { return 0 }
    return metadata.size(model, costs)
  }

  private func size(of value: ValueSpec, levels: Int) -> Int {
    model.weight(of: value, levels: levels, costs)
  }
}

extension Metadata {
  /// About how many bytes of a page all takes that is said here.
  func size(_ model: Model, _ costs: TextCosts) -> Int {
    var size = 60
    for text in model.texts[title] { size += costs[text.text] + 100 }
    for text in model.texts[description] { size += costs[text.text] + 100 }
    for name in synonyms + formerly { size += 2 * costs[name] + 40 }
    for mapping in mappings { size += 4 * costs[mapping.target] + 160 }
    for annotation in annotations {
      let lines = annotation.value.leaves(atMost: Words.longestAnnotationList) ?? 1
      size += 2 * (costs[annotation.key] + costs[annotation.value]) + 100 + 60 * lines
    }
    size += 3 * costs[externalID] + 2 * costs[owner]
    if let deprecation { size += 400 + costs[deprecation.reason] + 2 * costs[deprecation.replacedBy] }
    if let source { size += costs[source.system] + 2 * costs[source.field] + 60 }
    return size
  }
}
