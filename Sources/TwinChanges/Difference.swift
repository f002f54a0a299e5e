import TwinModel

/// One difference between two elements that are the same, before it is known whom it reaches.
struct Difference: Hashable {
  var kind: ChangeKind
  /// The place inside a value.
  var path = ""
  var before: String?
  var after: String?
  /// Values of an enumeration that are called otherwise, where that is told with their codes.
  var renamedValues: [RenamedValue] = []
  /// What the place is, where it is an element: a field, a value of an enumeration.
  var old: ElementRef?
  var new: ElementRef?
  var positions: ValuePositions = []
  /// The unit, on the old side, whose own change explains that of a quantity.
  var unit: ID<Unit>?
  /// What may be the same under another name, where something is gone.
  var candidate: RenameCandidate?
}

/// Whether a value must be there, and what stands where it is not.
struct Presence: Equatable {
  var isRequired: Bool
  var hasDefault: Bool

  /// Whether data without the value is refused.
  var mustBeThere: Bool { isRequired && !hasDefault }
}

extension Presence {
  /// The kinds of change between two presences.
  static func differences(_ old: Presence, _ new: Presence) -> [ChangeKind] {
    guard old != new else { return [] }
    if !old.mustBeThere, new.mustBeThere { return [.madeRequired] }
    var kinds: [ChangeKind] = []
    if old.mustBeThere, !new.mustBeThere {
      kinds.append(.madeOptional)
      if !new.isRequired, new.hasDefault { kinds.append(.defaultAdded) }
      return kinds
    }
    if !old.isRequired, new.isRequired { kinds.append(.madeRequiredWithDefault) }
    if old.isRequired, !new.isRequired { kinds.append(.madeOptionalWithDefault) }
    if !old.hasDefault, new.hasDefault { kinds.append(.defaultAdded) }
    if old.hasDefault, !new.hasDefault { kinds.append(.defaultRemoved) }
    return kinds
  }
}
