import Glibc
import TwinCompiler
import TwinRegistry

extension Benchmarks {
  /// Data from file to report by the command as it is installed, to reading alone and to what DuckDB takes.
  mutating func streaming() throws {
    let count = options.isQuick ? 100_000 : 1_000_000
    report.section("Streams (\(count) telemetry messages of one type, keys in random order, 2 % wrong)")
    guard access(options.gemel, X_OK) == 0 else { return report.skip("gemel conform", "no \(options.gemel)") }
    let folder = try makeTemporaryDirectory()
    defer { removeTree(folder) }
    let data = folder + "/messages.ndjson"
    var messages = MessageGenerator(seed: options.seed)
    let size = try messages.write(count, to: data)
    report.note("data", "\(megabytes(Double(size))), \(messages.wrong) wrong")
    let image = folder + "/model.image"
    let compiled = CompilerPipeline().compile(MessageGenerator.model)
    guard let package = compiled.givenPackages.first else { return report.skip("gemel conform", "no package") }
    try write(runtimeImage(of: package, in: compiled.model), to: image)
    conforming(image, data, folder + "/report.json", messages.wrong)
  }

  private mutating func conforming(_ image: String, _ data: String, _ target: String, _ wrong: Int) {
    func judge(_ jobs: Int) -> ProcessRun? {
      run([
        options.gemel, "conform", image, data, "--type", MessageGenerator.type, "--form", "telemetry", "--jobs",
        "\(jobs)", "--format", "json", "-o", target,
      ])
    }
    var runs: [[ProcessRun]] = [[], []]
    var floor = Samples()
    for round in 0...max(1, options.rounds / 3) {
      for jobs in 1...2 {
        guard let run = judge(jobs) else { return report.skip("gemel conform", "it did not start") }
        if round > 0 { runs[jobs - 1].append(run) }
      }
      let start = seconds(on: CLOCK_MONOTONIC)
      consume(lines(of: data))
      if round > 0 { floor.add(seconds(on: CLOCK_MONOTONIC) - start) }
    }
    let found = readFile(target).flatMap { number(after: "\"violating\": ", in: $0) } ?? -1
    report.note("wrong messages found", found == wrong ? "all \(wrong)" : "\(found) of \(wrong): WRONG")
    let walls = runs.map { $0.map(\.wall).min() ?? 0 }
    report.note("reading and counting lines alone, one core", milliseconds(floor.least))
    report.note("CPU of one worker", milliseconds(runs[0].map(\.cpu).min() ?? 0))
    report.bound("peak memory", Double(runs[1].map(\.peakMemory).max() ?? 0), megabytes, atMost: 64e6)
    if sysconf(Int32(_SC_NPROCESSORS_ONLN)) >= 2 {
      report.gain("wall, one worker to two", walls[0], over: walls[1], atLeast: 1.7)
    }
    compareDuckDB(data, walls[1], wrong)
  }

  /// DuckDB's answers to the same question: by typed columns, which casts what it can, and exactly, by the types in the text.
  private mutating func compareDuckDB(_ data: String, _ wall: Double, _ wrong: Int) {
    let script = """
      import sys, time, duckdb
      path, members = sys.argv[1], dict(m.split('=') for m in sys.argv[2].split(';'))
      duckdb.sql('set threads=2')
      numbers = [n for n in members if members[n]]
      def bad(value):
        ranges = [f"not ({value(n)} between {members[n].replace(':', ' and ')})" for n in numbers]
        return ' or '.join(f'coalesce({r}, true)' for r in ranges)
      columns = ', '.join(f"{n}: '" + ('DOUBLE' if members[n] else 'JSON') + "'" for n in members)
      typed = f"select count(*) filter ({bad(lambda n: n)}) from read_json('{path}', format='newline_delimited', columns={{{columns}}})"
      exact = f"select count(*) filter ({bad(lambda n: f'try_cast(json->>{chr(39)}{n}{chr(39)} as double)')}"
      exact += ''.join(f" or coalesce(json_type(json, '$.{n}') not in ('DOUBLE', 'BIGINT', 'UBIGINT'), true)" for n in numbers)
      exact += f" or len(json_keys(json)) != {len(members)}) from read_json_objects('{path}', format='newline_delimited')"
      for query in (typed, exact):
        start = time.monotonic()
        found = duckdb.sql(query).fetchall()[0][0]
        print(time.monotonic() - start, found)
      """
    guard let answers = MessageGenerator.ask(script, data) else {
      return report.skip("DuckDB", "no python3 with duckdb on the path")
    }
    let names = ["typed columns", "exact"]
    for (index, (time, found)) in answers.enumerated().prefix(2) {
      report.note("DuckDB, \(names[index])", "\(milliseconds(time)), \(found) of \(wrong) found")
    }
    guard answers.count == 2 else { return }
    report.ratio("wall of two workers to typed columns", wall, to: answers[0].0, milliseconds, atMost: 1)
    report.ratio("wall of two workers to exact SQL", wall, to: answers[1].0, milliseconds, atMost: 0.1)
  }

  /// Line feeds of the file at `path`, read in blocks as the command does.
  private func lines(of path: String) -> Int {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    while true {
      let got = read(descriptor, &buffer, buffer.count)
      if got <= 0 { return count }
      buffer.withUnsafeBytes { bytes in
        guard var next = bytes.baseAddress else { return }
        let end = next + got
        while let feed = memchr(next, 0x0A, end - next) {
          count += 1
          next = UnsafeRawPointer(feed) + 1
        }
      }
    }
  }

  private func number(after mark: String, in text: [UInt8]) -> Int? {
    let text = String(decoding: text, as: UTF8.self)
    guard let range = text.firstRange(of: mark) else { return nil }
    return Int(text[range.upperBound...].prefix { $0.isNumber })
  }
}

/// Messages of an air handling unit as NDJSON, about 380 bytes each, the same for the same seed.
struct MessageGenerator {
  static let type = "com.example.stream.Unit"

  /// The model that they are of.
  static let model = CompilerInput(packages: [
    PackageInput(
      manifest: InputFile(
        path: "gemel.yaml", bytes: Array("edition: 2026\npackage: com.example.stream\nversion: 1.0.0\n".utf8)),
      sources: [InputFile(path: "unit.yaml", bytes: Array(source.utf8))])
  ])

  private static let source = """
    twins:
      Unit:
        telemetry:
          supplyTemperature: {type: double, minimum: -40, maximum: 90}
          returnTemperature: {type: double, minimum: -40, maximum: 90}
          pressure: {type: double, minimum: 0, maximum: 5000}
          humidity: {type: double, minimum: 0, maximum: 100}
          valvePosition: {type: double, minimum: 0, maximum: 100}
          fanSpeed: {type: int32, minimum: 0, maximum: 3000}
          mode: {enum: [off, heating, cooling, auto]}
          status: {enum: [ok, degraded, failed]}
          deviceId: {type: string, pattern: '[A-Z]{3}-[0-9]{5}'}
          firmware: {type: string, pattern: '[0-9]+\\.[0-9]+\\.[0-9]+'}
          measuredAt: {type: dateTime}
          label: {type: string, maxLength: 40}
          location: {object: {building: {type: string, required: true}, floor: {type: int32}}}
          alarms: {array: {object: {code: {type: int32, minimum: 0}, severity: {enum: [low, high]}}}}
    """

  /// Members, and the range of those that are numbers: what a query asks.
  private static let members =
    "supplyTemperature=-40:90;returnTemperature=-40:90;pressure=0:5000;humidity=0:100;valvePosition=0:100;"
    + "fanSpeed=0:3000;mode=;status=;deviceId=;firmware=;measuredAt=;label=;location=;alarms="

  private var random: SeededRandom
  /// Messages so far with which something is wrong.
  private(set) var wrong = 0

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// Writes `count` messages to the file at `path`; gives its size.
  mutating func write(_ count: Int, to path: String) throws -> Int {
    guard let file = fopen(path, "wb") else { throw FileFailure(path: path) }
    var size = 0
    for _ in 0..<count {
      let line = message()
      size += fwrite(line, 1, line.count, file)
    }
    guard fclose(file) == 0 else { throw FileFailure(path: path) }
    return size
  }

  /// One message. What is wrong in some is a number out of range, a text in place of one, or a member too many.
  private mutating func message() -> [UInt8] {
    func tenths(_ range: ClosedRange<Int>) -> String {
      let value = random.below(range.count) + range.lowerBound
      return "\(value / 10).\(value % 10)"
    }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let labels = ["L\u{FC}ftung S\u{FC}d", "plain", #"with \"quotes\""#, "H\u{F6}rsaal 3"]
    var members = [
      #""supplyTemperature":\#(tenths(100...300))"#, #""returnTemperature":\#(tenths(100...300))"#,
      #""pressure":\#(tenths(1_000...9_000))"#, #""humidity":\#(tenths(200...800))"#,
      #""valvePosition":\#(random.below(101))"#, #""fanSpeed":\#(random.below(3_001))"#,
      #""mode":"\#(["off", "heating", "cooling", "auto"][random.below(4)])""#,
      #""status":"\#(["ok", "degraded", "failed"][random.below(3)])""#,
      #""deviceId":"AHU-\#(10_000 + random.below(90_000))""#,
      #""firmware":"\#(random.below(9)).\#(random.below(20)).\#(random.below(99))""#,
      #""measuredAt":"2026-03-\#(two(1 + random.below(28)))T\#(two(random.below(24))):\#(two(random.below(60))):00Z""#,
      #""label":"\#(labels[random.below(4)])""#,
      #""location":{"building":"B\#(random.below(9))","floor":\#(random.below(9))}"#,
      #""alarms":[\#((0..<random.below(3)).map { _ in #"{"code":\#(random.below(99)),"severity":"low"}"# }.joined(separator: ","))]"#,
    ]
    if random.below(50) == 0 {
      wrong += 1
      switch random.below(3) {
      case 0: members[5] = #""fanSpeed":-\#(1 + random.below(9))"#
      case 1: members[3] = #""humidity":"12.5""#
      default: members[2] = #""pressure":true"#
      }
    }
    for index in stride(from: members.count - 1, to: 0, by: -1) { members.swapAt(index, random.below(index + 1)) }
    return Array(("{" + members.joined(separator: ",") + "}\n").utf8)
  }

  /// What a script says of the data: seconds and findings, a line each; nil where it does not run.
  static func ask(_ script: String, _ data: String) -> [(Double, Int)]? {
    let output = data + ".answers"
    defer { unlink(output) }
    let command = "python3 - \"$1\" \"$2\" > \"$3\" <<'END'\n\(script)\nEND\n"
    guard let done = run(["/bin/sh", "-c", command, "sh", data, members, output]), done.exitCode == 0,
      let bytes = readFile(output)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let time = Double(parts[0]), let found = Int(parts[1]) else { return nil }
      return (time, found)
    }
  }
}
