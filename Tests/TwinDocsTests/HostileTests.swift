import Foundation
import Testing
import TwinDocs
import TwinModel

/// Names and texts that try to become something else.
let hostileTexts = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "--><b>",
  "</title><svg/onload=x>",
  "a\u{202E}txt.exe\u{2066}", "nul\u{0}byte\u{1B}[31m", "a|b|c", "`code` ``x``", "[x](javascript:alert(1))", "![x](y)",
  "# heading", "1. list", "- item", "* star *", "_under_score_", "<!-- -->", "&lt;b&gt;", "$x$", "~~s~~", "\\|",
  "| --- |",
  "con", "nul.txt", "..", "../../etc/passwd", "", ".", "index", "fan", "Fan", "FAN", "a b/c?d#e%f",
  "dtmi:com:example:" + String(repeating: "veryLong:", count: 40) + "x;1", "日本語", "https://example.com/\"><b>",
  "line\nbreak\n\npara",
]

/// A model in which every name and text is one of `hostileTexts`.
func hostileModel() -> Model {
  let addresses = [
    "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "https://e.com/a?b=\"'<>|`", "vbscript:x", "//evil",
    "java\nscript:x",
  ]
  let twins = hostileTexts.map { text in
    ModelBuilder.TwinSource(
      name: text,
      members: hostileTexts.map { name in
        .init(
          kind: .property, name: name, shape: .primitive(.string, []),
          about: .init(deprecation: ("1.0.0", text, name), externalID: addresses[name.count % addresses.count]))
      } + [.init(kind: .relationship, name: text + "R", targets: ["Fan"], external: addresses)],
      about: .init(
        title: ["": text, "en\"><b>": text], description: ["": text, "de\" onload=\"x": text + text], synonyms: [text],
        mappings: addresses.map { (.exact, $0) }, externalID: text, formerly: [text], annotations: [(text, text)]))
  }
  return ModelBuilder.build([
    .init(name: "<script>", summary: hostileTexts.joined(separator: " "), twins: twins),
    .init(
      name: "site.css", kind: .ontology, needs: ["<script>"],
      concepts: hostileTexts.map { .init(name: $0, about: .text($0)) },
      quantities: [.init(name: "Q\"><b>", dimension: "L", units: hostileTexts.map { ($0, $0, "1", "0") })],
      terms: hostileTexts.map { .init(name: $0, role: $0, abbreviations: [$0]) },
      points: hostileTexts.map { ($0, .primitive(.double)) }),
  ])
}

@Suite struct HostileTests {
  @Test func `names and texts stay text in pages`() {
    for (path, bytes) in files(documentationSite(of: hostileModel())) where path.hasSuffix(".html") {
      let page = PageReader(bytes)
      #expect(page.faults == [], "\(path)")
      let known: Set = [
        "html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "div", "span", "figure",
        "figcaption", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th",
        "td",
        "a", "code", "pre", "strong", "br", "wbr", "button", "input", "svg", "g", "rect", "path", "text",
      ]
      #expect(Set(page.elements.map(\.tag)).subtracting(known) == [], "\(path)")
      for address in page.elements.compactMap({ $0.attributes["href"] }) {
        let scheme = address.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
        #expect(!scheme.contains(":") || address.hasPrefix("https://e"), "\(path): \(address)")
      }
    }
  }

  @Test func `control characters and bidirectional marks are shown, not obeyed`() {
    for documentation in [documentationSite(of: hostileModel()), documentationMarkdown(of: hostileModel())] {
      for page in documentation.pages {
        for scalar in String(decoding: documentation.render(page), as: UTF8.self).unicodeScalars {
          let isHidden =
            (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
          if isHidden { Issue.record("\(page.path) holds U+\(String(scalar.value, radix: 16))") }
        }
      }
    }
  }

  @Test func `paths are safe, bounded and distinct on any file system`() {
    for documentation in [documentationSite(of: hostileModel()), documentationMarkdown(of: hostileModel())] {
      var seen = Set<String>()
      for page in documentation.pages {
        #expect(seen.insert(page.path.lowercased()).inserted, "\(page.path)")
        for segment in page.path.split(separator: "/", omittingEmptySubsequences: false) {
          #expect(!segment.isEmpty && segment.utf8.count <= 128 && segment.first != "." && segment.last != ".")
          #expect(
            segment.utf8.allSatisfy {
              ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x2D && $0 <= 0x39 && $0 != 0x2F) || $0 == 0x5F
                || $0 == 0x7E
            }, "\(page.path)")
          let stem = segment.lowercased().prefix { $0 != "." }
          #expect(!["con", "nul", "aux", "prn"].contains(stem))
        }
      }
      // The first in byte order keeps its name, and names that need no care keep theirs.
      #expect(seen.contains { $0.hasSuffix("twins/fan.html") || $0.hasSuffix("twins/fan.md") })
    }
  }

  @Test func `the search index is one assignment of valid JSON on a line`() throws {
    let all = files(documentationSite(of: hostileModel()))
    let text = String(decoding: try #require(all["search.js"]), as: UTF8.self)
    let line = String(text.prefix { $0 != "\n" })
    #expect(line.hasPrefix("globalThis.gemelSearch={") && line.hasSuffix("};"))
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    let index = try JSONSerialization.jsonObject(with: Data(line.dropFirst(23).dropLast().utf8)) as? [String: Any]
    let names = try #require(index?["names"] as? String).split(separator: "\n", omittingEmptySubsequences: false)
    let runs = try #require(index?["runs"] as? [[Int]])
    #expect(names.count == runs.reduce(0) { $0 + $1[2] } && names.count > 100)
    #expect(text.dropFirst(line.count) == "\n")
  }
}
