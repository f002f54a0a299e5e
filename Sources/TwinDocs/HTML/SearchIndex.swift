import TwinModel
import TwinOutput

/// What the search knows, as a script: the index on the first line, the engine on those after it. A script, for a page opened
/// from a file may not fetch anything else; no page loads it before its search field is used.
///
/// The index is an object of columns. Entries are numbered: elements in the order of `runs`, then members, kind by kind, then `pages`.
///
/// - `packages`: folder and name of each; `kinds`, `memberKinds`: folder and word, or word, of each kind.
/// - `runs`: package, kind and count of elements that follow each other; `names`: theirs, a line each.
/// - `addresses`: element and where it stands, where its name does not say that; whole addresses begin with a slash.
/// - `also`: element and its other names, a line each; `is`: twin and its concepts; `old`: elements on their way out.
/// - `members`: for each kind, names and the elements that declare them, a line each; elements as differences, to the base 36.
/// - `anchors`: member and its anchor, where that is not its name. `parts`: twin and, for each further page of its members, those on it,
///   as differences.
/// - `pages`: word for its kind, title, where it belongs, address, and other words.
func searchIndex(_ builder: ContentBuilder, _ plan: SitePlan) -> [UInt8] {
  let value = SearchIndex(builder: builder, plan: plan).value()
  return Array("globalThis.gemelSearch=".utf8) + json(value, layout: .compact) + Array(";\n".utf8)
    + Array(searchScript.utf8)
}

private struct SearchIndex {
  /// Other names of one element, and bytes of each.
  private static let otherNames = 12
  private static let otherNameLength = 80

  let builder: ContentBuilder
  let plan: SitePlan
  private var model: Model { builder.model }

  init(builder: ContentBuilder, plan: SitePlan) {
    self.builder = builder
    self.plan = plan
  }

  func value() -> JSONValue {
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
    let positions = elements.enumerated().reduce(into: [Element: Int](minimumCapacity: elements.count)) {
      $0[$1.element] = $1.offset
    }
    let members = membersByName(positions)
    let parts = parts(members, elements)
    let packages = model.packages.ids.map { id -> JSONValue in
      [.string(plan.addresses.folder(id)), .string(neutralised(model.string(model.packages[id].name)))]
    }
    return .object([
      "packages": .array(packages),
      "kinds": .array(ElementKind.allCases.map { [.string($0.folder), .string($0.title)] }),
      "memberKinds": .array(MemberKind.allCases.map { .string($0.name) }),
      "runs": .array(runs), "names": .string(lines(elements.map { model.name($0) })),
      "addresses": pairs(elements) { address($0).map { .string($0) } },
      "also": pairs(elements) { element in
        let names = otherNames(element)
        return names.isEmpty ? nil : .string(names.joined(separator: "\n"))
      },
      "is": pairs(elements) { concepts(of: $0, positions) },
      "old": .array(
        elements.indices.filter { builder.words.deprecation(model.header(elements[$0]).metadata) != nil }
          .map { .integer(Int64($0)) }),
      "members": .array(
        members.map { ofKind in
          [
            .string(lines(ofKind.map { model.string($0.name) })),
            .string(ofKind.map { differences($0.declarers) }.joined(separator: "\n")),
          ]
        }),
      "anchors": pairs(members.flatMap(\.self)) { member in
        let name = model.string(member.name)
        let anchor = slug(name)
        return anchor == name ? nil : .string(anchor)
      },
      "parts": pairs(Array(elements.indices)) { parts[$0] },
      "pages": .array(packagePages() + articlePages()),
    ])
  }

  /// `names` as lines: what is neutralised holds no line feed.
  private func lines(_ names: [String]) -> String { names.map { neutralised($0) }.joined(separator: "\n") }

  /// Positions and what `value` makes of what stands there, by turns, without what it makes nothing of.
  private func pairs<Entry>(_ entries: [Entry], _ value: (Entry) -> JSONValue?) -> JSONValue {
    .array(
      entries.enumerated().flatMap { position, entry in
        value(entry).map { [.integer(Int64(position)), $0] } ?? []
      })
  }

  // MARK: - Elements

  /// The file name without extension for elements with pages, the whole address behind a slash for others; nil where it is the name.
  private func address(_ element: Element) -> String? {
    if element.kind.hasPage {
      let slug = plan.addresses.slug(element)
      return slug == model.name(element) ? nil : slug
    }
    guard let place = plan.place(of: .element(element)) else { return nil }
    return "/" + place.path + (place.anchor.map { "#" + $0 } ?? "")
  }

  /// Titles, synonyms, former names, abbreviations and symbols, without those that only spell the name out.
  private func otherNames(_ element: Element) -> [String] {
    let name = model.name(element)
    var others: [String] = []
    if let metadata = model.header(element).metadata.map({ model.metadata[$0] }) {
      others += model.texts[metadata.title].map { model.string($0.text) }
      others += (metadata.synonyms + metadata.formerly).map { model.string($0) }
    }
    if element.kind == .term { others += model.terms[ID(element.row)].abbreviations.map { model.string($0) } }
    if element.kind == .unit, let symbol = model.units[ID(element.row)].symbol { others.append(model.string(symbol)) }
    var seen: Set<String> = []
    return others.filter { !saysTheSame($0, name) && seen.insert($0).inserted }.prefix(Self.otherNames)
      .map { neutralised(String($0.prefix(Self.otherNameLength))) }
  }

  private func concepts(of element: Element, _ positions: [Element: Int]) -> JSONValue? {
    guard element.kind == .twin else { return nil }
    let concepts = model.twins[ID(element.row)].concepts.prefix(8).compactMap { positions[Element($0)] }
    return concepts.isEmpty ? nil : .array(concepts.map { .integer(Int64($0)) })
  }

  // MARK: - Members

  /// Members of one kind and name, and the elements that declare them, in order.
  private struct MemberName {
    var name: Symbol
    var declarers: [Int] = []
  }

  /// By kind, in the order in which they are met.
  private func membersByName(_ positions: [Element: Int]) -> [[MemberName]] {
    var found = [[Symbol: Int]](repeating: [:], count: MemberKind.allCases.count)
    var members = [[MemberName]](repeating: [], count: MemberKind.allCases.count)
    for member in model.members.rows {
      guard let declarer = positions[Element(member.twin)] else { continue }
      let kind = Int(member.kind.rawValue)
      if let known = found[kind][member.name] {
        members[kind][known].declarers.append(declarer)
      } else {
        found[kind][member.name] = members[kind].count
        members[kind].append(MemberName(name: member.name, declarers: [declarer]))
      }
    }
    return members
  }

  /// The members that types with further pages declare themselves, by the position of the type: a list for each page but the first.
  private func parts(_ members: [[MemberName]], _ elements: [Element]) -> [Int: JSONValue] {
    var parts: [Int: [[Int]]] = [:]
    for (number, member) in members.joined().enumerated() {
      for position in member.declarers {
        let twin = ID<Twin>(elements[position].row)
        let page = builder.memberPages.page(of: member.name, in: twin)
        guard page > 0 else { continue }
        let further = builder.memberPages.count(of: twin) - 1
        parts[position, default: [[Int]](repeating: [], count: further)][page - 1].append(number)
      }
    }
    return parts.mapValues { lists in .array(lists.map { .string(differences($0)) }) }
  }

  private func differences(_ numbers: [Int]) -> String {
    var last = 0
    return numbers.sorted().map { number in
      defer { last = number }
      return String(number - last, radix: 36)
    }.joined(separator: " ")
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

  private func articlePages() -> [JSONValue] {
    builder.options.articles.indices.flatMap { index -> [JSONValue] in
      let article = builder.options.articles[index]
      guard let target = builder.references.article(article.subject) else { return [] }
      switch article.subject {
      case .rule(let id): return page("Rule", id, article.summary, target).map { [$0] } ?? []
      case .release(let package, let version):
        return page("Release", package + " " + version, "", target).map { [$0] } ?? []
      case .rules: return page("Page", article.title, "", target).map { [$0] } ?? []
      case .language:
        let first = page("Page", article.title, "", target).map { [$0] } ?? []
        return first + article.parts.indices.flatMap { headings(of: article, index, part: $0) }
      }
    }
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
