import TwinModel

/// How the values of one type stand to those of another.
enum TypeOrder {
  case same, wider, narrower
  /// Each has values that the other lacks, and they have some in common.
  case overlapping
  /// They have nothing in common.
  case apart

  /// The kind of change from the first to the second.
  var kind: ChangeKind {
    switch self {
    case .wider: .typeWidened
    case .narrower: .typeNarrowed
    case .same, .overlapping, .apart: .typeChanged
    }
  }
}

/// How the values of `new` stand to those of `old`, as they are written in JSON. Bounds of integers count.
func primitiveOrder(
  _ old: Primitive, _ oldConstraints: [Constraint], _ new: Primitive, _ newConstraints: [Constraint]
) -> TypeOrder {
  if old == new { return .same }
  if let a = old.integerRange, let b = new.integerRange {
    return integerOrder(bounded(a, oldConstraints), bounded(b, newConstraints))
  }
  if old.isNumeric, new.isNumeric {
    let (a, b) = (old.numberRank, new.numberRank)
    return a < b ? .wider : a > b ? .narrower : .same
  }
  if new == .string, old.isText { return .wider }
  if old == .string, new.isText { return .narrower }
  return .apart
}

private typealias Range = (least: Number, greatest: Number)

private func bounded(_ range: Range, _ constraints: [Constraint]) -> Range {
  var result = range
  for constraint in constraints {
    switch constraint {
    case .minimum(let bound), .exclusiveMinimum(let bound): if result.least < bound { result.least = bound }
    case .maximum(let bound), .exclusiveMaximum(let bound): if bound < result.greatest { result.greatest = bound }
    default: break
    }
  }
  return result
}

/// Types differ even where bounds make their values alike: what is generated from them does.
private func integerOrder(_ old: Range, _ new: Range) -> TypeOrder {
  let holdsOld = !(old.least < new.least) && !(new.greatest < old.greatest)
  let isHeld = !(new.least < old.least) && !(old.greatest < new.greatest)
  if holdsOld { return .wider }
  return isHeld ? .narrower : .overlapping
}

extension Primitive {
  /// Integers, then binary32, binary64 and decimals, each of which holds what those before it hold.
  fileprivate var numberRank: Int {
    switch self {
    case .float: 1
    case .double: 2
    case .decimal: 3
    default: 0
    }
  }

  /// Whether its values are JSON strings.
  fileprivate var isText: Bool { self == .string || self == .bytes || self == .uuid || isTemporal }
}
