import Synchronization
import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

/// The ontologies that come with the compiler, so that a workspace can depend on them without a registry.
public enum ShippedOntologies {
  /// Every package that ships, sorted by name.
  public static var packages: [PackageInput] { directories.map(package) }

  /// Names of the packages that ship; each is called `org.gemel.` and its directory.
  public static var names: [String] { directories.map { "org.gemel." + $0 } }

  private static var directories: [String] {
    shippedOntologyFiles.map { $0.path.prefixBeforeSlash }.filter { $0 != "examples" }
      .reduce(into: []) { found, directory in if found.last != directory { found.append(directory) } }
  }

  /// Files that were read, by path.
  private static let known: Mutex<[String: ReadFile]> = Mutex([:])

  /// What `reader` makes of the file at `path`, which always is the same but for its number: read at the first time and then
  /// kept, since a model and its old states are read by one run.
  static func read(_ path: String, as file: FileID, _ reader: () -> ReadFile) -> ReadFile {
    if var found = known.withLock({ $0[path] }) {
      found.declarations.file = file
      return found
    }
    let read = reader()
    // Deprecations and findings hold places, and with them the number of the file.
    guard read.findings.isEmpty, !read.declarations.metadata.rows.contains(where: { $0.deprecation != nil }) else {
      return read
    }
    known.withLock { $0[path] = read }
    return read
  }

  private static func package(_ directory: String) -> PackageInput {
    var manifest = InputFile(path: "", bytes: [])
    var sources: [InputFile] = []
    for (path, text) in shippedOntologyFiles where path.hasPrefix(directory + "/") {
      let bytes = text.withUTF8Buffer { Array($0) }
      let file = InputFile(path: "<gemel>/" + path, bytes: bytes)
      if path == directory + "/gemel.yaml" { manifest = file } else { sources.append(file) }
    }
    return PackageInput(manifest: manifest, sources: sources)
  }

  /// The shipped packages that `manifests` depend on, directly or not, and do not declare themselves.
  static func needed(by manifests: [Declarations]) -> [PackageInput] {
    var declared: Set<String> = []
    var wanted: [String] = []
    func note(_ declarations: Declarations) {
      guard let package = declarations.package else { return }
      declared.insert(declarations.symbols[package.header.name])
      wanted += package.dependencies.map { declarations.symbols[$0.package.name] }
    }
    for manifest in manifests { note(manifest) }
    guard !wanted.allSatisfy(declared.contains) else { return [] }
    let shipped = directories.map { directory -> (name: String, directory: String, manifest: Declarations) in
      let bytes = package(directory).manifest.bytes
      let manifest = readGemelManifest(parseYAML(bytes, file: .none).tree).declarations
      return (manifest.package.map { manifest.symbols[$0.header.name] } ?? "", directory, manifest)
    }
    var result: [(name: String, input: PackageInput)] = []
    while let name = wanted.popLast() {
      guard !declared.contains(name), let found = shipped.first(where: { $0.name == name }) else { continue }
      note(found.manifest)
      result.append((name, package(found.directory)))
    }
    return result.sorted { $0.name < $1.name }.map(\.input)
  }
}

extension StaticString {
  fileprivate var prefixBeforeSlash: String {
    withUTF8Buffer { bytes in String(decoding: bytes.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self) }
  }

  fileprivate func hasPrefix(_ prefix: String) -> Bool {
    withUTF8Buffer { $0.starts(with: prefix.utf8) }
  }

  fileprivate static func + (a: String, b: StaticString) -> String {
    a + b.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }

  fileprivate static func == (a: StaticString, b: String) -> Bool {
    a.withUTF8Buffer { $0.elementsEqual(b.utf8) }
  }
}
