import Foundation
import Testing
import TwinOutput
import TwinTestSupport

@Suite struct XMLTests {
  private func text(_ root: TwinOutput.XMLElement) -> String { String(decoding: printXML(root), as: UTF8.self) }

  @Test func `elements stand on lines of their own, text as it is`() {
    let root = XMLElement(
      "a", ["x": "1", "y": nil],
      content: [
        .element(XMLElement("b", content: [.text("t"), .element(XMLElement("c"))])), .element(XMLElement("d")),
      ])
    #expect(
      text(root) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a x="1">
          <b>t<c/></b>
          <d/>
        </a>

        """)
  }

  @Test func `nothing of the input becomes markup`() {
    let hostile = "<b>&amp;\"'</a>]]><!-- \u{0}\u{B}\u{7F}\u{202E}\u{FFFE}\u{FFFF}\r\n\t"
    let escaped =
      "&lt;b&gt;&amp;amp;&quot;'&lt;/a&gt;]]&gt;&lt;!-- \\u{0}\\u{B}\\u{7F}\\u{202E}\\u{FFFE}\\u{FFFF}\\u{D}&#10;&#9;"
    let inText = escaped.replacing("&quot;", with: "\"").replacing("&#10;", with: "\n").replacing("&#9;", with: "\t")
    #expect(text(XMLElement("a", ["x": hostile])).contains("<a x=\"\(escaped)\"/>"))
    #expect(text(XMLElement("a", content: [.text(hostile)])).contains("<a>\(inText)</a>"))
  }

  static let python = OutsideTool("python3", probe: ["-c", "import xml.etree.ElementTree"])

  @Test(.enabled(if: python != nil)) func `a parser reads every scalar back that XML has`() throws {
    // Hidden ones are written out; all others, in a text and in an attribute, come back as they are.
    let scalars = [
      0x20...0x7E, 0xA0...0x5FF, 0x2000...0x2070, 0xD7F0...0xD7FF, 0xE000...0xE010, 0xFDD0...0xFDEF,
      0xFFF0...0xFFFD, 0x1_F600...0x1_F610, 0x1_FFFE...0x1_FFFF, 0x10_FFF0...0x10_FFFF,
    ].joined().compactMap { Unicode.Scalar(UInt32($0)) }
    let kept = String(String.UnicodeScalarView(scalars.filter { neutralised(String($0)) == String($0) })) + "\n\t."
    let script = """
      import sys, xml.etree.ElementTree as tree
      root = tree.parse(sys.argv[1]).getroot()
      assert root.text == root.get("x"), "text and attribute differ"
      sys.stdout.buffer.write(root.text.encode())
      """
    let document = printXML(XMLElement("a", ["x": kept], content: [.text(kept)]))
    let output = try #require(Self.python).run(["-c", script], input: Data(document))
    #expect(String(decoding: output, as: UTF8.self) == kept)
  }
}
