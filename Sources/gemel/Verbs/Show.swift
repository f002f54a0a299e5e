import ArgumentParser
import TwinCompiler
import TwinModel
import TwinOutput
import TwinSource

/// `gemel show`.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows an element as the model has it: resolved, inherited members included.",
    discussion: """
      Names may be whole (com.example.hvac.Fan, com.example.hvac.Fan/speed), the last part alone where only one \
      element has it (Fan, Fan/speed, kilowatt), or an external identity (a DTMI).
      """)

  @Argument(help: "Name of an element or a member.")
  var name: String

  @Argument(help: "Workspace, package or directory of another source language.", completion: .directory)
  var path: String = "."

  @OptionGroup var dependencies: DependencyOptions

  func run() throws {
    let workspace = try Workspace.load([path], dependencies.terms)
    let compilation = workspace.compile()
    if compilation.hasErrors {
      Terminal.note("gemel: the model has errors (see `gemel check`); what is shown may be incomplete")
    }
    let found = try ElementNames(of: compilation.model).theElement(called: name)
    Terminal.print(ElementText(model: compilation.model).text(of: found))
  }
}

/// An element or a member of the model.
enum ModelElement {
  case package(ID<Package>)
  case concept(ID<Concept>)
  case relation(ID<Relation>)
  case quantity(ID<Quantity>)
  case unit(ID<Unit>)
  case term(ID<Term>)
  case point(ID<Point>)
  case twin(ID<Twin>)
  case schema(ID<TwinModel.Schema>)
  /// A member as the twin type has it, own or inherited.
  case member(ID<Twin>, ID<Member>)
}

/// Finds elements by what people call them.
struct ElementNames {
  private let model: Model
  private let elements: [(header: ElementHeader, element: ModelElement)]

  init(of model: Model) {
    self.model = model
    var elements: [(ElementHeader, ModelElement)] = []
    for id in model.concepts.ids { elements.append((model.concepts[id].header, .concept(id))) }
    for id in model.relations.ids { elements.append((model.relations[id].header, .relation(id))) }
    for id in model.quantities.ids { elements.append((model.quantities[id].header, .quantity(id))) }
    for id in model.units.ids { elements.append((model.units[id].header, .unit(id))) }
    for id in model.terms.ids { elements.append((model.terms[id].header, .term(id))) }
    for id in model.points.ids { elements.append((model.points[id].header, .point(id))) }
    for id in model.twins.ids { elements.append((model.twins[id].header, .twin(id))) }
    for id in model.schemas.ids { elements.append((model.schemas[id].header, .schema(id))) }
    self.elements = elements
  }

  /// Plain names, for suggestions.
  var plain: [String] { elements.map { model.string($0.header.name) } }

  /// Everything that `name` may mean; one thing when it is a whole identity.
  func find(_ name: String) -> [ModelElement] {
    if let package = model.packages.ids.first(where: { model.string(model.packages[$0].name) == name }) {
      return [.package(package)]
    }
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let whole = elements.filter {
      identity(of: $0.element) == name || model.identity($0.header) == name || externalID($0.header) == name
    }
    if !whole.isEmpty { return whole.map(\.element) }
    if parts.count == 2 {
      return find(parts[0]).compactMap { element in
        guard case .twin(let twin) = element else { return nil }
        return model.effectiveMembers(of: twin).first { model.string(model.members[$0].name) == parts[1] }
          .map { .member(twin, $0) }
      }
    }
    return elements.filter { model.string($0.header.name) == name }.map(\.element)
  }

  /// The one thing that `name` means; bad usage where there is none, or more than one.
  func theElement(called name: String) throws -> ModelElement {
    let found = find(name)
    switch found.count {
    case 1: return found[0]
    case 0:
      let suggestion = nearest(to: name, in: plain).map { "; did you mean `\($0)`?" } ?? ""
      throw CommandFailure.usage("the model has no `\(name)`" + suggestion)
    default:
      let identities = found.map { "  " + identity(of: $0) }.joined(separator: "\n")
      throw CommandFailure.usage("`\(name)` may be any of\n\(identities)")
    }
  }

  /// The twin type that `name` means, whatever else is called so: that of `packages` before those of others. Bad usage where there is
  /// none, or more than one.
  func theTwin(called name: String, in packages: [ID<Package>]) throws -> ID<Twin> {
    let found = find(name)
    let twins = found.compactMap { element -> ID<Twin>? in if case .twin(let twin) = element { twin } else { nil } }
    let own = twins.filter { packages.contains(model.twins[$0].header.package) }
    if let twin = own.first ?? twins.first, own.count == 1 || twins.count == 1 { return twin }
    guard twins.isEmpty else {
      let identities = twins.prefix(5).map { "`\(identity(of: .twin($0)))`" }.joined(separator: ", ")
      throw CommandFailure.usage("there are several types called `\(name)`; write which one: \(identities)")
    }
    let known = model.twins.ids.map { twin in
      name.contains(".") ? identity(of: .twin(twin)) : model.string(model.twins[twin].header.name)
    }
    let near = nearest(to: name, in: known).map { "; did you mean `\($0)`?" } ?? ""
    throw CommandFailure.usage(
      (found.isEmpty ? "the model has no type called `\(name)`" : "`\(name)` is no twin type") + near)
  }

  private func externalID(_ header: ElementHeader) -> String? {
    header.metadata.flatMap { model.metadata[$0].externalID }.map(model.string)
  }

  func identity(of element: ModelElement) -> String {
    switch element {
    case .package(let id): model.string(model.packages[id].name)
    case .concept(let id): model.identity(model.concepts[id].header)
    case .relation(let id): model.identity(model.relations[id].header)
    case .quantity(let id): model.identity(model.quantities[id].header)
    case .unit(let id): model.identity(model.units[id].header)
    case .term(let id): model.identity(ofTerm: model.terms[id])
    case .point(let id): model.identity(model.points[id].header)
    case .twin(let id): model.identity(model.twins[id].header)
    case .schema(let id): model.identity(model.schemas[id].header)
    case .member(let twin, let id):
      model.identity(model.twins[twin].header) + "/" + model.string(model.members[id].name)
    }
  }
}
