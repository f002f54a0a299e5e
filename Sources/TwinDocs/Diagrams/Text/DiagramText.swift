/// What the writers of diagrams as text share: names that can mean nothing but themselves.
///
/// Of ASCII, letters, digits and spaces stand as they are, `_`, `-` and `.` between letters and digits, commas after them; each
/// other character is written by its number, in the spelling of the format. So nothing in a name can end a string or a line, and
/// none of the marks that begin a comment, a directive, a link, a style or markup is ever written but by the writer itself.
struct DiagramText: Sendable {
  /// Characters of a name; renderers have bounds on what they read.
  static let longest = 100

  /// Spells a character by its number.
  let spelling: @Sendable (Unicode.Scalar) -> String
  /// Characters beyond ASCII that mean something.
  var reserved: Set<Unicode.Scalar> = []

  /// `text` on a line, cut where it is very long.
  func escaped(_ text: String) -> String {
    let line = shown(text)
    let isCut = line.count > Self.longest
    let scalars = Array((isCut ? line.prefix(Self.longest - 1) + "…" : Substring(line)).unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let isInside =
        index > 0 && index + 1 < scalars.count && Self.isWord(scalars[index - 1]) && Self.isWord(scalars[index + 1])
      let isAfter = scalar == "," && index > 0 && Self.isWord(scalars[index - 1])
      let isPlain =
        Self.isWord(scalar) || scalar == " " || isAfter
        || (isInside && (scalar == "_" || scalar == "-" || scalar == "."))
        || (scalar.value > 0x7F && !reserved.contains(scalar))
      if isPlain { result.unicodeScalars.append(scalar) } else { result += spelling(scalar) }
    }
    // A string of nothing is an error to some.
    return result.allSatisfy { $0 == " " } ? spelling("?") : result
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}

extension Diagram {
  /// The name of a node, with what else is to be known of it: not its group, where that is drawn around it.
  func fullName(_ node: Node, isGrouped: Bool = false) -> String {
    let group = isGrouped ? node.group.map { groups[$0].name } : nil
    let notes = kind == .packages ? [] : node.notes.filter { $0 != group }
    let marks = notes + (node.isDeprecated ? ["deprecated"] : [])
    return marks.isEmpty ? node.name : node.name + " (" + marks.joined(separator: ", ") + ")"
  }

  /// The label of an edge in parts that stand side by side; empty where it has none.
  func labelParts(_ edge: Edge) -> [String] {
    [edge.label, kind == .packages ? edge.note : edge.inverse].filter { !$0.isEmpty }
  }
}
