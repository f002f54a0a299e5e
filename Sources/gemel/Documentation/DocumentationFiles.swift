import TwinDocs
import TwinOutput
import TwinSource

/// The files of documentation in a directory. Pages are made in runs, on all cores, so that neither all of them nor one at a time is
/// in memory.
struct DocumentationFiles {
  /// Pages of a run: of written ones nothing stays in memory, and cores wait for each other at the end of each run.
  private static let (writtenRun, checkedRun) = (2_048, 256)
  /// Lines of a difference, and files with one, that are shown.
  private static let differenceLines = 24
  private static let differenceFiles = 10

  let documentation: Documentation
  let directory: String

  private var list: OutputList { OutputList(directory: directory, name: ".gemel-docs") }
  private var paths: [String] { documentation.pages.map(\.path) }
  /// Where the files are, or will be.
  var places: [String] { paths.map { FileSystem.join(directory, $0) } }

  /// Refuses where a file would be replaced that no earlier run wrote and that says something else.
  func refuseOthers() throws {
    let own = try list.listed()
    for page in documentation.pages where !own.contains(page.path) {
      let file = FileSystem.join(directory, page.path)
      guard try FileSystem.hasFile(file), try FileSystem.read(file) != documentation.render(page) else { continue }
      throw CommandFailure.usage(
        "\(file) is there, and \(FileSystem.join(directory, list.name)) does not name it as written by `gemel docs`; name a directory of the"
          + " documentation's own with --output, or move the file away")
    }
  }

  /// Writes what is not there as it should be, and removes what an earlier run wrote and this one does not. How many of each.
  func write() throws -> (written: Int, removed: Int) {
    var written = 0
    try list.announce(paths)
    try forEachPage("writing", run: Self.writtenRun) { [documentation, directory] page in
      Result {
        let bytes = documentation.render(page)
        let file = FileSystem.join(directory, page.path)
        if (try? FileSystem.read(file)) == bytes { return false }
        try FileSystem.write(bytes, to: file)
        return true
      }
    } body: { _, isWritten in
      if try isWritten.get() { written += 1 }
    }
    return (written, try list.finish(written: paths))
  }

  /// Tells what would be written or removed, on standard output, with what differs in the first files. How many files.
  func check() throws -> Int {
    var drifted = 0
    try forEachPage("checking", run: Self.checkedRun) { [documentation] in
      documentation.render($0)
    } body: { page, bytes in
      let file = FileSystem.join(directory, page.path)
      guard try FileSystem.hasFile(file) else {
        drifted += 1
        return tell("missing", file)
      }
      let old = try FileSystem.read(file)
      if old == bytes { return }
      drifted += 1
      tell("differs", file)
      if drifted <= Self.differenceFiles { Terminal.print(difference(file, old, bytes)) }
    }
    for page in try list.stale(written: paths) {
      let file = FileSystem.join(directory, page)
      guard page.split(separator: "/").allSatisfy({ $0 != ".." }), try FileSystem.hasFile(file) else { continue }
      drifted += 1
      tell("stale", file)
    }
    return drifted
  }

  private func tell(_ what: String, _ file: String) { Terminal.print(neutralised("\(what): \(file)") + "\n") }

  /// The first lines of the difference between what is there and what should be, fit for a terminal.
  private func difference(_ file: String, _ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    let lines = unifiedDiff(path: file, old: old, new: new).split(separator: 0x0A, omittingEmptySubsequences: false)
    let shown = lines.prefix(Self.differenceLines).map { line -> [UInt8] in
      // Pages have long lines.
      let text = String(decoding: line.prefix(400), as: UTF8.self)
      return Array((text + (line.count > 400 ? " …" : "")).utf8)
    }
    let rest = lines.count > Self.differenceLines ? "… \(lines.count - Self.differenceLines) more lines\n" : ""
    return neutralised(Array(shown.joined(separator: [0x0A])) + [0x0A]) + Array(rest.utf8)
  }

  /// What `make` makes of the pages, on all cores, in their order.
  private func forEachPage<Made: Sendable>(
    _ what: String, run: Int, _ make: @escaping @Sendable (Documentation.Page) -> Made,
    body: (Documentation.Page, Made) throws -> Void
  ) throws {
    var progress = Progress()
    defer { progress.finish() }
    for start in stride(from: 0, to: documentation.pages.count, by: run) {
      let pages = documentation.pages[start..<min(start + run, documentation.pages.count)]
      progress.show("\(what) page \(start) of \(documentation.pages.count)")
      for (page, made) in zip(pages, parallelMap(pages.count) { make(pages[start + $0]) }) { try body(page, made) }
    }
  }
}
