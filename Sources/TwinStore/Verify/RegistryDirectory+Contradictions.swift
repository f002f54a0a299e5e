public import TwinRegistry
import TwinSource

extension RegistryDirectory {
  /// Where a release says of itself otherwise than its record does, and where it does not say what changed and how it came about. What
  /// is damaged is told by `damages`, and passed over here.
  ///
  /// In registries of format 1 every release has `changes.json` and `provenance.json`. What ships with a compiler has neither, and
  /// `mayLackProvenance`.
  public func contradictions(
    of record: ReleaseRecord, mayLackProvenance: Bool
  ) throws(StoreError) -> [StoreError] {
    try agreement(of: record, mayLackProvenance: mayLackProvenance).contradictions
  }

  /// The same, and the release that it says it follows.
  func agreement(
    of record: ReleaseRecord, mayLackProvenance: Bool
  ) throws(StoreError) -> (contradictions: [StoreError], previous: ReleaseChanges.Previous?) {
    do throws(StoreError) {
      let layers = try manifest(of: record).layers
      let changes = try read(ReleaseChanges.file, of: layers, readReleaseChanges)
      let provenance = try read(Provenance.fileName, of: layers, readProvenance)
      var reasons = record.contradictions(changes, provenance)
      let isBare = changes == nil && provenance == nil && record.commit == nil && record.bump == nil
      if !(isBare && mayLackProvenance) {
        reasons += [(ReleaseChanges.file, changes == nil), (Provenance.fileName, provenance == nil)].filter(\.1).map {
          "the release has no \($0.0), which tells \($0.0 == ReleaseChanges.file ? "what changed" : "how it came about")"
        }
      }
      return (reasons.map { .contradictory(record, $0) }, changes?.previous)
    } catch {
      // What is there and cannot be understood is not known to be damaged.
      if error.kind == .contradictory { return ([error], nil) }
      guard error.isDamage else { throw error }
      return ([], nil)
    }
  }

  /// What `reader` makes of the file `name` of a release with `layers`; nil where it has none.
  private func read<Value>(
    _ name: String, of layers: [OCIManifest.Layer], _ reader: ([UInt8], FileID) -> ReadRecord<Value>
  ) throws(StoreError) -> Value? {
    guard let layer = layers.first(where: { $0.name == name }) else { return nil }
    let bytes = try blob(layer.digest)
    return try value(reader(bytes, .none), of: bytes, at: RegistryPath.blob(layer.digest), kind: .contradictory)
  }
}

extension StoreError {
  fileprivate static func contradictory(_ record: ReleaseRecord, _ reason: String) -> StoreError {
    StoreError(
      .contradictory, RegistryPath.record(record.release), reason,
      wayOut: "find out which of the two was changed, and bring it back from a copy of the registry")
  }
}
