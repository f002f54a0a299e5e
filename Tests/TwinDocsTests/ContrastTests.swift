import Foundation
import Testing
import TwinDocs

/// WCAG 2.2 AA: text has a contrast of 4.5 to what is behind it, and what shows where a control is, of 3.
@Suite struct ContrastTests {
  /// Text and its ground, as the stylesheet puts them on each other.
  private static let texts: [(text: String, grounds: [String])] = [
    ("text", ["ground", "raised", "code", "mark", "danger-ground", "good-ground", "caution-ground"]),
    ("soft", ["ground", "raised", "code", "mark"]), ("link", ["ground", "raised", "code", "mark", "danger-ground"]),
    ("accent", ["ground", "raised", "code"]), ("good", ["good-ground"]), ("caution", ["caution-ground"]),
    ("danger", ["danger-ground"]), ("ground", ["accent"]),
  ]
  /// Lines by which controls are known: the frame of the field, and where the focus is.
  private static let lines = [("soft", "ground"), ("soft", "raised"), ("link", "ground"), ("link", "raised")]

  private let themes: [[String: String]]

  init() throws {
    let sheet = "\(siteStylesheet)"
    let blocks = sheet.components(separatedBy: "color-scheme: ").dropFirst().map { $0.prefix { $0 != "}" } }
      .filter { $0.contains("--") && !$0.contains("{") }
    themes = blocks.map { block in
      block.split(separator: ";").reduce(into: [:]) { colours, declaration in
        let parts = declaration.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        if parts.count == 2, parts[0].hasPrefix("--") { colours[String(parts[0].dropFirst(2))] = parts[1] }
      }
    }
    try #require(themes.count == 3)
  }

  @Test func `text can be read in light and dark`() throws {
    for (index, theme) in themes.enumerated() {
      for (text, grounds) in Self.texts {
        for ground in grounds {
          let contrast = try contrast(theme, text, ground)
          #expect(contrast >= 4.5, "theme \(index): \(text) on \(ground) is \(contrast)")
        }
      }
      for (line, ground) in Self.lines {
        let contrast = try contrast(theme, line, ground)
        #expect(contrast >= 3, "theme \(index): \(line) on \(ground) is \(contrast)")
      }
    }
  }

  @Test func `dark is the same whoever asks for it`() {
    #expect(themes[1] == themes[2] && themes[0] != themes[1] && themes[1].count > 12)
  }

  private func contrast(_ theme: [String: String], _ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(#require(theme[one])), try luminance(#require(theme[other])))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Relative luminance of `#rrggbb`.
  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(colour.count == 7 ? Int(colour.dropFirst(), radix: 16) : nil, "\(colour)")
    let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
