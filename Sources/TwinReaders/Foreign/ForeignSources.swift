internal import TwinModel
public import TwinSyntax

/// A file of a source language that names other files: how it is called, and what it holds.
public struct ForeignFile: Sendable {
  /// Its path, with `/` between names; files of one model have the same beginning. What stands before a colon in its first
  /// name, as `HEAD:` for the files of a commit, is no part of it.
  public var path: String
  /// What the parser made of each of its documents; none of a file that could not be read.
  public var trees: [SyntaxTree]

  /// A file.
  public init(path: String, trees: [SyntaxTree]) {
    let first = path.prefix { $0 != "/" }
    self.path = first.lastIndex(of: ":").map { String(path[path.index(after: $0)...]) } ?? path
    self.trees = trees
  }
}

/// The declarations of one package that a reader made.
public struct ReadPackage: Sendable {
  /// What names the package.
  public var manifest: Declarations
  /// What it declares.
  public var sources: [Declarations]

  /// Its name.
  public var name: String { manifest.package.map { manifest.symbols[$0.header.name] } ?? "" }
}

/// Source languages whose files are known by their paths.
public enum ForeignLanguage: Sendable, CaseIterable {
  /// COVESA Vehicle Signal Specification: `*.vspec`, with `units.yaml` and `quantities.yaml`.
  case vss
  /// Google Digital Buildings: YAML in folders `entity_types`, `fields`, `subfields`, `states`, `units`, `connections`.
  case digitalBuildings

  /// The language of each file of a tree of directories, by their paths; nil for files of none.
  ///
  /// What a directory holds decides about its YAML: units count as those of a vehicle specification only where there is
  /// one, and folders as those of a building ontology only where some have entity types or fields. O(paths).
  public static func languages(of paths: [String]) -> [ForeignLanguage?] {
    let hasVSS = paths.contains { isVSS($0) }
    let folders = paths.map { isYAML($0) ? digitalBuildingsFolder(of: $0) : nil }
    let hasBuildings = folders.contains { $0?.folder == "entity_types" || $0?.folder == "fields" }
    return zip(paths, folders).map { path, folder in
      if isVSS(path) { return .vss }
      if hasBuildings, folder != nil || isDigitalBuildingsVersion(path) { return .digitalBuildings }
      return hasVSS && isYAML(path) && isVSSVocabulary(path) ? .vss : nil
    }
  }

  /// Whether a file of this name may be of one of the languages.
  public static func mayBeOne(_ path: String) -> Bool { isVSS(path) || isYAML(path) }

  /// The name of the folder of a building ontology that the file at `path` is in, and the directory of that folder.
  static func digitalBuildingsFolder(of path: String) -> (directory: String, folder: String)? {
    let folders = ["entity_types", "fields", "subfields", "states", "units", "connections"]
    let inner = TwinReaders.directory(of: path)
    let name = inner.split(separator: "/").last.map(String.init) ?? ""
    return folders.contains(name) ? (TwinReaders.directory(of: inner), name) : nil
  }

  /// Whether the file at `path` says the version of the building ontology around it.
  static func isDigitalBuildingsVersion(_ path: String) -> Bool { path.split(separator: "/").last == "version.yaml" }

  private static func isVSS(_ path: String) -> Bool { path.hasSuffix(".vspec") }

  private static func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  private static func isVSSVocabulary(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix("units") || name.hasPrefix("quantities")
  }
}

/// The directory of `path`, empty for a name alone.
func directory(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
}

/// The nearest directory around `path` that is one of `directories`. O(depth).
func outerDirectory(of path: String, in directories: Set<String>) -> String? {
  var directory = directory(of: path)
  while true {
    if directories.contains(directory) { return directory }
    if directory.isEmpty { return nil }
    directory = TwinReaders.directory(of: directory)
  }
}

/// `name` as seen from `directory`, with `.` and `..` taken out; nil where that leads above the top.
func join(_ directory: String, _ name: String) -> String? {
  var parts: [Substring] = name.hasPrefix("/") ? [] : directory.split(separator: "/")
  for part in name.split(separator: "/") where part != "." {
    if part == "..", let last = parts.last, last != ".." {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  let isAbsolute = name.hasPrefix("/") || directory.hasPrefix("/")
  if isAbsolute, parts.first == ".." { return nil }
  return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
}
