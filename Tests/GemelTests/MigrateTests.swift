import Foundation
import Testing
import TwinTestSupport

/// `gemel migrate` over the releases of the example, and over artifacts side by side.
@Suite struct MigrateTests {
  private static let registry = repository.appending(path: "Ontologies/examples/campus/registry").path

  private func migrate(_ arguments: String, _ data: String? = nil, _ sandbox: Sandbox) throws -> Sandbox.Run {
    if let data { try sandbox.write(data, to: "data.ndjson") }
    return try sandbox.run(
      "gemel migrate \(arguments) --registry '\(Self.registry)' " + (data == nil ? "" : "data.ndjson 2> refused"))
  }

  @Test func `data of an old release goes to the new one, and what cannot is refused with its line and place`() throws {
    try Sandbox.with { sandbox in
      let data = """
        {"bladePitch": 12.50, "assetTag":"FAN-0001","x":1}

        {"bladePitch": "steep","assetTag":"FAN-0001"}
        {"assetTag":"FAN-0002","inventoryNumber":"7"}
        nonsense
        {"bladePitch": 3,"assetTag":"FAN-0003"}
        """
      let run = try migrate("com.example.hvac --from 1.4.0 --to '^2.0.0' --type Fan", data, sandbox)
      #expect(run.code == 1)
      #expect(
        run.output
          == "{\"bladeAngle\": 12.50, \"assetTag\":\"FAN-0001\",\"x\":1}\n{\"bladeAngle\": 3,\"assetTag\":\"FAN-0003\"}\n"
      )
      let refused = try sandbox.read("refused")
      #expect(refused.contains("data.ndjson:3: /bladePitch: is not valid at com.example.hvac 1.4.0"), "\(refused)")
      #expect(refused.contains("data.ndjson:4: /inventoryNumber: "), "\(refused)")
      #expect(refused.contains("data.ndjson:5: the document: "), "\(refused)")
      #expect(refused.contains("migrated 2 of 5 documents; 3 refused"), "\(refused)")
      let dropping = try migrate(
        "com.example.hvac --from 1.4.0 --type com.example.hvac.Fan --drop com.example.hvac.HvacEquipment/inventoryNumber",
        "{\n  \"inventoryNumber\": \"7\",\n  \"bladePitch\": 3,\n  \"assetTag\": \"FAN-0003\"\n}\n", sandbox)
      #expect(dropping.code == 0)
      #expect(dropping.output == "{\n  \"bladeAngle\": 3,\n  \"assetTag\": \"FAN-0003\"\n}\n")
      let back = try migrate(
        "com.example.hvac --from 2.0.0 --to 1.4.0 --type Fan", "{\"bladeAngle\":3,\"assetTag\":\"FAN-0003\"}\n", sandbox
      )
      #expect(back.output == "{\"bladePitch\":3,\"assetTag\":\"FAN-0003\"}\n")
    }
  }

  @Test func `the plan tells the steps, who decides them, and whether readers can do without`() throws {
    try Sandbox.with { sandbox in
      let run = try migrate("com.example.hvac --from 1.4.0 --to 2.0.0 --type AirHandlingUnit --plan", nil, sandbox)
      #expect(run.code == 0)
      for fact in [
        "com.example.hvac.Fan/bladePitch: `bladePitch` becomes `bladeAngle` [property-renamed]",
        "--drop com.example.hvac.HvacEquipment/inventoryNumber", "a reader at 2.0.0 reads this data: no",
        "2.0.0, in the way: the property `bladePitch` is called `Fan/bladeAngle` now [property-renamed]",
      ] {
        #expect(run.output.contains(fact), "\(run.output)")
      }
      let nothing = try migrate("com.example.hvac --from 1.4.0 --to 1.5.0 --type Fan --plan", nil, sandbox)
      #expect(nothing.output.contains("nothing to do"), "\(nothing.output)")
      #expect(nothing.output.contains("a reader at 1.5.0 reads this data: yes"), "\(nothing.output)")
    }
  }

  @Test func `bad questions are answered with what there is`() throws {
    try Sandbox.with { sandbox in
      for (arguments, code, word) in [
        ("com.example.hvac --from 1.x --type Fan", 2, "`1.x` is no range of versions"),
        ("com.example.hvac --from 9.0.0 --type Fan", 2, "2.0.0 is outside"),
        ("com.example.hvac --from 1.4.0 --type Fun", 2, "did you mean `Fan`?"),
        ("com.example.hvac --from 1.4.0 --type Fan --form event", 2, "is no form of documents"),
        ("com.example.hvac --from 1.4.0 --type Fan --form event:x", 2, "has no event `x`"),
        ("com.example.nothing --from 1.4.0 --type Fan", 2, "has no release of `com.example.nothing`"),
        ("'no/such dir' --from 1.4.0 --type Fan", 2, "neither a directory of artifacts nor the name of a package"),
        ("com.example.hvac absent --from 1.4.0 --type Fan", 3, "cannot read absent"),
      ] {
        let run = try migrate(arguments, nil, sandbox)
        #expect(run.code == Int32(code), "\(arguments): \(run.output)")
        #expect(run.output.contains(word), "\(arguments): \(run.output)")
      }
    }
  }

  @Test func `artifacts side by side are enough, and a record that is damaged is told`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 1.0.0\n", to: "p/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {a: {type: int32}}}}\n", to: "p/model.yaml")
      let build = "gemel build p -o out"
      #expect(try sandbox.run(build).code == 0)
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 2.0.0\n", to: "p/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {b: {type: int32, formerly: [a]}}}}\n", to: "p/model.yaml")
      #expect(try sandbox.run(build).code == 0)
      let command = "printf '{\"a\":1}\\r\\n{\"a\"\\n{\"a\":2}' | gemel migrate out/com.example --from 1.0.0 --type T"
      let run = try sandbox.run(command + " 2> refused")
      #expect(run.output == "{\"b\":1}\r\n{\"b\":2}\n" && run.code == 1, "\(run.output)")
      #expect(try sandbox.read("refused").contains("standard input:2: the document: "))
      // The first line is cut short, the others are whole.
      let cut = try sandbox.run(
        "printf '{\"a\":\\n{\"a\":2}\\n' | gemel migrate out/com.example - --from 1.0.0 --type T 2>&1")
      #expect(
        cut.code == 1 && cut.output.contains("standard input:1: ") && cut.output.contains("{\"b\":2}\n"),
        "\(cut.output)")
      try sandbox.write(
        "{\"format\":1,\"package\":\"com.example\",\"version\":\"\\u001b[31m\"}",
        to: "out/com.example/2.0.0/changes.json")
      let damaged = try sandbox.run("echo '{}' | gemel migrate out/com.example --from 1.0.0 --type T")
      #expect(
        damaged.code == 3 && damaged.output.contains("/version") && !damaged.output.contains("\u{1B}"),
        "\(damaged.output)")
      #expect(
        try sandbox.run("echo '{\"a\":1}' | gemel migrate out/com.example --from 1.0.0 --type T --ignore-records")
          .output == "{\"b\":1}\n")
    }
  }
}
