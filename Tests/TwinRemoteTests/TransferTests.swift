import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore
import TwinTestSupport

@testable import TwinRemote
@testable import registry_fault

/// Push and pull against a registry in memory: what is there afterwards, whatever goes wrong on the way.
@Suite struct TransferTests {
  private func push(_ sample: SampleRegistry, _ fake: FakeRegistry, _ releases: [ReleaseRecord]? = nil) throws
    -> [Transfer]
  {
    try TwinRemote.push(
      (releases ?? [sample.base, sample.hvac]).map(\.release), of: sample.registry, to: fake.session()
    ) { _ in }
  }

  private func pull(_ fake: FakeRegistry, into registry: RegistryDirectory, _ names: String...) throws -> PullOutcome {
    let requests = try (names.isEmpty ? ["com.example.base", "com.example.hvac"] : names).map {
      PullRequest(package: try #require(PackageName($0)))
    }
    return try TwinRemote.pull(requests, from: fake.session(), into: registry) { _ in }
  }

  private let hvac = "models/com.example.hvac"
  private let tag = "2.0.0-rc.1"

  // MARK: - What is transferred

  @Test(arguments: [false, true])
  func `a pull makes the same registry of what a push left`(listsReferrers: Bool) throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      fake.listsReferrers = listsReferrers
      let pushed = try push(sample, fake, [sample.hvac])
      #expect(pushed.map(\.release) == [sample.base.release, sample.hvac.release], "what it needs goes first")
      #expect(pushed.map(\.isNew) == [true, true] && pushed.map(\.newStatuses) == [0, 2])
      #expect(pushed.map(\.newAttestations) == [0, 2])
      #expect(fake.manifests["models/com.example.base"]?["1.0.0-beta.7"] != nil)

      let there = try sample.another()
      let outcome = try pull(fake, into: there, "com.example.hvac")
      #expect(outcome.transfers.map(\.release) == [sample.base.release, sample.hvac.release])
      #expect(outcome.missing == [] && outcome.unfinished == [])
      #expect(try files(of: there) == files(of: sample.registry))
      #expect(try there.verify().problems == [])

      // Once more, and nothing is sent or kept twice.
      let (uploads, before) = (fake.requests.count { $0.method == .put }, try files(of: there))
      #expect(try push(sample, fake).allSatisfy { !$0.isNew && $0.newStatuses == 0 })
      #expect(fake.requests.count { $0.method == .put } == uploads)
      #expect(try pull(fake, into: there).transfers.allSatisfy { !$0.isNew && $0.newStatuses == 0 })
      #expect(try files(of: there) == before)
    }
  }

  @Test func `what belongs to a release refers to it, and is listed where the registry does not`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      for lists in [false, true] {
        let fake = FakeRegistry()
        fake.listsReferrers = lists
        let index = "sha256-" + sample.hvac.manifest.hexadecimal
        let other =
          #"{"manifests":[{"digest":"sha256:00","mediaType":"x","size":1}],"mediaType":"\#(OCIMediaType.index)"}"#
        fake.manifests[hvac] = [index: .init(type: OCIMediaType.index, bytes: Array(other.utf8))]
        _ = try push(sample, fake)
        let listed = readJSON(try #require(fake.manifests[hvac]?[index]).bytes)?["manifests"]?.elements ?? []
        #expect(listed.count == (lists ? 1 : 6), "what others listed stays")
        guard !lists else { continue }
        #expect(
          Set(listed.compactMap { $0["artifactType"]?.text }) == [
            Attachment.recordType, Attachment.statusType, SignedEnvelope.statementType,
          ])
        for entry in listed.dropFirst() {
          let manifest = try #require(entry["digest"]?.text.flatMap { fake.manifests[hvac]?[$0] })
          #expect(Attachment.contents(ofManifest: manifest.bytes)?.subject == sample.hvac.manifest)
        }
      }
    }
  }

  @Test func `what was said later goes along later, both ways`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      let there = try sample.another()
      _ = try push(sample, fake)
      _ = try pull(fake, into: there)
      _ = try sample.registry.append(
        .sunset, to: sample.hvac.release, reason: "Gone.", date: sample.hvac.released, publisher: "ada@example.com")
      #expect(try push(sample, fake).map(\.newStatuses) == [0, 1])
      #expect(try pull(fake, into: there).transfers.map(\.newStatuses) == [0, 1])
      #expect(try files(of: there) == files(of: sample.registry))

      // What each says under the same number comes together, and nothing that withdraws a release is lost.
      for (registry, reason) in [(sample.registry, "Here."), (there, "There.")] {
        _ = try registry.append(
          .yanked, to: sample.hvac.release, reason: reason, date: sample.hvac.released, publisher: "ada@example.com")
      }
      _ = try push(sample, fake)
      let sent = try TwinRemote.push([sample.hvac.release], of: there, to: fake.session()) { _ in }
      #expect(sent.map(\.newStatuses) == [0, 1])
      #expect(try pull(fake, into: there).transfers.map(\.newStatuses) == [0, 1])
      #expect(try pull(fake, into: sample.registry).transfers.map(\.newStatuses) == [0, 1])
      for registry in [sample.registry, there] {
        let statuses = try #require(try registry.release(sample.hvac.release)).statuses
        #expect(Set(statuses.map(\.reason)).isSuperset(of: ["Here.", "There."]) && statuses.count == 5)
        #expect(try registry.verify().problems == [])
      }
      // Now all have all of it.
      #expect(try push(sample, fake).allSatisfy { $0.newStatuses == 0 })
      #expect(try pull(fake, into: there).transfers.allSatisfy { $0.newStatuses == 0 })
    }
  }

  @Test func `signed statements of several registries come together`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      let there = try sample.another()
      _ = try push(sample, fake)
      _ = try pull(fake, into: there)
      for (registry, seed) in [(sample.registry, 7), (there, 8)] as [(RegistryDirectory, UInt8)] {
        _ = try registry.attest(SampleRelease.envelope(seed: seed), to: sample.hvac.release)
      }
      #expect(try push(sample, fake).map(\.newAttestations) == [0, 1])
      let other = try TwinRemote.push([sample.hvac.release], of: there, to: fake.session()) { _ in }
      #expect(other.map(\.newAttestations) == [0, 1])
      #expect(try pull(fake, into: there).transfers.map(\.newAttestations) == [0, 1])
      #expect(try pull(fake, into: sample.registry).transfers.map(\.newAttestations) == [0, 1])
      let envelopes = try [there, sample.registry].map { Set(try $0.attestations(of: sample.hvac).map(\.envelope)) }
      #expect(envelopes[0] == envelopes[1] && envelopes[0].count == 4)
      #expect(try there.verify().problems == [])
    }
  }

  @Test func `what is needed and nowhere to be found is told`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      fake.manifests["models/com.example.base"] = nil
      let there = try sample.another()
      let outcome = try pull(fake, into: there, "com.example.hvac")
      #expect(outcome.missing == [MissingRelease(release: sample.base.release, neededBy: sample.hvac.release)])
      #expect(outcome.transfers.count == 1)
      // Where it is here already, nothing is missing.
      _ = try there.publish(sample.registry.content(of: sample.base), sample.base)
      #expect(try pull(fake, into: there, "com.example.hvac").missing == [])
      // And where it is another one here, that is told.
      let other = try sample.another("other")
      let base = SampleRelease.make("com.example.base", "1.0.0-beta.7", seed: 9)
      _ = try other.publish(base.content, base.record)
      #expect { try pull(fake, into: other, "com.example.hvac") } throws: { ($0 as? RemoteError)?.kind == .damaged }
    }
  }

  @Test func `a version that was pushed in part only is left out, and it is told whether it is the newest`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let next = SampleRelease.make("com.example.hvac", "3.0.0", seed: 3)
      _ = try sample.registry.publish(next.content, next.record)
      let fake = FakeRegistry()
      _ = try push(sample, fake, [sample.hvac, next.record])
      let record = fake.manifests[hvac]?["record-3.0.0"]
      fake.manifests[hvac]?["record-3.0.0"] = nil
      let newest = try pull(fake, into: sample.another("newest"), "com.example.hvac")
      #expect(newest.unfinished == [next.record.release] && newest.newestUnfinished == [next.record.release])
      #expect(newest.transfers.map(\.release) == [sample.base.release, sample.hvac.release])
      fake.manifests[hvac]?["record-3.0.0"] = record
      fake.manifests[hvac]?["record-" + tag] = nil
      let older = try pull(fake, into: sample.another("older"), "com.example.hvac")
      #expect(older.unfinished == [sample.hvac.release] && older.newestUnfinished == [])
    }
  }

  @Test func `names that are nowhere are told`() throws {
    try withDirectory { directory in
      let (fake, there) = (FakeRegistry(), directory.appending(path: "there").path)
      let package = try #require(PackageName("com.example.hvac"))
      for version in [nil, SemanticVersion("1.0.0")] {
        #expect {
          try TwinRemote.pull(
            [PullRequest(package: package, version: version)], from: fake.session(),
            into: try RegistryDirectory.create(there)
          ) { _ in }
        } throws: {
          ($0 as? RemoteError)?.kind == .usage
        }
      }
      #expect(!FileManager.default.fileExists(atPath: there), "nothing was made for nothing")
    }
  }

  @Test func `a push brings back what the registry has lost of a release that is there`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let whole = fake.blobs
      for digest in try #require(whole[hvac]).keys {
        fake.blobs[hvac]?[digest] = nil
        #expect(try push(sample, fake).map(\.mended) == [0, 1], "\(digest)")
        #expect(fake.blobs == whole, "\(digest)")
      }
      #expect(try push(sample, fake).map(\.mended) == [0, 0])
    }
  }

  // MARK: - Conflicts and races

  /// Under which a registry that keeps no list of what refers to something has one.
  private func list(of record: ReleaseRecord) -> String { "sha256-" + record.manifest.hexadecimal }

  /// A registry with another release under the same version as the sample's `hvac`.
  private func rival(_ sample: SampleRegistry, seed: UInt8 = 5) throws -> (
    registry: RegistryDirectory, record: ReleaseRecord
  ) {
    let registry = try sample.another("rival")
    let release = SampleRelease.make("com.example.hvac", "2.0.0-rc.1", seed: seed)
    _ = try registry.publish(release.content, release.record)
    return (registry, release.record)
  }

  @Test func `another content under a version is a conflict, and nothing changes`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let before = fake.manifests
      let (registry, record) = try rival(sample)
      let error = #expect(throws: RemoteError.self) {
        try TwinRemote.push([record.release], of: registry, to: fake.session()) { _ in }
      }
      #expect(error?.kind == .conflict)
      #expect(
        error?.reason.contains("\(record.manifest)") == true
          && error?.reason.contains("\(sample.hvac.manifest)") == true)
      #expect { try pull(fake, into: registry, "com.example.hvac") } throws: { ($0 as? StoreError)?.kind == .conflict }
      #expect(fake.manifests == before)
    }
  }

  @Test func `two packages whose names differ in case alone never share a repository`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let before = fake.manifests
      // Under a version that is there, and under one that is not.
      for version in ["2.0.0-rc.1", "3.0.0"] {
        let there = try sample.another(version)
        let other = SampleRelease.make("com.example.Hvac", version, seed: 3)
        _ = try there.publish(other.content, other.record)
        let error = #expect(throws: RemoteError.self) {
          try TwinRemote.push([other.record.release], of: there, to: fake.session()) { _ in }
        }
        #expect(error?.kind == .conflict)
        #expect(
          error?.reason
            == "the repository `models/com.example.hvac` holds `com.example.hvac`, and `com.example.Hvac` would share it"
        )
        #expect(fake.manifests == before, "nothing is changed")
        // Who asks for it is told what is there.
        let asked = try #require(PackageName("com.example.Hvac"))
        let refused = #expect(throws: RemoteError.self) {
          try TwinRemote.pull([PullRequest(package: asked)], from: fake.session(), into: sample.another()) { _ in }
        }
        #expect(refused?.reason.contains("holds `com.example.hvac`, and not `com.example.Hvac`") == true, "\(refused)")
      }
      _ = try push(sample, fake)
    }
  }

  @Test func `where the same content has another record, the first one stays, both ways`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let before = fake.tagged
      let there = try sample.another()
      var other = sample.base
      other.publisher = "eve@example.com"
      _ = try there.publish(sample.registry.content(of: sample.base), other)
      let needs = sample.hvac.dependencies
      let own = SampleRelease.make("com.example.duct", "1.0.0", seed: 9, dependencies: needs)
      _ = try there.publish(own.content, own.record)
      // A workspace of its own, which has released what both need with a record of its own.
      let sent = try TwinRemote.push([own.record.release], of: there, to: fake.session()) { _ in }
      #expect(sent.map(\.isNew) == [false, true] && sent.map(\.standing) == [sample.base, nil])
      #expect(fake.tagged.filter { before[$0.key] != nil } == before, "the first record stays")
      // And what others released comes to it, beside the record that is here.
      let came = try pull(fake, into: there, "com.example.hvac")
      #expect(came.transfers.map(\.isNew) == [false, true] && came.transfers.map(\.standing) == [other, nil])
      #expect(try there.release(other.release)?.record == other)
      #expect(try there.verify().problems == [])
    }
  }

  @Test func `a tag of a record that was moved is the one that is named`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let (registry, record) = try rival(sample)
      let rivals = FakeRegistry()
      _ = try TwinRemote.push([record.release], of: registry, to: rivals.session()) { _ in }
      fake.manifests[hvac]?["record-" + tag] = rivals.manifests[hvac]?["record-" + tag]
      #expect {
        try push(sample, fake)
      } throws: { error in
        guard let error = error as? RemoteError, error.kind == .conflict else { return false }
        return error.reason.contains("the tag `record-2.0.0-rc.1`") && error.reason.contains("\(record.manifest)")
          && error.wayOut.hasPrefix(
            "trust the content that signed statements (`gemel verify`) and `gemel.lock` name: if that")
          && error.wayOut.contains(
            "\(sample.hvac.manifest), have those who run the registry put `record-2.0.0-rc.1` back")
          && error.wayOut.contains("if it is \(record.manifest), have them put `2.0.0-rc.1` back")
          && error.wayOut.hasSuffix("; in that case raise the version here")
      }
      #expect {
        try pull(fake, into: sample.another())
      } throws: {
        // The same to who pulls.
        ($0 as? RemoteError)?.wayOut.contains(
          "if that is \(sample.hvac.manifest), have those who run the registry put `record-2.0.0-rc.1` back") == true
      }
      // The other tag, to what has a record as well.
      _ = (fake.manifests[hvac] = nil, try push(sample, fake))
      for reference in [tag, list(of: record)] { fake.manifests[hvac]?[reference] = rivals.manifests[hvac]?[reference] }
      #expect {
        try push(sample, fake)
      } throws: {
        guard let error = $0 as? RemoteError else { return false }
        return error.reason.contains(
          "the tag `2.0.0-rc.1` of `com.example.hvac` is \(record.manifest), which has a record as well")
          && error.wayOut.contains("if it is \(sample.hvac.manifest), have them put `2.0.0-rc.1` back")
      }
      #expect {
        try pull(fake, into: sample.another())
      } throws: {
        ($0 as? RemoteError)?.wayOut.contains("if it is \(sample.hvac.manifest), have them put `2.0.0-rc.1` back")
          == true
      }
    }
  }

  @Test func `who pulls a version whose tag is another version is told which tag was moved, and who puts it back`()
    throws
  {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let next = SampleRelease.make("com.example.hvac", "3.0.0", seed: 3)
      _ = try sample.registry.publish(next.content, next.record)
      let fake = FakeRegistry()
      _ = try push(sample, fake, [sample.hvac, next.record])
      let record = try #require(fake.manifests[hvac]?["record-3.0.0"])
      let earlier = fake.manifests[hvac]?[tag]
      fake.manifests[hvac]?["3.0.0"] = earlier
      let cases: [(record: FakeRegistry.Manifest?, said: String, wayOut: String)] = [
        (
          record, "and its record `record-3.0.0` is of \(next.record.manifest)",
          "trust the record: have those who run the registry put `3.0.0` back to \(next.record.manifest)"
        ), (nil, "and there is no record `record-3.0.0`", "have those who run the registry remove `3.0.0`"),
        (
          fake.manifests[hvac]?["record-" + tag], "and so is its record `record-3.0.0`",
          "have those who run the registry put both tags back"
        ),
      ]
      for (index, (record, said, wayOut)) in cases.enumerated() {
        fake.manifests[hvac]?["record-3.0.0"] = record
        let there = try sample.another("\(index)")
        let error = #expect(throws: RemoteError.self) { try pull(fake, into: there, "com.example.hvac") }
        #expect(error?.kind == .damaged)
        #expect(
          error?.reason
            == "the tag `3.0.0` of `com.example.hvac` was moved: it is \(sample.hvac.manifest), which is com.example.hvac 2.0.0-rc.1, "
            + said)
        #expect(
          error?.wayOut.hasPrefix("nothing of it was taken, and what was pulled before stays; " + wayOut) == true,
          "\(error?.wayOut ?? "")")
        // What it says of what was pulled before.
        #expect(try there.release(sample.hvac.release) != nil && there.release(next.record.release) == nil)
      }
    }
  }

  @Test(arguments: [false, true])
  func `a tag that was written by another who has no record is put back by whose record stands`(lists: Bool) throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let (registry, record) = try rival(sample)
      let (fake, rivals) = (FakeRegistry(), FakeRegistry())
      (fake.listsReferrers, rivals.listsReferrers) = (lists, lists)
      _ = try push(sample, fake)
      _ = try TwinRemote.push([record.release], of: registry, to: rivals.session()) { _ in }
      let before = fake.tagged
      let other = rivals.manifests[hvac]?[tag]
      fake.manifests[hvac]?[tag] = other
      // Who pulls meanwhile is told that this may be, and who wrote the tag whose the version is.
      #expect {
        try pull(fake, into: sample.another())
      } throws: {
        ($0 as? RemoteError)?.wayOut.contains(
          "have whoever pushed \(sample.hvac.manifest) push again, which puts the tag right") == true
      }
      let refused = #expect(throws: RemoteError.self) {
        try TwinRemote.push([record.release], of: registry, to: fake.session()) { _ in }
      }
      #expect(refused?.reason.contains("is of \(sample.hvac.manifest)") == true, "\(refused?.reason ?? "")")
      #expect(refused?.reason.contains("another pushed at the same time, and was first") == true)
      #expect(refused?.wayOut.hasPrefix("what has the record stays: raise the version here") == true)
      #expect(try push(sample, fake).map(\.displaced) == [nil, record.manifest])
      #expect(fake.tagged == before)
      // Another release is no race, and is left as it is.
      let base = fake.manifests["models/com.example.base"]?["1.0.0-beta.7"]
      fake.manifests[hvac]?[tag] = base
      #expect {
        try push(sample, fake)
      } throws: {
        ($0 as? RemoteError)?.kind == .conflict
      }
      #expect(fake.manifests[hvac]?[tag] == base)
    }
  }

  @Test func `each way in which tags contradict a push has one text, which contradicts none of the others`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let ours = sample.hvac
      let second = try rival(sample)
      let third = SampleRelease.make("com.example.hvac", "2.0.0-rc.1", seed: 6)
      let thirdRegistry = try sample.another("third")
      _ = try thirdRegistry.publish(third.content, third.record)
      func pushed(_ registry: RegistryDirectory, _ id: ReleaseID) throws -> FakeRegistry {
        let fake = FakeRegistry()
        _ = try TwinRemote.push([id], of: registry, to: fake.session()) { _ in }
        return fake
      }
      let record = "record-" + tag
      /// Tags of the version and of its record, by whose they are; what is said, and what is to be done.
      let cases: [(version: Int?, record: Int?, said: String, wayOut: String)] = [
        (1, 1, "is there with other content: it is", "was first and stays: raise the version"),
        (1, nil, "without a record", "or, if nobody does, have the tag removed and push again"),
        (nil, 1, "the tag `\(tag)` is gone", "have whoever pushed it push again, which brings the tag back, and raise"),
        (1, 0, "one of the two tags was moved, or written by another", "trust the content"),
        (0, 1, "one of the two was moved", "trust the content"),
        (1, 2, "one of the two tags was moved, or others", "the version is taken either way: raise it here"),
      ]
      let fakes = try [
        pushed(sample.registry, ours.release), pushed(second.registry, second.record.release),
        pushed(thirdRegistry, third.record.release),
      ]
      for (version, recorded, said, wayOut) in cases {
        let fake = FakeRegistry()
        let digest = version.map { [ours, second.record, third.record][$0] }
        for (from, reference) in [(version, tag), (recorded, record)] + (digest.map { [(version, list(of: $0))] } ?? [])
        {
          if let from { fake.manifests[hvac, default: [:]][reference] = fakes[from].manifests[hvac]?[reference] }
        }
        let before = fake.manifests
        let error = #expect(throws: RemoteError.self) { try push(sample, fake) }
        #expect(error?.kind == .conflict && error?.reason.contains(said) == true, "\(error?.description ?? "")")
        #expect(error?.wayOut.contains(wayOut) == true, "\(error?.description ?? "")")
        #expect(error?.reason.contains("\(ours.manifest)") == true, "\(error?.description ?? "")")
        #expect(fake.manifests[hvac] == before[hvac], "nothing is changed")
      }
    }
  }

  @Test func `who pulls other content than is here is not told to release anew`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let (registry, record) = try rival(sample)
      #expect {
        try pull(fake, into: registry, "com.example.hvac")
      } throws: {
        guard let error = $0 as? StoreError else { return false }
        return error.kind == .conflict && !error.wayOut.contains("raise the version")
          && error.wayOut.contains("if that is \(record.manifest), have those who run the registry put the tag back")
          && error.wayOut.contains("if it is \(sample.hvac.manifest), pull into an empty directory")
      }
    }
  }

  @Test func `of two pushers at once at most one succeeds, whenever the other comes`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let (registry, record) = try rival(sample)
      var requests = 0
      var outcomes: Set<String> = []
      // The rival does all of its work before the nth request of ours.
      for moment in 1...100 {
        let fake = FakeRegistry()
        let rivals = FakeRegistry()
        var rivalSucceeded: Bool?
        fake.before = { _, number throws(TransportFailure) in
          guard number == moment, rivalSucceeded == nil else { return nil }
          rivalSucceeded = false
          (rivals.manifests, rivals.blobs) = (fake.manifests, fake.blobs)
          rivalSucceeded = (try? TwinRemote.push([record.release], of: registry, to: rivals.session()) { _ in }) != nil
          (fake.manifests, fake.blobs) = (rivals.manifests, rivals.blobs)
          return nil
        }
        let succeeded =
          (try? TwinRemote.push([sample.hvac.release], of: sample.registry, to: fake.session()) { _ in }) != nil
        guard let rivalSucceeded else { break }
        requests = moment
        outcomes.insert("\(succeeded) \(rivalSucceeded)")
        #expect(!(succeeded && rivalSucceeded), "both at request \(moment)")
        // Whoever succeeded has the version; where nobody did, one of them does when trying again.
        let owner = succeeded ? sample.hvac.manifest : record.manifest
        let found = try #require(fake.manifests[hvac]?[tag])
        if succeeded || rivalSucceeded { #expect(ContentDigest(of: found.bytes) == owner, "request \(moment)") }
        fake.before = { _, _ in nil }
        let mine =
          (try? TwinRemote.push([sample.hvac.release], of: sample.registry, to: fake.session()) { _ in }) != nil
        let others = (try? TwinRemote.push([record.release], of: registry, to: fake.session()) { _ in }) != nil
        #expect(mine != others, "request \(moment)")
      }
      #expect(requests > 20 && outcomes.isSuperset(of: ["true false", "false true"]), "\(requests) \(outcomes)")
    }
  }

  // MARK: - Interruptions

  private struct Killed: Error {}

  @Test func `what was done before a failure is told`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      fake.before = { request, _ in
        request.method == .put && request.url.path.hasPrefix("/v2/models/com.example.hvac/") ? HTTPResponse(403) : nil
      }
      var pushed: [Transfer] = []
      #expect(throws: RemoteError.self) {
        try TwinRemote.push(
          [sample.hvac.release], of: sample.registry, to: fake.session(), done: { pushed.append($0) }
        ) { _ in }
      }
      #expect(pushed.map(\.release) == [sample.base.release])

      fake.before = { _, _ in nil }
      _ = try push(sample, fake)
      fake.blobs[hvac] = [:]
      let there = try sample.another()
      var pulled = PullOutcome()
      #expect(throws: RemoteError.self) {
        try TwinRemote.pull(
          [PullRequest(package: sample.base.release.package), PullRequest(package: sample.hvac.release.package)],
          from: fake.session(), into: there, done: { pulled = $0 }
        ) { _ in }
      }
      #expect(pulled.transfers.map(\.release) == [sample.base.release])
      #expect(try there.release(sample.base.release) != nil)
    }
  }

  @Test func `a push that ends at any request is completed by the next`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let whole = FakeRegistry()
      _ = try push(sample, whole)
      for moment in 1...whole.requests.count {
        for isAnswered in [false, true] {
          let fake = FakeRegistry()
          fake.before = { request, number throws(TransportFailure) in
            guard number >= moment else { return nil }
            if isAnswered, number == moment { _ = fake.answer(request) }
            throw .receiver(Killed())
          }
          #expect(throws: Killed.self) { try push(sample, fake) }
          fake.before = { _, _ in nil }
          // What is there meanwhile is whole, or is not taken for a release.
          let meanwhile = try sample.another("meanwhile-\(moment)-\(isAnswered)")
          _ = try? pull(fake, into: meanwhile)
          #expect(try meanwhile.verify().problems == [], "request \(moment)")
          _ = try push(sample, fake)
          #expect(fake.tagged == whole.tagged && fake.blobs == whole.blobs, "request \(moment)")
        }
      }
      #expect(whole.requests.count > 40)
    }
  }

  @Test func `a pull that ends at any request leaves nothing half done, and the next completes it`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let expected = try files(of: sample.registry)
      let start = fake.requests.count
      _ = try pull(fake, into: sample.another("whole"))
      for moment in 1...(fake.requests.count - start) {
        let there = try sample.another("\(moment)")
        var count = 0
        fake.before = { _, _ throws(TransportFailure) in
          count += 1
          if count >= moment { throw .receiver(Killed()) }
          return nil
        }
        #expect(throws: Killed.self) { try pull(fake, into: there) }
        #expect(try there.verify().problems.allSatisfy { $0.kind == .unreferencedContent }, "request \(moment)")
        fake.before = { _, _ in nil }
        _ = try pull(fake, into: there)
        #expect(try files(of: there) == expected, "request \(moment)")
      }
    }
  }

  @Test func `content that comes in pieces may be cut and come again`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      var cuts = 0
      fake.before = { request, _ throws(TransportFailure) in
        guard let receiver = request.receiver, request.limit > 2, cuts.isMultiple(of: 2) else {
          if request.limit > 2, request.receiver != nil { cuts += 1 }
          return nil
        }
        cuts += 1
        do { try [UInt8]("{\"".utf8).withUnsafeBytes { try receiver.take($0) } } catch { throw .receiver(error) }
        throw .interrupted("cut")
      }
      let there = try sample.another()
      _ = try TwinRemote.pull(
        [PullRequest(package: sample.hvac.release.package)], from: fake.session(retries: 1), into: there
      ) { _ in }
      #expect(cuts > 4)
      #expect(try files(of: there) == files(of: sample.registry))
    }
  }

  @Test func `an upload that is interrupted begins anew`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      var attempts: [String: Int] = [:]
      fake.before = { request, _ throws(TransportFailure) in
        guard request.method == .put, request.url.path.contains("uploads") else { return nil }
        let content = request.url.path.split(separator: "/")[2] + (request.url.query ?? "")
        attempts[String(content), default: 0] += 1
        switch attempts[String(content)] {
        case 1: throw .interrupted("cut")
        case 2: return HTTPResponse(503)
        default: return nil
        }
      }
      _ = try push(sample, fake)
      #expect(attempts.count > 6 && attempts.values.allSatisfy { $0 == 3 }, "\(attempts)")
    }
  }

  @Test(arguments: [true, false])
  func `content that a registry mixes up while others send the same is sent again`(namesIt: Bool) throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let (fake, whole) = (FakeRegistry(), FakeRegistry())
      _ = try push(sample, whole)
      func refusal(_ code: String, _ detail: String) -> HTTPResponse {
        HTTPResponse(400, body: Array(#"{"errors":[{"code":"\#(code)","message":"","detail":\#(detail)}]}"#.utf8))
      }
      var (refused, lost): (Set<String>, Int) = ([], 0)
      fake.before = { request, _ in
        let key = request.url.path.contains("/uploads/") ? request.url.query ?? "" : request.url.path
        guard request.method == .put, !key.contains("/sha256-"), refused.insert(key).inserted else { return nil }
        guard request.url.path.contains("/manifests/") else { return refusal("DIGEST_INVALID", "{}") }
        // What was there when it was asked for is not there any more.
        let repository = request.url.path.split(separator: "/")[1...2].joined(separator: "/")
        let title = Attachment.contents(ofManifest: request.body.map(FakeRegistry.bytes) ?? [])?.digest
        guard let digest = title ?? fake.blobs[repository]?.keys.first else { return nil }
        fake.blobs[repository]?[digest] = nil
        lost += 1
        return refusal("MANIFEST_BLOB_UNKNOWN", namesIt ? "\"\(digest)\"" : "null")
      }
      var waits = 0
      _ = try TwinRemote.push(
        [sample.hvac.release], of: sample.registry, to: fake.session(retries: 2, waits: { _ in waits += 1 })
      ) { _ in }
      #expect(fake.tagged == whole.tagged && fake.blobs == whole.blobs && lost > 5 && waits > lost)
      // And where it does not pass, it ends.
      let (never, before) = (FakeRegistry(), waits)
      never.before = { request, _ in
        request.method == .put && request.url.path.contains("/manifests/")
          ? refusal("MANIFEST_BLOB_UNKNOWN", "null") : nil
      }
      #expect {
        try TwinRemote.push(
          [sample.hvac.release], of: sample.registry, to: never.session(retries: 2, waits: { _ in waits += 1 })
        ) { _ in }
      } throws: { ($0 as? RemoteError)?.reason.contains("MANIFEST_BLOB_UNKNOWN") ?? false }
      #expect(waits == before + 2)
    }
  }

  // MARK: - Lies

  /// What a registry may give in place of what was pushed.
  private static let lies: [(name: String, lie: @Sendable (HTTPRequest, HTTPResponse) -> HTTPResponse?)] = [
    ("a manifest that was altered", { manifest($0, $1, "/2.0.0-rc.1") { $0 + [0x20] } }),
    (
      "a manifest of another release",
      { request, response in
        manifest(request, response, "/2.0.0-rc.1") {
          Array(String(decoding: $0, as: UTF8.self).replacing("hvac", with: "hvad").utf8)
        }
      }
    ),
    ("a manifest that is none", { manifest($0, $1, "/2.0.0-rc.1") { _ in Array("<html>".utf8) } }),
    ("a manifest that is cut", { manifest($0, $1, "/2.0.0-rc.1") { Array($0.dropLast(9)) } }),
    (
      "a manifest of another type",
      { request, response in
        guard request.url.path.hasSuffix("/2.0.0-rc.1") else { return nil }
        return HTTPResponse(200, [HTTPHeader("Content-Type", "text/html")], body: response.body)
      }
    ),
    (
      "a digest that is not that of the manifest",
      { request, response in
        guard request.url.path.hasSuffix("/2.0.0-rc.1") else { return nil }
        let digest = ContentDigest(of: [])
        return HTTPResponse(
          200, [HTTPHeader("Content-Type", OCIMediaType.manifest), HTTPHeader("Docker-Content-Digest", "\(digest)")],
          body: response.body)
      }
    ),
    (
      "a manifest that is too long",
      { manifest($0, $1, "/2.0.0-rc.1") { $0 + [UInt8](repeating: 0x20, count: 5 << 20) } }
    ),
    ("a record that was altered", { manifest($0, $1, "/record-2.0.0-rc.1") { $0 + [0x20] } }),
    (
      "a record of another release",
      { request, response in
        manifest(request, response, "/record-2.0.0-rc.1") {
          Array(String(decoding: $0, as: UTF8.self).replacing("hvac", with: "hvad").utf8)
        }
      }
    ),
    ("a status that was altered", { manifest($0, $1, "/status.2-2.0.0-rc.1") { $0.reversed() } }),
    ("an attestation that was altered", { manifest($0, $1, "/attestation.1-2.0.0-rc.1") { $0.dropLast() + [0x20] } }),
    ("content that is cut", { blob($0, $1) { Array($0.dropLast()) } }),
    ("content that is longer", { blob($0, $1) { $0 + [0] } }),
    ("content that was altered", { blob($0, $1) { [$0.first.map { $0 ^ 1 } ?? 0] + $0.dropFirst() } }),
    ("content that is missing", { request, _ in request.receiver == nil ? nil : HTTPResponse(404) }),
  ]

  private static func manifest(
    _ request: HTTPRequest, _ response: HTTPResponse, _ suffix: String, _ change: ([UInt8]) -> [UInt8]
  ) -> HTTPResponse? {
    guard request.url.path.hasSuffix(suffix) else { return nil }
    return HTTPResponse(200, [HTTPHeader("Content-Type", OCIMediaType.manifest)], body: change(response.body))
  }

  private static func blob(
    _ request: HTTPRequest, _ response: HTTPResponse, _ change: ([UInt8]) -> [UInt8]
  ) -> HTTPResponse? {
    guard request.receiver != nil, response.body.count > 1000 else { return nil }
    return HTTPResponse(200, body: change(response.body))
  }

  @Test(arguments: lies.indices)
  func `what is not what was pushed is refused, and nothing of it stays`(index: Int) throws {
    let (name, lie) = Self.lies[index]
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      var told = 0
      fake.after = { request, response in
        guard let other = lie(request, response), other != response else { return response }
        told += 1
        return other
      }
      let there = try sample.another()
      #expect {
        try pull(fake, into: there, "com.example.hvac")
      } throws: { error in
        let text = "\(error)"
        let isDamage = (error as? RemoteError)?.kind == .damaged || (error as? StoreError)?.kind == .damaged
        return isDamage && text.contains(";") && (text.contains("com.example.") || text.contains("blobs/sha256/"))
      }
      #expect(told > 0)
      let report = try there.verify()
      #expect(report.problems.allSatisfy { $0.kind == .unreferencedContent }, "\(name): \(report.problems)")
      #expect(try there.release(sample.hvac.release) == nil, "\(name)")
    }
  }

  @Test func `a list of tags that never ends, ends`() throws {
    let fake = FakeRegistry()
    fake.before = { request, number in
      guard request.url.path.hasSuffix("tags/list") else { return HTTPResponse(404) }
      return HTTPResponse(
        200, [HTTPHeader("Link", "<\(request.url.path)?last=\(number)>; rel=\"next\"")],
        body: Array(#"{"tags":["t\#(number / 2)"]}"#.utf8))
    }
    var remote = RemoteRegistry(session: try fake.session())
    #expect(try remote.tags("models/a").count < 5)
    fake.before = { request, number in
      HTTPResponse(
        200, [HTTPHeader("Link", "<\(request.url.path)?last=\(number)>; rel=\"next\"")],
        body: Array(#"{"tags":["t\#(number)"]}"#.utf8))
    }
    #expect { try remote.tags("models/a") } throws: { ($0 as? RemoteError)?.reason.contains("1000 pages") ?? false }
    fake.before = { _, _ in
      HTTPResponse(
        200, [HTTPHeader("Link", "<https://evil.example.org/x>; rel=\"next\"")], body: Array(#"{"tags":["a"]}"#.utf8))
    }
    #expect(throws: RemoteError.self) { try remote.tags("models/a") }
    for body in ["", "[]", "<html>", #"{"tags":5}"#, #"{"tags":[1,null]}"#] {
      fake.before = { _, _ in HTTPResponse(200, body: Array(body.utf8)) }
      #expect((try? remote.tags("models/a"))?.isEmpty ?? true)
    }
  }

  @Test func `a registry that forgets what it was given is told`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      fake.before = { request, _ in
        request.method == .put && request.url.path.contains("/manifests/") ? HTTPResponse(201) : nil
      }
      #expect { try push(sample, fake) } throws: { ($0 as? RemoteError)?.reason.contains("does not give it") ?? false }
    }
  }

  // MARK: - Anything at all

  @Test func `whatever a registry answers, what was pulled is what was pushed`() throws {
    try withDirectory { directory in
      let sample = try SampleRegistry(in: directory)
      let fake = FakeRegistry()
      _ = try push(sample, fake)
      let expected = try files(of: sample.registry)
      var (refused, unharmed) = (0, 0)
      for seed in 0..<400 {
        var random = SeededGenerator(seed: UInt64(seed))
        fake.after = { _, response in
          guard random.chance(8) else { return response }
          var response = response
          switch random.below(7) {
          case 0: response.status = [200, 201, 204, 206, 301, 400, 401, 404, 416, 500, 999, 0][random.below(12)]
          case 1: response.body = Array(response.body.prefix(random.below(response.body.count + 1)))
          case 2: if !response.body.isEmpty { response.body[random.below(response.body.count)] ^= 1 << random.below(8) }
          case 3: response.body += [UInt8](repeating: 0x20, count: random.below(9))
          case 4: response.headers = []
          case 5: response.headers = response.headers.map { HTTPHeader($0.name, String($0.value.reversed())) }
          default:
            let names = [
              "Location", "WWW-Authenticate", "Link", "Content-Type", "Docker-Content-Digest", "Retry-After",
            ]
            let values = [
              "", "\"", "Bearer realm=", "<", "<a>; rel=next", "sha256:", "-1", "https://h", "\u{FFFD}\u{0}",
            ]
            response.headers.append(HTTPHeader(names[random.below(6)], values[random.below(9)]))
          }
          return response
        }
        let there = try sample.another("any")
        defer { try? FileManager.default.removeItem(atPath: there.path) }
        do {
          let outcome = try pull(fake, into: there)
          unharmed += 1
          if outcome.missing.isEmpty, outcome.unfinished.isEmpty, outcome.transfers.map(\.newStatuses) == [0, 2],
            outcome.transfers.map(\.newAttestations) == [0, 2]
          {
            #expect(try files(of: there) == expected, "seed \(seed)")
          }
        } catch {
          refused += 1
        }
        for (path, bytes) in try files(of: there) { #expect(expected[path] == bytes, "seed \(seed): \(path)") }
        #expect(try there.verify().isIntact, "seed \(seed)")
      }
      #expect(refused > 100 && unharmed > 20, "\(refused) \(unharmed)")
    }
  }
}
