import Foundation
import Testing

/// What `gemel docs` writes beside the model itself, and how it holds files to that.
@Suite struct DocsTests {
  private static func expect(_ script: String, code: Int32 = 0, _ sandbox: Sandbox) throws -> String {
    let run = try sandbox.run(script)
    #expect(run.code == code, "\(script): \(run.output)")
    return run.output
  }

  @Test func `drift is told with what differs, and nothing is written`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let write = "gemel docs models -o out --format markdown"
      let first = try Self.expect(write + " --check", code: 1, sandbox)
      #expect(first.contains("missing: out/index.md") && first.contains("write it with `gemel docs`"), "\(first)")
      #expect(try sandbox.run("test -e out").code == 1)
      _ = try Self.expect(write, sandbox)
      let same = try Self.expect(write + " --check", sandbox)
      #expect(same.contains(" 0 of them not up to date"), "\(same)")
      let before = try Self.expect("cd out && find . -type f | sort | xargs sha256sum", sandbox)
      let index = try sandbox.read("out/index.md")
      try sandbox.write(index + "\nmine \u{1B}[31m\n", to: "out/index.md")
      try sandbox.write("gone.md\n../secret\n/etc/passwd\n" + sandbox.read("out/.gemel-docs"), to: "out/.gemel-docs")
      try sandbox.write("old", to: "out/gone.md")
      try sandbox.write("secret", to: "secret")
      let changed = try Self.expect(write + " --check", code: 1, sandbox)
      #expect(changed.contains("differs: out/index.md\n") && changed.contains("\n-mine \\u{1B}[31m\n"), "\(changed)")
      #expect(changed.contains("stale: out/gone.md\n") && !changed.contains("secret") && !changed.contains("passwd"))
      #expect(changed.contains(" 2 of them not up to date"))
      #expect(try sandbox.read("out/gone.md") == "old")
      _ = try Self.expect(write, sandbox)
      #expect(try Self.expect("cd out && find . -type f | sort | xargs sha256sum", sandbox) == before)
    }
  }

  @Test func `pages of DTDL show the object that declares what they are about`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        """
        [
          {
            "contents": [
              {"@type": "Property", "name": "speed", "schema": "double"}
            ],
            "@id": "dtmi:com:example:Fan;1", "@type": "Interface", "@context": "dtmi:dtdl:context;2"
          },
          {
            "@context": "dtmi:dtdl:context;2",
            "@id": "dtmi:com:example:Pump;1",

            "@type": "Interface"
          }
        ]

        """, to: "m/two.json")
      try sandbox.write(
        #"{"@context":"dtmi:dtdl:context;2","@id":"dtmi:com:example:Valve;1","@type":"Interface"}"#, to: "m/one.json")
      _ = try Self.expect("gemel docs m -o md --format markdown", sandbox)
      func source(_ name: String) throws -> String {
        let path = try Self.expect("find md -name '\(name).md' -path '*/twins/*'", sandbox).split(separator: "\n").first
        let page = try sandbox.read(String(try #require(path)))
        return String(page[(page.firstRange(of: "## Source")?.lowerBound ?? page.endIndex)...])
      }
      let (fan, pump, valve) = (try source("Fan"), try source("Pump"), try source("Valve"))
      #expect(fan.contains("```json\n{\n  \"contents\": [") && fan.contains("2\"\n},\n```"), "\(fan)")
      #expect(!fan.contains("Pump"))
      #expect(pump.contains("Pump;1\",\n\n  \"@type\": \"Interface\"\n}\n```") && !pump.contains("Fan"), "\(pump)")
      // A line with all in it shows no object alone.
      #expect(valve.contains("one.json:1") && !valve.contains("```"), "\(valve)")
    }
  }

  @Test func `no page is written over a source, nor into a registry that is read`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      _ = try Self.expect(
        "cd models && gemel release --registry ../registry --as-of 2026-01-10", sandbox)
      let before = try Self.expect("find models registry -path '*/.git' -prune -o -print | sort", sandbox)
      for place in ["registry", "models/../registry/docs/site"] {
        let output = try Self.expect("gemel docs models --registry registry -o \(place)", code: 2, sandbox)
        #expect(output.contains("registry, which is read; write to another place"), "\(place): \(output)")
      }
      let linked = try Self.expect(
        "mkdir evil && ln models/gemel.yaml evil/index.html && gemel docs models -o evil", code: 2, sandbox)
      #expect(linked.contains("evil/index.html is read, as models/gemel.yaml, and would be lost"), "\(linked)")
      #expect(try Self.expect("find models registry -path '*/.git' -prune -o -print | sort", sandbox) == before)
      // Beside them there is room.
      _ = try Self.expect("gemel docs models --registry registry -o registry-docs", sandbox)
    }
  }

  @Test func `a file that docs did not write is never replaced, and a directory with sources is none of its own`()
    throws
  {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      try sandbox.write("<p>mine</p>", to: "out/index.html")
      for option in ["", " --check"] {
        let kept = try Self.expect("gemel docs models -o out" + option, code: 2, sandbox)
        #expect(kept.contains("out/index.html is there, and out/.gemel-docs does not name it"), "\(kept)")
        let among = try Self.expect("cd models && gemel docs -o ." + option, code: 2, sandbox)
        #expect(among.contains(". has sources in it, such as") && among.contains("such as docs"), "\(among)")
        let above = try Self.expect("gemel docs models -o ." + option, code: 2, sandbox)
        #expect(above.contains("has sources in it"), "\(above)")
      }
      #expect(try sandbox.read("out/index.html") == "<p>mine</p>")
      #expect(try Self.expect("ls -A out models", sandbox).contains(".gemel-docs") == false)
      // Beside files that are no pages there is room, and the same pages without their list are taken for its own.
      _ = try Self.expect("mv out/index.html out/CNAME && gemel docs models -o out && rm out/.gemel-docs", sandbox)
      let again = try Self.expect("gemel docs models -o out && gemel docs models -o out --check", sandbox)
      #expect(again.contains(" 0 of them changed") && again.contains(" 0 of them not up to date"), "\(again)")
      #expect(try sandbox.read("out/CNAME") == "<p>mine</p>")
    }
  }

  @Test func `a registry that is named and not there is an error, and removes no page`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      _ = try Self.expect("cd models && gemel release --registry ../registry --as-of 2026-01-10", sandbox)
      _ = try Self.expect("gemel docs models -o out --registry registry", sandbox)
      let before = try Self.expect("find out | sort", sandbox)
      let missing = try Self.expect("gemel docs models -o out --registry regg", code: 2, sandbox)
      #expect(missing.contains("there is no registry `regg` to tell the releases of: see that its name is right"))
      #expect(try Self.expect("find out | sort", sandbox) == before)
    }
  }

  @Test func `sources are shown where they are said to be`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      func write(_ option: String, code: Int32 = 0) throws -> String {
        try Self.expect("rm -rf out; gemel docs models -o out --format markdown \(option)", code: code, sandbox)
      }
      func sources() throws -> String {
        try Self.expect("grep -h -A5 '## Source' out/*/twins/*.md | head -60", sandbox)
      }
      _ = try write("")
      let plain = try sources()
      #expect(plain.contains("```yaml") && plain.contains("models/twins.yaml:") && !plain.contains("http"), "\(plain)")
      _ = try write("--source-url 'https://example.com/m/{path}#L{line}'")
      let linked = try sources()
      #expect(linked.contains("](<https://example.com/m/models/twins.yaml#L"), "\(linked)")
      for wrong in ["ftp://x/{path}", "https://example.com/", "javascript:{path}", "mailto:{path}"] {
        #expect(try write("--source-url '\(wrong)'", code: 2).contains("no address of sources"))
      }
      #expect(try write("--source-url git", code: 2).contains("origin"))
      _ = try Self.expect("cd models && git remote add origin https://ada:s3cret@git.example.com/team/m.git", sandbox)
      _ = try write("--source-url git")
      let derived = try sources()
      #expect(derived.contains("](<https://git.example.com/team/m/blob/HEAD/models/"), "\(derived)")
      #expect(try Self.expect("grep -rl s3cret out | wc -l", sandbox) == "0\n")
    }
  }

  @Test func `a site is called by what is documented, or as it is asked`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\nworkspace: {packages: [air, water]}\n", to: "m/gemel.yaml")
      for (folder, rest) in [("m/air", ""), ("m/water", ""), ("one/air", ""), ("titled/air", "title: {en: All air}\n")]
      {
        let name = folder.hasSuffix("air") ? "air" : "water"
        try sandbox.write("edition: 2026\npackage: com.example.\(name)\n" + rest, to: folder + "/gemel.yaml")
        try sandbox.write("twins:\n  Fan: {description: Moves \(name).}\n", to: folder + "/fan.yaml")
      }
      func titles(_ script: String) throws -> [String] {
        _ = try Self.expect("rm -rf out && gemel docs -o out " + script, sandbox)
        return try ["index.html", "com.example.air/twins/Fan.html"].map { page in
          let text = try sandbox.read("out/" + page)
          let start = try #require(text.firstRange(of: "<title>")).upperBound
          return String(text[start...].prefix { $0 != "<" })
        }
      }
      #expect(try titles("m") == ["com.example", "Fan · Twin · com.example.air · com.example"])
      #expect(try titles("one/air") == ["com.example.air", "Fan · Twin · com.example.air"])
      #expect(try titles("titled/air") == ["All air", "Fan · Twin · com.example.air · All air"])
      #expect(
        try titles("m --title ' Ours & <theirs> '") == [
          "Ours &amp; &lt;theirs&gt;", "Fan · Twin · com.example.air · Ours &amp; &lt;theirs&gt;",
        ])
      _ = try Self.expect("gemel docs m -o out --title ' '", code: 2, sandbox)
    }
  }

  @Test func `the example's history is on its pages`() throws {
    try Sandbox.with { sandbox in
      let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
      let output = try Self.expect(
        "gemel docs \(root)/Ontologies/examples/campus -o out --format markdown --as-of 2026-11-27", sandbox)
      #expect(output.contains("documented"), "\(output)")
      let releases = try Self.expect("ls out/com.example.hvac/releases", sandbox)
      #expect(releases.contains("2.0.0.md"), "\(releases)")
      let release = try sandbox.read("out/com.example.hvac/releases/2.0.0.md")
      for part in ["**Released**", "**Digest**", "## What changed", "## What to do", "**Readers**"] {
        #expect(release.contains(part), "\(part): \(release)")
      }
      let package = try sandbox.read("out/com.example.hvac/index.md")
      #expect(package.contains("## Releases (") && package.contains("[2.0.0](releases/2.0.0.md)"))
      #expect(package.contains("## Health"))
      let unit = try sandbox.read("out/com.example.hvac/twins/AirHandlingUnit.md")
      for part in ["**Type version**", "introduced in [", "## Example", "```json", "## Source", "```yaml"] {
        #expect(unit.contains(part), "\(part)")
      }
      // The type above did not change itself since its first release: what it inherits did. Spaces had no release since their first.
      #expect(
        unit.contains("### Inherited")
          && unit.contains("the property [`HvacEquipment/inventoryNumber`](HvacEquipment.md#history) is gone"))
      let equipment = try sandbox.read("out/com.example.hvac/twins/HvacEquipment.md")
      #expect(
        equipment.contains("## History") && equipment.contains("`HvacEquipment/inventoryNumber` is deprecated now"))
      #expect(try !sandbox.read("out/com.example.spaces/twins/Storey.md").contains("## History"))
      let home = try sandbox.read("out/index.md")
      for part in ["## Ownership", "## Health", "[Rules](rules/index.md)", "[Language reference](language/index.md)"] {
        #expect(home.contains(part), "\(part)")
      }
      #expect(try sandbox.read("out/rules/naming/abbreviation.md").contains("To mend it"))
    }
  }

  @Test func `a package that left the workspace keeps the pages of what was released`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      _ = try Self.expect("cd models && gemel release --registry ../registry --as-of 2026-01-10", sandbox)
      try sandbox.edit("models/gemel.yaml", "com.example.models", "com.example.others")
      _ = try Self.expect(
        "gemel docs models --registry registry -o out --format markdown --as-of 2026-01-12", sandbox)
      let home = try sandbox.read("out/index.md")
      #expect(home.contains("## Not in the workspace (1)") && home.contains("(com.example.models/index.md)"), "\(home)")
      let package = try sandbox.read("out/com.example.models/index.md")
      for part in ["**not in the workspace**", "[0.1.0](releases/0.1.0.md)", "(twins/Fan.md)", "## Releases (1)"] {
        #expect(package.contains(part), "\(part): \(package)")
      }
      let fan = try sandbox.read("out/com.example.models/twins/Fan.md")
      #expect(fan.contains("The last release with it is [0.1.0](../releases/0.1.0.md)."), "\(fan)")
      #expect(try sandbox.read("out/com.example.models/releases/0.1.0.md").contains("**Digest**"))
      // What ships with the tool is in the registry, and not gone.
      #expect(!home.contains("(org.gemel.core/index.md) last"))
    }
  }

  @Test func `types that releases removed or renamed keep pages, and what ships has its version and releases`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      func release(_ day: String) throws {
        _ = try Self.expect(
          "cd models && git add -A && git commit -q -m m && gemel release --registry ../registry --as-of \(day)",
          sandbox)
      }
      let twins = try sandbox.read("models/models/twins.yaml")
      try sandbox.write(
        twins + """

            Chiller:
              description: Cools water.
              deprecated: {since: 0.1.0, replacedBy: Fan, reason: Nobody has one.}
              properties:
                power: {type: double, unit: watt, description: What it takes.}
            Boiler:
              description: Heats water.
              deprecated: {since: 0.1.0, removeIn: 1.0.0, replacedBy: Fan, reason: Nobody needs one.}

          """, to: "models/models/twins.yaml")
      try release("2026-01-10")
      try sandbox.write(
        twins.replacing("  Room:\n", with: "  Hall:\n    formerly: [Room]\n").replacing(
          "target: Room", with: "target: Hall"), to: "models/models/twins.yaml")
      try sandbox.edit("models/gemel.yaml", "version: 0.1.0", "version: 1.0.0")
      try release("2026-01-11")
      let write = "gemel docs models --registry registry -o out --format markdown --as-of 2026-01-12"
      _ = try Self.expect(write, sandbox)
      let chiller = try sandbox.read("out/com.example.models/twins/Chiller.md")
      for part in [
        "**Removed** in [1.0.0](../releases/1.0.0.md)", "Use [`Fan`](Fan.md) instead.", "Nobody has one.",
        "The last release with it is [0.1.0](../releases/0.1.0.md).", "Cools water.", "**Readers**: ", "`power`",
        "What it takes.", "is gone",
      ] { #expect(chiller.contains(part), "\(part): \(chiller)") }
      // So does what was announced to go.
      _ = try Self.expect("grep -rq '\"announced-removal\"' registry", sandbox)
      let boiler = try sandbox.read("out/com.example.models/twins/Boiler.md")
      for part in ["**Removed** in [1.0.0](../releases/1.0.0.md)", "Heats water.", "Nobody needs one."] {
        #expect(boiler.contains(part), "\(part): \(boiler)")
      }
      let room = try sandbox.read("out/com.example.models/twins/Room.md")
      #expect(room.contains("It is called [`Hall`](Hall.md) now."), "\(room)")
      #expect(try sandbox.read("out/com.example.models/releases/1.0.0.md").contains("(../twins/Chiller.md)"))
      #expect(try !sandbox.read("out/com.example.models/index.md").contains("Chiller"))
      // What ships with the tool is in the registry too, since it is needed.
      let unit = try sandbox.read("out/org.gemel.quantities/units/watt.md")
      #expect(unit.contains("**Package version**: [1.0.0](../releases/1.0.0.md)"), "\(unit)")
      #expect(try sandbox.read("out/org.gemel.quantities/releases/1.0.0.md").contains("**Digest**"))
      _ = try Self.expect(write + " --check", sandbox)
    }
  }

  @Test func `the example's site is whole, small, the same twice, and held to what it should be`() throws {
    try Sandbox.with { sandbox in
      let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
      let write = "gemel docs \(root)/Ontologies/examples/campus -o out --as-of 2026-11-27"
      _ = try Self.expect(write, sandbox)
      #expect(try Self.expect("find out -name '*.html' -size +97k", sandbox) == "")
      #expect(try Self.expect(write + " --check", sandbox).contains(" 0 of them not up to date"))
      // Every twin that has instances shows documents.
      let bare = "grep -L -e 'id=\"example\"' -e '>abstract</span>' out/*/twins/[!i]*.html | grep -v '~' || true"
      #expect(try Self.expect(bare, sandbox) == "")
      let page = try sandbox.read("out/com.example.hvac/releases/2.0.0.html")
      #expect(page.contains("href=\"../index.html\"") && page.contains("What to do"))
    }
  }
}
