import TwinSource
import TwinSyntax

/// Parses arbitrary bytes as YAML and walks the tree; libFuzzer calls it.
@c(LLVMFuzzerTestOneInput)
public func fuzzYAML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  walk(parseYAML(bytes, file: FileID(0)))
  return 0
}
