import TwinRegistry
import TwinSource

/// A registry in a directory: `registry.json`, content by digest below `blobs`, a file for each release and each status
/// below `packages`.
///
/// Nothing but the derived files (`oci-layout`, `index.json`) is ever overwritten. Symbolic links, pipes and devices in it are
/// errors and are never followed or waited for. Any number of processes may read and publish at once.
public final class RegistryDirectory: Sendable {
  /// Where it is, as it was named.
  public let path: String
  let root: Directory
  let steps: FileSteps

  private init(_ path: String, _ root: Directory, _ steps: FileSteps) {
    self.path = path
    self.root = root
    self.steps = steps
  }

  /// Opens the registry in the directory `path`.
  public static func open(_ path: String) throws(StoreError) -> RegistryDirectory { try open(path) { _, _ in 0 } }

  /// Opens a registry whose changes ask `before` first.
  package static func open(
    _ path: String, before: @escaping @Sendable (FileStep, String) -> Int32
  ) throws(StoreError) -> RegistryDirectory {
    let registry = RegistryDirectory(path, try Directory(opening: path), FileSteps(before: before))
    try registry.checkFormat()
    return registry
  }

  /// Opens the registry in the directory `path`, which is made, with the directories above it, where it is not there. A
  /// directory that holds other things than a registry is an error.
  public static func create(_ path: String) throws(StoreError) -> RegistryDirectory { try create(path) { _, _ in 0 } }

  /// Makes a registry whose changes ask `before` first.
  package static func create(
    _ path: String, before: @escaping @Sendable (FileStep, String) -> Int32
  ) throws(StoreError) -> RegistryDirectory {
    let steps = FileSteps(before: before)
    try makeDirectories(path, steps)
    let registry = RegistryDirectory(path, try Directory(opening: path), steps)
    if try registry.root.kind(RegistryPath.format) == nil {
      let others = try registry.root.names().filter { $0.map { !$0.hasPrefix(".") } ?? true }
      guard others.isEmpty || Set(others).isSubset(of: ["blobs", "packages"]) else {
        throw StoreError(
          .noRegistry, "", "the directory \(path) holds other things and no registry",
          wayOut: "name an empty directory, or one that is not there yet")
      }
      // Before what makes it a registry, so that one that was stopped in between is made again.
      _ = try registry.install(attributes, as: RegistryPath.attributes, in: registry.root)
      _ = try registry.install(RegistryFormat.bytes, as: RegistryPath.format, in: registry.root)
    }
    try registry.checkFormat()
    return registry
  }

  /// What git is to know of a registry: that no line ending in it may be changed, which digests would show; and that two branches that each
  /// release something do not contradict each other in `index.json`: merged, it has both (`lostByIndex`), until it is made anew.
  private static let attributes = Array("* -text\n/\(RegistryPath.index) merge=union\n".utf8)

  /// Whether the directory `path` is one of which `create` would make a registry: it has no `registry.json`, and nothing but
  /// hidden files, such as those that a kill at the first use left.
  public static func isVacant(_ path: String) throws(StoreError) -> Bool {
    try Directory(opening: path).names().allSatisfy { $0?.hasPrefix(".") == true }
  }

  /// Makes the directory `path` and those above it where they are not there. Their names are on the disk when this returns.
  private static func makeDirectories(_ path: String, _ steps: FileSteps) throws(StoreError) {
    var above = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      let made = above + name
      if try steps.makeDirectory(at: made) { try steps.sync(Directory(opening: above)) }
      above = made + "/"
    }
  }

  private func checkFormat() throws(StoreError) {
    guard let bytes = try root.read(RegistryPath.format, limit: 64 << 10) else {
      guard try root.kind(RegistryPath.packages) == nil else {
        throw StoreError(
          .damaged, RegistryPath.format, "it is missing, and there are packages",
          wayOut: "bring it back from a copy of the registry")
      }
      throw StoreError(
        .noRegistry, "", "there is no registry in \(path): it has no \(RegistryPath.format)",
        wayOut: "name the directory of a registry")
    }
    let format = try value(RegistryFormat.read(bytes, file: .none), of: bytes, at: RegistryPath.format)
    guard format == RegistryFormat.current else {
      throw StoreError(
        .noRegistry, RegistryPath.format,
        "the registry is of format \(format), and this compiler reads \(RegistryFormat.current)",
        wayOut: "use the release of the compiler that wrote it, or a later one")
    }
  }

  /// The value that was read from `bytes`; findings are an error that tells the first of them.
  func value<Value>(
    _ read: ReadRecord<Value>, of bytes: [UInt8], at path: String, kind: StoreError.Kind = .damaged
  ) throws(StoreError) -> Value {
    if let value = read.value { return value }
    if ConflictMarks.areIn(bytes) { throw conflicted(path, kind: kind) }
    let finding = read.findings.first
    throw StoreError(
      kind, path, finding.map { Self.shown($0, in: bytes) } ?? "it cannot be read",
      wayOut: finding?.notes.first ?? "bring it back from a copy of the registry")
  }

  /// That git left both sides of a merge in a file, of which one is to be chosen: each was written once and stands.
  private func conflicted(_ path: String, kind: StoreError.Kind) -> StoreError {
    let file = self.path + "/" + path
    return StoreError(
      kind, path, "git left the marks of a conflict in it: two branches wrote it, each with something else",
      wayOut:
        "choose one with `git checkout --ours \(file)` or `git checkout --theirs \(file)`, and release under another version, say or sign"
        + " once more what the other one has")
  }

  /// A finding with its line and column, counted from one.
  static func shown(_ finding: Finding, in bytes: [UInt8]) -> String {
    let lines = LineIndex(bytes)
    let offset = Int(finding.place.range.start)
    let line = lines.line(of: offset)
    return "line \(line + 1), byte \(offset - lines.start(ofLine: line) + 1): \(finding.message)"
  }
}
