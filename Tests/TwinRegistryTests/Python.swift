import Foundation

/// The Python interpreter of outside checks: `GEMEL_PYTHON`, or `python3` on the path.
enum Python {
  /// Whether the interpreter is there and can import `module`.
  static func has(_ module: String) -> Bool { run("import \(module)", input: []) != nil }

  /// Standard output of `script` with `input` on standard input; nil when it fails.
  static func run(_ script: String, input: [UInt8]) -> String? {
    let file = FileManager.default.temporaryDirectory.appending(path: "gemel-python-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Data(input).write(to: file)) != nil, let standardInput = try? FileHandle(forReadingFrom: file) else {
      return nil
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [ProcessInfo.processInfo.environment["GEMEL_PYTHON"] ?? "python3", "-c", script]
    let output = Pipe()
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
