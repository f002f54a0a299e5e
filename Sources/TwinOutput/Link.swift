/// An address that a document may point at: a place of its own, or an address outside with a scheme that only opens pages
/// and messages. Nothing else becomes a link.
public struct Link: Hashable, Sendable {
  /// The address, to be escaped as an attribute.
  public let address: String
  /// Whether it leaves the site.
  public let isExternal: Bool

  private init(address: String, isExternal: Bool) {
    self.address = address
    self.isExternal = isExternal
  }

  /// An address of the document itself or of its neighbours. It comes from names of ours, never from input as it is.
  public static func local(_ address: String) -> Link { Link(address: address, isExternal: false) }

  /// `text` as an address outside; nil unless it is an `http`, `https` or `mailto` address of visible characters.
  public static func external(_ text: String) -> Link? {
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
