import TwinChanges
import TwinRegistry

/// Names of fields and values that have other ones now, as some changes tell them.
struct FormerNames {
  /// By the element and the place in it, as they are called now.
  private var names: [String: String] = [:]

  init(in changes: [ReleasedChange]) {
    for element in changes.map(\.element) where element.kind == .fieldRenamed || element.kind == .enumValueRenamed {
      names[element.subject + element.path] = element.before
    }
  }

  /// The place of a renamed `element` with the names that it and all around it had; nil where that cannot be told.
  func path(of element: ChangedElement) -> String? {
    var (now, before, isRenamed) = ("", "", false)
    var rest = element.path[...]
    while let mark = rest.first {
      let segment = rest.dropFirst().prefix { !".[{=".contains($0) }
      now += String(mark) + segment
      let former = names[element.subject + now]
      before += String(mark) + (former ?? String(segment))
      isRenamed = former != nil && element.after.map { $0 == segment } ?? false
      rest = rest[segment.endIndex...]
    }
    return isRenamed ? before : nil
  }
}
