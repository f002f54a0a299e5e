import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore

@testable import registry_fault

/// A process that changes a registry dies at any step: what is there is intact, and trying again succeeds.
@Suite struct KillTests {
  /// Runs `verb` once for each step that it takes, killed before that step, each time in a registry made by `prepare`; then
  /// calls `check`.
  private func killAtEachStep(
    _ verb: String, prepare: (String) throws -> Void, check: (RegistryDirectory, Int) throws -> Void
  ) throws -> [String] {
    try withDirectory { directory in
      let trial = directory.appending(path: "trial").path
      try prepare(trial)
      let steps = try FaultProgram.steps(verb, trial)
      for step in 1...steps.count {
        let path = directory.appending(path: "\(step)").path
        try prepare(path)
        let run = try FaultProgram.run(verb, path, "--kill", "\(step)")
        #expect(run.wasKilled && run.status == SIGKILL, "step \(step): \(run)")
        try check(verb == "create" ? RegistryDirectory.create(path) : RegistryDirectory.open(path), step)
      }
      return steps
    }
  }

  private func expectClean(_ registry: RegistryDirectory, _ step: Int) throws {
    _ = try registry.clean()
    let report = try registry.verify()
    #expect(report.problems == [], "step \(step)")
  }

  @Test func `a publisher killed at any step leaves the registry intact, and the next one succeeds`() throws {
    let (content, record) = SampleRelease.make()
    let steps = try killAtEachStep("publish", prepare: { _ = try RegistryDirectory.create($0) }) { registry, step in
      let report = try registry.verify()
      #expect(report.isIntact, "step \(step): \(report.problems)")
      #expect(report.problems.allSatisfy { $0.severity == .leftover }, "step \(step): \(report.problems)")
      let before = try registry.release(record.release)
      #expect(before == nil || before?.record == record)

      let outcome = try registry.publish(content, record)
      #expect(outcome.isNew == (before == nil), "step \(step)")
      #expect(outcome.mended == [])
      #expect(try registry.content(of: record) == content)
      try expectClean(registry, step)
    }
    // All kinds of steps of publishing are among them, and content of more than one piece.
    #expect(Set(steps.map { $0.prefix { $0 != " " } }).count == 7, "\(steps)")
    #expect(steps.count > 30)
    #expect(steps.filter { $0.hasPrefix("write") }.count == 6, "\(steps)")
  }

  @Test func `a publisher killed beside an older release leaves that as it is`() throws {
    let older = SampleRelease.make("com.example.hvac", "0.9.0", seed: 7)
    let (content, record) = SampleRelease.make()
    let prepare = { (path: String) in _ = try RegistryDirectory.create(path).publish(older.content, older.record) }
    _ = try killAtEachStep("publish", prepare: prepare) { registry, step in
      #expect(try registry.verify().isIntact)
      #expect(try registry.content(of: older.record) == older.content)
      #expect(try registry.publish(content, record).record == record)
      try expectClean(registry, step)
      #expect(try registry.releases(of: record.release.package).map(\.record) == [older.record, record])
    }
  }

  @Test func `a status killed at any step is there or not, and is said once`() throws {
    let (content, record) = SampleRelease.make()
    let prepare = { (path: String) in _ = try RegistryDirectory.create(path).publish(content, record) }
    _ = try killAtEachStep("status", prepare: prepare) { registry, step in
      #expect(try registry.verify().isIntact)
      let status = try registry.append(
        .yanked, to: record.release, reason: "reason 0", date: record.released, publisher: "ada@example.com")
      #expect(status.number == 1, "step \(step)")
      #expect(try registry.release(record.release)?.statuses == [status])
      try expectClean(registry, step)
    }
  }

  @Test func `making a registry, its layout, or order in it, can be tried again after any step`() throws {
    _ = try killAtEachStep("create", prepare: { _ in }) { registry, step in try expectClean(registry, step) }
    let (content, record) = SampleRelease.make()
    let prepare = { (path: String) in _ = try RegistryDirectory.create(path).publish(content, record) }
    _ = try killAtEachStep("layout", prepare: prepare) { registry, step in
      #expect(try registry.verify().isIntact)
      try registry.rebuildLayout()
      try expectClean(registry, step)
    }
    let litter = { (path: String) in
      let registry = try RegistryDirectory.create(path)
      // A publisher that died before the record was linked.
      let trial = path + "-trial"
      _ = try RegistryDirectory.create(trial)
      let steps = try FaultProgram.steps("publish", trial)
      let last = steps.lastIndex { $0.hasPrefix("link") } ?? 0
      _ = try FaultProgram.run("publish", path, "--kill", "\(last + 1)")
      #expect(try registry.verify().problems.count == 6)
    }
    _ = try killAtEachStep("clean", prepare: litter) { registry, step in
      #expect(try registry.verify().isIntact)
      try expectClean(registry, step)
      #expect(try registry.publish(content, record).isNew)
    }
  }
}
