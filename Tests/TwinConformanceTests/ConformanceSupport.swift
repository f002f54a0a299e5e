import Testing
import TwinConformance
import TwinModel
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport

/// What data of the tests is held to.
let sampleModel = """
  twins:
    Machine:
      abstract: true
      properties: {serial: {type: string, required: true, pattern: '[A-Z]{2}[0-9]{4}'}}
    Motor:
      properties: {ratedPower: {type: double, minimum: 0}, state: {type: string}}
    Fan:
      extends: [Machine]
      formerly: [Blower]
      id: 'dtmi:com:example:Fan;1'
      properties: {mode: Mode, notes: {array: {object: {text: {type: string}}}}}
      components: {motor: Motor}
      telemetry: {speed: {type: double, minimum: 0, maximum: 3000}, temperature: {type: double}}
      events: {fault: {payload: {object: {code: {type: int32, required: true}}}}, cleared: {}}
      commands: {start: {request: {object: {speed: {type: double}}}}}
    Idle: {}
  schemas:
    Mode: {enum: [off, low, high]}
  """

/// A registry of the package `com.example` made of one source file without an error.
func registry(_ source: String = sampleModel) throws -> Registry {
  let manifest = "edition: 2026\npackage: com.example\nversion: 1.0.0\n"
  let resolved = resolveGemel([[("gemel.yaml", Array(manifest.utf8)), ("model.yaml", Array(source.utf8))]])
  #expect(resolved.findings.filter { $0.severity == .error }.map(\.message) == [])
  let main = try #require(resolved.model.packages.ids.first)
  return try Registry(bytes: runtimeImage(of: main, in: resolved.model))
}

/// The report of `text`, a record a line, cut into blocks of whole lines of about `blockSize` bytes that `workers` take by turns.
func report(
  _ text: [UInt8], _ options: ConformanceOptions = ConformanceOptions(), of registry: Registry,
  blockSize: Int = 1 << 20,
  workers count: Int = 1
) throws -> ConformanceReport {
  let workers = try (0..<count).map { _ in try #require(ConformanceWorker(registry, options)) }
  var blocks: [BlockLines] = []
  var start = 0
  while start < text.count {
    let end = text[min(start + blockSize, text.count)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
    let lines = Array(text[start..<end]).withUnsafeBytes { bytes in
      DocumentBlock.withCopy(of: bytes) {
        workers[blocks.count * 7 / 3 % count].judgeLines($0, block: blocks.count, offset: start)
      }
    }
    blocks.append(BlockLines(input: 0, count: lines))
    start = end
  }
  var counts = workers[0].finish()
  for worker in workers.dropFirst() { counts.merge(worker.finish()) }
  return ConformanceReport(
    counts, of: registry, model: "com.example", inputs: [ConformanceInput(name: "data.ndjson", isArray: false)],
    blocks: blocks)
}

func report(_ lines: [String], _ options: ConformanceOptions = ConformanceOptions()) throws -> ConformanceReport {
  try report(Array(lines.joined(separator: "\n").utf8), options, of: registry())
}

extension ConformanceReport {
  /// What became of records, in short.
  var brief: String {
    let parts = [
      ("ok", records.conforming), ("wrong", records.violating), ("type", records.unknownType),
      ("untyped", records.untyped), ("bad", records.unreadable), ("other", records.other),
    ]
    return parts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

/// Whether `bytes` are one JSON value, by the runtime's strict reader: a judge beside the scan.
func isStrictJSON(_ bytes: [UInt8], _ registry: Registry) -> Bool {
  guard let type = registry.types.first else { return false }
  let found = type.validate(telemetry: bytes, options: ValidationOptions(unknownMembers: .allowed))
  return !found.contains { [.syntax, .limit, .duplicateMember].contains($0.rule) }
}
