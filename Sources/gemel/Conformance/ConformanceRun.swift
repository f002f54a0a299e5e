import Synchronization
import TwinConformance
import TwinRuntime
import TwinSource

/// Judges inputs on several cores: each worker takes the next block, one at a time, and judges it while others read.
final class ConformanceRun: @unchecked Sendable {
  private let registry: TwinRuntime.Registry
  private let options: ConformanceOptions
  /// Bytes of all inputs, where that is known before.
  private let total: Int?
  /// Held while the following are used.
  private let lock = Mutex(())
  private let reader: BlockReader
  private var progress = Progress()
  private var failure: (any Error)?
  private var blocks: [BlockLines] = []
  private var unread: [UnreadRest] = []
  private var graph = GraphGatherer()

  init(_ model: ConformanceModel, _ paths: [String], _ options: ConformanceOptions, _ records: BlockReader.Records) {
    registry = model.registry
    self.options = options
    total = FileSystem.sizes(paths)
    reader = BlockReader(paths, records)
  }

  /// Judges everything with `workers` workers.
  func report(model: String, workers: Int) throws -> ConformanceReport {
    let counts = parallelMap(max(1, workers)) { _ in self.work() }
    progress.finish()
    if let failure { throw failure }
    guard var all = counts.first ?? nil else {
      throw CommandFailure.usage("the model has no twin types, so that no data can be of it")
    }
    for other in counts.dropFirst().compactMap(\.self) { all.merge(other) }
    let findings =
      options.gathersGraph
      ? graph.check(
        registry, refusesUnknownMembers: options.refusesUnknownMembers, sampleLimit: options.sampleLimit) : nil
    return ConformanceReport(
      all, of: registry, graph: findings, model: model, inputs: reader.inputs, blocks: blocks, unread: unread)
  }

  private func work() -> ConformanceCounts? {
    guard let worker = ConformanceWorker(registry, options) else { return nil }
    let buffer = BlockBuffer()
    while let block = next(into: buffer) {
      let count: Int
      switch block.content {
      case .lines: count = worker.judgeLines(buffer.documents, block: block.number, offset: block.offset)
      case .elements(let ranges, let problems):
        count = worker.judgeElements(
          buffer.bytes, ranges, problems, block: block.number, offset: block.offset, lineStart: block.lineStart)
      case .documents(let ranges):
        count = worker.judgeDocuments(
          buffer.bytes, ranges, block: block.number, offset: block.offset, lineStart: block.lineStart)
      case .unreadable(let expected, let actual):
        worker.noteUnreadable(
          block: block.number, offset: block.offset, lineStart: block.lineStart, expected: expected, actual: actual)
        count = 1
      case .rest(let expected, let actual):
        worker.noteUnreadable(
          block: block.number, offset: block.offset, lineStart: block.lineStart, expected: expected, actual: actual)
        count = 1
        let rest = UnreadRest(
          block: block.number, offset: block.offset, lineStart: block.lineStart, expected: expected, actual: actual)
        lock.withLock { _ in unread.append(rest) }
      }
      let rows = worker.takeGraphRows()
      lock.withLock { _ in
        blocks[block.number].count = count
        if options.gathersGraph { graph.add(rows, ofBlock: block.number) }
      }
    }
    return worker.finish()
  }

  /// The next block; nil when there are no more, or one could not be read.
  private func next(into buffer: BlockBuffer) -> DataBlock? {
    lock.withLock { _ in
      guard failure == nil else { return nil }
      do {
        guard let block = try reader.next(into: buffer) else { return nil }
        blocks.append(BlockLines(input: block.input, count: 0, linesBefore: block.linesBefore))
        let taken = reader.bytesTaken
        progress.show(
          "judged \(taken >> 20) MiB" + (total.map { " of \($0 >> 20) MiB, \(taken * 100 / max(1, $0)) %" } ?? ""))
        return block
      } catch {
        failure = error
        return nil
      }
    }
  }
}
