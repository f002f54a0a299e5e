import Foundation
import Testing
import TwinTestSupport

/// A server that a test talks to, ended with the test.
final class RemoteServer {
  /// What `gemel` calls it.
  let address: String
  private let process: Process
  private let input = Pipe()
  private let output: URL

  /// A registry on this machine below `/models`, as `registry.py` makes one.
  static func misbehaving(_ settings: [String: Any], in directory: URL) throws -> RemoteServer {
    let script = repository.appending(path: "Tests/RemoteServer/registry.py")
    let text = String(decoding: try JSONSerialization.data(withJSONObject: settings), as: UTF8.self)
    return try RemoteServer(
      "python3", [script.path, text], in: directory, scheme: settings["tls"] == nil ? "http" : "https"
    ) {
      $0.split(separator: "\n").first.flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }
    }
  }

  /// Debian's `docker-registry`, which is the one of Docker; with a password where `settings` say so.
  static func docker(in directory: URL, settings: String = "", arguments: [String] = ["serve"]) throws -> RemoteServer {
    let configuration = directory.appending(path: "registry.yml")
    let text = """
      version: 0.1
      log: {level: info}
      storage: {filesystem: {rootdirectory: \(directory.path)/data}}
      http: {addr: "127.0.0.1:0", secret: not-much-of-one}
      \(settings)
      """
    try text.write(to: configuration, atomically: true, encoding: .utf8)
    return try RemoteServer("docker-registry", arguments + [configuration.path], in: directory) { log in
      log.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) }
    }
  }

  private init(
    _ program: String, _ arguments: [String], in directory: URL, scheme: String = "http", port: (String) -> Int?
  ) throws {
    output = directory.appending(path: "server-\(UUID().uuidString).log")
    try Data().write(to: output)
    let log = try FileHandle(forWritingTo: output)
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = input
    process.standardOutput = log
    process.standardError = log
    try process.run()
    var found: Int?
    for _ in 0..<300 where found == nil && process.isRunning {
      usleep(50_000)
      found = port(String(decoding: (try? Data(contentsOf: output)) ?? Data(), as: UTF8.self))
    }
    guard let found else {
      process.terminate()
      throw SandboxFailure(output: try String(contentsOf: output, encoding: .utf8))
    }
    address = "\(scheme)://127.0.0.1:\(found)/models"
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  /// The host and port.
  var host: String { String(address.split(separator: "/")[1]) }

  /// What it printed: who came with which credentials.
  var log: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
}

extension Sandbox {
  /// A repository `models` with a registry `r`: two packages, one of which needs the other, and something said of a release.
  func makeReleases() throws {
    try write("r\nother\n", to: "models/.gitignore")
    try write(
      "edition: 2026\nworkspace:\n  packages: [air, duct]\n  packs: []\n  registry: r\n", to: "models/gemel.yaml")
    try write(
      "edition: 2026\npackage: com.example.air\nversion: 1.0.0\nsummary: Air.\nowners: [a]\n",
      to: "models/air/gemel.yaml")
    try write("twins:\n  Fan: {description: Moves air.}\n", to: "models/air/fan.yaml")
    try write(
      """
      edition: 2026
      package: com.example.duct
      version: 0.3.0
      summary: Ducts.
      owners: [a]
      dependencies: {com.example.air: ^1.0.0}

      """, to: "models/duct/gemel.yaml")
    try write("twins:\n  Duct: {description: Leads air., extends: com.example.air.Fan}\n", to: "models/duct/duct.yaml")
    try expect("git init -q -b main . && git add -A && git commit -qm 1 && gemel release --as-of 2026-01-10")
    try expect("gemel registry deprecate com.example.duct@0.3.0 --reason 'Rattles.' --as-of 2026-02-01")
  }

  /// Runs a script in `models`, which has to end with `code`; gives what it printed.
  @discardableResult
  func expect(_ script: String, code: Int32 = 0, _ more: [String: String] = [:]) throws -> String {
    let run = try run(script, in: "models", more)
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  /// The files of the registry `name` in `models`, by path, but the derived ones.
  func registryFiles(_ name: String) throws -> [String: Data] {
    let root = directory.appending(path: "models/\(name)")
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isDirectory)
      if !isDirectory.boolValue { files[path] = try Data(contentsOf: root.appending(path: path)) }
    }
    return files
  }
}
