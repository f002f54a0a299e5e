public import TwinRegistry

extension RegistryDirectory {
  /// The record of a release with its bytes as they are; nil where there is none.
  public func recordBytes(of id: ReleaseID) throws(StoreError) -> (record: ReleaseRecord, bytes: [UInt8])? {
    guard let directory = try root.directory(RegistryPath.directory(of: id.package)) else { return nil }
    return try recordFile(id, in: directory)
  }

  /// What of the content of a release is missing or is not what its digest says, by digest; none where all of it is intact.
  ///
  /// Content is read piece by piece on all cores, at the speed of the digest.
  public func damages(of record: ReleaseRecord) throws(StoreError) -> [StoreError] {
    let manifest: OCIManifest
    do throws(StoreError) {
      manifest = try self.manifest(of: record)
    } catch  where error.isDamage {
      return [error]
    }
    let content = manifest.content.sorted { $0.digest < $1.digest }
    guard let directory = try root.directory(RegistryPath.blobs) else { return [] }
    return zip(content, directory.states(of: content.map(\.digest))).compactMap { expected, state -> StoreError? in
      let path = RegistryPath.blob(expected.digest)
      switch state {
      case .intact(expected.size): return nil
      case .intact(let size):
        return StoreError(
          .damaged, path, "it has \(size) bytes, and the manifest says \(expected.size)",
          wayOut: "bring the release back from a copy of the registry")
      case .corrupt(let found, _): return .corrupt(path, found)
      case .absent:
        return StoreError(
          .damaged, path, "content is missing", wayOut: StoreError.bringBack)
      case .unreadable(let error): return error
      }
    }
  }
}

extension StoreError {
  /// Whether something that is there is not what it should be, rather than out of reach.
  public var isDamage: Bool {
    switch kind {
    case .damaged, .misplaced, .contradictory, .planted: true
    case .system, .noRegistry, .conflict, .invalid, .busy: false
    }
  }
}
