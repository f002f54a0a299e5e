import Testing
import TwinModel
import TwinOutput
import TwinTestSupport

@testable import TwinDocs

/// A type with `count` neighbours on each of the four sides.
func starModel(_ count: Int) -> Model {
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

/// Finds diagrams of a model by the names of its types.
struct DiagramFinder {
  let model: Model
  let diagrams: ModelDiagrams

  init(_ packages: [ModelBuilder.PackageSource]) { self.init(ModelBuilder.build(packages)) }

  init(_ model: Model) {
    self.model = model
    diagrams = ModelDiagrams(of: model)
  }

  func callAsFunction(_ kind: DiagramKind, _ twin: String) throws -> Diagram {
    let id = try #require(model.twins.ids.first { model.string(model.twins[$0].header.name) == twin })
    return try #require(diagrams.diagram(kind, of: .twin(id)))
  }

  func callAsFunction(_ kind: DiagramKind, concept: String) throws -> Diagram {
    let id = try #require(model.concepts.ids.first { model.string(model.concepts[$0].header.name) == concept })
    return try #require(diagrams.diagram(kind, of: .concept(id)))
  }
}

/// Edges with names: `from kind to: label`.
private func lines(_ diagram: Diagram) -> [String] {
  diagram.edges.map { edge in
    let label = [edge.label, edge.inverse].filter { !$0.isEmpty }.joined(separator: "/")
    return "\(diagram.nodes[edge.from].name) \(edge.kind) \(diagram.nodes[edge.to].name)"
      + (label.isEmpty ? "" : ": " + label)
  }
}

@Suite struct DiagramTests {
  @Test func `all neighbours are shown up to the bound, and beyond it how many there are and where`() throws {
    for count in [0, 1, 5, 50, 60, 61, 200] {
      let find = DiagramFinder(starModel(count))
      let inheritance = try find(.inheritance, "Centre")
      let relationships = try find(.relationships, "Centre")
      let more = (inheritance.nodes + relationships.nodes).filter { $0.role == .more }
      if count < 60 {
        #expect(inheritance.nodes.count == 1 + 2 * count && relationships.nodes.count == 1 + 2 * count)
        #expect(more.isEmpty)
      } else if count > 60 {
        #expect(relationships.nodes.count == 1 + 2 * Diagram.sideLimit + 2)
        #expect(more.contains { $0.name == "+ \(count - 59) more" && $0.target != nil })
        #expect(more.filter { $0.name == "+ \(count - 60) more" }.count >= 2)
      }
      #expect(inheritance.isEmpty == (count == 0) && relationships.isEmpty == (count == 0))
    }
  }

  @Test func `of very many connections a part is looked at, and said to be one`() throws {
    let count = 4_200
    let find = DiagramFinder([
      .init(
        name: "com.example.wide",
        twins: [
          .init(
            name: "Subject",
            members: (0..<count).map { .init(kind: .relationship, name: "to\($0)", targets: ["Target\($0)"]) })
        ]
          + (0..<count).flatMap { index -> [ModelBuilder.TwinSource] in
            let member = ModelBuilder.MemberSource(kind: .relationship, name: "from", targets: ["Subject"])
            return [.init(name: "Target\(index)"), .init(name: "Source\(index)", members: [member])]
          })
    ])
    let diagram = try find(.relationships, "Subject")
    #expect(diagram.nodes.filter { $0.role == .more }.map(\.name) == ["+ more than 4036", "+ more than 4036"])
    #expect(diagram.nodes.count == 1 + 2 * Diagram.sideLimit + 2)
  }

  @Test func `inheritance goes up to the roots and two levels down, with every parent that is shown`() throws {
    let find = DiagramFinder([
      .init(
        name: "com.example.kin",
        twins: [
          .init(name: "Root", isAbstract: true), .init(name: "Left", parents: ["Root"]),
          .init(name: "Right", parents: ["Root"]), .init(name: "Subject", parents: ["Left", "Right"]),
          .init(name: "Child", parents: ["Subject"]), .init(name: "Odd", parents: ["Subject", "Root"]),
          .init(name: "Grandchild", parents: ["Child"]), .init(name: "Further", parents: ["Grandchild"]),
        ])
    ])
    let diagram = try find(.inheritance, "Subject")
    #expect(
      lines(diagram) == [
        "Subject specialises Left", "Subject specialises Right", "Left specialises Root", "Right specialises Root",
        "Child specialises Subject", "Odd specialises Subject", "Grandchild specialises Child", "Odd specialises Root",
      ])
    #expect(diagram.nodes.first { $0.name == "Root" }?.isAbstract == true)
    #expect(diagram.nodes.map(\.name).contains("Further") == false)
    #expect(diagram.nodes[0].name == "Subject" && diagram.nodes[0].role == .subject)
  }

  @Test func `relationships to one type share a node, inverses are one line, components are told apart`() throws {
    let find = DiagramFinder([
      .init(
        name: "com.example.links",
        twins: [
          .init(
            name: "Subject",
            members: [
              .init(kind: .relationship, name: "feeds", targets: ["Zone"], inverse: "fedBy", cardinality: .init(0, 4)),
              .init(kind: .relationship, name: "controls", targets: ["Zone"]),
              .init(kind: .component, name: "fan", targets: ["Fan"]),
              .init(kind: .relationship, name: "next", targets: ["Subject"], inverse: "previous"),
              .init(kind: .relationship, name: "previous", targets: ["Subject"], inverse: "next"),
              .init(kind: .relationship, name: "documents"),
              .init(kind: .relationship, name: "seenBy", external: ["dtmi:com:elsewhere:Camera;1"]),
            ]),
          .init(
            name: "Zone",
            members: [
              .init(kind: .relationship, name: "fedBy", targets: ["Subject"], cardinality: .init(1, 1)),
              .init(kind: .relationship, name: "near", targets: ["Subject"]),
            ]),
          .init(name: "Fan"),
          .init(name: "Plant", members: [.init(kind: .component, name: "unit", targets: ["Subject"])]),
        ])
    ])
    let diagram = try find(.relationships, "Subject")
    #expect(
      lines(diagram).sorted() == [
        "Plant contains Subject: unit", "Subject contains Fan: fan", "Subject relates Subject: next/previous",
        "Subject relates Zone: controls", "Subject relates Zone: feeds/fedBy", "Subject relates any twin: documents",
        "Subject relates dtmi:com:elsewhere:Camera;1: seenBy", "Zone relates Subject: near",
      ])
    let pair = diagram.edges.first { $0.label == "feeds" }
    #expect(pair?.cardinality == "0..4" && pair?.inverseCardinality == "1")
    #expect(diagram.nodes.filter { $0.name == "Zone" }.count == 1)
    #expect(diagram.legend.contains("◆"))
  }

  @Test func `concepts have their taxonomy and their relations, with inverses as one line`() throws {
    let find = DiagramFinder(buildingModel())
    let taxonomy = try find(.inheritance, concept: "Equipment")
    #expect(lines(taxonomy) == ["Equipment specialises Entity"])
    let relations = try find(.relationships, concept: "Equipment")
    #expect(
      lines(relations) == ["Equipment relates Equipment: feeds/isFedBy", "Equipment relates Space: feeds/isFedBy"])
  }

  @Test func `a map of packages counts references and names what is reused most`() throws {
    let find = DiagramFinder(buildingModel())
    let map = try #require(find.diagrams.packages())
    let edge = try #require(
      map.edges.first {
        map.nodes[$0.from].name == "com.example.hvac" && map.nodes[$0.to].name == "org.gemel.core"
      })
    // Two types that are Equipment, three relationships of `feeds`.
    #expect(edge.label == "5" && edge.note == "feeds")
    #expect(edge.remark == "5 references; most: feeds (3), Equipment (2)")
    let package = try #require(
      find.model.packages.ids.first { find.model.string(find.model.packages[$0].name) == "com.example.site" })
    let around = try #require(find.diagrams.diagram(.packages, of: .package(package)))
    #expect(Set(around.nodes.map(\.name)) == ["com.example.hvac", "com.example.site", "org.gemel.core"])
    let page = PageReader(try #require(files(documentationSite(of: find.model))["index.html"]))
    #expect(
      page.elements.contains { $0.tag == "tr" && $0.text == "com.example.hvacorg.gemel.core5feeds 3, Equipment 2" })
  }

  @Test func `what is reused most is named where its name fits, and is never cut`() throws {
    func labels(_ name: String) throws -> [String] {
      let map = try #require(
        DiagramFinder([
          .init(name: "com.example.user", needs: ["com.example.used"], twins: [.init(name: "User", parents: [name])]),
          .init(name: "com.example.used", twins: [.init(name: name)]),
        ]).diagrams.packages())
      return map.picture().labels.map(\.text)
    }
    let long = "chilled_return_water_isolation_valve_percentage_sensor"
    #expect(try labels(long) == ["1 · " + long])
    #expect(try labels(String(repeating: long, count: 5)) == ["1"])
  }

  @Test func `packages stand above what they need, and those alone below all others`() throws {
    func name(_ index: Int) -> String { "com.example.p\(index < 10 ? "0" : "")\(index)" }
    let packages = (0..<24).map { index in
      ModelBuilder.PackageSource(
        name: name(index),
        needs: (0..<index).filter { (index * 7 + $0 * 3) % 5 == 0 && $0 != 4 && index != 4 }.map(name))
    }
    let map = try #require(DiagramFinder(packages).diagrams.packages())
    let picture = map.picture()
    let boxes = Dictionary(uniqueKeysWithValues: picture.boxes.map { (map.nodes[$0.node].name, $0) })
    for package in packages {
      for need in package.needs {
        #expect((boxes[package.name]?.bottom ?? 0) < (boxes[need]?.y ?? 0), "\(package.name) and \(need)")
      }
    }
    #expect(boxes.values.allSatisfy { $0.y <= (boxes[name(4)]?.y ?? 0) })
  }

  @Test func `a long name is broken where its words end, and only what finds no room in three lines is cut`() throws {
    func lines(_ name: String) throws -> [String] {
      let model = ModelBuilder.build([
        .init(name: "com.example.long", twins: [.init(name: "Child", parents: [name]), .init(name: name)])
      ])
      let page = PageReader(try #require(files(documentationSite(of: model))["com.example.long/twins/Child.html"]))
      #expect(page.elements.contains { $0.tag == "title" && $0.text == name })
      return page.elements.filter { $0.tag == "text" && $0.text != "Child" }.map(\.text)
    }
    let broken = try lines("CH_SS_RMM_SCHWTC_CHDXSC_CCM_CHWSWISOVPM_CWSWISOVPM_IGM_REFPM")
    #expect(broken == ["CH_SS_RMM_SCHWTC_CHDXSC_CCM_", "CHWSWISOVPM_CWSWISOVPM_IGM_", "REFPM"])
    let cut = try lines("Extraordinarily" + String(repeating: "VeryLong", count: 20) + "Name")
    #expect(cut.count == 3 && cut[0].hasPrefix("Extraord") && cut[2].contains("…") && cut[2].hasSuffix("Name"))
    #expect(cut[..<2].allSatisfy { $0.hasSuffix("Very") || $0.hasSuffix("Long") })
  }

  @Test func `pages show diagrams with names that are text, each node a link`() throws {
    let all = files(documentationSite(of: starModel(50)))
    // What has no room on the page stands on pages of its own, to which it leads.
    let parts = all.keys.filter { $0.hasPrefix("com.example.star/twins/Centre") }.sorted()
    #expect(parts.count > 1 && parts.first == "com.example.star/twins/Centre.html")
    #expect(parts.allSatisfy { (all[$0]?.count ?? 0) < 100_000 })
    let pages = try parts.map { PageReader(try #require(all[$0])) }
    #expect(pages.flatMap(\.faults) == [])
    let elements = pages.flatMap(\.elements)
    for part in parts.dropFirst() {
      let name = try #require(part.split(separator: "/").last)
      #expect(elements.contains { $0.attributes["href"]?.hasPrefix(name) == true }, "\(name)")
    }
    let drawings = elements.filter { $0.tag == "svg" && $0.attributes["class"] == "graph" }
    #expect(drawings.count == 2)
    for drawing in drawings {
      #expect(drawing.attributes["role"] == "group" && drawing.attributes["aria-label"]?.contains("Centre") == true)
      let (width, height) = (drawing.attributes["width"] ?? "", drawing.attributes["height"] ?? "")
      #expect(drawing.attributes["viewBox"] == "0 0 \(width) \(height)")
    }
    let nodes = elements.filter { $0.tag == "a" && $0.attributes["class"]?.hasPrefix("gn") == true }
    #expect(nodes.count == 202)
    #expect(nodes.contains { $0.attributes["href"] == "Source7LongNameLongNameLongName.html" })
    #expect(elements.filter { $0.tag == "text" && $0.attributes["class"] == "gt" }.count == 202)
  }

  @Test func `a drawing that stands alone has its own colours, and links where a site is named`() throws {
    let find = DiagramFinder(buildingModel())
    let diagram = try find(.inheritance, "AirHandlingUnit")
    let plain = String(decoding: find.diagrams.write(diagram, as: .svg), as: UTF8.self)
    #expect(plain.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(plain.contains("prefers-color-scheme: dark") && plain.contains("@media print") && !plain.contains("href"))
    #expect(plain.contains("role=\"img\""))
    for (site, href) in [
      ("site", "site/com.example.hvac/twins/RooftopUnit.html"), ("", "com.example.hvac/twins/RooftopUnit.html"),
      ("https://docs.example.com/m/", "https://docs.example.com/m/com.example.hvac/twins/RooftopUnit.html"),
    ] {
      let linked = String(decoding: find.diagrams.write(diagram, as: .svg, site: site), as: UTF8.self)
      #expect(linked.contains("<a href=\"\(href)\""), "\(linked)")
    }
    for site in ["javascript:alert(1)//", "data:text/html,x", "//evil.example"] {
      #expect(!String(decoding: find.diagrams.write(diagram, as: .svg, site: site), as: UTF8.self).contains("href"))
    }
  }

  @Test func `each form of a small model's diagrams is the golden one`() throws {
    let find = DiagramFinder(buildingModel())
    let diagrams = [
      ("inheritance", try find(.inheritance, "AirHandlingUnit")),
      ("relationships", try find(.relationships, "AirHandlingUnit")),
      ("packages", try #require(find.diagrams.packages())),
    ]
    for (name, diagram) in diagrams {
      for (format, suffix) in [(DiagramFormat.svg, "svg"), (.mermaid, "mmd"), (.plantuml, "puml")] {
        try expectGolden(find.diagrams.write(diagram, as: format), "diagrams/\(name).\(suffix)")
      }
    }
  }
}
