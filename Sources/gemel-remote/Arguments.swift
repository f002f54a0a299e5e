import TwinModel
import TwinRegistry
import TwinRemote

/// What `gemel` asks for. Its people read the help of `gemel registry push|pull`; this is between the two programs.
struct Arguments {
  enum Verb: String { case push, pull }

  var verb: Verb
  /// The directory of the registry here.
  var directory: String
  var remote: String
  var requests: [PullRequest]
  var allowsPlainHTTP = false
  var authorities: String?
  var patience = 60
  var retries = 4
  var isJSON = false

  /// Changes when the arguments do, so that programs of two versions do not misunderstand each other.
  static let version = "1"

  /// Reads `1 push|pull DIRECTORY REMOTE [--plain-http] [--ca-file FILE] [--timeout N] [--retries N] [--json] [RELEASE...]`;
  /// what is wrong as text.
  static func read(_ arguments: [String]) -> Result<Arguments, Problem> {
    guard arguments.first == version else {
      return .failure(
        Problem(
          "this program is started by `gemel registry push` and `gemel registry pull`, of the version that it came with"
        ))
    }
    guard arguments.count >= 4, let verb = Verb(rawValue: arguments[1]) else {
      return .failure(Problem("it takes push or pull, a directory and a registry"))
    }
    var read = Arguments(verb: verb, directory: arguments[2], remote: arguments[3], requests: [])
    var rest = arguments.dropFirst(4)
    while let argument = rest.popFirst() {
      switch argument {
      case "--plain-http": read.allowsPlainHTTP = true
      case "--json": read.isJSON = true
      case "--ca-file": read.authorities = rest.popFirst()
      case "--timeout", "--retries":
        guard let number = rest.popFirst().flatMap({ Int($0) }), (0...86_400).contains(number) else {
          return .failure(Problem("\(argument) takes a number"))
        }
        if argument == "--timeout" { read.patience = max(1, number) } else { read.retries = min(number, 20) }
      default:
        guard let request = request(argument) else {
          return .failure(
            Problem("`\(argument)` names no release; releases are named like com.example.hvac@1.4.0"))
        }
        read.requests.append(request)
      }
    }
    return .success(read)
  }

  private static func request(_ text: String) -> PullRequest? {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let version = parts.count == 2 ? SemanticVersion(parts[1]) : nil
    guard let package = parts.first.flatMap({ PackageName($0) }), parts.count == 1 || version != nil else { return nil }
    return PullRequest(package: package, version: version)
  }

  /// What is wrong with arguments.
  struct Problem: Error {
    var text: String
    init(_ text: String) { self.text = text }
  }
}
