/// Why an image was refused.
public enum ImageError: Error, Hashable, Sendable {
  /// The file cannot be opened or read; the reason is the system's.
  case unreadable(path: String, reason: String)
  /// A directory, a pipe, a device: not a file that can be mapped.
  case notAFile(path: String)
  /// No bytes at all.
  case empty
  /// It does not start as images do.
  case notAnImage
  /// It was written in the other byte order.
  case otherByteOrder
  /// Its format is newer, or older, than this library reads.
  case unsupportedVersion(found: UInt32, supported: ClosedRange<UInt32>)
  /// It ends early or goes on after its end.
  case wrongLength(stated: UInt64, found: UInt64)
  /// The checksum of a section, or of the header, differs.
  case damaged(section: String)
  /// The checksums agree, and the content makes no sense.
  case malformed(section: String, problem: String)
}

extension ImageError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read the image \(path): \(reason)"
    case .notAFile(let path): "\(path) is not a file; name the model.image of an artifact"
    case .empty: "the image is empty; fetch the artifact again"
    case .notAnImage: "this is not a model image; name the model.image of an artifact"
    case .otherByteOrder: "the image is in the byte order of another machine; images are little-endian"
    case .unsupportedVersion(let found, let supported):
      found > supported.upperBound
        ? "the image has format version \(found), this library reads up to \(supported.upperBound); update the library, or build the artifact with the compiler that goes with it"
        : "the image has format version \(found), this library reads \(supported.lowerBound) and later; build the artifact again"
    case .wrongLength(let stated, let found):
      "the image states \(stated) bytes and has \(found); fetch the artifact again"
    case .damaged(let section):
      "the image is damaged in section '\(section)': its checksum differs; fetch the artifact again"
    case .malformed(let section, let problem):
      "the image is malformed in section '\(section)': \(problem); build the artifact again"
    }
  }
}
