import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinTestSupport

/// Digests, manifests and the index.
@Suite struct ReleaseContentTests {
  private func content(_ files: [(String, String)]) throws -> ReleaseContent? {
    ReleaseContent(
      try RecordTests.release("com.example.hvac", "1.4.0"),
      files: files.map { ArtifactFile(name: $0.0, bytes: Array($0.1.utf8)) })
  }

  @Test func `digests are those of the standard`() throws {
    // FIPS 180-4 examples.
    let known = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
    ]
    for (text, hexadecimal) in known {
      let digest = ContentDigest(of: Array(text.utf8))
      #expect(digest.hexadecimal == hexadecimal)
      #expect(ContentDigest("sha256:" + hexadecimal) == digest)
      #expect(ContentDigest(hexadecimal: hexadecimal) == digest)
    }
    for text in ["", "sha256:", "sha256:00", "SHA256:" + known[0].1, known[0].1, "sha256:" + known[0].1.uppercased()] {
      #expect(ContentDigest(text) == nil, "\(text)")
    }
    let digests = (0..<100).map { ContentDigest(of: [UInt8($0)]) }
    #expect(digests.sorted().map(\.hexadecimal) == digests.map(\.hexadecimal).sorted())
  }

  @Test func `content in pieces has the digest of the whole`() {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for size in [1_000_000, 65_536, 4_097] {
      var hasher = ContentHasher()
      var offset = 0
      bytes.withUnsafeBytes { buffer in
        while offset < buffer.count {
          let end = min(offset + size, buffer.count)
          hasher.update(UnsafeRawBufferPointer(rebasing: buffer[offset..<end]))
          offset = end
        }
      }
      #expect(hasher.finish() == ContentDigest(of: bytes))
    }
  }

  @Test func `a manifest is the same for the same files, and reads back`() throws {
    let one = try #require(try content([("model.json", "{}"), ("model.image", "image"), ("loss/dtdl.json", "[]")]))
    let other = try #require(try content([("loss/dtdl.json", "[]"), ("model.image", "image"), ("model.json", "{}")]))
    #expect(one == other && one.digest == other.digest)
    #expect(one.digest == ContentDigest(of: one.manifest.bytes))
    #expect(one.blobs.last?.digest == one.digest)
    // `{}` is both a file and the configuration.
    #expect(one.blobs.count == 4 && Set(one.blobs.map(\.digest)).count == 4)
    #expect(one.blobs.allSatisfy { ContentDigest(of: $0.bytes) == $0.digest })
    #expect(readManifest(one.manifest.bytes, file: .none).value == one.manifest)
    #expect(one.manifest.layers.map(\.name) == ["loss/dtdl.json", "model.image", "model.json"])
    let changed = try #require(try content([("model.json", "{}"), ("model.image", "Image"), ("loss/dtdl.json", "[]")]))
    #expect(changed.digest != one.digest)
  }

  @Test func `files whose names lead elsewhere or stand twice make no release`() throws {
    for name in [
      "", ".", "..", "/x", "../x", "a/../b", "a//b", "a/", ".hidden", "a/.b", "a b", "a\\b", "é", "a\0", "a\n",
      String(repeating: "a", count: 256),
    ] {
      #expect(!isFileName(name), "\(name)")
      #expect(try content([(name, "")]) == nil)
    }
    for name in ["a", "model.json", "a/b-c/d_e.f", "0"] { #expect(isFileName(name), "\(name)") }
    #expect(try content([("a", "1"), ("a", "2")]) == nil)
    #expect(try content([]) != nil)
  }

  @Test func `a manifest of something else is refused with its place`() throws {
    let text = String(decoding: try #require(try content([("a.md", "a"), ("b", "b")])).manifest.bytes, as: UTF8.self)
    for (from, to) in [
      (#""schemaVersion":2"#, #""schemaVersion":1"#), (#""schemaVersion":2"#, #""schemaVersion":"2""#),
      ("vnd.gemel.release.v1", "vnd.other.v1"), ("vnd.oci.image.manifest.v1+json", "vnd.oci.image.index.v1+json"),
      ("vnd.oci.empty", "vnd.oci.full"), (#""a.md""#, #""../a.md""#), (#""a.md""#, #""b""#),
      ("text/markdown", "text/x"),
      (#""size":1"#, #""size":-1"#), (#""size":1"#, #""size":1.0"#), (#""size":2"#, #""size":3"#),
      (#""size":1"#, #""size":1,"urls":[]"#), ("sha256:44", "sha256:45"), (#""com.example.hvac""#, #""hvac""#),
      (#""1.4.0""#, #""1.4""#),
    ] {
      try #require(text.contains(from), "\(from)")
      let read = readManifest(Array(text.replacing(from, with: to).utf8), file: FileID(1))
      #expect(read.value == nil && !read.findings.isEmpty, "\(from) → \(to)")
      #expect(read.findings.flatMap(styleFaults) == [])
    }
  }

  @Test func `the index lists releases in order, whatever order they come in`() throws {
    let entries = try [("com.example.b", "1.0.0"), ("com.example.a", "1.10.0"), ("com.example.a", "1.9.0")].map {
      OCIIndexEntry(release: try RecordTests.release($0.0, $0.1), manifest: RecordTests.digest, size: 7)
    }
    let index = OCILayout.index(of: entries)
    #expect(index == OCILayout.index(of: entries.reversed()))
    let text = String(decoding: index, as: UTF8.self)
    #expect(
      text.matches(of: /"org.opencontainers.image.ref.name":"([^"]*)"/).map { String($0.1) } == [
        "com.example.a:1.9.0", "com.example.a:1.10.0", "com.example.b:1.0.0",
      ])
  }
}
