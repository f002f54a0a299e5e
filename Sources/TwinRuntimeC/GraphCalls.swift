// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import Synchronization
import TwinRuntime

/// What a handle of a graph leads to: the one object that changes, and so has a lock.
final class GraphObject: Handled {
  static let mark: UInt64 = 0x7477_696E_4772_6170
  let data = Mutex(GraphData())
}

@c @implementation public func twin_graph_new(_ graph: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  status { () throws(Failure) in try place(graph).pointee = makeHandle(GraphObject()) }
}

@c @implementation public func twin_graph_free(_ graph: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(graph, GraphObject.self)
}

@c @implementation public func twin_graph_twin_count(_ graph: OpaquePointer?) -> Int {
  object(graph, GraphObject.self)?.data.withLock { $0.twinCount } ?? 0
}

@c @implementation public func twin_graph_edge_count(_ graph: OpaquePointer?) -> Int {
  object(graph, GraphObject.self)?.data.withLock { $0.edgeCount } ?? 0
}

@c @implementation public func twin_graph_add_twins(
  _ graph: OpaquePointer?, _ twins: UnsafePointer<twin_graph_twin>?, _ count: Int
) -> twin_status {
  status { () throws(Failure) in
    let graph = try required(graph, GraphObject.self)
    let twins = try array(twins, count)
    guard count <= idLimit else { throw Failure(TWIN_NO_ROOM) }
    // All are looked at before the first is added, so that none is where one cannot be.
    for twin in twins { _ = (try name(twin.id), try name(twin.type)) }
    try graph.data.withLock { data throws(Failure) in
      try checkRoom(data, twins: count)
      for twin in twins { data.addTwin(id: try name(twin.id).span, type: try name(twin.type).span) }
    }
  }
}

@c @implementation public func twin_graph_add_edges(
  _ graph: OpaquePointer?, _ edges: UnsafePointer<twin_graph_edge>?, _ count: Int
) -> twin_status {
  status { () throws(Failure) in
    let graph = try required(graph, GraphObject.self)
    let edges = try array(edges, count)
    guard count <= idLimit / 2 else { throw Failure(TWIN_NO_ROOM) }
    for edge in edges {
      if edge.id.bytes != nil { _ = try name(edge.id) }
      _ = (try name(edge.source), try name(edge.relationship), try name(edge.target), try bytes(edge.properties))
    }
    try graph.data.withLock { data throws(Failure) in
      try checkRoom(data, edges: count)
      for edge in edges {
        data.addEdge(
          id: try bytes(edge.id)?.span, source: try name(edge.source).span,
          relationship: try name(edge.relationship).span,
          target: try name(edge.target).span, properties: try bytes(edge.properties)?.span)
      }
    }
  }
}

@c @implementation public func twin_graph_check(
  _ registry: OpaquePointer?, _ graph: OpaquePointer?, _ options: UnsafePointer<twin_options>?,
  _ checksInverses: Bool, _ report: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let graph = try required(graph, GraphObject.self)
    let place = try place(report)
    let options = try validationOptions(options)
    // A copy that shares its columns, so that others may add while this is checked.
    let data = graph.data.withLock { $0 }
    let found = GraphCheck(registry).report(on: data, options: options, checksInverses: checksInverses)
    place.pointee = makeHandle(GraphReportObject(found))
  }
}

/// A text of a graph, which has to be there and to be UTF-8.
private func name(_ text: twin_string) throws(Failure) -> UnsafeBufferPointer<UInt8> {
  guard let bytes = try bytes(text), (try? UTF8Span(validating: bytes.span)) != nil else {
    throw Failure(TWIN_BAD_ARGUMENT)
  }
  return bytes
}

/// Ids are numbers of 32 bits, of which one stands for none. An edge has two of twins.
private let idLimit = Int(UInt32.max) - 1

/// Throws where there is no room for as many more.
private func checkRoom(_ data: GraphData, twins: Int = 0, edges: Int = 0) throws(Failure) {
  guard data.twinCount + twins + 2 * (data.edgeCount + edges) <= idLimit else { throw Failure(TWIN_NO_ROOM) }
}
