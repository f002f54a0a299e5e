public import Foundation
public import TwinCompiler
import TwinSource

/// A small set of sources with the findings that they must have, marked in comments under the lines that they are about:
///
/// ```yaml
/// propertes: {}
/// # ^^^^^^^ structure/unknown-key: did you mean `properties`
/// ```
///
/// A mark starts in the column of the finding and names the rule, then part of its message or of one of its notes. `#!`
/// instead of `# ^` stands for a finding anywhere in the line. `#=== o/units.yaml` starts another file. A directory
/// without a `gemel.yaml` gets one that depends on the shipped core and quantities: of a model, or of an ontology where
/// its name starts with `o`.
public struct Fixture {
  /// A finding that must be there.
  public struct Expectation: Hashable, CustomStringConvertible {
    /// The file.
    public var path: String
    /// One-based line.
    public var line: Int
    /// Zero-based column, unless anywhere in the line.
    public var column: Int?
    /// Id of the rule.
    public var rule: String
    /// Part of the message or of a note.
    public var text: String

    /// As a failing test prints it.
    public var description: String { "\(path):\(line):\(column.map { String($0 + 1) } ?? "*") \(rule): \(text)" }
  }

  /// The packages, ready to compile.
  public let input: CompilerInput
  /// Findings that must be there, and no others.
  public let expectations: [Expectation]

  /// Reads a fixture.
  public init(_ text: String, path: String = "m/source.yaml") {
    var files: [(path: String, lines: [String])] = [(path, [])]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("#=== ") {
        files.append((String(line.dropFirst(5)), []))
      } else {
        files[files.count - 1].lines.append(line)
      }
    }
    if files.count > 1, files[0].lines.allSatisfy({ $0.isEmpty || $0.hasPrefix("# ") }) { files.removeFirst() }
    expectations = files.flatMap { Self.expectations(in: $0.lines, of: $0.path) }
    let directories = Set(files.map { String($0.path.prefix { $0 != "/" }) }).sorted()
    input = CompilerInput(
      packages: directories.map { directory in
        let own = files.filter { $0.path.hasPrefix(directory + "/") }
          .map { InputFile(path: $0.path, bytes: Array($0.lines.joined(separator: "\n").utf8)) }
        let manifest = own.first { $0.path == directory + "/gemel.yaml" } ?? Self.manifest(of: directory)
        return PackageInput(manifest: manifest, sources: own.filter { $0.path != manifest.path })
      })
  }

  private static func manifest(of directory: String) -> InputFile {
    let text = """
      edition: 2026
      package: com.example.\(directory)
      kind: \(directory.hasPrefix("o") ? "ontology" : "model")
      version: 1.0.0
      dependencies: {org.gemel.core: ^1.0.0, org.gemel.quantities: ^1.0.0}
      """
    return InputFile(path: directory + "/gemel.yaml", bytes: Array(text.utf8))
  }

  private static func expectations(in lines: [String], of path: String) -> [Expectation] {
    var result: [Expectation] = []
    var target = 0
    for (index, line) in lines.enumerated() {
      let body = line.drop { $0 == " " }
      guard body.hasPrefix("#") else {
        target = index + 1
        continue
      }
      let mark = body.dropFirst().drop { $0 == " " }
      guard body.hasPrefix("#!") || mark.hasPrefix("^") else { continue }
      let words = mark.drop { $0 == "^" || $0 == "!" || $0 == " " }
      let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let column = line.firstIndex(of: "^").map { line.distance(from: line.startIndex, to: $0) }
      result.append(
        Expectation(
          path: path, line: target, column: body.hasPrefix("#!") ? nil : column,
          rule: parts[0].trimmingCharacters(in: .whitespaces),
          text: parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""))
    }
    return result
  }

  /// What differs between what must be found and what is: empty when the fixture holds.
  public func differences(_ compilation: Compilation) -> [String] {
    var missing = expectations
    var surplus: [String] = []
    for finding in compilation.findings {
      guard Int(finding.place.file.rawValue) < compilation.files.count else {
        surplus.append("without a place: \(finding.rule): \(finding.message)")
        continue
      }
      let file = compilation.files[Int(finding.place.file.rawValue)]
      let index = LineIndex(file.bytes)
      let line = index.line(of: Int(finding.place.range.start)) + 1
      let column = index.scalarColumn(of: Int(finding.place.range.start))
      let text = ([finding.message] + finding.notes + finding.related.map(\.label)).joined(separator: "\n")
      let match = missing.firstIndex {
        $0.path == file.path && $0.line == line && ($0.column ?? column) == column && $0.rule == finding.rule.name
          && text.contains($0.text)
      }
      if let match {
        missing.remove(at: match)
      } else {
        surplus.append("\(file.path):\(line):\(column + 1) \(finding.rule): \(finding.message)")
      }
    }
    return missing.map { "missing: \($0)" } + surplus.map { "not expected: \($0)" }
  }
}

/// The root of the repository.
public let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The folder of real models that are not part of the repository: `GEMEL_CORPORA`, or `../shared/corpora`; nil when absent.
public let corpora: URL? = {
  let path = ProcessInfo.processInfo.environment["GEMEL_CORPORA"]
  let folder = path.map { URL(filePath: $0) } ?? repository.appending(path: "../shared/corpora")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// All packages below a directory of the repository, read from disk.
public func packages(below directory: String) throws -> [PackageInput] {
  let root = repository.appending(path: directory)
  let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".yaml") }.sorted()
  let manifests = paths.filter { $0 == "gemel.yaml" || $0.hasSuffix("/gemel.yaml") }
    .map { String($0.dropLast("gemel.yaml".count)) }
  func file(_ path: String) throws -> InputFile {
    InputFile(path: directory + "/" + path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
  }
  return try manifests.compactMap { manifest in
    let own = paths.filter { path in
      guard path.hasPrefix(manifest), path != manifest + "gemel.yaml" else { return false }
      return !manifests.contains { $0.count > manifest.count && path.hasPrefix($0) }
    }
    let manifestFile = try file(manifest + "gemel.yaml")
    guard String(decoding: manifestFile.bytes, as: UTF8.self).contains("\npackage:") else { return nil }
    return PackageInput(manifest: manifestFile, sources: try own.map(file))
  }
}
