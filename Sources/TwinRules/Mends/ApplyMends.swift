public import TwinModel
public import TwinResolver
public import TwinSource

/// A finding with the mends that a rule proposes for it.
public struct MendProposal: Sendable {
  /// The finding; its fix-its stand for mends where there are none.
  public var finding: Finding
  /// Mends in terms of the model, the best first.
  public var mends: [Mend]

  /// A finding, and what would mend it.
  public init(_ finding: Finding, _ mends: [Mend] = []) {
    self.finding = finding
    self.mends = mends
  }
}

/// What came of mending.
public struct MendReport: Sendable {
  /// Files that changed, in order, with their new content.
  public var files: [(file: FileID, bytes: [UInt8])] = []
  /// Findings that are mended, in order.
  public var applied: [Finding] = []
  /// Findings that could have been mended and were not, in order, each with the reason.
  public var refused: [(finding: Finding, reason: MendRefusal)] = []
  /// Names that elements have now and had not before.
  public var givenNames: Set<String> = []

  /// Nothing was to be mended.
  public init() {}
}

/// Mends `proposals` as far as their mends do not get into each other's way.
///
/// Of each finding the best mend is tried, in the order of findings: the first that touches a piece of source has it, and
/// a later one is refused whole and can be made in another run. Running again over what comes out changes nothing more
/// than what was refused. The result depends on the findings and sources alone, not on the order of `proposals`.
public func applyMends(
  _ proposals: [MendProposal], to model: Model, references: [SourceReference], context: MendContext = MendContext(),
  sources trees: inout SourceTrees
) -> MendReport {
  var run = MendRun(MendWriter(model, references: references, context: context))
  for proposal in proposals.sorted(by: { Finding.inOrder($0.finding, $1.finding) }) { run.take(proposal, &trees) }
  for file in run.edits.files {
    guard let source = trees.source(file) else { continue }
    let bytes = run.edits.apply(to: source.bytes, of: file)
    if bytes != source.bytes { run.report.files.append((file, bytes)) }
  }
  return run.report
}

/// The state of one run: what is in, and what it excludes.
private struct MendRun {
  let writer: MendWriter
  var edits = SourceEdits()
  var report = MendReport()
  /// Names that mends have given, with where.
  private var given: [String: [NameSpaces.Scope]] = [:]
  /// Names that mends have taken away, and names that they have written.
  private var renamed: Set<String> = []
  private var mentioned: Set<String> = []

  init(_ writer: MendWriter) { self.writer = writer }

  mutating func take(_ proposal: MendProposal, _ trees: inout SourceTrees) {
    do throws(MendRefusal) {
      guard let written = try written(proposal, &trees), !written.edits.isEmpty else { return }
      if try add(written) { report.applied.append(proposal.finding) }
    } catch {
      report.refused.append((proposal.finding, error))
    }
  }

  /// What the best mend of the proposal comes to; nil when there is none.
  private func written(_ proposal: MendProposal, _ trees: inout SourceTrees) throws(MendRefusal) -> MendWriter.Written?
  {
    if let best = proposal.mends.first { return try writer.write(best, &trees) }
    guard let fixIt = proposal.finding.fixIts.first else { return nil }
    for edit in fixIt.edits where !(trees.source(edit.place.file)?.isEditable ?? false) {
      throw MendWriter.notEditable
    }
    let texts = fixIt.edits.map { MendValue.text($0.replacement) }
    return MendWriter.Written(edits: fixIt.edits, mentioned: writer.mentions(in: texts))
  }

  private mutating func add(_ written: MendWriter.Written) throws(MendRefusal) -> Bool {
    switch edits.check(written.edits) {
    case .alreadyThere: return true
    case .contradictory: throw MendRefusal("its own edits overlap")
    case .overlapping: throw MendRefusal("another mend changes the same piece of source; run again for this one")
    case .accepted: break
    }
    if let claim = written.claims.first(where: isGiven) {
      throw MendRefusal("another mend gives the name `\(claim.name)` already")
    }
    let clash =
      written.mentioned.filter(renamed.contains).min() ?? written.renamed.flatMap { mentioned.contains($0) ? $0 : nil }
    if let clash { throw MendRefusal("another mend writes or renames `\(clash)`; run again for this one") }
    edits.add(written.edits)
    for claim in written.claims { given[claim.name, default: []].append(claim.scope) }
    if written.renamed != nil { report.givenNames.formUnion(written.claims.map(\.name)) }
    mentioned.formUnion(written.mentioned)
    if let name = written.renamed { renamed.insert(name) }
    return true
  }

  private func isGiven(_ claim: NameSpaces.Claim) -> Bool {
    given[claim.name]?.contains { writer.names.overlap($0, claim.scope) } ?? false
  }
}
