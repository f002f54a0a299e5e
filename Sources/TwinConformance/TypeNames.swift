import TwinRuntime

/// Types by what data calls them: identity, external id, or an identity that a type had before it was renamed.
struct TypeNames: Sendable {
  private let registry: Registry
  private let former: [String: TwinType]

  init(_ registry: Registry) {
    self.registry = registry
    former = registry.typesByFormerIdentity
  }

  func type(_ number: TypeNumber) -> TwinType? { registry.type(number) }

  /// The names of the properties of all relationships of each name.
  var edgeProperties: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for member in registry.types.flatMap(\.members) {
      guard let relationship = member.relationship else { continue }
      found[member.name, default: []].formUnion(relationship.properties.map(\.name))
    }
    return found
  }

  func type(_ name: [UInt8]) -> TwinType? {
    if let number = registry.typeNumber(name.span) { return registry.type(number) }
    return former.isEmpty ? nil : former[String(decoding: name, as: UTF8.self)]
  }
}
