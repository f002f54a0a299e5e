import Foundation
import Testing
import TwinChanges
import TwinModel
import TwinRegistry
import TwinStore

@testable import registry_fault

/// Every kind of damage, leftover and oddity is found by verification, and none of them is followed or waited for.
@Suite struct VerifyTests {
  /// A registry with one release and one status.
  private func withRelease(_ body: (RegistryDirectory, ReleaseContent, ReleaseRecord) throws -> Void) throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      _ = try registry.append(
        .deprecated, to: record.release, reason: "old", date: record.released, publisher: "ada@example.com")
      try body(registry, content, record)
    }
  }

  private static let recordPath = "packages/com.example.hvac/1.0.0.json"
  private static let statusPath = "packages/com.example.hvac/1.0.0.status.1.json"

  @Test func `records that were changed, moved or lost are damage`() throws {
    func damaged(_ path: String, _ change: (String) -> String?) throws -> [RegistryProblem] {
      var problems: [RegistryProblem] = []
      try withRelease { registry, _, _ in
        let url = registry.url(path)
        let text = change(try String(contentsOf: url, encoding: .utf8))
        try FileManager.default.removeItem(at: url)
        if let text { try Data(text.utf8).write(to: url) }
        let report = try registry.verify()
        #expect(!report.isIntact)
        problems = report.problems
      }
      return problems
    }
    func kinds(_ path: String, _ change: (String) -> String?) throws -> Set<RegistryProblem.Kind> {
      Set(try damaged(path, change).filter { $0.severity == .damage }.map(\.kind))
    }
    #expect(try kinds(Self.recordPath) { _ in "" } == [.unreadableRecord])
    #expect(try kinds(Self.recordPath) { String($0.dropLast(20)) } == [.unreadableRecord])
    #expect(try kinds(Self.recordPath) { $0 + "\n" } == [.alteredRecord])
    #expect(try kinds(Self.recordPath) { $0.replacing("1.0.0", with: "1.0.1") } == [.misplacedRecord])
    #expect(
      try kinds(Self.recordPath) { $0.replacing("com.example.hvac", with: "com.example.x") } == [.misplacedRecord])
    #expect(try kinds(Self.recordPath) { _ in nil } == [.statusWithoutRelease])
    #expect(try kinds(Self.statusPath) { $0.replacing(#""number":1"#, with: #""number":2"#) } == [.misplacedRecord])
    #expect(try kinds(Self.statusPath) { $0.replacing("deprecated", with: "gone") } == [.unreadableRecord])
    let other = "sha256:" + String(repeating: "0", count: 64)
    let lost = try damaged(Self.recordPath) { $0.replacing(/sha256:[0-9a-f]+/, with: other) }
    #expect(lost.map(\.kind).contains(.missingContent))

    let problem = try #require(
      try damaged(Self.recordPath) { $0.replacing(#""publisher""#, with: #""comit":1,"publisher""#) }.first)
    #expect(problem.path == Self.recordPath)
    #expect(problem.message.contains("line 1, byte ") && problem.message.contains("unknown key `comit`"))
  }

  @Test func `a gap among statuses is damage`() throws {
    try withRelease { registry, _, record in
      _ = try registry.append(
        .yanked, to: record.release, reason: "wrong", date: record.released, publisher: "ada@example.com")
      try FileManager.default.removeItem(at: registry.url(Self.statusPath))
      let report = try registry.verify()
      #expect(report.problems.map(\.kind) == [.missingStatus] && report.problems.map(\.path) == [Self.statusPath])
    }
  }

  @Test func `a release whose first status is missing is not read as if nothing was said of it`() throws {
    try withRelease { registry, _, record in
      let id = record.release
      let first = try #require(try registry.release(id)?.statuses.first)
      _ = try registry.append(.yanked, to: id, reason: "wrong", date: record.released, publisher: "ada@example.com")
      try FileManager.default.removeItem(at: registry.url(Self.statusPath))
      func isRefused(_ body: () throws -> Void) {
        do {
          try body()
          Issue.record("it was read")
        } catch let error as StoreError {
          #expect(error.kind == .damaged && error.path == Self.statusPath && error.reason.contains("is missing"))
        } catch { Issue.record(error) }
      }
      isRefused { _ = try registry.release(id) }
      isRefused { _ = try registry.releases(of: id.package) }
      let source = registry.source
      #expect(try source.versions(id.package) == [id.version])
      isRefused { _ = try source.release(id) }
      #expect(try registry.readableReleases(of: id.package).unreadable.count == 1)
      // From elsewhere, it comes back into its place.
      #expect(try registry.receive(first))
      #expect(try registry.release(id)?.standing(on: record.released)?.kind == .yanked)
      #expect(try registry.problems() == [])
    }
  }

  @Test(arguments: ["model.json", "model.image", "manifest", "configuration"])
  func `content that is cut, emptied, altered or lost is damage`(name: String) throws {
    try withRelease { registry, content, record in
      let url =
        switch name {
        case "manifest": registry.url(RegistryPath.blob(record.manifest))
        case "configuration": registry.url(RegistryPath.blob(OCIManifest.emptyDigest))
        default: try registry.blob(name, of: content)
        }
      let whole = try Data(contentsOf: url)
      for bytes in [whole.dropLast(), Data(), whole + [0], whole.dropLast() + [7]] {
        try bytes.write(to: url)
        #expect(try registry.problems() == [.corruptContent])
      }
      try FileManager.default.removeItem(at: url)
      #expect(try registry.problems() == [.missingContent])
      if name == "manifest" {
        // What it refers to would be lost.
        #expect(throws: StoreError.self) { try registry.clean() }
      } else {
        #expect(try registry.clean() == [])
      }
      #expect(try registry.publish(content, record).mended == [])
      #expect(try registry.problems() == [])
    }
  }

  @Test(arguments: ["link", "dangling", "pipe", "directory"], ["blob", "record", "status", "package", "blobs"])
  func `what is planted in place of content is damage, and is neither followed nor waited for`(
    kind: String, place: String
  ) throws {
    try withRelease { registry, content, record in
      let url =
        switch place {
        case "blob": try registry.blob("model.json", of: content)
        case "record": registry.url(Self.recordPath)
        case "status": registry.url(Self.statusPath)
        case "package": registry.url("packages/com.example.hvac")
        default: registry.url("blobs/sha256")
        }
      if kind == "directory", place == "package" || place == "blobs" { return }
      let outside = URL(filePath: registry.path + ".outside")
      try FileManager.default.moveItem(at: url, to: outside)
      switch kind {
      case "link": try FileManager.default.createSymbolicLink(at: url, withDestinationURL: outside)
      case "dangling":
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: registry.path + ".nowhere")
      case "pipe": try #require(mkfifo(url.path, 0o644) == 0)
      default: try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      }
      let report = try registry.verify()
      #expect(report.problems.contains { $0.kind == .planted }, "\(report.problems)")
      #expect(!report.isIntact)
      if place != "status" {
        let error = #expect(throws: StoreError.self) { try registry.publish(content, record) }
        #expect(error?.kind == .planted)
      }
      if place != "blob" { #expect(throws: StoreError.self) { try registry.clean() } }
      #expect(!FileManager.default.fileExists(atPath: registry.path + ".nowhere"))
      try FileManager.default.removeItem(at: url)
      try FileManager.default.moveItem(at: outside, to: url)
      #expect(try registry.problems() == [])
    }
  }

  @Test func `a planted link for a version that is not there is an error, not a way out of the registry`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      let outside = URL(filePath: registry.path + ".outside")
      try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(at: registry.url("packages"), withDestinationURL: outside)
      let error = #expect(throws: StoreError.self) { try registry.publish(content, record) }
      #expect(error?.kind == .planted)
      #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == [])
    }
  }

  @Test func `names that nothing here has are told, and hinder nothing`() throws {
    try withRelease { registry, content, record in
      let strays = [
        "packages/README", "packages/.hidden", "packages/com.example.hvac/1.0.json", "packages/com.example.hvac/x",
        "packages/com.example.hvac/1.0.0.status.01.json", "packages/com.example.hvac/1.0.0-a.status.1.status.1.json",
        "blobs/sha256/abc", "blobs/sha256/\(String(repeating: "A", count: 64))",
      ]
      for path in strays { try Data("x".utf8).write(to: registry.url(path)) }
      // Beside the registry's own files a repository may have its.
      try Data("x".utf8).write(to: registry.url(".gitattributes"))
      let report = try registry.verify()
      #expect(report.isIntact)
      #expect(report.problems.map(\.path) == strays.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      #expect(report.problems.allSatisfy { $0.kind == .strayFile })
      #expect(try registry.clean() == [])
      #expect(try registry.content(of: record) == content)
    }
  }

  @Test func `leftovers are told and cleaned, and content that is in use stays`() throws {
    try withRelease { registry, content, record in
      let orphan = ContentDigest(of: Array("orphan".utf8))
      try Data("orphan".utf8).write(to: registry.url(RegistryPath.blob(orphan)))
      let temporaries = [".gemel-1.tmp", "blobs/sha256/.gemel-2.tmp", "packages/com.example.hvac/.gemel-3.tmp"]
      for path in temporaries { try Data("half".utf8).write(to: registry.url(path)) }
      let report = try registry.verify()
      #expect(report.isIntact)
      #expect(Set(report.problems.map(\.kind)) == [.temporaryFile, .unreferencedContent])
      #expect(try registry.clean() == (temporaries + [RegistryPath.blob(orphan)]).sorted())
      #expect(try registry.problems() == [])
      #expect(try registry.content(of: record) == content)
    }
  }

  @Test func `dependencies are held against what the registry has of them`() throws {
    try withRegistry { registry in
      let base = SampleRelease.make("com.example.base")
      let absent = SampleRelease.make("com.example.absent")
      func dependency(_ release: ReleaseID, _ manifest: ContentDigest) throws -> ReleaseDependency {
        ReleaseDependency(
          release: release, manifest: manifest, requirement: try #require(VersionRequirement("^1.0.0")))
      }
      let good = try dependency(base.record.release, base.record.manifest)
      let unknown = try dependency(absent.record.release, absent.record.manifest)
      let wrong = try dependency(base.record.release, absent.record.manifest)
      _ = try registry.publish(base.content, base.record)
      let first = SampleRelease.make("com.example.a", dependencies: [good])
      _ = try registry.publish(first.content, first.record)
      #expect(try registry.problems() == [])
      let second = SampleRelease.make("com.example.b", dependencies: [unknown])
      _ = try registry.publish(second.content, second.record)
      #expect(try registry.problems() == [.absentDependency])
      #expect(try registry.verify().isIntact)
      // What no compiler stands in for was deleted.
      #expect(try registry.verify { $0.text != "com.example.absent" }.problems.map(\.kind).contains(.missingDependency))
      #expect(try !registry.verify { $0.text != "com.example.absent" }.isIntact)
      let third = SampleRelease.make("com.example.c", dependencies: [wrong])
      _ = try registry.publish(third.content, third.record)
      #expect(try registry.problems() == [.absentDependency, .otherDependency])
      #expect(try !registry.verify().isIntact)
    }
  }

  @Test func `a status before its release, and days to come, are told`() throws {
    try withRelease { (registry, _, record) throws in
      let yesterday = CalendarDay(daysSinceEpoch: record.released.daysSinceEpoch - 1)
      #expect(try registry.verify(today: record.released).problems == [])
      #expect(try registry.verify(today: yesterday).problems.map(\.kind) == [.dayToCome, .dayToCome])
      let early = StatusRecord(
        release: record.release, number: 2, kind: .yanked, reason: "x", date: yesterday, publisher: "eve")
      #expect(throws: StoreError.self) {
        try registry.append(.yanked, to: record.release, reason: "x", date: yesterday, publisher: "eve")
      }
      #expect(try registry.receive(early))
      #expect(try registry.problems() == [.earlyStatus])
      #expect(try registry.verify().isIntact)
    }
  }

  @Test func `a release that brings back another one is held to the content of that`() throws {
    func rollback(of manifest: ContentDigest, _ previous: ContentDigest) throws -> (ReleaseContent, ReleaseRecord) {
      let sample = SampleRelease.make("com.example.hvac", "1.1.0", seed: 1)
      let id = sample.record.release
      let changes = ReleaseChanges(
        release: id, previous: .init(version: SemanticVersion(1, 0, 0), manifest: previous))
      let provenance = Provenance(
        release: id, commit: nil,
        restores: .init(version: SemanticVersion(1, 0, 0), manifest: manifest, reason: "It held."), compiler: "1.0.0",
        edition: 2026)
      let content = try #require(
        ReleaseContent(
          id,
          files: sample.content.files + [
            ArtifactFile(name: ReleaseChanges.file, bytes: changes.bytes),
            ArtifactFile(name: Provenance.fileName, bytes: provenance.bytes),
          ]))
      var record = sample.record
      (record.manifest, record.bump) = (content.digest, Bump.none)
      (record.restores, record.restoreReason) = (SemanticVersion(1, 0, 0), "It held.")
      return (content, record)
    }
    for isRight in [true, false] {
      try withRegistry { registry in
        let first = SampleRelease.make()
        _ = try registry.publish(first.content, first.record)
        let restored = isRight ? first.record.manifest : ContentDigest(of: [1])
        let (content, record) = try rollback(of: restored, first.record.manifest)
        _ = try registry.publish(content, record)
        #expect(try registry.problems() == (isRight ? [] : [.otherRestored]))
        #expect(try registry.damagedReferences(of: record) { _ in true }.count == (isRight ? 0 : 1))
        try FileManager.default.removeItem(at: registry.url(Self.recordPath))
        #expect(try registry.verify().problems.map(\.kind).contains(.lostRecord))
      }
    }
  }

  @Test func `an envelope that cannot be read is damage`() throws {
    try withRelease { registry, _, record in
      _ = try registry.attest(SampleRelease.envelope(seed: 1), to: record.release)
      #expect(try registry.problems() == [])
      // Everything but its form fits together.
      let envelope = Array("no envelope".utf8)
      let manifest = AttestationManifest(
        subject: .init(digest: record.manifest, size: try registry.blob(record.manifest).count),
        envelope: .init(digest: ContentDigest(of: envelope), size: envelope.count)
      ).bytes
      for bytes in [envelope, manifest] {
        try Data(bytes).write(to: registry.url(RegistryPath.blob(ContentDigest(of: bytes))))
      }
      let path = RegistryPath.attestation(record.release, 1)
      let old = try String(contentsOf: registry.url(path), encoding: .utf8)
      try Data(old.replacing(/sha256:[0-9a-f]+/, with: ContentDigest(of: manifest).description).utf8).write(
        to: registry.url(path))
      let report = try registry.verify()
      #expect(report.problems.contains { $0.kind == .unreadableEnvelope } && !report.isIntact, "\(report.problems)")
    }
  }

  // MARK: - What git leaves

  /// `ours` and `theirs` as git leaves them where it cannot merge.
  private func conflict(_ ours: some Sequence<UInt8>, _ theirs: some Sequence<UInt8>) -> Data {
    Data(
      Array("<<<<<<< HEAD\n".utf8) + Array(ours) + Array("\n=======\n".utf8) + Array(theirs)
        + Array("\n>>>>>>> branch\n".utf8))
  }

  @Test func `a record, a status and an attestation with the marks of a conflict say so, and what to do`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      _ = try registry.append(
        .yanked, to: record.release, reason: "Leaks.", date: record.released, publisher: "ada@example.com")
      _ = try registry.attest(SampleRelease.envelope(), to: record.release)
      for path in [
        RegistryPath.record(record.release), RegistryPath.status(record.release, 1),
        RegistryPath.attestation(record.release, 1),
      ] {
        let whole = try Data(contentsOf: registry.url(path))
        try conflict(whole, whole.reversed()).write(to: registry.url(path))
        let problem = try #require(try registry.verify().problems.first { $0.path == path })
        #expect(problem.kind == .unreadableRecord)
        #expect(problem.message.hasPrefix("git left the marks of a conflict in it"), "\(problem)")
        #expect(problem.wayOut.contains("`git checkout --ours \(registry.path)/\(path)` or `git checkout --theirs "))
        try whole.write(to: registry.url(path))
      }
      #expect(try registry.problems() == [])
    }
  }

  @Test(arguments: ["marks", "marks with the base", "union"])
  func `an index that two branches changed is made one again, and a record that either knows is not forgotten`(
    merge: String
  ) throws {
    try withRegistry { registry in
      let url = registry.url("index.json")
      func release(_ package: String, _ seed: UInt8) throws -> (record: ReleaseRecord, index: Data) {
        let (content, record) = SampleRelease.make(package, seed: seed)
        _ = try registry.publish(content, record)
        try registry.rebuildLayout()
        return (record, try Data(contentsOf: url))
      }
      let base = try release("com.example.base", 1)
      let ours = try release("com.example.ours", 2)
      let path = RegistryPath.record(ours.record.release)
      let kept = try Data(contentsOf: registry.url(path))
      // On a branch of their own, which has nothing of ours.
      try FileManager.default.removeItem(at: registry.url(path))
      try base.index.write(to: url)
      let theirs = try release("com.example.theirs", 3)
      #expect(try registry.lostReleases() == [], "the branch knows nothing of it")
      switch merge {
      case "marks": try conflict(ours.index, theirs.index).write(to: url)
      case "union": try (ours.index + Data("\n".utf8) + theirs.index + Data("\n".utf8)).write(to: url)
      default:
        let both = conflict(
          ours.index, Array("||||||| base\n".utf8) + base.index + Array("\n=======\n".utf8) + theirs.index)
        // The first of the two lines that part the sides is not there in this form.
        try Data(String(decoding: both, as: UTF8.self).replacing("=======\n|||||||", with: "|||||||").utf8).write(
          to: url)
      }
      // The record got lost in the merge: one side of the index tells.
      #expect(try registry.lostReleases() == [ours.record.release])
      #expect(try registry.problems().contains(.lostRecord))
      try kept.write(to: registry.url(path))
      let report = try registry.verify()
      #expect(report.problems.map(\.kind) == [.staleLayout] && report.isIntact)
      #expect((report.problems.first?.message == "git left the marks of a conflict in it") == (merge != "union"))
      try registry.rebuildLayout()
      #expect(try registry.problems() == [])
    }
  }

  // MARK: - The index as a witness

  /// A registry whose newest release, which nothing else tells of, has lost its record.
  private func withLostRecord(
    _ body: (RegistryDirectory, (content: ReleaseContent, record: ReleaseRecord)) throws -> Void
  ) throws {
    try withRelease { registry, _, _ in
      let newest = SampleRelease.make("com.example.hvac", "1.1.0", seed: 1)
      _ = try registry.publish(newest.content, newest.record)
      try registry.rebuildLayout()
      try FileManager.default.removeItem(at: registry.url(RegistryPath.record(newest.record.release)))
      try body(registry, newest)
    }
  }

  @Test func `the newest release whose record was deleted is damage, and its content stays`() throws {
    try withLostRecord { registry, lost in
      let report = try registry.verify()
      #expect(!report.isIntact && report.problems.map(\.kind) == [.lostRecord])
      let problem = try #require(report.problems.first)
      #expect(
        problem.path == "packages/com.example.hvac/1.1.0.json" && problem.message.contains("com.example.hvac 1.1.0"))
      #expect(problem.wayOut.contains("from git") && problem.wayOut.contains("`gemel registry pull`"))
      #expect(try registry.lostReleases() == [lost.record.release])
      let error = #expect(throws: StoreError.self) { try registry.clean() }
      #expect(error?.kind == .damaged && error?.path == problem.path)
      #expect(FileManager.default.fileExists(atPath: registry.url(RegistryPath.blob(lost.record.manifest)).path))
      try Data(lost.record.bytes).write(to: registry.url(problem.path))
      #expect(try registry.problems() == [] && registry.lostReleases() == [])
    }
  }

  @Test func `nothing is published in place of a release that was lost, or after it`() throws {
    try withLostRecord { registry, lost in
      for (version, seed) in [("1.1.0", 1), ("1.1.0", 2), ("1.2.0", 3), ("1.0.1", 4)] as [(String, UInt8)] {
        let next = SampleRelease.make("com.example.hvac", version, seed: seed)
        let error = #expect(throws: StoreError.self) { try registry.publish(next.content, next.record) }
        #expect(error?.kind == .damaged && error?.path == RegistryPath.record(lost.record.release), "\(version)")
        #expect(try registry.release(next.record.release) == nil)
      }
      // What is there is there, and others go on; the index keeps what it knows.
      let first = SampleRelease.make()
      #expect(try !registry.publish(first.content, first.record).isNew)
      let other = SampleRelease.make("com.example.pumps")
      _ = try registry.publish(other.content, other.record)
      try registry.rebuildLayout()
      #expect(try registry.staleLayout() == [])
      #expect(try registry.problems() == [.lostRecord])
    }
  }

  @Test func `a record that was lost comes back from elsewhere, if it is of the same content`() throws {
    try withLostRecord { (registry, lost) throws in
      let other = SampleRelease.make("com.example.hvac", "1.1.0", seed: 2)
      let error = #expect(throws: StoreError.self) {
        try registry.receive(other.record, manifest: other.content.manifest.bytes) { _ in }
      }
      #expect(error?.kind == .conflict && error?.reason.contains("\(lost.record.manifest)") == true)
      #expect(
        try registry.receive(lost.record, manifest: lost.content.manifest.bytes) { _ in
          Issue.record("its content is here")
        }.isNew)
      #expect(try registry.problems() == [] && registry.clean() == [])
    }
  }

  @Test func `an index that is missing, unreadable or older is no damage, and vouches for nothing`() throws {
    for index in [nil, "", "{", "[]", #"{"manifests":[{"artifactType":1}]}"#, "older"] {
      try withLostRecord { registry, lost in
        let url = registry.url("index.json")
        if index == "older" {
          try Data(OCILayout.index(of: [])).write(to: url)
        } else if let index {
          try Data(index.utf8).write(to: url)
        } else {
          try FileManager.default.removeItem(at: url)
        }
        let report = try registry.verify()
        #expect(report.isIntact && report.problems.contains { $0.kind == .unreferencedContent }, "\(index ?? "none")")
        #expect(try registry.clean().contains(RegistryPath.blob(lost.record.manifest)))
      }
    }
  }

  @Test func `a release of which nothing but the index is left is a stale index alone`() throws {
    try withLostRecord { registry, lost in
      try FileManager.default.removeItem(at: registry.url(RegistryPath.blob(lost.record.manifest)))
      #expect(try Set(registry.problems()) == [.staleLayout, .unreferencedContent])
      #expect(try registry.staleLayout() == ["index.json"])
    }
  }

  @Test func `what OCI tools add to an index hides no release`() throws {
    try withLostRecord { registry, lost in
      let url = registry.url("index.json")
      let text = try String(contentsOf: url, encoding: .utf8)
      let foreign =
        #"{"annotations":{"x":"y"},"manifests":[{"digest":"sha512:00","mediaType":"x","platform":{"os":"linux"}},"#
        + #"{"annotations":{"org.opencontainers.image.ref.name":"latest"},"artifactType":"\#(OCIMediaType.release)","#
        + #""digest":"\#(lost.record.manifest)","size":2},"#
      try Data(text.replacing(#"{"manifests":["#, with: foreign).utf8).write(to: url)
      #expect(try registry.problems() == [.lostRecord])
    }
  }

  @Test func `a layout that does not tell what is there is told, and made anew`() throws {
    try withRelease { registry, _, _ in
      try registry.rebuildLayout()
      #expect(try registry.problems() == [])
      let next = SampleRelease.make("com.example.hvac", "1.1.0")
      _ = try registry.publish(next.content, next.record)
      #expect(try registry.problems() == [.staleLayout])
      #expect(try registry.verify().isIntact)
      try registry.rebuildLayout()
      #expect(try registry.problems() == [])
      let index = try Data(contentsOf: registry.url("index.json"))
      try registry.rebuildLayout()
      #expect(try Data(contentsOf: registry.url("index.json")) == index)
      try Data("{}".utf8).write(to: registry.url("oci-layout"))
      #expect(try registry.problems() == [.staleLayout])
      #expect(try registry.staleLayout() == ["oci-layout"])
      for name in ["oci-layout", "index.json"] { try FileManager.default.removeItem(at: registry.url(name)) }
      #expect(try registry.problems() == [])
      let missing = try registry.verify(expectingLayout: true)
      #expect(missing.isIntact && missing.problems.map(\.path) == ["index.json", "oci-layout"])
      #expect(missing.problems.allSatisfy { $0.wayOut == "make it anew with `gemel registry clean`" })
      #expect(
        missing.problems.first?.message.contains("newest release of a package was lost would not be seen") == true)
      // Also beside damage, which hides what else the index would tell.
      let record = try #require(try registry.packages().first.map { try registry.releases(of: $0) }?.first).record
      let manifest = registry.url(RegistryPath.blob(record.manifest))
      let kept = try Data(contentsOf: manifest)
      try FileManager.default.removeItem(at: manifest)
      let damaged = try registry.verify(expectingLayout: true)
      #expect(!damaged.isIntact && damaged.problems.contains { $0.path == "index.json" && $0.kind == .staleLayout })
      try kept.write(to: manifest)
      #expect(try registry.staleLayout() == ["oci-layout", "index.json"])
      try registry.rebuildLayout()
      #expect(try registry.staleLayout() == [] && registry.verify(expectingLayout: true).problems == [])
    }
  }
}
