import TwinModel

/// What names in articles and histories mean: made once for a site.
struct References: Sendable {
  private let model: Model
  private let packages: [String: ID<Package>]
  private let articles: [Article.Subject: Int]
  private let histories: [String: Int]
  /// Packages that are not in the workspace.
  private let formerPackages: [String: Int]
  /// Members that are gone, by identity: the histories of their types tell of them.
  private let departed: Set<String>
  /// Elements that are gone.
  let former: FormerElements

  init(_ model: Model, _ options: DocumentationOptions) {
    self.model = model
    packages = model.packages.ids.reduce(into: [:]) { $0[model.string(model.packages[$1].name)] = $1 }
    articles = options.articles.enumerated().reduce(into: [:]) { $0[$1.element.subject] = $1.offset }
    histories = options.histories.enumerated().reduce(into: [:]) { $0[$1.element.package] = $1.offset }
    departed = options.histories.reduce(into: []) { all, history in
      for members in history.departed.values { all.formUnion(members) }
    }
    let packages = packages
    let gone = options.formerPackages.enumerated().filter { packages[$0.element.name] == nil }
    formerPackages = gone.reduce(into: [:]) { $0[$1.element.name] = $1.offset }
    former = FormerElements(
      of: model, options,
      packages: packages.mapValues { .present($0) }.merging(formerPackages.mapValues { .former($0) }) { here, _ in here
      })
  }

  /// The package called `name`.
  func package(_ name: String) -> ID<Package>? { packages[name] }

  /// The package called `name`, in the model or not in the workspace.
  func home(of name: String) -> PackageHome? {
    packages[name].map { .present($0) } ?? formerPackages[name].map { .former($0) }
  }

  /// The page of the package called `name`.
  func packagePage(_ name: String) -> Target? {
    switch home(of: name) {
    case .present(let id): .package(id)
    case .former(let position): .page(.formerPackage(position))
    case nil: nil
    }
  }

  /// Position of the history of the package called `name`.
  func history(of name: String) -> Int? { histories[name] }

  /// The page about `subject`, where there is one.
  func article(_ subject: Article.Subject) -> Target? {
    if case .release(let package, _) = subject, home(of: package) == nil { return nil }
    return articles[subject].map { .article($0, 0) }
  }

  /// Where `code`, as articles about `package` have it, leads; names of its elements need not be whole. What is of `kind` comes first.
  func target(of code: String, _ kind: ElementKind? = nil, in package: String?) -> Target? {
    if let kind, let found = element(code, kind, in: package) { return .element(found) }
    if let kind, let found = former(code, kind, in: package) { return found }
    if let found = target(of: code) { return found }
    guard let package, code.utf8.count <= 600 else { return nil }
    return target(of: package + "." + code)
  }

  /// The page of what `named` is the name of or, where that is a member, of it on the page of its type.
  func target(of named: NamedElement) -> Target? {
    named.isFormer
      ? former(named.identity, named.kind, in: nil) : target(of: named.identity, named.kind, in: nil)
  }

  /// The page of what was called `code` and is not any more, or what is told of the type whose member was.
  private func former(_ code: String, _ kind: ElementKind?, in package: String?) -> Target? {
    let identities = identities(code, kind, in: package)
    for identity in identities where departed.contains(identity) {
      if let type = element(String(identity.prefix { $0 != "/" })), type.kind == .twin { return .history(type) }
    }
    let names = identities.map { String($0.prefix { $0 != "/" }) }
    return names.lazy.compactMap { former.position(of: $0, kind) }.first.map { .former($0) }
  }

  private func element(_ code: String, _ kind: ElementKind, in package: String?) -> Element? {
    identities(code, kind, in: package).lazy.compactMap { identity -> Element? in
      guard let found = element(identity), found.kind != kind else { return element(identity) }
      return model.element(kind, named: model.header(found).name, in: model.header(found).package)
    }.first
  }

  /// What `code` may be short for in what is said about `package`.
  private func identities(_ code: String, _ kind: ElementKind?, in package: String?) -> [String] {
    guard code.utf8.count <= 600 else { return [] }
    guard let package else { return [code] }
    let start = package + "."
    return [code, start + code] + (kind == .term ? [start + "terms." + code] : [])
  }

  /// Where `code`, as articles have it, leads: to a rule, a release, a package, an element or a member, by its identity.
  func target(of code: String) -> Target? {
    guard code.utf8.count <= 600, code.utf8.contains(where: { $0 == 0x2E || $0 == 0x2F || $0 == 0x40 }) else {
      return nil
    }
    if let rule = article(.rule(code)) { return rule }
    if let package = packagePage(code) { return package }
    if let at = code.lastIndex(of: "@") {
      return article(.release(package: String(code[..<at]), version: String(code[code.index(after: at)...])))
    }
    let slash = code.firstIndex(of: "/")
    let identity = String(code[..<(slash ?? code.endIndex)])
    guard let element = element(identity) else { return former.position(of: identity).map { .former($0) } }
    guard let slash else { return .element(element) }
    guard element.kind == .twin, let name = model.symbols.find(String(code[code.index(after: slash)...])),
      model.effectiveMembers(of: ID(element.row)).contains(where: { model.members[$0].name == name })
    else { return nil }
    return .member(ID(element.row), name)
  }

  /// The element with this identity: its package's name, which is the longest there is, a dot, its name.
  private func element(_ identity: String) -> Element? {
    var end = identity.endIndex
    while let dot = identity[..<end].lastIndex(of: ".") {
      end = dot
      guard let package = packages[String(identity[..<dot])] else { continue }
      var name = identity[identity.index(after: dot)...]
      if name.hasPrefix("terms.") {
        name = name.dropFirst(6)
        return model.symbols.find(String(name)).flatMap { model.element(.term, named: $0, in: package) }
      }
      guard let symbol = model.symbols.find(String(name)) else { continue }
      for kind in ElementKind.allCases where kind != .term {
        if let element = model.element(kind, named: symbol, in: package) { return element }
      }
    }
    return nil
  }
}
