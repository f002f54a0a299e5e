import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinTestSupport

/// `gemel.lock`: one form, read strictly, compared with what resolves.
@Suite struct LockTests {
  private func package(
    _ name: String, _ version: String, _ content: UInt8 = 0, needs: [String] = []
  ) throws -> LockedPackage {
    LockedPackage(
      release: try RecordTests.release(name, version), manifest: ContentDigest(of: [content]),
      dependencies: needs.compactMap { PackageName($0) })
  }

  private func sample() throws -> LockFile {
    LockFile([
      try package("com.example.b", "2.0.0-rc.1", needs: ["com.example.c", "com.example.a"]),
      try package("com.example.a", "1.0.0"), try package("com.example.c", "0.1.0", needs: ["com.example.a"]),
    ])
  }

  @Test func `a lock has one form, and reads back`() throws {
    let lock = try sample()
    let text = String(decoding: lock.bytes, as: UTF8.self)
    let digest = "sha256:6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    #expect(
      text == """
        format: 1
        packages:
          com.example.a:
            version: 1.0.0
            manifest: \(digest)
          com.example.b:
            version: 2.0.0-rc.1
            manifest: \(digest)
            dependencies: [com.example.a, com.example.c]
          com.example.c:
            version: 0.1.0
            manifest: \(digest)
            dependencies: [com.example.a]

        """)
    #expect(readLockFile(lock.bytes, file: .none).value == lock)
    #expect(readLockFile(LockFile().bytes, file: .none).value == LockFile())
    let (second, absent) = (PackageName("com.example.b"), PackageName("com.example.bb"))
    #expect(second.map { lock[$0] } == lock.packages[1])
    #expect(absent.flatMap { lock[$0] } == nil)
  }

  @Test func `what a lock must not hold is an error with its place`() throws {
    let text = String(decoding: try sample().bytes, as: UTF8.self)
    for (from, to, rule) in [
      ("format: 1", "format: 2", "structure/invalid-value"), ("format: 1\n", "", "structure/missing-key"),
      ("packages:", "package:", "structure/unknown-key"), ("version: 1.0.0", "version: 1.0", "structure/invalid-value"),
      ("version: 1.0.0\n", "version: 1.0.0\n    more: 1\n", "structure/unknown-key"),
      ("com.example.a:", "../a:", "structure/invalid-value"),
      ("com.example.a:", "com.example.b:", "syntax/duplicate-key"),
      ("com.example.a:", "com.example.d:", "structure/invalid-value"),
      ("sha256:6e", "sha256:6", "structure/invalid-value"),
      ("[com.example.a]", "com.example.a", "structure/wrong-shape"),
    ] {
      try #require(text.contains(from), "\(from)")
      let read = readLockFile(Array(text.replacing(from, with: to).utf8), file: FileID(2))
      #expect(read.value == nil)
      #expect(read.findings.map(\.rule.name).contains(rule), "\(from): \(read.findings)")
      #expect(read.findings.allSatisfy { $0.place.file == FileID(2) })
      #expect(read.findings.flatMap(styleFaults) == [])
    }
  }

  @Test func `differences are told package by package`() throws {
    let lock = try sample()
    #expect(lock.differences(to: lock) == [])
    let other = LockFile([
      try package("com.example.b", "2.0.0", needs: ["com.example.a"]), try package("com.example.a", "1.0.0", 1),
      try package("com.example.d", "1.0.0"),
    ])
    let differences = lock.differences(to: other)
    #expect(differences.map(\.package.text) == ["com.example.a", "com.example.b", "com.example.c", "com.example.d"])
    #expect(differences.allSatisfy { styleFault(of: $0.description) == nil })
    guard case .content = differences[0], case .version = differences[1], case .removed = differences[2],
      case .added = differences[3]
    else {
      Issue.record("\(differences)")
      return
    }
    let needs = LockFile([try package("com.example.a", "1.0.0", needs: ["com.example.b"])] + lock.packages.dropFirst())
    guard case .dependencies = lock.differences(to: needs).first else {
      Issue.record("\(lock.differences(to: needs))")
      return
    }
  }
}
