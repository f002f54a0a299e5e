/// An address that a page may point at: a place of this site, or an address outside with a scheme that only opens pages
/// and messages. Nothing else becomes a link.
struct Link: Hashable, Sendable {
  /// The address, to be escaped as an attribute.
  let address: String
  /// Whether it leaves the site.
  let isExternal: Bool

  private init(address: String, isExternal: Bool) {
    self.address = address
    self.isExternal = isExternal
  }

  /// `path` of this site, relative to `page`, with an optional anchor. Both paths come from `Addresses`.
  static func site(_ path: String, from page: String, anchor: String? = nil) -> Link {
    let fragment = anchor.map { "#" + $0 } ?? ""
    if path == page, !fragment.isEmpty { return Link(address: fragment, isExternal: false) }
    return Link(address: relativePath(path, from: page) + fragment, isExternal: false)
  }

  /// An anchor of the same page.
  static func anchor(_ name: String) -> Link { Link(address: "#" + name, isExternal: false) }

  /// `text` as an address outside; nil unless it is an `http`, `https` or `mailto` address of visible characters.
  static func external(_ text: String) -> Link? {
    let lowered = text.prefix(8).lowercased()
    let isWeb = lowered.hasPrefix("http://") || lowered.hasPrefix("https://")
    guard isWeb || lowered.hasPrefix("mailto:"), text.utf8.count <= 2_048 else { return nil }
    var address = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x7F...0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0xFEFF: return nil
      case 0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D:
        address += "%" + String(scalar.value, radix: 16, uppercase: true)
      default: address.unicodeScalars.append(scalar)
      }
    }
    return Link(address: address, isExternal: true)
  }
}

/// The way from the page at `page` to `path`, both relative to the root of the site.
func relativePath(_ path: String, from page: String) -> String {
  var path = path
  var page = page
  return path.withUTF8 { there in
    page.withUTF8 { here in
      var shared = 0
      var index = 0
      while index < min(there.count, here.count), there[index] == here[index] {
        index += 1
        if there[index - 1] == 0x2F { shared = index }
      }
      var result = ""
      for byte in here[shared...] where byte == 0x2F { result += "../" }
      return result + String(decoding: there[shared...], as: UTF8.self)
    }
  }
}
