import Foundation
import Testing
import TwinTestSupport

/// The shared library that was built beside the tests, and two releases for it.
struct BuiltLibrary {
  /// The folder of what was built.
  let products: URL
  /// The shared library.
  let library: URL
  /// `Tests/Fixtures/Runtime` at two versions, as `releases` writes them, in a folder that goes with `remove`.
  let releases: URL
  /// The image of the first.
  var image: URL { releases.appending(path: "1.2.0/model.image") }
  private let folder: URL

  init() throws {
    let bundles = [Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    let candidates =
      (bundles + [URL(filePath: CommandLine.arguments[0])]).map { $0.deletingLastPathComponent() }
      + [Bundle.main.bundleURL, repository.appending(path: ".build/debug")]
    products = try #require(
      candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "libtwinruntime.so").path) })
    library = products.appending(path: "libtwinruntime.so")
    folder = FileManager.default.temporaryDirectory.appending(path: "gemel-runtime-\(UUID().uuidString)")
    releases = folder.appending(path: "releases/com.example.pumps")
    try Run.onPath(
      "bash",
      [
        repository.appending(path: "Tests/TwinRuntimeCTests/releases").path, products.appending(path: "gemel").path,
        folder.appending(path: "releases").path,
      ]
    ).expectSuccess()
  }

  /// A place for a file that goes with the releases.
  func file(_ name: String) -> URL { folder.appending(path: name) }

  /// Removes the releases and what stands beside them.
  func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// A program that ran, with what it wrote.
struct Run {
  let output: String
  let code: Int32

  /// Runs `program`.
  init(_ program: URL, _ arguments: [String], _ environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    code = process.terminationStatus
  }

  /// Runs the program of this name on the path.
  static func onPath(_ name: String, _ arguments: [String], _ environment: [String: String] = [:]) throws -> Run {
    try Run(URL(filePath: "/usr/bin/env"), [name] + arguments, environment)
  }

  /// Fails, with what it wrote, where it did not end well.
  func expectSuccess(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(code == 0, "\(output)", sourceLocation: sourceLocation)
  }
}
