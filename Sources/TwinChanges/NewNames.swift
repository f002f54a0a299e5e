import TwinModel

/// What is called otherwise in a new model, by what it is in the old one. Replacements are named by those who deprecate, before
/// a release renames them.
struct NewNames {
  private let old: Model
  private let new: Model
  /// Elements and members.
  private var elements: [ElementRef: ElementRef] = [:]
  /// Names of fields and values, by their former places.
  private var parts: [String: String] = [:]

  init(old: Model, new: Model, _ changes: [Change]) {
    self.old = old
    self.new = new
    var pending = changes
    while let change = pending.popLast() {
      pending += change.consequences
      note(change)
    }
  }

  private mutating func note(_ change: Change) {
    if change.path.isEmpty, let before = change.old, let after = change.new {
      if !old.string(old.name(of: before)).utf8.elementsEqual(new.string(new.name(of: after)).utf8) {
        elements[before] = after
      }
    } else if change.kind == .fieldRenamed, let former = change.before {
      parts[Self.field(former, beside: change)] = change.after
    } else if change.kind == .enumValueRenamed, let former = change.before {
      parts[Self.value(former, beside: change)] = change.after
    }
    for value in change.renamedValues { parts[Self.value(value.former, beside: change)] = value.name }
  }

  /// The place of the field `name` beside the one that `change` is about.
  private static func field(_ name: String, beside change: Change) -> String {
    change.subject + change.path[..<(change.path.lastIndex(of: ".") ?? change.path.startIndex)] + "." + name
  }

  /// The place of the value `name` of the enumeration that `change` is about, or about a value of.
  private static func value(_ name: String, beside change: Change) -> String {
    change.subject + change.path.prefix { $0 != "=" } + "=" + name
  }

  /// The name now of what takes the place of `element`, about which `change` is, and was called `name` before.
  func name(ofReplacement name: Symbol, for element: ElementRef, _ change: Change) -> String {
    let text = old.string(name)
    switch element {
    case .field: return parts[Self.field(text, beside: change)] ?? text
    case .enumerationValue: return parts[Self.value(text, beside: change)] ?? text
    case .member(let id): return member(name, of: old.members[id].twin) ?? text
    default:
      for (former, present) in elements where old.kindName(of: former) == old.kindName(of: element) {
        if let qualifier = qualifier(of: text, as: former, seenFrom: element) {
          return qualifier + new.string(new.name(of: present))
        }
      }
      return text
    }
  }

  private func member(_ name: Symbol, of twin: ID<Twin>) -> String? {
    var next = old.effectiveMembers(of: twin).first { old.members[$0].name == name }
    var steps = 0
    while let member = next, steps <= 64 {
      if let present = elements[.member(member)] { return new.string(new.name(of: present)) }
      next = old.members[member].refines
      steps += 1
    }
    return nil
  }

  /// What stands before the name of `element` in `text` where that means it, written in the package of `other`; nil where it does not.
  private func qualifier(of text: String, as element: ElementRef, seenFrom other: ElementRef) -> String? {
    guard let header = old.header(of: element), let home = old.header(of: other)?.package else { return nil }
    let name = old.string(header.name)
    if text == name { return home == header.package ? "" : nil }
    guard text.hasSuffix("." + name) else { return nil }
    let qualifier = text.dropLast(name.count + 1)
    let aliases = old.packages[home].dependencies.filter { $0.package == header.package }.map { old.string($0.alias) }
    guard aliases.contains(String(qualifier)) || old.string(old.packages[header.package].name) == qualifier else {
      return nil
    }
    return qualifier + "."
  }
}

extension Model {
  /// What `element` is, as messages have it: "property", "twin type".
  func kindName(of element: ElementRef) -> String {
    switch element {
    case .package: "package"
    case .concept: "concept"
    case .relation: "relation"
    case .quantity: "quantity kind"
    case .unit: "unit"
    case .term: "term"
    case .point: "point"
    case .twin: "twin type"
    case .schema: "schema"
    case .field: "field"
    case .enumerationValue: "enum value"
    case .member(let id): members[id].kind.name
    }
  }
}
