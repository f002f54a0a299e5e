import Glibc

/// A program that is asked one thing: it is not waited for without end, and what it prints is bounded.
enum HelperProgram {
  /// What came of it.
  struct Answer {
    var output: [UInt8] = []
    /// The exit code; nil where the program did not end in time and was ended.
    var code: Int32?
  }

  private static let outputLimit = 1 << 20

  /// Starts `program` with `argument` and `input`, and waits `patience` seconds for it to end; nil where it cannot be started. It
  /// prints at most 1 MiB. What it says to its standard error is for people, and goes there; it stays in the foreground, so that it may
  /// ask them.
  static func run(_ program: String, _ argument: String, input: [UInt8], patience: Int) -> Answer? {
    let deadline = now() + patience * 1000
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
    // A server's name fits into any pipe.
    if isStarted { _ = write(toProgram[1], input, input.count) }
    close(toProgram[1])
    var answer = Answer()
    if isStarted { answer.output = read(fromProgram[0], until: deadline) }
    // Whoever prints more than is read must not wait for it.
    close(fromProgram[0])
    guard isStarted else { return nil }
    answer.code = end(of: process, by: deadline)
    return answer
  }

  /// What comes, up to the end or the limit, or until `deadline`.
  private static func read(_ descriptor: Int32, until deadline: Int) -> [UInt8] {
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16 << 10)
    while output.count < outputLimit {
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let found = poll(&ready, 1, Int32(clamping: max(0, deadline - now())))
      if found < 0 && errno == EINTR { continue }
      guard found > 0 else { break }
      let count = Glibc.read(descriptor, &piece, min(piece.count, outputLimit - output.count))
      if count > 0 { output += piece[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return output
  }

  /// The exit code of `process`; nil where it had not ended by `deadline`: then it is killed.
  private static func end(of process: pid_t, by deadline: Int) -> Int32? {
    var status: Int32 = 0
    var isLate = false
    while true {
      let found = waitpid(process, &status, isLate ? 0 : WNOHANG)
      if found == process {
        let signal = status & 0x7F
        return isLate ? nil : signal == 0 ? (status >> 8) & 0xFF : 128 + signal
      }
      if found < 0, errno != EINTR { return nil }
      if found == 0, now() >= deadline {
        isLate = true
        kill(process, SIGKILL)
      } else if found == 0 {
        usleep(5_000)
      }
    }
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// A pipe that other programs do not inherit: where it is read, and where it is written.
  private static func connection() -> [Int32]? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ends
  }
}
