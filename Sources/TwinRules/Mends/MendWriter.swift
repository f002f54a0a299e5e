public import TwinModel
import TwinOutput
import TwinReaders
public import TwinResolver
public import TwinSource
import TwinSyntax

/// What mends have to know beside the model.
public struct MendContext: Sendable {
  /// Identities of elements with findings that a waiver accepts. A waiver knows its finding by that identity, so that a rename
  /// would leave it behind.
  public var waivedSubjects: Set<String>
  /// Names that earlier rounds of the same run gave and that nothing had before: nobody has ever used them.
  public var inventedNames: Set<String>

  /// Nothing in particular.
  public init(waivedSubjects: Set<String> = [], inventedNames: Set<String> = []) {
    self.waivedSubjects = waivedSubjects
    self.inventedNames = inventedNames
  }
}

/// Turns mends in terms of the model into edits of its sources.
///
/// Made once for a model; what is written depends on the sources as they are, never on mends written before.
public struct MendWriter: Sendable {
  let model: Model
  let references: ReferenceIndex
  let names: NameSpaces
  let context: MendContext

  /// A writer for `model`, whose sources hold `references`. O(model + references × log references).
  public init(_ model: Model, references: [SourceReference], context: MendContext = MendContext()) {
    self.model = model
    self.context = context
    self.references = ReferenceIndex(references)
    names = NameSpaces(model, references)
  }

  /// The edits that make `mend` so, none where it is so already, or why there are none.
  public func edits(of mend: Mend, _ trees: inout SourceTrees) -> Result<[Edit], MendRefusal> {
    do throws(MendRefusal) {
      return .success(try write(mend, &trees).edits)
    } catch {
      return .failure(error)
    }
  }

  /// What a mend comes to: its edits, and what other mends of the same run must not do beside it.
  struct Written {
    var edits: [Edit]
    /// Names that it gives.
    var claims: [NameSpaces.Claim] = []
    /// A name that it takes away.
    var renamed: String?
    /// Last segments of the names that it may write.
    var mentioned: Set<String> = []
  }

  func write(_ mend: Mend, _ trees: inout SourceTrees) throws(MendRefusal) -> Written {
    switch mend {
    case .rename(let element, let name): return try rename(element, to: name, &trees)
    case .set(let element, let key, let value):
      return Written(edits: try set(element, key, value, &trees), mentioned: mentions(in: [value]))
    case .declare(let kind, let name, let twin, let entries):
      return try declare(kind, name, of: twin, entries, &trees)
    case .orderKeys(let element): return Written(edits: try orderKeys(of: element, &trees))
    case .replace(let place, let text):
      guard trees.source(place.file)?.isEditable ?? false else { throw Self.notEditable }
      return Written(edits: [Edit(place, text)], mentioned: mentions(in: [.text(text)]))
    }
  }

  static var notEditable: MendRefusal { MendRefusal("the file is not one of those that are being checked") }

  /// The last segments of the texts of `values`: what may be a name.
  func mentions(in values: [MendValue]) -> Set<String> {
    let texts = values.flatMap { value in
      switch value {
      case .text(let text): [text]
      case .list(let texts): texts
      }
    }
    return Set(texts.compactMap { $0.split(separator: ".").last.map(String.init) })
  }

  // MARK: - Where elements are written

  /// An element in its source.
  struct Site {
    var yaml: YAMLEdits
    /// The node at the element's place.
    var node: SyntaxTree.NodeID
    /// What says what the element is: a mapping, a scalar in short, nothing; the node itself for a name in a list.
    var body: SyntaxTree.NodeID
    var construct: Construct

    /// The key whose value a scalar body is.
    var shorthand: String? { construct.shorthand?.key.spelling }
    /// Whether the element is a name in a list of names, which has no body.
    var isListed: Bool { construct.id == .enumerationValue && yaml.index.role(of: node) == .element }
  }

  func site(of element: ElementRef, _ trees: inout SourceTrees) throws(MendRefusal) -> Site {
    let place = model.place(of: element)
    let yaml = try editor(of: place, &trees)
    guard let node = yaml.index.node(at: place.range), let body = yaml.index.body(of: place) else {
      throw MendRefusal("the source no longer has it where it was")
    }
    return Site(yaml: yaml, node: node, body: body, construct: LanguageDefinition.construct(construct(of: element)))
  }

  func editor(of place: Place, _ trees: inout SourceTrees) throws(MendRefusal) -> YAMLEdits {
    guard let source = trees.source(place.file), source.isEditable else { throw Self.notEditable }
    guard source.syntax == .gemel else {
      let language = source.syntax == .dtdl ? "a DTDL document" : "a file of another source language"
      throw MendRefusal("it is declared in \(language)")
    }
    guard let tree = trees.tree(of: place.file) else { throw Self.notEditable }
    return YAMLEdits(tree)
  }

  private func construct(of element: ElementRef) -> ConstructID {
    switch element {
    case .package: .manifest
    case .concept: .concept
    case .relation: .relation
    case .quantity: .quantity
    case .unit: .unit
    case .term: .term
    case .point: .point
    case .twin: .twin
    case .schema: .schema
    case .member(let id): model.members[id].kind.construct
    case .field: .field
    case .enumerationValue: .enumerationValue
    }
  }

  // MARK: - Keys

  private func set(
    _ element: ElementRef, _ key: String, _ value: MendValue, _ trees: inout SourceTrees
  ) throws(MendRefusal) -> [Edit] {
    let site = try site(of: element, &trees)
    let definition = site.construct.keys.first { $0.key.spelling == key }
    guard let definition else { throw MendRefusal("a \(site.construct.id.name) has no key `\(key)`") }
    return try set(definition, value, in: site)
  }

  func set(_ definition: KeyDefinition, _ value: MendValue, in site: Site) throws(MendRefusal) -> [Edit] {
    let (yaml, key) = (site.yaml, definition.key.spelling)
    let node = Self.node(value, definition.shape)
    let entry = YAMLEntry(key, node)
    if site.isListed, let list = yaml.index.parent(of: site.node) {
      return try yaml.makeMapping(of: list, with: .mapping([entry]), for: site.node)
    }
    if yaml.tree.kind(site.body) == .mapping, let old = yaml.index.entry(key, in: site.body)?.value {
      return try change(old, to: value, node, in: yaml)
    }
    if site.shorthand == key, yaml.tree.kind(site.body) == .scalar, !yaml.isEmpty(site.body) {
      return try change(site.body, to: value, node, in: yaml)
    }
    return try yaml.insert(
      entry, intoBody: site.body, shorthand: site.shorthand, at: position(of: definition, in: site))
  }

  private func change(
    _ old: SyntaxTree.NodeID, to value: MendValue, _ node: YAMLNode, in yaml: YAMLEdits
  ) throws(MendRefusal) -> [Edit] {
    switch value {
    case .list(let texts):
      let present = yaml.texts(ofList: old)
      return try yaml.add(texts.filter { !present.contains($0) }, toList: old, first: false)
    case .text:
      if yaml.isEmpty(old) { return [try yaml.fill(old, with: YAMLPrinter.line(node, inFlow: yaml.isInFlow(old)))] }
      switch yaml.tree.kind(old) {
      case .scalar: return yaml.replace(old, with: node)
      case .sequence where yaml.layout.isOneLine(yaml.tree.range(old)) && yaml.isFlow(old):
        let line = YAMLPrinter.line(node, inFlow: yaml.isInFlow(old))
        return [yaml.replacement(yaml.start(old)..<yaml.end(old), line)]
      case .sequence, .mapping: throw MendRefusal("its value is written over several lines")
      }
    }
  }

  /// Where a new key goes: before the sections of a type, so that it does not end up below its members; elsewhere last.
  private func position(of definition: KeyDefinition, in site: Site) -> YAMLEdits.Position {
    guard site.yaml.tree.kind(site.body) == .mapping else { return .last }
    let sections = site.construct.keys.filter { isSection($0.shape) }.map(\.key.spelling)
    let keys = site.yaml.keys(of: site.body)
    guard let first = keys.firstIndex(where: { sections.contains(site.yaml.tree.string($0)) }) else { return .last }
    return first == 0 ? .first : .after(keys[first - 1])
  }

  private func isSection(_ shape: Shape) -> Bool {
    guard case .entries(let id) = shape else { return false }
    return MemberKind.allCases.contains { $0.construct == id }
  }

  /// `value` as it is written where something of `shape` is expected: numbers and words of the language are never quoted.
  static func node(_ value: MendValue, _ shape: Shape) -> YAMLNode {
    switch value {
    case .list(let texts): return .sequence(texts.map { .text($0) })
    case .text(let text):
      switch shape {
      case .text, .localizedText, .texts, .pattern, .word, .words, .reference, .references, .annotations, .construct,
        .entries, .ruleEntries, .list, .enumeration:
        return .text(text)
      case .boolean, .natural, .number, .version, .versionRequirement, .edition, .duration, .cardinality, .factor,
        .dimension, .literal, .literals:
        return canBeWord(text) ? .word(text) : .text(text)
      }
    }
  }

  /// Whether `text` can stand without quotes wherever a value may, though it does not begin like a word.
  private static func canBeWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "/", "^", "~", "Θ": true
        case "*": text.hasSuffix("..*")
        default: false
        }
      } && text != "-" && text != "~"
  }

  // MARK: - Members

  private func declare(
    _ kind: MemberKind, _ name: String, of twin: ID<Twin>, _ entries: [MendEntry], _ trees: inout SourceTrees
  ) throws(MendRefusal) -> Written {
    try checkName(name)
    let claim = NameSpaces.Claim(scope: .twin(twin), name: name)
    if let holder = names.holder(of: claim) { throw taken(name, by: holder) }
    let site = try site(of: .twin(twin), &trees)
    let construct = LanguageDefinition.construct(kind.construct)
    let body = YAMLNode.mapping(
      entries.map { entry in
        let shape = construct.keys.first { $0.key.spelling == entry.key }?.shape ?? .text
        return YAMLEntry(entry.key, Self.node(entry.value, shape))
      })
    let edits = try insert(YAMLEntry(name, body), intoSection: kind.section, in: site)
    return Written(edits: edits, claims: [claim], mentioned: mentions(in: entries.map(\.value)))
  }

  private func insert(_ member: YAMLEntry, intoSection section: Key, in site: Site) throws(MendRefusal) -> [Edit] {
    let yaml = site.yaml
    let entry = YAMLEntry(section.spelling, .section([member]))
    guard yaml.tree.kind(site.body) == .mapping else {
      return try yaml.insert(entry, intoBody: site.body, shorthand: nil)
    }
    if let present = yaml.index.entry(section.spelling, in: site.body)?.value {
      return try yaml.insert(member, intoBody: present, shorthand: nil)
    }
    guard let definition = site.construct.keys.first(where: { $0.key == section }) else { return [] }
    let order = site.construct.keys.map(\.key)
    let sections = MemberKind.allCases.map(\.section)
    let known = yaml.keys(of: site.body).filter { key in
      sections.contains { $0.spelling == yaml.tree.string(key) && isBefore($0, definition.key, in: order) }
    }
    return try yaml.insert(
      entry, into: site.body, at: known.last.map { .after($0) } ?? position(of: definition, in: site))
  }

  private func isBefore(_ a: Key, _ b: Key, in order: [Key]) -> Bool {
    (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
  }

  private func orderKeys(of element: ElementRef, _ trees: inout SourceTrees) throws(MendRefusal) -> [Edit] {
    let site = try site(of: element, &trees)
    guard site.yaml.tree.kind(site.body) == .mapping else { return [] }
    return try site.yaml.order(site.body, by: site.construct.layout.map(\.spelling))
  }
}

extension MemberKind {
  /// What the language calls a member of this kind.
  var construct: ConstructID {
    switch self {
    case .property: .property
    case .telemetry: .telemetry
    case .event: .event
    case .command: .command
    case .relationship: .relationship
    case .component: .component
    }
  }

  /// The section of a twin type in which such members are declared.
  var section: Key {
    switch self {
    case .property: .properties
    case .telemetry: .telemetry
    case .event: .events
    case .command: .commands
    case .relationship: .relationships
    case .component: .components
    }
  }
}
