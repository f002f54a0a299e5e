import TwinModel

/// About how many bytes of a page a text takes, at least as many as it does: what pages escape is counted with what it becomes.
func textCost(_ text: some StringProtocol) -> Int { text.utf8.reduce(0) { $0 + cost(ofByte: $1) } }

/// The same for names and code, in which pages mark places where they may be broken.
func nameCost(_ text: some StringProtocol) -> Int {
  text.utf8.reduce(0) { $0 + cost(ofByte: $1) + (canBreak($1) ? 5 : 0) }
}

/// What a byte of text becomes at most. Characters that nobody would see begin with few of all bytes, and are written out.
private func cost(ofByte byte: UInt8) -> Int {
  switch byte {
  case 0x22, 0x26, 0x27, 0x3C, 0x3E: 6
  case 0..<0x20, 0x7F: 12
  case 0xC2, 0xCC, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3: 12
  default: 1
  }
}

private func canBreak(_ byte: UInt8) -> Bool { !(0x61...0x7A).contains(byte) && !(0x30...0x39).contains(byte) }

/// The beginning of `text` that takes at most `limit` bytes of a page, with a sign that there is more; all of it where it takes no more.
func shortened(_ text: String, to limit: Int) -> String {
  guard nameCost(text) > limit else { return text }
  let chunk = textChunks(text, limit: limit, cost: nameCost).first ?? ""
  return chunk + "…"
}

/// `text` in pieces that take at most `limit` bytes of a page each, parted between words where that can be. Nothing is left out.
func textChunks(_ text: String, limit: Int, cost: (Substring) -> Int = textCost) -> [String] {
  if cost(text[...]) <= limit { return [text] }
  var chunks: [String] = []
  let scalars = text.unicodeScalars
  var start = scalars.startIndex
  var index = start
  /// Behind the last white space, and what stands before it.
  var gap: String.Index?
  var size = 0
  while index < scalars.endIndex {
    let next = scalars.index(after: index)
    let own = cost(text[index..<next])
    if size + own > limit, index > start {
      let end = gap.map {
        text.utf8.distance(from: start, to: $0) > text.utf8.distance(from: $0, to: index) ? $0 : index
      }
      chunks.append(String(text[start..<(end ?? index)]))
      start = end ?? index
      // What stands behind the gap is looked at again: half a piece at most.
      (index, size, gap) = (start, 0, nil)
      continue
    }
    size += own
    if scalars[index] == " " || scalars[index] == "\n" || scalars[index] == "\t" { gap = next }
    index = next
  }
  if start < scalars.endIndex { chunks.append(String(text[start...])) }
  return chunks
}

/// About how many bytes of a page each string of a model takes.
struct TextCosts: Sendable {
  private let costs: [Int]

  /// Looks at every string. Linear.
  init(of model: Model) {
    costs = model.symbols.symbols.map { symbol in
      let bytes = model.symbols.utf8(symbol)
      var sum = 0
      for index in bytes.indices { sum += cost(ofByte: bytes[index]) }
      return sum
    }
  }

  subscript(symbol: Symbol) -> Int { costs[Int(symbol.rawValue)] }

  subscript(symbol: Symbol?) -> Int { symbol.map { costs[Int($0.rawValue)] } ?? 0 }

  subscript(literal: Literal) -> Int {
    switch literal {
    case .null, .boolean: 6
    case .number(let number): number.description.utf8.count + 2
    case .string(let symbol): costs[Int(symbol.rawValue)] + 16
    case .array(let values): values.reduce(4) { $0 + self[$1] + 2 }
    case .object(let entries): entries.reduce(4) { $0 + self[$1.key] + self[$1.value] + 18 }
    }
  }
}
