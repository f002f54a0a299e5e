internal import CLibYAML

/// Runs libyaml's event parser over `bytes` and keeps nothing: the floor that the benchmark compares `parseYAML` with.
///
/// Returns the number of events, up to the first syntax error.
public func drainLibYAML(_ bytes: [UInt8]) -> Int {
  bytes.withUnsafeBufferPointer { source in
    withLibYAML(source) { parser, event in
      var count = 0
      while yaml_parser_parse(parser, event) == 1 {
        count += 1
        let isLast = event.pointee.type == YAML_STREAM_END_EVENT
        yaml_event_delete(event)
        if isLast { break }
      }
      return count
    } ?? 0
  }
}

/// Calls `body` with a libyaml parser that reads `source` as UTF-8, and room for an event; nil when memory is short.
///
/// Both live on the heap: the parser keeps a pointer to itself, so it must not move.
func withLibYAML<R>(
  _ source: UnsafeBufferPointer<UInt8>,
  _ body: (UnsafeMutablePointer<yaml_parser_t>, UnsafeMutablePointer<yaml_event_t>) -> R
) -> R? {
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
  defer {
    parser.deallocate()
    event.deallocate()
  }
  guard yaml_parser_initialize(parser) == 1 else { return nil }
  defer { yaml_parser_delete(parser) }
  yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  // libyaml asserts that the input pointer is not null, which it is for an empty array.
  let nothing: StaticString = ""
  yaml_parser_set_input_string(parser, source.baseAddress ?? nothing.utf8Start, source.count)
  return body(parser, event)
}
