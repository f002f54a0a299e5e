public import TwinSource
import TwinModel
import TwinSyntax

/// What reading a file of a registry gives: a value, or findings that say where the file is wrong and why.
public struct ReadRecord<Value: Sendable>: Sendable {
  /// The value; nil where there are findings.
  public let value: Value?
  /// What is wrong with the file, in order of place.
  public let findings: [Finding]
}

extension ReadRecord: Equatable where Value: Equatable {}

/// Reads one file of a registry, strictly: a key that is not known, is missing or stands twice, a value of another type, and a
/// name that could lead out of the registry are errors, each with its place.
struct RecordReader {
  typealias Node = SyntaxTree.NodeID
  /// The values of an object by key.
  typealias Fields = [String: Node]

  let tree: SyntaxTree
  /// Whether strings have quotes.
  let isJSON: Bool
  var findings: [Finding]

  static let limits = SyntaxLimits(fileSize: 16 << 20, depth: 8, nodes: 1_000_000, scalarLength: 64 << 10)

  /// What `body` reads from a JSON file.
  static func json<Value>(
    _ bytes: [UInt8], _ file: FileID, limits: SyntaxLimits = Self.limits,
    _ body: (inout RecordReader, Node) -> Value?
  ) -> ReadRecord<Value> {
    // Nothing is not what anybody wrote here, so that the advice to those who write JSON would be none.
    let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    guard !bytes.allSatisfy(isSpace) else { return ReadRecord(value: nil, findings: [emptyFile(file)]) }
    return read(parseJSON(bytes, file: file, limits: limits), isJSON: true, body)
  }

  /// That there is nothing in a file.
  private static func emptyFile(_ file: FileID) -> Finding {
    Finding(
      "structure/missing-key", .error, "the file is empty", at: Place(file, ByteRange(0, 0)),
      notes: ["bring it back from a copy of the registry"])
  }

  /// What `body` reads from a YAML file.
  static func yaml<Value>(
    _ bytes: [UInt8], _ file: FileID, _ body: (inout RecordReader, Node) -> Value?
  ) -> ReadRecord<Value> {
    read(parseYAML(bytes, file: file, limits: limits), isJSON: false, body)
  }

  private static func read<Value>(
    _ parsed: ParsedFile, isJSON: Bool, _ body: (inout RecordReader, Node) -> Value?
  ) -> ReadRecord<Value> {
    var reader = RecordReader(tree: parsed.tree, isJSON: isJSON, findings: parsed.findings)
    var value: Value?
    if let root = parsed.tree.root {
      value = body(&reader, root)
    } else if reader.findings.isEmpty {
      reader.findings.append(emptyFile(parsed.tree.file))
    }
    let errors = reader.findings.filter { $0.severity == .error }.sorted(by: Finding.inOrder)
    return ReadRecord(value: errors.isEmpty ? value : nil, findings: errors)
  }

  // MARK: - Shapes

  /// The values of an object that has all of `required` and nothing that is not in `optional` as well.
  mutating func fields(
    _ node: Node, of what: String, _ required: [String], optional: [String] = []
  ) -> Fields {
    var fields: Fields = [:]
    eachEntry(node, of: what) { reader, name, key, value in
      if required.contains(name) || optional.contains(name) {
        fields[name] = value
      } else {
        reader.report(
          "structure/unknown-key", "unknown key `\(reader.excerpt(key))` in \(what)", at: key,
          notes: ["a later compiler may have written it; read it with that one"])
      }
    }
    if tree.kind(node) == .mapping {
      for key in required where fields[key] == nil {
        report("structure/missing-key", "\(what) has no `\(key)`", at: node)
      }
    }
    return fields
  }

  /// The values of an object that has all of `required`, whatever else it has.
  mutating func openFields(
    _ node: Node, of what: String, _ required: [String], optional: [String] = []
  ) -> Fields {
    var fields: Fields = [:]
    eachEntry(node, of: what) { _, name, _, value in
      if required.contains(name) || optional.contains(name) { fields[name] = value }
    }
    if tree.kind(node) == .mapping {
      for key in required where fields[key] == nil {
        report("structure/missing-key", "\(what) has no `\(key)`", at: node)
      }
    }
    return fields
  }

  /// Calls `body` with each key, as text and as node, and value of an object.
  mutating func eachEntry(
    _ node: Node, of what: String, _ body: (inout RecordReader, String, Node, Node) -> Void
  ) {
    guard tree.kind(node) == .mapping else { return reportShape(node, "\(what) is an object") }
    var next = tree.firstChild(node)
    while let key = next, let value = tree.sibling(after: key, in: node) {
      next = tree.sibling(after: value, in: node)
      body(&self, tree.string(key), key, value)
    }
  }

  /// What `body` makes of each element of a list; nothing for a list that is left out.
  mutating func list<Value>(_ node: Node?, _ body: (inout RecordReader, Node) -> Value?) -> [Value] {
    guard let node else { return [] }
    guard tree.kind(node) == .sequence else {
      reportShape(node, "expected a list")
      return []
    }
    var values: [Value] = []
    var next = tree.firstChild(node)
    while let element = next {
      next = tree.sibling(after: element, in: node)
      if let value = body(&self, element) { values.append(value) }
    }
    return values
  }

  // MARK: - Scalars

  /// A text that is not empty.
  mutating func text(_ node: Node?) -> String? { parsed(node, "a text that is not empty") { $0.isEmpty ? nil : $0 } }

  /// What `parse` makes of a string; a finding where it makes nothing of it.
  mutating func parsed<Value>(_ node: Node?, _ expectation: String, _ parse: (String) -> Value?) -> Value? {
    guard let node else { return nil }
    guard tree.kind(node) == .scalar, !isJSON || tree.style(node) != .plain else {
      reportShape(node, "expected a string: \(expectation)")
      return nil
    }
    if let value = parse(tree.string(node)) { return value }
    report("structure/invalid-value", "expected \(expectation), found `\(excerpt(node))`", at: node)
    return nil
  }

  /// A whole number from zero on, in the digits that it prints as.
  mutating func number(_ node: Node?) -> Int? {
    guard let node else { return nil }
    if tree.kind(node) == .scalar, tree.style(node) == .plain, let number = Int(tree.string(node)), number >= 0,
      tree.text(node).count == String(number).utf8.count
    {
      return number
    }
    report("structure/invalid-value", "expected a whole number, found `\(excerpt(node))`", at: node)
    return nil
  }

  /// The digest of some content.
  mutating func digest(_ node: Node?) -> ContentDigest? {
    parsed(node, "`sha256:` and 64 hexadecimal digits") { ContentDigest($0) }
  }

  mutating func package(_ node: Node?) -> PackageName? {
    parsed(node, "the name of a package such as `com.example.hvac`") { PackageName($0) }
  }

  mutating func version(_ node: Node?) -> SemanticVersion? {
    parsed(node, "a version such as `1.4.0`") { SemanticVersion($0) }
  }

  mutating func requirement(_ node: Node?) -> VersionRequirement? {
    parsed(node, "versions such as `^1.2.0`") { VersionRequirement($0) }
  }

  mutating func day(_ node: Node?) -> CalendarDay? {
    parsed(node, "a day such as `2026-11-25`") { CalendarDay($0) }
  }

  /// The one of `values` whose raw value a string is.
  mutating func word<Value: RawRepresentable & CaseIterable>(_ node: Node?, _ type: Value.Type) -> Value?
  where Value.RawValue == String {
    let words = type.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return parsed(node, "one of \(words)") { Value(rawValue: $0) }
  }

  /// The release that `package` and `version` name.
  mutating func release(_ fields: Fields) -> ReleaseID? {
    let package = package(fields["package"])
    guard let version = version(fields["version"]), let package else { return nil }
    if let release = ReleaseID(package, version) { return release }
    if let node = fields["version"] {
      report(
        "structure/invalid-value", "`\(excerpt(node))` cannot be the version of a release", at: node,
        notes: [
          "it has at most \(ReleaseID.maximumVersionLength) characters and does not end in `.status.` or `.attestation.` and a number"
        ])
    }
    return nil
  }

  // MARK: - Findings

  mutating func report(_ rule: RuleID, _ message: String, at node: Node, notes: [String] = []) {
    findings.append(Finding(rule, .error, message, at: tree.place(node), notes: notes))
  }

  mutating func reportShape(_ node: Node, _ message: String) { report("structure/wrong-shape", message, at: node) }

  /// The text of a scalar, cut to what a message can hold.
  func excerpt(_ node: Node) -> String {
    let text = tree.string(node)
    return text.count > 60 ? text.prefix(57) + "..." : text
  }
}
