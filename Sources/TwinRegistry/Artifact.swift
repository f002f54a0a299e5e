import Dispatch
public import TwinModel

/// A file of an artifact.
public struct ArtifactFile: Hashable, Sendable {
  /// Name within the artifact.
  public let name: String
  /// Content.
  public let bytes: [UInt8]
  /// Digest of the content.
  public let digest: ContentDigest

  /// A file. O(bytes).
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    digest = ContentDigest(of: bytes)
  }
}

/// The files that a package compiles to, by name.
///
/// `model.json` holds what the package itself declares, with its dependencies by name and version: what is compared, reviewed
/// and released. `model.image` holds the package and everything it depends on, so that a running system needs this one file.
/// Equal models give equal bytes: no clock, no path, no order of a hash table.
/// - Complexity: O(rows of the package and of what it depends on); the files are made side by side.
public func artifact(of package: ID<Package>, in model: Model) -> [ArtifactFile] {
  [ArtifactFile](unsafeUninitializedCapacity: 2) { buffer, count in
    // Each iteration writes its own slot and nobody reads until both have ended.
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      let file =
        index == 0
        ? ArtifactFile(name: "model.image", bytes: runtimeImage(of: package, in: model))
        : ArtifactFile(name: "model.json", bytes: modelJSON(of: package, in: model))
      slots.initializeElement(at: index, to: file)
    }
    count = 2
  }
}
