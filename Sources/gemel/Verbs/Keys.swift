import ArgumentParser
import TwinOutput
import TwinRegistry

/// `gemel key`.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes a key to sign releases with, and shows its public half.",
    discussion: """
      Keys are Ed25519, in the files that openssl and others read: PKCS#8 for the private half, SubjectPublicKeyInfo for the public \
      one, both as PEM. Envelopes name a key by its fingerprint, the SHA-256 of the public half in DER: \
      `openssl pkey -pubin -in FILE.pub -outform DER | sha256sum`.
      """,
    subcommands: [New.self, Show.self])

  /// `gemel key new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Writes a new private key into a file that nobody else can read, and FILE.pub with its public half.",
      discussion: "Files that are there already are never overwritten. Keep the private key out of the repository.")

    @Argument(help: "Where the private key goes.", completion: .file())
    var file: String

    func run() throws {
      let key: SigningKey
      do throws(KeyProblem) {
        key = try SigningKey()
      } catch {
        throw CommandFailure(code: CommandFailure.couldNotRun, message: "\(error)")
      }
      try KeyFiles.make(key, at: file)
      Terminal.print("\(key.verificationKey.fingerprint)\n")
      Terminal.note(neutralised("\(file) is secret; \(file).pub is what a key policy names"))
    }
  }

  /// `gemel key show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints the fingerprint and the public half of the key in a file.")

    @Argument(help: "A public or a private key.", completion: .file())
    var file: String

    func run() throws {
      let key = try KeyFiles.verificationKey(file)
      Terminal.print("\(key.fingerprint)\n" + String(decoding: key.pem, as: UTF8.self))
    }
  }
}
