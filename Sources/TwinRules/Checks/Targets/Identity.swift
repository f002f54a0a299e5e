import TwinModel

let identityForm = Check(
  "identity-form",
  "The identifiers that a target gives to types, made from package and name or pinned, are ones it takes.",
  selection: [.twin, .schema],
  parameters: [
    .text("prefix", "", "What an identifier begins with; an `id` that begins so is taken as it is."),
    .text("separator", ".", "What stands between the segments of the package's name and before the type's."),
    .text("suffix", "", "What stands after the type's name."),
    .pattern("pattern", "", "What the whole of an identifier must match."),
    .natural("maximum", 1_000_000_000, "Most characters of an identifier."),
  ],
  values: ["identity", "length", "maximum"]
) { run in
  let form = IdentityForm(run.options)
  let source = run.options.text("pattern")
  // The pattern has been compiled when the options were read.
  let pattern = source.isEmpty ? nil : try? Pattern(source)
  let maximum = run.options.natural("maximum")
  for element in run.elements {
    let identity = form.identity(of: element, in: run.model)
    let length = identity.unicodeScalars.count
    guard length > maximum || pattern.map({ !$0.matches(identity) }) ?? false else { continue }
    run.report(element, ["identity": identity, "length": "\(length)", "maximum": "\(maximum)"])
  }
}

/// How a target makes identifiers.
private struct IdentityForm {
  private let prefix: String
  private let separator: String
  private let suffix: String

  init(_ options: Options) {
    prefix = options.text("prefix")
    separator = options.text("separator")
    suffix = options.text("suffix")
  }

  func identity(of element: ElementRef, in model: Model) -> String {
    if let pinned = model.metadata(of: element).flatMap({ model.metadata[$0].externalID }) {
      let text = model.string(pinned)
      if !prefix.isEmpty, text.hasPrefix(prefix) { return text }
    }
    guard let header = model.header(of: element) else { return "" }
    let segments = model.string(model.packages[header.package].name).split(separator: ".").map { String($0) }
    return prefix + (segments + [model.string(header.name)]).joined(separator: separator) + suffix
  }
}
