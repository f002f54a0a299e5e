import TwinModel

/// The order in which people are shown the elements of a package: by letters whatever their case, numbers inside names by what they count, so that
/// `air` stands before `Zone` and `Sub2` before `Sub10`; what that does not tell apart stands in the model's order. Ranges of places are those of
/// rows: a package has the same ones.
struct ListOrder: Sendable {
  /// By kind the rows in order, and the place of each row; empty where the model's order is this one.
  private var rows: [[UInt32]]
  private var places: [[UInt32]]

  init(of model: Model) {
    (rows, places) = ([], [])
    for kind in ElementKind.allCases {
      var order: [UInt32] = []
      let keys = (0..<model.count(of: kind)).map { listKey(model.name(Element(kind, UInt32($0)))) }
      for package in model.packages.rows {
        let rows = model.rows(of: kind, in: package)
        if zip(rows, rows.dropFirst()).allSatisfy({ !keys[$1].lexicographicallyPrecedes(keys[$0]) }) {
          order += rows.map { UInt32($0) }
        } else {
          order += rows.map { UInt32($0) }.sorted { one, other in
            let (a, b) = (keys[Int(one)], keys[Int(other)])
            return a == b ? one < other : a.lexicographicallyPrecedes(b)
          }
        }
      }
      let isPlain = order.count != keys.count || order.enumerated().allSatisfy { $0.offset == Int($0.element) }
      var places = isPlain ? [] : [UInt32](repeating: 0, count: order.count)
      for (place, row) in order.enumerated() where !isPlain { places[Int(row)] = UInt32(place) }
      self.rows.append(isPlain ? [] : order)
      self.places.append(places)
    }
  }

  /// The element at `place`.
  func element(_ kind: ElementKind, at place: Int) -> Element {
    let rows = rows[Int(kind.rawValue)]
    return Element(kind, rows.isEmpty ? UInt32(place) : rows[place])
  }

  /// Where `element` stands.
  func place(of element: Element) -> Int {
    let places = places[Int(element.kind.rawValue)]
    return places.isEmpty ? Int(element.row) : Int(places[Int(element.row)])
  }

  /// All elements of `kind`, package by package.
  func all(_ kind: ElementKind, in model: Model) -> [Element] {
    (0..<model.count(of: kind)).map { element(kind, at: $0) }
  }
}

/// `name` in bytes whose order is that of lists: ASCII letters in small, and numbers behind how many digits they have.
func listKey(_ name: String) -> [UInt8] {
  var key: [UInt8] = []
  key.reserveCapacity(name.utf8.count + 4)
  var digits: [UInt8] = []
  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  func endNumber() {
    guard !digits.isEmpty else { return }
    let number = digits.drop { $0 == 0x30 }
    key.append(0x30)
    key.append(UInt8(min(number.count, 255)))
    key += number
    digits.removeAll(keepingCapacity: true)
  }
  for byte in name.utf8 {
    if isDigit(byte) {
      digits.append(byte)
    } else {
      endNumber()
      key.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
  }
  endNumber()
  return key
}
