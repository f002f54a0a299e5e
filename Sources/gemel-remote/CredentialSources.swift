import Glibc
import TwinRemote
import TwinStore

/// Where the credential of a registry is looked for: the environment, then what docker knows. Never in a workspace.
struct CredentialSources {
  /// The credential for the registry `name`; nil where there is none.
  static func credential(for name: RemoteName) throws -> Credential? {
    if let credential = try Credential.environment(variable) { return credential }
    guard let path = configurationPath, let bytes = try read(path) else { return nil }
    switch try DockerConfiguration(bytes, path: path).source(for: name.credentialNames) {
    case .credential(let credential): return credential
    case .helper(let helper, let server): return try ask(helper, for: server)
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
  private static func ask(_ helper: String, for server: String) throws(RemoteError) -> Credential? {
    let program = "docker-credential-" + helper
    func failure(_ reason: String) -> RemoteError {
      RemoteError(
        .unauthorized, program, reason,
        wayOut: "run `docker login` again, or set GEMEL_REGISTRY_USERNAME and GEMEL_REGISTRY_PASSWORD")
    }
    guard let (output, code) = run(program, "get", input: Array(server.utf8)) else {
      throw failure("docker's settings name this program, and it cannot be started")
    }
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

  /// What a program prints, at most 1 MiB, and its exit code; nil where it cannot be started. What it says to its standard error is for
  /// people, and goes there.
  private static func run(_ program: String, _ argument: String, input: [UInt8]) -> (output: [UInt8], code: Int32)? {
    guard let toProgram = connection() else { return nil }
    guard let fromProgram = connection() else {
      for end in toProgram { close(end) }
      return nil
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toProgram[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromProgram[1], STDOUT_FILENO)
    var process = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(argument), nil]
    defer { for argument in arguments { free(argument) } }
    let isStarted = posix_spawnp(&process, program, &actions, nil, &arguments, environ) == 0
    close(toProgram[0])
    close(fromProgram[1])
    defer { close(fromProgram[0]) }
    // A server's name fits into any pipe.
    if isStarted { _ = write(toProgram[1], input, input.count) }
    close(toProgram[1])
    guard isStarted else { return nil }
    let (output, _) = readBytes(of: fromProgram[0], count: 1 << 20)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return (output, signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }

  /// A pipe that other programs do not inherit: where it is read, and where it is written.
  private static func connection() -> [Int32]? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ends
  }
}
