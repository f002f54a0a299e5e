public import TwinModel

/// What a rule's message may say of a change, by name.
public struct ChangeWords {
  private let old: Model
  private let new: Model
  private let newNames: NewNames

  /// Words for `changes` from `old` to `new`.
  public init(old: Model, new: Model, changes: [Change] = []) {
    self.old = old
    self.new = new
    newNames = NewNames(old: old, new: new, changes)
  }

  /// The names of the values.
  public static let valueNames = ["what", "kind", "name", "element", "package", "old", "new", "former"]

  /// The value called `name` of `change`; nil for names that there are not.
  public func value(_ name: String, of change: Change) -> String? {
    switch name {
    case "what": what(change)
    case "kind": kind(change)
    case "name": elementName(change)
    case "element": withoutPackage(change.subject, change) + Self.segments(change.path)
    case "package": package(change)
    case "old": change.before.map(change.kind.spoken) ?? "none"
    case "new": change.after.map(change.kind.spoken) ?? "none"
    case "former": change.before ?? "none"
    default: nil
    }
  }

  /// What those who use a deprecated element do, by when, and why; nil where `change` deprecates nothing or says nothing else of
  /// it.
  public func farewell(_ change: Change) -> String? {
    let kinds: Set<ChangeKind> = [.deprecated, .deprecationChanged, .removalBroughtForward, .removalPutOff]
    guard kinds.contains(change.kind), let element = change.new,
      let deprecation = new.metadata(of: element).flatMap({ new.metadata[$0].deprecation })
    else { return nil }
    let way = deprecation.replacedBy.map { "to `\(new.string($0))`" } ?? "away from it"
    let time = deprecation.removeIn.map { "before \($0), in which it goes" } ?? "before it goes"
    return "\(Self.moving)\(way) \(time)" + reason(deprecation, in: new)
  }

  /// What takes the place of what is gone, as that is called now, and why it had to go, as its deprecation said; nil where `change` takes
  /// nothing away, or nothing was said before.
  public func successor(_ change: Change) -> String? {
    guard change.new == nil, let element = change.old,
      let deprecation = old.metadata(of: element).flatMap({ old.metadata[$0].deprecation })
    else { return nil }
    let reason = reason(deprecation, in: old)
    guard let name = deprecation.replacedBy else { return reason.isEmpty ? nil : "it was deprecated" + reason }
    let replacement = newNames.name(ofReplacement: name, for: element, change)
    return "\(Self.using)`\(replacement)`\(Self.instead)" + reason
  }

  /// What `advice` calls the replacement of the element that it is about, where it is a farewell or names a successor.
  public static func replacement(in advice: String) -> String? {
    let parts = advice.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[1].isEmpty else { return nil }
    let isTold = parts[0] == moving + "to " || (parts[0] == using && parts[2].hasPrefix(instead))
    return isTold ? String(parts[1]) : nil
  }

  private static let moving = "those who use it move "
  private static let using = "use "
  private static let instead = " in its place"

  /// `; the reason is …`; empty where the deprecation gives none.
  private func reason(_ deprecation: Deprecation, in model: Model) -> String {
    guard let reason = deprecation.reason else { return "" }
    let words = model.string(reason).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let shown = words.count > Self.longestReason ? words.prefix(Self.longestReason) + "…" : words[...]
    return shown.isEmpty ? "" : "; the reason is `\(shown.replacing("`", with: "'"))`"
  }

  /// How many characters of the reason of a deprecation are told.
  private static let longestReason = 400

  /// The element with the place inside it, marked as code: "`limits.low` of `Fan/speed`".
  private func what(_ change: Change) -> String {
    let element = "`\(withoutPackage(change.subject, change))`"
    if case .package? = change.newOwner, case .twin(let example)? = change.new {
      return "most types of \(element) is another one: that of `\(new.string(new.twins[example].header.name))`"
    }
    var path = change.path
    // Of a value that is what the change is about, the name is told apart.
    if Self.areAboutValues.contains(change.kind), let mark = path.lastIndex(of: "=") { path = String(path[..<mark]) }
    return Self.place(path[...], of: element, isCommand: isAboutCommand(change))
  }

  private func isAboutCommand(_ change: Change) -> Bool {
    if case .member(let id)? = change.newOwner { return new.members[id].kind == .command }
    if case .member(let id)? = change.oldOwner { return old.members[id].kind == .command }
    return false
  }

  /// Kinds of change that are about a value of an enumeration by its name.
  private static let areAboutValues: Set<ChangeKind> = [
    .enumValueAdded, .enumValueRemoved, .openEnumValueAdded, .openEnumValueRemoved, .enumValueRenamed,
    .enumValueRecoded, .enumCodesExchanged,
  ]

  /// A place inside a value as part of a name: `/limits/low`, `/items`.
  static func segments(_ path: String) -> String {
    path.replacing("[]", with: "/items").replacing("{key}", with: "/keys").replacing("{}", with: "/values")
      .replacing("=", with: "/").replacing(".", with: "/")
  }

  private func elementName(_ change: Change) -> String {
    if let element = change.new { return new.string(new.name(of: element)) }
    return change.old.map { old.string(old.name(of: $0)) } ?? withoutPackage(change.subject, change)
  }

  private func kind(_ change: Change) -> String {
    // A type stands for those of its package.
    if case .package? = change.newOwner { return "package" }
    return (change.new.map { new.kindName(of: $0) } ?? change.old.map { old.kindName(of: $0) }) ?? "element"
  }

  /// The package of the element, as it is called now.
  public func package(_ change: Change) -> String {
    if let owner = change.newOwner, let package = package(of: owner, in: new) {
      return new.string(new.packages[package].name)
    }
    let package = change.oldOwner.flatMap { self.package(of: $0, in: old) }
    return package.map { old.string(old.packages[$0].name) } ?? ""
  }

  private func package(of element: ElementRef, in model: Model) -> ID<Package>? {
    switch element {
    case .package(let id): id
    case .member(let id): model.twins[model.members[id].twin].header.package
    default: model.header(of: element)?.package
    }
  }

  private func withoutPackage(_ identity: String, _ change: Change) -> String {
    if case .package? = change.newOwner ?? change.oldOwner { return identity }
    let prefix = package(change) + "."
    return identity.hasPrefix(prefix) ? String(identity.dropFirst(prefix.count)) : identity
  }
}
