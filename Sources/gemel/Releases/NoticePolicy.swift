import TwinCompiler
import TwinRules

/// How long the workspaces of packages ask a deprecation to be out before the removal.
struct NoticePolicy {
  private let workspaces: [ReadWorkspace]
  /// Manifests of the packages by name.
  private let manifests: [String: String]

  init(of workspace: Workspace) {
    let input = workspace.input
    workspaces = input.readWorkspaces
    manifests = Dictionary(
      input.packages.compactMap { package in package.name.map { ($0, package.manifest.path) } }
    ) { first, _ in first }
  }

  /// Days of notice that removals from `package` take; none where nobody asks.
  func days(of package: String) -> Int {
    guard let manifest = manifests[package] else { return 0 }
    let homes = workspaces.compactMap { workspace in
      workspace.relativePath(of: manifest).map { (depth: $0.count, workspace: workspace) }
    }
    // The innermost workspace is the package's.
    guard let home = homes.min(by: { $0.depth < $1.depth }) else { return 0 }
    let policy = ChangePolicy(manifest: home.workspace.manifest)
    return policy.notice == .none ? 0 : policy.noticeDays
  }
}
