import Glibc
import TwinModel
import TwinOutput
import TwinRegistry
import TwinRemote
import TwinStore

/// Pushes releases to an OCI registry, or pulls them from one: the part of `gemel` that speaks HTTP.
@main struct GemelRemote {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    let output = Output()
    switch Arguments.read(Array(CommandLine.arguments.dropFirst())) {
    case .failure(let problem):
      output.note(problem.text)
      exit(ExitCode.badUsage)
    case .success(let arguments): exit(run(arguments, output))
    }
  }

  /// Does it, and gives the exit code.
  static func run(_ arguments: Arguments, _ output: Output) -> Int32 {
    do {
      switch arguments.verb {
      case .push: try push(arguments, output)
      case .pull: try pull(arguments, output)
      }
      return 0
    } catch let error as RemoteError {
      output.endProgress()
      output.note(error.description)
      switch error.kind {
      case .conflict, .damaged: return ExitCode.refused
      case .usage: return ExitCode.badUsage
      case .unauthorized, .unavailable: return ExitCode.couldNotRun
      }
    } catch let error as StoreError {
      output.endProgress()
      let place = error.path.isEmpty ? arguments.directory : arguments.directory + "/" + error.path
      output.note("\(place): \(error.reason); \(error.wayOut)")
      switch error.kind {
      case .conflict, .damaged: return ExitCode.refused
      case .noRegistry, .invalid: return ExitCode.badUsage
      case .system, .misplaced, .contradictory, .planted, .busy: return ExitCode.couldNotRun
      }
    } catch {
      output.endProgress()
      output.note("\(error)")
      return ExitCode.couldNotRun
    }
  }

  private static func session(_ arguments: Arguments, _ output: Output) throws -> RemoteSession {
    let name = try RemoteName(arguments.remote, allowsPlainHTTP: arguments.allowsPlainHTTP)
    let authorities = arguments.authorities ?? getenv("SSL_CERT_FILE").map { String(cString: $0) }
    if let authorities, access(authorities, R_OK) != 0 {
      throw RemoteError(
        .usage, authorities, "the file of trusted certificates cannot be read: \(String(cString: strerror(errno)))",
        wayOut: "name a file in PEM with --ca-file or SSL_CERT_FILE")
    }
    let settings = CurlTransport.Settings(authorities: authorities, patience: arguments.patience)
    guard let transport = CurlTransport(settings) else {
      throw RemoteError(
        .unavailable, "libcurl", "it cannot be started", wayOut: "see that there is memory, and try again")
    }
    var known: Credential??
    return RemoteSession(
      with: name, writes: arguments.verb == .push, allowsPlainHTTP: arguments.allowsPlainHTTP, secrets: output.secrets,
      retry: RetryPolicy(count: arguments.retries),
      credential: {
        if let known { return known }
        let found = try CredentialSources.credential(for: name, patience: arguments.patience)
        known = .some(found)
        return found
      },
      wait: { usleep(useconds_t($0) * 1000) },
      transport: { request throws(TransportFailure) in try transport.send(request) })
  }

  // MARK: - Push

  private static func push(_ arguments: Arguments, _ output: Output) throws {
    let session = try session(arguments, output)
    let registry = try RegistryDirectory.open(arguments.directory)
    let releases = try releases(arguments.requests, of: registry)
    var outcome = PullOutcome()
    try telling { failure in
      output.endProgress()
      show(outcome, done: "pushed", failure, arguments, output)
    } about: {
      _ = try TwinRemote.push(releases, of: registry, to: session, done: { outcome.transfers.append($0) }) {
        output.progress($0)
      }
    }
  }

  /// Does something and tells what was done, also where it fails after a part of it.
  private static func telling(_ tell: ((any Error)?) -> Void, about work: () throws -> Void) throws {
    do {
      try work()
    } catch {
      tell(error)
      throw error
    }
    tell(nil)
  }

  /// The releases that are meant: all where none is named.
  private static func releases(
    _ requests: [PullRequest], of registry: RegistryDirectory
  ) throws -> [ReleaseID] {
    let requests = try requests.isEmpty ? registry.packages().map { PullRequest(package: $0) } : requests
    return try requests.flatMap { request -> [ReleaseID] in
      let versions = try request.version.map { [$0] } ?? registry.versions(of: request.package).sorted()
      let ids = versions.compactMap { ReleaseID(request.package, $0) }
      for id in ids where try registry.release(id) == nil { throw absent("\(id)", registry) }
      if ids.isEmpty { throw absent("release of `\(request.package)`", registry) }
      return ids
    }
  }

  private static func absent(_ what: String, _ registry: RegistryDirectory) -> RemoteError {
    RemoteError(.usage, registry.path, "there is no \(what)", wayOut: "`gemel registry list` lists what there is")
  }

  // MARK: - Pull

  private static func pull(_ arguments: Arguments, _ output: Output) throws {
    let session = try session(arguments, output)
    var outcome = PullOutcome()
    try telling { failure in
      output.endProgress()
      tell(outcome, failure, arguments, output)
    } about: {
      let pulled = try TwinRemote.pull(
        arguments.requests, from: session, into: try RegistryDirectory.create(arguments.directory),
        done: { outcome = $0 }
      ) { output.progress($0) }
      if !pulled.newestUnfinished.isEmpty { throw lacking(pulled.newestUnfinished, arguments) }
    }
  }

  /// That the newest versions of what was asked for were left out.
  private static func lacking(_ newest: [ReleaseID], _ arguments: Arguments) -> RemoteError {
    RemoteError(
      .damaged, arguments.remote,
      "\(newest.map(\.description).joined(separator: ", ")), the newest there, was pushed in part only, and was left out",
      wayOut: "have whoever pushed it push it again, and then pull; what came beside it stays")
  }

  /// Tells what a pull has brought, and brings the index up to it.
  private static func tell(_ outcome: PullOutcome, _ failure: (any Error)?, _ arguments: Arguments, _ output: Output) {
    if outcome.transfers.contains(where: { $0.isNew || $0.newAttestations > 0 }) {
      do {
        try RegistryDirectory.open(arguments.directory).rebuildLayout()
      } catch {
        // The releases are there all the same.
        output.note(
          "\(RegistryPath.index) is not up to what was pulled, which OCI tools read and which tells of records that were lost: \(error);"
            + " then make it anew with `gemel registry clean`")
      }
    }
    for missing in outcome.missing {
      output.note(
        "\(missing.neededBy) needs \(missing.release), which is in neither registry; pull it from where it is released")
    }
    for release in outcome.unfinished where !outcome.newestUnfinished.contains(release) {
      output.note("\(release) was pushed in part only, and was left out; push it again")
    }
    show(outcome, done: "pulled", failure, arguments, output)
  }

  // MARK: - What is shown

  private static func show(
    _ outcome: PullOutcome, done: String, _ failure: (any Error)?, _ arguments: Arguments, _ output: Output
  ) {
    let transfers = outcome.transfers
    for transfer in transfers {
      if let displaced = transfer.displaced {
        output.note(
          "the tag of \(transfer.release) was \(displaced), which has no record, and was put back to \(transfer.manifest), whose record is"
            + " there; it seems that another pushed at the same time")
      }
      guard let record = transfer.standing else { continue }
      output.note(
        "\(transfer.release) is \(arguments.verb == .push ? "there" : "here") with the same content, and its record of"
          + " \(record.released) by \(record.publisher) stands")
    }
    guard arguments.isJSON else {
      for transfer in transfers {
        var new: [String] = []
        for (count, word, words) in [
          (transfer.newStatuses, "status", "statuses"),
          (transfer.newAttestations, "signed statement", "signed statements"),
        ] where count > 0 {
          new.append("\(count) new \(count == 1 ? word : words)")
        }
        if transfer.mended > 0 {
          new.append("\(transfer.mended) \(transfer.mended == 1 ? "file" : "files") that had got lost there")
        }
        output.print(
          (transfer.isNew ? "\(done) \(transfer.release)" : "\(transfer.release) is there already")
            + (new.isEmpty ? "" : ", with " + new.joined(separator: " and ")) + "; \(transfer.manifest)")
      }
      return
    }
    let releases = transfers.map { transfer -> JSONValue in
      .object([
        "package": .string(transfer.release.package.text), "version": .string(transfer.release.version.description),
        "manifest": .string(transfer.manifest.description), "state": .string(transfer.isNew ? done : "there-already"),
        "newStatuses": .integer(Int64(transfer.newStatuses)),
        "newAttestations": .integer(Int64(transfer.newAttestations)),
        "mended": .integer(Int64(transfer.mended)), "displaced": transfer.displaced.map { .string("\($0)") },
        "standingRecord": transfer.standing.map {
          .object(["released": .string("\($0.released)"), "publisher": .string($0.publisher)])
        },
      ])
    }
    output.print(
      .object([
        "version": 1, "remote": .string(arguments.remote), "registry": .string(arguments.directory),
        "releases": .array(releases),
        "missing": .array(
          outcome.missing.map {
            .object(["release": .string("\($0.release)"), "neededBy": .string("\($0.neededBy)")])
          }), "unfinished": .array(outcome.unfinished.map { .string("\($0)") }),
        "failure": failure.map { .string("\($0)") },
      ]))
  }
}
