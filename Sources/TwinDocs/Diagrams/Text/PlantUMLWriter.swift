extension Diagram {
  /// The diagram as PlantUML: classes, or rectangles for packages. There are no links and no notes in it.
  func plantUML() -> String {
    var lines = ["@startuml"]
    lines.append(kind == .packages ? "skinparam defaultTextAlignment center" : "hide empty members")
    if kind == .relationships { lines.append("left to right direction") }
    let isGrouped = Set(nodes.compactMap(\.group)).count > 1
    for (number, group) in groups.enumerated() where isGrouped {
      let members = nodes.indices.filter { nodes[$0].group == number }
      guard !members.isEmpty else { continue }
      lines.append("package \"\(plantUMLName(group.name))\" as g\(number) {")
      lines += members.map { "  " + plantUMLNode($0, isGrouped: true) }
      lines.append("}")
    }
    for index in nodes.indices where !isGrouped || nodes[index].group == nil {
      lines.append(plantUMLNode(index, isGrouped: false))
    }
    lines += edges.map(plantUMLEdge)
    return lines.joined(separator: "\n") + "\n@enduml\n"
  }

  /// Characters by their numbers, as PlantUML reads them everywhere. Two of them would be signs to its own replacing, and have the
  /// other spelling that it knows.
  private static let plantUMLText = DiagramText(spelling: { scalar in
    switch scalar {
    case "\\": "<U+005C>"
    case "$": "<U+0024>"
    default: "&#\(scalar.value);"
    }
  })

  /// `text` as the name of something: what ends in angle brackets would be taken for a generic type.
  private func plantUMLName(_ text: String) -> String {
    let name = Self.plantUMLText.escaped(text)
    return name.hasSuffix(">") ? name + "&#32;" : name
  }

  private func plantUMLNode(_ index: Int, isGrouped: Bool) -> String {
    let node = nodes[index]
    let name = plantUMLName(fullName(node, isGrouped: isGrouped))
    guard kind == .packages else {
      let style = node.role == .subject ? " #line.bold" : ""
      return (node.isAbstract ? "abstract class" : "class") + " \"\(name)\" as n\(index)" + style
    }
    let texts = [name] + node.notes.map(plantUMLName)
    return "rectangle \"" + texts.joined(separator: "\\n") + "\" as n\(index)"
  }

  private func plantUMLEdge(_ edge: Edge) -> String {
    let text = Self.plantUMLText
    let label = labelParts(edge).map(text.escaped).joined(separator: kind == .packages ? " · " : " / ")
    let suffix = label.isEmpty ? "" : " : " + label
    func side(_ cardinality: String) -> String { cardinality.isEmpty ? " " : " \"\(cardinality)\" " }
    switch edge.kind {
    case .specialises: return "n\(edge.to) <|-- n\(edge.from)"
    case .contains: return "n\(edge.from) *-- n\(edge.to)" + suffix
    case .needs: return "n\(edge.from) --> n\(edge.to)" + suffix
    case .relates:
      return "n\(edge.from)" + side(edge.inverseCardinality) + "-->" + side(edge.cardinality) + "n\(edge.to)" + suffix
    }
  }
}
