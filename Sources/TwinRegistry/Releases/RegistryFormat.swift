import TwinOutput
public import TwinSource
import TwinSyntax

/// `registry.json`: says that a directory is a registry, and of which format.
public enum RegistryFormat {
  /// The format that is written and read.
  public static let current = 1

  /// The bytes of the file.
  public static let bytes = json(.object(["format": .integer(Int64(current))]), layout: .canonical)

  /// Reads the file. Total: another format than the one that this compiler reads is a finding as well.
  public static func read(_ bytes: [UInt8], file: FileID) -> ReadRecord<Int> {
    RecordReader.json(bytes, file) { reader, root in
      let fields = reader.fields(root, of: "the registry's description", ["format"])
      guard let node = fields["format"], let format = reader.number(node) else { return nil }
      if format != current {
        reader.report(
          "structure/invalid-value", "the registry is of format \(format), and this compiler reads \(current)",
          at: node, notes: ["use the release of the compiler that wrote it, or a later one"])
      }
      return format
    }
  }
}
