import Foundation

/// A directory of its own with an environment of its own: scripts, git and hooks see neither the home nor the settings of
/// whoever runs the tests, and no network.
struct Sandbox {
  /// What a script printed, to both outputs in order, and its exit code.
  struct Run {
    var output: String
    var code: Int32
  }

  let directory: URL
  var environment: [String: String]

  /// Runs `body` with a new sandbox and removes it afterwards.
  static func with<Result>(_ body: (Sandbox) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "gemel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(Sandbox(directory: directory))
  }

  private init(directory: URL) {
    self.directory = directory
    let commands = CommandTests.executable.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment = [
      "PATH": "\(commands):\(path)", "HOME": directory.path, "TMPDIR": "/tmp", "LC_ALL": "C.UTF-8",
      "PRE_COMMIT_HOME": directory.appending(path: "pre-commit").path,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_ALLOW_PROTOCOL": "file",
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com",
      "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
    ]
  }

  /// Runs a bash script in the directory `place` below the sandbox.
  func run(_ script: String, in place: String = "", _ more: [String: String] = [:]) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = place.isEmpty ? directory : directory.appending(path: place)
    process.environment = environment.merging(more) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(output: String(decoding: data, as: UTF8.self), code: process.terminationStatus)
  }

  /// Writes `text` to the file at `path` below the sandbox.
  func write(_ text: String, to path: String) throws {
    let url = directory.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  /// The text of the file at `path` below the sandbox.
  func read(_ path: String) throws -> String {
    try String(contentsOf: directory.appending(path: path), encoding: .utf8)
  }

  /// A repository `models` with the workspace that `gemel init` makes, committed.
  func makeModels() throws {
    let made = try run(
      "git init -q -b main models && cd models && gemel init . && git add -A && git commit -q -m models")
    guard made.code == 0 else { throw SandboxFailure(output: made.output) }
  }

  /// Replaces a text in a file of the repository `models`.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read("models/" + path)
    guard text.contains(old) else { throw SandboxFailure(output: "\(path) has no \(old)") }
    try write(text.replacing(old, with: new), to: "models/" + path)
  }
}

/// The sandbox is not as the test needs it.
struct SandboxFailure: Error {
  var output: String
}
