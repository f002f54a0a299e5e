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
