public import TwinRuntime

/// Names by which a document says what it is, for those who were told that already.
public struct DocumentNames: Hashable, Sendable {
  /// A name, and where it is written, with its quotes.
  public struct Name: Hashable, Sendable {
    /// Decoded.
    public let text: String
    /// Where.
    public let range: Range<Int>
  }

  /// The type at `$model` of `$metadata`.
  public let model: Name?
  /// Whether something is there that is no text.
  public let hasOtherModel: Bool
  /// The text at the type key.
  public let type: Name?
  /// The relationship, of an edge: at `$relationshipName`, or at `relationship` beside `source` and `target`.
  public let relationship: Name?
  /// Whether the document is an edge whose properties are an object in it, under `properties`.
  public let isEnclosed: Bool
  /// Where that object stands; nil where there is none.
  public let properties: Range<Int>?
}

extension RecordPartsReader {
  /// What `document` says of itself; nil where it is no object of JSON, or says such a thing twice.
  public mutating func names(in document: [UInt8]) -> DocumentNames? {
    document.withUnsafeBufferPointer { buffer in
      BlockBytes(buffer).flatMap { reader.names($0, 0..<document.count) }
    }
  }

  /// The type that data calls `name`, by identity, external id or an earlier identity.
  public func type(called name: String) -> TwinType? { TypeNames(registry).type(Array(name.utf8)) }
}

extension RecordReader {
  fileprivate mutating func names(_ bytes: BlockBytes, _ range: Range<Int>) -> DocumentNames? {
    guard scanKeys(bytes, range) else { return nil }
    func name(_ range: Range<Int>?) -> DocumentNames.Name? {
      range.flatMap { range in
        bytes.string(range).map { DocumentNames.Name(text: String(decoding: $0, as: UTF8.self), range: range) }
      }
    }
    func text(_ key: Key) -> DocumentNames.Name? { name(member(key)?.value) }
    let isEnclosed =
      text(.relationshipName) == nil && text(.source) != nil && text(.target) != nil && text(.relationship) != nil
    let model = member(.metadata).flatMap { modelValue(bytes, $0.value) }
    return DocumentNames(
      model: name(model), hasOtherModel: model != nil && name(model) == nil, type: name(member(typeKey)?.value),
      relationship: isEnclosed ? text(.relationship) : text(.relationshipName), isEnclosed: isEnclosed,
      properties: isEnclosed ? member(.properties)?.value : nil)
  }
}
