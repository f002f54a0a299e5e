import TwinCompiler

/// What a command reads of a workspace, where it writes nothing: files, and the directory of the registry.
struct ReadPlaces {
  private let files: [String]
  private let registry: String?

  init(_ compilation: Compilation, _ workspace: Workspace, _ terms: DependencyTerms) throws {
    files = compilation.files.map(\.path)
    registry = try RegistryOptions.directoryIfNamed(terms, for: workspace)
  }

  /// Refuses to make `directory` of files of its own where some of what is read is in it.
  func refuseSources(in directory: String) throws {
    guard let outer = FileSystem.absolute(directory) else { return }
    let inside = files.first { FileSystem.absolute($0).map { FileSystem.isBelow($0, outer) } ?? false }
    guard let inside else { return }
    throw CommandFailure.usage(
      "\(directory) has sources in it, such as \(inside); name a directory of the output's own, such as"
        + " \(FileSystem.join(directory, "docs"))")
  }

  /// Refuses to write `outputs` over files that are read, or into the registry.
  func refuse(_ outputs: [String]) throws {
    try FileSystem.refuse(outputs, over: files)
    guard let registry else { return }
    for output in outputs { try FileSystem.refuse(output, inside: [registry]) }
  }
}
