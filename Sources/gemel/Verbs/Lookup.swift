import ArgumentParser
import TwinOutput
import TwinRuntime

/// `gemel lookup`.
struct Lookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Opens a model.image in the runtime library and answers look-ups.",
    discussion: """
      What an application sees: types, members, schemas, units by identity, and conversions such as \
      `21.5 org.gemel.quantities.degreeCelsius org.gemel.quantities.degreeFahrenheit`. Without a question, what the \
      image holds.
      """)

  @Argument(help: "The image of an artifact.", completion: .file(extensions: ["image"]))
  var image: String

  @Argument(help: "Identities to look up; or a number and two units to convert it.")
  var questions: [String] = []

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
          "\(neutralised(package.name)) \(neutralised(package.version)): \(package.types.count) types, "
            + "\(package.schemas.count) schemas, \(package.units.count) units, \(package.concepts.count) concepts\n")
      }
      return
    }
    if questions.count == 3, let value = Double(questions[0]) {
      try convert(value, registry)
      return
    }
    var isMissing = false
    for question in questions {
      let lines = answer(question, registry)
      if lines.isEmpty { isMissing = true }
      for line in lines.isEmpty ? ["\(question): the image has no such element"] : lines {
        Terminal.print(neutralised(line) + "\n")
      }
    }
    if isMissing { throw CommandFailure.hasFindings }
  }

  private func convert(_ value: Double, _ registry: Registry) throws {
    guard let from = registry.unit(questions[1]), let to = registry.unit(questions[2]) else {
      let missing = registry.unit(questions[1]) == nil ? questions[1] : questions[2]
      throw CommandFailure.usage("the image has no unit `\(missing)`")
    }
    do {
      let result = try registry.convert(value, from: from, to: to)
      Terminal.print(
        neutralised("\(value) \(from.symbol ?? from.name) = \(result) \(to.symbol ?? to.name)") + "\n")
    } catch {
      throw CommandFailure.usage("\(error)")
    }
  }

  private func answer(_ question: String, _ registry: Registry) -> [String] {
    if let type = registry.type(question) {
      var lines = ["type \(type.id)" + (type.title().map { " (\($0))" } ?? "")]
      lines.append("  supertypes: " + type.supertypes.map(\.name).joined(separator: ", "))
      lines.append("  subtypes: " + type.subtypes.map(\.name).joined(separator: ", "))
      if let deprecation = type.deprecation {
        lines.append("  deprecated; use \(deprecation.replacedBy ?? "nothing instead")")
      }
      for member in type.members {
        let unit = member.unit.map { " in \($0.symbol ?? $0.name)" } ?? ""
        let origin = member.isInherited ? " (from \(member.declaringType.name))" : ""
        lines.append("  \(member.kind) \(member.name)\(unit)\(origin)")
      }
      return lines
    }
    if let member = registry.member(question) {
      let unit = member.unit.map { " in \($0.symbol ?? $0.name)" } ?? ""
      return ["\(member.kind) \(member.id)\(unit)" + (member.isRequired ? ", required" : "")]
    }
    if let schema = registry.schema(question) { return ["schema \(schema.id): \(schema.title() ?? schema.name)"] }
    if let unit = registry.unit(question) {
      return ["unit \(unit.id): \(unit.symbol ?? unit.name), a unit of \(unit.quantity.name)"]
    }
    if let quantity = registry.quantity(question) { return ["quantity \(quantity.id)"] }
    if let concept = registry.concept(question) {
      return ["concept \(concept.id), broader: " + concept.broader.map(\.name).joined(separator: ", ")]
    }
    if let relation = registry.relation(question) { return ["relation \(relation.id)"] }
    if let package = registry.package(question) { return ["package \(package.name) \(package.version)"] }
    return []
  }
}
