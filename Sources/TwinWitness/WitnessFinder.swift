public import TwinChanges
import TwinModel
import TwinRegistry
public import TwinRuntime
public import TwinSource

/// Finds data that shows whom a change harms. What it returns, the runtime library has judged by both models.
///
/// The search is bounded: where no witness is found there may be one all the same. The result depends on the two models and the
/// change alone.
public struct WitnessFinder: Sendable {
  /// The models as the runtime reads them.
  package let registries: [Witness.Side: Registry]
  let sites: SiteFinder
  package let meanings: Meanings?

  /// A finder for changes from `old` to `new`, which must be the models that were compared. Throws where a model is too large for an
  /// image.
  /// - Complexity: O(rows of both), for their images.
  public init(old: ModelVersion, new: ModelVersion) throws(ImageError) {
    var registries: [Witness.Side: Registry] = [:]
    for (side, version) in [(Witness.Side.old, old), (.new, new)] {
      guard let first = version.packages.first ?? version.model.packages.ids.first else { continue }
      registries[side] = try Registry(bytes: runtimeImage(of: first, with: version.packages, in: version.model))
    }
    self.registries = registries
    sites = SiteFinder(old.model, new.model)
    if let before = registries[.old], let after = registries[.new] {
      meanings = Meanings(old.model, before, new.model, after)
    } else {
      meanings = nil
    }
  }

  /// Witnesses of `change`, one for each of producers, readers, graph and callers for whom there is one.
  public func witnesses(of change: Change) -> [Witness] {
    [Audiences.producers, .readers, .graph, .callers].compactMap { witness(of: change, for: $0) }
  }

  /// A witness of `change`, or of what follows from it, for `audience`: the smallest at the first place where there is one.
  ///
  /// There is none where the change does no harm that shows in data, and for audiences that have no data.
  public func witness(of change: Change, for audience: Audiences) -> Witness? {
    guard audience == .producers || audience == .readers || audience == .graph || audience == .callers else {
      return nil
    }
    if let signs = change.kind.signs {
      let sites = sites.sites(of: change)
      // First what only this change can show, then whatever stands in its way there.
      for isExact in [true, false] {
        for site in sites {
          let search = WitnessSearch(
            finder: self, change: change, site: site, signs: signs, audience: audience, isExact: isExact)
          if let witness = search.result() { return witness }
        }
      }
    }
    for consequence in change.consequences {
      if let witness = witness(of: consequence, for: audience) { return witness }
    }
    return nil
  }
}

extension WitnessFinder {
  /// `twin` with its type as `side` calls it.
  func translated(_ twin: GraphTwin, to side: Witness.Side) -> GraphTwin {
    guard let name = (side == .new ? sites.newNames : sites.oldNames)[twin.type] else { return twin }
    return GraphTwin(id: twin.id, type: name)
  }

  /// What `type` of the new model was in the old one.
  func former(of type: TwinType) -> TwinType? { registries[.old]?.type(sites.oldNames[type.id] ?? type.id) }

  /// Identities of relations in the new model by those in the old one, where they differ.
  var relationNames: [String: String] { sites.relationNames }
}
