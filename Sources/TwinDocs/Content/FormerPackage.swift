public import TwinModel

/// A package that was released and is not in the workspace (any more). Its releases and what they say of their elements stay.
public struct FormerPackage: Sendable {
  /// Its name.
  public var name: String
  /// Its last release.
  public var last: SemanticVersion
  /// What that has.
  let elements: [FormerElement]
  let kind: PackageKind?
  let summary: String
  let description: String
  let owners: [String]

  /// What `model`, that of the last release, says of the package; `history` tells what became of its elements. Without a model its elements are
  /// not known.
  public init(_ name: String, last: SemanticVersion, in model: Model?, _ history: PackageHistory, language: String) {
    self.name = name
    self.last = last
    guard let model, let id = model.packages.ids.first(where: { model.string(model.packages[$0].name) == name }) else {
      (elements, kind, summary, description, owners) = ([], nil, "", "", [])
      return
    }
    let package = model.packages[id]
    kind = package.kind
    summary = package.summary.map { model.string($0) } ?? ""
    description = model.description(package.metadata, language: language) ?? ""
    owners = package.owners.map { model.string($0) }
    elements = ElementKind.allCases.flatMap { kind in
      model.rows(of: kind, in: package).map { row in
        let identity = model.identity(Element(kind, UInt32(row)))
        var element = FormerElement(
          kind, identity: identity, moment: .release(last), last: last, events: history.events(ofAllIn: identity),
          definition: FormerElement.Definition(of: kind, identity, in: model, language: language))
        element.leftWithPackage = true
        return element
      }
    }
  }
}

extension PackageHistory {
  /// What became of an element, and then of its members.
  fileprivate func events(ofAllIn identity: String) -> [Event] {
    let members = events.filter { $0.key.hasPrefix(identity + "/") }.sorted { $0.key < $1.key }
    return (events[identity] ?? []) + members.flatMap(\.value)
  }
}

/// A package that pages are about.
enum PackageHome: Hashable, Sendable {
  /// One of the model.
  case present(ID<Package>)
  /// One of those that are not in the workspace.
  case former(Int)
}
