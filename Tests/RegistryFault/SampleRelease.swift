import TwinChanges
import TwinModel
package import TwinRegistry

/// Releases to publish.
package enum SampleRelease {
  /// A release with files of several sizes, one of them larger than what one call writes. Seeds differ in content.
  package static func make(
    _ package: String = "com.example.hvac", _ version: String = "1.0.0", seed: UInt8 = 0,
    dependencies: [ReleaseDependency] = [], released: String = "2026-11-26"
  ) -> (content: ReleaseContent, record: ReleaseRecord) {
    var state = UInt64(seed) &+ 1
    let image = (0..<300_000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let files = [
      ArtifactFile(name: "model.json", bytes: Array(#"{"package":"\#(package)"}"#.utf8)),
      ArtifactFile(name: "model.image", bytes: image),
      ArtifactFile(name: "changes.json", bytes: []),
    ]
    guard let name = PackageName(package), let number = SemanticVersion(version), let id = ReleaseID(name, number),
      let content = ReleaseContent(id, files: files), let day = CalendarDay(released)
    else { fatalError("the sample is not a release") }
    let record = ReleaseRecord(
      release: id, manifest: content.digest, released: day, publisher: "ada@example.com",
      commit: String(repeating: "ab", count: 20), bump: .minor, dependencies: dependencies)
    return (content, record)
  }
}
