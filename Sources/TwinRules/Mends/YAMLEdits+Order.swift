import TwinSource
import TwinSyntax

extension YAMLEdits {
  /// Puts the entries of the block mapping `node` in the order in which `order` names their keys; other keys go last, as
  /// they stand. An entry takes along the comments above it, in its column, those beside it, and those below it that stand deeper; blank lines stay where they are.
  func order(_ node: Node, by order: [String]) throws(MendRefusal) -> [Edit] {
    let keys = keys(of: node)
    let ranks = keys.map { key in order.firstIndex(of: tree.string(key)) ?? order.count }
    // Ties keep their order: the position decides.
    let sorted = keys.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    if sorted == Array(keys.indices) { return [] }
    if isFlow(node) { throw MendRefusal("the keys stand on one line, in brackets") }
    var slots: [Range<Int>] = []
    for key in keys { slots.append(try lines(ofEntry: key)) }
    for (slot, next) in zip(slots, slots.dropFirst()) where hasComment(between: slot.upperBound, next.lowerBound) {
      throw MendRefusal("a comment stands by itself between the keys, and nobody but you knows which it is about")
    }
    if let last = slots.last, sorted.last != slots.count - 1, hasComment(rightBelow: last, inColumnOf: keys.last) {
      throw MendRefusal("a comment stands right below the last key, and nobody but you knows which it is about")
    }
    return zip(slots, sorted).compactMap { slot, source in
      let text = layout.text(slots[source])
      return text == layout.text(slot) ? nil : replacement(slot, text)
    }
  }

  /// Whether a comment stands on the lines from the end of one entry to the start of another.
  private func hasComment(between end: Int, _ start: Int) -> Bool {
    var line = layout.nextLine(end)
    while line < start {
      if case .comment = layout.line(at: line) { return true }
      line = layout.nextLine(line)
    }
    return false
  }

  /// Whether a comment in the column of `key` stands on the line after those of its entry.
  private func hasComment(rightBelow entry: Range<Int>, inColumnOf key: Node?) -> Bool {
    let next = layout.nextLine(entry.upperBound)
    guard let key, next < layout.bytes.count else { return false }
    return layout.line(at: next) == .comment(layout.column(start(key)))
  }

  /// The lines of the entry with the key `key`, with the comments above it, up to the break of the last.
  private func lines(ofEntry key: Node) throws(MendRefusal) -> Range<Int> {
    guard let value = index.value(ofKey: key), layout.isFirstOnLine(start(key)) else {
      throw MendRefusal("a key does not begin on a line of its own")
    }
    let column = layout.column(start(key))
    var head = layout.lineStart(start(key))
    while let above = layout.previousLine(head), layout.line(at: above) == .comment(column) { head = above }
    var end = max(head, try endOfLines(of: value))
    // Comments below that stand deeper than the key are about what is in the entry.
    while case let next = layout.nextLine(end), next > end, next < layout.bytes.count,
      case .comment(let deeper) = layout.line(at: next), deeper > column
    {
      end = layout.lineEnd(next)
    }
    return head..<end
  }
}
