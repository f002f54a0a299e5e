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
    var found = try agreement(of: record, mayLackProvenance: mayLackProvenance).contradictions
    if let types = try typeContradiction(of: record) { found.append(types) }
    return found
  }

  /// The same, and what it says.
  func agreement(of record: ReleaseRecord, mayLackProvenance: Bool) throws(StoreError) -> RecordAgreement {
    do throws(StoreError) {
      let layers = try manifest(of: record).layers
      var agreement = RecordAgreement()
      agreement.changes = try read(ReleaseChanges.file, of: layers, readReleaseChanges)
      agreement.provenance = try read(Provenance.fileName, of: layers, readProvenance)
      let (changes, provenance) = (agreement.changes, agreement.provenance)
      var reasons = record.contradictions(changes, provenance)
      let isBare = changes == nil && provenance == nil && record.commit == nil && record.bump == nil
      if !(isBare && mayLackProvenance) {
        reasons += [(ReleaseChanges.file, changes == nil), (Provenance.fileName, provenance == nil)].filter(\.1).map {
          "the release has no \($0.0), which tells \($0.0 == ReleaseChanges.file ? "what changed" : "how it came about")"
        }
      } else if record.restores != nil || record.restoreReason != nil {
        reasons.append("the record says that it brings back a release, and what ships with a compiler brings back none")
      }
      agreement.isKnown = true
      agreement.contradictions = reasons.map { .contradictory(record, $0) }
      return agreement
    } catch {
      // What is there and cannot be understood is not known to be damaged.
      if error.kind == .contradictory { return RecordAgreement(isKnown: false, contradictions: [error]) }
      guard error.isDamage else { throw error }
      return RecordAgreement()
    }
  }

  /// What a release says of how it came about; nil where it says nothing.
  public func provenance(of record: ReleaseRecord) throws(StoreError) -> Provenance? {
    try read(Provenance.fileName, of: manifest(of: record).layers, readProvenance)
  }

  /// Where a record names other twin types than the model of its release has. What cannot be read, as what a later compiler wrote, is
  /// passed over.
  func typeContradiction(of record: ReleaseRecord) throws(StoreError) -> StoreError? {
    do throws(StoreError) {
      guard let layer = try manifest(of: record).layers.first(where: { $0.name == "model.json" }),
        let types = readTypes(ofModel: try blob(layer.digest), of: record.release.package, file: .none).value
      else { return nil }
      return record.contradiction(toTypes: types).map { .contradictory(record, $0) }
    } catch {
      guard error.isDamage else { throw error }
      return nil
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

/// What a release says of itself, and where its record says otherwise.
struct RecordAgreement {
  /// Whether what the release says could be read.
  var isKnown = false
  var contradictions: [StoreError] = []
  var changes: ReleaseChanges?
  var provenance: Provenance?
}

extension StoreError {
  fileprivate static func contradictory(_ record: ReleaseRecord, _ reason: String) -> StoreError {
    StoreError(
      .contradictory, RegistryPath.record(record.release), reason,
      wayOut: "find out which of the two was changed, and bring it back from a copy of the registry")
  }
}
