import Glibc
import Synchronization

/// The files of a commit, read from git's objects as the disk is read: one at a time, and only those that are asked for.
///
/// Paths are relative to the root of the repository, which is `/` where they are resolved. Links are followed within the
/// tree; what leads out of it is not there.
struct GitTree: SourceFiles {
  let commit: Repository.Commit
  private let repository: Repository
  private let blobs: GitBlobs
  private let nodes: [String: Node]
  private let children: [String: [FileSystem.Entry]]

  private struct Node {
    var standing: FileSystem.Standing
    var object: String
    /// Whether it is another repository, of which the tree has only the commit.
    var isSubmodule = false
  }

  /// The longest path that is read.
  private static let pathLimit = 4_096

  /// The tree of `commit`.
  init(_ commit: Repository.Commit, in repository: Repository) throws {
    self.commit = commit
    self.repository = repository
    blobs = GitBlobs(repository)
    let listed = try repository.run(["ls-tree", "-r", "-z", "--full-tree", commit.hash], limit: 1 << 30)
    guard listed.code == 0 else { throw repository.missingObject(commit.name) }
    var nodes = ["": Node(standing: .directory, object: "")]
    var children: [String: [FileSystem.Entry]] = [:]
    for line in listed.output.split(separator: 0) {
      // MODE SP TYPE SP OBJECT TAB PATH
      guard let tab = line.firstIndex(of: 0x09) else { continue }
      let facts = line[..<tab].split(separator: 0x20)
      let path = line[(tab + 1)...]
      guard facts.count == 3, path.count <= Self.pathLimit else {
        throw FileError("read", commit.name, because: "a path in it is longer than \(Self.pathLimit) bytes")
      }
      let isSubmodule = facts[1].elementsEqual("commit".utf8)
      let standing: FileSystem.Standing =
        isSubmodule ? .directory : facts[0].elementsEqual("120000".utf8) ? .link : .file
      let object = String(decoding: facts[2], as: UTF8.self)
      Self.add(path, Node(standing: standing, object: object, isSubmodule: isSubmodule), to: &nodes, &children)
    }
    self.nodes = nodes
    self.children = children
  }

  /// Adds what stands at `bytes`, a path, and the directories above it.
  private static func add(
    _ bytes: ArraySlice<UInt8>, _ node: Node, to nodes: inout [String: Node],
    _ children: inout [String: [FileSystem.Entry]]
  ) {
    let text = String(validating: bytes, as: UTF8.self)
    var path = text ?? String(decoding: bytes, as: UTF8.self)
    var node = node
    while nodes[path] == nil {
      nodes[path] = node
      let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
      path = FileSystem.parent(path)
      if !name.hasPrefix(".") {
        let isUTF8 = text != nil || !name.unicodeScalars.contains("\u{FFFD}")
        children[path, default: []].append(
          FileSystem.Entry(name: name, isUTF8: isUTF8, isDirectory: node.standing == .directory))
      }
      node = Node(standing: .directory, object: "")
    }
  }

  // MARK: - What is where

  func kind(_ path: String) -> FileSystem.Kind? {
    guard let place = resolve(path) else { return nil }
    return nodes[place]?.standing == .directory ? .directory : .file
  }

  func absolute(_ path: String) -> String? { resolve(path).map { "/" + $0 } }

  func standing(_ path: String) throws -> FileSystem.Standing {
    guard let place = location(path), let node = nodes[String(place.dropFirst())] else {
      throw FileError("read", shown(path), ENOENT)
    }
    return node.standing
  }

  func hasFile(_ path: String) throws -> Bool {
    guard let directory = resolve(FileSystem.parent(path)) else { return false }
    if let node = nodes[directory], node.isSubmodule {
      throw FileError(
        "read", shown(path),
        because: "it is in a submodule, of which the commit holds the name only; compare that by itself")
    }
    guard let standing = try? standing(path) else { return false }
    if standing == .link, kind(path) == nil {
      throw FileError("read", shown(path), because: "it is a link that leads to nothing in the repository")
    }
    return kind(path) == .file
  }

  func list(_ directory: String) throws -> [FileSystem.Entry] {
    guard let place = resolve(directory) else { throw FileError("list", shown(directory), ENOENT) }
    return (children[place] ?? []).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  func read(_ path: String) throws -> [UInt8] {
    guard let place = resolve(path), let node = nodes[place] else { throw FileError("read", shown(path), ENOENT) }
    guard node.standing == .file else { throw FileError("read", shown(path), EISDIR) }
    let bytes = try blobs.read(node.object, limit: 64 << 20, shown(path))
    if bytes.starts(with: "version https://git-lfs".utf8) {
      throw FileError(
        "read", shown(path), because: "its content is kept by Git LFS, outside of the commit; keep models in git")
    }
    return bytes
  }

  func shown(_ path: String) -> String { "\(commit.name):\(path == "." ? "" : path)" }

  func location(ofShown path: String) -> String? {
    path.hasPrefix(commit.name + ":") ? location(String(path.dropFirst(commit.name.count + 1))) : nil
  }

  /// Paths of all files of the name `name`, hidden ones left out, from the top down, then bytewise.
  func files(named name: String) -> [String] {
    let found = nodes.keys.filter { path in
      let parts = path.split(separator: "/")
      return parts.last.map { $0 == name } ?? false
        && !parts.contains { $0.hasPrefix(".") || $0 == "node_modules" }
    }
    return found.map { (path: $0, depth: $0.utf8.count { $0 == UInt8(ascii: "/") }) }
      .sorted { ($0.depth, $0.path) < ($1.depth, $1.path) }.map(\.path)
  }

  /// `path` with links and dots resolved, relative to the root; nil where it leads to nothing in the tree.
  private func resolve(_ path: String) -> String? {
    var place = ""
    var rest = Array(path.split(separator: "/").map(String.init).reversed())
    var links = 0
    while let part = rest.popLast() {
      if part == "." { continue }
      if part == ".." {
        guard !place.isEmpty else { return nil }
        place = FileSystem.parent(place)
        continue
      }
      let next = FileSystem.join(place, part)
      guard let node = nodes[next] else { return nil }
      guard node.standing == .link else {
        place = next
        continue
      }
      links += 1
      guard links <= 40, let target = try? blobs.read(node.object, limit: Self.pathLimit, shown(next)),
        target.count <= Self.pathLimit, let text = String(validating: target, as: UTF8.self), !text.hasPrefix("/")
      else { return nil }
      rest += text.split(separator: "/").map(String.init).reversed()
    }
    return place
  }
}

/// Contents of objects, from one `git cat-file` that is asked for one after the other.
private final class GitBlobs: Sendable {
  private let repository: Repository
  private let process = Mutex<Subprocess?>(nil)

  init(_ repository: Repository) { self.repository = repository }

  deinit {
    process.withLock { process in
      process?.end()
      process = nil
    }
  }

  /// The bytes of `object`, at most `limit` + 1 of them so that the reader can tell that there are more.
  func read(_ object: String, limit: Int, _ path: String) throws -> [UInt8] {
    try process.withLock { process in
      let running = try process ?? repository.start(["cat-file", "--batch"])
      process = running
      guard running.write(Array((object + "\n").utf8)), let bytes = Self.answer(running.output, limit: limit) else {
        // What is left of the answer would be taken for the next one.
        running.end()
        process = nil
        throw repository.missingObject(path)
      }
      return bytes
    }
  }

  /// Reads `OBJECT blob SIZE`, the content and a line feed; nil where the answer is another one.
  private static func answer(_ output: Int32, limit: Int) -> [UInt8]? {
    var header: [UInt8] = []
    var byte: UInt8 = 0
    while header.count < 256 {
      guard fill(output, &byte, 1) else { return nil }
      if byte == 0x0A { break }
      header.append(byte)
    }
    let facts = String(decoding: header, as: UTF8.self).split(separator: " ")
    guard facts.count == 3, facts[1] == "blob", let size = Int(facts[2]), size >= 0 else { return nil }
    let kept = min(size, limit + 1)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: kept) { buffer, count in
      if let start = buffer.baseAddress { isWhole = fill(output, start, kept) }
      count = isWhole ? kept : 0
    }
    var surplus = size - kept + 1
    var scratch = [UInt8](repeating: 0, count: min(surplus, 64 << 10))
    while isWhole, surplus > 0 {
      let count = min(surplus, scratch.count)
      isWhole = fill(output, &scratch, count)
      surplus -= count
    }
    return isWhole ? bytes : nil
  }

  /// Reads `count` bytes; false where they end before.
  private static func fill(_ output: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
    var filled = 0
    while filled < count {
      let read = Glibc.read(output, start + filled, count - filled)
      if read > 0 { filled += read } else if read == 0 || errno != EINTR { return false }
    }
    return true
  }
}
