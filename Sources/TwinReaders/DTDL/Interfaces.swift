internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// What the readers of a package's files share.
struct DTDLShared {
  /// What the files name.
  var survey: DTDLSurvey
  /// Names given to it.
  var names: DTDLNames
  /// Identifiers met so far, with the first place of each.
  var identifiers: [String: Place] = [:]
  /// What the rules across elements need.
  var structure = DTDLStructure()
  /// How many elements were named instead of written out.
  var referenceCount = 0
  /// Whether undefined terms are accepted; nil means as the version has it.
  var allowsUndefined: Bool?
  /// Whether a quantity or a unit was met.
  var usesQuantities = false
}

/// Reads the interfaces of one file after the other into declarations.
struct DTDLReader {
  /// The file being read.
  var tree: SyntaxTree
  /// What all files share.
  var shared: DTDLShared
  /// What the file declares so far.
  var declarations: Declarations
  /// What is wrong with the files so far.
  var findings: [Finding] = []

  /// Identifier and name of the interface being read, and how deep schemas are nested at this point.
  var interfaceID = ""
  var interfaceName = ""
  var schemaDepth = 0
  /// The identified schema around what is being read, if any.
  var schemaID = ""

  init(_ tree: SyntaxTree, shared: DTDLShared) {
    self.tree = tree
    self.shared = shared
    declarations = Declarations(file: tree.file)
  }

  /// Reads a whole file: one interface, or a list of them.
  mutating func read(_ tree: SyntaxTree) -> Declarations {
    self.tree = tree
    declarations = Declarations(file: tree.file)
    guard let root = tree.root else { return declarations }
    switch tree.kind(root) {
    case .sequence: for node in elements(root) { document(node) }
    case .mapping: document(root)
    case .scalar: error("dtdl/not-an-interface", "a DTDL file holds an interface or a list of interfaces", root)
    }
    return declarations
  }

  private mutating func document(_ node: SyntaxTree.NodeID) {
    guard tree.kind(node) == .mapping else {
      error("dtdl/not-an-interface", "a DTDL file holds an interface or a list of interfaces", node)
      return
    }
    var context = DTDLContext.fallback(allowsUndefined: shared.allowsUndefined)
    if tree.value(of: "@context", in: node) == nil {
      let notes = ["for example `\"@context\": \"dtmi:dtdl:context;3\"`"]
      error("dtdl/missing-context", "an interface must have `@context`, which names the version of DTDL", node, notes)
      context.allowsUndefined = true
    }
    _ = interface(node, outer: context, where: "an element at the top of a file")
  }

  /// Reads `@context`; nil, with a finding, when it names no version.
  mutating func readContext(_ node: SyntaxTree.NodeID, in outer: DTDLContext?) -> DTDLContext? {
    var found: [Finding] = []
    let context = DTDLContext.read(node, of: tree, in: outer, allowsUndefined: shared.allowsUndefined) {
      rule, text, at, notes in
      found.append(Finding(rule, .error, text, at: tree.place(at), notes: notes))
    }
    findings += found
    if context == nil, found.isEmpty {
      let text = "`@context` must begin with a version of DTDL, such as `dtmi:dtdl:context;3`"
      error("dtdl/invalid-context", text, node)
    }
    return context
  }

  // MARK: Interfaces

  /// Reads the interface `node` and declares its twin. Returns a reference to it, if it has an identifier.
  mutating func interface(_ node: SyntaxTree.NodeID, outer: DTDLContext, where position: String) -> Reference? {
    guard let element = element(node, [.interface], outer: outer, where: position) else { return nil }
    let enclosing = (interfaceID, interfaceName, schemaID)
    defer { (interfaceID, interfaceName, schemaID) = enclosing }
    schemaID = ""
    interfaceID = element.id ?? ""
    let isFirst = element.id.map { shared.identifiers[$0] == tree.value(of: "@id", in: node).map { tree.place($0) } }
    if let id = element.id, let name = shared.names.name(of: id) {
      interfaceName = name
    } else {
      if element.id == nil { error("dtdl/missing-id", "an interface must have `@id`", node) }
      interfaceName = shared.names.unique("Unnamed")
    }

    var kept = Kept(element)
    if element.context.written == shared.survey.commonContext || element.contextNode == nil { kept.context = nil }
    var twin = TwinDeclaration(header: header(interfaceName, at: nameRange(element), element, kept))
    if let extends = element.values["extends"] {
      twin.parents = interfaces(extends, element, "a type in `extends`")
      if let id = element.id, twin.parents.contains(where: { declarations.symbols[$0.name] == id }) {
        error("dtdl/extends-itself", "an interface must not extend itself", extends)
        // What was found here is not found again as a circle.
        twin.parents.removeAll { declarations.symbols[$0.name] == id }
      }
      if element.context.version == .v2, twin.parents.count > 2 {
        error("dtdl/too-many", "an interface of DTDL v2 extends at most 2 others", extends)
      }
    }
    for schema in element.values["schemas"].map({ items($0) }) ?? [] { declaredSchema(schema, element) }

    var members: [MemberDeclaration] = []
    var names: [String: SyntaxTree.NodeID] = [:]
    for node in element.values["contents"].map({ items($0) }) ?? [] {
      guard let member = content(node, element, names: &names) else { continue }
      members.append(member)
    }
    if element.context.version == .v2, members.count > 300 {
      error("dtdl/too-many", "an interface of DTDL v2 has at most 300 contents", node)
    }
    guard isFirst != false else { return nil }
    let start = declarations.members.count
    for member in members { declarations.members.append(member) }
    twin.members = IDRange(start, declarations.members.count)
    declarations.twins.append(twin)
    if let id = element.id { shared.structure.interfaces[id] = outline(twin, members, element) }
    return element.id.map { Reference(symbol($0), nameRange(element)) }
  }

  private func outline(
    _ twin: TwinDeclaration, _ members: [MemberDeclaration], _ element: DTDLElement
  ) -> DTDLStructure.Interface {
    var outline = DTDLStructure.Interface(
      version: element.context.version, place: Place(tree.file, twin.header.range))
    outline.parents = twin.parents.map { declarations.symbols[$0.name] }
    for member in members {
      let place = Place(tree.file, member.header.range)
      outline.contents.append((declarations.symbols[member.header.name], place))
      if case .component(let target?) = member.detail {
        outline.components.append((declarations.symbols[target.name], place))
      }
    }
    return outline
  }

  /// References to the interfaces named or written out in `node`.
  private mutating func interfaces(
    _ node: SyntaxTree.NodeID, _ element: DTDLElement, _ position: String
  ) -> [Reference] {
    items(node).compactMap { item in
      if tree.kind(item) == .mapping, !isBareReference(item) {
        return interface(item, outer: element.context, where: position)
      }
      return reference(item, position, version: element.context.version)
    }
  }

  /// Reads one of an interface's contents.
  private mutating func content(
    _ node: SyntaxTree.NodeID, _ interface: DTDLElement, names: inout [String: SyntaxTree.NodeID]
  ) -> MemberDeclaration? {
    guard
      let element = element(node, DTDLClass.contents, outer: interface.context, where: "an entry of `contents`")
    else { return nil }
    let name = name(of: element, among: &names, what: "content")
    let path = [interfaceName, name ?? "Unnamed"]
    let header = header(name ?? "", at: element.values["name"].map { tree.range($0) } ?? tree.range(node), element)
    var member: MemberDeclaration
    switch element.kind {
    case .property:
      member = MemberDeclaration(header: header, kind: .property, value: value(of: element, path))
      if element.context.version == .v2, let schema = element.values["schema"] { refuseArrays(schema) }
    case .telemetry:
      member = MemberDeclaration(header: header, kind: .telemetry, value: value(of: element, path))
    case .command:
      let request = payload(element, "request", .commandRequest, path)
      let response = payload(element, "response", .commandResponse, path)
      if let type = element.values["commandType"] { judgeCommandType(type) }
      member = MemberDeclaration(
        header: header, kind: .command, detail: .command(request: request, response: response))
    case .relationship:
      member = MemberDeclaration(
        header: header, kind: .relationship, detail: .relationship(relationship(element, path)))
    default:
      let targets = element.values["schema"].map { interfaces($0, element, "the schema of a component") } ?? []
      member = MemberDeclaration(header: header, kind: .component, detail: .component(targets.first))
    }
    member.isWritable = boolean("writable", of: element)
    return name == nil ? nil : member
  }

  private mutating func judgeCommandType(_ node: SyntaxTree.NodeID) {
    let words = ["synchronous", "asynchronous"]
    guard isString(node), words.contains(dtdlTerm(tree.string(node), .commandType)) else {
      error("dtdl/wrong-value", "`commandType` must be `synchronous` or `asynchronous`", node)
      return
    }
  }

  private mutating func payload(
    _ command: DTDLElement, _ term: String, _ kind: DTDLClass, _ path: [String]
  ) -> ID<FieldDeclaration>? {
    guard let node = command.values[term].map({ items($0) })?.first else { return nil }
    let kind = command.context.version == .v2 ? .commandPayload : kind
    guard let element = element(node, [kind], outer: command.context, where: "the \(term) of a command") else {
      return nil
    }
    return declarations.fields.append(field(element, path + [term]))
  }

  private mutating func relationship(_ element: DTDLElement, _ path: [String]) -> RelationshipDeclaration {
    var relationship = RelationshipDeclaration()
    relationship.allowsExternalTargets = true
    if let node = element.values["target"],
      let target = reference(
        items(node).first ?? node, "the target of a relationship", version: element.context.version)
    {
      relationship.targets = [target]
    }
    let low = count("minMultiplicity", of: element, 0...0)
    let high = count("maxMultiplicity", of: element, 1...(element.context.version == .v2 ? 500 : UInt32.max))
    if low != nil || high != nil {
      let node = element.values["maxMultiplicity"] ?? element.values["minMultiplicity"] ?? element.node
      relationship.cardinality = (Cardinality(low ?? 0, high), tree.range(node))
    }
    var names: [String: SyntaxTree.NodeID] = [:]
    var fields: [FieldDeclaration] = []
    for node in element.values["properties"].map({ items($0) }) ?? [] {
      let position = "a property of a relationship"
      guard let property = self.element(node, [.property], outer: element.context, where: position) else { continue }
      let name = name(of: property, among: &names, what: "property")
      fields.append(field(property, path + [name ?? "Unnamed"], name: name))
    }
    relationship.properties = append(fields)
    return relationship
  }

  // MARK: Findings

  /// Adds an error about `node`. `suggestion` is what may have been meant instead: a string that can replace the node.
  mutating func error(
    _ rule: RuleID, _ message: String, _ node: SyntaxTree.NodeID, _ notes: [String] = [], suggestion: String? = nil
  ) {
    var finding = Finding(rule, .error, message, at: place(node), notes: notes, subject: interfaceID)
    if let suggestion {
      finding.notes.insert("did you mean `\(suggestion)`?", at: 0)
      if isString(node) {
        finding.fixIts = [FixIt("write `\(suggestion)`", [Edit(tree.place(node), "\"" + suggestion + "\"")])]
      }
    }
    findings.append(finding)
  }

  mutating func warning(_ rule: RuleID, _ message: String, _ node: SyntaxTree.NodeID, _ notes: [String] = []) {
    findings.append(Finding(rule, .warning, message, at: place(node), notes: notes, subject: interfaceID))
  }

  /// Place of `node`; of an object, its opening brace, which is what a frame can show.
  private func place(_ node: SyntaxTree.NodeID) -> Place {
    let range = tree.range(node)
    if tree.kind(node) == .scalar || range.count <= 80 { return tree.place(node) }
    return Place(tree.file, ByteRange(range.start, range.start + 1))
  }
}
