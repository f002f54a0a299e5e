import TwinModel

/// When fields and values came, changed and were deprecated, by their places in what they are inside: `.limits.low`, `=idle`.
final class PartHistory: Sendable {
  /// An element or a member whose changes are told of its parts, and when it came.
  private struct Source: Sendable {
    var owner: String
    var start: PackageHistory.Moment?
  }

  private let builder: ContentBuilder
  private let package: ID<Package>
  private let history: PackageHistory
  private let sources: [Source]

  /// Of what is inside a shared schema or a point; nil where nothing is known of releases.
  init?(of element: Element, _ builder: ContentBuilder) {
    let package = builder.model.header(element).package
    guard let history = builder.history(package) else { return nil }
    let identity = builder.model.identity(element)
    (self.builder, self.package, self.history) = (builder, package, history)
    sources = [Source(owner: identity, start: history.milestones(of: identity).since)]
  }

  /// Of what is inside a member. What it has from a point or from the member that it refines came when it was there and when that had it;
  /// versions of another package are no measure of either.
  init?(of member: Member, _ builder: ContentBuilder) {
    if builder.options.histories.isEmpty { return nil }
    let model = builder.model
    let package = model.twins[member.twin].header.package
    guard let history = builder.history(package) else { return nil }
    var sources: [Source] = []
    var next: Member? = member
    while let member = next, sources.count < 64, model.twins[member.twin].header.package == package {
      let owner = model.identity(of: member)
      let twin = model.identity(model.twins[member.twin].header)
      sources.append(Source(owner: owner, start: history.milestones(of: owner, in: twin).since))
      next = member.refines.map { model.members[$0] }
    }
    if let point = member.point, model.points[point].header.package == package {
      let owner = model.identity(model.points[point].header)
      sources.append(Source(owner: owner, start: history.milestones(of: owner).since))
    }
    (self.builder, self.package, self.history, self.sources) = (builder, package, history, sources)
  }

  /// Whether something became of what stands at `path` itself.
  func tells(of path: String) -> Bool {
    !history.parts.isEmpty && sources.contains { history.tells(of: path, in: $0.owner) }
  }

  /// When what stands at `path` and has `metadata` came, changed and was deprecated, each in a few words.
  func facts(_ path: String, _ metadata: ID<Metadata>?) -> [[Inline]] {
    guard let first = sources.first else { return [] }
    var all = history.milestones(at: path, in: first.owner, start: first.start)
    for source in sources.dropFirst() {
      let other = history.milestones(at: path, in: source.owner, start: source.start)
      all.since = later(all.since, other.since)
      all.deprecated = [all.deprecated, other.deprecated].compactMap(\.self).reduce(nil) { later($0 ?? $1, $1) }
      let changed = Set(all.changed + other.changed)
      all.changed = changed.sorted { ContentBuilder.precedes($1, $0) }
    }
    all.completeDeprecation(of: builder.words.deprecation(metadata))
    return builder.facts(all, of: package)
  }

  /// The later of two; nil where one is not known.
  private func later(_ a: PackageHistory.Moment?, _ b: PackageHistory.Moment?) -> PackageHistory.Moment? {
    guard let a, let b else { return nil }
    return ContentBuilder.precedes(a, b) ? a : b
  }
}
