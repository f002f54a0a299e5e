import TwinChanges
import TwinRuntime

extension ChangeKind {
  /// Whether it is about how large numbers may be, so that data in another unit shows it only once that is converted.
  var isOfQuantities: Bool {
    switch self {
    case .minimumRaised, .minimumLowered, .maximumLowered, .maximumRaised, .stepTightened, .stepLoosened, .stepChanged,
      .constAdded, .constRemoved, .constChanged:
      true
    default: false
    }
  }
}

extension Probe {
  /// What brings documents to the other model, where that converts numbers of them; nil where they stay as they are.
  func carrier() -> Migration? {
    guard let registry = registries[side == .old ? .new : .old], let documentForm,
      let migration = try? Migration(of: documentForm, to: registry),
      migration.steps.contains(where: { $0.kind == "value-unit-changed" })
    else { return nil }
    return migration
  }

  private var documentForm: DocumentForm? {
    guard let type = type(side) else { return nil }
    let member = memberName.flatMap { type.member($0) }
    return switch form {
    case .state: .state(type)
    case .telemetry: .telemetry(type)
    case .event: member.map { .payload($0) }
    case .request: member.map { .request($0) }
    case .response: member.map { .response($0) }
    case .graph: member.map { .edgeProperties($0) }
    }
  }
}

extension Scene {
  /// The same with the properties of `relationship` as `carrier` makes them.
  func carried(by carrier: Migration, of relationship: String) -> Scene {
    var result = self
    for (index, edge) in edges.enumerated() where edge.relationship == relationship {
      guard let properties = edge.properties.flatMap({ carrier.carried($0) }) else { continue }
      result.edges[index].properties = properties
    }
    return result
  }
}
