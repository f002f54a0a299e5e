import Glibc
import TwinRemote
import TwinStore

/// Where the credential of a registry is looked for: the environment, then what docker knows. Never in a workspace.
struct CredentialSources {
  /// The credential for the registry `name`; nil where there is none. A helper that has not answered in `patience` seconds is ended.
  static func credential(for name: RemoteName, patience: Int) throws -> Credential? {
    if let credential = try Credential.environment(variable) { return credential }
    guard let path = configurationPath, let bytes = try read(path) else { return nil }
    switch try DockerConfiguration(bytes, path: path).source(for: name.credentialNames) {
    case .credential(let credential): return credential
    case .helper(let helper, let server): return try ask(helper, for: server, patience: patience)
    case nil: return nil
    }
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static var configurationPath: String? {
    if let directory = variable("DOCKER_CONFIG"), !directory.isEmpty { return directory + "/config.json" }
    return variable("HOME").map { $0 + "/.docker/config.json" }
  }

  /// The content of docker's settings; nil where there are none.
  private static func read(_ path: String) throws(RemoteError) -> [UInt8]? {
    func failure(_ reason: String) -> RemoteError {
      RemoteError(.usage, path, reason, wayOut: "repair it, or name another directory in DOCKER_CONFIG")
    }
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("cannot read it: \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= 4 << 20 else {
      throw failure("it is no file of settings")
    }
    let (bytes, code) = readBytes(of: file, count: Int(info.st_size))
    if code != 0 { throw failure("cannot read it: \(String(cString: strerror(code)))") }
    return bytes
  }

  /// Asks the program `docker-credential-<helper>`, as docker does: the name of the registry to its input, the credential from its output.
  private static func ask(
    _ helper: String, for server: String, patience: Int
  ) throws(RemoteError) -> Credential? {
    let program = "docker-credential-" + helper
    func failure(_ reason: String, wayOut: String = "run `docker login` again") -> RemoteError {
      RemoteError(
        .unauthorized, program, reason,
        wayOut: wayOut + ", or set GEMEL_REGISTRY_USERNAME and GEMEL_REGISTRY_PASSWORD")
    }
    guard let answer = HelperProgram.run(program, "get", input: Array(server.utf8), patience: patience) else {
      throw failure("docker's settings name this program, and it cannot be started")
    }
    guard let code = answer.code else {
      throw failure(
        "it had not ended after \(patience) second\(patience == 1 ? "" : "s"), and was ended",
        wayOut: "find out what it waits for, give it longer with --timeout")
    }
    let output = answer.output
    if code == 0 {
      guard let credential = DockerConfiguration.credential(ofHelper: output) else {
        throw failure("it prints no credential")
      }
      return credential
    }
    // What it prints is not shown: it may be anything.
    if String(decoding: output, as: UTF8.self).contains("credentials not found") { return nil }
    throw failure("it ends with code \(code)")
  }
}
