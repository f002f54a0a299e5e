/// Why some text is no key, and what to do about it.
public struct KeyProblem: Error, Hashable, Sendable {
  /// What is wrong, in the style of findings.
  public var reason: String
  /// What to do about it.
  public var wayOut: String

  init(_ reason: String, wayOut: String) {
    self.reason = reason
    self.wayOut = wayOut
  }
}

extension KeyProblem: CustomStringConvertible {
  /// All of it, in a line.
  public var description: String { reason + "; " + wayOut }
}
