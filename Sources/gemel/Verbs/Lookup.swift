import ArgumentParser
import TwinOutput
import TwinRuntime
import TwinSource

/// `gemel lookup`.
struct Lookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Opens a model.image in the runtime library and answers look-ups.",
    discussion: """
      What an application sees: types, members, schemas, units by identity, and conversions such as \
      `-21.5 degreeCelsius degreeFahrenheit`. Without a question, what the image holds.

      Conversions are exact: a result of at most 34 digits is what comes out. One that has more is rounded once to 34 digits, one that has no \
      end to 17, and then ≈ stands in place of =. Units are named by identity, or by their name or symbol (°C, kW) where one unit has it, \
      or one of those that can be converted to the other.

      Examples:
        gemel lookup model.image com.example.hvac.Fan com.example.hvac.Fan/rotationalSpeed
        gemel lookup model.image -40 degreeCelsius org.gemel.quantities.degreeFahrenheit
        gemel lookup model.image 21.5 °C °F

      Exit codes: 0 all was found, 1 the image has no such element, 2 bad usage, 3 the image could not be read.
      """)

  @Argument(help: "The image of an artifact.", completion: .file(extensions: ["image"]))
  var image: String

  // A number below zero begins like an option.
  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "Identities to look up, or names of types and units; or a number and two units to convert it.",
      valueName: "questions"))
  var given: [String] = []

  /// Without what tells options from arguments, of which there are none here.
  private var questions: [String] { given.first == "--" ? Array(given.dropFirst()) : given }

  func validate() throws {
    for question in questions where question.hasPrefix("-") && !Self.isNumber(question) {
      throw ValidationError("Unknown option '\(neutralised(question))'")
    }
  }

  /// Whether `text` is meant to be a number, as no identity is and no symbol such as `1/s`.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: ".") }
    return digits.first.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
      && !text.utf8.contains(UInt8(ascii: "/"))
  }

  func run() throws {
    let registry: Registry
    do {
      registry = try Registry(path: image)
    } catch {
      throw CommandFailure(code: CommandFailure.couldNotRun, message: "\(image): \(error)")
    }
    if questions.isEmpty {
      for package in registry.packages {
        Terminal.print(
          "\(neutralised(package.name)) \(neutralised(package.version)): \(counted(package.types.count, "type")), "
            + "\(counted(package.schemas.count, "schema")), \(counted(package.units.count, "unit")), "
            + "\(counted(package.concepts.count, "concept"))\n")
      }
      return
    }
    if let number = questions.first(where: { Self.isNumber($0) && answer($0, registry).isEmpty }) {
      guard questions.count == 3, number == questions[0] else {
        let surplus = number == questions[0] && questions.count > 3 ? "; `\(questions[3])` is one too many" : ""
        throw CommandFailure.usage(
          "`\(number)` is a number, and numbers are converted: write it, the unit that it is in, and the other one\(surplus)"
        )
      }
      return try convert(number, registry)
    }
    var isMissing = false
    for question in questions {
      let known = answer(question, registry)
      let lines = known.isEmpty ? units(question, registry) : known
      if lines.isEmpty { isMissing = true }
      for line in lines.isEmpty
        ? [question + ": the image has no such element" + suggestion(question, registry)] : lines
      {
        Terminal.print(neutralised(line) + "\n")
      }
    }
    if isMissing { throw CommandFailure.hasFindings }
  }

  private func convert(_ number: String, _ registry: Registry) throws {
    let (from, to) = try registry.theUnits(called: questions[1], questions[2])
    let result: ConvertedDecimal
    do {
      result = try registry.convert(decimal: number, from: from, to: to)
    } catch .outOfRange {
      throw CommandFailure.usage(
        "`\(number)` cannot be converted from `\(from.id)` to `\(to.id)`: write it as JSON has numbers (-21.5, 1e3), with at most 400 places"
      )
    } catch {
      throw CommandFailure.usage("\(error)")
    }
    let sign = result.isExact ? "=" : "≈"
    Terminal.print(
      neutralised("\(number) \(from.symbol ?? from.name) \(sign) \(result.text) \(to.symbol ?? to.name)") + "\n")
  }

  private func suggestion(_ question: String, _ registry: Registry) -> String {
    let known = registry.types.map { question.contains(".") ? $0.id : $0.name }
    let near =
      registry.identity(called: question) ?? nearest(to: question, in: known) ?? registry.nearestUnit(to: question)
    return near.map { "; did you mean `\($0)`?" } ?? ""
  }

  private func answer(_ question: String, _ registry: Registry) -> [String] {
    if let type = registry.type(question) { return lines(about: type) }
    if let member = registry.member(question) {
      let unit = member.unit.map { " in \($0.symbol ?? $0.name)" } ?? ""
      return ["\(member.kind) \(member.id)\(unit)" + (member.isRequired ? ", required" : "")]
    }
    if let schema = registry.schema(question) { return ["schema \(schema.id): \(schema.title() ?? schema.name)"] }
    if let unit = registry.unit(question) { return [line(about: unit)] }
    if let quantity = registry.quantity(question) { return ["quantity \(quantity.id)"] }
    if let concept = registry.concept(question) {
      return ["concept \(concept.id), broader: " + concept.broader.map(\.name).joined(separator: ", ")]
    }
    if let relation = registry.relation(question) { return ["relation \(relation.id)"] }
    if let point = registry.point(question) { return ["point \(point.id)" + (point.title().map { " (\($0))" } ?? "")] }
    if let package = registry.package(question) { return ["package \(package.name) \(package.version)"] }
    return (try? registry.theType(called: question)).map { lines(about: $0) } ?? []
  }

  /// What is answered where no identity is meant, and units may be called so by name or symbol.
  private func units(_ question: String, _ registry: Registry) -> [String] {
    (try? registry.units(called: question))?.map(line) ?? []
  }

  private func line(about unit: UnitOfMeasure) -> String {
    "unit \(unit.id): \(unit.symbol ?? unit.name), a unit of \(unit.quantity.name)"
  }

  private func lines(about type: TwinType) -> [String] {
    var lines = ["type \(type.id)" + (type.title().map { " (\($0))" } ?? "")]
    for (what, names) in [("supertypes", type.supertypes.map(\.name)), ("subtypes", type.subtypes.map(\.name))]
    where !names.isEmpty {
      lines.append("  \(what): " + names.joined(separator: ", "))
    }
    if let deprecation = type.deprecation {
      lines.append("  deprecated; use \(deprecation.replacedBy ?? "nothing instead")")
    }
    for member in type.members {
      let unit = member.unit.map { " in \($0.symbol ?? $0.name)" } ?? ""
      let origin = member.isInherited ? " (from \(member.declaringType.name))" : ""
      let ends = member.relationship?.targets.map(\.name) ?? member.component.map { [$0.name] } ?? []
      let leads = ends.isEmpty ? "" : " → " + ends.joined(separator: ", ")
      lines.append("  \(member.kind) \(member.name)\(leads)\(unit)\(origin)")
    }
    return lines
  }
}
