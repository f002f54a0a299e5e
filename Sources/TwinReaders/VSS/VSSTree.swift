internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// A node of a specification: a branch, a signal, a struct or one of its properties, wherever its file was included.
struct VSSNode {
  enum Kind {
    case branch, sensor, actuator, attribute, structure, property
    /// Not said, or not understood; it had its finding.
    case unknown
  }

  /// One thing it says, and where.
  struct Entry {
    var key: SyntaxTree.NodeID
    var value: SyntaxTree.NodeID
    /// The file of both.
    var file: Int
  }

  /// The last part of its path, and the whole of it.
  var name: String
  var path: String
  var kind = Kind.unknown
  /// The node above; nil for a root.
  var parent: Int?
  var children: [Int] = []
  /// What it says, by key: the last file that says it counts.
  var entries: [String: Entry] = [:]
  /// Its keys in the order in which they were met.
  var keys: [String] = []
  /// Where it is named, in all files read as one.
  var range: ByteRange
}

/// The files of a specification put together: every node under its full path.
struct VSSTree {
  /// How many nodes, and how many inclusions, a specification has at most.
  static let nodeLimit = 200_000
  static let inclusionLimit = 20_000
  /// How deep inclusions are nested.
  static let depthLimit = 32

  let files: [VSSFile]
  /// The files as parts of one.
  let parts: [Declarations.Part]
  private(set) var nodes: [VSSNode] = []
  private(set) var index: [String: Int] = [:]
  private(set) var findings: [Finding] = []
  private var byPath: [String: Int] = [:]
  private var isReached: [Bool]
  private var inclusions = 0
  private var suggester = Suggester()
  private var isFull = false

  init(_ files: [ForeignFile]) {
    var start: UInt32 = 0
    self.files = files.compactMap { file in
      guard let read = VSSFile(file.path, file.trees, start: start) else { return nil }
      let (next, overflow) = start.addingReportingOverflow(UInt32(clamping: read.tree.bytes.count + 1))
      start = overflow ? .max : next
      return read
    }
    parts = self.files.map { Declarations.Part(file: $0.tree.file, start: $0.start) }
    isReached = [Bool](repeating: false, count: self.files.count)
    for (index, file) in self.files.enumerated() where byPath[file.path] == nil { byPath[file.path] = index }
  }

  mutating func build() {
    for root in roots() { include(root, under: "", stack: []) }
    connect()
    for (index, file) in files.enumerated() where !isReached[index] && !file.isEmpty {
      findings.append(
        Finding(
          "vss/unreached-file", .warning, "no file includes this one, so it is not part of the specification",
          at: Place(file.tree.file, ByteRange(0, 0)),
          notes: ["a specification begins with \(rootFileName); include the file where it belongs, or leave it out"]))
    }
  }

  /// The files to begin with: the root file, or those that none includes. Files of types are included by none.
  private func roots() -> [Int] {
    var included: Set<Int> = []
    for (index, file) in files.enumerated() {
      for inclusion in file.inclusions {
        if let target = resolve(inclusion.path, from: file.path), target != index { included.insert(target) }
      }
    }
    let free = files.indices.filter { !included.contains($0) && !files[$0].isEmpty }
    let named = files.indices.filter { files[$0].path.split(separator: "/").last ?? "" == rootFileName }
    guard let first = named.first else { return free.isEmpty ? Array(files.indices.prefix(1)) : free }
    return [first] + free.filter { $0 != first && files[$0].declaresStructs }
  }

  /// The file that `path` names, seen from `file`: beside it, or beside a directory above it, as tools are told.
  private func resolve(_ path: String, from file: String) -> Int? {
    var directory = directory(of: file)
    while true {
      if let found = join(directory, path).flatMap({ byPath[$0] }) { return found }
      if directory.isEmpty { return nil }
      directory = TwinReaders.directory(of: directory)
    }
  }

  private mutating func include(_ index: Int, under prefix: String, stack: [Int]) {
    isReached[index] = true
    let file = files[index]
    if let fault = file.fault {
      report("vss/invalid-node", "a file of a specification is one mapping of nodes", at: fault, in: index)
    }
    var entries = file.entries[...]
    for inclusion in file.inclusions {
      while let entry = entries.first, file.tree.range(entry.key).start < inclusion.range.start {
        add(entry, of: index, under: prefix)
        entries.removeFirst()
      }
      follow(inclusion, of: index, under: prefix, stack: stack + [index])
    }
    for entry in entries { add(entry, of: index, under: prefix) }
  }

  private mutating func follow(_ inclusion: VSSFile.Inclusion, of index: Int, under prefix: String, stack: [Int]) {
    let file = files[index]
    guard let target = resolve(inclusion.path, from: file.path) else {
      let near = suggester.nearest(to: inclusion.path, in: files.map(\.path).filter { $0 != file.path })
      report(
        "vss/unknown-include", "there is no file `\(inclusion.path)`", at: inclusion.range, in: index,
        notes: [
          near.map { "did you mean `\($0)`?" }
            ?? "a file is looked for beside this one and in the directories above it"
        ])
      return
    }
    inclusions += 1
    if stack.contains(target) {
      report(
        "vss/endless-include", "`\(inclusion.path)` includes itself, directly or by way of others", at: inclusion.range,
        in: index, notes: ["take one of the inclusions on the way out"])
    } else if stack.count >= Self.depthLimit || inclusions > Self.inclusionLimit || isFull {
      reportLimits(at: inclusion.range, in: index)
    } else {
      let below =
        inclusion.prefix.isEmpty ? prefix : prefix.isEmpty ? inclusion.prefix : prefix + "." + inclusion.prefix
      include(target, under: below, stack: stack)
    }
  }

  private mutating func add(
    _ entry: (key: SyntaxTree.NodeID, value: SyntaxTree.NodeID), of index: Int, under prefix: String
  ) {
    let file = files[index]
    let own = file.tree.string(entry.key)
    let path = prefix.isEmpty ? own : prefix + "." + own
    let segments = path.split(separator: ".", omittingEmptySubsequences: false)
    guard segments.allSatisfy(isVSSName), segments.count <= 64 else {
      report(
        "vss/invalid-node", "`\(own)` is not a path of names", at: file.tree.range(entry.key), in: index,
        notes: ["names have letters, digits and underscores, and are joined by dots; at most 64 of them"])
      return
    }
    guard file.tree.kind(entry.value) == .mapping else {
      report(
        "vss/invalid-node", "`\(own)` is not a mapping that says what the node is", at: file.tree.range(entry.key),
        in: index, notes: ["give it a `type`, such as `branch` or `sensor`, and a `description`"], subject: path)
      return
    }
    guard nodes.count < Self.nodeLimit else {
      reportLimits(at: file.tree.range(entry.key), in: index)
      return
    }
    let range = file.position(file.tree.range(entry.key))
    let row = self.index[path] ?? nodes.count
    if row == nodes.count {
      nodes.append(VSSNode(name: String(segments.last ?? ""), path: path, range: range))
      self.index[path] = row
    } else {
      findings.append(
        Finding(
          "vss/duplicate-node", .warning, "node `\(path)` is declared twice", at: place(range),
          related: [RelatedPlace(place(nodes[row].range), "declared here first")],
          notes: ["what the later one says counts; take one of them out"], subject: path))
    }
    for (key, value) in file.tree.pairs(entry.value) {
      let text = file.tree.string(key)
      if nodes[row].entries.updateValue(VSSNode.Entry(key: key, value: value, file: index), forKey: text) == nil {
        nodes[row].keys.append(text)
      }
    }
  }

  /// Puts every node below its branch, and settles what it is.
  private mutating func connect() {
    var row = 0
    while row < nodes.count {
      nodes[row].kind = kind(of: nodes[row])
      if let dot = nodes[row].path.lastIndex(of: ".") {
        let above = String(nodes[row].path[..<dot])
        let parent: Int
        if let known = index[above] {
          parent = known
        } else {
          parent = nodes.count
          nodes.append(
            VSSNode(
              name: String(above.split(separator: ".").last ?? ""), path: above, kind: .branch, range: nodes[row].range)
          )
          index[above] = parent
          findings.append(
            Finding(
              "vss/missing-branch", .error, "there is no branch `\(above)` for `\(nodes[row].name)` to be in",
              at: place(nodes[row].range), notes: ["declare it with `type: branch`, or correct the path"],
              subject: nodes[row].path))
        }
        nodes[row].parent = parent
        nodes[parent].children.append(row)
      }
      row += 1
    }
    for node in nodes {
      guard let parent = node.parent, ![.branch, .structure, .unknown].contains(nodes[parent].kind) else { continue }
      findings.append(
        Finding(
          "vss/missing-branch", .error, "`\(nodes[parent].path)` is no branch, so nothing can be in it",
          at: place(node.range), related: [RelatedPlace(place(nodes[parent].range), "declared here")],
          notes: ["put the node below a branch"], subject: node.path))
    }
  }

  private mutating func kind(of node: VSSNode) -> VSSNode.Kind {
    guard !node.keys.isEmpty || node.kind != .branch else { return .branch }
    guard let entry = node.entries["type"] else {
      findings.append(
        Finding(
          "vss/invalid-node", .error, "node `\(node.path)` has no `type`", at: place(node.range),
          notes: ["it is one of " + Self.types.map { "`\($0.word)`" }.joined(separator: ", ")], subject: node.path))
      return .unknown
    }
    let text = string(entry)
    if let known = Self.types.first(where: { $0.word == text }) { return known.kind }
    let near = nearest(to: text, in: Self.types.map(\.word))
    findings.append(
      Finding(
        "vss/invalid-node", .error, "`\(text)` is not a type of node", at: place(range(entry)),
        notes: [
          near.map { "did you mean `\($0)`?" }
            ?? "it is one of " + Self.types.map { "`\($0.word)`" }.joined(separator: ", ")
        ], subject: node.path))
    return .unknown
  }

  private static let types: [(word: String, kind: VSSNode.Kind)] = [
    ("branch", .branch), ("sensor", .sensor), ("actuator", .actuator), ("attribute", .attribute),
    ("struct", .structure), ("property", .property),
  ]

  // MARK: - What is asked of it

  /// The text of a scalar, empty for others.
  func string(_ entry: VSSNode.Entry) -> String { files[entry.file].tree.string(entry.value) }

  /// Where an entry's value stands, in all files read as one.
  func range(_ entry: VSSNode.Entry) -> ByteRange {
    files[entry.file].position(files[entry.file].tree.range(entry.value))
  }

  /// The place of a range in all files read as one.
  func place(_ range: ByteRange) -> Place {
    var declarations = Declarations(file: .none)
    declarations.parts = parts
    return declarations.place(range)
  }

  /// The version that the specification gives itself in the attributes `VersionVSS`; nil where it does not.
  var version: SemanticVersion? {
    guard let root = nodes.first(where: { $0.parent == nil })?.path else { return nil }
    func part(_ name: String) -> UInt32? {
      index["\(root).VersionVSS.\(name)"].flatMap { nodes[$0].entries["default"] }.flatMap { UInt32(string($0)) }
    }
    guard let major = part("Major") else { return nil }
    return SemanticVersion(major, part("Minor") ?? 0, part("Patch") ?? 0)
  }

  /// Units that nodes name, each once, in order of their spelling.
  var usedUnits: [String] {
    Set(nodes.compactMap { node in node.entries["unit"].map { string($0) } }).filter { !$0.isEmpty }.sorted()
  }

  private mutating func reportLimits(at range: ByteRange, in file: Int) {
    guard !isFull else { return }
    isFull = true
    report(
      "vss/endless-include", "the specification is too large to be put together", at: range, in: file,
      notes: [
        "the limits are \(Self.inclusionLimit) inclusions, \(Self.depthLimit) of them inside each other, and "
          + "\(Self.nodeLimit) nodes"
      ])
  }

  private mutating func report(
    _ rule: RuleID, _ message: String, at range: ByteRange, in file: Int, notes: [String] = [], subject: String = ""
  ) {
    findings.append(
      Finding(rule, .error, message, at: Place(files[file].tree.file, range), notes: notes, subject: subject))
  }
}

/// A letter, then letters, digits and underscores.
private func isVSSName(_ text: Substring) -> Bool {
  guard let first = text.utf8.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return false }
  return text.utf8.count <= 512
    && text.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F }
}
