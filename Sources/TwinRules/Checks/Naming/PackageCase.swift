import TwinModel

let packageCase = Check(
  "package-case", "The segments of a package's name are in small letters.", selection: .package,
  values: ["suggestion"]
) { run in
  let model = run.model
  for id in run.packages {
    let name = model.packages[id].name
    let bytes = model.symbols.utf8(name)
    let hasCapital = bytes.indices.contains { bytes[$0] >= UInt8(ascii: "A") && bytes[$0] <= UInt8(ascii: "Z") }
    guard hasCapital else { continue }
    run.report(.package(id), ["suggestion": model.string(name).lowercased()])
  }
}
