import TwinImage

extension Image {
  /// A copy of the text at `row` of `texts`.
  func text(_ row: UInt32) -> String {
    if isFirstVersion { return string(self[.textText, row]) }
    let coded = bytes(.proseBytes, .textStart, row)
    var text: [UInt8] = []
    text.reserveCapacity(coded.count * 2)
    var index = 0
    while index < coded.count {
      let byte = coded[index]
      index += 1
      if byte < ImageWordCode.firstLead {
        text.append(byte)
      } else if index < coded.count {
        let number = UInt32(byte - ImageWordCode.firstLead) << 8 | UInt32(coded[index])
        index += 1
        text.append(contentsOf: bytes(.wordBytes, .wordStart, number).prefix(ImageWordCode.longestWord))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
