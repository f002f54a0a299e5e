internal import TwinModel
public import TwinSource
public import TwinSyntax

/// Reads DTDL documents (versions 2 and 3 in full, 4 as far as the model holds it) as one model package.
///
/// An interface becomes a twin with its identifier pinned, an interface's schemas become schemas of the package.
/// Identifiers and contexts, types and terms of extensions, and whatever else the model has no place for are kept as the
/// annotation `dtdl`, so that DTDL written again is equivalent. The package is named after what the interfaces'
/// identifiers have in common, unless `packageName` says otherwise; the declarations of the first tree carry its manifest.
///
/// `allowsUndefined` says whether terms that nothing defines are accepted; without it, DTDL v2 accepts them and later
/// versions do not. They are kept in any case. O(nodes).
public func readDTDL(
  _ trees: [SyntaxTree], packageName name: String? = nil, allowsUndefined: Bool? = nil
) -> (declarations: [Declarations], findings: [Finding]) {
  var survey = DTDLSurvey()
  for tree in trees { survey.add(tree) }
  let names = DTDLNames(interfaces: Array(survey.interfaces.keys), schemas: Array(survey.schemas.keys))
  guard let first = trees.first else { return ([], []) }
  var reader = DTDLReader(
    first, shared: DTDLShared(survey: survey, names: names, allowsUndefined: allowsUndefined))
  var declarations = trees.map { reader.read($0) }
  let name = name ?? packageName(ofInterfaces: survey.interfaces.keys.sorted())
  addManifest(named: name, reader.shared, to: &declarations[0])
  return (declarations, (reader.findings + reader.shared.structure.findings()).sorted(by: Finding.inOrder))
}

/// Whether `tree` is a DTDL document: an object, or a list whose first object has a DTDL context, perhaps misspelt, the type
/// Interface, or a digital twin model identifier.
public func looksLikeDTDL(_ tree: SyntaxTree) -> Bool {
  guard let root = tree.root else { return false }
  let node = tree.kind(root) == .sequence ? tree.firstChild(root) ?? root : root
  guard tree.kind(node) == .mapping else { return false }
  for key in ["@context", "@id"] as [StaticString] {
    guard let value = tree.value(of: key, in: node) else { continue }
    if DTDLSurvey.strings(value, of: tree).contains(where: { $0.lowercased().hasPrefix("dtmi:") }) { return true }
  }
  return DTDLSurvey.classes(of: node, in: tree).contains(.interface)
}

private func addManifest(named name: String, _ shared: DTDLShared, to file: inout Declarations) {
  let start = ByteRange(0, 0)
  var metadata = Metadata()
  let context = shared.survey.commonContext.map { Literal.string(file.symbols.intern($0)) }
  if let only = context.first {
    let entry = LiteralEntry(
      key: file.symbols.intern("context"), value: context.count == 1 ? only : .array(context))
    metadata.annotations = [Annotation(key: file.symbols.intern("dtdl"), value: .object([entry]))]
  }
  let id = context.isEmpty ? nil : file.metadata.append(metadata)
  let header = DeclarationHeader(name: file.symbols.intern(name), range: start, metadata: id)
  var package = PackageDeclaration(header: header, kind: .model, version: SemanticVersion(1, 0, 0), edition: 2026)
  package.isVersioned = false
  if shared.usesQuantities, let requirement = VersionRequirement("^1.0.0") {
    let quantities = Reference(file.symbols.intern("org.gemel.quantities"), start)
    package.dependencies = [DependencyDeclaration(package: quantities, requirement: requirement)]
  }
  file.package = package
}
