import Foundation
import Testing
import TwinTestSupport

/// The Python package over the shared library, by its own tests and by a checker of types.
@Suite struct PythonPackageTests {
  static let pytest = OutsideTool("python3", probe: ["-c", "import pytest"])
  static let mypy = OutsideTool("python3", probe: ["-c", "import mypy"])
  static let package = repository.appending(path: "Sources/PythonTwinRuntime").path
  static let tests = repository.appending(path: "Tests/TwinRuntimeCTests/python").path

  @Test(.enabled(if: pytest != nil, "pytest is not installed"))
  func `the tests of the Python package succeed`() throws {
    let built = try BuiltLibrary()
    defer { built.remove() }
    try Run.onPath(
      "python3", ["-m", "pytest", "-q", "-p", "no:cacheprovider", Self.tests],
      [
        "PYTHONPATH": Self.package, "PYTHONDONTWRITEBYTECODE": "1", "TWINRUNTIME_LIBRARY": built.library.path,
        "TWINRUNTIME_IMAGE": built.image.path,
      ]
    ).expectSuccess()
  }

  @Test(.enabled(if: mypy != nil, "mypy is not installed"))
  func `the Python package and its tests are typed strictly`() throws {
    let cache = FileManager.default.temporaryDirectory.appending(path: "gemel-mypy-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: cache) }
    try Run.onPath(
      "python3",
      ["-m", "mypy", "--strict", "--cache-dir", cache.path, Self.package + "/twinruntime", Self.tests],
      ["MYPYPATH": Self.package]
    ).expectSuccess()
  }
}
