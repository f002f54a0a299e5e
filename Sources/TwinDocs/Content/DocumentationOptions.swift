public import TwinModel
public import TwinSource

/// What documentation depends on beside the model. Whoever has no registry, no rules and no runtime at hand leaves those out, and
/// the pages say nothing of them.
public struct DocumentationOptions: Sendable {
  /// Name of the whole, on every page.
  public var title: String
  /// BCP 47 tag of the language to prefer for titles and descriptions.
  public var language: String
  /// Where a place can be read, if anywhere. Only `http` and `https` addresses become links.
  public var source: (@Sendable (Place) -> SourceReference?)?
  /// Documents that show what data of a type looks like; the runtime has found each of them valid.
  public var examples: (@Sendable (ID<Twin>) -> [ExampleDocument])?
  /// Why there is no example of the state of a type, in words with code between backticks; nil where nothing is known of that. Asked where there is
  /// none.
  public var obstacles: (@Sendable (ID<Twin>) -> String?)?
  /// Pages that are not about the model: rules, the language, releases.
  public var articles: [Article]
  /// What registries tell of packages; one at most for each.
  public var histories: [PackageHistory]
  /// Packages that were released and are not in the workspace.
  public var formerPackages: [FormerPackage] = []
  /// What a check found; nil where none was made.
  public var findings: [FindingCount]?
  /// Names of the packages that ship with the tool. What the search knows of them is the same beside most models, and stands apart.
  public var shipped: Set<String>
  /// Common abbreviations, with what each stands for: who searches for "air handling unit" finds names that say `AHU`.
  public var abbreviations: [String: [String]]

  /// What tells this site from the next one, where it is served while its sources change: pages listen for that. Letters, digits and `-`.
  public var generation: String?

  /// Options; none of them is required.
  public init(
    title: String = "Model documentation", language: String = "en",
    source: (@Sendable (Place) -> SourceReference?)? = nil,
    examples: (@Sendable (ID<Twin>) -> [ExampleDocument])? = nil, articles: [Article] = [],
    histories: [PackageHistory] = [], findings: [FindingCount]? = nil, shipped: Set<String> = [],
    abbreviations: [String: [String]] = [:]
  ) {
    self.title = title
    self.language = language
    self.source = source
    self.examples = examples
    self.articles = articles
    self.histories = histories
    self.findings = findings
    self.shipped = shipped
    self.abbreviations = abbreviations
  }
}

/// Where a declaration can be read.
public struct SourceReference: Hashable, Sendable {
  /// What to show: a path and a line.
  public var label: String
  /// The address of it, if it has one.
  public var address: String?
  /// Its text, if that is to be shown.
  public var excerpt: String?
  /// What that text is written in.
  public var language: Language

  /// What sources are written in.
  public enum Language: Hashable, Sendable {
    case yaml, json
  }

  /// A reference.
  public init(label: String, address: String? = nil, excerpt: String? = nil, language: Language = .yaml) {
    self.label = label
    self.address = address
    self.excerpt = excerpt
    self.language = language
  }
}

/// A document that shows what data looks like.
public struct ExampleDocument: Hashable, Sendable {
  /// What it is a document of: `State`.
  public var title: String
  /// What that of a state is called.
  static let stateTitle = "State"
  /// The member that it is of, where it is not of the type as a whole.
  public var member: String?
  /// JSON, in lines.
  public var text: String
  /// How many members it could have too.
  public var leftOut: Int

  /// A document.
  public init(title: String, member: String? = nil, text: String, leftOut: Int = 0) {
    self.title = title
    self.member = member
    self.text = text
    self.leftOut = leftOut
  }
}

/// How often a rule found something in a package.
public struct FindingCount: Hashable, Sendable {
  /// Name of the package.
  public var package: String
  /// Id of the rule.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// Whether a waiver accepts it.
  public var isWaived: Bool
  /// How often.
  public var count: Int

  /// A count.
  public init(package: String, rule: String, severity: Severity, isWaived: Bool, count: Int) {
    self.package = package
    self.rule = rule
    self.severity = severity
    self.isWaived = isWaived
    self.count = count
  }
}
