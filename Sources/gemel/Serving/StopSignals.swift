import Glibc

/// The end of a pipe that the handler of signals writes to; nothing else can be done in one.
private nonisolated(unsafe) var stopInput: Int32 = -1

/// Turns the first Ctrl-C, or request to end, into something that can be waited for. The second ends the process at once.
struct StopSignals {
  /// Can be read as soon as there was one.
  let descriptor: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FileError("open", "a pipe") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    stopInput = ends[1]
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        signal(number, SIG_DFL)
        var byte: UInt8 = 0
        _ = write(stopInput, &byte, 1)
      }
    }
    // Whoever started this may have them held back.
    var awaited = sigset_t()
    sigemptyset(&awaited)
    for number in [SIGINT, SIGTERM] { sigaddset(&awaited, number) }
    pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
  }
}
