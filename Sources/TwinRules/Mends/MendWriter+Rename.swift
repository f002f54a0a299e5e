import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

extension MendWriter {
  /// Gives `element`, and what goes by one name with it, another name wherever it stands.
  func rename(_ element: ElementRef, to name: String, _ trees: inout SourceTrees) throws(MendRefusal) -> Written {
    let old = model.string(model.name(of: element))
    if old == name { return Written(edits: []) }
    if case .package = element { throw MendRefusal("a package's name is what others depend on") }
    guard !old.isEmpty else { throw MendRefusal("it has no name") }
    try checkName(name)
    if case .schema = element, Primitive.allCases.contains(where: { $0.name == name }) {
      throw MendRefusal("`\(name)` is the name of a built-in type")
    }
    let family = names.namesakes(of: element, references)
    for member in family where isWaived(member) {
      throw MendRefusal("a waiver knows it by this name: rename it by hand and have the waiver written anew")
    }
    let claims = family.flatMap { names.scopes(of: $0) }.map { NameSpaces.Claim(scope: $0, name: name) }
    for claim in claims {
      if let holder = names.holder(of: claim) { throw taken(name, by: holder) }
    }
    var edits: [Edit] = []
    for member in family { edits += try rename(member, from: old, to: name, &trees) }
    edits += try renameReferences(to: family, from: old, to: name, &trees)
    return Written(edits: edits, claims: claims, renamed: old)
  }

  /// Whether a finding about an element, or about something in it, is waived.
  private func isWaived(_ element: ElementRef) -> Bool {
    if context.waivedSubjects.isEmpty { return false }
    let identity: String? =
      if case .member(let id) = element {
        model.identity(of: model.members[id])
      } else if case .term(let id) = element {
        model.identity(ofTerm: model.terms[id])
      } else {
        model.header(of: element).map { model.identity($0) }
      }
    guard let identity else { return false }
    return context.waivedSubjects.contains { $0 == identity || $0.hasPrefix(identity + "/") }
  }

  /// Whether `name` is one that an element may have.
  func checkName(_ name: String) throws(MendRefusal) {
    let bytes = Array(name.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    let isName = bytes.first.map(isLetter) ?? false
    let goesOn = bytes.allSatisfy { isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
    if !isName || !goesOn || bytes.count > 512 { throw MendRefusal("`\(name)` is not a name") }
  }

  func taken(_ name: String, by holder: ElementRef) -> MendRefusal {
    let owner: String =
      switch holder {
      case .member(let id): " in `\(model.identity(model.twins[model.members[id].twin].header))`"
      default: model.header(of: holder).map { " in `\(model.string(model.packages[$0.package].name))`" } ?? ""
      }
    return MendRefusal("the name `\(name)` is taken\(owner)")
  }

  /// The declaration: its name, and the old one first among the earlier ones.
  private func rename(
    _ element: ElementRef, from old: String, to name: String, _ trees: inout SourceTrees
  ) throws(MendRefusal) -> [Edit] {
    let site = try site(of: element, &trees)
    return try renameDeclaration(site, from: old, to: name) + keepFormerName(site, old, name)
  }

  private func renameDeclaration(_ site: Site, from old: String, to name: String) throws(MendRefusal) -> [Edit] {
    let yaml = site.yaml
    if yaml.index.role(of: site.node) == .key || site.isListed {
      return try yaml.replaceSuffix(old, of: site.node, with: name)
    }
    // The element of an array, a payload: its name is an entry like others.
    guard let entry = yaml.index.entry(Key.name.spelling, in: site.body) else { throw MendRefusal("it has no name") }
    return try yaml.replaceSuffix(old, of: entry.value, with: name)
  }

  private func keepFormerName(_ site: Site, _ old: String, _ name: String) throws(MendRefusal) -> [Edit] {
    if context.inventedNames.contains(old) { return [] }
    let key = Key.formerly.spelling
    if !site.isListed, site.yaml.tree.kind(site.body) == .mapping,
      let earlier = site.yaml.index.entry(key, in: site.body)?.value
    {
      let kept = site.yaml.texts(ofList: earlier).filter { $0 != old && $0 != name }
      return try site.yaml.setList(earlier, to: [old] + kept)
    }
    guard let definition = site.construct.keys.first(where: { $0.key == .formerly }) else { return [] }
    return try set(definition, .list([old]), in: site)
  }

  private func renameReferences(
    to family: [ElementRef], from old: String, to name: String, _ trees: inout SourceTrees
  ) throws(MendRefusal) -> [Edit] {
    let members = Set(family)
    let declared = Set(family.map { model.place(of: $0) })
    let places = Set(family.flatMap { references.places(naming: $0) }).subtracting(declared).sorted()
    var edits: [Edit] = []
    for place in places {
      guard let source = trees.source(place.file) else { throw Self.notEditable }
      guard let node = trees.tree(of: place.file)?.node(at: place.range) else {
        throw MendRefusal("a source no longer names it where it did")
      }
      if isExternal(place, node, &trees) { continue }
      guard source.isEditable, source.syntax == .gemel else {
        throw MendRefusal("it is named in a file that cannot be changed")
      }
      let others = references.elements(namedAt: place).filter { !members.contains($0) }
      if let other = others.map(what).min() { throw MendRefusal("the same word also names \(other)") }
      let yaml = try editor(of: place, &trees)
      edits += try yaml.replaceSuffix(old, of: node, with: name)
    }
    return edits
  }

  /// Whether what stands at `place` is a pinned identity, which survives renames.
  private func isExternal(_ place: Place, _ node: SyntaxTree.NodeID, _ trees: inout SourceTrees) -> Bool {
    trees.tree(of: place.file).map { $0.tree.string(node).contains(":") } ?? false
  }

  private func what(_ element: ElementRef) -> String {
    switch element {
    case .member(let id): "`\(model.identity(of: model.members[id]))`"
    default: model.header(of: element).map { "`\(model.identity($0))`" } ?? "`\(model.string(model.name(of: element)))`"
    }
  }
}
