import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore
import TwinTestSupport

@testable import registry_fault

/// The registry as an OCI image layout, read by a program that knows nothing of it.
@Suite struct SkopeoTests {
  static let skopeo = OutsideTool("skopeo")

  @Test(.enabled(if: skopeo != nil, "skopeo is not installed"))
  func `skopeo copies every release out of the layout with its digest`() throws {
    let skopeo = try #require(Self.skopeo)
    try withRegistry { registry in
      for (package, version) in [
        ("com.example.hvac", "1.0.0"), ("com.example.hvac", "1.1.0-rc.1"), ("org.x-y.z2", "0.1.0"),
      ] {
        let (content, record) = SampleRelease.make(package, version)
        _ = try registry.publish(content, record)
      }
      try registry.rebuildLayout()
      for package in try registry.packages() {
        for release in try registry.releases(of: package) {
          let content = try registry.content(of: release.record)
          let source = "oci:\(registry.path):\(package):\(release.record.release.version)"
          let manifest = try skopeo.run(["inspect", "--raw", source])
          #expect(ContentDigest(of: [UInt8](manifest)) == release.record.manifest)
          try withDirectory { copy in
            _ = try skopeo.run(["--insecure-policy", "copy", "--preserve-digests", source, "dir:\(copy.path)"])
            #expect(try Data(contentsOf: copy.appending(path: "manifest.json")) == manifest)
            for blob in content.blobs where blob.digest != content.digest {
              #expect(try Data(contentsOf: copy.appending(path: blob.digest.hexadecimal)) == Data(blob.bytes))
            }
          }
        }
      }
    }
  }

  @Test(.enabled(if: skopeo != nil, "skopeo is not installed"))
  func `skopeo refuses what verification calls corrupt`() throws {
    let skopeo = try #require(Self.skopeo)
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      try registry.rebuildLayout()
      let image = try registry.blob("model.image", of: content)
      try (try Data(contentsOf: image) + [0]).write(to: image)
      #expect(try registry.problems() == [.corruptContent])
      try withDirectory { copy in
        _ = #expect(throws: OutsideToolFailure.self) {
          try skopeo.run([
            "--insecure-policy", "copy", "--preserve-digests", "oci:\(registry.path):com.example.hvac:1.0.0",
            "dir:\(copy.path)",
          ])
        }
      }
    }
  }
}
