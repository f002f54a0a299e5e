import ArgumentParser
import TwinCompiler
import TwinModel
import TwinReaders

/// `gemel init`.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a workspace with one package that passes the check.",
    discussion:
      "Nothing is overwritten: a directory that has a gemel.yaml is refused, and a .gitignore that is there stays as it is."
  )

  @Argument(help: "Directory of the new workspace.", completion: .directory)
  var path: String = "."

  @Option(help: "Reverse-DNS name of the first package.")
  var package: String = "com.example.models"

  func run() throws {
    let segments = package.split(separator: ".", omittingEmptySubsequences: false)
    let isName =
      segments.count >= 2
      && segments.allSatisfy { segment in
        segment.first.map { $0.isASCII && $0.isLetter } ?? false
          && segment.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
      }
    guard isName, let last = segments.last else {
      throw CommandFailure.usage("`\(package)` is not a package name; it looks like com.example.models")
    }
    let files = Self.files(package: package, directory: String(last))
    for (name, _) in files where FileSystem.kind(FileSystem.join(path, name)) != nil {
      throw CommandFailure.usage("\(FileSystem.join(path, name)) exists already; name a new directory")
    }
    let ignored = FileSystem.join(path, ".gitignore")
    let hasIgnored = FileSystem.kind(ignored) != nil
    let made = files + (hasIgnored ? [] : [(name: ".gitignore", text: Self.ignored)])
    for (name, text) in made { try FileSystem.write(Array(text.utf8), to: FileSystem.join(path, name)) }
    let kept = hasIgnored ? "\n\(ignored) was there and stays as it is; `/out/`, where gemel writes, belongs in it" : ""
    Terminal.note(
      """
      made a workspace in \(path):
      \(made.map { "  " + FileSystem.join(path, $0.name) }.joined(separator: "\n"))\(kept)
      next: gemel check \(path)
      """)
  }

  /// What git is to leave out: what can be made anew from the sources.
  private static let ignored = """
    # What `gemel build`, `gemel emit` and the like write.
    /out/

    """

  static func files(package: String, directory: String) -> [(name: String, text: String)] {
    [
      (
        "gemel.yaml",
        """
        # The workspace: packages that are checked and released together.
        edition: \(LanguageDefinition.editions.upperBound)
        workspace:
          packages: [\(directory)]
          packs: [recommended]

        """
      ),
      (
        "\(directory)/gemel.yaml",
        """
        edition: \(LanguageDefinition.editions.upperBound)
        package: \(package)
        kind: model
        version: 0.1.0
        summary: Say here what these models are for.
        owners: [your-team]
        dependencies:
          org.gemel.quantities: ^1.0.0

        """
      ),
      (
        "\(directory)/twins.yaml",
        """
        # Twin types: the contract between those who write data and those who read it.
        twins:
          Equipment:
            abstract: true
            description: What every piece of equipment has.
            properties:
              serialNumber: {type: string, required: true, maxLength: 40, description: As on the type plate.}

          Fan:
            extends: Equipment
            description: Moves air.
            properties:
              ratedPower: {type: double, unit: kilowatt, minimum: 0, description: Electrical power at full speed.}
            telemetry:
              speed: {type: double, unit: revolutionPerMinute, minimum: 0, sampling: 10s, description: Shaft speed.}
              mode: {type: Mode, description: What the fan is doing.}
            relationships:
              serves: {target: Room, cardinality: 1..8, description: Rooms that it ventilates.}

          Room:
            description: An enclosed space.
            properties:
              area: {type: double, unit: squareMetre, minimum: 0, description: Usable floor area.}

        """
      ),
      (
        "\(directory)/schemas.yaml",
        """
        # Data types that twins share.
        schemas:
          Mode:
            description: Operating mode; the numbers are what devices send.
            enum: {off: 0, low: 1, high: 2}
            open: true

        """
      ),
    ]
  }
}
