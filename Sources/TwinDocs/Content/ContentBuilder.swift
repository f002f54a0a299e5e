import TwinModel
import TwinOutput
import TwinSource

/// Makes the content of pages from a model. Nothing in it changes, so pages can be made in parallel; a class, so that what all of them share
/// is passed on at the cost of one reference.
final class ContentBuilder: Sendable {
  let model: Model
  let index: ReverseIndex
  let options: DocumentationOptions
  let words: Words
  let references: References
  let reuse: PackageReuse
  let costs: TextCosts
  let memberPages: MemberPages
  let termNames: TermNames
  let order: ListOrder
  /// By package.
  let packageHealth: [PackageHealth]

  /// How many entries of a list stand on the element's own page.
  static let shortList = 48

  init(model: Model, options: DocumentationOptions) {
    self.model = model
    self.options = options
    termNames = TermNames(of: model)
    order = ListOrder(of: model)
    index = ReverseIndex(of: model, termNames, order)
    words = Words(model: model, language: options.language)
    references = References(model, options)
    reuse = PackageReuse(of: model, index)
    costs = TextCosts(of: model)
    memberPages = MemberPages(of: model, costs)
    packageHealth = parallelMap(model.packages.count) { PackageHealth(of: ID(UInt32($0)), in: model) }
  }

  // MARK: Names and links

  /// A link to `element`, or to it as what has `field`; its package stands before it where the page is of another one.
  func link(_ element: Element, in package: ID<Package>? = nil, field: Symbol? = nil) -> [Inline] {
    let header = model.header(element)
    let part = field.map { "." + model.string($0) } ?? ""
    let name = Inline.codeLink(model.string(header.name) + part, .element(element))
    guard let package, package != header.package else { return [name] }
    return [name, .muted(" " + model.string(model.packages[header.package].name))]
  }

  /// Links to `elements`, separated by commas.
  func links(_ elements: [Element], in package: ID<Package>) -> [Inline] {
    Array(elements.map { link($0, in: package) }.joined(separator: [.text(", ")]))
  }

  /// What refers to something: its element, and the member that does.
  func entry(_ use: Use, in package: ID<Package>) -> [Inline] {
    guard let id = use.member else { return link(use.element, in: package, field: use.field) }
    let member = model.members[id]
    let header = model.twins[member.twin].header
    let name = model.string(header.name) + "." + model.string(member.name)
    var entry: [Inline] = [.codeLink(name, .member(member.twin, member.name))]
    if package != header.package { entry.append(.muted(" " + model.string(model.packages[header.package].name))) }
    return entry
  }

  /// Mark for an element that is on its way out.
  func deprecationMark(_ metadata: ID<Metadata>?) -> [Inline] {
    words.deprecation(metadata) == nil ? [] : [.text(" "), .badge(Badge(text: "deprecated", style: .danger))]
  }

  // MARK: Sections that elements share

  /// The list of what refers to `element`, cut short where it is long.
  func section(_ element: Element, _ aspect: Aspect) -> [Block] {
    let uses = index.uses(of: element, aspect)
    guard !uses.isEmpty else { return [] }
    let package = model.header(element).package
    var entries = uses.prefix(ContentBuilder.shortList).map { entry($0, in: package) }
    if uses.count > ContentBuilder.shortList {
      entries.append([
        aspect.hasPages ? .link("All \(uses.count) …", .uses(element, aspect)) : furtherUses(of: element, uses.count)
      ])
    }
    return [.heading(2, aspect.title + count(uses.count), id: aspect.slug), .dense(entries)]
  }

  /// That more is given in a unit than is listed, with the way to all that has its quantity.
  private func furtherUses(of unit: Element, _ count: Int) -> Inline {
    let quantity = Element(model.units[ID(unit.row)].quantity)
    return .link("and \(count - Self.shortList) more in \(model.name(quantity))", .element(quantity))
  }

  /// ` (12)` behind headings of lists.
  func count(_ count: Int) -> String { " (\(count))" }

  /// The callout of a deprecated element.
  func deprecationCallout(_ metadata: ID<Metadata>?, kind: ElementKind, in package: ID<Package>) -> [Block] {
    guard let deprecation = words.deprecation(metadata) else { return [] }
    var lines: [[Inline]] = [[.strong("Deprecated"), .text(words.dates(deprecation) + ".")]]
    if let replacement = deprecation.replacedBy {
      lines.append([.text("Use "), replacementLink(replacement, kind: kind, in: package), .text(" instead.")])
    }
    if let reason = deprecation.reason { lines.append([.text(model.string(reason))]) }
    return [.callout(.danger, lines)]
  }

  private func replacementLink(_ name: Symbol, kind: ElementKind, in package: ID<Package>) -> Inline {
    guard let element = model.resolve(name, kind: kind, in: package) else { return .code(model.string(name)) }
    return .codeLink(model.string(name), .element(element))
  }

  /// The deprecation that `metadata` tells of, on one line; `replacement` makes a link of a name.
  func deprecationLine(_ metadata: ID<Metadata>?, replacement: (Symbol) -> Inline) -> [Line] {
    guard let deprecation = words.deprecation(metadata) else { return [] }
    var line: [Inline] = [
      .badge(Badge(text: "deprecated", style: .danger)), .text(words.dates(deprecation)),
    ]
    if let name = deprecation.replacedBy { line += [.text(", use "), replacement(name)] }
    if let reason = deprecation.reason { line += [.text(": " + model.string(reason))] }
    return [Line(line)]
  }

  /// What a row of a list of elements says about one: deprecation and description first, small facts last.
  func lines(about element: Element, between facts: [Line]) -> [Line] {
    let header = model.header(element)
    return deprecationLine(header.metadata) { replacementLink($0, kind: element.kind, in: header.package) }
      + titleLine(header.metadata, of: header.name) + descriptionLine(header.metadata) + facts
      + words.metadataFacts(header.metadata).map { Line(.fact, $0) }
  }

  /// What a row says about a field or a value, which has no page; `replacement` makes a link of a name.
  func lines(
    about metadata: ID<Metadata>?, of name: Symbol, between facts: [Line] = [], replacement: (Symbol) -> Inline
  ) -> [Line] {
    deprecationLine(metadata, replacement: replacement) + titleLine(metadata, of: name) + descriptionLine(metadata)
      + facts
      + words.metadataFacts(metadata).map { Line(.fact, $0) }
  }

  /// The title, where it says more than the name.
  func titleLine(_ metadata: ID<Metadata>?, of name: Symbol) -> [Line] {
    guard let title = model.title(metadata, language: options.language), !saysTheSame(title, model.string(name)) else {
      return []
    }
    return [Line([.strong(title)])]
  }

  private func descriptionLine(_ metadata: ID<Metadata>?) -> [Line] {
    guard let text = model.description(metadata, language: options.language) else { return [] }
    return [Line(.description, [.text(text)])]
  }

  /// Description in the preferred language.
  func description(_ metadata: ID<Metadata>?) -> [Block] {
    guard let text = model.description(metadata, language: options.language) else { return [] }
    return [.description(text, language: "")]
  }

  /// Descriptions in the other languages.
  func translations(_ metadata: ID<Metadata>?) -> [Block] {
    guard let metadata else { return [] }
    let chosen = model.description(metadata, language: options.language)
    let others = model.texts[model.metadata[metadata].description].filter { model.string($0.text) != chosen }
    guard !others.isEmpty else { return [] }
    return [.heading(2, "Other languages", id: "languages")]
      + others.map { .description(model.string($0.text), language: model.string($0.language)) }
  }

  /// Links to other vocabularies, and annotations.
  func afterword(_ metadata: ID<Metadata>?) -> [Block] {
    guard let id = metadata else { return [] }
    let row = model.metadata[id]
    var blocks: [Block] = []
    if !row.mappings.isEmpty {
      blocks.append(.heading(2, "Mappings", id: "mappings"))
      blocks.append(
        .facts(
          MappingKind.allCases.compactMap { kind in
            let targets = row.mappings.filter { $0.kind == kind }.map { [mappingLink(model.string($0.target))] }
            return targets.isEmpty
              ? nil : Fact(label: kind.name, value: Array(targets.joined(separator: [.text(", ")])))
          }))
    }
    if !row.annotations.isEmpty {
      blocks.append(.heading(2, "Annotations", id: "annotations"))
      blocks.append(
        .table(
          ContentTable(
            style: .values, columns: ["Key", "Value"],
            rows: row.annotations.map { annotation in
              .init(cells: [
                [Line([.code(model.string(annotation.key))])],
                words.annotationLines(annotation.value, limit: Words.longestAnnotation),
              ])
            })))
    }
    return blocks + translations(metadata)
  }

  /// Identity and what else there is to say about an element in a line.
  func identityFacts(_ identity: String, _ header: ElementHeader) -> [Fact] {
    var facts = [Fact(label: "Identity", value: [.code(identity)])]
    let metadata = header.metadata.map { model.metadata[$0] }
    if let metadata, !metadata.title.isEmpty {
      let titles = model.texts[metadata.title].map { text -> [Inline] in
        let language = model.string(text.language)
        let title = Inline.localized(model.string(text.text), language: language)
        return language.isEmpty ? [title] : [title, .muted(" " + language)]
      }
      facts.append(Fact(label: "Title", value: Array(titles.joined(separator: [.text(" · ")]))))
    }
    if let external = metadata?.externalID {
      facts.append(Fact(label: "External id", value: [.external(model.string(external))]))
    }
    if let metadata, !metadata.synonyms.isEmpty {
      facts.append(Fact(label: "Also called", value: [.text(words.names(metadata.synonyms))]))
    }
    if let metadata, !metadata.formerly.isEmpty {
      let names = metadata.formerly.map { [Inline.code(model.string($0))] }
      facts.append(Fact(label: "Formerly", value: Array(names.joined(separator: [.text(", ")]))))
    }
    let owners = metadata?.owner.map { [$0] } ?? model.packages[header.package].owners
    if !owners.isEmpty { facts.append(Fact(label: "Owner", value: contacts(owners.map { model.string($0) }))) }
    if let source = metadata?.source { facts.append(Fact(label: "Source of truth", value: words.lineage(source))) }
    return facts
  }

  /// Where `element` is declared, and the text of it.
  private func source(_ header: ElementHeader) -> [Block] {
    guard !header.place.isNone, let reference = options.source?(header.place) else { return [] }
    let place = Inline.reference(reference.label, reference.address ?? "")
    return [.heading(2, "Source", id: "source"), .paragraph([place])]
      + (reference.excerpt.map { [.code($0, language: reference.language == .yaml ? "yaml" : "json")] } ?? [])
  }

  /// Who answers for something; addresses become links.
  func contacts(_ owners: [String]) -> [Inline] {
    owners.map { text -> [Inline] in
      if text.contains("@"), !text.contains(where: { $0.isWhitespace || $0 == ":" || $0 == "/" }) {
        return [.reference(text, "mailto:" + text)]
      }
      return [Link.external(text) == nil ? .text(text) : .external(text)]
    }.joined(separator: [.text(", ")]).map(\.self)
  }

  /// Marks that every element may have.
  func badges(_ metadata: ID<Metadata>?) -> [Badge] {
    guard let row = metadata.map({ model.metadata[$0] }) else { return [] }
    var badges: [Badge] = []
    if row.deprecation != nil { badges.append(Badge(text: "deprecated", style: .danger, hint: "On its way out")) }
    switch row.stability {
    case .experimental?: badges.append(Badge(text: "experimental", style: .caution, hint: "May change at any time"))
    case .stable?: badges.append(Badge(text: "stable", style: .good, hint: "Changes only as its version allows"))
    case nil: break
    }
    if let classification = row.classification { badges.append(Badge(classification)) }
    return badges
  }

  /// The way to `element`'s page.
  func trail(_ package: ID<Package>, _ kind: ElementKind?) -> [Inline] {
    var trail: [Inline] = [home(above: package), .link(fullName(package), .package(package))]
    if let kind { trail.append(.link(kind.plural, .listing(package, kind))) }
    return trail
  }

  /// The page of `element` with what all kinds share around `blocks`.
  func page(
    _ element: Element, identity: String? = nil, badges extra: [Badge] = [], facts: [Fact] = [], blocks: [Block]
  ) -> Content {
    let header = model.header(element)
    let name = model.string(header.name)
    let start =
      deprecationCallout(header.metadata, kind: element.kind, in: header.package) + description(header.metadata)
    let identity = identity ?? model.identity(header)
    let twin = element.kind == .twin ? ID<Twin>(element.row) : nil
    let memberEvents = twin.map { self.memberEvents($0) } ?? []
    let all = identityFacts(identity, header) + versionFacts(identity, header, memberEvents)
    let (early, late) = withoutLongLists(blocks)
    return Content(
      title: name, kind: element.kind.title, trail: trail(header.package, element.kind),
      badges: extra + badges(header.metadata), summary: words.summary(header.metadata),
      blocks: start + [.facts(facts + all)] + early + afterword(header.metadata)
        + history(of: identity, header, memberEvents, twin) + source(header) + late)
  }

  /// How many entries of a list of what refers to an element may stand before what else is to be said of it.
  private static let longestEarlyList = 16

  /// `blocks` without the sections that are a long list of what refers to the element, and those.
  private func withoutLongLists(_ blocks: [Block]) -> (early: [Block], late: [Block]) {
    var (early, late): ([Block], [Block]) = ([], [])
    var isLate = false
    for (position, block) in blocks.enumerated() {
      if case .heading(2, _, _) = block {
        isLate = false
        if position + 1 < blocks.count, case .dense(let entries) = blocks[position + 1] {
          isLate = entries.count > Self.longestEarlyList
        }
      }
      if isLate { late.append(block) } else { early.append(block) }
    }
    return (early, late)
  }
}
