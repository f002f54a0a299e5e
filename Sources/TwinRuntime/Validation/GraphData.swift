/// Twins and edges as columns of numbers: a million edges take some twenty megabytes, beside their ids and properties.
///
/// At most 4,294,967,294 of each.
public struct GraphData: Sendable {
  static let none = UInt32.max

  /// Ids of twins, whether there is such a twin or an edge only says so.
  private(set) var ids = GraphTexts()
  /// Names of types and relationships.
  private(set) var names = GraphTexts()
  private(set) var twinID: [UInt32] = []
  private(set) var twinType: [UInt32] = []
  /// The first twin of each id.
  private(set) var twinOfID: [UInt32] = []
  private(set) var edgeSource: [UInt32] = []
  private(set) var edgeTarget: [UInt32] = []
  private(set) var edgeName: [UInt32] = []
  /// Numbers of ids that edges have themselves; empty as long as none has one.
  private(set) var edgeID: [UInt32] = []
  private(set) var edgeIDs = GraphTexts()
  /// Edges with properties, ascending, and where these end.
  private var propertyEdge: [UInt32] = []
  private var propertyEnd: [Int] = []
  private var propertyBytes: [UInt8] = []

  /// A graph of nothing.
  public init() {}

  /// Number of twins.
  public var twinCount: Int { twinID.count }
  /// Number of edges.
  public var edgeCount: Int { edgeSource.count }

  /// Adds a twin. Texts are UTF-8.
  public mutating func addTwin(id: Span<UInt8>, type: Span<UInt8>) {
    let id = id.withUnsafeBytes { intern($0) }
    if twinOfID[Int(id)] == Self.none { twinOfID[Int(id)] = UInt32(truncatingIfNeeded: twinID.count) }
    twinID.append(id)
    twinType.append(type.withUnsafeBytes { names.intern($0) })
  }

  /// Adds an edge.
  /// - Parameters:
  ///   - id: What it is called among the edges of its source; nil where it has no name of its own.
  ///   - properties: A JSON object; nil stands for an empty one.
  public mutating func addEdge(
    id: Span<UInt8>?, source: Span<UInt8>, relationship: Span<UInt8>, target: Span<UInt8>, properties: Span<UInt8>?
  ) {
    let edge = edgeSource.count
    if let id {
      if edgeID.isEmpty { edgeID = [UInt32](repeating: Self.none, count: edge) }
      edgeID.append(id.withUnsafeBytes { edgeIDs.intern($0) })
    } else if !edgeID.isEmpty {
      edgeID.append(Self.none)
    }
    edgeSource.append(source.withUnsafeBytes { intern($0) })
    edgeTarget.append(target.withUnsafeBytes { intern($0) })
    edgeName.append(relationship.withUnsafeBytes { names.intern($0) })
    if let properties {
      propertyEdge.append(UInt32(truncatingIfNeeded: edge))
      properties.withUnsafeBytes { propertyBytes.append(contentsOf: $0) }
      propertyEnd.append(propertyBytes.count)
    }
  }

  private mutating func intern(_ text: UnsafeRawBufferPointer) -> UInt32 {
    let number = ids.intern(text)
    if Int(number) == twinOfID.count { twinOfID.append(Self.none) }
    return number
  }

  /// Makes room for as many more.
  public mutating func reserve(twins: Int, edges: Int) {
    twinID.reserveCapacity(twinID.count + twins)
    twinType.reserveCapacity(twinType.count + twins)
    edgeSource.reserveCapacity(edgeSource.count + edges)
    edgeTarget.reserveCapacity(edgeTarget.count + edges)
    edgeName.reserveCapacity(edgeName.count + edges)
  }
}

extension GraphData {
  /// What a twin is called.
  public func id(ofTwin twin: Int) -> String { twinID.indices.contains(twin) ? ids.string(twinID[twin]) : "" }

  /// What an edge is called among those of its source; nil where it has no name of its own.
  public func id(ofEdge edge: Int) -> String? {
    guard edgeID.indices.contains(edge), edgeID[edge] != Self.none else { return nil }
    return edgeIDs.string(edgeID[edge])
  }

  /// What the twin is called that an edge starts at.
  public func source(ofEdge edge: Int) -> String {
    edgeSource.indices.contains(edge) ? ids.string(edgeSource[edge]) : ""
  }
  /// What the twin is called that an edge leads to.
  public func target(ofEdge edge: Int) -> String {
    edgeTarget.indices.contains(edge) ? ids.string(edgeTarget[edge]) : ""
  }

  /// The name of an edge's relationship.
  public func relationship(ofEdge edge: Int) -> String {
    edgeName.indices.contains(edge) ? names.string(edgeName[edge]) : ""
  }

  /// The twin that an edge starts at, and the one it leads to; nil where there is none of that id.
  @inline(__always)
  func sourceTwin(_ edge: Int) -> Int? { twin(edgeSource[edge]) }
  @inline(__always)
  func targetTwin(_ edge: Int) -> Int? { twin(edgeTarget[edge]) }

  @inline(__always)
  private func twin(_ id: UInt32) -> Int? {
    let twin = twinOfID[Int(id)]
    return twin == Self.none ? nil : Int(twin)
  }

  /// Calls `body` with each edge that has properties, and these, in order.
  func forEachEdgeWithProperties(_ body: (Int, Span<UInt8>) -> Void) {
    var start = 0
    for (index, edge) in propertyEdge.enumerated() {
      body(Int(edge), propertyBytes.span.extracting(start..<propertyEnd[index]))
      start = propertyEnd[index]
    }
  }

  /// Whether each edge has properties.
  var edgesWithProperties: [UInt32] { propertyEdge }
}
