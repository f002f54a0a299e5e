public import TwinModel

extension ModelFacts {
  /// The element that encloses another: the twin type of a member, what a field or a value stands in; nil for elements of a
  /// package.
  public func enclosing(_ element: ElementRef, in model: Model) -> ElementRef? {
    switch element {
    case .member(let id): .twin(model.members[id].twin)
    case .field(let id): parent(of: id)
    case .enumerationValue(let id): parent(of: id)
    default: nil
    }
  }

  /// The package that an element belongs to; nil for fields that nothing leads to.
  public func package(of element: ElementRef, in model: Model) -> ID<Package>? {
    switch element {
    case .package(let id): return id
    case .concept(let id): return model.concepts[id].header.package
    case .relation(let id): return model.relations[id].header.package
    case .quantity(let id): return model.quantities[id].header.package
    case .unit(let id): return model.units[id].header.package
    case .term(let id): return model.terms[id].header.package
    case .point(let id): return model.points[id].header.package
    case .twin(let id): return model.twins[id].header.package
    case .schema(let id): return model.schemas[id].header.package
    case .member(let id): return model.twins[model.members[id].twin].header.package
    case .field, .enumerationValue:
      // Values nest to a bounded depth.
      return enclosing(element, in: model).flatMap { package(of: $0, in: model) }
    }
  }

  /// The name of an element inside its package, with those of what encloses it before it: `Fan/mode/off`. Terms have a
  /// namespace of their own: `terms.supply`.
  public func path(of element: ElementRef, in model: Model) -> String {
    var path = ""
    append(pathOf: element, in: model, to: &path)
    return path
  }

  /// Values nest to a bounded depth, so that this does too.
  private func append(pathOf element: ElementRef, in model: Model, to text: inout String) {
    if let outer = enclosing(element, in: model) {
      append(pathOf: outer, in: model, to: &text)
      text += "/"
    }
    text += segment(of: element, in: model)
  }

  private func segment(of element: ElementRef, in model: Model) -> String {
    switch element {
    case .term(let id): return "terms." + model.string(model.terms[id].header.name)
    case .field(let id):
      let name = model.string(model.fields[id].name)
      switch role(of: id) {
      case .named: return name
      case .element: return "items"
      case .key: return "keys"
      case .value: return "values"
      case .request: return "request"
      case .response: return "response"
      }
    default: return model.string(model.name(of: element))
    }
  }

  /// Identity of an element across packages: `com.example.hvac.Fan/mode/off`; a package's is its name.
  public func identity(of element: ElementRef, in model: Model) -> String {
    if case .package(let id) = element { return model.string(model.packages[id].name) }
    var text = ""
    if let package = package(of: element, in: model) {
      text = model.string(model.packages[package].name)
      text += "."
    }
    append(pathOf: element, in: model, to: &text)
    return text
  }

  /// What people call the kind of an element: "twin", "property", "enum value".
  public func kind(of element: ElementRef, in model: Model) -> String {
    switch element {
    case .package: return "package"
    case .concept: return "concept"
    case .relation: return "relation"
    case .quantity: return "quantity"
    case .unit: return "unit"
    case .term: return "term"
    case .point: return "point"
    case .twin: return "twin"
    case .schema: return "schema"
    case .member(let id): return model.members[id].kind.name
    case .field(let id):
      switch role(of: id) {
      case .named: return "field"
      case .element: return "element"
      case .key: return "key"
      case .value: return "value"
      case .request: return "request"
      case .response: return "response"
      }
    case .enumerationValue: return "enum value"
    }
  }

  /// The words of an element's name, in order.
  public func words(of element: ElementRef, in model: Model) -> ArraySlice<Word> {
    words.of(model.name(of: element))
  }
}
