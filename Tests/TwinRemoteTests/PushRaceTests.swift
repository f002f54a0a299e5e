import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore
import TwinTestSupport

@testable import TwinRemote
@testable import registry_fault

/// Several who push other content under the same version at once, request by request in whatever order.
@Suite struct PushRaceTests {
  private static let repository = "models/com.example.hvac"

  /// Registries that hold a release each, of one version and with other content.
  private func rivals(_ count: UInt8, in directory: URL) throws -> [(
    registry: RegistryDirectory, record: ReleaseRecord
  )] {
    try (0..<count).map { seed in
      let registry = try RegistryDirectory.create(directory.appending(path: "\(seed)").path)
      let release = SampleRelease.make("com.example.hvac", "2.0.0", seed: seed)
      _ = try registry.publish(release.content, release.record)
      return (registry, release.record)
    }
  }

  @Test(arguments: [2, 3] as [UInt8], [false, true])
  func `at most one succeeds, and afterwards the version is somebody's or all are told why not`(
    count: UInt8, lists: Bool
  ) throws {
    try withDirectory { directory in
      let rivals = try rivals(count, in: directory)
      var outcomes: [String: Int] = [:]
      for seed in 0..<60 {
        let fake = FakeRegistry()
        fake.listsReferrers = lists
        let push = { (index: Int, gate: Turns?) in
          let session = try RemoteSession(
            with: RemoteName("http://127.0.0.1:5000/models"), writes: true, secrets: Secrets(),
            retry: RetryPolicy(count: 0), credential: { nil }, wait: { _ in },
            transport: { request throws(TransportFailure) in
              gate?.wait(index)
              return try fake.send(request)
            })
          return try TwinRemote.push([rivals[index].record.release], of: rivals[index].registry, to: session) { _ in }
        }
        var random = SeededGenerator(seed: UInt64(seed))
        let succeeded = Turns.run(rivals.count, &random) { index, turns in (try? push(index, turns)) != nil }
        #expect(succeeded.count { $0 } <= 1, "seed \(seed)")
        // Whoever succeeded has it still; else somebody does after each has tried again twice, or it is told whose it is said to be.
        var (owners, told): (Set<Int>, [String]) = (Set(succeeded.indices.filter { succeeded[$0] }), [])
        for index in Array(rivals.indices) + Array(rivals.indices) {
          do {
            _ = try push(index, nil)
            owners.insert(index)
          } catch let error as RemoteError {
            #expect(error.kind == .conflict, "seed \(seed): \(error)")
            told.append(error.description)
          }
        }
        #expect(owners.count <= 1, "seed \(seed): \(owners)")
        if let owner = owners.first {
          let there = try #require(fake.manifests[Self.repository]?["2.0.0"])
          #expect(ContentDigest(of: there.bytes) == rivals[owner].record.manifest, "seed \(seed)")
        } else {
          // Records were written over one another: which counts, signed statements tell.
          #expect(told.contains { $0.contains("trust the content that signed statements") }, "seed \(seed): \(told)")
        }
        outcomes[succeeded.contains(true) ? "at once" : owners.isEmpty ? "never" : "again", default: 0] += 1
      }
      // What is told of races was met.
      #expect((outcomes["again"] ?? 0) > 5 && (outcomes["never"] ?? 0) < 20, "\(outcomes)")
    }
  }
}

/// Threads of which one goes on at a time: each waits before a request until it is its turn.
private final class Turns: @unchecked Sendable {
  // Each of what is below is touched by the one thread whose turn it is, or by the one that gives turns while all of them wait.
  private var hasEnded: [Bool]
  private var results: [Bool]
  private let go: [DispatchSemaphore]
  private let back = DispatchSemaphore(value: 0)

  private init(_ count: Int) {
    hasEnded = Array(repeating: false, count: count)
    results = hasEnded
    go = (0..<count).map { _ in DispatchSemaphore(value: 0) }
  }

  /// What `body` makes of each index, all at once, in an order of turns that `random` tells.
  static func run(_ count: Int, _ random: inout SeededGenerator, _ body: @escaping (Int, Turns) -> Bool) -> [Bool] {
    let turns = Turns(count)
    // One thread at a time touches what it holds.
    nonisolated(unsafe) let body = body
    for index in 0..<count {
      Thread {
        turns.go[index].wait()
        turns.results[index] = body(index, turns)
        turns.hasEnded[index] = true
        turns.back.signal()
      }.start()
    }
    while true {
      let open = turns.hasEnded.indices.filter { !turns.hasEnded[$0] }
      guard !open.isEmpty else { break }
      turns.go[open[random.below(open.count)]].signal()
      turns.back.wait()
    }
    return turns.results
  }

  /// Gives the turn back, and returns when it is that of `index` again.
  func wait(_ index: Int) {
    back.signal()
    go[index].wait()
  }
}
