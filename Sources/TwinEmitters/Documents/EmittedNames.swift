public import TwinModel

/// What files and views of documents are called. Names depend on nothing but identities, and on which others of the model differ from them in case
/// alone: engines of SQL and some file systems take those for one, so that all of them get a hash of their identity, and a name never comes to mean
/// another document.
public struct EmittedNames: Sendable {
  private let model: Model
  /// Folders and views by what they are where case is ignored, and how many are called so.
  private var packages: [String: Int] = [:]
  private var twins: [String: Int] = [:]
  private var documents: [String: Int] = [:]
  private var views: [String: Int] = [:]

  /// Names in `model`, whatever of it is emitted. O(documents).
  public init(of model: Model) {
    self.model = model
    for package in model.packages.ids { packages[key(of: package), default: 0] += 1 }
    for twin in model.twins.ids {
      twins[key(of: twin), default: 0] += 1
      for document in emittedDocuments(of: twin, in: model) {
        documents[key(of: document), default: 0] += 1
        views[document.plainView(in: model).lowercased(), default: 0] += 1
      }
    }
  }

  /// Where the file of `document` goes, without an extension: `com.example.hvac/1.4.0/Fan/commands/startPurge.request`.
  ///
  /// Names keep letters, digits, `-`, `_` and dots between them; everything else stands as its UTF-8 in `%41`, so that no name leads elsewhere
  /// and no two are one. A hash stands behind `~`.
  public func path(of document: EmittedDocument) -> String {
    let twin = model.twins[document.twin].header
    let package = model.packages[twin.package]
    func marked(_ name: String, _ isAlone: Bool, _ identity: String) -> String {
      isAlone ? name : name + "~" + hash(identity)
    }
    let (name, type) = (model.string(package.name), model.identity(twin))
    return [
      marked(fileName(name), packages[key(of: twin.package)] == 1, name), fileName(package.version.description),
      marked(fileName(model.string(twin.name)), twins[key(of: document.twin)] == 1, type),
      marked(document.fileWords(in: model), documents[key(of: document)] == 1, document.identity(in: model)),
    ].joined(separator: "/")
  }

  /// The view that checks `document`: `com_example_hvac__Fan__commands__startPurge__request_violations`.
  ///
  /// Dots are one `_` (three in a package whose name has `_` itself), and two stand between the package, the type and the words of the form. A hash is
  /// behind it also where some part has characters that make this ambiguous, whatever else is in the model.
  public func view(of document: EmittedDocument) -> String {
    let plain = document.plainView(in: model)
    let isAlone = views[plain.lowercased()] == 1 && document.hasPlainNames(in: model)
    return plain + "_violations" + (isAlone ? "" : "_" + hash(document.identity(in: model)))
  }

  private func key(of package: ID<Package>) -> String { model.string(model.packages[package].name).lowercased() }
  private func key(of twin: ID<Twin>) -> String {
    let header = model.twins[twin].header
    return "\(header.package) " + model.string(header.name).lowercased()
  }
  private func key(of document: EmittedDocument) -> String {
    "\(document.twin) " + document.fileWords(in: model).lowercased()
  }
}

extension EmittedDocument {
  /// The name of its file in the folder of its type.
  fileprivate func fileWords(in model: Model) -> String {
    let words = words(in: model).map(fileName)
    return words.count == 3 ? words[0] + "/" + words[1] + "." + words[2] : words.joined(separator: "/")
  }

  private func parts(in model: Model) -> [String] { [model.string(model.twins[twin].header.name)] + words(in: model) }

  private func package(in model: Model) -> String {
    model.string(model.packages[model.twins[twin].header.package].name)
  }

  fileprivate func plainView(in model: Model) -> String {
    let package = package(in: model)
    // Names of packages that have `_` need more of it where the dots are.
    let dot = package.contains("_") ? "___" : "_"
    return
      ([package.split(separator: ".").map { legal(String($0)) }.joined(separator: dot)]
      + parts(in: model).map { legal($0) }).joined(separator: "__")
  }

  /// Whether its plain view tells which document it is: no part has `_` but one at a time, and between others.
  fileprivate func hasPlainNames(in model: Model) -> Bool {
    func isPlain(_ name: some StringProtocol) -> Bool {
      legal(String(name)).utf8.elementsEqual(name.utf8)
        && name.split(separator: "_", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }
    let package = package(in: model)
    return package.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isPlain($0) }
      && (!package.contains("_") || package.contains(".")) && parts(in: model).allSatisfy { isPlain($0) }
  }
}

/// FNV-1a of 64 bits. It tells names apart; it protects nothing.
private func hash(_ identity: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in identity.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// `name` as the name of a file.
private func fileName(_ name: String) -> String {
  var result = ""
  for byte in name.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: result.unicodeScalars.append(Unicode.Scalar(byte))
    case 0x2E where !result.isEmpty: result += "."
    default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}
