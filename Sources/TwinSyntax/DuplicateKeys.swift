internal import TwinSource

/// Finds keys that a mapping has twice.
///
/// Small mappings are compared pair by pair. Larger ones are sorted by hash, then text, then position, so the worst case
/// is O(entries × log entries) comparisons whatever the keys: nobody can choose keys that collide to a worse end.
struct DuplicateKeys {
  private struct Key {
    var hash: UInt64
    var node: Int
  }

  /// The bits of a hash that count. Tests clear them, so that all keys collide.
  var hashMask = UInt64.max
  /// Reused from mapping to mapping.
  private var keys: [Key] = []

  /// Reports each key of `mapping` whose text an earlier key of it has.
  mutating func check(_ tree: SyntaxTree, mapping: Int, findings: inout FindingList) {
    keys.removeAll(keepingCapacity: true)
    let end = Int(tree.nodes[mapping].subtreeEnd)
    var node = mapping + 1
    while node < end {
      let row = tree.nodes[node]
      // A key that was refused (alias, list, mapping) has a range and no text: it equals nothing.
      if row.textCount > 0 || row.style != .plain || row.start == row.end {
        keys.append(Key(hash: tree.textHash(node) & hashMask, node: node))
      }
      node = Int(tree.nodes[node + 1].subtreeEnd)
    }
    guard keys.count > 1 else { return }
    if keys.count <= 12 {
      for second in 1..<keys.count {
        for first in 0..<second where keys[first].hash == keys[second].hash {
          guard tree.hasSameText(keys[first].node, keys[second].node) else { continue }
          report(tree, first: keys[first].node, second: keys[second].node, findings: &findings)
          break
        }
      }
      return
    }
    keys.sort { a, b in
      if a.hash != b.hash { return a.hash < b.hash }
      let order = tree.compareText(a.node, b.node)
      return order != 0 ? order < 0 : a.node < b.node
    }
    var first = 0
    for second in 1..<keys.count {
      if keys[first].hash == keys[second].hash, tree.hasSameText(keys[first].node, keys[second].node) {
        report(tree, first: keys[first].node, second: keys[second].node, findings: &findings)
      } else {
        first = second
      }
    }
  }

  private func report(_ tree: SyntaxTree, first: Int, second: Int, findings: inout FindingList) {
    findings.add("syntax/duplicate-key") {
      let key = SyntaxTree.NodeID(second)
      return Finding(
        "syntax/duplicate-key", .error, "the key `\(excerpt(tree.string(key)))` stands twice in one mapping",
        at: tree.place(key), related: [RelatedPlace(tree.place(SyntaxTree.NodeID(first)), "the first one is here")],
        notes: ["a mapping has each key once; rename one of the two, or remove it"])
    }
  }
}

extension SyntaxTree {
  /// Calls `body` with the text of the scalar row `node`.
  @inline(__always)
  fileprivate func withText<R>(_ node: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    let row = nodes[node]
    let range = Int(row.textStart)..<Int(row.textStart + row.textCount)
    // Slicing checks the range against the buffer.
    return (row.isDecoded ? decodedText : bytes).withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// A hash of a scalar's text, the same in every run.
  fileprivate func textHash(_ node: Int) -> UInt64 {
    withText(node) { text in
      var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
      var index = 0
      // Unaligned loads stay within the buffer: eight bytes are left when eight are read.
      while index + 8 <= text.count {
        hash = mixed(hash ^ text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      var rest: UInt64 = 0
      while index < text.count {
        rest = rest << 8 | UInt64(text[index])
        index += 1
      }
      return mixed(hash ^ rest)
    }
  }

  fileprivate func hasSameText(_ a: Int, _ b: Int) -> Bool {
    nodes[a].textCount == nodes[b].textCount && compareText(a, b) == 0
  }

  /// Negative, zero or positive as the text of `a` is before, equal to or after that of `b`, byte for byte.
  fileprivate func compareText(_ a: Int, _ b: Int) -> Int {
    withText(a) { a in
      withText(b) { b in
        var index = 0
        let count = min(a.count, b.count)
        while index + 8 <= count {
          let x = a.loadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
          let y = b.loadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
          if x != y { return x < y ? -1 : 1 }
          index += 8
        }
        while index < count {
          if a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
          index += 1
        }
        return a.count - b.count
      }
    }
  }
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
  let product = (value ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
  return product.high ^ product.low
}

/// The first 60 characters of a text, for messages.
func excerpt(_ text: String) -> String {
  let start = text.prefix(60)
  return start.endIndex == text.endIndex ? text : start + "…"
}
