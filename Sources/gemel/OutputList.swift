/// The list of what a run wrote below a directory, so that the next one removes what it no longer writes.
struct OutputList {
  /// The directory that is written to.
  var directory: String
  /// Name of the list there.
  var name: String

  /// Removes what an earlier run wrote and this one did not, by the list that it left, and leaves a new list. How many files.
  /// - Parameter isWhole: Whether this run wrote all that there is to write; if not, what others wrote stays, and stays listed.
  func finish(written: [String], isWhole: Bool = true) throws -> Int {
    var kept = Set(written)
    var removed = 0
    for file in try stale(written: written) {
      if !isWhole {
        kept.insert(file)
      } else if try FileSystem.removeFile(file, below: directory) {
        removed += 1
      }
    }
    let new = Array(kept.sorted().map { $0 + "\n" }.joined().utf8)
    if try new != left() { try FileSystem.write(new, to: FileSystem.join(directory, name)) }
    return removed
  }

  /// Adds `files` to the list before they are written, so that what a run leaves that does not get to its end is known as its own.
  func announce(_ files: [String]) throws {
    let known = try listed()
    guard !known.isSuperset(of: files) else { return }
    let all = known.union(files).sorted().map { $0 + "\n" }.joined()
    try FileSystem.write(Array(all.utf8), to: FileSystem.join(directory, name))
  }

  /// What an earlier run wrote, as its list has it.
  func listed() throws -> Set<String> {
    Set(try left().split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) })
  }

  /// What an earlier run wrote and this one does not, as its list has it: somebody else may have written that.
  func stale(written: [String]) throws -> [String] {
    let kept = Set(written)
    return try left().split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
      .filter { !kept.contains($0) }
  }

  /// The list that an earlier run left.
  private func left() throws -> [UInt8] {
    let list = FileSystem.join(directory, name)
    return try FileSystem.hasFile(list) ? FileSystem.read(list) : []
  }
}
