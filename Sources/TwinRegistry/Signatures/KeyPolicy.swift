public import TwinModel

/// What a key is trusted to say.
public enum KeyRole: String, Sendable, CaseIterable {
  /// How a release came about.
  case publisher
  /// That someone agrees to it.
  case approver
}

/// Packages by name: `com.example.hvac` alone, `com.example.*` for what is below, `*` for all.
public struct PackagePattern: Hashable, Sendable, CustomStringConvertible {
  /// As it is written.
  public let description: String

  /// Reads a pattern; nil for anything else.
  public init?(_ text: String) {
    let name = text.hasSuffix(".*") ? String(text.dropLast(2)) : text
    // One segment is no package and may well have packages below.
    guard text == "*" || PackageName(name) != nil || (text.hasSuffix(".*") && PackageName(name + ".x") != nil) else {
      return nil
    }
    description = text
  }

  /// Whether it means `package`.
  public func admits(_ package: PackageName) -> Bool {
    if description == "*" { return true }
    return description.hasSuffix(".*")
      ? package.text.hasPrefix(description.dropLast()) : package.text == description
  }
}

/// Whose signatures count, for what and when; and how many it takes.
public struct KeyPolicy: Hashable, Sendable {
  /// A key that is trusted.
  public struct Key: Hashable, Sendable {
    /// Who has the other half, in people's words.
    public var name: String
    /// The key.
    public var key: VerificationKey
    /// What it may say.
    public var role: KeyRole
    /// Of which packages.
    public var packages: [PackagePattern]
    /// The first day on which it counts; any where nil.
    public var from: CalendarDay?
    /// The last day on which it counts; any where nil.
    public var until: CalendarDay?
  }

  /// How many distinct keys have to have signed a release.
  public struct Requirement: Hashable, Sendable {
    /// Keys that say how it came about; one at least.
    public var publishers: Int
    /// Keys that agree to it.
    public var approvers: Int

    /// What is asked of every release.
    public static let least = Requirement(publishers: 1, approvers: 0)

    /// How many keys of `role` it takes.
    public subscript(role: KeyRole) -> Int {
      switch role {
      case .publisher: publishers
      case .approver: approvers
      }
    }
  }

  /// What is asked of the releases of some packages.
  struct Rule: Hashable, Sendable {
    var packages: [PackagePattern]
    var requirement: Requirement
  }

  /// The keys: no two of one name, no two alike.
  public let keys: [Key]
  let rules: [Rule]

  /// Keys that a policy may have.
  public static let keyLimit = 256

  /// Whether a rule means `package` itself: by its name or what that begins with, rather than all there is (`*`).
  public func names(_ package: PackageName) -> Bool {
    rules.contains { $0.packages.contains { $0.description != "*" && $0.admits(package) } }
  }

  /// What is asked of releases of `package`: where several rules speak, the most that any asks.
  public func requirement(for package: PackageName) -> Requirement {
    rules.filter { $0.packages.contains { $0.admits(package) } }.reduce(Requirement.least) { most, rule in
      Requirement(
        publishers: max(most.publishers, rule.requirement.publishers),
        approvers: max(most.approvers, rule.requirement.approvers))
    }
  }
}
