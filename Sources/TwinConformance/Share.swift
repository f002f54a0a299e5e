import TwinOutput

/// How many of how many.
public struct Share: Hashable, Sendable {
  /// Those with which nothing is wrong.
  public var conforming: Int
  /// All of them.
  public var total: Int

  /// A share.
  public init(conforming: Int = 0, total: Int = 0) {
    self.conforming = conforming
    self.total = total
  }

  static func + (a: Share, b: Share) -> Share {
    Share(conforming: a.conforming + b.conforming, total: a.total + b.total)
  }

  /// The share with `digits` digits after the point, as a fraction times `scale`, by `shareText`: nothing and all are said of nothing and all
  /// alone. Nil where there is nothing to measure.
  public func text(scale: Int, digits: Int) -> String? {
    shareText(conforming, of: total, scale: scale, digits: digits)
  }

  /// "99.12 %"; in words where there is nothing to measure.
  public var percentage: String { text(scale: 100, digits: 2).map { $0 + " %" } ?? "nothing to measure" }
}

/// A share that is asked for, such as `99.5%`.
public struct Threshold: Hashable, Sendable {
  /// As a fraction of a hundred million: six digits after the point of a percentage.
  private let millionths: Int
  /// As it was written, without the sign.
  public let text: String

  /// All of them.
  public static let all = Threshold(millionths: 100_000_000, text: "100")

  private init(millionths: Int, text: String) {
    self.millionths = millionths
    self.text = text
  }

  /// Reads a percentage from 0 to 100, with at most six digits after the point; a percent sign may follow, and has to where the number may as well
  /// be meant as a part of one: above 0 and up to 1.
  public init?(_ written: String) {
    var text = Substring(written)
    let hasSign = text.hasSuffix("%")
    if hasSign { text = text.dropLast() }
    while text.hasSuffix(" ") { text = text.dropLast() }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    guard isDigits, let whole = parts.first.flatMap({ Int($0) }), whole <= 100 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard fraction.count <= 6, let value = Int(fraction + String(repeating: "0", count: 6 - fraction.count)) else {
      return nil
    }
    let millionths = whole * 1_000_000 + value
    guard millionths <= 100_000_000, hasSign || millionths == 0 || millionths > 1_000_000 else { return nil }
    self.init(millionths: millionths, text: String(text))
  }

  /// What to write instead of `written`, which is no threshold.
  public static func advice(on written: String) -> String {
    guard let percentage = Threshold(written + "%") else {
      return "write a percentage from 0 to 100 with at most six digits after the point"
    }
    // Of hundredths of a percent and more, the same number as a part of one has a percentage that can be written.
    let whole = percentage.millionths / 10_000
    let rest = percentage.millionths % 10_000
    let digits = String(String(10_000 + rest).dropFirst().reversed().drop { $0 == "0" }.reversed())
    return "write \(percentage.text)% or \(whole)\(digits.isEmpty ? "" : "." + digits)%, whichever is meant"
  }

  /// Whether `share` is at least this; nil where there is nothing to measure, of which the one who asks decides.
  public func isMet(by share: Share) -> Bool? { share.total == 0 ? nil : isReached(by: share) }

  /// Whether `share` is more than this; nil likewise.
  public func isExceeded(by share: Share) -> Bool? {
    share.total == 0 ? nil : isReached(by: share) && !isEqual(to: share)
  }

  private func isReached(by share: Share) -> Bool {
    let (have, need) = products(share)
    return have.high == need.high ? have.low >= need.low : have.high > need.high
  }

  private func isEqual(to share: Share) -> Bool {
    let (have, need) = products(share)
    return have.high == need.high && have.low == need.low
  }

  /// The share and this, both times the same.
  private func products(_ share: Share) -> (have: (high: Int, low: UInt), need: (high: Int, low: UInt)) {
    (share.conforming.multipliedFullWidth(by: 100_000_000), share.total.multipliedFullWidth(by: millionths))
  }
}
