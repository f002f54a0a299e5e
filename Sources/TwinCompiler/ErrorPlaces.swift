import TwinSource

/// Where errors begin, to be asked for many places.
struct ErrorPlaces {
  private var starts: [FileID: [UInt32]] = [:]

  init(_ findings: [Finding]) {
    for finding in findings where finding.severity == .error {
      starts[finding.place.file, default: []].append(finding.place.range.start)
    }
    for file in starts.keys { starts[file]?.sort() }
  }

  /// Whether there are any in `file`.
  func hasAny(in file: FileID) -> Bool { starts[file] != nil }

  /// Whether an error begins in `place` or where it ends. O(log errors of the file).
  func hasAny(in place: Place) -> Bool {
    let starts = starts[place.file] ?? []
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < place.range.start { low = middle + 1 } else { high = middle }
    }
    return low < starts.count && starts[low] <= place.range.end
  }
}
