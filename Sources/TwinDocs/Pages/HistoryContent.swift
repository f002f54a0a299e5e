import TwinModel

extension ContentBuilder {
  /// How many events of an element its page tells, the newest first.
  private static let longestHistory = 40

  /// What a registry tells of the package of `header`.
  func history(_ package: ID<Package>) -> PackageHistory? {
    references.history(of: model.string(model.packages[package].name)).map { options.histories[$0] }
  }

  /// `1.4.0`, which leads to the release, or that there is none yet.
  func moment(_ moment: PackageHistory.Moment, of package: ID<Package>) -> Inline {
    self.moment(moment, of: model.string(model.packages[package].name))
  }

  /// The same of a package by its name.
  func moment(_ moment: PackageHistory.Moment, of package: String) -> Inline {
    switch moment {
    case .next: return .text("the next release")
    case .release(let version):
      let text = version.description
      let subject = Article.Subject.release(package: package, version: text)
      return references.article(subject).map { .link(text, $0) } ?? .text(text)
    }
  }

  /// The version of a type, or that of the package, and the releases of the package that brought an element, changed and deprecated it: types count
  /// for themselves, and `memberEvents` are what became of their own members.
  func versionFacts(
    _ identity: String, _ header: ElementHeader, _ memberEvents: [PackageHistory.Event]
  ) -> [Fact] {
    let history = history(header.package)
    let milestones = history?.milestones(of: identity)
    let since = milestones?.since
    let package = model.packages[header.package]
    var facts: [Fact] = []
    if let version = history?.types[identity] {
      facts.append(
        Fact(label: "Type version", value: [.text("\(version)"), .muted(" counts changes of this type alone")]))
    } else if package.isVersioned, since != .next {
      let version = moment(.release(package.version), of: header.package)
      facts.append(Fact(label: "Package version", value: [version]))
    }
    guard var milestones else { return facts }
    milestones.completeDeprecation(of: words.deprecation(header.metadata))
    if let since {
      let release = since == .next ? [] : [Inline.muted(" of the package")]
      facts.append(Fact(label: "Introduced in", value: [moment(since, of: header.package)] + release))
    }
    let members = memberEvents.filter { event in since.map { Self.precedes(event.moment, $0) } ?? true }
    let changed = moments(milestones.changed.filter { $0 != since }, of: header.package)
    let isLeaving = { (event: PackageHistory.Event) in event.kind == .deprecated || event.kind == .partDeprecated }
    let changes = members.filter { $0.kind != .described && !isLeaving($0) }
    facts += fact("Changed in", changed, "its members in ", changes, header.package)
    let parts = (history?.events[identity] ?? []).filter { $0.kind == .partDeprecated }
    var deprecated: [Inline] = []
    if let own = milestones.deprecated {
      deprecated = [moment(own, of: header.package)] + (own == since ? [.muted(Self.fromTheStart)] : [])
    }
    return facts
      + fact(
        "Deprecated in", deprecated, parts.isEmpty ? "its members in " : "parts of it in ",
        members.filter(isLeaving) + parts, header.package)
  }

  /// When something became of an element, and behind `words` when it did of what is inside of it; nothing where it never did.
  private func fact(
    _ label: String, _ own: [Inline], _ words: String, _ inside: [PackageHistory.Event], _ package: ID<Package>
  ) -> [Fact] {
    let order = Set(inside.map(\.moment)).sorted { Self.precedes($1, $0) }
    if own.isEmpty, order.isEmpty { return [] }
    let last: [Inline] =
      order.isEmpty ? [] : [.text((own.isEmpty ? "" : " · ") + words)] + moments(order, of: package)
    return [Fact(label: label, value: own + last)]
  }

  /// Behind the release that brought something deprecated.
  private static let fromTheStart = " (since its introduction)"

  /// The last few of `moments`, with the ways to the releases of `package`.
  private func moments(_ moments: [PackageHistory.Moment], of package: ID<Package>) -> [Inline] {
    Array(moments.suffix(6).map { [moment($0, of: package)] }.joined(separator: [.text(", ")]))
  }

  /// When a member came, changed and was deprecated, each in a few words. Where `twin` inherits it, it says when it came to the type above: it may
  /// have moved up there from `twin`.
  func milestones(of member: Member, on twin: ID<Twin>) -> [[Inline]] {
    let header = model.twins[member.twin].header
    guard let history = history(header.package) else { return [] }
    var milestones = history.milestones(of: model.identity(of: member), in: model.identity(header))
    milestones.completeDeprecation(of: words.deprecation(member.metadata))
    let owner = member.twin == twin ? nil : model.string(header.name)
    return facts(milestones, of: header.package, in: owner)
  }

  /// `milestones` in words, with the ways to the releases of `package`; `owner` is where it is declared, if it is another type.
  func facts(_ milestones: Milestones, of package: ID<Package>, in owner: String? = nil) -> [[Inline]] {
    var facts: [[Inline]] = []
    if let since = milestones.since {
      let words: [Inline] =
        owner.map { [.text("in "), .code($0), .text(since == .next ? " from " : " since ")] } ?? [
          .text("introduced in ")
        ]
      facts.append(words + [moment(since, of: package)])
    }
    let changed = milestones.changed.filter { $0 != milestones.since }
    if !changed.isEmpty { facts.append([.text("changed in ")] + moments(changed, of: package)) }
    if let deprecated = milestones.deprecated {
      let remark: [Inline] = deprecated == milestones.since ? [.text(Self.fromTheStart)] : []
      facts.append([.text("deprecated in "), moment(deprecated, of: package)] + remark)
    }
    return facts
  }

  /// What became of an element from release to release, and where it is `twin`, of its own members, which `memberEvents` tell, and of what it
  /// inherits.
  func history(
    of identity: String, _ header: ElementHeader, _ memberEvents: [PackageHistory.Event], _ twin: ID<Twin>?
  ) -> [Block] {
    let events = (history(header.package)?.events[identity] ?? []) + memberEvents
    let inherited = twin.map { inheritedHistory($0) } ?? []
    guard !events.isEmpty || !inherited.isEmpty else { return [] }
    let package = model.string(model.packages[header.package].name)
    return [.heading(2, "History", id: "history")]
      + ownHistory(events, in: package, on: twin.map { Element($0) }) + inherited
  }

  /// What became of the own members of a type: of those that it has, and then of those that are gone.
  func memberEvents(_ twin: ID<Twin>) -> [PackageHistory.Event] {
    guard let history = history(model.twins[twin].header.package) else { return [] }
    let members = model.members[model.twins[twin].members].map { model.identity(of: $0) }
    // A member that moved here from a parent may have a name that went before.
    let departed = (history.departed[model.identity(model.twins[twin].header)] ?? []).filter { !members.contains($0) }
    return (members + departed).flatMap { history.events[$0] ?? [] }
  }

  /// A row for each release with what became of an element in it. Nothing on the page of `current` leads to where it stands.
  func ownHistory(
    _ events: [PackageHistory.Event], in package: String, on current: Element? = nil
  ) -> [Block] {
    guard !events.isEmpty else { return [] }
    let (order, moments) = byMoment(events)
    var room = Self.longestHistory
    var rows: [ContentTable.Row] = []
    for key in order where room > 0 {
      let told = (moments[key] ?? []).prefix(room)
      room -= told.count
      rows.append(
        .init(cells: [
          [Line([moment(key, of: package)])],
          told.map { event in
            Line(
              message(event.message, naming: event.names, in: package).map { piece in
                if case .codeLink(let text, .history(let element)) = piece, element == current {
                  .code(text)
                } else {
                  piece
                }
              })
          },
        ]))
    }
    if events.count > Self.longestHistory {
      rows.append(.init(cells: [[], [Line([.muted("and \(events.count - Self.longestHistory) earlier changes")])]]))
    }
    return [.table(ContentTable(style: .values, columns: ["Release", "What changed"], rows: rows))]
  }

  /// What became of the members of all types above `twin` that data or code would notice, the nearest type first.
  private func inheritedHistory(_ twin: ID<Twin>) -> [Block] {
    let home = model.twins[twin].header.package
    let since = history(home)?.milestones(of: model.identity(model.twins[twin].header)).since
    var rows: [ContentTable.Row] = []
    var (room, missing) = (Self.longestHistory, 0)
    for ancestor in model.ancestors(of: twin) {
      let package = model.twins[ancestor].header.package
      let events = memberEvents(ancestor).filter { event in
        // What a type has had since it came is no change of it. Versions of another package tell nothing of that.
        guard event.kind != .described else { return false }
        return package != home || since.map { Self.precedes(event.moment, $0) } ?? true
      }
      let (order, moments) = byMoment(events)
      for key in order {
        let all = moments[key] ?? []
        let told = all.prefix(room)
        (room, missing) = (room - told.count, missing + all.count - told.count)
        guard !told.isEmpty else { continue }
        rows.append(
          .init(cells: [
            [Line([moment(key, of: package)])], [Line(link(Element(ancestor), in: home))],
            told.map { Line(message($0.message, naming: $0.names, in: model.string(model.packages[package].name))) },
          ]))
      }
    }
    guard !rows.isEmpty else { return [] }
    if missing > 0 { rows.append(.init(cells: [[], [], [Line([.muted("and \(missing) further changes")])]])) }
    return [
      .heading(3, "Inherited", id: "history-inherited"),
      .table(ContentTable(style: .values, columns: ["Release", "From", "What changed"], rows: rows)),
    ]
  }

  /// Of a release all that it brought stands together; releases by version, what is not out yet on top.
  private func byMoment(
    _ events: [PackageHistory.Event]
  ) -> (order: [PackageHistory.Moment], events: [PackageHistory.Moment: [PackageHistory.Event]]) {
    let moments = events.reduce(into: [PackageHistory.Moment: [PackageHistory.Event]]()) {
      $0[$1.moment, default: []].append($1)
    }
    return (moments.keys.sorted(by: Self.precedes), moments)
  }

  /// Whether `a` is later than `b`: the newest stands first.
  static func precedes(_ a: PackageHistory.Moment, _ b: PackageHistory.Moment) -> Bool {
    switch (a, b) {
    case (.next, .next), (.release, .next): false
    case (.next, .release): true
    case (.release(let a), .release(let b)): b < a
    }
  }

  /// The releases of a package, the newest first, each with the way to its page.
  func releases(of package: String) -> [Block] {
    guard let history = references.history(of: package).map({ options.histories[$0] }), !history.releases.isEmpty else {
      return []
    }
    let shown = history.releases.reversed().prefix(200)
    let rows = shown.map { release -> ContentTable.Row in
      var version: [Inline] = [moment(.release(release.version), of: package)]
      for mark in release.marks { version += [.text(" "), .badge(badge(mark))] }
      let changes = release.bump == nil ? "" : release.changes.map { $0 == 1 ? "1 change" : "\($0) changes" } ?? ""
      return .init(
        isDeprecated: false,
        cells: [
          [Line(version)], [Line([.text(release.day)])], [Line([.text(release.bump ?? "first")])],
          [Line([.text(changes)])],
        ])
    }
    return [
      .heading(2, "Releases" + count(history.releases.count), id: "releases"),
      .table(ContentTable(style: .values, columns: ["Version", "Day", "Bump", "Changes"], rows: Array(rows))),
    ]
  }
}
