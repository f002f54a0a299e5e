import Testing
import TwinCompiler
import TwinDocs
import TwinRegistry

@testable import gemel_bench

@Suite struct DocumentationSizeTests {
  @Test(arguments: [false, true])
  func `the index of the search is small beside the model and no page is large`(isStandardised: Bool) {
    let workspace = WorkspaceGenerator.workspace(
      twins: 300, packageSize: 150, seed: 11, isStandardised: isStandardised)
    let compiled = CompilerPipeline().compile(workspace)
    let model = compiled.givenPackages.reduce(0) { $0 + modelJSON(of: $1, in: compiled.model).count }
    let site = documentationSite(of: compiled.model)
    var index = 0
    for page in site.pages {
      let bytes = site.render(page)
      if page.path == "search.js" { index = bytes.count }
      if page.path.hasSuffix(".html") { #expect(bytes.count < 100_000, "\(page.path)") }
    }
    #expect(index > 10_000 && index * 100 < model * 15, "\(index) bytes to \(model)")
  }
}
