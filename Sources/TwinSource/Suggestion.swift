/// The candidate nearest to `word` for a "did you mean", or nil when none is near enough.
///
/// Near means an edit distance (insert, delete, replace, swap of neighbours) of at most a third of the word's length, and
/// never more than 3; case is ignored. Where both are paths or identities below the same one, what follows it is compared alone. The word itself is none. Ties go to the first candidate. O(candidates × length²),
/// bounded by skipping candidates whose length alone rules them out and words longer than 64.
public func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased().utf8)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  let separators: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: "/")]
  let above = wanted.prefix(wanted.lastIndex(where: separators.contains).map { $0 + 1 } ?? 0)
  let limitOfAll = min(3, max(1, wanted.count / 3))
  let limitOfLast = min(3, max(1, (wanted.count - above.count) / 3))
  var best: (distance: Int, candidate: String)?
  for candidate in candidates where candidate != word {
    let other = Array(candidate.lowercased().utf8)
    let limit = other.starts(with: above) ? limitOfLast : limitOfAll
    guard abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// Optimal string alignment distance of two byte strings.
func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return a.count + b.count }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [Int](repeating: 0, count: b.count + 1)
    row[0] = i
    for j in 1...b.count {
      var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
      row[j] = cost
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
