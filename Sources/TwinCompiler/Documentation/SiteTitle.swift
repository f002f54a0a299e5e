public import TwinModel

/// What documentation of `packages` is called: by the title of the only one in `language`, or its name; several by what their names begin
/// with in common. Nil where that says nothing: "com" is the beginning of everybody's names.
public func siteTitle(of packages: [ID<Package>], in model: Model, _ language: String) -> String? {
  guard let first = packages.first.map({ model.packages[$0] }) else { return nil }
  let name = model.string(first.name)
  if packages.count == 1 {
    let titles = first.metadata.map { Array(model.texts[model.metadata[$0].title]) } ?? []
    let title =
      titles.first { model.string($0.language) == language } ?? titles.first { model.string($0.language).isEmpty }
      ?? titles.first
    return title.map { model.string($0.text) } ?? name
  }
  let common = packages.dropFirst().reduce(name.split(separator: ".")) { common, package in
    let parts = model.string(model.packages[package].name).split(separator: ".")
    return zip(common, parts).prefix { $0.0 == $0.1 }.map(\.0)
  }
  let isOwn = common.count > 1 || common.first.map { $0.count > 4 } ?? false
  return isOwn ? common.joined(separator: ".") : nil
}
