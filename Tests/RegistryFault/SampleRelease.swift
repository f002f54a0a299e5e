import TwinChanges
import TwinModel
package import TwinRegistry

/// Releases to publish.
package enum SampleRelease {
  /// A release with files of several sizes, one of them larger than what one call writes; like what ships with a compiler, it says
  /// nothing of how it came about. Seeds differ in content.
  package static func make(
    _ package: String = "com.example.hvac", _ version: String = "1.0.0", seed: UInt8 = 0,
    dependencies: [ReleaseDependency] = [], released: String = "2026-11-26"
  ) -> (content: ReleaseContent, record: ReleaseRecord) {
    let image = [UInt8](repeating: seed, count: 300_000)
    let files = [
      ArtifactFile(name: "model.json", bytes: Array(#"{"package":"\#(package)"}"#.utf8)),
      ArtifactFile(name: "model.image", bytes: image),
      ArtifactFile(name: "notes.txt", bytes: []),
    ]
    guard let name = PackageName(package), let number = SemanticVersion(version), let id = ReleaseID(name, number),
      let content = ReleaseContent(id, files: files), let day = CalendarDay(released)
      // A test that asks for what no release can be called is wrong itself; nothing from outside comes here.
    else { fatalError("the sample is not a release") }
    let record = ReleaseRecord(
      release: id, manifest: content.digest, released: day, publisher: "ada@example.com", commit: nil,
      dependencies: dependencies)
    return (content, record)
  }

  /// An envelope that nobody signed: a registry does not ask. Seeds differ in content.
  package static func envelope(seed: UInt8 = 0) -> [UInt8] {
    SignedEnvelope(
      payloadType: SignedEnvelope.statementType, payload: [seed],
      signatures: [SignedEnvelope.Signature(keyID: "", octets: [UInt8](repeating: 7, count: 64))]
    ).bytes
  }
}
