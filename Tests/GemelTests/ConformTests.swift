import Foundation
import Testing
import TwinTestSupport

/// `gemel conform` as people run it: inputs of every kind, reports, exit codes.
@Suite struct ConformTests {
  private static let model = """
    twins:
      Fan:
        properties: {name: {type: string}}
        telemetry: {speed: {type: double, minimum: 0}}
        relationships: {feeds: {target: Fan, cardinality: 0..1}}
    """
  private static let good = #"{"type": "com.example.plant.Fan", "telemetry": {"speed": 1}}"#
  private static let wrong = #"{"type": "com.example.plant.Fan", "telemetry": {"speed": -1}}"#

  /// A sandbox with a package, its artifact in `out`, and files of data.
  private func withPlant(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example.plant\nversion: 1.0.0\n", to: "plant/gemel.yaml")
      try sandbox.write(Self.model, to: "plant/model.yaml")
      let good = String(repeating: Self.good + "\n", count: 9)
      try sandbox.write(good + Self.wrong + "\n", to: "data.ndjson")
      try sandbox.write("[" + [Self.good, Self.wrong, "7"].joined(separator: ",\n") + "]\n", to: "array.json")
      let made = try sandbox.run("gemel build plant -o out && gzip -k data.ndjson && gzip -k array.json")
      #expect(made.code == 0, "\(made.output)")
      try body(sandbox)
    }
  }

  /// The lines of the report that tell shares of records.
  private func records(_ sandbox: Sandbox, _ arguments: String, code: Int32 = 1) throws -> String {
    let run = try sandbox.run("gemel conform \(arguments)")
    #expect(run.code == code, "\(arguments)\n\(run.output)")
    return run.output.split(separator: "\n").first { $0.hasPrefix("records ") }.map {
      $0.split(separator: " ").dropFirst().joined(separator: " ")
    } ?? run.output
  }

  @Test func `a model is an image, an artifact, a workspace or a release`() throws {
    try withPlant { sandbox in
      let expected = "90.00 % (9 of 10) conform; 1 violate a rule"
      for model in ["out/com.example.plant/1.0.0/model.image", "out/com.example.plant/1.0.0", "out", "plant"] {
        #expect(try records(sandbox, "\(model) data.ndjson") == expected)
      }
      #expect(try records(sandbox, "nothing data.ndjson", code: 2).contains("there is no file or directory"))
      #expect(try records(sandbox, "out/com.example.plant/1.0.0/model.json data.ndjson") == expected)
      try sandbox.write("x", to: "bad/model.image")
      #expect(try records(sandbox, "bad data.ndjson", code: 3).contains("bad/model.image"))
    }
  }

  @Test func `inputs are lines or arrays, packed or not, files, pipes and standard input`() throws {
    try withPlant { sandbox in
      let lines = "90.00 % (9 of 10) conform; 1 violate a rule"
      let array = "33.33 % (1 of 3) conform; 1 violate a rule, 1 that do not say what they are"
      for data in ["data.ndjson", "data.ndjson.gz", "- < data.ndjson", "< data.ndjson.gz", "<(cat data.ndjson)"] {
        let found = try records(sandbox, "plant \(data)")
        #expect(found == lines, "\(data)")
      }
      for data in ["array.json", "array.json.gz", "< array.json"] {
        #expect(try records(sandbox, "plant \(data)") == array, "\(data)")
      }
      // Members of gzip that stand behind each other are one stream.
      #expect(
        try records(sandbox, "plant <(cat data.ndjson.gz data.ndjson.gz)")
          == "90.00 % (18 of 20) conform; 2 violate a rule")
      #expect(
        try records(sandbox, "plant data.ndjson array.json data.ndjson.gz")
          == "82.60 % (19 of 23) conform; 3 violate a rule, 1 that do not say what they are")
    }
  }

  @Test func `what is damaged is told and counted, and hides nothing`() throws {
    try withPlant { sandbox in
      let made = try sandbox.run(
        """
        head -c 60 data.ndjson.gz > cut.gz
        (cat data.ndjson.gz; echo rest) > tail.gz
        (cat data.ndjson.gz; head -c 512 /dev/zero) > padded.gz
        head -c 100 array.json > cut.json
        (cat array.json; echo x) > more.json
        printf '\\xef\\xbb\\xbf' | cat - data.ndjson | sed 's/$/\\r/' > windows.ndjson
        printf '\\0\\n\\xff\\n' | cat - data.ndjson > bytes.ndjson
        : > empty.ndjson; gzip -k empty.ndjson; printf '\\n \\n' > blank.ndjson; printf '[ ]' > none.json
        """)
      #expect(made.code == 0, "\(made.output)")
      let cases: [(String, String)] = [
        ("tail.gz", "81.81 % (9 of 11) conform; 1 violate a rule, 1 unreadable"),
        ("padded.gz", "90.00 % (9 of 10) conform; 1 violate a rule"),
        ("cut.json", "50.00 % (1 of 2) conform; 1 unreadable"),
        ("more.json", "25.00 % (1 of 4) conform; 1 violate a rule, 1 that do not say what they are, 1 unreadable"),
        ("windows.ndjson", "90.00 % (9 of 10) conform; 1 violate a rule"),
        ("bytes.ndjson", "75.00 % (9 of 12) conform; 1 violate a rule, 2 unreadable"),
      ]
      for (data, expected) in cases { #expect(try records(sandbox, "plant \(data)") == expected, "\(data)") }
      let cut = try sandbox.run("gemel conform plant cut.gz")
      #expect(
        cut.code == 1 && cut.output.contains("a gzip member that ends at byte 60 of the packed file"), "\(cut.output)")
      for data in ["empty.ndjson", "empty.ndjson.gz", "blank.ndjson", "none.json", "."] {
        let code: Int32 = data == "." ? 2 : 0
        let run = try sandbox.run("gemel conform plant \(data)")
        #expect(run.code == code, "\(data) \(run.output)")
        #expect(run.output.contains(code == 0 ? "there are no records" : "is a directory"))
      }
      #expect(try sandbox.run("gemel conform plant /dev/zero").code == 2)
      #expect(try sandbox.run("gemel conform plant missing.ndjson").code == 3)
    }
  }

  @Test func `records that are too long are passed over within bounds`() throws {
    try withPlant { sandbox in
      // 40 MiB of one line, packed into a few kilobytes, between good ones; then the same as an element of an array.
      let made = try sandbox.run(
        """
        long() { printf '{"x": "'; head -c 40M /dev/zero | tr '\\0' a; printf '"}'; }
        (cat data.ndjson; long; echo; cat data.ndjson) | gzip -1 > long.gz
        (printf '['; head -1 data.ndjson; printf ','; long; printf ','; head -1 data.ndjson; printf ']') | gzip -1 > array.gz
        """)
      #expect(made.code == 0, "\(made.output)")
      #expect(
        try records(sandbox, "plant long.gz --jobs 1") == "85.71 % (18 of 21) conform; 2 violate a rule, 1 unreadable")
      #expect(try records(sandbox, "plant array.gz --jobs 1") == "66.66 % (2 of 3) conform; 1 unreadable")
      let run = try sandbox.run("ulimit -v 400000; gemel conform out/com.example.plant/1.0.0 long.gz --jobs 1")
      #expect(run.code == 1 && run.output.contains("long.gz:11"), "\(run.output)")
    }
  }

  @Test func `the exit code is by the share that is asked for`() throws {
    try withPlant { sandbox in
      for (share, code) in [("90%", 0), ("90", 0), ("90.000001%", 1), ("0%", 0)] as [(String, Int32)] {
        _ = try records(sandbox, "plant data.ndjson --min-conforming \(share)", code: code)
      }
      for arguments in [
        "--min-conforming 101%", "--min-conforming most", "--form nothing", "--type Nothing", "--jobs 0",
        "--samples -1",
        "--type com.example.plant.Fan --form event:x", "--type com.example.plant.Fan --graph",
      ] {
        #expect(try sandbox.run("gemel conform plant data.ndjson \(arguments)").code == 2, "\(arguments)")
      }
      let hint = try sandbox.run("gemel conform plant data.ndjson --type Fan")
      #expect(hint.output.contains("write its whole identity: `com.example.plant.Fan`"))
    }
  }

  @Test func `a report that goes to a device leaves the device`() throws {
    try withPlant { sandbox in
      // Where devices cannot be made there is nothing to see.
      let run = try sandbox.run(
        """
        mknod null c 1 3 2>&- && : 2>&- > null || { echo kept; exit; }
        gemel conform plant data.ndjson -o null; test -c null && echo kept
        """)
      #expect(run.output.contains("kept"), "\(run.output)")
    }
  }

  @Test func `a report is the same to the byte whoever judges, and has a schema`() throws {
    try withPlant { sandbox in
      let made = try sandbox.run(
        """
        for i in $(seq 60); do cat data.ndjson; echo '{"type": "Odd'$i'"}'; echo bad; printf '%20000s\\n' ' '; done > many.ndjson
        for jobs in 1 2 5; do gemel conform plant many.ndjson --format json --jobs $jobs -o $jobs.json; echo $?; done
        cat many.ndjson | gzip -1 | gemel conform plant - --format json | sed 's/standard input/many.ndjson/' > piped.json
        cmp 1.json 2.json && cmp 1.json 5.json && cmp 1.json piped.json && gemel schema conformance > schema.json
        """)
      #expect(made.code == 0 && made.output.split(separator: "\n").count { $0 == "1" } == 3, "\(made.output)")
      let report = try sandbox.read("1.json")
      #expect(report.contains(#""total": 720"#), "\(report.prefix(400))")
      if let tool = OutsideTool("check-jsonschema") {
        _ = try tool.run(
          [
            "--schemafile", sandbox.directory.appending(path: "schema.json").path,
            sandbox.directory.appending(path: "1.json").path,
          ])
      }
    }
  }

  @Test func `a graph is checked, as Azure Digital Twins exports it too`() throws {
    try withPlant { sandbox in
      let fan = #""$metadata": {"$model": "com.example.plant.Fan"}"#
      let feeds = #""$relationshipName": "feeds""#
      let lines = [
        #"{"Section": "Header"}"#, #"{"fileVersion": "1.0.0"}"#, #"{"Section": "Twins"}"#,
        "{\"$dtId\": \"a\", \(fan)}", "{\"$dtId\": \"b\", \(fan), \"name\": 7}", "{\"$dtId\": \"c\", \(fan)}",
        #"{"Section": "Relationships"}"#,
        "{\"$relationshipId\": \"1\", \"$sourceId\": \"a\", \(feeds), \"$targetId\": \"b\"}",
        "{\"$relationshipId\": \"1\", \"$sourceId\": \"a\", \(feeds), \"$targetId\": \"c\"}",
        "{\"$relationshipId\": \"2\", \"$sourceId\": \"c\", \(feeds), \"$targetId\": \"d\"}",
      ]
      try sandbox.write(lines.joined(separator: "\n"), to: "graph.ndjson")
      let run = try sandbox.run("gemel conform plant --graph graph.ndjson")
      #expect(run.code == 1)
      for line in [
        "twins          33.33 % (1 of 3)", "relationships  33.33 % (1 of 3)", "maximumCardinality        1",
        "records        33.33 % (2 of 6) conform",
        "graph.ndjson:9: relationship `feeds` `a` → `c`: expected each id once",
        "graph.ndjson:10: relationship `feeds` `c` → `d`: expected the id of a twin, found `d` [unknownTarget]",
      ] {
        #expect(run.output.contains(line), "\(run.output)")
      }
      let json = try sandbox.run(
        "gemel conform plant --graph graph.ndjson --format json > g.json; gemel schema conformance > schema.json")
      #expect(json.code == 0)
      if let tool = OutsideTool("check-jsonschema") {
        _ = try tool.run(
          [
            "--schemafile", sandbox.directory.appending(path: "schema.json").path,
            sandbox.directory.appending(path: "g.json").path,
          ])
      }
    }
  }
}
