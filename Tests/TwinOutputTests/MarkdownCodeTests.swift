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

  @Test func `what stands between backticks is code`() {
    #expect("\(markdownSpans("the `a` of b"))" == "\([MarkdownSpan.text("the "), .code("a"), .text(" of b")])")
    #expect("\(markdownSpans("no `pair"))" == "\([MarkdownSpan.text("no `pair")])")
  }
}
