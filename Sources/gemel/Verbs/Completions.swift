import ArgumentParser

/// `gemel completions`.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a completion script for a shell.",
    discussion: "For bash: gemel completions bash > ~/.local/share/bash-completion/completions/gemel")

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  func run() throws {
    let script =
      switch shell {
      case .bash: Gemel.completionScript(for: .bash)
      case .zsh: Gemel.completionScript(for: .zsh)
      case .fish: Gemel.completionScript(for: .fish)
      }
    Terminal.print(script + "\n")
  }
}
