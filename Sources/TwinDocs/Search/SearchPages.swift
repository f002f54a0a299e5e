import TwinModel
import TwinOutput

/// The columns of the index about pages that are not about elements.
extension SearchIndex {
  private func page(_ kind: String, _ title: String, _ place: String, _ target: Target) -> JSONValue? {
    guard let found = plan.place(of: target) else { return nil }
    let path = found.path + (found.anchor.map { "#" + $0 } ?? "")
    return .array([kind, title, place, path].map { .string(neutralised($0)) })
  }

  // MARK: - Of the model

  /// By package, the versions whose pages are called after them.
  var releases: JSONValue {
    var versions: [Int: [String]] = [:]
    for article in builder.options.articles {
      guard let release = release(article) else { continue }
      versions[release.package, default: []].append(release.version)
    }
    return .array(
      versions.sorted { $0.key < $1.key }.flatMap { package, versions -> [JSONValue] in
        [.integer(Int64(package)), .string(versions.joined(separator: "\n"))]
      })
  }

  /// Package and version of the page of a release, where its address says the version.
  private func release(_ article: Article) -> (package: Int, version: String)? {
    guard case .release(let name, let version) = article.subject,
      let target = builder.references.article(article.subject), let symbol = model.symbols.find(name),
      let position = packages.firstIndex(where: { model.packages[$0].name == symbol }),
      plan.place(of: target)?.path
        == plan.addresses.folder(packages[position]) + "/releases/" + version + plan.fileExtension
    else { return nil }
    return (position, version)
  }

  /// Releases with other addresses.
  func otherPages() -> [JSONValue] {
    formerPackages()
      + builder.options.articles.compactMap { article in
        guard case .release(let package, let version) = article.subject, release(article) == nil,
          let target = builder.references.article(article.subject)
        else { return nil }
        return page("Release", package + " " + version, "", target)
      }
  }

  /// Packages that are not in the workspace.
  private func formerPackages() -> [JSONValue] {
    plan.formerPackages.enumerated().compactMap { position, package in
      page("Package", package.name, "not in the workspace", .page(.formerPackage(position)))
    }
  }

  /// Elements that are gone, by the names that they had. Where an element says what it was called before, that name finds it by itself.
  func formerPages() -> [JSONValue] {
    plan.former.entries.enumerated().compactMap { position, entry in
      let former = entry.element
      if case .element(let now)? = former.name.flatMap({ builder.references.target(of: $0) }),
        let metadata = model.header(now).metadata,
        model.metadata[metadata].formerly.contains(where: { model.string($0) == entry.name })
      {
        return nil
      }
      let package = entry.packageName
      if former.leftWithPackage {
        return page(former.kind.title, entry.name, package + ", not in the workspace", .former(position))
      }
      let fate = former.isRemoved ? "removed" : "renamed"
      let when = if case .release(let version) = former.removed ?? former.moment { " in \(version)" } else { "" }
      return page(former.kind.title, entry.name, package + ", " + fate + when, .former(position))
    }
  }

  // MARK: - Of every model

  /// The pages and headings about the language, and pages of rules with other addresses than their ids.
  func languagePages() -> [JSONValue] {
    builder.options.articles.indices.flatMap { index -> [JSONValue] in
      let article = builder.options.articles[index]
      guard let target = builder.references.article(article.subject) else { return [] }
      switch article.subject {
      case .rule(let id):
        return rule(article) == nil ? page("Rule", id, article.summary, target).map { [$0] } ?? [] : []
      case .release: return []
      case .rules: return page("Page", article.title, "", target).map { [$0] } ?? []
      case .language:
        let first = page("Page", article.title, "", target).map { [$0] } ?? []
        return first + article.parts.indices.flatMap { headings(of: article, index, part: $0) }
      }
    }
  }

  /// The rules by folder.
  var rules: JSONValue {
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
      return .array(["Language", text, article.title, path + "#" + id].map { .string(neutralised($0)) })
    }
  }
}
