import Testing
import TwinOutput

@Suite struct SafeTextTests {
  @Test func `what could move, colour, reorder or break a line becomes visible`() {
    let facts: [(text: String, safe: String, lines: String)] = [
      ("", "", ""), ("plain é 😀 \u{4E2D}", "plain é 😀 \u{4E2D}", "plain é 😀 \u{4E2D}"),
      ("a\nb", "a\\u{A}b", "a\nb"), ("a\r\nb", "a\\u{D}\\u{A}b", "a\\u{D}\nb"), ("\t", "\\u{9}", "\\u{9}"),
      ("\u{1B}[31mred", "\\u{1B}[31mred", "\\u{1B}[31mred"), ("\u{9B}31m", "\\u{9B}31m", "\\u{9B}31m"),
      ("\u{0}\u{7F}", "\\u{0}\\u{7F}", "\\u{0}\\u{7F}"),
      ("\u{202E}abc\u{2066}\u{2069}", "\\u{202E}abc\\u{2066}\\u{2069}", "\\u{202E}abc\\u{2066}\\u{2069}"),
      ("\u{2028}\u{2029}\u{85}", "\\u{2028}\\u{2029}\\u{85}", "\\u{2028}\\u{2029}\\u{85}"),
      ("\u{200E}\u{200F}\u{61C}\u{FEFF}", "\\u{200E}\\u{200F}\\u{61C}\\u{FEFF}", "\\u{200E}\\u{200F}\\u{61C}\\u{FEFF}"),
      ("a\u{200B}b\u{FFFE}\u{E0041}", "a\\u{200B}b\\u{FFFE}\\u{E0041}", "a\\u{200B}b\\u{FFFE}\\u{E0041}"),
      ("👩\u{200D}🚀", "👩\u{200D}🚀", "👩\u{200D}🚀"),
      ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
      ("می\u{200C}خواهم", "می\u{200C}خواهم", "می\u{200C}خواهم"), ("क्\u{200D}ष", "क्\u{200D}ष", "क्\u{200D}ष"),
      ("pu\u{200D}mp\u{200C}", "pu\\u{200D}mp\\u{200C}", "pu\\u{200D}mp\\u{200C}"),
      ("pu\u{AD}mp\u{FE0F}", "pu\\u{AD}mp\\u{FE0F}", "pu\\u{AD}mp\\u{FE0F}"),
      ("می\u{200C}", "می\\u{200C}", "می\\u{200C}"),
      ("a\u{FE0F}\u{200D}🔥", "a\\u{FE0F}\\u{200D}🔥", "a\\u{FE0F}\\u{200D}🔥"),
      ("\u{34F}\u{115F}\u{1160}", "\\u{34F}\\u{115F}\\u{1160}", "\\u{34F}\\u{115F}\\u{1160}"),
      ("\u{17B4}\u{2800}\u{3164}", "\\u{17B4}\\u{2800}\\u{3164}", "\\u{17B4}\\u{2800}\\u{3164}"),
      ("x\u{FFA0}\u{E0100}", "x\\u{FFA0}\\u{E0100}", "x\\u{FFA0}\\u{E0100}"),
    ]
    for (text, safe, lines) in facts {
      #expect(neutralised(text) == safe)
      #expect(neutralised(text, keepingLines: true) == lines)
      #expect(neutralised(safe) == safe)
    }
  }

  @Test func `every scalar is kept or written out by its properties`() {
    var kept = 0
    for value in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let isKept = neutralised(text) == text
      kept += isKept ? 1 : 0
      let category = scalar.properties.generalCategory
      let isControl = category == .control || category == .lineSeparator || category == .paragraphSeparator
      // The empty braille pattern is a symbol that shows nothing.
      let isUnseen = scalar.properties.isDefaultIgnorableCodePoint || value == 0x2800
      let isMark = isUnseen || scalar.properties.isBidiControl || scalar.properties.isNoncharacterCodePoint
      if isKept == (isControl || isMark) {
        Issue.record("U+\(String(value, radix: 16)) was \(isKept ? "kept" : "written out")")
      }
    }
    #expect(kept == 0x11_0000 - 0x800 - 65 - 2 - 4174 - 1 - 66)
  }

  @Test func `what an agent takes for a command in a line is broken, and nothing else`() {
    let facts: [(text: String, safe: String)] = [
      ("##[error]x", "#\\u{23}[error]x"), ("a ##vso[task.x]", "a #\\u{23}vso[task.x]"), ("###[x]", "##\\u{23}[x]"),
      ("## heading", "## heading"), ("#[x]", "#[x]"), ("##vs", "##vs"), ("# #[x]", "# #[x]"),
      ("##\u{1B}[x", "##\\u{1B}[x"),
    ]
    for (text, safe) in facts {
      #expect(neutralised(text) == safe)
      #expect(neutralised(safe) == safe)
      #expect(holdsLogCommand(text) == (text != safe && !text.contains("\u{1B}")))
    }
    func escaped(_ text: String) -> String {
      String(decoding: withoutLogCommands(Array(text.utf8), escape: "%"), as: UTF8.self)
    }
    #expect(escaped("##[a] ##vso[b] ## ###[") == "#%[a] #%vso[b] ## ##%[")
    #expect(escaped("") == "" && escaped("##") == "##")
  }

  @Test func `sources that are quoted whole keep tabs and line endings, and nothing that acts`() {
    let safe = Array("a:\t1\r\nb: 2\n\n".utf8)
    #expect(neutralised(safe) == safe)
    let hostile = Array("x\u{1B}[31m\ry\n##[error]z\u{202E}\n".utf8)
    let text = String(decoding: neutralised(hostile), as: UTF8.self)
    #expect(text == "x\\u{1B}[31m\\u{D}y\n#\\u{23}[error]z\\u{202E}\n")
  }
}
