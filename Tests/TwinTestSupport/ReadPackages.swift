public import Foundation
import TwinModel
import TwinReaders
public import TwinResolver
import TwinSource
import TwinSyntax

/// A package's files in memory: paths relative to its directory.
public typealias PackageFiles = [(path: String, bytes: [UInt8])]

/// Reads and resolves packages of Gemel sources, each of which has a `gemel.yaml`, beside declarations already read.
/// Findings of the parser and the reader stand before the resolver's.
public func resolveGemel(_ packages: [PackageFiles], beside others: [PackageSources] = []) -> Resolved {
  var sources = others
  var findings: [Finding] = []
  var next: UInt32 = 10_000
  for package in packages {
    var manifest: Declarations?
    var files: [Declarations] = []
    for file in package {
      let parsed = parseYAML(file.bytes, file: FileID(next))
      next += 1
      let isManifest = file.path == "gemel.yaml"
      let read = isManifest ? readGemelManifest(parsed.tree) : readGemelSource(parsed.tree)
      findings += parsed.findings + read.findings
      if isManifest { manifest = read.declarations } else { files.append(read.declarations) }
    }
    if let manifest { sources.append(PackageSources(manifest: manifest, sources: files)) }
  }
  var resolved = resolve(sources)
  resolved.findings = findings + resolved.findings
  return resolved
}

/// The files of the package in `directory`, sorted by path; its change records say nothing of the model.
public func packageFiles(in directory: URL) throws -> PackageFiles {
  let root = directory.standardizedFileURL.path + "/"
  let all = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
  let files = (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }
  return try files.map { file in
    (String(file.standardizedFileURL.path.dropFirst(root.count)), [UInt8](try Data(contentsOf: file)))
  }.filter { !$0.path.hasPrefix("changes/") }.sorted { $0.path < $1.path }
}
