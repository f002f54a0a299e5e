import TwinModel

/// Who uses how much of whose elements, and which most: made once for a site, of the index of all references.
struct PackageReuse: Sendable {
  /// What one package uses of another.
  struct Pair: Sendable {
    /// References to elements of the other.
    var count = 0
    /// The elements that are referred to most, and how often.
    var most: [(element: Element, count: Int)] = []
  }

  /// A package and one whose elements it uses.
  private struct Key: Hashable, Sendable {
    var user: ID<Package>
    var used: ID<Package>
  }

  /// How many elements are told for a pair.
  private static let longest = 3

  private var pairs: [Key: Pair] = [:]

  /// What `user` uses of `used`; nil where that is nothing.
  func of(_ used: ID<Package>, by user: ID<Package>) -> Pair? { pairs[Key(user: user, used: used)] }

  /// Walks every element once, in the order of the model, and all that refers to it.
  init(of model: Model, _ index: ReverseIndex) {
    for kind in ElementKind.allCases {
      let aspects = Aspect.allCases.filter { $0.kind == kind && $0.isReference }
      for row in 0..<model.count(of: kind) {
        let element = Element(kind, UInt32(row))
        let home = model.header(element).package
        var users: [ID<Package>: Int] = [:]
        for aspect in aspects {
          for use in index.uses(of: element, aspect) {
            let package = model.header(use.element).package
            if package != home { users[package, default: 0] += 1 }
          }
        }
        for (user, count) in users { add(element, count, to: Key(user: user, used: home)) }
      }
    }
  }

  private mutating func add(_ element: Element, _ count: Int, to key: Key) {
    pairs[key, default: Pair()].count += count
    var most = pairs[key]?.most ?? []
    // Of equals, the first of the model stays in front: elements come in its order.
    let place = most.firstIndex { $0.count < count } ?? most.count
    guard place < Self.longest else { return }
    most.insert((element, count), at: place)
    pairs[key]?.most = Array(most.prefix(Self.longest))
  }
}
