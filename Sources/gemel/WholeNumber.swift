import ArgumentParser

/// Reads the whole number that an option takes, which is at least `least` and at most `greatest`; what it refuses names what is allowed,
/// with `example` as it is written. The argument parser names the option.
func wholeNumber(
  from least: Int, to greatest: Int? = nil, example: String
) -> @Sendable (String) throws -> Int {
  { text in
    guard let number = Int(text), number >= least, number <= greatest ?? .max else {
      let range = greatest.map { "from \(least) to \($0)" } ?? "from \(least) on"
      throw ValidationError("write a whole number \(range), such as `\(example)`")
    }
    return number
  }
}
