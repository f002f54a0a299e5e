@testable import TwinRuntime

extension ReferenceJudge {
  /// A GeoJSON geometry names its kind and holds positions of two numbers or more, nested as the kind has it (RFC 7946 §3.1).
  mutating func isGeometry(_ node: Int, _ kind: String, levels: Int) -> Bool {
    guard document[node].kind == .object else {
      report(.type, node, expected: "a GeoJSON geometry (\(kind))")
      return false
    }
    var hasKind = false
    var coordinates: Int?
    for member in document.members(of: node) {
      switch String(decoding: document.text(member.key), as: UTF8.self) {
      case "type":
        hasKind = document[member.value].kind == .string && document.text(member.value) == Array(kind.utf8)
      case "coordinates": coordinates = member.value
      default: continue
      }
    }
    if !hasKind { report(.geometry, node, expected: "a GeoJSON geometry with `\"type\": \"\(kind)\"`") }
    guard let coordinates else {
      report(.geometry, node, expected: "a GeoJSON geometry with `coordinates`")
      return false
    }
    eachChild(of: node) { judge, _, child in
      if child == coordinates { judge.holdPositions(child, levels: levels) }
    }
    return hasKind
  }

  private mutating func holdPositions(_ node: Int, levels: Int) {
    if isFull { return }
    guard document[node].kind == .array else {
      report(.geometry, node, expected: levels == 0 ? "a position: an array of numbers" : "an array")
      return
    }
    if levels == 0, document[node].count < 2 {
      report(.geometry, node, expected: "a position of two numbers or more")
    }
    eachChild(of: node) { judge, _, child in
      if levels > 0 {
        judge.holdPositions(child, levels: levels - 1)
      } else if judge.document[child].kind != .number {
        judge.report(.geometry, child, expected: "a number of a position")
      }
    }
  }
}
