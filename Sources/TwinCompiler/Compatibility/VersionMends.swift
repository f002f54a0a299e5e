import TwinModel
public import TwinRules
import TwinSource

/// What raises the versions of packages to what their changes since `baselines` take, and the requirements that would no longer
/// admit them. None where the versions are enough, or the model has errors other than such requirements.
public func versionMends(of compilation: Compilation, since baselines: [Baseline]) -> [MendProposal] {
  let pipeline = CompilerPipeline()
  let stale = compilation.unmetRequirements
  guard compilation.findings.allSatisfy({ $0.severity != .error || $0.rule == "structure/unmet-requirement" }) else {
    return []
  }
  guard stale.isEmpty else { return stale }
  let gate = pipeline.changeFindings(
    compilation, against: baselines, configurations: pipeline.configurations(of: compilation))
  var needed: [String: SemanticVersion] = [:]
  for package in gate.packages where !package.isVersionEnough {
    guard let version = package.neededVersion else { continue }
    needed[package.name] = max(needed[package.name] ?? version, version)
  }
  let model = compilation.model
  return compilation.givenPackages.compactMap { id in
    guard let version = needed[model.string(model.packages[id].name)] else { return nil }
    return MendProposal(
      compilation.versionFinding(of: id, "its changes take \(version)"),
      [.set(.package(id), key: "version", value: .text(version.description))])
  }
}

extension Compilation {
  /// What makes requirements of packages given admit the versions of packages given.
  fileprivate var unmetRequirements: [MendProposal] {
    let given = Set(givenPackages)
    var trees = sourceTrees()
    return givenPackages.flatMap { id in
      model.packages[id].dependencies.compactMap { dependency -> MendProposal? in
        let (name, version) = (model.packages[dependency.package].name, model.packages[dependency.package].version)
        guard given.contains(dependency.package), !dependency.requirement.admits(version) else { return nil }
        let path = ["dependencies", model.string(name)]
        guard let place = trees.place(of: model.packages[id].place, path: path + ["version"]),
          requirement(at: place) == dependency.requirement
        else { return nil }
        return MendProposal(
          versionFinding(of: id, "it needs `\(model.string(name))`"),
          [.replace(place, dependency.requirement.moved(to: version).description)])
      }
    }
  }

  /// The requirement that stands at `place`, with or without quotes.
  private func requirement(at place: Place) -> VersionRequirement? {
    let bytes = files[Int(place.file.rawValue)].bytes
    let range = Int(place.range.start)..<Int(place.range.end)
    guard bytes.indices.contains(range.lowerBound), range.upperBound <= bytes.count else { return nil }
    var text = String(decoding: bytes[range], as: UTF8.self)[...]
    if let first = text.first, first == "\"" || first == "'", text.count > 1, text.last == first {
      text = text.dropFirst().dropLast()
    }
    return VersionRequirement(String(text))
  }

  fileprivate func versionFinding(of package: ID<Package>, _ message: String) -> Finding {
    Finding(
      "change/version-too-low", .error, message, at: model.packages[package].place,
      subject: model.string(model.packages[package].name))
  }
}

extension VersionRequirement {
  /// The same kind of bound at `version`.
  fileprivate func moved(to version: SemanticVersion) -> VersionRequirement {
    var result = self
    result.version = version
    return result
  }
}
