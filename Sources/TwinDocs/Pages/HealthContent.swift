import TwinModel
import TwinOutput
import TwinSource

/// How much of what should be said is said.
struct Coverage {
  var done = 0
  var all = 0

  mutating func count(_ isDone: Bool) {
    all += 1
    if isDone { done += 1 }
  }

  /// `12 of 40 (30 %)`; nothing where there is nothing to say.
  var words: String {
    shareText(done, of: all, scale: 100, digits: 0).map { "\(done) of \(all) (\($0)\u{A0}%)" } ?? "–"
  }
}

/// What a package is like. O(elements of the package) to find out.
struct PackageHealth {
  var described = Coverage()
  /// Numbers that measure something, or say that they measure nothing.
  var measured = Coverage()
  var owned = Coverage()
  var deprecated = 0
  var experimental = 0

  init(of id: ID<Package>, in model: Model) {
    model.forEachCovered(in: id) { aspect, _, isThere in
      switch aspect {
      case .description: described.count(isThere)
      case .unit: measured.count(isThere)
      case .owner: owned.count(isThere)
      case .classification: break
      }
    }
    for element in model.declarations(of: id) {
      guard let metadata = model.metadata(of: element).map({ model.metadata[$0] }) else { continue }
      if metadata.deprecation != nil { deprecated += 1 }
      if metadata.stability == .experimental { experimental += 1 }
    }
  }
}

extension ContentBuilder {
  /// How many packages and owners the first page lists.
  private static let longestOverview = 200

  /// Who answers for what, by owner.
  func ownership() -> [Block] {
    var packages: [String: [ID<Package>]] = [:]
    var types: [String: [Element]] = [:]
    for id in model.packages.ids {
      for owner in Set(model.owners(of: id)) { packages[owner, default: []].append(id) }
    }
    for id in model.twins.ids {
      if let owner = model.owner(model.twins[id].header.metadata) { types[owner, default: []].append(Element(id)) }
    }
    guard model.packages.count > 0 else { return [] }
    let heading = Block.heading(2, "Ownership", id: "ownership")
    let owners = Set(packages.keys).union(types.keys)
    guard !owners.isEmpty else {
      return [heading, .paragraph([.text("Nobody answers for anything here: no package and no type names an owner.")])]
    }
    let names = owners.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let rows = names.prefix(Self.longestOverview).map { name -> ContentTable.Row in
      let owned = (packages[name] ?? []).prefix(24).map { id in
        [Inline.codeLink(model.string(model.packages[id].name), .package(id))]
      }
      let single = (types[name] ?? []).prefix(12).map { link($0) }
      let more = (types[name]?.count ?? 0) - single.count
      return .init(cells: [
        [Line(contacts([name]))], [Line(Array(owned.joined(separator: [.text(", ")])))],
        [Line(Array(single.joined(separator: [.text(", ")])) + (more > 0 ? [.muted(" and \(more) more")] : []))],
      ])
    }
    let table = ContentTable(style: .values, columns: ["Owner", "Packages", "Single types"], rows: rows)
    return [heading, .table(table)] + withoutOwner
  }

  /// The packages that name no owner.
  private var withoutOwner: [Block] {
    let packages = model.packages.ids.filter { model.owners(of: $0).isEmpty }
    guard !packages.isEmpty else { return [] }
    let shown = packages.prefix(24).map { [Inline.codeLink(model.string(model.packages[$0].name), .package($0))] }
    let more = packages.count > shown.count ? " and \(packages.count - shown.count) more" : ""
    return [
      .paragraph([.text("Without an owner: ")] + Array(shown.joined(separator: [.text(", ")])) + [.text(more + ".")])
    ]
  }

  /// How each package stands: what a check found, what is described, measured, owned, on its way out.
  func health() -> [Block] {
    guard model.packages.count > 0 else { return [] }
    let counted = counts(by: \.package)
    let rows = model.packages.ids.prefix(Self.longestOverview).map { id -> ContentTable.Row in
      let health = packageHealth[id.index]
      let name = model.string(model.packages[id].name)
      var cells: [[Line]] = [[Line([.codeLink(name, .package(id))])]]
      if options.findings != nil { cells.append([Line(severities(counted[name] ?? []))]) }
      cells += [health.described, health.measured, health.owned].map { [Line([.text($0.words)])] }
      cells.append([Line([.text(outgoing(health))])])
      return .init(cells: cells)
    }
    let columns =
      ["Package"] + (options.findings == nil ? [] : ["Findings"])
      + ["Described", "Numbers with a unit or quantity", "Owned", "Unsettled"]
    return [
      .heading(2, "Health", id: "health"),
      .table(ContentTable(style: .values, columns: columns, rows: Array(rows))),
    ]
  }

  /// How one package stands, with the rules that found something in it.
  func health(of id: ID<Package>) -> [Block] {
    let health = packageHealth[id.index]
    let name = model.string(model.packages[id].name)
    var facts = [
      Fact(label: "Described", value: [.text(health.described.words)]),
      Fact(label: "Owned", value: [.text(health.owned.words)]),
    ]
    if health.measured.all > 0 {
      facts.append(Fact(label: "Numbers with a unit or quantity", value: [.text(health.measured.words)]))
    }
    if health.deprecated + health.experimental > 0 {
      facts.append(Fact(label: "Unsettled", value: [.text(outgoing(health))]))
    }
    var blocks: [Block] = [.heading(2, "Health", id: "health")]
    guard let findings = options.findings?.filter({ $0.package == name }) else { return blocks + [.facts(facts)] }
    facts.insert(Fact(label: "Findings", value: severities(findings)), at: 0)
    blocks.append(.facts(facts))
    guard !findings.isEmpty else { return blocks }
    let order = findings.sorted { a, b in
      if a.severity != b.severity { return a.severity > b.severity }
      if a.isWaived != b.isWaived { return b.isWaived }
      return a.rule.utf8.lexicographicallyPrecedes(b.rule.utf8)
    }
    let rows = order.prefix(Self.longestOverview).map { finding -> ContentTable.Row in
      let rule = references.article(.rule(finding.rule)).map { Inline.codeLink(finding.rule, $0) }
      return .init(cells: [
        [Line([rule ?? .code(finding.rule)])],
        [Line([.text(finding.severity.name)] + (finding.isWaived ? [.muted(" waived")] : []))],
        [Line([.text("\(finding.count)")])],
      ])
    }
    return blocks + [
      .table(ContentTable(style: .values, columns: ["Rule", "Severity", "Findings"], rows: Array(rows)))
    ]
  }

  /// The ways to what is not about the model.
  func reference() -> [Block] {
    var lines: [[Inline]] = []
    if let rules = references.article(.rules) {
      lines.append([.link("Rules", rules), .text(": what is checked, why, and how to mend it")])
    }
    if let language = references.article(.language) {
      lines.append([.link("Language reference", language), .text(": what may stand in sources")])
    }
    return lines.isEmpty ? [] : [.heading(2, "Reference", id: "reference"), .list(lines)]
  }

  private func counts(by key: KeyPath<FindingCount, String>) -> [String: [FindingCount]] {
    (options.findings ?? []).reduce(into: [:]) { $0[$1[keyPath: key], default: []].append($1) }
  }

  /// `2 errors, 1 warning, 3 waived`.
  private func severities(_ findings: [FindingCount]) -> [Inline] {
    var parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.reduce(0) { $0 + ($1.severity == severity && !$1.isWaived ? $1.count : 0) }
      return count == 0 ? nil : "\(count) \(severity.name)" + (count == 1 ? "" : "s")
    }
    let waived = findings.reduce(0) { $0 + ($1.isWaived ? $1.count : 0) }
    if waived > 0 { parts.append("\(waived) waived") }
    return [parts.isEmpty ? .muted("none") : .text(parts.joined(separator: ", "))]
  }

  private func outgoing(_ health: PackageHealth) -> String {
    let parts = [(health.deprecated, "deprecated"), (health.experimental, "experimental")].compactMap { count, word in
      count == 0 ? nil : "\(count) \(word)"
    }
    return parts.isEmpty ? "–" : parts.joined(separator: ", ")
  }
}
