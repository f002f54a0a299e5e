import TwinChanges
import TwinModel
import TwinRegistry

/// What the audiences of one change do, in a sentence each.
struct MigrationSteps {
  private let change: ReleasedChange
  /// What changed.
  var element: ChangedElement { change.element }
  private let family: Family
  private let formerNames: FormerNames

  /// The steps of `change`, which came with those that `formerNames` are of.
  init(_ change: ReleasedChange, formerNames: FormerNames? = nil) {
    self.change = change
    family = Family(change.element.kind)
    self.formerNames = formerNames ?? FormerNames(in: [change])
  }

  /// The audiences that the change may break.
  var asked: [MigrationAudience] {
    MigrationAudience.allCases.filter { change.impact.effects[$0.members] > .safe }
  }

  /// What `audience` does, where the change is not safe for it.
  func step(_ audience: MigrationAudience) -> String {
    switch audience {
    case .producers: producers
    case .readers: readers
    case .graph: graph
    case .callers: callers
    case .code: code
    case .models: models
    }
  }

  /// What those who use a deprecated element do, where the release does not say it itself.
  var farewell: String {
    let time = change.element.kind == .deprecated ? change.element.after.map { "before \($0), in which it goes" } : nil
    return "those who use \(name) move to what replaces it \(time ?? "before it goes")"
  }

  // MARK: - Names and values

  /// The element with the place inside it, without its package: "`Fan/limits.low`", "`raised` of `Fan/mode`".
  private var name: String {
    let (subject, path) = (change.element.subject, change.element.path)
    if !change.positions.isEmpty, change.positions.isSubset(of: [.request, .response]), subject.contains("/"),
      path == ".request" || path == ".response"
    {
      return "the \(path.dropFirst()) of \(Self.name(subject, ""))"
    }
    return Self.name(subject, path)
  }
  /// The same as it was called, where its name is another one: as old data has it, with the old names of all that it is in.
  private var former: String {
    let element = change.element
    if !element.path.isEmpty, let path = formerNames.path(of: element) {
      return Self.name(element.former ?? element.subject, path)
    }
    if element.path.isEmpty, let former = element.former { return Self.name(former, "") }
    return element.before.map { "`\($0)`" } ?? name
  }
  /// What is stored of it.
  private var held: String {
    change.element.elementKind == MemberKind.relationship.name && change.element.path.isEmpty ? "links" : "values"
  }
  /// Whether it stands in what commands are called with, and nowhere else.
  private var isCalled: Bool { change.positions == .request }
  private var before: String? { change.element.before.map { "`\(change.element.kind.spoken($0))`" } }
  private var after: String? { change.element.after.map { "`\(change.element.kind.spoken($0))`" } }
  /// " (`2500` now, `3000` before)"; empty where there are no values to be told.
  private var values: String {
    // Where a value of an enumeration goes, the name says all.
    if change.element.path.contains("="), family == .tightening || family == .retirement { return "" }
    return switch (after, before) {
    case (let after?, let before?): " (\(after) now, \(before) before)"
    case (let after?, nil): " (\(after) now)"
    case (nil, let before?): " (\(before) before)"
    case (nil, nil): ""
    }
  }

  private static func name(_ identity: String, _ path: String) -> String {
    let element = withoutPackage(identity)
    guard let mark = path.lastIndex(of: "=") else { return "`\(element)\(path)`" }
    return "`\(path[path.index(after: mark)...])` of `\(element)\(path[..<mark])`"
  }

  /// A name behind the last dot before any member: `Fan/speed` of `com.example.hvac.Fan/speed`.
  private static func withoutPackage(_ identity: String) -> String {
    let head = identity.prefix { $0 != "/" }
    guard let dot = head.lastIndex(of: ".") else { return identity }
    // What stands before the name of a term tells it from an element that is called the same.
    let terms = ".terms"
    let start = head[..<dot].hasSuffix(terms) ? head.index(dot, offsetBy: -terms.count) : dot
    return String(identity[identity.index(after: start)...])
  }

  // MARK: - Steps

  private var producers: String {
    switch family {
    case .addition: "You may write \(name) from now on; those who read by the old model may not know it."
    case .obligation: "Write \(name) always, before the new model is in force: without it what you write is refused."
    case .removal: "Stop writing \(name): the new model does not know it."
    case .renaming: "Write \(name) where you wrote \(former)."
    case .tightening:
      "Write only what the new model allows for \(name)\(values); hold your values to it before it is in force."
    case .retirement: "Stop writing \(name) where you can: it stays valid, and the model says no more what it means."
    case .loosening: "You may write more for \(name) than before\(values); begin when those who read it are ready."
    case .choice: "You may write \(name) from now on; begin when those who read it are ready."
    case .meaning: "Write \(name) in its new meaning\(values): convert what you send."
    case .fallback:
      "Write \(name) yourself where you leave it out and do not mean what stands for it from now on\(values)."
    case .fewerLinks: "Write only links of \(name) that the new model allows\(values), before it is in force."
    case .moreLinks: "Write as many links of \(name) as the new model asks for\(values), before it is in force."
    case .otherLinks:
      "You may write links of \(name) as you could not before\(values); begin when those who read them are ready."
    case .form: "Write \(name) in its new form\(values)."
    case .access: "Look who sets \(name) from now on\(values)."
    case .confidentiality: "Look whether you may still send \(name) where you send it\(values)."
    case .severity: "Report \(name) with its new severity\(values), where you send one."
    case .timing: "Write \(name) at its new pace\(values)."
    case .identity: "Name the new id of \(name)\(values) wherever you name one."
    case .hierarchy: "Look at what twins of \(name) hold now\(values), and write that."
    case .vocabulary: "Look whether you go by \(name)\(values)."
    case .lifecycle: "Plan without \(name)\(values): use what replaces it."
    case .words: "Read again what is said of \(name)."
    }
  }

  private var readers: String {
    switch family {
    case .addition: "Be ready for \(name), which was never there: ignore it or read it."
    case .obligation: "You may count on \(name) in what is written from now on; older data may lack it."
    case .removal: "Read and show no \(name) any more: it no longer comes, and is there in old data at most."
    case .renaming: "Read \(name) where you read \(former); in what was stored before it has its old name."
    case .tightening: "Look whether you rely on what is no longer allowed for \(name)\(values)."
    case .retirement: "Go on reading \(name): it may come as before, and the model says no more what it means."
    case .loosening: "Be ready for what was never there in \(name)\(values), before it comes."
    case .choice: "Be ready for \(name), which was never there, before it comes."
    case .meaning: "Read \(name) in its new meaning\(values), and convert what was stored before."
    case .fallback: "Look what you take \(name) for where it is left out\(values)."
    case .fewerLinks: "Look whether you rely on links of \(name) that are no longer allowed\(values)."
    case .moreLinks:
      "You may count on as many links of \(name) as the new model asks for\(values); older data may have fewer."
    case .otherLinks: "Be ready for links of \(name) as there never were\(values), before they come."
    case .form: "Read \(name) in its new form\(values); what was stored before has the old one."
    case .access: "Look whether you show \(name) as something that can be set\(values)."
    case .confidentiality: "Look whether you may still read \(name), and keep the copies that you have of it\(values)."
    case .severity: "Look at alarms and lists that go by severity: that of \(name) is another one\(values)."
    case .timing: "Hold \(name) to its new pace\(values): look at what you call missing or stale."
    case .identity: "Look \(name) up under its new id\(values)."
    case .hierarchy: "Look at queries by type around \(name)\(values): which twins they find is another matter now."
    case .vocabulary: "Look at queries that go by \(name)\(values): what they find is another matter now."
    case .lifecycle: "Move away from \(name)\(values), while both are there."
    case .words: "Read again what is said of \(name)."
    }
  }

  private var graph: String {
    switch family {
    case .addition: "Stored twins stay as they are; fill in \(name) where you want it."
    case .obligation: "Fill in \(name) for every stored twin before the new model is in force."
    case .removal: "Take \(name) out of stored twins and links, or keep it elsewhere."
    case .renaming: "Rename \(former) to \(name) in stored twins and links; a program can do it."
    case .tightening: "Look for stored values of \(name) that are no longer allowed\(values), and mend them first."
    case .retirement: "Stored values of \(name) stay valid; write down what they mean, or replace them."
    case .loosening:
      "Stored twins stay as they are; look whether the store itself allows the new values of \(name)\(values)."
    case .choice: "Stored twins stay as they are; look whether the store itself allows \(name)."
    case .meaning: "Convert stored \(held) of \(name)\(values), all at once, and write down when."
    case .fallback: "Look for stored twins that leave \(name) out, and write what they mean into them\(values)."
    case .fewerLinks:
      "Look for stored links of \(name) that are no longer allowed\(values), and choose first which of them stay."
    case .moreLinks: "Look for stored twins with too few links of \(name)\(values), and write the missing ones first."
    case .otherLinks:
      "Stored links stay as they are; look whether the store itself allows the new ones of \(name)\(values)."
    case .form: "Bring stored values of \(name) into the new form\(values)."
    case .access: "Look who may change \(name) in the store\(values)."
    case .confidentiality: "Look who may see \(name) in the store and in copies of it\(values)."
    case .severity: "Look what the store does by the severity of \(name)\(values)."
    case .timing: "Look at what the store keeps of \(name), and for how long\(values)."
    case .identity: "Bring references to \(name) to its new id\(values)."
    case .hierarchy: "Look for stored twins and links around \(name) that no longer fit their types\(values)."
    case .vocabulary: "Look for stored links that \(name) no longer allows or implies\(values)."
    case .lifecycle: "Plan to take \(name) out of stored twins and links\(values)."
    case .words: "Look whether the store repeats what is said of \(name)."
    }
  }

  private var callers: String {
    switch family {
    case .addition: "You may use \(name) from now on, where the device has it."
    case .obligation: "Give \(name) always: \(isCalled ? "a call" : "a call or a twin") without it is refused."
    case .removal: "Stop using \(name): it is refused."
    case .renaming: "Use \(name) where you used \(former)."
    case .tightening: "Send only what is allowed for \(name) now\(values)."
    case .retirement:
      "Stop sending \(name) where you can: it is taken as before, and the model says no more what it means."
    case .loosening: "Be ready for answers and values of \(name) that were never there\(values)."
    case .choice: "Be ready for \(name) in answers and values, where it never was."
    case .meaning: "Send and read \(name) in its new meaning\(values)."
    case .fallback:
      "Give \(name) yourself where you leave it out and do not mean what stands for it from now on\(values)."
    case .fewerLinks: "Set only links of \(name) that are allowed now\(values)."
    case .moreLinks: "Give as many links of \(name) as are asked for now\(values): a twin with fewer is refused."
    case .otherLinks: "Be ready for links of \(name) as there never were\(values)."
    case .form: "Send and read \(name) in its new form\(values)."
    case .access: "Set \(name) only where that is still allowed\(values)."
    case .confidentiality: "Look whether you may still send and read \(name)\(values)."
    case .severity: "Expect \(name) with its new severity\(values)."
    case .timing: "Expect \(name) at its new pace\(values)."
    case .identity: "Name the new id of \(name)\(values) in calls."
    case .hierarchy: "Look which types of twins you call through \(name)\(values)."
    case .vocabulary: "Look whether you choose what to call by \(name)\(values)."
    case .lifecycle: "Move your calls away from \(name)\(values), while both are there."
    case .words: "Read again what is said of \(name)."
    }
  }

  private var code: String {
    switch family {
    case .addition: "Generate anew; look at code that goes through all members or cases, and add \(name)."
    case .obligation: "Generate anew: what makes such a twin or value has to give \(name)."
    case .removal: "Generate anew, and take out what uses \(name)."
    case .renaming: "Generate anew, and replace \(former) by \(name)."
    case .tightening:
      "Generate anew; look at constants, tests and forms that have values of \(name) which are no longer allowed\(values)."
    case .retirement: "Generate anew; look at code that names \(name): there is no name for it any more."
    case .loosening: "Generate anew; look at code that takes the old bounds of \(name) for granted\(values)."
    case .choice: "Generate anew; look at code that goes through all values, and add \(name)."
    case .meaning: "Look at every use of \(name)\(values): conversions, thresholds, labels."
    case .fallback: "Generate anew; look at code that leaves \(name) out, or reckons with what stands for it\(values)."
    case .fewerLinks:
      "Generate anew; look at code and tests that make links of \(name) which are no longer allowed\(values)."
    case .moreLinks:
      "Generate anew; look at code and tests that make twins with fewer links of \(name)\(values)."
    case .otherLinks:
      "Generate anew; look at code that takes number and targets of links of \(name) for granted\(values)."
    case .form: "Generate anew: \(name) is written otherwise\(values)."
    case .access: "Generate anew: what may set \(name) is another matter\(values)."
    case .confidentiality: "Look at code that logs, caches or shows \(name)\(values)."
    case .severity: "Look at code that goes by the severity of \(name)\(values)."
    case .timing: "Look at timeouts and buffers for \(name)\(values)."
    case .identity: "Generate anew, and replace the old id of \(name)\(values) where it stands as text."
    case .hierarchy: "Generate anew: \(name) has other types above or below it\(values)."
    case .vocabulary: "Look at code that names \(name)\(values)."
    case .lifecycle: "Replace \(name)\(values); compilers may warn of it."
    case .words: "Generate anew, where comments or labels of \(name) matter."
    }
  }

  private var models: String {
    switch family {
    case .addition: "Look whether a type of yours has \(name) already, with another meaning."
    case .obligation: "Types of yours that stand for twins have \(name) too now: look whether it fits them."
    case .removal: "Take out references to \(name) before you raise the requirement of this package."
    case .renaming: "Name \(name) where you name \(former)."
    case .tightening: "Look whether what you narrow, or give as a default of \(name), still fits\(values)."
    case .retirement:
      "Look whether you name \(name), as a default or in what you narrow: the model has no name for it any more."
    case .loosening: "Look whether you count on the old bounds of \(name)\(values); narrow it yourself where you do."
    case .choice:
      "Look whether you count on the values that there were before \(name); say yourself which you allow where you do."
    case .meaning: "Look whether bounds and defaults that you give for \(name) are still right\(values)."
    case .fallback: "Look whether you count on what stands for \(name) where it is left out\(values)."
    case .fewerLinks: "Look whether number and targets that you give for \(name) are still within it\(values)."
    case .moreLinks: "Look whether types of yours with \(name) can have as many links\(values)."
    case .otherLinks:
      "Look whether you count on the old number and targets of \(name)\(values); narrow it yourself where you do."
    case .form: "Bring what you narrow of \(name) to its new form\(values)."
    case .access: "Look whether what you narrow of \(name) still fits\(values)."
    case .confidentiality: "Look whether what you say of data of \(name) still fits its class\(values)."
    case .severity: "Look whether a severity that you give for \(name) still fits\(values)."
    case .timing: "Look whether what you narrow of \(name) still fits\(values)."
    case .identity: "Name the new id of \(name)\(values) where you map to it."
    case .hierarchy: "Look at types of yours that extend, compose or target \(name)\(values)."
    case .vocabulary: "Look at what you build on \(name)\(values)."
    case .lifecycle: "Build nothing more on \(name)\(values), and move what you have."
    case .words: "Read again what is said of \(name)."
    }
  }
}

extension ReleasedChange {
  /// Whether it deprecates something, or says otherwise what to do about that: nothing breaks, and there is something to do.
  var isFarewell: Bool { element.kind == .deprecated || element.kind == .deprecationChanged }
}
