extension Registry {
  /// Types by the identities that they had before they were renamed or moved: twins that were stored before name their types so.
  /// Where two types had one identity, or another type has it now, it is not there.
  /// - Complexity: O(types).
  public var typesByFormerIdentity: [String: TwinType] {
    var found: [String: [TwinType]] = [:]
    for type in types {
      let package = type.package
      let packages = [package.name] + package.metadata.formerNames
      let names = [type.name] + type.metadata.formerNames
      for name in names {
        // A type that moved names its former package too.
        let identities = name.contains(".") ? [name] : packages.map { $0 + "." + name }
        for identity in identities where self.type(identity) == nil { found[identity, default: []].append(type) }
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }
}
