import TwinCompiler

/// What a command reads of a workspace, where it writes nothing: files, and the directory of the registry.
struct ReadPlaces {
  private let files: [String]
  private let registry: String?

  init(_ compilation: Compilation, _ workspace: Workspace, _ terms: DependencyTerms) throws {
    files = compilation.files.map(\.path)
    registry = try RegistryOptions.directoryIfNamed(terms, for: workspace)
  }

  /// Refuses to write `outputs` over files that are read, or into the registry.
  func refuse(_ outputs: [String]) throws {
    try FileSystem.refuse(outputs, over: files)
    guard let registry else { return }
    for output in outputs { try FileSystem.refuse(output, inside: [registry]) }
  }
}
