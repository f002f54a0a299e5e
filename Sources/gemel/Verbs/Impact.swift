import ArgumentParser
import TwinChanges
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRules
import TwinSource

/// `gemel impact`.
struct Impact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Shows what depends on an element, across packages: who would notice if it changed.",
    discussion: """
      Types that extend a type or are made of it, members that hold a schema or use a point, relationships that lead there, \
      concepts below a concept, units that convert through a unit, packages that need a package; and what depends on those in \
      turn, with the way that it does. Names are those that `gemel show` takes; what stands inside a value is named as \
      `gemel diff` names it (Room/state.limits.low, Room/mode=off) or as findings do (Room/state/limits/low).
      """)

  @Argument(help: "Name of an element, a member, a field or an enum value.")
  var name: String

  @Argument(help: "Workspace, package or directory of another source language.", completion: .directory)
  var path: String = "."

  @Option(
    parsing: .unconditional, help: "Most steps between the element and what is shown; without it, all.",
    transform: wholeNumber(from: 1, example: "--depth 2"))
  var depth: Int?

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "How it is written.")
  var format: Format = .text

  @OptionGroup var dependencies: DependencyOptions

  func validate() throws {
    if let depth, depth < 1 { throw ValidationError("--depth is at least 1") }
  }

  func run() throws {
    let compilation = try Workspace.load([path], dependencies.terms).compile()
    if compilation.hasErrors {
      Terminal.note("gemel: the model has errors (see `gemel check`); what is shown may be incomplete")
    }
    let names = ElementNames(of: compilation.model)
    let place = names.find(name).isEmpty ? try ValueNames(compilation.model).thePlace(called: name, names) : nil
    let element = try place ?? names.theElement(called: name).reference
    let report = ImpactReport(of: element, in: compilation, within: depth ?? .max)
    switch format {
    case .text: Terminal.print(report.text)
    case .json: Terminal.print(json(report.json, layout: .pretty))
    }
  }
}

/// What depends on an element, by package.
private struct ImpactReport {
  private let compilation: Compilation
  private let element: ElementRef
  private let dependents: [Dependent]
  private let names: ElementIdentities

  init(of element: ElementRef, in compilation: Compilation, within depth: Int) {
    self.compilation = compilation
    self.element = element
    names = ElementIdentities(compilation.model)
    let names = names
    dependents = DependencyIndex(compilation.model).dependents(of: element, within: depth).sorted { a, b in
      if a.distance != b.distance { return a.distance < b.distance }
      let (x, y) = (names.identity(of: a.element), names.identity(of: b.element))
      return x == y ? a.manner < b.manner : x.utf8.lexicographicallyPrecedes(y.utf8)
    }
  }

  private var packages: [String] {
    Set(dependents.map { names.package(of: $0.element) }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  var text: String {
    guard !dependents.isEmpty else { return neutralised("nothing depends on \(names.identity(of: element))") + "\n" }
    let head = "\(dependents.count) \(dependents.count == 1 ? "element depends" : "elements depend") on"
    var lines = ["\(head) \(names.identity(of: element))"]
    for package in packages {
      lines += ["", package]
      for dependent in dependents where names.package(of: dependent.element) == package {
        let kind = names.kind(of: dependent.element)
        let line = "\(kind) \(names.path(of: dependent.element)) \(dependent.manner) \(names.path(of: dependent.on))"
        lines.append(String(repeating: "  ", count: min(dependent.distance, 8)) + line + place(of: dependent.element))
      }
    }
    return lines.map { neutralised($0) + "\n" }.joined()
  }

  private func place(of element: ElementRef) -> String {
    span(of: element).map { "  \($0.path):\($0.line):\($0.column)" } ?? ""
  }

  private func span(of element: ElementRef) -> (path: String, line: Int, column: Int)? {
    let place = compilation.model.place(of: element)
    guard Int(place.file.rawValue) < compilation.files.count else { return nil }
    let file = compilation.files[Int(place.file.rawValue)]
    let index = LineIndex(file.bytes)
    let offset = Int(place.range.start)
    return (file.path, index.line(of: offset) + 1, index.scalarColumn(of: offset) + 1)
  }

  var json: JSONValue {
    .object([
      "version": 1, "element": .string(names.identity(of: element)), "kind": .string(names.kind(of: element)),
      "packages": .array(packages.map { .string($0) }),
      "dependents": .array(
        dependents.map { dependent in
          .object([
            "element": .string(names.identity(of: dependent.element)),
            "kind": .string(names.kind(of: dependent.element)),
            "package": .string(names.package(of: dependent.element)), "manner": .string(dependent.manner),
            "on": .string(names.identity(of: dependent.on)), "distance": .integer(Int64(dependent.distance)),
            "place": span(of: dependent.element).map {
              .object([
                "path": .string($0.path), "line": .integer(Int64($0.line)), "column": .integer(Int64($0.column)),
              ])
            },
          ])
        }),
    ])
  }
}

/// Elements as people call them.
private struct ElementIdentities {
  let model: Model
  private let facts: ModelFacts

  init(_ model: Model) {
    self.model = model
    facts = ModelFacts(model)
  }

  func identity(of element: ElementRef) -> String { facts.identity(of: element, in: model) }
  func path(of element: ElementRef) -> String {
    if case .package = element { return identity(of: element) }
    return facts.path(of: element, in: model)
  }
  func kind(of element: ElementRef) -> String { facts.kind(of: element, in: model) }
  func package(of element: ElementRef) -> String {
    facts.package(of: element, in: model).map { model.string(model.packages[$0].name) } ?? ""
  }
}

extension ModelElement {
  /// The element, however it came to be had.
  var reference: ElementRef {
    switch self {
    case .package(let id): .package(id)
    case .concept(let id): .concept(id)
    case .relation(let id): .relation(id)
    case .quantity(let id): .quantity(id)
    case .unit(let id): .unit(id)
    case .term(let id): .term(id)
    case .point(let id): .point(id)
    case .twin(let id): .twin(id)
    case .schema(let id): .schema(id)
    case .member(_, let id): .member(id)
    }
  }
}
