import Testing

@testable import TwinSource

@Suite struct LineIndexTests {
  @Test func `lines end at LF, CR LF and a lone CR`() {
    let index = LineIndex(Array("a\nb\r\nc\rd\n\r\n".utf8))
    #expect(index.lineCount == 6)
    #expect((0..<7).map { index.start(ofLine: $0) } == [0, 2, 5, 7, 9, 11, 11])
    #expect((0..<6).map { String(decoding: index.text(ofLine: $0), as: UTF8.self) } == ["a", "b", "c", "d", "", ""])
    #expect((0...11).map { index.line(of: $0) } == [0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5])
  }

  @Test func `an empty file has one line, and offsets past the end are on the last`() {
    let empty = LineIndex([])
    #expect(empty.lineCount == 1 && empty.line(of: 0) == 0 && empty.line(of: 99) == 0)
    #expect(empty.text(ofLine: 0).isEmpty && empty.text(ofLine: 7).isEmpty && empty.scalarColumn(of: 5) == 0)
    let index = LineIndex(Array("a\nbc".utf8))
    #expect(index.line(of: 99) == 1 && index.scalarColumn(of: 99) == 2 && index.start(ofLine: 9) == 4)
    #expect(index.start(ofLine: -1) == 0 && index.scalarColumn(of: -4) == 0)
  }

  @Test func `columns count scalars for people and code units for editors`() {
    let text = "x\né😀ж: e\u{301}z"
    let index = LineIndex(Array(text.utf8))
    // Bytes of the second line: é 2..3, 😀 4..7, ж 8..9, ':' 10, ' ' 11, e 12, U+0301 13..14, z 15.
    let offsets = [2, 4, 8, 10, 11, 12, 13, 15, 16]
    #expect(offsets.map { index.scalarColumn(of: $0) } == [0, 1, 2, 3, 4, 5, 6, 7, 8])
    #expect(offsets.map { index.utf16Column(of: $0) } == [0, 1, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test func `every offset of every text is where counting from the start finds it`() {
    for text in ["", "\n", "\r", "\r\n", "a\r\rb\n\nc", "é\r\n😀\n", "\n\r\n\r"] {
      let bytes = Array(text.utf8)
      let index = LineIndex(bytes)
      var (line, start) = (0, 0)
      for offset in 0...bytes.count {
        #expect(
          index.line(of: offset) == line && index.start(ofLine: line) == start, "\(text.debugDescription) \(offset)")
        guard offset < bytes.count else { break }
        let isCRLF = bytes[offset] == 13 && offset + 1 < bytes.count && bytes[offset + 1] == 10
        if bytes[offset] == 10 || (bytes[offset] == 13 && !isCRLF) { (line, start) = (line + 1, offset + 1) }
      }
      #expect(index.lineCount == line + 1)
    }
  }
}
