import Foundation
import Testing
import TwinCompiler
import TwinDocs
import TwinModel
import TwinRegistry
import TwinRules
import TwinSource
import TwinTestSupport

/// How large the index of the search is beside the model, on a site with the rules, the language and what ships, as `gemel docs` makes it.
struct SearchSize {
  /// Bytes of the index, of what is the same beside most models, and of the documents of all packages that do not ship.
  let (index, shipped, model): (Int, Int, Int)

  init(of compilation: Compilation) throws {
    var options = DocumentationOptions()
    options.articles = referenceArticles(ShippedRules.completeCatalogue)
    options.shipped = Set(
      compilation.shippedPackages.map { compilation.model.string(compilation.model.packages[$0].name) })
    let site = documentationSite(of: compilation.model, options: options)
    index = site.render(try #require(site.pages.first { $0.path == "search.js" })).count
    shipped = site.render(try #require(site.pages.first { $0.path == "search-shipped.js" })).count
    model = (compilation.givenPackages + compilation.releasedPackages).reduce(0) {
      $0 + modelJSON(of: $1, in: compilation.model).count
    }
  }

  func expectSmall(least: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(
      index >= least && index * 100 < model * 15, "\(index) bytes to \(model)", sourceLocation: sourceLocation)
    #expect(shipped < 150_000, sourceLocation: sourceLocation)
  }
}

@Suite struct SearchSizeTests {
  @Test func `the index of the search is small beside the example workspace`() throws {
    let compilation = CompilerPipeline().compile(
      CompilerInput(packages: try packages(below: "Ontologies/examples/campus")))
    #expect(!compilation.hasErrors && compilation.givenPackages.count == 5 && !compilation.shippedPackages.isEmpty)
    try SearchSize(of: compilation).expectSmall(least: 5_000)
  }

  /// Ten types with a member each and a word on half of them: about as little as a model may be.
  @Test(arguments: [false, true]) func `the index of the search is small beside ten types`(isDescribed: Bool) throws {
    let twins = (0..<10).map { number in
      let name = ["Pump", "Fan", "Boiler", "Chiller", "Valve", "Damper", "Meter", "Tank", "Mixer", "Filter"][number]
      let description =
        isDescribed && number % 2 == 0 ? "    description: Moves, holds or changes what flows through it.\n" : ""
      return "  \(name):\n\(description)    properties: {serialNumber: {type: string}, installedOn: {type: date}}\n"
        + "    telemetry: {outletTemperature\(number): {type: double, unit: degreeCelsius}}\n"
    }
    let manifest = """
      edition: 2026
      package: com.example.small
      version: 1.0.0
      dependencies: {org.gemel.quantities: ^1.0.0}
      """
    let compilation = CompilerPipeline().compile(
      CompilerInput(packages: [
        PackageInput(
          manifest: InputFile(path: "gemel.yaml", bytes: Array(manifest.utf8)),
          sources: [InputFile(path: "small.yaml", bytes: Array(("twins:\n" + twins.joined()).utf8))])
      ]))
    #expect(compilation.findings.map(\.message) == [] && compilation.model.twins.count == 10)
    try SearchSize(of: compilation).expectSmall(least: 300)
  }
}
