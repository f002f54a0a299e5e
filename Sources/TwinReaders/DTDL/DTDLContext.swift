internal import TwinSource
internal import TwinSyntax

/// What an element's `@context` puts in force.
struct DTDLContext {
  /// The language's version.
  var version: DTDLVersion
  /// Semantic types in force, if any.
  var semanticTypes: SemanticTypes.Vocabulary?
  /// Whether terms of extensions are to be expected that are kept as they are.
  var hasExtensions = false
  /// Whether undefined terms and types are accepted.
  var allowsUndefined: Bool
  /// Whether undefined contexts are accepted.
  var allowsUndefinedContexts = true
  /// Whether what is being read was named instead of written out, and stands elsewhere too.
  var isReferred = false
  /// What the context says, for comparison and keeping.
  var written: [String]

  /// What is assumed where nothing is said, so that the rest of the file can still be read.
  static func fallback(allowsUndefined: Bool?) -> DTDLContext {
    DTDLContext(version: .v3, semanticTypes: .extension3, allowsUndefined: allowsUndefined ?? true, written: [])
  }

  /// Version N of `dtmi:dtdl:context;N`, a fragment left out; nil for other contexts.
  static func languageVersion(_ text: String) -> Int? {
    let prefix = "dtmi:dtdl:context;"
    guard text.hasPrefix(prefix) else { return nil }
    return Int(text.dropFirst(prefix.count).prefix { $0 != "#" })
  }

  /// Reads a context; what is wrong with it goes to `report`. `outer` is what is in force around a nested one, which need
  /// not name a version. Nil when there is no version that can be read.
  static func read(
    _ node: SyntaxTree.NodeID, of tree: SyntaxTree, in outer: DTDLContext?, allowsUndefined: Bool?,
    report: (RuleID, String, SyntaxTree.NodeID, [String]) -> Void
  ) -> DTDLContext? {
    var entries: [SyntaxTree.NodeID] = []
    if tree.kind(node) == .sequence { tree.forEachElement(node) { entries.append($0) } } else { entries = [node] }
    var context = outer
    var isVersionGiven = false
    var written: [String] = []
    for (position, entry) in entries.enumerated() {
      guard tree.kind(entry) == .scalar, tree.style(entry) != .plain else {
        report("dtdl/local-term", "terms cannot be defined in `@context`", entry, ["DTDL takes contexts by name only"])
        continue
      }
      let text = tree.string(entry)
      written.append(text)
      if let number = languageVersion(text) {
        guard let version = DTDLVersion(rawValue: number) else {
          report(
            "dtdl/unknown-version", "DTDL version \(number) is not supported", entry, ["versions 2, 3 and 4 are read"])
          continue
        }
        if position > 0, written.first.flatMap({ languageVersion($0) }) == nil {
          report("dtdl/context-order", "`\(text)` must be the first context", entry, [])
        }
        if !isVersionGiven {
          isVersionGiven = true
          context = DTDLContext(
            version: version, semanticTypes: version == .v2 ? .v2 : nil,
            allowsUndefined: version == .v2 || allowsUndefined == true,
            allowsUndefinedContexts: allowsUndefined ?? (version == .v2), written: [])
        }
        if text.contains("#"), version < .v4 {
          report("dtdl/invalid-context", "`\(text)` has a fragment, which DTDL v\(number) has not", entry, [])
        }
        continue
      }
      if text == "dtmi:iotcentral:context;2" {
        if context == nil {
          context = DTDLContext(version: .v2, semanticTypes: .v2, allowsUndefined: true, written: [])
        }
        isVersionGiven = true
        context?.hasExtensions = true
        continue
      }
      guard context != nil else { continue }
      readExtension(text, entry, into: &context, report: report)
    }
    context?.isReferred = outer?.isReferred ?? false
    if outer == nil || isVersionGiven { context?.written = written }
    return context
  }

  private static func readExtension(
    _ text: String, _ entry: SyntaxTree.NodeID, into context: inout DTDLContext?,
    report: (RuleID, String, SyntaxTree.NodeID, [String]) -> Void
  ) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    let name = String(parts[0])
    if name == "dtmi:dtdl:extension:quantitativeTypes" {
      switch parts.count == 2 ? parts[1] : "" {
      case "1", "2": context?.semanticTypes = .extension1
      case "3": context?.semanticTypes = .extension3
      default: report("dtdl/unknown-context", "context `\(text)` is not known", entry, ["versions 1, 2 and 3 are"])
      }
    } else if DTDLVocabulary.extensions.contains(name) || name == "dtmi:iotoperations:context" {
      context?.hasExtensions = true
    } else if name.hasPrefix("dtmi:dtdl:limits:"), context?.version == .v4 {
      return
    } else if DTMI(text, language: context?.version ?? .v3) == nil {
      report("dtdl/invalid-dtmi", "context `\(text)` is not a valid identifier", entry, [])
      context?.hasExtensions = true
    } else if context?.allowsUndefinedContexts == true {
      context?.hasExtensions = true
    } else {
      let known = DTDLVocabulary.extensions + ["dtmi:dtdl:extension:quantitativeTypes"]
      let hint = nearest(to: name, in: known).map { ["did you mean `\($0)`?"] } ?? []
      report("dtdl/unknown-context", "context `\(text)` is not known", entry, hint)
      context?.hasExtensions = true
    }
  }
}
