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
    switch moment {
    case .next: return .text("the next release")
    case .release(let version):
      let text = version.description
      let subject = Article.Subject.release(package: model.string(model.packages[package].name), version: text)
      return references.article(subject).map { .link(text, $0) } ?? .text(text)
    }
  }

  /// The version of a type, and the release that brought an element.
  func versionFacts(_ identity: String, _ header: ElementHeader) -> [Fact] {
    guard let history = history(header.package) else { return [] }
    var facts: [Fact] = []
    if let version = history.types[identity] { facts.append(Fact(label: "Version", value: [.text("\(version)")])) }
    if let since = history.milestones(of: identity).since {
      facts.append(Fact(label: "Since", value: [moment(since, of: header.package)]))
    }
    return facts
  }

  /// When a member came, changed and was deprecated, each in a few words.
  func milestones(of member: Member) -> [[Inline]] {
    let header = model.twins[member.twin].header
    guard let history = history(header.package) else { return [] }
    let milestones = history.milestones(of: model.identity(of: member), in: model.identity(header))
    var facts: [[Inline]] = []
    if let since = milestones.since {
      facts.append([.text("since "), moment(since, of: header.package)])
    }
    let changed = milestones.changed.filter { $0 != milestones.since }
    if !changed.isEmpty {
      let versions = changed.suffix(6).map { [moment($0, of: header.package)] }.joined(separator: [.text(", ")])
      facts.append([.text("changed in ")] + versions)
    }
    if let deprecated = milestones.deprecated {
      facts.append([.text("deprecated in "), moment(deprecated, of: header.package)])
    }
    return facts
  }

  /// What became of an element and its own members from release to release.
  func history(of identity: String, _ header: ElementHeader) -> [Block] {
    guard let history = history(header.package) else { return [] }
    var events = history.events[identity] ?? []
    if let twin = model.element(.twin, named: header.name, in: header.package),
      model.identity(model.header(twin)) == identity
    {
      for member in model.members[model.twins[ID(twin.row)].members] {
        events += history.events[model.identity(of: member)] ?? []
      }
    }
    guard !events.isEmpty else { return [] }
    // Of a release all that it brought stands together; releases by version, what is not out yet on top.
    let moments = events.reduce(into: [PackageHistory.Moment: [PackageHistory.Event]]()) {
      $0[$1.moment, default: []].append($1)
    }
    let order = moments.keys.sorted { a, b in
      switch (a, b) {
      case (.next, .next), (.release, .next): false
      case (.next, .release): true
      case (.release(let a), .release(let b)): b < a
      }
    }
    var room = Self.longestHistory
    var rows: [ContentTable.Row] = []
    for key in order where room > 0 {
      let told = (moments[key] ?? []).prefix(room)
      room -= told.count
      rows.append(
        .init(cells: [
          [Line([moment(key, of: header.package)])], told.map { Line(message($0.message, in: header.package)) },
        ]))
    }
    if events.count > Self.longestHistory {
      rows.append(.init(cells: [[], [Line([.muted("and \(events.count - Self.longestHistory) earlier changes")])]]))
    }
    return [
      .heading(2, "History", id: "history"),
      .table(ContentTable(style: .values, columns: ["Release", "What changed"], rows: rows)),
    ]
  }

  /// The releases of a package, the newest first, each with the way to its page.
  func releases(of package: ID<Package>) -> [Block] {
    guard let history = history(package), !history.releases.isEmpty else { return [] }
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
