/// Keys, which are numbers from zero up, sorted into buckets.
struct Buckets {
  /// The keys of the first bucket, then those of the next; within a bucket ascending.
  private(set) var keys: [Int]
  /// Where each bucket starts in `keys`, and where the last one ends.
  private var starts: [Int]

  /// - Parameter buckets: The bucket of each key, less than `count`.
  init(_ buckets: [Int], count: Int) {
    starts = [Int](repeating: 0, count: count + 1)
    for bucket in buckets { starts[bucket + 1] += 1 }
    for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
    keys = [Int](repeating: 0, count: buckets.count)
    var next = starts
    for (key, bucket) in buckets.enumerated() {
      keys[next[bucket]] = key
      next[bucket] += 1
    }
  }

  /// Where in `keys` those of a bucket are, ascending. Not a slice, which would count references to all of them.
  func range(of bucket: Int) -> Range<Int> { starts[bucket]..<starts[bucket + 1] }

  /// Buckets that are not empty, from the fullest; those of one size in order.
  var byDescendingSize: [Int] {
    let sizes = (0..<(starts.count - 1)).map { starts[$0 + 1] - starts[$0] }
    return sizes.indices.filter { sizes[$0] > 0 }.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }
}
