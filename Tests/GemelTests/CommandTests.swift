import Foundation
import Testing
import TwinTestSupport

/// The command as people run it: arguments in, output and exit code out.
@Suite struct CommandTests {
  struct Run {
    var output: String
    var errors: String
    var code: Int32
  }

  /// The built command, beside the test bundle.
  static let executable: URL = {
    let bundles = [Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    let candidates =
      (bundles + [URL(filePath: CommandLine.arguments[0])]).map { $0.deletingLastPathComponent() }
      + [Bundle.main.bundleURL]
    return candidates.map { $0.appending(path: "gemel") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
      ?? repository.appending(path: ".build/debug/gemel")
  }()

  func gemel(
    _ arguments: String..., directory: URL? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    try gemel(arguments, directory: directory, environment: environment)
  }

  func gemel(
    _ arguments: [String], directory: URL? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = directory ?? repository
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Both pipes are drained at once, so that neither fills up.
    nonisolated(unsafe) var errorData = Data()
    let reader = Thread { errorData = errors.fileHandleForReading.readDataToEndOfFile() }
    reader.start()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    while !reader.isFinished { usleep(200) }
    return Run(
      output: String(decoding: outputData, as: UTF8.self), errors: String(decoding: errorData, as: UTF8.self),
      code: process.terminationStatus)
  }

  func withTemporaryDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "gemel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory)
  }

  func write(_ text: String, to url: URL) throws {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  // MARK: - Exit codes and output

  @Test func `init makes a workspace that passes the check, and never overwrites`() throws {
    try withTemporaryDirectory { directory in
      let made = try gemel("init", "models", "--package", "com.acme.pumps", directory: directory)
      #expect(made.code == 0, "\(made.errors)")
      let check = try gemel("check", "models", "--fail-on", "warning", directory: directory)
      #expect(check.code == 0, "\(check.output)")
      #expect(check.output.isEmpty)
      #expect(check.errors.contains("checked 1 package, 3 twins, 1 schema, 4 files: no findings"))
      let again = try gemel("init", "models", directory: directory)
      #expect(again.code == 2)
      #expect(again.errors.contains("exists already"))
      #expect(try gemel("init", "other", "--package", "nodots", directory: directory).code == 2)
      func ignored(_ path: String) throws -> String {
        try String(contentsOf: directory.appending(path: "\(path)/.gitignore"), encoding: .utf8)
      }
      // Where the verbs write unless they are told otherwise.
      #expect(try ignored("models").contains("\n/out/\n") && made.errors.contains("models/.gitignore"))
      try FileManager.default.createDirectory(at: directory.appending(path: "kept"), withIntermediateDirectories: true)
      try write("mine\n", to: directory.appending(path: "kept/.gitignore"))
      let kept = try gemel("init", "kept", directory: directory)
      #expect(kept.code == 0 && kept.errors.contains("kept/.gitignore was there and stays as it is"))
      #expect(try ignored("kept") == "mine\n")
    }
  }

  @Test func `findings exit with 1, frame the source, and carry no colour into a pipe`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let twins = directory.appending(path: "w/models/twins.yaml")
      let text = try String(contentsOf: twins, encoding: .utf8)
      try write(text.replacing("unit: kilowatt", with: "unit: kilowat"), to: twins)
      let check = try gemel("check", "w", directory: directory)
      #expect(check.code == 1)
      #expect(
        check.output == """
          error[structure/unresolved-name]: there is no unit `kilowat`
            --> w/models/twins.yaml:13:40
             |
          13 |       ratedPower: {type: double, unit: kilowat, minimum: 0, description: Electrical power at full speed.}
             |                                        ^^^^^^^
            = note: did you mean `kilowatt`?
            = fix: write `kilowatt`


          """)
      #expect(check.errors.contains("1 error"))
      #expect(!check.output.contains("\u{1B}"))
    }
  }

  @Test func `findings go to a file in every format, changed lines first`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let names = (10...32).map { "  A\($0): {propertes: {}}\n" }
      try write("twins:\n" + names.joined(), to: directory.appending(path: "w/models/more.yaml"))
      try write(
        "--- a/w/models/more.yaml\n+++ b/w/models/more.yaml\n@@ -20 +20 @@\n-x\n+y\n",
        to: directory.appending(path: "change.diff"))
      let github = try gemel("check", "w", "--format", "github", "--changed-lines", "change.diff", directory: directory)
      #expect(github.code == 1 && github.errors.isEmpty)
      let lines = github.output.split(separator: "\n")
      #expect(lines.count == 12)
      #expect(lines.dropLast().last?.contains("::notice title=gemel::") == true)
      #expect(
        lines.first?.hasPrefix("::error file=w/models/more.yaml,line=20,endLine=20,col=9,endColumn=18,title=") == true)
      #expect(lines.last?.hasPrefix("::notice title=gemel::not shown here for want of room: 13 errors") == true)
      for format in ["text", "json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "rdjson", "markdown"] {
        let run = try gemel("check", "w", "--format", format, "--output", "out/report.\(format)", directory: directory)
        #expect(run.code == 1 && run.output.isEmpty)
        #expect(run.errors.hasSuffix("23 errors\n"), "\(format): \(run.errors)")
        let written = try Data(contentsOf: directory.appending(path: "out/report.\(format)"))
        #expect(String(decoding: written, as: UTF8.self).contains("w/models/more.yaml"))
      }
      #expect(try gemel("check", "w", "--format", "xml", directory: directory).code == 2)
      #expect(try gemel("check", "w", "--changed-lines", "absent.diff", directory: directory).code == 3)
      #expect(try gemel("check", "w", "--changed-lines", "-", directory: directory).code == 1)
      #expect(try gemel("check", "w", "--output", "w", directory: directory).code == 3)
    }
  }

  @Test func `json findings are a document with places, fixes and fingerprints`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      try write("twins:\n  A: {propertes: {}}\n", to: directory.appending(path: "w/models/more.yaml"))
      let check = try gemel("check", "w", "--format", "json", directory: directory)
      #expect(check.code == 1)
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any])
      #expect(document["version"] as? Int == 1)
      #expect((document["summary"] as? [String: Int])?["errors"] == 1)
      let finding = try #require((document["findings"] as? [[String: Any]])?.first)
      #expect(finding["rule"] as? String == "structure/unknown-key")
      let place = try #require(finding["place"] as? [String: Any])
      #expect(place["path"] as? String == "w/models/more.yaml")
      #expect((place["start"] as? [String: Int]) == ["line": 2, "column": 7, "offset": 13])
      #expect((finding["fixes"] as? [[String: Any]])?.count == 1)
      #expect((finding["fingerprint"] as? String)?.count == 16)
    }
  }

  @Test func `bad usage exits with 2, what cannot run with 3`() throws {
    try withTemporaryDirectory { directory in
      #expect(try gemel("check", "nowhere", directory: directory).code == 2)
      #expect(try gemel("check", directory: directory).code == 2)
      #expect(try gemel("check", "--format", "xml", directory: directory).code == 2)
      #expect(try gemel("frobnicate", directory: directory).code == 2)
      try write("{\"a\": 1}", to: directory.appending(path: "x/a.json"))
      try write("{\"a\": 1}", to: directory.appending(path: "x/b.json"))
      let noDTDL = try gemel("check", "x", directory: directory)
      #expect(noDTDL.code == 2)
      #expect(noDTDL.errors.contains("none of the 2 JSON files"))
      try write("not an image", to: directory.appending(path: "model.image"))
      let lookup = try gemel("lookup", "model.image", directory: directory)
      #expect(lookup.code == 3)
      #expect(lookup.errors.hasPrefix("gemel: model.image: "))
      _ = try gemel("init", "w", directory: directory)
      try write("a file", to: directory.appending(path: "blocked"))
      #expect(try gemel("build", "w", "-o", "blocked/out", directory: directory).code == 3)
    }
  }

  @Test func `findings are shown for the paths that were named, of the whole workspace`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      try write("twins:\n  A: {extends: Nowhere}\n", to: directory.appending(path: "w/models/a.yaml"))
      try write("twins:\n  B: {extends: A}\n", to: directory.appending(path: "w/models/b.yaml"))
      #expect(try gemel("check", "w/models/b.yaml", directory: directory).code == 0)
      #expect(try gemel("check", "w/models/a.yaml", directory: directory).code == 1)
      let inside = try gemel("check", "a.yaml", directory: directory.appending(path: "w/models"))
      #expect(inside.code == 1)
      #expect(inside.output.contains("--> a.yaml:2:16") || inside.output.contains("models/a.yaml:2:16"))
      #expect(try gemel("check", directory: directory.appending(path: "w/models")).code == 1)
    }
  }

  @Test func `every verb is in the help, and every verb has help`() throws {
    let help = try gemel("--help")
    #expect(help.code == 0)
    for verb in [
      "check", "build", "docs", "diagram", "import", "init", "show", "lookup", "schema", "completions", "release",
      "registry",
    ] {
      #expect(help.output.contains("  \(verb) "), "\(verb)")
      let own = try gemel(verb, "--help")
      #expect(own.code == 0)
      #expect(own.output.contains("OVERVIEW") && own.output.contains("USAGE: gemel \(verb)"))
    }
    #expect(help.output.contains("Exit codes"))
    #expect(try gemel("--version").output == "0.3.0\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `completions are printed for a shell`(shell: String) throws {
    let script = try gemel("completions", shell)
    #expect(script.code == 0)
    #expect(script.output.contains("gemel") && script.output.contains("lookup"))
  }

  @Test(arguments: ["source", "manifest", "model"]) func `schemas are JSON Schemas`(subject: String) throws {
    let schema = try gemel("schema", subject)
    #expect(schema.code == 0)
    let document = try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any]
    #expect((document?["$schema"] as? String)?.contains("json-schema.org") ?? false)
  }

  // MARK: - The main job

  @Test func `the same sources give the same artifact in another directory, at another hash seed`() throws {
    try withTemporaryDirectory { directory in
      let campus = repository.appending(path: "Ontologies/examples/campus")
      let copy = directory.appending(path: "somewhere else/ünïcode")
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: campus, to: copy)
      let (a, b, c) = (directory.appending(path: "a"), directory.appending(path: "b"), directory.appending(path: "c"))
      #expect(try gemel("build", campus.path, "-o", a.path).code == 0)
      #expect(try gemel("build", ".", "-o", b.path, directory: copy).code == 0)
      #expect(
        try gemel("build", copy.path, "-o", c.path, environment: ["SWIFT_DETERMINISTIC_HASHING": "1"]).code == 0)
      let files = try FileManager.default.subpathsOfDirectory(atPath: a.path).filter { $0.contains("model.") }.sorted()
      #expect(files.count == 10)
      for file in files {
        let first = try Data(contentsOf: a.appending(path: file))
        #expect(try Data(contentsOf: b.appending(path: file)) == first, "\(file)")
        #expect(try Data(contentsOf: c.appending(path: file)) == first, "\(file)")
      }
    }
  }

  @Test func `docs are written once and left alone when nothing changed`() throws {
    try withTemporaryDirectory { directory in
      for format in ["site", "markdown"] {
        let out = directory.appending(path: format).path
        let first = try gemel("docs", "Ontologies/examples/campus", "-o", out, "--format", format)
        #expect(first.code == 0, "\(first.errors)")
        #expect(first.output.isEmpty)
        let index = out + (format == "site" ? "/index.html" : "/index.md")
        #expect(FileManager.default.fileExists(atPath: index))
        let second = try gemel("docs", "Ontologies/examples/campus", "-o", out, "--format", format)
        #expect(second.errors.contains(" 0 of them changed"))
      }
    }
  }

  @Test func `look-ups find points, and what is pinned by a number`() throws {
    try withTemporaryDirectory { directory in
      #expect(try gemel("build", "Ontologies/examples/campus", "-o", directory.path).code == 0)
      let image = directory.path + "/com.example.hvac/2.0.0/model.image"
      let point = try gemel("lookup", image, "org.gemel.building.chilledWaterFlowRate")
      #expect(point.code == 0 && point.output.hasPrefix("point org.gemel.building.chilledWaterFlowRate"), "\(point)")
      let sources = directory.appending(path: "ids")
      try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
      try Data("edition: 2026\npackage: com.example.ids\nversion: 1.0.0\n".utf8)
        .write(to: sources.appending(path: "gemel.yaml"))
      let id = "3f9c1e0a-0000-4000-8000-000000000001"
      try Data("twins:\n  Fan:\n    id: \(id)\n".utf8).write(to: sources.appending(path: "fan.yaml"))
      #expect(try gemel("build", sources.path, "-o", directory.path).code == 0)
      let found = try gemel("lookup", directory.path + "/com.example.ids/1.0.0/model.image", id)
      #expect(found.code == 0 && found.output.hasPrefix("type com.example.ids.Fan"), "\(found)")
    }
  }

  @Test func `an artifact answers look-ups and conversions`() throws {
    try withTemporaryDirectory { directory in
      #expect(try gemel("build", "Ontologies/examples/campus", "-o", directory.path).code == 0)
      let image = directory.path + "/com.example.hvac/2.0.0/model.image"
      let type = try gemel("lookup", image, "com.example.hvac.AirHandlingUnit")
      #expect(type.output.contains("telemetry supplyAirTemperature in °C"))
      #expect(type.output.contains("(from HvacEquipment)"))
      let conversion = try gemel(
        "lookup", image, "21.5", "org.gemel.quantities.degreeCelsius", "org.gemel.quantities.degreeFahrenheit")
      #expect(conversion.output == "21.5 °C = 70.7 °F\n")
      for (question, answer) in [
        ("-40 org.gemel.quantities.degreeCelsius degreeFahrenheit", "-40 °C = -40 °F\n"),
        ("-1.5e3 metre kilometre", "-1.5e3 m = -1.5 km\n"), ("0.1 metre millimetre", "0.1 m = 100 mm\n"),
        ("72 degreeFahrenheit degreeCelsius", "72 °F ≈ 22.222222222222222 °C\n"),
        (
          "1234567890.123456789012345678901234 metre kilometre",
          "1234567890.123456789012345678901234 m = 1234567.890123456789012345678901234 km\n"
        ),
        (
          "1.23456789012345678901234567890123456789 metre kilometre",
          "1.23456789012345678901234567890123456789 m ≈ 0.001234567890123456789012345678901235 km\n"
        ),
      ] {
        let run = try gemel(["lookup", image] + question.split(separator: " ").map(String.init))
        #expect(run.code == 0 && run.output == answer, "\(question): \(run.output)\(run.errors)")
      }
      for (question, word) in [
        ("1 metre kilometr", "did you mean `kilometre`?"), ("1,5 metre kilometre", "as JSON has numbers"),
        ("+5 metre kilometre", "as JSON has numbers"), ("1e500 metre kilometre", "at most 400 places"),
        ("metre 1 kilometre", "write it, the unit that it is in"), ("-5", "write it, the unit that it is in"),
        ("--nothing", "Unknown option '--nothing'"), ("-x", "Unknown option '-x'"),
      ] {
        let run = try gemel(["lookup", image] + question.split(separator: " ").map(String.init))
        #expect(run.code == 2 && run.errors.contains(word), "\(question): \(run.output)\(run.errors)")
      }
      #expect(try gemel("lookup", image, "--help").output.contains("Conversions are exact"))
      #expect(try gemel("lookup", image, "com.example.hvac.Nothing").code == 1)
      #expect(try gemel("lookup", image, "AirHandlingUnit").output == type.output)
      #expect(
        try gemel("lookup", image, "com.example.hvac.Fam").output.contains("did you mean `com.example.hvac.Fan`?"))
      #expect(try gemel("lookup", image, "--", "-1", "metre", "kilometre").output == "-1 m = -0.001 km\n")
      // Symbols do where they leave no doubt, and what is misspelt gets what was meant.
      #expect(try gemel("lookup", image, "1", "km", "m").output == "1 km = 1000 m\n")
      #expect(try gemel("lookup", image, "20", "°C", "°F").output == "20 °C = 68 °F\n")
      #expect(try gemel("lookup", image, "0", "°C", "K").output == "0 °C = 273.15 K\n")
      #expect(try gemel("lookup", image, "1", "K", "K").output == "1 K = 1 K\n")
      #expect(try gemel("lookup", image, "2", "1/s", "1/s").output == "2 1/s = 2 1/s\n")
      #expect(try gemel("lookup", image, "1/s").output.contains("unit org.gemel.quantities.reciprocalSecond: 1/s"))
      // With the micro sign, and with the Greek letter that keyboards have.
      #expect(try gemel("lookup", image, "3", "\u{B5}m", "mm").output == "3 µm = 0.003 mm\n")
      #expect(try gemel("lookup", image, "3", "\u{3BC}m", "mm").output == "3 µm = 0.003 mm\n")
      #expect(
        try gemel("lookup", image, "°C").output
          == "unit org.gemel.quantities.degreeCelsius: °C, a unit of Temperature\n")
      for (question, suggestion) in [
        (["5", "degreCelsius", "kelvin"], "did you mean `degreeCelsius`?"),
        (["5", "KM", "m"], "did you mean `kilometre`?"), (["kilometer"], "did you mean `kilometre`?"),
        (["degreeCelcius"], "did you mean `degreeCelsius`?"), (["1", "Metre", "foot"], "did you mean `metre`?"),
        (["1", "Kelvin", "K"], "did you mean `kelvin`?"),
        (["Temperature"], "did you mean `org.gemel.quantities.Temperature`?"),
        (["1", "metre", "foot", "extra"], "`extra` is one too many"),
        (["5", "fahrenheit", "kelvin"], "did you mean `degreeFahrenheit`?"),
      ] {
        let run = try gemel(["lookup", image] + question)
        #expect((run.output + run.errors).contains(suggestion), "\(question) \(run.output) \(run.errors)")
      }
      #expect(
        try gemel("lookup", image, "1", "org.gemel.quantities.metre", "org.gemel.quantities.second").code == 2)
    }
  }

  @Test func `show finds elements by whole name, last part and member`() throws {
    let campus = "Ontologies/examples/campus"
    let whole = try gemel("show", "com.example.hvac.AirHandlingUnit", campus)
    #expect(whole.code == 0)
    #expect(whole.output.hasPrefix("twin com.example.hvac.AirHandlingUnit\n"))
    #expect(try gemel("show", "AirHandlingUnit/supplyAirTemperature", campus).output.contains("°C"))
    #expect(try gemel("show", "kilowatt", campus).output.contains("factor: 1000"))
    let typo = try gemel("show", "kilowat", campus)
    #expect(typo.code == 2)
    #expect(typo.errors.contains("did you mean `kilowatt`?"))
  }

  @Test func `import refuses a directory that holds something`() throws {
    try withTemporaryDirectory { directory in
      let document = """
        {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:acme:Pump;1", "@type": "Interface",
         "contents": [{"@type": ["Telemetry", "Temperature"], "name": "t", "schema": "double", "unit": "degreeCelsius"}]}
        """
      try write(document, to: directory.appending(path: "dtdl/pump.json"))
      #expect(try gemel("check", "dtdl", directory: directory).code == 0)
      #expect(try gemel("import", "dtdl", "-o", "out", directory: directory).code == 0)
      #expect(try gemel("check", "out", directory: directory).code == 0)
      #expect(try gemel("import", "dtdl", "-o", "out", directory: directory).code == 2)
    }
  }

  @Test func `hostile names cannot move the cursor`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      try write("twins:\n  A: {extends: \"a\\e[31mb\\rc\"}\n", to: directory.appending(path: "w/models/a.yaml"))
      let check = try gemel("check", "w", directory: directory)
      #expect(check.code == 1)
      #expect(!check.output.contains("\u{1B}") && !check.output.contains("\r"))
    }
  }

  @Test func `sources nested to the limit, and far beyond it, need no more than a stack of 512 KiB`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      func nest(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
        String(repeating: open, count: count) + inner + String(repeating: close, count: count)
      }
      let deep = """
        schemas:
          Arrays: \(nest("{array: ", "double", "}", 24))
          TooDeep: \(nest("{array: ", "double", "}", 60))
          Objects: \(nest("{object: {x: ", "{type: string}", "}}", 24))
          Literal: {type: string, default: \(nest("[", "", "]", 58))}
        twins:
          Deep: {annotations: {x: \(nest("{y: ", "1", "}", 58))}}
        """
      try write(deep, to: directory.appending(path: "w/models/deep.yaml"))
      try write(
        "twins: " + String(repeating: "[", count: 200_000), to: directory.appending(path: "w/models/beyond.yaml"))
      // Enough small files that they are read on all cores, whose threads get the same stack.
      for index in 0..<200 {
        let twins = (0..<10).map { "  T\(index)x\($0): {properties: {a: {type: double, minimum: 1}}}" }
        try write(
          "twins:\n" + twins.joined(separator: "\n"), to: directory.appending(path: "w/models/more\(index).yaml"))
      }
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "ulimit -s 512; exec \"$0\" check w", Self.executable.path]
      process.currentDirectoryURL = directory
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 1)
      for rule in ["syntax/too-deep", "structure/invalid-literal", "structure/too-deep-value"] {
        #expect(text.contains("error[\(rule)]"))
      }
    }
  }

  /// Runs `script` in a shell that has the command as `$0`.
  func shell(_ script: String, directory: URL) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script, Self.executable.path]
    process.currentDirectoryURL = directory
    let (output, errors) = (directory.appending(path: ".stdout"), directory.appending(path: ".stderr"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return Run(
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self), code: process.terminationStatus)
  }

  // MARK: - Files

  @Test func `the manifest of a workspace is checked`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let manifest = directory.appending(path: "w/gemel.yaml")
      try write("edition: 1999\nworkspace: {packages: [models], bogus: 3}\n", to: manifest)
      for path in ["w", "w/models", "w/models/twins.yaml"] {
        let check = try gemel("check", path, directory: directory)
        #expect(check.code == 1)
        #expect(check.output.contains("--> w/gemel.yaml:1:10") && check.output.contains("`bogus`"), "\(check.output)")
      }
      try write("edition: 2026\nworkspace: {packages: [models]\n", to: manifest)
      for path in ["w", "w/models"] {
        let check = try gemel("check", path, directory: directory)
        #expect(check.code == 1 && check.output.contains("error[syntax/"), "\(path): \(check.output)\(check.errors)")
      }
      #expect(try gemel("build", "w", "-o", "out", directory: directory).code == 1)
      try write("edition: 1999\nworkspace: {packages: []}\n", to: manifest)
      let empty = try gemel("check", "w", directory: directory)
      #expect(empty.code == 2)
      #expect(empty.output.contains("w/gemel.yaml:1:10") && empty.errors.contains("lists no packages"))
    }
  }

  @Test func `a source that is a link is checked where the link stands, and none may lead out of the workspace`() throws
  {
    try withTemporaryDirectory { directory in
      let manifest = "edition: 2026\npackage: com.example.p\nversion: 1.0.0\nsummary: Some.\nowners: [us]\n"
      try write("edition: 2026\nworkspace: {packages: [p]}\n", to: directory.appending(path: "w/gemel.yaml"))
      try write(manifest, to: directory.appending(path: "w/p/gemel.yaml"))
      try write("twins: {Low: {extends: Nope}}\n", to: directory.appending(path: "w/shared/n.yaml"))
      try write("twins: {Low: {extends: Nope}}\n", to: directory.appending(path: "outside.yaml"))
      #expect(try shell("ln -s ../shared/n.yaml w/p/n.yaml", directory: directory).code == 0)
      for path in ["w", "w/p", "w/p/n.yaml", "\(directory.path)/w/p"] {
        let check = try gemel("check", path, directory: directory)
        #expect(check.code == 1 && check.output.contains("w/p/n.yaml:1:24"), "\(path): \(check.output)\(check.errors)")
      }
      #expect(try gemel("check", "w/shared/n.yaml", directory: directory).code == 2)
      try write(manifest.replacing(".p", with: ".q"), to: directory.appending(path: "w/q/gemel.yaml"))
      try write("edition: 2026\nworkspace: {packages: [p, q]}\n", to: directory.appending(path: "w/gemel.yaml"))
      try write("twins: {low_x: {}}\n", to: directory.appending(path: "w/shared/n.yaml"))
      #expect(try shell("ln -s ../shared/n.yaml w/q/n.yaml", directory: directory).code == 0)
      let fixed = try gemel("check", "w", "--fix", directory: directory)
      #expect(fixed.code != 3 && fixed.errors.contains(" mended in 2 files"), "\(fixed.errors)")
      #expect(
        try String(contentsOf: directory.appending(path: "w/shared/n.yaml"), encoding: .utf8)
          == "twins: {LowX: {formerly: [low_x]}}\n")
      _ = try shell("rm -r w/q", directory: directory)
      try write("edition: 2026\nworkspace: {packages: [p]}\n", to: directory.appending(path: "w/gemel.yaml"))

      #expect(try shell("ln -s ../../outside.yaml w/p/m.yaml", directory: directory).code == 0)
      for path in ["w", "w/p", "w/p/m.yaml"] {
        let check = try gemel("check", path, directory: directory)
        #expect(check.code == 2 && check.errors.contains("`w/p/m.yaml` is a link to "), "\(check.errors)")
      }
      #expect(try shell("rm w/p/m.yaml; mv w/p q; ln -s ../q w/p", directory: directory).code == 0)
      let package = try gemel("check", "w", directory: directory)
      #expect(package.code == 2 && package.errors.contains("`w/p` is a link to "), "\(package.errors)")
    }
  }

  @Test(arguments: ["json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "rdjson", "markdown"])
  func `machines get paths from the current directory, or from the root of the repository`(format: String) throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "repository/w", directory: directory)
      let top = directory.appending(path: "repository")
      try write("twins: {Low: {extends: Nope}}\n", to: top.appending(path: "w/models/more.yaml"))
      #expect(try shell("mkdir -p repository/.git repository/sub", directory: directory).code == 0)
      let sub = top.appending(path: "sub")
      for (place, path, shown) in [
        (top, "w", "w/models/more.yaml"), (top, "\(top.path)/w", "w/models/more.yaml"),
        (top.appending(path: "w"), "\(top.path)/w", "models/more.yaml"), (sub, "../w", "w/models/more.yaml"),
        (sub, "\(top.path)/w", "w/models/more.yaml"), (directory, "\(top.path)/w", "repository/w/models/more.yaml"),
      ] {
        let check = try gemel("check", path, "--format", format, directory: place)
        let paths = check.output.matches(of: /[^ "'=`,;]*more\.yaml/).map { String($0.output) }
        #expect(check.code == 1 && Set(paths) == [shown], "\(path): \(check.output)")
      }
    }
  }

  @Test func `all paths of a report have one base`() throws {
    try withTemporaryDirectory { directory in
      let top = directory.appending(path: "repository")
      for (place, name) in [("p", "p"), ("a/p", "q")] {
        try write(
          "edition: 2026\npackage: com.example.\(name)\nversion: 1.0.0\n",
          to: top.appending(path: "\(place)/gemel.yaml"))
        try write("twins: {low_x: {extends: Nope}}\n", to: top.appending(path: "\(place)/n.yaml"))
      }
      let a = top.appending(path: "a")
      func paths(_ format: String, _ arguments: String..., below place: URL) throws -> Set<String> {
        let check = try gemel(
          "check", "..", "--format", format, arguments.first ?? "--fail-on", arguments.last ?? "error", directory: place
        )
        return Set(check.output.matches(of: /[^ "'=`,;]*n\.yaml/).map { String($0.output) })
      }
      let both: Set = ["p/n.yaml", "a/p/n.yaml"]
      // In no repository they are relative to the directory that holds all files.
      for format in ["json", "github", "sarif"] { #expect(try paths(format, below: a) == both) }
      #expect(try shell("git init -q repository", directory: directory).code == 0)
      for format in ["json", "github", "sarif", "gitlab", "junit"] { #expect(try paths(format, below: a) == both) }
      #expect(try shell("\"$0\" check . --format json | grep -q '\"p/n.yaml\"'", directory: a).code == 0)

      // Changed lines are told relative to the current directory.
      try write("--- a/p/n.yaml\n+++ b/p/n.yaml\n@@ -1 +1 @@\n-x\n+y\n", to: a.appending(path: "c.diff"))
      let github = try gemel("check", "..", "--format", "github", "--changed-lines", "c.diff", directory: a)
      #expect(github.output.hasPrefix("::error file=a/p/n.yaml"), "\(github.output)")

      for place in ["p", "a/p"] {
        try write("twins: {low_x: {}}\n", to: top.appending(path: "\(place)/n.yaml"))
      }
      let diff = try shell(
        "cd a && \"$0\" check .. --diff > ../../d.diff; cd .. && git apply ../d.diff", directory: top)
      #expect(diff.code == 0, "\(diff.errors)")
      for place in ["p", "a/p"] {
        let text = try String(contentsOf: top.appending(path: "\(place)/n.yaml"), encoding: .utf8)
        #expect(text.contains("LowX"), "\(text)")
      }
    }
  }

  @Test func `a linked directory of sources is refused, since it is not followed`() throws {
    try withTemporaryDirectory { directory in
      let manifest = "edition: 2026\npackage: com.example.p\nversion: 1.0.0\nsummary: Some.\nowners: [us]\n"
      try write("edition: 2026\nworkspace: {packages: [p]}\n", to: directory.appending(path: "w/gemel.yaml"))
      try write(manifest, to: directory.appending(path: "w/p/gemel.yaml"))
      try write("A text.\n", to: directory.appending(path: "w/sub/n.txt"))
      let loops = "ln -s ../sub w/p/sub; ln -s . w/p/self; ln -s .. w/p/up; mkdir w/p/in; ln -s in w/p/out"
      #expect(try shell(loops, directory: directory).code == 0)
      #expect(try gemel("check", "w", directory: directory).code == 0)
      try write("twins: {Low: {extends: Nope}}\n", to: directory.appending(path: "w/sub/deep/n.yaml"))
      for arguments in [["check", "w"], ["check", "w/p"], ["check", "w/p/sub/deep/n.yaml"], ["build", "w"]] {
        let run = try gemel(arguments[0], arguments[1], directory: directory)
        #expect(
          run.code == 2 && run.errors.contains("`w/p/sub` is a link to a directory with sources"), "\(run.errors)")
      }
      // A package of its own is none of this one's sources.
      try write(manifest.replacing(".p", with: ".q"), to: directory.appending(path: "w/sub/gemel.yaml"))
      #expect(try gemel("check", "w", directory: directory).code == 0)
    }
  }

  @Test func `DTDL beside packages is found as if it were named`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let broken = Self.pump.replacing("\"double\"", with: "\"duble\"")
      func expect(_ what: String, _ errors: String...) throws {
        let named = try gemel("check", "w/d", "--format", "json", directory: directory)
        let root = try gemel("check", "w", "--format", "json", directory: directory)
        #expect(named.code == 1 && root.code == 1, "\(what): \(root.errors)\(root.output)")
        for error in errors {
          #expect(root.output.contains(error) && named.output.contains(error), "\(what): \(error)")
        }
      }
      try write(broken, to: directory.appending(path: "w/.store/a"))
      #expect(try shell("mkdir w/d; ln -s ../.store/a w/d/a.json", directory: directory).code == 0)
      try expect("a link", "dtdl/unknown-schema", "w/d/a.json")
      // A document and a link to it are one document.
      #expect(try shell("mv w/.store/a w/z.json; ln -sf ../z.json w/d/a.json", directory: directory).code == 0)
      let once = try gemel("check", "w", directory: directory)
      #expect(
        once.output.components(separatedBy: "error[").count == 2 && once.output.contains("w/z.json"), "\(once.output)")
      #expect(try shell("rm w/z.json w/d/a.json", directory: directory).code == 0)

      try write(
        Self.pump.replacing("\"@context\": \"dtmi:dtdl:context;2\", ", with: ""),
        to: directory.appending(path: "w/d/a.json"))
      try write("{}", to: directory.appending(path: "w/d/other.json"))
      try expect("no context", "dtdl/missing-context")
      try write(Self.pump.replacing("context;2", with: "contxt;2"), to: directory.appending(path: "w/d/a.json"))
      try expect("a misspelt context", "dtdl/invalid-context")
      try Self.pump.write(to: directory.appending(path: "w/d/a.json"), atomically: true, encoding: .utf16)
      try expect("UTF-16", "syntax/utf16")
      try Self.pump.write(to: directory.appending(path: "w/d/a.json"), atomically: true, encoding: .utf16BigEndian)
      try expect("UTF-16 without a mark", "syntax/utf16")
      try Self.pump.replacing("\"t\"", with: "\"té\"").write(
        to: directory.appending(path: "w/d/a.json"), atomically: true, encoding: .isoLatin1)
      try expect("Latin-1", "syntax/invalid-utf8")
    }
  }

  @Test func `several snapshots of DTDL beside packages are checked one a run`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      for name in ["v1", "v2"] { try write(Self.pump, to: directory.appending(path: "w/\(name)/pump.json")) }
      let both = try gemel("check", "w", directory: directory)
      #expect(both.code == 1 && both.output.contains("dtdl/duplicate-id"))
      #expect(both.errors.contains("`w/v1/pump.json` and `w/v2/pump.json` declare the same DTDL identifiers; "))
      for name in ["v1", "v2"] {
        let one = try gemel("check", "w/models", "w/\(name)", directory: directory)
        #expect(one.code == 0 && !one.errors.contains("declare the same"), "\(one.output)\(one.errors)")
      }
    }
  }

  @Test func `a DTDL schema of a misspelt type is told once`() throws {
    try withTemporaryDirectory { directory in
      let schema = "{\"@type\": \"Obect\", \"fields\": [{\"name\": \"a\", \"schema\": \"double\"}]}"
      try write(Self.pump.replacing("\"double\"", with: schema), to: directory.appending(path: "d/pump.json"))
      let check = try gemel("check", "d", directory: directory)
      #expect(check.code == 1 && check.output.components(separatedBy: "error[").count == 2, "\(check.output)")
      #expect(check.output.contains("Obect") && !check.output.contains("the value has no type"))
    }
  }

  @Test func `vehicle signals and building ontologies are checked and shown where they are`() throws {
    try withTemporaryDirectory { directory in
      let root = "Vehicle: {type: branch}\n#include parts/Door.vspec Vehicle\n"
      try write(root, to: directory.appending(path: "v/spec/VehicleSignalSpecification.vspec"))
      try write("IsOpen: {type: sensor, datatype: bool}\n", to: directory.appending(path: "v/spec/parts/Door.vspec"))
      let check = try gemel("check", "v", directory: directory)
      #expect(check.code == 1 && check.output.contains("error[vss/unknown-datatype]"), "\(check.output)")
      #expect(check.output.contains("--> v/spec/parts/Door.vspec:1:34"), "\(check.output)")
      let show = try gemel("show", "Vehicle", "v", directory: directory)
      #expect(show.output.contains("IsOpen"), "\(show.errors)")

      try write("FAN: {uses: [run_sensor]}\n", to: directory.appending(path: "b/HVAC/entity_types/f.yaml"))
      try write("literals: [run_sensor]\n", to: directory.appending(path: "b/fields/f.yaml"))
      #expect(try gemel("check", "b", directory: directory).code == 0)
      #expect(try gemel("show", "FAN", "b", directory: directory).output.contains("digitalbuildings.hvac.FAN"))
      #expect(try gemel("build", "b", "-o", "out", directory: directory).code == 0)
    }
  }

  @Test func `DTDL documents below the root of packages are checked by themselves`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let broken = Self.pump.replacing("\"double\"", with: "\"duble\"")
      try write(Self.pump, to: directory.appending(path: "w/dtdl/pump.json"))
      #expect(try gemel("import", "w/dtdl", "-o", "w/pumps", directory: directory).code == 0)
      // What was imported and where it came from do not get into each other's way.
      for path in [".", "w"] {
        let check = try gemel("check", path, directory: directory)
        #expect(check.code == 0 && check.errors.contains("; beside them 1 DTDL document: "), "\(check.errors)")
      }
      try write(broken, to: directory.appending(path: "w/dtdl/pump.json"))
      try write(broken, to: directory.appending(path: "w/node_modules/a/pump.json"))
      try write("{\"a\": \"dtmi:dtdl:context;3\"}", to: directory.appending(path: "w/other.json"))
      let all = try gemel("check", "w", directory: directory)
      #expect(all.code == 1)
      #expect(all.output.components(separatedBy: "error[").count == 2, "\(all.output)")
      #expect(all.output.contains("error[dtdl/unknown-schema]") && all.output.contains("--> w/dtdl/pump.json:2:"))
      #expect(try gemel("check", "w/models", directory: directory).code == 0)
      #expect(try gemel("check", "w", "--fix", directory: directory).code == 0)
      #expect(try String(contentsOf: directory.appending(path: "w/dtdl/pump.json"), encoding: .utf8) == Self.pump)
    }
  }

  static let pump = """
    {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:com:acme:Pump;1", "@type": "Interface",
     "contents": [{"@type": "Telemetry", "name": "t", "schema": "double"}]}
    """

  @Test func `what a workspace does not list is taken for itself or refused`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let package = "edition: 2026\npackage: com.example.other\nversion: 1.0.0\nsummary: Another.\nowners: [us]\n"
      try write(package, to: directory.appending(path: "w/other/gemel.yaml"))
      try write("twins:\n  A: {extends: Nowhere}\n", to: directory.appending(path: "w/other/sub/a.yaml"))
      for path in ["w/other", "w/other/sub", "w/other/sub/a.yaml"] {
        let check = try gemel("check", path, directory: directory)
        #expect(check.code == 1 && check.output.contains("w/other/sub/a.yaml:2:16"), "\(path): \(check.errors)")
      }
      #expect(try gemel("check", "w", directory: directory).code == 0)
      #expect(try gemel("build", "w/other", "-o", "out", directory: directory).code == 1)

      for place in ["w/dtdl", "w/models/dtdl"] {
        try write(Self.pump, to: directory.appending(path: "\(place)/pump.json"))
        let dtdl = try gemel("check", place, directory: directory)
        #expect(dtdl.errors.contains("1 twin, 1 file:"), "\(dtdl.errors)")
        #expect(try gemel("import", place, "-o", "from-\(place)", directory: directory).code == 0)
      }
      for path in ["w", "w/models", "w/other"] {
        let refused = try gemel("import", path, "-o", "imported", directory: directory)
        #expect(refused.code == 2 && refused.errors.contains("import reads DTDL documents"))
      }
      try write("twins: {}\n", to: directory.appending(path: "w/loose/a.yaml"))
      for path in ["w/loose", "w/loose/a.yaml"] {
        let loose = try gemel("check", path, directory: directory)
        #expect(loose.code == 2 && loose.errors.contains("w/gemel.yaml does not list it"), "\(loose.errors)")
      }
    }
  }

  @Test func `sources that cannot be read are errors, and upper-case extensions are read`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      for (name, make) in [
        ("a.yaml", "ln -s nowhere w/models/a.yaml"), ("b.yml", "mkfifo w/models/b.yml"),
        ("c.YAML", "ln -s nowhere w/models/c.YAML"), ("gemel.yaml", "mkdir w/models/x; mkfifo w/models/x/gemel.yaml"),
        ("not UTF-8", "touch \"$(printf 'w/models/d\\377.yaml')\""),
      ] {
        #expect(try shell(make, directory: directory).code == 0)
        let check = try gemel("check", "w", directory: directory)
        #expect(check.code == 3 && check.errors.contains(name), "\(name): \(check.errors)")
        #expect(try shell("rm -rf w/models/?.* w/models/x w/models/d*", directory: directory).code == 0)
      }
      #expect(try shell("ln -s nowhere w/models/notes.txt; ln -s . w/models/loop", directory: directory).code == 0)
      #expect(try gemel("check", "w", directory: directory).code == 0)
      for name in ["x.YAML", "y.YML"] {
        try write("twins:\n  A: {extends: Nowhere}\n", to: directory.appending(path: "w/models/\(name)"))
        #expect(try gemel("check", "w", directory: directory).output.contains("w/models/\(name):2:16"))
      }
      try write(Self.pump, to: directory.appending(path: "dtdl/PUMP.JSON"))
      #expect(try gemel("check", "dtdl", directory: directory).errors.contains("1 twin, 1 file"))
    }
  }

  @Test func `directories nested a thousand deep need no stack, and beyond what a path can say are an error`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let thousand = String(repeating: "d/", count: 1000)
      let half = String(repeating: "d/", count: 500)
      #expect(try shell("mkdir -p 'w/models/\(thousand)\(half)'", directory: directory).code == 0)
      let deep = try shell("ulimit -s 512; exec \"$0\" check w", directory: directory)
      #expect(deep.code == 0, "\(deep.errors)")
      let more = "cd -P w/models/\(thousand) && cd -P '\(half)' && mkdir -p '\(thousand)'"
      #expect(try shell(more, directory: directory).code == 0)
      let beyond = try shell("ulimit -s 512; exec \"$0\" check w", directory: directory)
      #expect(beyond.code == 3 && beyond.errors.contains("name too long"), "\(beyond.errors.suffix(200))")
    }
  }

  @Test func `output that is lost exits with 3, a closed pipe quietly`() throws {
    try withTemporaryDirectory { directory in
      let lost = try shell("exec \"$0\" schema >&-", directory: directory)
      #expect(lost.code == 3 && lost.errors.hasPrefix("gemel: cannot write standard output: "))
      let piped = try shell("trap '' PIPE; \"$0\" schema | true", directory: directory)
      #expect(piped.code == 0 && piped.errors.isEmpty)
    }
  }

  @Test func `a directory is one package however it is spelled`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      #expect(try shell("ln -s w link", directory: directory).code == 0)
      let check = try gemel("check", "w/../w", "w", "./w", "link", "w/models", directory.path, directory: directory)
      #expect(check.code == 0 && check.errors.contains("checked 1 package, 3 twins"), "\(check.errors)")
      try write(Self.pump, to: directory.appending(path: "d/pump.json"))
      let dtdl = try gemel("check", "d", "d/pump.json", "w/../d", directory: directory)
      #expect(dtdl.errors.contains("1 package, 1 twin, 1 file"), "\(dtdl.errors)")
      #expect(try shell("mkdir empty", directory: directory).code == 0)
      #expect(try gemel("check", "d", "empty", directory: directory).code == 2)
    }
  }

  @Test func `docs removes pages that it wrote and no longer makes, and nothing else`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let files = FileManager.default
      func pages() throws -> Set<String> {
        Set(try files.subpathsOfDirectory(atPath: directory.appending(path: "out").path))
      }
      #expect(try gemel("docs", "w", "-o", "out", directory: directory).code == 0)
      let before = try pages()
      let twins = directory.appending(path: "w/models/more.yaml")
      try write("twins:\n  Extra: {description: Soon gone.}\n", to: twins)
      #expect(try gemel("docs", "w", "-o", "out", directory: directory).code == 0)
      let extra = try pages().subtracting(before)
      #expect(!extra.isEmpty)
      // The list may have been written by someone else: only regular files below the directory go.
      try write("mine", to: directory.appending(path: "out/mine.html"))
      try write("kept", to: directory.appending(path: "kept/a"))
      #expect(try shell("ln -s ../kept out/link; ln -s ../kept/a out/file", directory: directory).code == 0)
      let list = directory.appending(path: "out/.gemel-docs")
      let hostile = "../kept/a\n\(directory.path)/kept/a\nlink/a\nfile\n./mine.html\nlink/../../kept/a\n\n"
      try write(hostile + String(contentsOf: list, encoding: .utf8), to: list)
      try files.removeItem(at: twins)
      let after = try gemel("docs", "w", "-o", "out", directory: directory)
      #expect(after.code == 0 && after.errors.contains("\(extra.count) stale ones removed"), "\(after.errors)")
      #expect(try pages() == before.union(["mine.html", "link", "file"]))
      #expect(files.fileExists(atPath: directory.appending(path: "kept/a").path))
      #expect(try !String(contentsOf: list, encoding: .utf8).contains("kept"))
    }
  }

  @Test func `files are written through new temporary ones, never through what lies there`() throws {
    try withTemporaryDirectory { directory in
      try write("kept", to: directory.appending(path: "kept"))
      // The command gets the process id of the shell that it replaces, so its temporary names can be foretold.
      let run = try shell(
        "mkdir o; for n in 0 1 2; do ln -s ../kept o/.gemel-$$-$n.tmp; done; exec \"$0\" init o", directory: directory)
      #expect(run.code == 0, "\(run.errors)")
      #expect(try String(contentsOf: directory.appending(path: "kept"), encoding: .utf8) == "kept")
      #expect(try gemel("check", "o", directory: directory).code == 0)
    }
  }

  @Test func `show prints links, lineage, remarks and annotations, and finds terms`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      let source = """
        terms:
          temperature: {role: quantity, abbreviations: [temp]}
        twins:
          Duct:
            comment: For maintainers.
            annotations: {x: {b: [1, "two", null], a: true}}
            relationships:
              feeds:
                target: Room
                cardinality: 0..3
                inverse: fedBy
                inverseCardinality: 1..2
                properties: {share: {type: double, minimum: 0}}
            properties:
              length: {type: double, source: {system: plans, field: len}}
          Fed:
            relationships:
              fedBy: {target: Duct}
        """
      try write(source, to: directory.appending(path: "w/models/more.yaml"))
      func show(_ name: String) throws -> String {
        let run = try gemel("show", name, "w", directory: directory)
        #expect(run.code == 0, "\(run.errors)")
        return run.output
      }
      let duct = try show("Duct")
      #expect(duct.contains("comment: For maintainers.\n"))
      #expect(duct.contains("annotation x: {\"b\": [1, \"two\", null], \"a\": true}\n"), "\(duct)")
      let feeds = try show("Duct/feeds")
      #expect(feeds.contains("inverse: fedBy\ninverse cardinality: 1..2\nlink properties:\n  share  double ≥ 0\n"))
      #expect(try show("Duct/length").contains("source: plans / len\n"))
      let term = try show("com.example.models.temperature")
      #expect(try term.hasPrefix("term ") && show("com.example.models.terms.temperature") == term)
    }
  }

  @Test func `json that is no DTDL is left out of a directory, escapes or not`() throws {
    try withTemporaryDirectory { directory in
      try write(Self.pump, to: directory.appending(path: "d/pump.json"))
      try write("{\"name\": \"dtmi:dtdl:context;2 Interface\"}", to: directory.appending(path: "d/package.json"))
      try write("{\"version\": 1", to: directory.appending(path: "d/broken.json"))
      let escaped = Self.pump.replacing("dtmi:", with: "dtmi\\u003a").replacing("Pump", with: "Valve")
        .replacing("Interface", with: "Inter\\u0066ace")
      try write(escaped, to: directory.appending(path: "d/valve.json"))
      let check = try gemel("check", "d", directory: directory)
      #expect(check.errors.contains("2 twins, 2 files"), "\(check.errors)")
    }
  }

  static let script = OutsideTool("script")

  @Test(.enabled(if: script != nil, "needs script, of util-linux, for a terminal"))
  func `a terminal gets colour and progress, a pipe neither`() throws {
    try withTemporaryDirectory { directory in
      _ = try gemel("init", "w", directory: directory)
      // Enough to read that progress is worth showing.
      let padding = String(repeating: "# " + String(repeating: "x", count: 98) + "\n", count: 45_000)
      try write(padding + "twins:\n  A: {extends: Nowhere}\n", to: directory.appending(path: "w/models/big.yaml"))
      let piped = try gemel("check", "w", directory: directory)
      #expect(piped.code == 1)
      #expect(!piped.output.contains("\u{1B}") && !piped.errors.contains("\u{1B}"))
      #expect(!piped.errors.contains("compiling"))

      let transcript = directory.appending(path: "transcript")
      let command = "unset NO_COLOR; TERM=xterm '\(Self.executable.path)' check '\(directory.path)/w'"
      _ = try #require(Self.script).run(["-qc", command, transcript.path])
      let terminal = try String(contentsOf: transcript, encoding: .utf8)
      #expect(terminal.contains("\u{1B}[Kcompiling "))
      #expect(terminal.contains("\u{1B}[1;31merror[structure/unresolved-name]\u{1B}[0m"))
    }
  }
}
