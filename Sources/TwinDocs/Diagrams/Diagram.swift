/// What a diagram is about.
public enum DiagramKind: String, Sendable, CaseIterable {
  /// What is above and below an element.
  case inheritance
  /// What leads to an element, and what it leads to.
  case relationships
  /// Which packages need which, and what they reuse.
  case packages
}

/// What a diagram shows, apart from how: pictures, Mermaid and PlantUML are made of the same value. Names in it are those of the
/// model, whatever they hold; each form makes them harmless in its own way.
public struct Diagram: Sendable {
  struct Node: Sendable {
    enum Role: Sendable {
      case plain
      /// What the diagram is about.
      case subject
      /// Stands for those that are not shown.
      case more
      /// Stands for anything at all, or for what the model does not hold.
      case open
    }

    var name: String
    /// Small lines below the name: a package, a version, counts.
    var notes: [String] = []
    /// Where it leads.
    var target: Target?
    /// Position of the group that it is in.
    var group: Int?
    var role = Role.plain
    var isAbstract = false
    var isDeprecated = false
    /// Whether it is, or is of, a package that declares meaning.
    var isOntology = false
  }

  struct Edge: Sendable {
    enum Kind: Sendable {
      /// From the special to the general.
      case specialises
      /// From the source to the target.
      case relates
      /// From the whole to the part.
      case contains
      /// From the package to the one that it needs.
      case needs
    }

    var from: Int
    var to: Int
    var kind: Kind
    var label = ""
    /// What matters most about it, where there is room.
    var note = ""
    /// How many targets a source has, where that is bounded.
    var cardinality = ""
    /// What the connection is called when read backwards.
    var inverse = ""
    /// How many sources a target has, where that is bounded.
    var inverseCardinality = ""
    /// More about it than fits on a line.
    var remark = ""
  }

  /// Nodes that belong together: a package, a kind of package.
  struct Group: Sendable {
    var name: String
  }

  var kind: DiagramKind
  /// What it is a diagram of.
  var title: String
  var nodes: [Node] = []
  var edges: [Edge] = []
  var groups: [Group] = []
  /// Whether edges that follow from others are left out.
  var omitsIndirect = false

  /// How many neighbours a side shows; beyond it the last place says how many more there are, and leads to their list.
  static let sideLimit = 60

  /// How many nodes on one side make a drawing taller than what stands beside it on a screen.
  private static let tallest = 16

  /// Whether its drawing is tall: what is on one side of its subject stands below each other, or in a few columns.
  var isTall: Bool {
    guard nodes.count > Self.tallest else { return false }
    let before = Set(edges.filter { $0.to == 0 && $0.from != 0 }.map(\.from)).count
    let behind = Set(edges.filter { $0.from == 0 && $0.to != 0 }.map(\.to)).count
    return max(before, behind) > Self.tallest
  }

  /// Whether nothing stands around what it is about.
  public var isEmpty: Bool { edges.isEmpty }

  /// What the places and signs of the picture mean, as far as they occur.
  var legend: String {
    var parts: [String] = []
    switch kind {
    case .inheritance:
      parts.append("Inheritance: more general above, more special below.")
    case .relationships:
      let isReached = edges.contains { $0.from == 0 && $0.to != 0 }
      let isSource = edges.contains { $0.to == 0 && $0.from != 0 }
      parts.append("Relationships:" + (isSource ? " what leads here on the left" : ""))
      if isReached { parts[0] += (isSource ? "," : "") + " what this leads to on the right" }
      if !isReached, !isSource { parts[0] += " of each to another of its kind" }
      parts[0] += "."
    case .packages:
      parts.append("Each package stands above those it needs; numbers are references to their elements.")
      if omitsIndirect {
        parts.append(
          "Left out: direct uses of packages that others on the way lead to as well; each package's page has them.")
      }
    }
    if edges.contains(where: { $0.kind == .contains }) { parts.append("◆ has the other as a part.") }
    if nodes.contains(where: \.isAbstract) { parts.append("Slanted: abstract.") }
    if nodes.contains(where: \.isDeprecated) { parts.append("Struck out: deprecated.") }
    return parts.joined(separator: " ")
  }

  /// The picture in words, for those who hear it.
  var spoken: String {
    let above = edges.count { $0.kind == .specialises && $0.from == 0 }
    let below = edges.count { $0.kind == .specialises && $0.to == 0 }
    func number(_ count: Int, _ word: String) -> String { "\(count) \(word)" }
    switch kind {
    case .inheritance:
      return "\(title): \(number(above, "directly above")), \(number(below, "directly below"))"
    case .relationships:
      let sources = Set(edges.filter { $0.to == 0 && $0.from != 0 }.map(\.from)).count
      let targets = Set(edges.filter { $0.from == 0 && $0.to != 0 }.map(\.to)).count
      return "\(title): \(number(sources, "leading to it")), \(number(targets, "that it leads to"))"
    case .packages: return "\(title): \(nodes.count) packages, \(edges.count) dependencies"
    }
  }
}
