/// A smallest document, twin or set of links that shows what a change does to somebody.
public struct DiffWitness: Hashable, Sendable {
  /// Whom it shows the effect on, as audiences are called.
  public var audience: String
  /// What it is: a document of state, a message, twins with their links.
  public var form: String
  /// The document, as it would be sent or stored.
  public var text: String
  /// What the models before and after say about it.
  public var verdict: String

  /// A witness.
  public init(audience: String, form: String, text: String, verdict: String) {
    self.audience = audience
    self.form = form
    self.text = text
    self.verdict = verdict
  }
}

/// What the writers of comparisons write.
public struct DiffReport: Sendable {
  /// What changed, judged by the policy of the new model.
  public var comparison: ModelComparison
  /// What people call the old model: `main`, `v1.4.0`, a path.
  public var old: String
  /// What people call the new one.
  public var new: String
  /// Version of the command.
  public var toolVersion: String
  /// What could not be compared, in a sentence each.
  public var notices: [String]
  /// Witnesses of changes, by their index in the comparison.
  public var witnesses: [Int: [DiffWitness]]
  /// Whether all is listed: what is reached, what follows, and changes that take no more than a patch.
  public var showsAll: Bool

  /// A report.
  public init(
    comparison: ModelComparison, old: String, new: String, toolVersion: String, notices: [String] = [],
    witnesses: [Int: [DiffWitness]] = [:], showsAll: Bool = false
  ) {
    self.comparison = comparison
    self.old = old
    self.new = new
    self.toolVersion = toolVersion
    self.notices = notices
    self.witnesses = witnesses
    self.showsAll = showsAll
  }
}
