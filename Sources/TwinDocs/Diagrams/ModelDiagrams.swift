public import TwinModel
import TwinOutput

/// How a diagram is written.
public enum DiagramFormat: String, Sendable, CaseIterable {
  /// A drawing, a file of its own with light and dark colours.
  case svg
  /// Text that forges draw in Markdown.
  case mermaid
  /// Text that PlantUML draws.
  case plantuml
}

/// Makes diagrams of a model's elements and packages. Making it walks the model once.
public struct ModelDiagrams: Sendable {
  private let builder: ContentBuilder
  private let plan: SitePlan

  /// Diagrams of `model`.
  public init(of model: Model) {
    builder = ContentBuilder(model: model, options: DocumentationOptions())
    plan = SitePlan(of: builder, fileExtension: ".html")
  }

  /// The kinds of diagram that there can be of `element`; the first one that is not empty is the one to show unasked.
  public static func kinds(of element: ElementRef) -> [DiagramKind] {
    switch element {
    case .twin, .concept: [.inheritance, .relationships]
    case .package: [.packages]
    default: []
    }
  }

  /// The diagram of `kind` of `element`; nil where there is no such kind of it. A diagram may hold nothing but the element.
  public func diagram(_ kind: DiagramKind, of element: ElementRef) -> Diagram? {
    switch (kind, element) {
    case (.inheritance, .twin(let id)): builder.inheritanceDiagram(of: Element(id))
    case (.inheritance, .concept(let id)): builder.inheritanceDiagram(of: Element(id))
    case (.relationships, .twin(let id)): builder.relationshipDiagram(of: id)
    case (.relationships, .concept(let id)): builder.relationshipDiagram(of: id)
    case (.packages, .package(let id)): builder.packageDiagram(around: id)
    default: nil
    }
  }

  /// The map of all packages; nil where there are too many for one, or none that needs another.
  public func packages() -> Diagram? { builder.packageDiagram() }

  /// The bytes of `diagram`. In a drawing, nodes lead to the pages of the site at `site`: a path or a web address that ends where the
  /// paths of its pages begin. There are no links without it, nor where that is no address of pages.
  public func write(_ diagram: Diagram, as format: DiagramFormat, site: String? = nil) -> [UInt8] {
    switch format {
    case .mermaid: Array(diagram.mermaid().utf8)
    case .plantuml: Array(diagram.plantUML().utf8)
    case .svg: printSVG(diagram.picture().svg(diagram, standsAlone: true) { link($0, site: site) })
    }
  }

  private func link(_ target: Target, site: String?) -> Link? {
    guard let site, let place = plan.place(of: target) else { return nil }
    let separator = site.isEmpty || site.hasSuffix("/") ? "" : "/"
    let address = site + separator + place.path + (place.anchor.map { "#" + $0 } ?? "")
    if site.contains(":") || site.hasPrefix("//") { return Link.external(address) }
    return .local(address)
  }
}

extension ContentBuilder {
  /// Those of `diagrams` that have something to show.
  func diagrams(_ diagrams: [Diagram]) -> [Block] { diagrams.filter { !$0.isEmpty }.map { .diagram($0) } }
}
