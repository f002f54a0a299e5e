public import TwinModel
public import TwinRegistry

extension RegistryDirectory {
  /// Looks at everything: reads each record, recomputes each digest, follows each reference, and tells what does not belong.
  ///
  /// Nothing that is wrong with what is there ends it; errors are those of the registry as a whole. Content is read piece by
  /// piece on all cores, at the speed of the digest. What is published meanwhile may show as leftover.
  ///
  /// Files for OCI tools that are missing are told where `expectingLayout`: who publishes by this library alone need not make them.
  /// Releases of packages that a compiler `ships` need not say what changed and how they came about, and need not be here where others
  /// need them. What is dated after `today` is told; nothing where that is nil.
  public func verify(
    expectingLayout: Bool = false, today: CalendarDay? = nil, ships: @escaping (PackageName) -> Bool = { _ in true }
  ) throws(StoreError) -> VerificationReport {
    var verification = Verification(self)
    // Records first: what they refer to was there before them.
    try verification.readPackages()
    try verification.checkIndexedRecords()
    try verification.checkContent()
    verification.checkEnvelopes()
    try verification.checkStatements(ships: ships)
    verification.checkDays(today)
    try verification.checkRoot()
    if verification.report.isIntact {
      try checkLayout(&verification, isExpected: expectingLayout)
    } else if expectingLayout, try lacksIndex() {
      verification.addMissing(RegistryPath.index)
    }
    verification.report.problems.sort()
    return verification.report
  }

  /// Holds what is derived to what it is derived from. In an empty registry nothing is missing.
  private func checkLayout(_ verification: inout Verification, isExpected: Bool) throws(StoreError) {
    let wayOut = Verification.makeAnew
    for (name, expected) in try layoutFiles(of: Array(verification.records.values)) {
      do throws(StoreError) {
        guard let found = try root.read(name, limit: OCILayout.indexLimit) else {
          if isExpected, !verification.records.isEmpty { verification.addMissing(name) }
          continue
        }
        if found != expected {
          verification.add(
            .staleLayout, name,
            ConflictMarks.areIn(found)
              ? "git left the marks of a conflict in it" : "it does not tell what the registry holds",
            ConflictMarks.areIn(found) ? wayOut + ", which keeps what both sides tell" : wayOut)
        }
      } catch {
        verification.add(.staleLayout, error)
      }
    }
  }

  /// Removes what interrupted publishing left: temporary files, and content that no release refers to. Gives what was removed,
  /// sorted; with `dryRun`, what would be.
  ///
  /// Refused while something is published, and where a record or a manifest cannot be read, whose content would be lost.
  public func clean(dryRun: Bool = false) throws(StoreError) -> [String] {
    let lock = try lock(exclusively: true)
    defer { unlock(lock) }
    var verification = Verification(self)
    try verification.readPackages()
    let content = try verification.listContent()
    verification.readManifests()
    try verification.checkRoot()
    try verification.checkLostRecords()
    try verification.checkIndexedRecords()
    if let damage = verification.report.problems.first(where: { $0.severity == .damage }) {
      throw StoreError(.damaged, damage.path, damage.message, wayOut: damage.wayOut)
    }
    var removed: [String] = []
    for problem in verification.report.problems where problem.kind == .temporaryFile { removed.append(problem.path) }
    removed += content.filter { !verification.references.contains($0) }.map(RegistryPath.blob)
    removed.sort()
    if !dryRun { for path in removed { try remove(path) } }
    return removed
  }

  private func remove(_ path: String) throws(StoreError) {
    let names = path.split(separator: "/")
    guard let name = names.last,
      let directory = try root.directory(names.dropLast().joined(separator: "/"))
    else { return }
    try steps.unlink(String(name), in: directory)
  }
}

extension Verification {
  fileprivate static let makeAnew = "make it anew with `gemel registry clean`"

  /// Tells that a derived file is missing, and what that hides.
  fileprivate mutating func addMissing(_ name: String) {
    let hidden =
      name == RegistryPath.index
      ? ", and that the record of the newest release of a package was lost would not be seen" : ""
    add(.staleLayout, name, "it is missing, so that OCI tools cannot read the registry" + hidden, Self.makeAnew)
  }
}
