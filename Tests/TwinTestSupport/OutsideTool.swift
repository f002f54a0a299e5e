public import Foundation

/// A program of the machine that a test compares with, such as an interpreter with an independent implementation.
public struct OutsideTool: Sendable {
  let executable: URL

  /// The program `name` if it is on the path and `probe`, its arguments for a trial run, succeeds.
  public init?(_ name: String, probe: [String] = ["--version"]) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for folder in path.split(separator: ":") {
      let candidate = URL(filePath: String(folder)).appending(path: name)
      guard FileManager.default.isExecutableFile(atPath: candidate.path) else { continue }
      executable = candidate
      guard (try? run(probe)) != nil else { return nil }
      return
    }
    return nil
  }

  /// Runs it with `arguments` and, as the last one, the path of a temporary file that holds `input`; returns its output.
  public func run(_ arguments: [String], input: Data? = nil) throws -> Data {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    let inputFile = FileManager.default.temporaryDirectory.appending(path: "gemel-test-\(UUID().uuidString)")
    defer { if input != nil { try? FileManager.default.removeItem(at: inputFile) } }
    if let input {
      try input.write(to: inputFile)
      process.arguments?.append(inputFile.path)
    }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = input == nil ? FileHandle.nullDevice : FileHandle.standardError
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw OutsideToolFailure(status: process.terminationStatus) }
    return data
  }
}

/// The program ended with another status than zero.
public struct OutsideToolFailure: Error {
  /// Its status.
  public let status: Int32
}
