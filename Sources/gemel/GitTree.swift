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

  /// Bytes of a file that are read.
  private static let sizeLimit = 64 << 20
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
    let bytes = try blobs.read(node.object, limit: Self.sizeLimit, shown(path))
    if bytes.starts(with: "version https://git-lfs".utf8) {
      throw FileError(
        "read", shown(path), because: "its content is kept by Git LFS, outside of the commit; keep models in git")
    }
    return bytes
  }

  func prepare(_ paths: [String]) {
    let objects = paths.compactMap { resolve($0).flatMap { nodes[$0] } }.filter { $0.standing == .file }.map(\.object)
    blobs.prepare(objects, limit: Self.sizeLimit)
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
    // What the tree lists is below directories alone.
    if let node = nodes[path], node.standing != .link { return path }
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

/// Contents of objects, from one `git cat-file`.
private final class GitBlobs: Sendable {
  private let repository: Repository
  private let state = Mutex(State())

  private struct State {
    var stream: BlobStream?
    /// What was fetched before it was asked for, by object.
    var fetched: [String: [UInt8]] = [:]
  }

  /// Objects that are asked for before the first answer is read: fewer bytes of names than a pipe holds.
  private static let batch = 256
  /// Bytes that are fetched ahead at most.
  private static let roomAhead = 256 << 20

  init(_ repository: Repository) { self.repository = repository }

  deinit {
    state.withLock { state in
      state.stream?.process.end()
      state.stream = nil
    }
  }

  /// Fetches `objects`, which will be read, many at a time. What cannot be had is told by those who read it.
  func prepare(_ objects: [String], limit: Int) {
    state.withLock { state in
      guard var stream = try? state.stream ?? BlobStream(repository.start(["cat-file", "--batch"])) else { return }
      var room = Self.roomAhead
      for start in stride(from: 0, to: objects.count, by: Self.batch) {
        let batch = objects[start..<min(start + Self.batch, objects.count)]
        guard room > 0, stream.process.write(batch.flatMap { Array(($0 + "\n").utf8) }) else { break }
        for object in batch {
          guard let bytes = stream.answer(limit: limit) else {
            // What is left of the answer would be taken for the next one.
            stream.process.end()
            state.stream = nil
            return
          }
          room -= bytes.count
          state.fetched[object] = bytes
        }
      }
      state.stream = stream
    }
  }

  /// The bytes of `object`, at most `limit` + 1 of them so that the reader can tell that there are more.
  func read(_ object: String, limit: Int, _ path: String) throws -> [UInt8] {
    try state.withLock { state in
      if let bytes = state.fetched.removeValue(forKey: object) { return bytes }
      var stream = try state.stream ?? BlobStream(repository.start(["cat-file", "--batch"]))
      guard stream.process.write(Array((object + "\n").utf8)), let bytes = stream.answer(limit: limit) else {
        stream.process.end()
        state.stream = nil
        throw repository.missingObject(path)
      }
      state.stream = stream
      return bytes
    }
  }
}

/// What `git cat-file --batch` answers, read in large pieces.
private struct BlobStream {
  let process: Subprocess
  private var buffer: [UInt8] = []
  private var position = 0

  init(_ process: Subprocess) { self.process = process }

  /// Reads `OBJECT blob SIZE`, the content and a line feed; nil where the answer is another one.
  mutating func answer(limit: Int) -> [UInt8]? {
    var header: [UInt8] = []
    while header.count < 256 {
      guard position < buffer.count || fill() else { return nil }
      let byte = buffer[position]
      position += 1
      if byte == 0x0A { break }
      header.append(byte)
    }
    let facts = String(decoding: header, as: UTF8.self).split(separator: " ")
    guard facts.count == 3, facts[1] == "blob", let size = Int(facts[2]), size >= 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size, limit + 1))
    var left = size
    while left > 0 {
      guard position < buffer.count || fill() else { return nil }
      let piece = min(left, buffer.count - position)
      let kept = min(piece, limit + 1 - bytes.count)
      bytes += buffer[position..<(position + kept)]
      position += piece
      left -= piece
    }
    guard position < buffer.count || fill() else { return nil }
    position += 1
    return bytes
  }

  /// Reads what there is; false at the end.
  private mutating func fill() -> Bool {
    position = 0
    buffer = [UInt8](unsafeUninitializedCapacity: 256 << 10) { space, count in
      repeat {
        let read = Glibc.read(process.output, space.baseAddress, space.count)
        count = max(0, read)
        if read >= 0 { return }
      } while errno == EINTR
    }
    return !buffer.isEmpty
  }
}
