public import TwinModel

extension SemanticVersion {
  /// The least version that may follow this one where changes take `bump`.
  ///
  /// Below 1.0.0 the parts count one place further to the right, as requirements such as `^0.3.0` take them: 0.3.0 is
  /// followed by 0.4.0 where something breaks. A pre-release is followed by its release where that is raised far enough.
  public func raised(by bump: Bump) -> SemanticVersion {
    let isReleased = prerelease.isEmpty
    switch major == 0 ? bump.belowOne : bump {
    case .none: return self
    case .patch: return SemanticVersion(major, minor, isReleased ? patch.next : patch)
    case .minor:
      return isReleased || patch != 0 ? SemanticVersion(major, minor.next, 0) : SemanticVersion(major, minor, 0)
    case .major:
      let isMajor = minor == 0 && patch == 0
      return isReleased || !isMajor ? SemanticVersion(major.next, 0, 0) : SemanticVersion(major, 0, 0)
    }
  }

  /// Whether this version says what changes since `old` take that take `bump`. A pre-release of the version needed does.
  public func covers(_ bump: Bump, since old: SemanticVersion) -> Bool {
    guard bump != .none else { return true }
    let needed = old.raised(by: bump)
    return old < self && (major, minor, patch) >= (needed.major, needed.minor, needed.patch)
  }
}

extension SemanticVersion {
  /// The first part in which this version differs from `old`: what a release is called, whatever its changes take. 0.3.1 is a patch of
  /// 0.3.0, though below 1.0.0 that is all that an addition asks for.
  public func part(raisedSince old: SemanticVersion) -> Bump {
    if major != old.major { return .major }
    if minor != old.minor { return .minor }
    return patch != old.patch || prerelease != old.prerelease ? .patch : .none
  }
}

extension Bump {
  /// The part that says the same below 1.0.0.
  fileprivate var belowOne: Bump {
    switch self {
    case .major: .minor
    case .minor, .patch: .patch
    case .none: .none
    }
  }
}

extension UInt32 {
  /// The next number; the largest stays what it is.
  fileprivate var next: UInt32 { self == .max ? .max : self + 1 }
}
