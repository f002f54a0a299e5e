import TwinModel
import TwinReaders

/// What constraints, quantities and units ask of a type.
enum DeclaredShape {
  case integer, fractional, string, bytes, array, map, other
  /// A type that could not be bound; it had its finding.
  case unknown

  init(_ primitive: Primitive) {
    switch primitive {
    case .float, .double, .decimal: self = .fractional
    case .string: self = .string
    case .bytes: self = .bytes
    default: self = primitive.isNumeric ? .integer : .other
    }
  }

  var isNumeric: Bool { self == .integer || self == .fractional }
  var isFractional: Bool { self == .fractional }
}

extension Resolver {
  /// The shape behind a type, through schemas that may not be resolved yet. Each schema is followed once.
  mutating func declaredShape(of type: ID<DataType>) -> DeclaredShape {
    switch model.dataTypes[type] {
    case .primitive(let primitive): return DeclaredShape(primitive)
    case .array: return .array
    case .map: return .map
    case .object, .enumeration: return .other
    case .schema(let schema): return declaredShape(of: schema)
    }
  }

  private mutating func declaredShape(of schema: ID<Schema>) -> DeclaredShape {
    var chain: [Int] = []
    var shape = DeclaredShape.unknown
    var next: Int? = schema.index
    while let current = next {
      if let known = declaredShapes[current] {
        shape = known
        break
      }
      // A circle ends here as unknown; it has a finding of its own.
      declaredShapes[current] = .unknown
      chain.append(current)
      (shape, next) = step(from: schemaOrigins[current])
    }
    for visited in chain { declaredShapes[visited] = shape }
    return shape
  }

  /// The shape that a schema declares, or the schema that it renames.
  private func step(from origin: Origin) -> (DeclaredShape, next: Int?) {
    switch files[origin.file].schemas[origin.row].value.type {
    case .named(let reference):
      let name = symbol(reference.name, in: origin.file)
      if let primitive = primitive(name) { return (DeclaredShape(primitive), nil) }
      return (.unknown, findRow(model.string(name), .schema, seenFrom: filePackages[origin.file]).map { Int($0) })
    case .array: return (.array, nil)
    case .map: return (.map, nil)
    case .object, .enumeration: return (.other, nil)
    case nil: return (.unknown, nil)
    }
  }
}
