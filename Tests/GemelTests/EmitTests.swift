import Foundation
import Testing

/// `gemel emit` as people run it.
@Suite struct EmitTests {
  private static let manifest = """
    edition: 2026
    package: com.example.air
    version: 1.0.0
    kind: model
    summary: Air.
    owners: [team-air]

    """
  private static let twins = """
    twins:
      Device: {abstract: true, properties: {serial: {type: string, required: true}}}
      Fan: {extends: Device, telemetry: {speed: {type: double, maximum: 10}}, events: {failed: {payload: string}}}
      Room: {properties: {area: {type: double, minimum: 0}}}

    """

  private func emit(_ arguments: String, _ sandbox: Sandbox) throws -> Sandbox.Run {
    try sandbox.write(Self.manifest, to: "models/gemel.yaml")
    try sandbox.write(Self.twins, to: "models/twins.yaml")
    return try sandbox.run("gemel emit \(arguments)")
  }

  private func files(_ sandbox: Sandbox, in directory: String) throws -> [String] {
    try sandbox.run("cd \(directory) && find . -type f | sort").output.split(separator: "\n").map {
      String($0.dropFirst(2))
    }
  }

  private static let ends = [
    ("spark", ".spark.sql"), ("duckdb", ".duckdb.sql"), ("json-schema", ".schema.json"), ("avro", ".avsc"),
  ]

  @Test(arguments: Self.ends)
  func `each kind of document of each type gets a file, and the losses another`(target: String, end: String) throws {
    try Sandbox.with { sandbox in
      let run = try emit("\(target) models -o made", sandbox)
      #expect(run.code == 0, "\(run.output)")
      #expect(run.output.contains("wrote 4 files for \(target) to made\n"), "\(run.output)")
      #expect(run.output.contains("lost in \(target): "), "\(run.output)")
      let folder = "com.example.air/1.0.0/"
      let written = try files(sandbox, in: "made")
      #expect(
        written
          == [".gemel-emit.\(target)"]
          + ["Fan/events/failed", "Fan/state", "Fan/telemetry", "Room/state"].map { folder + $0 + end } + [
            "losses.\(target).json"
          ])
      let ledger = try JSONSerialization.jsonObject(with: Data(sandbox.read("made/losses.\(target).json").utf8))
      let losses = try #require((ledger as? [String: Any])?["losses"] as? [[String: Any]])
      #expect(!losses.isEmpty)
      for loss in losses {
        #expect(
          Set(loss.keys).subtracting(["mayRefuse"]) == ["element", "constraint", "rule", "of", "reason", "instead"])
      }
    }
  }

  @Test func `all targets go to one directory, and none takes the files of another`() throws {
    try Sandbox.with { sandbox in
      for (target, _) in Self.ends + Self.ends.reversed() {
        let run = try emit("\(target) models -o made", sandbox)
        #expect(run.code == 0 && !run.output.contains("stale"), "\(run.output)")
      }
      let written = try files(sandbox, in: "made").filter { $0.contains("/state") && $0.contains("Room") }
      #expect(Set(written) == Set(Self.ends.map { "com.example.air/1.0.0/Room/state" + $0.1 }))
    }
  }

  @Test func `types are chosen by name, and abstract ones too`() throws {
    try Sandbox.with { sandbox in
      let run = try emit("avro models --type Room --type com.example.air.Device -o made", sandbox)
      #expect(run.code == 0, "\(run.output)")
      let written = try files(sandbox, in: "made")
      #expect(
        written
          == [".gemel-emit.avro"] + ["Device/state.avsc", "Room/state.avsc"].map { "com.example.air/1.0.0/" + $0 }
          + ["losses.avro.json"])
    }
  }

  @Test func `a type is found by its name whatever else is called so, and one that is not is told with what is near`()
    throws
  {
    try Sandbox.with { sandbox in
      // A concept of what the package needs is called so too.
      try sandbox.write(Self.manifest + "dependencies: {org.gemel.core: ^1.0.0}\n", to: "models/gemel.yaml")
      try sandbox.write(Self.twins, to: "models/twins.yaml")
      #expect(try sandbox.run("gemel show Fan models").output.contains("org.gemel.core.Fan"))
      let run = try sandbox.run("gemel emit avro models --type Fan -o made")
      #expect(run.code == 0, "\(run.output)")
      let written = try files(sandbox, in: "made")
      #expect(written.contains("com.example.air/1.0.0/Fan/telemetry.avsc"), "\(written)")
      for (name, word) in [
        ("Fam", "no type called `Fam`; did you mean `Fan`?"), ("fan", "did you mean `Fan`?"),
        ("com.example.air.Fam", "did you mean `com.example.air.Fan`?"), ("com.example.air", "is no twin type"),
      ] {
        let run = try sandbox.run("gemel emit avro models --type \(name) -o made")
        #expect(run.code == 2 && run.output.contains(word), "\(run.output)")
      }
    }
  }

  @Test func `with --deny-loss a loss is told, fails, and nothing is written`() throws {
    try Sandbox.with { sandbox in
      let run = try emit("avro models --type Room --deny-loss -o made", sandbox)
      #expect(run.code == 1)
      #expect(run.output.contains("lost in avro: minimum of 1 element. "), "\(run.output)")
      #expect(
        run.output.contains("avro does not say all that this model says, and nothing was written"), "\(run.output)")
      #expect(!FileManager.default.fileExists(atPath: sandbox.directory.appending(path: "made").path))
      // What the format says of no model does no harm.
      let format = try sandbox.run("gemel emit json-schema models --type Device --deny-loss -o made")
      #expect(format.code == 0, "\(format.output)")
      #expect(try sandbox.read("made/losses.json-schema.json").contains("\"of\": \"format\""))
    }
  }

  @Test func `what an earlier run wrote for the target and this one does not is removed, and nothing else`() throws {
    try Sandbox.with { sandbox in
      #expect(
        try emit("avro models -o made && gemel emit duckdb models -o made && echo mine > made/mine", sandbox).code == 0)
      let before = try files(sandbox, in: "made")
      // Some types alone: the others stay, and stay known.
      #expect(try sandbox.run("gemel emit avro models --type Room -o made").code == 0)
      #expect(try files(sandbox, in: "made") == before)
      try sandbox.write(
        Self.twins.split(separator: "\n").filter { !$0.contains("Fan") }.joined(separator: "\n"),
        to: "models/twins.yaml")
      let run = try sandbox.run("gemel emit avro models -o made")
      #expect(run.code == 0 && run.output.contains("3 stale ones removed"), "\(run.output)")
      #expect(
        try files(sandbox, in: "made") == before.filter { !$0.contains("/Fan/") || !$0.hasSuffix(".avsc") })
      // A list that lies leads nowhere.
      try sandbox.write("../models/gemel.yaml\n/etc/hostname\nlink/x\n", to: "made/.gemel-emit.avro")
      let lied = try sandbox.run(
        "mkdir other && touch other/x && ln -s ../other made/link && gemel emit avro models -o made")
      #expect(lied.code == 0 && !lied.output.contains("stale"), "\(lied.output)")
      #expect(try sandbox.run("ls models/gemel.yaml other/x").code == 0)
    }
  }

  @Test func `a file that the model is read from is never written over`() throws {
    try Sandbox.with { sandbox in
      let run = try emit(
        "avro models -o made && mkdir evil && ln models/twins.yaml evil/losses.avro.json && gemel emit avro models -o evil",
        sandbox)
      #expect(run.code == 2, "\(run.output)")
      #expect(
        run.output.contains("evil/losses.avro.json is read, as models/twins.yaml, and would be lost"), "\(run.output)")
      #expect(try sandbox.read("models/twins.yaml") == Self.twins)
      #expect(try files(sandbox, in: "evil") == ["losses.avro.json"])
      // Nor is anything new put into an artifact.
      let artifact = "out/com.example.air/1.0.0"
      #expect(try sandbox.run("gemel build models -o out").code == 0)
      let before = try files(sandbox, in: artifact)
      for place in [artifact, artifact + "/sql", "./" + artifact + "/../1.0.0", "out"] {
        let into = try sandbox.run("gemel emit duckdb \(artifact) -o \(place)")
        #expect(
          into.code == 2 && into.output.contains("1.0.0, which is read; write to another place"), "\(into.output)")
      }
      #expect(try files(sandbox, in: artifact) == before)
    }
  }

  @Test func `types whose names differ in case alone get files and views of their own`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write(Self.manifest, to: "models/gemel.yaml")
      try sandbox.write("twins: {Fan: {}, fan: {}, Room: {}}\n", to: "models/twins.yaml")
      #expect(try sandbox.run("gemel emit duckdb models -o made").code == 0)
      let written = try files(sandbox, in: "made").filter { $0.hasSuffix(".sql") }
      #expect(written.count == 3 && Set(written.map { $0.lowercased() }).count == 3, "\(written)")
      #expect(written.contains("com.example.air/1.0.0/Room/state.duckdb.sql"))
      // The same name, whatever of the model is written.
      #expect(try sandbox.run("gemel emit duckdb models --type com.example.air.fan -o one").code == 0)
      #expect(Set(written).isSuperset(of: try files(sandbox, in: "one").filter { $0.hasSuffix(".sql") }))
    }
  }

  @Test func `unknown members pass where that is asked for`() throws {
    try Sandbox.with { sandbox in
      let path = "made/com.example.air/1.0.0/Room/state.schema.json"
      #expect(try emit("json-schema models -o made", sandbox).code == 0)
      let closed = try sandbox.read(path)
      #expect(closed.contains("\"additionalProperties\": false"))
      #expect(try emit("json-schema models --allow-unknown -o made", sandbox).code == 0)
      let open = try sandbox.read(path)
      #expect(!open.contains("additionalProperties"))
    }
  }

  @Test(arguments: [
    ("nosql models", 2, "'nosql' is invalid"), ("avro models --type Nope", 2, "no type called `Nope`"),
    ("avro models com.example.ai", 2, "did you mean `com.example.air`?"),
    ("avro models -o models/gemel.yaml/x", 3, "cannot make the directory"),
    ("avro nowhere/models", 2, "nowhere/models"),
  ])
  func `errors say what is wrong, by exit code and in words`(arguments: String, code: Int32, words: String) throws {
    try Sandbox.with { sandbox in
      let run = try emit(arguments, sandbox)
      #expect(run.code == code, "\(run.output)")
      #expect(run.output.contains(words), "\(run.output)")
    }
  }

  @Test func `a model with errors is not emitted`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("twins: {Bad: {properties: {x: Nothing}}}\n", to: "models/bad.yaml")
      let run = try emit("duckdb models -o made", sandbox)
      #expect(run.code == 1, "\(run.output)")
      #expect(!FileManager.default.fileExists(atPath: sandbox.directory.appending(path: "made").path))
    }
  }
}
