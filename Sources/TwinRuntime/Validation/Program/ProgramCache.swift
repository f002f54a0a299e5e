import Synchronization

/// Programs of one registry, made when they are first asked for.
final class ProgramCache: Sendable {
  /// Nodes and members of kept programs after which all are forgotten, so that asking for every type of a large model fills no memory.
  private static let sizeLimit = 1 << 20

  private struct Programs {
    var byRoot: [ValidationProgram.Root: ValidationProgram] = [:]
    var size = 0
  }

  private let programs = Mutex(Programs())

  /// The program of `root`, which is of `registry`. Two threads that ask at once may both make it.
  func program(of root: ValidationProgram.Root, in registry: Registry) -> ValidationProgram {
    if let known = programs.withLock({ $0.byRoot[root] }) { return known }
    let program = ProgramBuilder.program(of: root, in: registry)
    let size = program.tables.pointee.nodes.count + program.tables.pointee.slots.count
    programs.withLock { programs in
      if programs.size + size > Self.sizeLimit { programs = Programs() }
      programs.byRoot[root] = program
      programs.size += size
    }
    return program
  }
}
