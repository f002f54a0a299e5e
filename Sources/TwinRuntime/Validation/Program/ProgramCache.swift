import Synchronization

/// Programs of one registry, made when they are first asked for.
final class ProgramCache: Sendable {
  /// Nodes and members of kept programs after which all are forgotten, so that asking for every type of a large model fills no memory.
  static let sizeLimit = 1 << 20

  private struct Programs {
    var byRoot: [ValidationProgram.Root: ValidationProgram] = [:]
    var size = 0
  }

  private let programs = Mutex(Programs())

  /// The program of `root`, which is of `registry`. Two threads that ask at once may both make it.
  func program(of root: ValidationProgram.Root, in registry: Registry) -> ValidationProgram {
    if let known = programs.withLock({ $0.byRoot[root] }) { return known }
    let program = ProgramBuilder.program(of: root, in: registry)
    let size = program.size
    programs.withLock { programs in
      if programs.size + size > Self.sizeLimit { programs = Programs() }
      programs.byRoot[root] = program
      programs.size += size
    }
    return program
  }
}

/// The tables that one document makes necessary while it is read: of components that were too many to make tables of in advance. Each is kept for
/// as long as the document is read, so that none is made twice; how many that may be depends on the document alone.
struct LateTables: ~Copyable {
  /// Nodes and members of all of them.
  let limit: Int
  /// Nil as long as there are none: an empty dictionary is counted like any other, twice for each document.
  private var programs: [UInt32: ValidationProgram]?
  private var size = 0

  init(limit: Int) { self.limit = limit }

  /// The program of a twin's state; nil where it would be too much.
  mutating func program(ofState number: UInt32, in registry: Registry) -> ValidationProgram? {
    if let known = programs?[number] { return known }
    let program = registry.programs.program(of: .component(number), in: registry)
    guard program.size <= limit - size else { return nil }
    size += program.size
    programs = programs ?? [:]
    programs?[number] = program
    return program
  }
}
