import TwinOutput
public import TwinSource
import TwinSyntax

/// `registry.json`: says that a directory is a registry, and of which format.
public enum RegistryFormat {
  /// The format that is written and read.
  public static let current = 1

  /// The bytes of the file.
  public static let bytes = json(.object(["format": .integer(Int64(current))]), layout: .canonical)

  /// Reads the number of the format, `current` or another.
  public static func read(_ bytes: [UInt8], file: FileID) -> ReadRecord<Int> {
    RecordReader.json(bytes, file) { reader, root in
      let fields = reader.fields(root, of: "the registry's description", ["format"])
      return fields["format"].flatMap { reader.number($0) }
    }
  }
}
