import Testing
import TwinDocs
import TwinModel

/// A type with `count` neighbours on each of the four sides.
private func starModel(_ count: Int) -> Model {
  func names(_ prefix: String) -> [String] {
    (0..<count).map { prefix + String($0) + String(repeating: "LongName", count: $0 % 4) }
  }
  let centre = ModelBuilder.TwinSource(
    name: "Centre", parents: names("Parent"),
    members: zip(names("Target"), 0...).map { name, index in
      .init(
        kind: index % 3 == 0 ? .component : .relationship,
        name: index % 2 == 0 ? "to\(index)" : "leadsToTheTarget\(index)",
        targets: [name])
    })
  return ModelBuilder.build([
    .init(
      name: "com.example.star",
      twins: [centre] + names("Parent").map { .init(name: $0) } + names("Target").map { .init(name: $0) }
        + names("Child").map { .init(name: $0, parents: ["Centre"]) }
        + names("Source").map {
          .init(name: $0, members: [.init(kind: .relationship, name: "from", targets: ["Centre"])])
        })
  ])
}

/// A box of a drawing.
private struct Box {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  func overlaps(_ other: Box) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
  }
}

private func number(_ element: PageReader.Element, _ name: String) -> Int {
  element.attributes[name].flatMap(Int.init) ?? -1
}

@Suite struct DiagramTests {
  @Test func `boxes of a neighbourhood overlap nothing and stay in the picture whatever their number`() throws {
    for count in [0, 1, 2, 3, 5, 7, 8, 50] {
      let all = files(documentationSite(of: starModel(count)))
      let page = PageReader(try #require(all["com.example.star/twins/Centre.html"]))
      let svg = page.elements.first { $0.tag == "svg" }
      if count == 0 {
        #expect(svg == nil)
        continue
      }
      let frame = Box(
        x: 0, y: 0, width: number(try #require(svg), "width"), height: number(try #require(svg), "height"))
      #expect(frame.width <= 952 && frame.height <= 420)
      let boxes = page.elements.filter { $0.tag == "rect" }.map {
        Box(x: number($0, "x"), y: number($0, "y"), width: number($0, "width"), height: number($0, "height"))
      }
      #expect(boxes.count == 1 + 4 * min(count, 7))
      for (index, box) in boxes.enumerated() {
        #expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= frame.width && box.y + box.height <= frame.height)
        for other in boxes[(index + 1)...] { #expect(!box.overlaps(other), "\(count): \(box) and \(other)") }
      }
      let more = page.elements.filter { $0.tag == "text" && $0.text == "+\(count - 6) more" }.count
      #expect(more == (count > 7 ? 4 : 0))
    }
  }

  @Test func `a name that is cut short in a picture is whole in its title`() throws {
    let name = "Extraordinarily" + String(repeating: "VeryLong", count: 8) + "Name"
    let model = ModelBuilder.build([
      .init(name: "com.example.long", twins: [.init(name: "Child", parents: [name]), .init(name: name)])
    ])
    let page = PageReader(try #require(files(documentationSite(of: model))["com.example.long/twins/Child.html"]))
    #expect(page.elements.contains { $0.tag == "text" && $0.text.hasPrefix("Extraord") && $0.text.hasSuffix("…") })
    #expect(page.elements.contains { $0.tag == "title" && $0.text == name })
  }

  @Test func `packages of a map overlap nothing and stand above what they need`() throws {
    let packages = (0..<24).map { index in
      ModelBuilder.PackageSource(
        name: "com.example.p\(index < 10 ? "0" : "")\(index)",
        needs: (0..<index).filter { (index * 7 + $0 * 3) % 5 == 0 }.map { "com.example.p\($0 < 10 ? "0" : "")\($0)" })
    }
    let page = PageReader(try #require(files(documentationSite(of: ModelBuilder.build(packages)))["index.html"]))
    let boxes = page.elements.filter { $0.tag == "rect" }.map {
      Box(x: number($0, "x"), y: number($0, "y"), width: number($0, "width"), height: number($0, "height"))
    }
    #expect(boxes.count == 24)
    for (index, box) in boxes.enumerated() {
      for other in boxes[(index + 1)...] { #expect(!box.overlaps(other)) }
      for need in packages[index].needs {
        let needed = boxes[packages.firstIndex { $0.name == need } ?? 0]
        #expect(box.y < needed.y, "\(packages[index].name) and \(need)")
      }
    }
  }
}
