import Foundation
import Testing
import TwinModel
import TwinTestSupport

@testable import TwinDocs

/// PlantUML, if the machine has it.
private let plantUML = OutsideTool("plantuml", probe: ["-version"])

/// Names that would be more than names in Mermaid, in PlantUML, or in the Markdown around them.
private let hostileNames =
  hostileTexts + [
    "a\"] click n0 \"javascript:alert(1)\"", "x\nclick n0 href \"https://evil.example\"",
    "%%{init: {\"theme\":\"x\"}}%%",
    "%% comment", "x;style n0 fill:#f00;", "x:::hot", "x\n  end\n  subgraph y", "`**bold** $$x$$`", "#quot;#35;",
    "\u{FB02}\u{B0}\u{B0}60\u{B6}\u{DF}script>", "~T~", "style:x#1;", "classDef x:y#1;",
    "\" as x [[javascript:alert(1)]]", "x\n@enduml\n!include /etc/passwd", "%getenv(\"HOME\")", "/' comment '/",
    "<&bomb>",
    "<img:/etc/passwd>", "<U+0041>", "&#65;", "!theme x", "__u__ --s-- ~~w~~", "\\n\\t", "{abstract}", "<<x>>",
    "```\n# out",
    "x\u{202E}y", "  ", "name with, comma", "snake_case-and.dots",
  ]

/// Diagrams of each kind in which every name is hostile.
private func hostileDiagrams() -> [Diagram] {
  [DiagramKind.inheritance, .relationships, .packages].map { kind in
    var diagram = Diagram(kind: kind, title: "T")
    diagram.groups = hostileNames.prefix(3).map { .init(name: $0) } + [.init(name: "</script>\"%%{")]
    for (index, name) in hostileNames.enumerated() {
      diagram.nodes.append(
        .init(
          name: name, notes: [hostileNames[(index * 7) % hostileNames.count]], group: index % 4,
          role: index == 0 ? .subject : .plain, isAbstract: index % 5 == 0, isDeprecated: index % 6 == 0))
      let label = hostileNames[(index * 11) % hostileNames.count]
      let edgeKind: Diagram.Edge.Kind =
        switch kind {
        case .inheritance: .specialises
        case .relationships: index % 3 == 0 ? .contains : .relates
        case .packages: .needs
        }
      diagram.edges.append(
        .init(from: 0, to: index, kind: edgeKind, label: label, note: name, cardinality: "0..*", inverse: name))
    }
    return diagram
  }
}

/// Whether `text`, which stands where a name may, consists of plain characters and of `escape`s.
private func isInert(_ text: Substring, escape: (Substring) -> Substring?) -> Bool {
  var rest = text
  while let first = rest.unicodeScalars.first {
    if let tail = escape(rest) {
      rest = tail
      continue
    }
    switch first {
    case "a"..."z", "A"..."Z", "0"..."9", " ", "_", "-", ".", ",": break
    case _ where first.value > 0x7F: break
    default: return false
    }
    rest.unicodeScalars.removeFirst()
  }
  return true
}

/// What follows an escape of the form `open`, digits, `close`; nil where there is none.
private func after(_ text: Substring, _ open: String, _ digits: Set<Character>, _ close: String) -> Substring? {
  guard text.hasPrefix(open) else { return nil }
  let rest = text.dropFirst(open.count)
  let number = rest.prefix { digits.contains($0) }
  let tail = rest.dropFirst(number.count)
  return number.isEmpty || !tail.hasPrefix(close) ? nil : tail.dropFirst(close.count)
}

@Suite struct DiagramTextTests {
  private static let digits = Set("0123456789")

  @Test func `nothing in a name is more than a name in Mermaid`() {
    for diagram in hostileDiagrams() {
      for line in diagram.mermaid().split(separator: "\n") {
        let (frame, names) = Self.parts(line)
        for name in names {
          let isName = isInert(name) {
            after($0, "#", Self.digits, ";") ?? ($0.hasPrefix("<br/>") ? $0.dropFirst(5) : nil)
          }
          #expect(isName, "\(line)")
        }
        #expect(Self.mermaidFrames.contains(frame), "\(frame) of \(line)")
      }
    }
  }

  /// All that a line may be but for names and numbers.
  private static let mermaidFrames: Set<String> = [
    "classDiagram", "flowchart TB", "  direction LR", "  class n[N]", "  <<abstract>> n", "  style n stroke-width:3px",
    "  n <|-- n", "  n *-- n : N", "  n --> N n : N", "  subgraph g[N]", "    n[N]", "  end", "  n -->|N| n",
  ]

  private static let plantUMLFrames: Set<String> = [
    "@startuml", "@enduml", "hide empty members", "left to right direction", "skinparam defaultTextAlignment center",
    "package N as g {", "}", "  class N as n", "  abstract class N as n", "  abstract class N as n #line.bold",
    "  rectangle N as n", "n <|-- n", "n *-- n : N", "n --> N n : N", "n --> n : N",
  ]

  @Test func `nothing in a name is more than a name in PlantUML`() {
    for diagram in hostileDiagrams() {
      let text = diagram.plantUML()
      for line in text.split(separator: "\n") {
        let (frame, names) = Self.parts(line)
        for name in names {
          let isName = isInert(name) {
            after($0, "&#", Self.digits, ";") ?? after($0, "<U+", Self.digits.union("C"), ">")
              ?? ($0.hasPrefix("\\n") ? $0.dropFirst(2) : nil)
          }
          #expect(isName, "\(line)")
        }
        #expect(Self.plantUMLFrames.contains(frame), "\(frame) of \(line)")
      }
      #expect(text.hasPrefix("@startuml\n") && text.hasSuffix("\n@enduml\n"))
    }
  }

  /// A line with `N` for what stands between quotes or after a colon, without numbers of nodes and groups; and what stood there.
  private static func parts(_ line: Substring) -> (frame: String, names: [Substring]) {
    var names: [Substring] = []
    var rest = line
    var frame = ""
    if let colon = line.range(of: " : ") {
      names.append(line[colon.upperBound...])
      // Two names stand beside each other with a sign between.
      names = names.flatMap { $0.split(separator: " / ") }.flatMap { $0.split(separator: " · ") }
      rest = line[..<colon.lowerBound]
    }
    for (index, part) in rest.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 {
        frame += "N"
        names += part == "0..*" ? [] : part.split(separator: " · ")
      } else {
        frame += part
      }
    }
    var numberless = ""
    for character in frame {
      let isNumber = character.isNumber && (numberless.hasSuffix("n") || numberless.hasSuffix("g"))
      if !isNumber { numberless.append(character) }
    }
    return (numberless + (rest.endIndex == line.endIndex ? "" : " : N"), names)
  }

  @Test func `names are read back as they are shown`() {
    var diagram = Diagram(kind: .inheritance, title: "T")
    diagram.nodes = [.init(name: "Fan\"<b>", isDeprecated: true), .init(name: "温度_x", notes: ["com.example"])]
    diagram.nodes.append(.init(name: "a<T>$"))
    diagram.edges = [.init(from: 0, to: 1, kind: .specialises)]
    #expect(
      diagram.mermaid() == """
        classDiagram
          class n0["Fan#34;#60;b#62; #40;deprecated#41;"]
          class n1["温度#95;x #40;com.example#41;"]
          class n2["a#60;T#62;#36;"]
          n1 <|-- n0

        """)
    #expect(
      diagram.plantUML() == """
        @startuml
        hide empty members
        class "Fan&#34;&#60;b&#62; &#40;deprecated&#41;" as n0
        class "温度&#95;x &#40;com.example&#41;" as n1
        class "a&#60;T&#62;<U+0024>&#32;" as n2
        n1 <|-- n0
        @enduml

        """)
  }

  @Test func `Markdown holds diagrams in fences that names cannot leave`() throws {
    for (path, bytes) in files(documentationMarkdown(of: hostileModel())) {
      var fence: Substring?
      var count = 0
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        if let open = fence {
          if line == open { fence = nil }
        } else if line.hasPrefix("```") {
          fence = line.prefix { $0 == "`" }
          if line.hasSuffix("mermaid") { count += 1 }
        }
      }
      #expect(fence == nil, "\(path)")
      if path.contains("/twins/"), !path.contains("~"), !path.hasSuffix("index.md") { #expect(count >= 1, "\(path)") }
    }
    let index = try #require(files(documentationMarkdown(of: buildingModel()))["index.md"])
    #expect(String(decoding: index, as: UTF8.self).contains("```mermaid\nflowchart TB\n"))
  }

  @Test func `hostile names make no drawing that stands alone more than a drawing`() {
    let diagrams = ModelDiagrams(of: Model())
    for diagram in hostileDiagrams() {
      let bytes = diagrams.write(diagram, as: .svg)
      let start = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let page = PageReader(Array(bytes[start...]))
      #expect(page.faults == [])
      let known: Set = ["svg", "style", "title", "desc", "g", "rect", "path", "text"]
      #expect(Set(page.elements.map(\.tag)).subtracting(known) == [])
      #expect(page.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "href" } })
    }
  }

  @Test(.enabled(if: plantUML != nil)) func `PlantUML understands every line that is written for it`() throws {
    let tool = try #require(plantUML)
    for diagram in hostileDiagrams() {
      // It ends with another status than zero, which is an error here, where it does not understand a line.
      _ = try tool.run(["-checkonly"], input: Data(diagram.plantUML().utf8))
    }
  }
}
