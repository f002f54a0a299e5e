import Glibc

/// Something that a registry could not do, with the place, the reason and a way out.
public struct StoreError: Error, Hashable, Sendable {
  /// What kind of thing is wrong.
  public enum Kind: Hashable, Sendable {
    /// The operating system said no, with this number.
    case system(Int32)
    /// There is no registry, or one of a format that this compiler does not read.
    case noRegistry
    /// The version is taken by other content.
    case conflict
    /// Something that is there is not what it should be.
    case damaged
    /// A file holds what belongs elsewhere.
    case misplaced
    /// What a release says of itself cannot be read, or is otherwise than its record.
    case contradictory
    /// A link, a directory, a pipe or a device is where content should be.
    case planted
    /// What was handed in does not fit together.
    case invalid
    /// Someone else is at work, and this needs them to be done.
    case busy
  }

  /// What kind of thing is wrong.
  public var kind: Kind
  /// Where, relative to the registry; empty for the registry itself.
  public var path: String
  /// What is wrong, in the style of findings.
  public var reason: String
  /// What to do about it.
  public var wayOut: String

  init(_ kind: Kind, _ path: String, _ reason: String, wayOut: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
    self.wayOut = wayOut
  }

  /// The way out of content that is missing or damaged. Releasing again is none: what is released is not looked into again.
  static let bringBack =
    "bring it back from a copy of the registry, or with `gemel registry pull` from where it was pushed to"

  /// What the operating system said to `action` at `path`.
  static func system(_ action: String, _ path: String, _ code: Int32) -> StoreError {
    let wayOut =
      switch code {
      case ENOSPC, EDQUOT: "make room and try again; what is there is intact"
      case EACCES, EPERM, EROFS: "ask for permission to write, or use another registry; what is there is intact"
      default: "try again; what is there is intact"
      }
    return StoreError(.system(code), path, "cannot \(action): \(String(cString: strerror(code)))", wayOut: wayOut)
  }

  /// That something else stands where a file or a directory should.
  static func planted(_ path: String, _ found: String, expected: String) -> StoreError {
    StoreError(
      .planted, path, "there is \(found) where \(expected) should be",
      wayOut: "find out who put it there, then remove it and bring the content back from a copy of the registry")
  }
}

extension StoreError: CustomStringConvertible {
  /// All of it, in a line.
  public var description: String { (path.isEmpty ? "" : path + ": ") + reason + "; " + wayOut }
}
