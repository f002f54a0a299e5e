import Foundation
import Testing
import TwinDocs
import TwinModel
import TwinTestSupport

/// A Chromium without a window, if the machine has one.
private let chromium = OutsideTool("chromium-headless-shell")

/// Runs pages in a browser; skipped where there is none.
@Suite(.enabled(if: chromium != nil)) struct ChromiumTests {
  /// Types queries into the search box as a reader would, and writes what the page shows into its title.
  private static let probe = #"""
    const faults = [];
    addEventListener("error", (event) => faults.push(event.message));
    addEventListener("load", () => {
      const input = document.getElementById("search");
      const list = document.getElementById("results");
      const key = (name) => input.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
      const answers = [];
      const first = () => list.querySelector("[aria-selected=true] .name")?.textContent;
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
      answers.push(document.activeElement === input);
      const loaded = setInterval(() => {
        if (!globalThis.gemelFind("x")) return;
        clearInterval(loaded);
        for (const query of ["AirHandlingUnit", "ahu", "handling", "air hand", "machine", "ratedAirflow", "degreeC", "AirHandlnigUnit", "zzzz"]) {
          input.value = query;
          input.dispatchEvent(new Event("input"));
          answers.push(first() ?? "nothing");
        }
        input.value = "supply";
        input.dispatchEvent(new Event("input"));
        const before = first();
        key("ArrowDown");
        answers.push(first() !== before && input.getAttribute("aria-activedescendant") === "result-1");
        key("Escape");
        answers.push(list.hidden);
        document.getElementById("theme").click();
        answers.push(document.documentElement.dataset.theme);
        document.title = "probe " + JSON.stringify([faults, ...answers]);
      }, 10);
    });
    """#

  /// The title that the page at `url` has in the end.
  private func title(of url: URL, in folder: URL) throws -> String {
    let arguments = [
      "--no-sandbox", "--disable-gpu", "--virtual-time-budget=8000",
      "--user-data-dir=" + folder.appending(path: "profile").path, "--dump-dom", url.absoluteString,
    ]
    let text = String(decoding: try #require(chromium).run(arguments), as: UTF8.self)
    guard let start = text.range(of: "<title>"), let end = text.range(of: "</title>") else { return text }
    return text[start.upperBound..<end.lowerBound].replacingOccurrences(of: "&amp;", with: "&")
  }

  /// Looks for texts of a drawing that do not lie in their boxes, and writes how many there are in all and which do not.
  private static let measure = #"""
    addEventListener("load", () => {
      let count = 0;
      const faults = [];
      for (const node of document.querySelectorAll(".graph .gn")) {
        const box = node.querySelector("rect").getBBox();
        for (const text of node.querySelectorAll("text")) {
          const own = text.getBBox();
          count += 1;
          const isInside = own.x >= box.x && own.x + own.width <= box.x + box.width
            && own.y >= box.y && own.y + own.height <= box.y + box.height;
          if (!isInside) faults.push([text.textContent, own.width, box.width]);
        }
      }
      document.title = "probe " + JSON.stringify([count, faults]);
    });
    """#

  /// Writes `documentation` and a copy of the page at `path` with the probe; the answers of the probe.
  private func answers(
    _ documentation: Documentation, on path: String = "index.html", probe: String = probe
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gemel-docs-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for page in documentation.pages where !page.path.contains("~") {
      let url = folder.appending(path: page.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(documentation.render(page)).write(to: url)
    }
    let page = folder.appending(path: path)
    let place = page.deletingLastPathComponent()
    let probed = try String(contentsOf: page, encoding: .utf8).replacingOccurrences(
      of: "</head>", with: "<script src=\"probe.js\"></script></head>")
    try probed.write(to: place.appending(path: "probe.html"), atomically: true, encoding: .utf8)
    try probe.write(to: place.appending(path: "probe.js"), atomically: true, encoding: .utf8)
    return try title(of: place.appending(path: "probe.html"), in: folder)
  }

  @Test func `the texts of diagrams lie in their boxes as a browser draws them`() throws {
    let names = [
      "W", String(repeating: "W", count: 90), "AirHandlingUnit", "AHU_BSPC_CHWSC_ECON_EFSS_EFVSC_HWSC_SARC_SFSS_SFVSC",
      "空調機器の給気温度の設定値", "مستشعر درجة الحرارة", "👩‍🔧👷", "﷽﷽﷽", "<script>alert(1)</script>", "a\u{202E}txt", "iiiiiiiiii",
    ]
    let model = ModelBuilder.build([
      .init(
        name: "com.example.star",
        twins: [.init(name: "Centre", isAbstract: true)]
          + names.map {
            .init(
              name: $0, parents: ["Centre"], members: [.init(kind: .relationship, name: "of" + $0, targets: ["Centre"])]
            )
          })
    ])
    let page = "com.example.star/twins/Centre.html"
    // The names in two drawings, and that of their middle.
    let answer = try answers(documentationSite(of: model), on: page, probe: Self.measure)
    #expect(answer == "probe [24,[]]")
  }

  @Test func `the search of a page opened from a file finds by name, initials, word, synonym and misspelling`() throws {
    let expected =
      #"probe [[],true,"AirHandlingUnit","AirHandlingUnit","AirHandlingUnit","AirHandlingUnit","Equipment","#
      + #""ratedAirflow","degreeCelsius","AirHandlingUnit","nothing",true,true,"dark"]"#
    #expect(try answers(documentationSite(of: buildingModel())) == expected)
  }
}
