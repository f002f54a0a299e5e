import TwinModel
import TwinSource

/// Figures about who builds on whose packages.
///
/// - Parameters:
///   - models: The models of the packages that count, each package in one of them.
///   - references: What refers to what in them.
///   - shipped: Names of packages that ship with the compiler: everybody builds on them, which says nothing.
public func reuseFigures(_ models: [ReportedModel], _ references: ReferenceMap, shipped: Set<String>) -> [Figure] {
  let graph = ReuseGraph(models, references, shipped: shipped)
  let reason = "nothing names an owner; `owners` in gemel.yaml names those of a package, `owner` that of a type"
  let (packages, owners) = (graph.packageEntries, graph.ownerEntries)
  return [
    packages.isEmpty
      ? Figure(.reusedPackages, absentBecause: reason) : Figure(.reusedPackages, of: packages, by: [[.owner]]),
    owners.isEmpty ? Figure(.reusingTeams, absentBecause: reason) : Figure(.reusingTeams, of: owners, by: []),
  ]
}

/// Which package depends on which.
private struct ReuseGraph {
  private struct Node {
    var owners: [String]
    var place: String?
    /// Names of packages that it depends on.
    var needs: Set<String> = []
  }

  private var nodes: [String: Node] = [:]
  /// Who answers for packages, or for elements of them.
  private var owners: Set<String> = []
  private let references: ReferenceMap

  init(_ models: [ReportedModel], _ references: ReferenceMap, shipped: Set<String>) {
    self.references = references
    for reported in models {
      for id in reported.packages where !shipped.contains(reported.name(of: id)) {
        let package = reported.model.packages[id]
        nodes[reported.name(of: id)] = Node(
          owners: reported.owners(of: id), place: reported.place(package.place),
          needs: Set(package.dependencies.map { reported.name(of: $0.package) }))
        owners.formUnion(reported.owners(of: id))
        for element in reported.allElements(of: id) { owners.formUnion(reported.owners(of: element, in: id)) }
      }
    }
  }

  private func sorted(_ names: some Collection<String>) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Packages that depend on the package `name`, by name.
  private func users(of name: String) -> [(name: String, node: Node)] {
    sorted(nodes.filter { $0.key != name && $0.value.needs.contains(name) }.keys).compactMap { user in
      nodes[user].map { (user, $0) }
    }
  }

  /// Whether both name owners, and none of them is of both.
  private func areOfOthers(_ a: [String], _ b: [String]) -> Bool {
    !a.isEmpty && !b.isEmpty && !a.contains { one in b.contains { isSamePerson(one, $0) } }
  }

  /// Packages that name owners: of others nobody can say whether their users are of another team.
  var packageEntries: [FigureEntry] {
    sorted(nodes.keys).compactMap { name in
      guard let node = nodes[name], !node.owners.isEmpty else { return nil }
      let users = users(of: name)
      let foreign = users.filter { areOfOthers(node.owners, $0.node.owners) }
      let teams = Set(foreign.flatMap(\.node.owners)).count
      let words = users.map { user in
        let count = references.counts[.init(from: user.name, to: name)] ?? 0
        let owners = user.node.owners.isEmpty ? "no owner" : user.node.owners.joined(separator: ", ")
        return "\(user.name) (\(owners); \(counted(count, "references")))"
      }
      let summary = "\(counted(users.count, "packages")), \(counted(teams, "other teams"))"
      return FigureEntry(
        FigureRow(
          isCounted: !foreign.isEmpty, element: "", package: name, owners: node.owners, place: node.place,
          note: users.isEmpty ? "nothing depends on it" : summary + ": " + words.joined(separator: ", ")))
    }
  }

  var ownerEntries: [FigureEntry] {
    sorted(owners).map { owner in
      let own = nodes.filter { $0.value.owners.contains(owner) }
      let needed = Set(own.values.flatMap(\.needs)).union(references.needs[owner] ?? []).filter { name in
        nodes[name].map { areOfOthers([owner], $0.owners) } ?? false
      }
      let words =
        needed.isEmpty ? "builds on no package of others" : "builds on " + sorted(needed).joined(separator: ", ")
      return FigureEntry(FigureRow(isCounted: !needed.isEmpty, element: "", owners: [owner], note: words))
    }
  }
}
