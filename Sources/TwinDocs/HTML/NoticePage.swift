import TwinOutput

/// A page in place of one of a site that is served: a heading, and `text` in its lines. With a generation it listens for the next site.
public func noticePage(title: String, text: String, generation: String?) -> [UInt8] {
  var head = [
    node(.meta, .text(.charset, "utf-8")),
    node(.meta, .text(.name, "viewport"), .text(.content, "width=device-width, initial-scale=1")),
    node(.title, text: title),
    node(.link, .text(.rel, "stylesheet"), .href(.local("/" + SiteRenderer.stylesheetPath))),
  ]
  if let generation { head.append(listeningScript(generation, root: "/")) }
  let body = node(
    .main, .id("notice"),
    content: [
      node(.h1, text: title), node(.pre, .text(.tabindex, "0"), content: [node(.code, text: text)]),
      node(.p, content: [node(.a, .href(.local("/")), text: "First page")]),
    ])
  return printHTML(
    node(.html, .text(.lang, "en"), content: [node(.head, content: head), node(.body, content: [body])]))
}

/// The script by which a page of `generation` listens for the next one.
func listeningScript(_ generation: String, root: String) -> HTMLNode {
  node(.script, .source(.local(root + reloadScriptPath + "?" + slug(generation))))
}
