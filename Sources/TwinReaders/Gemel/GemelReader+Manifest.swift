import TwinModel
import TwinSource
import TwinSyntax

extension GemelReader {
  /// Reads `gemel.yaml`.
  mutating func readManifest(_ root: Node?) {
    guard let root else {
      findings.append(
        Finding(
          "structure/missing-key", .error, "the manifest is empty", at: Place(tree.file, ByteRange(0, 0)),
          notes: ["a package needs `edition`, `package` and `version`; a workspace needs `edition` and `workspace`"]))
      return
    }
    var name: Reference?
    var kind = PackageKind.model
    var version: SemanticVersion?
    var edition: UInt16?
    var summary: Symbol?
    var owners: [Symbol] = []
    var dependencies: [DependencyDeclaration] = []
    var metadata: Metadata?
    forEachKey(of: root, .manifest) { reader, key, value in
      switch key {
      case .edition: edition = reader.readEdition(value)
      case .package: name = reader.readPackageName(value)
      case .kind:
        kind = reader.readWord(value, PackageKind.allCases.map(\.name)).map { PackageKind.allCases[$0] } ?? kind
      case .version: version = reader.readVersion(value)
      case .summary: summary = reader.readText(value)
      case .owners: owners = reader.readTexts(value)
      case .dependencies: dependencies = reader.readDependencies(value)
      case .workspace: reader.readWorkspace(value)
      default: reader.readMetadata(key, value, into: &metadata)
      }
    }
    guard let name else {
      if declarations.workspace == nil, tree.value(of: "package", in: root) == nil {
        report(
          "structure/missing-key", "the manifest declares neither a package nor a workspace", at: root,
          notes: ["add `package: com.example.name`, or `workspace: {packages: [...]}`"])
      }
      return
    }
    declarations.package = PackageDeclaration(
      header: DeclarationHeader(name: name.name, range: name.range, metadata: store(metadata)), kind: kind,
      version: version ?? SemanticVersion(0, 1, 0), edition: edition ?? LanguageDefinition.editions.upperBound,
      summary: summary, owners: owners, dependencies: dependencies)
  }

  private mutating func readEdition(_ node: Node) -> UInt16? {
    if let edition = UInt16(tree.string(node)), LanguageDefinition.editions.contains(edition) { return edition }
    reportValue(node, .edition, notes: ["this compiler reads edition \(LanguageDefinition.editions.upperBound)"])
    return nil
  }

  /// Two or more dot-separated names.
  private mutating func readPackageName(_ node: Node) -> Reference? {
    let text = tree.string(node)
    let segments = text.split(separator: ".", omittingEmptySubsequences: false)
    let isValid =
      text.utf8.count <= Self.maximumNameLength && segments.count >= 2
      && segments.allSatisfy { segment in
        guard let first = segment.utf8.first, isLetter(first) else { return false }
        return segment.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x5F || $0 == 0x2D }
      }
    if isValid { return readReference(node) }
    report(
      "structure/invalid-name", "`\(excerpt(node))` is not a package name", at: node,
      notes: ["reverse-DNS: two or more names joined by dots, such as `com.example.hvac`"])
    return nil
  }

  private mutating func readDependencies(_ node: Node) -> [DependencyDeclaration] {
    var result: [DependencyDeclaration] = []
    var next = tree.firstChild(node)
    while let key = next, let value = tree.sibling(after: key, in: node) {
      next = tree.sibling(after: value, in: node)
      guard let package = readPackageName(key) else { continue }
      if isShorthand(value) {
        // A requirement that cannot be read had its finding; names of the package are bound all the same.
        if let requirement = readRequirement(value) ?? VersionRequirement(">=0.0.0") {
          result.append(DependencyDeclaration(package: package, requirement: requirement))
        }
        continue
      }
      var requirement: VersionRequirement?
      var alias: Reference?
      forEachKey(of: value, .dependency) { reader, key, child in
        switch key {
        case .version: requirement = reader.readRequirement(child)
        case .alias:
          if reader.readName(child) != nil { alias = reader.readReference(child) }
        default: break
        }
      }
      if let requirement = requirement ?? VersionRequirement(">=0.0.0") {
        result.append(DependencyDeclaration(package: package, requirement: requirement, alias: alias))
      }
    }
    return result
  }

  private mutating func readWorkspace(_ node: Node) {
    var workspace = WorkspaceDeclaration()
    forEachKey(of: node, .workspace) { reader, key, value in
      switch key {
      case .packages: workspace.packages = reader.readReferences(value, .texts)
      case .packs: workspace.packs = reader.readReferences(value, .texts)
      case .rules: workspace.rules = reader.readRuleSettings(value)
      case .overrides: workspace.overrides = reader.readOverrides(value)
      case .catalogue: workspace.catalogue = reader.readReference(value)
      case .registry: workspace.registry = reader.readReference(value)
      case .keys: workspace.keys = reader.readReference(value)
      case .compatibility: reader.readCompatibility(value, into: &workspace)
      case .freezes: workspace.freezes = reader.readFreezes(value)
      default: break
      }
    }
    declarations.workspace = workspace
  }
}
