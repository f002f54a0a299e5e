import Foundation
import Synchronization
import Testing
import TwinModel
import TwinRegistry
import TwinStore

@testable import registry_fault

/// Several processes change one registry at once.
@Suite struct RaceTests {
  /// What `count` processes print that begin together.
  private func race(
    _ count: Int, _ verb: String, _ registry: RegistryDirectory, _ options: (Int) -> [String]
  ) throws -> [FaultProgram.Run] {
    let gate = registry.path + ".gate"
    let runs = try (0..<count).map { try FaultProgram.start(verb, registry.path, options($0) + ["--wait", gate]) }
    #expect(FileManager.default.createFile(atPath: gate, contents: nil))
    return runs.map { $0() }
  }

  @Test func `of sixteen publishers with different content exactly one wins`() throws {
    for _ in 0..<4 {
      try withRegistry { registry in
        let runs = try race(16, "publish", registry) { ["--seed", "\($0)"] }
        let winners = runs.indices.filter { runs[$0].output == "published" }
        try #require(winners.count == 1, "\(runs.map(\.output))")
        for (index, run) in runs.enumerated() where index != winners[0] {
          #expect(run.status == 1 && run.output.contains("with other content"), "\(run)")
        }
        let (content, record) = SampleRelease.make(seed: UInt8(winners[0]))
        #expect(try registry.release(record.release)?.record == record)
        #expect(try registry.content(of: record) == content)
        let report = try registry.verify()
        #expect(report.isIntact && report.problems.allSatisfy { $0.kind == .unreferencedContent })
        _ = try registry.clean()
        #expect(try registry.problems() == [])
      }
    }
  }

  @Test func `of sixteen publishers with the same content all succeed and one is first`() throws {
    for _ in 0..<4 {
      try withRegistry { registry in
        let runs = try race(16, "publish", registry) { _ in [] }
        #expect(runs.allSatisfy { $0.status == 0 }, "\(runs)")
        #expect(runs.count { $0.output == "published" } == 1)
        #expect(runs.count { $0.output == "already published" } == 15)
        #expect(try registry.problems() == [])
      }
    }
  }

  @Test func `sixteen who speak of one release get a number each`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      _ = try registry.publish(content, record)
      let runs = try race(16, "status", registry) { ["--seed", "\($0)"] }
      #expect(Set(runs.map(\.output)) == Set((1...16).map { "status \($0)" }))
      #expect(try registry.release(record.release)?.statuses.map(\.number) == Array(1...16))
      #expect(try registry.problems() == [])
    }
  }

  @Test func `nothing is cleaned while someone publishes`() throws {
    try withRegistry { registry in
      let (content, record) = SampleRelease.make()
      let refusals = Atomic(0)
      let busy = try RegistryDirectory.open(registry.path) { step, _ in
        // Content is there then that no record refers to yet.
        let error = #expect(throws: StoreError.self) { try registry.clean() }
        if error?.kind == .busy, step == .link { refusals.add(1, ordering: .relaxed) }
        return 0
      }
      #expect(try busy.publish(content, record).isNew)
      #expect(refusals.load(ordering: .relaxed) == 6)
      #expect(try registry.problems() == [])
    }
  }
}
