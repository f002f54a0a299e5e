import TwinModel
import TwinOutput

/// What the search knows of a model, as a script that is one assignment: a page opened from a file may not fetch anything else, and no page
/// loads it before its search field is used. What is the same beside most models stands in a file of its own (`shippedSearch`).
///
/// Each of the two is an object of columns, without those that are empty. Entries are numbered: elements in the order of `runs`, those that
/// ship first, then members, kind by kind, then other names of members, then pages. Numbers in texts are to the base 36, and lists of them
/// differences; those of elements, and the keys of pairs, count from the first element of the file.
///
/// - `packages`: folder and name of each, or one for both; `owners`: package and those who answer for it, a line each; `titles`: package and
///   its other names, a line each.
/// - `runs`: package, kind and count of elements that follow each other; `names`: theirs, a line each.
/// - `addresses`: element and the last part of its address, where that is not its name.
/// - `also`: element and its other names, a line each; `spelled`: twin and what its description says for its name, an abbreviation;
///   `is`: twin and its concepts; `old`: elements on their way out.
/// - `told`: words of descriptions and of where data comes from, and the elements that have each, a line each.
/// - `owned`: those who answer for single elements, and for which, a line each.
/// - `ids`: shapes of identities elsewhere, a line each, where a tab is the name; and for each element the numbers of its shapes.
/// - `extends`: twin and the types that it extends, as they are numbered.
/// - `members`: of each kind that there is its number, names, and the elements that declare them, a line each.
/// - `memberAlso`: members, another name of each, and which of its declarers call it so, none for all; `memberIds`: member, declarer, identity.
/// - `memberTold`: members, which of their declarers it is told of, none for all; words, and where among those each is told.
/// - `anchors`: member and its anchor, where that is not its name. `parts`: twin and, for each further page of its members, those of its own
///   that are on it.
/// - `inside`: for fields and for values of enumerations the word for them, how their anchors begin, names, and a line for each with the schemas
///   and points that have a row of it, and with where else it is: `type:member`, `schema.anchor`, and
///   behind a slash the number of the field around it; anchors that are not the name, by turns; and
///   other names, a line each, by turns, each with the number of the first of its places that is called so.
/// - `gone`: element and the members, fields and values that it had, a line each, with the version that took them, if one did, and the member
///   that had them.
/// - `releases`: package and versions, a line each; `pages`: word for its kind, title, where it belongs, address; `former`: the same of elements
///   that are gone.
func searchIndex(_ builder: ContentBuilder, _ plan: SitePlan) -> [UInt8] {
  script("gemelSearch", SearchIndex(builder: builder, plan: plan).own())
}

/// What the search knows beside most models: what ships, the rules, the language; and behind it the engine.
///
/// - The columns of `searchIndex` about what ships.
/// - `kinds`: folder and word; `memberKinds`: the words; `idle`: words that are left out.
/// - `abbreviations`: each, and what it stands for as lines, by turns.
/// - `rules`: folder, which begins the ids of its rules and their addresses, with what the ids go on with and what the rules say, a line each.
func shippedSearch(_ builder: ContentBuilder, _ plan: SitePlan) -> [UInt8] {
  script("gemelShipped", SearchIndex(builder: builder, plan: plan).shipped()) + Array(searchScript.utf8)
}

private func script(_ name: String, _ columns: [JSONEntry]) -> [UInt8] {
  let value = JSONValue.object(columns.filter { $0.value != .array([]) && $0.value != .string("") })
  return Array("globalThis.\(name)=".utf8) + json(value, layout: .compact) + Array(";\n".utf8)
}

/// What both files are made of. A class, so that asking it costs one reference.
final class SearchIndex {
  let builder: ContentBuilder
  let plan: SitePlan
  /// Those that ship first.
  let packages: [ID<Package>]
  /// In the order of entries, and where each stands in it.
  let elements: [Element]
  let positions: [Element: Int]
  /// How many of the packages, and of the elements, ship.
  let shippedPackages: Int
  let shippedElements: Int

  var model: Model { builder.model }

  init(builder: ContentBuilder, plan: SitePlan) {
    self.builder = builder
    self.plan = plan
    let model = builder.model
    let shipped = model.packages.ids.filter { id in
      // The columns of members are those of one file.
      builder.options.shipped.contains(model.string(model.packages[id].name)) && model.packages[id].twins.isEmpty
    }
    let packages = shipped + model.packages.ids.filter { !shipped.contains($0) }
    let elements = packages.map { package in
      ElementKind.allCases.flatMap { kind in
        model.rows(of: kind, in: model.packages[package]).map { Element(kind, UInt32($0)) }
      }
    }
    self.packages = packages
    self.elements = elements.flatMap(\.self)
    positions = self.elements.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    shippedPackages = shipped.count
    shippedElements = elements.prefix(shipped.count).reduce(0) { $0 + $1.count }
  }

  func shipped() -> [JSONEntry] {
    [
      JSONEntry(
        "kinds", .array(ElementKind.allCases.map { [.string($0.folder), .string($0.title)] })),
      JSONEntry("memberKinds", .array(MemberKind.allCases.map { .string($0.name) })),
      JSONEntry("idle", .string(Self.idleWords.sorted().joined(separator: " "))),
      JSONEntry(
        "abbreviations",
        .array(
          builder.options.abbreviations.sorted { $0.key < $1.key }.flatMap { short, long -> [JSONValue] in
            [.string(neutralised(short)), .string(lines(long))]
          })),
    ] + columns(0..<shippedPackages, 0..<shippedElements) + [
      JSONEntry("pages", .array(languagePages())), JSONEntry("rules", rules),
    ]
  }

  func own() -> [JSONEntry] {
    let members = MemberColumns(of: self)
    let elements = shippedElements..<elements.count
    return columns(shippedPackages..<packages.count, elements) + [
      JSONEntry("extends", pairs(elements) { parents(of: $0) }), JSONEntry("members", members.names),
      JSONEntry("memberAlso", members.otherNames), JSONEntry("memberIds", members.identities),
      JSONEntry("memberTold", members.told), JSONEntry("anchors", members.anchors), JSONEntry("parts", members.parts),
      JSONEntry("inside", PartColumns(of: self, members).value),
      JSONEntry("gone", departed(elements)), JSONEntry("releases", releases),
      JSONEntry("pages", .array(otherPages())), JSONEntry("former", .array(formerPages())),
    ]
  }

  /// What is said of packages and their elements.
  private func columns(_ packages: Range<Int>, _ elements: Range<Int>) -> [JSONEntry] {
    [
      JSONEntry("packages", .array(packages.map(package))), JSONEntry("owners", owners(of: packages)),
      JSONEntry("titles", titles(of: packages)),
      JSONEntry("runs", runs(packages)),
      JSONEntry("names", .string(lines(self.elements[elements].map { model.name($0) }))),
      JSONEntry("addresses", pairs(elements) { address($0) }),
      JSONEntry("also", pairs(elements) { otherNames($0) }), JSONEntry("spelled", pairs(elements) { spelledOut($0) }),
      JSONEntry("is", pairs(elements) { concepts(of: $0) }),
      JSONEntry("old", old(elements)), JSONEntry("told", told(elements)), JSONEntry("owned", owned(elements)),
      JSONEntry("ids", identities(elements)),
    ]
  }

  /// `names` as lines: what is neutralised holds no line feed.
  func lines(_ names: [String]) -> String { names.map { neutralised($0) }.joined(separator: "\n") }

  /// Where elements stand, from the first of `range` on, and what `value` makes of them, by turns, without what it makes nothing of.
  func pairs(_ range: Range<Int>, _ value: (Element) -> JSONValue?) -> JSONValue {
    .array(
      range.flatMap { position in
        value(elements[position]).map { [.integer(Int64(position - range.lowerBound)), $0] } ?? []
      })
  }

  func differences(_ numbers: [Int], from start: Int = 0) -> String {
    var last = start
    return numbers.sorted().map { number in
      defer { last = number }
      return String(number - last, radix: 36)
    }.joined(separator: " ")
  }

  /// The words of `lists` as lines, and what has each, likewise; nothing where there are none.
  func columns(_ lists: [String: [Int]], from start: Int = 0) -> [JSONValue] {
    let words = lists.sorted { $0.key < $1.key }
    guard !words.isEmpty else { return [] }
    return [
      .string(words.map(\.key).joined(separator: "\n")),
      .string(words.map { differences($0.value, from: start) }.joined(separator: "\n")),
    ]
  }

  // MARK: - Packages

  private func package(_ position: Int) -> JSONValue {
    let folder = plan.addresses.folder(packages[position])
    let name = neutralised(model.string(model.packages[packages[position]].name))
    return folder == name ? .string(name) : [.string(folder), .string(name)]
  }

  private func owners(of range: Range<Int>) -> JSONValue {
    .array(
      range.flatMap { position -> [JSONValue] in
        let owners = model.packages[packages[position]].owners.prefix(Self.otherNameCount).map { model.string($0) }
        return owners.isEmpty ? [] : [.integer(Int64(position)), .string(lines(owners))]
      })
  }

  private func titles(of range: Range<Int>) -> JSONValue {
    .array(
      range.flatMap { position -> [JSONValue] in
        let package = model.packages[packages[position]]
        let names = otherNames(than: model.string(package.name), package.metadata)
        return names.isEmpty ? [] : [.integer(Int64(position)), .string(names.joined(separator: "\n"))]
      })
  }

  private func runs(_ range: Range<Int>) -> JSONValue {
    .array(
      range.flatMap { position in
        ElementKind.allCases.compactMap { kind -> JSONValue? in
          let count = model.rows(of: kind, in: model.packages[packages[position]]).count
          return count == 0 ? nil : .array([position, Int(kind.rawValue), count].map { .integer(Int64($0)) })
        }
      })
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
    return parents.isEmpty
      ? nil : .string(parents.map { String($0 - shippedElements, radix: 36) }.joined(separator: " "))
  }

  private func old(_ range: Range<Int>) -> JSONValue {
    .array(
      range.filter { builder.words.deprecation(model.header(elements[$0]).metadata) != nil }
        .map { .integer(Int64($0 - range.lowerBound)) })
  }
}
