import TwinModel

extension ContentBuilder {
  /// The packages that were released and are not in the workspace, on the first page.
  func formerPackageList() -> [Block] {
    let packages = options.formerPackages
    guard !packages.isEmpty else { return [] }
    let entries = packages.map { package -> [Inline] in
      let name = references.packagePage(package.name).map { Inline.codeLink(package.name, $0) } ?? .code(package.name)
      return [name, .muted(" last released as "), moment(.release(package.last), of: package.name)]
    }
    return [.heading(2, "Not in the workspace" + count(packages.count), id: "former"), .list(entries)]
  }

  /// The page of a package that is not in the workspace: its releases, and what the last one has.
  func formerPackage(_ position: Int) -> Content {
    let package = options.formerPackages[position]
    let last = moment(.release(package.last), of: package.name)
    var blocks: [Block] = [
      .callout(
        .danger,
        [
          [.text("This package is "), .strong("not in the workspace"), .text(". Its releases stay what they are.")],
          [.text("The last one is "), last, .text(".")],
        ])
    ]
    for text in [package.summary, package.description] where !text.isEmpty {
      blocks.append(.description(text, language: ""))
    }
    if !package.owners.isEmpty { blocks.append(.facts([Fact(label: "Owners", value: contacts(package.owners))])) }
    for kind in ElementKind.allCases {
      let entries = references.former.entries.enumerated().filter { _, entry in
        entry.package == .former(position) && entry.element.kind == kind && entry.element.leftWithPackage
      }
      guard !entries.isEmpty else { continue }
      blocks += [
        .heading(2, kind.plural + count(entries.count), id: kind.folder),
        .dense(entries.map { [.codeLink($0.element.name, .former($0.offset))] }),
      ]
    }
    return Content(
      title: package.name, kind: package.kind?.name.capitalisedFirst(), trail: [.link(options.title, .home)],
      badges: [
        Badge(text: "not in the workspace", style: .danger, hint: "It was released, and is not in the workspace")
      ],
      summary: firstSentence(package.summary.isEmpty ? package.description : package.summary),
      blocks: blocks + releases(of: package.name))
  }
}
