import TwinModel
import TwinSource

let unstableDependency = Check(
  "unstable-dependency", "What is stable leans on nothing experimental.", selection: .named,
  values: ["use", "usedKind", "used"]
) { run in
  let model = run.model
  guard model.metadata.rows.contains(where: { $0.stability == .experimental }) else { return }
  var found: [Use] = []
  run.visitUses { use in
    if run.stability(of: use.used) == .experimental, run.stability(of: use.user) == .stable, !run.isGoing(use.user) {
      found.append(use)
    }
  }
  for use in found {
    run.report(
      use.user, at: use.kind.key.map { [$0] } ?? [],
      [
        "use": use.kind.words, "usedKind": run.facts.kind(of: use.used, in: model),
        "used": run.name(of: use.used, seenFrom: use.user),
      ],
      discriminator: run.facts.identity(of: use.used, in: model) + " " + use.kind.words,
      related: [RelatedPlace(model.place(of: use.used), "experimental")])
  }
}

let unsettledRequirement = Check(
  "unsettled-requirement", "Packages that are released require settled versions of others.", selection: .package,
  parameters: [
    .words(
      "refused", ["prerelease", "zero", "unbounded"], ["prerelease"],
      "What is found fault with: prereleases, versions before 1.0.0 under a package that is past it, requirements that let in any later version."
    )
  ],
  values: ["dependency", "requirement", "fault"]
) { run in
  let refused = run.options.texts("refused")
  for id in run.packages {
    let package = run.model.packages[id]
    // What is a prerelease itself may try what others have not finished.
    guard package.version.prerelease.isEmpty else { continue }
    for dependency in package.dependencies {
      let bound = dependency.requirement.version
      let fault: String? =
        if refused.contains("prerelease"), !bound.prerelease.isEmpty {
          "is a prerelease"
        } else if refused.contains("zero"), bound.major == 0, package.version.major > 0 {
          "may change without notice"
        } else if refused.contains("unbounded"), dependency.requirement.operator == .atLeast {
          "lets in any later version"
        } else {
          nil
        }
      guard let fault else { continue }
      let name = run.model.string(run.model.packages[dependency.package].name)
      run.report(
        .package(id), at: ["dependencies", name],
        ["dependency": name, "requirement": dependency.requirement.description, "fault": fault], discriminator: name)
    }
  }
}
