import ArgumentParser
import TwinOutput
import TwinStore

extension ReleaseRegistry {
  /// `gemel registry clean`.
  struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clean",
      abstract: "Removes what interrupted publishing left, and makes the files for OCI tools anew.",
      discussion: """
        What is left is temporary files, and content that no release refers to. Releases and what was said of them stay. \
        `oci-layout` and `index.json`, by which OCI tools read the registry, are made anew where they are missing or tell something \
        else, as after a merge in git, of which what both sides tell is kept. Refused while something is published, and in a registry that is damaged, where content could look as if nobody \
        referred to it: that of a release that `index.json` names and whose record is gone is kept until the record is back.

        Exit codes: 0 clean, 2 bad usage, 3 could not run.
        """)

    @OptionGroup var registry: RegistryOptions

    @Flag(help: "List what would be removed, and remove nothing.")
    var dryRun = false

    func run() throws {
      let registry = try LocalRegistry.open(try registry.directory(around: "."))
      let removed = try registry.with { try $0.clean(dryRun: dryRun) }
      for path in removed { Terminal.print(neutralised(path) + "\n") }
      let count = "\(removed.count) file\(removed.count == 1 ? "" : "s")"
      Terminal.note(dryRun ? "\(count) would be removed" : "\(count) removed")
      let stale = try registry.with { try $0.staleLayout() }
      if !dryRun, !stale.isEmpty { try registry.with { try $0.rebuildLayout() } }
      for name in stale { Terminal.note("\(name) \(dryRun ? "would be" : "was") made anew") }
    }
  }
}
