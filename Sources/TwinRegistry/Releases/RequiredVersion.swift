public import TwinChanges
public import TwinModel

extension SemanticVersion {
  /// The least version that a change of this weight takes over this one, which is a release: by semver, with the minor number
  /// in the place of the major one, and the patch number in that of the minor one, while the major one is zero. That is what
  /// `VersionRequirement.Operator.compatible` relies on. No change takes no other version.
  public func raised(by bump: Bump) -> SemanticVersion {
    // A number at its end stays: what follows it is no version.
    func next(_ number: UInt32) -> UInt32 { number == .max ? number : number + 1 }
    switch bump {
    case .none: return self
    case .patch: return SemanticVersion(major, minor, next(patch))
    case .minor where major == 0: return SemanticVersion(major, minor, next(patch))
    case .minor: return SemanticVersion(major, next(minor), 0)
    case .major where major == 0: return SemanticVersion(major, next(minor), 0)
    case .major: return SemanticVersion(next(major), 0, 0)
    }
  }

  /// Whether this version may hold what changed with this weight since the release `base`. A pre-release counts as the
  /// release that it comes before.
  public func covers(_ bump: Bump, since base: SemanticVersion) -> Bool {
    base < self && SemanticVersion(major, minor, patch) >= base.raised(by: bump)
  }
}
