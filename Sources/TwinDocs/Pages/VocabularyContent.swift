import TwinModel

extension ContentBuilder {
  /// The page of a term: what it says in names, and which names have it.
  func term(_ id: ID<Term>) -> Content {
    let term = model.terms[id]
    let package = term.header.package
    var facts = [Fact(label: "Role", value: [.text(model.string(term.role))])]
    if let quantity = term.quantity {
      facts.append(Fact(label: "Announces", value: link(Element(quantity), in: package)))
    }
    if !term.abbreviations.isEmpty {
      facts.append(Fact(label: "Instead of", value: [.text(words.names(term.abbreviations))]))
    }
    return page(
      Element(id), identity: model.identity(ofTerm: term), facts: facts,
      blocks: section(Element(id), .termPoints) + memberNames(with: id))
  }

  /// The names of members that a term is in, each with the way to one that has it.
  private func memberNames(with term: ID<Term>) -> [Block] {
    let names = termNames.names(with: term)
    guard !names.isEmpty else { return [] }
    let package = model.terms[term].header.package
    let entries = names.map { name in
      entry(Use(Element(model.members[name.member].twin), name.member), in: package)
        + (name.count == 1 ? [] : [.muted(" and \(name.count - 1) more")])
    }
    return [.heading(2, "In names of members" + count(names.count), id: "in-names"), .dense(entries)]
  }

  /// A row of the list of terms.
  func row(_ id: ID<Term>, anchor: String) -> ContentTable.Row {
    let term = model.terms[id]
    var facts: [Line] = []
    if let quantity = term.quantity { facts.append(Line(.fact, [.text("announces ")] + link(Element(quantity)))) }
    if !term.abbreviations.isEmpty {
      facts.append(Line(.fact, [.text("instead of " + words.names(term.abbreviations))]))
    }
    return .init(
      anchor: anchor, isDeprecated: words.deprecation(term.header.metadata) != nil,
      cells: [
        [Line(link(Element(id)) + deprecationMark(term.header.metadata))],
        [Line([.text(model.string(term.role))])], lines(about: Element(id), between: facts),
      ])
  }

  /// The page of a point: what it holds, the words of its name, and the members that use it.
  func point(_ id: ID<Point>) -> Content {
    let point = model.points[id]
    let package = point.header.package
    var facts = valueFacts(point.value, of: package)
    let terms = termNames.terms(in: point.header.name, of: package)
    if !terms.isEmpty {
      facts.append(Fact(label: "Words", value: links(terms.map { Element($0) }, in: package)))
    }
    return page(
      Element(id), facts: facts,
      blocks: schemaTable(point.value, of: package, PartHistory(of: Element(id), self))
        + section(Element(id), .pointUses))
  }

  /// How many members that use a point its row names.
  private static let longestUseLine = 4

  /// A row of the list of points.
  func row(_ id: ID<Point>, anchor: String) -> ContentTable.Row {
    let point = model.points[id]
    let package = point.header.package
    let words = words.on(package)
    let type = [Line(words.type(point.value))] + words.quantity(point.value).map { Line(.fact, $0) }
    var facts =
      words.constraints(point.value).map { Line(.fact, $0) }
      + words.inside(point.value, PartHistory(of: Element(id), self))
    let uses = index.uses(of: Element(id), .pointUses)
    if !uses.isEmpty {
      var line: [Inline] = [.text("used by ")]
      line += uses.prefix(Self.longestUseLine).map { entry($0, in: package) }.joined(separator: [.text(", ")])
      let rest = uses.count - Self.longestUseLine
      if rest > 0 { line += [.text(" and "), .link("\(rest) more", .element(Element(id)))] }
      facts.append(Line(.fact, line))
    }
    return .init(
      anchor: anchor, isDeprecated: words.deprecation(point.header.metadata) != nil,
      cells: [
        [Line(link(Element(id)) + deprecationMark(point.header.metadata))], type,
        lines(about: Element(id), between: facts),
      ])
  }
}
