import TwinModel
import TwinSource

let deprecatedInUse = Check(
  "deprecated-in-use", "Nothing that stays leans on what is on its way out.", selection: .named,
  values: ["use", "usedKind", "used", "reason", "replacement", "removal"]
) { run in
  let model = run.model
  guard model.metadata.rows.contains(where: { $0.deprecation != nil }) else { return }
  var found: [(use: Use, deprecation: Deprecation)] = []
  run.visitUses { use in
    guard let deprecation = run.deprecation(of: use.used), !run.isGoing(use.user) else { return }
    found.append((use, deprecation))
  }
  for (use, deprecation) in found {
    run.report(
      use.user, at: use.kind.key.map { [$0] } ?? [],
      [
        "use": use.kind.words, "usedKind": run.facts.kind(of: use.used, in: model),
        "used": run.name(of: use.used, seenFrom: use.user),
        "reason": deprecation.reason.map { clause(model.string($0)) } ?? "",
        "replacement": deprecation.replacedBy.map(model.string) ?? "",
        "removal": deprecation.removeIn.map(\.description) ?? "",
      ],
      discriminator: run.facts.identity(of: use.used, in: model) + " " + use.kind.words,
      related: [RelatedPlace(deprecation.place, "deprecated here")])
  }
}

let deprecatedDependency = Check(
  "deprecated-dependency", "Packages depend on none that is on its way out.", selection: .package,
  values: ["dependency", "reason", "replacement", "removal"]
) { run in
  for package in run.packages where run.deprecation(of: .package(package)) == nil {
    for dependency in run.model.packages[package].dependencies {
      guard let deprecation = run.deprecation(of: .package(dependency.package)) else { continue }
      let name = run.model.string(run.model.packages[dependency.package].name)
      run.report(
        .package(package), at: ["dependencies", name],
        [
          "dependency": name, "reason": deprecation.reason.map { clause(run.model.string($0)) } ?? "",
          "replacement": deprecation.replacedBy.map(run.model.string) ?? "",
          "removal": deprecation.removeIn.map(\.description) ?? "",
        ], discriminator: name, related: [RelatedPlace(deprecation.place, "deprecated here")])
    }
  }
}

/// Keys of a deprecation, as sources write them.
private let deprecationKeys = ["since", "removeIn", "replacedBy", "reason"]

let incompleteDeprecation = Check(
  "incomplete-deprecation", "Deprecations have at least one of some keys.", selection: [.package, .named],
  parameters: [
    .words("keys", deprecationKeys, ["reason", "replacedBy"], "Keys of which one must be there.")
  ],
  values: ["keys"]
) { run in
  let keys = run.options.texts("keys")
  let list = keys.map { "`\($0)`" }.joined(separator: " or ")
  for (element, deprecation) in run.deprecations {
    let isComplete = keys.contains { key in
      switch key {
      case "since": deprecation.since != nil
      case "removeIn": deprecation.removeIn != nil
      case "replacedBy": deprecation.replacedBy != nil
      default: deprecation.reason != nil
      }
    }
    if isComplete { continue }
    run.report(element, at: ["deprecated"], ["keys": list])
  }
}

extension CheckRun {
  /// Elements that the rule looks at that are deprecated themselves.
  var deprecations: [(element: ElementRef, deprecation: Deprecation)] {
    guard model.metadata.rows.contains(where: { $0.deprecation != nil }) else { return [] }
    return elements.compactMap { element in deprecation(of: element).map { (element, $0) } }
  }

  /// The version of the package of `element`.
  func packageVersion(of element: ElementRef) -> SemanticVersion? {
    facts.package(of: element, in: model).map { model.packages[$0].version }
  }
}

// MARK: - Versions

let shortNotice = Check(
  "short-notice", "What is deprecated stays for some versions.", selection: [.package, .named],
  parameters: [
    .natural(
      "majors", 1, "Fewest major versions between deprecation and removal; while the major is zero, minor ones."),
    .natural("minors", 0, "Fewest minor versions between them, where the major version is the same."),
  ],
  values: ["since", "removal", "notice"]
) { run in
  let majors = run.options.natural("majors")
  let minors = run.options.natural("minors")
  for (element, deprecation) in run.deprecations {
    guard let since = deprecation.since, let removal = deprecation.removeIn else { continue }
    let isLater = removal > since
    let isEnough =
      if removal.major != since.major {
        Int(removal.major) - Int(since.major) >= (since.major == 0 ? min(majors, 1) : majors)
      } else if since.major == 0 {
        Int(removal.minor) - Int(since.minor) >= max(majors, minors)
      } else {
        majors == 0 && Int(removal.minor) - Int(since.minor) >= minors
      }
    if isLater && isEnough { continue }
    let versions = since.major > 0 && majors > 0 ? "major version" : "minor version"
    let count = since.major == 0 ? max(majors, minors, 1) : max(majors > 0 ? majors : minors, 1)
    run.report(
      element, at: ["deprecated", "removeIn"],
      [
        "since": since.description, "removal": removal.description,
        "notice": count == 1 ? "one \(versions)" : "\(count) \(versions)s",
      ])
  }
}

let overdueRemoval = Check(
  "overdue-removal", "What was to be removed by now is gone.", selection: .named, values: ["removal", "version"]
) { run in
  for (element, deprecation) in run.deprecations {
    guard let removal = deprecation.removeIn, let version = run.packageVersion(of: element), removal <= version else {
      continue
    }
    run.report(
      element, at: ["deprecated", "removeIn"], ["removal": removal.description, "version": version.description])
  }
}

let futureDeprecation = Check(
  "future-deprecation", "Deprecations are of this version of the package or of an earlier one.",
  selection: [.package, .named], values: ["since", "version"]
) { run in
  for (element, deprecation) in run.deprecations {
    guard let since = deprecation.since, let version = run.packageVersion(of: element), since > version else {
      continue
    }
    run.report(element, at: ["deprecated", "since"], ["since": since.description, "version": version.description])
  }
}

let breakingRemoval = Check(
  "breaking-removal", "What is removed is removed in a version that may break.", selection: .named,
  values: ["removal", "suggestion"]
) { run in
  for (element, deprecation) in run.deprecations {
    guard let removal = deprecation.removeIn else { continue }
    let mayBreak = removal.patch == 0 && (removal.major == 0 || removal.minor == 0)
    if mayBreak { continue }
    // Versions are bounded by what the reader takes, and the next one may lie outside.
    let next =
      removal.major == 0
      ? removal.minor.addingReportingOverflow(1).overflow ? nil : SemanticVersion(0, removal.minor + 1, 0)
      : removal.major.addingReportingOverflow(1).overflow ? nil : SemanticVersion(removal.major + 1, 0, 0)
    run.report(
      element, at: ["deprecated", "removeIn"],
      ["removal": removal.description, "suggestion": next?.description ?? ""])
  }
}

/// `text` as part of a note: without the period that a sentence ends with.
private func clause(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
