import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore
import TwinTestSupport

@testable import registry_fault

/// Signed statements beside a release: added like statuses, found by OCI tools, and as safe as what they are about.
@Suite struct AttestationTests {
  /// A registry with one release and one attestation.
  private func withAttestation(_ body: (RegistryDirectory, ReleaseRecord, [UInt8]) throws -> Void) throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      let envelope = SampleRelease.envelope()
      #expect(try registry.attest(envelope, to: record.release) == AttestOutcome(isNew: true, number: 1))
      try body(registry, record, envelope)
    }
  }

  private static let path = "packages/com.example.hvac/1.0.0.attestation.1.json"

  @Test func `attestations are numbered, kept as they are, and none is added twice`() throws {
    try withAttestation { registry, record, envelope in
      let other = SampleRelease.envelope(seed: 1)
      #expect(try registry.attest(other, to: record.release).number == 2)
      #expect(try registry.attest(envelope, to: record.release) == AttestOutcome(isNew: false, number: 1))
      #expect(
        try registry.attestations(of: record) == [
          Attestation(number: 1, envelope: envelope), Attestation(number: 2, envelope: other),
        ])
      let report = try registry.verify()
      #expect(report.problems == [] && report.attestations == 2 && report.releases == 1)
      #expect(try registry.clean() == [])
      #expect(try registry.releases(of: record.release.package).map(\.record) == [record])
    }
  }

  @Test func `what is no envelope, and what is about no release, is not added`() throws {
    try withAttestation { registry, record, envelope in
      let error = #expect(throws: StoreError.self) { try registry.attest(Array("{}".utf8), to: record.release) }
      #expect(error?.kind == .invalid && error?.reason.contains("the envelope has no") == true)
      let absent = SampleRelease.make("com.example.hvac", "1.1.0").record.release
      let lost = #expect(throws: StoreError.self) { try registry.attest(envelope, to: absent) }
      #expect(lost?.reason == "there is no release com.example.hvac 1.1.0")
      let problems = try registry.problems()
      #expect(problems == [])
    }
  }

  @Test func `versions that look like the names of attestations are no releases`() throws {
    let package = try #require(PackageName("com.example.hvac"))
    for (version, isRelease) in [
      ("1.0.0-rc.attestation.1", false), ("1.0.0-rc.status.1", false), ("1.0.0-rc.attestation.1000", true),
      ("1.0.0-rc.attestation.0", true), ("1.0.0-rc.attestation", true),
    ] {
      #expect((ReleaseID(package, try #require(SemanticVersion(version))) != nil) == isRelease, "\(version)")
    }
    #expect(RegistryPath.entry("1.0.0.attestation.12.json") == .attestation(SemanticVersion(1, 0, 0), 12))
    #expect(RegistryPath.entry("1.0.0.attestation.1000.json") == .other)
    #expect(RegistryPath.entry("1.0.0.attestation.01.json") == .other)
  }

  @Test func `OCI tools find an attestation by the release that it refers to`() throws {
    try withAttestation { registry, record, envelope in
      try registry.rebuildLayout()
      #expect(try registry.problems() == [])
      let index = try JSONSerialization.jsonObject(with: Data(contentsOf: registry.url("index.json")))
      let manifests = try #require((index as? [String: Any])?["manifests"] as? [[String: Any]])
      #expect(manifests.count == 2)
      let entry = try #require(manifests.last)
      #expect(entry["artifactType"] as? String == "application/vnd.in-toto+json" && entry["annotations"] == nil)
      let digest = try #require((entry["digest"] as? String).flatMap { ContentDigest($0) })
      let bytes = try registry.blob(digest)
      #expect(entry["size"] as? Int == bytes.count)
      let manifest = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      #expect((manifest["subject"] as? [String: Any])?["digest"] as? String == record.manifest.description)
      #expect((manifest["subject"] as? [String: Any])?["size"] as? Int == (try registry.blob(record.manifest).count))
      let layer = try #require((manifest["layers"] as? [[String: Any]])?.first)
      #expect(layer["digest"] as? String == ContentDigest(of: envelope).description)
      _ = try registry.attest(SampleRelease.envelope(seed: 1), to: record.release)
      #expect(try registry.problems() == [.staleLayout])
    }
  }

  static let skopeo = OutsideTool("skopeo")

  @Test(.enabled(if: skopeo != nil, "skopeo is not installed"))
  func `skopeo reads a release with attestations beside it`() throws {
    let skopeo = try #require(Self.skopeo)
    try withAttestation { registry, record, _ in
      try registry.rebuildLayout()
      let manifest = try skopeo.run(["inspect", "--raw", "oci:\(registry.path):com.example.hvac:1.0.0"])
      #expect(ContentDigest(of: [UInt8](manifest)) == record.manifest)
    }
  }

  // MARK: - Damage

  @Test func `records that were changed, moved or lost are damage`() throws {
    func kinds(_ change: (String) -> String?) throws -> Set<RegistryProblem.Kind> {
      var kinds: Set<RegistryProblem.Kind> = []
      try withAttestation { registry, record, _ in
        _ = try registry.attest(SampleRelease.envelope(seed: 1), to: record.release)
        let url = registry.url(Self.path)
        let text = change(try String(contentsOf: url, encoding: .utf8))
        try FileManager.default.removeItem(at: url)
        if let text { try Data(text.utf8).write(to: url) }
        let report = try registry.verify()
        #expect(!report.isIntact)
        kinds = Set(report.problems.filter { $0.severity == .damage }.map(\.kind))
      }
      return kinds
    }
    #expect(try kinds { _ in nil } == [.missingAttestation])
    #expect(try kinds { _ in "" } == [.unreadableRecord])
    #expect(try kinds { $0 + " " } == [.alteredRecord])
    #expect(try kinds { $0.replacing("1.0.0", with: "1.0.1") } == [.misplacedRecord])
    #expect(try kinds { $0.replacing(#""number":1"#, with: #""number":2"#) } == [.misplacedRecord])
    let other = "sha256:" + String(repeating: "0", count: 64)
    #expect(try kinds { $0.replacing(/sha256:[0-9a-f]+/, with: other) } == [.missingContent])
    let configuration = OCIManifest.emptyDigest.description
    #expect(try kinds { $0.replacing(/sha256:[0-9a-f]+/, with: configuration) } == [.unreadableManifest])
  }

  @Test func `an attestation that is missing before another is damage, and hides none`() throws {
    try withAttestation { registry, record, envelope in
      _ = try registry.attest(SampleRelease.envelope(seed: 1), to: record.release)
      try FileManager.default.removeItem(at: registry.url(Self.path))
      let error = #expect(throws: StoreError.self) { try registry.attestations(of: record) }
      #expect(error?.path == Self.path && error?.isDamage == true)
      #expect(error?.reason == "a later attestation is there, and this one is missing")
      #expect(throws: StoreError.self) { try registry.attestationRecords(of: record.release) }
      #expect(try registry.problems().filter { $0.severity == .damage } == [.missingAttestation])
      // The index tells those that are there.
      try registry.rebuildLayout()
      #expect(try String(contentsOf: registry.url("index.json"), encoding: .utf8).contains("in-toto"))
      // The next one fills the gap.
      #expect(try registry.attest(envelope, to: record.release) == AttestOutcome(isNew: true, number: 1))
      #expect(try registry.attestations(of: record).map(\.number) == [1, 2])
    }
  }

  @Test func `attestations of a release that is gone are damage`() throws {
    try withAttestation { registry, record, _ in
      try FileManager.default.removeItem(at: registry.url(RegistryPath.record(record.release)))
      #expect(try registry.problems().contains(.attestationWithoutRelease))
      #expect(throws: StoreError.self) { try registry.clean() }
    }
  }

  @Test func `an attestation of another release is damage`() throws {
    try withAttestation { registry, _, _ in
      let next = SampleRelease.make("com.example.hvac", "1.1.0", seed: 3)
      _ = try registry.publish(next.content, next.record)
      let text = try String(contentsOf: registry.url(Self.path), encoding: .utf8)
      try Data(text.replacing("1.0.0", with: "1.1.0").utf8)
        .write(to: registry.url("packages/com.example.hvac/1.1.0.attestation.1.json"))
      #expect(try registry.problems() == [.misplacedRecord])
      let error = #expect(throws: StoreError.self) { try registry.attestations(of: next.record) }
      #expect(error?.isDamage == true)
    }
  }

  @Test(arguments: ["envelope", "manifest"])
  func `content of an attestation that is altered or lost is damage, and is mended by adding it again`(
    name: String
  ) throws {
    try withAttestation { registry, record, envelope in
      let manifest = try #require(try registry.attestationRecords(of: record.release).first).manifest
      let digest = name == "envelope" ? ContentDigest(of: envelope) : manifest
      let url = registry.url(RegistryPath.blob(digest))
      let whole = try Data(contentsOf: url)
      for bytes in [whole.dropLast(), Data(), whole + [0]] {
        try bytes.write(to: url)
        #expect(try registry.problems() == [.corruptContent])
        #expect(throws: StoreError.self) { try registry.attestations(of: record) }
      }
      try FileManager.default.removeItem(at: url)
      #expect(try registry.problems() == [.missingContent])
      #expect(try registry.attest(envelope, to: record.release) == AttestOutcome(isNew: false, number: 1))
      #expect(try registry.problems() == [])
      #expect(try registry.attestations(of: record).map(\.envelope) == [envelope])
    }
  }

  @Test func `what of a release is not as it was published is told by digest`() throws {
    try withAttestation { registry, record, _ in
      #expect(try registry.damages(of: record) == [])
      let content = try registry.content(of: record)
      let image = try registry.blob("model.image", of: content)
      try (try Data(contentsOf: image) + [0]).write(to: image)
      try FileManager.default.removeItem(at: try registry.blob("model.json", of: content))
      let damages = try registry.damages(of: record)
      #expect(damages.count == 2 && damages.allSatisfy(\.isDamage))
      #expect(damages.contains { $0.reason == "content is missing" })
      try FileManager.default.removeItem(at: registry.url(RegistryPath.blob(record.manifest)))
      #expect(try registry.damages(of: record).map(\.path) == [RegistryPath.blob(record.manifest)])
    }
  }

  // MARK: - Kills, faults, races

  @Test func `who is killed at any step leaves an attestation or none, and the next one succeeds`() throws {
    try withDirectory { directory in
      let (content, record) = SampleRelease.make()
      func prepare(_ name: String) throws -> RegistryDirectory {
        let registry = try RegistryDirectory.create(directory.appending(path: name).path)
        _ = try registry.publish(content, record)
        return registry
      }
      let steps = try FaultProgram.steps("attest", try prepare("trial").path)
      #expect(steps.count > 15, "\(steps)")
      for step in 1...steps.count {
        let registry = try prepare("\(step)")
        let run = try FaultProgram.run("attest", registry.path, "--kill", "\(step)")
        #expect(run.wasKilled, "step \(step): \(run)")
        let report = try registry.verify()
        #expect(report.isIntact && report.problems.allSatisfy { $0.severity == .leftover }, "step \(step)")
        let before = try registry.attestations(of: record).count
        #expect(
          try registry.attest(SampleRelease.envelope(), to: record.release)
            == AttestOutcome(isNew: before == 0, number: 1), "step \(step)")
        _ = try registry.clean()
        #expect(try registry.problems() == [], "step \(step)")
        #expect(try registry.attestations(of: record).count == 1)
      }
    }
  }

  @Test func `a call that fails says so and leaves the registry intact`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      let trial = try RegistryDirectory.create(registry.path + ".trial")
      _ = try trial.publish(content, record)
      for step in 1...(try FaultProgram.steps("attest", trial.path).count) {
        let counter = StepCounter(kill: nil, fail: step, code: ENOSPC, prints: false)
        let failing = try RegistryDirectory.open(registry.path) { counter.before($0, $1) }
        let envelope = SampleRelease.envelope(seed: UInt8(step))
        let error = #expect(throws: StoreError.self, "step \(step)") {
          try failing.attest(envelope, to: record.release)
        }
        #expect(error?.kind == .system(ENOSPC))
        #expect(try registry.verify().isIntact, "step \(step)")
        _ = try registry.attest(envelope, to: record.release)
        _ = try registry.clean()
        #expect(try registry.problems() == [], "step \(step)")
      }
    }
  }

  @Test func `sixteen who sign one release get a number each`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      let gate = registry.path + ".gate"
      let runs = try (0..<16).map {
        try FaultProgram.start("attest", registry.path, ["--seed", "\($0 / 2)", "--wait", gate])
      }
      #expect(FileManager.default.createFile(atPath: gate, contents: nil))
      let outputs = runs.map { $0().output }
      #expect(Set(outputs.filter { !$0.hasSuffix("again") }) == Set((1...8).map { "attestation \($0)" }), "\(outputs)")
      #expect(outputs.count { $0.hasSuffix("again") } == 8)
      #expect(try registry.attestations(of: record).count == 8)
      #expect(try registry.problems() == [])
    }
  }
}
