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
      let expected = "90.00 % (9 of 10) conform; 1 violates a rule"
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
      let lines = "90.00 % (9 of 10) conform; 1 violates a rule"
      let array = "33.33 % (1 of 3) conform; 1 violates a rule, 1 does not say what it is"
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
          == "82.61 % (19 of 23) conform; 3 violate a rule, 1 does not say what it is")
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
        good=$(head -1 data.ndjson)
        printf '[%s],\n%s]' "$good" "$good" > stray.json
        printf '[%s,\n{"type": "com.example.plant.Fan},\n%s]' "$good" "$good" > string.json
        printf '[%s,{"type": "com.example.plant.Fan},%s]' "$good" "$good" > swallowed.json
        printf '[%s,\n' "$good" > open.json
        bad='{"type": "com.example.plant.Fan", "telemetry": 5}'
        printf '[\n%s\n%s\n%s\n%s\n]\n' "$good" "$bad" "$good" "$bad" > hidden.json
        printf '[info] started\n%s\n' "$good" > log.ndjson; printf '[1] INFO' > line.log; printf ' [1] INFO\n[2] WARN\n\nyes\n' > lines.log
        printf '[%s] x\n' "$good" > behind.json; printf '[%s]\n\n[%s]\n' "$good" "$good" > arrays.ndjson
        printf '\\xef\\xbb\\xbf' | cat - data.ndjson | sed 's/$/\\r/' > windows.ndjson
        printf '\\0\\n\\xff\\n' | cat - data.ndjson > bytes.ndjson
        : > empty.ndjson; gzip -k empty.ndjson; printf '\\n \\n' > blank.ndjson; printf '[ ]' > none.json
        """)
      #expect(made.code == 0, "\(made.output)")
      let cases: [(String, String)] = [
        ("tail.gz", "81.82 % (9 of 11) conform; 1 violates a rule, 1 is unreadable"),
        ("padded.gz", "90.00 % (9 of 10) conform; 1 violates a rule"),
        ("cut.json", "50.00 % (1 of 2) conform; 1 is unreadable"),
        ("stray.json", "66.67 % (2 of 3) conform; 1 is unreadable"),
        ("string.json", "66.67 % (2 of 3) conform; 1 is unreadable"),
        ("hidden.json", "28.57 % (2 of 7) conform; 2 violate a rule, 3 are unreadable"),
        ("swallowed.json", "50.00 % (1 of 2) conform; 1 is unreadable"),
        ("more.json", "25.00 % (1 of 4) conform; 1 violates a rule, 1 does not say what it is, 1 is unreadable"),
        // A line that begins with a bracket makes no array of what follows it; where nothing does, it is one.
        ("log.ndjson", "50.00 % (1 of 2) conform; 1 is unreadable"),
        ("line.log", "0.00 % (0 of 1) conform; 1 is unreadable"),
        ("lines.log", "0.00 % (0 of 3) conform; 3 are unreadable"),
        ("arrays.ndjson", "0.00 % (0 of 2) conform; 2 do not say what they are"),
        ("behind.json", "50.00 % (1 of 2) conform; 1 is unreadable"),
        ("windows.ndjson", "90.00 % (9 of 10) conform; 1 violates a rule"),
        ("bytes.ndjson", "75.00 % (9 of 12) conform; 1 violates a rule, 2 are unreadable"),
      ]
      for (data, expected) in cases { #expect(try records(sandbox, "plant \(data)") == expected, "\(data)") }
      let cut = try sandbox.run("gemel conform plant cut.gz")
      #expect(
        cut.code == 1 && cut.output.contains("a gzip member that ends at byte 60 of the packed file"), "\(cut.output)")
      let swallowed = try sandbox.run("gemel conform plant swallowed.json")
      #expect(
        swallowed.output.contains(
          "gemel: not read: swallowed.json from line 1 on (byte 62): expected an element that ends, by which those behind it are told apart, found the end of the data; mend what begins there, or write a record a line and give --lines\n"
        ), "\(swallowed.output)")
      #expect(
        try sandbox.run("gemel conform plant open.json").output.contains(
          "open.json from line 2 on (byte 63): expected more of the array, found the end of the data;"))
      // How many records there are that nobody read is not known, whatever share is asked for.
      #expect(try sandbox.run("gemel conform plant swallowed.json --min-conforming 40%").code == 3)
      #expect(try sandbox.run("gemel conform plant cut.gz --min-conforming 0%").code == 3)
      #expect(try sandbox.run("gemel conform plant string.json --min-conforming 60%").code == 0)
      let log = try sandbox.run("gemel conform plant log.ndjson")
      #expect(log.output.contains("log.ndjson:1:2 (byte 1): the record: ") && !log.output.contains("not read"))
      let line = try sandbox.run("gemel conform plant line.log")
      #expect(
        line.code == 1 && line.output.contains("line.log:1:5 (byte 4): the record: ")
          && !line.output.contains("not read"), "\(line.output)")
      let behind = try sandbox.run("gemel conform plant behind.json")
      #expect(
        behind.code == 1
          && behind.output.contains(
            "gemel: not read: behind.json from line 1 on (byte 63): expected nothing behind the end of the array, found more; mend what begins there, or write a record a line and give --lines\n"
          ), "\(behind.output)")
      #expect(try records(sandbox, "plant log.ndjson --lines") == "50.00 % (1 of 2) conform; 1 is unreadable")
      for data in ["empty.ndjson", "empty.ndjson.gz", "blank.ndjson", "none.json", "/dev/null", "."] {
        let code: Int32 = data == "." ? 2 : 0
        let run = try sandbox.run("gemel conform plant \(data)")
        #expect(run.code == code, "\(data) \(run.output)")
        #expect(run.output.contains(code == 0 ? "there are no records" : "is a directory"))
      }
      #expect(try sandbox.run("gemel conform plant /dev/zero").code == 2)
      #expect(try sandbox.run("gemel conform plant missing.ndjson").code == 3)
    }
  }

  @Test func `an array that lacks nothing but its bracket is read to its end, which is told`() throws {
    try withPlant { sandbox in
      let made = try sandbox.run(
        """
        good=$(head -1 data.ndjson)
        bad='{"type": "com.example.plant.Fan", "telemetry": 5}'
        printf '[\n%s,\n%s\n' "$good" "$bad" > unclosed.json
        printf '[%s,%s' "$good" "$bad" > line.json
        printf '[\n%s\n%s' "$good" "$bad" > comma.json
        printf '[\n%s,\n{"type": "com.example.plant.Fan", "telemetry":\n{"speed": 1}}\n' "$bad" > lines.json
        (echo '['; for i in $(seq 9999); do echo "$good,"; done; echo "$bad") > long.json
        gzip -k unclosed.json; head -c -8 unclosed.json.gz > cut.gz
        printf '[%s,\n{"type": "com.example.plant.Fan", "telemetry": {}' "$good" > element.json
        printf '[%s,\n"text' "$good" > text.json; printf '[%s,\n12' "$good" > number.json
        """)
      #expect(made.code == 0, "\(made.output)")
      let both = "33.33 % (1 of 3) conform; 1 violates a rule, 1 is unreadable"
      for (data, line, share) in [
        ("unclosed.json", 4, both), ("line.json", 1, both), ("unclosed.json.gz", 4, both), ("cut.gz", 4, both),
        ("lines.json", 5, both),
        (
          "comma.json", 3, both.replacing("33.33 % (1 of 3)", with: "25.00 % (1 of 4)").replacing("1 is", with: "2 are")
        ),
        ("long.json", 10_002, "99.98 % (9,999 of 10,001) conform; 1 violates a rule, 1 is unreadable"),
      ] {
        let run = try sandbox.run("gemel conform plant \(data)")
        for part in [share, "not read: \(data) from line \(line) on (byte ", "): expected more of the array, found "] {
          #expect(run.output.contains(part), "\(part) \(data) \(run.output)")
        }
      }
      // What is not whole is told as before.
      for data in ["element.json", "text.json", "number.json"] {
        let run = try sandbox.run("gemel conform plant \(data)")
        for part in ["50.00 % (1 of 2)", "\(data) from line 2 on (byte 63): expected an element that ends,"] {
          #expect(run.output.contains(part), "\(part) \(data) \(run.output)")
        }
      }
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
        pretty() { printf '{\n"type": "com.example.plant.Fan",\n"state": {}\n}\n'; }
        (pretty; long; pretty) | gzip -1 > pretty.gz; (pretty; long | head -c 39M) | gzip -1 > end.gz
        """)
      #expect(made.code == 0, "\(made.output)")
      #expect(
        try records(sandbox, "plant long.gz --jobs 1")
          == "85.71 % (18 of 21) conform; 2 violate a rule, 1 is unreadable")
      #expect(try records(sandbox, "plant array.gz --jobs 1") == "66.67 % (2 of 3) conform; 1 is unreadable")
      #expect(try records(sandbox, "plant pretty.gz --jobs 1") == "66.67 % (2 of 3) conform; 1 is unreadable")
      #expect(try records(sandbox, "plant end.gz --jobs 1") == "50.00 % (1 of 2) conform; 1 is unreadable")
      let run = try sandbox.run("ulimit -v 400000; gemel conform out/com.example.plant/1.0.0 long.gz --jobs 1")
      #expect(run.code == 1 && run.output.contains("long.gz:11"), "\(run.output)")
    }
  }

  @Test func `exported graphs of any size are read twin by twin, within bounds`() throws {
    try withPlant { sandbox in
      // 30 MiB of twins in one line, between 40 MiB of models and as much behind them.
      let made = try sandbox.run(
        #"""
        long() { printf '"%s": [{"@id": "' $1; head -c 40M /dev/zero | tr '\0' a; printf '"}]'; }
        twin() { printf '{"$dtId": "%s", "$metadata": {"$model": "com.example.plant.Fan"}, "name": %s}' "$1" "$2"; }
        edge() { printf '{"$relationshipId": "1", "$sourceId": "%s", "$relationshipName": "feeds", "$targetId": "%s"}' $1 $2; }
        many() { awk 'BEGIN { for (i = 0; i < 300000; i++)
          printf "{\"$dtId\": \"t%d\", \"$metadata\": {\"$model\": \"com.example.plant.Fan\"}, \"name\": \"number %d\"},", i, i }'; }
        (printf '{'; long digitalTwinsModels; printf ',"digitalTwinsGraph":{"digitalTwins":['; twin a '"x"'; printf ','; twin b '"x';
         printf ','; many; twin c 7; printf '],"relationships":['; edge a c; printf ','; edge t1 t2; printf ']},'; long digitalTwinsFileInfo; printf '}') | gzip -1 > large.gz
        (printf '{\n  "digitalTwinsGraph": {\n    "digitalTwins": [\n      '; twin a '"x"'; printf ',\n      '; twin b '"x'; printf ',\n      '
         twin c '7'; printf '\n    ],\n    "relationships": [\n      '; edge a c; printf '\n    ]\n  }\n}\n') > pretty.json
        head -c 300 pretty.json > cut.json; sed 's/^    \],/    ];/' pretty.json > mark.json
        """#)
      #expect(made.code == 0, "\(made.output)")
      let large = try sandbox.run(
        "ulimit -v 400000; gemel conform out/com.example.plant/1.0.0 --graph large.gz --jobs 1 --min-conforming 99%")
      for line in [
        "records        99.99 % (300,003 of 300,005) conform; 1 violates a rule, 1 is unreadable\n",
        "twins          99.99 % (300,001 of 300,002)\n", "relationships  100.00 % (2 of 2)\n",
      ] {
        #expect(large.code == 0 && large.output.contains(line), "\(line) \(large.output)")
      }
      let pretty = try sandbox.run("gemel conform plant --graph pretty.json")
      for line in [
        "records        50.00 % (2 of 4) conform; 1 violates a rule, 1 is unreadable\n",
        "pretty.json:5:83 (byte 216): the record: ", "pretty.json:6:80 (byte 297): ",
        "/name: expected a string, found 7 [type]\n",
      ] {
        #expect(pretty.output.contains(line), "\(line) \(pretty.output)")
      }
      let cut = try sandbox.run("gemel conform plant --graph cut.json")
      #expect(cut.code == 1 && cut.output.contains("gemel: not read: cut.json from line 7 on"), "\(cut.output)")
      let mark = try sandbox.run("gemel conform plant --graph mark.json")
      #expect(
        mark.output.contains("(2 of 5) conform; 1 violates a rule, 2 are unreadable")
          && mark.output.contains("mark.json:7:6 (byte "), "\(mark.output)")
    }
  }

  @Test func `damage of an exported graph is told where it is, and what it takes along is not`() throws {
    try withPlant { sandbox in
      let fan = #""$metadata": {"$model": "com.example.plant.Fan"}"#
      let lines = [
        "{", #"  "digitalTwinsFileInfo": {"fileVersion": "1.0.0"},"#,
        #"  "digitalTwinsModels": [{"@id": "dtmi:com:example:fan;1", "@type": "Interface"}],"#,
        #"  "digitalTwinsGraph": {"#, #"    "digitalTwins": ["#, "      {\"$dtId\": \"a\", \(fan)},",
        "      {\"$dtId\": \"b\", \(fan), \"name\": \"x\"},", "      {\"$dtId\": \"c\", \(fan)}", "    ],",
        #"    "relationships": ["#,
        #"      {"$relationshipId": "1", "$sourceId": "a", "$relationshipName": "feeds", "$targetId": "b"},"#,
        #"      {"$relationshipId": "2", "$sourceId": "b", "$relationshipName": "feeds", "$targetId": "c"}"#, "    ]",
        "  }", "}", "",
      ]
      let text = lines.joined(separator: "\n")
      let compact = text.replacing("\n", with: "").replacing("  ", with: "").replacing(": ", with: ":").replacing(
        ", ", with: ",")
      for (name, seed) in [("pretty", text), ("compact", compact)] {
        func damaged(_ old: String, _ new: String) -> String {
          let isCompact = name == "compact"
          func spelt(_ text: String) -> String {
            isCompact
              ? text.replacing("\n", with: "").replacing("  ", with: "").replacing(": ", with: ":").replacing(
                ", ", with: ",") : text
          }
          #expect(seed.contains(spelt(old)), "\(old)")
          return seed.replacing(spelt(old), with: spelt(new), maxReplacements: 1)
        }
        let cases: [(String, Int, String, String, String)] = [
          // A twin, whatever is too much in it or missing.
          (
            damaged(#""name": "x"}"#, #""name": "x"]}"#), 7, "2 of 5",
            "1 is unreadable, 2 are wrong in the graph alone", "(0 of 2)"
          ),
          (
            damaged(#", "name": "x"}"#, #"], "name": "x"}"#), 7, "2 of 5",
            "1 is unreadable, 2 are wrong in the graph alone", "(0 of 2)"
          ),
          (
            damaged(#""b", "$metadata": {"#, #""b", "$metadata": "#), 7, "2 of 5",
            "1 is unreadable, 2 are wrong in the graph alone", "(0 of 2)"
          ),
          (
            damaged(#""name": "x"}"#, #""name": "x""#), 7, "2 of 5", "1 is unreadable, 2 are wrong in the graph alone",
            "(0 of 2)"
          ),
          (
            damaged(#""name": "x"}"#, #""name": "x}"#), 7, "2 of 5", "1 is unreadable, 2 are wrong in the graph alone",
            "(0 of 2)"
          ),
          // The lists.
          (
            damaged("    ],\n    \"relationships\"", "    ,\n    \"relationships\""), 10, "5 of 6", "1 is unreadable",
            "100.00 % (2 of 2)"
          ),
          (
            damaged("    ],\n    \"relationships\"", "    ]],\n    \"relationships\""), 9, "5 of 6", "1 is unreadable",
            "100.00 % (2 of 2)"
          ),
          (damaged(#""digitalTwins": ["#, #""digitalTwins": "#), 6, "5 of 6", "1 is unreadable", "100.00 % (2 of 2)"),
          // What is beside the graph.
          (
            damaged(#""@type": "Interface""#, #""@type": "Interface"#), 3, "5 of 6", "1 is unreadable",
            "100.00 % (2 of 2)"
          ),
          (damaged(#"fan;1", "@type""#, #"fan;1, "@type""#), 3, "5 of 6", "1 is unreadable", "100.00 % (2 of 2)"),
          (damaged(#""1.0.0"},"#, #""1.0.0","#), 4, "5 of 6", "1 is unreadable", "100.00 % (2 of 2)"),
        ]
        for (number, (data, line, share, told, relationships)) in cases.enumerated() {
          try sandbox.write(data, to: "\(name).json")
          let run = try sandbox.run("gemel conform plant --graph \(name).json")
          let place = name == "pretty" ? "pretty.json:\(line):" : "compact.json:1:"
          #expect(run.code == 1 && !run.output.contains("not read"), "\(name) \(number) \(run.output)")
          for part in ["(\(share)) conform; \(told)\n", relationships, place] {
            #expect(run.output.contains(part), "\(part) \(name) \(number) \(data) \(run.output)")
          }
        }
      }
      // What nobody read is told from where it begins.
      for (data, line, expected) in [
        (text.replacing("    ]\n  }\n}\n", with: "    ]\n"), 14, "more of the graph"),
        (
          text.replacing("  }\n}\n", with: "  },\n  \"digitalTwinsModels\": [\n{}\n, {}"), 15,
          "a value that ends, beside the graph"
        ),
        (
          text.replacing("  }\n}\n", with: "  },\n  \"digitalTwinsModels\": [\n{\"a\": \"}\n]\n}\n"), 16,
          "an element that ends, by which"
        ),
      ] {
        try sandbox.write(data, to: "cut.json")
        let run = try sandbox.run("gemel conform plant --graph cut.json")
        for part in ["(2 of 2)", "not read: cut.json from line \(line) on (byte ", "): expected \(expected)"] {
          #expect(run.output.contains(part), "\(part) \(data) \(run.output)")
        }
      }
    }
  }

  @Test func `records of sixteen mebibytes are read, and one byte more is too much`() throws {
    try withPlant { sandbox in
      let made = try sandbox.run(
        """
        # A record of $1 bytes.
        record() { printf '{"type":"com.example.plant.Fan","state":{"name":"%s"}}' "" > frame; size=$(($1 - $(wc -c < frame)))
          printf '{"type":"com.example.plant.Fan","state":{"name":"'; head -c $size /dev/zero | tr '\\0' a; printf '"}}'; }
        limit=$((16 << 20))
        record $limit > end.ndjson; (record $limit; echo; head -1 data.ndjson) > middle.ndjson
        record $((limit + 1)) > over.ndjson; (record $((limit + 1)); echo; head -1 data.ndjson) > longer.ndjson
        (printf '['; head -1 data.ndjson; printf ','; record $limit; printf ']') > array.json
        (printf '['; head -1 data.ndjson; printf ','; record $((limit + 1)); printf ','; head -1 data.ndjson; printf ']') > toolong.json
        # It ends where what is read at once does, and a comma is missing behind it.
        (printf '['; record $((limit + 1)); echo; head -1 data.ndjson; printf ','; head -1 data.ndjson; printf ']') > nocomma.json
        """)
      #expect(made.code == 0, "\(made.output)")
      for (data, expected, code) in [
        ("end.ndjson", "100.00 % (1 of 1) conform", 0), ("middle.ndjson", "100.00 % (2 of 2) conform", 0),
        ("over.ndjson", "0.00 % (0 of 1) conform; 1 is unreadable", 1),
        ("longer.ndjson", "50.00 % (1 of 2) conform; 1 is unreadable", 1),
        ("array.json", "100.00 % (2 of 2) conform", 0),
        ("toolong.json", "66.67 % (2 of 3) conform; 1 is unreadable", 1),
        ("nocomma.json", "50.00 % (2 of 4) conform; 2 are unreadable", 1),
      ] as [(String, String, Int32)] {
        #expect(try records(sandbox, "plant \(data)", code: code) == expected, "\(data)")
      }
    }
  }

  @Test func `the exit code is by the share that is asked for`() throws {
    try withPlant { sandbox in
      for (share, code) in [("90%", 0), ("90", 0), ("0.6%", 0), ("90.000001%", 1), ("0%", 0)] as [(String, Int32)] {
        _ = try records(sandbox, "plant data.ndjson --min-conforming \(share)", code: code)
      }
      for arguments in [
        "--min-conforming 101%", "--min-conforming most", "--form nothing", "--type Nothing", "--jobs 0",
        "--samples -1",
        "--type com.example.plant.Fan --form event:x", "--type com.example.plant.Fan --graph",
      ] {
        #expect(try sandbox.run("gemel conform plant data.ndjson \(arguments)").code == 2, "\(arguments)")
      }
      let few = try sandbox.run("gemel conform plant data.ndjson --samples -1")
      #expect(few.output.contains("from 0 to 1000, such as `--samples 3`"), "\(few.output)")
      let share = try sandbox.run("gemel conform plant data.ndjson --min-conforming 0.6")
      #expect(
        share.code == 2
          && share.output.contains("--min-conforming 0.6: write 0.6% or 60%, whichever is meant"), "\(share.output)")
      let hint = try sandbox.run("gemel conform plant data.ndjson --type Fun")
      #expect(hint.code == 2 && hint.output.contains("has no type called `Fun`; did you mean `Fan`?"), "\(hint.output)")
      let half = try sandbox.run("gemel conform plant data.ndjson --type plant.Fan")
      #expect(half.code == 2 && half.output.contains("did you mean `com.example.plant.Fan`?"), "\(half.output)")
      let form = try sandbox.run("gemel conform plant data.ndjson --type Fan --form event:x")
      #expect(form.output.contains("`com.example.plant.Fan` has no such event or command as event:x; it has none"))
      let envelopes = try sandbox.run("gemel conform plant data.ndjson --type Fan --unknown-members refuse")
      #expect(
        envelopes.output.contains(
          "gemel: the records have `type`: perhaps they say themselves what they are; leave --type out"),
        "\(envelopes.output)")
    }
  }

  @Test func `of nothing there is nothing to measure, and no share`() throws {
    try withPlant { sandbox in
      let run = try sandbox.run("gemel conform plant --min-conforming 99% --format json < /dev/null 2> told")
      #expect(run.code == 0)
      #expect(try sandbox.read("told") == "gemel: there are no records, so that there is nothing to measure\n")
      let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect((report["minimum"] as? [String: Any])?["met"] is NSNull)
      for (name, share) in try #require(report["conforming"] as? [String: [String: Any]]) {
        #expect(share["share"] is NSNull && share["total"] as? Int == 0, "\(name)")
      }
      let text = try sandbox.run("gemel conform plant --graph < /dev/null 2> told")
      #expect(text.output.contains("records        none, so that there is nothing to measure\n"), "\(text.output)")
      #expect(!text.output.contains("%"), "\(text.output)")
    }
  }

  @Test func `records over several lines are read, and with --lines told with the way out`() throws {
    try withPlant { sandbox in
      let pretty = "{\n  \"type\": \"com.example.plant.Fan\",\n  \"telemetry\": {\n    \"speed\": SPEED\n  }\n}\n"
      let made = pretty.replacing("SPEED", with: "1") + pretty.replacing("SPEED", with: "-1") + "\nodd\n"
      try sandbox.write(made + pretty.replacing("SPEED", with: "\"").dropLast(6) + pretty, to: "pretty.json")
      let run = try sandbox.run("gemel conform plant pretty.json")
      #expect(
        run.code == 1 && run.output.contains("(1 of 5) conform; 1 violates a rule, 3 are unreadable"), "\(run.output)")
      for line in [
        "pretty.json:10:14 (byte 142): com.example.plant.Fan telemetry, /speed: expected at least 0, found -1 [minimum]\n",
        "pretty.json:14:1 (byte 152): the record: ", "pretty.json:18:15 (byte 224): ", "pretty.json:22:14 (byte ",
      ] {
        #expect(run.output.contains(line), "\(line) \(run.output)")
      }
      let lines = try sandbox.run("gemel conform plant pretty.json --lines")
      #expect(
        lines.output.contains(
          "pretty.json:1:2 (byte 1): the record: expected a record that ends in its line, as `jq -c .` writes them, found the end of the line inside of it"
        ), "\(lines.output)")
      // One document of a type, as people write them; and a whole graph.
      try sandbox.write("{\n  \"speed\": 1\n}\n", to: "one.json")
      let one = try sandbox.run(
        "gzip -k one.json; for f in one.json one.json.gz '- < one.json'; do eval gemel conform plant --type Fan --form telemetry $f; done"
      )
      #expect(one.output.components(separatedBy: "100.00 % (1 of 1) conform\nmessages").count == 4, "\(one.output)")
    }
  }

  @Test func `records that are nearly right are told what they lack`() throws {
    try withPlant { sandbox in
      let fan = #""$metadata": {"$model": "com.example.plant.Fan"}"#
      let lines = [
        #"{"type": "Fan", "telemetry": {}}"#, #"{"type": "com.example.plant.Fann", "telemetry": {}}"#,
        #"{"type": "dtmi:com:example:fan;1", "telemetry": {}}"#, #"{"type": "Zebra"}"#,
        "{\(fan), \"name\": \"x\"}", #"{"$sourceId": "a", "$relationshipName": "feeds", "$relationshipId": "r"}"#,
        #"{"source": "a", "target": "b"}"#, #"{"some": "thing", "source": "x"}"#,
        "{\"$dtId\": \"a\", \(fan)}", "{\"$dtId\": \"b\", \(fan), \"name\": 7}",
        #"{"source": "a", "relationship": "feeds", "target": "c"}"#,
        #"{"source": "a", "relationship": "feeds", "target": "a"}"#,
        #"{"source": "a", "relationship": "feeds", "target": "b"}"#,
      ]
      try sandbox.write(lines.joined(separator: "\n"), to: "data.ndjson")
      let run = try sandbox.run("gemel conform plant --graph data.ndjson")
      for line in [
        "  Fan (1), first at data.ndjson:1; did you mean `com.example.plant.Fan`?\n",
        "  com.example.plant.Fann (1), first at data.ndjson:2; did you mean `com.example.plant.Fan`?\n",
        "  dtmi:com:example:fan;1 (1), first at data.ndjson:3; did you mean `com.example.plant.Fan`?\n",
        "  Zebra (1), first at data.ndjson:4\n", "expected a relationship, with a text in `$targetId`, found",
        "expected a relationship, with a text in `relationship`, found",
        "data.ndjson:8:1 (byte 323): the record: expected an object that names its type in",
        "1 is a twin without an id", "expected an id in `$dtId` or `id`, found a twin without one [missingID]",
      ] {
        #expect(run.output.contains(line), "\(line) \(run.output)")
      }
      // Each share says of how many it is, and every record is counted once.
      let told = try sandbox.run("gemel conform plant --graph data.ndjson --format json 2>/dev/null")
      let report = try #require(try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
      let records = try #require(report["records"] as? [String: Int])
      #expect(
        records == [
          "conforming": 2, "violating": 1, "unknownType": 4, "untyped": 3, "unreadable": 0, "missingID": 1,
          "wrongInGraph": 2, "other": 0,
        ])
      let shares = try #require(report["conforming"] as? [String: [String: Any]])
      let share = { (name: String) in [shares[name]?["conforming"] as? Int, shares[name]?["total"] as? Int] }
      #expect(share("records") == [2, 13])
      // The zebra is one, too, as far as anybody can tell.
      #expect(share("twins") == [0, 4])
      #expect(share("relationships") == [2, 3])
      #expect(share("messages") == [0, 0])
    }
  }

  @Test func `a type is named by its name alone where one has it`() throws {
    try withPlant { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example.other\nversion: 1.0.0\n", to: "other/gemel.yaml")
      try sandbox.write(
        "twins: {Fan: {}, Pump: {formerly: [Pomp], telemetry: {flow: {type: double}}}}\n", to: "other/model.yaml")
      let data = "printf '{\"flow\": 1}'"
      for name in ["Pump", "com.example.other.Pump", "com.example.other.Pomp"] {
        let run = try sandbox.run("\(data) | gemel conform other --type \(name) --form telemetry")
        #expect(run.code == 0 && run.output.contains("com.example.other.Pump telemetry: 100.00 %"), "\(run.output)")
      }
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

  @Test func `a report is never written over what is read`() throws {
    try withPlant { sandbox in
      let data = try sandbox.read("data.ndjson")
      let image = "out/com.example.plant/1.0.0/model.image"
      let made = try sandbox.run("ln -s data.ndjson soft && ln data.ndjson hard")
      #expect(made.code == 0)
      for (arguments, words) in [
        ("plant data.ndjson -o data.ndjson", "data.ndjson is read, as data.ndjson, and would be lost"),
        ("plant data.ndjson -o ./plant/../data.ndjson", "is read, as data.ndjson"),
        ("plant array.json data.ndjson -o hard", "hard is read, as data.ndjson"),
        ("plant soft -o data.ndjson", "is read, as soft"), ("plant data.ndjson -o soft", "soft is read"),
        ("plant -o data.ndjson < data.ndjson", "is read, as standard input"),
        ("\(image) data.ndjson -o \(image)", "model.image is read"),
        ("out data.ndjson -o out/com.example.plant/1.0.0/model.json", "model.json is read"),
        ("plant data.ndjson -o plant/model.yaml", "is read, as plant/model.yaml"),
        ("\(image) data.ndjson -o out/com.example.plant/1.0.0/model.json", "1.0.0, which is read"),
        ("out/com.example.plant/1.0.0 data.ndjson -o out/com.example.plant/1.0.0/a/b", "1.0.0, which is read"),
        ("out data.ndjson -o out/com.example.plant/1.0.0/new", "1.0.0, which is read"),
        (
          "out/com.example.plant/1.0.0/model.json data.ndjson -o out/com.example.plant/1.0.0/new",
          "1.0.0, which is read"
        ),
      ] {
        let run = try sandbox.run("gemel conform \(arguments)")
        #expect(run.code == 2 && run.output.contains(words), "\(arguments) \(run.output)")
      }
      #expect(try sandbox.read("data.ndjson") == data)
      // What is beside an artifact is nobody's.
      #expect(try sandbox.run("gemel conform out data.ndjson -o out/report.txt").code == 1)
    }
  }

  @Test func `a report is never written into the registry that is read`() throws {
    try withPlant { sandbox in
      let made = try sandbox.run(
        "git init -q . && git add -A && git commit -qm plant && cd plant && gemel release --registry registry --as-of 2026-01-10"
      )
      #expect(made.code == 0, "\(made.output)")
      let release = "registry:com.example.plant --registry plant/registry"
      let before = try sandbox.run("find plant/registry | sort").output
      for place in ["report.json", "new/report.json", "../registry/x"] {
        let run = try sandbox.run("gemel conform \(release) data.ndjson -o plant/registry/\(place)")
        #expect(
          run.code == 2 && run.output.contains("plant/registry, which is read; write to another place"), "\(run.output)"
        )
      }
      #expect(try sandbox.run("find plant/registry | sort").output == before)
      #expect(try sandbox.run("gemel conform \(release) data.ndjson -o report.json").code == 1)
    }
  }

  @Test func `a report goes through a pipe, replaces a link, and makes the directories that it needs`() throws {
    try withPlant { sandbox in
      let run = try sandbox.run(
        """
        mkfifo pipe && { cat pipe > piped & } && gemel conform plant data.ndjson -o pipe; wait; test -p pipe && grep -c '^records' piped
        timeout 20 gemel conform plant data.ndjson -o pipe; echo code $?
        echo kept > target && ln -s target link && gemel conform plant data.ndjson -o link; cat target; test -L link || grep -c '^records' link
        ln -s nowhere dangling && gemel conform plant data.ndjson -o dangling; test -e nowhere || grep -c '^records' dangling
        gemel conform plant data.ndjson -o deep/er/report.txt; grep -c '^records' deep/er/report.txt
        gemel conform plant data.ndjson -o /dev/stdout | grep -c '^records'; test -L /dev/stdout && echo standing
        """)
      let lines = run.output.split(separator: "\n").filter { !$0.hasPrefix("gemel: 90") }
      #expect(
        lines == [
          "1", "gemel: cannot write pipe: nobody reads from it", "code 3", "kept", "1", "1", "1", "1", "standing",
        ], "\(run.output)")
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
        "records        33.33 % (2 of 6) conform; 1 violates a rule, 3 are wrong in the graph alone",
        "graph.ndjson:9 (byte 394): relationship `1`, `feeds` `a` → `c`: expected each id once among the edges of a twin, found `1`, which another edge has, at graph.ndjson:8",
        "graph.ndjson:10 (byte 485): relationship `2`, `feeds` `c` → `d`: expected the id of a twin, found `d` [unknownTarget]",
      ] {
        #expect(run.output.contains(line), "\(run.output)")
      }
      // Twins of a type that the model does not have are twins all the same; messages of one are none.
      let unknown = [
        #"{"$dtId": "u", "$metadata": {"$model": "dtmi:com:example:other;1"}}"#,
        #"{"$metadata": {"$model": "dtmi:com:example:other;1"}}"#,
        #"{"type": "com.example.Other", "id": "v", "telemetry": {}}"#,
      ]
      try sandbox.write((lines + unknown).joined(separator: "\n"), to: "unknown.ndjson")
      let more = try sandbox.run("gemel conform plant --graph unknown.ndjson")
      for line in [
        "twins          20.00 % (1 of 5)\n",
        "records        22.22 % (2 of 9) conform; 1 violates a rule, 3 are of types that the model does not have,",
      ] {
        #expect(more.output.contains(line), "\(line) \(more.output)")
      }
      // Files of bulk jobs have the source in `$dtId`; what the model does not know of an edge does no harm unless it is refused.
      let bulk = lines.joined(separator: "\n").replacing("$sourceId", with: "$dtId")
        .replacing("\"$targetId\": \"c\"", with: "\"$targetId\": \"c\", \"since\": 2020")
      try sandbox.write(bulk, to: "bulk.ndjson")
      let same = try sandbox.run("gemel conform plant --graph bulk.ndjson")
      let undeclared = "  undeclared members of com.example.plant.Fan/feeds 1: /since (1)\n"
      #expect(same.output.contains(undeclared), "\(same.output)")
      // Keys of another length stand at other bytes.
      let told = { (text: String) in text.replacing(#/ \(byte \d+\)/#, with: "") }
      #expect(
        told(same.output).replacing("bulk.ndjson", with: "graph.ndjson").replacing(undeclared, with: "")
          == told(run.output))
      let written = try sandbox.run("gemel conform plant --graph bulk.ndjson --format json 2>/dev/null")
      let report = try #require(try JSONSerialization.jsonObject(with: Data(written.output.utf8)) as? [String: Any])
      let named = try #require((report["graph"] as? [String: Any])?["undeclared"] as? [[String: Any]])
      #expect(named.map { $0["relationship"] as? String } == ["com.example.plant.Fan/feeds"])
      #expect((named.first?["members"] as? [String: Any])?["total"] as? Int == 1)
      // Azure Digital Twins Explorer exports a graph as one record, which may hold the models, too.
      let twins = lines[3...5].joined(separator: ", ")
      let edges = lines[7...].joined(separator: ", ")
      try sandbox.write(
        """
        {"digitalTwinsFileInfo": {"fileVersion": "1.0.0"}, "digitalTwinsGraph": {"digitalTwins": [\(twins)], \
        "relationships": [\(edges)]}, "digitalTwinsModels": [{"@id": "dtmi:x;1"}]}
        """, to: "explorer.json")
      let exported = try sandbox.run("gemel conform plant --graph explorer.json")
      let summary = { (text: String) in
        text.split(separator: "\n").filter {
          $0.hasPrefix("records") || $0.hasPrefix("twins") || $0.hasPrefix("relationships")
        }
      }
      #expect(summary(exported.output) == summary(run.output), "\(exported.output)")
      #expect(
        exported.output.contains(
          "explorer.json:1 (byte 502): relationship `2`, `feeds` `c` → `d`: expected the id of a twin"))
      // Records before and behind it are records.
      try sandbox.write(lines[3] + "\n", to: "before.ndjson")
      let made = try sandbox.run(
        """
        (cat before.ndjson explorer.json; echo; cat before.ndjson) > among.ndjson
        (cat explorer.json before.ndjson; echo; cat explorer.json) > behind.ndjson
        """)
      #expect(made.code == 0)
      #expect(try records(sandbox, "plant among.ndjson") == "80.00 % (4 of 5) conform; 1 violates a rule")
      #expect(try records(sandbox, "plant behind.ndjson") == "71.43 % (5 of 7) conform; 2 violate a rule")
      #expect(try records(sandbox, "plant explorer.json --lines") == "66.67 % (2 of 3) conform; 1 violates a rule")
      // The same as an array of a record a line: places are lines as well as elements.
      try sandbox.write("[\n" + lines.joined(separator: ",\n") + "\n]", to: "graph.json")
      let array = try sandbox.run("gemel conform plant --graph graph.json")
      #expect(summary(array.output) == summary(run.output), "\(array.output)")
      #expect(
        array.output.contains(
          "graph.json:10 (byte 404, element 9): relationship `1`, `feeds` `a` → `c`: expected each id once among the edges of a twin, found `1`, which another edge has, at graph.json:9, element 8"
        ), "\(array.output)")
      let refused = try sandbox.run("gemel conform plant --graph bulk.ndjson --unknown-members refuse")
      #expect(
        refused.output.contains(
          "bulk.ndjson:9 (byte 390): relationship `1`, `feeds` `a` → `c`, /since: expected no member that the model does not know"
        ),
        "\(refused.output)")
      try sandbox.write(
        (["a", "b", "a"].map { "{\"type\": \"com.example.plant.Fan\", \"id\": \"\($0)\"}" }
          + [#"{"source": "a", "relationship": "feeds", "target": "b"}"#]).joined(separator: "\n"), to: "own.ndjson")
      let own = try sandbox.run("gemel conform plant --graph own.ndjson")
      #expect(!own.output.contains("undeclared"), "\(own.output)")
      #expect(
        own.output.contains(
          "own.ndjson:3 (byte 90): twin `a`: expected each id once, found `a`, which another twin has, at own.ndjson:1 [duplicateTwin]"
        ),
        "\(own.output)")
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

  @Test func `data in the place of the model is told with the order of arguments`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 1.0.0\n", to: "m/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {a: {type: int32}}}}\n", to: "m/model.yaml")
      try sandbox.write("{\"type\":\"com.example.T\",\"a\":1}\n", to: "data.ndjson")
      let turned = try sandbox.run("gemel conform data.ndjson m/model.yaml")
      #expect(turned.code == 2, "\(turned.output)")
      #expect(
        turned.output.contains("the model comes first: `gemel conform m/model.yaml data.ndjson`"), "\(turned.output)")
      let export = try sandbox.run("cp data.ndjson export.json && gemel conform export.json m/model.yaml")
      #expect(
        export.code == 2 && export.output.contains("`gemel conform m/model.yaml export.json`"), "\(export.output)")
      let alone = try sandbox.run("gemel conform data.ndjson")
      #expect(alone.code == 2 && alone.output.contains("`gemel conform MODEL data.ndjson`"), "\(alone.output)")
      #expect(try sandbox.run("gemel conform m data.ndjson").code == 0)
    }
  }

  @Test func `an image is one by its first bytes, whatever its name`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 1.0.0\n", to: "m/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {a: {type: int32}}}}\n", to: "m/model.yaml")
      try sandbox.write(
        "{\"type\":\"com.example.T\",\"a\":1}\n{\"type\":\"com.example.T\",\"a\":true}\n", to: "data.ndjson")
      #expect(try sandbox.run("gemel build m -o out").code == 0)
      for name in ["fans.bin", "model", "odd.ndjson", "gemel.yaml.old"] {
        let run = try sandbox.run(
          "cp out/com.example/1.0.0/model.image \(name) && gemel conform \(name) data.ndjson --min-conforming 50%")
        #expect(run.code == 0 && run.output.contains("50.00 %"), "\(name): \(run.output)")
      }
      let compared = try sandbox.run("gemel diff fans.bin m")
      #expect(compared.code == 2 && compared.output.contains("is an image, which only"), "\(compared.output)")
      // What only begins like one is told as a damaged one.
      let damaged = try sandbox.run("printf 'GEMELIMG....' > cut.bin && gemel conform cut.bin data.ndjson")
      #expect(damaged.code == 3 && damaged.output.hasPrefix("gemel: cut.bin: "), "\(damaged.output)")
      let piped = try sandbox.run("gemel conform <(cat fans.bin) data.ndjson --min-conforming 50%")
      #expect(piped.code == 0 && piped.output.contains("50.00 %"), "\(piped.output)")
      let pipedSources = try sandbox.run("gemel conform <(cat m/model.yaml) data.ndjson")
      #expect(
        pipedSources.code == 2 && pipedSources.output.contains("holds no image; a model that is no image is read from"),
        "\(pipedSources.output)")
    }
  }

  @Test(arguments: [
    ("head -c 4 image > x.bin", "`x.bin` holds no model: it is neither YAML, JSON nor VSS by its name"),
    ("(printf X; tail -c +2 image) > x.bin", "an image that was damaged has to be fetched or built again"),
    (": > x.bin", "`x.bin` is empty"),
    ("gzip -c image > x.bin", "`x.bin` is compressed; unpack it first, with `gunzip`"),
  ]) func `what is no model in its place is told by what it is`(_ made: String, _ said: String) throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 1.0.0\n", to: "m/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {a: {type: int32}}}}\n", to: "m/model.yaml")
      try sandbox.write("{\"type\":\"com.example.T\",\"a\":1}\n", to: "data.ndjson")
      #expect(try sandbox.run("gemel build m -o out && mv out/com.example/1.0.0/model.image image").code == 0)
      let run = try sandbox.run("\(made)\ngemel conform x.bin data.ndjson")
      #expect(run.code == 2 && run.output.contains(said), "\(run.output)")
    }
  }

  @Test(arguments: [
    ("conform m --samples x", "--samples", "from 0 to 1000, such as `--samples 3`"),
    ("conform m --jobs 1.5", "--jobs", "from 1 on, such as `--jobs 2`"),
    ("conform m --jobs 0", "--jobs", "from 1 on, such as `--jobs 2`"),
    ("docs --serve --port 99999", "--port", "from 0 to 65535, such as `--port 8080`"),
    ("impact T m --depth -1", "--depth", "from 1 on, such as `--depth 2`"),
    ("report m --history many", "--history", "from 0 to 1000, such as `--history 8`"),
    ("registry push r.example/x --timeout soon", "--timeout", "from 1 to 86400, such as `--timeout 60`"),
    ("registry push r.example/x --retries 21", "--retries", "from 0 to 20, such as `--retries 4`"),
    ("check m --as-of tomorrow", "--as-of", "is not a date; write one as --as-of 2026-11-25"),
    ("report m --since 1.1.2026", "--since", "is not a date; write one as --since 2026-11-25"),
    ("conform m - --form state:x", "--form", "such as --form telemetry"),
    ("migrate out/com.example --from 1.0.0 --type T --to abc", "--to", "is no range of versions; write `^1.2.0`"),
    ("conform m --min-conforming x", "--min-conforming", "write a percentage from 0 to 100"),
    ("check m --pack x", "--pack", "there is no pack `x`; there are "),
    ("docs m -o d --source-url x", "--source-url", "write an http or https address with {path}"),
    ("waive x --reason r --owner o --approver a --expires 2027", "--expires", "write one as --expires 2027-03-31"),
  ])
  func `a bad value of an option is told with its name, what is allowed, and an example`(
    command: String, option: String, advice: String
  ) throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 1.0.0\n", to: "m/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {a: {type: int32}}}}\n", to: "m/model.yaml")
      let run = try sandbox.run("gemel build m -o out && gemel \(command)")
      #expect(run.code == 2, "\(run.output)")
      #expect(run.output.contains(option) && run.output.contains(advice), "\(run.output)")
    }
  }
}
