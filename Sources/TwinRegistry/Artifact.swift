public import TwinModel
import TwinOutput

/// A file of an artifact.
public struct ArtifactFile: Hashable, Sendable {
  /// Name within the artifact.
  public let name: String
  /// Content.
  public let bytes: [UInt8]

  /// A file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The files that a package compiles to, by name.
///
/// `model.json` holds what the package itself declares, with its dependencies by name and version: what is compared, reviewed
/// and released. `model.image` holds the package and everything it depends on, so that a running system needs this one file.
/// Equal models give equal bytes: no clock, no path, no order of a hash table.
/// - Complexity: O(rows of the package and of what it depends on).
public func artifact(of package: ID<Package>, in model: Model) -> [ArtifactFile] {
  [
    ArtifactFile(name: "model.image", bytes: runtimeImage(of: package, in: model)),
    ArtifactFile(name: "model.json", bytes: json(modelJSON(of: package, in: model), layout: .canonical)),
  ]
}
