import TwinModel

extension ContentBuilder {
  /// How many elements of a kind stand on the package's own page; of more there are listing pages.
  static let longestPackageSection = 60

  /// The first page: what there is and how it hangs together.
  func home() -> Content {
    var blocks: [Block] = []
    let total = ElementKind.allCases.compactMap { kind -> String? in
      let count = model.count(of: kind)
      return count == 0 ? nil : "\(count) " + (count == 1 ? kind.title : kind.plural).lowercased()
    }
    let packages = model.packages.count
    blocks.append(
      .paragraph([
        .muted("\(packages) \(packages == 1 ? "package" : "packages"): " + total.joined(separator: ", ") + ".")
      ]))
    if let map = packageDiagram() { blocks.append(.diagram(map)) }
    for kind in [PackageKind.model, .ontology] {
      let ids = model.packages.ids.filter { model.packages[$0].kind == kind }
      guard !ids.isEmpty else { continue }
      blocks.append(.heading(2, kind == .model ? "Models" : "Ontologies", id: kind.name))
      blocks.append(
        .table(ContentTable(style: .elements, columns: ["Package", "Version", "About"], rows: ids.map(row))))
    }
    blocks += formerPackageList() + reuseTable() + ownership() + health() + reference()
    return Content(title: options.title, summary: total.joined(separator: ", "), blocks: blocks)
  }

  /// Who uses how much of whose elements; the map has no room for all of it.
  private func reuseTable() -> [Block] {
    let rows = model.packages.ids.flatMap { user in
      model.packages[user].dependencies.filter { $0.package != user }.map { dependency -> ContentTable.Row in
        let reused = reuse.of(dependency.package, by: user)
        let most = (reused?.most ?? []).map { link($0.element) + [.muted(" \($0.count)")] }
        return .init(cells: [
          [Line([packageLink(user)])], [Line([packageLink(dependency.package)])],
          [Line([.text(String(reused?.count ?? 0))])],
          [Line(Array(most.joined(separator: [.text(", ")])))],
        ])
      }
    }
    guard !rows.isEmpty else { return [] }
    let columns = ["Package", "Uses", "References", "Most of all"]
    let table = ContentTable(style: .values, columns: columns, rows: Array(rows.prefix(Self.longestReuseTable)))
    let rest = rows.count - table.rows.count
    let note: [Block] = rest == 0 ? [] : [.paragraph([.muted("And \(rest) more: each package's page draws its own.")])]
    return [.heading(2, "Reuse", id: "reuse"), .table(table)] + note
  }

  /// How many dependencies the first page tells of.
  private static let longestReuseTable = 160

  private func row(_ id: ID<Package>) -> ContentTable.Row {
    let package = model.packages[id]
    var about: [Line] = []
    let summary = self.summary(package)
    if !summary.isEmpty { about.append(Line(.description, [.text(summary)])) }
    let counts = ElementKind.allCases.compactMap { kind -> String? in
      let count = model.rows(of: kind, in: package).count
      return count == 0 ? nil : "\(count) " + (count == 1 ? kind.title : kind.plural).lowercased()
    }
    if !counts.isEmpty { about.append(Line(.fact, [.text(counts.joined(separator: ", "))])) }
    if !package.owners.isEmpty { about.append(Line(.fact, [.text("owner " + words.names(package.owners))])) }
    return .init(
      isDeprecated: words.deprecation(package.metadata) != nil,
      cells: [
        [Line([.codeLink(model.string(package.name), .package(id))] + deprecationMark(package.metadata))]
          + (title(of: id).map { [Line([.strong($0)])] } ?? []),
        [Line([.text(package.versionWords)])], about,
      ])
  }

  /// The page of a package.
  func package(_ id: ID<Package>) -> Content {
    let package = model.packages[id]
    var facts = title(of: id).map { [Fact(label: "Title", value: [.strong($0)])] } ?? []
    facts.append(Fact(label: "Version", value: [.text(package.versionWords)]))
    // What languages without versions are read as has no edition of its own.
    if package.isVersioned { facts.append(Fact(label: "Edition", value: [.text(String(package.edition))])) }
    if !package.owners.isEmpty {
      facts.append(Fact(label: "Owners", value: contacts(package.owners.map { model.string($0) })))
    }
    if !package.dependencies.isEmpty {
      let links = package.dependencies.map { dependency -> [Inline] in
        // What no version is said of is required in none.
        let isVersioned = model.packages[dependency.package].isVersioned
        return [packageLink(dependency.package)]
          + (isVersioned ? [.muted(" " + dependency.requirement.description)] : [])
      }
      facts.append(Fact(label: "Depends on", value: Array(links.joined(separator: [.text(", ")]))))
    }
    let dependents = index.dependents[id.rawValue]
    if !dependents.isEmpty {
      let links = dependents.map { [packageLink($0)] }
      facts.append(Fact(label: "Needed by", value: Array(links.joined(separator: [.text(", ")]))))
    }
    if let source = package.metadata.flatMap({ model.metadata[$0].source }) {
      facts.append(Fact(label: "Source of truth", value: words.lineage(source)))
    }
    var blocks: [Block] = []
    if let deprecation = words.deprecation(package.metadata) {
      let reason = deprecation.reason.map { " " + model.string($0) } ?? ""
      blocks.append(.callout(.danger, [[.strong("Deprecated"), .text(words.dates(deprecation) + "." + reason)]]))
    }
    if let summary = package.summary { blocks.append(.description(model.string(summary), language: "")) }
    blocks += description(package.metadata) + [.facts(facts)] + diagrams([packageDiagram(around: id)])
    for kind in ElementKind.allCases { blocks += section(kind, of: id) }
    blocks += health(of: id) + releases(of: model.string(package.name))
    return Content(
      title: model.string(package.name), kind: package.kind.name.capitalisedFirst(),
      trail: [home(above: id)],
      badges: badges(package.metadata),
      summary: summary(package), blocks: blocks + afterword(package.metadata))
  }

  /// One line about `package`: its summary, else the start of its description.
  private func summary(_ package: Package) -> String {
    package.summary.map { firstSentence(model.string($0)) } ?? words.summary(package.metadata)
  }

  private func packageLink(_ id: ID<Package>) -> Inline {
    .codeLink(model.string(model.packages[id].name), .package(id))
  }

  /// The elements of a kind, or the ways to the pages that list them.
  private func section(_ kind: ElementKind, of package: ID<Package>) -> [Block] {
    let rows = model.rows(of: kind, in: model.packages[package])
    guard !rows.isEmpty else { return [] }
    let heading = Block.heading(2, kind.plural + count(rows.count), id: kind.folder)
    if !SitePlan.hasListing(kind, count: rows.count) {
      return [heading, elementTable(kind, rows)]
    }
    let general = kind == .twin ? generalTypes(of: package) : []
    if !kind.hasOwnLists, general.isEmpty, SitePlan.chunks(of: rows, size: SitePlan.listingSize(kind)).count == 1 {
      let isTold = rows.contains { !words.summary(model.header(Element(kind, UInt32($0))).metadata).isEmpty }
      let more: [Block] = isTold ? [.paragraph([.link("With descriptions", .listingPage(package, kind, 0))])] : []
      return [heading, nameList(kind, rows)] + more
    }
    let byName: [Block] = general.isEmpty ? [] : [.heading(3, "By name", id: "twins-by-name")]
    return [heading] + general + byName + [.list(ranges(of: kind, in: package))]
  }

  /// The ways to the pages that list the elements of a kind, with what each begins and ends with; none leads from `current` to itself.
  private func ranges(of kind: ElementKind, in package: ID<Package>, current: Int? = nil) -> [[Inline]] {
    let pages = SitePlan.chunks(
      of: model.rows(of: kind, in: model.packages[package]), size: SitePlan.listingSize(kind))
    return pages.enumerated().prefix(400).map { number, chunk -> [Inline] in
      let first = model.name(order.element(kind, at: chunk.lowerBound))
      let last = model.name(order.element(kind, at: chunk.upperBound - 1))
      let label = chunk.count == 1 ? first : first + " – " + last
      let way = number == current ? Inline.strong(label) : .link(label, .listingPage(package, kind, number))
      return [way, .muted(" \(chunk.count)")]
    }
  }

  /// How many general types a package's page shows, and how many types right below each.
  private static let (longestGeneralList, longestSubtypeList) = (24, 8)
  /// Characters of their names, after which no more begins.
  private static let subtypeRoom = 90

  /// The types that stand above all others of a package of many, those with the most below them first: the way in for who knows no names.
  private func generalTypes(of package: ID<Package>) -> [Block] {
    let types = model.rows(of: .twin, in: model.packages[package]).map { ID<Twin>(order.element(.twin, at: $0).row) }
    let roots = types.filter { id in
      index.subtypeCount(id) > 0
        && !model.twins[id].parents.contains { model.twins[$0].header.package == package }
    }
    guard !roots.isEmpty else { return [] }
    let shown = byCount(roots).prefix(Self.longestGeneralList)
    let entries = shown.map { root in
      let below = byCount(index.uses(of: Element(root), .subtypes).map { ID<Twin>($0.element.row) })
      var room = Self.subtypeRoom
      let largest = below.prefix(Self.longestSubtypeList).prefix { type in
        defer { room -= model.name(Element(type)).utf8.count }
        return room > 0
      }
      var line = Array(largest.map { counted($0, in: package) }.joined(separator: [.text(", ")]))
      let rest = below.count - largest.count
      if rest > 0 { line += [.text(", "), .link("\(rest) more", .element(Element(root)))] }
      let summary = words.summary(model.twins[root].header.metadata)
      return NestedEntry(
        line: counted(root, in: package) + (summary.isEmpty ? [] : [.text(" — ")] + descriptionLine(summary)),
        below: [line])
    }
    let rest = roots.count - shown.count
    let others = rest == 0 ? "" : " \(rest) more have types below them."
    return [
      .heading(3, "Most general", id: "twins-general"),
      .paragraph([.muted("How many types stand below each, and the largest of those right below." + others)]),
      .nested(Array(entries)),
    ]
  }

  private func counted(_ type: ID<Twin>, in package: ID<Package>) -> [Inline] {
    let count = index.subtypeCount(type)
    return link(Element(type), in: package) + (count == 0 ? [] : [.muted(" \(count)")])
  }

  /// `types`, those with the most types below them first.
  private func byCount(_ types: [ID<Twin>]) -> [ID<Twin>] {
    types.sorted { one, other in
      let (a, b) = (index.subtypeCount(one), index.subtypeCount(other))
      return a == b ? order.place(of: Element(one)) < order.place(of: Element(other)) : b < a
    }
  }

  /// Elements with what is said of each; their names side by side where nothing is.
  private func elementTable(_ kind: ElementKind, _ rows: Range<Int>) -> Block {
    let table = ContentTable(
      style: .elements, columns: ["Name", "Description"],
      rows: rows.map { place in
        let element = order.element(kind, at: place)
        let header = model.header(element)
        let summary = words.summary(header.metadata)
        return .init(
          isDeprecated: words.deprecation(header.metadata) != nil,
          cells: [
            [Line(markedLink(element))],
            summary.isEmpty ? parentLine(of: element) : [Line(.description, [.text(summary)])],
          ])
      })
    return table.rows.contains { !$0.cells[1].isEmpty } ? .table(table) : nameList(kind, rows)
  }

  private func nameList(_ kind: ElementKind, _ rows: Range<Int>) -> Block {
    .dense(rows.map { markedLink(order.element(kind, at: $0)) })
  }

  private func markedLink(_ element: Element) -> [Inline] {
    var name = link(element)
    if element.kind == .twin, model.twins[ID(element.row)].isAbstract {
      name += [.text(" "), .badge(Badge(text: "abstract", style: .plain))]
    }
    return name + deprecationMark(model.header(element).metadata)
  }

  /// How many types a type is said to extend where nothing else is said of it.
  private static let longestParentLine = 3

  /// What stands above a type of which nothing is said.
  private func parentLine(of element: Element) -> [Line] {
    guard element.kind == .twin else { return [] }
    let parents = model.twins[ID(element.row)].parents.map { Element($0) }
    guard !parents.isEmpty else { return [] }
    let shown = parents.prefix(Self.longestParentLine)
    let rest = parents.count - shown.count
    let above = links(Array(shown), in: model.header(element).package)
    return [Line(.fact, [.text("extends ")] + above + (rest == 0 ? [] : [.text(" and \(rest) more")]))]
  }

  /// One page of a package's elements of a kind.
  func listing(_ package: ID<Package>, _ kind: ElementKind, chunk: Int, addresses: Addresses) -> Content {
    let rows = model.rows(of: kind, in: model.packages[package])
    let chunks = SitePlan.chunks(of: rows, size: SitePlan.listingSize(kind))
    let shown = chunks[chunk]
    var blocks: [Block] = chunks.count > 1 ? [.dense(ranges(of: kind, in: package, current: chunk))] : []
    switch kind {
    case .term:
      let rows = shown.map { place in
        let element = order.element(.term, at: place)
        return row(ID<Term>(element.row), anchor: "term-" + addresses.slug(element))
      }
      blocks.append(
        .table(ContentTable(style: .elements, columns: ["Word", "Role", "Description"], rows: rows)))
    case .point:
      let rows = shown.map { place in
        let element = order.element(.point, at: place)
        return row(ID<Point>(element.row), anchor: "point-" + addresses.slug(element))
      }
      blocks.append(
        .table(ContentTable(style: .members, columns: ["Name", "Type", "Description"], rows: rows)))
    case .unit:
      blocks.append(
        .table(
          ContentTable(
            style: .elements, columns: ["Name", "Symbol", "Measures"],
            rows: shown.map { listed(ID<TwinModel.Unit>(order.element(.unit, at: $0).row)) }
          ).withoutEmptyColumns))
    default: blocks.append(elementTable(kind, shown))
    }
    blocks += pager(chunk: chunk, of: chunks.count) { .listingPage(package, kind, $0) }
    let name = model.string(model.packages[package].name)
    return Content(
      title: kind.plural + (chunks.count > 1 ? " (\(chunk + 1) of \(chunks.count))" : ""),
      trail: trail(package, nil), summary: kind.plural + " of " + name, blocks: blocks)
  }

  /// One page of a long list of what refers to an element.
  func uses(_ element: Element, _ aspect: Aspect, chunk: Int) -> Content {
    let uses = index.uses(of: element, aspect)
    let size = SitePlan.usesSize
    let count = max(1, (uses.count + size - 1) / size)
    let package = model.header(element).package
    let entries = uses.dropFirst(chunk * size).prefix(size).map { entry($0, in: package) }
    let title = model.name(element) + ": " + aspect.title.prefix(1).lowercased() + aspect.title.dropFirst()
    return Content(
      title: title + (count > 1 ? " (\(chunk + 1) of \(count))" : ""),
      trail: trail(package, element.kind) + link(element), summary: title,
      blocks: [.paragraph([.muted("\(uses.count) in all.")]), .dense(Array(entries))]
        + pager(chunk: chunk, of: count) { .usesPage(element, aspect, $0) })
  }

  func pager(chunk: Int, of count: Int, _ target: (Int) -> Target) -> [Block] {
    guard count > 1 else { return [] }
    var line: [Inline] = []
    if chunk > 0 { line.append(.link("← Previous", target(chunk - 1))) }
    if chunk > 0, chunk + 1 < count { line.append(.text(" · ")) }
    if chunk + 1 < count { line.append(.link("Next →", target(chunk + 1))) }
    return [.paragraph(line)]
  }
}
