internal import TwinSource

/// Finds what may have been meant, as long as there is budget for it, so that a file full of wrong names stays cheap.
struct Suggester {
  private var budget = 1_000_000

  /// The nearest of `candidates`, which are not even gathered once the budget is spent.
  mutating func nearest(to word: String, in candidates: @autoclosure () -> [String]) -> String? {
    guard budget > 0 else { return nil }
    let candidates = candidates()
    budget -= candidates.count
    return TwinSource.nearest(to: word, in: candidates.sorted())
  }
}
