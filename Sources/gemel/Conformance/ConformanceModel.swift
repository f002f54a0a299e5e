import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinStore

/// The model that data is held to, from wherever people have it.
struct ConformanceModel {
  /// What people call it.
  var name: String
  var registry: TwinRuntime.Registry
  /// The files that it was read from, where that is known.
  var files: [String] = []
  /// What it was read from as a whole, where nobody else writes: an artifact, a registry.
  var directories: [String] = []

  /// Bytes that are read of a pipe that holds an image.
  private static let largestPipe = 1 << 30

  /// Opens what `text` names: an image, from a pipe too, or the directory of an artifact as it is; a release, from the registry; anything else
  /// that `ModelSource` knows is compiled.
  init(_ text: String, registry: String?) throws {
    if let image = Self.image(text) {
      self.init(name: text, registry: try Self.open(image))
      files = [image]
      let directory = FileSystem.parent(image)
      if FileSystem.kind(FileSystem.join(directory, "model.json")) == .file { directories = [directory] }
      return
    }
    if FileSystem.kind(text) == .other {
      let bytes = try FileSystem.readFileOrPipe(text, limit: Self.largestPipe)
      guard bytes.starts(with: TwinRuntime.Registry.imageMark) else {
        throw CommandFailure.usage(
          "`\(text)` holds no image; a model that is no image is read from a file or directory")
      }
      self.init(name: text, registry: try Self.opened(text) { () throws(ImageError) in try Registry(bytes: bytes) })
      return
    }
    if text.hasPrefix(ReleaseName.prefix) {
      try self.init(release: String(text.dropFirst(ReleaseName.prefix.count)), registry: registry)
      return
    }
    let loaded = try ModelSource(text, registry: registry).load()
    let compilation = try loaded.workspace.compileWithoutErrors()
    let packages = compilation.givenPackages
    guard let first = packages.first else {
      throw CommandFailure.usage("`\(text)` has no package, so that there is no model to hold data to")
    }
    let image = runtimeImage(of: first, with: Array(packages.dropFirst()), in: compilation.model)
    self.init(
      name: loaded.name, registry: try Self.opened(loaded.name) { () throws(ImageError) in try Registry(bytes: image) })
    files = compilation.files.map(\.path)
    directories = FileSystem.artifactDirectories(of: files)
  }

  private init(name: String, registry: TwinRuntime.Registry) {
    (self.name, self.registry) = (name, registry)
  }

  private init(release text: String, registry directory: String?) throws {
    let directory = try RegistryOptions.directory(directory, around: ".")
    let local = try LocalRegistry.open(directory)
    let record = try local.release(try ReleaseName(text), on: .today).record
    let name = ReleaseName(record.release).text
    guard let bytes = try local.with({ try $0.file("model.image", of: record) }) else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "the release \(record.release) has no model.image, so that there is nothing to open")
    }
    self.init(name: name, registry: try Self.opened(name) { () throws(ImageError) in try Registry(bytes: bytes) })
    directories = [directory]
  }

  /// The image that a path means; nil where it means something to compile.
  private static func image(_ path: String) -> String? {
    switch FileSystem.kind(path) {
    case .file: path.hasSuffix(".image") || FileSystem.isImage(path) ? path : nil
    case .directory:
      FileSystem.kind(FileSystem.join(path, "gemel.yaml")) == nil
        && FileSystem.kind(FileSystem.join(path, "model.image")) == .file ? FileSystem.join(path, "model.image") : nil
    case .other, nil: nil
    }
  }

  /// Whether a file is data by its name and its first byte, which are those of no model: a document of a model is `model.json` or DTDL, and
  /// has another name.
  static func looksLikeData(_ path: String) -> Bool {
    guard FileSystem.kind(path) == .file else { return false }
    let names = [".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz", ".json.gz"]
    return names.contains(where: path.hasSuffix) && !FileSystem.isImage(path)
  }

  /// Whether a path is a model by its name or its first bytes.
  static func looksLikeModel(_ path: String) -> Bool {
    switch FileSystem.kind(path) {
    case .directory: true
    case .file:
      [".yaml", ".yml", ".vspec", ".image"].contains(where: path.hasSuffix) || FileSystem.isImage(path)
    case .other, nil: path.hasPrefix(ReleaseName.prefix) || path.hasPrefix("git:")
    }
  }

  /// Read, not mapped: somebody else may write to it while a long stream is judged.
  private static func open(_ path: String) throws -> TwinRuntime.Registry {
    try opened(path) { () throws(ImageError) in try Registry(path: path, copying: true) }
  }

  private static func opened(
    _ name: String, _ body: () throws(ImageError) -> TwinRuntime.Registry
  ) throws -> TwinRuntime.Registry {
    do {
      return try body()
    } catch {
      throw CommandFailure(code: CommandFailure.couldNotRun, message: "\(name): \(error)")
    }
  }
}
