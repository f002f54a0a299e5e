import TwinModel

extension ContentBuilder {
  /// The page of an element that is gone or has another name, at the address that it had.
  func former(_ position: Int) -> Content {
    let entry = references.former.entries[position]
    let former = entry.element
    let definition = former.definition
    var facts: [Fact] = (definition?.facts ?? []).map { fact in
      let elements = fact.elements.map { [named($0, in: entry.packageName)] }
      let words: [Inline] = fact.words.isEmpty ? [] : [.text(fact.words)]
      return Fact(label: fact.label, value: words + elements.joined(separator: [.text(", ")]))
    }
    facts.append(Fact(label: "Identity", value: [.code(former.identity)]))
    if let title = definition?.title { facts.append(Fact(label: "Title", value: [.text(title)])) }
    if let owners = definition?.owners, !owners.isEmpty {
      facts.append(Fact(label: "Owner", value: contacts(owners)))
    }
    let description = definition?.description ?? ""
    var blocks: [Block] = [.callout(former.isRemoved ? .danger : .caution, farewell(entry))]
    if !description.isEmpty { blocks.append(.description(description, language: "")) }
    blocks += [.facts(facts)] + steps(entry) + parts(entry)
    if !former.events.isEmpty {
      blocks += [.heading(2, "History", id: "history")] + ownHistory(former.events, in: entry.home)
    }
    return Content(
      title: entry.name, kind: former.kind.title, trail: trail(entry),
      badges: [
        former.leftWithPackage
          ? Badge(text: "not in the workspace", style: .danger, hint: "Its package is not in the workspace")
          : former.isRemoved
            ? Badge(text: "removed", style: .danger, hint: "Is no longer in the model")
            : Badge(text: "renamed", style: .caution, hint: "Has another name now")
      ],
      summary: firstSentence(description), blocks: blocks)
  }

  /// The way to the page of what is gone.
  private func trail(_ entry: FormerElements.Entry) -> [Inline] {
    if case .present(let package) = entry.package { return trail(package, entry.element.kind) }
    let package = references.packagePage(entry.packageName).map { [Inline.link(entry.packageName, $0)] } ?? []
    return [.link(options.title == entry.packageName ? Self.overview : options.title, .home)] + package
  }

  /// When it went, which release still has it, and what there is instead.
  private func farewell(_ entry: FormerElements.Entry) -> [[Inline]] {
    let former = entry.element
    let name = former.name.map { named($0, former.kind, in: entry.packageName) }
    if former.leftWithPackage {
      return [
        [.text("Its package is "), .strong("not in the workspace"), .text(".")],
        [.text("The last release with it is "), moment(former.moment, of: entry.home), .text(".")],
      ]
    }
    var lines: [[Inline]] = [
      [.strong(name == nil ? "Removed" : "Renamed"), .text(" in "), moment(former.moment, of: entry.home), .text(".")]
    ]
    if let name, let removed = former.removed {
      lines.append([
        .text("It was called "), name, .text(" at last, and was "), .strong("removed"), .text(" in "),
        moment(removed, of: entry.home), .text("."),
      ])
    } else if let name {
      lines.append([.text("It is called "), name, .text(" now.")])
    }
    if former.isRemoved {
      // What it was called at last may have been told where to go when this name was gone already.
      let last = former.name.flatMap { references.former.element(former.kind, $0) }?.definition ?? former.definition
      if let replacement = last?.replacement {
        // It may have got another name since.
        let present = references.former.element(former.kind, replacement)?.name ?? replacement
        lines.append([.text("Use "), named(present, former.kind, in: entry.packageName), .text(" instead.")])
      }
      if let reason = last?.reason { lines.append([.text(reason)]) }
    }
    if let last = former.last {
      let words = name == nil ? "The last release with it is " : "The last release with this name is "
      lines.append([.text(words), moment(.release(last), of: entry.home), .text(".")])
    }
    return lines
  }

  /// An identity as a link, where there is a page of it.
  private func named(_ identity: String, _ kind: ElementKind? = nil, in package: String) -> Inline {
    let label = elementName(of: kind ?? .twin, identity, in: package) ?? identity
    return references.target(of: identity, kind, in: package).map { .codeLink(label, $0) } ?? .code(label)
  }

  private func steps(_ entry: FormerElements.Entry) -> [Block] {
    guard !entry.element.steps.isEmpty else { return [] }
    let steps = entry.element.steps.map { step in
      [.strong(step.audience), .text(": ")] + message(step.words, naming: step.names, in: entry.home)
    }
    return [.heading(2, "What to do", id: "to-do"), .list(steps)]
  }

  private func parts(_ entry: FormerElements.Entry) -> [Block] {
    guard let definition = entry.element.definition, !definition.parts.isEmpty else { return [] }
    var rows: [ContentTable.Row] = []
    var origin: String?
    for part in definition.parts {
      if let from = part.origin, from != origin {
        rows.append(
          .init(isGroup: true, cells: [[Line([.text("Inherited from "), named(from, in: entry.packageName)])]]))
      }
      origin = part.origin
      let targets = part.targets.map { Line([named($0, in: entry.packageName)]) }
      let type = part.type.isEmpty ? [] : [Line([part.targets.isEmpty ? .code(part.type) : .muted(part.type)])]
      rows.append(
        .init(
          anchor: memberAnchor(part.name),
          cells: [
            [Line([.code(part.name)])], targets + type + [Line(.fact, [.text(part.kind)])],
            part.summary.isEmpty ? [] : [Line(.description, [.text(part.summary)])],
          ]))
    }
    if definition.further > 0 {
      rows.append(.init(cells: [[Line([.muted("and \(definition.further) more")])], [], []]))
    }
    let all = definition.parts.count + definition.further
    return [
      .heading(2, "Members it had" + count(all), id: "members"),
      .table(ContentTable(style: .members, columns: ["Name", "Type", "Description"], rows: rows)),
    ]
  }
}
