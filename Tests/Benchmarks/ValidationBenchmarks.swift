import Glibc
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRuntime

extension Benchmarks {
  /// Telemetry documents to verdicts and to findings, one core, beside what other engines take for the same documents.
  mutating func validating() throws {
    report.section(
      "Validating (messages of 400 bytes, 15 members, 2 % wrong; CPU of one core, each with its own reading of JSON)")
    let count = options.isQuick ? 10_000 : 50_000
    var shuffled = TelemetryGenerator(seed: options.seed)
    try validating("keys in any order", shuffled.documents(count), isHeadline: true)
    var ordered = TelemetryGenerator(seed: options.seed, isOrdered: true)
    try validating("keys in the model's order", ordered.documents(count), isHeadline: false)
  }

  private mutating func validating(
    _ name: String, _ documents: TelemetryGenerator.Documents, isHeadline: Bool
  ) throws {
    func file(_ path: String, _ text: String) -> InputFile { InputFile(path: path, bytes: Array(text.utf8)) }
    let sources = PackageInput(
      manifest: file("gemel.yaml", TelemetryGenerator.manifest),
      sources: [file("model.yaml", TelemetryGenerator.model)])
    let compiled = CompilerPipeline().compile(CompilerInput(packages: [sources]))
    guard let package = compiled.givenPackages.first,
      let member = try Registry(bytes: runtimeImage(of: package, in: compiled.model)).member(
        "com.example.plant.AirHandler/reported")
    else { return report.skip(name, "the model does not compile") }
    let validator = DocumentValidator(.payload(member))
    let count = documents.starts.count - 1
    report.note(
      name, "\(count) documents, \(documents.bytes.count / count) bytes each, \(documents.wrong) wrong")

    var refused = [Int](repeating: 0, count: 4)
    var bodies: [() -> Void] = []
    withoutActuallyEscaping({ (body: (UnsafeRawBufferPointer) -> Bool) -> Int in
      documents.bytes.withUnsafeBytes { bytes in
        var wrong = 0
        for index in 0..<count {
          let line = bytes[documents.starts[index]..<(documents.starts[index + 1] - 1)]
          if !body(UnsafeRawBufferPointer(rebasing: line)) { wrong += 1 }
        }
        return wrong
      }
    }) { each in
      let measured: [(UnsafeRawBufferPointer) -> Bool] = [
        { validator.accepts($0) }, { validator.acceptsChecked($0) }, { validator.violations(in: $0).isEmpty },
        { validator.violationsChecked(in: $0).isEmpty },
      ]
      bodies = measured.enumerated().map { index, body in { refused[index] = each(body) } }
      // The floor: a look at every byte, for the ends of lines.
      bodies.append { documents.bytes.withUnsafeBytes { bytes in consume(newlines(bytes)) } }
      let times = interleaved(options.rounds, on: CLOCK_PROCESS_CPUTIME_ID, bodies).map(\.least)
      bodies = []
      func rate(_ seconds: Double) -> String {
        "\(decimals(Double(count) / seconds / 1e6, 2)) M/s, \(decimals(seconds / Double(count) * 1e9, 0)) ns each"
      }
      report.note("newlines counted (floor)", rate(times[4]))
      for (index, name) in ["verdicts", "verdicts, every read checked", "findings", "findings, checked"].enumerated() {
        report.note(name, rate(times[index]) + (refused[index] == documents.wrong ? "" : ", \(refused[index]) wrong"))
      }
      compare(documents, times, isHeadline: isHeadline, rate)
    }
  }

  /// Runs the other engines, where they are installed.
  private mutating func compare(
    _ documents: TelemetryGenerator.Documents, _ times: [Double], isHeadline: Bool, _ rate: (Double) -> String
  ) {
    let python = options.judges
    guard access(python, X_OK) == 0, let folder = try? makeTemporaryDirectory() else {
      return report.skip("other engines", "no \(python); `make judges` makes it")
    }
    defer { removeTree(folder) }
    guard (try? write(Array(TelemetryGenerator.schema.utf8), to: folder + "/schema.json")) != nil,
      (try? write(documents.bytes, to: folder + "/documents.ndjson")) != nil,
      let output = output(
        of:
          "\(python) Tests/Benchmarks/validate_peers.py \(folder)/schema.json \(folder)/documents.ndjson \(options.rounds)"
      )
    else { return report.skip("other engines", "they could not be run") }
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 3, let seconds = Double(words[1]), let refused = Int(words[2]) else { continue }
      let name = String(words[0])
      report.note(
        name, rate(seconds) + (refused == documents.wrong ? "" : ", misses \(documents.wrong - refused) documents"))
      let targets = name == "corvus" ? (verdict: 2.5, findings: 2.0) : (verdict: 5, findings: 0)
      if isHeadline {
        report.gain("\(name) to verdicts", seconds, over: times[0], atLeast: targets.verdict)
        if targets.findings > 0 {
          report.gain("\(name)'s verdicts to findings", seconds, over: times[2], atLeast: targets.findings)
        }
      } else {
        report.note("\(name) to verdicts", "\(decimals(seconds / times[0], 2)) ×")
      }
    }
  }
}

extension Benchmarks {
  /// Types and members by name, beside a dictionary of the same strings.
  mutating func lookingUp() throws {
    report.section("Looking up (10,000 types with 20 members each, in any order)")
    let workspace = WorkspaceGenerator.workspace(
      twins: 10_000, packageSize: 10_000, seed: options.seed, isStandardised: true)
    let compiled = CompilerPipeline().compile(workspace)
    guard let package = compiled.givenPackages.first else { return }
    let registry = try Registry(bytes: runtimeImage(of: package, in: compiled.model))
    var random = SeededRandom(seed: options.seed)
    func shuffled(_ names: [String]) -> [String] {
      var names = names
      for index in stride(from: names.count - 1, to: 0, by: -1) { names.swapAt(index, random.below(index + 1)) }
      return names
    }
    let types = shuffled(registry.types.map(\.id))
    let ids = fresh(types)
    compare(
      "types", ids, dictionary(types),
      [
        Lookup("Registry.typeNumber", count(ids) { registry.typeNumber($0.utf8Span.span) != nil }),
        Lookup("Registry.type", count(ids) { registry.type($0) != nil }),
      ])
    // All names of every tenth type, as one who reads documents of a few types asks: knowing the type, or by one text.
    let members = shuffled(
      registry.types.enumerated().filter { $0.offset % 10 == 0 }.flatMap {
        $0.element.members.map { $0.type.id + "/" + $0.name }
      })
    let memberIDs = fresh(members)
    let places = memberIDs.compactMap { id -> (type: TwinType, name: String)? in
      guard let slash = id.lastIndex(of: "/"), let type = registry.type(String(id[..<slash])) else { return nil }
      return (type, String(id[id.index(after: slash)...]))
    }
    compare(
      "members", memberIDs, dictionary(members),
      [
        Lookup("TwinType.member", { places.reduce(0) { $0 + ($1.type.member($1.name) == nil ? 0 : 1) } }),
        Lookup("Registry.member", count(memberIDs) { registry.member($0) != nil }),
      ])
  }

  /// One way to look names up.
  private struct Lookup {
    var name: String
    /// How many of the names it finds.
    var count: () -> Int

    init(_ name: String, _ count: @escaping () -> Int) {
      self.name = name
      self.count = count
    }
  }

  /// The same names in memory of their own, as they come with data: those of a dictionary's own strings it knows by their address.
  private func fresh(_ names: [String]) -> [String] { names.map { String(decoding: Array($0.utf8), as: UTF8.self) } }

  private func dictionary(_ names: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// How many of `names` are found; by a loop that is compiled for what is asked.
  @inline(__always)
  private func count(_ names: [String], _ isFound: @escaping (String) -> Bool) -> () -> Int {
    {
      var found = 0
      for name in names where isFound(name) { found += 1 }
      return found
    }
  }

  private mutating func compare(_ what: String, _ names: [String], _ dictionary: [String: Int], _ lookups: [Lookup]) {
    let all = [Lookup("Dictionary<String, Int>", count(names) { dictionary[$0] != nil })] + lookups
    var found = [Int](repeating: 0, count: all.count)
    let bodies: [() -> Void] = all.indices.map { index in { found[index] = all[index].count() } }
    let times = interleaved(options.rounds * 3, on: CLOCK_PROCESS_CPUTIME_ID, bodies).map(\.least)
    report.note(what, "\(names.count), found \(found.map { "\($0)" }.joined(separator: ", "))")
    for (lookup, time) in zip(all, times) {
      report.note(lookup.name, "\(decimals(time / Double(names.count) * 1e9, 1)) ns")
    }
    for (lookup, time) in zip(all, times).dropFirst() {
      report.gain("\(all[0].name) to \(lookup.name)", times[0], over: time, atLeast: 2)
    }
  }
}

/// The number of line feeds.
private func newlines(_ bytes: UnsafeRawBufferPointer) -> Int {
  guard var at = bytes.baseAddress else { return 0 }
  let end = at + bytes.count
  var count = 0
  while let next = memchr(at, 0x0A, end - at) {
    count += 1
    at = UnsafeRawPointer(next) + 1
  }
  return count
}

/// What `command` prints; nil where it fails.
private func output(of command: String) -> String? {
  guard let pipe = popen(command, "r") else { return nil }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = fread(&buffer, 1, buffer.count, pipe)
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return pclose(pipe) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
}
