public import TwinReaders
public import TwinSource
public import TwinSyntax

/// The sources behind a model, by `FileID`, with trees of those that are looked into, parsed when first asked for.
public struct SourceTrees: Sendable {
  /// How a file is written.
  public enum Syntax: UInt8, Sendable {
    /// A Gemel source or manifest.
    case gemel
    /// A DTDL document.
    case dtdl
    /// YAML of another source language.
    case foreignYAML
  }

  /// A file.
  public struct Source: Sendable {
    /// Its content.
    public var bytes: [UInt8]
    /// How it is written.
    public var syntax: Syntax
    /// Whether it may be changed: it was given, and does not come with the compiler.
    public var isEditable: Bool

    /// A file.
    public init(bytes: [UInt8], syntax: Syntax = .gemel, isEditable: Bool = true) {
      self.bytes = bytes
      self.syntax = syntax
      self.isEditable = isEditable
    }
  }

  private let sources: [Source]
  private let limits: SyntaxLimits
  private var trees: [FileID: IndexedTree] = [:]
  /// Whether lines alone may be looked at, by file.
  private var simpleLines: [FileID: Bool] = [:]

  /// The files of a compilation; a file's position is its `FileID`.
  public init(_ sources: [Source], limits: SyntaxLimits = SyntaxLimits()) {
    self.sources = sources
    self.limits = limits
  }

  /// The file `file`, if there is one of that number.
  public func source(_ file: FileID) -> Source? {
    Int(file.rawValue) < sources.count ? sources[Int(file.rawValue)] : nil
  }

  /// The tree of `file`, parsed now if it was not before; nil when there is no such file.
  public mutating func tree(of file: FileID) -> IndexedTree? {
    if let known = trees[file] { return known }
    guard let source = source(file) else { return nil }
    let parsed =
      source.syntax == .dtdl
      ? parseJSON(source.bytes, file: file, limits: limits) : parseYAML(source.bytes, file: file, limits: limits)
    let tree = IndexedTree(parsed.tree)
    trees[file] = tree
    return tree
  }

  /// What a finding about the element named at `element` points at: the value under the last key of `path`, or the key
  /// where the value is a mapping or nothing. The keys are looked for one below the other. A last part that begins with `=` names a
  /// text of the list, or the scalar, that the keys before it lead to, whole or as its last segment: `["target", "=Fan"]`.
  /// The deepest part that is there counts; nil when none is.
  public mutating func place(of element: Place, path: [String]) -> Place? {
    if let place = outlinedPlace(of: element, path: path) { return place }
    guard let indexed = tree(of: element.file), var current = indexed.body(of: element) else { return nil }
    let tree = indexed.tree
    // DTDL names an element inside it.
    if source(element.file)?.syntax == .dtdl, tree.kind(current) == .scalar, let around = indexed.parent(of: current) {
      current = around
    }
    var place: Place?
    for part in path {
      if part.hasPrefix("=") {
        return indexed.scalar(String(part.dropFirst()), in: current).map(tree.place) ?? place
      }
      guard let entry = indexed.entry(part, in: current) else { return place }
      let isShown = tree.kind(entry.value) != .mapping && tree.range(entry.value).count > 0
      place = tree.place(isShown ? entry.value : entry.key)
      current = entry.value
    }
    return place
  }

  /// The outline of the element named at `element`, where its lines have one.
  private mutating func outline(of element: Place) -> ElementOutline? {
    guard let source = source(element.file), source.syntax == .gemel else { return nil }
    let isSimple = simpleLines[element.file] ?? ElementOutline.hasSimpleLines(source.bytes)
    simpleLines[element.file] = isSimple
    guard isSimple else { return nil }
    return ElementOutline(of: element.range, in: source.bytes)
  }

  /// The keys below the element named at `element`, in the order of the source; none where it is written in brackets or has
  /// none.
  mutating func blockKeys(of element: Place) -> [String] {
    if let outline = outline(of: element), let source = source(element.file) {
      return outline.isFlow
        ? []
        : outline.entries.map { String(decoding: source.bytes[Int($0.key.start)..<Int($0.key.end)], as: UTF8.self) }
    }
    guard let indexed = tree(of: element.file), let body = indexed.body(of: element),
      indexed.tree.kind(body) == .mapping, !indexed.isFlow(body)
    else { return [] }
    var keys: [String] = []
    indexed.tree.forEachPair(body) { key, _ in keys.append(indexed.tree.string(key)) }
    return keys
  }

  /// The place as the lines alone show it; nil where they do not, and the tree has to be asked.
  private mutating func outlinedPlace(of element: Place, path: [String]) -> Place?? {
    guard let source = source(element.file) else { return nil }
    var current = element
    var place: Place?
    for part in path {
      guard !part.hasPrefix("="), let outline = outline(of: current) else { return nil }
      guard
        let entry = outline.entries.first(where: {
          source.bytes[Int($0.key.start)..<Int($0.key.end)].elementsEqual(part.utf8)
        })
      else {
        return .some(place)
      }
      current = Place(element.file, entry.key)
      switch entry.shown {
      case .key: place = current
      case .value(let range): place = Place(element.file, range)
      case .unknown: return nil
      }
    }
    return .some(place)
  }

  /// The bytes of everything that says what the element named at `element` is, its name included.
  public mutating func extent(of element: Place) -> Place? {
    guard let indexed = tree(of: element.file), let body = indexed.body(of: element) else { return nil }
    let range = indexed.tree.range(body)
    return Place(element.file, ByteRange(min(element.range.start, range.start), max(element.range.end, range.end)))
  }

  /// Where the value under the last key of `path` stands. Where the element is written in short, the scalar in its place is
  /// the value of the key that `construct` has for it.
  public mutating func valuePlace(of element: Place, path: [String], in construct: ConstructID? = nil) -> Place? {
    guard let tree = tree(of: element.file) else { return nil }
    if let entry = tree.entry(path, below: element) { return tree.tree.place(entry.value) }
    guard let shorthand = construct.flatMap({ LanguageDefinition.construct($0).shorthand }),
      path == [shorthand.key.spelling], let body = tree.body(of: element), tree.tree.kind(body) == .scalar,
      !tree.tree.text(body).isEmpty
    else { return nil }
    return tree.tree.place(body)
  }
}

extension IndexedTree {
  /// What says what the element named at `element` is: the value under its name, or the node itself where an element has
  /// no key of its own (the element of an array, a payload), or the whole manifest that names a package.
  func body(of element: Place) -> SyntaxTree.NodeID? {
    guard let node = node(at: element.range) else { return nil }
    if let value = value(ofKey: node) { return value }
    if role(of: node) == .value, tree.kind(node) == .scalar, let parent = parent(of: node), role(of: parent) == .root,
      entry("package", in: parent)?.value == node
    {
      return parent
    }
    return node
  }

  /// The scalar that reads `text`, or whose last segment does: `node` itself or an element of it.
  fileprivate func scalar(_ text: String, in node: SyntaxTree.NodeID) -> SyntaxTree.NodeID? {
    func reads(_ node: SyntaxTree.NodeID) -> Bool {
      guard tree.kind(node) == .scalar else { return false }
      let own = tree.string(node)
      return own == text || own.hasSuffix("." + text)
    }
    if reads(node) { return node }
    var found: SyntaxTree.NodeID?
    tree.forEachElement(node) { if found == nil, reads($0) { found = $0 } }
    return found
  }

  fileprivate func entry(_ path: [String], below element: Place) -> (key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)?
  {
    guard var current = body(of: element) else { return nil }
    var found: (key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)?
    for key in path {
      guard let entry = entry(key, in: current) else { return nil }
      found = entry
      current = entry.value
    }
    return found
  }
}
