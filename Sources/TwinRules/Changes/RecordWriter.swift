public import TwinChanges
import TwinOutput

/// A change record, to be written.
public struct ChangeRecord: Hashable, Sendable {
  /// A change that it is about.
  public struct CoveredChange: Hashable, Sendable {
    /// The kind of change.
    public var rule: String
    /// The element.
    public var subject: String

    /// A change of a kind at an element.
    public init(rule: String, subject: String) {
      self.rule = rule
      self.subject = subject
    }
  }

  /// What changed, as a headline.
  public var summary: String
  /// Why it changed.
  public var why: String
  /// The part of the version that it takes.
  public var bump: Bump
  /// The decision behind it.
  public var decision: String?
  /// Who wrote it.
  public var author: String?
  /// Who approved it.
  public var approvedBy: [String] = []
  /// The changes that it is about; all of the package's where there are none.
  public var covers: [CoveredChange] = []
  /// What those do who upgrade.
  public var migration: String?

  /// A record of what must be said.
  public init(summary: String, why: String, bump: Bump) {
    self.summary = summary
    self.why = why
    self.bump = bump
  }

  /// The file: the same record gives the same bytes.
  public var bytes: [UInt8] {
    var entries = [
      YAMLEntry("summary", .text(summary)), YAMLEntry("why", .text(why)), YAMLEntry("bump", .word(bump.rawValue)),
    ]
    if let decision { entries.append(YAMLEntry("decision", .text(decision))) }
    if let author { entries.append(YAMLEntry("author", .text(author))) }
    if let first = approvedBy.first {
      entries.append(
        YAMLEntry("approvedBy", approvedBy.count == 1 ? .text(first) : .sequence(approvedBy.map { .text($0) })))
    }
    if !covers.isEmpty {
      let items = covers.map { change in
        YAMLNode.mapping([YAMLEntry("rule", .text(change.rule)), YAMLEntry("subject", .text(change.subject))])
      }
      entries.append(YAMLEntry("covers", .sequence(items)))
    }
    if let migration { entries.append(YAMLEntry("migration", .text(migration))) }
    return YAMLPrinter.print(entries)
  }

  /// The name of its file: the headline's words and a digest of the content, so that records of two branches have two
  /// names and the same record has one.
  public var fileName: String {
    var words: [String] = []
    var word = ""
    for byte in summary.lowercased().utf8 {
      let isPlain = (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      if isPlain {
        word.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    var slug = ""
    for word in words where slug.utf8.count + word.utf8.count < 48 { slug += word + "-" }
    return slug + digest + ".yaml"
  }

  /// 64-bit FNV-1a of the content, folded to eight hexadecimal digits. It tells files apart; it protects nothing.
  private var digest: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
