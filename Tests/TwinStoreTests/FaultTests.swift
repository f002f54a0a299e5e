import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore

@testable import registry_fault

/// Calls fail while a registry is changed: the error tells which, what is there is intact, and trying again succeeds.
@Suite struct FaultTests {
  /// A registry whose step `number`, from one, fails with `code`.
  private func failing(_ registry: RegistryDirectory, at number: Int, _ code: Int32) throws -> RegistryDirectory {
    let counter = StepCounter(kill: nil, fail: number, code: code, prints: false)
    return try RegistryDirectory.open(registry.path) { counter.before($0, $1) }
  }

  @Test(arguments: [ENOSPC, EIO, EDQUOT, EROFS])
  func `a publisher whose call fails says so and leaves the registry intact`(code: Int32) throws {
    let (content, record) = SampleRelease.make()
    let steps = try withRegistry { try FaultProgram.steps("publish", $0.path).count }
    for step in 1...steps {
      try withRegistry { registry in
        let error = #expect(throws: StoreError.self, "step \(step)") {
          try failing(registry, at: step, code).publish(content, record)
        }
        #expect(error?.kind == .system(code), "step \(step)")
        #expect(error?.description.contains("intact") == true)
        let report = try registry.verify()
        #expect(report.isIntact, "step \(step): \(report.problems)")
        // Everything was tidied up that could be: a failing call leaves no temporary file but one it could not remove.
        #expect(!report.problems.contains { $0.kind == .temporaryFile }, "step \(step): \(report.problems)")

        #expect(try registry.publish(content, record).record == record)
        _ = try registry.clean()
        #expect(try registry.problems() == [], "step \(step)")
      }
    }
  }

  @Test func `a write that is cut short by a limit of the system is an error, not a short file`() throws {
    try withRegistry { registry in
      let run = try FaultProgram.run("publish", registry.path, "--file-size", "100000")
      #expect(run.status == 1 && run.output.contains("cannot write"), "\(run)")
      #expect(try registry.verify().isIntact)
      let (content, record) = SampleRelease.make()
      #expect(try registry.publish(content, record).isNew)
      #expect(try registry.content(of: record) == content)
    }
  }

  @Test func `who may not write is told so, and reads all the same`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      let paths = ["", "blobs", "blobs/sha256", "packages", "packages/com.example.hvac"]
      func allow(_ mode: Int) throws {
        for path in paths {
          try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: registry.url(path).path)
        }
      }
      try allow(0o555)
      defer { try? allow(0o755) }
      let asNobody = geteuid() == 0 ? ["--as-nobody"] : []
      let refused = try FaultProgram.start("publish", registry.path, ["--seed", "1"] + asNobody)()
      #expect(refused.status == 1 && refused.output.contains("with other content"), "\(refused)")
      let status = try FaultProgram.start("status", registry.path, asNobody)()
      #expect(status.status == 1 && status.output.contains("Permission denied"), "\(status)")
      let same = try FaultProgram.start("publish", registry.path, asNobody)()
      #expect(same.output == "already published", "\(same)")
      #expect(try registry.content(of: record) == content)
      #expect(try registry.problems() == [])
    }
  }
}
