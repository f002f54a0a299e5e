import TwinOutput
import TwinRuntime
import TwinWitness

/// Documents to migrate, and what documents mean.
enum MigrationSamples {
  static func readings(_ form: DocumentForm, _ document: [UInt8]) -> [Reading] {
    switch form {
    case .state(let type): type.readings(state: document)
    case .telemetry(let type): type.readings(telemetry: document)
    case .payload(let member): member.readings(payload: document)
    case .request(let member): member.readings(request: document)
    case .response(let member): member.readings(response: document)
    case .edgeProperties(let member): member.readings(edgeProperties: document)
    }
  }

  /// A few of many, from all over.
  static func some(of form: DocumentForm, beside target: DocumentForm) -> [[UInt8]] {
    let samples = samples(of: form, beside: target)
    let most = 10
    guard samples.count > most else { return samples }
    return (0..<most).map { samples[$0 * samples.count / most] }
  }

  private static func samples(of form: DocumentForm, beside target: DocumentForm) -> [[UInt8]] {
    var sampler = Sampler()
    func values(_ value: ValueType?, _ other: ValueType?) -> [[UInt8]] {
      [[]] + (value.map { sampler.values($0, beside: other) } ?? []).map { json($0, layout: .compact) }
    }
    switch (form, target) {
    case (.state(let type), .state(let other)):
      return sampler.states(type, beside: other).map { json($0, layout: .compact) }
    case (.telemetry(let type), .telemetry(let other)):
      return type.members.filter { $0.kind == .telemetry }.flatMap { member in
        member.value.map { sampler.values($0, beside: other.member(member.name)?.value) }?.map {
          json(.object([JSONEntry(member.name, $0)]), layout: .compact)
        } ?? []
      }
    case (.payload(let member), .payload(let other)): return values(member.value, other.value)
    case (.request(let member), .request(let other)): return values(member.request?.value, other.request?.value)
    case (.response(let member), .response(let other)): return values(member.response?.value, other.response?.value)
    case (.edgeProperties(let member), _):
      return (member.relationship?.properties ?? []).flatMap { field in
        sampler.values(field.value, beside: nil).map { json(.object([JSONEntry(field.name, $0)]), layout: .compact) }
      }
    default: return []
    }
  }
}
