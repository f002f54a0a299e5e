import TwinSource
import TwinSyntax

/// Parses arbitrary bytes as JSON and walks the tree; libFuzzer calls it.
///
/// What is JSON without a finding must be YAML of the same shape, or be refused by YAML: two readers that check each other.
@c(LLVMFuzzerTestOneInput)
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let json = parseJSON(bytes, file: FileID(0))
  walk(json)
  guard json.findings.isEmpty else { return 0 }
  let yaml = parseYAML(bytes, file: FileID(0))
  guard yaml.findings.isEmpty else { return 0 }
  precondition(yaml.tree.nodeCount == json.tree.nodeCount, "JSON and YAML trees differ")
  guard var a = json.tree.root, var b = yaml.tree.root else { return 0 }
  while true {
    precondition(json.tree.range(a) == yaml.tree.range(b), "JSON and YAML ranges differ")
    precondition(json.tree.string(a) == yaml.tree.string(b), "JSON and YAML texts differ")
    guard let nextA = json.tree.firstChild(a), let nextB = yaml.tree.firstChild(b) else { return 0 }
    (a, b) = (nextA, nextB)
  }
}
