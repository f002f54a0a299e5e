import TwinModel

extension ContentBuilder {
  /// How many types further above are named.
  private static let longestAncestry = 24

  /// The page of a twin type: what it is, what it has, who refers to it.
  func twin(_ id: ID<Twin>) -> Content {
    let twin = model.twins[id]
    let package = twin.header.package
    var badges: [Badge] = []
    if twin.isAbstract { badges.append(Badge(text: "abstract", style: .plain, hint: "Has no instances of its own")) }
    if twin.isSealed { badges.append(Badge(text: "sealed", style: .plain, hint: "No type may extend it")) }
    var facts: [Fact] = []
    if !twin.parents.isEmpty {
      facts.append(Fact(label: "Extends", value: links(twin.parents.map { Element($0) }, in: package)))
    }
    let further = model.ancestors(of: id).filter { !twin.parents.contains($0) }
    if !further.isEmpty {
      let more = further.count - Self.longestAncestry
      facts.append(
        Fact(
          label: "Indirectly",
          value: links(further.prefix(Self.longestAncestry).map { Element($0) }, in: package)
            + (more > 0 ? [.muted(" and \(more) more")] : [])))
    }
    if !twin.concepts.isEmpty {
      facts.append(Fact(label: "Is", value: links(twin.concepts.map { Element($0) }, in: package)))
    }
    var blocks: [Block] = []
    // What is taller than a screen would hide the members.
    let drawn = [inheritanceDiagram(of: Element(id)), relationshipDiagram(of: id)]
    blocks += diagrams(drawn.filter { !$0.isTall })
    blocks += memberSections(of: id, page: 0) + furtherMembers(of: id)
    if model.effectiveMembers(of: id).isEmpty {
      blocks.append(
        .paragraph([.muted("The model gives this type no members: it says what there is, and nothing of its data.")]))
    }
    blocks += diagrams(drawn.filter(\.isTall))
    let element = Element(id)
    blocks += section(element, .subtypes) + section(element, .incoming) + inheritedIncoming(id)
    blocks += section(element, .embeddedIn)
    blocks += examples(id)
    return page(element, badges: badges, facts: facts, blocks: blocks)
  }

  /// A further page with members of a type that has very many.
  func members(_ id: ID<Twin>, page: Int) -> Content {
    let count = memberPages.count(of: id)
    let header = model.twins[id].header
    let name = model.string(header.name)
    return Content(
      title: name + " (members, \(page + 1) of \(count))", kind: ElementKind.twin.title,
      trail: trail(header.package, .twin) + link(Element(id)), summary: "Further members of \(name).",
      blocks: memberSections(of: id, page: page) + pager(chunk: page, of: count) { .members(id, $0) })
  }

  /// The members on one of the pages of a type, kind by kind.
  private func memberSections(of id: ID<Twin>, page: Int) -> [Block] {
    let all = model.membersByKind(of: id)
    let shown = all[memberPages.positions(on: page, of: id, count: all.count)]
    return MemberKind.allCases.flatMap { kind -> [Block] in
      let count = all.count { model.members[$0].kind == kind }
      return memberSection(kind, shown.filter { model.members[$0].kind == kind }, of: count, id)
    }
  }

  /// Where the members are that have no room on the type's own page.
  private func furtherMembers(of id: ID<Twin>) -> [Block] {
    let pages = memberPages.count(of: id)
    guard pages > 1 else { return [] }
    let all = model.membersByKind(of: id)
    func words(_ position: Int) -> String {
      let member = model.members[all[position]]
      return member.kind.name + " " + model.string(member.name)
    }
    let entries = (1..<pages).compactMap { page -> [Inline]? in
      let positions = memberPages.positions(on: page, of: id, count: all.count)
      guard let first = positions.first, let last = positions.last else { return nil }
      let range = first == last ? words(first) : words(first) + " to " + words(last)
      return [.link(range, .members(id, page)), .muted(" \(positions.count)")]
    }
    let rest = all.count - memberPages.positions(on: 0, of: id, count: all.count).count
    return [.heading(2, "Further members" + count(rest), id: "further"), .list(entries)]
  }

  /// Members of one kind, of which there are `all`: own ones, then those of each type above.
  private func memberSection(_ kind: MemberKind, _ chosen: [ID<Member>], of all: Int, _ twin: ID<Twin>) -> [Block] {
    guard !chosen.isEmpty else { return [] }
    var rows: [ContentTable.Row] = []
    var group = twin
    let package = model.twins[twin].header.package
    for id in chosen {
      let member = model.members[id]
      if member.twin != group {
        group = member.twin
        rows.append(
          .init(isGroup: true, cells: [[Line([.text("Inherited from ")] + link(Element(group), in: package))]]))
      }
      rows.append(row(member, on: twin))
    }
    let columns = ["Name", kind == .relationship || kind == .component ? "Target" : "Type", "Description"]
    return [
      .heading(2, kind.section.capitalisedFirst() + count(all), id: kind.section),
      .table(ContentTable(style: .members, columns: columns, rows: rows)),
    ]
  }

  private func row(_ member: Member, on twin: ID<Twin>) -> ContentTable.Row {
    let name = model.string(member.name)
    var nameLines = [Line([.codeLink(name, .member(twin, member.name))])]
    var marks: [Badge] = []
    if member.isRequired { marks.append(Badge(text: "required", style: .plain, hint: "Every state must hold it")) }
    if member.isWritable { marks.append(Badge(text: "writable", style: .plain, hint: "Clients may change it")) }
    marks += words.marks(member.metadata)
    if !marks.isEmpty { nameLines.append(Line(Array(marks.map { [.badge($0)] }.joined(separator: [.text(" ")])))) }
    return .init(
      anchor: memberAnchor(name), isDeprecated: words.deprecation(member.metadata) != nil,
      cells: [nameLines, target(member, in: model.twins[twin].header.package), details(member, on: twin)])
  }

  /// What stands in the second column: the type, the targets, request and response.
  private func target(_ member: Member, in package: ID<Package>) -> [Line] {
    let words = words.on(package)
    switch member.detail {
    case .component(let twin): return [Line(link(Element(twin), in: package))]
    case .relationship(let id):
      let detail = model.relationshipDetails[id]
      var lines = detail.targets.map { Line(link(Element($0), in: package)) }
      lines += detail.externalTargets.map { Line([.external(model.string($0))]) }
      if lines.isEmpty { lines.append(Line([.muted("any twin")])) }
      lines.append(Line(.fact, [.code(detail.cardinality.description)]))
      return lines
    case .command(let request, let response):
      var lines: [Line] = []
      if let request { lines.append(Line(words.type(model.fields[request].value))) }
      if let response { lines.append(Line([.text("→ ")] + words.type(model.fields[response].value))) }
      return lines.isEmpty ? [Line([.muted("no payload")])] : lines
    case .none, .telemetry, .event:
      guard let value = member.value else { return [Line([.muted("no payload")])] }
      var lines = [Line(words.type(value))]
      lines += words.quantity(value).map { Line(.fact, $0) }
      return lines
    }
  }

  /// What stands in the third column.
  private func details(_ member: Member, on twin: ID<Twin>) -> [Line] {
    var lines = deprecationLine(member.metadata) { name in
      let text = model.string(name)
      let exists = model.effectiveMembers(of: twin).contains { model.members[$0].name == name }
      return exists ? .codeLink(text, .member(twin, name)) : .code(text)
    }
    lines += titleLine(member.metadata, of: member.name)
    let text =
      model.description(member.metadata, language: options.language)
      ?? member.point.flatMap { model.description(model.points[$0].header.metadata, language: options.language) }
    if let text {
      lines.append(Line(.description, [.text(text)]))
    } else if case .component(let type) = member.detail {
      // Of a component of which nothing is said, what it is.
      let summary = words.summary(model.twins[type].header.metadata)
      if !summary.isEmpty { lines.append(Line(.description, [.text(summary)])) }
    }
    lines += valueFacts(member).map { Line(.fact, $0) }
    lines += payload(member, in: model.twins[twin].header.package)
    lines += (origin(member) + words.metadataFacts(member.metadata) + milestones(of: member, on: twin)).map {
      Line(.fact, $0)
    }
    return lines
  }

  /// Documents that show what data of the type looks like.
  private func examples(_ twin: ID<Twin>) -> [Block] {
    guard let documents = options.examples?(twin) else { return [] }
    var blocks: [Block] = [.heading(2, "Example", id: "example")]
    let hasState = documents.contains { $0.title == ExampleDocument.stateTitle }
    let obstacle = hasState ? nil : options.obstacles?(twin)
    if documents.isEmpty, obstacle == nil { return [] }
    if let obstacle { blocks.append(.paragraph(descriptionLine(obstacle))) }
    if !documents.isEmpty { blocks.append(.paragraph([.muted("Made from the model; the runtime found it valid.")])) }
    for document in documents {
      blocks.append(.heading(3, document.title, id: "example-" + slug(document.title)))
      blocks.append(.code(document.text, language: "json"))
      if document.leftOut > 0 {
        let words =
          document.leftOut == 1
          ? "1 member that may be left out is" : "\(document.leftOut) members that may be left out are"
        blocks.append(.paragraph([.muted(words + " not in it.")]))
      }
    }
    return blocks
  }

  private func valueFacts(_ member: Member) -> [[Inline]] {
    var facts: [[Inline]] = []
    if let value = member.value { facts += words.constraints(value) }
    switch member.detail {
    case .telemetry(let id):
      let detail = model.telemetryDetails[id]
      if let sampling = detail.sampling {
        facts.append([.text("sampled every " + sampling.asMilliseconds)])
      }
      if let freshness = detail.freshness {
        facts.append([.text("stale after " + freshness.asMilliseconds)])
      }
    case .event(let severity): if !severity.isEmpty { facts.append([.text("severity " + model.string(severity))]) }
    case .relationship(let id):
      let detail = model.relationshipDetails[id]
      if detail.cardinality != .any { facts.append([.text(words.words(detail.cardinality, "target"))]) }
      if detail.inverseCardinality != .any {
        facts.append([.text(words.words(detail.inverseCardinality, "source") + " per target")])
      }
      if let relation = detail.relation { facts.append([.text("relation ")] + link(Element(relation))) }
      if let inverse = detail.inverse {
        if let target = detail.targets.first {
          facts.append([.text("inverse "), .codeLink(model.string(inverse), .member(target, inverse))])
        } else {
          facts.append([.text("inverse "), .code(model.string(inverse))])
        }
      }
    case .none, .command, .component: break
    }
    return facts
  }

  /// Fields of what the member carries.
  private func payload(_ member: Member, in package: ID<Package>) -> [Line] {
    let words = words.on(package)
    let history = PartHistory(of: member, self)
    var lines = member.value.map { words.inside($0, history) } ?? []
    switch member.detail {
    case .command(let request, let response):
      for (label, id) in [("request", request), ("response", response)] {
        guard let id else { continue }
        words.append(label, model.fields[id], depth: 0, Words.Parts(path: "." + label, history: history), to: &lines)
      }
    case .relationship(let id):
      let parts = Words.Parts(path: "", history: history)
      for field in model.relationshipDetails[id].properties {
        words.append(model.fields[field], depth: 0, parts, to: &lines)
      }
    case .none, .telemetry, .event, .component: break
    }
    return lines
  }

  /// The shared definition that a member uses, and the inherited one that it narrows.
  private func origin(_ member: Member) -> [[Inline]] {
    var facts: [[Inline]] = []
    if let point = member.point { facts.append([.text("point ")] + link(Element(point))) }
    if let refined = member.refines {
      let parent = model.members[refined].twin
      let name = model.string(model.twins[parent].header.name) + "." + model.string(member.name)
      facts.append([.text("refines "), .codeLink(name, .member(parent, member.name))])
      facts += narrowed(member, from: model.members[refined]).map { [.text("was ")] + $0 }
    }
    return facts
  }

  /// What the inherited member says that this one says otherwise.
  private func narrowed(_ member: Member, from parent: Member) -> [[Inline]] {
    var facts: [[Inline]] = []
    let words = words.on(model.twins[member.twin].header.package)
    if member.isRequired, !parent.isRequired { facts.append([.text("optional")]) }
    if let value = member.value, let wide = parent.value {
      let type = words.type(wide)
      if type.plainText != words.type(value).plainText { facts.append(type) }
      let own = Set(words.constraints(value).map(\.plainText))
      facts += words.constraints(wide).filter { !own.contains($0.plainText) }
    }
    switch (member.detail, parent.detail) {
    case (.relationship(let own), .relationship(let wide)):
      let (own, wide) = (model.relationshipDetails[own], model.relationshipDetails[wide])
      if own.cardinality != wide.cardinality { facts.append([.code(wide.cardinality.description)]) }
      let (package, other) = (model.twins[member.twin].header.package, wide.targets)
      if own.targets != other {
        facts.append(
          other.isEmpty
            ? [.text("any twin")] : [.text("to ")] + links(other.prefix(12).map { Element($0) }, in: package))
      }
    case (.component(let own), .component(let wide)) where own != wide:
      facts.append(link(Element(wide), in: model.twins[member.twin].header.package))
    default: break
    }
    return facts
  }

  /// How many relationships lead to the types above, with the way to their lists.
  private func inheritedIncoming(_ id: ID<Twin>) -> [Block] {
    let entries = model.ancestors(of: id).prefix(64).compactMap { ancestor -> [Inline]? in
      let uses = index.uses(of: Element(ancestor), .incoming)
      guard !uses.isEmpty else { return nil }
      let package = model.twins[id].header.package
      return link(Element(ancestor), in: package) + [.muted(" \(uses.count)")]
    }
    guard !entries.isEmpty else { return [] }
    return [.heading(3, "Incoming by way of parents", id: "incoming-inherited"), .dense(Array(entries))]
  }
}

/// Whether two names differ in case, spaces and punctuation at most: a title that only spells its name out.
func saysTheSame(_ title: String, _ name: String) -> Bool {
  func letters(_ text: String) -> some Sequence<UInt8> {
    text.utf8.lazy.filter { $0 >= 0x80 || ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
      .map { $0 | 0x20 }
  }
  return letters(title).elementsEqual(letters(name))
}

extension String {
  /// With a capital first letter.
  func capitalisedFirst() -> String { prefix(1).uppercased() + dropFirst() }
}
