internal import TwinSource
internal import TwinSyntax

/// One file of a specification: its nodes, and what it includes, in the order of the text.
struct VSSFile {
  /// A line `#include path prefix`, which is a comment to YAML.
  struct Inclusion {
    var path: String
    /// The branch that the nodes of the file are put below; empty for none.
    var prefix: String
    /// Where the path stands.
    var range: ByteRange
  }

  let path: String
  let tree: SyntaxTree
  /// The position of its first byte in all files read as one.
  let start: UInt32
  private(set) var entries: [(key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)] = []
  private(set) var inclusions: [Inclusion] = []
  /// What stands in the place of one mapping of nodes.
  private(set) var fault: ByteRange?

  /// A file of `documents`, of which it should have one; nil for one that could not be read.
  init?(_ path: String, _ documents: [SyntaxTree], start: UInt32) {
    guard let tree = documents.first else { return nil }
    self.path = join("", path) ?? path
    self.tree = tree
    self.start = start
    if let root = tree.root {
      if tree.kind(root) == .mapping { entries = tree.pairs(root) } else { fault = tree.range(root) }
    }
    if documents.count > 1, let second = documents[1].root { fault = documents[1].range(second) }
    inclusions = Self.inclusions(in: tree.bytes)
  }

  var isEmpty: Bool { entries.isEmpty && inclusions.isEmpty && fault == nil }

  /// Whether it declares types of values.
  var declaresStructs: Bool {
    entries.contains { entry in
      tree.value(of: "type", in: entry.value).map { tree.string($0) == "struct" } ?? false
    }
  }

  /// `range` as a range of all files read as one.
  func position(_ range: ByteRange) -> ByteRange {
    func moved(_ offset: UInt32) -> UInt32 {
      let (sum, overflow) = start.addingReportingOverflow(offset)
      return overflow ? .max : sum
    }
    return ByteRange(moved(range.start), moved(range.end))
  }

  /// The inclusions of a text: lines that begin with `#include`, spaces before it aside. Two words follow at most.
  private static func inclusions(in bytes: [UInt8]) -> [Inclusion] {
    let directive = Array("#include".utf8)
    var found: [Inclusion] = []
    var lineStart = 0
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
      var position = lineStart
      func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
      func skipSpaces() { while position < lineEnd, isSpace(bytes[position]) { position += 1 } }
      func word(from start: Int) -> Range<Int> {
        while position < lineEnd, !isSpace(bytes[position]) { position += 1 }
        return start..<position
      }
      skipSpaces()
      if bytes[position..<lineEnd].starts(with: directive) {
        position += directive.count
        let afterWord = position
        skipSpaces()
        let path = word(from: position)
        skipSpaces()
        let prefix = word(from: position)
        if path.lowerBound > afterWord, !path.isEmpty {
          found.append(
            Inclusion(
              path: String(decoding: bytes[path], as: UTF8.self),
              prefix: String(decoding: bytes[prefix], as: UTF8.self),
              range: ByteRange(UInt32(clamping: path.lowerBound), UInt32(clamping: path.upperBound))))
        }
      }
      lineStart = lineEnd + 1
    }
    return found
  }
}
