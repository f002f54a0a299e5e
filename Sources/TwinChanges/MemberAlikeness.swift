import TwinModel

extension Comparison {
  /// Whether two members are alike in everything that is compared; the fast way past what did not change.
  mutating func areAlike(_ a: ID<Member>, _ b: ID<Member>) -> Bool {
    let (x, y) = (old.members[a], new.members[b])
    guard x.kind == y.kind, x.isRequired == y.isRequired, x.isWritable == y.isWritable,
      identities.same(x.name, y.name), identities.points.match(x.point, y.point)
    else { return false }
    if let value = x.value {
      guard let other = y.value, values.areAlike(value, other) else { return false }
    } else if y.value != nil {
      return false
    }
    switch (x.detail, y.detail) {
    case (.none, .none): break
    case (.telemetry(let a), .telemetry(let b)):
      if old.telemetryDetails[a] != new.telemetryDetails[b] { return false }
    case (.component(let a), .component(let b)): if identities.twins[old: a] != b { return false }
    default: return false
    }
    return haveSameID(x.metadata, y.metadata) && values.haveSameMetadata(x.metadata, y.metadata)
  }

  private func haveSameID(_ a: ID<Metadata>?, _ b: ID<Metadata>?) -> Bool {
    identities.same(a.flatMap { old.metadata[$0].externalID }, b.flatMap { new.metadata[$0].externalID })
  }
}
