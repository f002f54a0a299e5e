import Synchronization

/// What must not be shown, whoever repeats it. Shared by what sends secrets and what shows text.
public final class Secrets: Sendable {
  private let known = Mutex<Set<String>>([])

  /// None yet.
  public init() {}

  /// Takes in a secret, and what becomes of it in a query.
  func add(_ secrets: [String]) {
    known.withLock { known in
      for secret in secrets where !secret.isEmpty {
        known.insert(secret)
        known.insert(percentEncoded(secret))
      }
    }
  }

  /// `text` with `***` for each secret in it.
  public func scrubbed(_ text: String) -> String {
    // The longest first: one may be part of another.
    known.withLock { $0 }.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.reduce(text) {
      $0.replacing($1, with: "***")
    }
  }
}
