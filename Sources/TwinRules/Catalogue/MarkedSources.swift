import TwinReaders

/// Small files in one text, with the findings that they must have marked in comments under the lines that they are about:
///
/// ```yaml
/// propertes: {}
/// # ^^^^^^^ structure/unknown-key: did you mean `properties`
/// ```
///
/// A mark starts in the column of the finding and names the rule, then part of its message, of a note or of a label. `#!`
/// instead of `# ^` stands for a finding anywhere in the line. `#=== o/units.yaml` starts another file. A directory
/// without a `gemel.yaml` gets one that depends on the shipped core and quantities: of a model, or of an ontology where
/// its name starts with `o`. Files of other source languages, known by their paths, belong to none. Lines of a JSON file that start with `#` are marks and no part of it.
public struct MarkedSources: Sendable {
  /// One file.
  public struct File: Hashable, Sendable {
    /// Its path.
    public var path: String
    /// Its content.
    public var bytes: [UInt8]

    /// A file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// A finding that must be there.
  public struct Expectation: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public var path: String
    /// One-based line.
    public var line: Int
    /// Zero-based column in characters, unless anywhere in the line.
    public var column: Int?
    /// Id of the rule.
    public var rule: String
    /// Part of the message, of a note or of a label.
    public var text: String

    /// As a failing test prints it.
    public var description: String { "\(path):\(line):\(column.map { String($0 + 1) } ?? "*") \(rule): \(text)" }
  }

  /// The files in the order written; manifests that were left out come where their directory does first.
  public var files: [File]
  /// What must be found.
  public var expectations: [Expectation]

  /// Files without marks.
  public init(files: [File]) {
    self.files = files
    expectations = []
  }

  /// What packages without a manifest need.
  public static let usualDependencies = ["org.gemel.core", "org.gemel.quantities"]

  /// Those of the usual dependencies that `text` speaks of: reading them costs more than most examples.
  static func dependencies(of text: String) -> [String] {
    let words = text.lowercased()
    return zip(usualDependencies, [["core."], ["unit", "quantit"]]).filter { $1.contains { words.contains($0) } }.map(
      \.0)
  }

  /// Reads marked sources. Packages without a manifest get one that needs `dependencies`.
  public init(
    _ text: String, path: String = "m/source.yaml", dependencies: [String] = MarkedSources.usualDependencies
  ) {
    var parts: [(path: String, lines: [Substring])] = [(path, [])]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#=== ") {
        parts.append((String(line.dropFirst(5)).trimmed, []))
      } else {
        parts[parts.count - 1].lines.append(line)
      }
    }
    if parts.count > 1, parts[0].lines.allSatisfy({ $0.isEmpty || $0.hasPrefix("# ") }) { parts.removeFirst() }
    files = []
    expectations = []
    for part in parts {
      let isJSON = part.path.hasSuffix(".json")
      let (kept, marks) = Self.read(part.lines, of: part.path, dropsMarks: isJSON)
      files.append(File(path: part.path, bytes: Array(kept.joined(separator: "\n").utf8)))
      expectations += marks
    }
    addManifests(dependencies)
  }

  /// Gives each directory of YAML sources that has no manifest the usual one.
  private mutating func addManifests(_ dependencies: [String]) {
    var seen: Set<String> = []
    let dependencies = dependencies.map { "\($0): ^1.0.0" }.joined(separator: ", ")
    let languages = ForeignLanguage.languages(of: files.map(\.path))
    for (file, language) in zip(files, languages) where language == nil && !file.path.hasSuffix(".json") {
      guard let slash = file.path.firstIndex(of: "/") else { continue }
      let directory = String(file.path[..<slash])
      guard seen.insert(directory).inserted, directory != "rules",
        !files.contains(where: { $0.path == directory + "/gemel.yaml" })
      else { continue }
      let text = """
        edition: 2026
        package: com.example.\(directory)
        kind: \(directory.hasPrefix("o") ? "ontology" : "model")
        version: 1.0.0
        dependencies: {\(dependencies)}
        """
      files.append(File(path: directory + "/gemel.yaml", bytes: Array(text.utf8)))
    }
  }

  private static func read(
    _ lines: [Substring], of path: String, dropsMarks: Bool
  ) -> (kept: [Substring], marks: [Expectation]) {
    var kept: [Substring] = []
    var marks: [Expectation] = []
    var target = 0
    for line in lines {
      let body = line.drop { $0 == " " }
      let isComment = body.hasPrefix("#") && !body.hasPrefix("#include ")
      if !isComment || !dropsMarks { kept.append(line) }
      guard isComment else {
        target = kept.count
        continue
      }
      let mark = body.dropFirst().drop { $0 == " " }
      guard body.hasPrefix("#!") || mark.hasPrefix("^") else { continue }
      let words = mark.drop { $0 == "^" || $0 == "!" || $0 == " " }
      let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let column = line.firstIndex(of: "^").map { line.distance(from: line.startIndex, to: $0) }
      marks.append(
        Expectation(
          path: path, line: target, column: body.hasPrefix("#!") ? nil : column,
          rule: parts.first.map { String($0).trimmed } ?? "", text: parts.count > 1 ? String(parts[1]).trimmed : ""))
    }
    return (kept, marks)
  }
}

extension String {
  /// Without the spaces at both ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
