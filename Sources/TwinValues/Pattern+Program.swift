/// One state of the automaton. A state that takes a character goes on to the one after it.
enum PatternInstruction: Sendable {
  case scalar(UInt32)
  /// Index into the program's sets.
  case set(Int)
  case assertion(PatternAssertion)
  /// Goes on to both.
  case split(Int, Int)
  case jump(Int)
  case accept
}

/// A pattern as Thompson's automaton: no state is entered twice at one position, so the time is linear in the text.
struct PatternProgram: Sendable {
  private(set) var instructions: [PatternInstruction] = []
  let sets: [ScalarSet]

  init(_ node: PatternNode, sets: [ScalarSet]) throws(PatternError) {
    self.sets = sets
    let size = Self.size(node)
    guard size <= Pattern.stateLimit else {
      throw PatternError(.tooManyStates(size == Int.max ? nil : size), at: 0)
    }
    instructions.reserveCapacity(size + 1)
    emit(node)
    instructions.append(.accept)
  }

  /// The number of instructions that `emit` appends; `Int.max` when it does not fit. Zero when only the empty text matches.
  private static func size(_ node: PatternNode) -> Int {
    switch node {
    case .scalar, .set, .assertion: return 1
    case .sequence(let parts): return parts.reduce(0) { saturatingSum($0, size($1)) }
    case .alternation(let branches):
      return branches.reduce(2 * (branches.count - 1)) { saturatingSum($0, size($1)) }
    case .repetition(let node, let atLeast, let atMost):
      let once = size(node)
      if once == 0 { return 0 }
      let fixed = saturatingProduct(once, atLeast)
      guard let atMost else { return saturatingSum(fixed, atLeast == 0 ? saturatingSum(once, 2) : 1) }
      return saturatingSum(fixed, saturatingProduct(saturatingSum(once, 1), atMost - atLeast))
    }
  }

  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .scalar(let value): instructions.append(.scalar(value))
    case .set(let index): instructions.append(.set(index))
    case .assertion(let assertion): instructions.append(.assertion(assertion))
    case .sequence(let parts):
      for part in parts { emit(part) }
    case .alternation(let branches): emit(alternation: branches)
    case .repetition(let node, let atLeast, let atMost): emit(node, atLeast: atLeast, atMost: atMost)
    }
  }

  private mutating func emit(alternation branches: [PatternNode]) {
    var jumps: [Int] = []
    for branch in branches.dropLast() {
      let split = instructions.count
      instructions.append(.accept)
      emit(branch)
      jumps.append(instructions.count)
      instructions.append(.accept)
      instructions[split] = .split(split + 1, instructions.count)
    }
    if let last = branches.last { emit(last) }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func emit(_ node: PatternNode, atLeast: Int, atMost: Int?) {
    // What takes no state matches the empty text alone, and so does its repetition.
    if Self.size(node) == 0 { return }
    var start = instructions.count
    for _ in 0..<atLeast {
      start = instructions.count
      emit(node)
    }
    guard let atMost else {
      if atLeast > 0 {
        instructions.append(.split(start, instructions.count + 1))
      } else {
        instructions.append(.accept)
        emit(node)
        instructions.append(.jump(start))
        instructions[start] = .split(start + 1, instructions.count)
      }
      return
    }
    var splits: [Int] = []
    for _ in atLeast..<atMost {
      splits.append(instructions.count)
      instructions.append(.accept)
      emit(node)
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
  }
}

private func saturatingSum(_ a: Int, _ b: Int) -> Int {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? Int.max : sum
}

private func saturatingProduct(_ a: Int, _ b: Int) -> Int {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  return overflow ? Int.max : product
}
