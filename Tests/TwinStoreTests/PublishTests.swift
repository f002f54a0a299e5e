import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore

@testable import registry_fault

/// What publishing, reading and speaking of releases does.
@Suite struct PublishTests {
  @Test func `what was published is read back`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      #expect(try registry.publish(content, record) == PublishOutcome(isNew: true, record: record, mended: []))
      let release = try #require(try registry.release(record.release))
      #expect(release == RegisteredRelease(record: record))
      #expect(try registry.manifest(of: record) == content.manifest)
      #expect(try registry.content(of: record) == content)
      for file in content.files { #expect(try registry.file(file.name, of: record) == file.bytes) }
      #expect(try registry.file("other.json", of: record) == nil)
      #expect(try registry.packages().map(\.text) == ["com.example.hvac"])
      #expect(try registry.versions(of: record.release.package) == [record.release.version])
      let report = try registry.verify()
      #expect(report.problems == [] && report.releases == 1 && report.blobs == 5)
      #expect(report.bytes == content.blobs.reduce(0) { $0 + $1.bytes.count })
    }
  }

  @Test func `a registry has nothing of what was not published`() throws {
    try withRegistry { (registry) throws in
      let (_, record) = SampleRelease.make()
      #expect(try registry.release(record.release) == nil)
      #expect(try registry.packages() == [])
      #expect(try registry.versions(of: record.release.package) == [])
      #expect(try registry.problems() == [])
    }
  }

  @Test func `other content under a taken version is a conflict, and leaves nothing`() throws {
    try withRegistry { registry in
      let first = SampleRelease.make()
      let second = SampleRelease.make(seed: 1)
      _ = try registry.publish(first.content, first.record)
      let error = #expect(throws: StoreError.self) { try registry.publish(second.content, second.record) }
      #expect(error?.kind == .conflict)
      #expect(error?.path == "packages/com.example.hvac/1.0.0.json")
      #expect(error?.description.contains("raise the version") == true)
      #expect(try registry.release(first.record.release)?.record == first.record)
      #expect(try registry.problems() == [])
    }
  }

  @Test func `a package whose name differs from another in case alone is refused, whichever way it comes`() throws {
    try withDirectory { directory in
      let registry = try RegistryDirectory.create(directory.appending(path: "here").path)
      let first = SampleRelease.make()
      _ = try registry.publish(first.content, first.record)
      let other = SampleRelease.make("com.example.HVAC", seed: 1)
      let elsewhere = try RegistryDirectory.create(directory.appending(path: "there").path)
      _ = try elsewhere.publish(other.content, other.record)
      let before = try registry.verify()
      for take in [
        { _ = try registry.publish(other.content, other.record) },
        {
          _ = try registry.receive(other.record, manifest: other.content.manifest.bytes) { blob in
            try elsewhere.blob(blob.digest).withUnsafeBytes { try blob.take($0) }
          }
        },
      ] {
        let error = #expect(throws: StoreError.self) { try take() }
        #expect(error?.kind == .conflict && error?.path == "packages/com.example.hvac")
        #expect(
          error?.reason
            == "there is `com.example.hvac`, and the name of `com.example.HVAC` differs from it in case alone")
        #expect(try registry.packages().map(\.text) == ["com.example.hvac"])
        #expect(try registry.verify() == before, "nothing is left")
      }
      // Where nothing but a directory is there, that is said.
      try FileManager.default.createDirectory(
        at: registry.url("packages/com.example.Duct"), withIntermediateDirectories: true)
      let duct = SampleRelease.make("com.example.duct")
      let error = #expect(throws: StoreError.self) { try registry.publish(duct.content, duct.record) }
      #expect(error?.wayOut.contains("remove the empty directory") == true)
      let next = SampleRelease.make("com.example.hvac", "1.1.0")
      _ = try registry.publish(next.content, next.record)
    }
  }

  @Test func `the same content again is success, and the first record stays`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      var later = record
      later.released = CalendarDay(daysSinceEpoch: 21_000)
      later.approvals = [Approval(approver: "grace@example.com")]
      #expect(try registry.publish(content, later) == PublishOutcome(isNew: false, record: record, mended: []))
      #expect(try registry.release(record.release)?.record == record)
    }
  }

  @Test func `a record that is not that of the content is refused`() throws {
    try withRegistry { (registry) throws in
      let (content, _) = SampleRelease.make()
      let (_, other) = SampleRelease.make(seed: 1)
      #expect(throws: StoreError.self) { try registry.publish(content, other) }
      var unreadable = SampleRelease.make().record
      unreadable.publisher = ""
      let error = #expect(throws: StoreError.self) { try registry.publish(content, unreadable) }
      #expect(error?.kind == .invalid)
      #expect(try registry.packages() == [])
      #expect(try registry.verify().blobs == 0)
    }
  }

  @Test(arguments: ["truncated", "empty", "altered"])
  func `damaged content is found, and publishing the release again makes it whole`(fault: String) throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      let image = try registry.blob("model.image", of: content)
      var bytes = try Data(contentsOf: image)
      switch fault {
      case "truncated": bytes.removeLast()
      case "empty": bytes = Data()
      default: bytes[100] ^= 1
      }
      try bytes.write(to: image)
      #expect(try registry.problems() == [.corruptContent])
      let error = #expect(throws: StoreError.self) { try registry.content(of: record) }
      #expect(error?.kind == .damaged)

      // Another release with the same file is not built upon the damage either.
      let next = try #require(ReleaseID(record.release.package, SemanticVersion(1, 1, 0)))
      let sibling = try #require(ReleaseContent(next, files: content.files))
      var siblingRecord = record
      siblingRecord.release = next
      siblingRecord.manifest = sibling.digest
      let digest = try #require(content.manifest.layers.first { $0.name == "model.image" }).digest
      #expect(try registry.publish(sibling, siblingRecord).mended == [digest])
      #expect(try registry.content(of: record) == content)
      #expect(try registry.publish(content, record).mended == [])
      #expect(try registry.problems() == [])
    }
  }

  @Test func `statuses count from one, say a thing once, and are only of releases that there are`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      func say(_ kind: StatusRecord.Kind, _ reason: String) throws -> Int {
        try registry.append(
          kind, to: record.release, reason: reason, date: record.released, publisher: "ada@example.com"
        ).number
      }
      let error = #expect(throws: StoreError.self) { try say(.yanked, "no such release") }
      #expect(error?.kind == .invalid)
      _ = try registry.publish(content, record)
      #expect(throws: StoreError.self) { try say(.yanked, "") }
      #expect(try say(.deprecated, "old") == 1)
      #expect(try say(.deprecated, "old") == 1)
      #expect(try say(.yanked, "wrong unit") == 2)
      #expect(try say(.deprecated, "old") == 3)
      #expect(try registry.release(record.release)?.standing(on: record.released)?.kind == .yanked)
      #expect(try registry.verify().statuses == 3)
      #expect(try registry.problems() == [])
    }
  }

  @Test func `what is no registry is not taken for one`() throws {
    try withDirectory { directory in
      let error = #expect(throws: StoreError.self) { try RegistryDirectory.open(directory.path) }
      #expect(error?.kind == .noRegistry)
      #expect(throws: StoreError.self) { try RegistryDirectory.open(directory.appending(path: "absent").path) }
      for text in ["", "{}", #"{"format":2}"#, #"{"format":1,"more":1}"#, #"{"format":1,"format":1}"#, "[]"] {
        try Data(text.utf8).write(to: directory.appending(path: "registry.json"))
        #expect(throws: StoreError.self, "\(text)") { try RegistryDirectory.open(directory.path) }
        #expect(throws: StoreError.self, "\(text)") { try RegistryDirectory.create(directory.path) }
      }
    }
    try withDirectory { directory in
      try Data("mine".utf8).write(to: directory.appending(path: "notes.txt"))
      let error = #expect(throws: StoreError.self) { try RegistryDirectory.create(directory.path) }
      #expect(error?.kind == .noRegistry)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["notes.txt"])
    }
    try withDirectory { directory in
      #expect(try RegistryDirectory.isVacant(directory.path))
      try Data().write(to: directory.appending(path: ".gemel-1f.tmp"))
      #expect(try RegistryDirectory.isVacant(directory.path))
      _ = try RegistryDirectory.create(directory.path)
      #expect(try !RegistryDirectory.isVacant(directory.path))
    }
    try withDirectory { directory in
      try Data("mine".utf8).write(to: directory.appending(path: "notes.txt"))
      #expect(try !RegistryDirectory.isVacant(directory.path))
    }
    try withDirectory { directory in
      let deep = directory.appending(path: "a/b/registry").path
      _ = try RegistryDirectory.create(deep)
      _ = try RegistryDirectory.create(deep + "/")
      #expect(try RegistryDirectory.open(deep).problems() == [])
    }
  }
}
