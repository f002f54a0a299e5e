/// The list of what a run wrote below a directory, so that the next one removes what it no longer writes.
struct OutputList {
  /// The directory that is written to.
  var directory: String
  /// Name of the list there.
  var name: String

  /// Removes what an earlier run wrote and this one did not, by the list that it left, and leaves a new list. How many files.
  /// - Parameter isWhole: Whether this run wrote all that there is to write; if not, what others wrote stays, and stays listed.
  func finish(written: [String], isWhole: Bool = true) throws -> Int {
    let list = FileSystem.join(directory, name)
    let old = try FileSystem.hasFile(list) ? FileSystem.read(list) : []
    var kept = Set(written)
    var removed = 0
    for line in old.split(separator: UInt8(ascii: "\n")) {
      let file = String(decoding: line, as: UTF8.self)
      if !isWhole {
        kept.insert(file)
      } else if !kept.contains(file), try FileSystem.removeFile(file, below: directory) {
        removed += 1
      }
    }
    let new = Array(kept.sorted().map { $0 + "\n" }.joined().utf8)
    if new != old { try FileSystem.write(new, to: list) }
    return removed
  }
}
