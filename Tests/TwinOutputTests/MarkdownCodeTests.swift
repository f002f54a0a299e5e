import Testing
import TwinOutput

@Suite struct MarkdownCodeTests {
  @Test func `a block of code cannot be ended by its text, and hides nothing`() {
    let text = "a: 1\n```\n````yaml\n# \u{202E}\u{1B}[31m\n<b>\n"
    let printed = String(
      decoding: printMarkdown([.code(text, language: "yaml"), .paragraph([.text("after")])]), as: UTF8.self)
    #expect(
      printed == """
        `````yaml
        a: 1
        ```
        ````yaml
        # \\u{202E}\\u{1B}[31m
        <b>
        `````

        after

        """)
  }

  @Test func `what generators of sites fill in, and the end of a heading, stay text`() {
    let blocks: [MarkdownBlock] = [
      .heading(2, [.text("# C # #")], anchor: nil),
      .paragraph([.text("{{ x }} {% y %} {{{z}}} {a}"), .code("{{ b }}")]),
    ]
    #expect(
      String(decoding: printMarkdown(blocks), as: UTF8.self) == """
        ## \\# C \\# \\#

        &#123;{ x }} &#123;% y %} &#123;&#123;{z}}} {a}<code>&#123;{ b }}</code>

        """)
  }

  @Test func `what stands between backticks is code`() {
    #expect("\(markdownSpans("the `a` of b"))" == "\([MarkdownSpan.text("the "), .code("a"), .text(" of b")])")
    #expect("\(markdownSpans("no `pair"))" == "\([MarkdownSpan.text("no `pair")])")
  }
}
