import TwinModel

extension ChangeKind {
  /// `value`, which stood before a change of this kind or stands after it, as people say it: `10 s` of `10000 ms`, `at most 24` of `0..24`.
  public func spoken(_ value: String) -> String {
    switch self {
    case .samplingSlowed, .samplingQuickened, .freshnessShortened, .freshnessExtended:
      value.hasSuffix(" ms") ? UInt64(value.dropLast(3)).map(\.asMilliseconds) ?? value : value
    case .lengthTightened, .lengthLoosened, .itemsTightened, .itemsLoosened: Cardinality(value)?.words ?? value
    default: value
    }
  }
}

extension ChangeWords {
  /// The place `path` inside a value of `owner`: "`limits.low` of `Fan/speed`", "`gain` of the request of `Pump/start`". What a command carries
  /// is called so.
  static func place(_ path: Substring, of owner: String, isCommand: Bool = false) -> String {
    let parts =
      (isCommand ? [(".request", "the request of "), (".response", "the response of ")] : [])
      + [("[]", "an entry of "), ("{}", "a value of "), ("{key}", "a key of ")]
    for (step, words) in parts where path.hasPrefix(step) {
      let rest = path.dropFirst(step.count)
      guard let next = rest.first else { return words + owner }
      if ".[{=".contains(next) { return place(rest, of: words + owner) }
    }
    guard let first = path.first else { return owner }
    guard let mark = path.lastIndex(of: "=") else { return "`\(first == "." ? path.dropFirst() : path)` of \(owner)" }
    return "`\(path[path.index(after: mark)...])` of " + place(path[..<mark], of: owner)
  }
}
