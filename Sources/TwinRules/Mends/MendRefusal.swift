/// Why a mend is not made. Nothing is changed then.
public struct MendRefusal: Error, Hashable, Sendable {
  /// The reason, as a clause: lower-case, without a final period.
  public var reason: String

  /// A refusal for `reason`.
  public init(_ reason: String) { self.reason = reason }
}
