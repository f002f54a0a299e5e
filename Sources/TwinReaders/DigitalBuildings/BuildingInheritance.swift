/// Which fields types have in the end, and whether they are required: a field that one parent requires is required.
struct BuildingInheritance {
  /// A field as a type has it.
  struct Settled {
    var use: BuildingTypes.Use
    var isRequired: Bool
    /// What it narrows.
    var refines: Int?
  }

  /// How many inherited fields are looked at in all; types beyond are left as they are.
  static let limit = 20_000_000

  private let types: [BuildingTypes.EntityType]
  private(set) var uses: [Settled] = []
  /// By type: what its own uses have become, in their order.
  private(set) var own: [[Int]]
  /// By type: what it must say because its parents differ.
  private(set) var added: [[Int]]
  private var effective: [[Int]]
  private var looked = 0

  init(_ types: [BuildingTypes.EntityType]) {
    self.types = types
    own = [[Int]](repeating: [], count: types.count)
    added = own
    effective = own
  }

  mutating func settle() {
    for type in orderedByParents() { settle(type) }
  }

  /// Types, parents first. A step that closes a circle is passed over; it has a finding elsewhere.
  private func orderedByParents() -> [Int] {
    enum State { case new, open, done }
    var state = [State](repeating: .new, count: types.count)
    var order: [Int] = []
    for root in types.indices where state[root] == .new {
      var stack = [(type: root, next: 0)]
      state[root] = .open
      while let top = stack.last {
        if top.next < types[top.type].parents.count {
          stack[stack.count - 1].next += 1
          let parent = types[top.type].parents[top.next].type
          if state[parent] == .new {
            state[parent] = .open
            stack.append((parent, 0))
          }
        } else {
          state[top.type] = .done
          order.append(top.type)
          stack.removeLast()
        }
      }
    }
    return order
  }

  private mutating func settle(_ type: Int) {
    var kept: [String: Int] = [:]
    var order: [String] = []
    var mixed: [String] = []
    for parent in types[type].parents {
      looked += effective[parent.type].count
      guard looked <= Self.limit else { break }
      for use in effective[parent.type] {
        let name = uses[use].use.name
        guard let first = kept[name] else {
          kept[name] = use
          order.append(name)
          continue
        }
        if first == use || isRefinement(first, of: use) { continue }
        if isRefinement(use, of: first) {
          kept[name] = use
        } else if uses[first].isRequired != uses[use].isRequired, !mixed.contains(name) {
          mixed.append(name)
        }
      }
    }
    var declared: Set<String> = []
    let isMixed = Set(mixed)
    for use in types[type].uses {
      let inherited = kept[use.name]
      let isRequired = use.isRequired || isMixed.contains(use.name) || inherited.map { uses[$0].isRequired } ?? false
      own[type].append(uses.count)
      uses.append(Settled(use: use, isRequired: isRequired, refines: inherited))
      declared.insert(use.name)
    }
    for name in mixed where !declared.contains(name) {
      guard let inherited = kept[name] else { continue }
      added[type].append(uses.count)
      uses.append(Settled(use: uses[inherited].use, isRequired: true, refines: inherited))
      declared.insert(name)
    }
    effective[type] = own[type] + added[type] + order.compactMap { declared.contains($0) ? nil : kept[$0] }
  }

  private func isRefinement(_ use: Int, of other: Int) -> Bool {
    var current = uses[use].refines
    while let base = current {
      if base == other { return true }
      current = uses[base].refines
    }
    return false
  }
}
