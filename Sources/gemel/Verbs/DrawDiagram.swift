public import ArgumentParser
import TwinCompiler
public import TwinDocs
import TwinModel
import TwinOutput
import TwinSource

extension DiagramKind: ExpressibleByArgument {}
extension DiagramFormat: ExpressibleByArgument {}

/// `gemel diagram`.
struct DrawDiagram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram",
    abstract: "Draws an element's inheritance or relationships, or the map of packages: as SVG, Mermaid or PlantUML.",
    discussion: """
      inheritance: of a twin type or a concept, everything above it and a level or two below.
      relationships: of a twin type or a concept, what leads to it on the left and what it leads to on the right, components (◆) \
      told from relationships, and a pair of inverses as one line.
      packages: which packages need which, with the number of references to their elements and the one that is reused most; all of \
      them with --packages, or those around the package that is named.

      Of one element 60 neighbours a side are shown, and how many more there are; one without any stands alone. The SVG is a file of its own, with colours for \
      light, dark and print, whose text can be selected; with --site its nodes lead to the pages that `gemel docs` writes. Mermaid is \
      drawn by forges between ```mermaid and ```. The same model gives the same bytes, and what names hold is text in each of the formats.

      Examples:
        gemel diagram AirHandlingUnit models -o ahu.svg
        gemel diagram com.example.hvac.Fan --kind relationships --format mermaid
        gemel diagram --packages models --format plantuml -o packages.puml

      Exit codes: 0 drawn; 2 there is no such element, or no such diagram of it; 3 could not write.
      """)

  @Argument(
    help: "Name of a twin type, a concept or a package, as `gemel show` takes it; left out with --packages.")
  var element: String?

  @Argument(help: "Workspace, package or directory of another source language (default: .).", completion: .directory)
  var path: String?

  @Flag(help: "Draw the map of all packages.")
  var packages = false

  @Option(
    help: ArgumentHelp(
      "What to draw: inheritance, relationships or packages.",
      discussion: "By default inheritance where there is any, else relationships; packages for a package."))
  var kind: DiagramKind?

  @Option(help: "What to write: svg, mermaid or plantuml.")
  var format: DiagramFormat = .svg

  @Option(
    help: ArgumentHelp(
      "Where the site of `gemel docs` is, for links of the SVG: an http(s) address, or a path from where the SVG will be.",
      valueName: "address"))
  var site: String?

  @Option(
    name: [.short, .long], help: "File to write to instead of standard output; directories that are missing are made.",
    completion: .file())
  var output: String?

  @OptionGroup var dependencies: DependencyOptions

  func run() throws {
    let (element, path) = try asked()
    let site = try checkedSite()
    let workspace = try Workspace.load([path], dependencies.terms)
    let compilation = workspace.compile()
    if compilation.hasErrors {
      Terminal.note("gemel: the model has errors (see `gemel check`); what is drawn may be incomplete")
    }
    let diagrams = ModelDiagrams(of: compilation.model)
    let diagram = try element.map { try self.diagram(of: $0, compilation.model, diagrams) } ?? map(diagrams)
    let bytes = diagrams.write(diagram, as: format, site: site)
    guard let output else { return Terminal.print(bytes) }
    try ReadPlaces(compilation, workspace, dependencies.terms).refuse([output])
    try FileSystem.write(bytes, to: output)
  }

  /// What is to be drawn, nil for all packages, and of which model.
  private func asked() throws -> (element: String?, path: String) {
    guard packages else {
      guard let element else {
        throw CommandFailure.usage("name an element to draw, or give --packages; see `gemel diagram --help`")
      }
      return (element, path ?? ".")
    }
    if path != nil {
      throw CommandFailure.usage("--packages draws all packages: name the workspace alone, and no element")
    }
    if let kind, kind != .packages { throw CommandFailure.usage("--packages draws packages, and no \(kind.rawValue)") }
    return (nil, element ?? ".")
  }

  private func checkedSite() throws -> String? {
    guard let site else { return nil }
    guard format == .svg else {
      throw CommandFailure.usage("--site is for --format svg: there are no links in \(format.rawValue)")
    }
    let isAddress = site.contains(":") || site.hasPrefix("//")
    guard !isAddress || Link.external(site)?.address.lowercased().hasPrefix("http") == true else {
      throw CommandFailure.usage("--site takes an http or https address, or a path, and not `\(site)`")
    }
    return site
  }

  private func map(_ diagrams: ModelDiagrams) throws -> Diagram {
    guard let diagram = diagrams.packages() else {
      throw CommandFailure.usage(
        "there is no map of these packages: none needs another, or there are more than fit on one; name a package to see what is around it"
      )
    }
    return diagram
  }

  private func diagram(of name: String, _ model: Model, _ diagrams: ModelDiagrams) throws -> Diagram {
    let reference = try ElementNames(of: model).theElement(called: name).reference
    let kinds = ModelDiagrams.kinds(of: reference)
    guard !kinds.isEmpty else {
      throw CommandFailure.usage(
        "there are diagrams of twin types, concepts and packages, and `\(name)` is none of them")
    }
    if let kind {
      guard let diagram = diagrams.diagram(kind, of: reference) else {
        let known = kinds.map(\.rawValue).joined(separator: " or ")
        throw CommandFailure.usage("of `\(name)` there is no diagram of \(kind.rawValue): ask for \(known)")
      }
      return diagram
    }
    let all = kinds.compactMap { diagrams.diagram($0, of: reference) }
    guard let diagram = all.first(where: { !$0.isEmpty }) ?? all.first else {
      throw CommandFailure.usage("there is no diagram of `\(name)`")
    }
    return diagram
  }
}
