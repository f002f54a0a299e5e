@testable import TwinRuntime

extension ReferenceJudge {
  /// A GeoJSON geometry names its kind and holds positions, nested as the kind has it: of two numbers or more, the first two in degrees; lines
  /// have two of them, rings four and end where they begin (RFC 7946 §3.1, §4).
  mutating func isGeometry(_ node: Int, _ kind: String, levels: Int) -> Bool {
    guard document[node].kind == .object else {
      report(.type, node, expected: "a GeoJSON geometry (\(kind))")
      return false
    }
    func isNamed(_ name: String) -> (Int, Int) -> Bool {
      { [document] key, _ in document.text(key) == Array(name.utf8) }
    }
    let types = document.members(of: node).filter { isNamed("type")($0.key, $0.value) }.map(\.value)
    let coordinates = document.members(of: node).filter { isNamed("coordinates")($0.key, $0.value) }.map(\.value)
    let hasKind =
      !types.isEmpty
      && types.allSatisfy { document[$0].kind == .string && document.text($0) == Array(kind.utf8) }
    if !hasKind { report(.geometry, node, expected: "a GeoJSON geometry with `\"type\": \"\(kind)\"`") }
    eachChild(of: node) { judge, _, child in
      if coordinates.contains(child) { judge.holdPositions(child, kind, levels: levels) }
    }
    if coordinates.isEmpty { report(.geometry, node, expected: "a GeoJSON geometry with `coordinates`") }
    return hasKind && !coordinates.isEmpty
  }

  private mutating func holdPositions(_ node: Int, _ kind: String, levels: Int) {
    if isFull { return }
    guard document[node].kind == .array else {
      report(.geometry, node, expected: levels == 0 ? "a position: an array of numbers" : "an array")
      return
    }
    let count = document[node].count
    let isLine = kind.hasSuffix("LineString")
    let isRing = kind.hasSuffix("Polygon")
    if levels == 0, count < 2 {
      report(.geometry, node, expected: "a position of two numbers or more")
    } else if levels == 1, isLine, count < 2 {
      report(.geometry, node, expected: "a line of two positions or more")
    } else if levels == 1, isRing, count < 4 {
      report(.geometry, node, expected: "a ring of four positions or more")
    } else if levels == 1, isRing, !endsWhereItBegins(node) {
      report(.geometry, node, expected: "a ring that ends at the position where it begins")
    }
    let places = Dictionary(uniqueKeysWithValues: document.elements(of: node).enumerated().map { ($1, $0) })
    eachChild(of: node) { judge, _, child in
      if levels > 0 {
        judge.holdPositions(child, kind, levels: levels - 1)
      } else if judge.document[child].kind != .number {
        judge.report(.geometry, child, expected: "a number of a position")
      } else if let place = places[child], place < 2 {
        let limit = JSONNumber(isNegative: false, magnitude: place == 0 ? 180 : 90)
        if judge.document.number(child).absolute > limit {
          judge.report(
            .geometry, child, expected: place == 0 ? "a longitude from -180 to 180" : "a latitude from -90 to 90")
        }
      }
    }
  }

  private func endsWhereItBegins(_ ring: Int) -> Bool {
    let positions = document.elements(of: ring)
    func numbers(_ node: Int) -> [JSONNumber]? {
      let elements = document.elements(of: node)
      guard document[node].kind == .array, elements.allSatisfy({ document[$0].kind == .number }) else { return nil }
      return elements.map { document.number($0) }
    }
    guard let first = positions.first.flatMap(numbers), let last = positions.last.flatMap(numbers) else { return true }
    return first == last
  }
}
