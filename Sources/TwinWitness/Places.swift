package import TwinChanges
package import TwinRuntime

/// The type of a value in both models.
package struct ValuePlace: Sendable {
  package var old: ValueType
  package var new: ValueType

  package init(old: ValueType, new: ValueType) {
    self.old = old
    self.new = new
  }
}

extension WitnessFinder {
  /// Where a change of a value can show: at its place in every member that holds it; of a shared schema, at every place inside
  /// those members, since each may be of that schema. Nil where a place was not found on both sides.
  package func places(of change: Change) -> [ValuePlace]? {
    var found: [ValuePlace] = []
    for site in sites.sites(of: change) {
      guard let old = site.oldType.flatMap({ registries[.old]?.type($0) }),
        let new = site.newType.flatMap({ registries[.new]?.type($0) }),
        let before = site.oldMember.flatMap(old.member), let after = site.newMember.flatMap(new.member)
      else { continue }
      let roots = roots(before, after, change, site)
      if site.isShared {
        for root in roots { inside(root, depth: 0, &found) }
      } else {
        for root in roots {
          let path = site.path.filter { $0 != .enumerationValue }
          let isEdge = before.relationship != nil
          guard let place = place(in: root, along: path.dropFirst(isEdge ? 1 : 0)) else { return nil }
          found.append(place)
        }
      }
    }
    return found
  }

  private func roots(_ before: Member, _ after: Member, _ change: Change, _ site: Site) -> [ValuePlace] {
    func pair(_ old: ValueType?, _ new: ValueType?) -> [ValuePlace] {
      guard let old, let new else { return [] }
      return [ValuePlace(old: old, new: new)]
    }
    let isRequest = change.path.hasPrefix(".request")
    let isResponse = change.path.hasPrefix(".response")
    if before.kind == .command, isRequest || isResponse {
      return isRequest
        ? pair(before.request?.value, after.request?.value) : pair(before.response?.value, after.response?.value)
    }
    let fields = (before.relationship?.properties ?? []).flatMap { field -> [ValuePlace] in
      if case .field(let name)? = site.path.first, !site.isShared, name != field.name { return [] }
      return pair(field.value, after.relationship?.properties.first { $0.name == field.name }?.value)
    }
    return pair(before.value, after.value) + fields + pair(before.request?.value, after.request?.value)
      + pair(before.response?.value, after.response?.value)
  }

  private func place(in root: ValuePlace, along path: ArraySlice<PathStep>) -> ValuePlace? {
    guard let step = path.first else { return root }
    let next: ValuePlace? =
      switch (step, root.old.resolvedShape, root.new.resolvedShape) {
      case (.field(let name), .object(let before), .object(let after)):
        before.first { $0.name == name }.flatMap { old in
          after.first { $0.name == name }.map { ValuePlace(old: old.value, new: $0.value) }
        }
      case (.element, .array(let before), .array(let after)): ValuePlace(old: before.value, new: after.value)
      case (.value, .map(_, let before), .map(_, let after)): ValuePlace(old: before.value, new: after.value)
      case (.key, .map(let before, _), .map(let after, _)): ValuePlace(old: before.value, new: after.value)
      default: nil
      }
    return next.flatMap { place(in: $0, along: path.dropFirst()) }
  }

  private func inside(_ root: ValuePlace, depth: Int, _ found: inout [ValuePlace]) {
    // What holds itself repeats below.
    guard depth < 8, found.count < 4096 else { return }
    found.append(root)
    switch (root.old.resolvedShape, root.new.resolvedShape) {
    case (.object(let before), .object(let after)):
      for field in before {
        guard let other = after.first(where: { $0.name == field.name }) else { continue }
        inside(ValuePlace(old: field.value, new: other.value), depth: depth + 1, &found)
      }
    case (.array(let before), .array(let after)):
      inside(ValuePlace(old: before.value, new: after.value), depth: depth + 1, &found)
    case (.map(let key, let before), .map(let otherKey, let after)):
      inside(ValuePlace(old: key.value, new: otherKey.value), depth: depth + 1, &found)
      inside(ValuePlace(old: before.value, new: after.value), depth: depth + 1, &found)
    default: break
    }
  }
}
