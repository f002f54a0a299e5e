import TwinModel

extension ContentBuilder {
  /// The page of an element that is gone or has another name, at the address that it had.
  func former(_ position: Int) -> Content {
    let entry = references.former.entries[position]
    let former = entry.element
    let isRenamed = former.name != nil
    var facts = [Fact(label: "Identity", value: [.code(former.identity)])]
    for fact in former.definition?.facts ?? [] {
      let names = fact.names.map { [named($0, in: entry.package)] }
      facts.append(Fact(label: fact.label, value: Array(names.joined(separator: [.text(", ")]))))
    }
    let description = former.definition?.description ?? ""
    var blocks: [Block] = [.callout(isRenamed ? .caution : .danger, farewell(entry))]
    if !description.isEmpty { blocks.append(.description(description, language: "")) }
    blocks += [.facts(facts)] + steps(entry) + parts(former)
    if !former.events.isEmpty {
      blocks += [.heading(2, "History", id: "history")] + ownHistory(former.events, in: entry.home)
    }
    return Content(
      title: entry.name, kind: former.kind.title, trail: trail(entry.package, former.kind),
      badges: [
        isRenamed
          ? Badge(text: "renamed", style: .caution, hint: "Has another name now")
          : Badge(text: "removed", style: .danger, hint: "Is no longer in the model")
      ],
      summary: firstSentence(description), blocks: blocks)
  }

  /// When it went, which release still has it, and what there is instead.
  private func farewell(_ entry: FormerElements.Entry) -> [[Inline]] {
    let former = entry.element
    var lines: [[Inline]] = [
      [
        .strong(former.name == nil ? "Removed" : "Renamed"), .text(" in "), moment(former.moment, of: entry.home),
        .text("."),
      ]
    ]
    if let name = former.name {
      lines.append([.text("It is called "), named(name, in: entry.package), .text(" now.")])
    } else if let replacement = former.definition?.replacement {
      lines.append([.text("Use "), named(replacement, in: entry.package), .text(" instead.")])
    }
    if let reason = former.definition?.reason { lines.append([.text(reason)]) }
    if let last = former.last {
      lines.append([.text("The last release with it is "), moment(.release(last), of: entry.home), .text(".")])
    }
    return lines
  }

  /// An identity as a link, where there is a page of it.
  private func named(_ identity: String, in package: ID<Package>) -> Inline {
    let start = model.string(model.packages[package].name) + "."
    let label = identity.hasPrefix(start) ? String(identity.dropFirst(start.count)) : identity
    return references.target(of: identity, in: package).map { .codeLink(label, $0) } ?? .code(label)
  }

  private func steps(_ entry: FormerElements.Entry) -> [Block] {
    guard !entry.element.steps.isEmpty else { return [] }
    let steps = entry.element.steps.map { step in
      [.strong(step.audience), .text(": ")] + message(step.words, in: entry.home)
    }
    return [.heading(2, "What to do", id: "to-do"), .list(steps)]
  }

  private func parts(_ former: FormerElement) -> [Block] {
    guard let definition = former.definition, !definition.parts.isEmpty else { return [] }
    var rows = definition.parts.map { part in
      ContentTable.Row(cells: [
        [Line([.code(part.name)])],
        (part.type.isEmpty ? [] : [Line([.code(part.type)])]) + [Line(.fact, [.text(part.kind)])],
        part.summary.isEmpty ? [] : [Line(.description, [.text(part.summary)])],
      ])
    }
    if definition.further > 0 {
      rows.append(.init(cells: [[Line([.muted("and \(definition.further) more")])], [], []]))
    }
    let all = definition.parts.count + definition.further
    let table = ContentTable(style: .members, columns: ["Name", "Type", "Description"], rows: rows)
    return [.heading(2, "Members it had" + count(all), id: "members"), .table(table.withoutEmptyColumns)]
  }
}
