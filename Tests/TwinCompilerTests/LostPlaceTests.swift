import Testing
import TwinChanges
import TwinCompiler
import TwinSource

/// Where changes are shown in sources of other languages.
@Suite struct LostPlaceTests {
  /// The changes with the places where they are shown, from one building ontology to another; each is files by their paths.
  private func places(_ old: [String: String], _ new: [String: String]) -> [String] {
    places(from: old, to: new) { CompilerInput(packages: [], digitalBuildings: $0) }
  }

  private func places(
    from old: [String: String], to new: [String: String], _ input: ([InputFile]) -> CompilerInput
  ) -> [String] {
    let pipeline = CompilerPipeline(isParallel: false)
    func compile(_ files: [String: String], below root: String) -> Compilation {
      pipeline.compile(
        input(
          files.sorted { $0.key < $1.key }.map { InputFile(path: root + $0.key, bytes: Array($0.value.utf8)) }))
    }
    let after = compile(new, below: "new/")
    let comparison = pipeline.compare(
      after, with: Baseline(name: "old", compilation: compile(old, below: "old/date/")), configurations: [])
    return comparison.changes.map { judged in
      let place = judged.finding.place
      let file = Int(place.file.rawValue)
      guard file < comparison.files.count else { return "\(judged.change.kind.rawValue): nowhere" }
      let bytes = comparison.files[file].bytes
      let line = bytes.prefix(Int(place.range.start)).count { $0 == UInt8(ascii: "\n") } + 1
      return "\(judged.change.kind.rawValue): \(comparison.files[file].path):\(line)"
    }
  }

  private let old = [
    "entity_types/fans.yaml": "# Licence\nFAN: {guid: 1}\nBIG_FAN: {guid: 2, implements: [FAN]}\nFLAP: {guid: 3}",
    "A/entity_types/fans.yaml": "# Licence\nA_FAN: {guid: 4}",
    "A/entity_types/pumps.yaml": "# Licence\nPUMP: {guid: 5}\nOLD_PUMP: {guid: 6, implements: [/FAN]}",
    "A/entity_types/rest.yaml": "# Licence\nREST: {guid: 7, implements: [/FAN]}",
    "A/entity_types/alone.yaml": "# Licence\nALONE: {guid: 8}",
  ]

  @Test func `what is gone is shown where it was, by what stood beside it`() {
    func found(_ edit: (inout [String: String]) -> Void) -> [String] {
      var new = old
      edit(&new)
      return places(old, new)
    }
    #expect(
      found { $0["entity_types/fans.yaml"] = "# Licence\nFAN: {guid: 1}\nFLAP: {guid: 3}" } == [
        "twin-removed: new/entity_types/fans.yaml:2"
      ])
    #expect(
      found { $0["A/entity_types/fans.yaml"] = "# Licence\n\nNEW: {guid: 9}" } == [
        "twin-removed: new/A/entity_types/fans.yaml:3", "twin-added: new/A/entity_types/fans.yaml:3",
      ])
    // Where the file is gone too: what stood beside it, the type that it extended, or where it was.
    #expect(
      found {
        $0["A/entity_types/pumps.yaml"] = nil
        $0["A/entity_types/fans.yaml"] = "# Licence\nA_FAN: {guid: 4}\nPUMP: {guid: 5}"
      } == ["twin-removed: new/A/entity_types/fans.yaml:3"])
    #expect(
      found { $0["A/entity_types/rest.yaml"] = nil } == ["twin-removed: new/entity_types/fans.yaml:2"])
    #expect(
      found { $0["A/entity_types/alone.yaml"] = nil } == ["twin-removed: old/date/A/entity_types/alone.yaml:2"])
  }

  @Test func `what differs is shown at its key, as each language spells it`() {
    let fields = "literals:\n- fan_speed_command:\n    fixed_min: 1\n    fixed_max: 9\n"
    #expect(
      places(["fields/f.yaml": fields], ["fields/f.yaml": fields.replacing("9", with: "8")]) == [
        "maximum-lowered: new/fields/f.yaml:4"
      ])
    let type = "FAN:\n  is_abstract: true\n  guid: '1'\n"
    #expect(
      places(["entity_types/f.yaml": type], ["entity_types/f.yaml": type.replacing("true", with: "false")]) == [
        "twin-made-concrete: new/entity_types/f.yaml:2"
      ])
    let signal = "Vehicle: {type: branch}\nVehicle.Speed:\n  type: sensor\n  datatype: float\n  min: 0\n"
    func vehicle(_ before: String, _ after: String) -> [String] {
      places(from: ["V.vspec": signal], to: ["V.vspec": signal.replacing(before, with: after)]) {
        CompilerInput(packages: [], vss: $0)
      }
    }
    #expect(vehicle("float", "double") == ["type-widened: new/V.vspec:4"])
    #expect(vehicle("min: 0", "min: 1") == ["minimum-raised: new/V.vspec:5"])
    #expect(vehicle("sensor", "attribute") == ["member-kind-changed: new/V.vspec:3"])
  }
}
