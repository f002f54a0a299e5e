import TwinModel
import TwinSource

let countLimit = Check(
  "count-limit", "An element has not too much of something that can be counted.",
  selection: [.twin, .schema, .members, .field, .enumerationValue],
  parameters: [
    .word("what", Measure.allCases.map(\.rawValue), "members", "What is counted."),
    .natural("maximum", 1_000_000_000, "The most that there may be."),
  ],
  values: ["count", "maximum", "what", "chain"]
) { run in
  guard let measure = Measure(rawValue: run.options.text("what")) else { return }
  let maximum = run.options.natural("maximum")
  let inherited = measure.isInherited ? run.inheritedCounts(of: measure) : []
  for (element, count) in run.counts(of: measure) where count > maximum {
    var values: MessageValues = ["count": "\(count)", "maximum": "\(maximum)", "what": measure.phrase]
    if case .twin(let twin) = element, measure.isInherited {
      // What is below has too much of it for the same reason.
      guard !run.model.twins[twin].parents.contains(where: { inherited[$0.index] > maximum }) else { continue }
      if measure == .depth { values["chain"] = run.longestChain(from: twin, inherited) }
    }
    run.report(element, values)
  }
}

extension CheckRun {
  /// The names on the longest way up from `twin`, at most `limit` of them; `depths` are those of all types.
  fileprivate func longestChain(from twin: ID<Twin>, _ depths: [Int], limit: Int = 24) -> String {
    var names: [String] = []
    var current: ID<Twin>? = twin
    while let next = current, names.count < limit {
      names.append("`" + model.string(model.twins[next].header.name) + "`")
      current = model.twins[next].parents.first { depths[$0.index] + 1 == depths[next.index] }
    }
    return names.joined(separator: " → ") + (current == nil ? "" : " → …")
  }
}

let limitHeadroom = Check(
  "limit-headroom", "There is room left below the limits of a target.",
  selection: [.twin, .schema, .members, .field, .enumerationValue],
  parameters: [.natural("percent", 80, "Share of a limit, in percent, from which on it is told.")]
    + Measure.allCases.map {
      .natural($0.rawValue, 0, "Limit of the \($0.phrase); 0 where there is none.")
    },
  values: ["what", "count", "maximum", "where"]
) { run in
  for measure in Measure.allCases {
    let limit = run.options.natural(measure.rawValue)
    guard limit > 0 else { continue }
    let band = HeadroomBand(limit: limit, percent: run.options.natural("percent"))
    if measure.isInherited {
      run.tellInherited(measure, band)
    } else {
      for (element, count) in run.counts(of: measure) where band.contains(count) {
        run.report(element, band.values(measure, count), discriminator: measure.rawValue)
      }
    }
  }
}

/// The counts from a share of a limit up to the limit itself.
private struct HeadroomBand {
  var limit: Int
  var percent: Int

  func reaches(_ count: Int) -> Bool { count > 0 && count * 100 >= limit * percent }
  func contains(_ count: Int) -> Bool { reaches(count) && count <= limit }

  func values(_ measure: Measure, _ count: Int) -> MessageValues {
    ["what": measure.phrase, "count": "\(count)", "maximum": "\(limit)"]
  }
}

extension CheckRun {
  /// Tells the topmost types that come near the limit, each with how near the types below it come.
  fileprivate mutating func tellInherited(_ measure: Measure, _ band: HeadroomBand) {
    let counts = inheritedCounts(of: measure)
    guard counts.contains(where: band.contains) else { return }
    // The most within the limit among a type and all below it, from the deepest upwards.
    var most = model.twins.ids.map { band.contains(counts[$0.index]) ? $0 : nil }
    let depths = measure == .depth ? counts : inheritanceDepths(model)
    for twin in model.twins.ids.sorted(by: { (depths[$1.index], $0) < (depths[$0.index], $1) }) {
      guard let own = most[twin.index] else { continue }
      for parent in model.twins[twin].parents {
        if let known = most[parent.index], counts[known.index] >= counts[own.index] { continue }
        most[parent.index] = own
      }
    }
    for twin in twins where band.contains(counts[twin.index]) {
      guard !model.twins[twin].parents.contains(where: { band.reaches(counts[$0.index]) }),
        let fullest = most[twin.index]
      else { continue }
      var values = band.values(measure, counts[fullest.index])
      var related: [RelatedPlace] = []
      if fullest != twin {
        values["where"] = model.string(model.twins[fullest].header.name)
        related.append(RelatedPlace(model.twins[fullest].header.place, "the type below it with the most"))
      }
      report(.twin(twin), values, discriminator: measure.rawValue, related: related)
    }
  }
}
