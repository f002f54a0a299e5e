import Testing
import TwinDocs
import TwinModel
import TwinTestSupport

/// The unescaped pipes of a table row.
private func pipes(_ line: Substring) -> Int {
  var count = 0
  var isEscaped = false
  for character in line {
    if character == "|", !isEscaped { count += 1 }
    isEscaped = character == "\\" && !isEscaped
  }
  return count
}

/// `line` without backslash escapes and without code spans.
private func withoutCodeAndEscapes(_ line: Substring) -> String {
  var result = ""
  var isInCode = false
  var isEscaped = false
  for character in line {
    if isEscaped {
      isEscaped = false
    } else if character == "`" {
      isInCode.toggle()
    } else if !isInCode {
      if character == "\\" { isEscaped = true } else { result.append(character) }
    }
  }
  return result
}

/// The lines of `text` outside of blocks of code.
private func withoutFences(_ text: String) -> [Substring] {
  var fence: Substring?
  return text.split(separator: "\n").filter { line in
    if let open = fence {
      if line == open { fence = nil }
      return false
    }
    if line.hasPrefix("```") { fence = line.prefix { $0 == "`" } }
    return fence == nil
  }
}

@Suite struct MarkdownTests {
  @Test func `the files of a small model are the golden ones`() throws {
    let all = files(documentationMarkdown(of: buildingModel()))
    for page in ["index.md", "com.example.hvac/twins/AirHandlingUnit.md", "org.gemel.core/concepts/Equipment.md"] {
      let bytes = try #require(all[page], "no page \(page)")
      try expectGolden(bytes, "markdown/" + page.map { $0 == "/" ? "_" : String($0) }.joined())
    }
  }

  @Test func `every row of a table has the cells of its head`() {
    for model in [buildingModel(), hostileModel()] {
      var rows = 0
      for (path, bytes) in files(documentationMarkdown(of: model)) {
        var width: Int?
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
          guard line.hasPrefix("|") else {
            width = nil
            continue
          }
          if let width { #expect(pipes(line) == width, "\(path): \(line)") }
          width = width ?? pipes(line)
          rows += 1
        }
      }
      #expect(rows > 50)
    }
  }

  @Test func `names and texts stay text in Markdown`() {
    for (path, bytes) in files(documentationMarkdown(of: hostileModel())) {
      let text = String(decoding: bytes, as: UTF8.self)
      // What is left of each line without code spans and without escaped characters is markup of the printer's own.
      for line in withoutFences(text) {
        let outside = withoutCodeAndEscapes(line)
        for part in outside.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
          let known = ["br>", "code>", "/code>", "a id=\"", "/a>", "https://e"].contains { part.hasPrefix($0) }
          #expect(known, "\(path): \(line)")
        }
        for part in outside.split(separator: "]", omittingEmptySubsequences: false).dropFirst()
        where part.hasPrefix("(") {
          let target = part.dropFirst().prefix { $0 != ")" }
          #expect(target.hasPrefix("<https://") || !target.contains(":"), "\(path): \(line)")
          #expect(!target.hasPrefix("//"), "\(path): \(line)")
        }
      }
      for line in text.split(separator: "\n") {
        #expect(!line.hasPrefix("# heading") && !line.hasPrefix("1. list") && !line.hasPrefix("- item"), "\(path)")
      }
    }
  }

  @Test func `every link of the Markdown leads to a file and an anchor`() {
    let all = files(documentationMarkdown(of: buildingModel())).mapValues { String(decoding: $0, as: UTF8.self) }
    var count = 0
    for (path, text) in all {
      var rest = Substring(text)
      while let start = rest.firstRange(of: "](") {
        rest = rest[start.upperBound...]
        let address = String(rest.prefix { $0 != ")" })
        if address.hasPrefix("<") { continue }
        count += 1
        let target = resolved(address, from: path)
        let found = target.flatMap { all[$0.path] }
        #expect(found != nil, "\(path) → \(address)")
        if let anchor = target?.anchor, !anchor.isEmpty {
          #expect(found?.contains("<a id=\"\(anchor)\">") == true, "\(path) → \(address)")
        }
      }
    }
    #expect(count > 200)
  }
}

extension Substring {
  /// The first place of `text`.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
