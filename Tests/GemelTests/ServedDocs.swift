import Foundation
import Glibc

/// A running `gemel docs --serve` in a sandbox, at a free port of this machine.
final class ServedDocs {
  let port: UInt16
  private let process: Process
  private let log: URL

  /// Serves what is in `models`, and waits until it says where.
  init(_ arguments: [String] = [], in sandbox: Sandbox) throws {
    log = sandbox.directory.appending(path: "served-\(UUID().uuidString).log")
    guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
      throw SandboxFailure(output: log.path)
    }
    let output = try FileHandle(forWritingTo: log)
    process = Process()
    process.executableURL = CommandTests.executable
    process.arguments = ["docs", "models", "--serve", "--port", "0"] + arguments
    process.currentDirectoryURL = sandbox.directory
    process.environment = sandbox.environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    var found: UInt16?
    for _ in 0..<600 where found == nil && process.isRunning {
      usleep(50_000)
      let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      let rest = text.range(of: "serving at http://").map { text[$0.upperBound...] } ?? ""
      found = rest.split(separator: "/").first?.split(separator: ":").last.flatMap { UInt16($0) }
    }
    guard let found else {
      process.terminate()
      throw SandboxFailure(output: (try? String(contentsOf: log, encoding: .utf8)) ?? "")
    }
    port = found
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// What it said so far.
  var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// Sends it a signal and waits for its end; its exit code.
  func end(_ signal: Int32) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  /// What comes back for `text` as it is, up to the end of the connection.
  func answer(_ text: String) throws -> HTTPAnswer {
    let connection = try SocketConnection(port: port)
    connection.send(text)
    return HTTPAnswer(connection.read { _ in false })
  }

  /// Asks for `path` as a browser does.
  func get(_ path: String, method: String = "GET", host: String? = nil) throws -> HTTPAnswer {
    try answer("\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nAccept: */*\r\n\r\n")
  }
}

/// An answer in its parts.
struct HTTPAnswer {
  var status = 0
  var fields: [String: String] = [:]
  var body = ""

  init(_ text: String) {
    let parts = text.components(separatedBy: "\r\n\r\n")
    let lines = (parts.first ?? "").components(separatedBy: "\r\n")
    status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    for line in lines.dropFirst() {
      let field = line.components(separatedBy: ": ")
      fields[field[0].lowercased()] = field.dropFirst().joined(separator: ": ")
    }
    body = parts.dropFirst().joined(separator: "\r\n\r\n")
  }
}

/// A connection to a port of this machine.
final class SocketConnection {
  private let descriptor: Int32

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafeBytes(of: &address) { buffer in
      buffer.baseAddress.map {
        connect(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count))
      }
    }
    guard connected == 0 else { throw SandboxFailure(output: "nobody listens at \(port): \(errno)") }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      offset += count
    }
  }

  /// Reads until `isEnough`, the end, or half a minute without anything.
  func read(until isEnough: (String) -> Bool) -> String {
    var bytes: [UInt8] = []
    while true {
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 30_000) > 0 else { return String(decoding: bytes, as: UTF8.self) }
      var chunk = [UInt8](repeating: 0, count: 64 << 10)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count > 0 { bytes += chunk[..<count] }
      let text = String(decoding: bytes, as: UTF8.self)
      if count <= 0 || isEnough(text) { return text }
    }
  }
}
