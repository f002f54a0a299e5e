import TwinModel
import TwinOutput

/// What the search knows, as a script: the index on the first line, the engine on those after it. A script, for a page opened
/// from a file may not fetch anything else; no page loads it before its search field is used.
///
/// The index is an object of columns. Entries are numbered: elements in the order of `runs`, then members, kind by kind, then other names
/// of members, then `pages`, then `rules`. Numbers in texts are to the base 36, and lists of them differences.
///
/// - `packages`: folder and name of each; `kinds`: folder and word; `memberKinds`: the words.
/// - `runs`: package, kind and count of elements that follow each other; `names`: theirs, a line each.
/// - `addresses`: element and the last part of its address, where that is not its name.
/// - `also`: element and its other names, a line each; `is`: twin and its concepts; `old`: elements on their way out.
/// - `told`: words of descriptions, and the elements that have each, a line each; `idle`: words that are left out.
/// - `ids`: shapes of identities elsewhere, a line each, where a tab is the name; and for each element the numbers of its shapes.
/// - `extends`: twin and the types that it extends, as they are numbered.
/// - `members`: for each kind, names and the elements that declare them, a line each.
/// - `memberAlso`: members, another name of each, and which of its declarers call it so, none for all; `memberIds`: member, declarer, identity.
/// - `anchors`: member and its anchor, where that is not its name. `parts`: twin and, for each further page of its members, those of its own
///   that are on it.
/// - `pages`: word for its kind, title, where it belongs, address, and other words.
/// - `rules`: folder, which begins the ids of its rules and their addresses, with what the ids go on with and what the rules say, a line each.
func searchIndex(_ builder: ContentBuilder, _ plan: SitePlan) -> [UInt8] {
  let value = SearchIndex(builder: builder, plan: plan).value()
  return Array("globalThis.gemelSearch=".utf8) + json(value, layout: .compact) + Array(";\n".utf8)
    + Array(searchScript.utf8)
}

struct SearchIndex {
  let builder: ContentBuilder
  let plan: SitePlan
  /// In the order of entries, and where each stands in it.
  let elements: [Element]
  let positions: [Element: Int]
  private let runs: [JSONValue]

  var model: Model { builder.model }

  init(builder: ContentBuilder, plan: SitePlan) {
    self.builder = builder
    self.plan = plan
    let model = builder.model
    var runs: [JSONValue] = []
    var elements: [Element] = []
    for package in model.packages.ids {
      for kind in ElementKind.allCases {
        let rows = model.rows(of: kind, in: model.packages[package])
        guard !rows.isEmpty else { continue }
        runs.append([.integer(Int64(package.rawValue)), .integer(Int64(kind.rawValue)), .integer(Int64(rows.count))])
        elements += rows.map { Element(kind, UInt32($0)) }
      }
    }
    (self.runs, self.elements) = (runs, elements)
    positions = elements.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
  }

  func value() -> JSONValue {
    let members = MemberColumns(of: self)
    let packages = model.packages.ids.map { id -> JSONValue in
      [.string(plan.addresses.folder(id)), .string(neutralised(model.string(model.packages[id].name)))]
    }
    return .object([
      "packages": .array(packages),
      "kinds": .array(ElementKind.allCases.map { [.string($0.folder), .string($0.title)] }),
      "memberKinds": .array(MemberKind.allCases.map { .string($0.name) }),
      "runs": .array(runs), "names": .string(lines(elements.map { model.name($0) })),
      "addresses": pairs(elements) { address($0) },
      "also": pairs(elements) { otherNames($0) }, "is": pairs(elements) { concepts(of: $0) },
      "old": .array(
        elements.indices.filter { builder.words.deprecation(model.header(elements[$0]).metadata) != nil }
          .map { .integer(Int64($0)) }),
      "told": told, "idle": .string(Self.idleWords.sorted().joined(separator: " ")), "ids": identities,
      "extends": pairs(elements) { parents(of: $0) }, "members": members.names, "memberAlso": members.otherNames,
      "memberIds": members.identities, "anchors": members.anchors, "parts": members.parts,
      "pages": .array(packagePages() + formerPages() + articlePages()), "rules": rules,
    ])
  }

  /// `names` as lines: what is neutralised holds no line feed.
  func lines(_ names: [String]) -> String { names.map { neutralised($0) }.joined(separator: "\n") }

  /// Positions and what `value` makes of what stands there, by turns, without what it makes nothing of.
  func pairs<Entry>(_ entries: [Entry], _ value: (Entry) -> JSONValue?) -> JSONValue {
    .array(
      entries.enumerated().flatMap { position, entry in
        value(entry).map { [.integer(Int64(position)), $0] } ?? []
      })
  }

  func differences(_ numbers: [Int]) -> String {
    var last = 0
    return numbers.sorted().map { number in
      defer { last = number }
      return String(number - last, radix: 36)
    }.joined(separator: " ")
  }

  // MARK: - Elements

  /// What ends the address of `element`: the file name without extension; nil where it is the name.
  private func address(_ element: Element) -> JSONValue? {
    let slug = plan.addresses.slug(element)
    return slug == model.name(element) ? nil : .string(slug)
  }

  private func concepts(of element: Element) -> JSONValue? {
    guard element.kind == .twin else { return nil }
    let concepts = model.twins[ID(element.row)].concepts.prefix(8).compactMap { positions[Element($0)] }
    return concepts.isEmpty ? nil : .array(concepts.map { .integer(Int64($0)) })
  }

  private func parents(of element: Element) -> JSONValue? {
    guard element.kind == .twin else { return nil }
    let parents = model.twins[ID(element.row)].parents.compactMap { positions[Element($0)] }
    return parents.isEmpty ? nil : .string(parents.map { String($0, radix: 36) }.joined(separator: " "))
  }

  // MARK: - Pages

  private func page(_ kind: String, _ title: String, _ place: String, _ target: Target, _ also: String = "")
    -> JSONValue?
  {
    guard let found = plan.place(of: target) else { return nil }
    let path = found.path + (found.anchor.map { "#" + $0 } ?? "")
    return .array([kind, title, place, path, also].map { .string(neutralised($0)) })
  }

  private func packagePages() -> [JSONValue] {
    model.packages.ids.compactMap { id in
      // People call it by the last part of its name.
      let name = model.string(model.packages[id].name)
      return page("Package", name, "", .package(id), name.split(separator: ".").last.map(String.init) ?? "")
    }
  }

  /// Elements that are gone, by the names that they had. Where an element says what it was called before, that name finds it by itself.
  private func formerPages() -> [JSONValue] {
    plan.former.entries.enumerated().compactMap { position, entry in
      let former = entry.element
      if case .element(let now)? = former.name.flatMap({ builder.references.target(of: $0) }),
        let metadata = model.header(now).metadata,
        model.metadata[metadata].formerly.contains(where: { model.string($0) == entry.name })
      {
        return nil
      }
      let package = model.string(model.packages[entry.package].name)
      let fate = former.name == nil ? "removed" : "renamed"
      let when = if case .release(let version) = former.moment { " in \(version)" } else { "" }
      return page(former.kind.title, entry.name, package + ", " + fate + when, .former(position))
    }
  }

  private func articlePages() -> [JSONValue] {
    builder.options.articles.indices.flatMap { index -> [JSONValue] in
      let article = builder.options.articles[index]
      guard let target = builder.references.article(article.subject) else { return [] }
      switch article.subject {
      case .rule(let id):
        return rule(article) == nil ? page("Rule", id, article.summary, target).map { [$0] } ?? [] : []
      case .release(let package, let version):
        return page("Release", package + " " + version, "", target).map { [$0] } ?? []
      case .rules: return page("Page", article.title, "", target).map { [$0] } ?? []
      case .language:
        let first = page("Page", article.title, "", target).map { [$0] } ?? []
        return first + article.parts.indices.flatMap { headings(of: article, index, part: $0) }
      }
    }
  }

  /// The rules by folder. There are as many of them in the index of a small model as in that of a large one.
  private var rules: JSONValue {
    var folders: [String] = []
    var rules: [String: (names: [String], summaries: [String])] = [:]
    for rule in builder.options.articles.compactMap(rule) {
      if rules[rule.folder] == nil { folders.append(rule.folder) }
      rules[rule.folder, default: ([], [])].names.append(rule.name)
      rules[rule.folder, default: ([], [])].summaries.append(rule.summary)
    }
    return .array(
      folders.map { folder in
        let (names, summaries) = rules[folder] ?? ([], [])
        return [.string(folder), .string(lines(names)), .string(lines(summaries))]
      })
  }

  /// What the page of a rule is about, where its address says the id again.
  private func rule(_ article: Article) -> (folder: String, name: String, summary: String)? {
    guard case .rule(let id) = article.subject, let target = builder.references.article(article.subject) else {
      return nil
    }
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, plan.place(of: target)?.path == "rules/" + id + plan.fileExtension else { return nil }
    return (parts[0], parts[1], article.summary)
  }

  /// The headings of a page about the language.
  private func headings(of article: Article, _ index: Int, part: Int) -> [JSONValue] {
    let path = plan.path(.article(index, part))
    return builder.article(index, part: part).blocks.compactMap { block in
      guard case .heading(_, let text, let id) = block else { return nil }
      return .array(["Language", text, article.title, path + "#" + id, ""].map { .string(neutralised($0)) })
    }
  }
}
