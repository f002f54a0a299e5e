import TwinModel

/// The strings of an image in order of first use. Those of the model are told apart by their symbols, without a look at them.
struct ImageStrings {
  /// All of them, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// Where each starts in `bytes`, and where the last one ends. The first is the empty string.
  private(set) var starts: [UInt32] = [0, 0]
  /// Rows by symbol; zero for the empty one and for those not written.
  private var rows: [UInt32]
  /// Strings that the model does not have, and their rows.
  private var others = SymbolTable()
  private var rowsOfOthers: [UInt32] = [0]

  /// The empty string alone.
  /// - Parameter symbols: The strings of the model.
  init(_ symbols: SymbolTable) { rows = [UInt32](repeating: 0, count: symbols.count) }

  /// The row of `symbol`, added when new.
  mutating func row(_ symbol: Symbol, in symbols: SymbolTable) -> UInt32 {
    let known = rows[Int(symbol.rawValue)]
    if known != 0 || symbol.isEmpty { return known }
    let row = append(symbols.utf8(symbol))
    rows[Int(symbol.rawValue)] = row
    return row
  }

  /// The row of `text`, added when new.
  mutating func row(_ text: String, in symbols: SymbolTable) -> UInt32 {
    if let symbol = symbols.find(text) { return row(symbol, in: symbols) }
    let other = others.intern(text)
    if Int(other.rawValue) == rowsOfOthers.count { rowsOfOthers.append(append(text.utf8Span.span)) }
    return rowsOfOthers[Int(other.rawValue)]
  }

  private mutating func append(_ text: Span<UInt8>) -> UInt32 {
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    starts.append(UInt32(bytes.count))
    return UInt32(starts.count - 2)
  }

  /// Adds the text of `row` to `target`.
  func append(_ row: UInt32, to target: inout [UInt8]) {
    let range = Int(starts[Int(row)])..<Int(starts[Int(row) + 1])
    bytes.span.extracting(range).withUnsafeBufferPointer { target.append(contentsOf: $0) }
  }
}
