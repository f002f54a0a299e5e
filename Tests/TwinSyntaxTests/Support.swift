import Foundation
import TwinSource

@testable import TwinSyntax

let file = FileID(0)

func yaml(_ text: String, limits: SyntaxLimits = SyntaxLimits()) -> ParsedFile {
  parseYAML(Array(text.utf8), file: file, limits: limits)
}

func json(_ text: String, limits: SyntaxLimits = SyntaxLimits()) -> ParsedFile {
  parseJSON(Array(text.utf8), file: file, limits: limits)
}

extension ParsedFile {
  var rules: [String] { findings.map(\.rule.name) }

  /// Source text of a place.
  func source(_ place: Place) -> String {
    String(decoding: tree.bytes[Int(place.range.start)..<Int(place.range.end)], as: UTF8.self)
  }

  /// The tree on one line: mappings in braces, lists in brackets, scalars as quoted source text.
  var outline: String {
    guard let root = tree.root else { return "" }
    return outline(root)
  }

  private func outline(_ node: SyntaxTree.NodeID) -> String {
    switch tree.kind(node) {
    case .scalar: return tree.string(node).debugDescription
    case .sequence:
      var parts: [String] = []
      tree.forEachElement(node) { parts.append(outline($0)) }
      return "[" + parts.joined(separator: ", ") + "]"
    case .mapping:
      var parts: [String] = []
      tree.forEachPair(node) { parts.append(outline($0) + ": " + outline($1)) }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  /// Source text of every node in preorder, as the ranges have it.
  var slices: [String] {
    tree.nodes.map { String(decoding: tree.bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
  }
}

/// What is wrong with the structure of a tree that a parser returned; empty for every input there is.
func faults(_ tree: SyntaxTree) -> [String] {
  var faults: [String] = []
  var open: [(node: Int, children: Int, lastEnd: UInt32)] = []
  for (index, row) in tree.nodes.enumerated() {
    while let top = open.last, Int(tree.nodes[top.node].subtreeEnd) == index {
      if tree.nodes[top.node].kind == .mapping, top.children % 2 != 0 { faults.append("odd mapping \(top.node)") }
      open.removeLast()
    }
    if row.start > row.end || Int(row.end) > tree.bytes.count { faults.append("range of \(index)") }
    if row.kind == .scalar {
      if Int(row.subtreeEnd) != index + 1 { faults.append("subtree of scalar \(index)") }
      let text = Int(row.textStart) + Int(row.textCount)
      if text > (row.isDecoded ? tree.decodedText.count : tree.bytes.count) { faults.append("text of \(index)") }
      if !row.isDecoded, row.textCount > 0, row.textStart < row.start || text > Int(row.end) {
        faults.append("text outside \(index)")
      }
    } else if Int(row.subtreeEnd) <= index || Int(row.subtreeEnd) > tree.nodes.count {
      faults.append("subtree of \(index)")
      return faults
    }
    if let top = open.last {
      let parent = tree.nodes[top.node]
      if row.subtreeEnd > parent.subtreeEnd { faults.append("\(index) outlives its parent") }
      if row.start < parent.start || row.end > parent.end { faults.append("\(index) outside its parent") }
      if row.start < top.lastEnd { faults.append("\(index) before its sibling's end") }
      if parent.kind == .mapping, top.children % 2 == 0, row.kind != .scalar { faults.append("key \(index)") }
      open[open.count - 1].children += 1
      open[open.count - 1].lastEnd = row.end
    } else if index != 0 {
      faults.append("second root \(index)")
    }
    if row.kind != .scalar { open.append((index, 0, row.start)) }
    if faults.count > 5 { return faults }
  }
  while let top = open.popLast() {
    if Int(tree.nodes[top.node].subtreeEnd) != tree.nodes.count { faults.append("end of \(top.node)") }
    if tree.nodes[top.node].kind == .mapping, top.children % 2 != 0 { faults.append("odd mapping \(top.node)") }
  }
  return faults
}

/// Where the ranges of a YAML tree without findings do not say what the source does.
func rangeFaults(_ tree: SyntaxTree) -> [String] {
  var faults = faults(tree)
  for (index, row) in tree.nodes.enumerated() {
    let slice = tree.bytes[Int(row.start)..<Int(row.end)]
    let text = Array(tree.string(SyntaxTree.NodeID(index)).utf8)
    func fault(_ what: String) { faults.append("\(what) at \(row.start): \(String(decoding: slice, as: UTF8.self))") }
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    if let first = slice.first, blanks.contains(first) { fault("blank start") }
    guard row.kind == .scalar else {
      let isBracketed = slice.last == UInt8(ascii: "]") || slice.last == UInt8(ascii: "}")
      if !isBracketed, row.end != tree.nodes[Int(row.subtreeEnd) - 1].end { fault("end") }
      continue
    }
    if let last = slice.last, blanks.contains(last), row.style != .literal, row.style != .folded { fault("blank end") }
    switch row.style {
    case .plain:
      if !row.isDecoded, !slice.elementsEqual(text) { fault("plain text") }
      if row.isDecoded, !slice.contains(where: isBreak) { fault("needless copy") }
    case .singleQuoted, .doubleQuoted:
      let quote = UInt8(ascii: row.style == .singleQuoted ? "'" : "\"")
      if slice.first != quote || slice.last != quote || slice.count < 2 { fault("quotes") }
      if !row.isDecoded, !slice.dropFirst().dropLast().elementsEqual(text) { fault("quoted text") }
    case .literal, .folded:
      if slice.first != UInt8(ascii: row.style == .literal ? "|" : ">") { fault("block start") }
      if !slice.isEmpty, isBreak(slice[slice.endIndex - 1]) { fault("block end") }
    }
  }
  return faults
}

/// The folder of a corpus, from `GEMEL_CORPORA` or `../shared/corpora` beside the project.
func corpus(_ name: String) -> URL? {
  let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
  let corpora =
    ProcessInfo.processInfo.environment["GEMEL_CORPORA"].map { URL(filePath: $0) }
    ?? root.appending(path: "shared/corpora")
  let folder = corpora.appending(path: name)
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}

/// The files under `folder` with one of `extensions`, sorted by path.
func files(in folder: URL, _ extensions: Set<String>) -> [URL] {
  let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return (walk?.compactMap { $0 as? URL } ?? [])
    .filter { extensions.contains($0.pathExtension) }
    .sorted { $0.path < $1.path }
}

/// CPU time that `body` takes on this thread: unlike time by the clock, it does not grow when the machine is busy.
func cpuTime(_ body: () -> Void) -> Duration {
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let start = now()
  body()
  return now() - start
}

/// A seeded generator, the same everywhere (SplitMix64).
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
