import TwinOutput

extension PageRenderer {
  func write(_ line: [Inline], to parent: inout HTMLWriter) {
    for inline in line { write(inline, to: &parent) }
  }

  func write(_ inline: Inline, to parent: inout HTMLWriter) {
    switch inline {
    case .text(let text): parent.text(text)
    case .strong(let text): parent.element(.strong, text: text)
    case .muted(let text): parent.element(.span, .class("muted"), text: text)
    case .code(let text): parent.element(.code) { writeBreakable(text, to: &$0) }
    case .link(let text, let target):
      parent.element(.a) {
        $0.set(.href(link(target)))
        writeBreakable(text, to: &$0)
      }
    case .codeLink(let text, let target):
      parent.element(.a) {
        $0.set(.class("code"))
        $0.set(.href(link(target)))
        writeBreakable(text, to: &$0)
      }
    case .external(let text):
      guard let link = Link.external(text) else { return parent.element(.code, text: text) }
      parent.element(.a, .href(link), text: text)
    case .reference(let label, let address):
      guard let link = Link.external(address) else { return parent.element(.code, text: label) }
      parent.element(.a) {
        $0.set(.class("code"))
        $0.set(.href(link))
        $0.text(label)
      }
    case .localized(let text, let language):
      guard !language.isEmpty else { return parent.text(text) }
      parent.element(.span) {
        $0.set(.text(.lang, language))
        $0.set(.text(.dir, "auto"))
        $0.text(text)
      }
    case .badge(let badge): write(badge, to: &parent)
    case .lineBreak: parent.element(.br)
    }
  }

  /// A long name with places where it may be broken: before the capitals in it, and behind what parts its words. Numbers stay whole.
  func writeBreakable(_ name: String, to parent: inout HTMLWriter) {
    guard name.utf8.count > 16 else { return parent.text(name) }
    var start = name.startIndex
    var previous: UInt8 = 0
    for index in name.utf8.indices {
      let byte = name.utf8[index]
      let parts = byte == 0x5F || byte == 0x2E || byte == 0x2D || byte == 0x2F
      let isWithinNumber = isDigit(byte) && previous == 0x2E
      if start < index, !parts, !isWithinNumber, byte != 0x20, !isCapital(previous), previous != 0x20, previous != 0x28,
        isCapital(byte) || !isLetterOrDigit(previous)
      {
        parent.text(name[start..<index])
        parent.element(.wbr)
        start = index
      }
      previous = byte
    }
    parent.text(name[start...])
  }

  func write(_ badge: Badge, to parent: inout HTMLWriter) {
    parent.element(.span) {
      $0.set(.class("badge " + badge.style.rawValue))
      if let hint = badge.hint { $0.set(.text(.title, hint)) }
      $0.text(badge.text)
    }
  }
}

private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}
