import Glibc
import TwinOutput

/// Standard output and error, and what they are connected to.
enum Terminal {
  /// Whether findings are coloured: on a terminal that is not dumb, unless `NO_COLOR` is set (no-color.org).
  static var usesColour: Bool {
    isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Writes to standard output, whole. A closed pipe is no error, as `head` expects; output that is lost otherwise ends
  /// the command with exit code 3.
  static func print(_ text: String) { print(Array(text.utf8)) }

  /// Writes bytes to standard output, as `print(_:)` does text.
  static func print(_ bytes: [UInt8]) {
    let failure = write(bytes, to: STDOUT_FILENO)
    guard failure != 0, failure != EPIPE else { return }
    note("gemel: " + FileError("write", "standard output", failure).description)
    Glibc.exit(CommandFailure.couldNotRun)
  }

  /// Writes a line to standard error. There is nowhere to say that it failed.
  static func note(_ text: String) { _ = write(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Writes to standard error without a line feed.
  static func noteInPlace(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// What people answer to `question`, in a line; nil where there is nobody to ask.
  static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    noteInPlace(question + ": ")
    return readLine()
  }

  /// The number of the error; 0 when all was written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if written > 0 {
          offset += written
        } else if written == 0 {
          return EIO
        } else if errno == EAGAIN {
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&ready, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}

/// A line on standard error that says what is going on: on a terminal only, and only when it takes long enough to wonder.
struct Progress {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var started = Progress.now()
  private var lastShown: UInt64 = 0
  private var isOnScreen = false

  /// Shows `text` if the work has taken a while and the last line is not too fresh.
  mutating func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = Progress.now()
    guard now - started > 400_000_000, now - lastShown > 80_000_000 else { return }
    lastShown = now
    isOnScreen = true
    Terminal.noteInPlace("\r\u{1B}[K" + neutralised(text()))
  }

  /// Shows `text` while `work`, of about `bytes` bytes of input, goes on: on a terminal, when there is enough to wait for.
  static func during<Result>(_ text: String, bytes: Int, _ work: () -> Result) -> Result {
    guard bytes > 4 << 20, isatty(STDERR_FILENO) == 1 else { return work() }
    Terminal.noteInPlace("\r\u{1B}[K" + neutralised(text))
    defer { Terminal.noteInPlace("\r\u{1B}[K") }
    return work()
  }

  /// Clears the line.
  mutating func finish() {
    if isOnScreen { Terminal.noteInPlace("\r\u{1B}[K") }
    isOnScreen = false
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
