import Glibc
import TwinOutput
import TwinRemote

/// What people and programs see: without secrets, and safe for terminals.
final class Output {
  let secrets = Secrets()
  private let showsProgress = isatty(STDERR_FILENO) == 1
  private var isOnScreen = false

  /// Writes a line to standard output.
  func print(_ text: String) { write(Array((safe(text) + "\n").utf8), STDOUT_FILENO) }

  /// Writes a document to standard output.
  func print(_ document: JSONValue) {
    let text = String(decoding: json(document, layout: .pretty), as: UTF8.self)
    write(Array(secrets.scrubbed(text).utf8), STDOUT_FILENO)
  }

  /// Writes a line to standard error.
  func note(_ text: String) { write(Array(("gemel: " + safe(text) + "\n").utf8), STDERR_FILENO) }

  /// Shows what is going on, in place of what was: on a terminal only.
  func progress(_ text: String) {
    guard showsProgress else { return }
    isOnScreen = true
    write(Array(("\r\u{1B}[K" + safe(text)).utf8), STDERR_FILENO)
  }

  /// Clears what `progress` shows.
  func endProgress() {
    if isOnScreen { write(Array("\r\u{1B}[K".utf8), STDERR_FILENO) }
    isOnScreen = false
  }

  private func safe(_ text: String) -> String { neutralised(secrets.scrubbed(text)) }

  /// Output that is lost ends the command, but where nobody reads any more.
  private func write(_ bytes: [UInt8], _ descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        offset += written
      } else if written == 0 || errno != EINTR {
        if descriptor == STDOUT_FILENO, errno != EPIPE { exit(ExitCode.couldNotRun) }
        return
      }
    }
  }
}

/// How the command ends, as `gemel` does.
enum ExitCode {
  static let refused: Int32 = 1
  static let badUsage: Int32 = 2
  static let couldNotRun: Int32 = 3
}
