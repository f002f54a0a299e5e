import TwinModel
public import TwinReaders
import TwinSource

/// What a workspace asks of changes of its packages; nothing where it says nothing.
public struct ChangePolicy: Hashable, Sendable {
  /// The changes, or the records, that something is asked of.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    case none
    /// Those that break someone protected.
    case breaking
    case all
  }

  /// What comes before a removal.
  public enum Notice: String, Hashable, Sendable, CaseIterable {
    case none
    /// A deprecation in the baseline; its `removeIn`, if it has one, is reached.
    case deprecated
    /// A deprecation with a `removeIn` that is reached.
    case announced
  }

  /// Changes that take a record.
  public var required = Scope.none
  /// Records that name a decision.
  public var decision = Scope.none
  /// Records that name who approved them.
  public var approval = Scope.none
  /// Changes that the version must cover, beside those that a record covers.
  public var version = Scope.none
  /// What comes before a removal.
  public var notice = Notice.none
  /// How many days the deprecation has been out in a release before a removal.
  public var noticeDays = 0
  /// Whether changes that a waiver accepts are held to records and notice as others are.
  public var holdsWaived = false
  /// Whether a release may be dated before the day on which it is made.
  public var allowsBackdating = true

  /// More days than anyone waits: what is asked for beyond means as many.
  private static let longestNotice: UInt32 = 36_500

  /// A policy that asks nothing.
  public init() {}

  /// Whether anything is asked of changes: records, versions or notice.
  public var asksAnything: Bool {
    required != .none || decision != .none || approval != .none || version != .none || notice != .none
  }

  /// What the workspace of `manifest` says.
  public init(manifest: Declarations?) {
    guard let manifest, let declared = manifest.workspace?.changePolicy else { return }
    func word(_ reference: Reference?) -> String { reference.map { manifest.symbols[$0.name] } ?? "" }
    required = Scope(rawValue: word(declared.required)) ?? .none
    decision = Scope(rawValue: word(declared.decision)) ?? .none
    approval = Scope(rawValue: word(declared.approval)) ?? .none
    version = Scope(rawValue: word(declared.version)) ?? .none
    notice = Notice(rawValue: word(declared.notice)) ?? .none
    noticeDays = Int(min(declared.noticeDays ?? 0, Self.longestNotice))
    // Who asks for days asks for a deprecation.
    if declared.notice == nil, noticeDays > 0 { notice = .deprecated }
    holdsWaived = word(declared.waived) == "held"
    // Days of notice that a date alone could meet would be none.
    allowsBackdating = declared.backdated.map { word($0) == "allowed" } ?? (notice == .none || noticeDays == 0)
  }
}

extension ChangePolicy.Scope {
  /// Whether something is asked of what is, or is not, about a change that breaks someone.
  public func includes(breaking: Bool) -> Bool {
    switch self {
    case .none: false
    case .breaking: breaking
    case .all: true
    }
  }
}
