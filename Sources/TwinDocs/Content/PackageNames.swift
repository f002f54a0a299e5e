import TwinModel

/// What packages are called where people read of them.
extension ContentBuilder {
  /// The title of a package, where it says more than the name.
  func title(of package: ID<Package>) -> String? {
    let row = model.packages[package]
    guard let title = model.title(row.metadata, language: options.language), !saysTheSame(title, model.string(row.name))
    else { return nil }
    return title
  }

  /// Name and title of a package on a line; the name alone where the site is called by the title.
  func fullName(_ package: ID<Package>) -> String {
    let name = model.string(model.packages[package].name)
    guard let title = title(of: package), title != options.title else { return name }
    return name + " (" + title + ")"
  }

  /// The first step of the way to what is below `package`: what the site is called, unless the next step says just that.
  func home(above package: ID<Package>) -> Inline {
    let name = model.string(model.packages[package].name)
    return .link(options.title == name ? Self.overview : options.title, .home)
  }

  /// What the first page is called beside a package that has the name of the site.
  static let overview = "Overview"

  /// The package that the page about `subject` belongs to, by name.
  func packageName(of subject: PageSubject) -> String? {
    func name(_ package: ID<Package>) -> String { model.string(model.packages[package].name) }
    switch subject {
    case .home, .package, .formerPackage, .article: return nil
    case .listing(let package, _, _): return name(package)
    case .element(let element), .uses(let element, _, _): return name(model.header(element).package)
    case .members(let twin, _): return name(model.twins[twin].header.package)
    case .former(let position): return references.former.entries[position].packageName
    case .further(let base, _, _): return packageName(of: base)
    }
  }

  /// What tells the page about `subject` from all others, for the title of its window and lists of results.
  func windowTitle(_ content: Content, _ subject: PageSubject) -> String {
    var parts = [content.title]
    switch subject {
    case .uses(let element, _, _): parts.append(element.kind.title)
    default: if let kind = content.kind { parts.append(kind) }
    }
    if let package = packageName(of: subject) { parts.append(package) }
    if !parts.contains(options.title) { parts.append(options.title) }
    return parts.joined(separator: " · ")
  }
}
