/// A pattern as one table: in each state, each class of characters leads to one next state, so that a text costs one look-up a
/// character.
///
/// Characters that a pattern tells apart nowhere are one class. What a position may assert (`\b`, `^`) is part of the state:
/// whether a text begins there, or after what kind of character.
public struct PatternAutomaton: Sendable {
  /// The most cells of the table; rows are states, columns are classes.
  public static let cellLimit = 1 << 14
  /// The most runs of scalars that belong to one class each.
  static let runLimit = 512
  /// States of the pattern that may be looked at while the table is made.
  static let workLimit = 1 << 20

  /// The class of each scalar below 128.
  public let asciiClasses: [UInt8]
  /// First scalars of the runs that belong to one class each, ascending from zero.
  public let runStarts: [UInt32]
  /// The classes of those runs.
  public let runClasses: [UInt8]
  /// Number of classes: what lies between the rows of `transitions`.
  public let classCount: Int
  /// By the number of a row's first cell plus a class, the number of the next row's first cell. The walk begins at zero.
  public let transitions: [UInt16]
  /// By row, whether a text may end there.
  public let accepting: [Bool]

  /// The table of `pattern`, nil where it would be larger than the bounds.
  public init?(_ pattern: Pattern) {
    guard let classes = CharacterClasses(pattern.program) else { return nil }
    guard let rows = Rows(pattern.program, classes) else { return nil }
    asciiClasses = (0..<128).map { classes.class(of: $0) }
    runStarts = classes.starts
    runClasses = classes.numbers
    classCount = classes.samples.count
    transitions = rows.transitions
    accepting = rows.accepting
  }

  /// Whether the whole of `text` is matched.
  public func matches(_ text: Span<UInt8>) -> Bool {
    var row = 0
    var index = 0
    while index < text.count {
      guard let (scalar, width) = decodeScalar(text, at: index) else { return false }
      row = Int(transitions[row + Int(`class`(of: scalar))])
      index += width
    }
    return accepting[row / classCount]
  }

  /// The class of `scalar`. O(1) in ASCII, else O(log runs).
  func `class`(of scalar: UInt32) -> UInt8 {
    scalar < 128 ? asciiClasses[Int(scalar)] : runClasses[lastIndex(in: runStarts, atMost: scalar)]
  }
}

/// The index of the last of ascending `starts`, which begin with zero, that is not above `scalar`.
private func lastIndex(in starts: [UInt32], atMost scalar: UInt32) -> Int {
  var (low, high) = (0, starts.count)
  while high - low > 1 {
    let middle = (low + high) / 2
    if starts[middle] <= scalar { low = middle } else { high = middle }
  }
  return low
}

/// Scalars by what a program tells apart.
private struct CharacterClasses {
  private(set) var starts: [UInt32] = []
  private(set) var numbers: [UInt8] = []
  /// One scalar of each class.
  private(set) var samples: [UInt32] = []

  init?(_ program: PatternProgram) {
    var sets: Set<ScalarSet> = []
    for instruction in program.instructions {
      switch instruction {
      case .scalar(let value): sets.insert(ScalarSet([value...value]))
      case .set(let index): sets.insert(program.sets[index])
      case .assertion(.wordBoundary), .assertion(.noWordBoundary): sets.insert(.word)
      default: continue
      }
      if sets.count > PatternAutomaton.runLimit { return nil }
    }
    var cuts: Set<UInt32> = [0]
    for set in sets {
      for range in set.ranges { cuts.formUnion([range.lowerBound, range.upperBound + 1]) }
      if cuts.count > PatternAutomaton.runLimit { return nil }
    }
    starts = cuts.sorted()
    var known: [[Bool]: UInt8] = [:]
    // The order of the sets is that of their hashes; it is the same for all runs, and numbers follow the scalars.
    let distinct = Array(sets)
    for start in starts {
      let belongs = distinct.map { $0.contains(start) }
      if known[belongs] == nil {
        guard samples.count < 255 else { return nil }
        known[belongs] = UInt8(samples.count)
        samples.append(start)
      }
      numbers.append(known[belongs] ?? 0)
    }
  }

  func `class`(of scalar: UInt32) -> UInt8 { numbers[lastIndex(in: starts, atMost: scalar)] }
}

/// The states of the table, found from the first on.
private struct Rows {
  private(set) var transitions: [UInt16] = []
  private(set) var accepting: [Bool] = []

  /// What a text so far can lead to: states of the program entered, and a character like the last one.
  private struct Position: Hashable {
    var entered: [Int]
    var previous: UInt32?
  }

  init?(_ program: PatternProgram, _ classes: CharacterClasses) {
    let hasAssertions = program.instructions.contains { if case .assertion = $0 { true } else { false } }
    var run = PatternRun(stateCount: program.instructions.count)
    var positions = [Position(entered: [0], previous: nil)]
    var rows = [positions[0]: 0]
    var work = 0
    var row = 0
    while row < positions.count {
      let position = positions[row]
      for sample in classes.samples {
        work += 1 + position.entered.count + run.visitedCount
        let entered = run.successors(of: position.entered, previous: position.previous, next: sample, program)
        // Of the last character only what assertions ask for matters: that there is one, and whether it is a word's.
        let previous: UInt32? = hasAssertions ? (ScalarSet.word.contains(sample) ? 0x61 : 0x20) : nil
        let next = Position(entered: entered.states.sorted(), previous: previous)
        let known = rows[next] ?? positions.count
        if known == positions.count {
          rows[next] = known
          positions.append(next)
        }
        guard positions.count * classes.samples.count <= PatternAutomaton.cellLimit,
          work <= PatternAutomaton.workLimit
        else { return nil }
        transitions.append(UInt16(known * classes.samples.count))
      }
      accepting.append(
        run.successors(of: position.entered, previous: position.previous, next: nil, program).isAccepted)
      row += 1
    }
  }
}
