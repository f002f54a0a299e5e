extension Diagram {
  /// The diagram as Mermaid, which forges draw in Markdown: a class diagram, a flowchart for packages. There are no links in it:
  /// Mermaid's are commands.
  func mermaid() -> String {
    kind == .packages ? mermaidFlowchart() : mermaidClasses()
  }

  /// Characters that Mermaid puts in the place of `#35;` while it reads would be taken for such.
  private static let mermaidText = DiagramText(spelling: { "#\($0.value);" }, reserved: ["\u{FB02}", "\u{B6}"])

  private func mermaidClasses() -> String {
    let text = Self.mermaidText
    var lines = ["classDiagram"]
    if kind == .relationships { lines.append("  direction LR") }
    for (index, node) in nodes.enumerated() {
      lines.append("  class n\(index)[\"\(text.escaped(fullName(node)))\"]")
      if node.isAbstract { lines.append("  <<abstract>> n\(index)") }
      if node.role == .subject { lines.append("  style n\(index) stroke-width:3px") }
    }
    for edge in edges {
      let label = labelParts(edge).map(text.escaped).joined(separator: " / ")
      let suffix = label.isEmpty ? "" : " : " + label
      func side(_ cardinality: String) -> String { cardinality.isEmpty ? " " : " \"\(cardinality)\" " }
      switch edge.kind {
      case .specialises: lines.append("  n\(edge.to) <|-- n\(edge.from)")
      case .contains: lines.append("  n\(edge.from) *-- n\(edge.to)" + suffix)
      case .relates, .needs:
        // The cardinality of an end stands at the other's box: so many there for one here.
        lines.append(
          "  n\(edge.from)" + side(edge.inverseCardinality) + "-->" + side(edge.cardinality) + "n\(edge.to)" + suffix)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func mermaidFlowchart() -> String {
    let text = Self.mermaidText
    var lines = ["flowchart TB"]
    for (number, group) in groups.enumerated() {
      let members = nodes.indices.filter { nodes[$0].group == number }
      guard !members.isEmpty else { continue }
      lines.append("  subgraph g\(number)[\"\(text.escaped(group.name))\"]")
      for index in members {
        let texts = [fullName(nodes[index])] + nodes[index].notes
        lines.append("    n\(index)[\"\(texts.map(text.escaped).joined(separator: "<br/>"))\"]")
      }
      lines.append("  end")
    }
    for edge in edges {
      let label = labelParts(edge).map(text.escaped).joined(separator: " · ")
      lines.append("  n\(edge.from) -->" + (label.isEmpty ? " " : "|\"\(label)\"| ") + "n\(edge.to)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
