import TwinModel
import TwinRegistry

/// One walk over a registry.
struct Verification {
  let registry: RegistryDirectory
  var report = VerificationReport()
  /// Records that could be read.
  private(set) var records: [ReleaseID: ReleaseRecord] = [:]
  /// Numbers of statuses whose file is there.
  private var statusNumbers: [ReleaseID: Set<Int>] = [:]
  /// Numbers of attestations whose file is there.
  private var attestationNumbers: [ReleaseID: Set<Int>] = [:]
  /// Records of attestations that could be read.
  private(set) var attestations: [AttestationRecord] = []
  /// Releases whose file is there, whether it can be read or not.
  private var present: Set<ReleaseID> = []
  /// The releases that others say they follow, by those.
  var previous: [ReleaseID: ReleaseChanges.Previous] = [:]
  /// Statuses that could be read.
  private var statuses: [StatusRecord] = []
  /// What releases refer to.
  var references: Set<ContentDigest> = []

  init(_ registry: RegistryDirectory) { self.registry = registry }

  // MARK: - Problems

  mutating func add(_ kind: RegistryProblem.Kind, _ path: String, _ message: String, _ wayOut: String) {
    report.problems.append(RegistryProblem(kind: kind, path: path, message: message, wayOut: wayOut))
  }

  /// Adds what `error` says, as `kind` unless the error is of a kind of its own.
  mutating func add(_ kind: RegistryProblem.Kind, _ error: StoreError) {
    let kind: RegistryProblem.Kind =
      switch error.kind {
      case .planted: .planted
      case .misplaced: .misplacedRecord
      case .contradictory: .contradictoryRecord
      default: kind
      }
    add(kind, error.path, error.reason, error.wayOut)
  }

  /// Adds an entry of a directory whose name nothing has.
  mutating func addStray(_ name: String?, in directory: Directory) {
    guard let name else {
      return add(
        .strayFile, directory.path, "it holds a name that is not UTF-8", "remove what should not be in a registry")
    }
    let path = directory.shown(name)
    if RegistryDirectory.isTemporary(name) {
      add(
        .temporaryFile, path, "an interrupted publish left it, or one is writing it now",
        "clean the registry when no one publishes")
    } else {
      add(.strayFile, path, "nothing in a registry has this name", "remove what should not be in a registry")
    }
  }

  /// The directory at `path`; nil where there is none, and where there is something else, which is reported.
  mutating func open(_ path: String) -> Directory? {
    do throws(StoreError) {
      return try registry.root.directory(path)
    } catch {
      add(.planted, error)
      return nil
    }
  }

  // MARK: - Records

  /// Temporary files beside `registry.json`. What else stands there is not the registry's.
  mutating func checkRoot() throws(StoreError) {
    for name in try registry.root.names() {
      if let name, RegistryDirectory.isTemporary(name) { addStray(name, in: registry.root) }
    }
  }

  /// Reads every record and status.
  mutating func readPackages() throws(StoreError) {
    guard let directory = open(RegistryPath.packages) else { return }
    for name in try directory.names() {
      guard let name, let package = PackageName(name) else {
        addStray(name, in: directory)
        continue
      }
      if let folder = open(directory.shown(name)) { try read(package, in: folder) }
    }
    checkNumbers()
  }

  private mutating func read(_ package: PackageName, in directory: Directory) throws(StoreError) {
    for name in try directory.names() {
      switch name.map(RegistryPath.entry) ?? .other {
      case .release(let version):
        guard let id = ReleaseID(package, version) else {
          addStray(name, in: directory)
          continue
        }
        present.insert(id)
        readRecord(id, in: directory)
      case .status(let version, let number):
        guard let id = ReleaseID(package, version) else {
          addStray(name, in: directory)
          continue
        }
        statusNumbers[id, default: []].insert(number)
        readStatus(number, of: id, in: directory)
      case .attestation(let version, let number):
        guard let id = ReleaseID(package, version) else {
          addStray(name, in: directory)
          continue
        }
        attestationNumbers[id, default: []].insert(number)
        readAttestation(number, of: id, in: directory)
      case .other: addStray(name, in: directory)
      }
    }
  }

  private mutating func readRecord(_ id: ReleaseID, in directory: Directory) {
    do throws(StoreError) {
      guard let (record, bytes) = try registry.recordFile(id, in: directory) else { return }
      records[id] = record
      report.releases += 1
      if bytes != record.bytes { addAltered(RegistryPath.record(id)) }
    } catch {
      add(.unreadableRecord, error)
    }
  }

  private mutating func readStatus(_ number: Int, of id: ReleaseID, in directory: Directory) {
    do throws(StoreError) {
      guard let (status, bytes) = try registry.statusFile(number, of: id, in: directory) else { return }
      report.statuses += 1
      statuses.append(status)
      if bytes != status.bytes { addAltered(RegistryPath.status(id, number)) }
    } catch {
      add(.unreadableRecord, error)
    }
  }

  private mutating func readAttestation(_ number: Int, of id: ReleaseID, in directory: Directory) {
    do throws(StoreError) {
      guard let (record, bytes) = try registry.attestationFile(number, of: id, in: directory) else { return }
      attestations.append(record)
      report.attestations += 1
      if bytes != record.bytes { addAltered(RegistryPath.attestation(id, number)) }
    } catch {
      add(.unreadableRecord, error)
    }
  }

  private mutating func addAltered(_ path: String) {
    add(
      .alteredRecord, path, "it is not in the form in which records are written",
      "bring it back from a copy of the registry")
  }

  /// Statuses and attestations are about releases that there are, and are numbered without a gap.
  private mutating func checkNumbers() {
    report.unsigned = records.keys.count { attestationNumbers[$0] == nil }
    for (release, numbers) in statusNumbers {
      if !present.contains(release) {
        add(
          .statusWithoutRelease, RegistryPath.record(release), "there are statuses of this release and no record",
          "bring the record back from a copy of the registry")
      }
      if let missing = Self.gap(in: numbers) {
        add(.missingStatus, .missingStatus(missing, of: release))
      }
    }
    for (release, numbers) in attestationNumbers {
      if !present.contains(release) {
        add(
          .attestationWithoutRelease, RegistryPath.record(release),
          "there are attestations of this release and no record", "bring the record back from a copy of the registry")
      }
      if let missing = Self.gap(in: numbers) {
        add(.missingAttestation, .missingAttestation(missing, of: release))
      }
    }
  }

  /// Tells of what is dated before the release that it is about, and of what is dated after `today`. The last day of a release that
  /// is to be looked after no longer is announced ahead.
  mutating func checkDays(_ today: CalendarDay?) {
    let look = "ask who wrote it: whatever comes next cannot be dated before it"
    for (id, record) in records {
      if let today, today < record.released {
        add(.dayToCome, RegistryPath.record(id), "it was released on \(record.released), which has not come yet", look)
      }
    }
    for status in statuses {
      let path = RegistryPath.status(status.release, status.number)
      if let released = records[status.release]?.released, status.date < released {
        add(
          .earlyStatus, path, "it holds from \(status.date) on, and the release is of \(released)",
          "ask who said it, and say it again with the right day")
      }
      if let today, !status.isSaid(by: today) {
        add(.dayToCome, path, "it was said on \(status.announced ?? status.date), which has not come yet", look)
      }
    }
  }

  /// The first number from 1 on that is missing: who names a file can make any number of gaps.
  private static func gap(in numbers: Set<Int>) -> Int? {
    (1...(numbers.max() ?? 1)).first { !numbers.contains($0) }
  }
}
