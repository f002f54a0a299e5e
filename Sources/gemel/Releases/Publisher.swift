import TwinOutput
import TwinSource
import TwinSyntax

/// Who publishes: who was `named`, or who acts as git is set up around `directory`.
func publisherName(_ named: String?, around directory: String = ".") throws -> String {
  guard let named else { return try committer(around: directory) }
  if isBlank(named) { throw CommandFailure.usage("--publisher is empty") }
  return try recordable(named, "--publisher")
}

/// Who acts, as git is set up around `directory`. `option` is what else says so.
func committer(around directory: String, orGivenBy option: String = "--publisher") throws -> String {
  if let name = try knownCommitter(around: directory, orGivenBy: option) { return name }
  guard Repository.isGitThere else {
    throw CommandFailure.usage("who does this is not known, since `git` is not on the PATH: say it with \(option)")
  }
  throw CommandFailure.usage(
    "who does this is not known: say it with \(option), or set `user.name` and `user.email` in git")
}

/// Stops where who publishes, as far as that is known by now, could not be recorded: before anything is written.
func holdPublisher(_ named: String?, around directory: String) throws {
  if named == nil {
    _ = try knownCommitter(around: directory, orGivenBy: "--publisher")
  } else {
    _ = try publisherName(named, around: directory)
  }
}

private func knownCommitter(around directory: String, orGivenBy option: String) throws -> String? {
  try Repository.committer(around: directory).map {
    try recordable($0, "`user.name` or `user.email` in git", "or give \(option)")
  }
}

/// A text that `source` gave and that a record is to hold. Its readers refuse characters that show otherwise than they are.
func recordable(_ text: String, _ source: String, _ elsewhere: String? = nil) throws -> String {
  guard let character = refusedCharacter(in: text) else { return text }
  let wayOut = ["write it without", elsewhere].compactMap(\.self).joined(separator: ", ")
  throw CommandFailure.usage(
    "\(source) has the character \(visibleEscape(character)), which no record may have; \(wayOut)")
}
