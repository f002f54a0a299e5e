import ArgumentParser
import TwinOutput
import TwinRegistry
import TwinSource
import TwinStore

/// `gemel sign`.
struct Sign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Signs a release of the registry: how it came about, or that someone agrees to it.",
    discussion: """
      What is signed is an in-toto statement about the digest of the release's manifest, in a DSSE envelope with an Ed25519 \
      signature. It names the commit, what the release was checked against, the rules that it was held to, and the digest of its \
      record, so that none of that can be changed unseen. The envelope is added to the registry beside the release; the same key \
      signing the same release again changes nothing. Content that is damaged is not signed.

      --approve signs that someone agrees instead; a key policy can ask for several approvers.

      The private key comes from a file that nobody else can read, named by --key or GEMEL_SIGNING_KEY. Where the key is kept by \
      something else, --statement prints what to sign, and --attach adds the envelope, once it was found to say of the release what that says \
      of itself and, where the workspace names a key policy, to be signed by a key that may say so. It may be in any form that DSSE allows, and \
      is kept in one.

      Exit codes: 0 signed, or signed already; 1 damaged or not about the release; 2 bad usage; 3 could not run.
      """)

  @Argument(help: ArgumentHelp("As com.example.hvac@1.4.0.", valueName: "release"))
  var release: String

  @OptionGroup var key: SigningKeyOptions

  @Flag(help: "Sign that someone agrees to the release.")
  var approve = false

  @Option(help: ArgumentHelp("Who agrees; by default who commits, as git is set up.", valueName: "name"))
  var approver: String?

  @Option(help: ArgumentHelp("Where the decision is written down.", valueName: "link"))
  var decision: String?

  @Flag(help: "Print the statement, sign nothing and write nothing.")
  var statement = false

  @Option(help: ArgumentHelp("Add the envelope in a file, made elsewhere.", valueName: "file"), completion: .file())
  var attach: String?

  @OptionGroup var registry: RegistryOptions

  func validate() throws {
    if !approve, approver != nil || decision != nil {
      throw ValidationError("--approver and --decision say something of --approve, which is not given")
    }
    if attach != nil, approve || statement || key.key != nil {
      throw ValidationError("--attach adds an envelope as it is; give it alone")
    }
  }

  func run() throws {
    let id = try ReleaseName(release).exact
    let registry = try LocalRegistry.open(try registry.directory(around: "."))
    if statement { return Terminal.print(try statementBytes(of: id, in: registry)) }
    if let attach {
      let bytes = try FileSystem.read(attach, limit: SignedEnvelope.byteLimit)
      let policy = try KeyPolicyOptions.declaredPolicy(around: ".")
      finish(try registry.attach(bytes, named: attach, to: id, policy), id, in: registry)
      if policy == nil { Terminal.note("gemel: no key policy is named, so that nobody looked at who signed it") }
      return
    }
    let key = try key.signingKey()
    let outcome =
      approve ? try registry.approve(id, try approval(), with: key) : try registry.sign(id, with: key)
    finish(outcome, id, in: registry)
    Terminal.note("the key is \(key.verificationKey.fingerprint)")
  }

  private func statementBytes(of id: ReleaseID, in registry: LocalRegistry) throws -> [UInt8] {
    let record = try registry.record(toSign: id)
    return approve
      ? ReleaseStatement.approval(try approval(), of: record) : try registry.provenanceStatement(of: record)
  }

  private func approval() throws -> Approval {
    for (option, text) in [("--approver", approver), ("--decision", decision)] {
      guard let text else { continue }
      if isBlank(text) { throw CommandFailure.usage("\(option) is empty") }
      _ = try recordable(text, option)
    }
    return Approval(approver: try approver ?? committer(around: ".", orGivenBy: "--approver"), decision: decision)
  }

  private func finish(_ outcome: AttestOutcome, _ id: ReleaseID, in registry: LocalRegistry) {
    let path = RegistryPath.attestation(id, outcome.number)
    Terminal.print(neutralised("\(id) \(outcome.isNew ? "is signed" : "was signed already"): \(path)") + "\n")
    if outcome.isNew { registry.rebuildLayout() }
  }
}
