/// One walk of a program over a text: the set of states that the text so far can be in.
struct PatternRun {
  /// States entered by taking a character, not yet followed through splits.
  private var entered: [Int] = [0]
  /// The same for the next position.
  private var following: [Int] = []
  private var stack: [Int] = []
  /// By state, the last position at which it was visited, plus one.
  private var visited: [Int]

  init(stateCount: Int) { visited = [Int](repeating: 0, count: stateCount) }

  /// Whether the whole of `text` is matched; nil where that takes more than `steps`, one for each state that is visited.
  mutating func accepts(_ text: Span<UInt8>, program: PatternProgram, within steps: inout Int) -> Bool? {
    var index = 0
    var previous: UInt32?
    var position = 1
    while true {
      var next: UInt32?
      if index < text.count {
        guard let (scalar, width) = decodeScalar(text, at: index) else { return false }
        next = scalar
        index += width
      }
      let accepted = step(program, previous: previous, next: next, position: position)
      steps -= visitedCount
      if steps < 0 { return nil }
      if next == nil { return accepted }
      if following.isEmpty { return false }
      swap(&entered, &following)
      following.removeAll(keepingCapacity: true)
      previous = next
      position += 1
    }
  }

  /// States visited by the last step.
  private(set) var visitedCount = 0
  private var lastPosition = 0

  /// What `next` leads to from states that `previous` led to, and whether a text may end before it. Not to be mixed with `accepts`.
  mutating func successors(of states: [Int], previous: UInt32?, next: UInt32?, _ program: PatternProgram)
    -> (states: [Int], isAccepted: Bool)
  {
    entered = states
    following.removeAll(keepingCapacity: true)
    lastPosition += 1
    let isAccepted = step(program, previous: previous, next: next, position: lastPosition)
    return (following, isAccepted)
  }

  /// Follows every state through splits and assertions, and takes `next` where a state can. Each state is visited once.
  private mutating func step(_ program: PatternProgram, previous: UInt32?, next: UInt32?, position: Int) -> Bool {
    var accepted = false
    visitedCount = 0
    for state in entered {
      stack.append(state)
      while let state = stack.popLast() {
        if visited[state] == position { continue }
        visited[state] = position
        visitedCount += 1
        switch program.instructions[state] {
        case .scalar(let value): if next == value { following.append(state + 1) }
        case .set(let index): if let next, program.sets[index].contains(next) { following.append(state + 1) }
        case .assertion(let assertion): if holds(assertion, previous, next) { stack.append(state + 1) }
        case .split(let first, let second):
          stack.append(second)
          stack.append(first)
        case .jump(let target): stack.append(target)
        case .accept: accepted = true
        }
      }
    }
    return accepted
  }

  private func holds(_ assertion: PatternAssertion, _ previous: UInt32?, _ next: UInt32?) -> Bool {
    func isWord(_ scalar: UInt32?) -> Bool { scalar.map(ScalarSet.word.contains) ?? false }
    switch assertion {
    case .start: return previous == nil
    case .end: return next == nil
    case .wordBoundary: return isWord(previous) != isWord(next)
    case .noWordBoundary: return isWord(previous) == isWord(next)
    }
  }
}

/// The scalar at `index`, which must be in range, and its width in bytes; nil where the bytes are not valid UTF-8.
func decodeScalar(_ text: Span<UInt8>, at index: Int) -> (scalar: UInt32, width: Int)? {
  let first = UInt32(text[index])
  if first < 0x80 { return (first, 1) }
  let (width, least, bits): (Int, UInt32, UInt32)
  switch first {
  case 0xC2...0xDF: (width, least, bits) = (2, 0x80, first & 0x1F)
  case 0xE0...0xEF: (width, least, bits) = (3, 0x800, first & 0x0F)
  case 0xF0...0xF4: (width, least, bits) = (4, 0x1_0000, first & 0x07)
  default: return nil
  }
  guard text.count - index >= width else { return nil }
  var scalar = bits
  for offset in 1..<width {
    let byte = UInt32(text[index + offset])
    guard byte & 0xC0 == 0x80 else { return nil }
    scalar = scalar << 6 | byte & 0x3F
  }
  guard scalar >= least, Unicode.Scalar(scalar) != nil else { return nil }
  return (scalar, width)
}
