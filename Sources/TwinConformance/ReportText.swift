import TwinOutput
import TwinRuntime

extension ConformanceReport.Place {
  /// `data.ndjson:12`; for elements of an array, `data.json:40, element 12`.
  public var text: String { "\(path):\(line)" + (element.map { ", element \($0)" } ?? "") }
}

extension ConformanceReport.Sample {
  /// Of what was not read, where that begins, why it was not, and the way out.
  public var restWords: String {
    let reason = "expected \(expected), found \(actual)"
    let wayOut =
      place.element != nil ? "; mend what begins there, or write a record a line and give --lines" : ""
    return "\(place.path) from line \(value.line) on (byte \(value.offset)): \(reason)\(wayOut)"
  }

  /// `data.ndjson:12:40 (byte 977)`, by which editors find it; of an array, with the element.
  fileprivate var `where`: String {
    let element = place.element.map { ", element \($0)" } ?? ""
    return "\(place.path):\(value.line):\(value.column) (byte \(value.offset)\(element))"
  }
}

extension ConformanceReport.Graph.Sample {
  /// `data.ndjson:12 (byte 977)`; of an array, with the element.
  fileprivate var `where`: String {
    let element = place.element.map { ", element \($0)" } ?? ""
    return "\(place.path):\(place.line) (byte \(place.offset)\(element))"
  }
}

extension Share {
  /// "99.12 % (9,912 of 10,000)".
  var words: String { total == 0 ? "0 of 0" : "\(percentage) (\(grouped(conforming)) of \(grouped(total)))" }
}

extension ConformanceReport {
  /// Names of a list that are shown to people; a machine gets all.
  private static let shown = 10

  /// The report for people: what is wrong by type and rule, examples, what only data or only the model has, and the
  /// shares last, where they are seen. Text of data is neutralised.
  public var text: String {
    var out = ""
    for documents in self.documents { out += text(of: documents) }
    out += unknownTypesText
    out += graphText
    out += examples
    out += list(unseen.types, title: "types of the model that are in no record")
    out += list(unseen.members, title: "members of the model that are in no record of their type")
    return out + summary
  }

  private func text(of documents: Documents) -> String {
    var out = "\(neutralised(documents.type)) \(neutralised(documents.form)): \(documents.share.words) conform\n"
    for rule in documents.rules {
      out += "  \(padded(rule.rule, 18)) \(grouped(rule.violations)) in \(records(rule.documents))\n"
    }
    let undeclared = documents.undeclared
    if undeclared.total > 0 {
      out += "  undeclared members \(grouped(undeclared.total)): " + names(undeclared) + "\n"
    }
    return out
  }

  private var unknownTypesText: String {
    guard unknownTypes.total > 0 else { return "" }
    var out = "types that the model does not have: \(records(unknownTypes.total))\n"
    for entry in unknownTypes.entries.prefix(Self.shown) {
      let count = entry.count.map { " (\(grouped($0)))" } ?? ""
      let suggestion = entry.suggestion.map { "; did you mean `\($0)`?" } ?? ""
      out += neutralised("  \(entry.name)\(count), first at \(entry.first.text)\(suggestion)") + "\n"
    }
    let more = unknownTypes.entries.count - Self.shown
    return unknownTypes.isCutShort || more > 0
      ? out + "  and \(unknownTypes.isCutShort ? "more" : "\(grouped(more)) more")\n" : out
  }

  private func names(_ names: Names) -> String {
    let shown = names.entries.prefix(Self.shown).map { entry in
      neutralised(entry.name) + (entry.count.map { " (\(grouped($0)))" } ?? "")
    }
    let isMore = names.isCutShort || names.entries.count > Self.shown
    let rest = names.isCutShort ? "more" : "\(grouped(names.entries.count - Self.shown)) more"
    return shown.joined(separator: ", ") + (isMore ? ", and " + rest : "")
  }

  private var examples: String {
    // Types that the model does not have are listed by themselves.
    let edges = (graph?.samples ?? []).filter { $0.rule != GraphRule.unknownType.rawValue }
    guard !samples.isEmpty || !edges.isEmpty else { return "" }
    var out = "\nexamples\n"
    for sample in samples {
      let subject = [sample.type, sample.form].compactMap { $0 }.joined(separator: " ")
      let pointer = sample.pointer.isEmpty ? "the document" : sample.pointer
      let what = sample.type == nil ? "the record" : "\(subject), \(pointer)"
      out +=
        neutralised("  \(sample.where): \(what): expected \(sample.expected), found \(sample.actual) [\(sample.rule)]")
        + "\n"
    }
    for sample in edges {
      let what = sample.subject + (sample.pointer.map { $0.isEmpty ? ", its properties" : ", \($0)" } ?? "")
      out +=
        neutralised(
          "  \(sample.where): \(what): expected \(sample.expected), found \(sample.actual) [\(sample.rule)]"
        )
        + "\n"
    }
    let more = violations - samples.count - edges.count
    let limit = Self.sampleLimit
    let reason =
      samples.count < limit ? "`--samples` says how many are shown" : "\(grouped(limit)) are kept of documents"
    if more > 0 { out += "  and \(grouped(more)) more; \(reason)\n" }
    return out + "\n"
  }

  /// All that there could be examples of.
  private var violations: Int {
    let broken = documents.flatMap(\.rules).reduce(0) { $0 + $1.violations }
    let wrong = (graph?.rules ?? []).filter { $0.rule != GraphRule.unknownType.rawValue }.reduce(0) {
      $0 + $1.violations
    }
    return broken + wrong + records.unreadable + records.untyped + records.missingID
  }

  /// What is wrong between twins, by rule.
  private var graphText: String {
    guard let graph else { return "" }
    var out =
      graph.relationships.total == 0
      ? "the graph: no relationships\n" : "the graph: \(graph.relationships.words) relationships conform\n"
    for rule in graph.rules { out += "  \(padded(rule.rule, 25)) \(grouped(rule.violations))\n" }
    for (relationship, undeclared) in graph.undeclared {
      out += "  undeclared members of \(neutralised(relationship)) \(grouped(undeclared.total)): "
      out += names(undeclared) + "\n"
    }
    return out
  }

  private func list(_ names: [String], title: String) -> String {
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(Self.shown).map { neutralised($0) }.joined(separator: ", ")
    let more = names.count > Self.shown ? ", and \(grouped(names.count - Self.shown)) more" : ""
    return "\(title): \(grouped(names.count)): \(shown)\(more)\n"
  }

  private var others: String {
    let other = records.other
    return other == 0
      ? "" : "\(padded("", 14)) \(grouped(other)) \(other == 1 ? "other is" : "others are") no data of twins\n"
  }

  /// The shares, a line each.
  private var summary: String {
    guard all.total > 0 else { return "\(padded("records", 14)) none, so that there is nothing to measure\n" + others }
    var out = "\(padded("records", 14)) \(all.words) conform"
    let parts = [
      (records.violating, "violates a rule", "violate a rule"),
      (records.unknownType, "is of a type that the model does not have", "are of types that the model does not have"),
      (records.untyped, "does not say what it is", "do not say what they are"),
      (records.unreadable, "is unreadable", "are unreadable"),
      (records.missingID, "is a twin without an id", "are twins without an id"),
      (records.wrongInGraph, "is wrong in the graph alone", "are wrong in the graph alone"),
    ].filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.0 == 1 ? $0.1 : $0.2)" }
    if !parts.isEmpty { out += "; " + parts.joined(separator: ", ") }
    out += "\n"
    out += others
    let shares = [
      ("messages", messages), ("twins", twins), ("relationships", graph?.relationships ?? Share()),
      ("members", members),
    ]
    for (name, share) in shares where share.total > 0 { out += "\(padded(name, 14)) \(share.words)\n" }
    for rest in unread { out += "\(padded("not read", 14)) \(neutralised(rest.restWords))\n" }
    return out
  }

  private func records(_ count: Int) -> String { "\(grouped(count)) record\(count == 1 ? "" : "s")" }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
