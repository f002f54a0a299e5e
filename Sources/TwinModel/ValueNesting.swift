extension Model {
  /// The values inside a value, outermost first: of shared schemas, elements of arrays, values of maps; the last one is a
  /// primitive, an object or an enumeration. Ends where `visit` says false.
  private func walk(_ value: ValueSpec, _ visit: (ValueSpec) -> Bool) {
    var current = value
    // Values nest to a bounded depth; schemas that lead back to themselves, which have a finding of their own, end here.
    for _ in 0..<64 {
      guard visit(current) else { return }
      switch dataTypes[current.type] {
      case .schema(let schema): current = schemas[schema].value
      case .array(let element): current = fields[element].value
      case .map(_, let entry): current = fields[entry].value
      case .primitive, .object, .enumeration: return
      }
    }
  }

  /// Whether something holds for a value, or for one of those inside it: of shared schemas, elements of arrays, values of maps.
  public func anyValue(inside value: ValueSpec, _ holds: (ValueSpec) -> Bool) -> Bool {
    var found = false
    walk(value) { inner in
      found = found || holds(inner)
      return !found
    }
    return found
  }

  /// What a value comes down to behind schemas, arrays and maps.
  public func innermostType(of value: ValueSpec) -> DataType {
    var last = value.type
    walk(value) { inner in
      last = inner.type
      return true
    }
    return dataTypes[last]
  }
}
