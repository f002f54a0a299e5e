public import TwinRegistry
import TwinSource
import TwinSyntax

/// A report that `gemel conform --format json` wrote, as far as shares go.
public struct DataReport: Hashable, Sendable {
  /// Documents of one form of one type.
  public struct Documents: Hashable, Sendable {
    /// Identity of the type.
    public var type: String
    /// The form: `state`, `telemetry`, `event:…`.
    public var form: String
    /// Those that conform.
    public var tally: Tally
  }

  /// Records of one type that the model does not have.
  public struct UnknownType: Hashable, Sendable {
    /// As data names it.
    public var name: String
    /// How many.
    public var records: Int
  }

  /// What people call the report.
  public var name: String
  /// By which the same report is told, whatever it is called.
  public var digest: ContentDigest
  /// The model that data was held to, as people called it.
  public var model: String
  /// The version of each of its packages, by name, where the report tells.
  public var versions: [String: String]
  /// Records that conform, of all.
  public var records: Tally
  /// By type and form, as the report has them.
  public var documents: [Documents]
  /// Types that the model has, as far as the report tells: those that data is of, and those that it is not.
  public var types: [String]
  /// Records of types that the model does not have, where the report tells how many there are of each.
  public var unknownTypes: [UnknownType]
  /// Records of all types that the model does not have.
  public var unknown: Int
  /// Records that do not say what they are.
  public var untyped: Int
  /// Records that cannot be read.
  public var unreadable: Int
  /// Twins without an id that conform otherwise.
  public var missingID: Int
  /// Twins that conform by themselves, and are wrong in the graph.
  public var wrongTwins: Int
  /// Relationships with which nothing is wrong.
  public var relationships: Tally
}

/// Why bytes are no report on data.
public struct DataReportProblem: Error, Hashable, Sendable {
  /// In words.
  public var reason: String
}

/// Reads the report on data that is called `name`. What it says is held against itself, and not against the data. O(bytes).
public func readDataReport(_ bytes: [UInt8], name: String) throws(DataReportProblem) -> DataReport {
  let parsed = parseJSON(bytes, file: .none)
  if let error = parsed.findings.first(where: { $0.severity == .error }) {
    throw DataReportProblem(reason: "it is not JSON: \(error.message)")
  }
  let tree = parsed.tree
  guard let root = tree.root, tree.kind(root) == .mapping, let version = tree.value(of: "version", in: root),
    let conforming = tree.value(of: "conforming", in: root), let model = tree.value(of: "model", in: root)
  else {
    throw DataReportProblem(reason: "it is no report of `gemel conform --format json`")
  }
  guard tree.string(version) == "1" else {
    throw DataReportProblem(reason: "it is a report of version \(tree.string(version)), and version 1 is read here")
  }
  guard let records = tree.value(of: "records", in: conforming).flatMap(tree.tally) else {
    throw DataReportProblem(reason: "`conforming.records` does not say how many of how many conform")
  }
  let fates = tree.value(of: "records", in: root)
  func count(_ key: StaticString) -> Int { fates.flatMap { tree.count(key, in: $0) } ?? 0 }
  let relationships = tree.value(of: "relationships", in: conforming).flatMap(tree.tally) ?? Tally()
  let report = DataReport(
    name: name, digest: ContentDigest(of: bytes), model: tree.string(model), versions: tree.versions(of: root),
    records: records,
    documents: tree.documents(of: root), types: tree.types(of: root), unknownTypes: tree.unknownTypes(of: root),
    unknown: count("unknownType"), untyped: count("untyped"), unreadable: count("unreadable"),
    missingID: count("missingID"),
    wrongTwins: count("wrongInGraph") - (relationships.denominator - relationships.numerator),
    relationships: relationships)
  guard report.addsUp else {
    throw DataReportProblem(reason: "its parts are not the \(records.words("records")) that it says conform")
  }
  return report
}

extension DataReport {
  /// Whether every record is in one of the parts.
  fileprivate var addsUp: Bool {
    // Each number is at most 2^53; there may be any number of documents.
    var parts = Tally(relationships.numerator, of: relationships.denominator + unknown + untyped + unreadable)
    for documents in documents {
      parts = parts + documents.tally
      guard parts.denominator <= records.denominator else { return false }
    }
    var named = 0
    for type in unknownTypes {
      named += type.records
      guard named <= unknown else { return false }
    }
    let twins = documents.filter { $0.form == "state" }.reduce(0) { $0 + $1.tally.numerator }
    parts.numerator -= missingID + wrongTwins
    return parts == records && wrongTwins >= 0 && missingID + wrongTwins <= twins
  }
}

extension SyntaxTree {
  /// The count under `key`; nil for anything else.
  fileprivate func count(_ key: StaticString, in node: NodeID) -> Int? {
    guard let value = value(of: key, in: node), kind(value) == .scalar, style(value) == .plain else { return nil }
    let text = string(value)
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let count = Int(text), count <= 1 << 53 else {
      return nil
    }
    return count
  }

  /// `{"conforming": 9, "total": 10}`; nil for anything else, and where more conform than there are.
  fileprivate func tally(_ node: NodeID) -> Tally? {
    guard kind(node) == .mapping, let conforming = count("conforming", in: node), let total = count("total", in: node),
      conforming <= total
    else { return nil }
    return Tally(conforming, of: total)
  }

  fileprivate func versions(of root: NodeID) -> [String: String] {
    var versions: [String: String] = [:]
    guard let list = value(of: "packages", in: root) else { return versions }
    forEachElement(list) { node in
      guard let package = value(of: "package", in: node), let version = value(of: "version", in: node) else { return }
      versions[string(package)] = string(version)
    }
    return versions
  }

  fileprivate func documents(of root: NodeID) -> [DataReport.Documents] {
    var documents: [DataReport.Documents] = []
    guard let list = value(of: "documents", in: root) else { return documents }
    forEachElement(list) { node in
      guard let type = value(of: "type", in: node), let form = value(of: "form", in: node),
        let tally = value(of: "conforming", in: node).flatMap(tally)
      else { return }
      documents.append(.init(type: string(type), form: string(form), tally: tally))
    }
    return documents
  }

  /// Those that have documents or members with values, and those that are not seen, each once.
  fileprivate func types(of root: NodeID) -> [String] {
    var (types, seen): ([String], Set<String>) = ([], [])
    func add(_ node: NodeID?) {
      guard let node, kind(node) == .scalar else { return }
      let type = string(node)
      if seen.insert(type).inserted { types.append(type) }
    }
    for key: StaticString in ["documents", "members"] {
      if let list = value(of: key, in: root) { forEachElement(list) { add(value(of: "type", in: $0)) } }
    }
    if let list = value(of: "unseen", in: root).flatMap({ value(of: "types", in: $0) }) {
      forEachElement(list) { add($0) }
    }
    return types
  }

  fileprivate func unknownTypes(of root: NodeID) -> [DataReport.UnknownType] {
    var types: [DataReport.UnknownType] = []
    guard let list = value(of: "unknownTypes", in: root).flatMap({ value(of: "names", in: $0) }) else { return types }
    forEachElement(list) { node in
      guard let name = value(of: "name", in: node), let records = count("count", in: node) else { return }
      types.append(.init(name: string(name), records: records))
    }
    return types
  }
}
