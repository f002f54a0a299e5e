import TwinOutput

extension Link {
  /// `path` of this site, relative to `page`, with an optional anchor. Both paths come from `Addresses`.
  static func site(_ path: String, from page: String, anchor: String? = nil) -> Link {
    let fragment = anchor.map { "#" + $0 } ?? ""
    if path == page, !fragment.isEmpty { return .local(fragment) }
    return .local(relativePath(path, from: page) + fragment)
  }

  /// An anchor of the same page.
  static func anchor(_ name: String) -> Link { .local("#" + name) }
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
