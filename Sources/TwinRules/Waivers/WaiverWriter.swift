import TwinOutput
public import TwinSource
import TwinSyntax

/// An entry of a file of waivers, to be written.
public struct WaiverEntry: Sendable {
  /// The finding that is accepted.
  public var finding: Finding
  /// Who accepts it, why, until when.
  public var terms: Waiver

  /// An entry.
  public init(_ finding: Finding, _ terms: Waiver) {
    self.finding = finding
    self.terms = terms
  }

  /// Its lines, the first without indentation or dash.
  fileprivate var lines: [String] {
    let values = [
      ("finding", finding.fingerprint), ("rule", finding.rule.name), ("subject", finding.subject),
      ("reason", terms.reason), ("owner", terms.owner), ("approver", terms.approver), ("expires", terms.expires),
    ]
    return values.map { "\($0): \(YAMLText.inline($1, inFlow: false))" }
  }
}

/// `file`, the bytes of `gemel.waivers.yaml` or nothing, with `entry` as its last; everything else stays as it is. Nil when the file has
/// no list of waivers in block style to add to.
public func adding(_ entry: WaiverEntry, toWaivers file: [UInt8]) -> [UInt8]? {
  let tree = parseYAML(file, file: .none).tree
  guard let root = tree.root, let list = tree.value(of: "waivers", in: root), let first = tree.firstChild(list) else {
    guard tree.root == nil else { return nil }
    let head = file.isEmpty ? "" : String(decoding: file, as: UTF8.self).withFinalLineFeed
    return Array((head + "waivers:\n" + text(of: entry, indentation: 2)).utf8)
  }
  // The dash of the first entry says how deep entries stand; in flow style there is none.
  let index = LineIndex(file)
  let line = index.text(ofLine: index.line(of: Int(tree.range(first).start)))
  let indentation = line.prefix { $0 == UInt8(ascii: " ") }.count
  guard line.dropFirst(indentation).first == UInt8(ascii: "-") else { return nil }
  var end = Int(tree.range(list).start)
  tree.forEachElement(list) { end = Int(tree.range($0).end) }
  let next = index.start(ofLine: index.line(of: max(0, end - 1)) + 1)
  let before = String(decoding: file[..<next], as: UTF8.self).withFinalLineFeed
  return Array((before + text(of: entry, indentation: indentation)).utf8) + file[next...]
}

private func text(of entry: WaiverEntry, indentation: Int) -> String {
  let margin = String(repeating: " ", count: indentation)
  return entry.lines.enumerated().map { "\(margin)\($0 == 0 ? "- " : "  ")\($1)\n" }.joined()
}

extension String {
  fileprivate var withFinalLineFeed: String { hasSuffix("\n") || isEmpty ? self : self + "\n" }
}
