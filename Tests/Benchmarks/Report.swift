import Glibc

/// Prints what was measured, a line each, and keeps count of targets that were missed.
struct Report {
  private(set) var missed = 0
  private(set) var skipped = 0

  /// A heading.
  func section(_ title: String) { print("\n" + title) }

  /// A figure beside what it is compared with. Met when `figure / floor` is at most `target`.
  mutating func ratio(
    _ name: String, _ figure: Double, to floor: Double, _ format: (Double) -> String, atMost target: Double
  ) {
    let ratio = figure / floor
    line(
      name, "\(format(figure)) to \(format(floor)): \(decimals(ratio, 2)) ×", "at most \(decimals(target, 2)) ×",
      isMet: ratio <= target)
  }

  /// A factor that should be large.
  mutating func gain(_ name: String, _ slow: Double, over fast: Double, atLeast target: Double) {
    let ratio = slow / fast
    line(
      name, "\(milliseconds(slow)) to \(milliseconds(fast)): \(decimals(ratio, 2)) ×",
      "at least \(decimals(target, 2)) ×", isMet: ratio >= target)
  }

  /// A figure with a bound of its own.
  mutating func bound(_ name: String, _ figure: Double, _ format: (Double) -> String, atMost target: Double) {
    line(name, format(figure), "at most \(format(target))", isMet: figure <= target)
  }

  /// A figure without a target.
  func note(_ name: String, _ text: String) {
    print("  \(padded(name, 46)) \(text)")
    // Lines appear as they are measured, also through a pipe.
    fflush(nil)
  }

  mutating func skip(_ name: String, _ reason: String) {
    skipped += 1
    note(name, "skipped: \(reason)")
  }

  private mutating func line(_ name: String, _ figure: String, _ target: String, isMet: Bool) {
    if !isMet { missed += 1 }
    note(name, "\(padded(figure, 34)) \(padded(target, 18)) \(isMet ? "met" : "MISSED")")
  }
}

func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

/// `value` with `count` digits after the point.
func decimals(_ value: Double, _ count: Int) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
  let scale = (0..<count).reduce(1.0) { scale, _ in scale * 10 }
  let whole = Int((abs(value) * scale).rounded())
  let digits = String(whole % Int(scale))
  return (value < 0 ? "-" : "") + "\(whole / Int(scale))"
    + (count > 0 ? "." + String(repeating: "0", count: count - digits.count) + digits : "")
}

func milliseconds(_ seconds: Double) -> String { decimals(seconds * 1e3, seconds < 0.1 ? 2 : 0) + " ms" }
func microseconds(_ seconds: Double) -> String { decimals(seconds * 1e6, 1) + " µs" }
func megabytes(_ bytes: Double) -> String { decimals(bytes / 1e6, 1) + " MB" }
