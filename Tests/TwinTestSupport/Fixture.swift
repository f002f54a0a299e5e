public import Foundation
public import TwinCompiler
public import TwinRules
import TwinSource

/// A small set of sources with the findings that they must have, marked in them.
public struct Fixture {
  /// The files and their marks.
  public let sources: MarkedSources

  /// Reads a fixture.
  public init(_ text: String, path: String = "m/source.yaml") { sources = MarkedSources(text, path: path) }

  /// The packages, ready to compile.
  public var input: CompilerInput { sources.compilerInput }

  /// Findings that must be there, and no others.
  public var expectations: [MarkedSources.Expectation] { sources.expectations }

  /// What differs between what must be found and what is: empty when the fixture holds.
  public func differences(_ compilation: Compilation) -> [String] {
    sources.differences(compilation.findings, files: compilation.files)
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
      // Change records say nothing of the model.
      if path.dropFirst(manifest.count).hasPrefix("changes/") { return false }
      return !manifests.contains { $0.count > manifest.count && path.hasPrefix($0) }
    }
    let manifestFile = try file(manifest + "gemel.yaml")
    guard String(decoding: manifestFile.bytes, as: UTF8.self).contains("\npackage:") else { return nil }
    return PackageInput(manifest: manifestFile, sources: try own.map(file))
  }
}
