import TwinChanges
public import TwinModel
import TwinRules
public import TwinSource

/// A model, with the packages of it that a report is about: what they need is there to be understood.
public struct ReportedModel: Sendable {
  /// The model.
  public var model: Model
  /// The packages that count.
  public var packages: [ID<Package>]
  /// Where something stands, for people; nil where that is in no file of theirs.
  public var place: @Sendable (Place) -> String?
  let facts: ModelFacts

  /// `packages` of `model`.
  public init(
    _ model: Model, packages: [ID<Package>], place: @escaping @Sendable (Place) -> String? = { _ in nil }
  ) {
    self.model = model
    self.packages = packages
    self.place = place
    facts = ModelFacts(model)
  }

  func name(of package: ID<Package>) -> String { model.string(model.packages[package].name) }

  func owners(of package: ID<Package>) -> [String] { model.owners(of: package) }

  func identity(of element: ElementRef) -> String { facts.identity(of: element, in: model) }

  /// Who answers for `element`: itself, what encloses it, or its package says so; the innermost has the word.
  func owners(of element: ElementRef, in package: ID<Package>) -> [String] {
    var next: ElementRef? = element
    while let current = next {
      if let owner = model.owner(model.metadata(of: current)) { return [owner] }
      next = facts.enclosing(current, in: model)
    }
    return owners(of: package)
  }

  /// A row about `element`.
  func row(_ element: ElementRef, in package: ID<Package>, isCounted: Bool, note: String = "") -> FigureRow {
    FigureRow(
      isCounted: isCounted, element: identity(of: element), package: name(of: package),
      owners: owners(of: element, in: package), place: place(model.place(of: element)), note: note)
  }

  /// Whether `element`, or what encloses it, is on its way out.
  func isGoing(_ element: ElementRef) -> Bool {
    var next: ElementRef? = element
    while let current = next {
      if model.metadata(of: current).flatMap({ model.metadata[$0].deprecation }) != nil { return true }
      next = facts.enclosing(current, in: model)
    }
    return false
  }

  /// What `package` declares, and the members of its types.
  func allElements(of package: ID<Package>) -> [ElementRef] {
    model.elements(of: package)
      + model.packages[package].twins.flatMap { twin in model.twins[twin].members.map { .member($0) } }
  }
}

/// Something that refers to an element.
struct ElementUser: Hashable, Sendable {
  /// Its identity.
  var identity: String
  /// The package that it is in.
  var package: String
  /// How it refers, in words that follow its name: "extends".
  var manner: String
  /// Whether it is on its way out itself.
  var isGoing: Bool
}

/// What the packages of a report refer to, by identity, across the models that they are in.
public struct ReferenceMap: Sendable {
  private var users: [String: Set<ElementUser>] = [:]
  /// How many references lead from a package to another one, as pages of documentation count them: each way in which something
  /// of the one refers to something of the other, once.
  private(set) var counts: [PackagePair: Int] = [:]
  /// The packages that what an owner answers for refers to, but for that which holds it, by owner.
  private(set) var needs: [String: Set<String>] = [:]

  struct PackagePair: Hashable, Sendable {
    var from: String
    var to: String
  }

  /// Ways in which an element belongs to another one, which are no references.
  private static let structural: Set<String> = ["has", "inherits", "needs"]

  /// Ways in which an element says more of what it has of another package anyway. The type that extends another one is counted;
  /// what it narrows of it is not, and the unit of a value goes with its kind of quantity.
  private static let uncounted = structural.union([
    "narrows", "is in", "has the coherent unit", "is converted through",
  ])

  /// Looks through `models`, each package in one of them. O(models).
  public init(_ models: [ReportedModel]) {
    for model in models { add(model) }
  }

  private mutating func add(_ reported: ReportedModel) {
    let model = reported.model
    let index = DependencyIndex(model)
    let counting = Set(reported.packages)
    for package in reported.packages { addNamedValues(of: package, in: reported) }
    for package in model.packages.ids {
      let target = reported.name(of: package)
      for element in reported.allElements(of: package) {
        var identity: String?
        for dependent in index.dependents(of: element, within: 1) where !Self.structural.contains(dependent.manner) {
          guard let home = reported.facts.package(of: dependent.element, in: model), counting.contains(home) else {
            continue
          }
          let source = reported.name(of: home)
          let name = identity ?? reported.identity(of: element)
          identity = name
          let user = ElementUser(
            identity: reported.identity(of: dependent.element), package: source, manner: dependent.manner,
            isGoing: reported.isGoing(dependent.element))
          users[name, default: []].insert(user)
        }
        for use in index.uses(of: element) where !Self.uncounted.contains(use.manner) {
          guard let home = reported.facts.package(of: use.element, in: model), counting.contains(home), home != package
          else { continue }
          counts[PackagePair(from: reported.name(of: home), to: target), default: 0] += 1
          for owner in reported.owners(of: use.element, in: home) { needs[owner, default: []].insert(target) }
        }
      }
    }
  }

  /// Values of enumerations are named by defaults and fixed values: no dependency of elements tells of those.
  private mutating func addNamedValues(of package: ID<Package>, in reported: ReportedModel) {
    for element in reported.model.declarations(of: package) {
      for named in reported.model.namedValues(of: element) {
        let user = ElementUser(
          identity: reported.identity(of: element), package: reported.name(of: package), manner: named.manner,
          isGoing: reported.isGoing(element))
        users[reported.identity(of: .enumerationValue(named.value)), default: []].insert(user)
      }
    }
  }

  /// Who refers to the element `identity`, by name.
  func users(of identity: String) -> [ElementUser] {
    (users[identity] ?? []).sorted {
      $0.identity == $1.identity
        ? $0.manner < $1.manner : $0.identity.utf8.lexicographicallyPrecedes($1.identity.utf8)
    }
  }
}
