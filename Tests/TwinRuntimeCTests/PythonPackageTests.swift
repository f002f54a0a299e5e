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
        "TWINRUNTIME_RELEASES": built.releases.path,
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

  static let python = OutsideTool("python3")

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `the examples of the readme run as they stand there`() throws {
    let built = try BuiltLibrary()
    defer { built.remove() }
    let registry = repository.appending(path: "Ontologies/examples/campus/registry")
    // Where the examples find what they open.
    let files = [
      ("1.5.0", "model.image", "1.5.0/model.image"), ("2.0.0", "model.image", "2.0.0/model.image"),
      ("2.0.0", "changes.json", "2.0.0/changes.json"), ("2.0.0", "model.image", "model.image"),
    ]
    for (version, name, place) in files {
      let shown = try Run(
        built.products.appending(path: "gemel"),
        ["registry", "show", "com.example.hvac@\(version)", "--registry", registry.path])
      let digest = try #require(
        shown.output.firstMatch(of: try Regex("file +\(name) .*sha256:([0-9a-f]+)"))?[1].substring)
      let file = built.file(place)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: registry.appending(path: "blobs/sha256/\(digest)"), to: file)
    }
    try Data("{}\n{\"supplyAirTemperature\": 1}\n".utf8).write(to: built.file("messages.ndjson"))
    let readme = try String(contentsOfFile: Self.package + "/README.md", encoding: .utf8)
    let examples = readme.matches(of: /```python\n((?s:.*?))```/).map { $0.1 }
    let program = "import os\nos.chdir(r'\(built.file("").path)')\n" + examples.joined()
    let result = try Run.onPath(
      "python3", ["-c", program],
      ["PYTHONPATH": Self.package, "PYTHONDONTWRITEBYTECODE": "1", "TWINRUNTIME_LIBRARY": built.library.path])
    result.expectSuccess()
    #expect(examples.count == 3)
    for line in [
      "Lüftungsgerät °C", "2 of 2", "Verdict.UNREADABLE", #"b'{"assetTag": "FAN-0001", "bladeAngle": 12.5}'"#,
      "twin 0: expected at least 1 target by `conditions`, found 0 [minimumCardinality]",
    ] { #expect(result.output.contains(line), "\(result.output)") }
  }

  /// What only Python has: the ends of what Swift frees by itself, and answers of the C library in its forms.
  static let ownNames: Set<String> = [
    "LineVerdicts", "acceptsLines", "addEdges", "addTwins", "close", "closed", "refusedLines", "violationsJson",
  ]

  @Test func `the Python package has the names of the Swift API`() throws {
    func text(in folder: String, _ suffix: String) throws -> String {
      let root = repository.appending(path: folder)
      return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(suffix) }.sorted()
        .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }.joined()
    }
    let swift = try text(in: "Sources/TwinRuntime", ".swift")
    let declared = Set(
      swift.matches(of: /\b(?:struct|class|enum|protocol|func|var|let|case) (\w+)/).map { String($0.1) })
    var count = 0
    for file in [
      "_conversion.py", "_elements.py", "_graph.py", "_history.py", "_migration.py", "_validation.py", "_versions.py",
    ] {
      let python = try text(in: "Sources/PythonTwinRuntime/twinruntime", file)
      for match in python.matches(of: /(?m)^ *class (\w+)|^    def ([a-z]\w*)\(/) {
        let words = (match.1 ?? match.2 ?? "").split(separator: "_")
        let name = words.dropFirst().reduce(words.first.map(String.init) ?? "") { $0 + $1.capitalized }
          .replacing(/Id$/, with: "ID")
        if Self.ownNames.contains(name) { continue }
        count += 1
        #expect(declared.contains(name), "\(name)")
      }
    }
    #expect(count > 130)
  }
}
