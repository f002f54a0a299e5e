import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore
import TwinTestSupport

@testable import registry_fault

/// A directory of its own, removed afterwards.
func withDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let directory = FileManager.default.temporaryDirectory.appending(path: "gemel-registry-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory)
}

/// A new registry in a directory of its own.
func withRegistry<Result>(_ body: (RegistryDirectory) throws -> Result) throws -> Result {
  try withDirectory { try body(RegistryDirectory.create($0.appending(path: "registry").path)) }
}

extension RegistryDirectory {
  /// The file at `path` in the registry.
  func url(_ path: String) -> URL { URL(filePath: self.path).appending(path: path) }

  /// The one file of the sample release whose name is `name`.
  func blob(_ name: String, of content: ReleaseContent) throws -> URL {
    let layer = try #require(content.manifest.layers.first { $0.name == name })
    return url(RegistryPath.blob(layer.digest))
  }

  /// Kinds of what a verification finds.
  func problems() throws -> [RegistryProblem.Kind] { try verify().problems.map(\.kind) }
}

/// The program that dies or fails at a step that is asked for.
enum FaultProgram {
  struct Run {
    var output: String
    var status: Int32
    /// Whether a signal ended it.
    var wasKilled: Bool
  }

  static let executable: URL = {
    let bundles = [Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    let candidates =
      (bundles + [URL(filePath: CommandLine.arguments[0])]).map { $0.deletingLastPathComponent() }
      + [Bundle.main.bundleURL]
    return candidates.map { $0.appending(path: "registry-fault") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    } ?? repository.appending(path: ".build/debug/registry-fault")
  }()

  /// Starts it; the answer waits for its end.
  static func start(_ verb: String, _ directory: String, _ options: [String] = []) throws -> () -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = [verb, directory] + options
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return {
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return Run(
        output: String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines),
        status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal)
    }
  }

  /// Runs it to its end.
  static func run(_ verb: String, _ directory: String, _ options: String...) throws -> Run {
    try start(verb, directory, options)()
  }

  /// The steps that it takes in `directory`.
  static func steps(_ verb: String, _ directory: String) throws -> [String] {
    let run = try run(verb, directory, "--list")
    try #require(run.status == 0, "\(run.output)")
    return run.output.split(separator: "\n").dropLast().map(String.init)
  }
}
