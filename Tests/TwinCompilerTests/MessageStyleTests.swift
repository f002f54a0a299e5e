import Foundation
import Testing
import TwinCompiler
import TwinReaders
import TwinSource
import TwinSyntax
import TwinTestSupport

/// The one style of what findings say, held against every fixture and against a broken input for every syntax and DTDL
/// rule.
@Suite struct MessageStyleTests {
  @Test func `texts out of style are told from those in style`() {
    for text in [
      "the file is empty", "`a.` is not a name", "DTDL has no such type", "U+0007 (bell) at offset 3 is not allowed",
      "did you mean `Fan`?", "'(' is never closed", "write `a. B`, or `c`; nothing else fits", "nothing ends with ```",
    ] {
      #expect(styleFault(of: text) == nil, "\(text)")
    }
    for text in [
      "", "The file is empty", "the file is empty.", "the file is empty. It holds nothing", "is it? No", "write:", " a",
      "two\nlines",
    ] {
      #expect(styleFault(of: text) != nil, "\(text)")
    }
  }

  @Test func `every finding of every fixture is in style`() throws {
    let folder = repository.appending(path: "Tests/Fixtures")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    var count = 0
    for path in paths {
      let fixture = Fixture(try String(contentsOf: folder.appending(path: path), encoding: .utf8))
      let findings = CompilerPipeline().compile(fixture.input).findings
      count += findings.count
      let faults = findings.flatMap(styleFaults)
      #expect(faults.isEmpty, "\(path): \(faults)")
    }
    try #require(count > 100)
  }

  @Test func `every finding of a broken input is in style`() {
    for input in BrokenInput.all {
      let findings = input.findings()
      #expect(findings.contains { $0.rule.name == input.rule }, "\(input.rule): \(findings.map(\.rule.name))")
      #expect(findings.flatMap(styleFaults) == [], "\(input.rule)")
    }
  }

  @Test func `every syntax and DTDL rule of the sources has a broken input`() throws {
    var emitted: Set<String> = []
    let sources = repository.appending(path: "Sources")
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      emitted.formUnion(text.matches(of: /"((?:syntax|dtdl)\/[a-z0-9-]+)"/).map { String($0.1) })
    }
    try #require(emitted.count > 55)
    // Made from the missing term at run time.
    let terms = ["name", "schema", "elementSchema", "valueSchema", "enumValue", "mapKey", "mapValue"]
    emitted.formUnion(terms.map { "dtdl/missing-\($0)" })
    #expect(emitted.symmetricDifference(BrokenInput.all.map(\.rule)) == [])
  }
}
