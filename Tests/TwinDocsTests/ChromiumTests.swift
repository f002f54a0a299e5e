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

  /// Writes `documentation` and a copy of its first page with the probe; the answers of the probe.
  private func answers(_ documentation: Documentation) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gemel-docs-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for page in documentation.pages where !page.path.contains("~") {
      let url = folder.appending(path: page.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(documentation.render(page)).write(to: url)
    }
    let index = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
    let probed = index.replacingOccurrences(of: "</head>", with: "<script src=\"probe.js\"></script></head>")
    try probed.write(to: folder.appending(path: "probe.html"), atomically: true, encoding: .utf8)
    try Self.probe.write(to: folder.appending(path: "probe.js"), atomically: true, encoding: .utf8)
    return try title(of: folder.appending(path: "probe.html"), in: folder)
  }

  @Test func `the search of a page opened from a file finds by name, initials, word, synonym and misspelling`() throws {
    let expected =
      #"probe [[],true,"AirHandlingUnit","AirHandlingUnit","AirHandlingUnit","AirHandlingUnit","Equipment","#
      + #""ratedAirflow","degreeCelsius","AirHandlingUnit","nothing",true,true,"dark"]"#
    #expect(try answers(documentationSite(of: buildingModel())) == expected)
  }
}
