import TwinModel
import TwinOutput

/// How many members the search knows; the names that most types declare come first.
private let memberLimit = 12_000
/// How many types are named for a member.
private let declarerLimit = 3

/// The search index as a script that assigns it, for a page opened from a file may not fetch one.
///
/// `p`: packages as [folder, name]; `k`: kinds as [folder, word]; `e`: elements as [name, kind, package, address or 0,
/// other words or 0, 1 when deprecated]; `m`: members as [name, kind word's position in `w`, elements, total, anchor or 0].
func searchIndex(_ builder: ContentBuilder, _ plan: SitePlan) -> [UInt8] {
  let model = builder.model
  var positions: [Element: Int] = [:]
  var elements: [JSONValue] = []
  for package in model.packages.ids {
    for kind in ElementKind.allCases {
      for row in model.rows(of: kind, in: model.packages[package]) {
        let element = Element(kind, UInt32(row))
        positions[element] = elements.count
        elements.append(entry(element, builder, plan))
      }
    }
  }
  let packages = model.packages.ids.map { id -> JSONValue in
    let name = model.string(model.packages[id].name)
    return .array([.string(plan.addresses.folder(id)), .string(neutralised(name))])
  }
  let value = JSONValue.object([
    "p": .array(packages), "k": .array(ElementKind.allCases.map { .array([.string($0.folder), .string($0.title)]) }),
    "w": .array(MemberKind.allCases.map { .string($0.name) }), "e": .array(elements),
    "m": .array(members(model, positions)),
  ])
  return Array("globalThis.gemelSearch=".utf8) + json(value, layout: .compact) + Array(";\n".utf8)
}

private func entry(_ element: Element, _ builder: ContentBuilder, _ plan: SitePlan) -> JSONValue {
  let model = builder.model
  let header = model.header(element)
  let name = model.string(header.name)
  var fields: [JSONValue] = [
    .string(neutralised(name)), .integer(Int64(element.kind.rawValue)), .integer(Int64(header.package.rawValue)),
  ]
  let address = address(element, plan)
  fields.append(address == name ? 0 : .string(address))
  var others: [String] = []
  if let metadata = header.metadata.map({ model.metadata[$0] }) {
    others += model.texts[metadata.title].map { model.string($0.text) }
    others += (metadata.synonyms + metadata.formerly).map { model.string($0) }
  }
  if element.kind == .term { others += model.terms[ID(element.row)].abbreviations.map { model.string($0) } }
  if element.kind == .unit, let symbol = model.units[ID(element.row)].symbol { others.append(model.string(symbol)) }
  let words = others.filter { $0 != name }.map { neutralised(String($0.prefix(80))) }.prefix(12).joined(separator: "|")
  fields.append(words.isEmpty ? 0 : .string(words))
  if builder.words.deprecation(header.metadata) != nil { fields.append(1) }
  while fields.count > 3, fields.last == 0 { fields.removeLast() }
  return .array(fields)
}

/// The file name without extension for elements with pages, the whole address behind a slash for others.
private func address(_ element: Element, _ plan: SitePlan) -> String {
  if element.kind.hasPage { return plan.addresses.slug(element) }
  guard let place = plan.place(of: .element(element)) else { return "" }
  return "/" + place.path + (place.anchor.map { "#" + $0 } ?? "")
}

private func members(_ model: Model, _ positions: [Element: Int]) -> [JSONValue] {
  struct Entry {
    var kind: MemberKind
    var name: Symbol
    var twins: [JSONValue] = []
    var count = 0
  }
  var found: [UInt64: Int] = [:]
  var entries: [Entry] = []
  for member in model.members.rows {
    let key = UInt64(member.name.rawValue) << 8 | UInt64(member.kind.rawValue)
    let position: Int
    if let known = found[key] {
      position = known
    } else {
      position = entries.count
      found[key] = position
      entries.append(Entry(kind: member.kind, name: member.name))
    }
    entries[position].count += 1
    if entries[position].twins.count < declarerLimit, let twin = positions[Element(member.twin)] {
      entries[position].twins.append(.integer(Int64(twin)))
    }
  }
  let order = entries.indices.sorted { (-entries[$0].count, $0) < (-entries[$1].count, $1) }
  return order.prefix(memberLimit).map { index in
    let entry = entries[index]
    let name = model.string(entry.name)
    var fields: [JSONValue] = [
      .string(neutralised(name)), .integer(Int64(entry.kind.rawValue)), .array(entry.twins),
      .integer(Int64(entry.count)),
    ]
    let anchor = slug(name)
    if anchor != name { fields.append(.string(anchor)) }
    return .array(fields)
  }
}
