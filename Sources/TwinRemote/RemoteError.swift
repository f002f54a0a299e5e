/// Something that could not be done with a remote registry, with the place, the reason and a way out. Text of the server's in it
/// is bounded and free of secrets, and neutralised by whoever shows it.
public struct RemoteError: Error, Hashable, Sendable {
  /// What kind of thing is wrong.
  public enum Kind: Hashable, Sendable {
    /// What was asked for cannot be.
    case usage
    /// Something else is there under the same name.
    case conflict
    /// What the registry gave is not what it should be.
    case damaged
    /// The registry does not let us.
    case unauthorized
    /// The registry could not be reached, or did not do its work.
    case unavailable
  }

  /// What kind of thing is wrong.
  public var kind: Kind
  /// What it is about: a registry, an address, a release.
  public var place: String
  /// What is wrong.
  public var reason: String
  /// What to do about it.
  public var wayOut: String

  /// An error.
  public init(_ kind: Kind, _ place: String, _ reason: String, wayOut: String) {
    self.kind = kind
    self.place = place
    self.reason = reason
    self.wayOut = wayOut
  }
}

extension RemoteError: CustomStringConvertible {
  /// All of it, in a line.
  public var description: String { "\(place): \(reason); \(wayOut)" }
}
