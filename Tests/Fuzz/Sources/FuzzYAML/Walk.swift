import TwinSource
import TwinSyntax

/// Visits every node of a tree and every place of its findings, and stops the process where one is out of order.
func walk(_ parsed: ParsedFile) {
  let tree = parsed.tree
  var visited = 0
  var pending: [SyntaxTree.NodeID] = tree.root.map { [$0] } ?? []
  while let node = pending.popLast() {
    visited += 1
    let range = tree.range(node)
    precondition(range.start <= range.end && Int(range.end) <= tree.bytes.count, "range outside the file")
    _ = tree.string(node)
    var last = range.start
    var isKey = tree.kind(node) == .mapping
    var children = 0
    var child = tree.firstChild(node)
    while let next = child {
      let place = tree.range(next)
      precondition(place.start >= last && place.end <= range.end, "child outside its parent or before its sibling")
      if tree.kind(node) == .mapping {
        precondition(!isKey || tree.kind(next) == .scalar, "key that is no scalar")
        isKey.toggle()
      }
      last = place.end
      children += 1
      pending.append(next)
      child = tree.sibling(after: next, in: node)
    }
    precondition(tree.kind(node) != .mapping || children % 2 == 0, "key without value")
  }
  precondition(visited == tree.nodeCount, "node outside the tree")
  for finding in parsed.findings {
    for place in [finding.place] + finding.related.map(\.place) {
      precondition(Int(place.range.end) <= tree.bytes.count, "place outside the file")
    }
  }
}
