import Glibc
import TwinModel
import TwinRegistry

extension Registry {
  /// Writes `oci-layout` and `index.json` anew from what is there, so that OCI tools read the registry. They are derived:
  /// nothing here reads them, and they need not be kept.
  public func rebuildLayout() throws(StoreError) {
    let index = try layoutIndex()
    try replace(OCILayout.marker, as: RegistryPath.layout, in: root)
    try replace(index, as: RegistryPath.index, in: root)
  }

  /// What `index.json` should hold.
  func layoutIndex() throws(StoreError) -> [UInt8] {
    var entries: [OCIIndexEntry] = []
    let blobs = try root.directory(RegistryPath.blobs)
    for package in try packages() {
      for release in try releases(of: package) {
        let manifest = release.record.manifest
        guard case .file(let size) = try blobs?.kind(manifest.hexadecimal) else {
          throw StoreError(
            .damaged, RegistryPath.blob(manifest), "the manifest of \(release.record.release) is missing",
            wayOut: "bring it back from a copy, or publish the same release again")
        }
        entries.append(OCIIndexEntry(release: release.record.release, manifest: manifest, size: size))
      }
    }
    return OCILayout.index(of: entries)
  }
}
