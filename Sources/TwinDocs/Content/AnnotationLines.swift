import TwinModel

/// What is said in annotations, in lines for people instead of the notation of some program.
extension Words {
  /// Texts, numbers and the like of which an annotation may have so many to be told in lines; one that has more stands as it is.
  static let longestAnnotationList = 60
  /// The same where it is one fact of several.
  private static let longestAnnotationFacts = 12
  /// Bytes of an annotation that a page has: all of what anybody writes.
  static let longestAnnotation = 4 << 20

  /// `value` as lines, one for each entry of an object or of a list. `limit` is how many bytes of it are shown.
  func annotationLines(_ value: Literal, limit: Int) -> [Line] {
    guard value.leaves(atMost: Self.longestAnnotationList) != nil else {
      return [Line([.code(model.text(of: value, limit: limit))])]
    }
    var lines: [Line] = []
    append(value, label: [], depth: 0, limit, to: &lines)
    return lines
  }

  private func append(_ value: Literal, label: [Inline], depth: Int, _ limit: Int, to lines: inout [Line]) {
    let below = label.isEmpty ? depth : depth + 1
    switch value {
    case .object(let entries) where !entries.isEmpty:
      if !label.isEmpty { lines.append(Line(.field, depth: depth, label)) }
      for entry in entries {
        append(entry.value, label: [.code(model.string(entry.key)), .text(" ")], depth: below, limit, to: &lines)
      }
    case .array(let values) where values.contains { !$0.isScalar }:
      if !label.isEmpty { lines.append(Line(.field, depth: depth, label)) }
      for value in values { append(value, label: [], depth: below, limit, to: &lines) }
    default:
      let line = label + words(for: value, limit: limit)
      lines.append(label.isEmpty && depth == 0 ? Line(line) : Line(.field, depth: depth, line))
    }
  }

  /// A text as it is, the texts of a list with commas, anything else as programs write it.
  private func words(for value: Literal, limit: Int) -> [Inline] {
    switch value {
    case .string(let text) where model.string(text).utf8.count <= limit: [.text(model.string(text))]
    case .array(let values) where !values.isEmpty && values.allSatisfy(\.isScalar):
      Array(values.map { words(for: $0, limit: limit) }.joined(separator: [.text(", ")]))
    default: [.code(model.text(of: value, limit: limit))]
    }
  }

  /// One annotation among facts: a fact for each entry of an object, behind the key of the whole.
  func annotationFacts(_ key: String, _ value: Literal) -> [[Inline]] {
    guard value.leaves(atMost: Self.longestAnnotationFacts) != nil else {
      return [[.text(key + ": "), .code(model.text(of: value, limit: Self.longestAnnotation))]]
    }
    if case .object(let entries) = value, !entries.isEmpty {
      return entries.flatMap { annotationFacts(key + "." + model.string($0.key), $0.value) }
    }
    return [[.text(key + ": ")] + words(for: value, limit: Self.longestAnnotation)]
  }
}

extension Literal {
  fileprivate var isScalar: Bool {
    switch self {
    case .null, .boolean, .number, .string: true
    case .array, .object: false
    }
  }

  /// How many texts, numbers and the like are in it; nil where those are more than `most`.
  func leaves(atMost most: Int) -> Int? {
    switch self {
    case .null, .boolean, .number, .string: return most > 0 ? 1 : nil
    case .array(let values): return Self.sum(values, most)
    case .object(let entries): return Self.sum(entries.map(\.value), most)
    }
  }

  private static func sum(_ values: [Literal], _ most: Int) -> Int? {
    var sum = 0
    for value in values {
      guard let leaves = value.leaves(atMost: most - sum) else { return nil }
      sum += leaves
    }
    return sum
  }
}
