extension String {
  /// The text with each scalar for which `replacement` says another text as that.
  func escaping(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if let other = replacement(scalar) { result += other } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The text as a part of a JSON Pointer (RFC 6901 §3).
  var pointerToken: String { escaping { $0 == "~" ? "~0" : $0 == "/" ? "~1" : nil } }
}
