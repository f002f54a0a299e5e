import TwinImage

extension Image {
  /// What kind of member a definition is, as a number.
  @inline(__always)
  func kind(ofDefinition row: UInt32) -> UInt32 {
    isFirstVersion ? self[.definitionKind, row] : self[.definitionTraits, row] >> 2
  }

  /// Whether a definition is required (1) and writable (2).
  func flags(ofDefinition row: UInt32) -> UInt32 {
    isFirstVersion ? self[.definitionFlags, row] : self[.definitionTraits, row] & 3
  }

  /// The row of `memberNames` that a definition is of. O(log names).
  func name(ofDefinition row: UInt32) -> UInt32 {
    self[.memberNameDefinitionStart].lastRow(startingBy: row, of: memberNameCount)
  }

  /// What a definition has as one of `kind`, a row plus one; zero for none, or where it is of another kind.
  func detail(ofDefinition row: UInt32, _ kind: ImageMemberKind) -> UInt32 {
    guard self.kind(ofDefinition: row) == UInt32(kind.rawValue) else { return 0 }
    let detail = self[.definitionDetail, row]
    // A forged image may hold the row of another kind's table.
    let rows =
      switch kind {
      case .property: self[.valueType].count
      case .telemetry: self[.telemetrySampling].count
      case .event: self[.eventValue].count
      case .command: self[.commandRequest].count
      case .relationship: self[.relationshipTargets].count
      case .component: self[.twinFlags].count
      }
    return detail <= rows ? detail : 0
  }

  /// What a definition's member holds: a row of `values` plus one, zero for nothing.
  func value(ofDefinition row: UInt32) -> UInt32 {
    if isFirstVersion { return self[.definitionValue, row] }
    switch ImageMemberKind(rawValue: UInt8(truncatingIfNeeded: kind(ofDefinition: row))) {
    case .property: return detail(ofDefinition: row, .property)
    case .telemetry:
      let detail = detail(ofDefinition: row, .telemetry)
      return detail == 0 ? 0 : self[.telemetryValue, detail - 1]
    case .event:
      let detail = detail(ofDefinition: row, .event)
      return detail == 0 ? 0 : self[.eventValue, detail - 1]
    default: return 0
    }
  }

  /// The severity that an event's definition states, a string.
  func severity(ofDefinition row: UInt32) -> UInt32 {
    if isFirstVersion {
      return kind(ofDefinition: row) == UInt32(ImageMemberKind.event.rawValue) ? self[.definitionDetail, row] : 0
    }
    let detail = detail(ofDefinition: row, .event)
    return detail == 0 ? 0 : self[.eventSeverity, detail - 1]
  }

  /// The properties of the edge that a row of `relationshipTerms` has: rows of `fields`.
  func fields(ofTerms row: UInt32) -> Range<UInt32> {
    let (start, count) =
      if isFirstVersion {
        (self[.relationshipFieldStart, row], self[.relationshipFieldCount, row])
      } else {
        (
          self[.fieldRunStart, self[.relationshipFields, row]], self[.fieldRunCount, self[.relationshipFields, row]]
        )
      }
    let fields = self[.fieldName].count
    guard start > 0, start <= fields else { return 0..<0 }
    return start - 1..<start - 1 + min(count, fields - (start - 1))
  }

  /// The inherited member that the one at `row` narrows.
  func refined(by row: UInt32) -> UInt32? {
    let members = self[.refinementMember]
    let place = members.lastRow(startingBy: row, of: members.count)
    if members.count > 0, members[place] == row {
      if isFirstVersion { return self[.refinementRefined, place] }
      let other = self[.refinementOther, place]
      return other == 0 ? nil : other - 1
    }
    return isFirstVersion ? nil : nearestNamesake(above: row)
  }

  /// The member of the nearest type above the one that declares the member at `row` which declares one of that name.
  private func nearestNamesake(above row: UInt32) -> UInt32? {
    let name = name(ofDefinition: self[.memberDefinition, row])
    for item in run(.twinListStart, self[.twinAncestors, owner(ofMember: row)]) {
      if let found = ownMember(named: name, of: self[.twinListItem, item]) { return found }
    }
    return nil
  }
}
