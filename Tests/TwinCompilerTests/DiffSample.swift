import TwinChanges
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// Comparisons for all writers.
enum DiffSample {
  /// Two states of a small canal, with pairs from the impact table's examples.
  static let report = report(
    old: """
      #=== gemel.yaml
      edition: 2026
      workspace: {packages: [m, n]}
      #=== m/canal.yaml
      schemas:
        Gate: {object: {width: double}}
      twins:
        Structure: {abstract: true, properties: {built: date, depth: double, height: double, owner: string}}
        Weir: {extends: Structure}
        Lock: {extends: Structure, properties: {upper: Gate, lower: Gate}}
        Sluice:
          extends: Structure
          description: Holds back the water.
          properties:
            material: string
            spare: Gate
          telemetry:
            level: {type: double, quantity: Length, unit: centimetre}
            mode: {enum: {raised: 0, lowered: 1}}
            gauge: {type: double, deprecated: {since: 1.0.0, removeIn: 3.0.0, reason: Use level.}}
          relationships:
            feeds: {target: Weir}
      #=== n/harbour.yaml
      twins:
        Quay: {properties: {length: double}}
      """,
    new: """
      #=== gemel.yaml
      edition: 2026
      workspace:
        packages: [m, n]
        compatibility: {protect: [graph, models]}
        rules: {compatibility/property-added: off}
      #=== m/canal.yaml
      schemas:
        Gate: {object: {width: {type: double, required: true}}}
      twins:
        Structure: {abstract: true, properties: {built: dateTime, depth: double, height: double, owner: string}}
        Lock: {properties: {upper: Gate, lower: Gate}}
        Sluice:
          extends: Structure
          description: Holds back the water of a canal and lets it through.
          properties:
            materials: string
            spare: Gate
          telemetry:
            level: {type: double, quantity: Length, unit: metre}
            mode: {enum: {raised: 0, lowered: 2}}
            flowRate: double
          relationships:
            feeds: {target: Lock}
      #=== n/harbour.yaml
      twins:
        Quay: {properties: {length: double, depth: double, draught: {type: double, required: true}}}
      """,
    witnesses: [
      0: [
        DiffWitness(
          audience: "graph", form: "document of twin state", text: #"{"upper":{}}"#,
          verdict: "valid before; after: `/upper` lacks `width`"),
        DiffWitness(
          audience: "producers", form: "", text: "{\"id\":\"a\"}\n{\"id\":\"b\"}", verdict: "refused after"),
      ]
    ])

  /// A report of what differs between two states.
  static func report(old: String, new: String, witnesses: [Int: [DiffWitness]] = [:]) -> DiffReport {
    let pipeline = CompilerPipeline(isParallel: false)
    let before = pipeline.compile(MarkedSources(old).compilerInput)
    let after = pipeline.compile(MarkedSources(new).compilerInput)
    let checked = pipeline.check(after, asOf: CalendarDay(daysSinceEpoch: 20_605))
    let comparison = pipeline.compare(
      after, with: Baseline(name: "v1.0.0", compilation: before), configurations: checked.configurations)
    return DiffReport(
      comparison: comparison, old: "v1.0.0", new: "the working tree", toolVersion: "0.3.0", witnesses: witnesses)
  }

  /// The sample with all listed.
  static var whole: DiffReport {
    var report = Self.report
    report.showsAll = true
    return report
  }

  /// Nothing changed.
  static let empty = report(old: "twins: {Sluice: {}}\n", new: "twins: {Sluice: {}}\n")

  /// The sample with every text from input being one that tries to be something else.
  static let hostile: DiffReport = {
    let text = FindingWriterSample.hostile
    var report = Self.report
    report.old = text
    report.new = text
    report.notices = [text]
    report.witnesses = [0: [DiffWitness(audience: "graph", form: text, text: text, verdict: text)]]
    for index in report.comparison.changes.indices {
      report.comparison.changes[index].finding.message = text
      report.comparison.changes[index].finding.subject = text
      report.comparison.changes[index].change.subject = text
      report.comparison.changes[index].change.reach.types = [text, text, text, text]
      report.comparison.changes[index].change.reach.packages = [text, "b"]
      report.comparison.changes[index].package = text
      report.comparison.changes[index].advice = [text]
      report.comparison.changes[index].fix = text
      for related in report.comparison.changes[index].finding.related.indices {
        report.comparison.changes[index].finding.related[related].label = text
      }
      for consequence in report.comparison.changes[index].consequences.indices {
        report.comparison.changes[index].consequences[consequence].message = text
      }
    }
    let hidden = "m/a\(text).yaml"
    report.comparison.files = report.comparison.files.map { InputFile(path: hidden, bytes: $0.bytes) }
    return report
  }()

  /// The sample's changes, `count` times over.
  static func crowd(_ count: Int) -> DiffReport {
    var report = Self.report
    report.comparison.changes = (0..<count).flatMap { _ in report.comparison.changes }
    return report
  }
}
