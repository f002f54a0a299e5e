import TwinChanges
public import TwinModel
public import TwinOutput
public import TwinRegistry

/// What a changelog says of one release.
public struct ChangelogEntry: Sendable {
  /// The version.
  public var version: SemanticVersion
  /// The day of the release; nil where it is not content.
  public var day: CalendarDay?
  /// What it says of its changes; nil where it says nothing.
  public var changes: ReleaseChanges?
  /// How it stands, where something was said of it since.
  public var standing: StatusRecord?
  /// A sunset that was announced and is to come.
  public var comingSunset: StatusRecord?
  /// The release whose content it brings back.
  public var restores: SemanticVersion?
  /// Why it does.
  public var restoreReason: String?

  /// An entry.
  public init(
    version: SemanticVersion, day: CalendarDay? = nil, changes: ReleaseChanges?, standing: StatusRecord? = nil,
    comingSunset: StatusRecord? = nil, restores: SemanticVersion? = nil, restoreReason: String? = nil
  ) {
    self.version = version
    self.day = day
    self.changes = changes
    self.standing = standing
    self.comingSunset = comingSunset
    self.restores = restores
    self.restoreReason = restoreReason
  }
}

/// The changelog of a package: a file that is written anew from the releases in a registry, and never by hand.
public struct Changelog: Sendable {
  /// The name of the file, in a release and beside a manifest.
  public static let file = "CHANGELOG.md"
  /// What a changelog begins with that was written from releases, so that one that people write is told apart.
  public static let mark = "<!-- gemel-changelog -->\n"

  /// How many changes of a section are told one by one.
  private static let sectionLimit = 200

  /// The package.
  public var package: PackageName
  /// Its releases, the newest first.
  public var entries: [ChangelogEntry]

  /// The changelog of `package`.
  public init(package: PackageName, entries: [ChangelogEntry]) {
    self.package = package
    self.entries = entries
  }

  /// What a release says of itself: one version, without a day, which is not content. `restores` is the release whose content it
  /// brings back, where it does, and `restoreReason` is why.
  public init(of changes: ReleaseChanges, restores: SemanticVersion? = nil, restoreReason: String? = nil) {
    self.init(
      package: changes.release.package,
      entries: [
        ChangelogEntry(
          version: changes.release.version, changes: changes, restores: restores, restoreReason: restoreReason)
      ])
  }

  /// The file. The same releases give the same bytes.
  public var bytes: [UInt8] {
    withoutLogCommands(
      printMarkdown(
        [.marker("gemel-changelog"), .heading(1, [.text("Changelog of "), .code(package.text)], anchor: nil)]
          + entries.flatMap(blocks)), escape: "&#35;")
  }

  /// The versions that a file tells of which was written here, in order, as its headings call them.
  public static func versions(in bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A).compactMap { line in
      guard line.starts(with: "## ".utf8) else { return nil }
      let heading = line.dropFirst(3).prefix { $0 != 0x20 && $0 != 0x0D }
      let text = String(decoding: heading, as: UTF8.self)
      return SemanticVersion(text) == nil ? nil : text
    }
  }

  // MARK: - One release

  private func blocks(_ entry: ChangelogEntry) -> [MarkdownBlock] {
    let day = entry.day.map { " (\($0))" } ?? ""
    return [.heading(2, [.text("\(entry.version)" + day)], anchor: nil)] + Self.body(of: entry)
  }

  /// What is said of one release below its heading.
  public static func body(of entry: ChangelogEntry) -> [MarkdownBlock] { body(of: entry, nil) }

  /// The same, with names that lead to what `resolve` says that they are.
  static func body(of entry: ChangelogEntry, _ resolve: NameResolver?) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    for status in [entry.standing, entry.comingSunset].compactMap(\.self) {
      blocks.append(.paragraph(words(of: status, isToCome: status == entry.comingSunset)))
    }
    if let restored = entry.restores {
      let reason = entry.restoreReason.map { [.text(": ")] + markdownLines($0) } ?? [.text(".")]
      blocks.append(.paragraph([.text("Brings back the content of \(restored)")] + reason))
    }
    guard let changes = entry.changes else {
      blocks.append(.paragraph([.text("This release says nothing of its changes.")]))
      return blocks
    }
    blocks.append(.paragraph([.text(introduction(changes, to: entry.version))]))
    for section in Section.allCases {
      let items = items(of: section, in: changes, resolve)
      if items.isEmpty { continue }
      blocks += [.heading(3, [.text(section.title)], anchor: nil), .entries(items)]
    }
    return blocks
  }

  /// What was said of a release, from which day on, by whom and why, and what to use instead.
  private static func words(of status: StatusRecord, isToCome: Bool) -> [MarkdownSpan] {
    let (state, rest) =
      switch status.kind {
      case .yanked: ("Withdrawn", "on \(status.date) by")
      case .deprecated: ("Deprecated", "on \(status.date) by")
      case .sunset:
        isToCome ? ("Sunset", "on \(status.date), said by") : ("Past its sunset", "since \(status.date), said by")
      }
    var spans: [MarkdownSpan] = [.strong(state), .text(" \(rest) \(status.publisher): ")]
    spans += markdownLines(status.reason)
    guard let successor = status.successor else { return spans }
    let version = successor.version.map { " \($0)" } ?? ""
    return spans + [
      .text(sentenceEnd(status.reason) + " Use "), .code(successor.package.text), .text(version + " instead."),
    ]
  }

  private static func introduction(_ changes: ReleaseChanges, to version: SemanticVersion) -> String {
    guard let previous = changes.previous else { return "The first release." }
    let count = changes.changes.isEmpty ? "Nothing changed" : counted(changes.changes.count, "change")
    let part = version.part(raisedSince: previous.version)
    return "\(count) since \(previous.version)" + (changes.bump == .none ? "." : ": a \(part.rawValue) version.")
  }

  /// Parts of an entry, in order.
  private enum Section: CaseIterable {
    case breaking, additions, changes, deprecations, removals, others

    var title: String {
      switch self {
      case .breaking: "Breaking changes"
      case .additions: "Additions"
      case .changes: "Changes"
      case .deprecations: "Deprecations"
      case .removals: "Removals"
      case .others: "Other changes"
      }
    }

    /// By what the change is, unless it breaks something.
    init(_ change: ReleasedChange) {
      let kind = change.element.kind
      let family = MigrationSteps.Family(kind)
      switch kind {
      case _ where change.impact.bump == .major: self = .breaking
      case .deprecated, .deprecationChanged, .removalBroughtForward, .removalPutOff, .undeprecated: self = .deprecations
      case .enumValueRemoved, .openEnumValueRemoved: self = .removals
      case _ where family == .removal: self = .removals
      // Other versions of what is needed anyway, or less of it, change nothing that is used.
      case .dependencyRequirementChanged, .dependencyRemoved: self = .others
      case _ where change.impact.bump != .minor: self = .others
      case .propertyAddedRequired, .fieldAddedRequired, .relationshipAddedRequired, .enumValueAdded,
        .openEnumValueAdded:
        self = .additions
      default: self = family == .addition ? .additions : .changes
      }
    }

    /// Where a record of changes in `sections` is told: of several, where what breaks is, or where all may be.
    init?(of sections: Set<Section>) {
      if sections.isEmpty { return nil }
      self = sections.contains(.breaking) ? .breaking : sections.count == 1 ? sections.first ?? .changes : .changes
    }

    /// Where a record is told that covers no change.
    init(_ bump: Bump) {
      switch bump {
      case .major: self = .breaking
      case .minor: self = .changes
      case .patch, .none: self = .others
      }
    }
  }

  /// What is told in a section: the records with the changes that they cover (one that covers none is not told as more than what changed),
  /// then the changes that no record covers.
  private static func items(
    of section: Section, in changes: ReleaseChanges, _ resolve: NameResolver?
  ) -> [MarkdownEntry] {
    var items: [MarkdownEntry] = []
    for record in changes.records {
      let covered = changes.changes.filter { $0.record == record.name }
      let home = Section(of: Set(covered.map { Section($0) })) ?? Section(min(record.bump, changes.bump))
      guard home == section else { continue }
      items.append(MarkdownEntry(words(of: record), below: shown(covered.map { words($0, resolve) })))
    }
    let known = Set(changes.records.map(\.name))
    let rest = changes.changes.filter { change in
      Section(change) == section && !(change.record.map(known.contains) ?? false)
    }
    return items + shown(rest.map { words($0, resolve) }).map { MarkdownEntry($0) }
  }

  private static func shown(_ lines: [[MarkdownSpan]]) -> [[MarkdownSpan]] {
    let more = lines.count - sectionLimit
    return lines.prefix(sectionLimit)
      + (more > 0 ? [[.text("\(more) more, which "), .code(ReleaseChanges.file), .text(" lists")]] : [])
  }

  private static func words(of record: ReleasedRecord) -> [MarkdownSpan] {
    var spans: [MarkdownSpan] = [.strong(record.summary), .text(": ")] + markdownLines(record.why)
    if let decision = record.decision {
      spans.append(.text(sentenceEnd(record.why) + " Decided in "))
      spans.append(Link.external(decision).map { .link(decision, $0) } ?? .code(decision))
      spans.append(.text("."))
    }
    let approvers = ReleaseApprover.names(of: record)
    if !approvers.isEmpty { spans.append(.text(" Approved by " + listed(approvers) + ".")) }
    if let migration = record.migration { spans += [.text(" Upgrading: ")] + markdownLines(migration) }
    return spans
  }

  /// The full stop that `text` lacks before another sentence can follow.
  private static func sentenceEnd(_ text: String) -> String {
    text.last { !$0.isWhitespace }.map { ".!?".contains($0) } ?? true ? "" : "."
  }

  private static func words(_ change: ReleasedChange, _ resolve: NameResolver?) -> [MarkdownSpan] {
    markdownSpans(change.element, resolve) + (change.reach.counts.map { [.text(" (\($0))")] } ?? [])
  }
}
