import Glibc
import TwinCompiler

/// A file or directory that could not be read or written.
struct FileFailure: Error {
  var path: String
}

/// The bytes of the file at `path`; nil when it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// The sum of the words of the file at `path`, mapped: the least that a look at all its bytes takes. Zero when it cannot be mapped.
func sumOfWords(_ path: String) -> UInt64 {
  let file = open(path, O_RDONLY)
  guard file >= 0 else { return 0 }
  defer { close(file) }
  let length = Int(lseek(file, 0, SEEK_END)) / 64 * 64
  guard length > 0, let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else {
    return 0
  }
  defer { munmap(memory, length) }
  var sums = SIMD8<UInt64>.zero
  for offset in stride(from: 0, to: length, by: 64) {
    sums &+= memory.load(fromByteOffset: offset, as: SIMD8<UInt64>.self)
  }
  return sums.wrappedSum()
}

/// Names in `directory` and whether each is a directory itself; hidden ones are left out.
private func entries(of directory: String) -> [(path: String, isDirectory: Bool)] {
  guard let stream = opendir(directory) else { return [] }
  defer { closedir(stream) }
  var found: [(path: String, isDirectory: Bool)] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { found.append((directory + "/" + name, Int(entry.pointee.d_type) == Int(DT_DIR))) }
  }
  return found
}

/// Paths of the files below `directory` whose names end in one of `suffixes`, sorted.
func files(below directory: String, _ suffixes: [String]) -> [String] {
  entries(of: directory).flatMap { entry in
    entry.isDirectory
      ? files(below: entry.path, suffixes) : suffixes.contains(where: entry.path.hasSuffix) ? [entry.path] : []
  }.sorted()
}

func write(_ bytes: [UInt8], to path: String) throws {
  if let slash = path.lastIndex(of: "/") { makeDirectories(String(path[..<slash])) }
  guard let file = fopen(path, "wb") else { throw FileFailure(path: path) }
  let count = fwrite(bytes, 1, bytes.count, file)
  guard fclose(file) == 0, count == bytes.count else { throw FileFailure(path: path) }
}

private func makeDirectories(_ path: String) {
  if path.isEmpty || access(path, F_OK) == 0 { return }
  if let slash = path.lastIndex(of: "/") { makeDirectories(String(path[..<slash])) }
  mkdir(path, 0o755)
}

/// A new directory of its own for files that do not outlive the run.
func makeTemporaryDirectory() throws -> String {
  var template = Array(((getenv("TMPDIR").map { String(cString: $0) }) ?? "/tmp").utf8CString.dropLast())
  template += "/gemel-bench.XXXXXX".utf8CString
  guard let made = mkdtemp(&template) else { throw FileFailure(path: "temporary directory") }
  return String(cString: made)
}

/// Removes a directory that `makeTemporaryDirectory` made, with all that is in it.
func removeTree(_ directory: String) {
  for entry in entries(of: directory) {
    if entry.isDirectory { removeTree(entry.path) } else { unlink(entry.path) }
  }
  rmdir(directory)
}

/// Writes `workspace` below `directory` with a manifest that lists its packages.
func write(_ workspace: CompilerInput, to directory: String) throws {
  var manifest = "edition: 2026\nworkspace:\n  packages:\n"
  for package in workspace.packages {
    let folder = package.manifest.path.split(separator: "/")[0]
    manifest += "    - \(folder)\n"
    for file in [package.manifest] + package.sources { try write(file.bytes, to: directory + "/" + file.path) }
  }
  try write(Array(manifest.utf8), to: directory + "/gemel.yaml")
}

extension CompilerInput {
  /// All files of all packages.
  var files: [InputFile] { packages.flatMap { [$0.manifest] + $0.sources } }
  /// FNV-1a of all paths and bytes: the same seed gives the same one on every machine.
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for file in files {
      for byte in file.path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 16)
  }
  /// Size of the sources.
  var byteCount: Int { files.reduce(0) { $0 + $1.bytes.count } }
}
