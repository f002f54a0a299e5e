import Glibc

/// Variables of an environment by name.
struct Environment: Sendable {
  var variables: [String: String]

  /// That of the command.
  static var current: Environment {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next += 1
    }
    return Environment(variables: variables)
  }

  /// Where the program `name` is found on `PATH`; nil where it is not.
  func path(of name: String) -> String? {
    for directory in (variables["PATH"] ?? "/usr/bin:/bin").split(separator: ":") {
      let path = FileSystem.join(String(directory), name)
      if FileSystem.kind(path) == .file, access(path, X_OK) == 0 { return path }
    }
    return nil
  }
}

/// A program that was started, without a shell: what it reads and writes, and how it ended.
///
/// It is connected through sockets, so that writing to one that has ended is an error and not a signal.
struct Subprocess: Sendable {
  let input: Int32
  let output: Int32
  let errors: Int32?
  private let process: pid_t

  /// Starts `program`. What it writes to its standard error is thrown away where it is not captured.
  init(_ program: String, _ arguments: [String], _ environment: Environment, capturesErrors: Bool) throws {
    var opened: [Int32] = []
    func connection() throws -> (ours: Int32, theirs: Int32) {
      var ends: [Int32] = [-1, -1]
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
        let code = errno
        for end in opened { close(end) }
        throw FileError("start", program, code)
      }
      opened += ends
      return (ends[0], ends[1])
    }
    let input = try connection()
    let output = try connection()
    let errors = capturesErrors ? try connection() : nil
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.theirs, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.theirs, STDOUT_FILENO)
    if let errors {
      posix_spawn_file_actions_adddup2(&actions, errors.theirs, STDERR_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var started = pid_t()
    let variables = environment.variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let code = withStrings([program] + arguments) { arguments in
      withStrings(variables) { posix_spawn(&started, program, &actions, nil, arguments, $0) }
    }
    for end in [input.theirs, output.theirs] + (errors.map { [$0.theirs] } ?? []) { close(end) }
    guard code == 0 else {
      for end in [input.ours, output.ours] + (errors.map { [$0.ours] } ?? []) { close(end) }
      throw FileError("start", program, code)
    }
    self.input = input.ours
    self.output = output.ours
    self.errors = errors?.ours
    process = started
  }

  /// Writes `bytes` to its input; false where it does not read any more.
  func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let sent = send(
          input, buffer.baseAddress.map { $0 + offset }, buffer.count - offset, Int32(MSG_NOSIGNAL))
        if sent > 0 { offset += sent } else if errno != EINTR { return false }
      }
      return true
    }
  }

  /// Closes what connects to it, waits for its end and returns its exit code; 128 and more for a signal.
  @discardableResult
  func end() -> Int32 {
    close(input)
    close(output)
    if let errors { close(errors) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// What a program that was given no input wrote, and its exit code.
  struct Result {
    var code: Int32
    var output: [UInt8]
    var errors: String
  }

  /// Runs `program` to its end, both outputs read as they come. More than `limit` bytes of output are an error; of the
  /// standard error the beginning is kept.
  static func run(
    _ program: String, _ arguments: [String], _ environment: Environment, limit: Int = 256 << 20
  ) throws -> Result {
    let process = try Subprocess(program, arguments, environment, capturesErrors: true)
    shutdown(process.input, Int32(SHUT_WR))
    var (output, errors): ([UInt8], [UInt8]) = ([], [])
    var open = [pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)]
    if let errors = process.errors { open.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0)) }
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while !open.isEmpty {
      guard poll(&open, nfds_t(open.count), -1) >= 0 || errno == EINTR else { break }
      for ready in open where ready.revents != 0 {
        let count = read(ready.fd, &buffer, buffer.count)
        if count > 0 {
          if ready.fd == process.output {
            output += buffer[..<count]
          } else if errors.count < 64 << 10 {
            errors += buffer[..<count]
          }
        } else if count == 0 || errno != EINTR {
          open.removeAll { $0.fd == ready.fd }
        }
      }
      if output.count > limit { break }
    }
    let code = process.end()
    guard output.count <= limit else {
      throw FileError("read", "what \(program) prints", because: "it is longer than \(limit >> 20) MiB")
    }
    return Result(code: code, output: output, errors: String(decoding: errors, as: UTF8.self))
  }
}

/// `body` with `strings` as a list of C strings that ends in nil.
private func withStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  pointers.append(nil)
  return pointers.withUnsafeBufferPointer { buffer in
    // A list that ends in nil is never empty.
    withUnsafePointer(to: nil as UnsafeMutablePointer<CChar>?) { body(buffer.baseAddress ?? $0) }
  }
}
