import Foundation
import Testing
import TwinDocs
import TwinModel

/// Writes sample sites for a look by eye when GEMEL_DOCS_OUT names a folder.
@Suite struct WriteSite {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GEMEL_DOCS_OUT"] != nil))
  func `writes sample sites to look at`() throws {
    let root = URL(filePath: ProcessInfo.processInfo.environment["GEMEL_DOCS_OUT"] ?? "")
    for (name, model) in [("small", buildingModel()), ("large", largeModel(twins: 300, members: 20))] {
      for (folder, documentation) in [("site", documentationSite(of: model)), ("md", documentationMarkdown(of: model))]
      {
        for page in documentation.pages {
          let url = root.appending(path: name + "/" + folder + "/" + page.path)
          try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(documentation.render(page)).write(to: url)
        }
      }
    }
  }
}
