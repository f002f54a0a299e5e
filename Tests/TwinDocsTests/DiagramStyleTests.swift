import Foundation
import Testing

@testable import TwinDocs

/// Colours of drawings: readable in light and in dark, and the same alone as on a page.
@Suite struct DiagramStyleTests {
  /// Fills by selector, in one of the parts of the style of drawings that stand alone.
  private static func fills(_ rules: Substring) -> [String: String] {
    var fills: [String: String] = [:]
    for line in rules.split(separator: "\n") {
      let parts = line.split(separator: "{")
      guard parts.count == 2, let fill = parts[1].range(of: "fill: #") else { continue }
      for selector in parts[0].split(separator: ",") {
        fills[selector.trimmingCharacters(in: .whitespaces)] = String(parts[1][fill.upperBound...].prefix(6))
      }
    }
    return fills
  }

  private static func parts() throws -> (light: Substring, dark: Substring) {
    let style = "\(standaloneDiagramStyle)"
    let dark = try #require(style.range(of: "@media (prefers-color-scheme: dark)"))
    let print = try #require(style.range(of: "@media print"))
    return (style[..<dark.lowerBound], Substring(String(style[dark.upperBound..<print.lowerBound])))
  }

  /// How much light a colour gives off, as WCAG 2 counts it.
  private static func luminance(_ colour: String) -> Double {
    let number = Int(colour, radix: 16) ?? 0
    let channels = [16, 8, 0].map { shift -> Double in
      let value = Double(number >> shift & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private static func contrast(_ a: String, _ b: String) -> Double {
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  @Test func `texts stand out from what is behind them, in light and in dark`() throws {
    let parts = try Self.parts()
    for rules in [parts.light, parts.dark] {
      let fills = Self.fills(rules)
      for (text, grounds) in [
        (".graph text", [".graph rect", ".graph .onto rect"]), (".graph .gr", [".graph rect", ".graph .onto rect"]),
        (".graph .gl", [".graph rect", ".graph .onto rect", ".graph .ground"]),
        (".graph a .gt", [".graph rect", ".graph .onto rect"]),
        (".graph .self text", [".graph .self rect"]),
      ] {
        for ground in grounds {
          let ratio = Self.contrast(try #require(fills[text]), try #require(fills[ground]))
          #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
        }
      }
    }
  }

  @Test func `drawings that stand alone have the colours of the site`() throws {
    let site = "\(siteStylesheet)"
    let parts = try Self.parts()
    for rules in [parts.light, parts.dark] {
      let colours = rules.split(separator: "#").dropFirst().map { "#" + $0.prefix(6) }
      #expect(colours.count > 10)
      for colour in colours { #expect(site.contains(colour), "\(colour)") }
    }
  }
}
