import Glibc
import TwinOutput
import TwinRuntime

/// Documents on their way through a migration.
struct MigrationRun {
  /// Bytes of a line; a longer one is refused.
  private static let lineLimit = 64 << 20

  let migration: Migration
  /// What the data is called in messages.
  let name: String
  private(set) var migrated = 0
  private(set) var refused = 0
  private var output: [UInt8] = []

  init(migration: Migration, name: String) {
    self.migration = migration
    self.name = name
  }

  /// Migrates what is in the file `path`, or in standard input: a document a line, or one in all.
  mutating func migrate(_ path: String?) throws {
    let descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? STDIN_FILENO
    guard descriptor >= 0 else { throw FileError("read", path ?? name) }
    defer { if path != nil { close(descriptor) } }
    var lines = LineReader(descriptor: descriptor, limit: Self.lineLimit)
    var number = 0
    var isFirst = true
    while let line = try lines.next(name) {
      number += 1
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }), !line.isTooLong { continue }
      if isFirst, !line.isTooLong, isCut(line.bytes) {
        // Perhaps a document over several lines, all that there is; else the first of many is cut short.
        let rest = try lines.takeRest(name)
        let whole = line.bytes + [UInt8(ascii: "\n")] + rest
        if whole.count <= Self.lineLimit, !isBroken(whole) {
          migrate(whole, number, end: [])
          break
        }
        lines.putBack(rest)
      }
      isFirst = false
      if line.isTooLong {
        refuse(number, "the line is longer than \(Self.lineLimit >> 20) MiB")
      } else {
        migrate(line.bytes, number, end: [UInt8(ascii: "\n")])
      }
      if output.count > 1 << 20 { flush() }
    }
    flush()
  }

  /// Whether JSON begins and does not end in `line`.
  private func isCut(_ line: [UInt8]) -> Bool {
    let found = DocumentValidator(migration.source).violations(in: line.span)
    return found.first.map { $0.rule == .syntax && $0.offset >= line.count } ?? false
  }

  private func isBroken(_ document: [UInt8]) -> Bool {
    DocumentValidator(migration.source).violations(in: document.span).first?.rule == .syntax
  }

  private mutating func migrate(_ document: [UInt8], _ line: Int, end: [UInt8]) {
    do {
      output += try migration.migrate(document) + end
      migrated += 1
    } catch {
      // What came before it in the data comes before it on the terminal.
      flush()
      refused += 1
      for obstacle in error.obstacles { Terminal.note(neutralised("\(name):\(line): \(obstacle)")) }
    }
  }

  private mutating func refuse(_ line: Int, _ reason: String) {
    flush()
    refused += 1
    Terminal.note(neutralised("\(name):\(line): \(reason)"))
  }

  private mutating func flush() {
    if !output.isEmpty { Terminal.print(output) }
    output.removeAll(keepingCapacity: true)
  }
}

/// Lines of a file, block by block: memory holds one line and one block.
struct LineReader {
  struct Line {
    var bytes: [UInt8]
    /// Whether it was longer than the limit, and its bytes are not there.
    var isTooLong = false
  }

  let descriptor: Int32
  let limit: Int
  private var block = [UInt8](repeating: 0, count: 1 << 18)
  private var rest: ArraySlice<UInt8> = []
  private var isAtEnd = false

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line without its line feed; nil at the end.
  mutating func next(_ name: String) throws -> Line? {
    var line = Line(bytes: [])
    var isBegun = false
    while true {
      if rest.isEmpty {
        guard try fill(name) else { return isBegun ? line : nil }
      }
      isBegun = true
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let part = rest[rest.startIndex..<(end ?? rest.endIndex)]
      if line.isTooLong || line.bytes.count + part.count > limit {
        line = Line(bytes: [], isTooLong: true)
      } else {
        line.bytes += part
      }
      rest = end.map { rest[($0 + 1)...] } ?? []
      if end != nil { return line }
    }
  }

  /// What is left, as far as it is within the limit.
  mutating func takeRest(_ name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    repeat {
      bytes += rest
      rest = []
    } while try bytes.count <= limit && fill(name)
    return bytes
  }

  /// Has `bytes` read before what is left.
  mutating func putBack(_ bytes: [UInt8]) { rest = bytes + rest }

  private mutating func fill(_ name: String) throws -> Bool {
    while !isAtEnd {
      let count = Glibc.read(descriptor, &block, block.count)
      if count > 0 {
        rest = block[..<count]
        return true
      }
      if count == 0 {
        isAtEnd = true
      } else if errno != EINTR {
        throw FileError("read", name)
      }
    }
    return false
  }
}

/// A migration in words.
struct MigrationText {
  let migration: Migration
  let before: VersionImage
  let after: VersionImage
  let history: ChangeHistory

  var text: String {
    let (source, target) = (migration.source.type, migration.target.type)
    var lines = [
      "\(source.id) \(before.version) to "
        + (source.id == target.id ? "" : "\(target.id) ") + "\(after.version): "
        + (migration.steps.isEmpty ? "nothing to do" : counted)
    ]
    for (class_, title) in [
      (MigrationStep.Class.mechanical, "done by itself:"), (.conditional, "kept where the version allows it:"),
      (.manual, "to be decided by people; documents with such values are refused:"),
    ] {
      let steps = migration.steps.filter { $0.class == class_ }
      if steps.isEmpty { continue }
      lines.append(title)
      for step in steps {
        lines.append("  \(step.element): \(step.message) [\(step.kind)]")
        if step.isRemoval, class_ == .manual { lines.append("    drop it with --drop \(step.element)") }
      }
    }
    lines += readability
    return lines.map { neutralised($0) + "\n" }.joined()
  }

  private var counted: String {
    let manual = migration.steps.count { $0.class == .manual }
    let steps = migration.steps.count == 1 ? "1 step" : "\(migration.steps.count) steps"
    return manual == 0
      ? "\(steps), none of which people have to decide" : "\(steps), \(manual) of which people have to decide"
  }

  /// Whether readers at the new version can do without.
  private var readability: [String] {
    let kind: DataKind =
      switch migration.source {
      case .state, .edgeProperties: .state
      case .telemetry: .stream
      case .payload(let member): member.kind == .property ? .state : .stream
      case .request: .request
      case .response: .response
      }
    let registry = max(before.version, after.version) == after.version ? after.registry : before.registry
    guard
      let found = try? history.readability(
        ofDataAt: before.version, byReaderAt: after.version, of: registry.package.name, type: migration.source.type.id,
        in: before.registry, kind: kind)
    else { return [] }
    var lines = ["without migration, a reader at \(after.version) reads this data: \(found.verdict.words)"]
    for (entries, word) in [
      (found.obstacles, "in the way"), (found.newMeanings, "means something else"), (found.conditions, "it depends"),
    ] {
      for entry in entries {
        lines.append("  \(entry.version), \(word): \(entry.change.element.message) [\(entry.change.element.kind)]")
      }
    }
    return lines
  }
}

extension Readability.Verdict {
  fileprivate var words: String {
    switch self {
    case .readable: "yes"
    case .conditional: "it depends"
    case .unreadable: "no"
    }
  }
}
