import Foundation
import Testing
import TwinTestSupport

/// The example workspace with the registry that is checked in beside it.
///
/// A release is never changed: where what is compiled from the example, or an ontology that it needs, is another model than the one
/// that was released, its version has to be raised and released too, as in any other repository.
@Suite struct ExampleHistoryTests {
  private static let campus = "Ontologies/examples/campus"

  /// Runs the command in a copy of the example, so that nothing is written to it.
  private func withCampus(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try FileManager.default.copyItem(
        at: repository.appending(path: Self.campus), to: sandbox.directory.appending(path: "campus"))
      try body(sandbox)
    }
  }

  private func run(_ command: String, _ sandbox: Sandbox) throws -> String {
    let run = try sandbox.run(command, in: "campus")
    #expect(run.code == 0, "\(command)\n\(run.output)")
    return run.output
  }

  @Test func `the registry is intact, and holds what the sources compile to`() throws {
    try withCampus { sandbox in
      #expect(try run("gemel registry verify", sandbox).contains("verified 12 releases"))
      #expect(try run("gemel check --locked --against policy", sandbox).contains("no findings"))
      let released = try run("gemel release --dry-run --allow-dirty --publisher team-data-office", sandbox)
      #expect(!released.contains("would release"), "\(released)")
      let again = try run("gemel release --allow-dirty --publisher team-data-office", sandbox)
      #expect(!again.contains("written from the releases"), "the changelogs are those of the registry: \(again)")
    }
  }

  @Test func `the history has a deprecation, a rename, and a breaking change that says why`() throws {
    try withCampus { sandbox in
      let log = try run("gemel registry log com.example.hvac", sandbox)
      for fact in ["2.0.0", "1.5.0", "1.4.0", "major", "approved  by team-data-office: https://decisions.example.com/"]
      {
        #expect(log.contains(fact), "\(log)")
      }
      let steps = try run("gemel registry changelog com.example.hvac", sandbox)
      for fact in [
        "`HvacEquipment/inventoryNumber` is deprecated now", "the property `bladePitch` is called `Fan/bladeAngle` now",
        "is gone, as was announced for 2.0.0", "### Breaking changes",
      ] {
        #expect(steps.contains(fact), "\(steps)")
      }
      let file = try sandbox.read("campus/hvac/CHANGELOG.md")
      #expect(file.contains(steps.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }
}
