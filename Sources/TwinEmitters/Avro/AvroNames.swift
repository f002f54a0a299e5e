/// `name` as Avro takes it: letters, digits and `_` of ASCII, no digit first.
func legal(_ name: String) -> String {
  var result = ""
  for scalar in name.unicodeScalars {
    switch scalar {
    case "A"..."Z", "a"..."z", "_": result.unicodeScalars.append(scalar)
    case "0"..."9":
      if result.isEmpty { result = "_" }
      result.unicodeScalars.append(scalar)
    default: result += "_"
    }
  }
  return result.isEmpty ? "_" : result
}

/// Names of one scope, legal and each once; what is legal as it is keeps its name.
func legal(_ names: [String]) -> [String] {
  var taken = Set(names.filter { legal($0) == $0 })
  var kept: Set<String> = []
  return names.map { name in
    let plain = legal(name)
    if plain == name, kept.insert(name).inserted { return name }
    var free = plain
    var count = 2
    while !taken.insert(free).inserted {
      free = "\(plain)_\(count)"
      count += 1
    }
    return free
  }
}
