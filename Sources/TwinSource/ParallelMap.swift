import Dispatch

/// `body` of each index below `count`, made on all cores, in order of the indices.
///
/// Work is handed out in runs of neighbours, many a core, so that uneven ones even out.
public func parallelMap<Result: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  guard count > 1 else { return (0..<count).map(body) }
  let runs = min(count, max(32, count / 32))
  return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each run writes its own slots and nobody reads until all have ended.
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: runs) { run in
      for index in (count * run / runs)..<(count * (run + 1) / runs) {
        slots.initializeElement(at: index, to: body(index))
      }
    }
    initialized = count
  }
}

/// Both values, made side by side.
public func sideBySide<First: Sendable, Second: Sendable>(
  _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let halves = parallelMap(2) { index -> (First?, Second?) in index == 0 ? (first(), nil) : (nil, second()) }
  // Both are there; what is never made needs no trap.
  return (halves.first?.0 ?? first(), halves.last?.1 ?? second())
}
