import TwinModel

/// How elements and values are called in what is said about changes.
extension Model {
  /// Identity of an element that has a name of its own; empty for others.
  func identity(of element: ElementRef) -> String {
    switch element {
    case .package(let id): string(packages[id].name)
    case .term(let id): identity(ofTerm: terms[id])
    case .member(let id): identity(of: members[id])
    default: header(of: element).map(identity) ?? ""
    }
  }

  /// The names of parents of `twin`; one that is called like it in another package by its identity. Nil for none.
  func names(ofParents parents: [ID<Twin>], of twin: ID<Twin>) -> String? {
    let own = twins[twin].header.name
    let names = parents.map { parent in
      let header = twins[parent].header
      return header.name == own ? identity(header) : string(header.name)
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// The type in a few words: `double`, `array of string`, `Mode`, `enum`.
  func text(of type: ID<DataType>) -> String {
    var type = type
    var prefix = ""
    // Bounded like the nesting of values.
    for _ in 0..<32 {
      switch dataTypes[type] {
      case .primitive(let primitive): return prefix + primitive.name
      case .array(let element):
        prefix += "array of "
        type = fields[element].value.type
      case .map(_, let value):
        prefix += "map of "
        type = fields[value].value.type
      case .object: return prefix + "object"
      case .enumeration: return prefix + "enum"
      case .schema(let schema): return prefix + string(schemas[schema].header.name)
      }
    }
    return prefix + "…"
  }
}
