/// When a request is sent again.
public struct RetryPolicy: Sendable {
  /// How often at most.
  public var count: Int
  /// Milliseconds before the first time; doubled for each after it.
  public var firstDelay: Int
  /// Milliseconds before any.
  public var longestDelay: Int

  /// Four times: after 0.5, 1, 2 and 4 seconds, and up to 30 where the server asks for it.
  public init(count: Int = 4, firstDelay: Int = 500, longestDelay: Int = 30_000) {
    self.count = count
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
  }

  /// Milliseconds before the `attempt`th repetition, from 0; nil where there is none.
  func delay(_ attempt: Int, _ response: HTTPResponse?) -> Int? {
    guard attempt < count else { return nil }
    let delay = firstDelay << min(attempt, 16)
    return min(longestDelay, max(delay, response.flatMap(Self.asked) ?? 0))
  }

  /// Milliseconds that a server asks us to wait. Dates are not read: they would take a clock that agrees with the server's.
  private static func asked(_ response: HTTPResponse) -> Int? {
    response.value("Retry-After").flatMap { Int($0) }.map { min(max($0, 0), 86_400) * 1000 }
  }

  /// Whether a status says that it may go better the next time.
  static func isPassing(_ status: Int) -> Bool { [408, 429, 500, 502, 503, 504].contains(status) }
}
